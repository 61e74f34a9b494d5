/* SPDX-License-Identifier: MIT */
#include "gemini.h"

#include "gemini.lm.h"
#include "reader.h"
#include "stream.h"

static const lm__finish_word finish_words[] = {
    {"STOP", LM__FINISH_COMPLETE},
    {"MAX_TOKENS", LM__FINISH_LENGTH},
    {"SAFETY", LM__FINISH_CONTENT_FILTER},
    {"RECITATION", LM__FINISH_CONTENT_FILTER},
    {"BLOCKLIST", LM__FINISH_CONTENT_FILTER},
    {"PROHIBITED_CONTENT", LM__FINISH_CONTENT_FILTER},
    {"SPII", LM__FINISH_CONTENT_FILTER},
    {"LANGUAGE", LM__FINISH_CONTENT_FILTER},
    {"IMAGE_SAFETY", LM__FINISH_CONTENT_FILTER},
    {"IMAGE_PROHIBITED_CONTENT", LM__FINISH_CONTENT_FILTER},
    {"IMAGE_RECITATION", LM__FINISH_CONTENT_FILTER},
    {"OTHER", LM__FINISH_INTERRUPTED},
    {"IMAGE_OTHER", LM__FINISH_INTERRUPTED},
    {"NO_IMAGE", LM__FINISH_INTERRUPTED},
    {"MALFORMED_FUNCTION_CALL", LM__FINISH_INTERRUPTED},
    {"MALFORMED_RESPONSE", LM__FINISH_INTERRUPTED},
    {"UNEXPECTED_TOOL_CALL", LM__FINISH_INTERRUPTED},
    {"TOO_MANY_TOOL_CALLS", LM__FINISH_INTERRUPTED},
    {NULL, LM__FINISH_UNKNOWN},
};

/* The text of a part that is of the answer, not a thought; or NULL. */
static const char *text_of(const lm_wire_GeminiPart *part)
{
    return part->has_thought && part->thought ? NULL : part->text;
}

static void read_content(lm__reader *r, const lm_wire_GeminiContent *content)
{
    if (!lm__reader_calls(r, content->n_parts))
        return;
    for (size_t i = 0; i < content->n_parts; i++) {
        const lm_wire_GeminiCall *call = content->parts[i].functionCall;

        lm__reader_add_text(r, text_of(&content->parts[i]));
        if (call)
            lm__reader_add_call(r, call->id, call->name, call->args);
    }
}

static lm_usage read_usage(const lm_wire_GeminiUsage *u)
{
    int64_t answer = lm__reader_count(u->has_candidatesTokenCount,
                                      u->candidatesTokenCount, 0);
    int64_t thoughts =
        lm__reader_count(u->has_thoughtsTokenCount, u->thoughtsTokenCount, -1);

    return (lm_usage){
        .in =
            lm__reader_count(u->has_promptTokenCount, u->promptTokenCount, -1),
        .out = lm__reader_sum(answer, thoughts < 0 ? 0 : thoughts),
        .total =
            lm__reader_count(u->has_totalTokenCount, u->totalTokenCount, -1),
        .cached = lm__reader_count(u->has_cachedContentTokenCount,
                                   u->cachedContentTokenCount, -1),
        .reasoning = thoughts,
    };
}

static void read_echo(lm__reader *r, const lm__response *response)
{
    lm_error why = {0};
    const lm_wire_GeminiEcho *echo = lm_wire_GeminiEcho_parse(
        response->body, response->n, &r->options, &why);

    r->failed |= why.status == LM_NOMEM;
    if (echo && echo->n_candidates)
        r->reply->echo = echo->candidates[0].content;
}

static void read_candidate(lm__reader *r, const lm_wire_GeminiCandidate *one)
{
    r->reply->finish_raw = one->finishReason;
    r->reply->finish = lm__reader_finish(finish_words, one->finishReason);
    if (one->content)
        read_content(r, one->content);
}

