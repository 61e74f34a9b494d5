/* SPDX-License-Identifier: MIT */
#include "lm/route.h"

#include "allocator.h"
#include "client.h"
#include "hook.h"
#include "lookout.h"

#include <stdalign.h>
#include <string.h>

/*
 * An answerer that has its asks answered by those of other clients. An ask
 * becomes a leg, which puts an ask of its own to one client after another.
 */
typedef struct route route;

typedef struct leg {
    route *route;
    lm__ask *outer; /* the call's */
    lm__ask inner;  /* put to the client */
    size_t at;      /* which one */
    size_t left;    /* clients that may be asked after it */
    bool told;      /* text was handed on */
    struct leg *next;
} leg;

struct route {
    const lm_allocator *allocator;
    lm_client *clients[LM_ROUTE_MAX];
    size_t n;
    uint64_t on;
    bool rotate;
    size_t turn; /* who begins, where it rotates */
    leg *busy;
    leg *spare;
    lm__lookout lookout; /* in an event loop */
};

/* With clients busy at the same time, none is waited for longer. */
enum { SLICE_MS = 5 };

static leg *leg_of(lm__ask *inner)
{
    return (leg *)((char *)inner - offsetof(leg, inner));
}

static lm_client *client_of(const leg *l)
{
    return l->route->clients[l->at];
}

static int64_t now_ms(void *ctx)
{
    return lm__client_now(((const route *)ctx)->clients[0]);
}

static void on_change(lm__ask *inner)
{
    leg *l = leg_of(inner);

    l->outer->changed(l->outer);
}

static lm_status on_text(lm__ask *inner, const char *text, size_t n)
{
    leg *l = leg_of(inner);
    lm_status status;

    l->outer->profile = inner->profile;
    status = l->outer->on_text(l->outer, text, n);
    l->told = text != NULL;
    inner->cut = l->outer->cut;
    return status;
}

static leg *take(route *r)
{
    leg *l = r->spare;

    if (l)
        r->spare = l->next;
    else
        l = lm__new(r->allocator, sizeof(*l));
    if (!l)
        return NULL;
    memset(l, 0, sizeof(*l));
    l->route = r;
    l->next = r->busy;
    r->busy = l;
    return l;
}

static void give_back(leg *l)
{
    leg **at = &l->route->busy;

    while (*at && *at != l)
        at = &(*at)->next;
    if (*at)
        *at = l->next;
    l->next = l->route->spare;
    l->route->spare = l;
}

/* The outer ask is over. */
static void finish(leg *l, const lm_error *err)
{
    lm__ask *outer = l->outer;
    lm__reply reply = *l->inner.reply;

    reply.from = client_of(l);
    outer->profile = l->inner.profile;
    outer->left_out = l->inner.left_out;
    outer->raw_body = l->inner.raw_body;
    outer->cached = l->inner.cached;
    outer->cache_key = l->inner.cache_key;
    outer->n_cache_key = l->inner.n_cache_key;
    if (err)
        lm__ask_fail(outer, err);
    else
        lm__ask_answer(outer, &reply);
    outer->state = NULL;
    outer->done = true;
    give_back(l);
    outer->changed(outer);
}

/* What a provider wants to see again is of no use to another one. */
static bool adapt_turns(leg *l)
{
    const lm__turn *from = l->outer->question.turns;
    lm__turn *first = NULL;
    lm__turn **to = &first;

    for (; from; from = from->next) {
        lm__turn *turn =
            lm_arena_alloc(l->outer->arena, sizeof(*turn), alignof(lm__turn));

        if (!turn)
            return false;
        *turn = *from;
        turn->next = NULL;
        if (turn->reply.from != client_of(l))
            turn->reply.echo = NULL;
        *to = turn;
        to = &turn->next;
    }
    l->inner.question.turns = first;
    return true;
}

/* The same point in time by another clock. */
static int64_t by_clock_of(const leg *l, int64_t at)
{
    return at == INT64_MAX
               ? at
               : at - now_ms(l->route) + lm__client_now(client_of(l));
}

