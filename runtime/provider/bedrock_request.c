/* SPDX-License-Identifier: MIT */
#include "bedrock.h"

#include "body.h"

static void write_result(lm__writer *w, const lm__tool_call *call,
                         const char *complaint)
{
    lm__write_object(w);
    lm__write_key(w, "toolResult");
    lm__write_object(w);
    lm__write_member(w, "toolUseId", call->id);
    lm__write_key(w, "content");
    lm__write_wrapped(w, complaint);
    lm__write_member(w, "status", "error");
    lm__write_end_object(w);
    lm__write_end_object(w);
}

/* Of parts only texts get here: the row takes no others. */
static const lm__form form = {
    .model_role = "assistant",
    .key = "content",
    .wrapped = true,
    .echoes = true,
    .result = write_result,
};

static void write_tool(const lm__parameters *p, const lm_target *target)
{
    lm__writer *w = p->w;

    lm__write_object(w);
    lm__write_key(w, "toolSpec");
    lm__write_object(w);
    lm__write_described(w, target);
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
    if (!lm__put_key(p, "toolConfig"))
        return;
    lm__write_object(p->w);
    lm__write_key(p->w, "tools");
    lm__write_tools(p, write_tool);
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
    lm__put_seed(p, NULL);
    lm__put_effort(p, NULL);
    if (!lm__any_sampling(p) || !lm__put_key(p, "inferenceConfig"))
        return;
    lm__write_object(p->w);
    lm__put_max_tokens(p, p->row->token_field);
    lm__put_temperature(p, "temperature");
    lm__put_top_p(p, "topP");
    lm__put_stop(p, "stopSequences");
    lm__write_end_object(p->w);
}

void lm__bedrock_request(const lm__parameters *p, const char *words)
{
    lm__write_key(p->w, "messages");
    lm__write_array(p->w);
    lm__write_history(p, &form);
    lm__write_end_array(p->w);
    if (*words) {
        lm__write_key(p->w, "system");
        lm__write_wrapped(p->w, words);
    }
    if (lm__mode_calls(p->question->mode))
        write_tools(p);
    else if (p->question->mode == LM_MODE_JSON_SCHEMA)
        write_schema(p);
    write_config(p);
    lm__put_extras(p);
}
