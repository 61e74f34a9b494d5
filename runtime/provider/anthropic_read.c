/* SPDX-License-Identifier: MIT */
#include "anthropic.h"

#include "anthropic.lm.h"
#include "reader.h"
#include "stream.h"

#include <string.h>

static const lm__finish_word finish_words[] = {
    {"end_turn", LM__FINISH_COMPLETE},
    {"stop_sequence", LM__FINISH_COMPLETE},
    {"tool_use", LM__FINISH_COMPLETE},
    {"max_tokens", LM__FINISH_LENGTH},
    {"model_context_window_exceeded", LM__FINISH_LENGTH},
    {"refusal", LM__FINISH_REFUSAL},
    {"pause_turn", LM__FINISH_INTERRUPTED},
    {NULL, LM__FINISH_UNKNOWN},
};

static bool is_type(const lm_wire_MessagesBlock *block, const char *type)
{
    return block->type && strcmp(block->type, type) == 0;
}

static void read_blocks(lm__reader *r, const lm_wire_MessagesBody *body)
{
    if (!lm__reader_calls(r, body->n_content))
        return;
    for (size_t i = 0; i < body->n_content; i++) {
        const lm_wire_MessagesBlock *block = &body->content[i];

        if (is_type(block, "text"))
            lm__reader_add_text(r, block->text);
        else if (is_type(block, "tool_use"))
            lm__reader_add_call(r, block->id, block->name, block->input);
    }
}

static lm_usage read_usage(const lm_wire_MessagesUsage *u)
{
    int64_t made = lm__reader_count(u->has_cache_creation_input_tokens,
                                    u->cache_creation_input_tokens, 0);
    int64_t read = lm__reader_count(u->has_cache_read_input_tokens,
                                    u->cache_read_input_tokens, -1);
    int64_t in = lm__reader_count(u->has_input_tokens, u->input_tokens, -1);
    lm_usage usage = {.cached = read, .reasoning = -1};

    usage.in = lm__reader_sum(lm__reader_sum(in, made), read < 0 ? 0 : read);
    usage.out = lm__reader_count(u->has_output_tokens, u->output_tokens, -1);
    usage.total = lm__reader_sum(usage.in, usage.out);
    return usage;
}

/* The blocks once more, as text. */
static void read_echo(lm__reader *r, const lm__response *response)
{
    lm_error why = {0};
    const lm_wire_MessagesEcho *echo = lm_wire_MessagesEcho_parse(
        response->body, response->n, &r->options, &why);

    r->failed |= why.status == LM_NOMEM;
    r->reply->echo = echo ? echo->content : NULL;
}

lm_status lm__anthropic_read(lm__response *response, lm_error *err)
{
    lm__reader r = lm__reader_of(response);
    lm_error why = {0};
    const lm_wire_MessagesBody *body = lm_wire_MessagesBody_parse(
        response->body, response->n, &r.options, &why);

    if (why.status == LM_NOMEM)
        return lm_error_set(err, LM_NOMEM, "%s", why.message);
    if (body && lm__reader_has(body->error))
        return lm__reader_fault(response, response->body, response->n);
    if (!body || !body->stop_reason)
        return lm__reader_refuse(response,
                                 body ? "no stop_reason" : why.message, err);
    response->reply.finish_raw = body->stop_reason;
    response->reply.finish = lm__reader_finish(finish_words, body->stop_reason);
    if (body->usage)
        response->reply.usage = read_usage(body->usage);
    read_blocks(&r, body);
    read_echo(&r, response);
    return lm__reader_close(&r);
}

/* A count that is not there leaves the last one. */
static void note_usage(lm__stream *s, const lm_wire_MessagesUsage *u)
{
    lm_wire_MessagesUsage sum = {
        .has_input_tokens = true,
        .has_cache_creation_input_tokens = true,
        .has_cache_read_input_tokens = true,
        .has_output_tokens = true,
    };
    int64_t *counts = s->counts;

    counts[0] =
        lm__reader_count(u->has_input_tokens, u->input_tokens, counts[0]);
    counts[1] = lm__reader_count(u->has_cache_creation_input_tokens,
                                 u->cache_creation_input_tokens, counts[1]);
    counts[2] = lm__reader_count(u->has_cache_read_input_tokens,
                                 u->cache_read_input_tokens, counts[2]);
    counts[3] =
        lm__reader_count(u->has_output_tokens, u->output_tokens, counts[3]);
    sum.input_tokens = counts[0];
    sum.cache_creation_input_tokens = counts[1];
    sum.cache_read_input_tokens = counts[2];
    sum.output_tokens = counts[3];
    s->usage = read_usage(&sum);
}

/*
 * Thoughts are sent back before what they led to, and unchanged, because they
 * are signed: as JSON that is put together from the strings of the events.
 */
static lm_status add_words(lm__stream *s, const char *json)
{
    size_t n = strlen(json);

    if (n < 2 || *json != '"')
        return LM_PROTOCOL;
    return lm__stream_part_more(s, json + 1, n - 2);
}

static lm_status add_text(lm__stream *s, const char *text)
{
    return lm__stream_part_more(s, text, strlen(text));
}

static lm_status end_thought(lm__stream *s)
{
    bool any = s->thought != LM__THOUGHT_NONE;

    s->thought = LM__THOUGHT_NONE;
    return any ? add_text(s, "\"}") : LM_OK;
}

