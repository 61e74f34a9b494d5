/* SPDX-License-Identifier: MIT */
#include "fast_value.h"

/* The items of a list, one behind the other. */

/* What the loop has in registers. */
typedef struct items {
    const char *at;  /* behind the item before, or the bracket */
    char *to;        /* the next item */
    size_t indent;   /* bytes in front of the first one */
    uint32_t before; /* items that it began with */
    uint32_t count;
    uint32_t room;     /* for so many items */
    uint32_t capacity; /* for so many there is memory */
} items;

/* Nothing of the list's rules stands against its end. */
LM__INLINE bool rules_good(const lm_type *type, uint32_t count)
{
    const lm_list_rules *rules = type->rules;

    return !rules || (!(rules->set & LM_RULE_UNIQUE) && count >= rules->min &&
                      count <= rules->max);
}

static char *first_item(const lm_type *type, char *slot)
{
    return type->flags & LM_TYPE_INLINE ? slot : lm__load_pointer(slot);
}

LM__INLINE void set_room(const lm__gear *g, const lm_type *type, items *m)
{
    const lm_list_rules *rules = type->rules;

    m->room = m->capacity;
    if (LM__UNLIKELY(m->room > g->limits->max_items))
        m->room = g->limits->max_items;
    if (rules && (rules->set & LM_RULE_MAX) && m->room > rules->max)
        m->room = rules->max;
}

/* Room for the first items at once; if there are none, a pointer to it. */
LM__INLINE bool open_list(lm__gear *g, const lm__frame *f, const lm_type *type,
                          char *slot, items *m)
{
    size_t size = LM__FIRST_ITEMS * lm__type_stride(type->of);

    if (LM__UNLIKELY(f > g->deepest || m->at > g->end ||
                     (type->flags & (LM_TYPE_BOXED | LM_TYPE_INLINE))))
        return false;
    m->to = lm__arena_take(g->arena, size, alignof(max_align_t));
    if (LM__UNLIKELY(!m->to)) {
        lm__declined(g, size);
        return false;
    }
    lm__store_pointer(slot, m->to);
    m->capacity = LM__FIRST_ITEMS;
    return true;
}

LM__INLINE bool begin(lm__gear *g, const lm__frame *f, const lm_type *type,
                      char *slot, items *m)
{
    if (LM__UNLIKELY(f == g->entry)) {
        m->before = f->count;
        m->count = f->count;
        m->capacity = f->capacity;
        m->to = first_item(type, slot) + m->count * lm__type_stride(type->of);
    } else if (!open_list(g, f, type, slot, m)) {
        return false;
    }
    set_room(g, type, m);
    return true;
}

/*
 * For how many items: twice as many, or up to eight times if the text that is
 * left may hold those, so that a long list moves a few times only.
 */
static uint32_t next_capacity(const lm__gear *g, const items *m,
                              const char *first)
{
    uint32_t twice = m->capacity ? m->capacity * 2 : LM__FIRST_ITEMS;
    uint64_t read = m->count - m->before;
    uint64_t used = (uint64_t)(m->at - first);
    uint64_t wanted;

    if (!read)
        return twice;
    wanted = m->count + (uint64_t)(g->end - m->at) * read / used + 1;
    if (wanted > (uint64_t)twice * 4)
        wanted = (uint64_t)twice * 4;
    return wanted > twice && wanted < g->limits->max_items ? (uint32_t)wanted
                                                           : twice;
}

/* Makes memory for more of them, unless no more may come: for how many. */
static LM__OUTLINE uint32_t grown(lm__gear *g, const lm_type *type, char *slot,
                                  const items *m, const char *first)
{
    size_t stride = lm__type_stride(type->of);
    uint32_t capacity = next_capacity(g, m, first);
    char *old = m->capacity ? first_item(type, slot) : NULL;
    char *more;

    if (m->count < m->capacity || (type->flags & LM_TYPE_INLINE))
        return m->capacity;
    more = lm__arena_resize(g->arena, old, m->capacity * stride,
                            capacity * stride, alignof(max_align_t));
    if (!more) {
        lm__declined(g, capacity * stride);
        return m->capacity;
    }
    lm__store_pointer(slot, more);
    return capacity;
}

/* Where the next item begins, or the closing bracket; NULL: neither is near. */
static LM__OUTLINE const char *any_item(lm__gear *g, const char *at,
                                        uint32_t state)
{
    const char *s = lm__skip_space(g, at);

    if (LM__UNLIKELY(s >= g->end))
        return NULL;
    if (*s == ']')
        return state == LM__VALUE ? NULL : s;
    if (state == LM__AFTER_ITEM) {
        if (*s != ',')
            return NULL;
        s = lm__skip_space(g, s + 1);
    }
    return s < g->stop + LM__KEY_BLOCK && *s != ']' ? s : NULL;
}

/* It stops at `at` in this state, or at the item that begins at s or in it. */
static LM__OUTLINE void stop(lm__gear *g, lm__frame *f, lm__kept *kept,
                             const char *at, uint32_t state, const char *s)
{
    kept->at = -1;
    if (g->top)
        kept->at = (int32_t)kept->count++;
    else if (s && s < g->end)
        lm__fast_halt(g, f, s, state == LM__FIRST_ITEM ? state : LM__VALUE);
    else
        lm__fast_halt(g, f, at, state);
    lm__fast_keep(g, f, kept);
}

