/* SPDX-License-Identifier: MIT */
#ifndef BENCH_WALK_H
#define BENCH_WALK_H

#include "shape.h"

#include <string.h>

/*
 * A struct as the events of its JSON, for peers that write from events or
 * build a tree. Inline, with operations that are constant where it is called,
 * so that a compiler sees through them.
 *
 *     static const walk_ops ops = {write_null, write_bool, ...};
 *     walk_model(&ops, writer, shape_of(KIND_ORDER), order);
 *
 * Threads: any.
 */
typedef struct walk_ops {
    void (*null)(void *to);
    void (*boolean)(void *to, bool value);
    void (*integer)(void *to, int64_t value);
    void (*number)(void *to, double value);
    void (*string)(void *to, const char *s, size_t n);
    void (*key)(void *to, const char *s, size_t n);
    void (*open)(void *to, char bracket);
    void (*close)(void *to, char bracket);
} walk_ops;

static inline void walk_model(const walk_ops *ops, void *to, const shape *s,
                              const void *value);

static inline const void *walk_pointer(const char *slot)
{
    const void *p;

    memcpy(&p, slot, sizeof(p));
    return p;
}

static inline size_t walk_count(const shape_field *field, const char *base)
{
    size_t n;

    memcpy(&n, base + field->beside, sizeof(n));
    return n;
}

static inline void walk_string(const walk_ops *ops, void *to, const char *s)
{
    ops->string(to, s, strlen(s));
}

static inline void walk_strings(const walk_ops *ops, void *to,
                                const shape_field *field, const char *base)
{
    const char *items = (const char *)walk_pointer(base + field->offset);
    size_t n = walk_count(field, base);

    ops->open(to, '[');
    for (size_t i = 0; i < n; i++) {
        const void *s = walk_pointer(items + i * sizeof(char *));

        walk_string(ops, to, (const char *)s);
    }
    ops->close(to, ']');
}

static inline void walk_models(const walk_ops *ops, void *to,
                               const shape_field *field, const char *base)
{
    const char *items = (const char *)walk_pointer(base + field->offset);
    size_t n = walk_count(field, base);

    ops->open(to, '[');
    for (size_t i = 0; i < n; i++)
        walk_model(ops, to, field->of, items + i * field->of->size);
    ops->close(to, ']');
}

static inline bool walk_absent(const shape_field *field, const char *base)
{
    if (!field->optional)
        return false;
    if (field->beside)
        return !base[field->beside];
    return !walk_pointer(base + field->offset);
}

static inline int32_t walk_int32(const char *slot)
{
    int32_t value;

    memcpy(&value, slot, sizeof(value));
    return value;
}

static inline int64_t walk_int64(const char *slot)
{
    int64_t value;

    memcpy(&value, slot, sizeof(value));
    return value;
}

static inline double walk_double(const char *slot)
{
    double value;

    memcpy(&value, slot, sizeof(value));
    return value;
}

static inline void walk_field(const walk_ops *ops, void *to,
                              const shape_field *field, const char *base)
{
    const char *slot = base + field->offset;

    switch (field->kind) {
    case FIELD_BOOL:
        ops->boolean(to, *slot != 0);
        break;
    case FIELD_INT32:
        ops->integer(to, walk_int32(slot));
        break;
    case FIELD_INT64:
        ops->integer(to, walk_int64(slot));
        break;
    case FIELD_DOUBLE:
        ops->number(to, walk_double(slot));
        break;
    case FIELD_STRING:
        walk_string(ops, to, (const char *)walk_pointer(slot));
        break;
    case FIELD_ENUM:
        walk_string(ops, to, field->words[walk_int32(slot)]);
        break;
    case FIELD_MODEL:
        walk_model(ops, to, field->of,
                   field->optional ? walk_pointer(slot) : slot);
        break;
    case FIELD_STRINGS:
        walk_strings(ops, to, field, base);
        break;
    default:
        walk_models(ops, to, field, base);
        break;
    }
}

static inline void walk_model(const walk_ops *ops, void *to, const shape *s,
                              const void *value)
{
    const char *base = (const char *)value;

    ops->open(to, '{');
    for (uint32_t i = 0; i < s->n_fields; i++) {
        const shape_field *field = &s->fields[i];

        ops->key(to, field->key, field->n_key);
        if (walk_absent(field, base))
            ops->null(to);
        else
            walk_field(ops, to, field, base);
    }
    ops->close(to, '}');
}

#endif
