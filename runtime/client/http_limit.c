/* SPDX-License-Identifier: MIT */
#include "http.h"

/* What a request costs, until the provider has counted. */
enum { BYTES_PER_TOKEN = 4 };

int64_t lm__try_wait(lm__try *t, int64_t now, lm_error *err)
{
    int64_t requests = lm__window_wait(&t->http->requests, now);
    int64_t tokens = lm__window_wait(&t->http->tokens, now);
    int64_t wait = requests > tokens ? requests : tokens;

    if (wait && wait >= t->ask->deadline_at - now)
        lm_error_set(err, LM_RATE_LIMIT,
                     "%s: the client's own limit of %s a minute has no room "
                     "before the deadline",
                     t->http->row.id,
                     tokens > requests ? "tokens" : "requests");
    return wait;
}

void lm__try_count_request(lm__try *t, int64_t now)
{
    t->guess = (int64_t)(t->body_size / BYTES_PER_TOKEN);
    lm__window_add(&t->http->requests, now, 1);
    lm__window_add(&t->http->tokens, now, t->guess);
}

void lm__try_count_tokens(lm__try *t, const lm_usage *usage)
{
    int64_t used = lm__usage_tokens(usage);

    if (used)
        lm__window_add(&t->http->tokens, lm__http_now(t->http),
                       used - t->guess);
    t->guess = 0;
}
