/* SPDX-License-Identifier: MIT */
#include "ollama.h"

#include "body.h"

static void write_image(const lm__parameters *p, const lm_part *part)
{
    lm__media media;

    if (lm__media_open(&media, part, p->question->options->max_media, p->w))
        lm__media_write(&media, false);
    lm__media_close(&media);
}

/* A message is one text here, with the images beside it. */
static void write_parts(const lm__parameters *p, const lm_part *parts)
{
    lm__writer *w = p->w;
    lm_buffer text = {.allocator = w->out->allocator};

    for (const lm_part *part = parts; part->kind; part++) {
        if (part->kind != LM_PART_TEXT)
            continue;
        lm_buffer_puts(&text, text.size ? "\n" : "");
        lm_buffer_puts(&text, part->text);
    }
    lm__write_object(w);
    lm__write_member(w, "role", "user");
    lm__write_member(w, "content", text.size ? text.data : "");
    lm__write_key(w, "images");
    lm__write_array(w);
    for (const lm_part *part = parts; part->kind; part++)
        if (part->kind == LM_PART_IMAGE)
            write_image(p, part);
    lm__write_end_array(w);
    lm__write_end_object(w);
    lm__writer_check(w, lm_buffer_status(&text));
    lm_buffer_free(&text);
}

static void write_call(lm__writer *w, const lm__tool_call *call)
{
    lm__write_object(w);
    lm__write_key(w, "function");
    lm__write_object(w);
    lm__write_member(w, "name", call->name);
    lm__write_key(w, "arguments");
    lm__write_raw(w, call->arguments);
    lm__write_end_object(w);
    lm__write_end_object(w);
}

static void write_result(lm__writer *w, const lm__tool_call *call,
                         const char *complaint)
{
    lm__write_object(w);
    lm__write_member(w, "role", "tool");
    lm__write_member(w, "tool_name", call->name);
    lm__write_member(w, "content", complaint);
    lm__write_end_object(w);
}

/* Calls have no ids here; arguments are an object. */
static void write_calls(const lm__parameters *p, const lm__turn *turn)
{
    const lm__reply *reply = &turn->reply;
    lm__writer *w = p->w;

    lm__write_object(w);
    lm__write_member(w, "role", "assistant");
    lm__write_member(w, "content", reply->content ? reply->content : "");
    lm__write_key(w, "tool_calls");
    lm__write_array(w);
    for (size_t i = 0; i < reply->n_calls; i++)
        write_call(w, &reply->calls[i]);
    lm__write_end_array(w);
    lm__write_end_object(w);
    for (size_t i = 0; i < reply->n_calls; i++)
        write_result(w, &reply->calls[i], turn->complaint);
}

static const lm__form form = {
    .model_role = "assistant",
    .key = "content",
    .objects = true,
    .parts = write_parts,
    .calls = write_calls,
};

static void write_tool(const lm__parameters *p, const lm_target *target)
{
    lm__write_object(p->w);
    lm__write_member(p->w, "type", "function");
    lm__write_key(p->w, "function");
    lm__write_object(p->w);
    lm__write_described(p->w, target);
    lm__write_key(p->w, "parameters");
    lm__write_schema(p->w, target, LM_PROFILE_CANONICAL);
    lm__write_end_object(p->w);
    lm__write_end_object(p->w);
}

static void write_mode(const lm__parameters *p)
{
    lm_mode mode = p->question->mode;

    if (lm__mode_calls(mode)) {
        if (lm__put_key(p, "tools"))
            lm__write_tools(p, write_tool);
    } else if (mode != LM_MODE_MD_JSON && lm__put_key(p, "format")) {
        if (mode == LM_MODE_JSON)
            lm__write_string(p->w, "json");
        else
            lm__write_schema(p->w, p->question->target, p->row->profile);
    }
}

static void write_options(const lm__parameters *p)
{
    if (!lm__any_sampling(p) || !lm__put_key(p, "options"))
        return;
    lm__write_object(p->w);
    lm__put_max_tokens(p, p->row->token_field);
    lm__put_temperature(p, "temperature");
    lm__put_top_p(p, "top_p");
    lm__put_seed(p, p->row->seed_field);
    lm__put_stop(p, "stop");
    lm__write_end_object(p->w);
}

void lm__ollama_request(const lm__parameters *p, const char *words)
{
    lm__writer *w = p->w;

    lm__write_member(w, "model", p->question->model);
    lm__write_key(w, "messages");
    lm__write_array(w);
    if (*words)
        lm__write_message(w, &form, "system", words);
    lm__write_history(p, &form);
    lm__write_end_array(w);
    write_mode(p);
    /* It streams unless it is told not to. */
    if (lm__put_key(p, "stream"))
        lm__write_bool(w, p->question->stream);
    write_options(p);
    lm__put_effort(p, "think");
    lm__put_extras(p);
}
