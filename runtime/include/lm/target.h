/* SPDX-License-Identifier: MIT */
#ifndef LM_TARGET_H
#define LM_TARGET_H

#include "lm/parser.h"
#include "lm/table.h"

LM_BEGIN_DECLS

/*
 * What a call tells a provider about the type it wants: constants that lmc
 * wrote. A profile is a provider's subset of JSON Schema; the canonical schema
 * (draft 2020-12) holds every constraint, and each profile is a lowering of
 * it. The answer is always held to the table, never to a profile.
 *
 * Threads: constants, as tables are.
 */

/* X(name, word on the command line) */
#define LM_PROFILE_LIST(X)                                                     \
    X(CANONICAL, "canonical")                                                  \
    X(OPENAI_STRICT, "openai_strict")                                          \
    X(ANTHROPIC, "anthropic")                                                  \
    X(GEMINI_JSON, "gemini_json")                                              \
    X(GEMINI_OPENAPI, "gemini_openapi")                                        \
    X(CEREBRAS, "cerebras")                                                    \
    X(XAI, "xai")                                                              \
    X(MISTRAL, "mistral")                                                      \
    X(GBNF, "gbnf")                                                            \
    X(XGRAMMAR, "xgrammar")

typedef enum lm_profile {
#define LM_X(name, word) LM_PROFILE_##name,
    LM_PROFILE_LIST(LM_X)
#undef LM_X
        LM_PROFILE_COUNT_
} lm_profile;

/* Profiles with no word for a map, nor for any value, as bits. */
#define LM_PROFILES_LOWERED                                                    \
    (1U << LM_PROFILE_OPENAI_STRICT | 1U << LM_PROFILE_ANTHROPIC |             \
     1U << LM_PROFILE_GEMINI_OPENAPI | 1U << LM_PROFILE_CEREBRAS |             \
     1U << LM_PROFILE_MISTRAL)

/*
 * The LM_PARSE_ flags for an answer to a schema of that profile: there a map
 * is a list of pairs, and a json field a text of JSON.
 */
static inline unsigned lm_profile_flags(lm_profile profile)
{
    return LM_PROFILES_LOWERED >> profile & 1
               ? (unsigned)LM_PARSE_PAIRS | (unsigned)LM_PARSE_JSON_TEXT
               : 0;
}

typedef struct lm_target {
    const lm_type *type;     /* of the answer's root: a model */
    const char *name;        /* of the tool: [A-Za-z0-9_-]{1,64} */
    const char *description; /* of the tool; NULL: none */
    const char *schemas[LM_PROFILE_COUNT_]; /* compact JSON; NULL: as
                                               canonical */
    const char *prompt;  /* the type in the compact notation */
    const char *grammar; /* GBNF; NULL: there is none */

    /*
     * Of a list, {"items": [...]}: whose texts tell its items, so that it has
     * none of its own; and where "$defs" begins in each of those schemas (at
     * the comma before it; 0: nowhere). NULL: it is no such list.
     */
    const struct lm_target *item;
    uint32_t defs[LM_PROFILE_COUNT_];
} lm_target;

/* The keys of the model of such a list. */
LM_API extern const lm_words lm_items_keys;

LM_END_DECLS

#endif
