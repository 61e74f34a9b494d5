/* SPDX-License-Identifier: MIT */
#include "http.h"

#include "clock.h"
#include "hook.h"
#include "instruct.h"

#include <string.h>

enum { MAX_HEADER_BYTES = 256 * 1024 };

/* xorshift: enough for clients not to come back all at once. */
static uint32_t noise(lm__http *http)
{
    uint32_t x = http->noise;

    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    http->noise = x;
    return x;
}

static int64_t unix_ms(const lm__http *http)
{
    if (http->transport.unix_ms)
        return http->transport.unix_ms(http->transport.ctx);
    return lm__clock_unix_ms();
}

static lm_status refuse(lm__try *t, lm_status status, lm__refusal why)
{
    t->refused = status;
    t->why = why;
    return status;
}

/* A byte came: from the first one on, other limits count. */
static void note_heard(lm__try *t)
{
    bool first = t->heard_at < 0;

    t->heard_at = lm__http_now(t->http);
    if (first)
        t->ask->changed(t->ask);
}

static lm_status on_header(lm_exchange *exchange, const char *line, size_t n)
{
    lm__try *t = exchange->ctx;

    note_heard(t);
    t->header_bytes += n;
    if (t->header_bytes > MAX_HEADER_BYTES)
        return refuse(t, LM_LIMIT, LM__REFUSED_HEADERS);
    if (!lm__try_note_id(t, line, n))
        return refuse(t, LM_NOMEM, LM__REFUSED_KEEPING);
    lm__try_stream_header(t, line, n);
    if (lm__retry_concerns(line, n))
        lm__retry_header(&t->retry, line, n, unix_ms(t->http));
    return t->refused;
}

/*
 * A stream may take minutes, and there may be thousands of them: what was sent
 * is not kept for that time, nor where to. Should it be needed again, it is
 * written again.
 */
static void forget_request(lm__try *t)
{
    if (!t->exchange.body_done || !t->exchange.body)
        return;
    t->exchange.url = NULL;
    t->exchange.body = NULL;
    t->exchange.body_size = 0;
    lm_buffer_free(&t->request);
}

static lm_status on_body(lm_exchange *exchange, const char *bytes, size_t n)
{
    lm__try *t = exchange->ctx;
    lm_buffer *body;

    note_heard(t);
    if (t->event_stream) {
        forget_request(t);
        return lm__try_stream_body(t, bytes, n);
    }
    body = t->ask->body;
    if (n > t->http->max_response - body->size)
        return refuse(t, LM_LIMIT, LM__REFUSED_BODY);
    lm_buffer_append(body, bytes, n);
    if (lm_buffer_status(body))
        return refuse(t, lm_buffer_status(body), LM__REFUSED_KEEPING);
    return LM_OK;
}

/* This try goes on to other asks. */
static void hand_over(lm__try *t)
{
    lm__ask *ask = t->ask;

    lm__try_stream_reset(t);
    ask->raw_body = ask->body->size ? ask->body->data : NULL;
    lm__try_end(t);
}

static const char *keep(lm__try *t, const char *text)
{
    return lm_arena_strndup(t->ask->arena, text, strlen(text));
}

/* The try that is over becomes an attempt; NULL: no memory. */
static const lm_attempt *note_attempt(lm__try *t, const lm_error *error)
{
    lm__ask *ask = t->ask;
    lm_attempt *a = lm__attempts_add(ask->log, ask->arena);

    if (!a)
        return NULL;
    a->status = error->status;
    a->http_status = t->exchange.http_status;
    a->delay_ms = t->delay;
    a->latency_ms = lm__http_now(t->http) - t->began_at;
    a->usage = ask->reply->usage;
    lm__try_count_tokens(t, &a->usage);
    a->model = ask->question.model;
    a->request_id = t->request_id;
    a->raw_text = lm__reply_payload(ask->reply, ask->question.target->name);
    a->message = error->status ? keep(t, error->message) : NULL;
    if (error->status && !a->message)
        return NULL;
    return a;
}

/* The ask has its reply. */
static void succeed(lm__try *t)
{
    static const lm_error none;

    if (!note_attempt(t, &none))
        lm__ask_refuse(t->ask, LM_NOMEM, "no memory for the answer");
    hand_over(t);
}

void lm__try_cut_off(lm__try *t)
{
    static const lm_error cut = {.status = LM_CANCELLED};

    /* Without memory there is one attempt less on the list. */
    if (t->state == LM__TRY_RECEIVE)
        note_attempt(t, &cut);
    hand_over(t);
}

/* What went wrong with a try, and whether another may go better. */
typedef struct failure {
    lm_error error;
    bool retryable;
    bool final; /* whatever the caller's own rule says */
} failure;

