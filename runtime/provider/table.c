/* SPDX-License-Identifier: MIT */
#include "lm/provider.h"

#include <string.h>

#define MODE LM_PROVIDER_MODE
#define ONE_TOOL (MODE(TOOLS) | MODE(JSON) | MODE(JSON_SCHEMA) | MODE(MD_JSON))
#define MOST_MODES (ONE_TOOL | MODE(PARALLEL_TOOLS))
#define URL_IN(name)                                                           \
    {                                                                          \
        name, NULL, NULL                                                       \
    }
#define HAS(flag) LM_PROVIDER_##flag
#define TAKES(media) LM_MEDIA_##media
/* A whole answer is one byte after the other, but the first may take long: of
   models that think, and of servers that load a model first. Some providers
   are known to be quick. */
#define PATIENT                                                                \
    {                                                                          \
        .first_byte_ms = 600000                                                \
    }
#define QUICK                                                                  \
    {                                                                          \
        .first_byte_ms = 60000                                                 \
    }
#define ANY_IMAGE (TAKES(IMAGE) | TAKES(IMAGE_URL))

/* Models that reason refuse what would steer their sampling. */
static const char *const reasoning_strip[] = {"temperature", "top_p", "stop",
                                              NULL};
static const lm_provider_model openai_models[] = {
    {"o1", HAS(DEVELOPER), 0, reasoning_strip},
    {"o3", HAS(DEVELOPER), 0, reasoning_strip},
    {"o4", HAS(DEVELOPER), 0, reasoning_strip},
    {"gpt-5", HAS(DEVELOPER), 0, reasoning_strip},
    {NULL, 0, 0, NULL},
};

static const char *const no_stop[] = {"stop", NULL};
static const lm_provider_model xai_models[] = {
    {"grok-4-fast-non-reasoning", 0, 0, NULL},
    {"grok-4-1-fast-non-reasoning", 0, 0, NULL},
    {"grok-4", 0, 0, no_stop},
    {"grok-3-mini", 0, 0, no_stop},
    {NULL, 0, 0, NULL},
};

/* The only ones that keep to a schema; the others do their best. */
static const lm_provider_model groq_models[] = {
    {"openai/gpt-oss", HAS(STRICT_SCHEMA), 0, NULL},
    {NULL, 0, 0, NULL},
};

/* Or it shortens the answer without a word. */
static const lm_extra fireworks_extra[] = {
    {"context_length_exceeded_behavior", "\"error\""}, {NULL, NULL}};

/* Or it drops what the provider behind it does not know. */
static const lm_extra openrouter_extra[] = {
    {"provider", "{\"require_parameters\":true}"}, {NULL, NULL}};

static const char *const anthropic_headers[] = {"anthropic-version: 2023-06-01",
                                                NULL};

/* Or it keeps what it is sent. */
static const lm_extra responses_extra[] = {{"store", "false"}, {NULL, NULL}};

/* Or it reads what is the same in every prompt anew. */
static const lm_extra completion_extra[] = {{"cache_prompt", "true"},
                                            {NULL, NULL}};

