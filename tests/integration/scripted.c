/* SPDX-License-Identifier: MIT */
#include "scripted.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static lm_status begin(void *ctx, lm_exchange *exchange, lm_error *err)
{
    scripted *s = ctx;

    (void)err;
    free(s->request);
    s->request = calloc(1, exchange->body_size + 1);
    if (!s->request)
        abort();
    memcpy(s->request, exchange->body, exchange->body_size);
    s->n_requests++;
    s->silent = false;
    s->said = 0;
    s->in_flight = exchange;
    return LM_OK;
}

static void cancel(void *ctx, lm_exchange *exchange)
{
    scripted *s = ctx;

    (void)exchange;
    s->in_flight = NULL;
    s->n_cancelled++;
}

static lm_status send_headers(lm_exchange *exchange, const char *lines)
{
    lm_status status = LM_OK;

    while (!status && lines && *lines) {
        size_t n = strcspn(lines, "\r\n");

        status = exchange->on_header(exchange, lines, n);
        lines += n;
        lines += strspn(lines, "\r\n");
    }
    return status;
}

static lm_status send_body(scripted *s, lm_exchange *exchange, const char *body,
                           size_t n)
{
    size_t most = s->first ? s->first : s->piece;
    lm_status status = LM_OK;

    while (!status && n) {
        size_t piece = most && most < n ? most : n;

        most = s->piece;
        status = exchange->on_body(exchange, body, piece);
        s->n_said += piece;
        body += piece;
        n -= piece;
    }
    return status;
}

static void finish(scripted *s, lm_status status, const char *why)
{
    lm_exchange *exchange = s->in_flight;

    s->in_flight = NULL;
    exchange->on_done(exchange, status, why);
}

static void say_one_byte(scripted *s, const fake_step *step)
{
    lm_exchange *exchange = s->in_flight;
    const char *body = step->body ? step->body : "";
    lm_status status = LM_OK;

    if (!s->said)
        status = send_headers(exchange, step->headers);
    if (!status && body[s->said])
        status = exchange->on_body(exchange, body + s->said++, 1);
    s->now += SCRIPTED_PAUSE;
    if (status || !body[s->said])
        finish(s, status, NULL);
}

/* false: nothing more will come. */
static bool perform(scripted *s, const fake_step *step)
{
    lm_exchange *exchange = s->in_flight;
    const char *body = step->body ? step->body : "";
    bool whole = step->deed == FAKE_ANSWER;
    lm_status status = LM_OK;

    if (s->silent || step->deed == FAKE_STALL)
        return false;
    if (step->deed == FAKE_HANG_UP) {
        finish(s, LM_IO, "the server hung up");
        return true;
    }
    exchange->http_status = step->status ? step->status : 200;
    if (step->deed == FAKE_SLOWLY) {
        say_one_byte(s, step);
        return true;
    }
    status = send_headers(exchange, step->headers);
    if (!status)
        status =
            send_body(s, exchange, body, whole ? strlen(body) : step->first);
    if (status || whole)
        finish(s, status, NULL);
    else if (step->deed == FAKE_CUT)
        finish(s, LM_IO, "the connection was cut");
    s->silent = step->deed == FAKE_STALL_BODY;
    return true;
}

static lm_status poll_all(void *ctx, int32_t timeout_ms, lm_error *err)
{
    static const fake_step beyond = {.status = 500, .body = "unexpected"};
    scripted *s = ctx;
    size_t i = s->n_requests - 1;

    (void)err;
    if (!s->in_flight)
        s->waited += timeout_ms;
    else if (perform(s, i < s->n_steps ? &s->script[i] : &beyond))
        return LM_OK;
    s->now += timeout_ms;
    s->unix_now += timeout_ms;
    return LM_OK;
}

static int64_t now_ms(void *ctx)
{
    return ((const scripted *)ctx)->now;
}

static int64_t unix_ms(void *ctx)
{
    return ((const scripted *)ctx)->unix_now;
}

lm_transport scripted_transport(scripted *s)
{
    return (lm_transport){
        .begin = begin,
        .cancel = cancel,
        .poll = poll_all,
        .now_ms = now_ms,
        .unix_ms = unix_ms,
        .ctx = s,
    };
}

void scripted_free(scripted *s)
{
    free(s->request);
    s->request = NULL;
}
