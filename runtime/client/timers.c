/* SPDX-License-Identifier: MIT */
#include "timers.h"

#include "allocator.h"
#include "call.h"

/* A call knows its place, from 1; 0: it is not in the heap. */
static void put(lm__timers *timers, size_t place, lm__call *call)
{
    timers->heap[place - 1] = call;
    call->timer = place;
}

static void rise(lm__timers *timers, size_t place, lm__call *call)
{
    while (place > 1 && timers->heap[place / 2 - 1]->wake_at > call->wake_at) {
        put(timers, place, timers->heap[place / 2 - 1]);
        place /= 2;
    }
    put(timers, place, call);
}

static void sink(lm__timers *timers, size_t place, lm__call *call)
{
    for (size_t below = 2 * place; below <= timers->n; below = 2 * place) {
        if (below < timers->n &&
            timers->heap[below]->wake_at < timers->heap[below - 1]->wake_at)
            below++;
        if (timers->heap[below - 1]->wake_at >= call->wake_at)
            break;
        put(timers, place, timers->heap[below - 1]);
        place = below;
    }
    put(timers, place, call);
}

static void settle(lm__timers *timers, size_t place, lm__call *call)
{
    rise(timers, place, call);
    sink(timers, call->timer, call);
}

static void take_out(lm__timers *timers, lm__call *call)
{
    size_t place = call->timer;
    lm__call *last = timers->heap[--timers->n];

    call->timer = 0;
    if (last != call)
        settle(timers, place, last);
}

bool lm__timers_reserve(lm__timers *timers, const lm_allocator *allocator,
                        size_t n)
{
    size_t room = timers->room ? 2 * timers->room : 8;
    lm__call **heap;

    if (n <= timers->room)
        return true;
    heap = lm__resize(allocator, timers->heap, timers->room * sizeof(*heap),
                      room * sizeof(*heap));
    if (!heap)
        return false;
    timers->heap = heap;
    timers->room = room;
    return true;
}

void lm__timers_free(lm__timers *timers, const lm_allocator *allocator)
{
    lm__delete(allocator, timers->heap, timers->room * sizeof(*timers->heap));
}

void lm__timers_set(lm__timers *timers, lm__call *call, int64_t at)
{
    if (call->timer && at == call->wake_at)
        return;
    call->wake_at = at;
    if (at == INT64_MAX) {
        if (call->timer)
            take_out(timers, call);
        return;
    }
    if (!call->timer)
        call->timer = ++timers->n;
    settle(timers, call->timer, call);
}

int64_t lm__timers_next(const lm__timers *timers)
{
    return timers->n ? timers->heap[0]->wake_at : INT64_MAX;
}

lm__call *lm__timers_pop(lm__timers *timers)
{
    lm__call *call = timers->heap[0];

    take_out(timers, call);
    return call;
}
