/* SPDX-License-Identifier: MIT */
#ifndef LMC_NAMES_H
#define LMC_NAMES_H

#include "diag.h"
#include "model.h"

#include <lm/target.h>

/*
 * Every C identifier of a declaration, and the tables that keep two things
 * from getting one name. A name that C or C++ cannot take is changed and a
 * note says so; a clash is an error that shows both places.
 *
 *     names *all = names_new(arena, prefix, diag);
 *     names_model user;
 *     names_of_model(all, decl, &user);
 *     puts(user.create_with);              // UserDetails_create_with
 *
 * Threads: one in one thread at a time.
 */
typedef struct names names;

/* X(member, suffix, what it is): identifiers of a model by its own name. */
#define NAMES_MODEL_LIST(X)                                                    \
    X(create, "create", "a function of")                                       \
    X(create_with, "create_with", "a function of")                             \
    X(done, "done", "the callback of")                                         \
    X(deliver, "deliver", "a function of")                                     \
    X(submit, "submit", "a function of")                                       \
    X(stream_open, "stream_open", "a function of")                             \
    X(stream_next, "stream_next", "a function of")                             \
    X(stream_finish, "stream_finish", "a function of")                         \
    X(stream_close, "stream_close", "a function of")                           \
    X(stream_submit, "stream_submit", "a function of")                         \
    X(shown, "shown", "the callback of")                                       \
    X(show, "show", "a function of")                                           \
    X(request, "request", "a function of")                                     \
    X(response, "response", "a function of")                                   \
    X(parse, "parse", "a function of")                                         \
    X(write, "write", "a function of")                                         \
    X(print, "print", "a function of")                                         \
    X(copy, "copy", "a function of")                                           \
    X(equal, "equal", "a function of")                                         \
    X(free, "free", "a function of")                                           \
    X(model, "model", "the table of")                                          \
    X(table, "type", "the type's table of")                                    \
    X(target, "target", "the target of")                                       \
    X(prompt, "prompt", "the prompt of")                                       \
    X(grammar, "grammar", "the grammar of")                                    \
    X(fields_table, "fields", "the fields' table of")                          \
    X(keys, "keys", "the keys' table of")                                      \
    X(inits_table, "inits", "the defaults' table of")                          \
    X(checks_table, "checks", "the checks' table of")                          \
    X(list, "list", "the list of")                                             \
    X(create_list, "create_list", "a function of")                             \
    X(list_free, "list_free", "a function of")                                 \
    X(list_stream_open, "list_stream_open", "a function of")                   \
    X(list_stream_next, "list_stream_next", "a function of")                   \
    X(list_stream_finish, "list_stream_finish", "a function of")               \
    X(list_stream_close, "list_stream_close", "a function of")                 \
    X(list_fields, "list_fields", "the list's table of")                       \
    X(list_model, "list_model", "the list's table of")                         \
    X(list_table, "list_type", "the list's table of")                          \
    X(list_target, "list_target", "the list's target of")                      \
    X(fast, "fast", "the emitted parser of")

typedef struct names_model {
    const char *type; /* of the struct */
    const char *base; /* what the others begin with */
#define NAMES_X(member, suffix, what) const char *member;
    NAMES_MODEL_LIST(NAMES_X)
#undef NAMES_X
    const char *schemas[LM_PROFILE_COUNT_];
} names_model;

typedef struct names_enum {
    const char *type;
    const char *base;
    const char *table;
    const char *words;
    const char **values; /* the enumerators */
} names_enum;

/* prefix stands before the names of all types; it may be empty. */
names *names_new(lm_arena *arena, const char *prefix, diag *d);

void names_of_model(names *all, const model_decl *decl, names_model *out);
void names_of_enum(names *all, const model_decl *decl, names_enum *out);

/* The struct of a union that an alias names. */
const char *names_alias(names *all, const char *name, source_span span);

/* The C function of that name in a .model file. */
const char *names_function(names *all, const char *name, source_span span);

/*
 * base_suffix, registered: what ("the items of") stands in messages
 * before the base, and the field is at span.
 */
const char *names_derived(names *all, const char *base, const char *suffix,
                          source_span span, const char *what);

/* The type made for a field: base_field, changed if that is taken. */
const char *names_field_type(names *all, const names_model *model,
                             const model_field *field);

/* The members of one struct. */
typedef struct names_scope names_scope;

names_scope *names_scope_new(names *all);

/* The member for a field; prefix is "", "n_" or "has_". */
const char *names_member(names_scope *scope, const char *prefix,
                         const char *name, source_span span, const char *what);

/* The member of a union for a type of that name: "user_details". */
const char *names_arm(names_scope *scope, const char *name, source_span span);

/* No notes until further notice: of declarations that are imported. */
void names_quiet(names *all, bool quiet);

/* Joined by one underscore, never by two. */
const char *names_join(lm_arena *arena, const char *base, const char *suffix);

/* A reserved word's reason ("a keyword of C++"), or NULL. */
const char *names_reserved(const char *word);

/* Reserved, or taken at file scope by what every generated file includes. */
const char *names_reserved_type(const char *word);

#endif
