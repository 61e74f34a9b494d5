/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "plan_build.h"

/* Offsets as the C compiler of this machine gives them. */

plan_struct *plan_struct_new(lm_arena *arena, const char *name)
{
    plan_struct *s = alloc_new(arena, plan_struct);

    s->name = name;
    s->align = 1;
    return s;
}

static uint32_t align_up(uint32_t at, uint32_t align)
{
    return (at + align - 1) / align * align;
}

size_t plan_struct_add(lm_arena *arena, plan_struct *s, plan_member member)
{
    s->members =
        alloc_grow(arena, s->members, s->n, &s->capacity, sizeof(plan_member));
    member.offset = align_up(s->size, member.align);
    s->huge = s->huge || member.size > PLAN_MAX_SIZE - member.offset;
    s->size = s->huge ? 0 : member.offset + member.size;
    if (member.align > s->align)
        s->align = member.align;
    s->members[s->n] = member;
    return s->n++;
}

/* The arms all begin where the most aligned of them does. */
static void lay_arms(plan_struct *s)
{
    uint32_t align = 1;
    uint32_t start;

    for (size_t i = 1; i < s->n; i++)
        if (s->members[i].align > align)
            align = s->members[i].align;
    start = align_up(s->members[0].size, align);
    s->size = start;
    for (size_t i = 1; i < s->n; i++) {
        s->members[i].offset = start;
        if (start + s->members[i].size > s->size)
            s->size = start + s->members[i].size;
    }
}

void plan_struct_close(plan_struct *s)
{
    if (s->one_of)
        lay_arms(s);
    s->size = align_up(s->size, s->align);
}
