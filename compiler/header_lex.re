/* SPDX-License-Identifier: MIT */
/*
 * re2c options: -W
 *
 * The scanner of C headers: whole directives, comments, and what is between
 * them. The copy in bootstrap/header_lex.c is made from this file by
 * "ninja update-lexers", so that a build needs no re2c.
 */
#include "header_part.h"

token_kind header_scan(const char **at, const char *limit, const char **start)
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

    space   = [ \t\r\n\f\v];
    splice  = "\\" "\r"? "\n";
    letter  = [A-Za-z_$\x80-\xFF];
    digit   = [0-9];
    escape  = "\\" [^\n\x00];
    line    = ([^\n\x00\\] | "\\" [^\x00])*;
    inside  = [^*\x00] | "*"+ [^*/\x00];
    close   = "*"+ "/";

    (space | splice)+               { goto again; }
    "////" line                     { kind = TOKEN_COMMENT; goto done; }
    "//" [/!] line                  { kind = TOKEN_DOC; goto done; }
    "//" line                       { kind = TOKEN_COMMENT; goto done; }
    "/**" [^*/\x00] inside* close   { kind = TOKEN_DOC; goto done; }
    "/*!" inside* close             { kind = TOKEN_DOC; goto done; }
    "/*" inside* close              { kind = TOKEN_COMMENT; goto done; }
    "/*"                            { kind = TOKEN_BAD; goto done; }
    "#" line                        { kind = TOKEN_DIRECTIVE; goto done; }
    letter (letter | digit)*        { kind = TOKEN_NAME; goto done; }
    "-"? "."? digit (letter | digit | "." | "'" | [eEpP] [+-])* {
        kind = TOKEN_NUMBER;
        goto done;
    }
    ["] ([^"\\\n\x00] | escape | splice)* ["]? {
        kind = TOKEN_STRING;
        goto done;
    }
    ['] ([^'\\\n\x00] | escape)* [']? { kind = TOKEN_OTHER; goto done; }
    "{"                             { kind = TOKEN_LBRACE; goto done; }
    "}"                             { kind = TOKEN_RBRACE; goto done; }
    "["                             { kind = TOKEN_LBRACKET; goto done; }
    "]"                             { kind = TOKEN_RBRACKET; goto done; }
    "("                             { kind = TOKEN_LPAREN; goto done; }
    ")"                             { kind = TOKEN_RPAREN; goto done; }
    ","                             { kind = TOKEN_COMMA; goto done; }
    ":"                             { kind = TOKEN_COLON; goto done; }
    "="                             { kind = TOKEN_EQUALS; goto done; }
    ";"                             { kind = TOKEN_SEMICOLON; goto done; }
    "*"                             { kind = TOKEN_STAR; goto done; }
    [\x00] {
        if (begin == (const unsigned char *)limit) {
            cursor = begin;
            kind = TOKEN_END;
        } else {
            kind = TOKEN_OTHER;
        }
        goto done;
    }
    *                               { kind = TOKEN_OTHER; goto done; }
    */
done:
    *start = (const char *)begin;
    *at = (const char *)cursor;
    return kind;
}
