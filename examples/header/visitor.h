/* SPDX-License-Identifier: MIT */
#ifndef VISITOR_H
#define VISITOR_H

#include <lm/annotate.h>

#include <stdint.h>

/*
 * A header that an application has had for long: what is new are the marks,
 * which expand to nothing. lmc makes visitor.lm.h and visitor.lm.c of it.
 */
#define VISITOR_NAME_SIZE 48

/// One visitor named in the text.
LM_MODEL typedef struct visitor {
    char name[VISITOR_NAME_SIZE] LM(min_length = 1); ///< full name, as written
    int32_t age LM(ge = 0, le = 150);
    struct visitor *next LM(skip); /* of the application's list */
} visitor;

/* Older of the two; a NULL is younger than all. */
static inline const visitor *visitor_older(const visitor *a, const visitor *b)
{
    return !b || (a && a->age >= b->age) ? a : b;
}

#endif
