/* SPDX-License-Identifier: MIT */
/*
 * re2c options: -W
 *
 * The scanner of .model files. The copy in bootstrap/lex.c is made from this
 * file by "ninja update-lexers", so that a build needs no re2c.
 */
#include "token.h"

token_kind token_scan(const char **at, const char *limit, const char **start)
{
    const unsigned char *cursor = (const unsigned char *)*at;
    const unsigned char *marker;
    const unsigned char *begin;
    token_kind kind;

again:
    begin = cursor;
    /*!re2c
    re2c:define:YYCTYPE = "unsigned char";
    re2c:define:YYCURSOR = cursor;
    re2c:define:YYMARKER = marker;
    re2c:yyfill:enable = 0;
    re2c:indent:top = 1;
    re2c:indent:string = "    ";

    space   = [ \t\r\n];
    letter  = [A-Za-z_\x80-\xFF]; /* the rest is reported later */
    digit   = [0-9];
    visible = [^"\\\n\x00];
    escape  = "\\" [^\n\x00];
    quotes  = "\"\"\"";
    within  = ["]{0,2} ([^"\\\x00] | "\\" [^\x00]);

    space+                          { goto again; }
    "////" [^\n\x00]*               { kind = TOKEN_COMMENT; goto done; }
    "///" [^\n\x00]*                { kind = TOKEN_DOC; goto done; }
    "//" [^\n\x00]*                 { kind = TOKEN_COMMENT; goto done; }
    letter (letter | digit)*        { kind = TOKEN_NAME; goto done; }
    "-"? digit (letter | digit | "." | [eE] [+-])* {
        kind = TOKEN_NUMBER;
        goto done;
    }
    quotes within* quotes?          { kind = TOKEN_STRING; goto done; }
    ["] (visible | escape)* ["]?    { kind = TOKEN_STRING; goto done; }
    "{"                             { kind = TOKEN_LBRACE; goto done; }
    "}"                             { kind = TOKEN_RBRACE; goto done; }
    "["                             { kind = TOKEN_LBRACKET; goto done; }
    "]"                             { kind = TOKEN_RBRACKET; goto done; }
    "("                             { kind = TOKEN_LPAREN; goto done; }
    ")"                             { kind = TOKEN_RPAREN; goto done; }
    "<"                             { kind = TOKEN_LESS; goto done; }
    ">"                             { kind = TOKEN_GREATER; goto done; }
    ","                             { kind = TOKEN_COMMA; goto done; }
    ":"                             { kind = TOKEN_COLON; goto done; }
    "?"                             { kind = TOKEN_QUESTION; goto done; }
    "|"                             { kind = TOKEN_BAR; goto done; }
    "="                             { kind = TOKEN_EQUALS; goto done; }
    "."                             { kind = TOKEN_DOT; goto done; }
    "->"                            { kind = TOKEN_ARROW; goto done; }
    "@"                             { kind = TOKEN_AT; goto done; }
    "@@"                            { kind = TOKEN_AT_AT; goto done; }
    [\x00] {
        if (begin == (const unsigned char *)limit) {
            cursor = begin;
            kind = TOKEN_END;
        } else {
            kind = TOKEN_BAD;
        }
        goto done;
    }
    *                               { kind = TOKEN_BAD; goto done; }
    */
done:
    *start = (const char *)begin;
    *at = (const char *)cursor;
    return kind;
}
