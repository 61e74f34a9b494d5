/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_FAST_VALUE_H
#define LM_BIND_FAST_VALUE_H

#include "fast_frame.h"
#include "fast_number.h"

/*
 * A value as it mostly stands, for the loops over members and items, where
 * this is in line.
 *
 *     const char *next = value(g, f, type, slot, s);
 *
 * Threads: as the parser.
 */

/* The bool beside a scalar that is there. */
LM__INLINE void set_has(const lm_type *type, char *slot)
{
    bool has = true;

    if (LM__UNLIKELY(type->companion))
        memcpy(slot + type->companion, &has, sizeof(has));
}

/* A scalar of a union, whose token tells its member. */
const char *lm__fast_union(lm__gear *g, lm__frame *f, const lm_type *type,
                           char *slot, const char *s);

/*
 * A value without white space before it. NULL: it is not as it should be; or
 * it is an object or a list in which it stopped, as lm__fast_model says.
 */
LM__INLINE const char *plain_value(lm__gear *g, lm__frame *f,
                                   const lm_type *type, char *slot,
                                   const char *s)
{
    const char *next = NULL;

    switch (type->kind) {
    case LM_KIND_STRING:
        if (LM__LIKELY(*s == '"'))
            next = lm__fast_string(g, type, slot, s, LM__RULED_ANYHOW);
        break;
    case LM_KIND_INT:
    case LM_KIND_UINT:
        next = lm__fast_int(type, slot, s, g->end);
        break;
    case LM_KIND_FLOAT:
        next = lm__fast_float(type, slot, s, g->end);
        break;
    case LM_KIND_BOOL:
        next = lm__fast_bool(s, slot);
        break;
    case LM_KIND_ENUM:
        if (LM__LIKELY(*s == '"'))
            next = lm__fast_word(type, slot, s);
        break;
    case LM_KIND_MODEL:
        if (*s != '{')
            return NULL;
        return lm__fast_model(g, f + 1, type, slot, s + 1, LM__FIRST_KEY);
    case LM_KIND_LIST:
        if (*s != '[')
            return NULL;
        return lm__fast_list(g, f + 1, type, slot, s + 1, LM__FIRST_ITEM);
    case LM_KIND_UNION:
        return lm__fast_union(g, f, type, slot, s);
    default:
        break;
    }
    if (LM__LIKELY(next))
        set_has(type, slot);
    return next;
}

LM__INLINE const char *read_text(lm__gear *g, const lm_type *type, char *slot,
                                 const char *s, lm__ruled ruled)
{
    return LM__LIKELY(*s == '"') ? lm__fast_string(g, type, slot, s, ruled)
                                 : NULL;
}

/* An INT of so many bytes, whose rules, if it has any, are bounds. */
LM__INLINE const char *read_int(const lm_type *type, char *slot, const char *s,
                                const char *end, size_t size)
{
    const lm_int_rules *rules = type->rules;
    uint64_t word = lm__load64(s);
    unsigned n = lm__digits_in(word);
    int64_t value;

    if (LM__UNLIKELY(n - 1U >= 7 || (*s == '0' && n > 1) ||
                     !lm__ends_number(s[n])))
        return lm__any_int(type, slot, s, end);
    value = (int64_t)lm__digits_value(word, n);
    if (rules && LM__UNLIKELY(value < rules->min || value > rules->max))
        return NULL;
    if (size == sizeof(value)) {
        memcpy(slot, &value, sizeof(value));
    } else {
        int32_t small = (int32_t)value;

        memcpy(slot, &small, sizeof(small));
    }
    return s + n;
}

/*
 * A word of an enum of LM_OP_ENUM, stored as its number: one of up to seven
 * bytes, which are compared in a register.
 */
LM__INLINE const char *read_word(const lm_type *type, char *slot, const char *s)
{
    const lm_words *words = ((const lm_enum *)type->of)->words;
    uint64_t word = lm__load64(s + 1);
    uint64_t quotes = word ^ (LM__ONES * '"');
    const uint32_t *at;
    uint64_t mask;
    uint32_t n;
    int32_t i;

    quotes = (quotes - LM__ONES) & ~quotes & (LM__ONES * 0x80);
    if (LM__UNLIKELY(*s != '"'))
        return NULL;
    if (LM__UNLIKELY(!quotes))
        return lm__fast_word(type, slot, s);
    n = lm__unmarked(quotes);
    mask = (UINT64_C(1) << 8 * n) - 1;
    word &= mask;
    i = words->slots[((word + n) * words->multiplier) >> words->shift];
    at = words->at + i;
    if (LM__UNLIKELY(at[1] - at[0] != n + 2 ||
                     (lm__load64(words->text + at[0] + 1) & mask) != word))
        return NULL;
    memcpy(slot, &i, sizeof(i));
    return s + n + 2;
}

