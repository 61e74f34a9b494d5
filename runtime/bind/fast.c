/* SPDX-License-Identifier: MIT */
#include "fast_frame.h"

/*
 * The second gear. It runs over whole members and items while all is as it
 * should be, on the same frames as the first, and stops in a state of the
 * first wherever something is not: an unknown or repeated key, a conversion,
 * a broken rule, an escape, a token that the bytes at hand do not end.
 */

/* An item, or the root, where the first gear has read what comes before. */
static lm__at value_first(lm_parser *p, lm__frame *f, lm__at from,
                          const lm__text *t)
{
    const lm_type *type = f->type;

    if (f->kind == LM__FRAME_MODEL && f->at >= 0)
        return lm__fast_value(p, f, from.s, t);
    if (f->kind == LM__FRAME_LIST)
        return lm__fast_items(p, f, from, t);
    if (f->kind == LM__FRAME_ROOT && *from.s == '{' && !p->root &&
        p->bom % 3 == 0 && type->kind == LM_KIND_MODEL && !type->flags &&
        lm__root_new(p)) {
        f->base = p->root;
        f->at = 0;
        return lm__fast_nested(p, type, f->base, from.s, t);
    }
    return lm__stopped(from.s, LM__VALUE);
}

/* Runs on as long as it goes; returns where the first gear goes on. */
static const char *run(lm_parser *p, const lm__text *t)
{
    lm__at where = {t->first, p->lex.state, true};

    while (where.more && p->status == LM_OK) {
        lm__frame *f = lm__top(p);

        if (where.state == LM__VALUE)
            where = value_first(p, f, where, t);
        else if (f->kind == LM__FRAME_MODEL && lm__model_of(f)->n_fields <= 64)
            where = lm__fast_members(p, f, where, t);
        else if (f->kind == LM__FRAME_LIST)
            where = lm__fast_items(p, f, where, t);
        else
            where.more = false;
    }
    p->offset = lm__offset_of(t, where.s);
    p->lex.state = (uint8_t)where.state;
    p->lex.in = lm__top(p)->in;
    return where.s;
}

/*
 * The last bytes are read from a copy with zeros behind it, so that the leaves
 * may look further than the text goes.
 */
static size_t run_tail(lm_parser *p, const char *bytes, size_t n)
{
    char copy[2 * LM__MARGIN + 1];
    char *first = copy + 1;
    lm__text t = {first, first + n, first + n, true, p->offset};

    copy[0] = 0;
    memcpy(first, bytes, n);
    memset(first + n, 0, LM__MARGIN);
    return (size_t)(run(p, &t) - first);
}

/* Of a key or a string that has begun: up to its quote. */
static size_t string_rest(lm_parser *p, const char *bytes, size_t n)
{
    const char *s = bytes;

    if (p->accept == LM__TAKE_KEY)
        s = lm__fast_key(p, s, s + n);
    else if (p->accept == LM__TAKE_TEXT && !p->eager)
        s = lm__fast_text(p, s, s + n);
    return (size_t)(s - bytes);
}

size_t lm__fast(lm_parser *p, const char *bytes, size_t n, bool before)
{
    size_t done = 0;

    if (p->lex.state == LM__IN_STRING) {
        done = string_rest(p, bytes, n);
        p->offset += done;
        return done;
    }
    if (n > LM__MARGIN) {
        lm__text t = {bytes, bytes + n - LM__MARGIN, bytes + n, before,
                      p->offset};

        done = (size_t)(run(p, &t) - bytes);
        if (done < n - LM__MARGIN || p->status != LM_OK || !lm__fast_may(p))
            return done;
    }
    return done + run_tail(p, bytes + done, n - done);
}
