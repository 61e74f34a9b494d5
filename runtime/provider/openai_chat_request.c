/* SPDX-License-Identifier: MIT */
#include "openai_chat.h"

#include "instruct.h"
#include "parameters.h"

static const char *role_name(const lm_provider *row, lm_role role)
{
    if (role == LM_SYSTEM)
        return row->flags & LM_PROVIDER_DEVELOPER ? "developer" : "system";
    return role == LM_USER ? "user" : "assistant";
}

static void write_message(lm__writer *w, const char *role, const char *text)
{
    lm__write_object(w);
    lm__write_member(w, "role", role);
    lm__write_member(w, "content", text);
    lm__write_end_object(w);
}

/*
 * The caller's messages. Words of our own go behind his first system text, or
 * before all else: some providers take one system message only.
 */
static void write_messages(lm__writer *w, const lm_provider *row,
                           const lm__question *q, lm_buffer *words)
{
    const lm_message *first = NULL;

    for (const lm_message *m = q->messages; m->role && !first; m++)
        if (m->role == LM_SYSTEM)
            first = m;
    if (!first && words->size)
        write_message(w, role_name(row, LM_SYSTEM), words->data);
    for (const lm_message *m = q->messages; m->role; m++) {
        if (m != first || !words->size) {
            write_message(w, role_name(row, m->role), m->text);
            continue;
        }
        lm__write_object(w);
        lm__write_member(w, "role", role_name(row, LM_SYSTEM));
        lm__write_key(w, "content");
        lm__write_joined(w, m->text, "\n\n", words->data);
        lm__write_end_object(w);
    }
}

static void write_call(lm__writer *w, const lm__tool_call *call)
{
    lm__write_object(w);
    lm__write_member(w, "name", call->name);
    lm__write_member(w, "arguments", call->arguments);
    lm__write_end_object(w);
}

static void write_content(lm__writer *w, const char *content)
{
    lm__write_key(w, "content");
    if (content)
        lm__write_string(w, content);
    else
        lm__write_null(w);
}

/* function_call, from before there were tools: one call, without an id. */
static void write_legacy_turn(lm__writer *w, const lm__turn *turn)
{
    const lm__tool_call *call = &turn->reply.calls[0];

    lm__write_object(w);
    lm__write_member(w, "role", "assistant");
    write_content(w, turn->reply.content);
    lm__write_key(w, "function_call");
    write_call(w, call);
    lm__write_end_object(w);
    lm__write_object(w);
    lm__write_member(w, "role", "function");
    lm__write_member(w, "name", call->name);
    lm__write_member(w, "content", turn->complaint);
    lm__write_end_object(w);
}

/* The assistant's calls as it made them. */
static void write_calls(lm__writer *w, const lm__reply *reply)
{
    lm__write_object(w);
    lm__write_member(w, "role", "assistant");
    write_content(w, reply->content);
    lm__write_key(w, "tool_calls");
    lm__write_array(w);
    for (size_t i = 0; i < reply->n_calls; i++) {
        lm__write_object(w);
        lm__write_member(w, "id", reply->calls[i].id);
        lm__write_member(w, "type", "function");
        lm__write_key(w, "function");
        write_call(w, &reply->calls[i]);
        lm__write_end_object(w);
    }
    lm__write_end_array(w);
    lm__write_end_object(w);
}

/* Every call must have an answer, or the request is refused. */
static void write_tool_turn(lm__writer *w, const lm_provider *row,
                            const lm__turn *turn)
{
    const lm__reply *reply = &turn->reply;

    write_calls(w, reply);
    for (size_t i = 0; i < reply->n_calls; i++) {
        lm__write_object(w);
        lm__write_member(w, "role", "tool");
        lm__write_member(w, "tool_call_id", reply->calls[i].id);
        if (row->flags & LM_PROVIDER_NAME_RESULTS)
            lm__write_member(w, "name", reply->calls[i].name);
        lm__write_member(w, "content", turn->complaint);
        lm__write_end_object(w);
    }
}

/*
 * A call is echoed as one only where the request offers the tool, or it would
 * be refused; else what was answered counts, not how.
 */
static void write_turn(lm__writer *w, const lm_provider *row,
                       const lm__question *q, const lm__turn *turn)
{
    const lm__reply *reply = &turn->reply;
    const char *text = lm__reply_payload(reply, q->target->name);

    if (q->mode == LM_MODE_FUNCTIONS && reply->legacy_call) {
        write_legacy_turn(w, turn);
    } else if (q->mode == LM_MODE_TOOLS && reply->n_calls &&
               !reply->legacy_call) {
        write_tool_turn(w, row, turn);
    } else {
        if (text)
            write_message(w, "assistant", text);
        write_message(w, "user", turn->complaint);
    }
}

static void write_function(lm__writer *w, const lm_provider *row,
                           const lm_target *target, bool strict)
{
    lm_profile profile = strict ? row->profile : LM_PROFILE_CANONICAL;

    lm__write_object(w);
    lm__write_member(w, "name", target->name);
    if (target->description)
        lm__write_member(w, "description", target->description);
    lm__write_key(w, "parameters");
    lm__write_raw(w, lm__target_schema(target, profile));
    if (strict) {
        lm__write_key(w, "strict");
        lm__write_bool(w, true);
    }
    lm__write_end_object(w);
}

static void write_named(lm__writer *w, const char *name)
{
    lm__write_object(w);
    lm__write_member(w, "name", name);
    lm__write_end_object(w);
}

