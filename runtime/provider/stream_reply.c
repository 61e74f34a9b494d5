/* SPDX-License-Identifier: MIT */
#include "stream.h"

#include "find_json.h"
#include "reader.h"

#include <string.h>

/* text may be NULL. */
static const char *keep(lm__reader *r, const char *text, size_t n)
{
    const char *copy = lm_arena_strndup(r->arena, n ? text : "", n);

    r->failed |= !copy;
    return copy;
}

static const char *keep_text(lm__reader *r, const char *text)
{
    return keep(r, text, text ? strlen(text) : 0);
}

static const char *keep_all(lm__reader *r, const lm_buffer *text)
{
    return keep(r, text->data, text->size);
}

static void put_call(lm__reader *r, const lm__stream_call *from)
{
    lm__reader_add_call(r, keep_text(r, from->id), keep_text(r, from->name),
                        keep_all(r, &from->arguments));
}

/* Arguments that were cut are no JSON: they go back as text. */
static bool has_echo(const lm__stream *s, const lm__reply *reply)
{
    for (size_t i = 0; i < reply->n_calls; i++)
        if (!lm__is_json(reply->calls[i].arguments, s->arena->allocator))
            return false;
    return s->dialect->echo && reply->n_calls;
}

static void put_echo(lm__reader *r, const lm__stream *s)
{
    lm_buffer text = {.allocator = r->arena->allocator};
    lm__writer w;

    lm__writer_open(&w, &text);
    s->dialect->echo(s, r->reply, &w);
    r->failed |= lm__writer_close(&w, NULL) != LM_OK;
    r->reply->echo = lm__reader_keep(r, &text);
}

/* What was gathered, as a reply. */
static lm_status put_reply(lm__stream *s, lm__response *response)
{
    lm__reader r = lm__reader_of(response);
    lm__reply *reply = r.reply;

    reply->finish = s->finish;
    reply->finish_raw = keep_text(&r, s->finish_raw);
    reply->usage = s->usage;
    if (s->has_content)
        reply->content = keep_all(&r, &s->content);
    if (s->rest && s->rest->refusal.size)
        reply->refusal = keep_all(&r, &s->rest->refusal);
    if (s->rest && s->rest->reasoning.size)
        reply->thought = keep_all(&r, &s->rest->reasoning);
    reply->legacy_call = s->legacy && !s->n_calls;
    if (lm__reader_calls(&r, reply->legacy_call ? 1 : s->n_calls)) {
        for (size_t i = 0; i < s->n_calls; i++)
            put_call(&r, &s->calls[i]);
        if (reply->legacy_call)
            put_call(&r, s->legacy);
    }
    if (!r.failed && has_echo(s, reply))
        put_echo(&r, s);
    return r.failed ? LM_NOMEM : LM_OK;
}

/* What on_text has, if that is the answer. */
static void note_told(lm__stream *s, lm__reply *reply)
{
    const lm__stream_call *call = lm__stream_find_told(s);
    const lm_buffer *text = call ? &call->arguments : &s->content;
    const char *answer = lm__reply_payload(reply, s->name ? s->name : "");

    if (s->told == LM__TOLD_NOTHING || !answer ||
        strlen(answer) != text->size ||
        memcmp(answer, text->data, text->size) != 0)
        return;
    reply->told = answer + (call ? 0 : s->told_from);
}

static bool has_ended(const lm__stream *s)
{
    return (s->finish_raw && *s->finish_raw) || s->finish != LM__FINISH_UNKNOWN;
}

lm_status lm__stream_finish(lm__stream *s, const lm_buffer *stray,
                            lm__response *response, lm_error *err)
{
    lm_status status = LM_OK;

    if (s->whole && !s->fault) {
        response->body = s->whole;
        response->n = strlen(s->whole);
        status = s->dialect->read(response, err);
        note_told(s, &response->reply);
        return status;
    }
    /* An error that is no event: a field, or JSON without any form. */
    if (!s->fault && !has_ended(s) && stray)
        status = lm__stream_fault(s, stray->data, stray->size);
    if (s->fault)
        response->fault = *s->fault;
    if (status || s->fault)
        return status;
    if (!has_ended(s))
        s->finish = LM__FINISH_TRUNCATED;
    if (s->half && s->finish == LM__FINISH_COMPLETE)
        return LM_PROTOCOL;
    status = put_reply(s, response);
    if (!status)
        note_told(s, &response->reply);
    return status;
}
