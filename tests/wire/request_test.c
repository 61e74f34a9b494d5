/* SPDX-License-Identifier: MIT */
#include "files.h"
#include "json_equal.h"
#include "manifest.lm.h"
#include "request_cases.h"
#include "scripted.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

/*
 * Requests of the fixtures, made by the typed calls that send them: equal as
 * JSON. `request_test DIR`.
 */

static void twist_row(lm_provider *row, twist by)
{
    switch (by) {
    case AS_IT_IS:
        break;
    case FLAT:
        row->schema_place = LM_SCHEMA_FLAT;
        break;
    case SIBLING:
        row->schema_place = LM_SCHEMA_SIBLING;
        row->extra = NULL;
        break;
    case FIELD:
        row->schema_place = LM_SCHEMA_FIELD;
        break;
    case NAMED:
        row->force = LM_FORCE_NAMED;
        row->one_call = NULL;
        break;
    case REQUIRED:
        row->force = LM_FORCE_REQUIRED;
        row->flags |= LM_PROVIDER_STRICT_TOOLS;
        break;
    case ANY:
        row->force = LM_FORCE_ANY;
        row->flags |= LM_PROVIDER_STRICT_TOOLS;
        break;
    case BARE:
        row->extra = NULL;
        break;
    case OPENAPI:
        row->schema_place = LM_SCHEMA_OPENAPI;
        break;
    }
}

static lm_provider row_of(const request_case *request)
{
    char id[32] = "";
    lm_provider row;

    memcpy(id, request->client, strcspn(request->client, "/"));
    row = *lm_provider_find(id);
    twist_row(&row, request->by);
    return row;
}

/* The body that a call sends last; the call itself fails. */
static char *make_request(const request_case *request, lm_error *err)
{
    const fake_step script[] = {{.body = request->bad_answer},
                                {.status = 400, .body = "{}"}};
    bool reask = request->bad_answer != NULL;
    scripted play = {.script = script + !reask, .n_steps = 1 + reask};
    lm_transport transport = scripted_transport(&play);
    lm_provider row = row_of(request);
    lm_client_options options = {.transport = &transport,
                                 .api_key = "key",
                                 .base_url = "http://localhost",
                                 .provider = &row};
    lm_client *client = NULL;
    void *value = NULL;

    if (!lm_client_open(request->client, &options, &client, err))
        lm_call(client, request->messages, request->target, &request->options,
                &value, err);
    lm_client_free(client);
    return play.request;
}

static void test_request(tap *t, const char *dir, const request_case *request)
{
    lm_error err = {0};
    char *want = read_file(dir, request->file, NULL);
    char *got = make_request(request, &err);

    if (!tap_ok(t, got && json_equal(got, want), "%s", request->file))
        tap_note("%s\n%s", err.message, got ? got : "no request");
    free(want);
    free(got);
}

int main(int argc, char **argv)
{
    tap t = {0};
    const char *dir = argc > 1 ? argv[1] : ".";

    for (size_t i = 0; i < n_request_cases; i++)
        test_request(&t, dir, &request_cases[i]);
    return tap_done(&t);
}
