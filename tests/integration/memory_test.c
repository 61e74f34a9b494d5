/* SPDX-License-Identifier: MIT */
#include "story.h"
#include "streams.lm.h"
#include "tap.h"
#include "user.lm.h"

#include <lm/lm.h>
#include <stdio.h>
#include <string.h>

/*
 * What calls in flight keep, by an allocator that counts: a hundred of them in
 * the middle of their answers. libcurl is not among them, so the figure is
 * ours alone. Stories are those of the benchmark of streams, which counts the
 * same over sockets.
 */

enum {
    CALLS = 100,
    PIECES = 4,
    WORD_EVENTS = 12,
    PIECE_EVENTS = 63,
    MOST_STORY = 3968,  /* bytes of a stream as the benchmark has them */
    MOST_STREAM = 3520, /* bytes of one that is streamed */
    MOST_CALL = 2784    /* of one that waits for its answer */
};

#define CHAT(delta)                                                            \
    "data: {\"id\":\"chatcmpl-1\",\"created\":1,\"choices\":[{\"index\":0,"    \
    "\"delta\":{\"content\":\"" delta "\"},\"finish_reason\":null}]}\n\n"

static const char *const pieces[PIECES] = {
    CHAT("{\\\"name\\\": \\\"Ja"),
    CHAT("son\\\", \\\"age\\\":"),
    CHAT(" 25}"),
    ("data: {\"choices\":[{\"index\":0,\"delta\":{},"
     "\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"),
};