static void start(leg *l)
{
    const lm_client *client = client_of(l);
    const lm_call_options *o = l->outer->question.options;
    lm__ask *ask = &l->inner;

    *ask = *l->outer;
    ask->question.model = o->model ? o->model : client->model;
    ask->question.mode = o->mode ? o->mode : client->mode;
    ask->deadline_at = by_clock_of(l, l->outer->deadline_at);
    ask->on_text = l->outer->on_text ? on_text : NULL;
    ask->changed = on_change;
    ask->done = false;
    ask->error = NULL;
    ask->reply = &lm__no_reply;
    ask->left_out = NULL;
    ask->raw_body = NULL;
    ask->state = NULL;
    if (adapt_turns(l)) {
        client->ops->begin(client->ctx, ask);
    } else {
        lm__ask_refuse(ask, LM_NOMEM, "no memory for the history");
        ask->done = true;
    }
}

/* Also of an answer that is none. */
static lm_status outcome(const lm__ask *ask)
{
    const lm__reply *reply = ask->reply;

    if (ask->error)
        return ask->error->status;
    if (reply->finish == LM__FINISH_LENGTH)
        return LM_LENGTH;
    if (reply->finish == LM__FINISH_CONTENT_FILTER)
        return LM_CONTENT_FILTER;
    if (reply->finish == LM__FINISH_REFUSAL ||
        (reply->refusal && *reply->refusal))
        return LM_REFUSAL;
    return LM_OK;
}

static bool goes_on(const leg *l)
{
    lm_status status = outcome(&l->inner);

    if (!status || !l->left || !(l->route->on >> status & 1))
        return false;
    return !l->told || l->outer->question.options->may_restart;
}

/* Tells of the change; false: someone wants no more. */
static bool tell(leg *l, lm_error *err)
{
    const lm_hook_retry retry = {.failed = lm__attempts_last(l->outer->log)};
    lm_status status = LM_OK;

    if (retry.failed)
        status = lm__hook_retry(l->outer, &retry, err);
    if (!status && l->told)
        status = on_text(&l->inner, NULL, 0);
    if (status && !err->status)
        lm_error_set(err, status, "%s", lm_status_text(status));
    return !status;
}

/* As long as the client's answer is there: the next one, or the end. */
static void settle(leg *l)
{
    lm_error stopped = {0};

    while (l->inner.done) {
        if (!goes_on(l)) {
            finish(l, l->inner.error);
            return;
        }
        if (!tell(l, &stopped)) {
            finish(l, &stopped);
            return;
        }
        l->at = (l->at + 1) % l->route->n;
        l->left--;
        start(l);
    }
}

static size_t index_of(const route *r, const void *client)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->clients[i] == client)
            return i;
    return 0;
}

/* Who is asked first. A re-ask goes where the answer came from. */
static size_t first_of(route *r, const lm__turn *turns)
{
    const lm__turn *last = turns;
    size_t at;

    if (!turns) {
        at = r->rotate ? r->turn : 0;
        r->turn = (at + 1) % r->n;
        return at;
    }
    while (last->next)
        last = last->next;
    at = index_of(r, last->reply.from);
    return r->on & LM_ON(INVALID) ? (at + 1) % r->n : at;
}

static void begin(void *ctx, lm__ask *outer)
{
    route *r = ctx;
    leg *l = take(r);

    if (!l) {
        lm__ask_refuse(outer, LM_NOMEM, "no memory for a request");
        outer->done = true;
        return;
    }
    l->outer = outer;
    l->at = first_of(r, outer->question.turns);
    l->left = r->n - 1;
    outer->state = l;
    start(l);
    settle(l);
}

static int64_t tick(void *ctx, lm__ask *outer, int64_t now)
{
    leg *l = outer->state;
    const lm_client *client;
    int64_t wake = INT64_MAX;

    (void)ctx;
    if (!l)
        return now;
    client = client_of(l);
    if (!l->inner.done && client->ops->tick) {
        int64_t then = lm__client_now(client);

        wake = client->ops->tick(client->ctx, &l->inner, then);
        wake = wake == INT64_MAX ? wake : wake - then + now;
    }
    if (!l->inner.done)
        return wake;
    settle(l);
    return now;
}

