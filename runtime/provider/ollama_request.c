/* SPDX-License-Identifier: MIT */
#include "ollama.h"

#include "body.h"
#include "instruct.h"
#include "media.h"
#include "parameters.h"

static void write_message(lm__writer *w, const char *role, const char *text)
{
    lm__write_object(w);
    lm__write_member(w, "role", role);
    lm__write_member(w, "content", text);
    lm__write_end_object(w);
}

static void write_image(lm__writer *w, const lm__question *q,
                        const lm_part *part)
{
    lm__media media;

    if (lm__media_open(&media, part, q->options->max_media, w))
        lm__media_write(&media, false);
    lm__media_close(&media);
}

/* A message is one text here, with the images beside it. */
static void write_parts(lm__writer *w, const lm__question *q,
                        const lm_part *parts)
{
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
            write_image(w, q, part);
    lm__write_end_array(w);
    lm__write_end_object(w);
    lm__writer_check(w, lm_buffer_status(&text));
    lm_buffer_free(&text);
}

/* Calls have no ids here; arguments are an object. */
static void write_calls(lm__writer *w, const lm__reply *reply)
{
    lm__write_object(w);
    lm__write_member(w, "role", "assistant");
    lm__write_member(w, "content", reply->content ? reply->content : "");
    lm__write_key(w, "tool_calls");
    lm__write_array(w);
    for (size_t i = 0; i < reply->n_calls; i++) {
        lm__write_object(w);
        lm__write_key(w, "function");
        lm__write_object(w);
        lm__write_member(w, "name", reply->calls[i].name);
        lm__write_key(w, "arguments");
        lm__write_raw(w, reply->calls[i].arguments);
        lm__write_end_object(w);
        lm__write_end_object(w);
    }
    lm__write_end_array(w);
    lm__write_end_object(w);
}

static void write_turn(lm__writer *w, const lm__question *q,
                       const lm__turn *turn)
{
    const lm__reply *reply = &turn->reply;
    const char *text = lm__reply_payload(reply, q->target->name);

    if (!lm__mode_calls(q->mode) || !reply->n_calls) {
        if (text)
            write_message(w, "assistant", text);
        write_message(w, "user", turn->complaint);
        return;
    }
    write_calls(w, reply);
    for (size_t i = 0; i < reply->n_calls; i++) {
        lm__write_object(w);
        lm__write_member(w, "role", "tool");
        lm__write_member(w, "tool_name", reply->calls[i].name);
        lm__write_member(w, "content", turn->complaint);
        lm__write_end_object(w);
    }
}

static void write_messages(lm__writer *w, const lm__question *q,
                           const char *system)
{
    lm__write_array(w);
    if (*system)
        write_message(w, "system", system);
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

static void write_tool(lm__writer *w, const lm_target *target)
{
    lm__write_object(w);
    lm__write_member(w, "type", "function");
    lm__write_key(w, "function");
    lm__write_object(w);
    lm__write_member(w, "name", target->name);
    if (target->description)
        lm__write_member(w, "description", target->description);
    lm__write_key(w, "parameters");
    lm__write_schema(w, target, LM_PROFILE_CANONICAL);
    lm__write_end_object(w);
    lm__write_end_object(w);
}

static void write_tools(const lm__parameters *p)
{
    const lm_target *target;

    if (!lm__put_key(p, "tools"))
        return;
    lm__write_array(p->w);
    for (size_t i = 0; (target = lm__question_target(p->question, i)); i++)
        write_tool(p->w, target);
    lm__write_end_array(p->w);
}

static void write_format(const lm__parameters *p)
{
    lm_mode mode = p->question->mode;

    if (lm__mode_calls(mode)) {
        write_tools(p);
        return;
    }
    if (mode == LM_MODE_MD_JSON || !lm__put_key(p, "format"))
        return;
    if (mode == LM_MODE_JSON)
        lm__write_string(p->w, "json");
    else
        lm__write_schema(p->w, p->question->target, p->row->profile);
}

static void write_options(const lm__parameters *p)
{
    const lm_call_options *o = p->question->options;
    bool any = o->max_tokens > 0 || o->has_temperature || o->has_top_p ||
               o->has_seed || (o->stop_texts && *o->stop_texts);

    if (!any || !lm__put_key(p, "options"))
        return;
    lm__write_object(p->w);
    lm__put_max_tokens(p, p->row->token_field);
    lm__put_temperature(p, "temperature");
    lm__put_top_p(p, "top_p");
    lm__put_seed(p, p->row->seed_field);
    lm__put_stop(p, "stop");
    lm__write_end_object(p->w);
}

void lm__ollama_request(const lm_provider *row, const lm__question *question,
                        lm__writer *w)
{
    const lm__parameters p = {w, row, question};
    lm_buffer system = {.allocator = w->out->allocator};

    lm__system_text(row, question, &system);
    lm__write_object(w);
    lm__write_member(w, "model", question->model);
    lm__write_key(w, "messages");
    write_messages(w, question, system.size ? system.data : "");
    write_format(&p);
    /* It streams unless it is told not to. */
    if (lm__put_key(&p, "stream"))
        lm__write_bool(w, question->stream);
    write_options(&p);
    lm__put_effort(&p, "think");
    lm__put_extras(&p);
    lm__write_end_object(w);
    lm__writer_check(w, lm_buffer_status(&system));
    lm_buffer_free(&system);
}
