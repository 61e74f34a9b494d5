/* SPDX-License-Identifier: MIT */
#include "responses.h"

#include "body.h"
#include "instruct.h"
#include "media.h"
#include "parameters.h"

static void write_item(lm__writer *w, const char *role, const char *text)
{
    lm__write_object(w);
    lm__write_member(w, "role", role);
    lm__write_member(w, "content", text);
    lm__write_end_object(w);
}

/* The keys under which a part's URL, id and bytes stand. */
static const char *key_of(const lm_part *part)
{
    if (part->file_id)
        return "file_id";
    if (part->kind == LM_PART_IMAGE)
        return "image_url";
    return part->url ? "file_url" : "file_data";
}

static void write_media(lm__writer *w, const lm__question *q,
                        const lm_part *part)
{
    bool image = part->kind == LM_PART_IMAGE;
    lm__media media;

    lm__write_member(w, "type", image ? "input_image" : "input_file");
    if (lm__media_open(&media, part, q->options->max_media, w)) {
        if (!image && !part->url && !part->file_id)
            lm__write_member(w, "filename", media.name);
        lm__write_key(w, key_of(part));
        lm__media_write(&media, true);
        if (image && part->detail)
            lm__write_member(w, "detail", part->detail);
    }
    lm__media_close(&media);
}

static void write_parts(lm__writer *w, const lm__question *q,
                        const lm_part *part)
{
    lm__write_object(w);
    lm__write_member(w, "role", "user");
    lm__write_key(w, "content");
    lm__write_array(w);
    for (; part->kind; part++) {
        lm__write_object(w);
        if (part->kind == LM_PART_TEXT) {
            lm__write_member(w, "type", "input_text");
            lm__write_member(w, "text", part->text);
        } else {
            write_media(w, q, part);
        }
        lm__write_end_object(w);
    }
    lm__write_end_array(w);
    lm__write_end_object(w);
}

static void write_tool_turn(lm__writer *w, const lm__turn *turn)
{
    const lm__reply *reply = &turn->reply;

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

static void write_turn(lm__writer *w, const lm__question *q,
                       const lm__turn *turn)
{
    const char *text = lm__reply_payload(&turn->reply, q->target->name);

    if (lm__mode_calls(q->mode) && turn->reply.n_calls) {
        write_tool_turn(w, turn);
        return;
    }
    if (text)
        write_item(w, "assistant", text);
    write_item(w, "user", turn->complaint);
}

static void write_input(lm__writer *w, const lm__question *q)
{
    lm__write_array(w);
    for (const lm_message *m = q->messages; m->role; m++) {
        if (m->role == LM_USER_PARTS)
            write_parts(w, q, lm_message_parts(m));
        else if (m->role != LM_SYSTEM)
            write_item(w, m->role == LM_USER ? "user" : "assistant", m->text);
    }
    for (const lm__turn *turn = q->turns; turn; turn = turn->next)
        write_turn(w, q, turn);
    lm__write_end_array(w);
}

/* strict is always said: left out, the server decides in silence. */
static void write_typed(lm__writer *w, const lm_target *target,
                        const char *type, lm_profile profile)
{
    bool tool = type[0] == 'f';

    lm__write_object(w);
    lm__write_member(w, "type", type);
    lm__write_member(w, "name", target->name);
    if (target->description)
        lm__write_member(w, "description", target->description);
    lm__write_key(w, "strict");
    lm__write_bool(w, profile != LM_PROFILE_CANONICAL);
    lm__write_key(w, tool ? "parameters" : "schema");
    lm__write_schema(w, target, profile);
    lm__write_end_object(w);
}

/* Schemas are not held to where calls may be several. */
static void write_tool_list(const lm__parameters *p, bool parallel)
{
    lm_profile profile = parallel ? LM_PROFILE_CANONICAL : p->row->profile;
    const lm_target *target;

    lm__write_array(p->w);
    for (size_t i = 0; (target = lm__question_target(p->question, i)); i++)
        write_typed(p->w, target, "function", profile);
    lm__write_end_array(p->w);
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
        write_tool_list(p, parallel);
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

void lm__responses_request(const lm_provider *row, const lm__question *question,
                           lm__writer *w)
{
    const lm__parameters p = {w, row, question};
    lm_buffer system = {.allocator = w->out->allocator};

    lm__system_text(row, question, &system);
    lm__write_object(w);
    lm__write_member(w, "model", question->model);
    if (system.size)
        lm__write_member(w, "instructions", system.data);
    if (lm__put_key(&p, "input"))
        write_input(w, question);
    if (lm__mode_calls(question->mode))
        write_tools(&p);
    else
        write_format(&p);
    write_parameters(&p);
    lm__write_end_object(w);
    lm__writer_check(w, lm_buffer_status(&system));
    lm_buffer_free(&system);
}
