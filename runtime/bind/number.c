/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "allocator.h"
#include "mend.h"
#include "number.h"

#include <math.h>
#include <string.h>

static bool scratch_grow(lm_parser *p)
{
    bool own = p->scratch != p->scratch_given;
    char *scratch =
        lm__resize(p->options.allocator, own ? p->scratch : NULL,
                   own ? p->scratch_room : 0, (size_t)p->scratch_room * 2);

    if (!scratch) {
        lm__nomem(p);
        return false;
    }
    if (!own)
        memcpy(scratch, p->scratch, p->n_scratch);
    p->scratch = scratch;
    p->scratch_room *= 2;
    return true;
}

void lm__scratch_put(lm_parser *p, uint8_t byte)
{
    if (p->n_scratch == LM__SCRATCH)
        p->cut = true;
    else if (p->n_scratch < p->scratch_room || scratch_grow(p))
        p->scratch[p->n_scratch++] = (char)byte;
}

static bool is_number(const lm_parser *p)
{
    return p->accept == LM__TAKE_INTEGER || p->accept == LM__TAKE_FLOAT;
}

static void note_closed(lm_parser *p)
{
    char shown[LM__SHOWN];
    lm__decimal d;
    const char *end = p->scratch + p->n_scratch;

    if (lm__decimal_scan(p->scratch, end, &d) == end)
        lm__integer_rules(p, &d);
    lm__note(p, LM_CODE_RANGE, lm__at_token(p),
             "no valid integer begins with %s", lm__show_token(p, shown));
}

/* A sign where every valid number has the other one. */
static bool float_open(const lm_parser *p)
{
    const lm_float_rules *rules = p->type->rules;

    if (!rules || p->n_scratch > 1 || p->type->kind == LM_KIND_DECIMAL)
        return true;
    if (p->scratch[0] == '-')
        return !(rules->set & (LM_RULE_MIN | LM_RULE_ABOVE)) ||
               rules->min < 0 ||
               (rules->min == 0 && (rules->set & LM_RULE_MIN));
    return !(rules->set & (LM_RULE_MAX | LM_RULE_BELOW)) || rules->max > 0 ||
           (rules->max == 0 && (rules->set & LM_RULE_MAX));
}

void lm__number_byte(lm_parser *p, uint8_t byte)
{
    if (p->accept == LM__TAKE_TEXT) {
        lm__text_byte(p, byte, true);
        return;
    }
    if (!is_number(p))
        return;
    lm__scratch_put(p, byte);
    if (p->cut) {
        lm__fail(p, LM_CODE_LIMIT, lm__here(p),
                 "a number of more than %d bytes", LM__SCRATCH);
        return;
    }
    if (!p->eager)
        return;
    if (p->accept == LM__TAKE_INTEGER && !lm__integer_open(p))
        note_closed(p);
    else if (p->accept == LM__TAKE_FLOAT && !float_open(p))
        lm__float_rules(p, byte == '-' ? -HUGE_VAL : HUGE_VAL);
}

static void integer_end(lm_parser *p, const lm__decimal *d)
{
    uint32_t before = p->n_violations;

    lm__integer_rules(p, d);
    if (p->status == LM_OK && p->n_violations == before && !d->whole &&
        p->token_of == LM_TOKEN_NUMBER && !p->strict)
        lm__note(p, LM_CODE_FLOAT_TO_INT, lm__at_token(p),
                 "%.*s is read as an integer",
                 (int)(p->n_scratch < 40 ? p->n_scratch : 40), p->scratch);
}

static void store_float(lm_parser *p, const lm__decimal *d, double value)
{
    float single;

    if (!p->slot)
        return;
    if (p->type->size == sizeof(single)) {
        single = lm__decimal_float(d, p->scratch, p->n_scratch);
        memcpy(p->slot, &single, sizeof(single));
    } else {
        memcpy(p->slot, &value, sizeof(value));
    }
    p->stored = true;
}

static void float_end(lm_parser *p, const lm__decimal *d)
{
    double value = lm__decimal_double(d, p->scratch, p->n_scratch);
    bool single = p->type->size == sizeof(float);
    char shown[LM__SHOWN];

    if (isinf(value) ||
        (single && isinf(lm__decimal_float(d, p->scratch, p->n_scratch)))) {
        lm__note(p, LM_CODE_RANGE, lm__at_token(p), "%s is too large for a %s",
                 lm__show_token(p, shown), single ? "float" : "double");
        return;
    }
    lm__float_rules(p, value);
    store_float(p, d, value);
}