/* Most never come to anything: as lm__error_clear. */
static void begin_failure(failure *f, bool retryable)
{
    lm__error_clear(&f->error);
    f->retryable = retryable;
    f->final = false;
}

static bool within_budget(const lm__try *t)
{
    int64_t budget = t->ask->question.options->token_budget;
    lm_usage used = lm__attempts_usage(t->ask->log);

    return budget <= 0 || lm__usage_tokens(&used) < budget;
}

static bool may_retry(const lm__try *t, const failure *f,
                      const lm_attempt *attempt)
{
    const lm_call_options *o = t->ask->question.options;
    bool would = t->retry.should < 0 ? f->retryable : t->retry.should;

    if (f->final || (int)t->tries > o->max_transport_retries ||
        !within_budget(t))
        return false;
    if (t->told && !o->may_restart)
        return false;
    return o->retry_if ? o->retry_if(o->retry_if_ctx, attempt, would) : would;
}

/*
 * Another try later, or the end. One that would come after the deadline is
 * not waited for: the caller learns at once what is wrong.
 */
static void fail(lm__try *t, failure *f)
{
    int64_t now = lm__http_now(t->http);
    lm_hook_retry retry = {.delay_ms = -1};

    lm__endpoint_mask(&t->http->endpoint, f->error.message);
    retry.failed = note_attempt(t, &f->error);
    if (!retry.failed)
        lm_error_set(&f->error, LM_NOMEM, "no memory for what failed");
    else if (may_retry(t, f, retry.failed))
        retry.delay_ms = lm__retry_delay(&t->retry, t->tries, noise(t->http));
    t->ask->reply = &lm__no_reply;
    if (retry.delay_ms >= 0 && now + retry.delay_ms < t->ask->deadline_at &&
        !lm__hook_retry(t->ask, &retry, &f->error)) {
        lm__try_stream_reset(t);
        t->state = LM__TRY_WAIT;
        t->delay = retry.delay_ms;
        t->wake_at = now + retry.delay_ms;
        t->ask->changed(t->ask);
        return;
    }
    lm__ask_fail(t->ask, &f->error);
    hand_over(t);
}

/* Some say with 402 when there will be credit again. */
static bool may_pass(const lm__try *t, const lm__fault *fault)
{
    if (fault->http_status == 402)
        return t->retry.ms[LM__RETRY_AFTER] >= 0;
    return lm__fault_retryable(fault->kind) && !fault->final;
}

/* What the fault says of when to come back. */
static void note_delay(lm__retry *retry, const lm__fault *fault)
{
    lm__retry_message(retry, fault->message);
    if (fault->source)
        lm__retry_message(retry, fault->source);
    if (fault->delay)
        lm__retry_detail(retry, fault->delay);
}

/* The error of a response, in the words of the provider. */
static void fail_fault(lm__try *t, const lm__fault *fault)
{
    const char *id = t->http->row.id;
    failure f = {.retryable = may_pass(t, fault)};
    lm_status status = lm__fault_status(fault->kind);
    const char *source = fault->source ? fault->source : "";
    const char *colon = fault->source ? ": " : "";

    note_delay(&t->retry, fault);
    if (fault->http_status)
        lm_error_set(&f.error, status, "%s answered %d: %s%s%s", id,
                     fault->http_status, fault->message, colon, source);
    else
        lm_error_set(&f.error, status, "%s answered: %s%s%s", id,
                     fault->message, colon, source);
    if (fault->code) {
        size_t n = strlen(fault->code);

        n = n < sizeof(f.error.code) ? n : sizeof(f.error.code) - 1;
        memcpy(f.error.code, fault->code, n);
        f.error.code[n] = '\0';
    }
    fail(t, &f);
}

static void fail_nomem(lm__try *t)
{
    failure f = {0};

    lm_error_set(&f.error, LM_NOMEM, "no memory to read the response");
    fail(t, &f);
}

/* Text that the provider refused is an answer like any other. */
static void take_salvage(lm__try *t, const char *text)
{
    lm__reply reply = *t->ask->reply;

    reply.finish = LM__FINISH_COMPLETE;
    reply.content = text;
    if (lm__ask_answer(t->ask, &reply))
        succeed(t);
    else
        fail_nomem(t);
}

static void read_error(lm__try *t)
{
    lm__fault fault = {.http_status = t->exchange.http_status};
    const lm_buffer *body = t->ask->body;

    if (!lm__fault_read(body->data, body->size, t->ask->arena, &fault))
        fail_nomem(t);
    else if (fault.salvage)
        take_salvage(t, fault.salvage);
    else
        fail_fault(t, &fault);
}

