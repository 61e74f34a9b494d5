/* SPDX-License-Identifier: MIT */
#include "responses.h"

#include "reader.h"
#include "responses.lm.h"
#include "stream.h"

#include <string.h>

static const lm__finish_word finish_words[] = {
    {"completed", LM__FINISH_COMPLETE},
    {"incomplete/max_output_tokens", LM__FINISH_LENGTH},
    {"incomplete/content_filter", LM__FINISH_CONTENT_FILTER},
    {"cancelled", LM__FINISH_INTERRUPTED},
    {"failed", LM__FINISH_INTERRUPTED},
    {NULL, LM__FINISH_UNKNOWN},
};

static bool is(const char *text, const char *word)
{
    return text && strcmp(text, word) == 0;
}

/* "incomplete/max_output_tokens", or the status alone. */
static const char *finish_of(lm__reader *r, const lm_wire_ResponsesBody *body)
{
    const lm_wire_ResponsesIncomplete *why = body->incomplete_details;
    lm_buffer text = {.allocator = r->arena->allocator};

    if (!why || !why->reason)
        return body->status;
    lm_buffer_printf(&text, "%s/%s", body->status, why->reason);
    return lm__reader_keep(r, &text);
}

/* The message that is the answer: others around it are commentary. */
static const lm_wire_ResponsesItem *
find_message(const lm_wire_ResponsesBody *body)
{
    const lm_wire_ResponsesItem *last = NULL;

    for (size_t i = 0; i < body->n_output; i++) {
        const lm_wire_ResponsesItem *item = &body->output[i];
        bool less = last && is(last->phase, "final_answer") &&
                    !is(item->phase, "final_answer");

        if (is(item->type, "message") && !less)
            last = item;
    }
    return last;
}

static void read_message(lm__reader *r, const lm_wire_ResponsesItem *message)
{
    for (size_t i = 0; message && i < message->n_content; i++) {
        const lm_wire_ResponsesPart *part = &message->content[i];

        if (is(part->type, "refusal"))
            r->reply->refusal = part->refusal;
        else if (is(part->type, "output_text"))
            lm__reader_add_text(r, part->text);
    }
}

static void read_calls(lm__reader *r, const lm_wire_ResponsesBody *body)
{
    if (!lm__reader_calls(r, body->n_output))
        return;
    for (size_t i = 0; i < body->n_output; i++) {
        const lm_wire_ResponsesItem *item = &body->output[i];

        if (is(item->type, "function_call"))
            lm__reader_add_call(r, item->call_id, item->name, item->arguments);
    }
}

static lm_usage read_usage(const lm_wire_ResponsesUsage *u)
{
    const lm_wire_ResponsesInputDetails *in = u->input_tokens_details;
    const lm_wire_ResponsesOutputDetails *out = u->output_tokens_details;
    lm_usage usage = {
        .in = lm__reader_count(u->has_input_tokens, u->input_tokens, -1),
        .out = lm__reader_count(u->has_output_tokens, u->output_tokens, -1),
        .total = lm__reader_count(u->has_total_tokens, u->total_tokens, -1),
        .cached = -1,
        .reasoning = 0, /* servers that do not reason leave it out */
    };

    if (in)
        usage.cached =
            lm__reader_count(in->has_cached_tokens, in->cached_tokens, -1);
    if (out)
        usage.reasoning = lm__reader_count(out->has_reasoning_tokens,
                                           out->reasoning_tokens, 0);
    return usage;
}

lm_status lm__responses_read(lm__response *response, lm_error *err)
{
    lm__reader r = lm__reader_of(response);
    lm_error why = {0};
    const lm_wire_ResponsesBody *body = lm_wire_ResponsesBody_parse(
        response->body, response->n, &r.options, &why);

    if (why.status == LM_NOMEM)
        return lm_error_set(err, LM_NOMEM, "%s", why.message);
    if (body && lm__reader_has(body->error))
        return lm__reader_fault(response, response->body, response->n);
    if (!body || !body->status)
        return lm__reader_refuse(response, body ? "no status" : why.message,
                                 err);
    response->reply.finish_raw = finish_of(&r, body);
    response->reply.finish =
        lm__reader_finish(finish_words, response->reply.finish_raw);
    if (body->usage)
        response->reply.usage = read_usage(body->usage);
    read_message(&r, find_message(body));
    read_calls(&r, body);
    return lm__reader_close(&r);
}

