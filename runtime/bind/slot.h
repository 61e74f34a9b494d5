/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_SLOT_H
#define LM_BIND_SLOT_H

#include "lm/table.h"

#include <string.h>

/*
 * A value where it lies in C. A slot is the address a table gives for a value
 * (struct + offset, item, entry); what stands there depends on the type:
 *
 *     if (lm__slot_has(type, slot) && type->kind == LM_KIND_STRING)
 *         puts(lm__slot_pointer(type, slot));
 *
 * Everything is read and written by memcpy: the caller's struct may spell a
 * member by any type of the same size (long for int64_t, its own enum).
 *
 * Threads: pure functions of the memory they are given.
 */

static inline void *lm__load_pointer(const void *slot)
{
    void *p;

    memcpy(&p, slot, sizeof(p));
    return p;
}

static inline void lm__store_pointer(void *slot, const void *p)
{
    memcpy(slot, &p, sizeof(p));
}

/* The slot of a value of this kind is a pointer to what it holds. */
static inline bool lm__type_is_pointer(const lm_type *type)
{
    unsigned pointers = 1U << LM_KIND_STRING | 1U << LM_KIND_LIST |
                        1U << LM_KIND_MAP | 1U << LM_KIND_JSON |
                        1U << LM_KIND_DECIMAL;

    return (type->flags & LM_TYPE_BOXED) ||
           (!(type->flags & LM_TYPE_INLINE) && (pointers >> type->kind & 1));
}

static inline bool lm__type_is_counted(const lm_type *type)
{
    return type->kind == LM_KIND_LIST || type->kind == LM_KIND_MAP;
}

/* A value of this kind has others in it, and counts as a level of nesting. */
static inline bool lm__type_is_container(const lm_type *type)
{
    return lm__type_is_counted(type) || type->kind == LM_KIND_MODEL ||
           type->kind == LM_KIND_UNION;
}

/* Bytes from one item of this type to the next. */
static inline size_t lm__type_stride(const lm_type *type)
{
    if (type->flags & LM_TYPE_BOXED)
        return sizeof(void *);
    return type->stride ? type->stride : type->size;
}

/* As the comment at lm_type tells "no value". */
static inline bool lm__slot_has(const lm_type *type, const void *slot)
{
    bool has = true;

    if (lm__type_is_pointer(type) && !lm__load_pointer(slot))
        return false;
    if (type->companion && !lm__type_is_counted(type))
        memcpy(&has, (const char *)slot + type->companion, sizeof(has));
    return has;
}

/* Sets the bool has_x of a type that has one. */
static inline void lm__slot_set_has(const lm_type *type, void *slot, bool has)
{
    if (type->companion && !lm__type_is_counted(type))
        memcpy((char *)slot + type->companion, &has, sizeof(has));
}

/* The value itself: behind the pointer where the slot is BOXED. */
static inline const void *lm__slot_value(const lm_type *type, const void *slot)
{
    return type->flags & LM_TYPE_BOXED ? lm__load_pointer(slot) : slot;
}

/* Text of a STRING or JSON, items of a LIST, entries of a MAP. */
static inline const void *lm__slot_pointer(const lm_type *type,
                                           const void *slot)
{
    return type->flags & LM_TYPE_INLINE ? slot : lm__load_pointer(slot);
}

/* How many items a LIST or entries a MAP has. */
static inline size_t lm__slot_count(const lm_type *type, const void *slot)
{
    size_t n = 0;

    if (type->companion)
        memcpy(&n, (const char *)slot + type->companion, sizeof(n));
    return n;
}

static inline void lm__slot_set_count(const lm_type *type, void *slot, size_t n)
{
    if (type->companion)
        memcpy((char *)slot + type->companion, &n, sizeof(n));
}

/*
 * Bytes of a STRING or JSON: up to its NUL, or to the end of an INLINE array
 * that is full.
 */
static inline size_t lm__slot_length(const lm_type *type, const char *text)
{
    const char *end;

    if (!(type->flags & LM_TYPE_INLINE))
        return strlen(text);
    end = memchr(text, '\0', type->size);
    return end ? (size_t)(end - text) : type->size;
}

/* An INT, or the number of an ENUM, of the type's size. */
static inline int64_t lm__load_int(size_t size, const void *value)
{
    int8_t i8;
    int16_t i16;
    int32_t i32;
    int64_t i64;

    switch (size) {
    case 1:
        memcpy(&i8, value, sizeof(i8));
        return i8;
    case 2:
        memcpy(&i16, value, sizeof(i16));
        return i16;
    case 4:
        memcpy(&i32, value, sizeof(i32));
        return i32;
    default:
        memcpy(&i64, value, sizeof(i64));
        return i64;
    }
}

static inline uint64_t lm__load_uint(size_t size, const void *value)
{
    uint64_t mask = size < 8 ? (UINT64_C(1) << size * 8) - 1 : UINT64_MAX;

    return (uint64_t)lm__load_int(size, value) & mask;
}

/* Stores the low bytes of bits: an INT, a UINT or an ENUM that fits. */
static inline void lm__store_int(size_t size, void *value, uint64_t bits)
{
    uint8_t u8 = (uint8_t)bits;
    uint16_t u16 = (uint16_t)bits;
    uint32_t u32 = (uint32_t)bits;

    switch (size) {
    case 1:
        memcpy(value, &u8, sizeof(u8));
        break;
    case 2:
        memcpy(value, &u16, sizeof(u16));
        break;
    case 4:
        memcpy(value, &u32, sizeof(u32));
        break;
    default:
        memcpy(value, &bits, sizeof(bits));
        break;
    }
}

static inline double lm__load_float(size_t size, const void *value)
{
    float single;
    double number;

    if (size == sizeof(single)) {
        memcpy(&single, value, sizeof(single));
        return (double)single;
    }
    memcpy(&number, value, sizeof(number));
    return number;
}

/* The kind of a UNION: 0 is "none", i + 1 is member i. */
static inline int lm__load_union_kind(const void *value)
{
    int kind;

    memcpy(&kind, value, sizeof(kind));
    return kind;
}

#endif
