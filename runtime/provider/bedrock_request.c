/* SPDX-License-Identifier: MIT */
#include "bedrock.h"

#include "body.h"
#include "instruct.h"
#include "parameters.h"

static void write_text(lm__writer *w, const char *text)
{
    lm__write_object(w);
    lm__write_member(w, "text", text);
    lm__write_end_object(w);
}

static void write_message(lm__writer *w, const char *role, const char *text)
{
    lm__write_object(w);
    lm__write_member(w, "role", role);
    lm__write_key(w, "content");
    lm__write_array(w);
    write_text(w, text);
    lm__write_end_array(w);
    lm__write_end_object(w);
}

/* Of parts only texts get here. */
static void write_parts(lm__writer *w, const lm_part *part)
{
    lm__write_object(w);
    lm__write_member(w, "role", "user");
    lm__write_key(w, "content");
    lm__write_array(w);
    for (; part->kind; part++)
        write_text(w, part->text);
    lm__write_end_array(w);
    lm__write_end_object(w);
}

static void write_result(lm__writer *w, const lm__tool_call *call,
                         const char *complaint)
{
    lm__write_object(w);
    lm__write_key(w, "toolResult");
    lm__write_object(w);
    lm__write_member(w, "toolUseId", call->id);
    lm__write_key(w, "content");
    lm__write_array(w);
    write_text(w, complaint);
    lm__write_end_array(w);
    lm__write_member(w, "status", "error");
    lm__write_end_object(w);
    lm__write_end_object(w);
}

/* The model's message as it came, and an answer to each of its calls. */
static void write_tool_turn(lm__writer *w, const lm__turn *turn)
{
    lm__write_raw(w, turn->reply.echo);
    lm__write_object(w);
    lm__write_member(w, "role", "user");
    lm__write_key(w, "content");
    lm__write_array(w);
    for (size_t i = 0; i < turn->reply.n_calls; i++)
        write_result(w, &turn->reply.calls[i], turn->complaint);
    lm__write_end_array(w);
    lm__write_end_object(w);
}

static void write_turn(lm__writer *w, const lm__question *q,
                       const lm__turn *turn)
{
    const char *text = lm__reply_payload(&turn->reply, q->target->name);

    if (lm__mode_calls(q->mode) && turn->reply.n_calls && turn->reply.echo) {
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
            write_parts(w, lm_message_parts(m));
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
    lm__write_key(w, "toolSpec");
    lm__write_object(w);
    lm__write_member(w, "name", target->name);
    if (target->description)
        lm__write_member(w, "description", target->description);
    lm__write_key(w, "inputSchema");
    lm__write_object(w);
    lm__write_key(w, "json");
    lm__write_schema(w, target, LM_PROFILE_CANONICAL);
    lm__write_end_object(w);
    lm__write_end_object(w);
    lm__write_end_object(w);
}

static void write_choice(lm__writer *w, const lm__question *q)
{
    bool parallel = q->mode == LM_MODE_PARALLEL_TOOLS;

    lm__write_object(w);
    lm__write_key(w, parallel ? "any" : "tool");
    lm__write_object(w);
    if (!parallel)
        lm__write_member(w, "name", q->target->name);
    lm__write_end_object(w);
    lm__write_end_object(w);
}

static void write_tools(const lm__parameters *p)
{
    const lm_target *target;

    if (!lm__put_key(p, "toolConfig"))
        return;
    lm__write_object(p->w);
    lm__write_key(p->w, "tools");
    lm__write_array(p->w);
    for (size_t i = 0; (target = lm__question_target(p->question, i)); i++)
        write_tool(p->w, target);
    lm__write_end_array(p->w);
    lm__write_key(p->w, "toolChoice");
    write_choice(p->w, p->question);
    lm__write_end_object(p->w);
}

/* The schema is a text here, not an object. */
static void write_schema(const lm__parameters *p)
{
    const lm_target *target = p->question->target;
    lm__writer *w = p->w;

    if (!lm__put_key(p, "outputConfig"))
        return;
    lm__write_object(w);
    lm__write_key(w, "textFormat");
    lm__write_object(w);
    lm__write_member(w, "type", "json_schema");
    lm__write_key(w, "structure");
    lm__write_object(w);
    lm__write_key(w, "jsonSchema");
    lm__write_object(w);
    lm__write_member(w, "name", target->name);
    lm__write_key(w, "schema");
    lm__write_schema_text(w, target, p->row->profile);
    lm__write_end_object(w);
    lm__write_end_object(w);
    lm__write_end_object(w);
    lm__write_end_object(w);
}

static void write_config(const lm__parameters *p)
{
    const lm_call_options *o = p->question->options;
    bool any = o->max_tokens > 0 || o->has_temperature || o->has_top_p ||
               (o->stop_texts && *o->stop_texts);

    lm__put_seed(p, NULL);
    lm__put_effort(p, NULL);
    if (!any || !lm__put_key(p, "inferenceConfig"))
        return;
    lm__write_object(p->w);
    lm__put_max_tokens(p, p->row->token_field);
    lm__put_temperature(p, "temperature");
    lm__put_top_p(p, "topP");
    lm__put_stop(p, "stopSequences");
    lm__write_end_object(p->w);
}

void lm__bedrock_request(const lm_provider *row, const lm__question *question,
                         lm__writer *w)
{
    const lm__parameters p = {w, row, question};
    lm_buffer system = {.allocator = w->out->allocator};

    lm__system_text(row, question, &system);
    lm__write_object(w);
    lm__write_key(w, "messages");
    write_messages(w, question);
    if (system.size) {
        lm__write_key(w, "system");
        lm__write_array(w);
        write_text(w, system.data);
        lm__write_end_array(w);
    }
    if (lm__mode_calls(question->mode))
        write_tools(&p);
    else if (question->mode == LM_MODE_JSON_SCHEMA)
        write_schema(&p);
    write_config(&p);
    lm__put_extras(&p);
    lm__write_end_object(w);
    lm__writer_check(w, lm_buffer_status(&system));
    lm_buffer_free(&system);
}
