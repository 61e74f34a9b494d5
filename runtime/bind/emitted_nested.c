/* SPDX-License-Identifier: MIT */
#include "emitted.h"

#include "arena.h"

#include <stdalign.h>

/* Members and nested models of emitted parsers. */

/* The run of spaces behind a line's end, as writers that indent have it. */
LM__INLINE const char *behind_indent(const char *at)
{
    static const char spaces[LM__BLOCK + 1] =
        "                                ";
    unsigned n = lm__ones(lm__equal(at, spaces));

    return n < LM__BLOCK ? at + n : NULL;
}

const char *lm__emitted_space(lm__emitted *e, const char *at)
{
    const char *next = NULL;

    at = lm__emitted_near(e, at);
    if (!at || LM__LIKELY((unsigned char)*at > ' '))
        return at;
    if (LM__LIKELY(*at == '\n'))
        next = behind_indent(at + 1);
    else if (*at == ' ')
        next = at + 1;
    if (next && LM__LIKELY((unsigned char)*next > ' '))
        return lm__emitted_near(e, next);
    while (at < e->end && lm__is_space(*at))
        at++;
    return lm__emitted_near(e, at);
}

/* The number of the key at `at`, and the byte behind it. */
LM__INLINE lm_fast_word read_key(const lm_words *keys, uint32_t expected,
                                 const char *at)
{
    static const lm_fast_word none = {NULL, LM_FAST_NONE};
    size_t n = lm__expected_key(keys, expected, at);
    int32_t i;

    if (LM__LIKELY(n))
        return (lm_fast_word){at + n - 1, expected};
    i = lm__find_key(keys, at, &at);
    return i < 0 ? none : (lm_fast_word){at, i};
}

/* Wherever there is white space. */
static LM__OUTLINE lm_fast_word any_key(lm__emitted *e, const char *at,
                                        const lm_words *keys, unsigned expected,
                                        bool first)
{
    static const lm_fast_word none = {NULL, LM_FAST_NONE};
    lm_fast_word key;

    at = lm__emitted_space(e, at);
    if (LM__UNLIKELY(!at))
        return none;
    if (*at == '}')
        return (lm_fast_word){at + 1, LM_FAST_CLOSING};
    if (!first) {
        at = *at == ',' ? lm__emitted_space(e, at + 1) : NULL;
        if (LM__UNLIKELY(!at))
            return none;
    }
    if (LM__UNLIKELY(*at != '"'))
        return none;
    key = read_key(keys, expected, at);
    if (LM__UNLIKELY(!key.next))
        return none;
    at = LM__LIKELY(*key.next == ':') ? key.next
                                      : lm__emitted_space(e, key.next);
    at = at && *at == ':' ? lm__emitted_space(e, at + 1) : NULL;
    return at ? (lm_fast_word){at, key.number} : none;
}

/* Behind the comma, or the bracket, as writers go on; NULL: otherwise. */
LM__INLINE const char *next_member(lm__emitted *e, const char *at, bool first)
{
    if (!first && *at++ != ',')
        return NULL;
    at = *at == '\n' ? lm__emitted_line(e, at, 0) : at + (*at == ' ');
    return LM__LIKELY(at < e->fast.stop && *at == '"') ? at : NULL;
}

lm_fast_word lm_fast_key(lm_fast *fast, const char *at, const lm_words *keys,
                         unsigned expected, bool first)
{
    lm__emitted *e = lm__emitted_of(fast);
    bool here = LM__LIKELY(at < fast->stop);
    const char *s = here ? next_member(e, at, first) : NULL;

    if (LM__LIKELY(s)) {
        lm_fast_word key = read_key(keys, expected, s);

        if (LM__UNLIKELY(!key.next))
            return key;
        if (LM__LIKELY(*key.next == ':')) {
            key.next += 1 + (key.next[1] == ' ');
            if (LM__LIKELY((unsigned char)*key.next > ' ' &&
                           key.next < fast->stop))
                return key;
        }
    } else if (here && *at == '\n') {
        s = lm__emitted_line(e, at, 1);
        if (LM__LIKELY(s < fast->stop && *s == '}'))
            return (lm_fast_word){s + 1, LM_FAST_CLOSING};
    }
    return any_key(e, at, keys, expected, first);
}

void *lm_fast_new(lm_fast *fast, size_t size)
{
    return lm__arena_take(lm__emitted_of(fast)->arena, size,
                          alignof(max_align_t));
}

void lm_fast_zero(void *value, size_t size)
{
    lm__zero(value, size);
}

const char *lm_fast_read_model(lm_fast *fast, const char *at,
                               const lm_model *model, void *value)
{
    return model->fast ? model->fast(fast, at, value) : NULL;
}

bool lm_fast_defaults(lm_fast *fast, const lm_model *model, uint64_t seen,
                      void *value)
{
    lm__emitted *e = lm__emitted_of(fast);
    const lm__init with = {e->arena, e->limits, e->arena->allocator, 0, 1};

    for (unsigned i = 0; i < model->n_fields; i++) {
        const lm_field *field = &model->fields[i];

        if (!(seen >> i & 1) && model->inits[i] &&
            lm__read_init(&with, &field->type, (char *)value + field->offset,
                          model->inits[i], strlen(model->inits[i])) != LM_OK)
            return false;
    }
    return true;
}

/* Behind the quote that ends a string; NULL: there is none. */
static const char *string_end(const char *at, const char *end)
{
    while (at < end && *at != '"')
        at += 1 + (*at == '\\');
    return at < end ? at + 1 : NULL;
}

/* Where a value ends, if it is one at all; NULL: not in this text. */
static const char *value_end(const char *at, const char *end)
{
    size_t open = 0;

    for (; at && at < end; at = *at == '"' ? string_end(at + 1, end) : at + 1) {
        if (*at == '{' || *at == '[')
            open++;
        else if (!open && (lm__ends_number(*at)))
            return at;
        else if (*at == '}' || *at == ']')
            open--;
    }
    return at;
}

const char *lm_fast_read_any(lm_fast *fast, const char *at, const lm_type *type,
                             void *slot)
{
    lm__emitted *e = lm__emitted_of(fast);
    lm_limits limits = *e->limits;
    const lm__init with = {e->arena, &limits, e->arena->allocator, e->flags, 1};
    const char *next;

    limits.max_depth = fast->depth;
    at = lm__emitted_space(e, at);
    next = at && fast->depth ? value_end(at, e->end) : NULL;
    if (!next ||
        lm__read_init(&with, type, slot, at, (size_t)(next - at)) != LM_OK)
        return NULL;
    return lm__emitted_near(e, next);
}
