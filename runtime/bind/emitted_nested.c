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
    const lm_type *type; /* of an item */
    char *items;
    size_t n, room, stride;
} list;

static bool begin_items(lm__emitted *e, list *l)
{
    l->items =
        lm__arena_take(e->arena, FIRST_ITEMS * l->stride, alignof(max_align_t));
    l->room = FIRST_ITEMS;
    return l->items && l->room <= e->limits->max_items;
}

/* Room for as many again. */
static LM__OUTLINE bool grow(lm__emitted *e, list *l)
{
    size_t room = 2 * l->room;
    char *items;

    if (room > e->limits->max_items)
        room = e->limits->max_items;
    if (room <= l->room)
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
    if (LM__LIKELY(at < e->fast.stop)) {
        if (*at == ',' && LM__LIKELY((unsigned char)at[1] > ' '))
            return at[1] != ']' ? at + 1 : NULL;
        if (*at == ']')
            return at;
    }
    at = lm__emitted_space(e, at);
    if (!at || *at == ']')
        return at;
    at = *at == ',' ? lm__emitted_space(e, at + 1) : NULL;
    return at && *at != ']' ? at : NULL;
}

typedef const char *read_fn(lm__emitted *e, const char *at, const lm_type *type,
                            char *slot);

LM__INLINE const char *read_text(lm__emitted *e, const char *at,
                                 const lm_type *type, char *slot)
{
    (void)type;
    return lm_fast_read_string(&e->fast, at, slot).next;
}

LM__INLINE const char *read_model(lm__emitted *e, const char *at,
                                  const lm_type *type, char *slot)
{
    const lm_model *model = type->of;

    lm__zero(slot, type->size);
    return LM__LIKELY(model->fast) ? model->fast(&e->fast, at, slot) : NULL;
}

LM__INLINE const char *read_other(lm__emitted *e, const char *at,
                                  const lm_type *type, char *slot)
{
    lm__zero(slot, type->size);
    return lm_fast_read_scalar(&e->fast, at, type, slot);
}

/* Up to the closing bracket; there is an item at `at`. */
LM__INLINE const char *read_each(lm__emitted *e, const char *at, list *l,
                                 read_fn *read)
{
    const lm_type *type = l->type;
    size_t stride = l->stride;
    size_t n = 0;
    char *slot = l->items;

    do {
        if (LM__UNLIKELY(n == l->room)) {
            if (!grow(e, l))
                return NULL;
            slot = l->items + n * stride;
        }
        at = read(e, at, type, slot);
        if (LM__UNLIKELY(!at))
            return NULL;
        n++;
        slot += stride;
        at = next_item(e, at);
    } while (LM__LIKELY(at) && *at != ']');
    l->n = n;
    return at;
}

static const char *read_items(lm__emitted *e, const char *at, list *l)
{
    if (!begin_items(e, l))
        return NULL;
    if (l->type->kind == LM_KIND_STRING && !l->type->rules)
        return read_each(e, at, l, read_text);
    if (l->type->kind == LM_KIND_MODEL)
        return read_each(e, at, l, read_model);
    return read_each(e, at, l, read_other);
}

const char *lm_fast_read_items(lm_fast *fast, const char *at,
                               const lm_type *item, void *slot, size_t *count)
{
    lm__emitted *e = lm__emitted_of(fast);
    list l = {.type = item, .stride = lm__type_stride(item)};

    at += *at == ' ';
    if (item->flags || item->companion || *at != '[' || !lm_fast_enter(fast))
        return NULL;
    at = lm__emitted_space(e, at + 1);
    if (at && *at != ']')
        at = read_items(e, at, &l);
    if (LM__UNLIKELY(!at))
        return NULL;
    fast->depth++;
    /* Present and empty is a pointer to something. */
    lm__store_pointer(slot, l.items ? l.items : e->arena->at);
    *count = l.n;
    return at + 1;
}
