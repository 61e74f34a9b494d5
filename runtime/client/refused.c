/* SPDX-License-Identifier: MIT */
#include "allocator.h"
#include "client.h"

#include <string.h>

/*
 * A client that could not be made, in the place of one: each of its calls
 * fails with the reason. So a program that asks for an error where it asks for
 * a value hears of a missing key in the words that name the variable.
 */
typedef struct refusal {
    const lm_allocator *allocator;
    lm_error why;
} refusal;

static void refuse(void *ctx, lm__ask *ask)
{
    const refusal *r = ctx;

    lm__ask_fail(ask, &r->why);
    ask->done = true;
}

static lm_status refuse_request(void *ctx, lm__ask *ask, struct lm_request *out,
                                lm_error *err)
{
    const refusal *r = ctx;

    (void)ask;
    (void)out;
    return lm_error_set(err, r->why.status, "%s", r->why.message);
}

static void refuse_response(void *ctx, lm__ask *ask,
                            const struct lm_response *response)
{
    (void)response;
    refuse(ctx, ask);
}

static void free_refusal(void *ctx)
{
    refusal *r = ctx;

    lm__delete(r->allocator, r, sizeof(*r));
}

static const lm__answerer_ops ops = {
    .begin = refuse,
    .request = refuse_request,
    .receive = refuse_response,
    .free = free_refusal,
};

static lm_client *refused(const char *name, const lm_client_options *options,
                          const lm_error *why)
{
    const lm_allocator *allocator = options ? options->allocator : NULL;
    refusal *r = lm__new(allocator, sizeof(*r));
    lm_client *client = NULL;

    if (!r)
        return NULL;
    *r = (refusal){allocator, *why};
    if (lm__client_new(&ops, r, name ? name : "", options, &client, NULL))
        free_refusal(r);
    else
        client->error = *why;
    return client;
}

lm_client *lm_client_from_provider(const char *name,
                                   const lm_client_options *options)
{
    lm_client *client = NULL;
    lm_error why = {0};
    lm_status status = lm_client_open(name, options, &client, &why);

    if (status && status != LM_NOMEM)
        return refused(name, options, &why);
    return client;
}
