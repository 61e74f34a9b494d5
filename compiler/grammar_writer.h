/* SPDX-License-Identifier: MIT */
#ifndef LMC_GRAMMAR_WRITER_H
#define LMC_GRAMMAR_WRITER_H

#include "grammar.h"
#include "list.h"
#include "strmap.h"

/*
 * A grammar that is being written. Functions return expressions and write the
 * rules that these need.
 *
 * Threads: none shared.
 */
typedef struct grammar_writer {
    lm_arena *arena;
    grammar_cache *cache;
    const plan *plan;
    lm_buffer *out;
    diag *diag;
    strmap names;                       /* of rules */
    strmap rules;                       /* of models and enums, by name */
    list_of(const plan_model *) models; /* that have a rule, made or not */
    const plan_model *model;
    const plan_field *field;
    unsigned used; /* of the basic rules */
} grammar_writer;

/* Rules that are the same in every grammar. */
typedef enum grammar_basic {
    GRAMMAR_VALUE,
    GRAMMAR_OBJECT,
    GRAMMAR_MEMBER,
    GRAMMAR_ARRAY,
    GRAMMAR_NUMBER,
    GRAMMAR_BOOLEAN,
    GRAMMAR_STRING,
    GRAMMAR_CHAR,
    GRAMMAR_INTEGER,
    GRAMMAR_UNSIGNED,
    GRAMMAR_SPACE,
    GRAMMAR_BASIC_COUNT_
} grammar_basic;

/* The name of a basic rule, which is then written at the end. */
const char *grammar_use(grammar_writer *w, grammar_basic rule);

/* Their names are taken; and those in use are written. */
void grammar_reserve_basics(grammar_writer *w);
void grammar_write_basics(grammar_writer *w);

/* A warning that the grammar does not hold this of the field at hand. */
void grammar_cannot(grammar_writer *w, const char *what);

/* A free name near the one wished for. */
const char *grammar_name(grammar_writer *w, const char *wish);

/* Numbers and texts (grammar_scalar.c). */
const char *grammar_int(grammar_writer *w, const plan_type *type);
const char *grammar_uint(grammar_writer *w, const plan_type *type);
const char *grammar_float(grammar_writer *w, const plan_type *type);
const char *grammar_string(grammar_writer *w, const char *base,
                           const plan_type *type);

const char *grammar_format(grammar_writer *w, const char *base,
                           const plan_type *type);

/* "{2,5}" behind what is repeated. */
const char *grammar_repeat(grammar_writer *w, uint32_t least, bool limited,
                           uint32_t most);

#endif
