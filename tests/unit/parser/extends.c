/* SPDX-License-Identifier: MIT */
#include "extends.h"

#include "slot.h"

#include <lm/value.h>

#include <check.h>
#include <string.h>

static bool text_extends(const char *before, const char *after)
{
    return !strncmp(before, after, strlen(before));
}

/* The object of unknown keys: members are added before its bracket. */
static bool extra_extends(const void *before, const void *after)
{
    const char *a = lm__load_pointer(before);
    const char *b = lm__load_pointer(after);

    return !a || (b && !strncmp(a, b, strlen(a) - 1));
}

static bool model_extends(const lm_model *model, const char *before,
                          const char *after)
{
    for (uint32_t i = 0; i < model->n_fields; i++) {
        const lm_field *f = &model->fields[i];

        if (!extends(&f->type, before + f->offset, after + f->offset))
            return false;
    }
    return !(model->flags & LM_MODEL_KEEP_EXTRA) ||
           extra_extends(before + model->extra, after + model->extra);
}

static bool items_extend(const lm_type *type, const char *before,
                         const char *after)
{
    bool list = type->kind == LM_KIND_LIST;
    const lm_map *map = list ? NULL : type->of;
    const lm_type *of = list ? type->of : &map->value;
    size_t stride = list ? lm__type_stride(of) : map->entry_size;
    size_t value = list ? 0 : map->value_offset;
    const char *a = lm__slot_pointer(type, before);
    const char *b = lm__slot_pointer(type, after);
    size_t n = lm__slot_count(type, before);

    if (n > lm__slot_count(type, after))
        return false;
    for (size_t i = 0; i < n; i++, a += stride, b += stride)
        if ((!list && strcmp(lm__load_pointer(a), lm__load_pointer(b)) != 0) ||
            !extends(of, a + value, b + value))
            return false;
    return true;
}

static bool union_extends(const lm_union *u, const char *before,
                          const char *after)
{
    int kind = lm__load_union_kind(before);

    if (!kind)
        return true;
    return kind == lm__load_union_kind(after) &&
           extends(&u->members[kind - 1].type,
                   before + u->members[kind - 1].offset,
                   after + u->members[kind - 1].offset);
}

static bool number_extends(size_t size, const void *before, const void *after)
{
    static const char zeros[64];

    return !memcmp(before, zeros, size) || !memcmp(before, after, size);
}

bool extends(const lm_type *type, const void *before, const void *after)
{
    if (!lm__slot_has(type, before))
        return true;
    if (!lm__slot_has(type, after))
        return false;
    before = lm__slot_value(type, before);
    after = lm__slot_value(type, after);
    switch (type->kind) {
    case LM_KIND_STRING:
    case LM_KIND_JSON:
        return text_extends(lm__slot_pointer(type, before),
                            lm__slot_pointer(type, after));
    case LM_KIND_BYTES:
    case LM_KIND_DECIMAL:
        return lm_value_equal(type, before, after);
    case LM_KIND_MODEL:
        return model_extends(type->of, before, after);
    case LM_KIND_LIST:
    case LM_KIND_MAP:
        return items_extend(type, before, after);
    case LM_KIND_UNION:
        return union_extends(type->of, before, after);
    default:
        return number_extends(type->size, before, after);
    }
}

/* Takes over `next`, a copy of the value now. */
static void *follow(const lm_type *type, void *last, const void *now,
                    const char *text, size_t at)
{
    void *next;

    if (!now) {
        ck_assert_msg(!last, "%.*s: the value is gone", (int)at, text);
        return NULL;
    }
    ck_assert_msg(!last || extends(type, last, now),
                  "%.*s: does not extend the partial before it", (int)at, text);
    next = lm_value_copy(type, now, NULL);
    ck_assert_ptr_nonnull(next);
    lm_value_free(last);
    return next;
}

void grows_only(const lm_type *type, const lm_parse_options *options,
                const char *text, size_t n, size_t step)
{
    lm_parser *parser = lm_parser_new(type, options);
    void *last = NULL;
    void *value = NULL;
    size_t i = 0;

    ck_assert_ptr_nonnull(parser);
    while (i < n) {
        size_t piece = n - i < step ? n - i : step;

        if (lm_parser_feed(parser, text + i, piece) != LM_OK)
            break;
        i += piece;
        last = follow(type, last, lm_parser_partial(parser), text, i);
    }
    if (lm_parser_finish(parser, &value, NULL) == LM_OK) {
        last = follow(type, last, value, text, n);
        lm_value_free(value);
    }
    lm_value_free(last);
    lm_parser_free(parser);
}
