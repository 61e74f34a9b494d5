/* SPDX-License-Identifier: MIT */
#include "fast_frame.h"

#include <string.h>

/*
 * The last bytes are read from a copy with zeros behind it, so that the leaves
 * may look further than the text goes.
 */
static size_t run_tail(lm_parser *p, const char *bytes, size_t n)
{
    char copy[2 * LM__MARGIN + 1];
    char *first = copy + 1;
    lm__text t = {first, first + n, first + n, first + n + LM__MARGIN,
                  p->offset};

    copy[0] = 0;
    memcpy(first, bytes, n);
    memset(first + n, 0, LM__MARGIN);
    return (size_t)(lm__fast_run(p, &t) - first);
}

/* No page ends within a margin behind the text, which is all there. */
static bool may_run_over(const lm_parser *p, const char *end)
{
    return p->whole && ((uintptr_t)end & 4095) <= 4096 - LM__MARGIN;
}

const char *lm__fast_rest(lm_parser *p, const char *s, const char *end)
{
    if (p->accept == LM__TAKE_KEY)
        return lm__fast_key(p, s, end);
    if (p->accept == LM__TAKE_TEXT && !p->eager)
        return lm__fast_text(p, s, end);
    return s;
}

size_t lm__fast(lm_parser *p, const char *bytes, size_t n, bool before)
{
    size_t done = 0;

    if (p->lex.state == LM__IN_STRING) {
        done = (size_t)(lm__fast_rest(p, bytes, bytes + n) - bytes);
        p->offset += done;
        return done;
    }
    if (p->lex.state == LM__FIRST_KEY && !before)
        return 0;
    if (may_run_over(p, bytes + n)) {
        lm__text t = {bytes, bytes + n, bytes + n, bytes + n + LM__MARGIN,
                      p->offset};

        return (size_t)(lm__fast_run(p, &t) - bytes);
    }
    if (n > LM__MARGIN) {
        lm__text t = {bytes, bytes + n - LM__MARGIN, bytes + n, bytes + n,
                      p->offset};

        done = (size_t)(lm__fast_run(p, &t) - bytes);
        if (done < n - LM__MARGIN || p->status != LM_OK || !lm__fast_may(p))
            return done;
    }
    return done + run_tail(p, bytes + done, n - done);
}
