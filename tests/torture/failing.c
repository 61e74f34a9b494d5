/* SPDX-License-Identifier: MIT */
#include "torture/failing.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A job with more allocations than this is too large for this test. */
enum { MAX_ROUNDS = 20000 };

/* Before each block, to hold the caller to the old size that it names. */
typedef struct failing_block {
    struct failing_block *next;
    struct failing_block *last;
    alignas(max_align_t) size_t size;
} block;

static bool refuses(failing *heap)
{
    heap->n++;
    if (heap->fail_at == 0 || heap->n < heap->fail_at ||
        (heap->n > heap->fail_at && !heap->from_there))
        return false;
    heap->n_failed++;
    return true;
}

static block *take(failing *heap, size_t size)
{
    block *new =
        size < SIZE_MAX - sizeof(*new) ? malloc(sizeof(*new) + size) : NULL;

    if (!new)
        return NULL;
    new->size = size;
    new->last = NULL;
    new->next = heap->blocks;
    if (new->next)
        new->next->last = new;
    heap->blocks = new;
    heap->n_live++;
    heap->n_live_bytes += size;
    /* So that a read of what was never written shows. */
    memset(new + 1, 0xa5, size);
    return new;
}

static void give_back(failing *heap, block *old)
{
    if (old->next)
        old->next->last = old->last;
    if (old->last)
        old->last->next = old->next;
    else
        heap->blocks = old->next;
    heap->n_live--;
    heap->n_live_bytes -= old->size;
    /* So that a later use shows. */
    memset(old + 1, 0xdd, old->size);
    free(old);
}

/* Always moves, so that a pointer kept across a growth shows. */
static void *failing_resize(void *ctx, void *p, size_t old_size, size_t size)
{
    failing *heap = ctx;
    block *old = p ? (block *)p - 1 : NULL;
    block *new;

    if (old_size != (old ? old->size : 0))
        heap->n_misused++;
    if (size == 0) {
        if (old)
            give_back(heap, old);
        return NULL;
    }
    if (refuses(heap))
        return NULL;
    new = take(heap, size);
    if (!new)
        return NULL;
    if (old) {
        memcpy(new + 1, p, old->size < size ? old->size : size);
        give_back(heap, old);
    }
    return new + 1;
}

void failing_init(failing *heap, size_t fail_at, bool from_there)
{
    memset(heap, 0, sizeof(*heap));
    heap->allocator.resize = failing_resize;
    heap->allocator.ctx = heap;
    heap->fail_at = fail_at;
    heap->from_there = from_there;
}

void failing_end(failing *heap)
{
    while (heap->blocks)
        give_back(heap, heap->blocks);
}

/* NULL, or what is wrong with a round that ended with status. */
static const char *verdict(const failing *heap, lm_status status)
{
    if (heap->n_misused > 0)
        return "a resize named a wrong old size";
    if (heap->n_live > 0)
        return "memory was not given back";
    if (heap->fail_at == 1 && heap->from_there && status == LM_OK)
        return "an allocation failed and nobody noticed";
    if (heap->n_failed > 0 && status != LM_NOMEM && status != LM_OK)
        return "an allocation failed and the status is another";
    if (heap->n_failed == 0 && status != LM_OK)
        return "nothing failed and the job did";
    return NULL;
}

/* One round; false, with the reason in result->text, if it is not right. */
static bool run_round(failing_job *job, void *ctx, failing *heap,
                      failing_result *result)
{
    lm_status status = job(&heap->allocator, ctx);
    const char *wrong = verdict(heap, status);

    if (wrong)
        (void)snprintf(result->text, sizeof(result->text),
                       "allocation %zu%s failing: %s (%s, %zu blocks of %zu "
                       "bytes live)",
                       heap->fail_at, heap->from_there ? " and later" : "",
                       wrong, lm_status_name(status), heap->n_live,
                       heap->n_live_bytes);
    failing_end(heap);
    return !wrong;
}

/* All rounds of one kind. */
static bool run_rounds(failing_job *job, void *ctx, bool from_there,
                       failing_result *result)
{
    for (size_t at = 1; at <= MAX_ROUNDS; at++) {
        failing heap;

        failing_init(&heap, at, from_there);
        if (!run_round(job, ctx, &heap, result))
            return false;
        if (heap.n_failed == 0) {
            result->n_allocations = heap.n;
            return true;
        }
    }
    (void)snprintf(result->text, sizeof(result->text),
                   "more than %d allocations", MAX_ROUNDS);
    return false;
}

bool failing_run(failing_job *job, void *ctx, failing_result *result)
{
    memset(result, 0, sizeof(*result));
    if (!run_rounds(job, ctx, false, result) ||
        !run_rounds(job, ctx, true, result))
        return false;
    (void)snprintf(result->text, sizeof(result->text),
                   "each of %zu allocations failed in turn",
                   result->n_allocations);
    return true;
}
