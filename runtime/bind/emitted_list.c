/* SPDX-License-Identifier: MIT */
#include "emitted.h"

#include <stdalign.h>

/* Lists of emitted parsers: a loop for each of the kinds that are many. */

enum { FIRST_ITEMS = 4 };

/* Items as they lie; type NULL: they are strings. */
typedef struct list {
    const lm_type *type;
    size_t stride, align;
} list;

/* Room for as many again; NULL: there is none. */
static LM__OUTLINE char *grow(lm__emitted *e, char *items, size_t *room,
                              list of)
{
    size_t more = 2 * *room;

    if (more > e->limits->max_items)
        more = e->limits->max_items;
    if (more <= *room)
        return NULL;
    items = lm__arena_resize(e->arena, items, *room * of.stride,
                             more * of.stride, of.align);
    *room = more;
    return items;
}

/* The next item or the bracket, on a line of its own or behind a space. */
static LM__OUTLINE const char *spaced_item(lm__emitted *e, const char *at)
{
    const char *s = at + (*at == ',');

    if (at < e->fast.stop && *s == '\n')
        s = lm__emitted_line(e, s, s == at);
    else if (at < e->fast.stop && s != at)
        s = lm__emitted_part(e, s);
    /* A comma or a bracket, and not both. */
    if (LM__LIKELY(s < e->fast.stop && (unsigned char)*s > ' ' &&
                   (*s == ']') != (*at == ',')))
        return s;
    at = lm__emitted_space(e, at);
    if (!at || *at == ']')
        return at;
    at = *at == ',' ? lm__emitted_space(e, at + 1) : NULL;
    return at && *at != ']' ? at : NULL;
}

/* The next item, from behind the one before; NULL: neither it nor the end. */
LM__INLINE const char *next_item(lm__emitted *e, const char *at)
{
    const lm_fast_gap *gap = *lm__emitted_gap(e, 0);
    const char *s;

    if (LM__LIKELY(at < e->fast.stop)) {
        if (*at == ',' && LM__LIKELY((unsigned char)at[1] > ' '))
            return at[1] != ']' ? at + 1 : NULL;
        if (*at == ']')
            return at;
        s = at + gap->n;
        if (LM__LIKELY(!lm_fast_apart(at, gap) && (unsigned char)*s > ' ' &&
                       *s != ']' && s < e->fast.stop))
            return s;
    }
    return spaced_item(e, at);
}

/* The first item or the bracket that ends the list; NULL: neither. */
LM__INLINE const char *first_item(lm__emitted *e, const char *at)
{
    at += *at == ' ';
    if (LM__UNLIKELY(*at != '[' || !lm_fast_enter(&e->fast)))
        return NULL;
    at++;
    if (LM__LIKELY(at < e->fast.stop && (unsigned char)*at > ' '))
        return at;
    if (at < e->fast.stop && *at == '\n')
        at = lm__emitted_line(e, at, 0);
    return lm__emitted_space(e, at);
}

typedef const char *read_fn(lm__emitted *e, const char *at, const lm_type *type,
                            char *slot);

LM__INLINE const char *read_text(lm__emitted *e, const char *at,
                                 const lm_type *type, char *slot)
{
    (void)type;
    return lm__emitted_string(e, at, slot).next;
}

LM__INLINE const char *read_model(lm__emitted *e, const char *at,
                                  const lm_type *type, char *slot)
{
    const lm_model *model = type->of;

    return LM__LIKELY(model->fast) ? model->fast(&e->fast, at, slot) : NULL;
}

LM__INLINE const char *read_other(lm__emitted *e, const char *at,
                                  const lm_type *type, char *slot)
{
    lm__zero(slot, type->size);
    return lm_fast_read_scalar(&e->fast, at, type, slot);
}

/* A list of items of one kind. */
LM__INLINE const char *read_list(lm__emitted *e, const char *at, list of,
                                 read_fn *read, void *slot, size_t *count)
{
    size_t room = FIRST_ITEMS;
    char *items = NULL;
    size_t n = 0;

    at = first_item(e, at);
    if (LM__LIKELY(at && *at != ']')) {
        items = lm__arena_take(e->arena, FIRST_ITEMS * of.stride, of.align);
        if (LM__UNLIKELY(!items || room > e->limits->max_items))
            return NULL;
    }
    while (LM__LIKELY(at) && *at != ']') {
        if (LM__UNLIKELY(n == room)) {
            items = grow(e, items, &room, of);
            if (!items)
                return NULL;
        }
        at = read(e, at, of.type, items + n * of.stride);
        if (LM__UNLIKELY(!at))
            return NULL;
        n++;
        at = next_item(e, at);
    }
    if (LM__UNLIKELY(!at))
        return NULL;
    e->fast.depth++;
    /* Present and empty is a pointer to something. */
    lm__store_pointer(slot, n ? items : e->arena->at);
    *count = n;
    return at + 1;
}

const char *lm_fast_read_texts(lm_fast *fast, const char *at, void *slot,
                               size_t *count)
{
    list of = {NULL, sizeof(char *), alignof(char *)};

    return read_list(lm__emitted_of(fast), at, of, read_text, slot, count);
}

const char *lm_fast_read_items(lm_fast *fast, const char *at,
                               const lm_type *item, void *slot, size_t *count)
{
    list of = {item, lm__type_stride(item), alignof(max_align_t)};
    lm__emitted *e = lm__emitted_of(fast);

    if (item->kind == LM_KIND_MODEL)
        return read_list(e, at, of, read_model, slot, count);
    return read_list(e, at, of, read_other, slot, count);
}