static const lm_provider rows[] = {
    {
        .id = "openai",
        .timeouts = PATIENT,
        .url = "https://api.openai.com/v1",
        .key_vars = {"OPENAI_API_KEY"},
        .url_vars = {URL_IN("OPENAI_BASE_URL")},
        .modes = MOST_MODES | MODE(FUNCTIONS),
        .default_mode = LM_MODE_JSON_SCHEMA,
        .flags = HAS(STRICT_SCHEMA) | HAS(STRICT_TOOLS) | HAS(STREAM_USAGE),
        .profile = LM_PROFILE_OPENAI_STRICT,
        .media =
            ANY_IMAGE | TAKES(AUDIO) | TAKES(DOCUMENT) | TAKES(DOCUMENT_ID),
        .token_field = "max_completion_tokens",
        .seed_field = "seed",
        .one_call = "parallel_tool_calls",
        .models = openai_models,
    },
    {
        .id = "openai-responses",
        .timeouts = PATIENT,
        .url = "https://api.openai.com/v1",
        .key_vars = {"OPENAI_API_KEY"},
        .url_vars = {URL_IN("OPENAI_BASE_URL")},
        .body = LM_BODY_OPENAI_RESPONSES,
        .framing = LM_FRAMING_SSE_NAMED,
        .modes = MOST_MODES,
        .default_mode = LM_MODE_JSON_SCHEMA,
        .schema_place = LM_SCHEMA_TEXT,
        .profile = LM_PROFILE_OPENAI_STRICT,
        .media = ANY_IMAGE | TAKES(IMAGE_ID) | TAKES(DOCUMENT) |
                 TAKES(DOCUMENT_URL) | TAKES(DOCUMENT_ID),
        .token_field = "max_output_tokens",
        .one_call = "parallel_tool_calls",
        .extra = responses_extra,
        .models = openai_models,
    },
    {
        /* The form without a version in the URL; a deployment is the model. */
        .id = "azure",
        .timeouts = PATIENT,
        .auth = "api-key: ",
        .key_vars = {"AZURE_OPENAI_API_KEY"},
        .url_vars = {{"AZURE_OPENAI_ENDPOINT", "/openai/v1", NULL}},
        .modes = MOST_MODES | MODE(FUNCTIONS),
        .default_mode = LM_MODE_JSON_SCHEMA,
        .flags = HAS(STRICT_SCHEMA) | HAS(STRICT_TOOLS) | HAS(STREAM_USAGE),
        .profile = LM_PROFILE_OPENAI_STRICT,
        .media = ANY_IMAGE,
        .token_field = "max_completion_tokens",
        .seed_field = "seed",
        .one_call = "parallel_tool_calls",
    },
    {
        /* The service is gone; servers that take its requests are not. */
        .id = "anyscale",
        .url = "https://api.endpoints.anyscale.com/v1",
        .key_vars = {"ANYSCALE_API_KEY"},
        .url_vars = {URL_IN("ANYSCALE_BASE_URL")},
        .modes = ONE_TOOL,
        .default_mode = LM_MODE_JSON_SCHEMA,
        .force = LM_FORCE_AUTO,
        .schema_place = LM_SCHEMA_SIBLING,
        .tell = LM_TELL_SCHEMA,
        .token_field = "max_tokens",
        .seed_field = "seed",
    },
    {
        /* Takes tool_choice and does nothing with it. */
        .id = "ollama",
        .timeouts = PATIENT,
        .url = "http://localhost:11434/v1",
        .key_vars = {"OLLAMA_API_KEY"},
        .url_vars = {URL_IN("OLLAMA_BASE_URL"),
                     {"OLLAMA_HOST", "/v1", "11434"}},
        .modes = MOST_MODES,
        .default_mode = LM_MODE_JSON_SCHEMA,
        .flags = HAS(KEY_OPTIONAL) | HAS(STREAM_USAGE),
        .force = LM_FORCE_NONE,
        .profile = LM_PROFILE_GBNF,
        .tell = LM_TELL_NOTATION,
        .media = TAKES(IMAGE) | TAKES(AUDIO),
        .token_field = "max_tokens",
        .seed_field = "seed",
    },
    {
        /* Has no tool_choice; a schema is a format. */
        .id = "ollama-native",
        .timeouts = PATIENT,
        .url = "http://localhost:11434",
        .key_vars = {"OLLAMA_API_KEY"},
        .url_vars = {{"OLLAMA_HOST", NULL, "11434"}},
        .body = LM_BODY_OLLAMA_NATIVE,
        .framing = LM_FRAMING_NDJSON,
        .modes = MOST_MODES,
        .default_mode = LM_MODE_JSON_SCHEMA,
        .flags = HAS(KEY_OPTIONAL),
        .force = LM_FORCE_NONE,
        .schema_place = LM_SCHEMA_FORMAT,
        .profile = LM_PROFILE_GBNF,
        .tell = LM_TELL_NOTATION,
        .media = TAKES(IMAGE),
        .token_field = "num_predict",
        .seed_field = "seed",
    },
    {
        /* llama-server reads an object as tool_choice "auto". */
        .id = "llamacpp",
        .timeouts = PATIENT,
        .url = "http://localhost:8080/v1",
        .key_vars = {"LLAMA_API_KEY"},
        .url_vars = {URL_IN("LLAMACPP_BASE_URL")},
        .modes = MOST_MODES | MODE(GRAMMAR),
        .default_mode = LM_MODE_JSON_SCHEMA,
        .flags = HAS(KEY_OPTIONAL) | HAS(STRICT_SCHEMA) | HAS(STREAM_USAGE),
        .force = LM_FORCE_REQUIRED,
        .profile = LM_PROFILE_GBNF,
        .tell = LM_TELL_NOTATION,
        .media = ANY_IMAGE | TAKES(AUDIO),
        .token_field = "max_tokens",
        .seed_field = "seed",
    },
    {
        /* The same server, without its chat template. */
        .id = "llamacpp-completion",
        .timeouts = PATIENT,
        .url = "http://localhost:8080",
        .key_vars = {"LLAMA_API_KEY"},
        .url_vars = {URL_IN("LLAMACPP_COMPLETION_BASE_URL")},
        .body = LM_BODY_LLAMA_COMPLETION,
        .framing = LM_FRAMING_SSE_EOF,
        .modes = MODE(GRAMMAR) | MODE(JSON_SCHEMA) | MODE(MD_JSON),
        .default_mode = LM_MODE_GRAMMAR,
        .flags = HAS(KEY_OPTIONAL),
        .schema_place = LM_SCHEMA_FIELD,
        .profile = LM_PROFILE_GBNF,
        .tell = LM_TELL_NOTATION,
        .token_field = "n_predict",
        .seed_field = "seed",
        .extra = completion_extra,
    },
    {
        /* Refuses the type json_schema, but takes a schema beside the type. */
        .id = "llama-cpp-python",
        .timeouts = PATIENT,
        .url = "http://localhost:8000/v1",
        .key_vars = {"LLAMA_CPP_PYTHON_API_KEY"},
        .url_vars = {URL_IN("LLAMA_CPP_PYTHON_BASE_URL")},
        .modes = ONE_TOOL | MODE(FUNCTIONS) | MODE(GRAMMAR),
        .default_mode = LM_MODE_JSON_SCHEMA,
        .flags = HAS(KEY_OPTIONAL),
        .schema_place = LM_SCHEMA_SIBLING,
        .profile = LM_PROFILE_GBNF,
        .tell = LM_TELL_NOTATION,
        .media = ANY_IMAGE,
        .token_field = "max_tokens",
        .seed_field = "seed",
    },
    {
        /* Only some of its models take a schema, so tools are the default. */
        .id = "groq",
        .timeouts = QUICK,
        .url = "https://api.groq.com/openai/v1",
        .key_vars = {"GROQ_API_KEY"},
        .url_vars = {{"GROQ_BASE_URL", "/openai/v1", NULL}},
        .modes = MOST_MODES | MODE(FUNCTIONS),
        .default_mode = LM_MODE_TOOLS,
        .profile = LM_PROFILE_OPENAI_STRICT,
        .media = ANY_IMAGE,
        .token_field = "max_completion_tokens",
        .seed_field = "seed",
        .models = groq_models,
    },
    {
        .id = "together",
        .timeouts = PATIENT,
        .url = "https://api.together.xyz/v1",
        .key_vars = {"TOGETHER_API_KEY"},
        .url_vars = {URL_IN("TOGETHER_BASE_URL")},
        .modes = MOST_MODES,
        .default_mode = LM_MODE_JSON_SCHEMA,
        .flags = HAS(STRICT_SCHEMA),
        .tell = LM_TELL_SCHEMA,
        .media = ANY_IMAGE | TAKES(AUDIO_URL),
        .token_field = "max_tokens",
        .seed_field = "seed",
    },
    {
        /* Refuses a request with a member that it does not know. */
        .id = "mistral",
        .url = "https://api.mistral.ai/v1",
        .key_vars = {"MISTRAL_API_KEY"},
        .url_vars = {URL_IN("MISTRAL_BASE_URL")},
        .modes = MOST_MODES | MODE(MISTRAL_TOOLS),
        .default_mode = LM_MODE_JSON_SCHEMA,
        .flags = HAS(STRICT_SCHEMA) | HAS(NAME_RESULTS) | HAS(PLAIN_MEDIA) |
                 HAS(SHORT_IDS),
        .force = LM_FORCE_ANY,
        .profile = LM_PROFILE_MISTRAL,
        .media = ANY_IMAGE | TAKES(AUDIO) | TAKES(AUDIO_URL) | TAKES(DOCUMENT) |
                 TAKES(DOCUMENT_URL),
        .token_field = "max_tokens",
        .seed_field = "random_seed",
        .one_call = "parallel_tool_calls",
    },
    {
        .id = "fireworks",
        .timeouts = QUICK,
        .url = "https://api.fireworks.ai/inference/v1",
        .key_vars = {"FIREWORKS_API_KEY"},
        .url_vars = {URL_IN("FIREWORKS_BASE_URL")},
        .modes = MOST_MODES | MODE(FUNCTIONS) | MODE(GRAMMAR),
        .default_mode = LM_MODE_JSON_SCHEMA,
        .flags = HAS(STRICT_SCHEMA),
        .grammar_place = LM_GRAMMAR_FORMAT,
        .profile = LM_PROFILE_GBNF,
        .tell = LM_TELL_SCHEMA,
        .media = ANY_IMAGE,
        .token_field = "max_tokens",
        .seed_field = "seed",
        .extra = fireworks_extra,
    },
    {
        .id = "openrouter",
        .url = "https://openrouter.ai/api/v1",
        .key_vars = {"OPENROUTER_API_KEY"},
        .url_vars = {URL_IN("OPENROUTER_BASE_URL")},
        .modes = MOST_MODES,
        .default_mode = LM_MODE_JSON_SCHEMA,
        .flags = HAS(STRICT_SCHEMA),
        .profile = LM_PROFILE_OPENAI_STRICT,
        .tell = LM_TELL_NOTATION,
        .media = ANY_IMAGE | TAKES(AUDIO) | TAKES(DOCUMENT),
        .token_field = "max_tokens",
        .seed_field = "seed",
        .extra = openrouter_extra,
    },
    {
        /* Takes no schema, except as a tool's parameters. */
        .id = "deepseek",
        .timeouts = PATIENT,
        .url = "https://api.deepseek.com",
        .key_vars = {"DEEPSEEK_API_KEY"},
        .url_vars = {URL_IN("DEEPSEEK_BASE_URL")},
        .modes =
            MODE(TOOLS) | MODE(PARALLEL_TOOLS) | MODE(JSON) | MODE(MD_JSON),
        .default_mode = LM_MODE_TOOLS,
        .flags = HAS(ECHO_THOUGHT),
        .token_field = "max_tokens",
    },
    {
        .id = "vllm",
        .timeouts = PATIENT,
        .url = "http://localhost:8000/v1",
        .key_vars = {"VLLM_API_KEY"},
        .url_vars = {URL_IN("VLLM_BASE_URL")},
        .modes = MOST_MODES | MODE(GRAMMAR),
        .default_mode = LM_MODE_JSON_SCHEMA,
        .flags = HAS(KEY_OPTIONAL) | HAS(STRICT_SCHEMA) | HAS(STREAM_USAGE),
        .grammar_place = LM_GRAMMAR_STRUCTURED,
        .profile = LM_PROFILE_XGRAMMAR,
        .tell = LM_TELL_NOTATION,
        .media = ANY_IMAGE | TAKES(AUDIO) | TAKES(AUDIO_URL),
        .token_field = "max_completion_tokens",
        .seed_field = "seed",
    },
    {
        /* Only its newer models take a schema, so tools are the default. */
        .id = "anthropic",
        .timeouts = PATIENT,
        .url = "https://api.anthropic.com/v1",
        .auth = "x-api-key: ",
        .key_vars = {"ANTHROPIC_API_KEY"},
        .url_vars = {{"ANTHROPIC_BASE_URL", "/v1", NULL}},
        .headers = anthropic_headers,
        .body = LM_BODY_ANTHROPIC_MESSAGES,
        .framing = LM_FRAMING_SSE_NAMED,
        .modes = MOST_MODES,
        .default_mode = LM_MODE_TOOLS,
        .schema_place = LM_SCHEMA_OUTPUT,
        .profile = LM_PROFILE_ANTHROPIC,
        .media = ANY_IMAGE | TAKES(IMAGE_ID) | TAKES(DOCUMENT) |
                 TAKES(DOCUMENT_URL) | TAKES(DOCUMENT_ID),
        .token_field = "max_tokens",
        .one_call = "disable_parallel_tool_use",
    },
    {
        .id = "gemini",
        .url = "https://generativelanguage.googleapis.com/v1beta",
        .auth = "x-goog-api-key: ",
        .key_vars = {"GOOGLE_API_KEY", "GEMINI_API_KEY"},
        .url_vars = {URL_IN("GEMINI_BASE_URL")},
        .body = LM_BODY_GEMINI_GENERATE,
        .framing = LM_FRAMING_SSE_EOF,
        .modes = MOST_MODES,
        .default_mode = LM_MODE_JSON_SCHEMA,
        .schema_place = LM_SCHEMA_GEMINI,
        .profile = LM_PROFILE_GEMINI_JSON,
        .media = ANY_IMAGE | TAKES(AUDIO) | TAKES(AUDIO_URL) | TAKES(DOCUMENT) |
                 TAKES(DOCUMENT_URL),
        .token_field = "maxOutputTokens",
        .seed_field = "seed",
    },
    {
        .id = "xai",
        .url = "https://api.x.ai/v1",
        .key_vars = {"XAI_API_KEY"},
        .url_vars = {URL_IN("XAI_BASE_URL")},
        .modes = MOST_MODES,
        .default_mode = LM_MODE_JSON_SCHEMA,
        .flags = HAS(STRICT_SCHEMA) | HAS(THOUGHT_APART),
        .profile = LM_PROFILE_XAI,
        .media = ANY_IMAGE,
        .token_field = "max_completion_tokens",
        .seed_field = "seed",
        .one_call = "parallel_function_calling",
        .models = xai_models,
    },
    {
        .id = "cerebras",
        .timeouts = QUICK,
        .url = "https://api.cerebras.ai/v1",
        .key_vars = {"CEREBRAS_API_KEY"},
        .url_vars = {{"CEREBRAS_BASE_URL", "/v1", NULL}},
        .modes = MOST_MODES,
        .default_mode = LM_MODE_JSON_SCHEMA,
        .flags = HAS(STRICT_SCHEMA) | HAS(STRICT_TOOLS),
        .profile = LM_PROFILE_CEREBRAS,
        .token_field = "max_completion_tokens",
        .seed_field = "seed",
        .one_call = "parallel_tool_calls",
    },
    {
        /* With a key of Bedrock's own; its streams are not of text. */
        .id = "bedrock",
        .url = "https://bedrock-runtime.us-east-1.amazonaws.com",
        .key_vars = {"AWS_BEARER_TOKEN_BEDROCK"},
        .url_vars = {URL_IN("AWS_ENDPOINT_URL_BEDROCK_RUNTIME")},
        .body = LM_BODY_BEDROCK_CONVERSE,
        .modes = MODE(TOOLS) | MODE(PARALLEL_TOOLS) | MODE(JSON_SCHEMA) |
                 MODE(MD_JSON),
        .default_mode = LM_MODE_TOOLS,
        .schema_place = LM_SCHEMA_CONVERSE,
        .profile = LM_PROFILE_ANTHROPIC,
        .token_field = "maxTokens",
    },
    {
        /* Any other server that speaks this body: base_url must say where. */
        .id = "openai-compatible",
        .key_vars = {"OPENAI_COMPATIBLE_API_KEY"},
        .url_vars = {URL_IN("OPENAI_COMPATIBLE_BASE_URL")},
        .modes =
            MOST_MODES | MODE(FUNCTIONS) | MODE(GRAMMAR) | MODE(MISTRAL_TOOLS),
        .default_mode = LM_MODE_JSON_SCHEMA,
        .flags = HAS(KEY_OPTIONAL) | HAS(STRICT_SCHEMA),
        .profile = LM_PROFILE_OPENAI_STRICT,
        .tell = LM_TELL_NOTATION,
        .media = ANY_IMAGE | TAKES(AUDIO) | TAKES(DOCUMENT),
        .token_field = "max_tokens",
        .seed_field = "seed",
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
