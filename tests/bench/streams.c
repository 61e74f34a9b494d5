/* SPDX-License-Identifier: MIT */
/*
 * What 1,000 slow streams at once cost in one thread: the work of this process
 * for one event, its typed decoding included, over that of libcurl and epoll
 * which throw the bytes away; and the memory of a call in flight, beyond
 * libcurl's own.
 *
 *     bench_streams [--quick]
 *
 * Both crowds of streams are open at the same time. Each event of all streams
 * of one is followed by the same of the other, so that what disturbs one
 * disturbs both. The beginnings and ends of calls are not in the figure:
 * bench_call has them.
 */
#include "listener.h"
#include "prose.h"
#include "race.h"
#include "streams.lm.h"
#include "teller.h"

#include <lm/lm.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum {
    STREAMS = 1000,
    FILES = 5000,
    BATCH = 64, /* sockets that one poll sees, of both */
    EVENTS_A_ROUND = 2,
    ROUNDS = 40,
    QUICK_ROUNDS = 15,
    WORD_EVENTS = 12,
    OTHER_EVENTS = 5
};

typedef struct one {
    Ticket ticket;
    lm_buffer json;
    char text[64];
    lm_message messages[2];
    unsigned shown, told;
    bool right;
} one;

typedef struct hall {
    one streams[STREAMS];
    story stories[STREAMS];
    char bodies[STREAMS][64];
    char bare_url[80];
    pool memory;
    teller server;
    lm_client *client;
    listener *bare;
    runner runners[TELLER_SIDES];
    size_t used;    /* bytes of ours */
    size_t at_rest; /* of them, of a client without calls */
    size_t most;
} hall;

static void fail(const char *what)
{
    fprintf(stderr, "bench_streams: %s\n", what);
    exit(1);
}

/* Ours alone: libcurl has its memory elsewhere. */
static void *count(void *ctx, void *p, size_t old_size, size_t size)
{
    hall *h = ctx;
    void *to = lm_allocator_default.resize(lm_allocator_default.ctx, p,
                                           old_size, size);

    if (to || !size)
        h->used += size - (p ? old_size : 0);
    return to;
}

static char *phrase(dice *d, size_t n, pool *p)
{
    text t = {0};
    char *copy;

    prose_sentence(d, n, &t);
    copy = pool_copy(p, t.s, t.n);
    text_free(&t);
    return copy;
}

/* As long as that many pieces of three or four bytes. */
static void make_ticket(one *s, unsigned number, size_t pieces, pool *p)
{
    static const char *tags[] = {"billing", "login", "mobile app"};
    dice d = {number + 1};
    text summary = {0};

    s->ticket = (Ticket){
        .title = phrase(&d, 3 + dice_below(&d, 3), p),
        .urgency = (Urgency)dice_below(&d, 4),
        .hours = (double)dice_below(&d, 400) / 10,
        .tags = (char **)(uintptr_t)tags,
        .n_tags = dice_below(&d, 4),
    };
    while (summary.n + 120 < pieces * 7 / 2)
        prose_sentence(&d, 4, &summary);
    if (!summary.n)
        prose_sentence(&d, 4, &summary);
    s->ticket.summary = pool_copy(p, summary.s, summary.n);
    text_free(&summary);
    if (Ticket_write(&s->ticket, &s->json))
        fail("no ticket");
}

static void make_streams(hall *h, size_t n_events)
{
    static const char words[] = "Let me note that down for you, one moment.";

    for (unsigned i = 0; i < STREAMS; i++) {
        one *s = &h->streams[i];
        size_t pieces = n_events - WORD_EVENTS - OTHER_EVENTS;

        make_ticket(s, i, pieces, &h->memory);
        snprintf(s->text, sizeof(s->text), "stream %u", i);
        s->messages[0] = (lm_message){.role = LM_USER, .text = s->text};
        snprintf(h->bodies[i], sizeof(h->bodies[i]), "{\"m\":\"stream %u\"}",
                 i);
        h->stories[i] = (story){.number = i,
                                .tool = Ticket_target.name,
                                .words = words,
                                .n_words = sizeof(words) - 1,
                                .word_events = WORD_EVENTS,
                                .arguments = s->json.data,
                                .n_arguments = s->json.size,
                                .argument_events = pieces};
    }
}

static lm_status on_partial(void *ctx, const Ticket *partial, lm_stream *stream)
{
    one *s = ctx;

    (void)stream;
    s->shown += partial->title != NULL;
    return LM_OK;
}

static lm_status on_end(void *ctx, Ticket *ticket, const lm_error *err)
{
    one *s = ctx;

    s->told++;
    s->right = ticket && Ticket_equal(ticket, &s->ticket);
    if (!ticket)
        fprintf(stderr, "bench_streams: %s: %s\n", s->text, err->message);
    Ticket_free(ticket);
    return LM_OK;
}

static void poll_side(hall *h, teller_side side, int ms)
{
    if (side == TELLER_BARE)
        listener_poll(h->bare, ms);
    else if (lm_client_poll(h->client, ms))
        fail(lm_client_error(h->client)->message);
}

