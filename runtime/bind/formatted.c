/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "base64.h"
#include "format.h"
#include "mend.h"

#include <stdio.h>
#include <string.h>

/*
 * Strings that stand for a value of another type. Their pattern follows byte
 * by byte, so that a wrong one is refused where it goes wrong; the value is
 * made of the whole, and shows when it is.
 */

/* Of a text in base64 as much as a message shows is kept besides. */
enum { SHOWN_BYTES = 64, VALUE_SIZE = 64 };

static const lm_pattern *pattern_of(const lm_type *type)
{
    const lm_string_rules *rules = type->rules;

    return rules ? rules->pattern : NULL;
}

static bool is_bytes(const lm_parser *p)
{
    return p->type->kind == LM_KIND_BYTES;
}

static void note_format(lm_parser *p)
{
    const lm_format *format = p->type->of;
    char shown[LM__SHOWN];

    lm__note(p, LM_CODE_FORMAT, lm__at_token(p), "%s is not %s",
             lm__show_token(p, shown),
             format ? format->expected : "valid base64");
}

void lm__format_begin(lm_parser *p)
{
    p->accept = LM__TAKE_FORMAT;
    p->dfa = 1;
    p->n_pending = 0;
    if (is_bytes(p))
        lm__text_begin(p, NULL, 0);
}

/* The fewest bytes that the text so far stands for. */
static size_t least_size(const lm_parser *p, uint8_t last)
{
    size_t digits = p->n_token - p->n_pending;
    size_t size = digits / 4 * 3;
    int value = lm__base64_digit((char)last);

    switch (digits % 4) {
    case 1:
        return size + 1;
    case 2:
        return size + (!p->n_pending && value & 15 ? 2 : 1);
    case 3:
        return size + (!p->n_pending && value & 3 ? 3 : 2);
    default:
        return size;
    }
}

static void note_size(lm_parser *p, size_t size, bool short_of)
{
    const lm_string_rules *rules = p->type->rules;
    char shown[LM__SHOWN];

    lm__note(p, short_of ? LM_CODE_MIN_LENGTH : LM_CODE_MAX_LENGTH,
             lm__at_token(p), "%s is %s%zu bytes, the %s is %u",
             lm__show_token(p, shown), p->eager && !short_of ? "at least " : "",
             size, short_of ? "minimum" : "maximum",
             short_of ? rules->min : rules->max);
}

/* false: noted. */
static bool size_rules(lm_parser *p, size_t size, bool whole)
{
    const lm_string_rules *rules = p->type->rules;
    unsigned set = rules ? rules->set : 0;
    bool few = whole && (set & LM_RULE_MIN) && size < rules->min;
    bool many = (set & LM_RULE_MAX) && size > rules->max;

    if (few || many)
        note_size(p, size, few);
    return !few && !many;
}

static void keep(lm_parser *p, uint8_t byte)
{
    char c = (char)byte;

    if (!is_bytes(p)) {
        lm__scratch_put(p, byte);
        return;
    }
    p->n_pending = (uint8_t)(p->n_pending + (byte == '='));
    if (p->n_scratch < SHOWN_BYTES)
        p->scratch[p->n_scratch++] = c;
    lm__text_put(p, &c, 1);
}

static bool is_open(const lm_parser *p)
{
    const lm_format *format = p->type->of;

    if (pattern_of(p->type) && !p->dfa)
        return false;
    return !format || !format->open || format->open(p->scratch, p->n_scratch);
}

void lm__format_byte(lm_parser *p, uint8_t byte)
{
    const lm_pattern *pattern = pattern_of(p->type);

    if (pattern)
        p->dfa = lm__pattern_next(pattern, p->dfa, byte);
    keep(p, byte);
    if (!p->eager || p->status != LM_OK)
        return;
    if (p->cut || !is_open(p))
        note_format(p);
    else if (is_bytes(p))
        size_rules(p, least_size(p, byte), p->n_pending);
}

