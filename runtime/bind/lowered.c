/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "arena.h"
#include "utf8.h"

#include <stdalign.h>
#include <string.h>

/*
 * What a schema for a provider had to say otherwise, read back: a map that
 * came as a list of pairs, and JSON that came as a text.
 *
 * The pairs are read as what they look like, a list of models, because the
 * entries of a map lie in memory just so. Tables for that list are made when
 * one begins; at its end it is the map that it stands for.
 */

static const uint32_t pair_at[] = {0, 7, 16};
static const uint16_t pair_sorted[] = {0, 1};
static const lm_words pair_keys = {
    .text = ",\"key\":,\"value\":" LM_WORDS_END,
    .at = pair_at,
    .sorted = pair_sorted,
    .n = 2,
    .lead = 2,
    .trail = 2,
    .plain = true,
};

typedef struct pairs {
    lm_type list;
    lm_type item;
    lm_model model;
    lm_field fields[2];
    lm_list_rules rules;
    const lm_type *map; /* that they stand for */
} pairs;

const lm_type *lm__pairs_type(lm_parser *p, const lm_type *map)
{
    const lm_map *of = map->of;
    pairs *made = lm__value_memory(p, sizeof(*made));

    if (!made)
        return NULL;
    made->fields[0].type.kind = LM_KIND_STRING;
    made->fields[0].type.size = sizeof(char *);
    made->fields[0].flags =
        LM_FIELD_REQUIRED | LM_FIELD_ATOMIC | LM_FIELD_NONNULL;
    made->fields[1].type = of->value;
    made->fields[1].offset = of->value_offset;
    made->fields[1].flags = LM_FIELD_REQUIRED;
    made->model.name = "a pair";
    made->model.fields = made->fields;
    made->model.keys = &pair_keys;
    made->model.size = of->entry_size;
    made->model.n_fields = 2;
    /* Nobody sees an entry without its key. */
    made->model.flags = LM_MODEL_FORBID_EXTRA | LM_MODEL_WAITS;
    made->item.kind = LM_KIND_MODEL;
    made->item.size = of->entry_size;
    made->item.of = &made->model;
    made->list = *map;
    made->list.kind = LM_KIND_LIST;
    made->list.of = &made->item;
    /* That keys differ is the first gear's to see, as with "unique". */
    if (map->rules)
        made->rules = *(const lm_list_rules *)map->rules;
    made->rules.set |= LM_RULE_UNIQUE;
    made->list.rules = &made->rules;
    made->map = map;
    return &made->list;
}

bool lm__is_pairs(const lm__frame *f)
{
    const lm_type *item = f->type->of;

    return f->kind == LM__FRAME_LIST && item->kind == LM_KIND_MODEL &&
           ((const lm_model *)item->of)->keys == &pair_keys;
}

void lm__pairs_end(lm_parser *p, lm__frame *f)
{
    f->type = ((const pairs *)f->type)->map;
    f->kind = LM__FRAME_MAP;
    if (f->base && p->n_violations == f->violations)
        lm__entries_unite(p, f);
}

/* The characters of a JSON string, which stand in the value's memory. */
static char *unquote(lm_parser *p, const char *text, size_t n)
{
    char *plain = lm__arena_take(p->arena, n, 1);
    lm__lex lex = {0};
    size_t size = 0;

    if (!plain) {
        lm__no_value_memory(p, n);
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        switch (lm__lex_step(&lex, (uint8_t)text[i])) {
        case LM__LEX_CHAR:
        case LM__LEX_LEAD:
        case LM__LEX_TRAIL:
        case LM__LEX_LAST:
            plain[size++] = text[i];
            break;
        case LM__LEX_POINT:
            size += lm__utf8_put(plain + size, lex.point);
            break;
        default:
            break;
        }
    }
    plain[size] = '\0';
    return plain;
}

/* The text as JSON, white space left out; NULL: it is none. */
static char *read_text(lm_parser *p, const char *text)
{
    static const lm_type json = {.kind = LM_KIND_JSON, .size = sizeof(char *)};
    lm_parse_options options = {.policy = LM_POLICY_STRICT,
                                .limits = p->options.limits,
                                .allocator = p->options.allocator};
    char *value = NULL;
    lm_parser inner;
    lm__room room;
    lm_status status;

    lm__parser_init(&inner, &json, &options, &room);
    inner.root = &value;
    inner.arena = p->arena;
    inner.quiet = true;
    lm__chunk_begin(&inner, text);
    lm__run(&inner, text, strlen(text));
    status = lm__parser_end(&inner);
    inner.root = NULL;
    lm__parser_drop(&inner);
    if (status == LM_NOMEM)
        lm__nomem(p);
    return status == LM_OK ? value : NULL;
}

char *lm__json_of_text(lm_parser *p, char *string, size_t n)
{
    char *text = unquote(p, string, n);
    char *value = text ? read_text(p, text) : NULL;

    if (value || p->status != LM_OK)
        return value ? value : string;
    lm__note(p, p->strict ? LM_CODE_TYPE : LM_CODE_TEXT_TO_JSON,
             lm__at_token(p),
             p->strict ? "expected JSON in a string"
                       : "a text that is no JSON is kept as a string");
    return string;
}