static lm_status add_signature(lm__stream *s, const char *json)
{
    lm_status status = LM_OK;

    if (s->thought == LM__THOUGHT_TEXT)
        status = add_text(s, "\",\"signature\":\"");
    s->thought = LM__THOUGHT_SIGNATURE;
    return status ? status : add_words(s, json);
}

/* A thought that is not shown comes in one piece. */
static lm_status add_redacted(lm__stream *s, const char *data)
{
    lm_status status =
        lm__stream_part(s, "{\"type\":\"redacted_thinking\",\"data\":");

    if (!status)
        status = add_text(s, data);
    return status ? status : add_text(s, "}");
}

/* Input that is there from the start is all of it. */
static lm_status start_call(lm__stream *s, const lm_wire_MessagesEvent *e)
{
    const lm_wire_MessagesBlock *block = e->content_block;
    const char *input = lm__reader_has(block->input) ? block->input : NULL;

    return lm__stream_call_add(s, lm__stream_call_at(s, e->index), block->id,
                               block->name, input);
}

static lm_status start_block(lm__stream *s, const lm_wire_MessagesEvent *e)
{
    const lm_wire_MessagesBlock *block = e->content_block;
    lm_status status = end_thought(s);

    if (status || !block)
        return status;
    if (is_type(block, "thinking")) {
        s->thought = LM__THOUGHT_TEXT;
        return lm__stream_part(s, "{\"type\":\"thinking\",\"thinking\":\"");
    }
    if (is_type(block, "redacted_thinking") && block->data)
        return add_redacted(s, block->data);
    if (is_type(block, "text") && block->text && *block->text)
        return lm__stream_text(s, block->text);
    return is_type(block, "tool_use") ? start_call(s, e) : LM_OK;
}

/* Tools that the provider runs itself have input, too: that is no answer. */
static lm_status add_input(lm__stream *s, const lm_wire_MessagesEvent *e)
{
    lm__stream_call *call = lm__stream_call_find(s, e->index);

    if (!call)
        return LM_OK;
    return lm__stream_call_add(s, call, NULL, NULL, e->delta->partial_json);
}

static lm_status add_delta(lm__stream *s, const lm_wire_MessagesEvent *e)
{
    const lm_wire_MessagesDelta *delta = e->delta;

    if (delta && delta->partial_json)
        return add_input(s, e);
    if (delta && delta->text)
        return lm__stream_text(s, delta->text);
    if (delta && delta->thinking && s->thought == LM__THOUGHT_TEXT)
        return add_words(s, delta->thinking);
    if (delta && delta->signature && s->thought)
        return add_signature(s, delta->signature);
    return LM_OK;
}

static lm_status take_event(lm__stream *s, const lm_wire_MessagesEvent *e)
{
    const lm_wire_MessagesUsage *usage = e->usage;

    if (e->message)
        usage = e->message->usage;
    if (usage)
        note_usage(s, usage);
    if (strcmp(e->type, "content_block_start") == 0)
        return start_block(s, e);
    if (strcmp(e->type, "content_block_delta") == 0)
        return add_delta(s, e);
    if (strcmp(e->type, "content_block_stop") == 0)
        return end_thought(s);
    if (strcmp(e->type, "message_delta") == 0 && e->delta)
        return lm__stream_stop(s, finish_words, e->delta->stop_reason);
    if (strcmp(e->type, "message_stop") == 0)
        s->done = true;
    return LM_OK;
}

lm_status lm__anthropic_event(lm__stream *s, const lm__event *event)
{
    lm_parse_options options = {.policy = LM_POLICY_LAX, .arena = s->scratch};
    lm_error why = {0};
    const lm_wire_MessagesEvent *e =
        lm_wire_MessagesEvent_parse(event->data, event->n, &options, &why);

    if (!e)
        return why.status == LM_NOMEM ? LM_NOMEM : LM_PROTOCOL;
    if (lm__reader_has(e->error))
        return lm__stream_fault(s, event->data, event->n);
    return e->type ? take_event(s, e) : LM_OK;
}

/* Thoughts, text and calls, in the order in which one leads to the other. */
static void write_echo(const lm__stream *s, const lm__reply *reply,
                       lm__writer *w)
{
    lm__write_array(w);
    if (lm__stream_parts(s) && !s->thought)
        lm__write_raw(w, lm__stream_parts(s));
    if (s->content.size) {
        lm__write_object(w);
        lm__write_member(w, "type", "text");
        lm__write_member(w, "text", reply->content);
        lm__write_end_object(w);
    }
    for (size_t i = 0; i < reply->n_calls; i++) {
        lm__write_object(w);
        lm__write_member(w, "type", "tool_use");
        lm__write_member(w, "id", reply->calls[i].id);
        lm__write_member(w, "name", reply->calls[i].name);
        lm__write_key(w, "input");
        lm__write_raw(w, reply->calls[i].arguments);
        lm__write_end_object(w);
    }
    lm__write_end_array(w);
}

const lm__dialect lm__anthropic = {
    .path = "/messages",
    .request = lm__anthropic_request,
    .read = lm__anthropic_read,
    .event = lm__anthropic_event,
    .event_type = &lm_wire_MessagesEvent_type,
    .echo = write_echo,
};
