/* SPDX-License-Identifier: MIT */
#include "diff_part.h"

#include <string.h>

/* "int64_t " is shown as "int64_t". */
static int shown(const char *slot)
{
    size_t n = strlen(slot);

    return (int)(n && slot[n - 1] == ' ' ? n - 1 : n);
}

static const char *arm_name(const plan_union *u, size_t i)
{
    return u->layout->members[i + 1].name;
}

static void diff_arms(differ *d, const plan_union *before,
                      const plan_union *after)
{
    for (size_t i = 0; i < before->type->n_members; i++) {
        size_t k = 0;

        while (k < after->type->n_members &&
               strcmp(arm_name(before, i), arm_name(after, k)) != 0)
            k++;
        if (k == after->type->n_members)
            diff_note(d, DIFF_SOURCE, "in C there is no '%s' any more",
                      before->kinds[i]);
        else
            diff_source(d, &before->members[i], &after->members[k]);
    }
}

/* Slots are the same: what lies behind them. */
static void diff_inside(differ *d, const plan_type *before,
                        const plan_type *after)
{
    if (before->item && after->item)
        diff_source(d, before->item, after->item);
    if (before->map && after->map)
        diff_source(d, &before->map->value, &after->map->value);
    if (before->one_of && after->one_of)
        diff_arms(d, before->one_of, after->one_of);
}

static bool can_be_null(const plan_type *type)
{
    return type->type->optional && plan_is_pointer(type) &&
           !plan_is_counted(type->type);
}

void diff_source(differ *d, const plan_type *before, const plan_type *after)
{
    bool had = plan_has_flag(before->type);
    bool has = plan_has_flag(after->type);

    if (strcmp(before->slot, after->slot) != 0) {
        diff_note(d, DIFF_SOURCE, "in C it is '%.*s', was '%.*s'",
                  shown(after->slot), after->slot, shown(before->slot),
                  before->slot);
        return;
    }
    if (before->type->kind != after->type->kind)
        diff_note(d, DIFF_SOURCE, "in C the same member holds something else");
    else if (had != has)
        diff_note(d, DIFF_SOURCE,
                  has ? "in C a 'has_' member says whether it is there"
                      : "in C the 'has_' member is gone");
    else if (can_be_null(after) && !can_be_null(before))
        diff_note(d, DIFF_SOURCE, "in C it may be NULL");
    diff_inside(d, before, after);
}