lm_status lm__gemini_read(lm__response *response, lm_error *err)
{
    lm__reader r = lm__reader_of(response);
    lm_error why = {0};
    const lm_wire_GeminiBody *body =
        lm_wire_GeminiBody_parse(response->body, response->n, &r.options, &why);

    if (why.status == LM_NOMEM)
        return lm_error_set(err, LM_NOMEM, "%s", why.message);
    if (body && lm__reader_has(body->error))
        return lm__reader_fault(response, response->body, response->n);
    if (!body || (!body->n_candidates && !body->promptFeedback))
        return lm__reader_refuse(response, body ? "no candidates" : why.message,
                                 err);
    if (body->usageMetadata)
        response->reply.usage = read_usage(body->usageMetadata);
    if (body->n_candidates) {
        read_candidate(&r, &body->candidates[0]);
        read_echo(&r, response);
    } else {
        response->reply.finish_raw = body->promptFeedback->blockReason;
        response->reply.finish = LM__FINISH_CONTENT_FILTER;
    }
    return lm__reader_close(&r);
}

static lm_status add_part(lm__stream *s, const lm_wire_GeminiPart *part)
{
    const lm_wire_GeminiCall *call = part->functionCall;
    lm_status status = LM_OK;

    if (text_of(part))
        status = lm__stream_text(s, part->text);
    if (status || !call)
        return status;
    return lm__stream_call_add(s, lm__stream_call_at(s, -1), call->id,
                               call->name, call->args ? call->args : "{}");
}

/* The parts once more, as text: they may have signatures of thoughts. */
static lm_status add_echo(lm__stream *s, const lm__event *event)
{
    lm_parse_options options = {.policy = LM_POLICY_LAX, .arena = s->scratch};
    lm_error why = {0};
    const lm_wire_GeminiEchoEvent *echo =
        lm_wire_GeminiEchoEvent_parse(event->data, event->n, &options, &why);
    const lm_wire_GeminiEchoContent *content;
    lm_status status = LM_OK;

    if (!echo || !echo->n_candidates)
        return why.status == LM_NOMEM ? LM_NOMEM : LM_OK;
    content = echo->candidates[0].content;
    for (size_t i = 0; content && !status && i < content->n_parts; i++)
        status = lm__stream_part(s, content->parts[i]);
    return status;
}

/* The prompt is: no word of its own for an answer that there is not. */
static lm_status stop_blocked(lm__stream *s, const char *reason)
{
    lm_status status = lm__stream_stop(s, finish_words, reason);

    s->finish = LM__FINISH_CONTENT_FILTER;
    return status;
}

static void write_echo(const lm__stream *s, const lm__reply *reply,
                       lm__writer *w)
{
    (void)reply;
    lm__write_object(w);
    lm__write_member(w, "role", "model");
    lm__write_key(w, "parts");
    lm__write_array(w);
    lm__write_raw(w, lm__stream_parts(s));
    lm__write_end_array(w);
    lm__write_end_object(w);
}

lm_status lm__gemini_event(lm__stream *s, const lm__event *event)
{
    lm_parse_options options = {.policy = LM_POLICY_LAX, .arena = s->scratch};
    lm_error why = {0};
    const lm_wire_GeminiBody *body =
        lm_wire_GeminiBody_parse(event->data, event->n, &options, &why);
    const lm_wire_GeminiCandidate *one;
    lm_status status = LM_OK;

    if (!body)
        return why.status == LM_NOMEM ? LM_NOMEM : LM_PROTOCOL;
    if (lm__reader_has(body->error))
        return lm__stream_fault(s, event->data, event->n);
    if (body->usageMetadata)
        s->usage = read_usage(body->usageMetadata);
    one = body->n_candidates ? &body->candidates[0] : NULL;
    for (size_t i = 0; one && one->content && i < one->content->n_parts; i++)
        if (!status)
            status = add_part(s, &one->content->parts[i]);
    if (!status && one)
        status = lm__stream_stop(s, finish_words, one->finishReason);
    else if (!one && body->promptFeedback && body->promptFeedback->blockReason)
        status = stop_blocked(s, body->promptFeedback->blockReason);
    return status ? status : add_echo(s, event);
}

const lm__dialect lm__gemini = {
    .path = "/models/{model}:generateContent",
    .stream_path = "/models/{model}:streamGenerateContent?alt=sse",
    .request = lm__gemini_request,
    .read = lm__gemini_read,
    .event = lm__gemini_event,
    .echo = write_echo,
};
