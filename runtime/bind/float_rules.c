/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "number.h"

static void note(lm_parser *p, lm_code code, const char *what, double bound)
{
    char shown[LM__SHOWN];
    char text[LM__NUMBER_TEXT + 1];

    *lm__put_double(text, bound) = '\0';
    lm__note(p, code, lm__at_token(p), "%s %s %s", lm__show_token(p, shown),
             what, text);
}

static void note_multiple(lm_parser *p, const lm_float_rules *rules)
{
    char shown[LM__SHOWN];

    lm__note(p, LM_CODE_MULTIPLE_OF, lm__at_token(p),
             "%s is not a multiple of %llde%d", lm__show_token(p, shown),
             (long long)rules->multiple_digits, (int)rules->multiple_exponent);
}

bool lm__float_rules(lm_parser *p, double value)
{
    const lm_float_rules *rules = p->type->rules;
    unsigned set = rules ? rules->set : 0;
    uint32_t before = p->n_violations;

    if ((set & LM_RULE_MIN) && value < rules->min)
        note(p, LM_CODE_GE, "is below the minimum", rules->min);
    if ((set & LM_RULE_ABOVE) && value <= rules->min)
        note(p, LM_CODE_GT, "is not above", rules->min);
    if ((set & LM_RULE_MAX) && value > rules->max)
        note(p, LM_CODE_LE, "is above the maximum", rules->max);
    if ((set & LM_RULE_BELOW) && value >= rules->max)
        note(p, LM_CODE_LT, "is not below", rules->max);
    if ((set & LM_RULE_MULTIPLE_OF) &&
        !lm__number_is_multiple(p->scratch, p->n_scratch,
                                rules->multiple_digits,
                                rules->multiple_exponent))
        note_multiple(p, rules);
    return p->n_violations == before;
}
