/* SPDX-License-Identifier: MIT */
#ifndef LM_PROVIDER_H
#define LM_PROVIDER_H

#include "lm/client.h"

LM_BEGIN_DECLS

/*
 * What the library knows of a provider is one row of constants. A service that
 * is not in the table is a copy of the nearest row with a few members changed:
 *
 *     lm_provider mine = *lm_provider_find("vllm");
 *     mine.id = "mine";
 *     mine.url = "https://llm.example.org/v1";
 *     mine.key_vars[0] = "MINE_API_KEY";
 *     lm_client_options options = {.provider = &mine};
 *     lm_client *client = lm_client_from_provider("mine/qwen3", &options);
 *
 * Threads: rows are constants.
 */

/* Who builds requests and reads responses. */
typedef enum lm_body {
    LM_BODY_OPENAI_CHAT,
    LM_BODY_OPENAI_RESPONSES,
    LM_BODY_ANTHROPIC_MESSAGES,
    LM_BODY_GEMINI_GENERATE,
    LM_BODY_OLLAMA_NATIVE,
    LM_BODY_LLAMA_COMPLETION, /* a prompt and no messages */
    LM_BODY_BEDROCK_CONVERSE
} lm_body;

/* How a stream is cut into events, and how it ends. */
typedef enum lm_framing {
    LM_FRAMING_SSE_DONE,  /* data lines, then [DONE] */
    LM_FRAMING_SSE_NAMED, /* named events, one of them the last */
    LM_FRAMING_SSE_EOF,   /* data lines until the end, with a finish reason */
    LM_FRAMING_NDJSON     /* a document a line, the last says done */
} lm_framing;

/* How the model is made to call the one tool. */
typedef enum lm_force {
    LM_FORCE_NAMED,    /* by the tool's name */
    LM_FORCE_REQUIRED, /* "required", with one tool only */
    LM_FORCE_ANY,      /* "any", with one tool only */
    LM_FORCE_AUTO,     /* "auto": it may call the tool */
    LM_FORCE_NONE      /* the provider cannot; it is told in words */
} lm_force;

/* Where the schema stands in mode JSON_SCHEMA. */
typedef enum lm_schema_place {
    LM_SCHEMA_NESTED,  /* response_format.json_schema.schema */
    LM_SCHEMA_FLAT,    /* response_format.schema, type json_schema */
    LM_SCHEMA_SIBLING, /* response_format.schema, type json_object */
    LM_SCHEMA_TEXT,    /* text.format.schema */
    LM_SCHEMA_OUTPUT,  /* output_config.format.schema */
    LM_SCHEMA_GEMINI,  /* generationConfig.responseJsonSchema */
    LM_SCHEMA_OPENAPI, /* generationConfig.responseSchema */
    LM_SCHEMA_FORMAT,  /* format */
    LM_SCHEMA_FIELD,   /* json_schema, at the top */
    LM_SCHEMA_CONVERSE /* outputConfig.textFormat, as a text */
} lm_schema_place;

/* Where a grammar stands in mode GRAMMAR. */
typedef enum lm_grammar_place {
    LM_GRAMMAR_BODY,      /* grammar, at the top */
    LM_GRAMMAR_FORMAT,    /* response_format.grammar, type grammar */
    LM_GRAMMAR_STRUCTURED /* structured_outputs.grammar */
} lm_grammar_place;

enum {
    LM_PROVIDER_KEY_OPTIONAL = 1,   /* works without a key, as on loopback */
    LM_PROVIDER_STRICT_SCHEMA = 2,  /* sends strict with a schema */
    LM_PROVIDER_STRICT_TOOLS = 4,   /* sends strict with a tool */
    LM_PROVIDER_NAME_RESULTS = 8,   /* a tool's result has the tool's name */
    LM_PROVIDER_STREAM_USAGE = 16,  /* usage in a stream must be asked for */
    LM_PROVIDER_DEVELOPER = 32,     /* the system's role is "developer" */
    LM_PROVIDER_THOUGHT_APART = 64, /* tokens out are without the reasoning */
    LM_PROVIDER_PLAIN_MEDIA = 128,  /* a part's URL stands without an object */
    LM_PROVIDER_SHORT_IDS = 256,    /* a call's id has nine letters or digits */
    LM_PROVIDER_ECHO_THOUGHT = 512  /* calls are sent back with the reasoning */
};

/* The media that a provider takes: as bytes, by URL, by the id of a file. */
enum {
    LM_MEDIA_IMAGE = 1,
    LM_MEDIA_IMAGE_URL = 2,
    LM_MEDIA_IMAGE_ID = 4,
    LM_MEDIA_AUDIO = 8,
    LM_MEDIA_AUDIO_URL = 16,
    LM_MEDIA_AUDIO_ID = 32,
    LM_MEDIA_DOCUMENT = 64,
    LM_MEDIA_DOCUMENT_URL = 128,
    LM_MEDIA_DOCUMENT_ID = 256
};

