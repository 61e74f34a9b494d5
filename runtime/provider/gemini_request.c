/* SPDX-License-Identifier: MIT */
#include "gemini.h"

#include "body.h"
#include "instruct.h"
#include "media.h"
#include "parameters.h"

static void write_parts(lm__writer *w, const char *text)
{
    lm__write_key(w, "parts");
    lm__write_array(w);
    lm__write_object(w);
    lm__write_member(w, "text", text);
    lm__write_end_object(w);
    lm__write_end_array(w);
}

static void write_content(lm__writer *w, const char *role, const char *text)
{
    lm__write_object(w);
    lm__write_member(w, "role", role);
    write_parts(w, text);
    lm__write_end_object(w);
}

static void write_media(lm__writer *w, const lm__question *q,
                        const lm_part *part)
{
    lm__media media;

    lm__write_key(w, part->url ? "fileData" : "inlineData");
    if (lm__media_open(&media, part, q->options->max_media, w)) {
        lm__write_object(w);
        if (media.mime)
            lm__write_member(w, "mimeType", media.mime);
        lm__write_key(w, part->url ? "fileUri" : "data");
        lm__media_write(&media, false);
        lm__write_end_object(w);
    }
    lm__media_close(&media);
}

static void write_mixed(lm__writer *w, const lm__question *q,
                        const lm_part *part)
{
    lm__write_object(w);
    lm__write_member(w, "role", "user");
    lm__write_key(w, "parts");
    lm__write_array(w);
    for (; part->kind; part++) {
        lm__write_object(w);
        if (part->kind == LM_PART_TEXT)
            lm__write_member(w, "text", part->text);
        else
            write_media(w, q, part);
        lm__write_end_object(w);
    }
    lm__write_end_array(w);
    lm__write_end_object(w);
}

static void write_result(lm__writer *w, const lm__tool_call *call,
                         const char *complaint)
{
    lm__write_object(w);
    lm__write_key(w, "functionResponse");
    lm__write_object(w);
    lm__write_member(w, "name", call->name);
    lm__write_key(w, "response");
    lm__write_object(w);
    lm__write_member(w, "error", complaint);
    lm__write_end_object(w);
    lm__write_end_object(w);
    lm__write_end_object(w);
}

/* The model's content goes back as it came, with the signatures of thoughts. */
static void write_tool_turn(lm__writer *w, const lm__turn *turn)
{
    lm__write_raw(w, turn->reply.echo);
    lm__write_object(w);
    lm__write_member(w, "role", "user");
    lm__write_key(w, "parts");
    lm__write_array(w);
    for (size_t i = 0; i < turn->reply.n_calls; i++)
        write_result(w, &turn->reply.calls[i], turn->complaint);
    lm__write_end_array(w);
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
        write_content(w, "model", text);
    write_content(w, "user", turn->complaint);
}

static void write_contents(lm__writer *w, const lm__question *q)
{
    lm__write_array(w);
    for (const lm_message *m = q->messages; m->role; m++) {
        if (m->role == LM_USER_PARTS)
            write_mixed(w, q, lm_message_parts(m));
        else if (m->role != LM_SYSTEM)
            write_content(w, m->role == LM_USER ? "user" : "model", m->text);
    }
    for (const lm__turn *turn = q->turns; turn; turn = turn->next)
        write_turn(w, q, turn);
    lm__write_end_array(w);
}

static void write_declaration(lm__writer *w, const lm_provider *row,
                              const lm_target *target)
{
    bool openapi = row->schema_place == LM_SCHEMA_OPENAPI;

    lm__write_object(w);
    lm__write_member(w, "name", target->name);
    if (target->description)
        lm__write_member(w, "description", target->description);
    lm__write_key(w, openapi ? "parameters" : "parametersJsonSchema");
    lm__write_schema(w, target, row->profile);
    lm__write_end_object(w);
}

static void write_choice(lm__writer *w, const lm__question *q)
{
    const lm_target *target;

    lm__write_object(w);
    lm__write_key(w, "functionCallingConfig");
    lm__write_object(w);
    lm__write_member(w, "mode", "ANY");
    lm__write_key(w, "allowedFunctionNames");
    lm__write_array(w);
    for (size_t i = 0; (target = lm__question_target(q, i)); i++)
        lm__write_string(w, target->name);
    lm__write_end_array(w);
    lm__write_end_object(w);
    lm__write_end_object(w);
}

static void write_tools(const lm__parameters *p)
{
    const lm_target *target;

    if (lm__put_key(p, "tools")) {
        lm__write_array(p->w);
        lm__write_object(p->w);
        lm__write_key(p->w, "functionDeclarations");
        lm__write_array(p->w);
        for (size_t i = 0; (target = lm__question_target(p->question, i)); i++)
            write_declaration(p->w, p->row, target);
        lm__write_end_array(p->w);
        lm__write_end_object(p->w);
        lm__write_end_array(p->w);
    }
    if (lm__put_key(p, "toolConfig"))
        write_choice(p->w, p->question);
}

static void write_schema(const lm__parameters *p)
{
    bool openapi = p->row->schema_place == LM_SCHEMA_OPENAPI;

    lm__write_key(p->w, openapi ? "responseSchema" : "responseJsonSchema");
    lm__write_schema(p->w, p->question->target, p->row->profile);
}

static bool has_config(const lm__question *q)
{
    const lm_call_options *o = q->options;

    return q->mode == LM_MODE_JSON || q->mode == LM_MODE_JSON_SCHEMA ||
           o->max_tokens > 0 || o->has_temperature || o->has_top_p ||
           o->has_seed || (o->stop_texts && *o->stop_texts);
}

static void write_config(const lm__parameters *p)
{
    lm_mode mode = p->question->mode;

    if (!has_config(p->question) || !lm__put_key(p, "generationConfig"))
        return;
    lm__write_object(p->w);
    if (mode == LM_MODE_JSON || mode == LM_MODE_JSON_SCHEMA)
        lm__write_member(p->w, "responseMimeType", "application/json");
    if (mode == LM_MODE_JSON_SCHEMA)
        write_schema(p);
    lm__put_max_tokens(p, p->row->token_field);
    lm__put_temperature(p, "temperature");
    lm__put_top_p(p, "topP");
    lm__put_seed(p, p->row->seed_field);
    lm__put_stop(p, "stopSequences");
    lm__write_end_object(p->w);
}

void lm__gemini_request(const lm_provider *row, const lm__question *question,
                        lm__writer *w)
{
    const lm__parameters p = {w, row, question};
    lm_buffer system = {.allocator = w->out->allocator};

    lm__system_text(row, question, &system);
    lm__write_object(w);
    lm__write_key(w, "contents");
    write_contents(w, question);
    if (system.size) {
        lm__write_key(w, "systemInstruction");
        lm__write_object(w);
        write_parts(w, system.data);
        lm__write_end_object(w);
    }
    if (lm__mode_calls(question->mode))
        write_tools(&p);
    write_config(&p);
    lm__put_effort(&p, NULL);
    lm__put_extras(&p);
    lm__write_end_object(w);
    lm__writer_check(w, lm_buffer_status(&system));
    lm_buffer_free(&system);
}
