/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "allocator.h"
#include "canon.h"
#include "equal.h"

/*
 * Whether a list has two equal items. A few are compared each with each; many
 * are sorted by what equal ones have in common, so that no text that somebody
 * made for it takes longer than another one.
 */
enum { PAIRWISE = 8 };

static const char *item(const lm__frame *f, uint32_t i)
{
    const lm_type *of = f->type->of;
    const char *items = lm__slot_pointer(f->type, f->base);

    return items + (size_t)i * lm__type_stride(of);
}

static bool same_pairwise(const lm__frame *f, const lm_allocator *allocator,
                          uint32_t out[2], lm_status *status)
{
    for (uint32_t b = 1; b < f->count; b++)
        for (uint32_t a = 0; a < b && *status == LM_OK; a++)
            if (lm__value_equal(f->type->of, item(f, a), item(f, b), allocator,
                                status)) {
                out[0] = a;
                out[1] = b;
                return true;
            }
    return false;
}

static void put_items(const lm__frame *f, lm_buffer *bytes, lm__key *keys)
{
    for (uint32_t i = 0; i < f->count; i++) {
        size_t before = bytes->size;

        lm__canon_put(bytes, f->type->of, item(f, i));
        keys[i] = (lm__key){.size = bytes->size - before, .of = item(f, i)};
    }
}

static uint32_t number_of(const lm__frame *f, const lm__key *key)
{
    size_t at = (size_t)((const char *)key->of - item(f, 0));

    return (uint32_t)(at / lm__type_stride(f->type->of));
}

/* Of the pairs, the one whose second item comes first. */
static bool same_sorted(const lm__frame *f, const lm__key *keys,
                        uint32_t out[2])
{
    out[1] = f->count;
    for (uint32_t i = 1; i < f->count; i++) {
        uint32_t second = number_of(f, &keys[i]);

        if (second < out[1] && lm__keys_equal(&keys[i - 1], &keys[i])) {
            out[0] = number_of(f, &keys[i - 1]);
            out[1] = second;
        }
    }
    return out[1] < f->count;
}

static bool same_of_many(const lm__frame *f, const lm_allocator *allocator,
                         uint32_t out[2], lm_status *status)
{
    size_t size = 2 * (size_t)f->count * sizeof(lm__key);
    lm_buffer bytes = {.allocator = allocator};
    lm__key *keys = lm__new(allocator, size);
    bool found = false;

    if (!keys) {
        *status = LM_NOMEM;
        return false;
    }
    put_items(f, &bytes, keys);
    *status = lm_buffer_status(&bytes);
    if (*status == LM_OK) {
        lm__keys_place(keys, f->count, bytes.data);
        lm__keys_sort(keys, f->count);
        found = same_sorted(f, keys, out);
    }
    lm__delete(allocator, keys, size);
    lm_buffer_free(&bytes);
    return found;
}

bool lm__same_items(lm_parser *p, const lm__frame *f, uint32_t out[2])
{
    const lm_allocator *allocator = p->options.allocator;
    lm_status status = LM_OK;
    bool found = f->count <= PAIRWISE
                     ? same_pairwise(f, allocator, out, &status)
                     : same_of_many(f, allocator, out, &status);

    if (status == LM_NOMEM)
        lm__nomem(p);
    else if (status != LM_OK)
        lm__fail(p, LM_CODE_LIMIT, lm__at_frame(f),
                 "the items are too large to be compared");
    return found;
}
