/* SPDX-License-Identifier: MIT */
#ifndef LMC_BUILTIN_H
#define LMC_BUILTIN_H

#include "model.h"

/*
 * The types that need no declaration.
 *
 *     const builtin_type *type = builtin_find("uint8");
 *     type->kind == TYPE_INT && type->bits == 8 && type->is_unsigned
 *
 * Threads: constants.
 */
typedef enum builtin_form {
    BUILTIN_PLAIN,
    BUILTIN_MAP,  /* map<T> */
    BUILTIN_MAYBE /* maybe<T> */
} builtin_form;

typedef struct builtin_type {
    const char *name;
    builtin_form form;
    type_kind kind;
    uint8_t bits;
    bool is_unsigned;
} builtin_type;

extern const builtin_type builtin_types[];
extern const size_t builtin_count;

/* NULL: it is none. */
const builtin_type *builtin_find(const char *name);

/* What a word of other languages is here ("str": "string"); NULL: unknown. */
const char *builtin_other_word(const char *word);

/* "list"; NULL: it is of a format, which has a name. */
const char *builtin_kind_word(type_kind kind);

/* The smallest and the largest number of a type, as numbers of JSON. */
const char *builtin_min(const model_type *type);
const char *builtin_max(const model_type *type);

#endif
