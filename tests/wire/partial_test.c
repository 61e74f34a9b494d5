/* SPDX-License-Identifier: MIT */
#include "files.h"
#include "manifest.lm.h"
#include "partial.lm.h"
#include "scripted.h"
#include "tap.h"

#include <lm/provider.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Every stream of the fixtures through a typed call, cut in two at many places
 * and in single bytes: partial values only grow, and the end is what the
 * manifest says. `partial_test DIR`.
 */

enum { MOST_CUTS = 200 };

/* What was seen of one stream. */
typedef struct sight {
    char name[64];
    bool aged;
    unsigned n;       /* partial values */
    bool shrunk;      /* one of them took something back */
    unsigned told;    /* times that the end was */
    lm_status status; /* of the end */
    bool right;       /* Jason, 25 */
} sight;

static lm_status on_partial(void *ctx, const Streamed *partial,
                            lm_stream *stream)
{
    sight *s = ctx;
    const char *name = partial->name ? partial->name : "";
    bool aged = lm_stream_state(stream, &partial->age) == LM_COMPLETE;

    s->n++;
    if (strncmp(name, s->name, strlen(s->name)) != 0 || (s->aged && !aged) ||
        (aged && partial->age != 25))
        s->shrunk = true;
    snprintf(s->name, sizeof(s->name), "%s", name);
    s->aged = aged;
    return LM_OK;
}

static lm_status on_end(void *ctx, Streamed *whole, const lm_error *err)
{
    sight *s = ctx;

    s->told++;
    s->status = err->status;
    s->right = whole && strcmp(whole->name, "Jason") == 0 && whole->age == 25;
    Streamed_free(whole);
    return LM_OK;
}

/* The mode in which such an answer comes. */
static lm_mode mode_of(const Fixture *fixture, const lm_provider *row)
{
    const char *at = fixture->expect->payload_at;

    if (at && strcmp(at, "tool") == 0)
        return LM_MODE_TOOLS;
    if (at && strcmp(at, "function_call") == 0)
        return LM_MODE_FUNCTIONS;
    return row->modes & 1U << LM_MODE_JSON_SCHEMA ? LM_MODE_JSON_SCHEMA
                                                  : LM_MODE_JSON;
}

typedef struct job {
    tap tap;
    const char *dir;
    const Fixture *fixture;
    const lm_provider *row;
    fake_step step;
    bool good;
} job;

static void note(job *j, bool ok, const sight *s, size_t first, size_t piece)
{
    if (ok || !j->good)
        return;
    j->good = false;
    tap_ok(&j->tap, false,
           "%s: first %zu, then %zu bytes: %u partials%s, %s, told %u times, "
           "\"%s\"",
           j->fixture->file, first, piece, s->n,
           s->shrunk ? " that shrink" : "", lm_status_name(s->status), s->told,
           s->name);
}

static void run(job *j, size_t first, size_t piece)
{
    static const lm_message messages[] = {{LM_USER, "Go."}, LM_MESSAGES_END};
    static const lm_call_options once = {
        .max_retries = LM_NO_RETRIES, .max_transport_retries = LM_NO_RETRIES};
    scripted script = {
        .script = &j->step, .n_steps = 1, .first = first, .piece = piece};
    lm_transport transport = scripted_transport(&script);
    lm_client_options options = {.api_key = "key",
                                 .base_url = "http://localhost/v1",
                                 .transport = &transport,
                                 .mode = mode_of(j->fixture, j->row),
                                 .provider = j->row};
    bool good = j->fixture->expect->payload &&
                strcmp(j->fixture->expect->payload, "null") != 0;
    lm_client *client = NULL;
    lm_error err = {0};
    sight s = {0};
    char model[64];

    snprintf(model, sizeof(model), "%s/any", j->row->id);
    lm_client_open(model, &options, &client, &err);
    if (!client || !Streamed_stream_submit(client, messages, &once, on_partial,
                                           on_end, &s))
        s.status = err.status;
    lm_client_run(client);
    lm_client_free(client);
    scripted_free(&script);
    note(j,
         s.told == 1 && !s.shrunk && s.right == good &&
             (s.status == LM_OK) == good && (!good || s.n > 0),
         &s, first, piece);
}

static void test_file(job *j, const Fixture *fixture)
{
    bool lines = strcmp(fixture->framing, "ndjson") == 0;
    size_t n;
    char *body = read_file(j->dir, fixture->file, &n);
    size_t step = 1 + n / MOST_CUTS;

    j->fixture = fixture;
    j->good = true;
    j->step =
        (fake_step){.headers = lines ? "Content-Type: application/x-ndjson\r\n"
                                     : "Content-Type: text/event-stream\r\n",
                    .body = body};
    run(j, n, n);
    run(j, 1, 1);
    for (size_t i = 1; i < n; i += step)
        run(j, i, n);
    if (j->good)
        tap_ok(&j->tap, true, "%s", fixture->file);
    free(body);
}

static const lm_provider *row_of(const char *file)
{
    char id[64];

    snprintf(id, sizeof(id), "%.*s", (int)strcspn(file, "/"), file);
    for (char *at = id; *at; at++)
        if (*at == '_')
            *at = '-';
    return lm_provider_find(id);
}

/* Streams that a provider of ours sends when it is asked our way. */
static bool is_stream(const Fixture *fixture)
{
    return strcmp(fixture->kind, "stream") == 0 && !fixture->url &&
           fixture->expect && strcmp(fixture->framing, "json_array") != 0;
}

int main(int argc, char **argv)
{
    job j = {.dir = argc > 1 ? argv[1] : "."};
    size_t n;
    char *text = read_file(j.dir, "MANIFEST.json", &n);
    Manifest *manifest = Manifest_parse(text, n, NULL, NULL);

    for (size_t i = 0; manifest && i < manifest->n_files; i++) {
        j.row = row_of(manifest->files[i].file);
        if (j.row && is_stream(&manifest->files[i]))
            test_file(&j, &manifest->files[i]);
    }
    tap_ok(&j.tap, j.tap.n > 40, "the manifest has %u streams", j.tap.n);
    Manifest_free(manifest);
    free(text);
    return tap_done(&j.tap);
}