/* What is ordered has been sent, and read. */
static void read_all(hall *h, teller_side side)
{
    while (!teller_told(&h->server))
        poll_side(h, side, 1);
    for (size_t i = 0; i < STREAMS / BATCH + 2; i++)
        poll_side(h, side, 0);
}

static void open_streams(hall *h)
{
    const lm_call_options options = {.mode = LM_MODE_TOOLS};

    h->at_rest = h->used;
    for (size_t i = 0; i < STREAMS; i++) {
        one *s = &h->streams[i];

        if (!Ticket_stream_submit(h->client, s->messages, &options, on_partial,
                                  on_end, s))
            fail(lm_client_error(h->client)->message);
        listener_add(h->bare, h->bare_url, h->bodies[i]);
    }
    for (size_t side = 0; side < TELLER_SIDES; side++)
        while (teller_joined(&h->server, (teller_side)side) < STREAMS)
            poll_side(h, (teller_side)side, 1);
}

static double cpu_seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void read_event(hall *h, teller_side side, size_t i)
{
    double start;

    teller_tell(&h->server, side, i);
    start = cpu_seconds();
    read_all(h, side);
    h->runners[side].times[i / EVENTS_A_ROUND] += cpu_seconds() - start;
}

/* Who is first changes from event to event. called.sh knows it by its name. */
__attribute__((noinline)) static void read_events(hall *h, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        read_event(h, i % 2 ? TELLER_TYPED : TELLER_BARE, i);
        read_event(h, i % 2 ? TELLER_BARE : TELLER_TYPED, i);
        if (h->used > h->most)
            h->most = h->used;
    }
}

static void end_streams(hall *h)
{
    if (lm_client_in_flight(h->client) != STREAMS)
        fail("streams ended early");
    for (size_t side = 0; side < TELLER_SIDES; side++) {
        teller_end(&h->server, (teller_side)side);
        read_all(h, (teller_side)side);
    }
    if (lm_client_run(h->client))
        fail(lm_client_error(h->client)->message);
    while (listener_left(h->bare))
        listener_poll(h->bare, 1);
}

static void check(const hall *h)
{
    for (size_t i = 0; i < STREAMS; i++) {
        const one *s = &h->streams[i];

        if (s->told == 1 && s->right && s->shown)
            continue;
        fprintf(stderr, "bench_streams: %s did not end right\n", s->text);
        exit(1);
    }
    if (listener_bytes(h->bare) != teller_bytes(&h->server, TELLER_BARE))
        fail("libcurl alone did not read all bytes");
}

static void report(const hall *h, unsigned rounds)
{
    const runner *ours = &h->runners[TELLER_TYPED];
    const runner *bare = &h->runners[TELLER_BARE];
    double events = (double)STREAMS * EVENTS_A_ROUND;

    printf("bench streams cpu bare %.2f goal 1.02\n",
           race_ratio(ours, bare, rounds));
    printf("bench streams memory %zu goal 4096\n",
           (h->most - h->at_rest) / STREAMS);
    printf("bench streams cpu self %.2fus bare %.2fus an event\n",
           race_median(ours, rounds) / events * 1e6,
           race_median(bare, rounds) / events * 1e6);
}

static void open_client(hall *h)
{
    const lm_allocator counting = {count, h};
    static lm_allocator allocator;
    lm_client_options options = {.api_key = "sk-bench-0001",
                                 .base_url = h->server.url,
                                 .max_in_flight = STREAMS};

    allocator = counting;
    options.allocator = &allocator;
    h->client = lm_client_from_provider("openai/gpt-4o-mini", &options);
    if (!h->client)
        fail("no client");
}

static void open_files(void)
{
    struct rlimit files;

    if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur >= FILES)
        return;
    files.rlim_cur = FILES;
    if (setrlimit(RLIMIT_NOFILE, &files))
        fail("this takes 5,000 open files; see ulimit -n");
}

int main(int argc, char **argv)
{
    unsigned rounds =
        argc > 1 && !strcmp(argv[1], "--quick") ? QUICK_ROUNDS : ROUNDS;
    static hall h;

    open_files();
    make_streams(&h, (size_t)rounds * EVENTS_A_ROUND);
    if (!teller_start(&h.server, h.stories, STREAMS))
        fail("no server");
    snprintf(h.bare_url, sizeof(h.bare_url), "%s/bare", h.server.url);
    open_client(&h);
    h.bare = listener_new();
    race_pin();
    open_streams(&h);
    read_events(&h, (size_t)rounds * EVENTS_A_ROUND);
    end_streams(&h);
    check(&h);
    report(&h, rounds);
    lm_client_free(h.client);
    listener_free(h.bare);
    teller_stop(&h.server);
    for (size_t i = 0; i < STREAMS; i++)
        lm_buffer_free(&h.streams[i].json);
    pool_free(&h.memory);
    return 0;
}
