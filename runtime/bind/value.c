/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "arena.h"

#include <stdalign.h>
#include <string.h>

/* The tokens that a kind takes as they are, and with a conversion. */
static const struct {
    uint8_t exact, lax;
} kinds[] = {
    [LM_KIND_BOOL] = {LM_TOKEN_BOOL, LM_TOKEN_STRING},
    [LM_KIND_INT] = {LM_TOKEN_NUMBER, LM_TOKEN_STRING},
    [LM_KIND_UINT] = {LM_TOKEN_NUMBER, LM_TOKEN_STRING},
    [LM_KIND_FLOAT] = {LM_TOKEN_NUMBER, LM_TOKEN_STRING},
    [LM_KIND_STRING] = {LM_TOKEN_STRING, LM_TOKEN_NUMBER},
    [LM_KIND_ENUM] = {LM_TOKEN_STRING, 0},
    [LM_KIND_MODEL] = {LM_TOKEN_OBJECT, 0},
    [LM_KIND_LIST] = {LM_TOKEN_ARRAY, 0},
    [LM_KIND_MAP] = {LM_TOKEN_OBJECT, 0},
    [LM_KIND_UNION] = {0, 0},
    [LM_KIND_JSON] = {0xFF, 0},
    [LM_KIND_FORMAT] = {LM_TOKEN_STRING, 0},
    [LM_KIND_BYTES] = {LM_TOKEN_STRING, 0},
    [LM_KIND_DECIMAL] = {LM_TOKEN_NUMBER, LM_TOKEN_STRING},
};

unsigned lm__type_tokens(const lm_type *type)
{
    return kinds[type->kind].exact;
}

static bool takes(const lm_parser *p, const lm_type *type, unsigned token)
{
    unsigned tokens = kinds[type->kind].exact;

    if (!p->strict)
        tokens |= kinds[type->kind].lax;
    if (type->kind == LM_KIND_MAP && lm__reads_pairs(p))
        tokens |= LM_TOKEN_ARRAY;
    return tokens & token;
}

void *lm__value_memory(lm_parser *p, size_t size)
{
    void *memory = lm__arena_take(p->arena, size, alignof(max_align_t));

    if (!memory) {
        lm__no_value_memory(p, size);
        return NULL;
    }
    return memset(memory, 0, size);
}

void lm__clear(const lm_type *type, char *slot)
{
    if (lm__type_is_pointer(type))
        lm__store_pointer(slot, NULL);
    else
        memset(slot, 0, type->size);
    if (lm__type_is_counted(type))
        lm__slot_set_count(type, slot, 0);
    lm__slot_set_has(type, slot, false);
}

const lm_type *lm__place_of(const lm__frame *f, char **slot)
{
    const lm_field *field;

    switch (f->kind) {
    case LM__FRAME_ROOT:
        *slot = f->base;
        return f->type;
    case LM__FRAME_MODEL:
        field = &lm__model_of(f)->fields[f->at];
        *slot = f->base ? f->base + field->offset : NULL;
        return &field->type;
    case LM__FRAME_LIST:
        *slot = lm__item_slot(f);
        return f->type->of;
    default:
        *slot = lm__entry_slot(f);
        return &((const lm_map *)f->type->of)->value;
    }
}

static void root_begin(lm_parser *p, lm__frame *f)
{
    if (p->build && !p->root && !lm__root_new(p))
        return;
    f->base = p->root;
    f->at = 0;
}

/* Makes room for the value that begins; false: it goes nowhere. */
static bool prepare(lm_parser *p, lm__frame *f, unsigned token)
{
    switch (f->kind) {
    case LM__FRAME_ROOT:
        root_begin(p, f);
        break;
    case LM__FRAME_MODEL:
        f->before = p->n_violations;
        break;
    case LM__FRAME_LIST:
        lm__item_begin(p, f);
        break;
    case LM__FRAME_MAP:
        break;
    case LM__FRAME_SWITCH:
        lm__switch_value(p, f, token);
        return false;
    default:
        return false;
    }
    return p->status == LM_OK && f->at >= 0;
}

/* A null that nothing takes: absent where a conversion may make it so. */
static void null_begin(lm_parser *p, const lm_type *type)
{
    lm__frame *f = lm__top(p);
    const lm_model *model;
    const char *init;
    char tokens[LM__SHOWN];

    if (type->flags & LM_TYPE_OPTIONAL)
        return;
    if (f->kind == LM__FRAME_MODEL && !p->strict) {
        model = f->type->of;
        init = model->inits ? model->inits[f->at] : NULL;
        if (init || !(model->fields[f->at].flags & LM_FIELD_REQUIRED)) {
            lm__note(p, LM_CODE_NULL_TO_ABSENT, lm__at_token(p),
                     "null stands for a value left out");
            lm__see(p, f, (uint32_t)f->at, false);
            return;
        }
    }
    lm__note(p, LM_CODE_TYPE, lm__at_token(p), "expected %s, found null",
             type->kind == LM_KIND_UNION ? lm__show_tokens(tokens, type->of)
                                         : lm__expected(type));
}

