/* SPDX-License-Identifier: MIT */
#ifndef LMC_PARSER_H
#define LMC_PARSER_H

#include "ast.h"
#include "diag.h"

/*
 * The parser's state and steps, shared by the parse_*.c files. A function
 * that reads something returns false, or NULL, after it has reported an
 * error, with the token that it could not use still ahead; who called it
 * decides how far to skip.
 *
 * Threads: one parser in one thread.
 */
typedef struct parser {
    diag *diag;
    lm_arena *arena;
    token_list tokens;
    size_t at;           /* the token ahead; never a comment */
    size_t previous;     /* the one taken before it; SIZE_MAX: none */
    unsigned depth;      /* of types and values that are open */
    unsigned braces;     /* open, whatever opened them */
    size_t refused;      /* the token that the last error was about */
    size_t file_doc_end; /* the tokens before it document the file */
    bool is_header;      /* comments are those of C */
} parser;

/* To the first token that is no comment. */
void parser_start(parser *p);

/* The token ahead, and the one behind it. */
token_kind parser_peek(const parser *p);
token_kind parser_peek_second(const parser *p);
bool parser_is_word(const parser *p, const char *word);

source_span parser_span(const parser *p, size_t at);
source_span parser_here(const parser *p);

/* From the token where something began to the one taken last. */
source_span parser_since(const parser *p, size_t first);

void parser_take(parser *p);
bool parser_accept(parser *p, token_kind kind);

/* Says what the token ahead is for. */
void parser_mark(parser *p, token_role role);

/* Takes a token or says "expected '{' after the name, found ...". */
bool parser_expect(parser *p, token_kind kind, const char *where);
/* Says so once for each token: one mistake may stop several parts. */
void parser_unexpected(parser *p, const char *expected);

/* A name and a colon: the next field, and no value, type or attribute. */
bool parser_at_field(const parser *p);

bool parser_name(parser *p, ast_name *name, const char *what);
ast_name parser_take_name(parser *p);

/* Doc comments at the top with a blank line behind them. */
const char *parser_file_doc(parser *p);

/* The doc comments right above the token ahead; NULL: none. */
const char *parser_doc_above(const parser *p);

/* The doc comment behind the last token, on the same line; NULL: none. */
const char *parser_doc_behind(const parser *p);

/* Enters one more level of types or values; false after an error. */
bool parser_enter(parser *p);
void parser_leave(parser *p);

/* parse_value.c, parse_type.c */
bool parse_value(parser *p, ast_value *value);
ast_value *parse_value_new(parser *p);
ast_type *parse_type(parser *p);

/* parse_decl.c: one declaration; false if it was cut short by an error. */
bool parse_decl(parser *p, ast_decl *decl);
bool parse_at_decl(const parser *p);

/* parse_attr.c: @name(args), once or as long as they come. */
typedef struct attr_list {
    ast_attr *items;
    size_t n;
    size_t capacity;
} attr_list;

bool parse_attr(parser *p, attr_list *attrs);
bool parse_attrs(parser *p, token_kind sign, attr_list *attrs);

#endif
