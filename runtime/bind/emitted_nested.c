/* SPDX-License-Identifier: MIT */
#include "emitted.h"

#include "arena.h"

#include <stdalign.h>

/* Members and nested models of emitted parsers. */

static const lm_fast_word no_word = {NULL, LM_FAST_NONE};

/* The number of the key at `at`, and the byte behind it. */
LM__INLINE lm_fast_word read_key(const lm_words *keys, uint32_t expected,
                                 const char *at)
{
    size_t n = lm__expected_key(keys, expected, at);
    int32_t i;

    if (LM__LIKELY(n))
        return (lm_fast_word){at + n - 1, expected};
    i = lm__find_key(keys, at, &at);
    return i < 0 ? no_word : (lm_fast_word){at, i};
}

/* Behind the colon and the space behind it; NULL: there is no value there. */
LM__INLINE const char *colon(lm__emitted *e, const char *at)
{
    at = LM__LIKELY(*at == ':') ? at : lm__emitted_space(e, at);
    return at && *at == ':' ? lm__emitted_space(e, at + 1) : NULL;
}

/* Where a key is to stand, wherever there is white space. */
static LM__OUTLINE lm_fast_word any_key(lm__emitted *e, const char *at,
                                        const lm_words *keys, unsigned expected)
{
    lm_fast_word key;

    at = lm__emitted_space(e, at);
    if (LM__UNLIKELY(!at || *at != '"'))
        return no_word;
    key = read_key(keys, expected, at);
    if (LM__UNLIKELY(!key.next))
        return no_word;
    at = colon(e, key.next);
    return at ? (lm_fast_word){at, key.number} : no_word;
}

/* A key behind a bracket or a comma, as writers go on. */
LM__INLINE lm_fast_word member(lm__emitted *e, const char *at,
                               const lm_words *keys, unsigned expected)
{
    const char *s = lm__emitted_part(e, at);
    lm_fast_word key;

    if (LM__UNLIKELY(s >= e->fast.stop || *s != '"'))
        return any_key(e, at, keys, expected);
    key = read_key(keys, expected, s);
    if (LM__UNLIKELY(!key.next))
        return key;
    if (LM__LIKELY(*key.next == ':')) {
        key.next += 1 + (key.next[1] == ' ');
        if (LM__LIKELY((unsigned char)*key.next > ' ' &&
                       key.next < e->fast.stop))
            return key;
    }
    return any_key(e, at, keys, expected);
}

/* The bracket or the comma behind a member, wherever there is white space. */
static LM__OUTLINE const char *any_end(lm__emitted *e, const char *at)
{
    const char *s;

    if (at < e->fast.stop && *at == '\n') {
        s = lm__emitted_line(e, at, 1);
        if (LM__LIKELY(s < e->fast.stop && *s == '}'))
            return s;
    }
    return lm__emitted_space(e, at);
}

lm_fast_word lm_fast_open(lm_fast *fast, const char *at, const lm_words *keys)
{
    lm__emitted *e = lm__emitted_of(fast);

    fast->order = fast->stop;
    if (LM__UNLIKELY(*at++ != '{'))
        return no_word;
    if (LM__UNLIKELY(at >= fast->stop || *at == '}'))
        at = lm__emitted_space(e, at);
    if (LM__UNLIKELY(!at || *at == '}'))
        return at ? (lm_fast_word){at + 1, LM_FAST_CLOSING} : no_word;
    return member(e, at, keys, 0);
}

lm_fast_word lm_fast_key(lm_fast *fast, const char *at, const lm_words *keys,
                         unsigned expected, uint64_t seen)
{
    lm__emitted *e = lm__emitted_of(fast);
    lm_fast_word key;

    if (LM__UNLIKELY(at >= fast->stop || *at != ',')) {
        at = any_end(e, at);
        if (at && *at == '}')
            return (lm_fast_word){at + 1, LM_FAST_CLOSING};
        if (!at || *at != ',')
            return no_word;
    }
    key = member(e, at + 1, keys, expected);
    if (LM__UNLIKELY(key.number < 0 || (seen >> key.number & 1)))
        return no_word;
    fast->order = seen >> key.number ? NULL : fast->stop;
    return key;
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
