/* SPDX-License-Identifier: MIT */
#include "files.h"
#include "json_equal.h"
#include "manifest.lm.h"
#include "scripted.h"
#include "tap.h"

#include <lm/provider.h>
#include <stdlib.h>
#include <string.h>

/*
 * Each request of the fixtures, made by a typed call that would send it:
 * equal as JSON. `request_test DIR`.
 */

/* The schemas that the fixtures ask with. */
#define NAME "\"name\":{\"type\":\"string\",\"description\":\"Full name\"}"
#define AGE "\"age\":{\"type\":\"integer\",\"description\":\"Age in years\"}"
#define OPEN_SCHEMA                                                            \
    "{\"type\":\"object\",\"properties\":{" NAME "," AGE "},"                  \
    "\"required\":[\"name\",\"age\"]"
#define CLOSED_SCHEMA OPEN_SCHEMA ",\"additionalProperties\":false}"

static const lm_target plain = {
    &Person_type, "UserDetail", NULL, {CLOSED_SCHEMA}, NULL};
static const lm_target described = {&Person_type,
                                    "UserDetail",
                                    "Correctly extracted user",
                                    {CLOSED_SCHEMA},
                                    NULL};
static const lm_target open_described = {&Person_type,
                                         "UserDetail",
                                         "Correctly extracted user",
                                         {OPEN_SCHEMA "}"},
                                         NULL};
static const lm_target open_plain = {
    &Person_type, "UserDetail", NULL, {OPEN_SCHEMA "}"}, NULL};
static const lm_target with_types = {
    &Person_type,
    "UserDetail",
    "Correctly extracted `UserDetail` with all the required parameters with "
    "correct types",
    {CLOSED_SCHEMA},
    NULL};

static const lm_message jason[] = {{LM_USER, "Extract: Jason is 25 years old"},
                                   LM_MESSAGES_END};
static const lm_message in_json[] = {
    {LM_SYSTEM, "Answer in JSON."},
    {LM_USER, "Extract: Jason is 25 years old"},
    LM_MESSAGES_END};
static const lm_message you_answer_in_json[] = {
    {LM_SYSTEM, "You answer in JSON."},
    {LM_USER, "Extract: Jason is 25 years old"},
    LM_MESSAGES_END};

/* What differs from the row, for a fixture that shows another way. */
typedef enum twist {
    AS_IT_IS,
    FLAT,    /* the schema beside the type */
    SIBLING, /* beside json_object */
    FIELD,   /* at the top */
    NAMED    /* tool_choice with the tool's name */
} twist;

