/* SPDX-License-Identifier: MIT */
#include "fast_frame.h"

/* Members of a model, as long as their keys are ones that it has. */

/* The block of key i, without its first `skip` bytes, stands at s: its size. */
LM__INLINE size_t key_block(const lm_words *keys, uint32_t i, const char *s,
                            unsigned skip)
{
    const char *block = keys->text + keys->at[i] + skip;
    size_t n = keys->at[i + 1] - keys->at[i] - skip;

    if (LM__LIKELY(n <= LM__BLOCK))
        return lm__same(s, block, n) ? n : 0;
    return n <= LM__KEY_BLOCK && !memcmp(s, block, n) ? n : 0;
}

/* The field whose key stands at s, in quotes; -1: none, or not plainly. */
static int32_t find_key(const lm_words *keys, const char *s, const char **next)
{
    char copy[LM__BLOCK];
    lm__marks marks = lm__fast_copy(copy, s + 1);
    size_t n = marks.stop ? lm__first_bit(marks.stop) : 0;

    if (!marks.stop || s[n + 1] != '"' || !keys->n)
        return -1;
    *next = s + n + 2;
    return lm__fast_find(keys, s + 1, n);
}

/* A member as it comes, or why there is none. */
typedef struct member {
    const char *s; /* its value */
    int32_t field;
} member;

enum { NO_MEMBER = -1, CLOSING = -2 };

/* White space anywhere, any key that the model has. */
static LM__OUTLINE member any_member(lm_parser *p, const lm_words *keys,
                                     uint32_t expected, lm__at from,
                                     const lm__text *t)
{
    member none = {from.s, NO_MEMBER};
    const char *s = lm__skip_space(p, from.s, t->end);
    int32_t field;
    size_t n;

    if (LM__LIKELY(*s == '}'))
        return (member){s, CLOSING};
    if (from.state == LM__AFTER_MEMBER) {
        if (*s != ',')
            return none;
        s = lm__skip_space(p, s + 1, t->end);
    }
    if (*s != '"' || s >= t->stop + LM__KEY_BLOCK)
        return none;
    n = expected < keys->n && keys->plain ? key_block(keys, expected, s, 1) : 0;
    if (n) {
        s += n;
        field = (int32_t)expected;
    } else {
        field = find_key(keys, s, &s);
        if (field < 0)
            return none;
        s = lm__skip_space(p, s, t->end);
        if (*s++ != ':')
            return none;
    }
    s = lm__skip_space(p, s, t->end);
    if (s >= t->stop + LM__KEY_BLOCK)
        return none;
    return (member){s, field};
}

/* A required field or a default is missing, or a check waits. */
static bool wants_more(const lm_model *model, uint64_t seen)
{
    uint64_t all = model->n_fields < 64 ? (UINT64_C(1) << model->n_fields) - 1
                                        : UINT64_MAX;
    uint64_t missing = all & ~seen;

    for (uint32_t i = 0; missing; i++, missing >>= 1)
        if ((missing & 1) && ((model->fields[i].flags & LM_FIELD_REQUIRED) ||
                              (model->inits && model->inits[i])))
            return true;
    return model->n_checks;
}

/* The container is complete; false: its parent has to be told more. */
/*
 * Key i stands at s with the comma before it, as compact writers have it;
 * open, 1 or 0: a bracket stands for the comma. Its length, or 0.
 */
LM__INLINE size_t expected(const lm_words *keys, uint32_t i, const char *s,
                           unsigned open)
{
    const char *block = keys->text + keys->at[i];
    size_t n = keys->at[i + 1] - keys->at[i];

    if (LM__LIKELY(n <= LM__BLOCK))
        return lm__unequal(s - open, block) & ((UINT64_C(1) << n) - 1 - open)
                   ? 0
                   : n;
    return n <= LM__KEY_BLOCK && !memcmp(s, block + open, n - open) ? n : 0;
}

