/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_FAST_MEMBERS_H
#define LM_BIND_FAST_MEMBERS_H

#include "fast_halt.h"

/*
 * The loop over the members of a model, for fast_run.c alone, where it is in
 * line. What it does is in registers: the frame is only written when it ends.
 *
 *     halt where = members(p, f, from, t);
 *
 * Threads: as the parser.
 */

/*
 * The key of *at stands at s with the comma before it, as compact writers have
 * it; open, 1 or 0: a bracket stands for the comma. Behind it, or NULL.
 */
LM__INLINE const char *expected(const char *text, const uint32_t *at,
                                const char *s, uint32_t open)
{
    size_t n = at[1] - at[0];
    uint32_t same = lm__equal(s, text + at[0]) | open;

    return LM__LIKELY(lm__ones(same) >= n) ? s + n : NULL;
}

/* What members has in registers; `at` and `bit` go along with `field`. */
typedef struct members_at {
    const char *s;    /* of the comma, or the bracket before the first */
    const char *last; /* that it was before */
    const lm_field *field;
    const uint32_t *at;
    uint64_t seen, bit;
    uint32_t open;
} members_at;

LM__INLINE void go_to_field(members_at *m, const lm_model *model, uint32_t i)
{
    m->field = model->fields + i;
    m->at = model->keys->at + i;
    m->bit = UINT64_C(1) << i % 64;
}

LM__INLINE void keep_members(lm__frame *f, const members_at *m)
{
    f->next = (uint32_t)(m->field - lm__model_of(f)->fields);
    f->seen.bits = m->seen;
}

/* The members have come to an end here, or the bytes at hand have. */
static LM__OUTLINE lm__at stop_members(lm__frame *f, members_at m, lm__at from,
                                       const lm__text *t)
{
    bool none;

    if (LM__UNLIKELY(m.s > t->end)) {
        m.field--;
        m.seen &= ~(UINT64_C(1) << (m.field - lm__model_of(f)->fields));
        m.s = m.last;
        lm__clear(&m.field->type, f->base + m.field->offset);
    }
    keep_members(f, &m);
    none = m.s == from.s - (from.state == LM__FIRST_KEY);
    return none ? lm__stopped(from.s, from.state)
                : lm__stopped(m.s, LM__AFTER_MEMBER);
}

/* Where the member that is being read begins. */
LM__INLINE lm__at member_start(const members_at *m)
{
    return lm__stopped(m->s + m->open,
                       m->open ? LM__FIRST_KEY : LM__AFTER_MEMBER);
}

/* The value at v is no scalar, or none that is as it should be. */
LM__INLINE halt other_value(lm_parser *p, lm__frame *f, const members_at *m,
                            const char *v, const lm__text *t)
{
    const lm_field *field = m->field;
    int32_t i = (int32_t)(field - lm__model_of(f)->fields);

    f->next = (uint32_t)i + 1;
    f->before = p->n_violations;
    if (LM__UNLIKELY(v > t->end)) {
        f->seen.bits = m->seen & ~m->bit;
        return halted(member_start(m));
    }
    f->seen.bits = m->seen;
    f->at = i;
    if (LM__UNLIKELY(field->flags & LM__FAST_SPECIAL))
        return halted(lm__stopped(v, LM__VALUE));
    return (halt){v, LM__VALUE, true, &field->type, f->base + field->offset};
}

/* The member at m->s, whose key is another, or not written as expected. */
LM__INLINE lm__member look_for(lm_parser *p, lm__frame *f, members_at *m,
                               const lm__text *t)
{
    uint32_t i = (uint32_t)(m->field - lm__model_of(f)->fields);
    lm__member other;

    if (LM__LIKELY(*m->s == '}'))
        return (lm__member){m->s, LM__CLOSING};
    other = lm__any_member(p, f, i, member_start(m), t);
    if (other.field >= 0)
        go_to_field(m, lm__model_of(f), (uint32_t)other.field);
    return other;
}

/* Members one behind the other, each expected to be the field after the one
 * before. */
LM__INLINE halt members(lm_parser *p, lm__frame *f, lm__at from,
                        const lm__text *t)
{
    const lm_model *model = lm__model_of(f);
    const char *text = model->keys->text;
    const lm_field *plain =
        model->fields + (model->keys->plain ? model->n_fields : 0);
    char *base = f->base;
    members_at m = {.seen = f->seen.bits, .open = from.state == LM__FIRST_KEY};

    go_to_field(&m, model, f->next);
    m.s = from.s - m.open;
    m.last = m.s;
    while (LM__LIKELY(m.s < t->stop)) {
        const char *v = LM__LIKELY(m.field < plain)
                            ? expected(text, m.at, m.s, m.open)
                            : NULL;
        const char *next = NULL;

        if (LM__UNLIKELY(!v)) {
            lm__member other = look_for(p, f, &m, t);

            if (other.field == LM__CLOSING && close_model(p, f, m.seen))
                return closed(f, other.s + 1);
            if (other.field < 0)
                break;
            v = other.s;
        }
        if (LM__UNLIKELY(m.seen & m.bit))
            break;
        m.seen |= m.bit;
        if (LM__LIKELY(!(m.field->flags & LM__FAST_SPECIAL)))
            next = field_value(p, m.field, base, v, t);
        if (LM__UNLIKELY(!next))
            return other_value(p, f, &m, v + (*v == ' '), t);
        m.last = m.s;
        m.s = next;
        m.open = 0;
        m.field++;
        m.at++;
        m.bit <<= 1;
    }
    return halted(stop_members(f, m, from, t));
}

/* A member whose key the first gear has read. */
LM__INLINE halt member_value(lm_parser *p, lm__frame *f, lm__at from,
                             const lm__text *t)
{
    const lm_field *field = &lm__model_of(f)->fields[f->at];
    char *slot = f->base + field->offset;
    const char *s = lm__skip_space(p, from.s, t->end);
    const char *next;

    if (s >= t->stop || (field->flags & LM__FAST_SPECIAL))
        return halted(lm__stopped(s < t->end ? s : from.s, LM__VALUE));
    next = lm__scalar(p, &field->type, slot, s, t);
    if (!next)
        return (halt){s, LM__VALUE, true, &field->type, slot};
    if (next > t->end) {
        lm__clear(&field->type, slot);
        return halted(lm__stopped(s, LM__VALUE));
    }
    f->next = (uint32_t)f->at + 1;
    f->at = -1;
    return (halt){next, LM__AFTER_MEMBER, true, NULL, NULL};
}

#endif
