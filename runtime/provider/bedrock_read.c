/* SPDX-License-Identifier: MIT */
#include "bedrock.h"

#include "bedrock.lm.h"
#include "reader.h"

static const lm__finish_word finish_words[] = {
    {"end_turn", LM__FINISH_COMPLETE},
    {"stop_sequence", LM__FINISH_COMPLETE},
    {"tool_use", LM__FINISH_COMPLETE},
    {"max_tokens", LM__FINISH_LENGTH},
    {"model_context_window_exceeded", LM__FINISH_LENGTH},
    {"guardrail_intervened", LM__FINISH_CONTENT_FILTER},
    {"content_filtered", LM__FINISH_CONTENT_FILTER},
    {NULL, LM__FINISH_UNKNOWN},
};

static void read_message(lm__reader *r, const lm_wire_ConverseMessage *message)
{
    if (!lm__reader_calls(r, message->n_content))
        return;
    for (size_t i = 0; i < message->n_content; i++) {
        const lm_wire_ConverseCall *call = message->content[i].toolUse;

        lm__reader_add_text(r, message->content[i].text);
        if (call)
            lm__reader_add_call(r, call->toolUseId, call->name, call->input);
    }
}

static lm_usage read_usage(const lm_wire_ConverseUsage *u)
{
    return (lm_usage){
        .in = lm__reader_count(u->has_inputTokens, u->inputTokens, -1),
        .out = lm__reader_count(u->has_outputTokens, u->outputTokens, -1),
        .total = lm__reader_count(u->has_totalTokens, u->totalTokens, -1),
        .cached = lm__reader_count(u->has_cacheReadInputTokens,
                                   u->cacheReadInputTokens, -1),
        .reasoning = -1,
    };
}

/* The message once more, as text. */
static void read_echo(lm__reader *r, const lm__response *response)
{
    lm_error why = {0};
    const lm_wire_ConverseEcho *echo = lm_wire_ConverseEcho_parse(
        response->body, response->n, &r->options, &why);

    r->failed |= why.status == LM_NOMEM;
    r->reply->echo = echo && echo->output ? echo->output->message : NULL;
}

lm_status lm__bedrock_read(lm__response *response, lm_error *err)
{
    lm__reader r = lm__reader_of(response);
    lm_error why = {0};
    const lm_wire_ConverseBody *body = lm_wire_ConverseBody_parse(
        response->body, response->n, &r.options, &why);

    if (why.status == LM_NOMEM)
        return lm_error_set(err, LM_NOMEM, "%s", why.message);
    if (!body || !body->output || !body->output->message)
        return lm__reader_refuse(response, body ? "no message" : why.message,
                                 err);
    response->reply.finish_raw = body->stopReason;
    response->reply.finish = lm__reader_finish(finish_words, body->stopReason);
    if (body->usage)
        response->reply.usage = read_usage(body->usage);
    read_message(&r, body->output->message);
    read_echo(&r, response);
    return lm__reader_close(&r);
}

const lm__dialect lm__bedrock = {
    .path = "/model/{model}/converse",
    .request = lm__bedrock_request,
    .read = lm__bedrock_read,
};
