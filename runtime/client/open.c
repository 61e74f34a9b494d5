/* SPDX-License-Identifier: MIT */
#include "allocator.h"
#include "curl.h"
#include "http.h"
#include "lm/cassette.h"
#include "lookup.h"

#include <stdlib.h>
#include <string.h>

#define DEFAULT_MAX_RESPONSE ((size_t)64 << 20)

/* The caller's, or the provider's, or the one of all. */
static int32_t first_set(int32_t given, int32_t of_row, int32_t fallback)
{
    if (given)
        return given;
    return of_row ? of_row : fallback;
}

static lm_timeouts fill_in(const lm_timeouts *given, const lm_timeouts *row)
{
    return (lm_timeouts){
        .connect_ms = first_set(given->connect_ms, row->connect_ms, 5000),
        .first_byte_ms =
            first_set(given->first_byte_ms, row->first_byte_ms, 120000),
        .idle_ms = first_set(given->idle_ms, row->idle_ms, 60000),
        .total_ms = first_set(given->total_ms, row->total_ms, 600000),
    };
}

static void close_curl(void *ctx)
{
    lm__curl_close(ctx);
}

static void close_cassette(void *ctx)
{
    lm_cassette_close(ctx);
}

static lm_status open_curl(lm__http *http, const lm_client_options *options,
                           lm_error *err)
{
    lm__curl *curl;
    lm_status status = lm__curl_open(http->allocator, &curl, err);

    if (status)
        return status;
    lm__curl_share(curl, options->share);
    lm__curl_trust(curl, options->ca_file);
    http->transport = lm__curl_transport(curl);
    http->close_transport = close_curl;
    return LM_OK;
}

/* The environment may name a cassette, for the tests of any program. */
static lm_status open_transport(lm__http *http,
                                const lm_client_options *options, lm_error *err)
{
    const char *replay = getenv("LM_REPLAY");
    const char *record = getenv("LM_RECORD");
    lm_cassette *cassette;
    lm_status status;

    if (options->transport) {
        http->transport = *options->transport;
        return LM_OK;
    }
    if (replay && *replay)
        status = lm_cassette_replay(replay, http->allocator, &cassette, err);
    else if (record && *record)
        status =
            lm_cassette_record(record, NULL, http->allocator, &cassette, err);
    else
        return open_curl(http, options, err);
    if (status)
        return status;
    http->transport = *lm_cassette_transport(cassette);
    http->close_transport = close_cassette;
    return LM_OK;
}

static lm_status set_up(lm__http *http, const lm_provider *row,
                        const lm_client_options *options, lm_error *err)
{
    lm_client_options with_transport = *options;
    lm_status status;

    memset(http, 0, sizeof(*http));
    http->allocator = options->allocator;
    http->desk.scratch.allocator = options->allocator;
    http->row = *row;
    http->timeouts = fill_in(&options->timeouts, &row->timeouts);
    http->max_response =
        options->max_response ? options->max_response : DEFAULT_MAX_RESPONSE;
    http->cache = options->cache;
    http->requests.limit = options->requests_per_minute;
    http->tokens.limit = options->tokens_per_minute;
    http->dialect = lm__dialect_of(row->body);
    if (!http->dialect)
        return lm_error_set(err, LM_UNSUPPORTED,
                            "the body of provider %s is not supported",
                            row->id);
    status = open_transport(http, options, err);
    with_transport.transport = &http->transport;
    if (!status)
        status = lm__endpoint_open(&http->endpoint, row, &with_transport, err);
    if (!status)
        http->noise = (uint32_t)lm__http_now(http) | 1;
    return status;
}

static lm_status open_row(const lm_provider *row, const char *model,
                          const lm_client_options *options, lm_client **out,
                          lm_error *err)
{
    lm_client_options with_mode = *options;
    lm__http *http;
    lm_status status;

    if (!with_mode.mode)
        with_mode.mode = row->default_mode;
    status = lm__provider_check_mode(row, with_mode.mode, err);
    if (status)
        return status;
    http = lm__new(options->allocator, sizeof(*http));
    if (!http)
        return lm_error_set(err, LM_NOMEM, "no memory for the client");
    status = set_up(http, row, options, err);
    if (!status)
        status =
            lm__client_new(&lm__http_ops, http, model, &with_mode, out, err);
    if (status)
        lm__http_free(http);
    return status;
}

/* A row of the caller's; NULL: the table's is meant. */
static const lm_provider *own_row(const char *name,
                                  const lm_client_options *options)
{
    size_t length = strcspn(name ? name : "", "/");
    size_t n = 0;
    const lm_provider *rows =
        options->providers ? lm_providers_rows(options->providers, &n) : NULL;

    if (options->provider || !name)
        return options->provider;
    for (size_t i = 0; i < n; i++)
        if (strlen(rows[i].id) == length &&
            memcmp(rows[i].id, name, length) == 0)
            return &rows[i];
    return NULL;
}

lm_status lm_client_open(const char *name, const lm_client_options *options,
                         lm_client **out, lm_error *err)
{
    static const lm_client_options defaults;
    const lm_provider *row;
    const char *model;
    lm_status status;

    options = options ? options : &defaults;
    status =
        lm__provider_lookup(name, own_row(name, options), &row, &model, err);
    if (status)
        return status;
    return open_row(row, model, options, out, err);
}