/* A message is not the answer where another follows it. */
static lm_status start_item(lm__stream *s, const lm_wire_ResponsesEvent *e)
{
    int64_t index = e->has_output_index ? e->output_index : -1;
    const lm_wire_ResponsesItem *item = e->item;
    lm__stream_call *call;

    if (item && is(item->type, "message"))
        return lm__stream_text_anew(s);
    if (!item || !is(item->type, "function_call"))
        return LM_OK;
    call = lm__stream_call_at(s, index);
    if (call && item->id && !call->item) {
        call->item = lm_arena_strndup(s->arena, item->id, strlen(item->id));
        if (!call->item)
            return LM_NOMEM;
    }
    return lm__stream_call_add(s, call, item->call_id, item->name, NULL);
}

/*
 * Which call goes on: ids of items may change from event to event, so they
 * count only where items have no index. Servers without both send one item
 * after the other.
 */
static lm_status find_call(lm__stream *s, const lm_wire_ResponsesEvent *e,
                           const lm__event *event, lm__stream_call **call)
{
    lm_parse_options options = {.policy = LM_POLICY_LAX, .arena = s->scratch};
    const lm_wire_ResponsesItemEvent *of;
    lm_error why = {0};

    if (e->has_output_index || !s->n_calls) {
        *call = lm__stream_call_at(s, e->output_index);
        return LM_OK;
    }
    *call = &s->calls[s->n_calls - 1];
    if (s->n_calls == 1)
        return LM_OK;
    of =
        lm_wire_ResponsesItemEvent_parse(event->data, event->n, &options, &why);
    if (!of)
        return why.status == LM_NOMEM ? LM_NOMEM : LM_PROTOCOL;
    if (of->item_id && lm__stream_call_of(s, of->item_id))
        *call = lm__stream_call_of(s, of->item_id);
    return LM_OK;
}

static lm_status add_arguments(lm__stream *s, const lm_wire_ResponsesEvent *e,
                               const lm__event *event)
{
    lm__stream_call *call;
    lm_status status = find_call(s, e, event, &call);

    if (status)
        return status;
    return lm__stream_call_add(s, call, NULL, NULL, e->delta);
}

/* The last event has all of the response: the ones before tell it sooner. */
static lm_status take_event(lm__stream *s, const char *type,
                            const lm_wire_ResponsesEvent *e,
                            const lm__event *event)
{
    if (is(type, "response.output_text.delta") && e->delta)
        return lm__stream_text(s, e->delta);
    if (is(type, "response.function_call_arguments.delta"))
        return add_arguments(s, e, event);
    if (is(type, "response.output_item.added"))
        return start_item(s, e);
    if (!e->response ||
        (!is(type, "response.completed") && !is(type, "response.incomplete") &&
         !is(type, "response.failed")))
        return LM_OK;
    s->whole = lm_arena_strndup(s->arena, e->response, strlen(e->response));
    s->done = true;
    return s->whole ? LM_OK : LM_NOMEM;
}

lm_status lm__responses_event(lm__stream *s, const lm__event *event)
{
    lm_parse_options options = {.policy = LM_POLICY_LAX, .arena = s->scratch};
    lm_error why = {0};
    const lm_wire_ResponsesEvent *e;
    const char *type;

    e = lm_wire_ResponsesEvent_parse(event->data, event->n, &options, &why);
    if (!e)
        return why.status == LM_NOMEM ? LM_NOMEM : LM_PROTOCOL;
    type = e->type ? e->type : event->type;
    if (lm__reader_has(e->error) || is(type, "error"))
        return lm__stream_fault(s, event->data, event->n);
    return take_event(s, type, e, event);
}

const lm__dialect lm__openai_responses = {
    .path = "/responses",
    .request = lm__responses_request,
    .read = lm__responses_read,
    .event = lm__responses_event,
    .event_type = &lm_wire_ResponsesEvent_type,
};
