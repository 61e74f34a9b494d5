/* SPDX-License-Identifier: MIT */
#include "emitted.h"

#include "arena.h"

#include <stdalign.h>

/* Members, lists and nested models of emitted parsers. */

enum { FIRST_ITEMS = 4 };

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

lm_fast_word lm_fast_key(lm_fast *fast, const char *at, const lm_words *keys,
                         unsigned expected, bool first)
{
    static const lm_fast_word none = {NULL, LM_FAST_NONE};
    lm__emitted *e = lm__emitted_of(fast);
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

void *lm_fast_new(lm_fast *fast, size_t size)
{
    void *memory =
        lm__arena_take(lm__emitted_of(fast)->arena, size, alignof(max_align_t));

    if (memory)
        lm__zero(memory, size);
    return memory;
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
    const lm__init with = {e->arena, e->limits, e->arena->allocator, 1};

    for (unsigned i = 0; i < model->n_fields; i++) {
        const lm_field *field = &model->fields[i];

        if (!(seen >> i & 1) && model->inits[i] &&
            lm__read_init(&with, &field->type, (char *)value + field->offset,
                          model->inits[i]) != LM_OK)
            return false;
    }
    return true;
}

/* Items as they come. */
typedef struct list {
    char *items;
    size_t n, room, stride;
} list;

static LM__OUTLINE bool grow(lm__emitted *e, list *l)
{
    size_t room = l->room ? 2 * l->room : FIRST_ITEMS;
    char *items;

    if (room > e->limits->max_items)
        room = e->limits->max_items;
    if (room <= l->n)
        return false;
    items = lm__arena_resize(e->arena, l->items, l->room * l->stride,
                             room * l->stride, alignof(max_align_t));
    if (!items)
        return false;
    l->items = items;
    l->room = room;
    return true;
}

/* The next item, from behind the one before; NULL: neither it nor the end. */
LM__INLINE const char *next_item(lm__emitted *e, const char *at)
{
    if (LM__LIKELY(at < e->fast.stop && *at == ',' &&
                   (unsigned char)at[1] > ' '))
        return at + 1;
    at = lm__emitted_space(e, at);
    if (!at || *at == ']')
        return at;
    at = *at == ',' ? lm__emitted_space(e, at + 1) : NULL;
    return at && *at != ']' ? at : NULL;
}

LM__INLINE const char *read_item(lm__emitted *e, const char *at,
                                 const lm_type *type, char *slot, size_t stride)
{
    if (LM__LIKELY(type->kind == LM_KIND_STRING && !type->rules))
        return lm_fast_read_string(&e->fast, at, slot).next;
    lm__zero(slot, stride);
    if (type->kind == LM_KIND_MODEL)
        return lm_fast_read_model(&e->fast, at, type->of, slot);
    return lm_fast_read_scalar(&e->fast, at, type, slot);
}

/* Behind the closing bracket; at is behind the one that opens. */
static const char *read_items(lm__emitted *e, const char *at,
                              const lm_type *type, list *l)
{
    at = lm__emitted_space(e, at);
    if (!at || *at == ']')
        return at ? at + 1 : NULL;
    do {
        if (LM__UNLIKELY(l->n == l->room) && !grow(e, l))
            return NULL;
        at = read_item(e, at, type, l->items + l->n * l->stride, l->stride);
        at = at ? next_item(e, at) : NULL;
        l->n++;
    } while (LM__LIKELY(at && *at != ']'));
    return at ? at + 1 : NULL;
}

const char *lm_fast_read_items(lm_fast *fast, const char *at,
                               const lm_type *item, void *slot, size_t *count)
{
    lm__emitted *e = lm__emitted_of(fast);
    list l = {NULL, 0, 0, lm__type_stride(item)};

    if (item->flags || item->companion || *at != '[' || !lm_fast_enter(fast))
        return NULL;
    at = read_items(e, at + 1, item, &l);
    if (!at)
        return NULL;
    fast->depth++;
    /* Present and empty is a pointer to something. */
    lm__store_pointer(slot, l.items ? l.items : e->arena->at);
    *count = l.n;
    return at;
}
