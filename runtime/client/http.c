/* SPDX-License-Identifier: MIT */
#include "http.h"

#include "allocator.h"
#include "clock.h"
#include "lookup.h"
#include "media.h"
#include "told.h"

#include <stdalign.h>
#include <string.h>

int64_t lm__http_now(lm__http *http)
{
    if (http->transport.now_ms)
        return http->transport.now_ms(http->transport.ctx);
    return lm__clock_ms();
}

static int64_t now_ms(void *ctx)
{
    return lm__http_now(ctx);
}

static lm__try *take(lm__http *http)
{
    lm__try *t = http->spare;

    if (t) {
        http->spare = t->next;
        return t;
    }
    t = lm__new(http->allocator, sizeof(*t));
    if (!t)
        return NULL;
    memset(t, 0, sizeof(*t));
    t->http = http;
    t->request.allocator = http->allocator;
    return t;
}

void lm__try_end(lm__try *t)
{
    lm__ask *ask = t->ask;

    ask->state = NULL;
    ask->done = true;
    t->ask = NULL;
    t->next = t->http->spare;
    t->http->spare = t;
    ask->changed(ask);
}

static const char *path_of(const lm__try *t)
{
    const lm__dialect *dialect = t->http->dialect;

    if (t->ask->question.stream && dialect->stream_path)
        return dialect->stream_path;
    return t->row->path ? t->row->path : dialect->path;
}

/* What the provider cannot be asked is not sent. */
static lm_status check_request(const lm__try *t, lm_error *err)
{
    const lm__question *q = &t->ask->question;

    if (q->mode == LM_MODE_GRAMMAR && !lm__has_grammar(q->target))
        return lm_error_set(err, LM_UNSUPPORTED, "%s has no grammar",
                            q->target->name);
    if (q->stream && !t->http->dialect->event)
        return lm_error_set(err, LM_UNSUPPORTED,
                            "answers of %s cannot be streamed", t->row->id);
    return lm__media_check(t->row, q->messages, err);
}

/* Behind the body: once they are sent neither is needed. */
static lm_status put_url(lm__try *t, lm_error *err)
{
    t->body_size = t->request.size;
    lm_buffer_putc(&t->request, '\0');
    lm__endpoint_url(&t->http->endpoint, path_of(t), t->ask->question.model,
                     &t->request);
    if (!lm_buffer_status(&t->request))
        return LM_OK;
    return lm_error_set(err, lm_buffer_status(&t->request),
                        "no memory for the request");
}

static lm_status note_left_out(lm__ask *ask, const lm_buffer *names)
{
    if (!names->size || lm_buffer_status(names))
        return lm_buffer_status(names);
    ask->left_out = lm_arena_strndup(ask->arena, names->data, names->size);
    return ask->left_out ? LM_OK : LM_NOMEM;
}

lm_status lm__try_write(lm__try *t, lm_error *err)
{
    const lm__http *http = t->http;
    const lm__question *question = &t->ask->question;
    lm_buffer left_out = {.allocator = http->allocator};
    lm__writer writer;
    const lm__parameters parameters = {&writer, t->row, question, &left_out};
    lm_status status;

    status = check_request(t, err);
    if (status)
        return status;
    lm_buffer_clear(&t->request);
    lm__writer_open(&writer, &t->request);
    lm__dialect_request(http->dialect, &parameters);
    lm__writer_check(&writer, note_left_out(t->ask, &left_out));
    lm_buffer_free(&left_out);
    status = lm__writer_close(&writer, err);
    return status ? status : put_url(t, err);
}

const char *lm__try_url(const lm__try *t)
{
    return t->request.data ? t->request.data + t->body_size + 1 : NULL;
}

/* The row for the model asked, which is the provider's own as a rule. */
static const lm_provider *specialise(const lm__try *t)
{
    const lm_provider *own = &t->http->row;
    const lm_provider_model *model =
        lm__provider_model(own, t->ask->question.model);
    lm_provider *copy;

    if (!model)
        return own;
    copy = lm_arena_alloc(t->ask->arena, sizeof(*copy), alignof(lm_provider));
    if (!copy)
        return NULL;
    *copy = *own;
    lm__provider_specialise(copy, model);
    return copy;
}