static const char whole[] =
    "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"{\\\"name\\\":"
    "\\\"Jason\\\",\\\"age\\\":25}\"},\"finish_reason\":\"stop\"}]}";

/* A transport that gives what it is told to, when it is told to. */
typedef struct hall {
    lm_exchange *flying[CALLS];
    size_t n;
    size_t used;
    unsigned good;
} hall;

static void *count(void *ctx, void *p, size_t old_size, size_t size)
{
    hall *h = ctx;
    void *to = lm_allocator_default.resize(lm_allocator_default.ctx, p,
                                           old_size, size);

    if (to || !size)
        h->used += size - (p ? old_size : 0);
    return to;
}

static lm_status begin(void *ctx, lm_exchange *exchange, lm_error *err)
{
    hall *h = ctx;

    if (h->n == CALLS)
        return lm_error_set(err, LM_LIMIT, "the hall is full");
    h->flying[h->n++] = exchange;
    return LM_OK;
}

static void cancel(void *ctx, lm_exchange *exchange)
{
    (void)ctx;
    (void)exchange;
}

static lm_status poll_none(void *ctx, int32_t timeout_ms, lm_error *err)
{
    (void)ctx;
    (void)timeout_ms;
    (void)err;
    return LM_OK;
}

static void say_type(const hall *h, const char *type)
{
    for (size_t i = 0; i < h->n; i++) {
        h->flying[i]->http_status = 200;
        h->flying[i]->on_header(h->flying[i], type, strlen(type));
    }
}

/* The transport needs the request no more, as libcurl does not. */
static void say_to(lm_exchange *to, const char *bytes, size_t n)
{
    to->body_done = true;
    to->on_body(to, bytes, n);
}

static void say(const hall *h, const char *body)
{
    for (size_t i = 0; i < h->n; i++)
        say_to(h->flying[i], body, strlen(body));
}

static void end(const hall *h)
{
    for (size_t i = 0; i < h->n; i++)
        h->flying[i]->on_done(h->flying[i], LM_OK, NULL);
}

static lm_status on_partial(void *ctx, const UserDetails *user,
                            lm_stream *stream)
{
    (void)ctx;
    (void)user;
    (void)stream;
    return LM_OK;
}

static lm_status on_end(void *ctx, UserDetails *user, const lm_error *err)
{
    hall *h = ctx;

    (void)err;
    h->good += user && strcmp(user->name, "Jason") == 0 && user->age == 25;
    UserDetails_free(user);
    return LM_OK;
}

static const lm_message messages[] = {{LM_USER, "Jason is 25 years old."},
                                      LM_MESSAGES_END};

static size_t stream_most(tap *t, hall *h, lm_client *client)
{
    size_t at_rest = h->used;
    size_t most = 0;

    for (size_t i = 0; i < CALLS; i++)
        UserDetails_stream_submit(client, messages, NULL, on_partial, on_end,
                                  h);
    lm_client_poll(client, 0);
    tap_ok(t, h->n == CALLS, "%zu streams are in flight", h->n);
    say_type(h, "Content-Type: text/event-stream");
    for (size_t i = 0; i < PIECES; i++) {
        say(h, pieces[i]);
        most = h->used > most ? h->used : most;
    }
    end(h);
    lm_client_run(client);
    return (most - at_rest) / CALLS;
}

static lm_status on_ticket(void *ctx, const Ticket *ticket, lm_stream *stream)
{
    (void)ctx;
    (void)ticket;
    (void)stream;
    return LM_OK;
}

static lm_status on_ticket_end(void *ctx, Ticket *ticket, const lm_error *err)
{
    hall *h = ctx;

    (void)err;
    h->good += ticket && ticket->n_tags == 2 && ticket->urgency == Urgency_high;
    Ticket_free(ticket);
    return LM_OK;
}

/* What a server tells in the benchmark of streams; json has room for it. */
static story make_story(size_t i, char *json, size_t size)
{
    static const char words[] = "Let me note that down for you, one moment.";
    int n = snprintf(json, size,
                     "{\"title\":\"Order %zu is late\",\"urgency\":\"high\","
                     "\"hours\":%zu.5,\"tags\":[\"billing\",\"mobile app\"],"
                     "\"summary\":\"It was sent twice, or so we said, and "
                     "%zu colleagues wait for it: they would rather have "
                     "their money than more letters.\"}",
                     i, i, i);

    return (story){.number = (unsigned)i,
                   .tool = Ticket_target.name,
                   .words = words,
                   .n_words = sizeof(words) - 1,
                   .word_events = WORD_EVENTS,
                   .arguments = json,
                   .n_arguments = (size_t)n,
                   .argument_events = PIECE_EVENTS};
}

/* The i-th event of all, each its own. */
static void tell(const hall *h, size_t event)
{
    char json[400];
    text out = {0};

    for (size_t i = 0; i < h->n; i++) {
        story s = make_story(i, json, sizeof(json));

        text_clear(&out);
        story_event(&s, event, &out);
        say_to(h->flying[i], out.s, out.n);
    }
    text_free(&out);
}

static size_t story_most(tap *t, hall *h, lm_client *client)
{
    const lm_call_options options = {.mode = LM_MODE_TOOLS};
    story any = {.word_events = WORD_EVENTS, .argument_events = PIECE_EVENTS};
    size_t at_rest = h->used;
    size_t most = 0;

    for (size_t i = 0; i < CALLS; i++)
        Ticket_stream_submit(client, messages, &options, on_ticket,
                             on_ticket_end, h);
    lm_client_poll(client, 0);
    tap_ok(t, h->n == CALLS, "%zu streams of tickets are in flight", h->n);
    say_type(h, "Content-Type: text/event-stream");
    for (size_t i = 0; i < story_events(&any); i++) {
        tell(h, i);
        most = h->used > most ? h->used : most;
    }
    end(h);
    lm_client_run(client);
    return (most - at_rest) / CALLS;
}

static size_t call_most(tap *t, hall *h, lm_client *client)
{
    size_t at_rest = h->used;
    size_t most;

    for (size_t i = 0; i < CALLS; i++)
        UserDetails_submit(client, messages, NULL, on_end, h);
    lm_client_poll(client, 0);
    tap_ok(t, h->n == CALLS, "%zu calls are in flight", h->n);
    say_type(h, "Content-Type: application/json");
    most = h->used;
    say(h, whole);
    end(h);
    lm_client_run(client);
    return (most - at_rest) / CALLS;
}

static void run(tap *t, const char *name, size_t limit,
                size_t (*most_of)(tap *, hall *, lm_client *))
{
    hall h = {.n = 0};
    const lm_allocator counting = {count, &h};
    const lm_transport transport = {.begin = begin,
                                    .cancel = cancel,
                                    .poll = poll_none,
                                    .offline = true,
                                    .ctx = &h};
    const lm_client_options options = {.transport = &transport,
                                       .allocator = &counting,
                                       .max_in_flight = CALLS};
    lm_client *client = lm_client_from_provider("openai/gpt-4o-mini", &options);
    size_t most = client ? most_of(t, &h, client) : 0;

    tap_ok(t, h.good == CALLS, "%s: %u of %d end right", name, h.good, CALLS);
    tap_ok(t, most && most <= limit, "%s: %zu bytes each, at most %zu", name,
           most, limit);
    lm_client_free(client);
    tap_ok(t, h.used == 0, "%s: %zu bytes are left in the end", name, h.used);
}

int main(void)
{
    tap t = {0};

    run(&t, "a stream", MOST_STREAM, stream_most);
    run(&t, "a story", MOST_STORY, story_most);
    run(&t, "a call", MOST_CALL, call_most);
    return tap_done(&t);
}
