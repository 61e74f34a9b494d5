/* SPDX-License-Identifier: MIT */
#ifndef LMC_RESOLVER_H
#define LMC_RESOLVER_H

#include "ast.h"
#include "decimal.h"
#include "diag.h"
#include "list.h"
#include "model.h"
#include "strmap.h"

#include <lm/buffer.h>

/*
 * What the resolve_*.c files share. The order of work:
 *
 *     names    every declaration gets a symbol, models and enums a decl
 *     enums    their members
 *     fields   types, constraints and attributes; aliases when they are met
 *     unions   how their members are told apart, once all fields are known
 *     graph    recursion
 *     values   defaults and examples, once all types are whole
 *
 * A function that returns NULL or false has reported why; what depends on
 * that result then stays silent.
 *
 * Threads: one resolver in one thread.
 */
typedef enum symbol_state { SYMBOL_NEW, SYMBOL_OPEN, SYMBOL_DONE } symbol_state;

typedef struct symbol {
    const char *name;
    source_span span;
    const ast_decl *ast; /* NULL: made for a literal or a generic */
    bool imported;
    bool generic;       /* made for maybe<T>: used again for the same T */
    symbol_state state; /* of a model's fields, of an alias's type */
    bool whole;         /* a model all of whose fields are known */
    model_decl *decl;   /* of models and enums */
    model_type *type;   /* of aliases; NULL: broken */
    struct symbol *base;
    list_of(model_decl *) made; /* stand before decl in the unit */
} symbol;

/* A union whose members are known and not yet how they are told apart. */
typedef struct open_union {
    model_type *type;
    const model_type *same_as; /* of an alias: told apart in the same way */
    const ast_name *tag;       /* @discriminator; NULL: none */
    source_span span;
} open_union;

/* A default, or an example, to be read when all types are known. */
typedef struct open_value {
    const char *what;
    const model_type *type;
    const ast_value *value;
    const char **out;
} open_value;

typedef struct resolver {
    diag *diag;
    lm_arena *arena;
    strmap names;
    list_of(symbol *) symbols; /* in the order of the files */
    list_of(symbol *) models;  /* in the order in which fields were resolved */
    list_of(open_union) unions;
    list_of(open_value) values;
    list_of(model_function *) functions;
    strmap patterns; /* compiled ones, by their text */
    strmap formats;  /* the same, by the name of the format */
    unsigned depth;  /* of aliases and base models that are open */
} resolver;

/* Where a type stands: names what has to be made for it. */
typedef struct type_owner {
    symbol *symbol;
    const char *name; /* Model_field, or that of the alias */
    unsigned n_made;
} type_owner;

/* resolve_names.c */
void resolver_declare(resolver *r, const ast_file *file, bool imported);
symbol *resolver_find(resolver *r, const ast_name *name);
/* A decl with a name nobody wrote, which must be free. */
model_decl *resolver_make(resolver *r, type_owner *owner, decl_kind kind,
                          const char *name, source_span span);
/* "; did you mean 'x'?" with the nearest of the words, or "". */
const char *resolver_suggest(resolver *r, const char *word,
                             const char *const *words, size_t n);

/* resolve_type.c */
model_type *resolver_new_type(resolver *r, type_kind kind, source_span span);
/* A list or map; NULL: elem is NULL, or nested too deep. */
model_type *resolver_holder(resolver *r, type_kind kind, const model_type *elem,
                            source_span span);
model_type *resolver_set_depth(resolver *r, model_type *type, unsigned below);
model_type *resolver_type(resolver *r, type_owner *owner, const ast_type *ast);
model_type *resolver_alias(resolver *r, symbol *alias);

/* resolve_enum.c */
void resolver_enum(resolver *r, symbol *decl);
model_type *resolver_texts(resolver *r, type_owner *owner, const char *name,
                           source_span span, const ast_value *const *texts,
                           size_t n);
model_type *resolver_numbers(resolver *r, source_span span,
                             const ast_value *const *numbers, size_t n);

/* resolve_format.c */
void resolver_format(resolver *r, model_type *type, const char *name);
/* The canonical text of one value; NULL: it is none. */
const char *resolver_format_text(resolver *r, const model_type *type,
                                 const char *text);
/* Of two canonical texts. */
int resolver_format_compare(const model_type *type, const char *a,
                            const char *b);

/* resolve_rules.c */
bool resolver_rules(resolver *r, model_type *type, const ast_type *ast);
const char *resolver_type_name(resolver *r, const model_type *type);

/* resolve_room.c: char[32] and T[8], which lie in place. */
model_type *resolver_in_place(resolver *r, type_owner *owner,
                              const ast_type *ast);
/* false: a constraint allows more than there is room for. */
bool resolver_check_room(resolver *r, const model_type *type, source_span span);

/* resolve_model.c */
/* What a field and a parameter have before their type, and whose it is. */
type_owner resolver_name_field(resolver *r, symbol *sym, const ast_field *ast,
                               model_field *field);
bool resolver_model(resolver *r, symbol *model);

/* resolve_function.c */
void resolver_function(resolver *r, symbol *sym);

/* resolve_attr.c */
void resolver_field_attrs(resolver *r, model_field *field,
                          const ast_field *ast);
void resolver_model_attrs(resolver *r, model_decl *decl, const ast_decl *ast);
bool resolver_member_attrs(resolver *r, const ast_member *ast);

/* resolve_union.c */
model_type *resolver_union(resolver *r, type_owner *owner, const ast_type *ast);
/* A union through an alias: it shares the members of the alias. */
void resolver_share_union(resolver *r, model_type *type,
                          const model_type *target);
/* Binds @discriminator to the union in a field's type; false: there is none. */
bool resolver_set_tag(resolver *r, model_field *field, const ast_name *tag);
bool resolver_required(const model_field *field);

/* resolve_tell.c: how the members of a union are told apart. */
void resolver_close_union(resolver *r, const open_union *open);

/* resolve_graph.c */
void resolver_graph(resolver *r);

/* resolve_value.c: appends value as JSON. */
bool resolver_value(resolver *r, const open_value *open);

/* resolve_check.c: what the type and its constraints say of one value. */
bool resolver_check_number(resolver *r, const char *what,
                           const model_type *type, source_span span,
                           const decimal *number);
bool resolver_check_text(resolver *r, const char *what, const model_type *type,
                         source_span span, const char *text);
bool resolver_check_bytes(resolver *r, const char *what, const model_type *type,
                          source_span span, const char *text);
bool resolver_check_moment(resolver *r, const char *what,
                           const model_type *type, source_span span,
                           const char *text);
bool resolver_check_count(resolver *r, const char *what, const model_type *type,
                          source_span span, size_t n);

#endif
