/* SPDX-License-Identifier: MIT */
#include "turns.h"

#include "goals.h"
#include "race.h"
#include "telling.h"
#include "verify.h"

#include <stdio.h>
#include <stdlib.h>

enum { STREAMS = 1000 };

typedef struct crowd {
    const documents *set;
    telling streams[STREAMS];
    lm__desk desk;
    bool failed;
} crowd;

/* Streams share documents: what just came lies in the cache. */
static const document *document_of(const crowd *c, size_t i)
{
    return &c->set->items[i % c->set->n];
}

static bool feed_event(crowd *c, size_t i, size_t event)
{
    const document *doc = document_of(c, i);
    size_t from = event ? doc->ends[event - 1] : 0;

    return telling_feed(&c->streams[i], doc->events.s + from,
                        doc->ends[event] - from);
}

static bool is_right(crowd *c, size_t i)
{
    const Order *order = telling_finish(&c->streams[i]);

    return order && value_hash(KIND_ORDER, order) == document_of(c, i)->hash;
}

static void run(void *ctx)
{
    crowd *c = ctx;

    for (size_t i = 0; i < STREAMS; i++)
        telling_start(&c->streams[i]);
    for (size_t event = 0; event < DOCUMENT_EVENTS; event++)
        for (size_t i = 0; i < STREAMS; i++)
            if (!feed_event(c, i, event))
                c->failed = true;
    for (size_t i = 0; i < STREAMS; i++)
        if (!is_right(c, i))
            c->failed = true;
}

static void report(const runner *r, unsigned rounds)
{
    double events = (double)STREAMS * DOCUMENT_EVENTS;

    printf("bench W6 turns self %.0fns goal %.0f\n",
           race_median(r, rounds) / events * 1e9,
           goal_of("W6", "turns", "self"));
}

bool turns_hold(const documents *set, unsigned rounds)
{
    static runner r;
    crowd *c = calloc(1, sizeof(*c));
    bool ok = c != NULL;

    if (!c)
        return false;
    c->set = set;
    for (size_t i = 0; i < STREAMS; i++)
        ok = telling_open(&c->streams[i], &c->desk) && ok;
    if (ok) {
        r = (runner){.run = run, .ctx = c};
        race_run(&r, 1, rounds);
        ok = !c->failed;
    }
    if (ok)
        report(&r, rounds);
    else
        fputs("bench: self: left out of turns\n", stderr);
    for (size_t i = 0; i < STREAMS; i++)
        telling_close(&c->streams[i]);
    lm__desk_free(&c->desk);
    free(c);
    return ok;
}