/* The model stopped, or the stream did. */
static void fail_interrupted(lm__try *t)
{
    failure f = {.retryable = true};
    bool cut = t->ask->reply->finish == LM__FINISH_TRUNCATED;

    lm_error_set(&f.error, cut ? LM_IO : LM_SERVER,
                 "%s gave up in the middle of the answer", t->http->row.id);
    fail(t, &f);
}

static void read_response(lm__try *t)
{
    lm__response response = {
        .row = t->row,
        .body = t->ask->body->data,
        .n = t->ask->body->size,
        .arena = t->ask->arena,
        .reply = {.usage = LM__USAGE_UNKNOWN},
    };
    lm_status status;
    failure f;

    begin_failure(&f, true);
    status = t->event_stream ? lm__try_stream_finish(t, &response, &f.error)
                             : t->http->dialect->read(&response, &f.error);
    t->ask->profile = lm__asked_profile(t->row, &t->ask->question);
    if (!lm__ask_answer(t->ask, &response.reply) || status == LM_NOMEM)
        fail_nomem(t);
    else if (status)
        fail(t, &f);
    else if (response.fault.salvage)
        take_salvage(t, response.fault.salvage);
    else if (response.fault.message)
        fail_fault(t, &response.fault);
    else if (response.reply.finish == LM__FINISH_INTERRUPTED ||
             response.reply.finish == LM__FINISH_TRUNCATED)
        fail_interrupted(t);
    else
        succeed(t);
}

/* What came is all that was wanted of the answer. */
static void take_cut(lm__try *t)
{
    lm__response response = {
        .row = t->row,
        .arena = t->ask->arena,
        .reply = {.usage = LM__USAGE_UNKNOWN},
    };
    failure f = {0};

    if (lm__try_stream_cut(t, &response, &f.error) ||
        !lm__ask_answer(t->ask, &response.reply))
        fail_nomem(t);
    else
        succeed(t);
}

static void tell_refusal(const lm__try *t, lm_error *err)
{
    switch (t->why) {
    case LM__REFUSED_HEADERS:
        lm_error_set(err, t->refused,
                     "the headers of the response are longer than %d bytes",
                     MAX_HEADER_BYTES);
        break;
    case LM__REFUSED_BODY:
        lm_error_set(err, t->refused, "the response is longer than %zu bytes",
                     t->http->max_response);
        break;
    case LM__REFUSED_KEEPING:
        lm_error_set(err, t->refused, "no memory for the response");
        break;
    case LM__REFUSED_STREAM:
        lm_error_set(err, t->refused, "%s: the stream: %s", t->http->row.id,
                     lm_status_text(t->refused));
        break;
    }
}

/* No response, or not all of one. */
static void fail_transport(lm__try *t, lm_status status, const char *why)
{
    bool silent = t->heard_at < 0;
    failure f = {
        .retryable = status == LM_CONNECT || status == LM_IO ||
                     status == LM_PROTOCOL || (status == LM_TIMEOUT && silent),
    };

    if (t->refused)
        tell_refusal(t, &f.error);
    else
        lm_error_set(&f.error, status, "%s: %s", t->http->endpoint.host,
                     why ? why : lm_status_text(status));
    fail(t, &f);
}

/* true: the hook wants no more of it. */
static bool ask_hook(lm__try *t)
{
    const lm_hook_response response = {
        .http_status = t->exchange.http_status,
        .request_id = t->request_id,
        .body = t->event_stream ? NULL : t->ask->body->data,
        .body_size = t->ask->body->size,
        .latency_ms = lm__http_now(t->http) - t->began_at,
    };
    failure f = {.final = true};

    if (!lm__hook_response(t->ask, &t->exchange, &response, &f.error))
        return false;
    fail(t, &f);
    return true;
}

static void on_done(lm_exchange *exchange, lm_status status, const char *why)
{
    lm__try *t = exchange->ctx;

    /* A writer may rely on the NUL, and an empty buffer has none. */
    if (!t->ask->body->data)
        lm_buffer_append(t->ask->body, "", 0);
    if (status && t->ask->cut)
        take_cut(t);
    else if (status)
        fail_transport(t, status, why);
    else if (t->ask->hooks && ask_hook(t))
        return;
    else if (exchange->http_status >= 200 && exchange->http_status < 300)
        read_response(t);
    else
        read_error(t);
}

