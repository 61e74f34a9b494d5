/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "mend.h"

/*
 * The fields whose keys may come next under LM_PARSE_ORDERED: those between
 * the last one read and the first one that is required, and that one, which is
 * open also where a later key (the tag of a union) came before it.
 */
typedef struct window {
    uint32_t after; /* 1 + the last field read */
    uint32_t until; /* the first required field not read; or all of them */
} window;

static window window_of(const lm_parser *p, const lm__frame *f)
{
    const lm_model *model = lm__model_of(f);
    window w = {0, model->n_fields};

    if (!(p->options.flags & LM_PARSE_ORDERED))
        return w;
    for (uint32_t i = 0; i < model->n_fields; i++) {
        if (lm__seen(p, f, i))
            w.after = i + 1;
        else if (w.until == model->n_fields &&
                 (model->fields[i].flags & LM_FIELD_REQUIRED))
            w.until = i;
    }
    return w;
}

static bool is_open(const lm_parser *p, const lm__frame *f, window w,
                    uint32_t field)
{
    return !lm__seen(p, f, field) &&
           (field == w.until || (field >= w.after && field < w.until));
}

/* A key of the model that may come next goes on like this. */
static bool open_in(const lm_parser *p, const lm__frame *f, uint32_t low,
                    uint32_t high)
{
    const lm_words *keys = lm__model_of(f)->keys;
    window w = window_of(p, f);

    for (uint32_t i = low; i < high; i++)
        if (is_open(p, f, w, keys->sorted[i]))
            return true;
    return false;
}

bool lm__key_due(const lm_parser *p, const lm__frame *f)
{
    return !(f->flags & LM__FRAME_CLOSED) ||
           open_in(p, f, 0, lm__model_of(f)->n_fields);
}

static void note_unknown(lm_parser *p)
{
    lm__place place = lm__at_token(p);
    char shown[LM__SHOWN];

    place.key = p->scratch;
    place.n_key = p->n_scratch;
    lm__note(p, LM_CODE_UNKNOWN_KEY, place, "%s is not a key of %s",
             lm__show_token(p, shown), lm__model_of(lm__top(p))->name);
}

void lm__key_begin(lm_parser *p)
{
    lm__frame *f = lm__top(p);

    p->token = p->offset;
    p->token_of = LM_TOKEN_STRING;
    p->accept = LM__TAKE_NOTHING;
    p->type = NULL;
    p->unknown = false;
    p->runs = false;
    p->n_scratch = 0;
    p->n_token = 0;
    p->cut = false;
    p->lex.null_ok = f->kind != LM__FRAME_MAP;
    if (f->kind == LM__FRAME_MODEL) {
        p->accept = LM__TAKE_KEY;
        lm__narrow_start(&p->narrow, lm__model_of(f)->keys);
        if (f->next < lm__model_of(f)->n_fields && !p->eager)
            lm__narrow_expect(&p->narrow, f->next);
        if (p->eager && !lm__key_due(p, f))
            note_unknown(p);
    } else if (f->kind == LM__FRAME_MAP) {
        p->accept = LM__TAKE_ENTRY_KEY;
        lm__text_begin(p, NULL, 0);
    } else if (f->kind == LM__FRAME_SWITCH) {
        p->accept = LM__TAKE_SWITCH_KEY;
        lm__narrow_start(&p->narrow, ((const lm_union *)f->type->of)->words);
    }
}

/* The text of a key that was the expected one up to here. */
static void keep_guess(lm_parser *p, const char *guess, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        lm__scratch_put(p, (uint8_t)guess[i]);
}

/* While the key is the expected one its text need not be kept. */
static void narrow_key(lm_parser *p, uint8_t byte)
{
    const char *guess = p->narrow.guess;
    uint32_t n = p->narrow.depth;

    lm__narrow_step(&p->narrow, byte);
    if (p->narrow.guess)
        return;
    if (guess)
        keep_guess(p, guess, n);
    lm__scratch_put(p, byte);
}

void lm__key_byte(lm_parser *p, uint8_t byte)
{
    const lm__frame *f = lm__top(p);

    narrow_key(p, byte);
    if (p->eager && (f->flags & LM__FRAME_CLOSED) &&
        !open_in(p, f, p->narrow.low, p->narrow.high))
        note_unknown(p);
}

void lm__key_escape(lm_parser *p)
{
    if ((lm__top(p)->flags & LM__FRAME_CLOSED) && !lm__escape_open(p))
        note_unknown(p);
}

/* A key that was read before: an error, or its value is read again. */
static void duplicate(lm_parser *p, lm__frame *f, int32_t field)
{
    lm__place place = lm__at_token(p);
    const lm_field *of = &lm__model_of(f)->fields[field];

    place.key = lm__word(lm__model_of(f)->keys, (uint32_t)field, &place.n_key);
    if (p->options.policy == LM_POLICY_STRICT ||
        (f->flags & LM__FRAME_STRICT) || (of->type.flags & LM_TYPE_STRICT)) {
        lm__note(p, LM_CODE_DUPLICATE_KEY, place, "the key is there twice");
        return;
    }
    lm__note(p, LM_CODE_LAST_KEY_WINS, place,
             "the key is there twice: the last value is kept");
    f->at = field;
    if (f->base)
        lm__clear(&of->type, f->base + of->offset);
}

static void model_key_end(lm_parser *p, lm__frame *f)
{
    const char *guess = p->narrow.guess;
    uint32_t n = p->narrow.depth;
    int word = lm__narrow_word(&p->narrow);

    if (word < 0) {
        if (guess)
            keep_guess(p, guess, n);
        word = lm__mend_key(p, f);
    }
    if (word < 0) {
        p->unknown = true;
        if (f->flags & LM__FRAME_CLOSED)
            note_unknown(p);
        return;
    }
    if (lm__seen(p, f, (uint32_t)word)) {
        duplicate(p, f, word);
        return;
    }
    if (p->eager && !is_open(p, f, window_of(p, f), (uint32_t)word))
        note_unknown(p);
    lm__see(p, f, (uint32_t)word, true);
    f->at = word;
}

void lm__key_end(lm_parser *p)
{
    lm__frame *f = lm__top(p);

    if (p->accept == LM__TAKE_KEY)
        model_key_end(p, f);
    else if (p->accept == LM__TAKE_ENTRY_KEY)
        lm__entry_key(p);
    else if (p->accept == LM__TAKE_SWITCH_KEY)
        lm__switch_key(p);
    p->accept = LM__TAKE_NOTHING;
}

static void close(lm_parser *p)
{
    lm__place place = lm__at_frame(lm__top(p));

    if (p->status != LM_OK)
        return;
    lm__pop(p);
    lm__value_done(p, place);
}

void lm__object_end(lm_parser *p)
{
    lm__frame *f = lm__top(p);

    switch (f->kind) {
    case LM__FRAME_MODEL:
        lm__missing(p, f);
        if (p->status == LM_OK)
            lm__check_model(p, f);
        close(p);
        break;
    case LM__FRAME_MAP:
        lm__items_end(p);
        break;
    case LM__FRAME_SWITCH:
        lm__switch_end(p);
        close(p);
        break;
    default:
        close(p);
        break;
    }
}
