/* SPDX-License-Identifier: MIT */
#include "files.h"
#include "partial.lm.h"
#include "row.h"
#include "scripted.h"
#include "tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Every stream of the fixtures through a typed call, cut in two at every byte
 * and in single bytes: partial values only grow, and the end is what the
 * manifest says. And ended early at every byte: that is an error, with all
 * that came before it to be read. `partial_test DIR [--every]`: without
 * --every, at some of the bytes.
 */
enum { MOST_CUTS = 50 };

/* What was seen of one stream. */
typedef struct sight {
    char name[64];
    lm_state states[2]; /* of name and age */
    unsigned n;         /* partial values */
    bool shrunk;        /* one of them took something back */
    unsigned told;      /* times that the end was */
    lm_status status;   /* of the end */
    bool right;         /* Jason, 25 */
    lm_call_info info;
} sight;

/* The names that the streams give; pairs of escapes lie in the second. */
static bool is_name(const char *name)
{
    return strcmp(name, "Jason") == 0 ||
           strcmp(name, "Jason \xf0\x9f\x98\x80\xf0\x9f\x91\xa8") == 0;
}

/* A partial value after those before. */
static void see(sight *s, const Streamed *partial, const lm_stream *stream)
{
    const char *name = partial->name ? partial->name : "";
    lm_state states[] = {lm_stream_state(stream, &partial->name),
                         lm_stream_state(stream, &partial->age)};

    s->n++;
    if (strncmp(name, s->name, strlen(s->name)) != 0 ||
        states[0] < s->states[0] || states[1] < s->states[1] ||
        (states[0] == LM_COMPLETE && !is_name(name)) ||
        (states[1] == LM_COMPLETE && partial->age != 25))
        s->shrunk = true;
    snprintf(s->name, sizeof(s->name), "%s", name);
    memcpy(s->states, states, sizeof(states));
}

static lm_status on_partial(void *ctx, const Streamed *partial,
                            lm_stream *stream)
{
    see(ctx, partial, stream);
    return LM_OK;
}

static bool is_jason(const Streamed *whole)
{
    return whole && is_name(whole->name) && whole->age == 25;
}

static lm_status on_end(void *ctx, Streamed *whole, const lm_error *err)
{
    sight *s = ctx;

    s->told++;
    s->status = err->status;
    s->right = is_jason(whole);
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
    bool every;
    const Fixture *fixture;
    const lm_provider *row;
    char *body;
    size_t n;
    bool whole; /* the manifest says that it holds a value */
    scripted script;
    lm_transport transport;
    fake_step step;
    lm_client *client;
    bool good; /* nothing was found wrong yet */
} job;

static const lm_message messages[] = {{LM_USER, "Go."}, LM_MESSAGES_END};

static lm_call_options once(sight *s)
{
    return (lm_call_options){.max_retries = LM_NO_RETRIES,
                             .max_transport_retries = LM_NO_RETRIES,
                             .info = &s->info};
}

static void note(job *j, bool ok, const sight *s, const char *how, size_t at)
{
    if (ok || !j->good)
        return;
    j->good = false;
    tap_ok(&j->tap, false,
           "%s: %s %zu: %u partials%s, %s, told %u times, \"%s\"",
           j->fixture->file, how, at, s->n, s->shrunk ? " that shrink" : "",
           lm_status_name(s->status), s->told, s->name);
}

static bool is_count(int64_t got, bool has, int64_t want)
{
    return !has || got == want;
}

static bool has_usage(const job *j, const lm_usage *got)
{
    const Counts *want = j->fixture->expect->usage;

    return !want || (is_count(got->in, want->has_in, want->in) &&
                     is_count(got->out, want->has_out, want->out) &&
                     is_count(got->total, want->has_total, want->total));
}

/* The whole stream, in pieces. */
static void run(job *j, size_t first, size_t piece)
{
    sight s = {{0}, {LM_ABSENT, LM_ABSENT}, 0, false, 0, LM_OK, false, {0}};
    const lm_call_options options = once(&s);

    j->script.n_requests = 0;
    j->script.first = first;
    j->script.piece = piece;
    if (Streamed_stream_submit(j->client, messages, &options, on_partial,
                               on_end, &s))
        lm_client_run(j->client);
    note(j,
         s.told == 1 && !s.shrunk && s.right == j->whole &&
             (s.status == LM_OK) == j->whole && (!j->whole || s.n > 0) &&
             (!j->whole || has_usage(j, &s.info.usage)),
         &s, piece == 1 ? "bytes of" : "cut at", first);
}

