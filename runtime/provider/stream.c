/* SPDX-License-Identifier: MIT */
#include "stream.h"

#include "allocator.h"
#include "find_json.h"
#include "halves.h"
#include "reader.h"

#include <stdalign.h>
#include <stdio.h>
#include <string.h>

void lm__stream_open(lm__stream *s, const lm_provider *row, lm_arena *arena,
                     lm__desk *desk)
{
    *s = (lm__stream){
        .row = row,
        .dialect = lm__dialect_of(row->body),
        .arena = arena,
        .scratch = &desk->scratch,
        .desk = desk,
        .usage = LM__USAGE_UNKNOWN,
        .counts = {-1, -1, -1, -1},
        .content.allocator = arena->allocator,
    };
}

static void free_text(const lm_allocator *allocator, char *text)
{
    lm__delete(allocator, text, text ? strlen(text) + 1 : 0);
}

static void free_call(lm__stream_call *call)
{
    const lm_allocator *allocator = call->arguments.allocator;

    free_text(allocator, call->id);
    free_text(allocator, call->name);
    lm_buffer_free(&call->arguments);
}

static void free_rest(lm__stream *s)
{
    if (!s->rest)
        return;
    lm_buffer_free(&s->rest->refusal);
    lm_buffer_free(&s->rest->reasoning);
    lm_buffer_free(&s->rest->parts);
    lm__delete(s->arena->allocator, s->rest, sizeof(*s->rest));
    s->rest = NULL;
}

void lm__stream_close(lm__stream *s)
{
    const lm_allocator *allocator = s->arena->allocator;

    for (size_t i = 0; i < s->n_calls; i++)
        free_call(&s->calls[i]);
    lm__delete(allocator, s->calls, s->calls_room * sizeof(*s->calls));
    if (s->legacy)
        free_call(s->legacy);
    lm__delete(allocator, s->legacy, sizeof(*s->legacy));
    s->calls = NULL;
    s->legacy = NULL;
    s->n_calls = 0;
    s->calls_room = 0;
    lm_buffer_free(&s->content);
    free_rest(s);
}

/* NULL: no memory. */
static lm__stream_rest *rest_of(lm__stream *s)
{
    const lm_allocator *allocator = s->arena->allocator;

    if (s->rest)
        return s->rest;
    s->rest = lm__new(allocator, sizeof(*s->rest));
    if (s->rest)
        *s->rest = (lm__stream_rest){.refusal.allocator = allocator,
                                     .reasoning.allocator = allocator,
                                     .parts.allocator = allocator};
    return s->rest;
}

static lm_status append(lm_buffer *to, const char *text)
{
    lm_buffer_puts(to, text);
    return lm_buffer_status(to);
}

/* Passes over content that is no value; returns how much. */
static size_t pass_over(lm__stream *s, const char *text, size_t n)
{
    bool line_start = !s->mid_line;
    size_t at = lm__find_brace(text, n, &line_start);

    while (at < n && !line_start) {
        at++;
        at += lm__find_brace(text + at, n - at, &line_start);
    }
    s->mid_line = !line_start;
    s->told_from += at;
    return at;
}

/* Content is the answer where a call was asked for and none is made. */
static lm_status tell_content(lm__stream *s, const char *text, size_t n)
{
    size_t from = 0;

    if (!s->on_text || s->told == LM__TOLD_CALL)
        return LM_OK;
    if (s->of_calls && s->told == LM__TOLD_NOTHING)
        from = pass_over(s, text, n);
    if (from == n)
        return LM_OK;
    s->told = LM__TOLD_CONTENT;
    return s->on_text(s->ctx, text + from, n - from);
}

lm_status lm__stream_told_text(lm__stream *s, size_t from)
{
    s->has_content = true;
    return tell_content(s, s->content.data + from, s->content.size - from);
}

lm_status lm__stream_text(lm__stream *s, const char *text)
{
    size_t from = s->content.size;
    lm_status status = append(&s->content, text);

    return status ? status : lm__stream_told_text(s, from);
}

/* What on_text has is not the answer. */
static lm_status take_back(lm__stream *s)
{
    bool any = s->told != LM__TOLD_NOTHING;

    s->told = LM__TOLD_NOTHING;
    return any ? s->on_text(s->ctx, NULL, 0) : LM_OK;
}

lm_status lm__stream_text_anew(lm__stream *s)
{
    lm_buffer_clear(&s->content);
    s->told_from = 0;
    s->mid_line = false;
    return s->told == LM__TOLD_CONTENT ? take_back(s) : LM_OK;
}

