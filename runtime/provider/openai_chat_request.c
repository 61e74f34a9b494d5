/* SPDX-License-Identifier: MIT */
#include "openai_chat.h"

#include "body.h"

static void write_function(const lm__parameters *p, const lm_target *target)
{
    lm__write_tool(p, "parameters", target);
}

static void write_tool(const lm__parameters *p, const lm_target *target)
{
    lm__write_object(p->w);
    lm__write_member(p->w, "type", "function");
    lm__write_key(p->w, "function");
    write_function(p, target);
    lm__write_end_object(p->w);
}

static void write_named(lm__writer *w, const char *name)
{
    lm__write_object(w);
    lm__write_member(w, "name", name);
    lm__write_end_object(w);
}

/* Of several tools none can be named. */
static lm_force force_of(const lm_provider *row, lm_mode mode)
{
    if (mode == LM_MODE_MISTRAL_TOOLS)
        return LM_FORCE_ANY;
    if (mode == LM_MODE_PARALLEL_TOOLS && row->force == LM_FORCE_NAMED)
        return LM_FORCE_REQUIRED;
    return row->force;
}

/* tool_choice, where the provider can be made to call the tool. */
static void write_choice(const lm__parameters *p)
{
    static const char *const words[] = {[LM_FORCE_REQUIRED] = "required",
                                        [LM_FORCE_ANY] = "any",
                                        [LM_FORCE_AUTO] = "auto"};
    lm_force force = force_of(p->row, p->question->mode);

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
    bool parallel = p->question->mode == LM_MODE_PARALLEL_TOOLS;

    if (lm__put_key(p, "tools"))
        lm__write_tools(p, write_tool);
    write_choice(p);
    if (p->row->one_call && !parallel && lm__put_key(p, p->row->one_call))
        lm__write_bool(p->w, false);
}

static void write_functions(const lm__parameters *p)
{
    if (lm__put_key(p, "functions"))
        lm__write_tools(p, write_function);
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
    lm__write_described(w, target);
    if (row->flags & LM_PROVIDER_STRICT_SCHEMA) {
        lm__write_key(w, "strict");
        lm__write_bool(w, true);
    }
    lm__write_key(w, "schema");
    lm__write_schema(w, target, row->profile);
    lm__write_end_object(w);
}

static void write_schema(const lm__parameters *p)
{
    const lm_provider *row = p->row;
    lm__writer *w = p->w;
    bool sibling = row->schema_place == LM_SCHEMA_SIBLING;
    bool field = row->schema_place == LM_SCHEMA_FIELD;

    if (!lm__put_key(p, field ? "json_schema" : "response_format"))
        return;
    if (field) {
        lm__write_schema(w, p->question->target, row->profile);
        return;
    }
    lm__write_object(w);
    lm__write_member(w, "type", sibling ? "json_object" : "json_schema");
    if (row->schema_place == LM_SCHEMA_NESTED) {
        write_named_schema(w, row, p->question->target);
    } else {
        lm__write_key(w, "schema");
        lm__write_schema(w, p->question->target, row->profile);
    }
    lm__write_end_object(w);
}

static void write_grammar(const lm__parameters *p)
{
    static const char *const keys[] = {
        [LM_GRAMMAR_BODY] = "grammar",
        [LM_GRAMMAR_FORMAT] = "response_format",
        [LM_GRAMMAR_STRUCTURED] = "structured_outputs",
    };
    lm_grammar_place place = p->row->grammar_place;

    if (!lm__put_key(p, keys[place]))
        return;
    if (place == LM_GRAMMAR_BODY) {
        lm__write_grammar(p->w, p->question->target);
        return;
    }
    lm__write_object(p->w);
    if (place == LM_GRAMMAR_FORMAT)
        lm__write_member(p->w, "type", "grammar");
    lm__write_key(p->w, "grammar");
    lm__write_grammar(p->w, p->question->target);
    lm__write_end_object(p->w);
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

void lm__openai_chat_request(const lm__parameters *p, const char *words)
{
    static void (*const modes[])(const lm__parameters *) = {
        [LM_MODE_TOOLS] = write_tools,
        [LM_MODE_PARALLEL_TOOLS] = write_tools,
        [LM_MODE_MISTRAL_TOOLS] = write_tools,
        [LM_MODE_FUNCTIONS] = write_functions,
        [LM_MODE_JSON] = write_json,
        [LM_MODE_JSON_SCHEMA] = write_schema,
        [LM_MODE_GRAMMAR] = write_grammar,
        [LM_MODE_MD_JSON] = NULL,
    };
    lm_mode mode = p->question->mode;

    lm__write_member(p->w, "model", p->question->model);
    lm__write_key(p->w, "messages");
    lm__write_array(p->w);
    lm__openai_chat_messages(p, words);
    lm__write_end_array(p->w);
    if (modes[mode])
        modes[mode](p);
    write_parameters(p);
}
