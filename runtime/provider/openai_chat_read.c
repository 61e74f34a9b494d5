/* SPDX-License-Identifier: MIT */
#include "openai_chat.h"

#include "error.h"
#include "instruct.h"
#include "openai_chat.lm.h"
#include "reader.h"

#include <string.h>

const lm__finish_word lm__openai_chat_finish_words[] = {
    {"stop", LM__FINISH_COMPLETE},
    {"eos", LM__FINISH_COMPLETE},
    {"tool_calls", LM__FINISH_COMPLETE},
    {"function_call", LM__FINISH_COMPLETE},
    {"length", LM__FINISH_LENGTH},
    {"model_length", LM__FINISH_LENGTH},
    {"content_filter", LM__FINISH_CONTENT_FILTER},
    {"error", LM__FINISH_INTERRUPTED},
    {"insufficient_system_resource", LM__FINISH_INTERRUPTED},
    {NULL, LM__FINISH_UNKNOWN},
};

/* Parts of type text, one behind the other. */
static void read_parts(lm__reader *r,
                       const lm_wire_ChatMessage_content *content)
{
    lm__reader_add_text(r, "");
    for (size_t i = 0; i < content->list.n_items; i++) {
        const lm_wire_ChatPart *part = &content->list.items[i];

        if (!part->type || strcmp(part->type, "text") == 0)
            lm__reader_add_text(r, part->text);
        if (part->refusal)
            r->reply->refusal = part->refusal;
    }
}

static void read_content(lm__reader *r, const lm_wire_ChatMessage *message)
{
    const lm_wire_ChatMessage_content *content = message->content;

    r->reply->refusal = message->refusal;
    if (r->echoes)
        r->reply->thought = message->reasoning_content;
    if (!content)
        return;
    if (content->kind == lm_wire_ChatMessage_content_string)
        r->reply->content = content->string;
    else
        read_parts(r, content);
}

/* Arguments that came as an object, back in a text. */
static const char *
write_object(lm__reader *r,
             const lm_wire_ChatFunction_arguments_map_items *object)
{
    lm_buffer text = {.allocator = r->arena->allocator};
    lm__writer w;

    lm__writer_open(&w, &text);
    lm__write_object(&w);
    for (size_t i = 0; i < object->n_items; i++) {
        lm__write_key(&w, object->items[i].key);
        lm__write_raw(&w, object->items[i].value);
    }
    lm__write_end_object(&w);
    r->failed |= lm__writer_close(&w, NULL) != LM_OK;
    return lm__reader_keep(r, &text);
}

const char *
lm__openai_chat_arguments(lm__reader *r,
                          const struct lm_wire_ChatFunction *function)
{
    const lm_wire_ChatFunction_arguments *arguments = function->arguments;

    if (!arguments)
        return "";
    if (arguments->kind == lm_wire_ChatFunction_arguments_map)
        return write_object(r, &arguments->map);
    return arguments->string;
}

static void add_call(lm__reader *r, const char *id,
                     const lm_wire_ChatFunction *function)
{
    lm__reader_add_call(r, id, function ? function->name : NULL,
                        function ? lm__openai_chat_arguments(r, function)
                                 : NULL);
}

/*
 * tool_calls, or function_call if there are none: a server that knows only
 * one of them sends the same call as the other too.
 */
static void read_calls(lm__reader *r, const lm_wire_ChatMessage *message)
{
    size_t n = message->n_tool_calls;

    r->reply->legacy_call = !n && message->function_call;
    if (!lm__reader_calls(r, n + r->reply->legacy_call))
        return;
    if (r->reply->legacy_call)
        add_call(r, NULL, message->function_call);
    for (size_t i = 0; i < n; i++)
        add_call(r, message->tool_calls[i].id, message->tool_calls[i].function);
}

