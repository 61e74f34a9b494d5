/* SPDX-License-Identifier: MIT */
#include "responses.h"

#include "body.h"

/* The keys under which a part's URL, id and bytes stand. */
static const char *key_of(const lm_part *part)
{
    if (part->file_id)
        return "file_id";
    if (part->kind == LM_PART_IMAGE)
        return "image_url";
    return part->url ? "file_url" : "file_data";
}

static void write_media(const lm__parameters *p, lm__media *media)
{
    const lm_part *part = media->part;
    bool image = part->kind == LM_PART_IMAGE;

    lm__write_member(p->w, "type", image ? "input_image" : "input_file");
    if (!image && !part->url && !part->file_id)
        lm__write_member(p->w, "filename", media->name);
    lm__write_key(p->w, key_of(part));
    lm__media_write(media, true);
    if (image && part->detail)
        lm__write_member(p->w, "detail", part->detail);
}

/* Calls and their results are items of their own, not of a message. */
static void write_calls(const lm__parameters *p, const lm__turn *turn)
{
    const lm__reply *reply = &turn->reply;
    lm__writer *w = p->w;

    for (size_t i = 0; i < reply->n_calls; i++) {
        lm__write_object(w);
        lm__write_member(w, "type", "function_call");
        lm__write_member(w, "call_id", reply->calls[i].id);
        lm__write_member(w, "name", reply->calls[i].name);
        lm__write_member(w, "arguments", reply->calls[i].arguments);
        lm__write_end_object(w);
    }
    for (size_t i = 0; i < reply->n_calls; i++) {
        lm__write_object(w);
        lm__write_member(w, "type", "function_call_output");
        lm__write_member(w, "call_id", reply->calls[i].id);
        lm__write_member(w, "output", turn->complaint);
        lm__write_end_object(w);
    }
}

static const lm__form form = {
    .model_role = "assistant",
    .key = "content",
    .text_type = "input_text",
    .media = write_media,
    .calls = write_calls,
};

/* strict is always said: left out, the server decides in silence. */
static void write_typed(lm__writer *w, const lm_target *target,
                        const char *type, lm_profile profile)
{
    bool tool = type[0] == 'f';

    lm__write_object(w);
    lm__write_member(w, "type", type);
    lm__write_described(w, target);
    lm__write_key(w, "strict");
    lm__write_bool(w, profile != LM_PROFILE_CANONICAL);
    lm__write_key(w, tool ? "parameters" : "schema");
    lm__write_schema(w, target, profile);
    lm__write_end_object(w);
}

/* Schemas are not held to where calls may be several. */
static void write_tool(const lm__parameters *p, const lm_target *target)
{
    bool parallel = p->question->mode == LM_MODE_PARALLEL_TOOLS;

    write_typed(p->w, target, "function",
                parallel ? LM_PROFILE_CANONICAL : p->row->profile);
}

static void write_choice(const lm__parameters *p, bool parallel)
{
    if (parallel) {
        lm__write_string(p->w, "required");
        return;
    }
    lm__write_object(p->w);
    lm__write_member(p->w, "type", "function");
    lm__write_member(p->w, "name", p->question->target->name);
    lm__write_end_object(p->w);
}

static void write_tools(const lm__parameters *p)
{
    bool parallel = p->question->mode == LM_MODE_PARALLEL_TOOLS;

    if (lm__put_key(p, "tools"))
        lm__write_tools(p, write_tool);
    if (lm__put_key(p, "tool_choice"))
        write_choice(p, parallel);
    if (p->row->one_call && !parallel && lm__put_key(p, p->row->one_call))
        lm__write_bool(p->w, false);
}

static void write_format(const lm__parameters *p)
{
    lm_mode mode = p->question->mode;

    if (mode == LM_MODE_MD_JSON || !lm__put_key(p, "text"))
        return;
    lm__write_object(p->w);
    lm__write_key(p->w, "format");
    if (mode == LM_MODE_JSON_SCHEMA) {
        write_typed(p->w, p->question->target, "json_schema", p->row->profile);
    } else {
        lm__write_object(p->w);
        lm__write_member(p->w, "type", "json_object");
        lm__write_end_object(p->w);
    }
    lm__write_end_object(p->w);
}

static void write_parameters(const lm__parameters *p)
{
    const char *effort = p->question->options->reasoning_effort;

    lm__put_max_tokens(p, p->row->token_field);
    lm__put_stream(p);
    lm__put_temperature(p, "temperature");
    lm__put_top_p(p, "top_p");
    lm__put_seed(p, p->row->seed_field);
    lm__put_stop(p, NULL);
    if (effort && lm__put_key(p, "reasoning")) {
        lm__write_object(p->w);
        lm__write_member(p->w, "effort", effort);
        lm__write_end_object(p->w);
    }
    lm__put_extras(p);
}

void lm__responses_request(const lm__parameters *p, const char *words)
{
    lm__write_member(p->w, "model", p->question->model);
    if (*words)
        lm__write_member(p->w, "instructions", words);
    if (lm__put_key(p, "input")) {
        lm__write_array(p->w);
        lm__write_history(p, &form);
        lm__write_end_array(p->w);
    }
    if (lm__mode_calls(p->question->mode))
        write_tools(p);
    else
        write_format(p);
    write_parameters(p);
}
