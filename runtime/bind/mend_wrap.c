/* SPDX-License-Identifier: MIT */
#include "mend.h"

/*
 * A list of one for an object, an object for a list of one, an object around
 * the answer, items on lines of their own.
 */

static bool push(lm_parser *p, lm__wrap_kind kind)
{
    lm__mender *m = p->mend;

    if (m->n_wraps == LM__WRAPS)
        return false;
    m->wraps[m->n_wraps++] = (lm__wrap){(uint8_t)kind, p->depth};
    return true;
}

static const lm__wrap *top(const lm_parser *p)
{
    const lm__mender *m = p->mend;

    return m->n_wraps ? &m->wraps[m->n_wraps - 1] : NULL;
}

/* `[{`, where an object is wanted. */
static lm__look array_around(lm_parser *p, lm__view *v)
{
    const char *s = lm__skip_white(v->s + 1, lm__horizon(v));

    if (s == lm__horizon(v))
        return lm__beyond(v, LM__NO);
    if (*s != '{' || !push(p, LM__WRAP_ARRAY))
        return LM__NO;
    lm__note(p, LM_CODE_ARRAY_TO_ITEM, lm__here(p),
             "the array around one object is left out");
    lm__drop(p, v, 1);
    return LM__YES;
}

/* An item where a list is wanted. */
static lm__look item_alone(lm_parser *p)
{
    bool root = !p->depth;
    lm__place place = lm__here(p);

    lm__put(p, '[');
    if (!push(p, root ? LM__WRAP_LINES : LM__WRAP_ITEM))
        return LM__YES;
    lm__note(p, LM_CODE_ITEM_TO_ARRAY, place, "one item is read as a list");
    return LM__YES;
}

static const lm_model *model_of(const lm_type *type)
{
    if (type->kind == LM_KIND_LIST)
        type = type->of;
    return type->kind == LM_KIND_MODEL ? type->of : NULL;
}

static bool has_key(const lm_model *model, const lm__key *key)
{
    return lm__near(model->keys, key->s, (size_t)(key->end - key->s), NULL,
                    NULL) >= 0;
}

/* `{"key": {"name":`, where only the inner key is one of the answer's. */
static lm__look object_around(lm_parser *p, lm__view *v, const lm_type *type)
{
    const lm_model *model = model_of(type);
    bool list = type->kind == LM_KIND_LIST;
    lm__key outer;
    lm__key inner;
    lm__look look = lm__key_at(v, v->s + 1, &outer);

    if (look != LM__YES || (model && has_key(model, &outer)))
        return look == LM__WAIT ? look : LM__NO;
    outer.next = lm__skip_white(outer.next, lm__horizon(v));
    if (outer.next == lm__horizon(v))
        return lm__beyond(v, LM__NO);
    if (*outer.next != (list ? '[' : '{') ||
        (!list && (!model || (model->flags & LM_MODEL_KEEP_EXTRA))))
        return LM__NO;
    if (!list) {
        look = lm__key_at(v, outer.next + 1, &inner);
        if (look != LM__YES || !has_key(model, &inner))
            return look == LM__WAIT ? look : LM__NO;
    }
    if (!push(p, LM__WRAP_OBJECT))
        return LM__NO;
    lm__note(p, LM_CODE_WRAPPER, lm__here(p),
             "the object around the answer is left out");
    lm__drop(p, v, (size_t)(outer.next - v->s));
    return LM__YES;
}

lm__look lm__mend_wrap(lm_parser *p, lm__view *v)
{
    const lm_type *type = lm__next_type(p);
    unsigned tokens = lm__next_tokens(type);
    lm__look look;

    if (!type || p->status != LM_OK)
        return LM__NO;
    if (*v->s == '[' && !(tokens & LM_TOKEN_ARRAY) &&
        (tokens & LM_TOKEN_OBJECT) &&
        !(type->kind == LM_KIND_MAP && lm__reads_pairs(p)))
        return array_around(p, v);
    if (*v->s == '{' && !p->depth && !p->mend->n_wraps) {
        look = object_around(p, v, type);
        if (look != LM__NO)
            return look;
    }
    if (type->kind != LM_KIND_LIST)
        return LM__NO;
    tokens = lm__next_tokens(type->of);
    if ((*v->s == '{' && (tokens & LM_TOKEN_OBJECT)) ||
        (*v->s == '"' && (tokens & LM_TOKEN_STRING)) ||
        (lm__is_digit(*v->s) && (tokens & LM_TOKEN_NUMBER)))
        return item_alone(p);
    return LM__NO;
}

/* More keys beside the answer: so the outer object may be the answer. */
static void outer_object(lm_parser *p)
{
    lm__place place = lm__here(p);
    const lm_model *model = model_of(p->root_type);

    lm__mend_again(p);
    p->mend->mode = LM__BETWEEN;
    lm__put(p, '{');
    if (!model ||
        (model->flags & (LM_MODEL_FORBID_EXTRA | LM_MODEL_KEEP_EXTRA)))
        lm__note(p, LM_CODE_UNKNOWN_KEY, place,
                 "keys stand beside an object that is not one of them");
    p->lex.state = LM__AFTER_MEMBER;
}

bool lm__mend_unwrap(lm_parser *p, lm__view *v)
{
    const lm__wrap *wrap = top(p);
    bool array = wrap && wrap->kind == LM__WRAP_ARRAY;

    if (!wrap || wrap->depth != p->depth || wrap->kind > LM__WRAP_OBJECT ||
        p->lex.state < LM__AFTER_ITEM || p->lex.state > LM__AFTER_ROOT ||
        p->frames[p->depth].at >= 0)
        return false;
    if (*v->s == (array ? ']' : '}')) {
        p->mend->n_wraps--;
        lm__drop(p, v, 1);
        return true;
    }
    if (array && *v->s == ',') {
        lm__fail(p, LM_CODE_TYPE, lm__here(p),
                 "expected one value, found an array of more");
        return true;
    }
    if (array || !p->done || *v->s != ',')
        return false;
    p->mend->n_wraps--;
    if (p->root_type->kind == LM_KIND_LIST) {
        lm__fail(p, LM_CODE_TYPE, lm__here(p),
                 "expected an array, found an object with more than one key");
        return true;
    }
    lm__mend_found(p);
    outer_object(p);
    return true;
}

/* Items on lines: as long as another object follows. */
static bool goes_on(const lm_parser *p, const lm__view *v)
{
    const lm__wrap *wrap = top(p);

    return wrap->kind == LM__WRAP_LINES && v &&
           (v->s == v->end || *v->s == '{' || *v->s == ',' ||
            lm__is_white(*v->s));
}

void lm__mend_unwound(lm_parser *p)
{
    lm__mender *m = p->mend;

    while (m->n_wraps && m->wraps[m->n_wraps - 1].depth > p->depth) {
        m->n_wraps--;
        lm__note(p, LM_CODE_MISSING_CLOSER, lm__here(p), "a ] is missing here");
    }
}

void lm__mend_wrapped(lm_parser *p, const lm__view *v)
{
    const lm__wrap *wrap = top(p);

    while (wrap && wrap->kind >= LM__WRAP_ITEM && p->status == LM_OK &&
           p->depth == wrap->depth && p->lex.state == LM__AFTER_ITEM &&
           !goes_on(p, v)) {
        p->mend->n_wraps--;
        p->mend->comma = false;
        lm__put(p, ']');
        wrap = top(p);
    }
}