static lm_status poll_client(lm_client *client, int32_t timeout_ms,
                             lm_error *err)
{
    if (!client->ops->poll)
        return LM_OK;
    return client->ops->poll(client->ctx, timeout_ms, err);
}

/* Those that work on a leg; a bit each. */
static uint64_t busy_clients(const route *r)
{
    uint64_t busy = 0;

    for (const leg *l = r->busy; l; l = l->next)
        busy |= UINT64_C(1) << l->at;
    return busy;
}

/* Their clocks need not be that of the first: each leg looks at its own. */
static lm_status poll_all(void *ctx, int32_t timeout_ms, lm_error *err)
{
    route *r = ctx;
    uint64_t busy = busy_clients(r);
    bool one = !(busy & (busy - 1));
    lm_status status = LM_OK;

    if (!busy)
        return poll_client(r->clients[0], timeout_ms, err);
    if (!one && timeout_ms > SLICE_MS)
        timeout_ms = SLICE_MS;
    for (size_t i = 0; !status && i < r->n; i++)
        if (busy >> i & 1)
            status = poll_client(r->clients[i], timeout_ms, err);
    for (leg *l = r->busy; l; l = l->next)
        l->outer->changed(l->outer);
    return status;
}

static lm_status watch(void *ctx, const lm_watcher *watcher, lm_error *err)
{
    route *r = ctx;

    return lm__lookout_set(&r->lookout, r->clients, r->n, watcher, err);
}

static lm_status ready(void *ctx, int fd, unsigned events, lm_error *err)
{
    route *r = ctx;

    return lm__lookout_ready(&r->lookout, fd, events, err);
}

static void cancel(void *ctx, lm__ask *outer)
{
    leg *l = outer->state;
    const lm_client *client;

    (void)ctx;
    if (!l)
        return;
    client = client_of(l);
    if (!l->inner.done && client->ops->cancel)
        client->ops->cancel(client->ctx, &l->inner);
    outer->state = NULL;
    give_back(l);
}

static void keep(void *ctx, const lm__ask *outer)
{
    const route *r = ctx;
    const lm_client *client = r->clients[index_of(r, outer->reply->from)];

    if (client->ops->keep)
        client->ops->keep(client->ctx, outer);
}

static void free_route(void *ctx)
{
    route *r = ctx;

    /* The clients live on. */
    if (r->lookout.n)
        lm__lookout_set(&r->lookout, r->clients, r->n, NULL, NULL);
    while (r->spare) {
        leg *l = r->spare;

        r->spare = l->next;
        lm__delete(r->allocator, l, sizeof(*l));
    }
    lm__delete(r->allocator, r, sizeof(*r));
}

static const lm__answerer_ops ops = {
    .begin = begin,
    .tick = tick,
    .poll = poll_all,
    .watch = watch,
    .ready = ready,
    .keep = keep,
    .cancel = cancel,
    .now_ms = now_ms,
    .free = free_route,
};

static lm_client *make(lm_client *const *clients, size_t n, uint64_t on,
                       bool rotate, const lm_client_options *options)
{
    const lm_allocator *allocator = options ? options->allocator : NULL;
    lm_client *client = NULL;
    route *r;

    if (!n || n > LM_ROUTE_MAX)
        return NULL;
    for (size_t i = 0; i < n; i++)
        if (!clients[i])
            return NULL;
    r = lm__new(allocator, sizeof(*r));
    if (!r)
        return NULL;
    *r = (route){.allocator = allocator,
                 .n = n,
                 .on = on ? on : LM_ON_DEFAULT,
                 .rotate = rotate};
    memcpy(r->clients, clients, n * sizeof(*clients));
    if (lm__client_new(&ops, r, clients[0]->model, options, &client, NULL))
        free_route(r);
    return client;
}

lm_client *lm_client_fallback(lm_client *const *clients, size_t n, uint64_t on,
                              const lm_client_options *options)
{
    return make(clients, n, on, false, options);
}

lm_client *lm_client_round_robin(lm_client *const *clients, size_t n,
                                 uint64_t on, const lm_client_options *options)
{
    return make(clients, n, on, true, options);
}
