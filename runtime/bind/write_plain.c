/* SPDX-License-Identifier: MIT */
#include "write.h"

/*
 * Nearly all that is written: no white space, keys that are copied with the
 * comma and the colon around them, and nothing said of what is absent. One
 * question for room serves a key and a small value; what may be larger asks.
 */

/* "No value" of a field: left out, or null. Returns what it writes. */
LM__OUTLINE static char *put_absent(lm__writer *w, char *to,
                                    const lm_model *model, size_t i)
{
    const lm_words *keys = model->keys;

    if (lm__is_left_out(model, i))
        return to;
    to = lm__out_room(&w->out, to, keys->at[i + 1] - keys->at[i]);
    if (to)
        to = lm__write_block(w, to, keys->text + keys->at[i],
                             keys->at[i + 1] - keys->at[i]);
    return to ? lm__out_bytes(&w->out, to, "null", 4) : NULL;
}

/*
 * As lm__write_slot, for a value in its slot that is there or must be: the
 * kinds that most are, without a call.
 */
LM__INLINE char *put_plain(lm__writer *w, char *to, const lm_type *type,
                           const void *slot)
{
    const char *text;

    switch (type->kind) {
    case LM_KIND_STRING:
        text = lm__load_pointer(slot);
        return LM__LIKELY(text) ? lm__out_string(&w->out, to, text)
                                : lm__write_slot(w, to, type, slot);
    case LM_KIND_BOOL:
        return lm__write_bool(w, to, type, slot);
    case LM_KIND_INT:
        return lm__write_int(w, to, type, slot);
    case LM_KIND_FLOAT:
        return lm__write_float(w, to, type, slot);
    case LM_KIND_ENUM:
        return lm__write_enum(w, to, type, slot);
    case LM_KIND_LIST:
        return lm__slot_has(type, slot)
                   ? lm__write_plain_list(w, to, type, slot)
                   : lm__write_slot(w, to, type, slot);
    case LM_KIND_MODEL:
        if (LM__LIKELY(((const lm_model *)type->of)->keys->plain))
            return lm__write_plain_model(w, to, type, slot);
        /* fallthrough */
    default:
        return lm__write_slot(w, to, type, slot);
    }
}

/* The same for a value that may lie elsewhere. */
LM__INLINE char *put_value(lm__writer *w, char *to, const lm_type *type,
                           const void *slot)
{
    return LM__UNLIKELY(type->flags & (LM_TYPE_BOXED | LM_TYPE_INLINE))
               ? lm__write_slot(w, to, type, slot)
               : put_plain(w, to, type, slot);
}

/* A field whose value may be absent, or lies elsewhere; `to` has the slack. */
LM__OUTLINE static char *put_odd(lm__writer *w, char *to, const lm_model *model,
                                 size_t i, const void *slot)
{
    const lm_type *type = &model->fields[i].type;
    const uint32_t *at = model->keys->at + i;

    if ((type->flags & LM_TYPE_OPTIONAL) && !lm__slot_has(type, slot))
        return put_absent(w, to, model, i);
    to = lm__write_block(w, to, model->keys->text + at[0], at[1] - at[0]);
    return to ? put_value(w, to, type, slot) : NULL;
}

/* Each with its comma. */
static char *put_members(lm__writer *w, char *to, const lm_model *model,
                         const char *base)
{
    const unsigned odd = LM_TYPE_OPTIONAL | LM_TYPE_BOXED | LM_TYPE_INLINE;
    const lm_field *fields = model->fields;
    const lm_field *end = fields + model->n_fields;
    const uint32_t *at = model->keys->at;
    const char *keys = model->keys->text;

    for (const lm_field *f = fields; f < end; f++, at++) {
        const char *slot = base + f->offset;

        if (LM__UNLIKELY(to > w->out.end)) {
            to = lm__out_grow(&w->out, to, 0);
            if (!to)
                return lm__write_at_field(w, model->keys, (size_t)(f - fields));
        }
        if (f->type.flags & odd) {
            to = put_odd(w, to, model, (size_t)(f - fields), slot);
        } else {
            to = lm__write_block(w, to, keys + at[0], at[1] - at[0]);
            if (LM__LIKELY(to))
                to = put_plain(w, to, &f->type, slot);
        }
        if (LM__UNLIKELY(!to))
            return lm__write_at_field(w, model->keys, (size_t)(f - fields));
    }
    return to;
}

char *lm__write_plain_model(lm__writer *w, char *to, const lm_type *type,
                            const void *value)
{
    const lm_model *model = type->of;
    size_t start = (size_t)(to - w->out.buf->data);
    char lead = '{';

    if (!lm__write_enter(w))
        return NULL;
    to = put_members(w, to, model, value);
    if (!to)
        return NULL;
    if (LM__LIKELY(to != w->out.buf->data + start)) {
        w->out.buf->data[start] = '{'; /* in place of the first comma */
        lead = ',';
    }
    if (LM__UNLIKELY(model->flags & LM_MODEL_KEEP_EXTRA)) {
        to = lm__write_extra(w, to, model, value, &lead);
        if (!to)
            return NULL;
    }
    w->depth--;
    to = lm__out_slack(&w->out, to);
    if (!to)
        return NULL;
    if (LM__UNLIKELY(lead == '{'))
        *to++ = '{';
    *to++ = '}';
    return to;
}

/* Items of the kinds that most lists have, each with a comma behind it. */
LM__INLINE char *put_items(lm__writer *w, char *to, const lm_type *item,
                           const char *at, size_t n, size_t stride)
{
    for (size_t i = 0; i < n; i++, at += stride) {
        to = lm__out_slack(&w->out, to);
        if (to)
            to = LM__UNLIKELY(item->flags & LM_TYPE_OPTIONAL)
                     ? lm__write_slot(w, to, item, at)
                     : put_value(w, to, item, at);
        if (LM__LIKELY(to))
            to = lm__out_slack(&w->out, to);
        if (LM__UNLIKELY(!to))
            return lm__write_at_index(w, i);
        *to++ = ',';
    }
    return to;
}

char *lm__write_plain_list(lm__writer *w, char *to, const lm_type *type,
                           const void *slot)
{
    const lm_type *item = type->of;
    const char *at = lm__slot_pointer(type, slot);
    size_t n = lm__slot_count(type, slot);

    if (!lm__write_enter(w))
        return NULL;
    *to++ = '[';
    to = put_items(w, to, item, at, n, lm__type_stride(item));
    if (!to)
        return NULL;
    w->depth--;
    to -= n > 0; /* the last comma */
    *to++ = ']';
    return to;
}