lm__stream_call *lm__stream_find_told(lm__stream *s)
{
    if (s->legacy && s->legacy->told)
        return s->legacy;
    for (size_t i = 0; i < s->n_calls; i++)
        if (s->calls[i].told)
            return &s->calls[i];
    return NULL;
}

static bool has_name(const lm__stream *s, const lm__stream_call *call)
{
    return s->name && call->name && strcmp(call->name, s->name) == 0;
}

/* The first call of the name asked for, or else the first one: see
   lm__reply_payload. */
static const lm__stream_call *find_answer(const lm__stream *s)
{
    for (size_t i = 0; i < s->n_calls; i++)
        if (has_name(s, &s->calls[i]))
            return &s->calls[i];
    return s->n_calls ? s->calls : s->legacy;
}

/* Arguments, of which on_text may have the first `from` bytes. */
lm_status lm__stream_told_call(lm__stream *s, lm__stream_call *call,
                               size_t from)
{
    const lm_buffer *text = &call->arguments;
    lm_status status = LM_OK;

    if (!s->on_text || !text->size || (!call->told && call != find_answer(s)))
        return LM_OK;
    if (!call->told) {
        lm__stream_call *before = lm__stream_find_told(s);

        if (before)
            before->told = false;
        call->told = true;
        from = 0;
        status = take_back(s);
    }
    s->told = LM__TOLD_CALL;
    if (status || from == text->size)
        return status;
    return s->on_text(s->ctx, text->data + from, text->size - from);
}

lm_status lm__stream_refusal(lm__stream *s, const char *text)
{
    return rest_of(s) ? append(&s->rest->refusal, text) : LM_NOMEM;
}

lm_status lm__stream_thought(lm__stream *s, const char *text)
{
    return rest_of(s) ? append(&s->rest->reasoning, text) : LM_NOMEM;
}

lm_status lm__stream_part_more(lm__stream *s, const char *json, size_t n)
{
    if (!rest_of(s))
        return LM_NOMEM;
    lm_buffer_append(&s->rest->parts, json, n);
    return lm_buffer_status(&s->rest->parts);
}

lm_status lm__stream_part(lm__stream *s, const char *json)
{
    lm_status status =
        lm__stream_parts(s) ? lm__stream_part_more(s, ",", 1) : LM_OK;

    return status ? status : lm__stream_part_more(s, json, strlen(json));
}

const char *lm__stream_parts(const lm__stream *s)
{
    return s->rest && s->rest->parts.size ? s->rest->parts.data : NULL;
}

/* As a rule there is one. */
static bool more_calls(lm__stream *s)
{
    size_t room = s->calls_room ? (size_t)s->calls_room * 4 : 1;
    lm__stream_call *calls;

    if (s->n_calls == LM__STREAM_CALLS)
        return false;
    calls = lm__resize(s->arena->allocator, s->calls,
                       s->calls_room * sizeof(*calls), room * sizeof(*calls));
    if (!calls)
        return false;
    s->calls = calls;
    s->calls_room = (uint8_t)room;
    return true;
}

lm__stream_call *lm__stream_call_find(lm__stream *s, int64_t index)
{
    for (size_t i = 0; index >= 0 && i < s->n_calls; i++)
        if (s->calls[i].index == index)
            return &s->calls[i];
    return NULL;
}

lm__stream_call *lm__stream_call_of(lm__stream *s, const char *item)
{
    for (size_t i = 0; i < s->n_calls; i++)
        if (s->calls[i].item && strcmp(s->calls[i].item, item) == 0)
            return &s->calls[i];
    return NULL;
}

lm__stream_call *lm__stream_call_at(lm__stream *s, int64_t index)
{
    lm__stream_call *call = lm__stream_call_find(s, index);

    if (call)
        return call;
    if (s->n_calls == s->calls_room && !more_calls(s))
        return NULL;
    s->calls[s->n_calls] = (lm__stream_call){
        .index = index, .arguments.allocator = s->arena->allocator};
    return &s->calls[s->n_calls++];
}

lm__stream_call *lm__stream_legacy(lm__stream *s)
{
    if (!s->legacy)
        s->legacy = lm__new(s->arena->allocator, sizeof(*s->legacy));
    else
        return s->legacy;
    if (s->legacy)
        *s->legacy = (lm__stream_call){
            .index = -1, .arguments.allocator = s->arena->allocator};
    return s->legacy;
}

/* Some repeat the whole text with each event, some empty it: the last counts.
 */
