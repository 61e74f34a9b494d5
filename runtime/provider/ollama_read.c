/* SPDX-License-Identifier: MIT */
#include "ollama.h"

#include "ollama.lm.h"
#include "reader.h"
#include "stream.h"

static const lm__finish_word finish_words[] = {
    {"stop", LM__FINISH_COMPLETE},
    {"length", LM__FINISH_LENGTH},
    {NULL, LM__FINISH_UNKNOWN},
};

/* Older servers say that it is done, and not why. */
static const char *reason_of(const lm_wire_OllamaBody *body)
{
    if (!body->done_reason && body->has_done && body->done)
        return "stop";
    return body->done_reason;
}

static void read_calls(lm__reader *r, const lm_wire_OllamaMessage *message)
{
    if (!lm__reader_calls(r, message->n_tool_calls))
        return;
    for (size_t i = 0; i < message->n_tool_calls; i++) {
        const lm_wire_OllamaCall *call = &message->tool_calls[i];
        const lm_wire_OllamaFunction *f = call->function;

        lm__reader_add_call(r, call->id, f ? f->name : NULL,
                            f ? f->arguments : NULL);
    }
}

/* A count that is zero is left out. */
static lm_usage read_usage(const lm_wire_OllamaBody *body)
{
    lm_usage usage = {
        .in = lm__reader_count(body->has_prompt_eval_count,
                               body->prompt_eval_count, 0),
        .out = lm__reader_count(body->has_eval_count, body->eval_count, 0),
        .cached = -1,
        .reasoning = -1,
    };

    usage.total = lm__reader_sum(usage.in, usage.out);
    return usage;
}

lm_status lm__ollama_read(lm__response *response, lm_error *err)
{
    lm__reader r = lm__reader_of(response);
    lm_error why = {0};
    const lm_wire_OllamaBody *body =
        lm_wire_OllamaBody_parse(response->body, response->n, &r.options, &why);

    if (why.status == LM_NOMEM)
        return lm_error_set(err, LM_NOMEM, "%s", why.message);
    if (body && lm__reader_has(body->error))
        return lm__reader_fault(response, response->body, response->n);
    if (!body || !body->message)
        return lm__reader_refuse(response, body ? "no message" : why.message,
                                 err);
    response->reply.finish_raw = reason_of(body);
    response->reply.finish = lm__reader_finish(finish_words, reason_of(body));
    response->reply.usage = read_usage(body);
    response->reply.content = body->message->content;
    read_calls(&r, body->message);
    return lm__reader_close(&r);
}

static lm_status add_message(lm__stream *s,
                             const lm_wire_OllamaMessage *message)
{
    lm_status status = LM_OK;

    if (message->content)
        status = lm__stream_text(s, message->content);
    for (size_t i = 0; !status && i < message->n_tool_calls; i++) {
        const lm_wire_OllamaCall *call = &message->tool_calls[i];
        const lm_wire_OllamaFunction *f = call->function;

        status = lm__stream_call_add(s, lm__stream_call_at(s, -1), call->id,
                                     f ? f->name : NULL,
                                     f && f->arguments ? f->arguments : "{}");
    }
    return status;
}

lm_status lm__ollama_event(lm__stream *s, const lm__event *event)
{
    lm_parse_options options = {.policy = LM_POLICY_LAX, .arena = s->scratch};
    lm_error why = {0};
    const lm_wire_OllamaBody *body =
        lm_wire_OllamaBody_parse(event->data, event->n, &options, &why);
    lm_status status = LM_OK;

    if (!body)
        return why.status == LM_NOMEM ? LM_NOMEM : LM_PROTOCOL;
    if (lm__reader_has(body->error))
        return lm__stream_fault(s, event->data, event->n);
    if (body->message)
        status = add_message(s, body->message);
    if (!status && body->has_done && body->done) {
        status = lm__stream_stop(s, finish_words, reason_of(body));
        s->usage = read_usage(body);
        s->done = true;
    }
    return status;
}

const lm__dialect lm__ollama = {
    .path = "/api/chat",
    .request = lm__ollama_request,
    .read = lm__ollama_read,
    .event = lm__ollama_event,
    .event_type = &lm_wire_OllamaBody_type,
};