/* tool_choice, where the provider can be made to call the tool. */
static void write_choice(const lm__parameters *p)
{
    static const char *const words[] = {[LM_FORCE_REQUIRED] = "required",
                                        [LM_FORCE_ANY] = "any",
                                        [LM_FORCE_AUTO] = "auto"};
    lm_force force = p->row->force;

    if (force == LM_FORCE_NONE || !lm__put_key(p, "tool_choice"))
        return;
    if (force != LM_FORCE_NAMED) {
        lm__write_string(p->w, words[force]);
        return;
    }
    lm__write_object(p->w);
    lm__write_member(p->w, "type", "function");
    lm__write_key(p->w, "function");
    write_named(p->w, p->question->target->name);
    lm__write_end_object(p->w);
}

static void write_tools(const lm__parameters *p)
{
    bool strict = p->row->flags & LM_PROVIDER_STRICT_TOOLS;

    if (lm__put_key(p, "tools")) {
        lm__write_array(p->w);
        lm__write_object(p->w);
        lm__write_member(p->w, "type", "function");
        lm__write_key(p->w, "function");
        write_function(p->w, p->row, p->question->target, strict);
        lm__write_end_object(p->w);
        lm__write_end_array(p->w);
    }
    write_choice(p);
    if (p->row->one_call && lm__put_key(p, p->row->one_call))
        lm__write_bool(p->w, false);
}

static void write_functions(const lm__parameters *p)
{
    if (lm__put_key(p, "functions")) {
        lm__write_array(p->w);
        write_function(p->w, p->row, p->question->target, false);
        lm__write_end_array(p->w);
    }
    if (lm__put_key(p, "function_call"))
        write_named(p->w, p->question->target->name);
}

static void write_json(const lm__parameters *p)
{
    if (!lm__put_key(p, "response_format"))
        return;
    lm__write_object(p->w);
    lm__write_member(p->w, "type", "json_object");
    lm__write_end_object(p->w);
}

/* The schema with its name, as response_format.json_schema has it. */
static void write_named_schema(lm__writer *w, const lm_provider *row,
                               const lm_target *target)
{
    lm__write_key(w, "json_schema");
    lm__write_object(w);
    lm__write_member(w, "name", target->name);
    if (target->description)
        lm__write_member(w, "description", target->description);
    if (row->flags & LM_PROVIDER_STRICT_SCHEMA) {
        lm__write_key(w, "strict");
        lm__write_bool(w, true);
    }
    lm__write_key(w, "schema");
    lm__write_raw(w, lm__target_schema(target, row->profile));
    lm__write_end_object(w);
}

static void write_schema(const lm__parameters *p)
{
    const lm_provider *row = p->row;
    lm__writer *w = p->w;
    bool sibling = row->schema_place == LM_SCHEMA_SIBLING;
    bool field = row->schema_place == LM_SCHEMA_FIELD;
    const char *schema = lm__target_schema(p->question->target, row->profile);

    if (!lm__put_key(p, field ? "json_schema" : "response_format"))
        return;
    if (field) {
        lm__write_raw(w, schema);
        return;
    }
    lm__write_object(w);
    lm__write_member(w, "type", sibling ? "json_object" : "json_schema");
    if (row->schema_place == LM_SCHEMA_NESTED) {
        write_named_schema(w, row, p->question->target);
    } else {
        lm__write_key(w, "schema");
        lm__write_raw(w, schema);
    }
    lm__write_end_object(w);
}

/* Some count the tokens of a stream only when they are asked to. */
static void write_stream(const lm__parameters *p)
{
    lm__put_stream(p);
    if (!p->question->stream || !(p->row->flags & LM_PROVIDER_STREAM_USAGE) ||
        !lm__put_key(p, "stream_options"))
        return;
    lm__write_object(p->w);
    lm__write_key(p->w, "include_usage");
    lm__write_bool(p->w, true);
    lm__write_end_object(p->w);
}

static void write_parameters(const lm__parameters *p)
{
    write_stream(p);
    lm__put_max_tokens(p, p->row->token_field);
    lm__put_temperature(p, "temperature");
    lm__put_seed(p, p->row->seed_field);
    lm__put_stop(p, "stop");
    lm__put_effort(p, "reasoning_effort");
    lm__put_extras(p);
}

void lm__openai_chat_request(const lm_provider *row,
                             const lm__question *question, lm__writer *w)
{
    static void (*const modes[])(const lm__parameters *) = {
        [LM_MODE_TOOLS] = write_tools, [LM_MODE_FUNCTIONS] = write_functions,
        [LM_MODE_JSON] = write_json,   [LM_MODE_JSON_SCHEMA] = write_schema,
        [LM_MODE_MD_JSON] = NULL,
    };
    const lm__parameters p = {w, row, question};
    lm_buffer words = {.allocator = w->out->allocator};

    lm__instruct(row, question, &words);
    lm__write_object(w);
    lm__write_member(w, "model", question->model);
    lm__write_key(w, "messages");
    lm__write_array(w);
    write_messages(w, row, question, &words);
    for (const lm__turn *turn = question->turns; turn; turn = turn->next)
        write_turn(w, row, question, turn);
    lm__write_end_array(w);
    if (modes[question->mode])
        modes[question->mode](&p);
    write_parameters(&p);
    lm__write_end_object(w);
    lm__writer_check(w, lm_buffer_status(&words));
    lm_buffer_free(&words);
}