void lm__format_escape(lm_parser *p)
{
    const lm_pattern *pattern = pattern_of(p->type);
    lm__range ranges[2];
    size_t n = lm__lex_ranges(&p->lex, ranges);

    for (size_t i = 0; pattern && i < n; i++)
        if (lm__pattern_takes(pattern, p->dfa, ranges[i]))
            return;
    if (pattern)
        note_format(p);
}

typedef struct side {
    uint32_t flag;
    int sign; /* of the comparison, if the rule is broken */
    bool equal;
    lm_code code;
    const char *what;
} side;

/* The bounds are texts of the same format. */
static void bound_rules(lm_parser *p, const void *value)
{
    static const side sides[] = {
        {LM_RULE_MIN, -1, false, LM_CODE_GE, "is before the first,"},
        {LM_RULE_ABOVE, -1, true, LM_CODE_GT, "is not after"},
        {LM_RULE_MAX, 1, false, LM_CODE_LE, "is after the last,"},
        {LM_RULE_BELOW, 1, true, LM_CODE_LT, "is not before"},
    };
    const lm_format_rules *rules = p->type->rules;
    const lm_format *format = p->type->of;

    if (!rules)
        return;

    for (size_t i = 0; i < sizeof(sides) / sizeof(sides[0]); i++) {
        const side *s = &sides[i];
        const char *bound = s->sign < 0 ? rules->min : rules->max;
        unsigned char limit[VALUE_SIZE];
        char shown[LM__SHOWN];
        int order;

        if (!(rules->set & s->flag) ||
            !format->read(bound, strlen(bound), limit))
            continue;
        order = lm_format_compare(format, value, limit) * s->sign;
        if (order > 0 || (order == 0 && s->equal))
            lm__note(p, s->code, lm__at_token(p), "%s %s %s",
                     lm__show_token(p, shown), s->what, bound);
    }
}

/* A date that is written in another way, under the policy `repair`. */
static bool mend_value(lm_parser *p, void *value)
{
    const lm_format *format = p->type->of;
    char date[LM__LOOSE];
    char shown[LM__SHOWN];
    size_t n;

    if (p->options.policy != LM_POLICY_REPAIR || p->cut)
        return false;
    n = lm__loose_date(format, p->scratch, p->n_scratch, date);
    if (!n || !format->read(date, n, value))
        return false;
    lm__note(p, LM_CODE_DATE_WORD, lm__at_token(p), "%s is read as %.*s",
             lm__show_token(p, shown), (int)n, date);
    return true;
}

static void value_end(lm_parser *p)
{
    const lm_format *format = p->type->of;
    unsigned char value[VALUE_SIZE];

    if ((p->cut || !format->read(p->scratch, p->n_scratch, value)) &&
        !mend_value(p, value)) {
        note_format(p);
        return;
    }
    bound_rules(p, value);
    if (p->slot)
        memcpy(p->slot, value, p->type->size);
    p->stored = true;
}

/* The text gives way to what it stands for, which is shorter. */
static void bytes_end(lm_parser *p)
{
    const lm_pattern *pattern = pattern_of(p->type);
    lm_bytes bytes;
    size_t size = p->n_token / 4 * 3 - p->n_pending;

    if (!pattern || !lm__pattern_ends(pattern, p->dfa)) {
        note_format(p);
        return;
    }
    size_rules(p, size, true);
    if (p->text && p->slot) {
        lm__base64_read(p->text, p->text_n, (uint8_t *)p->text);
        p->text_n = size;
        lm__text_end(p);
        bytes.data = (uint8_t *)p->text;
        bytes.size = size;
        memcpy(p->slot, &bytes, sizeof(bytes));
    }
    p->stored = true;
}

void lm__format_end(lm_parser *p)
{
    if (is_bytes(p))
        bytes_end(p);
    else
        value_end(p);
}