/* What lm__fast_members had in registers goes back to the frame. */
LM__INLINE void keep(lm__frame *f, uint64_t seen, uint32_t next)
{
    f->seen.bits = seen;
    f->next = next;
}

/* A value that is no scalar, or none that is as it should be. */
LM__INLINE lm__at value(lm_parser *p, lm__frame *f, uint32_t i, const char *s,
                        const lm__text *t)
{
    const lm_field *field = &lm__model_of(f)->fields[i];

    f->at = (int32_t)i;
    f->before = p->n_violations;
    if (LM__UNLIKELY(field->flags & LM__FAST_SPECIAL))
        return lm__stopped(s, LM__VALUE);
    return lm__fast_nested(p, &field->type, f->base + field->offset, s, t);
}

/*
 * Members one behind the other, each expected to be the field after the one
 * before. seen and i are the frame's own while this runs.
 */
lm__at lm__fast_members(lm_parser *p, lm__frame *f, lm__at from,
                        const lm__text *t)
{
    const lm_model *model = lm__model_of(f);
    const lm_words *keys = model->keys;
    char *base = f->base;
    uint32_t n_plain = keys->plain ? keys->n : 0;
    unsigned open = from.state == LM__FIRST_KEY;
    const char *s = from.s;
    uint64_t seen = f->seen.bits;
    uint32_t i = f->next;
    /* The byte before the first one cannot be compared. */
    uint32_t limit = open && s == t->first && !t->before ? 0 : n_plain;

    while (LM__LIKELY(s < t->stop)) {
        size_t n = LM__LIKELY(i < limit) ? expected(keys, i, s, open) : 0;
        const lm_field *field;
        const char *v = s + n - open;

        if (LM__UNLIKELY(!n)) {
            member m =
                any_member(p, keys, i, (lm__at){s, from.state, false}, t);

            if (m.field < 0) {
                keep(f, seen, i);
                if (m.field == CLOSING && !wants_more(model, seen) &&
                    lm__fast_close(p))
                    return lm__closed(p, m.s + 1);
                break;
            }
            i = (uint32_t)m.field;
            v = m.s;
            limit = n_plain;
        }
        if (LM__UNLIKELY(seen >> i & 1))
            break;
        field = &model->fields[i];
        seen |= UINT64_C(1) << i++;
        if (LM__UNLIKELY(field->flags & LM__FAST_SPECIAL)) {
            keep(f, seen, i);
            return value(p, f, i - 1, v, t);
        }
        s = lm__fast_scalar(p, &field->type, base + field->offset, v, t->end);
        if (LM__UNLIKELY(!s && *v == ' ')) {
            v++;
            s = lm__scalar(p, &field->type, base + field->offset, v, t->end);
        }
        if (LM__UNLIKELY(!s)) {
            keep(f, seen, i);
            return value(p, f, i - 1, v, t);
        }
        open = 0;
        from.state = LM__AFTER_MEMBER;
        from.s = s;
    }
    keep(f, seen, i);
    return lm__stopped(from.s, from.state);
}

const char *lm__scalar(lm_parser *p, const lm_type *type, char *slot,
                       const char *s, const char *end)
{
    return lm__fast_scalar(p, type, slot, s, end);
}

/* A member whose key the first gear has read. */
lm__at lm__fast_value(lm_parser *p, lm__frame *f, const char *s,
                      const lm__text *t)
{
    const lm_field *field = &lm__model_of(f)->fields[f->at];
    const char *next;

    s = lm__skip_space(p, s, t->end);
    if (s >= t->stop || (field->flags & LM__FAST_SPECIAL))
        return lm__stopped(s, LM__VALUE);
    next = lm__scalar(p, &field->type, f->base + field->offset, s, t->end);
    if (!next)
        return value(p, f, (uint32_t)f->at, s, t);
    f->next = (uint32_t)f->at + 1;
    f->at = -1;
    return (lm__at){next, LM__AFTER_MEMBER, true};
}
