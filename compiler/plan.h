/* SPDX-License-Identifier: MIT */
#ifndef LMC_PLAN_H
#define LMC_PLAN_H

#include "model.h"
#include "names.h"

#include <lm/table.h>

/*
 * How a unit lies in C: every struct with its members, every table with its
 * name. A plan holds the tables twice over, as C would write them (names,
 * members, whose sizeof it is) and filled in for this machine. The emitter of
 * C prints the first, `lmc read` reads by the second, so that the two cannot
 * disagree.
 *
 *     const plan *p = plan_make(arena, unit, "", diag);
 *     const lm_type *type = &plan_model_named(p, "UserDetails")->type;
 *
 * Threads: a plan is not changed once it is made.
 */

/* Bytes of a struct. */
enum { PLAN_MAX_SIZE = 1 << 24 };

typedef struct plan_member {
    const char *type; /* as declared: "int64_t ", "char *", "Item **" */
    const char *name;
    const char *tail; /* behind the name: "[32]"; NULL: nothing */
    const char *doc;  /* NULL: none */
    const char *like; /* the type that a type of the user's is to lie like */
    uint32_t size, align, offset;
} plan_member;

typedef struct plan_struct {
    const char *name;
    plan_member *members;
    size_t n, capacity;
    const struct plan_union *one_of; /* behind the first lie its members */
    uint32_t size, align;
    bool huge; /* larger than PLAN_MAX_SIZE; size is not to be used */
} plan_struct;

typedef struct plan_rules {
    const char *symbol; /* NULL: no rules */
    lm_kind kind;
    union {
        lm_int_rules sint;
        lm_uint_rules uint;
        lm_float_rules real;
        lm_string_rules string;
        lm_list_rules list;
        lm_format_rules format;
        lm_decimal_rules decimal;
    } row;
    const char *values_symbol; /* of values */
    const struct plan_pattern *pattern;
} plan_rules;

/* One automaton, wherever it is used in the file. */
typedef struct plan_pattern {
    lm_pattern row;
    const struct model_dfa *dfa;
    const char *symbol; /* NULL: models that are imported use it, no others */
} plan_pattern;

typedef struct plan_type {
    lm_type row;
    const model_type *type;
    const char *slot; /* what holds it, as declared: "char *" */
    const char *tail; /* the same behind the name: "", "[32]" */
    uint32_t slot_size, slot_align;
    const char *measured; /* whose sizeof row.size is */
    const char *symbol;   /* of a table of its own (items); NULL: in place */
    const char *of;       /* row.of in C; NULL: none */
    plan_rules rules;
    const plan_struct *holder;       /* of value and companion; NULL: alone */
    size_t value, companion;         /* members of it */
    bool is_item;                    /* of a list: the step is holder's size */
    const struct plan_type *item;    /* of a LIST */
    const struct plan_map *map;      /* of a MAP */
    const struct plan_union *one_of; /* of a UNION */
} plan_type;

typedef struct plan_map {
    lm_map row;
    const char *symbol;
    plan_struct *entry;
    size_t slot; /* the value's member */
    plan_type value;
} plan_map;

typedef struct plan_union {
    lm_union row;
    const char *symbol;
    const char *members_symbol;
    const char *words_symbol; /* NULL: none */
    const char *members_of_symbol;
    const char *kind; /* of the C enum */
    const char *none; /* its enumerators */
    const char **kinds;
    plan_struct *layout;
    plan_type *members;
    lm_union_member *rows; /* row.members */
    const model_type *type;
} plan_union;

/* Static tables of a model, each behind those it needs. */
typedef enum plan_table_kind {
    PLAN_ITEM,
    PLAN_MAP,
    PLAN_UNION
} plan_table_kind;

typedef struct plan_table {
    plan_table_kind kind;
    const plan_type *item;
    plan_map *map;
    plan_union *one_of;
} plan_table;

typedef struct plan_field {
    const model_field *field;
    plan_type type;
    size_t member; /* of the model's struct */
} plan_field;

typedef struct plan_check {
    const char *function; /* the user's */
    const char *thunk;
    const char *name;        /* as written */
    const plan_field *field; /* NULL: the whole model */
    bool repeated;           /* the function is declared by an earlier one */
    source_span span;
} plan_check;

typedef struct plan_model {
    const model_decl *decl;
    size_t number; /* of plan->models */
    names_model names;
    lm_type type;
    lm_model row;
    plan_struct layout;
    plan_field *fields; /* those on the wire: not @skip */
    size_t n_fields;
    plan_struct **parts; /* structs that stand before the model's */
    size_t n_parts, parts_capacity;
    plan_table *tables;
    size_t n_tables, tables_capacity;
    plan_check *checks;
    size_t n_checks;
    size_t extra;     /* member that keeps unknown keys; see row.flags */
    bool named_early; /* a pointer to it stands before its struct */
    bool placed;      /* built, with all that it holds by value */
} plan_model;

/* A function, and its parameters as the members of a struct. */
typedef struct plan_function {
    const model_function *function;
    const char *name, *with; /* in C */
    const char *table, *messages;
    plan_model *arguments;
    const plan_model *result;
} plan_function;

typedef struct plan_enum {
    const model_decl *decl;
    names_enum names;
    lm_enum row;
} plan_enum;

typedef struct plan {
    lm_arena *arena;
    const model_unit *unit;
    plan_model **models; /* each behind those that it holds by value */
    size_t n_models;
    plan_enum **enums;
    size_t n_enums;
    plan_function *functions;
    size_t n_functions;
    plan_pattern **patterns;
    size_t n_patterns, patterns_capacity;
    struct plan_entry *index; /* by declaration */
    size_t n_index;
} plan;

/* prefix goes before type names. Problems with names go to diag. */
const plan *plan_make(lm_arena *arena, const model_unit *unit,
                      const char *prefix, diag *d);

/* The type stands with a companion: n_x or has_x. */
bool plan_is_counted(const model_type *type);
bool plan_has_flag(const model_type *type);

/* Its slot is a pointer. */
bool plan_is_pointer(const plan_type *type);

/* NULL: the declaration is not of this unit. */
const plan_model *plan_model_for(const plan *p, const model_decl *decl);

/* By the name in the model; NULL: there is none. */
const plan_model *plan_model_named(const plan *p, const char *name);

#endif
