/* SPDX-License-Identifier: MIT */
#include "cassette.h"

#include "allocator.h"
#include "clock.h"
#include "differ.h"
#include "mask.h"
#include "utf8.h"

#include <string.h>

/* An exchange that waits for the next poll. */
typedef struct lm__played {
    lm_exchange *exchange;
    const lm__track *track;
    struct lm__played *next;
} lm__played;

enum { SHOWN = 60 };

static lm_status say_headers(lm_exchange *x, const lm_wire_CassetteResponse *r)
{
    lm_status status = LM_OK;

    for (size_t i = 0; !status && i < r->n_headers; i++)
        status = x->on_header(x, r->headers[i], strlen(r->headers[i]));
    return status;
}

static int digit(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = c ? strchr(digits, c | 0x20) : NULL;

    return at ? (int)(at - digits) : 0;
}

static lm_status say_hex(lm_exchange *x, const char *hex)
{
    lm_status status = LM_OK;

    for (; !status && hex[0] && hex[1]; hex += 2) {
        char byte = (char)(digit(hex[0]) * 16 + digit(hex[1]));

        status = x->on_body(x, &byte, 1);
    }
    return status;
}

static lm_status say_body(lm_exchange *x, const lm_wire_CassetteResponse *r)
{
    lm_status status = LM_OK;

    if (r->body)
        status = x->on_body(x, r->body, strlen(r->body));
    for (size_t i = 0; !status && i < r->n_pieces; i++)
        status = x->on_body(x, r->pieces[i], strlen(r->pieces[i]));
    for (size_t i = 0; !status && i < r->n_hex; i++)
        status = say_hex(x, r->hex[i]);
    return status;
}

static void play(lm_exchange *x, const lm__track *track)
{
    const lm_wire_CassetteLine *line = track->line;
    lm_status status = LM_OK;

    if (line->response) {
        x->http_status = (int)line->response->status;
        status = say_headers(x, line->response);
        if (!status)
            status = say_body(x, line->response);
    }
    if (status)
        x->on_done(x, status, NULL);
    else
        x->on_done(x, track->failure,
                   line->failure ? line->failure->why : NULL);
}

/* Takes an exchange off the list of those that wait. */
static lm_exchange *take_off(lm_cassette *c, lm__played **at)
{
    lm__played *played = *at;
    lm_exchange *x = played->exchange;

    *at = played->next;
    x->handle = NULL;
    lm__delete(c->allocator, played, sizeof(*played));
    return x;
}

static void play_first(lm_cassette *c)
{
    const lm__track *track = c->first->track;

    play(take_off(c, &c->first), track);
}

static lm_status poll_all(void *ctx, int32_t timeout_ms, lm_error *err)
{
    lm_cassette *c = ctx;

    (void)err;
    if (c->first)
        play_first(c);
    else
        c->now += timeout_ms;
    return LM_OK;
}

/* There are no sockets: the loop is asked to call at once. */
static void call_soon(const lm_cassette *c)
{
    if (c->first && c->watcher.on_timer)
        c->watcher.on_timer(c->watcher.ctx, 0);
}

static lm_status ready(void *ctx, int fd, unsigned events, lm_error *err)
{
    lm_cassette *c = ctx;

    (void)events;
    (void)err;
    if (fd == LM_SOCKET_TIMER && c->first)
        play_first(c);
    call_soon(c);
    return LM_OK;
}

/* A loop's timers are real, so that pauses between two tries are too. */
static int64_t now_ms(void *ctx)
{
    const lm_cassette *c = ctx;

    return c->watcher.on_timer ? c->now + lm__clock_ms() : c->now;
}

static lm_status watch(void *ctx, const lm_watcher *watcher, lm_error *err)
{
    lm_cassette *c = ctx;
    int64_t now = now_ms(c);

    if (c->first)
        return lm_error_set(err, LM_ARGUMENT,
                            "there are requests in flight already");
    c->watcher = watcher ? *watcher : (lm_watcher){0};
    c->now = watcher ? now - lm__clock_ms() : now;
    return LM_OK;
}

static void cancel(void *ctx, lm_exchange *exchange)
{
    lm_cassette *c = ctx;
    lm__played **at = &c->first;

    while (*at && (*at)->exchange != exchange)
        at = &(*at)->next;
    if (*at)
        take_off(c, at);
}

/* A request as a cassette has it: without secrets. */
typedef struct request {
    const char *method;
    lm_buffer url, body;
} request;

/* The first difference between a request and a line; where NULL: none. */
typedef struct mismatch {
    const char *where;
    lm__difference at;
} mismatch;

