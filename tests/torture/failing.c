/* SPDX-License-Identifier: MIT */
#include "torture/failing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A job with more allocations than this is too large for this test. */
enum { MAX_ROUNDS = 20000 };

/* Before each block, to hold the caller to the old size that it names. */
typedef union header {
    size_t size;
    max_align_t align;
} header;

static bool refuses(failing *heap)
{
    heap->n++;
    if (heap->fail_at == 0 || heap->n < heap->fail_at ||
        (heap->n > heap->fail_at && !heap->from_there))
        return false;
    heap->n_failed++;
    return true;
}

static void give_back(failing *heap, header *block)
{
    heap->n_live--;
    heap->n_live_bytes -= block->size;
    /* So that a later use shows. */
    memset(block + 1, 0xdd, block->size);
    free(block);
}

/* Always moves, so that a pointer kept across a growth shows. */
static void *failing_resize(void *ctx, void *p, size_t old_size, size_t size)
{
    failing *heap = ctx;
    header *old = p ? (header *)p - 1 : NULL;
    header *block;

    if (old_size != (old ? old->size : 0))
        heap->n_misused++;
    if (size == 0) {
        if (old)
            give_back(heap, old);
        return NULL;
    }
    if (refuses(heap))
        return NULL;
    block =
        size < SIZE_MAX - sizeof(*block) ? malloc(sizeof(*block) + size) : NULL;
    if (!block)
        return NULL;
    block->size = size;
    heap->n_live++;
    heap->n_live_bytes += size;
    /* So that a read of what was never written shows. */
    memset(block + 1, 0xa5, size);
    if (old) {
        memcpy(block + 1, p, old->size < size ? old->size : size);
        give_back(heap, old);
    }
    return block + 1;
}

void failing_init(failing *heap, size_t fail_at, bool from_there)
{
    memset(heap, 0, sizeof(*heap));
    heap->allocator.resize = failing_resize;
    heap->allocator.ctx = heap;
    heap->fail_at = fail_at;
    heap->from_there = from_there;
}

/* NULL, or what is wrong with a round that ended with status. */
static const char *verdict(const failing *heap, lm_status status)
{
    if (heap->n_misused > 0)
        return "a resize named a wrong old size";
    if (heap->n_live > 0)
        return "memory was not given back";
    if (heap->n_failed > 0 && status == LM_OK)
        return "an allocation failed and nobody noticed";
    if (heap->n_failed > 0 && status != LM_NOMEM)
        return "an allocation failed and the status is another";
    if (heap->n_failed == 0 && status != LM_OK)
        return "nothing failed and the job did";
    return NULL;
}

/* All rounds of one kind. False once result->text says what is wrong. */
static bool run_rounds(failing_job *job, void *ctx, bool from_there,
                       failing_result *result)
{
    for (size_t at = 1; at <= MAX_ROUNDS; at++) {
        failing heap;
        const char *wrong;
        lm_status status;

        failing_init(&heap, at, from_there);
        status = job(&heap.allocator, ctx);
        wrong = verdict(&heap, status);
        if (wrong) {
            (void)snprintf(result->text, sizeof(result->text),
                           "allocation %zu%s failing: %s (%s, %zu blocks of "
                           "%zu bytes live)",
                           at, from_there ? " and later" : "", wrong,
                           lm_status_name(status), heap.n_live,
                           heap.n_live_bytes);
            return false;
        }
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
