/* SPDX-License-Identifier: MIT */
#include "fast_frame.h"

/*
 * Members that a model has not, and that its objects may have all the same:
 * servers send many. Read here are those of short names and scalar values.
 */

/* Behind a string of up to 31 plain ASCII characters; *n: how many. */
static const char *short_string(const char *s, size_t *n)
{
    char copy[LM__BLOCK];
    lm__marks marks = lm__fast_copy(copy, s + 1);

    *n = marks.stop ? lm__first_bit(marks.stop) : 0;
    return marks.stop && s[*n + 1] == '"' &&
                   !(marks.high & lm__bits_below((unsigned)*n))
               ? s + *n + 2
               : NULL;
}

static const char *scalar(const char *s, const char *end)
{
    static const lm_type number = {
        .kind = LM_KIND_FLOAT,
        .size = sizeof(double),
    };
    char slot[sizeof(double)];
    size_t n;

    switch (*s) {
    case '"':
        return short_string(s, &n);
    case 'n':
        return lm__fast_null(s);
    case 't':
    case 'f':
        return lm__fast_bool(s, slot);
    default:
        return lm__fast_float(&number, slot, s, end);
    }
}

const char *lm__fast_unknown(lm__gear *g, const lm_model *model, const char *s)
{
    unsigned listed = LM_MODEL_FORBID_EXTRA | LM_MODEL_KEEP_EXTRA;
    const lm_words *keys = model->keys;
    const char *next;
    size_t n;

    /* Near the end it is mostly one that is cut. */
    if (g->end - s < LM__BLOCK || g->closed || (model->flags & listed))
        return NULL;
    next = short_string(s, &n);
    if (!next || (keys->n && lm__fast_find(keys, s + 1, n) >= 0))
        return NULL;
    next = lm__skip_space(g, next);
    if (*next != ':')
        return NULL;
    next = lm__skip_space(g, next + 1);
    if (next >= g->stop + LM__KEY_BLOCK)
        return NULL;
    next = scalar(next, g->end);
    return next <= g->end ? next : NULL;
}