static lm_status replace(const lm__stream *s, char **to, const char *text)
{
    size_t n = text ? strlen(text) : 0;
    char *copy;

    if (!n || (*to && strcmp(*to, text) == 0))
        return LM_OK;
    copy = lm__new(s->arena->allocator, n + 1);
    if (!copy)
        return LM_NOMEM;
    memcpy(copy, text, n + 1);
    free_text(s->arena->allocator, *to);
    *to = copy;
    return LM_OK;
}

lm_status lm__stream_call_add(lm__stream *s, lm__stream_call *call,
                              const char *id, const char *name,
                              const char *arguments)
{
    lm_status status;
    size_t from;

    if (!call)
        return s->n_calls == LM__STREAM_CALLS ? LM_LIMIT : LM_NOMEM;
    from = call->arguments.size;
    status = replace(s, &call->name, name);
    if (!status && !call->id)
        status = replace(s, &call->id, id);
    if (!status && arguments)
        status = append(&call->arguments, arguments);
    return status ? status : lm__stream_told_call(s, call, from);
}

/* A word that is known need not be kept. */
lm_status lm__stream_stop(lm__stream *s, const lm__finish_word *words,
                          const char *word)
{
    const lm__finish_word *known = lm__finish_find(words, word);

    if (!word)
        return LM_OK;
    s->finish = known ? known->finish : LM__FINISH_UNKNOWN;
    if (known) {
        s->finish_raw = known->word;
        return LM_OK;
    }
    if (!rest_of(s))
        return LM_NOMEM;
    snprintf(s->rest->finish_raw, sizeof(s->rest->finish_raw), "%s", word);
    s->finish_raw = s->rest->finish_raw;
    return LM_OK;
}

/* What of an event is said may go with the event, and has no NUL. */
lm_status lm__stream_fault(lm__stream *s, const char *text, size_t n)
{
    const char *copy = lm_arena_strndup(s->arena, text, n);
    lm__fault *fault =
        lm_arena_alloc(s->arena, sizeof(*fault), alignof(lm__fault));

    if (!copy || !fault)
        return LM_NOMEM;
    *fault = (lm__fault){0};
    if (!lm__fault_read(copy, n, s->arena, fault))
        return LM_NOMEM;
    s->fault = fault;
    return LM_OK;
}

/* [DONE], or nothing at all, which some send to show that they are there. */
static bool is_marker(lm__stream *s, const lm__event *event)
{
    const char *at = event->data;
    size_t n = event->n;

    while (n && strchr(" \t", *at) && *at) {
        at++;
        n--;
    }
    while (n && strchr(" \t", at[n - 1]) && at[n - 1])
        n--;
    if (n == 6 && memcmp(at, "[DONE]", n) == 0)
        s->done = true;
    return !n || s->done;
}

/* What goes on must go on with the other half. */
static bool has_grown(const lm__stream *s, const lm__seen *before)
{
    lm__seen now = lm__desk_seen(s);

    return now.content != before->content ||
           now.arguments != before->arguments || now.n_calls != before->n_calls;
}

static lm_status take_event(lm__stream *s, const lm__event *event,
                            const lm__seen *before)
{
    uint16_t half = s->half;
    lm__event joined;
    lm_status status = s->dialect->event(s, event);

    if (!status && half && has_grown(s, before))
        return LM_PROTOCOL;
    if (status != LM_PROTOCOL)
        return status;
    status = lm__halves_join(&half, event, s->scratch, &joined);
    if (!status)
        status = s->dialect->event(s, &joined);
    s->half = half;
    return status;
}

lm_status lm__stream_event(lm__stream *s, const lm__event *event)
{
    lm_status status;
    lm__seen before;

    if (s->done || s->fault)
        return LM_OK;
    if (!s->half && lm__desk_take(s->desk, s, event, &status))
        return status;
    if (is_marker(s, event))
        return LM_OK;
    before = lm__desk_seen(s);
    status = take_event(s, event, &before);
    if (!status)
        lm__desk_learn(s->desk, s, event, &before);
    lm__desk_clear(s->desk);
    return status;
}

size_t lm__stream_take(void *stream, const char *bytes, size_t n,
                       lm_status *status)
{
    lm__stream *s = stream;

    if (s->done || s->fault || s->half)
        return 0;
    return lm__desk_take_raw(s->desk, s, bytes, n, status);
}

/* Where text is put next. */
void lm__stream_soon(const lm__stream *s, lm__soon *soon)
{
    const lm_buffer *to = &s->content;
    size_t call = offsetof(lm__stream_call, id);

    if (s->n_calls) {
        lm__soon_add(soon, &s->calls[s->n_calls - 1], call);
        to = &s->calls[s->n_calls - 1].arguments;
    }
    if (to->data)
        lm__soon_add(soon, to->data + to->size, LM__CACHE_LINE / 2);
}
