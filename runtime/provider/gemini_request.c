/* SPDX-License-Identifier: MIT */
#include "gemini.h"

#include "body.h"

static void write_media(const lm__parameters *p, lm__media *media)
{
    bool url = media->part->url != NULL;

    lm__write_key(p->w, url ? "fileData" : "inlineData");
    lm__write_object(p->w);
    if (media->mime)
        lm__write_member(p->w, "mimeType", media->mime);
    lm__write_key(p->w, url ? "fileUri" : "data");
    lm__media_write(media, false);
    lm__write_end_object(p->w);
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

static const lm__form form = {
    .model_role = "model",
    .key = "parts",
    .wrapped = true,
    .echoes = true,
    .media = write_media,
    .result = write_result,
};

static void write_declaration(const lm__parameters *p, const lm_target *target)
{
    bool openapi = p->row->schema_place == LM_SCHEMA_OPENAPI;

    lm__write_object(p->w);
    lm__write_described(p->w, target);
    lm__write_key(p->w, openapi ? "parameters" : "parametersJsonSchema");
    lm__write_schema(p->w, target, p->row->profile);
    lm__write_end_object(p->w);
}

static void write_name(const lm__parameters *p, const lm_target *target)
{
    lm__write_string(p->w, target->name);
}

static void write_choice(const lm__parameters *p)
{
    lm__writer *w = p->w;

    lm__write_object(w);
    lm__write_key(w, "functionCallingConfig");
    lm__write_object(w);
    lm__write_member(w, "mode", "ANY");
    lm__write_key(w, "allowedFunctionNames");
    lm__write_tools(p, write_name);
    lm__write_end_object(w);
    lm__write_end_object(w);
}

static void write_tools(const lm__parameters *p)
{
    lm__writer *w = p->w;

    if (lm__put_key(p, "tools")) {
        lm__write_array(w);
        lm__write_object(w);
        lm__write_key(w, "functionDeclarations");
        lm__write_tools(p, write_declaration);
        lm__write_end_object(w);
        lm__write_end_array(w);
    }
    if (lm__put_key(p, "toolConfig"))
        write_choice(p);
}

static void write_schema(const lm__parameters *p)
{
    bool openapi = p->row->schema_place == LM_SCHEMA_OPENAPI;

    lm__write_key(p->w, openapi ? "responseSchema" : "responseJsonSchema");
    lm__write_schema(p->w, p->question->target, p->row->profile);
}

static void write_config(const lm__parameters *p)
{
    lm_mode mode = p->question->mode;
    bool json = mode == LM_MODE_JSON || mode == LM_MODE_JSON_SCHEMA;

    if ((!json && !lm__any_sampling(p)) || !lm__put_key(p, "generationConfig"))
        return;
    lm__write_object(p->w);
    if (json)
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

void lm__gemini_request(const lm__parameters *p, const char *words)
{
    lm__write_key(p->w, "contents");
    lm__write_array(p->w);
    lm__write_history(p, &form);
    lm__write_end_array(p->w);
    if (*words) {
        lm__write_key(p->w, "systemInstruction");
        lm__write_object(p->w);
        lm__write_key(p->w, "parts");
        lm__write_wrapped(p->w, words);
        lm__write_end_object(p->w);
    }
    if (lm__mode_calls(p->question->mode))
        write_tools(p);
    write_config(p);
    lm__put_effort(p, NULL);
    lm__put_extras(p);
}
