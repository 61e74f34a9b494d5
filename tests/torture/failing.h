/* SPDX-License-Identifier: MIT */
#ifndef FAILING_H
#define FAILING_H

#include <lm/error.h>
#include <lm/memory.h>

/*
 * "No memory" at every place where it can happen: a job is run again and
 * again, first with its first allocation failing, then with its second, until
 * a run in which nothing failed. Then the same with all allocations failing
 * from that one on.
 *
 *     static lm_status parse(const lm_allocator *allocator, void *ctx)
 *     {
 *         lm_parse_options options = {.allocator = allocator};
 *         ...
 *         return status;          // everything is freed by now
 *     }
 *
 *     failing_result result;
 *     bool ok = failing_run(parse, &text, &result);
 *     tap_ok(&t, ok, "parse: %s", result.text);
 *
 * Threads: a run belongs to the thread that started it.
 */

/* What is tortured: LM_OK only if its work is done and found to be right. */
typedef lm_status failing_job(const lm_allocator *allocator, void *ctx);

typedef struct failing_result {
    size_t n_allocations; /* of the job when nothing fails */
    char text[160];       /* what is wrong, or how much was tried */
} failing_result;

/*
 * True if the job did its work when nothing failed, gave all its memory back
 * each time, named the right old size in each resize, and returned LM_NOMEM or
 * LM_OK whatever failed (a caller may do with less), but LM_NOMEM when all did.
 */
bool failing_run(failing_job *job, void *ctx, failing_result *result);

/*
 * The allocator itself, for tests that need more than failing_run. Give out
 * &heap.allocator after failing_init.
 */
typedef struct failing {
    lm_allocator allocator;
    struct failing_block *blocks; /* those that are live */
    size_t fail_at;  /* number, from 1, of the one that fails; 0: none */
    bool from_there; /* and all after it */
    size_t n;        /* allocations and growths asked for */
    size_t n_failed; /* of these, refused */
    size_t n_live;   /* blocks not given back */
    size_t n_live_bytes;
    size_t n_misused; /* calls with a wrong old size */
} failing;

void failing_init(failing *heap, size_t fail_at, bool from_there);

/* Frees what is live. */
void failing_end(failing *heap);

#endif