/* NULL: ask->error says why. */
static lm__try *open_try(lm__http *http, lm__ask *ask)
{
    lm_error err;
    lm__try *t;

    lm__error_clear(&err);
    if (lm__provider_check_mode(&http->row, ask->question.mode, &err)) {
        lm__ask_fail(ask, &err);
        return NULL;
    }
    t = take(http);
    if (!t) {
        lm__ask_refuse(ask, LM_NOMEM, "no memory for a request");
        return NULL;
    }
    t->ask = ask;
    ask->state = t;
    t->tries = 0;
    t->told = false;
    t->delay = 0;
    lm_buffer_clear(ask->body);
    t->state = LM__TRY_SEND;
    t->row = specialise(t);
    if (t->row)
        return t;
    lm__ask_refuse(ask, LM_NOMEM, "no memory for a request");
    lm__try_end(t);
    return NULL;
}

/* false: ask->error says why. */
static bool write_first(lm__try *t)
{
    lm_status status;
    lm_error err;

    lm__error_clear(&err);
    status = lm__try_write(t, &err);
    lm__ask_fail(t->ask, &err);
    return !status;
}

static void begin(void *ctx, lm__ask *ask)
{
    lm__http *http = ctx;
    lm__try *t = open_try(http, ask);

    if (!t)
        ask->done = true;
    else if (!write_first(t) || lm__try_cached(t))
        lm__try_end(t);
    else
        lm__try_send(t, lm__http_now(http));
}

static lm_status request(void *ctx, lm__ask *ask, lm_request *out,
                         lm_error *err)
{
    lm__http *http = ctx;
    lm__try *t = open_try(http, ask);
    lm_status status;

    if (!t)
        return lm_error_set(err, ask->error->status, "%s", ask->error->message);
    status = lm__try_write(t, err);
    if (!status)
        *out = (lm_request){
            .method = "POST",
            .url = lm__try_url(t),
            .headers = (const char *const *)http->endpoint.headers,
            .body = t->request.data,
            .body_size = t->body_size,
        };
    lm__try_end(t);
    return status;
}

static void receive(void *ctx, lm__ask *ask, const lm_response *response)
{
    lm__try *t = open_try(ctx, ask);

    if (t)
        lm__try_receive(t, response);
    else
        ask->done = true;
}

static int64_t tick(void *ctx, lm__ask *ask, int64_t now)
{
    (void)ctx;
    return ask->state ? lm__try_tick(ask->state, now) : now;
}

static lm_status poll_all(void *ctx, int32_t timeout_ms, lm_error *err)
{
    lm__http *http = ctx;

    return http->transport.poll(http->transport.ctx, timeout_ms, err);
}

static lm_status watch(void *ctx, const lm_watcher *watcher, lm_error *err)
{
    lm__http *http = ctx;

    if (!http->transport.watch || !http->transport.ready)
        return lm_error_set(err, LM_UNSUPPORTED,
                            "the transport of this client does its own "
                            "waiting");
    return http->transport.watch(http->transport.ctx, watcher, err);
}

static lm_status ready(void *ctx, int fd, unsigned events, lm_error *err)
{
    lm__http *http = ctx;

    return http->transport.ready(http->transport.ctx, fd, events, err);
}

static void cancel(void *ctx, lm__ask *ask)
{
    lm__http *http = ctx;
    lm__try *t = ask->state;

    if (!t)
        return;
    if (t->state == LM__TRY_RECEIVE)
        http->transport.cancel(http->transport.ctx, &t->exchange);
    lm__try_cut_off(t);
}

void lm__http_free(lm__http *http)
{
    while (http->spare) {
        lm__try *t = http->spare;

        http->spare = t->next;
        lm_buffer_free(&t->request);
        lm__frames_free(&t->frames);
        lm__delete(http->allocator, t, sizeof(*t));
    }
    if (http->close_transport)
        http->close_transport(http->transport.ctx);
    lm__endpoint_close(&http->endpoint);
    lm__desk_free(&http->desk);
    lm__delete(http->allocator, http, sizeof(*http));
}

static void free_ctx(void *ctx)
{
    lm__http_free(ctx);
}

const lm__answerer_ops lm__http_ops = {
    .begin = begin,
    .keep = lm__http_keep,
    .tick = tick,
    .poll = poll_all,
    .watch = watch,
    .ready = ready,
    .cancel = cancel,
    .now_ms = now_ms,
    .request = request,
    .receive = receive,
    .free = free_ctx,
};
