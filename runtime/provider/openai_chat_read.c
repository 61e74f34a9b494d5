/* SPDX-License-Identifier: MIT */
#include "openai_chat.h"

#include "lm/value.h"
#include "openai_chat.lm.h"

#include <stdalign.h>
#include <string.h>

/* A read in progress: where results go, and whether memory has run out. */
typedef struct reader {
    lm_arena *arena;
    lm__reply *reply;
    bool failed;
} reader;

static char *keep(reader *r, const lm_buffer *text)
{
    char *copy = NULL;

    if (!lm_buffer_status(text))
        copy = lm_arena_strndup(r->arena, text->data, text->size);
    r->failed |= !copy;
    return copy;
}

/* Parts of type text, one behind the other. */
static char *join_parts(reader *r, const lm_wire_ChatMessage_content *content)
{
    lm_buffer text = {.allocator = r->arena->allocator};
    char *joined;

    lm_buffer_append(&text, "", 0);
    for (size_t i = 0; i < content->list.n_items; i++) {
        const lm_wire_ChatPart *part = &content->list.items[i];

        if (part->text && (!part->type || strcmp(part->type, "text") == 0))
            lm_buffer_puts(&text, part->text);
        if (part->refusal)
            r->reply->refusal = part->refusal;
    }
    joined = keep(r, &text);
    lm_buffer_free(&text);
    return joined;
}

static void read_content(reader *r, const lm_wire_ChatMessage *message)
{
    const lm_wire_ChatMessage_content *content = message->content;

    r->reply->refusal = message->refusal;
    if (!content)
        return;
    if (content->kind == lm_wire_ChatMessage_content_string)
        r->reply->content = content->string;
    else
        r->reply->content = join_parts(r, content);
}

/* Arguments that came as an object, back in a text. */
static const char *
write_object(reader *r, const lm_wire_ChatFunction_arguments_map_items *object)
{
    lm_buffer text = {.allocator = r->arena->allocator};
    lm__writer w;
    const char *copy;

    lm__writer_open(&w, &text);
    lm__write_object(&w);
    for (size_t i = 0; i < object->n_items; i++) {
        lm__write_key(&w, object->items[i].key);
        lm__write_raw(&w, object->items[i].value);
    }
    lm__write_end_object(&w);
    r->failed |= lm__writer_close(&w, NULL) != LM_OK;
    copy = keep(r, &text);
    lm_buffer_free(&text);
    return copy;
}

static const char *read_arguments(reader *r,
                                  const lm_wire_ChatFunction *function)
{
    const lm_wire_ChatFunction_arguments *arguments = function->arguments;

    if (!arguments)
        return "{}";
    if (arguments->kind == lm_wire_ChatFunction_arguments_map)
        return write_object(r, &arguments->map);
    return *arguments->string ? arguments->string : "{}";
}

static void read_function(reader *r, const lm_wire_ChatFunction *function,
                          lm__tool_call *out)
{
    out->name = function && function->name ? function->name : "";
    out->arguments = function ? read_arguments(r, function) : "{}";
}

/* An id of our own for the number of a call that came without. */
static const char *make_id(reader *r, size_t i)
{
    lm_buffer text = {.allocator = r->arena->allocator};
    const char *id;

    lm_buffer_printf(&text, "call_%zu", i);
    id = keep(r, &text);
    lm_buffer_free(&text);
    return id;
}

/*
 * tool_calls, or function_call if there are none: a server that knows only
 * one of them sends the same call as the other too.
 */
static void read_calls(reader *r, const lm_wire_ChatMessage *message)
{
    lm__reply *reply = r->reply;
    size_t n = message->n_tool_calls;

    reply->legacy_call = !n && message->function_call;
    reply->n_calls = reply->legacy_call ? 1 : n;
    if (!reply->n_calls)
        return;
    reply->calls =
        lm_arena_alloc(r->arena, reply->n_calls * sizeof(*reply->calls),
                       alignof(lm__tool_call));
    if (!reply->calls) {
        r->failed = true;
        return;
    }
    if (reply->legacy_call) {
        reply->calls[0].id = "";
        read_function(r, message->function_call, &reply->calls[0]);
    }
    for (size_t i = 0; i < n; i++) {
        const lm_wire_ChatCall *call = &message->tool_calls[i];

        reply->calls[i].id = call->id ? call->id : make_id(r, i);
        read_function(r, call->function, &reply->calls[i]);
    }
}

