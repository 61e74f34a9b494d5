/* SPDX-License-Identifier: MIT */
#include "cached.lm.h"
#include "http.h"
#include "instruct.h"
#include "lm/cache.h"
#include "mask.h"

#include <stdalign.h>
#include <string.h>

/*
 * The key: all that reaches the model, a line for each part, and the request's
 * body at the end. Headers that carry secrets do not change what is answered.
 */
static void put_key(const lm__try *t, lm_buffer *out)
{
    const lm__http *http = t->http;
    const char *const *lines = (const char *const *)http->endpoint.headers;
    lm_buffer line = {.allocator = http->allocator};
    lm__mask mask;

    lm__mask_learn(&mask, lines, http->endpoint.key);
    lm_buffer_printf(out, "%s\n", http->row.id);
    lm__mask_url(&mask, lm__try_url(t), out);
    lm_buffer_putc(out, '\n');
    for (; *lines; lines++) {
        lm_buffer_clear(&line);
        if (strncmp(*lines, "User-Agent:", 11) == 0 ||
            lm__mask_header(&mask, *lines, strlen(*lines), &line))
            continue;
        lm_buffer_append(out, line.data, line.size);
        lm_buffer_putc(out, '\n');
    }
    lm_buffer_append(out, t->request.data, t->body_size);
    if (lm_buffer_status(&line))
        out->status = LM_NOMEM;
    lm_buffer_free(&line);
}

static bool make_key(lm__try *t)
{
    lm_buffer key = {.allocator = t->http->allocator};

    put_key(t, &key);
    if (!lm_buffer_status(&key)) {
        t->ask->cache_key = lm_arena_strndup(t->ask->arena, key.data, key.size);
        t->ask->n_cache_key = key.size;
    }
    lm_buffer_free(&key);
    return t->ask->cache_key != NULL;
}

static bool take_calls(lm__reply *reply, const lm_wire_CachedReply *kept,
                       lm_arena *arena)
{
    lm__tool_call *calls = lm_arena_alloc(arena, kept->n_calls * sizeof(*calls),
                                          alignof(lm__tool_call));

    for (size_t i = 0; calls && i < kept->n_calls; i++) {
        const lm_wire_CachedCall *from = &kept->calls[i];

        calls[i].id = lm_arena_strndup(arena, from->id, strlen(from->id));
        calls[i].name = lm_arena_strndup(arena, from->name, strlen(from->name));
        calls[i].arguments =
            lm_arena_strndup(arena, from->arguments, strlen(from->arguments));
        if (!calls[i].id || !calls[i].name || !calls[i].arguments)
            return false;
    }
    reply->calls = calls;
    reply->n_calls = calls ? kept->n_calls : 0;
    return calls != NULL;
}

static bool take_reply(lm__try *t, const lm_wire_CachedReply *kept)
{
    lm__ask *ask = t->ask;
    lm__reply reply = lm__no_reply;

    reply.finish = LM__FINISH_COMPLETE;
    ask->profile = lm__asked_profile(t->row, &ask->question);
    if (kept->content) {
        reply.content =
            lm_arena_strndup(ask->arena, kept->content, strlen(kept->content));
        if (!reply.content)
            return false;
    }
    if (kept->n_calls && !take_calls(&reply, kept, ask->arena))
        return false;
    if (ask->on_text)
        reply.told = lm__reply_payload(&reply, ask->question.target->name);
    return lm__ask_answer(ask, &reply);
}

/* A listener hears it as one piece. */
static lm_status tell(lm__try *t)
{
    lm__ask *ask = t->ask;
    const char *text = ask->reply->told;

    return text ? ask->on_text(ask, text, strlen(text)) : LM_OK;
}

static lm_status no_memory(lm_error *err)
{
    return lm_error_set(err, LM_NOMEM, "no memory for an answer kept");
}

/* LM_NOT_FOUND also where what is kept is not an answer. */
static lm_status fetch(lm__try *t, lm_buffer *text, lm_error *err)
{
    const lm_cache *cache = t->http->cache;
    const lm_parse_options options = {.policy = LM_POLICY_STRICT,
                                      .allocator = t->http->allocator};
    lm_error wrong = {0};
    lm_wire_CachedReply *kept;
    lm_status status =
        cache->get(cache->ctx, t->ask->cache_key, t->ask->n_cache_key, text);
    bool taken;

    if (status == LM_NOT_FOUND)
        return status;
    if (status)
        return lm_error_set(err, status, "the cache: %s",
                            lm_status_text(status));
    kept = lm_wire_CachedReply_parse(text->data ? text->data : "", text->size,
                                     &options, &wrong);
    if (!kept)
        return wrong.status == LM_NOMEM ? no_memory(err) : LM_NOT_FOUND;
    taken = take_reply(t, kept);
    lm_wire_CachedReply_free(kept);
    if (!taken)
        return no_memory(err);
    status = tell(t);
    return status ? lm_error_set(err, status, "%s", lm_status_text(status))
                  : LM_OK;
}

bool lm__try_cached(lm__try *t)
{
    lm__ask *ask = t->ask;
    lm_buffer text = {.allocator = t->http->allocator};
    lm_error err = {0};
    lm_status status;

    if (!t->http->cache || ask->question.turns)
        return false;
    if (!make_key(t)) {
        no_memory(&err);
        lm__ask_fail(ask, &err);
        return true;
    }
    status = fetch(t, &text, &err);
    lm__ask_fail(ask, &err);
    ask->cached = status == LM_OK;
    lm_buffer_free(&text);
    return status != LM_NOT_FOUND;
}

/* The strings of the reply are not changed by a writer. */
static char *lend(const char *text)
{
    union {
        const char *in;
        char *out;
    } lent = {.in = text};

    return lent.out;
}

/* false: no memory. */
static bool lend_calls(const lm__ask *ask, lm_wire_CachedReply *kept)
{
    const lm__reply *reply = ask->reply;

    if (!reply->n_calls)
        return true;
    kept->calls =
        lm_arena_alloc(ask->arena, reply->n_calls * sizeof(*kept->calls),
                       alignof(lm_wire_CachedCall));
    kept->n_calls = reply->n_calls;
    for (size_t i = 0; kept->calls && i < reply->n_calls; i++) {
        const lm__tool_call *call = &reply->calls[i];
        lm_wire_CachedCall *to = &kept->calls[i];

        to->id = lend(call->id);
        to->name = lend(call->name);
        to->arguments = lend(call->arguments);
    }
    return kept->calls != NULL;
}

void lm__http_keep(void *ctx, const lm__ask *ask)
{
    const lm__http *http = ctx;
    lm_wire_CachedReply kept = {.content = lend(ask->reply->content)};
    lm_buffer text = {.allocator = http->allocator};

    if (!http->cache || !ask->cache_key || ask->cached)
        return;
    if (lend_calls(ask, &kept) &&
        lm_wire_CachedReply_write(&kept, &text) == LM_OK)
        http->cache->put(http->cache->ctx, ask->cache_key, ask->n_cache_key,
                         text.data, text.size);
    lm_buffer_free(&text);
}