static void number_value(lm_parser *p)
{
    lm__decimal d;

    lm__decimal_scan(p->scratch, p->scratch + p->n_scratch, &d);
    if (p->type->kind == LM_KIND_DECIMAL)
        lm__decimal_end(p);
    else if (p->type->kind == LM_KIND_FLOAT)
        float_end(p, &d);
    else
        integer_end(p, &d);
}

void lm__number_end(lm_parser *p)
{
    if (is_number(p)) {
        number_value(p);
    } else if (p->accept == LM__TAKE_TEXT) {
        char shown[LM__SHOWN];

        lm__note(p, LM_CODE_NUMBER_TO_STRING, lm__at_token(p),
                 "%s is read as a string", lm__show_token(p, shown));
        lm__text_rules(p);
        lm__text_end(p);
    }
    lm__value_done(p, lm__at_token(p));
}

void lm__bool_set(lm_parser *p, bool value)
{
    if (p->slot)
        memcpy(p->slot, &value, sizeof(value));
    p->stored = true;
}

void lm__store_enum(lm_parser *p, int32_t number)
{
    lm__store_int(p->type->size, p->slot, (uint64_t)(int64_t)number);
    p->stored = true;
}

static bool scratch_is(const lm_parser *p, const char *word)
{
    return p->n_scratch == strlen(word) &&
           !memcmp(p->scratch, word, p->n_scratch);
}

static bool quoted_bool(lm_parser *p)
{
    char shown[LM__SHOWN];

    if (!scratch_is(p, "true") && !scratch_is(p, "false"))
        return false;
    lm__note(p, LM_CODE_STRING_TO_BOOL, lm__at_token(p),
             "%s is read as a boolean", lm__show_token(p, shown));
    lm__bool_set(p, scratch_is(p, "true"));
    return true;
}

static bool quoted_number(lm_parser *p)
{
    const char *end = p->scratch + p->n_scratch;
    lm__decimal d;
    char shown[LM__SHOWN];

    if (p->cut || lm__decimal_scan(p->scratch, end, &d) != end)
        return false;
    if (p->type->kind != LM_KIND_FLOAT && p->type->kind != LM_KIND_DECIMAL &&
        !lm__decimal_is_whole(&d))
        return false;
    lm__note(p, LM_CODE_STRING_TO_NUMBER, lm__at_token(p),
             "%s is read as a number", lm__show_token(p, shown));
    number_value(p);
    return true;
}

static bool loose_bool(lm_parser *p)
{
    int value = lm__loose_bool(p->scratch, p->n_scratch);
    char shown[LM__SHOWN];

    if (value < 0)
        return false;
    lm__note(p, LM_CODE_BOOL_WORD, lm__at_token(p), "%s is read as a boolean",
             lm__show_token(p, shown));
    lm__bool_set(p, value);
    return true;
}

/* The only number in the text takes its place, if the type can have it. */
static bool loose_number(lm_parser *p)
{
    char number[LM__LOOSE];
    char shown[LM__SHOWN];
    size_t n = lm__loose_number(p->scratch, p->n_scratch, number);
    lm__decimal d;

    if (!n || lm__decimal_scan(number, number + n, &d) != number + n ||
        (p->type->kind != LM_KIND_FLOAT && !lm__decimal_is_whole(&d)))
        return false;
    lm__note(p, LM_CODE_NUMBER_WORD, lm__at_token(p), "%s is read as %.*s",
             lm__show_token(p, shown), (int)n, number);
    _Static_assert((int)LM__LOOSE <= (int)LM__SCRATCH_OWN, "no room");
    memcpy(p->scratch, number, n);
    p->n_scratch = (uint32_t)n;
    number_value(p);
    return true;
}

void lm__quoted_end(lm_parser *p)
{
    char shown[LM__SHOWN];

    if (p->type->kind == LM_KIND_BOOL ? quoted_bool(p) : quoted_number(p))
        return;
    if (p->options.policy == LM_POLICY_REPAIR && !p->cut &&
        (p->type->kind == LM_KIND_BOOL ? loose_bool(p) : loose_number(p)))
        return;
    lm__note(p, LM_CODE_TYPE, lm__at_token(p), "expected %s, found %s",
             lm__expected(p->type), lm__show_token(p, shown));
}
