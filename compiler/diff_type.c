/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "builtin.h"
#include "diff_part.h"
#include "format.h"

#include <string.h>

const char *diff_type_text(const differ *d, const model_type *type)
{
    source_span span = type->span;

    if (type->decl && type->decl->anonymous)
        return "literals";
    if (!span.file || span.end <= span.start || span.end - span.start > 40 ||
        memchr(span.file->text + span.start, '\n', span.end - span.start))
        return type->format ? type->format->name
                            : builtin_kind_word(type->kind);
    return alloc_strndup(d->arena, span.file->text + span.start,
                         span.end - span.start);
}

/* Digits that a number may have and lose none of in a float or double. */
static unsigned exact_bits(const model_type *type)
{
    return type->bits == 32 ? 16 : 32;
}

static bool texts_fit(const model_decl *before, const model_type *after)
{
    for (size_t i = 0; i < before->n_values; i++)
        if (!diff_text_fits(after, before->values[i].wire))
            return false;
    return before->unknown < 0;
}

static bool fits_member(const differ *d, const plan_type *before,
                        const plan_union *after)
{
    for (size_t i = 0; i < after->type->n_members; i++)
        if (diff_type_fits(d, before, &after->members[i]))
            return true;
    return false;
}

static bool members_fit(const differ *d, const plan_union *before,
                        const plan_type *after)
{
    for (size_t i = 0; i < before->type->n_members; i++)
        if (!diff_type_fits(d, &before->members[i], after))
            return false;
    return true;
}

static bool is_any_text(const model_type *type)
{
    const model_rules *rules = &type->rules;

    return !rules->dfa && !rules->has[RULE_MIN_LENGTH] &&
           !rules->has[RULE_MAX_LENGTH];
}

/* Of two kinds, or two formats: every value of the one is read as the other. */
static bool kind_fits(const differ *d, const plan_type *before,
                      const plan_type *after)
{
    const model_type *old = before->type;
    const model_type *new = after->type;

    if (new->kind == TYPE_JSON)
        return true;
    if (old->kind == TYPE_UNION)
        return members_fit(d, before->one_of, after);
    if (new->kind == TYPE_UNION)
        return fits_member(d, before, after->one_of);
    if (old->kind == TYPE_ENUM && new->kind == TYPE_STRING)
        return texts_fit(old->decl, new);
    if (old->format && new->kind == TYPE_STRING)
        return is_any_text(new);
    if (new->kind == TYPE_DECIMAL)
        return old->kind == TYPE_INT || old->kind == TYPE_FLOAT;
    return old->kind == TYPE_INT && new->kind == TYPE_FLOAT &&
           old->bits <= exact_bits(new);
}

bool diff_type_fits(const differ *d, const plan_type *before,
                    const plan_type *after)
{
    differ silent = *d;

    silent.changes = NULL;
    silent.found = 0;
    diff_type(&silent, before, after);
    if (before->type->optional && !after->type->optional)
        return false;
    return !(silent.found & DIFF_WIRE);
}

static bool has_value(const model_type *type, int64_t value)
{
    for (size_t i = 0; i < type->n_values; i++)
        if (type->values[i] == value)
            return true;
    return !type->n_values;
}

/* 1 | 2: those of `of` that `in` lacks. */
static void diff_values(differ *d, unsigned breaks, const char *what,
                        const model_type *of, const model_type *in)
{
    for (size_t i = 0; i < of->n_values; i++)
        if (!has_value(in, of->values[i]))
            diff_note(d, breaks, "%lld is %s", (long long)of->values[i], what);
    if (!of->n_values && in->n_values)
        diff_note(d, breaks, "numbers but those listed are %s", what);
}

static void diff_int(differ *d, const model_type *before,
                     const model_type *after)
{
    diff_values(d, DIFF_WIRE, "not a value any more", before, after);
    diff_values(d, DIFF_OLDER, "new", after, before);
    if (!before->n_values && !after->n_values)
        diff_range(d, before, after);
}

