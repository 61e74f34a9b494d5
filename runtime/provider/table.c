/* SPDX-License-Identifier: MIT */
#include "lm/provider.h"

#include <string.h>

#define BEARER "Authorization: Bearer "
#define MODE LM_PROVIDER_MODE
#define URL_IN(name)                                                           \
    {                                                                          \
        name, NULL, NULL                                                       \
    }
#define MODES_OF_ALL (MODE(TOOLS) | MODE(JSON) | MODE(JSON_SCHEMA))

static const lm_provider rows[] = {
    {
        .id = "openai",
        .url = "https://api.openai.com/v1",
        .path = "/chat/completions",
        .auth = BEARER,
        .key_vars = {"OPENAI_API_KEY"},
        .url_vars = {URL_IN("OPENAI_BASE_URL")},
        .body = LM_BODY_OPENAI_CHAT,
        .framing = LM_FRAMING_SSE_DONE,
        .modes = MODES_OF_ALL | MODE(FUNCTIONS) | MODE(MD_JSON),
        .default_mode = LM_MODE_JSON_SCHEMA,
        .flags = LM_PROVIDER_STRICT_SCHEMA | LM_PROVIDER_STRICT_TOOLS |
                 LM_PROVIDER_ONE_CALL | LM_PROVIDER_STREAM_USAGE,
        .force = LM_FORCE_NAMED,
        .schema_place = LM_SCHEMA_NESTED,
        .profile = LM_PROFILE_OPENAI_STRICT,
        .token_field = "max_completion_tokens",
        .seed_field = "seed",
    },
    {
        /* Takes tool_choice and does nothing with it. */
        .id = "ollama",
        .url = "http://localhost:11434/v1",
        .path = "/chat/completions",
        .auth = BEARER,
        .key_vars = {"OLLAMA_API_KEY"},
        .url_vars = {URL_IN("OLLAMA_BASE_URL"),
                     {"OLLAMA_HOST", "/v1", "11434"}},
        .body = LM_BODY_OPENAI_CHAT,
        .framing = LM_FRAMING_SSE_DONE,
        .modes = MODES_OF_ALL | MODE(MD_JSON),
        .default_mode = LM_MODE_JSON_SCHEMA,
        .flags = LM_PROVIDER_KEY_OPTIONAL | LM_PROVIDER_STREAM_USAGE,
        .force = LM_FORCE_NONE,
        .schema_place = LM_SCHEMA_NESTED,
        .profile = LM_PROFILE_GBNF,
        .tell = LM_TELL_NOTATION,
        .token_field = "max_tokens",
        .seed_field = "seed",
    },
    {
        /* llama-server reads an object as tool_choice "auto". */
        .id = "llamacpp",
        .url = "http://localhost:8080/v1",
        .path = "/chat/completions",
        .auth = BEARER,
        .key_vars = {"LLAMA_API_KEY"},
        .url_vars = {URL_IN("LLAMACPP_BASE_URL")},
        .body = LM_BODY_OPENAI_CHAT,
        .framing = LM_FRAMING_SSE_DONE,
        .modes = MODES_OF_ALL | MODE(MD_JSON),
        .default_mode = LM_MODE_JSON_SCHEMA,
        .flags = LM_PROVIDER_KEY_OPTIONAL | LM_PROVIDER_STRICT_SCHEMA |
                 LM_PROVIDER_STREAM_USAGE,
        .force = LM_FORCE_REQUIRED,
        .schema_place = LM_SCHEMA_NESTED,
        .profile = LM_PROFILE_GBNF,
        .tell = LM_TELL_NOTATION,
        .token_field = "max_tokens",
        .seed_field = "seed",
    },
    {
        .id = "together",
        .url = "https://api.together.xyz/v1",
        .path = "/chat/completions",
        .auth = BEARER,
        .key_vars = {"TOGETHER_API_KEY"},
        .url_vars = {URL_IN("TOGETHER_BASE_URL")},
        .body = LM_BODY_OPENAI_CHAT,
        .framing = LM_FRAMING_SSE_DONE,
        .modes = MODES_OF_ALL | MODE(MD_JSON),
        .default_mode = LM_MODE_JSON_SCHEMA,
        .flags = LM_PROVIDER_STRICT_SCHEMA,
        .force = LM_FORCE_NAMED,
        .schema_place = LM_SCHEMA_NESTED,
        .tell = LM_TELL_SCHEMA,
        .token_field = "max_tokens",
        .seed_field = "seed",
    },
    {
        /* Only some of its models take a schema, so tools are the default. */
        .id = "groq",
        .url = "https://api.groq.com/openai/v1",
        .path = "/chat/completions",
        .auth = BEARER,
        .key_vars = {"GROQ_API_KEY"},
        .url_vars = {{"GROQ_BASE_URL", "/openai/v1", NULL}},
        .body = LM_BODY_OPENAI_CHAT,
        .framing = LM_FRAMING_SSE_DONE,
        .modes = MODES_OF_ALL | MODE(FUNCTIONS) | MODE(MD_JSON),
        .default_mode = LM_MODE_TOOLS,
        .flags = LM_PROVIDER_STRICT_SCHEMA,
        .force = LM_FORCE_NAMED,
        .schema_place = LM_SCHEMA_NESTED,
        .profile = LM_PROFILE_OPENAI_STRICT,
        .token_field = "max_completion_tokens",
        .seed_field = "seed",
    },
    {
        .id = "mistral",
        .url = "https://api.mistral.ai/v1",
        .path = "/chat/completions",
        .auth = BEARER,
        .key_vars = {"MISTRAL_API_KEY"},
        .url_vars = {URL_IN("MISTRAL_BASE_URL")},
        .body = LM_BODY_OPENAI_CHAT,
        .framing = LM_FRAMING_SSE_DONE,
        .modes = MODES_OF_ALL | MODE(MD_JSON),
        .default_mode = LM_MODE_JSON_SCHEMA,
        .flags = LM_PROVIDER_STRICT_SCHEMA | LM_PROVIDER_ONE_CALL |
                 LM_PROVIDER_NAME_RESULTS,
        .force = LM_FORCE_ANY,
        .schema_place = LM_SCHEMA_NESTED,
        .profile = LM_PROFILE_MISTRAL,
        .token_field = "max_tokens",
        .seed_field = "random_seed",
    },
    {
        /* The service is gone; servers that take its requests are not. */
        .id = "anyscale",
        .url = "https://api.endpoints.anyscale.com/v1",
        .path = "/chat/completions",
        .auth = BEARER,
        .key_vars = {"ANYSCALE_API_KEY"},
        .url_vars = {URL_IN("ANYSCALE_BASE_URL")},
        .body = LM_BODY_OPENAI_CHAT,
        .framing = LM_FRAMING_SSE_DONE,
        .modes = MODES_OF_ALL | MODE(MD_JSON),
        .default_mode = LM_MODE_JSON_SCHEMA,
        .force = LM_FORCE_AUTO,
        .schema_place = LM_SCHEMA_SIBLING,
        .tell = LM_TELL_SCHEMA,
        .token_field = "max_tokens",
    },
};

const lm_provider *lm_provider_list(size_t *n)
{
    *n = sizeof(rows) / sizeof(*rows);
    return rows;
}

const lm_provider *lm_provider_find(const char *id)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        if (strcmp(rows[i].id, id) == 0)
            return &rows[i];
    return NULL;
}
