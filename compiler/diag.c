/* SPDX-License-Identifier: MIT */
#include "diag.h"

#include "alloc.h"
#include "diag_item.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Longer messages are cut: the names in them are the user's. */
enum { MAX_MESSAGE = 1024 };

/*
 * Two passes over one mistake find it twice: the second time says nothing
 * new. Its notes go with it.
 */
static bool is_known(const diag *d, const diag_item *item)
{
    for (size_t i = 0; i < d->n; i++)
        if (d->items[i].level == item->level &&
            d->items[i].span.file == item->span.file &&
            d->items[i].span.start == item->span.start &&
            strcmp(d->items[i].message, item->message) == 0)
            return true;
    return false;
}

static void count(diag *d, diag_level level)
{
    if (level == DIAG_ERROR)
        d->n_errors++;
    else if (level == DIAG_WARNING)
        d->n_warnings++;
}

void diag_add(diag *d, diag_level level, source_span span, const char *format,
              ...)
{
    char message[MAX_MESSAGE];
    diag_item item = {level, span, message};
    va_list args;

    if (level == DIAG_NOTE && d->muted)
        return;
    va_start(args, format);
    vsnprintf(message, sizeof(message), format, args);
    va_end(args);
    if (level != DIAG_NOTE) {
        d->muted = is_known(d, &item);
        if (d->muted)
            return;
        count(d, level);
        d->muted = d->n_errors + d->n_warnings > DIAG_MAX;
        if (d->muted) {
            d->n_dropped++;
            return;
        }
    }
    item.message = alloc_strndup(d->arena, message, strlen(message));
    d->items = alloc_grow(d->arena, d->items, d->n, &d->capacity, sizeof(item));
    d->items[d->n++] = item;
}