/* By the client's own limits. true: it waits, or its ask is done. */
static bool held_back(lm__try *t, int64_t now)
{
    int64_t wait;
    lm_error err;

    lm__error_clear(&err);
    wait = lm__try_wait(t, now, &err);
    if (err.status) {
        lm__ask_fail(t->ask, &err);
        hand_over(t);
    } else if (wait) {
        t->state = LM__TRY_WAIT;
        t->delay += wait;
        t->wake_at = now + wait;
        t->ask->changed(t->ask);
    }
    return wait > 0;
}

static void prepare(lm__try *t, int64_t now)
{
    lm__http *http = t->http;

    lm_buffer_clear(t->ask->body);
    lm__retry_clear(&t->retry);
    t->refused = LM_OK;
    t->header_bytes = 0;
    t->soon.n = 0;
    t->request_id = NULL;
    if (t->told)
        t->ask->on_text(t->ask, NULL, 0);
    t->told = false;
    t->began_at = now;
    t->heard_at = -1;
    t->tries++;
    t->exchange = (lm_exchange){
        .method = "POST",
        .url = lm__try_url(t),
        .headers = (const char *const *)http->endpoint.headers,
        .body = t->request.data,
        .body_size = t->body_size,
        .secret = http->endpoint.key,
        .connect_ms = http->timeouts.connect_ms,
        .on_header = on_header,
        .on_body = on_body,
        .on_done = on_done,
        .on_soon = lm__try_stream_soon,
        .ctx = t,
    };
    t->state = LM__TRY_RECEIVE;
}

void lm__try_receive(lm__try *t, const lm_response *response)
{
    const char *const *line = response->headers;
    lm_status status = LM_OK;

    prepare(t, lm__http_now(t->http));
    t->exchange.http_status = response->http_status;
    for (; !status && line && *line; line++)
        status = on_header(&t->exchange, *line, strlen(*line));
    if (!status && response->body_size)
        status = on_body(&t->exchange, response->body, response->body_size);
    on_done(&t->exchange, status, NULL);
}

void lm__try_send(lm__try *t, int64_t now)
{
    lm__http *http = t->http;
    failure f;

    if (held_back(t, now))
        return;
    begin_failure(&f, false);
    if (!t->request.size && lm__try_write(t, &f.error)) {
        lm__ask_fail(t->ask, &f.error);
        hand_over(t);
        return;
    }
    lm__try_count_request(t, now);
    prepare(t, now);
    if (lm__hook_request(t->ask, &t->exchange, &f.error)) {
        lm__ask_fail(t->ask, &f.error);
        hand_over(t);
    } else if (http->transport.begin(http->transport.ctx, &t->exchange,
                                     &f.error))
        fail(t, &f);
}

/* One of the limits of a try: when it is reached, and what is said then. */
typedef struct bound {
    int64_t at;
    const char *text;
    lm_status status;
    int32_t ms;
} bound;

static int64_t after(int64_t from, int32_t ms)
{
    return ms < 0 ? INT64_MAX : from + ms;
}

/* The limit that is reached first. */
static bound next_bound(const lm__try *t)
{
    const lm_timeouts *ms = &t->http->timeouts;
    bool heard = t->heard_at >= 0;
    bound bounds[] = {
        {t->ask->deadline_at, "the deadline of the call", LM_DEADLINE, 0},
        {after(t->began_at, ms->total_ms), "no whole response", LM_TIMEOUT,
         ms->total_ms},
        {after(t->began_at, heard ? LM_NEVER : ms->first_byte_ms),
         "no byte of a response", LM_TIMEOUT, ms->first_byte_ms},
        {after(t->heard_at, heard ? ms->idle_ms : LM_NEVER),
         "no more of the response", LM_TIMEOUT, ms->idle_ms},
    };
    bound first = bounds[0];

    for (size_t i = 1; i < sizeof(bounds) / sizeof(*bounds); i++)
        if (bounds[i].at < first.at)
            first = bounds[i];
    return first;
}

static void cut(lm__try *t, const bound *b)
{
    bool deadline = b->status == LM_DEADLINE;
    failure f = {.retryable = !deadline && t->heard_at < 0};

    t->http->transport.cancel(t->http->transport.ctx, &t->exchange);
    if (deadline)
        lm_error_set(&f.error, b->status, "%s: %s has passed",
                     t->http->endpoint.host, b->text);
    else
        lm_error_set(&f.error, b->status, "%s: %s within %d ms",
                     t->http->endpoint.host, b->text, (int)b->ms);
    fail(t, &f);
}

int64_t lm__try_tick(lm__try *t, int64_t now)
{
    bound next;

    if (t->state == LM__TRY_WAIT) {
        if (now < t->wake_at)
            return t->wake_at;
        lm__try_send(t, now);
        return now;
    }
    next = next_bound(t);
    if (now < next.at)
        return next.at;
    cut(t, &next);
    return now;
}
