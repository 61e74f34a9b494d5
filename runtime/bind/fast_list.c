/* SPDX-License-Identifier: MIT */
#include "fast_frame.h"

bool lm__list_good(const lm__frame *f)
{
    const lm_list_rules *rules = f->type->rules;

    if (f->count > f->capacity)
        return false;
    return !rules || (!(rules->set & LM_RULE_UNIQUE) &&
                      !((rules->set & LM_RULE_MIN) && f->count < rules->min) &&
                      !((rules->set & LM_RULE_MAX) && f->count > rules->max));
}

LM__OUTLINE const char *lm__any_item(lm_parser *p, lm__at from,
                                     const lm__text *t)
{
    const char *s = lm__skip_space(p, from.s, t->end);

    if (LM__UNLIKELY(s >= t->end))
        return NULL;
    if (*s == ']')
        return from.state == LM__VALUE ? NULL : s;
    if (from.state == LM__AFTER_ITEM) {
        if (*s != ',')
            return NULL;
        s = lm__skip_space(p, s + 1, t->end);
    }
    return s < t->stop + LM__KEY_BLOCK && *s != ']' ? s : NULL;
}
