/* SPDX-License-Identifier: MIT */
#ifndef LMC_HEADER_PART_H
#define LMC_HEADER_PART_H

#include "header_doc.h"
#include "list.h"
#include "parser.h"
#include "strmap.h"

/*
 * What the header*.c files share. A header is read in one pass over its
 * tokens; which model or enum a type is, is known at the end.
 *
 * Threads: one header in one thread.
 */

/* What stands before the declarators of a member. */
typedef enum c_kind {
    C_UNKNOWN, /* a name, which an imported file may declare */
    C_NUMBER,  /* word: "int32", "bool" */
    C_CHAR,
    C_RECORD, /* a struct or an enum */
    C_REFUSED /* why */
} c_kind;

/* A struct or an enum; typedefs of it share it. */
typedef struct c_record {
    const char *name;   /* the typedef's, or the tag */
    const char *c_type; /* "Name" or "struct tag" */
    const char *tag;    /* NULL: none */
    bool is_enum;
    bool is_model;    /* behind LM_MODEL */
    bool is_used;     /* of an enum: by a model */
    source_span span; /* of the name; file NULL: not defined here */
    size_t decl;      /* of those of the header; SIZE_MAX: none */
    /* Declared within another struct. */
    size_t body; /* the token of its '{'; 0: it is not */
    struct c_record *outer;
    const char *member;        /* the first of its type */
    const char *in_c, *in_cpp; /* what c_type, a typedef, stands for */
} c_record;

typedef struct c_type {
    c_kind kind;
    const char *word;
    const char *name; /* as written: "unsigned long" */
    const char *why;
    c_record *record;
    bool is_const;
    bool is_size; /* size_t, as counts are */
    source_span span;
} c_type;

/* LM(...) */
typedef struct c_notes {
    list_of(ast_rule) rules;
    list_of(ast_attr) attrs;
    const ast_value *init;
    const char *format; /* type of the .model language for a char * */
    const ast_value *wire;
    bool skip, optional;
} c_notes;

typedef struct c_member {
    ast_name name;
    const char *doc;
    c_type type;
    unsigned stars;
    const ast_value *rooms[2]; /* [8][32] */
    size_t n_rooms;
    c_notes notes;
    const char *why; /* it is refused for that; NULL: it is not */
    source_span why_span;
    bool taken; /* as the has_x or n_x of another */
} c_member;

typedef list_of(c_member) c_members;

/* A type in the ast, and what it is in the header. */
typedef struct open_type {
    ast_type *type;
    c_record *record;
    source_span span;
} open_type;

typedef struct header {
    parser p;
    strmap types;       /* "Name", "struct tag", "enum tag": c_type */
    strmap macros;      /* #define NAME 32: ast_value, a number */
    strmap enumerators; /* by their names in C: the word, without a prefix */
    list_of(bool) branches; /* of #if that are open: C++ is behind #else */
    list_of(open_type) open;
    list_of(ast_import) imports;
    list_of(ast_decl) decls;
    list_of(c_record *) records; /* of decls */
    c_record *within;            /* whose members are read */
    unsigned depth;              /* of structs in structs */
} header;

/* header_lex.re: as token_scan. */
token_kind header_scan(const char **at, const char *limit, const char **start);

/* header_token.c */
token_list header_tokens(const source *file, diag *diag);
/* The tokens up to the bracket that closes the one ahead, with both. */
void header_skip_group(header *h);
/* __attribute__((...)), _Alignas(...), [[...]] and the like; false: none. */
bool header_skip_attribute(header *h);
/* To behind the ';' or the body that ends what stands here. */
void header_skip_decl(header *h);

/* header_directive.c: takes the directive ahead. */
void header_directive(header *h);
/* As in a struct, where #if makes a model that depends on it. */
void header_inner_directive(header *h);

/* header_type.c */
void header_known_types(header *h);
c_type header_type(header *h);
c_record *header_record(header *h, const char *word, const char *tag);
void header_name_type(header *h, const char *name, const c_type *type);

/* header_member.c: one declaration of members, up to behind its ';'. */
void header_members(header *h, c_members *members);

/* header_field.c: the fields that the members of a struct make. */
void header_fields(header *h, c_members *members, ast_decl *decl);

/*
 * header_nested.c: the body ahead, up to behind its '}', which may be missing;
 * the members of a struct in a struct that has no name, as those of the outer;
 * one that has a name, once a member of it is known; and its names in C.
 */
bool header_body(header *h, ast_decl *decl, c_record *record);
void header_flatten(header *h, const c_record *record, c_members *members);
void header_nested(header *h, c_record *record, const c_member *m);
void header_name_nested(header *h, c_record *record);

/* header_note.c: an LM(...), if one is ahead. */
bool header_note(header *h, c_notes *notes);

/* header_format.c */
void header_known_formats(header *h);
bool header_in_bytes(const c_member *m);
/* Why the member cannot have its LM(format); NULL: it can, or has none. */
const char *header_format_why(header *h, const c_member *m);

/* header_enum.c: the body of an enum. */
void header_enum(header *h, ast_decl *decl);

/* Once the enum has its name: words without it. */
void header_name_values(header *h, const c_record *record, ast_decl *decl);

/* header_decl.c: what LM_MODEL, typedef, struct or enum begins. */
void header_decl(header *h);

#endif
