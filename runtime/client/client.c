/* SPDX-License-Identifier: MIT */
#include "client.h"

#include "allocator.h"
#include "call.h"
#include "clock.h"
#include "submit.h"

#include <string.h>

enum { DEFAULT_IN_FLIGHT = 64 };

lm_status lm__client_new(const lm__answerer_ops *ops, void *ctx,
                         const char *model, const lm_client_options *options,
                         lm_client **out, lm_error *err)
{
    static const lm_client_options defaults;
    size_t n = strlen(model) + 1;
    lm_client *client;

    options = options ? options : &defaults;
    client = lm__new(options->allocator, sizeof(*client));
    if (client) {
        memset(client, 0, sizeof(*client));
        client->allocator = options->allocator;
        client->model = lm__new(options->allocator, n);
    }
    if (!client || !client->model) {
        lm__delete(options->allocator, client, sizeof(*client));
        return lm_error_set(err, LM_NOMEM, "no memory for the client");
    }
    memcpy(client->model, model, n);
    client->model_size = n;
    client->ops = ops;
    client->ctx = ctx;
    client->mode = options->mode ? options->mode : LM_MODE_JSON_SCHEMA;
    client->hooks = options->hooks;
    client->token_budget = options->token_budget;
    client->max_in_flight =
        options->max_in_flight ? options->max_in_flight : DEFAULT_IN_FLIGHT;
    client->answerer_at = INT64_MAX;
    client->asked_at = INT64_MAX;
    *out = client;
    return LM_OK;
}

void lm_client_free(lm_client *client)
{
    if (!client)
        return;
    lm__submit_end_all(client);
    for (size_t i = 0; i < client->n_calls; i++)
        lm__call_free(client->calls[i]);
    lm__delete(client->allocator, client->calls,
               client->calls_room * sizeof(*client->calls));
    lm__timers_free(&client->timers, client->allocator);
    if (client->ops->free)
        client->ops->free(client->ctx);
    lm__delete(client->allocator, client->model, client->model_size);
    lm__delete(client->allocator, client, sizeof(*client));
}

int64_t lm__client_now(const lm_client *client)
{
    if (client->ops->now_ms)
        return client->ops->now_ms(client->ctx);
    return lm__clock_ms();
}

const lm_error *lm_client_error(const lm_client *client)
{
    static const lm_error none = {
        .status = LM_CONFIG,
        .message = "there is no client",
    };

    return client ? &client->error : &none;
}
