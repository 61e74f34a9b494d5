/* SPDX-License-Identifier: MIT */

/* The torture itself: it finds what it is there to find. */
#include "tap.h"
#include "torture/failing.h"

#include <string.h>

typedef enum fault { NONE, LEAK, UNNOTICED, WRONG_STATUS, WRONG_SIZE } fault;

/* Two blocks, the first of which grows, with one fault in what it does. */
static lm_status job(const lm_allocator *allocator, void *ctx)
{
    const fault *made = ctx;
    void *ctx_of = allocator->ctx;
    lm_status status = LM_NOMEM;
    size_t size = 8;
    void *grown;
    void *other = NULL;
    void *p = allocator->resize(ctx_of, NULL, 0, size);

    if (!p)
        return *made == UNNOTICED ? LM_OK : LM_NOMEM;
    grown = allocator->resize(ctx_of, p, *made == WRONG_SIZE ? 7 : 8, 16);
    if (grown) {
        p = grown;
        size = 16;
        other = allocator->resize(ctx_of, NULL, 0, 4);
        status = other ? LM_OK : LM_NOMEM;
    }
    if (other)
        (void)allocator->resize(ctx_of, other, 4, 0);
    if (grown || *made != LEAK)
        (void)allocator->resize(ctx_of, p, size, 0);
    return status == LM_NOMEM && *made == WRONG_STATUS ? LM_IO : status;
}

static void expect(tap *t, fault made, bool want, const char *text)
{
    failing_result result;
    bool got = failing_run(job, &made, &result);

    tap_ok(t, got == want && strstr(result.text, text), "%s: %s", text,
           result.text);
}

int main(void)
{
    tap t = {0};

    expect(&t, NONE, true, "each of 3 allocations failed in turn");
    expect(&t, LEAK, false, "memory was not given back");
    expect(&t, UNNOTICED, false, "nobody noticed");
    expect(&t, WRONG_STATUS, false, "the status is another");
    expect(&t, WRONG_SIZE, false, "a wrong old size");
    return tap_done(&t);
}
