/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_FORMAT_H
#define LM_BIND_FORMAT_H

#include "lm/format.h"

/*
 * Formats, inside: a row of functions each. What a text of the format looks
 * like is told twice: by the pattern that lmc puts into the rules, byte by
 * byte, and by `read`, which makes the value of the whole. `open` is for what
 * a pattern cannot tell.
 *
 *     if (f->read(text, n, &date))
 *         n = f->write(&date, out);
 *
 * Threads: pure functions.
 */
struct lm_format {
    const char *expected; /* "a valid date" */
    size_t size;
    bool (*read)(const char *text, size_t n, void *value);
    size_t (*write)(const void *value, char *to);
    int (*compare)(const void *a, const void *b); /* NULL: byte by byte */
    /* A text that the pattern takes so far can go on; NULL: it can. */
    bool (*open)(const char *text, size_t n);
};

/* The bytes at hand of a text, while one is read. */
typedef struct lm__cursor {
    const char *at, *end;
} lm__cursor;

static inline bool lm__eat(lm__cursor *c, char byte)
{
    if (c->at == c->end || *c->at != byte)
        return false;
    c->at++;
    return true;
}

/* As many digits as there are, at least one and at most `most`; -1: not so. */
int32_t lm__digits(lm__cursor *c, int least, int most);

/* `places` digits of a number, zeros in front. Returns the byte behind. */
char *lm__put_digits(char *to, uint32_t number, int places);

#endif
