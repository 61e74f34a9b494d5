/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "number.h"

#include <string.h>

/* Decimals are kept as they are written, and held to their rules as such. */

typedef struct side {
    uint32_t flag;
    int sign; /* of the comparison, if the rule is broken */
    bool equal;
    lm_code code;
    const char *what;
} side;

static const side sides[] = {
    {LM_RULE_MIN, -1, false, LM_CODE_GE, "is below the minimum"},
    {LM_RULE_ABOVE, -1, true, LM_CODE_GT, "is not above"},
    {LM_RULE_MAX, 1, false, LM_CODE_LE, "is above the maximum"},
    {LM_RULE_BELOW, 1, true, LM_CODE_LT, "is not below"},
};

static void bound_rule(lm_parser *p, const side *s, const char *bound)
{
    int order =
        lm__number_compare(p->scratch, p->n_scratch, bound, strlen(bound)) *
        s->sign;
    char shown[LM__SHOWN];

    if (order > 0 || (order == 0 && s->equal))
        lm__note(p, s->code, lm__at_token(p), "%s %s %s",
                 lm__show_token(p, shown), s->what, bound);
}

static void rules(lm_parser *p, const lm_decimal_rules *of)
{
    char shown[LM__SHOWN];

    for (size_t i = 0; i < sizeof(sides) / sizeof(sides[0]); i++)
        if (of->set & sides[i].flag)
            bound_rule(p, &sides[i], sides[i].sign < 0 ? of->min : of->max);
    if ((of->set & LM_RULE_MULTIPLE_OF) &&
        !lm__number_is_multiple(p->scratch, p->n_scratch, of->multiple_digits,
                                of->multiple_exponent))
        lm__note(p, LM_CODE_MULTIPLE_OF, lm__at_token(p),
                 "%s is not a multiple of %llde%d", lm__show_token(p, shown),
                 (long long)of->multiple_digits, (int)of->multiple_exponent);
}

void lm__decimal_end(lm_parser *p)
{
    char *text;

    if (p->type->rules)
        rules(p, p->type->rules);
    if (p->status != LM_OK || !p->slot)
        return;
    text = lm_arena_strndup(p->arena, p->scratch, p->n_scratch);
    if (!text) {
        lm__no_value_memory(p, p->n_scratch + 1U);
        return;
    }
    lm__store_pointer(p->slot, text);
    p->stored = true;
}
