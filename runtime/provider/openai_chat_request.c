/* SPDX-License-Identifier: MIT */
#include "openai_chat.h"

#include "instruct.h"

#include <string.h>

static const char *const role_names[] = {
    [LM_SYSTEM] = "system", [LM_USER] = "user", [LM_ASSISTANT] = "assistant"};

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
static void write_messages(lm__writer *w, const lm__question *q,
                           lm_buffer *words)
{
    const lm_message *first = NULL;

    for (const lm_message *m = q->messages; m->role && !first; m++)
        if (m->role == LM_SYSTEM)
            first = m;
    if (!first && words->size)
        write_message(w, "system", words->data);
    for (const lm_message *m = q->messages; m->role; m++) {
        if (m != first || !words->size) {
            write_message(w, role_names[m->role], m->text);
            continue;
        }
        lm__write_object(w);
        lm__write_member(w, "role", "system");
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

static void write_choice(lm__writer *w, lm_force force, const char *name)
{
    static const char *const words[] = {[LM_FORCE_AUTO] = "auto",
                                        [LM_FORCE_REQUIRED] = "required",
                                        [LM_FORCE_ANY] = "any"};

    if (force == LM_FORCE_NONE)
        return;
    lm__write_key(w, "tool_choice");
    if (force != LM_FORCE_NAMED) {
        lm__write_string(w, words[force]);
        return;
    }
    lm__write_object(w);
    lm__write_member(w, "type", "function");
    lm__write_key(w, "function");
    write_named(w, name);
    lm__write_end_object(w);
}

static void write_tools(lm__writer *w, const lm_provider *row,
                        const lm__question *q)
{
    lm__write_key(w, "tools");
    lm__write_array(w);
    lm__write_object(w);
    lm__write_member(w, "type", "function");
    lm__write_key(w, "function");
    write_function(w, row, q->target, row->flags & LM_PROVIDER_STRICT_TOOLS);
    lm__write_end_object(w);
    lm__write_end_array(w);
    write_choice(w, row->force, q->target->name);
    if (row->flags & LM_PROVIDER_ONE_CALL) {
        lm__write_key(w, "parallel_tool_calls");
        lm__write_bool(w, false);
    }
}

static void write_functions(lm__writer *w, const lm_provider *row,
                            const lm__question *q)
{
    lm__write_key(w, "functions");
    lm__write_array(w);
    write_function(w, row, q->target, false);
    lm__write_end_array(w);
    lm__write_key(w, "function_call");
    write_named(w, q->target->name);
}

static void write_json(lm__writer *w, const lm_provider *row,
                       const lm__question *q)
{
    (void)row;
    (void)q;
    lm__write_key(w, "response_format");
    lm__write_object(w);
    lm__write_member(w, "type", "json_object");
    lm__write_end_object(w);
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

static void write_schema(lm__writer *w, const lm_provider *row,
                         const lm__question *q)
{
    bool sibling = row->schema_place == LM_SCHEMA_SIBLING;
    const char *schema = lm__target_schema(q->target, row->profile);

    if (row->schema_place == LM_SCHEMA_FIELD) {
        lm__write_key(w, "json_schema");
        lm__write_raw(w, schema);
        return;
    }
    lm__write_key(w, "response_format");
    lm__write_object(w);
    lm__write_member(w, "type", sibling ? "json_object" : "json_schema");
    if (row->schema_place == LM_SCHEMA_NESTED) {
        write_named_schema(w, row, q->target);
    } else {
        lm__write_key(w, "schema");
        lm__write_raw(w, schema);
    }
    lm__write_end_object(w);
}

static bool takes(const lm_provider *row, const char *field)
{
    const char *const *at = row->strip;

    for (; field && at && *at; at++)
        if (strcmp(*at, field) == 0)
            return false;
    return field != NULL;
}

static void write_parameters(lm__writer *w, const lm_provider *row,
                             const lm_call_options *options)
{
    if (options->max_tokens > 0 && takes(row, row->token_field)) {
        lm__write_key(w, row->token_field);
        lm__write_int(w, options->max_tokens);
    }
    if (options->has_temperature && takes(row, "temperature")) {
        lm__write_key(w, "temperature");
        lm__write_double(w, options->temperature);
    }
    if (options->has_seed && takes(row, row->seed_field)) {
        lm__write_key(w, row->seed_field);
        lm__write_int(w, options->seed);
    }
}

void lm__openai_chat_request(const lm_provider *row,
                             const lm__question *question, lm__writer *w)
{
    static void (*const modes[])(lm__writer *, const lm_provider *,
                                 const lm__question *) = {
        [LM_MODE_TOOLS] = write_tools, [LM_MODE_FUNCTIONS] = write_functions,
        [LM_MODE_JSON] = write_json,   [LM_MODE_JSON_SCHEMA] = write_schema,
        [LM_MODE_MD_JSON] = NULL,
    };
    lm_buffer words = {.allocator = w->out->allocator};

    lm__instruct(row, question, &words);
    lm__write_object(w);
    lm__write_member(w, "model", question->model);
    lm__write_key(w, "messages");
    lm__write_array(w);
    write_messages(w, question, &words);
    for (const lm__turn *turn = question->turns; turn; turn = turn->next)
        write_turn(w, row, question, turn);
    lm__write_end_array(w);
    if (modes[question->mode])
        modes[question->mode](w, row, question);
    write_parameters(w, row, question->options);
    lm__write_end_object(w);
    lm__writer_check(w, lm_buffer_status(&words));
    lm_buffer_free(&words);
}
