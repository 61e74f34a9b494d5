/* SPDX-License-Identifier: MIT */
#include "fast_value.h"

/*
 * The members of a model, one behind the other: each is expected to be the
 * field after the one before, written as compact writers have it.
 */

/* A member as it comes, or why there is none. */
typedef struct member {
    const char *s; /* its value */
    int32_t field;
} member;

enum { NO_MEMBER = -1, CLOSING = -2 };

/*
 * What the loop has in registers. What was read is known by where it stands:
 * all fields from `first` to `field`, and those of `before`.
 */
typedef struct members {
    const lm_field *field; /* expected next */
    const char *word;      /* its key, behind the comma */
    const lm_field *last;  /* behind those that may come in order */
    const lm_field *all;   /* field is here: all were read; NULL: not known */
    const lm_field *first;
    uint64_t before;
    const char *at; /* behind the value before; or where it began */
    size_t indent;  /* bytes in front of the first key */
} members;

LM__INLINE uint64_t below(uint32_t n)
{
    return n < 64 ? (UINT64_C(1) << n) - 1 : UINT64_MAX;
}

LM__INLINE uint32_t number_of(const members *m, const lm_model *model)
{
    return (uint32_t)(m->field - model->fields);
}

/* Bits of the fields that were read. */
LM__INLINE uint64_t seen(const members *m, const lm_model *model)
{
    return m->before | (below(number_of(m, model)) &
                        ~below((uint32_t)(m->first - model->fields)));
}

/*
 * From the field i on, how far fields may come in order: up to one that was
 * read. Where its own key is not one that can be compared, the words of those
 * behind it are not found by it.
 */
LM__INLINE uint32_t run_from(const lm_model *model, uint64_t before, uint32_t i)
{
    uint64_t ahead = i < 64 ? before >> i : 0;

    if (LM__UNLIKELY(i >= model->n_fields || !model->fields[i].n_key))
        return i;
    return LM__LIKELY(!ahead) ? model->n_fields : i + lm__lowest_bit(ahead);
}

/* The field i is expected, or was found; those of `before` have been read. */
LM__INLINE void go_to_field(members *m, const lm_model *model, uint64_t before,
                            uint32_t i)
{
    m->last = model->fields + run_from(model, before, i);
    m->before = before;
    m->first = model->fields + i;
    m->field = m->first;
    m->all = NULL;
    m->word = model->keys->text + model->keys->at[i] + 1;
}

/* The key of the field that is expected stands at s. */
LM__INLINE bool is_expected(const members *m, const char *s)
{
    return LM__LIKELY(m->field->n_key - 1U < lm__ones(lm__equal(s, m->word)));
}

int32_t lm__find_key(const lm_words *keys, const char *s, const char **next)
{
    uint32_t stops = lm__fast_stops(s + 1);
    size_t n = 0;

    if (LM__UNLIKELY(!stops)) {
        n = LM__BLOCK;
        stops = lm__fast_stops(s + 1 + n);
    }
    n += stops ? lm__first_bit(stops) : 0;
    if (!stops || n + 2 > LM__KEY_BLOCK || s[n + 1] != '"' || !keys->n)
        return -1;
    *next = s + n + 2;
    return lm__fast_find(keys, s + 1, n);
}

/* The key at s and the colon behind it. */
LM__INLINE member read_key(lm__gear *g, const lm_words *keys, uint32_t expected,
                           const char *s)
{
    size_t n = lm__expected_key(keys, expected, s);
    member none = {s, NO_MEMBER};
    int32_t field;

    if (LM__LIKELY(n))
        return (member){s + n, (int32_t)expected};
    field = lm__find_key(keys, s, &s);
    if (field < 0)
        return none;
    s = lm__skip_space(g, s);
    return *s == ':' ? (member){s + 1, field} : none;
}

/* A key of the model at s, and a colon right behind it. */
LM__INLINE bool near_member(const lm__gear *g, const lm_model *model,
                            const char *s, member *m)
{
    const char *next = s;

    m->field = lm__find_key(model->keys, s, &next);
    m->s = next + 1;
    return m->field >= 0 && *next == ':' && m->s < g->stop + LM__KEY_BLOCK;
}

/*
 * White space anywhere, any key; those that the model has not passed over. key:
 * where one stands if all is as usual, and it is not the one expected.
 */
static LM__OUTLINE member any_member(lm__gear *g, const lm_model *model,
                                     uint32_t expected, const char *key,
                                     const char *at, uint32_t state)
{
    member none = {at, NO_MEMBER};
    member m;

    if (LM__LIKELY(key < g->stop && *key == '"') &&
        near_member(g, model, key, &m))
        return m;
    if (at >= g->stop)
        return none;
    for (;;) {
        const char *s = lm__skip_space(g, at);

        if (LM__UNLIKELY(s >= g->end))
            return none;
        if (*s == '}')
            return (member){s, CLOSING};
        if (state == LM__AFTER_MEMBER) {
            if (*s != ',')
                return none;
            s = lm__skip_space(g, s + 1);
        }
        if (*s != '"' || s >= g->stop + LM__KEY_BLOCK)
            return none;
        m = read_key(g, model->keys, expected, s);
        if (m.field >= 0)
            break;
        at = lm__fast_unknown(g, model, s);
        if (!at || at >= g->stop)
            return none;
        state = LM__AFTER_MEMBER;
    }
    m.s = lm__skip_space(g, m.s);
    return m.s < g->stop + LM__KEY_BLOCK ? m : none;
}

