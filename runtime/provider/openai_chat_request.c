/* SPDX-License-Identifier: MIT */
#include "openai_chat.h"

#include "instruct.h"
#include "parameters.h"

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
    lm__put_top_p(p, "top_p");
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
    lm__openai_chat_messages(row, question, words.size ? words.data : NULL, w);
    if (modes[question->mode])
        modes[question->mode](&p);
    write_parameters(&p);
    lm__write_end_object(w);
    lm__writer_check(w, lm_buffer_status(&words));
    lm_buffer_free(&words);
}