static lm__finish read_finish(const char *word)
{
    static const struct {
        const char *word;
        lm__finish finish;
    } words[] = {
        {"stop", LM__FINISH_COMPLETE},
        {"eos", LM__FINISH_COMPLETE},
        {"tool_calls", LM__FINISH_COMPLETE},
        {"function_call", LM__FINISH_COMPLETE},
        {"length", LM__FINISH_LENGTH},
        {"model_length", LM__FINISH_LENGTH},
        {"content_filter", LM__FINISH_CONTENT_FILTER},
        {"error", LM__FINISH_INTERRUPTED},
        {"insufficient_system_resource", LM__FINISH_INTERRUPTED},
    };

    for (size_t i = 0; word && i < sizeof(words) / sizeof(*words); i++)
        if (strcmp(words[i].word, word) == 0)
            return words[i].finish;
    return LM__FINISH_UNKNOWN;
}

/* The first count that the provider gave and that can be one; else -1. */
static int64_t count(bool has, int64_t value, int64_t otherwise)
{
    return has && value >= 0 ? value : otherwise;
}

static int64_t cached_tokens(const lm_wire_ChatUsage *u)
{
    const lm_wire_ChatPromptDetails *details = u->prompt_tokens_details;
    int64_t n = count(u->has_cached_tokens, u->cached_tokens, -1);

    n = count(u->has_prompt_cache_hit_tokens, u->prompt_cache_hit_tokens, n);
    if (details)
        n = count(details->has_cached_tokens, details->cached_tokens, n);
    return n;
}

static lm_usage read_usage(const lm_provider *row, const lm_wire_ChatUsage *u)
{
    const lm_wire_ChatCompletionDetails *details = u->completion_tokens_details;
    lm_usage usage = {
        .in = count(u->has_prompt_tokens, u->prompt_tokens, -1),
        .out = count(u->has_completion_tokens, u->completion_tokens, -1),
        .total = count(u->has_total_tokens, u->total_tokens, -1),
        .cached = cached_tokens(u),
        .reasoning = -1,
    };

    if (details)
        usage.reasoning =
            count(details->has_reasoning_tokens, details->reasoning_tokens, -1);
    if (usage.total < 0 && usage.in >= 0 && usage.out >= 0 &&
        usage.in <= INT64_MAX - usage.out)
        usage.total = usage.in + usage.out;
    if ((row->flags & LM_PROVIDER_THOUGHT_APART) && usage.in >= 0 &&
        usage.total - usage.in > usage.out)
        usage.out = usage.total - usage.in;
    return usage;
}

/* The error in a good response, which is what the text says. */
static lm_status read_fault(lm__response *response, const char *text, size_t n)
{
    if (!lm__fault_read(text, n, response->arena, &response->fault))
        return LM_NOMEM;
    return LM_OK;
}

static lm_status read_choice(lm__response *response,
                             const lm_wire_ChatBody *chat)
{
    const lm_wire_ChatChoice *choice = &chat->choices[0];
    lm__reply *reply = &response->reply;
    reader r = {.arena = response->arena, .reply = reply};

    if (choice->error)
        return read_fault(response, choice->error, strlen(choice->error));
    reply->finish_raw = choice->finish_reason;
    reply->finish = read_finish(choice->finish_reason);
    if (chat->usage)
        reply->usage = read_usage(response->row, chat->usage);
    if (choice->message) {
        read_content(&r, choice->message);
        read_calls(&r, choice->message);
    }
    return r.failed ? LM_NOMEM : LM_OK;
}

lm_status lm__openai_chat_read(lm__response *response, lm_error *err)
{
    lm_parse_options options = {.policy = LM_POLICY_LAX,
                                .arena = response->arena};
    lm_error why = {0};
    const lm_wire_ChatBody *chat =
        lm_wire_ChatBody_parse(response->body, response->n, &options, &why);

    if (why.status == LM_NOMEM)
        return lm_error_set(err, LM_NOMEM, "%s", why.message);
    if (chat && chat->error)
        return read_fault(response, response->body, response->n);
    if (chat && chat->n_choices)
        return read_choice(response, chat);
    return lm_error_set(
        err, LM_PROTOCOL, "%s sent no chat completion: %s: %.200s",
        response->row->id, chat ? "no choices" : why.message, response->body);
}

const lm__dialect lm__openai_chat = {
    .path = "/chat/completions",
    .request = lm__openai_chat_request,
    .read = lm__openai_chat_read,
};
