/* SPDX-License-Identifier: MIT */
#include "anthropic.h"

#include "body.h"

/* It must be said how long an answer may be. */
enum { DEFAULT_MAX_TOKENS = 4096 };

/* Where a part's bytes are: here, at a URL, or in a file of the provider's. */
static void write_source(lm__writer *w, lm__media *media)
{
    const lm_part *part = media->part;

    lm__write_object(w);
    if (part->url || part->file_id) {
        lm__write_member(w, "type", part->url ? "url" : "file");
        lm__write_key(w, part->url ? "url" : "file_id");
    } else {
        lm__write_member(w, "type", "base64");
        lm__write_member(w, "media_type", media->mime);
        lm__write_key(w, "data");
    }
    lm__media_write(media, false);
    lm__write_end_object(w);
}

static void write_media(const lm__parameters *p, lm__media *media)
{
    bool image = media->part->kind == LM_PART_IMAGE;

    lm__write_member(p->w, "type", image ? "image" : "document");
    lm__write_key(p->w, "source");
    write_source(p->w, media);
}

static void write_result(lm__writer *w, const lm__tool_call *call,
                         const char *complaint)
{
    lm__write_object(w);
    lm__write_member(w, "type", "tool_result");
    lm__write_member(w, "tool_use_id", call->id);
    lm__write_key(w, "is_error");
    lm__write_bool(w, true);
    lm__write_member(w, "content", complaint);
    lm__write_end_object(w);
}

/* The assistant's blocks go back as they came. */
static void write_calls(const lm__parameters *p, const lm__turn *turn)
{
    lm__writer *w = p->w;

    lm__write_object(w);
    lm__write_member(w, "role", "assistant");
    lm__write_key(w, "content");
    lm__write_raw(w, turn->reply.echo);
    lm__write_end_object(w);
}

static const lm__form form = {
    .model_role = "assistant",
    .key = "content",
    .text_type = "text",
    .echoes = true,
    .media = write_media,
    .calls = write_calls,
    .result = write_result,
};

static void write_tool(const lm__parameters *p, const lm_target *target)
{
    lm__write_tool(p, "input_schema", target);
}

static void write_choice(lm__writer *w, const lm_provider *row,
                         const lm__question *q)
{
    bool parallel = q->mode == LM_MODE_PARALLEL_TOOLS;
    bool named = row->force == LM_FORCE_NAMED && !parallel;

    lm__write_object(w);
    lm__write_member(w, "type", named ? "tool" : "any");
    if (named)
        lm__write_member(w, "name", q->target->name);
    if (row->one_call && !parallel) {
        lm__write_key(w, row->one_call);
        lm__write_bool(w, true);
    }
    lm__write_end_object(w);
}

static void write_schema(const lm__parameters *p)
{
    if (!lm__put_key(p, "output_config"))
        return;
    lm__write_object(p->w);
    lm__write_key(p->w, "format");
    lm__write_object(p->w);
    lm__write_member(p->w, "type", "json_schema");
    lm__write_key(p->w, "schema");
    lm__write_schema(p->w, p->question->target, p->row->profile);
    lm__write_end_object(p->w);
    lm__write_end_object(p->w);
}

static void write_mode(const lm__parameters *p)
{
    const lm__question *q = p->question;

    if (lm__mode_calls(q->mode)) {
        if (lm__put_key(p, "tools"))
            lm__write_tools(p, write_tool);
        if (lm__put_key(p, "tool_choice"))
            write_choice(p->w, p->row, q);
    } else if (q->mode == LM_MODE_JSON_SCHEMA) {
        write_schema(p);
    }
}

void lm__anthropic_request(const lm__parameters *p, const char *words)
{
    lm__writer *w = p->w;

    lm__write_member(w, "model", p->question->model);
    if (*words)
        lm__write_member(w, "system", words);
    lm__write_key(w, "messages");
    lm__write_array(w);
    lm__write_history(p, &form);
    lm__write_end_array(w);
    write_mode(p);
    if (p->question->options->max_tokens > 0)
        lm__put_max_tokens(p, p->row->token_field);
    else if (lm__put_key(p, p->row->token_field))
        lm__write_int(w, DEFAULT_MAX_TOKENS);
    lm__put_stream(p);
    lm__put_temperature(p, "temperature");
    lm__put_top_p(p, "top_p");
    lm__put_seed(p, p->row->seed_field);
    lm__put_stop(p, "stop_sequences");
    lm__put_effort(p, NULL);
    lm__put_extras(p);
}
