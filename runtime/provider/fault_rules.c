/* SPDX-License-Identifier: MIT */
#include "fault.h"

#include <string.h>

#define ANYWHERE LM__FAULT_NOWHERE
#define CODE LM__FAULT_CODE
#define TYPE LM__FAULT_TYPE
#define MESSAGE LM__FAULT_MESSAGE
#define BODY LM__FAULT_BODY

/*
 * Classes, the first rule that fits: those of a word before those of a status,
 * because servers send the words they mean with a status that they share.
 */
static const struct rule {
    lm__fault_kind kind;
    int status; /* 0: any */
    lm__fault_where where;
    const char *word; /* in small letters: all of a code or type, else part */
} rules[] = {
    {LM__FAULT_QUOTA, 0, CODE, "insufficient_quota"},
    {LM__FAULT_QUOTA, 0, CODE, "billing_hard_limit_reached"},
    {LM__FAULT_QUOTA, 0, CODE, "credit_balance_exhausted"},
    {LM__FAULT_QUOTA, 0, TYPE, "insufficient_quota"},
    {LM__FAULT_QUOTA, 0, MESSAGE, "credit balance is too low"},
    {LM__FAULT_QUOTA, 0, BODY, "perday"},
    {LM__FAULT_QUOTA, 402, ANYWHERE, NULL},
    {LM__FAULT_QUOTA, 412, ANYWHERE, NULL},
    {LM__FAULT_AUTH, 401, ANYWHERE, NULL},
    {LM__FAULT_AUTH, 0, TYPE, "authentication_error"},
    {LM__FAULT_AUTH, 0, MESSAGE, "incorrect api key"},
    {LM__FAULT_AUTH, 0, BODY, "api_key_invalid"},
    {LM__FAULT_CONTENT_FILTER, 0, CODE, "content_filter"},
    {LM__FAULT_CONTENT_FILTER, 403, BODY, "moderation"},
    {LM__FAULT_CONTENT_FILTER, 403, BODY, "flagged"},
    {LM__FAULT_AUTH, 403, ANYWHERE, NULL},
    {LM__FAULT_CONTEXT_LENGTH, 0, CODE, "context_length_exceeded"},
    {LM__FAULT_CONTEXT_LENGTH, 0, TYPE, "exceed_context_size_error"},
    {LM__FAULT_CONTEXT_LENGTH, 0, MESSAGE, "maximum context length"},
    {LM__FAULT_CONTEXT_LENGTH, 0, MESSAGE, "max_new_tokens"},
    {LM__FAULT_CONTEXT_LENGTH, 0, MESSAGE, "maximum prompt length"},
    {LM__FAULT_CONTEXT_LENGTH, 0, MESSAGE, "prompt is too long"},
    {LM__FAULT_CONTEXT_LENGTH, 0, MESSAGE, "input token count"},
    {LM__FAULT_CONTEXT_LENGTH, 413, MESSAGE, "tokens"},
    {LM__FAULT_UNSUPPORTED, 404, MESSAGE, "support"},
    {LM__FAULT_NOT_FOUND, 404, ANYWHERE, NULL},
    {LM__FAULT_RATE_LIMIT, 429, ANYWHERE, NULL},
    {LM__FAULT_RATE_LIMIT, 0, CODE, "rate_limit_exceeded"},
    {LM__FAULT_RATE_LIMIT, 0, TYPE, "rate_limit_error"},
    {LM__FAULT_RATE_LIMIT, 0, TYPE, "rate_limited"},
    {LM__FAULT_RATE_LIMIT, 0, TYPE, "too_many_tokens_error"},
    {LM__FAULT_RATE_LIMIT, 0, TYPE, "resource_exhausted"},
    {LM__FAULT_SERVER, 408, ANYWHERE, NULL},
    {LM__FAULT_SERVER, 409, ANYWHERE, NULL},
    {LM__FAULT_SERVER, 425, ANYWHERE, NULL},
    {LM__FAULT_SERVER, 498, ANYWHERE, NULL},
    {LM__FAULT_SERVER, 500, ANYWHERE, NULL},
    {LM__FAULT_SERVER, 502, ANYWHERE, NULL},
    {LM__FAULT_SERVER, 503, ANYWHERE, NULL},
    {LM__FAULT_SERVER, 504, ANYWHERE, NULL},
    {LM__FAULT_SERVER, 520, ANYWHERE, NULL},
    {LM__FAULT_SERVER, 521, ANYWHERE, NULL},
    {LM__FAULT_SERVER, 522, ANYWHERE, NULL},
    {LM__FAULT_SERVER, 523, ANYWHERE, NULL},
    {LM__FAULT_SERVER, 524, ANYWHERE, NULL},
    {LM__FAULT_SERVER, 529, ANYWHERE, NULL},
    {LM__FAULT_SERVER, 0, TYPE, "server_error"},
    {LM__FAULT_SERVER, 0, TYPE, "overloaded_error"},
    {LM__FAULT_SERVER, 0, TYPE, "unavailable"},
    {LM__FAULT_SERVER, 0, CODE, "server_error"},
    {LM__FAULT_SERVER, 0, CODE, "internal_server_error"},
    {LM__FAULT_SERVER, 0, BODY, "currently unavailable"},
    {LM__FAULT_UNSUPPORTED, 0, TYPE, "not_supported_error"},
    {LM__FAULT_UNSUPPORTED, 0, MESSAGE, "does not support response format"},
    {LM__FAULT_UNSUPPORTED, 0, MESSAGE, "type is unavailable"},
    {LM__FAULT_BAD_SCHEMA, 0, CODE, "invalid_json_schema"},
    {LM__FAULT_BAD_SCHEMA, 0, CODE, "invalid_function_parameters"},
    {LM__FAULT_BAD_SCHEMA, 0, MESSAGE, "schema"},
    {LM__FAULT_BAD_SCHEMA, 0, MESSAGE, "parse grammar"},
    {LM__FAULT_SERVER, 200, ANYWHERE, NULL}, /* an error without any class */
};

