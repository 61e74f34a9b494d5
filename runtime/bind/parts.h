/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_PARTS_H
#define LM_BIND_PARTS_H

#include "engine.h"

/*
 * A partial value, part by part, each with how much of it has been read:
 *
 *     lm__part root = lm__part_root(p);
 *     if (lm__part_state(p, lm__hidden_from(p), &root) != LM_ABSENT)
 *         ... by root.type: lm__part_field(p, &root, slot, i, &field) ...
 *
 * Threads: as the parser.
 */

/* How much of a value has been read. */
typedef enum lm__how {
    LM__DONE,
    LM__OPEN,   /* it is an object or array, with a frame */
    LM__CURRENT /* it is next, or its token is being read */
} lm__how;

/* A value: frame is its own if OPEN, and that it stands in if CURRENT. */
typedef struct lm__part {
    const lm_type *type;
    const char *slot;
    lm__how how;
    uint32_t frame;
} lm__part;

lm__part lm__part_root(const lm_parser *p);

/* hidden: of lm__hidden_from. */
lm_state lm__part_state(const lm_parser *p, uint32_t hidden,
                        const lm__part *part);

/* Field i of the model that lies at base; false: it was not read yet. */
bool lm__part_field(const lm_parser *p, const lm__part *part, const char *base,
                    uint32_t i, lm__part *field);

/* Item i of a list, whose value lies at `at`; an entry of a map. */
lm__part lm__part_item(const lm_parser *p, const lm__part *part, const char *at,
                       size_t i);

/* The member of a union that lies at slot; false: it is not known yet. */
bool lm__part_member(const lm__part *part, const char *slot, lm__part *member);

/* Items of a list, or the values of a map's entries. */
typedef struct lm__items {
    const char *at; /* the first */
    size_t n, stride;
} lm__items;

lm__items lm__part_items(const lm__part *part, const char *slot);

/*
 * partial.c: the frame whose current field, item or entry does not show in a
 * partial value; depth + 1: all show.
 */
uint32_t lm__hidden_from(const lm_parser *p);

#endif
