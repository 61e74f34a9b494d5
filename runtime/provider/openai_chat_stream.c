/* SPDX-License-Identifier: MIT */
#include "openai_chat.h"

#include "openai_chat.lm.h"
#include "reader.h"

#include <string.h>

/* Without an index: it has no name, or the id of the last one. */
static bool goes_on(const lm__stream *s, const lm_wire_ChatCall *call)
{
    const char *name = call->function ? call->function->name : NULL;
    const lm__stream_call *last = s->n_calls ? &s->calls[s->n_calls - 1] : NULL;

    if (!last)
        return false;
    return !name || !*name ||
           (call->id && last->id && strcmp(call->id, last->id) == 0);
}

/*
 * Which call a delta belongs to: by its index; where there is none, by order,
 * unless it goes on with the last.
 */
static lm__stream_call *find_call(lm__stream *s,
                                  const lm_wire_ChatMessage *message, size_t i)
{
    const lm_wire_ChatCall *call = &message->tool_calls[i];

    if (call->has_index)
        return lm__stream_call_at(s, call->index);
    if (message->n_tool_calls > 1)
        return lm__stream_call_at(s, (int64_t)i);
    if (goes_on(s, call))
        return &s->calls[s->n_calls - 1];
    return lm__stream_call_at(s, -1);
}

static lm_status add_function(lm__stream *s, lm__stream_call *call,
                              const char *id,
                              const lm_wire_ChatFunction *function)
{
    lm__response scratch = {.arena = s->scratch};
    lm__reader r = lm__reader_of(&scratch);
    const char *arguments = NULL;

    if (function && function->arguments)
        arguments = lm__openai_chat_arguments(&r, function);
    if (r.failed)
        return LM_NOMEM;
    return lm__stream_call_add(s, call, id, function ? function->name : NULL,
                               arguments);
}

static lm_status add_calls(lm__stream *s, const lm_wire_ChatMessage *message)
{
    lm_status status = LM_OK;

    for (size_t i = 0; !status && i < message->n_tool_calls; i++)
        status =
            add_function(s, find_call(s, message, i), message->tool_calls[i].id,
                         message->tool_calls[i].function);
    if (!status && message->function_call && !message->n_tool_calls) {
        status =
            add_function(s, lm__stream_legacy(s), NULL, message->function_call);
    }
    return status;
}

static lm_status add_part(lm__stream *s, const lm_wire_ChatPart *part)
{
    if (part->refusal)
        return lm__stream_refusal(s, part->refusal);
    if (part->text && (!part->type || strcmp(part->type, "text") == 0))
        return lm__stream_text(s, part->text);
    return LM_OK;
}

static lm_status add_content(lm__stream *s, const lm_wire_ChatMessage *message)
{
    const lm_wire_ChatMessage_content *content = message->content;
    lm_status status = LM_OK;

    if (message->refusal)
        status = lm__stream_refusal(s, message->refusal);
    if (!status && message->reasoning_content &&
        s->row->flags & LM_PROVIDER_ECHO_THOUGHT)
        status = lm__stream_thought(s, message->reasoning_content);
    if (!status && content &&
        content->kind == lm_wire_ChatMessage_content_string)
        return lm__stream_text(s, content->string);
    if (!content || content->kind != lm_wire_ChatMessage_content_list)
        return status;
    for (size_t i = 0; !status && i < content->list.n_items; i++)
        status = add_part(s, &content->list.items[i]);
    return status;
}

static lm_status add_choice(lm__stream *s, const lm_wire_ChatChoice *choice)
{
    const lm_wire_ChatMessage *message =
        choice->delta ? choice->delta : choice->message;
    lm_status status = LM_OK;

    if (lm__reader_has(choice->error))
        return lm__stream_fault(s, choice->error, strlen(choice->error));
    if (message)
        status = add_content(s, message);
    if (!status && message)
        status = add_calls(s, message);
    if (status)
        return status;
    return lm__stream_stop(s, lm__openai_chat_finish_words,
                           choice->finish_reason);
}

/* What Groq says besides: the usage of the call, or that it is lost. */
static lm_status add_groq(lm__stream *s, const lm_wire_ChatGroq *groq)
{
    lm_buffer text = {.allocator = s->arena->allocator};
    lm_status status;

    if (groq->usage)
        s->usage = lm__openai_chat_usage(s->row, groq->usage);
    if (!lm__reader_has(groq->error))
        return LM_OK;
    lm_buffer_printf(&text, "{\"error\":%s}", groq->error);
    status = lm_buffer_status(&text);
    if (!status)
        status = lm__stream_fault(s, text.data, text.size);
    lm_buffer_free(&text);
    return status;
}

lm_status lm__openai_chat_event(lm__stream *s, const lm__event *event)
{
    lm_parse_options options = {.policy = LM_POLICY_LAX, .arena = s->scratch};
    const lm_wire_ChatBody *chat;
    lm_error why = {0};
    lm_status status = LM_OK;

    chat = lm_wire_ChatBody_parse(event->data, event->n, &options, &why);
    if (!chat)
        return why.status == LM_NOMEM ? LM_NOMEM : LM_PROTOCOL;
    if (lm__openai_chat_failed(chat) || strcmp(event->type, "error") == 0)
        return lm__stream_fault(s, event->data, event->n);
    for (size_t i = 0; !status && i < chat->n_choices; i++)
        if (chat->choices[i].index == 0)
            status = add_choice(s, &chat->choices[i]);
    if (!status && chat->x_groq)
        status = add_groq(s, chat->x_groq);
    if (chat->usage)
        s->usage = lm__openai_chat_usage(s->row, chat->usage);
    return status;
}