/* What servers of llama.cpp say with 500: the same again would not help. */
static const struct rule finals[] = {
    {LM__FAULT_SERVER, 500, MESSAGE, "literal_error"},
    {LM__FAULT_SERVER, 500, MESSAGE, "validation"},
    {LM__FAULT_SERVER, 500, MESSAGE, "cannot use both"},
    {LM__FAULT_SERVER, 500, MESSAGE, "parse_error"},
};

static const struct {
    const char *word;
    lm_status status;
    bool retryable;
} kinds[] = {
#define LM_X(name, word, status, again) {word, status, again},
    LM__FAULT_LIST(LM_X)
#undef LM_X
};

const char *lm__fault_word(lm__fault_kind kind)
{
    return kinds[kind].word;
}

lm_status lm__fault_status(lm__fault_kind kind)
{
    return kinds[kind].status;
}

bool lm__fault_retryable(lm__fault_kind kind)
{
    return kinds[kind].retryable;
}

static char small(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    return c;
}

/* word is in small letters. */
static bool begins_with(const char *text, const char *word)
{
    for (; *word; text++, word++)
        if (small(*text) != *word)
            return false;
    return true;
}

static bool holds(const char *text, const char *word)
{
    for (; *text; text++)
        if (begins_with(text, word))
            return true;
    return false;
}

static bool fits(const struct rule *rule, const lm__fault_details *d)
{
    const char *text = d->text[rule->where];

    if (rule->status && rule->status != d->status)
        return false;
    if (!rule->word)
        return true;
    if (!text)
        return false;
    if (rule->where == CODE || rule->where == TYPE)
        return begins_with(text, rule->word) && !text[strlen(rule->word)];
    return holds(text, rule->word);
}

bool lm__fault_final(const lm__fault_details *d)
{
    for (size_t i = 0; i < sizeof(finals) / sizeof(*finals); i++)
        if (fits(&finals[i], d))
            return true;
    return false;
}

lm__fault_kind lm__fault_classify(const lm__fault_details *d)
{
    for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++)
        if (fits(&rules[i], d))
            return rules[i].kind;
    return LM__FAULT_BAD_REQUEST;
}
