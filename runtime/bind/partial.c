/* SPDX-License-Identifier: MIT */
#include "fast.h"
#include "parts.h"

#include "allocator.h"

#include <string.h>

/*
 * The engine writes a value where it will stay, so a partial value is simply
 * what lies there. What must not show before it is complete lies on the path
 * of open frames; it is set aside when somebody looks, and put back before
 * the next byte. Reading pays nothing for it.
 */

size_t lm__slot_size(const lm_type *type)
{
    return lm__type_is_pointer(type) ? sizeof(void *) : type->size;
}

/* A field of an open frame has something to show. */
static bool field_shows(const lm_parser *p, const lm__frame *f, uint32_t i,
                        bool inner)
{
    const lm_field *field = &lm__model_of(f)->fields[i];
    bool open = f < &p->frames[p->depth];

    if (!f->base || !lm__seen(p, f, i) ||
        !lm__slot_has(&field->type, f->base + field->offset))
        return false;
    if (f->at != (int32_t)i)
        return true;
    if (field->flags & LM_FIELD_ATOMIC)
        return false;
    return open ? inner : lm__in_token(p) && p->accept == LM__TAKE_TEXT;
}

/* The model has what it waits for; inner: so has the frame above it. */
static bool model_shows(const lm_parser *p, const lm__frame *f, bool inner)
{
    const lm_model *model = lm__model_of(f);

    if (!(model->flags & LM_MODEL_WAITS))
        return true;
    for (uint32_t i = 0; i < model->n_fields; i++)
        if ((model->fields[i].flags & LM_FIELD_NONNULL) &&
            !field_shows(p, f, i, inner))
            return false;
    return true;
}

/* The current field, item or entry shows only when it is complete. */
static bool waits(const lm__frame *f)
{
    if (f->kind == LM__FRAME_MODEL && f->at >= 0)
        return lm__model_of(f)->fields[f->at].flags & LM_FIELD_ATOMIC;
    return f->flags & LM__FRAME_DROPS;
}

bool lm__model_hides(const lm_model *model)
{
    uint32_t flags = 0;

    for (uint32_t i = 0; i < model->n_fields; i++)
        flags |= model->fields[i].flags;
    return (model->flags & LM_MODEL_WAITS) || (flags & LM_FIELD_ATOMIC);
}

uint32_t lm__hidden_from(const lm_parser *p)
{
    uint32_t from = p->depth + 1;
    bool inner = true;

    for (uint32_t i = p->depth + 1; i-- > 0;) {
        const lm__frame *f = &p->frames[i];

        if (f->at >= 0 && waits(f))
            from = i;
        inner = f->kind != LM__FRAME_MODEL || model_shows(p, f, inner);
        if (!inner)
            from = i - 1;
    }
    return from;
}

/* Sets n bytes aside. false: no memory. */
static bool set_aside(lm_parser *p, char *at, size_t n)
{
    lm__hidden *h = &p->hidden;

    if (n > sizeof(h->kept) && n > h->room) {
        char *bytes = lm__resize(p->options.allocator,
                                 h->room ? h->bytes : NULL, h->room, n);

        if (!bytes)
            return false;
        h->bytes = bytes;
        h->room = n;
    }
    memcpy(n > sizeof(h->kept) ? h->bytes : h->kept, at, n);
    memset(at, 0, n);
    h->at = at;
    h->n = n;
    return true;
}

void lm__unhide(lm_parser *p)
{
    lm__hidden *h = &p->hidden;

    if (h->n)
        memcpy(h->at, h->n > sizeof(h->kept) ? h->bytes : h->kept, h->n);
    h->n = 0;
    h->root = false;
}

/* A field: its slot and what goes with it, from the lower to the higher. */
static bool hide_field(lm_parser *p, const lm_type *type, char *slot)
{
    size_t with = lm__type_is_counted(type) ? sizeof(size_t) : sizeof(bool);
    char *end = slot + lm__slot_size(type);
    char *first = slot;

    if (type->companion > 0 && slot + type->companion + with > end)
        end = slot + type->companion + with;
    else if (type->companion < 0)
        first = slot + type->companion;
    return set_aside(p, first, (size_t)(end - first));
}

/* An item or entry: it is the last, unless its key is there twice. */
static bool hide_item(lm_parser *p, const lm__frame *f)
{
    char *count = f->base + f->type->companion;
    size_t n = lm__slot_count(f->type, f->base);
    bool hidden;

    if (!f->type->companion || n <= (size_t)f->at)
        return true;
    hidden = set_aside(p, count, sizeof(n));
    lm__slot_set_count(f->type, f->base, n - 1);
    return hidden;
}

static bool hide(lm_parser *p, uint32_t from)
{
    const lm__frame *f = &p->frames[from];
    const lm_type *type;
    char *slot;

    if (f->kind == LM__FRAME_ROOT) {
        p->hidden.root = true;
        return true;
    }
    if (!f->base)
        return true;
    if (f->kind == LM__FRAME_LIST || f->kind == LM__FRAME_MAP)
        return hide_item(p, f);
    type = lm__place_of(f, &slot);
    return hide_field(p, type, slot);
}

/* The object of unknown keys, as it was before the member being added. */
static bool hide_extra(lm_parser *p)
{
    char *text = lm__load_pointer(p->raw_slot);
    char *end = text + p->n_extra - 1;

    if (!set_aside(p, end, 2))
        return false;
    *end = '}';
    return true;
}

/* What is not to be seen is set aside; false: no memory. */
static LM__OUTLINE bool hide_all(lm_parser *p)
{
    uint32_t from = lm__hidden_from(p);
    bool shown = true;

    lm__unhide(p);
    if (from <= p->depth)
        shown = hide(p, from);
    else if (p->raw_extra && p->n_extra)
        shown = hide_extra(p);
    return shown && !p->hidden.root;
}

const void *lm_parser_partial(lm_parser *p)
{
    if (LM__LIKELY(!p->hidden.n && !p->hidden.root && !p->raw_extra &&
                   !(lm__top(p)->flags & LM__FRAME_HIDES)))
        return p->root;
    return hide_all(p) ? p->root : NULL;
}