static lm__piece piece_of(const char *text)
{
    return (lm__piece){text, text ? strlen(text) : 0};
}

static mismatch differs(const char *where, const char *sent,
                        const char *recorded)
{
    mismatch m = {where, {.a = piece_of(sent), .b = piece_of(recorded)}};

    return m;
}

static mismatch match(const request *r, const lm_wire_CassetteRequest *line)
{
    mismatch none = {NULL, {.path = ""}};
    mismatch body = {"the body", {.path = ""}};
    const char *sent = r->body.size ? r->body.data : NULL;

    if (strcmp(r->method, line->method) != 0)
        return differs("the method", r->method, line->method);
    if (strcmp(r->url.data, line->url) != 0)
        return differs("the URL", r->url.data, line->url);
    if (!line->body || !sent) {
        if (sent && line->text && strcmp(sent, line->text) == 0)
            return none;
        return sent || line->text || line->body
                   ? differs("the body", sent,
                             line->body ? line->body : line->text)
                   : none;
    }
    return lm__json_differ(sent, r->body.size, line->body, strlen(line->body),
                           &body.at)
               ? body
               : none;
}

static int shown(lm__piece piece)
{
    return (int)(piece.n > SHOWN ? lm__utf8_cut(piece.at, SHOWN) : piece.n);
}

static lm_status refuse(const lm_cassette *c, const lm__track *track,
                        const mismatch *m, lm_error *err)
{
    static const lm__piece nothing = {"nothing", 7};
    lm__piece a = m->at.a.at ? m->at.a : nothing;
    lm__piece b = m->at.b.at ? m->at.b : nothing;

    if (err)
        snprintf(err->path, sizeof(err->path), "%s", m->at.path);
    return lm_error_set(err, LM_CONFIG,
                        "%s:%u: %s of the request differs%s%s: %.*s was sent, "
                        "%.*s is recorded",
                        c->path, track->number, m->where,
                        *m->at.path ? " at " : "", m->at.path, shown(a), a.at,
                        shown(b), b.at);
}

/* The line for a request; NULL: there is none, and err says why. */
static lm__track *find(const lm_cassette *c, const request *r, lm_error *err)
{
    const lm__track *first = NULL;
    mismatch m;

    for (lm__track *track = c->tracks; track; track = track->next) {
        if (track->played)
            continue;
        if (!match(r, &track->line->request).where)
            return track;
        first = first ? first : track;
    }
    if (!first) {
        lm_error_set(err, LM_CONFIG, "%s: all its exchanges were played",
                     c->path);
        return NULL;
    }
    m = match(r, &first->line->request);
    refuse(c, first, &m, err);
    return NULL;
}

static lm_status read_request(const lm_cassette *c, const lm_exchange *x,
                              request *r)
{
    lm__mask mask;

    *r = (request){.method = x->method,
                   .url = {.allocator = c->allocator},
                   .body = {.allocator = c->allocator}};
    lm__mask_learn(&mask, x->headers, x->secret);
    lm__mask_url(&mask, x->url, &r->url);
    if (x->body)
        lm__mask_text(&mask, x->body, x->body_size, &r->body);
    return lm_buffer_status(&r->url) ? lm_buffer_status(&r->url)
                                     : lm_buffer_status(&r->body);
}

static lm_status queue(lm_cassette *c, lm_exchange *x, lm__track *track,
                       lm_error *err)
{
    lm__played *played = lm__new(c->allocator, sizeof(*played));
    lm__played **at = &c->first;

    if (!played)
        return lm_error_set(err, LM_NOMEM, "no memory to play an exchange");
    *played = (lm__played){x, track, NULL};
    while (*at)
        at = &(*at)->next;
    *at = played;
    track->played = true;
    c->left--;
    x->handle = played;
    x->http_status = 0;
    call_soon(c);
    return LM_OK;
}

static lm_status begin(void *ctx, lm_exchange *x, lm_error *err)
{
    lm_cassette *c = ctx;
    lm__track *track = NULL;
    lm_status status;
    request r;

    status = read_request(c, x, &r);
    if (status) {
        lm_error_set(err, status, "no memory to find an exchange");
    } else {
        track = find(c, &r, err);
        status = track ? queue(c, x, track, err) : LM_CONFIG;
    }
    lm_buffer_free(&r.url);
    lm_buffer_free(&r.body);
    return status;
}

void lm__replay_start(lm_cassette *c)
{
    c->transport = (lm_transport){
        .begin = begin,
        .cancel = cancel,
        .poll = poll_all,
        .watch = watch,
        .ready = ready,
        .now_ms = now_ms,
        .offline = true,
        .ctx = c,
    };
}
