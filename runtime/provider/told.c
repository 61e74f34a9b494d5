/* SPDX-License-Identifier: MIT */
#include "told.h"

#include <string.h>

/* What a grammar of lmc's begins with. */
static const char root[] = "root ::= ";

static void add(lm__told *text, const char *at, size_t n)
{
    text->piece[text->n++] = (lm__span){at, n};
}

static void add_all(lm__told *text, const char *at)
{
    add(text, at, strlen(at));
}

static const lm_target *texts_of(const lm_target *target)
{
    return target->item ? target->item : target;
}

/* What profiles say of an object beside its properties. */
static const char *root_end(lm_profile profile)
{
    static const char closed[] = ",\"additionalProperties\":false";
    static const char *const ends[LM_PROFILE_COUNT_] = {
        [LM_PROFILE_OPENAI_STRICT] = closed,
        [LM_PROFILE_ANTHROPIC] = closed,
        [LM_PROFILE_CEREBRAS] = closed,
        [LM_PROFILE_MISTRAL] = closed,
        [LM_PROFILE_XGRAMMAR] = closed,
        [LM_PROFILE_GEMINI_OPENAPI] = ",\"propertyOrdering\":[\"items\"]",
    };

    return ends[profile] ? ends[profile] : "";
}

/* Definitions stay at the root, where references look for them. */
static void add_list(lm__told *text, const lm_target *list, lm_profile profile)
{
    const char *item = list->item->schemas[profile];
    size_t defs = list->defs[profile];

    add_all(text, "{\"type\":\"object\",\"properties\":{\"items\":"
                  "{\"type\":\"array\",\"items\":");
    add(text, item, defs ? defs : strlen(item));
    add_all(text, defs ? "}}},\"required\":[\"items\"]"
                       : "}},\"required\":[\"items\"]");
    add_all(text, root_end(profile));
    add_all(text, defs ? item + defs : "}");
}

lm__told lm__told_schema(const lm_target *target, lm_profile profile)
{
    lm__told text = {.n = 0};

    if (!lm__has_schema(target, profile))
        profile = LM_PROFILE_CANONICAL;
    if (target->item)
        add_list(&text, target, profile);
    else
        add_all(&text, target->schemas[profile]);
    return text;
}

bool lm__has_schema(const lm_target *target, lm_profile profile)
{
    return texts_of(target)->schemas[profile] != NULL;
}

static void put(lm_buffer *out, lm__told text)
{
    for (size_t i = 0; i < text.n; i++)
        lm_buffer_append(out, text.piece[i].at, text.piece[i].n);
}

void lm__put_schema(lm_buffer *out, const lm_target *target, lm_profile profile)
{
    put(out, lm__told_schema(target, profile));
}

bool lm__has_notation(const lm_target *target)
{
    return texts_of(target)->prompt != NULL;
}

void lm__put_notation(lm_buffer *out, const lm_target *target)
{
    if (target->item)
        lm_buffer_puts(out, " {\"items\": [...]}, each item of this form:\n");
    else
        lm_buffer_puts(out, " of this form:\n");
    lm_buffer_puts(out, texts_of(target)->prompt);
}

bool lm__has_grammar(const lm_target *target)
{
    const char *text = texts_of(target)->grammar;

    return text && (!target->item || strncmp(text, root, strlen(root)) == 0);
}

/* No rule of lmc's has the name that we give the item's. */
lm__told lm__told_grammar(const lm_target *target)
{
    const char *grammar = texts_of(target)->grammar;
    lm__told text = {.n = 0};

    if (target->item) {
        add_all(&text, "root ::= \"{\" ws \"\\\"items\\\":\" ws \"[\" ws "
                       "(root-item (\",\" ws root-item)*)? ws \"]\" ws "
                       "\"}\"\nroot-item ::= ");
        grammar += strlen(root);
    }
    add_all(&text, grammar);
    return text;
}
