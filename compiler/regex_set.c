/* SPDX-License-Identifier: MIT */
#include "list.h"
#include "regex.h"
#include "unicode.h"

#include <stdlib.h>

static const regex_range digits[] = {{'0', '9'}};

static const regex_range letters[] = {
    {'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};

/* WhiteSpace and LineTerminator of ECMA-262. */
static const regex_range spaces[] = {
    {0x09, 0x0D},     {0x20, 0x20},     {0xA0, 0xA0},     {0x1680, 0x1680},
    {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F},
    {0x3000, 0x3000}, {0xFEFF, 0xFEFF}};

static const regex_range line_ends[] = {
    {0x0A, 0x0A}, {0x0D, 0x0D}, {0x2028, 0x2029}};

typedef struct named_set {
    char name;
    bool others; /* all code points that are not in it */
    size_t n;
    const regex_range *ranges;
} named_set;

#define NAMED(name, others, ranges)                                            \
    {                                                                          \
        name, others, sizeof(ranges) / sizeof((ranges)[0]), ranges             \
    }

static const named_set named_sets[] = {
    NAMED('d', false, digits),  NAMED('D', true, digits),
    NAMED('w', false, letters), NAMED('W', true, letters),
    NAMED('s', false, spaces),  NAMED('S', true, spaces),
    NAMED('.', true, line_ends)};

void regex_set_add(lm_arena *arena, regex_set *set, uint32_t first,
                   uint32_t last)
{
    regex_range *range;

    set->ranges = alloc_grow(arena, set->ranges, set->n, &set->capacity,
                             sizeof(*set->ranges));
    range = &set->ranges[set->n++];
    range->first = first;
    range->last = last;
}

void regex_set_join(lm_arena *arena, regex_set *set, const regex_set *other)
{
    for (size_t i = 0; i < other->n; i++)
        regex_set_add(arena, set, other->ranges[i].first,
                      other->ranges[i].last);
}

static int compare_ranges(const void *a, const void *b)
{
    uint32_t x = ((const regex_range *)a)->first;
    uint32_t y = ((const regex_range *)b)->first;

    return x < y ? -1 : x > y;
}

/* Halves of surrogate pairs are no text: they would match nothing. */
static void add_without_surrogates(lm_arena *arena, regex_set *set,
                                   regex_range range)
{
    if (range.first < 0xD800)
        regex_set_add(arena, set, range.first,
                      range.last < 0xD800 ? range.last : 0xD7FF);
    if (range.last > 0xDFFF)
        regex_set_add(arena, set, range.first > 0xDFFF ? range.first : 0xE000,
                      range.last);
}

void regex_set_finish(lm_arena *arena, regex_set *set)
{
    regex_set joined = {0};
    regex_range open;

    if (set->n == 0)
        return;
    qsort(set->ranges, set->n, sizeof(*set->ranges), compare_ranges);
    open = set->ranges[0];
    for (size_t i = 1; i < set->n; i++) {
        if (set->ranges[i].first > open.last + 1) {
            add_without_surrogates(arena, &joined, open);
            open = set->ranges[i];
        } else if (set->ranges[i].last > open.last) {
            open.last = set->ranges[i].last;
        }
    }
    add_without_surrogates(arena, &joined, open);
    *set = joined;
}

regex_set regex_set_invert(lm_arena *arena, const regex_set *set)
{
    regex_set others = {0};
    uint32_t next = 0;

    for (size_t i = 0; i < set->n; i++) {
        if (set->ranges[i].first > next)
            regex_set_add(arena, &others, next, set->ranges[i].first - 1);
        next = set->ranges[i].last + 1;
    }
    if (next <= UNICODE_MAX)
        regex_set_add(arena, &others, next, UNICODE_MAX);
    regex_set_finish(arena, &others);
    return others;
}

regex_set regex_set_named(lm_arena *arena, char name)
{
    const named_set *found = named_sets;
    regex_set set = {0};

    while (found->name != name)
        found++;
    for (size_t i = 0; i < found->n; i++)
        regex_set_add(arena, &set, found->ranges[i].first,
                      found->ranges[i].last);
    regex_set_finish(arena, &set);
    return found->others ? regex_set_invert(arena, &set) : set;
}