static int64_t cached_tokens(const lm_wire_ChatUsage *u)
{
    const lm_wire_ChatPromptDetails *details = u->prompt_tokens_details;
    int64_t n = lm__reader_count(u->has_cached_tokens, u->cached_tokens, -1);

    n = lm__reader_count(u->has_prompt_cache_hit_tokens,
                         u->prompt_cache_hit_tokens, n);
    if (details)
        n = lm__reader_count(details->has_cached_tokens, details->cached_tokens,
                             n);
    return n;
}

lm_usage lm__openai_chat_usage(const lm_provider *row,
                               const struct lm_wire_ChatUsage *u)
{
    const lm_wire_ChatCompletionDetails *details = u->completion_tokens_details;
    lm_usage usage = {
        .in = lm__reader_count(u->has_prompt_tokens, u->prompt_tokens, -1),
        .out = lm__reader_count(u->has_completion_tokens, u->completion_tokens,
                                -1),
        .total = lm__reader_count(u->has_total_tokens, u->total_tokens, -1),
        .cached = cached_tokens(u),
        .reasoning = -1,
    };

    if (details)
        usage.reasoning = lm__reader_count(details->has_reasoning_tokens,
                                           details->reasoning_tokens, -1);
    if ((row->flags & LM_PROVIDER_THOUGHT_APART) && usage.total < 0 &&
        usage.reasoning > 0)
        usage.out = lm__reader_sum(usage.out, usage.reasoning);
    if (usage.total < 0)
        usage.total = lm__reader_sum(usage.in, usage.out);
    if ((row->flags & LM_PROVIDER_THOUGHT_APART) && usage.in >= 0 &&
        usage.total - usage.in > usage.out)
        usage.out = usage.total - usage.in;
    return usage;
}

/* The first one, wherever it stands. */
static const lm_wire_ChatChoice *find_choice(const lm_wire_ChatBody *chat)
{
    for (size_t i = 0; i < chat->n_choices; i++)
        if (chat->choices[i].index == 0)
            return &chat->choices[i];
    return &chat->choices[0];
}

static lm_status read_choice(lm__response *response, lm__reader *r,
                             const lm_wire_ChatBody *chat)
{
    const lm_wire_ChatChoice *choice = find_choice(chat);
    lm__reply *reply = &response->reply;

    if (lm__reader_has(choice->error))
        return lm__reader_fault(response, choice->error, strlen(choice->error));
    reply->finish_raw = choice->finish_reason;
    reply->finish =
        lm__reader_finish(lm__openai_chat_finish_words, choice->finish_reason);
    if (chat->usage)
        reply->usage = lm__openai_chat_usage(response->row, chat->usage);
    if (choice->message) {
        read_content(r, choice->message);
        read_calls(r, choice->message);
    }
    return lm__reader_close(r);
}

bool lm__openai_chat_failed(const lm_wire_ChatBody *chat)
{
    if (lm__reader_has(chat->error))
        return true;
    return !chat->n_choices && (chat->message || chat->detail);
}

lm_status lm__openai_chat_read(lm__response *response, lm_error *err)
{
    lm__reader r = lm__reader_of(response);
    const lm_wire_ChatBody *chat;
    lm_error why;

    lm__error_clear(&why);
    chat =
        lm_wire_ChatBody_parse(response->body, response->n, &r.options, &why);
    if (why.status == LM_NOMEM)
        return lm_error_set(err, LM_NOMEM, "%s", why.message);
    if (chat && lm__openai_chat_failed(chat))
        return lm__reader_fault(response, response->body, response->n);
    if (chat && chat->n_choices)
        return read_choice(response, &r, chat);
    return lm__reader_refuse(response, chat ? "no choices" : why.message, err);
}

const lm__dialect lm__openai_chat = {
    .path = "/chat/completions",
    .request = lm__openai_chat_request,
    .instruct = lm__instruct,
    .read = lm__openai_chat_read,
    .event = lm__openai_chat_event,
    .event_type = &lm_wire_ChatBody_type,
};