LM__OUTLINE bool lm__fast_wants(const lm_model *model, uint64_t missing)
{
    for (uint32_t i = 0; missing; i++, missing >>= 1)
        if ((missing & 1) && ((model->fields[i].flags & LM_FIELD_REQUIRED) ||
                              (model->inits && model->inits[i])))
            return true;
    return false;
}

/* The same of those that are not among the seen. */
static LM__OUTLINE bool wants_more(const lm_model *model, uint64_t seen)
{
    uint64_t all = model->n_fields ? UINT64_MAX >> (64 - model->n_fields) : 0;
    uint64_t missing = all & ~seen;

    return missing && lm__fast_wants(model, missing);
}

/* Nothing stands against the end of the object. */
LM__INLINE bool may_close(const lm__gear *g, const lm__frame *f,
                          const lm_model *model)
{
    return !model->n_checks && f != g->held;
}

/* The same, of all its members: mostly they came in order. */
LM__INLINE bool may_end(const lm__gear *g, const lm__frame *f,
                        const lm_model *model, const members *m)
{
    if (LM__UNLIKELY(m->field != m->all) && wants_more(model, seen(m, model)))
        return false;
    return may_close(g, f, model);
}

/*
 * It stops in front of the member kept->next or behind the last, at `at` in
 * this state; or, with that field being read, at its value v or within: then
 * g->top is set.
 */
static LM__OUTLINE void stop(lm__gear *g, lm__frame *f, lm__kept *kept,
                             const char *at, uint32_t state, const char *v)
{
    kept->at = -1;
    if (g->top || (v && v <= g->end)) {
        kept->seen |= UINT64_C(1) << kept->next % 64;
        kept->at = (int32_t)kept->next++;
    }
    if (!g->top && kept->at < 0)
        lm__fast_halt(g, f, at, state);
    else if (!g->top)
        lm__fast_halt(g, f, v, LM__VALUE);
    lm__fast_keep(g, f, kept);
}

/* Fresh, or as f has it; false: it does not open. */
LM__INLINE bool begin(lm__gear *g, const lm__frame *f, const lm_type *type,
                      char **slot, members *m)
{
    const lm_model *model = type->of;

    if (LM__UNLIKELY(f == g->entry)) {
        go_to_field(m, model, f->seen.bits, f->next);
        return true;
    }
    m->first = m->field = model->fields;
    m->all = m->last = m->field + model->n_fields;
    m->word = model->keys->text + 1;
    if (LM__UNLIKELY(f > g->deepest || model->n_fields > LM__FAST_FIELDS ||
                     m->at > g->end))
        return false;
    if (LM__UNLIKELY((type->flags & LM_TYPE_BOXED) || type->companion))
        *slot = lm__fast_unbox(g, type, *slot);
    return *slot;
}

/* The field before was read from bytes that are not all there. */
LM__INLINE void take_back(members *m, char *slot)
{
    m->field--;
    lm__clear(&m->field->type, slot + m->field->offset);
}

/* The first member of those that it reads. */
LM__INLINE const char *first_key(lm__gear *g, members *m, const char *s,
                                 uint32_t state)
{
    const char *key;

    if (LM__UNLIKELY(state != LM__FIRST_KEY && *s++ != ','))
        return g->stop;
    key = lm__skip_indent(g, s);
    m->indent = (size_t)(key - s);
    return key;
}

const char *lm__fast_model(lm__gear *g, lm__frame *f, const lm_type *type,
                           char *slot, const char *s, uint32_t state)
{
    const lm_model *model = type->of;
    members m = {.at = s};
    const char *next = s;
    const char *key;
    const char *v;

    if (!begin(g, f, type, &slot, &m))
        return NULL;
    key = first_key(g, &m, s, state);
    for (;;) {
        v = NULL;
        if (LM__LIKELY(key < g->stop && m.field < m.last) &&
            is_expected(&m, key))
            v = key + m.field->n_key;
        if (LM__UNLIKELY(!v)) {
            if (next > g->end) {
                take_back(&m, slot);
                break;
            }
            member other = any_member(g, model, number_of(&m, model), key, next,
                                      next == s ? state : LM__AFTER_MEMBER);
            uint64_t before = seen(&m, model);

            m.at = next;
            if (other.field == CLOSING && !wants_more(model, before) &&
                may_close(g, f, model))
                return other.s + 1;
            if (other.field < 0)
                break;
            go_to_field(&m, model, before, (uint32_t)other.field);
            if (before >> other.field & 1)
                break;
            v = other.s;
        }
        m.at = next;
        next = member_value(g, f, m.field, slot, v);
        if (LM__UNLIKELY(!next))
            break;
        m.word += m.field->n_key + 1;
        m.field++;
        key = g->stop;
        if (LM__LIKELY(*next == ','))
            key = lm__skip_same(g, next + 1, m.indent);
        else if (*next == '}' && next < g->stop && may_end(g, f, model, &m))
            return next + 1;
    }
    stop(g, f,
         &(lm__kept){.type = type,
                     .base = slot,
                     .first = s,
                     .seen = seen(&m, model),
                     .next = number_of(&m, model)},
         m.at, m.at == s ? state : LM__AFTER_MEMBER, v);
    return NULL;
}