static void raw_begin(lm_parser *p, char *slot)
{
    char byte = (char)p->byte;

    if (!p->build)
        return;
    p->raw = true;
    p->raw_depth = p->depth;
    p->raw_slot = slot;
    lm__text_begin(p, NULL, 0);
    lm__text_put(p, &byte, 1);
}

static void scalar_begin(lm_parser *p, unsigned token)
{
    const lm_string_rules *rules = p->type->rules;
    const lm_enum *e = p->type->of;

    switch (p->type->kind) {
    case LM_KIND_STRING:
        p->accept = LM__TAKE_TEXT;
        p->dfa = rules && rules->pattern ? 1 : 0;
        lm__text_begin(p, p->slot,
                       p->type->flags & LM_TYPE_INLINE ? p->type->size : 0);
        break;
    case LM_KIND_ENUM:
        p->accept = LM__TAKE_WORD;
        lm__narrow_start(&p->narrow, e->words);
        break;
    case LM_KIND_FORMAT:
    case LM_KIND_BYTES:
        lm__format_begin(p);
        break;
    case LM_KIND_BOOL:
        p->accept = token == LM_TOKEN_BOOL ? LM__TAKE_LITERAL : LM__TAKE_QUOTED;
        break;
    case LM_KIND_FLOAT:
    case LM_KIND_DECIMAL:
        p->accept = token == LM_TOKEN_NUMBER ? LM__TAKE_FLOAT : LM__TAKE_QUOTED;
        break;
    default:
        p->accept =
            token == LM_TOKEN_NUMBER ? LM__TAKE_INTEGER : LM__TAKE_QUOTED;
        break;
    }
}

static void open_model(lm_parser *p, const lm_type *type, char *slot)
{
    lm__frame *f = lm__push(p, LM__FRAME_MODEL, type, slot);

    if (f && (lm__model_of(f)->flags & LM_MODEL_STRICT))
        f->flags |= LM__FRAME_STRICT;
    if (f && ((lm__model_of(f)->flags & LM_MODEL_FORBID_EXTRA) ||
              (p->options.flags & LM_PARSE_CLOSED)))
        f->flags |= LM__FRAME_CLOSED;
    if (f && lm__model_hides(lm__model_of(f)))
        f->flags |= LM__FRAME_HIDES;
}

/* Items of the field being read may be left out; strictly none may. */
static bool drops(const lm_parser *p, const lm__frame *f)
{
    return p->options.policy != LM_POLICY_STRICT &&
           f->kind == LM__FRAME_MODEL && f->at >= 0 &&
           (lm__model_of(f)->fields[f->at].flags & LM_FIELD_DROP_INVALID);
}

static void open_items(lm_parser *p, const lm_type *type, char *slot)
{
    bool list = type->kind == LM_KIND_LIST;
    lm__frame *f =
        lm__push(p, list ? LM__FRAME_LIST : LM__FRAME_MAP, type, slot);

    if (!f)
        return;
    if (list && drops(p, f - 1))
        f->flags |= LM__FRAME_DROPS | LM__FRAME_HIDES;
    if (slot)
        lm__items_open(p, f);
}

static void open_container(lm_parser *p, const lm_type *type, char *slot)
{
    if (type->kind == LM_KIND_MODEL)
        open_model(p, type, slot);
    else
        open_items(p, type, slot);
}

static const lm_type *unbox(lm_parser *p, const lm_type *type, char **slot)
{
    void *target;

    if (!(type->flags & LM_TYPE_BOXED) || !*slot)
        return type;
    target = lm__value_memory(p, type->size ? type->size : 1);
    if (!target)
        return NULL;
    lm__store_pointer(*slot, target);
    *slot = target;
    return type;
}

/* The member that takes the token, through unions within unions. */
static const lm_type *resolve(lm_parser *p, const lm_type *type, char **slot,
                              unsigned token)
{
    type = unbox(p, type, slot);
    while (type && type->kind == LM_KIND_UNION) {
        type = lm__union_pick(p, type, slot, token);
        if (type)
            type = unbox(p, type, slot);
    }
    return type;
}