/* The list may end here; then it is as long as it is. */
LM__INLINE bool close_list(const lm__gear *g, const lm__frame *f,
                           const lm_type *type, char *slot, const items *m)
{
    if (LM__UNLIKELY(m->count > m->capacity || f == g->held) ||
        (type->rules && !rules_good(type, m->count)))
        return false;
    lm__slot_set_count(type, slot, m->count);
    return true;
}

/* The item at s; NULL: it does not stand where one mostly does. */
LM__INLINE const char *item_at(const lm__gear *g, const char *s)
{
    return LM__LIKELY(s < g->stop && (unsigned char)*s > ' ' && *s != ']')
               ? s
               : NULL;
}

/* The first item of those that it reads, or ]; NULL: look for it. */
LM__INLINE const char *first_item_at(lm__gear *g, items *m, uint32_t state)
{
    const char *s = m->at;

    if (LM__UNLIKELY(state == LM__AFTER_ITEM))
        return NULL;
    s = lm__skip_indent(g, s);
    m->indent = (size_t)(s - m->at);
    return LM__LIKELY(s < g->stop && *s == ']' && state == LM__FIRST_ITEM)
               ? s
               : item_at(g, s);
}

/* There is room for the item that begins. */
LM__INLINE bool has_room(lm__gear *g, const lm_type *type, char *slot, items *m,
                         const char *first)
{
    items now;

    if (LM__LIKELY(m->count < m->room))
        return true;
    now = *m; /* so that m itself stays in registers */
    m->capacity = grown(g, type, slot, &now, first);
    m->to = first_item(type, slot) + m->count * lm__type_stride(type->of);
    set_room(g, type, m);
    return m->count < m->room;
}

/* Items that are read by a leaf of their own, or without a choice. */
typedef enum usual {
    USUAL_NONE,
    USUAL_TEXT, /* a string without rules */
    USUAL_MODEL /* an object in place */
} usual;

LM__INLINE usual usual_of(const lm_type *item)
{
    if ((item->flags & ~(unsigned)LM_TYPE_STRICT) || item->companion)
        return USUAL_NONE;
    if (item->kind == LM_KIND_STRING)
        return item->rules ? USUAL_NONE : USUAL_TEXT;
    return item->kind == LM_KIND_MODEL ? USUAL_MODEL : USUAL_NONE;
}

/* As value(), of memory that was not cleared. */
LM__INLINE const char *item_value(lm__gear *g, lm__frame *f,
                                  const lm_type *item, char *to, const char *v,
                                  usual what)
{
    const char *next = NULL;

    if (what == USUAL_TEXT) {
        next = read_text(g, item, to, v, LM__RULED_NOT);
        return LM__LIKELY(next) ? next : lm__any_value(g, f, item, to, v);
    }
    if (item->kind >= LM_KIND_MODEL || item->flags)
        lm__zero(to, lm__type_stride(item));
    if (what != USUAL_MODEL || LM__UNLIKELY(*v != '{'))
        return value(g, f, item, to, v);
    return lm__fast_model(g, f + 1, item, to, v + 1, LM__FIRST_KEY);
}

const char *lm__fast_list(lm__gear *g, lm__frame *f, const lm_type *type,
                          char *slot, const char *s, uint32_t state)
{
    const lm_type *item = type->of;
    size_t stride = lm__type_stride(item);
    usual what = usual_of(item);
    items m = {.at = s};
    const char *v = first_item_at(g, &m, state);

    if (!begin(g, f, type, slot, &m))
        return NULL;
    if (LM__UNLIKELY(v && *v == ']')) {
        if (close_list(g, f, type, slot, &m))
            return v + 1;
        v = NULL;
    }
    for (;;) {
        const char *next;

        if (LM__UNLIKELY(!v)) {
            v = any_item(g, m.at, m.at == s ? state : LM__AFTER_ITEM);
            if (!v)
                break;
            if (*v == ']') {
                if (close_list(g, f, type, slot, &m))
                    return v + 1;
                v = NULL;
                break;
            }
        }
        if (LM__UNLIKELY(!has_room(g, type, slot, &m, s))) {
            v = NULL;
            break;
        }
        next = item_value(g, f, item, m.to, v, what);
        if (LM__UNLIKELY(!next))
            break;
        v = NULL;
        if (LM__UNLIKELY(next > g->end))
            break;
        m.at = next;
        m.to += stride;
        m.count++;
        if (LM__UNLIKELY(next >= g->stop))
            break;
        if (LM__LIKELY(*next == ','))
            v = item_at(g, lm__skip_same(g, next + 1, m.indent));
        else if (*next == ']' && close_list(g, f, type, slot, &m))
            return next + 1;
    }
    stop(g, f,
         &(lm__kept){.type = type,
                     .base = slot,
                     .first = s,
                     .count = m.count,
                     .capacity = m.capacity},
         m.at, m.at == s ? state : LM__AFTER_ITEM, v);
    return NULL;
}
