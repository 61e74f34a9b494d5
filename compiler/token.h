/* SPDX-License-Identifier: MIT */
#ifndef LMC_TOKEN_H
#define LMC_TOKEN_H

#include "diag.h"
#include "source.h"

/*
 * The words of a .model file. All of them are found before parsing begins,
 * comments too, so that the parser can look behind and ahead, and the
 * formatter sees what the parser skips.
 *
 *     token_list tokens = token_read(file, &diag);
 *     tokens.items[tokens.n - 1].kind == TOKEN_END
 *
 * Threads: a list is constant once it is read.
 */

/* X(name, text): the text as messages show it. */
#define TOKEN_LIST(X)                                                          \
    X(END, "the end of the file")                                              \
    X(BAD, "a stray character")                                                \
    X(COMMENT, "a comment")                                                    \
    X(DOC, "a doc comment")                                                    \
    X(NAME, "a name")                                                          \
    X(NUMBER, "a number")                                                      \
    X(STRING, "a string")                                                      \
    X(LBRACE, "'{'")                                                           \
    X(RBRACE, "'}'")                                                           \
    X(LBRACKET, "'['")                                                         \
    X(RBRACKET, "']'")                                                         \
    X(LPAREN, "'('")                                                           \
    X(RPAREN, "')'")                                                           \
    X(LESS, "'<'")                                                             \
    X(GREATER, "'>'")                                                          \
    X(COMMA, "','")                                                            \
    X(COLON, "':'")                                                            \
    X(QUESTION, "'?'")                                                         \
    X(BAR, "'|'")                                                              \
    X(EQUALS, "'='")                                                           \
    X(DOT, "'.'")                                                              \
    X(ARROW, "'->'")                                                           \
    X(AT, "'@'")                                                               \
    X(AT_AT, "'@@'")                                                           \
    /* of C headers only */                                                    \
    X(SEMICOLON, "';'")                                                        \
    X(STAR, "'*'")                                                             \
    X(DIRECTIVE, "a directive")                                                \
    X(OTHER, "what is not for lmc")

typedef enum token_kind {
#define TOKEN_X(name, text) TOKEN_##name,
    TOKEN_LIST(TOKEN_X)
#undef TOKEN_X
        TOKEN_COUNT_
} token_kind;

/* What the parser makes of a token, for the formatter. */
typedef enum token_role {
    ROLE_NONE,
    ROLE_DECL,  /* begins a declaration or an import */
    ROLE_ENTRY, /* begins a field, a member, a message or an @@attribute */
    ROLE_OPEN,  /* { of a body */
    ROLE_CLOSE, /* } of a body */
    ROLE_COMMA  /* between entries, where none is needed */
} token_role;

/* Bytes [start, end) of the file. */
typedef struct token {
    token_kind kind;
    token_role role;
    uint32_t start;
    uint32_t end;
} token;

typedef struct token_list {
    const source *file;
    token *items;
    size_t n; /* the last is TOKEN_END */
    size_t capacity;
} token_list;

/* Strings not closed, stray bytes and the like are reported and stay in. */
token_list token_read(const source *file, diag *diag);

/* As in the list above. */
const char *token_text(token_kind kind);

/* Reports what is wrong with a token: a string not closed, a bad number. */
void token_check(const token_list *tokens, const token *t, diag *diag);

/*
 * The scanner in lex.re: moves *at over one token, white space before it
 * included, and tells its kind and where it starts. limit points at the NUL.
 */
token_kind token_scan(const char **at, const char *limit, const char **start);

#endif
