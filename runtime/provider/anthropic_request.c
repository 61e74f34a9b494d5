/* SPDX-License-Identifier: MIT */
#include "anthropic.h"

#include "body.h"
#include "instruct.h"
#include "media.h"
#include "parameters.h"

/* It must be said how long an answer may be. */
enum { DEFAULT_MAX_TOKENS = 4096 };

static void write_message(lm__writer *w, const char *role, const char *text)
{
    lm__write_object(w);
    lm__write_member(w, "role", role);
    lm__write_member(w, "content", text);
    lm__write_end_object(w);
}

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

static void write_media(lm__writer *w, const lm__question *q,
                        const lm_part *part)
{
    bool image = part->kind == LM_PART_IMAGE;
    lm__media media;

    lm__write_member(w, "type", image ? "image" : "document");
    lm__write_key(w, "source");
    if (lm__media_open(&media, part, q->options->max_media, w))
        write_source(w, &media);
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
            lm__write_member(w, "type", "text");
            lm__write_member(w, "text", part->text);
        } else {
            write_media(w, q, part);
        }
        lm__write_end_object(w);
    }
    lm__write_end_array(w);
    lm__write_end_object(w);
}

/* The answers to the calls of a turn: they come first, one for each call. */
static void write_results(lm__writer *w, const lm__turn *turn)
{
    lm__write_array(w);
    for (size_t i = 0; i < turn->reply.n_calls; i++) {
        lm__write_object(w);
        lm__write_member(w, "type", "tool_result");
        lm__write_member(w, "tool_use_id", turn->reply.calls[i].id);
        lm__write_key(w, "is_error");
        lm__write_bool(w, true);
        lm__write_member(w, "content", turn->complaint);
        lm__write_end_object(w);
    }
    lm__write_end_array(w);
}

/* The assistant's blocks go back as they came. */
static void write_tool_turn(lm__writer *w, const lm__turn *turn)
{
    lm__write_object(w);
    lm__write_member(w, "role", "assistant");
    lm__write_key(w, "content");
    lm__write_raw(w, turn->reply.echo);
    lm__write_end_object(w);
    lm__write_object(w);
    lm__write_member(w, "role", "user");
    lm__write_key(w, "content");
    write_results(w, turn);
    lm__write_end_object(w);
}

static void write_turn(lm__writer *w, const lm__question *q,
                       const lm__turn *turn)
{
    const lm__reply *reply = &turn->reply;
    const char *text = lm__reply_payload(reply, q->target->name);

    if (q->mode == LM_MODE_TOOLS && reply->n_calls && reply->echo) {
        write_tool_turn(w, turn);
        return;
    }
    if (text)
        write_message(w, "assistant", text);
    write_message(w, "user", turn->complaint);
}

static void write_messages(lm__writer *w, const lm__question *q)
{
    lm__write_array(w);
    for (const lm_message *m = q->messages; m->role; m++) {
        if (m->role == LM_USER_PARTS)
            write_parts(w, q, lm_message_parts(m));
        else if (m->role != LM_SYSTEM)
            write_message(w, m->role == LM_USER ? "user" : "assistant",
                          m->text);
    }
    for (const lm__turn *turn = q->turns; turn; turn = turn->next)
        write_turn(w, q, turn);
    lm__write_end_array(w);
}

static void write_tool(lm__writer *w, const lm_provider *row,
                       const lm_target *target, bool strict)
{
    lm_profile profile = strict ? row->profile : LM_PROFILE_CANONICAL;

    lm__write_object(w);
    lm__write_member(w, "name", target->name);
    if (target->description)
        lm__write_member(w, "description", target->description);
    lm__write_key(w, "input_schema");
    lm__write_schema(w, target, profile);
    if (strict) {
        lm__write_key(w, "strict");
        lm__write_bool(w, true);
    }
    lm__write_end_object(w);
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

static void write_tools(const lm__parameters *p)
{
    const lm__question *q = p->question;
    bool strict = (p->row->flags & LM_PROVIDER_STRICT_TOOLS) &&
                  q->mode != LM_MODE_PARALLEL_TOOLS;
    const lm_target *target;

    if (lm__put_key(p, "tools")) {
        lm__write_array(p->w);
        for (size_t i = 0; (target = lm__question_target(q, i)); i++)
            write_tool(p->w, p->row, target, strict);
        lm__write_end_array(p->w);
    }
    if (lm__put_key(p, "tool_choice"))
        write_choice(p->w, p->row, q);
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

static void write_parameters(const lm__parameters *p)
{
    if (p->question->options->max_tokens > 0)
        lm__put_max_tokens(p, p->row->token_field);
    else if (lm__put_key(p, p->row->token_field))
        lm__write_int(p->w, DEFAULT_MAX_TOKENS);
    lm__put_stream(p);
    lm__put_temperature(p, "temperature");
    lm__put_top_p(p, "top_p");
    lm__put_seed(p, p->row->seed_field);
    lm__put_stop(p, "stop_sequences");
    lm__put_effort(p, NULL);
    lm__put_extras(p);
}

void lm__anthropic_request(const lm_provider *row, const lm__question *question,
                           lm__writer *w)
{
    const lm__parameters p = {w, row, question};
    lm_buffer system = {.allocator = w->out->allocator};

    lm__system_text(row, question, &system);
    lm__write_object(w);
    lm__write_member(w, "model", question->model);
    if (system.size)
        lm__write_member(w, "system", system.data);
    lm__write_key(w, "messages");
    write_messages(w, question);
    if (lm__mode_calls(question->mode))
        write_tools(&p);
    else if (question->mode == LM_MODE_JSON_SCHEMA)
        write_schema(&p);
    write_parameters(&p);
    lm__write_end_object(w);
    lm__writer_check(w, lm_buffer_status(&system));
    lm_buffer_free(&system);
}
