/* SPDX-License-Identifier: MIT */
#ifndef LMC_PLAN_BUILD_H
#define LMC_PLAN_BUILD_H

#include "plan.h"

/*
 * What the files that make a plan share. A model is built when all that it
 * holds by value has been, so that sizes are known; sizes of what is behind a
 * pointer are filled in at the end.
 */
typedef struct plan_named_union {
    const model_alias *alias;
    const plan_union *one_of;
} plan_named_union;

typedef struct plan_builder {
    lm_arena *arena;
    names *names;
    plan *plan;
    diag *diag;
    plan_model *model;        /* being built */
    const model_field *field; /* of it, being placed */
    plan_type **late;         /* whose row.size is a model's */
    size_t n_late, late_capacity;
    plan_named_union *named; /* made so far */
    size_t n_named, named_capacity;
    int depth; /* of models held by value */
} plan_builder;

/*
 * Layout (plan_struct.c). A member's type is written with the space or '*'
 * that its name follows; the number of the member is returned.
 */
plan_struct *plan_struct_new(lm_arena *arena, const char *name);
size_t plan_struct_add(lm_arena *arena, plan_struct *s, plan_member member);
void plan_struct_close(plan_struct *s);

/* Members of one C type: PLAN_MEMBER(size_t, "n_tags"). */
#define PLAN_MEMBER(c_type, member_name)                                       \
    ((plan_member){.type = #c_type " ",                                        \
                   .name = member_name,                                        \
                   .size = sizeof(c_type),                                     \
                   .align = _Alignof(c_type)})

/* A value of a type without its place: row, slot, of, rules (plan_type.c). */
void plan_describe(plan_builder *b, const char *base, const model_type *type,
                   plan_type *out);

/*
 * The same as members of a struct: the value, and its companion where it has
 * one.
 */
void plan_place(plan_builder *b, plan_struct *in, const char *member,
                const char *companion, plan_type *out);

/* A model whose names are taken and whose struct is still empty (plan.c). */
plan_model *plan_new_model(plan_builder *b, const model_decl *decl);
void plan_lay_out(plan_builder *b, plan_model *m);

/* plan->functions, once all models have been placed (plan_function.c). */
void plan_add_functions(plan_builder *b);

/* row.rules and its symbols (plan_rules.c). */
void plan_add_rules(plan_builder *b, const char *base, plan_type *out);

/* A union's struct and table (plan_union.c). */
const plan_union *plan_add_union(plan_builder *b, const char *base,
                                 const model_type *type);

void plan_add_checks(plan_builder *b);

/* op and n_key of a row of which the rest is filled in (plan_op.c). */
lm_op plan_op(const lm_field *row, const model_field *field);
uint8_t plan_key_size(const lm_words *keys, size_t i);

plan_table *plan_add_table(plan_builder *b, plan_table_kind kind);
void plan_add_part(plan_builder *b, plan_struct *part);

plan_model *plan_model_of(const plan *p, const model_decl *decl);
plan_enum *plan_enum_of(const plan *p, const model_decl *decl);

#endif