#define LM_PROVIDER_VARS 3

/* A variable that overrides the URL, as some tools call it. */
typedef struct lm_provider_url {
    const char *name;
    const char *suffix; /* added to what it holds; NULL: nothing */
    const char *port;   /* added to a host without one; NULL: none */
} lm_provider_url;

/* What is different for the models whose name begins so. */
typedef struct lm_provider_model {
    const char *prefix;  /* NULL closes an array of them */
    unsigned set, clear; /* LM_PROVIDER_... */
    const char *const *strip;
} lm_provider_model;

typedef struct lm_provider {
    const char *id;   /* "openai", as in "openai/gpt-4o-mini" */
    const char *url;  /* the base, without a slash at the end; NULL: the
                         caller must give it */
    const char *path; /* behind the base; {model} in it is the model; NULL:
                         the body's usual one */
    const char *auth; /* header in front of the key, as in "x-api-key: ";
                         NULL: "Authorization: Bearer " */
    const char *key_vars[LM_PROVIDER_VARS]; /* the first one set counts */
    lm_provider_url url_vars[LM_PROVIDER_VARS];
    const char *const *headers; /* sent always, closed by NULL; or NULL */

    lm_body body;
    lm_framing framing;
    unsigned modes; /* LM_PROVIDER_MODE(TOOLS) | ... */
    lm_mode default_mode;
    unsigned flags; /* LM_PROVIDER_... */
    unsigned media; /* LM_MEDIA_...: what messages may hold beside text */

    lm_force force;
    lm_schema_place schema_place;
    lm_grammar_place grammar_place;
    lm_profile profile;       /* of the schemas it takes */
    lm_tell tell;             /* in mode JSON_SCHEMA */
    const char *token_field;  /* "max_tokens", ... */
    const char *seed_field;   /* NULL: it takes none */
    const char *one_call;     /* a member that, false, forbids several calls of
                                 tools in one answer; NULL: there is none */
    const char *const *strip; /* parameters it refuses, closed by NULL */
    const lm_extra *extra;    /* sent always; closed by a NULL name */
    const lm_provider_model *models; /* closed by a NULL prefix */
    lm_timeouts timeouts; /* of clients that set none; 0: as lm/client.h says */
} lm_provider;

#define LM_PROVIDER_MODE(mode) (1u << LM_MODE_##mode)

/* The row of that id, or NULL. */
LM_API const lm_provider *lm_provider_find(const char *id);

/* The rows, in the order of the table; *n of them. */
LM_API const lm_provider *lm_provider_list(size_t *n);

/*
 * Rows of one's own from a file, which docs/providers.md describes: JSON with
 * what differs from a row of the table.
 *
 *     lm_providers *mine;
 *     if (lm_providers_read("providers.json", NULL, &mine, &err) == LM_OK) {
 *         lm_client_options options = {.providers = mine};
 *         client = lm_client_from_provider("mine/qwen3", &options);
 *     }
 *
 * Threads: a list is a constant once it is read.
 */
typedef struct lm_providers lm_providers;

/*
 * *out is the caller's until lm_providers_free, and untouched unless LM_OK is
 * returned. LM_IO: the file cannot be read. LM_SYNTAX, LM_TRUNCATED,
 * LM_INVALID: it is not such a file, and err says where ("FILE:LINE:COLUMN: ")
 * and what was expected. allocator NULL: the default one.
 */
LM_API lm_status lm_providers_read(const char *path,
                                   const lm_allocator *allocator,
                                   lm_providers **out, lm_error *err);

/* The same from n bytes of JSON. */
LM_API lm_status lm_providers_parse(const char *json, size_t n,
                                    const lm_allocator *allocator,
                                    lm_providers **out, lm_error *err);

/*
 * Adds a row made in C to such a list, and makes the list where *list is NULL.
 * What the row points to is borrowed for the time of the list; its id must not
 * be there yet. LM_CONFIG, and err says why: a row that no client could be made
 * of. Unless LM_OK is returned, *list is as it was.
 *
 *     lm_providers *mine = NULL;
 *     if (lm_provider_register(&mine, &row, NULL, &err) == LM_OK) ...
 *
 * Threads: not while clients of the list are being made.
 */
LM_API lm_status lm_provider_register(lm_providers **list,
                                      const lm_provider *row,
                                      const lm_allocator *allocator,
                                      lm_error *err);

/* The rows in the order of the file, *n of them. */
LM_API const lm_provider *lm_providers_rows(const lm_providers *list,
                                            size_t *n);

/* The row of that id, or NULL. */
LM_API const lm_provider *lm_providers_find(const lm_providers *list,
                                            const char *id);

/* With its rows, which clients that use them need; list may be NULL. */
LM_API void lm_providers_free(lm_providers *list);

LM_END_DECLS

#endif
