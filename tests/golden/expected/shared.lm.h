/* Made by lmc from shared.model: edit that file, not this one. */
#ifndef SHARED_LM_H
#define SHARED_LM_H

#include <lm/generated.h>

#if LM_TABLE_VERSION != 8
#error "shared.lm.h was made for another liblm: run this one's lmc on shared.model"
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

typedef enum Currency {
    Currency_EUR,
    Currency_USD,
} Currency;

extern const lm_enum Currency_enum;

typedef struct Money {
    double amount;
    Currency currency;
} Money;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Money *Money_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Money_write(const Money *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Money_print(const Money *value, FILE *file);

/* A deep copy; NULL: no memory. */
Money *Money_copy(const Money *value);

/* Equal as JSON values are. */
bool Money_equal(const Money *a, const Money *b);

/* value may be NULL; else it is one that a function here returned. */
void Money_free(Money *value);

/* What these functions hand to the library. */
extern const lm_model Money_model;
extern const lm_type Money_type;

#ifdef __cplusplus
}
#endif

#endif
