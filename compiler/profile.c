/* SPDX-License-Identifier: MIT */
#include "profile.h"

#define BIT(name) (1U << SCHEMA_##name)

#define LENGTHS (BIT(MIN_LENGTH) | BIT(MAX_LENGTH))
#define INCLUSIVE (BIT(MINIMUM) | BIT(MAXIMUM))
#define EXCLUSIVE (BIT(ABOVE) | BIT(BELOW))
#define BOUNDS (INCLUSIVE | EXCLUSIVE | BIT(MULTIPLE_OF))
#define ITEMS (BIT(MIN_ITEMS) | BIT(MAX_ITEMS))
#define PROPERTIES (BIT(MIN_PROPERTIES) | BIT(MAX_PROPERTIES))
/* No provider takes these. */
#define FORMATS                                                                \
    (BIT(NOT_BEFORE) | BIT(AFTER) | BIT(NOT_AFTER) | BIT(BEFORE) |             \
     BIT(ENCODING))
#define NOTES (BIT(TITLE) | BIT(EXAMPLES) | BIT(DEPRECATED))

/* As published by the providers, and where they are silent the safer way. */
const profile profiles[LM_PROFILE_COUNT_] = {
    [LM_PROFILE_CANONICAL] = {.word = "canonical"},
    [LM_PROFILE_OPENAI_STRICT] =
        {
            .word = "openai_strict",
            .flags = PROFILE_CLOSED | PROFILE_ALL_REQUIRED | PROFILE_BARE_REFS,
            .drop = BIT(DEFAULT) | BIT(EXAMPLES) | BIT(DEPRECATED),
            .fold = FORMATS | LENGTHS | BIT(UNIQUE) | PROPERTIES,
            .formats = "date-time time date duration email hostname ipv4 "
                       "ipv6 uuid",
            .limits = {.properties = 5000,
                       .depth = 10,
                       .enum_values = 1000,
                       .name_bytes = 120000},
        },
    [LM_PROFILE_ANTHROPIC] =
        {
            .word = "anthropic",
            .flags = PROFILE_CLOSED | PROFILE_NO_RECURSION | PROFILE_BARE_REFS |
                     PROFILE_ONE_MIN_ITEM,
            .drop = BIT(EXAMPLES) | BIT(DEPRECATED),
            .fold = FORMATS | BOUNDS | LENGTHS | BIT(MAX_ITEMS) | BIT(UNIQUE) |
                    PROPERTIES,
            .formats = "date-time time date duration email hostname uri ipv4 "
                       "ipv6 uuid",
            .limits = {.optional = 24, .unions = 16},
        },
    [LM_PROFILE_GEMINI_JSON] =
        {
            .word = "gemini_json",
            .flags = PROFILE_BARE_REFS | PROFILE_NO_CONST,
            .drop = BIT(DEFAULT) | BIT(EXAMPLES) | BIT(DEPRECATED),
            .fold = FORMATS | EXCLUSIVE | BIT(MULTIPLE_OF) | LENGTHS |
                    BIT(PATTERN) | BIT(UNIQUE) | PROPERTIES,
            .formats = "date-time date time",
        },
    [LM_PROFILE_GEMINI_OPENAPI] =
        {
            .word = "gemini_openapi",
            .flags = PROFILE_NO_ADDITIONAL | PROFILE_INLINE_REFS |
                     PROFILE_NO_RECURSION | PROFILE_NO_CONST |
                     PROFILE_STRING_ENUMS | PROFILE_NULLABLE | PROFILE_ORDERED,
            .drop = BIT(EXAMPLES) | BIT(DEPRECATED),
            .fold = FORMATS | EXCLUSIVE | BIT(MULTIPLE_OF) | BIT(UNIQUE) |
                    PROPERTIES,
            .formats = "date-time",
        },
    [LM_PROFILE_CEREBRAS] =
        {
            .word = "cerebras",
            .flags = PROFILE_CLOSED | PROFILE_ALL_REQUIRED | PROFILE_BARE_REFS |
                     PROFILE_NO_RECURSION,
            .drop = BIT(DEFAULT) | NOTES,
            .fold = FORMATS | BIT(PATTERN) | LENGTHS | ITEMS | BIT(UNIQUE) |
                    PROPERTIES,
            .formats = "",
            .limits = {.properties = 500,
                       .depth = 10,
                       .enum_values = 500,
                       .name_bytes = 5000},
        },
    [LM_PROFILE_XAI] =
        {
            .word = "xai",
            .flags = PROFILE_BARE_REFS,
            .drop = BIT(EXAMPLES) | BIT(DEPRECATED),
            .fold = FORMATS | BIT(MULTIPLE_OF) | BIT(UNIQUE) | PROPERTIES,
            .max_length = 2048,
            .max_items = 256,
        },
    [LM_PROFILE_MISTRAL] =
        {
            .word = "mistral",
            .flags = PROFILE_CLOSED | PROFILE_ALL_REQUIRED | PROFILE_BARE_REFS,
            .drop = BIT(DEFAULT) | NOTES,
            .fold = FORMATS | BOUNDS | LENGTHS | ITEMS | BIT(PATTERN) |
                    BIT(UNIQUE) | PROPERTIES,
            .formats = "",
        },
    [LM_PROFILE_GBNF] =
        {
            .word = "gbnf",
            .flags = PROFILE_BARE_REFS | PROFILE_ANCHORED | PROFILE_INT_BOUNDS,
            .drop = BIT(DEFAULT) | NOTES,
            .fold = FORMATS | BIT(MULTIPLE_OF) | BIT(UNIQUE) | PROPERTIES,
            .formats = "date time date-time uuid",
        },
    [LM_PROFILE_XGRAMMAR] =
        {
            .word = "xgrammar",
            .flags = PROFILE_CLOSED | PROFILE_INT_BOUNDS,
            .drop = BIT(DEFAULT) | NOTES,
            .fold = FORMATS | BIT(MULTIPLE_OF) | BIT(UNIQUE) | PROPERTIES,
        },
};