static void diff_float(differ *d, const model_type *before,
                       const model_type *after)
{
    if (before->bits != after->bits)
        diff_note(d, after->bits < before->bits ? DIFF_WIRE : 0,
                  "'%s', was '%s'", diff_type_text(d, after),
                  diff_type_text(d, before));
}

/* Models of one name are compared where they are declared. */
static void diff_other_model(differ *d, const model_decl *before,
                             const model_decl *after)
{
    differ silent = *d;
    unsigned **found;

    if (strcmp(before->name, after->name) == 0)
        return;
    found = (unsigned **)strmap_slot(
        d->arena, d->pairs,
        alloc_printf(d->arena, "%s %s", before->name, after->name));
    if (!*found) {
        /* While it is compared it is taken to be the same. */
        *found = alloc_new(d->arena, unsigned);
        silent.changes = NULL;
        silent.found = 0;
        diff_model(&silent, plan_model_for(d->before, before),
                   plan_model_for(d->after, after));
        **found = silent.found;
    }
    diff_note(d, **found & (DIFF_WIRE | DIFF_OLDER), "'%s', was '%s'",
              after->name, before->name);
}

static void diff_other_enum(differ *d, const model_decl *before,
                            const model_decl *after)
{
    bool same = strcmp(before->name, after->name) == 0;

    if (!same || before->anonymous)
        diff_enum(d, before, after);
}

/* An item, a value of a map, a member: null is a value of it, too. */
static void diff_part(differ *d, const char *suffix, const plan_type *before,
                      const plan_type *after)
{
    const char *where = d->where;

    d->where = alloc_printf(d->arena, "%s%s", where, suffix);
    if (before->type->optional && !after->type->optional)
        diff_note(d, DIFF_WIRE, "null is refused");
    if (!before->type->optional && after->type->optional)
        diff_note(d, DIFF_OLDER, "null is allowed");
    diff_type(d, before, after);
    d->where = where;
}

static void diff_union(differ *d, const plan_union *before,
                       const plan_union *after)
{
    strmap pairs = {0};
    const differ back = {.arena = d->arena,
                         .before = d->after,
                         .after = d->before,
                         .pairs = &pairs};

    for (size_t i = 0; i < before->type->n_members; i++)
        if (!fits_member(d, &before->members[i], after))
            diff_note(d, DIFF_WIRE, "not every '%s' is one of its members",
                      diff_type_text(d, before->members[i].type));
    for (size_t i = 0; i < after->type->n_members; i++)
        if (!fits_member(&back, &after->members[i], before))
            diff_note(d, DIFF_OLDER, "not every '%s' was one of its members",
                      diff_type_text(d, after->members[i].type));
}

static void diff_same_kind(differ *d, const plan_type *before,
                           const plan_type *after)
{
    const model_type *old = before->type;
    const model_type *new = after->type;

    switch (new->kind) {
    case TYPE_INT:
        diff_int(d, old, new);
        break;
    case TYPE_FLOAT:
        diff_float(d, old, new);
        break;
    case TYPE_ENUM:
        diff_other_enum(d, old->decl, new->decl);
        break;
    case TYPE_MODEL:
        diff_other_model(d, old->decl, new->decl);
        break;
    case TYPE_LIST:
        diff_part(d, "[]", before->item, after->item);
        break;
    case TYPE_MAP:
        diff_part(d, "{}", &before->map->value, &after->map->value);
        break;
    case TYPE_UNION:
        diff_union(d, before->one_of, after->one_of);
        break;
    default:
        break;
    }
    diff_rules(d, old, new);
}

void diff_type(differ *d, const plan_type *before, const plan_type *after)
{
    bool fits;

    if (before->type->kind == after->type->kind &&
        before->type->format == after->type->format) {
        diff_same_kind(d, before, after);
        return;
    }
    fits = kind_fits(d, before, after);
    diff_note(d, fits ? DIFF_OLDER : DIFF_WIRE, "'%s', was '%s'",
              diff_type_text(d, after->type), diff_type_text(d, before->type));
    if (fits &&
        (after->type->kind == TYPE_FLOAT || after->type->kind == TYPE_DECIMAL))
        diff_rules(d, before->type, after->type);
}
