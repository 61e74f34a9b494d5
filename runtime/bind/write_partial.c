/* SPDX-License-Identifier: MIT */
#include "parts.h"

#include "lm/value.h"
#include "out.h"

/*
 * What shows of a partial value, as JSON. It goes no deeper than the parser
 * did, which limits.max_depth bounds.
 */

typedef struct writer {
    const lm_parser *p;
    lm_buffer *buf;
    uint32_t hidden; /* of lm__hidden_from */
    lm_error err;
} writer;

static void put(writer *w, lm__part part);

static void put_text(writer *w, const char *s, size_t n)
{
    lm__out out;
    char *to = lm__out_begin(&out, w->buf);

    lm__out_end(&out, to ? lm__out_text(&out, to, s, n) : NULL);
}

static void put_model(writer *w, const lm__part *part, const char *base)
{
    const lm_model *model = part->type->of;
    const char *between = "";

    lm_buffer_putc(w->buf, '{');
    for (uint32_t i = 0; i < model->n_fields; i++) {
        lm__part field;
        const char *key;
        size_t n;

        if (!lm__part_field(w->p, part, base, i, &field) ||
            lm__part_state(w->p, w->hidden, &field) == LM_ABSENT)
            continue;
        key = lm__word(model->keys, i, &n);
        lm_buffer_puts(w->buf, between);
        put_text(w, key, n);
        lm_buffer_putc(w->buf, ':');
        put(w, field);
        between = ",";
    }
    lm_buffer_putc(w->buf, '}');
}

/* The key of the entry whose value lies at `at`. */
static void put_entry_key(writer *w, const lm_map *map, const char *at)
{
    const char *key = lm__load_pointer(at - map->value_offset);

    put_text(w, key, strlen(key));
    lm_buffer_putc(w->buf, ':');
}

static void put_items(writer *w, const lm__part *part, const char *slot)
{
    bool list = part->type->kind == LM_KIND_LIST;
    lm__items items = lm__part_items(part, slot);
    const char *between = "";

    lm_buffer_putc(w->buf, list ? '[' : '{');
    for (size_t i = 0; i < items.n; i++, items.at += items.stride) {
        lm__part item = lm__part_item(w->p, part, items.at, i);

        if (item.how != LM__DONE &&
            lm__part_state(w->p, w->hidden, &item) == LM_ABSENT)
            continue;
        lm_buffer_puts(w->buf, between);
        if (!list)
            put_entry_key(w, part->type->of, items.at);
        put(w, item);
        between = ",";
    }
    lm_buffer_putc(w->buf, list ? ']' : '}');
}

static void put(writer *w, lm__part part)
{
    const char *slot = part.slot;
    lm__part member;

    if (!lm__slot_has(part.type, slot)) {
        lm_buffer_puts(w->buf, "null");
        return;
    }
    if (part.type->flags & LM_TYPE_BOXED)
        slot = lm__load_pointer(slot);
    switch (part.type->kind) {
    case LM_KIND_MODEL:
        put_model(w, &part, slot);
        break;
    case LM_KIND_LIST:
    case LM_KIND_MAP:
        put_items(w, &part, slot);
        break;
    case LM_KIND_UNION:
        if (lm__part_member(&part, slot, &member))
            put(w, member);
        else
            lm_buffer_puts(w->buf, "null");
        break;
    default:
        lm_value_write(part.type, part.slot, 0, w->buf, &w->err);
        break;
    }
}

lm_status lm_parser_write_partial(lm_parser *p, lm_buffer *buf)
{
    writer w = {.p = p, .buf = buf, .hidden = lm__hidden_from(p)};
    lm__part root = lm__part_root(p);

    if (!lm_parser_partial(p) ||
        lm__part_state(p, w.hidden, &root) == LM_ABSENT)
        lm_buffer_puts(buf, "null");
    else
        put(&w, root);
    return w.err.status != LM_OK ? w.err.status : buf->status;
}

size_t lm_parser_path(const lm_parser *p, char *to, size_t size)
{
    lm__place here = lm__here(p);

    return lm__path(p, &here, to, size);
}
