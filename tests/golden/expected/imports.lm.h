/* Made by lmc from imports.model: edit that file, not this one. */
#ifndef IMPORTS_LM_H
#define IMPORTS_LM_H

#include <lm/generated.h>
#include "shared.lm.h"

#if LM_TABLE_VERSION != 8
#error "imports.lm.h was made for another liblm: run this one's lmc on imports.model"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What a function here returns is the caller's until the _free of its type,
 * which takes all that the value holds with it. Arguments are borrowed for the
 * time of the call.
 *
 * Threads: any number may read a value while none changes it; the tables are
 * constants.
 */

typedef struct Imports_by_name_entry {
    char *key;
    Money value;
} Imports_by_name_entry;

typedef enum Imports_either_kind {
    Imports_either_none,
    Imports_either_money,
    Imports_either_string,
} Imports_either_kind;

typedef struct Imports_either {
    Imports_either_kind kind; /* which of these it is */
    union {
        Money money;
        char *string;
    };
} Imports_either;

typedef struct Imports_money_entry {
    char *key;
    Currency value;
} Imports_money_entry;

typedef struct Imports {
    Money price;
    Money *paid;
    Money *parts;
    size_t n_parts;
    Imports_by_name_entry *by_name;
    size_t n_by_name;
    Imports_either either;
    Currency currency;
    Imports_money_entry *money;
    size_t n_money;
} Imports;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Imports *Imports_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Imports_write(const Imports *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Imports_print(const Imports *value, FILE *file);

/* A deep copy; NULL: no memory. */
Imports *Imports_copy(const Imports *value);

/* Equal as JSON values are. */
bool Imports_equal(const Imports *a, const Imports *b);

/* value may be NULL; else it is one that a function here returned. */
void Imports_free(Imports *value);

/* What these functions hand to the library. */
extern const lm_model Imports_model;
extern const lm_type Imports_type;

#ifdef __cplusplus
}
#endif

#endif
