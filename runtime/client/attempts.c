/* SPDX-License-Identifier: MIT */
#include "attempts.h"

#include "ask.h"

#include <stdalign.h>
#include <string.h>

/* Most calls are one request. */
enum { FIRST = 2 };

static bool grow(lm__attempts *log, lm_arena *arena)
{
    size_t capacity = log->capacity ? log->capacity * 2 : FIRST;
    lm_attempt *items =
        lm_arena_alloc(arena, capacity * sizeof(*items), alignof(lm_attempt));

    if (!items)
        return false;
    if (log->n)
        memcpy(items, log->items, log->n * sizeof(*items));
    log->items = items;
    log->capacity = capacity;
    return true;
}

lm_attempt *lm__attempts_add(lm__attempts *log, lm_arena *arena)
{
    lm_attempt *attempt;

    if (log->n == log->capacity && !grow(log, arena))
        return NULL;
    attempt = &log->items[log->n++];
    *attempt = (lm_attempt){.usage = LM__USAGE_UNKNOWN};
    return attempt;
}

lm_attempt *lm__attempts_last(const lm__attempts *log)
{
    return log->n ? &log->items[log->n - 1] : NULL;
}

lm_usage lm__attempts_usage(const lm__attempts *log)
{
    lm_usage sum = LM__USAGE_UNKNOWN;

    for (size_t i = 0; i < log->n; i++)
        lm__usage_add(&sum, &log->items[i].usage);
    return sum;
}

int64_t lm__usage_tokens(const lm_usage *usage)
{
    int64_t in = usage->in > 0 ? usage->in : 0;
    int64_t out = usage->out > 0 ? usage->out : 0;

    if (usage->total >= 0)
        return usage->total;
    return in > INT64_MAX - out ? INT64_MAX : in + out;
}