static const struct request {
    const char *file;
    const char *client;
    const lm_message *messages;
    const lm_target *target;
    lm_call_options options;
    twist twist;
} requests[] = {
    {"openai/request_tools_forced.json",
     "openai/gpt-4o-mini",
     jason,
     &with_types,
     {.mode = LM_MODE_TOOLS},
     AS_IT_IS},
    {"openai/request_functions_legacy.json",
     "openai/gpt-4o-mini",
     jason,
     &described,
     {.mode = LM_MODE_FUNCTIONS},
     AS_IT_IS},
    {"openai/request_json_object.json",
     "openai/gpt-4o-mini",
     jason,
     &plain,
     {.mode = LM_MODE_JSON},
     AS_IT_IS},
    {"openai/request_json_schema_strict.json",
     "openai/gpt-4o-mini",
     jason,
     &plain,
     {.has_temperature = true, .has_seed = true, .seed = 7},
     AS_IT_IS},
    {"ollama/request_json_object.json",
     "ollama/llama3.1",
     jason,
     &plain,
     {.mode = LM_MODE_JSON, .max_tokens = 256},
     AS_IT_IS},
    {"ollama/request_tools_auto.json",
     "ollama/llama3.1",
     jason,
     &open_described,
     {.mode = LM_MODE_TOOLS},
     AS_IT_IS},
    {"llamacpp/request_json_schema.json",
     "llamacpp/tiny",
     jason,
     &plain,
     {.max_tokens = 96, .has_temperature = true, .tell = LM_TELL_NOTHING},
     AS_IT_IS},
    {"llamacpp/request_json_object_schema.json",
     "llamacpp/tiny",
     jason,
     &plain,
     {.tell = LM_TELL_NOTHING},
     SIBLING},
    {"llamacpp/request_json_schema_field.json",
     "llamacpp/tiny",
     jason,
     &plain,
     {.tell = LM_TELL_NOTHING},
     FIELD},
    {"llamacpp/request_tools_required.json",
     "llamacpp/tiny",
     jason,
     &described,
     {.mode = LM_MODE_TOOLS},
     AS_IT_IS},
    {"together/request_json_object_schema.json",
     "together/meta-llama/Llama-3.3-70B-Instruct-Turbo",
     in_json,
     &plain,
     {.tell = LM_TELL_NOTHING},
     SIBLING},
    {"together/request_json_schema_flat.json",
     "together/meta-llama/Llama-3.3-70B-Instruct-Turbo",
     jason,
     &plain,
     {0},
     FLAT},
    {"together/request_json_schema_nested.json",
     "together/meta-llama/Llama-3.3-70B-Instruct-Turbo",
     jason,
     &plain,
     {0},
     AS_IT_IS},
    {"together/request_tools_named.json",
     "together/meta-llama/Llama-3.3-70B-Instruct-Turbo",
     jason,
     &described,
     {.mode = LM_MODE_TOOLS},
     AS_IT_IS},
    {"groq/request_json_object.json",
     "groq/llama-3.3-70b-versatile",
     jason,
     &plain,
     {.mode = LM_MODE_JSON},
     AS_IT_IS},
    {"groq/request_tools_forced.json",
     "groq/llama-3.3-70b-versatile",
     jason,
     &described,
     {.mode = LM_MODE_TOOLS, .max_tokens = 512},
     AS_IT_IS},
    {"mistral/request_json_object.json",
     "mistral/mistral-small-latest",
     jason,
     &plain,
     {.mode = LM_MODE_JSON},
     AS_IT_IS},
    {"mistral/request_tools_any.json",
     "mistral/mistral-small-latest",
     jason,
     &described,
     {.mode = LM_MODE_TOOLS, .max_tokens = 256, .has_seed = true, .seed = 7},
     AS_IT_IS},
    {"mistral/request_tools_named.json",
     "mistral/mistral-small-latest",
     jason,
     &described,
     {.mode = LM_MODE_TOOLS},
     NAMED},
    {"anyscale/request_json_object_schema.json",
     "anyscale/mistralai/Mixtral-8x7B-Instruct-v0.1",
     you_answer_in_json,
     &open_plain,
     {.has_temperature = true, .temperature = 0.1, .tell = LM_TELL_NOTHING},
     AS_IT_IS},
    {"anyscale/request_tools_auto.json",
     "anyscale/mistralai/Mistral-7B-Instruct-v0.1",
     jason,
     &open_described,
     {.mode = LM_MODE_TOOLS},
     AS_IT_IS},
};

static void twist_row(lm_provider *row, twist by)
{
    switch (by) {
    case AS_IT_IS:
        break;
    case FLAT:
        row->schema_place = LM_SCHEMA_FLAT;
        break;
    case SIBLING:
        row->schema_place = LM_SCHEMA_SIBLING;
        break;
    case FIELD:
        row->schema_place = LM_SCHEMA_FIELD;
        break;
    case NAMED:
        row->force = LM_FORCE_NAMED;
        row->flags &= ~(unsigned)LM_PROVIDER_ONE_CALL;
        break;
    }
}

/* The body that a call sends; the call itself fails. */
static char *make_request(const struct request *request, lm_error *err)
{
    static const fake_step refuse = {.status = 400, .body = "{}"};
    scripted script = {.script = &refuse, .n_steps = 1};
    lm_transport transport = scripted_transport(&script);
    size_t n = strcspn(request->client, "/");
    char id[32] = "";
    lm_provider row;
    lm_client_options options = {
        .transport = &transport, .api_key = "key", .provider = &row};
    lm_client *client = NULL;
    void *value = NULL;

    memcpy(id, request->client, n);
    row = *lm_provider_find(id);
    twist_row(&row, request->twist);
    if (!lm_client_open(request->client, &options, &client, err))
        lm_call(client, request->messages, request->target, &request->options,
                &value, err);
    lm_client_free(client);
    return script.request;
}

static void test_request(tap *t, const char *dir, const struct request *request)
{
    lm_error err = {0};
    char *want = read_file(dir, request->file, NULL);
    char *got = make_request(request, &err);

    if (!tap_ok(t, got && json_equal(got, want), "%s", request->file))
        tap_note("%s\n%s", err.message, got ? got : "no request");
    free(want);
    free(got);
}

int main(int argc, char **argv)
{
    tap t = {0};
    const char *dir = argc > 1 ? argv[1] : ".";

    for (size_t i = 0; i < sizeof(requests) / sizeof(*requests); i++)
        test_request(&t, dir, &requests[i]);
    return tap_done(&t);
}
