/* SPDX-License-Identifier: MIT */
#ifndef LM_SLICE_H
#define LM_SLICE_H

#include "find_json.h"

#include <stdbool.h>

/*
 * The members of an object, and the items of an array, as pieces of its text:
 * for putting texts together that are JSON already. Text that is none ends the
 * walk early; nothing is read beyond its end.
 *
 *     lm__slice at = lm__slice_open(text);
 *     while (lm__slice_next(&at))
 *         printf("%.*s\n", (int)at.value.n, at.value.at);
 *     if (at.closed) ...
 *
 * Threads: pure functions.
 */
typedef struct lm__slice {
    lm__span rest;  /* behind what was read */
    lm__span key;   /* as it stands in the quotes; of an array: nothing */
    lm__span value; /* without blanks around it */
    char close;     /* what ends it */
    bool closed;    /* the end was read, and all before it is whole */
    size_t n;       /* members or items read */
} lm__slice;

/* At the object or array that the text begins with. */
lm__slice lm__slice_open(lm__span text);

/* false: there are no more, or what comes is not JSON. */
bool lm__slice_next(lm__slice *s);

/* The member of that name; false: there is none. */
bool lm__slice_find(lm__span object, lm__span key, lm__span *value);

bool lm__span_is(lm__span s, const char *text);

#endif
