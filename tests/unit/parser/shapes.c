/* SPDX-License-Identifier: MIT */
#include "shapes.h"

#include <check.h>
#include <stdalign.h>
#include <stdio.h>
#include <string.h>

enum { POOL = 1 << 20 };

static void *pool(size_t size)
{
    static alignas(max_align_t) char memory[POOL];
    static size_t used;
    void *p = memory + used;

    used += (size + 15) / 16 * 16;
    ck_assert_uint_le(used, sizeof(memory));
    return p;
}

static void words_text(lm_words *words, const char *const *list)
{
    size_t size = 64;
    size_t at = 0;
    uint32_t *offsets = pool((words->n + 1U) * sizeof(*offsets));
    char *text;

    for (uint16_t i = 0; i < words->n; i++)
        size += strlen(list[i]) + 4;
    text = pool(size);
    for (uint16_t i = 0; i < words->n; i++) {
        offsets[i] = (uint32_t)at;
        at +=
            (size_t)snprintf(text + at, size - at,
                             words->lead == 2 ? ",\"%s\":" : "\"%s\"", list[i]);
    }
    offsets[words->n] = (uint32_t)at;
    words->text = text;
    words->at = offsets;
}

static void words_sort(lm_words *words, const char *const *list)
{
    uint16_t *sorted = pool(words->n * sizeof(*sorted) + 1);

    for (uint16_t i = 0; i < words->n; i++) {
        uint16_t at = i;

        for (; at > 0 && strcmp(list[sorted[at - 1]], list[i]) > 0; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = i;
    }
    words->sorted = sorted;
}

/* Whether the multiplier gives each word a slot of its own. */
static bool try_hash(lm_words *words, const char *const *list, uint16_t *slots)
{
    size_t n_slots = (size_t)1 << (64 - words->shift);

    memset(slots, 0xFF, n_slots * sizeof(*slots));
    for (uint16_t i = 0; i < words->n; i++) {
        size_t slot = lm_words_slot(words, list[i], strlen(list[i]));

        if (slots[slot] != 0xFFFF)
            return false;
        slots[slot] = i;
    }
    for (size_t i = 0; i < n_slots; i++)
        if (slots[i] == 0xFFFF)
            slots[i] = 0;
    return true;
}

/* A perfect hash where a few tries find one; else none, which is as good. */
static void words_hash(lm_words *words, const char *const *list)
{
    unsigned bits = 2;
    uint16_t *slots;

    while ((1U << bits) < words->n * 2U)
        bits++;
    slots = pool((sizeof(*slots)) << bits);
    words->shift = (uint8_t)(64 - bits);
    words->multiplier = UINT64_C(0x9E3779B97F4A7C15);
    for (int i = 0; i < 10000; i++) {
        words->multiplier =
            (words->multiplier * UINT64_C(6364136223846793005) + 1442695041) |
            1;
        if (try_hash(words, list, slots)) {
            words->slots = slots;
            return;
        }
    }
    words->multiplier = 0;
}

static bool is_plain(const char *word)
{
    for (; *word; word++)
        if ((unsigned char)*word < 0x20 || *word == '"' || *word == '\\')
            return false;
    return true;
}

const lm_words *words_new(const char *const *list, size_t n, unsigned lead)
{
    lm_words *words = pool(sizeof(*words));

    *words = (lm_words){.n = (uint16_t)n,
                        .lead = (uint8_t)lead,
                        .trail = (uint8_t)lead,
                        .plain = true};
    for (size_t i = 0; i < n; i++)
        words->plain &= is_plain(list[i]);
    words_text(words, list);
    words_sort(words, list);
    words_hash(words, list);
    return words;
}

static const lm_type *model_type(lm_model *model)
{
    lm_type *type = pool(sizeof(*type));

    *type = (lm_type){.kind = LM_KIND_MODEL, .size = model->size, .of = model};
    return type;
}

static lm_model *model_new(const lm_type *type, unsigned field_flags)
{
    static const char *const keys[] = {"v"};
    lm_model *model = pool(sizeof(*model));
    lm_field *field = pool(sizeof(*field));

    *field = (lm_field){.type = *type,
                        .offset = 0,
                        .flags = (uint16_t)field_flags,
                        .n_key = sizeof("\"v\":") - 1};
    *model = (lm_model){.name = "shape",
                        .fields = field,
                        .keys = words_new(keys, 1, 2),
                        .size = SHAPE_SLOT,
                        .n_fields = 1};
    return model;
}

const lm_type *shape(const lm_type *type, unsigned field_flags,
                     const char *init)
{
    lm_model *model = model_new(type, field_flags);
    const char **inits = pool(sizeof(*inits));

    inits[0] = init;
    if (init)
        model->inits = inits;
    return model_type(model);
}

const lm_type *shape_checked(const lm_type *type, lm_check_fn field,
                             lm_check_fn whole)
{
    lm_model *model = model_new(type, LM_FIELD_REQUIRED | LM_FIELD_CHECKED);
    lm_check_row *rows = pool(2 * sizeof(*rows));

    if (field)
        rows[model->n_checks++] = (lm_check_row){field, "of_field", 0};
    if (whole)
        rows[model->n_checks++] = (lm_check_row){whole, "of_model", -1};
    model->checks = rows;
    return model_type(model);
}

const lm_type *shape_flagged(const lm_type *type, unsigned model_flags)
{
    lm_model *model = model_new(type, LM_FIELD_REQUIRED);

    model->flags = model_flags;
    return model_type(model);
}

const lm_type *shape_wide(unsigned n)
{
    lm_model *model = pool(sizeof(*model));
    lm_field *fields = pool(n * sizeof(*fields));
    const char **keys = pool(n * sizeof(*keys));

    for (unsigned i = 0; i < n; i++) {
        char *key = pool(16);

        snprintf(key, 16, "f%u", i);
        keys[i] = key;
        fields[i] = (lm_field){.type = {.kind = LM_KIND_INT, .size = 8},
                               .offset = i * 8,
                               .flags = LM_FIELD_REQUIRED};
    }
    *model = (lm_model){.name = "wide",
                        .fields = fields,
                        .keys = words_new(keys, n, 2),
                        .size = n * 8,
                        .n_fields = (uint16_t)n};
    return model_type(model);
}