/*
 * The stream as if its n-th byte were its last; s is what was seen of the
 * shorter ones, which this one has more of.
 */
static void end_at(job *j, size_t n, sight *s)
{
    const lm_call_options options = once(s);
    Streamed *whole = NULL;
    const Streamed *partial;
    lm_stream *stream;
    char last = j->body[n];

    j->body[n] = '\0';
    j->script.n_requests = 0;
    j->script.first = 0;
    j->script.piece = 0;
    stream = Streamed_stream_open(j->client, messages, &options);
    while ((partial = Streamed_stream_next(stream)))
        see(s, partial, stream);
    s->status = Streamed_stream_finish(stream, &whole, NULL);
    s->right = is_jason(whole);
    partial = lm_stream_partial(stream);
    if (partial)
        see(s, partial, stream);
    note(j,
         !s->shrunk && s->right == (s->status == LM_OK) &&
             (!j->whole || s->right || s->status == LM_IO) &&
             (!s->n || s->right || partial),
         s, "ended at", n);
    Streamed_stream_close(stream);
    Streamed_free(whole);
    j->body[n] = last;
}

static const char *type_of(const Fixture *fixture)
{
    if (strcmp(fixture->framing, "ndjson") == 0)
        return "Content-Type: application/x-ndjson\r\n";
    return strcmp(fixture->framing, "json_array") == 0
               ? "Content-Type: application/json; charset=UTF-8\r\n"
               : "Content-Type: text/event-stream\r\n";
}

static void open_client(job *j)
{
    lm_client_options options = {.api_key = "key",
                                 .base_url = "http://localhost/v1",
                                 .transport = &j->transport,
                                 .mode = mode_of(j->fixture, j->row),
                                 .provider = j->row};
    char model[64];

    j->step = (fake_step){.headers = type_of(j->fixture), .body = j->body};
    j->script = (scripted){.script = &j->step, .n_steps = 1};
    j->transport = scripted_transport(&j->script);
    snprintf(model, sizeof(model), "%s/any", j->row->id);
    j->client = lm_client_from_provider(model, &options);
}

static void test_file(job *j, const Fixture *fixture)
{
    const char *payload = fixture->expect->payload;
    sight cut = {{0}, {LM_ABSENT, LM_ABSENT}, 0, false, 0, LM_OK, false, {0}};
    size_t step;

    j->fixture = fixture;
    j->body = read_file(j->dir, fixture->file, &j->n);
    j->whole = payload && strstr(payload, "Jason");
    j->good = true;
    step = j->every ? 1 : 1 + j->n / MOST_CUTS;
    open_client(j);
    run(j, j->n, j->n);
    run(j, 1, 1);
    for (size_t i = 1; i < j->n; i += step)
        run(j, i, j->n);
    for (size_t i = 0; i < j->n; i += step)
        end_at(j, i, &cut);
    if (j->good)
        tap_ok(&j->tap, j->client != NULL, "%s", fixture->file);
    lm_client_free(j->client);
    scripted_free(&j->script);
    free(j->body);
}

int main(int argc, char **argv)
{
    job j = {.dir = argc > 1 ? argv[1] : ".",
             .every = argc > 2 && strcmp(argv[2], "--every") == 0};
    size_t n;
    char *text = read_file(j.dir, "MANIFEST.json", &n);
    Manifest *manifest = Manifest_parse(text, n, NULL, NULL);

    for (size_t i = 0; manifest && i < manifest->n_files; i++) {
        const Fixture *fixture = &manifest->files[i];

        j.row = row_of(fixture);
        if (strcmp(fixture->kind, "stream") != 0)
            continue;
        if (j.row && fixture->expect && fixture->framing)
            test_file(&j, fixture);
        else
            tap_ok(&j.tap, false, "%s: nothing is known of it", fixture->file);
    }
    tap_ok(&j.tap, j.tap.n > 40, "the manifest has %u streams", j.tap.n);
    Manifest_free(manifest);
    free(text);
    return tap_done(&j.tap);
}