static void bind(lm_parser *p, const lm_type *type, char *slot, unsigned token)
{
    p->strict = p->options.policy == LM_POLICY_STRICT ||
                (lm__top(p)->flags & LM__FRAME_STRICT) ||
                (type->flags & LM_TYPE_STRICT);
    if (token == LM_TOKEN_NULL &&
        ((type->flags & LM_TYPE_OPTIONAL) || !lm__takes_null(type))) {
        null_begin(p, type);
        return;
    }
    if (type->kind != LM_KIND_UNION && !takes(p, type, token)) {
        lm__note(p, LM_CODE_TYPE, lm__at_token(p), "expected %s, found %s",
                 lm__expected(type), lm__found(token));
        return;
    }
    type = resolve(p, type, &slot, token);
    if (type && type->kind == LM_KIND_MAP && token == LM_TOKEN_ARRAY)
        type = lm__pairs_type(p, type);
    if (!type)
        return;
    p->type = type;
    p->slot = slot;
    if (type->kind == LM_KIND_JSON)
        raw_begin(p, slot);
    else if (token & (LM_TOKEN_OBJECT | LM_TOKEN_ARRAY))
        open_container(p, type, slot);
    else if (token != LM_TOKEN_NULL)
        scalar_begin(p, token);
}

/* Text and containers show in a partial value from their first byte. */
static void show_value(lm_parser *p, lm__frame *f, const lm_type *type,
                       char *slot)
{
    if (p->union_slot)
        memcpy(p->union_slot, &p->union_kind, sizeof(p->union_kind));
    p->union_slot = NULL;
    if (slot)
        lm__slot_set_has(type, slot, true);
    if (f->kind == LM__FRAME_LIST || f->kind == LM__FRAME_MAP)
        lm__items_show(f);
}

void lm__value_begin(lm_parser *p, unsigned token)
{
    uint32_t depth = p->depth;
    const lm_type *type = NULL;
    char *slot = NULL;

    p->token = p->offset;
    p->token_of = (uint8_t)token;
    p->accept = LM__TAKE_NOTHING;
    p->type = NULL;
    p->union_slot = NULL;
    p->stored = false;
    p->runs = false;
    p->key_cut = p->cut;
    p->cut = false;
    p->n_token = 0;
    p->points = 0;
    if (prepare(p, lm__top(p), token)) {
        p->n_scratch = 0;
        type = lm__place_of(lm__top(p), &slot);
        bind(p, type, slot, token);
    } else if (lm__keeps_extra(p, lm__top(p))) {
        lm__extra_begin(p);
    }
    if (p->status != LM_OK)
        return;
    if (type && (p->depth > depth || p->accept == LM__TAKE_TEXT) &&
        lm__top(p)->kind != LM__FRAME_SWITCH)
        show_value(p, &p->frames[depth], type, slot);
    p->lex.null_ok = p->accept == LM__TAKE_NOTHING;
    if ((token & (LM_TOKEN_OBJECT | LM_TOKEN_ARRAY)) && p->depth == depth)
        lm__push(p, LM__FRAME_SKIP, NULL, NULL);
}

void lm__value_again(lm_parser *p, const lm_type *type, char *slot)
{
    p->token = p->offset;
    p->token_of = LM_TOKEN_OBJECT;
    p->strict = p->options.policy == LM_POLICY_STRICT ||
                (lm__top(p)->flags & LM__FRAME_STRICT) ||
                (type->flags & LM_TYPE_STRICT);
    p->union_slot = NULL;
    p->byte = '{';
    p->lex.state = LM__FIRST_KEY;
    type = resolve(p, type, &slot, LM_TOKEN_OBJECT);
    if (type)
        open_container(p, type, slot);
    if (p->status == LM_OK && p->union_slot)
        memcpy(p->union_slot, &p->union_kind, sizeof(p->union_kind));
}

static void raw_end(lm_parser *p)
{
    bool is_text =
        (p->options.flags & LM_PARSE_JSON_TEXT) && !p->raw_extra && p->text;

    p->raw = false;
    if (p->raw_extra)
        lm__text_put(p, "}", 1);
    p->raw_extra = false;
    p->n_extra = 0;
    lm__text_end(p);
    if (p->status == LM_OK && is_text && p->text[0] == '"')
        p->text = lm__json_of_text(p, p->text, p->text_n);
    if (p->status == LM_OK && p->raw_slot)
        lm__store_pointer(p->raw_slot, p->text);
    p->stored = true;
}

void lm__value_done(lm_parser *p, lm__place place)
{
    lm__frame *f = lm__top(p);
    const lm_type *type;
    char *slot;

    if (p->raw && p->depth == p->raw_depth)
        raw_end(p);
    if (p->status != LM_OK)
        return;
    if (p->stored && f->at >= 0 && f->kind != LM__FRAME_SWITCH &&
        f->kind != LM__FRAME_SKIP) {
        type = lm__place_of(f, &slot);
        show_value(p, f, type, slot);
        p->stored = false;
    }
    if (f->kind == LM__FRAME_MODEL && f->at >= 0) {
        f->next = (uint32_t)f->at + 1;
        lm__check_field(p, f, place);
    } else if (f->kind == LM__FRAME_LIST || f->kind == LM__FRAME_MAP) {
        lm__item_done(f);
    } else if (f->kind == LM__FRAME_ROOT) {
        p->done = true;
    }
    f->at = -1;
}
