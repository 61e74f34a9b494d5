/* SPDX-License-Identifier: MIT */
#include "reader.h"

#include <stdalign.h>
#include <string.h>

lm__reader lm__reader_of(lm__response *response)
{
    return (lm__reader){
        .arena = response->arena,
        .reply = &response->reply,
        .options = {.policy = LM_POLICY_LAX, .arena = response->arena},
        .text = {.allocator = response->arena->allocator},
        .echoes =
            response->row && response->row->flags & LM_PROVIDER_ECHO_THOUGHT,
    };
}

const char *lm__reader_keep(lm__reader *r, lm_buffer *text)
{
    const char *copy = NULL;

    if (!lm_buffer_status(text))
        copy = lm_arena_strndup(r->arena, text->data ? text->data : "",
                                text->size);
    lm_buffer_free(text);
    r->failed |= !copy;
    return copy;
}

bool lm__reader_calls(lm__reader *r, size_t n)
{
    lm__reply *reply = r->reply;

    if (!n)
        return true;
    reply->calls = lm_arena_alloc(r->arena, n * sizeof(*reply->calls),
                                  alignof(lm__tool_call));
    r->failed |= !reply->calls;
    return reply->calls != NULL;
}

void lm__reader_add_call(lm__reader *r, const char *id, const char *name,
                         const char *arguments)
{
    lm__reply *reply = r->reply;
    size_t i = reply->n_calls++;

    reply->calls[i] = (lm__tool_call){
        .id = id && *id ? id : lm__reader_id(r, i),
        .name = name ? name : "",
        .arguments = arguments && *arguments ? arguments : "{}",
    };
}

void lm__reader_add_text(lm__reader *r, const char *text)
{
    if (!text)
        return;
    lm_buffer_puts(&r->text, text);
    r->has_text = true;
}

lm_status lm__reader_close(lm__reader *r)
{
    if (r->has_text)
        r->reply->content = lm__reader_keep(r, &r->text);
    lm_buffer_free(&r->text);
    return r->failed ? LM_NOMEM : LM_OK;
}

const char *lm__reader_id(lm__reader *r, size_t number)
{
    lm_buffer text = {.allocator = r->arena->allocator};

    lm_buffer_printf(&text, "call_%zu", number);
    return lm__reader_keep(r, &text);
}

const lm__finish_word *lm__finish_find(const lm__finish_word *words,
                                       const char *word)
{
    for (; word && words->word; words++)
        if (strcmp(words->word, word) == 0)
            return words;
    return NULL;
}

lm__finish lm__reader_finish(const lm__finish_word *words, const char *word)
{
    const lm__finish_word *known = lm__finish_find(words, word);

    return known ? known->finish : LM__FINISH_UNKNOWN;
}

int64_t lm__reader_count(bool has, int64_t value, int64_t otherwise)
{
    return has && value >= 0 ? value : otherwise;
}

int64_t lm__reader_sum(int64_t a, int64_t b)
{
    return a < 0 || b < 0 || a > INT64_MAX - b ? -1 : a + b;
}

bool lm__reader_has(const char *error)
{
    return error && !lm__fault_is_none(error);
}

lm_status lm__reader_fault(lm__response *response, const char *text, size_t n)
{
    if (!lm__fault_read(text, n, response->arena, &response->fault))
        return LM_NOMEM;
    return LM_OK;
}

lm_status lm__reader_refuse(lm__response *response, const char *why,
                            lm_error *err)
{
    lm__fault fault = {0};

    if (!lm__fault_read(response->body, response->n, response->arena, &fault))
        return lm_error_set(err, LM_NOMEM, "no memory to read the response");
    if (fault.found) {
        response->fault = fault;
        return LM_OK;
    }
    return lm_error_set(err, LM_PROTOCOL,
                        "%s sent no answer of its own form: %s: %.200s",
                        response->row->id, why, response->body);
}
