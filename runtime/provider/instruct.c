/* SPDX-License-Identifier: MIT */
#include "instruct.h"

#include "told.h"

/* Tools of the dialects that hold calls to the schema. */
static bool tools_are_lowered(const lm_provider *row, bool parallel)
{
    switch (row->body) {
    case LM_BODY_GEMINI_GENERATE:
        return true;
    case LM_BODY_OPENAI_RESPONSES:
        return !parallel;
    case LM_BODY_OPENAI_CHAT:
    case LM_BODY_ANTHROPIC_MESSAGES:
        return !parallel && (row->flags & LM_PROVIDER_STRICT_TOOLS);
    default:
        return false;
    }
}

lm_profile lm__asked_profile(const lm_provider *row,
                             const lm__question *question)
{
    bool lowered = question->mode == LM_MODE_JSON_SCHEMA;

    if (lm__mode_calls(question->mode))
        lowered =
            tools_are_lowered(row, question->mode == LM_MODE_PARALLEL_TOOLS);
    if (!lowered || !lm__has_schema(question->target, row->profile))
        return LM_PROFILE_CANONICAL;
    return row->profile;
}

static lm_tell tell_of(const lm_provider *row, const lm__question *q)
{
    if (q->options->tell)
        return q->options->tell;
    if (q->mode == LM_MODE_JSON || q->mode == LM_MODE_MD_JSON)
        return LM_TELL_SCHEMA;
    return row->tell;
}

static void tell_type(const lm__question *q, lm_tell tell, lm_buffer *out)
{
    const lm_target *target = q->target;

    lm_buffer_puts(out, "Answer only with a JSON object");
    if (q->mode == LM_MODE_MD_JSON)
        lm_buffer_puts(out, " in a fenced block (```json)");
    if (tell == LM_TELL_NOTATION && lm__has_notation(target)) {
        lm__put_notation(out, target);
        return;
    }
    lm_buffer_puts(out, " that matches this schema:\n");
    lm__put_schema(out, target, LM_PROFILE_CANONICAL);
}

/* "Always call Search or Book." */
static void tell_tools(const lm__question *q, lm_buffer *out)
{
    const lm_target *target;

    for (size_t i = 0; (target = lm__question_target(q, i)); i++)
        lm_buffer_printf(out, "%s%s", i ? " or " : "Always call ",
                         target->name);
    lm_buffer_putc(out, '.');
}

void lm__instruct(const lm_provider *row, const lm__question *question,
                  lm_buffer *out)
{
    bool tools = lm__mode_calls(question->mode);
    lm_tell tell = tell_of(row, question);

    if (tools && row->force == LM_FORCE_NONE && tell != LM_TELL_NOTHING)
        tell_tools(question, out);
    if (!tools && tell > LM_TELL_NOTHING)
        tell_type(question, tell, out);
}

/* Puts a blank line between what is there and what comes. */
static void separate(lm_buffer *out)
{
    if (out->size)
        lm_buffer_puts(out, "\n\n");
}

void lm__system_text(const lm_provider *row, const lm__question *question,
                     lm_buffer *out)
{
    lm_buffer words = {.allocator = out->allocator};

    for (const lm_message *m = question->messages; m->role; m++) {
        if (m->role != LM_SYSTEM)
            continue;
        separate(out);
        lm_buffer_puts(out, m->text);
    }
    lm__instruct(row, question, &words);
    if (words.size) {
        separate(out);
        lm_buffer_puts(out, words.data);
    }
    if (!out->status)
        out->status = words.status;
    lm_buffer_free(&words);
}