/* A FLOAT of 8 bytes. */
LM__INLINE const char *read_double(const lm_type *type, char *slot,
                                   const char *s, const char *end)
{
    const lm_float_rules *rules = type->rules;
    double number;
    const char *next = lm__short_double(s, &number);

    if (LM__UNLIKELY(!next) ||
        (rules && LM__UNLIKELY((rules->set & LM_RULE_MULTIPLE_OF) ||
                               !(number > rules->min && number < rules->max))))
        return lm__fast_float(type, slot, s, end);
    memcpy(slot, &number, sizeof(number));
    return next;
}

LM__INLINE const char *read_double_or_null(const lm_type *type, char *slot,
                                           const char *s, const char *end)
{
    const char *next = lm__fast_null(s);
    bool has = true;

    if (next)
        return next;
    next = read_double(type, slot, s, end);
    if (LM__LIKELY(next))
        memcpy(slot + type->companion, &has, sizeof(has));
    return next;
}

/* A field that only the first gear reads, or one that must be asked for. */
const char *lm__any_field(lm__gear *g, lm__frame *f, const lm_field *field,
                          char *slot, const char *s);

/*
 * The value of a field, in front of which there may be a space, by its op. As
 * value() below. A byte that is no lm_op counts as LM_OP_ANY.
 */
LM__INLINE const char *member_value(lm__gear *g, lm__frame *f,
                                    const lm_field *field, char *slot,
                                    const char *s)
{
    const lm_type *type = &field->type;
    const char *next = NULL;

    slot += field->offset;
    if (LM__UNLIKELY(*s == ' ')) {
        s++;
        LM__BRANCH();
    }
    switch (field->op) {
    case LM_OP_TEXT:
        next = read_text(g, type, slot, s, LM__RULED_NOT);
        break;
    case LM_OP_LENGTH:
        next = read_text(g, type, slot, s, LM__RULED_LENGTH);
        break;
    case LM_OP_TEXT_OR_NULL:
        next = lm__fast_null(s);
        if (!next)
            next = read_text(g, type, slot, s, LM__RULED_NOT);
        break;
    case LM_OP_INT64:
        next = read_int(type, slot, s, g->end, sizeof(int64_t));
        break;
    case LM_OP_INT32:
        next = read_int(type, slot, s, g->end, sizeof(int32_t));
        break;
    case LM_OP_DOUBLE:
        next = read_double(type, slot, s, g->end);
        break;
    case LM_OP_DOUBLE_OR_NULL:
        next = read_double_or_null(type, slot, s, g->end);
        break;
    case LM_OP_BOOL:
        next = lm__fast_bool(s, slot);
        break;
    case LM_OP_ENUM:
        next = read_word(type, slot, s);
        break;
    case LM_OP_MODEL:
        if (LM__LIKELY(*s == '{'))
            next = lm__fast_model(g, f + 1, type, slot, s + 1, LM__FIRST_KEY);
        break;
    case LM_OP_MODEL_OR_NULL:
        next = lm__fast_null(s);
        if (!next && *s == '{')
            next = lm__fast_model(g, f + 1, type, slot, s + 1, LM__FIRST_KEY);
        break;
    case LM_OP_LIST:
        if (LM__LIKELY(*s == '['))
            next = lm__fast_list(g, f + 1, type, slot, s + 1, LM__FIRST_ITEM);
        break;
    default:
        break;
    }
    return LM__LIKELY(next) ? next : lm__any_field(g, f, field, slot, s);
}

/* The value at s, in the frame f. */
LM__INLINE const char *value(lm__gear *g, lm__frame *f, const lm_type *type,
                             char *slot, const char *s)
{
    const char *next = NULL;

    if (LM__LIKELY(!(type->flags & (LM_TYPE_BOXED | LM_TYPE_INLINE))))
        next = plain_value(g, f, type, slot, s);
    if (LM__UNLIKELY(!next && !g->top))
        next = lm__any_value(g, f, type, slot, s);
    return next;
}

#endif
