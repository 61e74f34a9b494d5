/* SPDX-License-Identifier: MIT */
#include "fast_frame.h"

#include <string.h>

static lm__gear gear_of(lm_parser *p, const char *first, const char *stop,
                        const char *end, const char *limit)
{
    uint32_t deepest = p->frames_room - 1;

    if (deepest > p->options.limits.max_depth)
        deepest = p->options.limits.max_depth;
    return (lm__gear){.first = first,
                      .stop = stop,
                      .end = end,
                      .limit = limit,
                      .offset = p->offset,
                      .arena = p->arena,
                      .limits = &p->options.limits,
                      .deepest = p->frames + deepest,
                      .closed = p->options.flags & LM_PARSE_CLOSED};
}

size_t lm__fast_over(lm_parser *p, const char *s, const char *end)
{
    lm__gear g = gear_of(p, s, end, end, end + LM__MARGIN);

    return (size_t)(lm__fast_run(p, &g) - s);
}

/*
 * The last bytes are read from a copy with zeros behind it, so that the leaves
 * may look further than the text goes.
 */
static size_t run_tail(lm_parser *p, const char *bytes, size_t n)
{
    char copy[2 * LM__MARGIN];

    memcpy(copy, bytes, n);
    memset(copy + n, 0, LM__MARGIN);
    return lm__fast_over(p, copy, copy + n);
}

const char *lm__fast_rest(lm_parser *p, const char *s, const char *end)
{
    if (p->accept == LM__TAKE_KEY)
        return lm__fast_key(p, s, end);
    if (p->accept == LM__TAKE_TEXT && !p->eager)
        return lm__fast_text(p, s, end);
    return s;
}

size_t lm__fast(lm_parser *p, const char *bytes, size_t n)
{
    size_t done = 0;

    if (p->lex.state == LM__IN_STRING) {
        done = (size_t)(lm__fast_rest(p, bytes, bytes + n) - bytes);
        p->offset += done;
        return done;
    }
    if (lm__fast_may_overrun(p, bytes + n))
        return lm__fast_over(p, bytes, lm__fast_sure_end(bytes + n));
    if (n > LM__MARGIN) {
        const char *stop = bytes + n - LM__MARGIN;
        lm__gear g = gear_of(p, bytes, stop, bytes + n, bytes + n);

        done = (size_t)(lm__fast_run(p, &g) - bytes);
        if (done < n - LM__MARGIN || p->status != LM_OK || !lm__fast_may(p))
            return done;
    }
    return done + run_tail(p, bytes + done, n - done);
}
