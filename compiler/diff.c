/* SPDX-License-Identifier: MIT */
#include "diff_part.h"

#include "alloc.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void diff_note(differ *d, unsigned breaks, const char *format, ...)
{
    char text[400];
    va_list args;

    d->found |= breaks;
    if (!d->changes)
        return;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    *list_add(d->arena, d->changes) = (diff_change){
        breaks, d->span, alloc_printf(d->arena, "'%s': %s", d->where, text)};
}

static void at_field(differ *d, const model_decl *decl,
                     const model_field *field)
{
    d->where = alloc_printf(d->arena, "%s.%s", decl->name, field->name);
    d->span = field->span;
}

static void at_decl(differ *d, const model_decl *decl)
{
    d->where = decl->name;
    d->span = decl->span;
}

static const plan_field *field_by_name(const plan_model *m, const char *name)
{
    for (size_t i = 0; i < m->n_fields; i++)
        if (strcmp(m->fields[i].field->name, name) == 0)
            return &m->fields[i];
    return NULL;
}

static const plan_field *field_by_key(const plan_model *m, const char *key)
{
    for (size_t i = 0; i < m->n_fields; i++)
        if (strcmp(m->fields[i].field->key, key) == 0)
            return &m->fields[i];
    return NULL;
}

/*
 * The field of `in` that is meant by one of `of`: that of the same name, or,
 * where none has it, that of the same key whose name the other model lacks.
 */
static const plan_field *partner(const plan_model *in, const plan_model *of,
                                 const plan_field *field)
{
    const plan_field *found = field_by_name(in, field->field->name);

    if (found)
        return found;
    found = field_by_key(in, field->field->key);
    return found && !field_by_name(of, found->field->name) ? found : NULL;
}

/* A member that is the user's own: @skip. */
static const model_field *own_member(const model_decl *decl, const char *name)
{
    for (size_t i = 0; i < decl->n_fields; i++)
        if (decl->fields[i].skip && strcmp(decl->fields[i].name, name) == 0)
            return &decl->fields[i];
    return NULL;
}

static bool is_required(const model_field *field)
{
    return !field->type->optional && !field->init;
}

static void diff_added(differ *d, const plan_model *before,
                       const model_field *field)
{
    unsigned older = before->decl->extra == EXTRA_FORBID ? DIFF_OLDER : 0;

    if (is_required(field))
        diff_note(d, DIFF_WIRE | older, "it is new and required");
    else
        diff_note(d, older, "it is new");
}

static void diff_removed(differ *d, const plan_model *after,
                         const model_field *field)
{
    bool refused = after->decl->extra == EXTRA_FORBID;
    unsigned member =
        own_member(after->decl, field->name) ? 0 : (unsigned)DIFF_SOURCE;

    diff_note(d,
              member | (refused ? DIFF_WIRE : 0) |
                  (is_required(field) ? DIFF_OLDER : 0),
              "it is gone, and its key \"%s\" is %s", field->key,
              refused ? "refused" : "an unknown one");
}

static void diff_fields(differ *d, const plan_model *before,
                        const plan_model *after)
{
    for (size_t i = 0; i < after->n_fields; i++) {
        const plan_field *new = &after->fields[i];
        const plan_field *old = partner(before, after, new);

        at_field(d, after->decl, new->field);
        if (old)
            diff_field(d, old, new);
        else
            diff_added(d, before, new->field);
    }
    for (size_t i = 0; i < before->n_fields; i++) {
        const plan_field *old = &before->fields[i];

        at_field(d, before->decl, old->field);
        if (!partner(after, before, old))
            diff_removed(d, after, old->field);
    }
}

static void diff_own_members(differ *d, const model_decl *before,
                             const model_decl *after)
{
    for (size_t i = 0; i < before->n_fields; i++) {
        const model_field *old = &before->fields[i];
        bool left = false;

        for (size_t k = 0; k < after->n_fields; k++)
            left = left || strcmp(after->fields[k].name, old->name) == 0;
        at_field(d, before, old);
        if (old->skip && !left)
            diff_note(d, DIFF_SOURCE, "the member is gone");
    }
}

/* The fields that both have come in another order. */
static void diff_order(differ *d, const plan_model *before,
                       const plan_model *after)
{
    const plan_field *last = NULL;

    for (size_t i = 0; i < after->n_fields; i++) {
        const plan_field *old = partner(before, after, &after->fields[i]);

        if (old && last && old < last) {
            diff_note(d, 0,
                      "its fields come in another order: so do keys that are "
                      "written, and members in C");
            return;
        }
        last = old ? old : last;
    }
}

static void diff_extra(differ *d, model_extra before, model_extra after)
{
    if (before == after)
        return;
    if (after == EXTRA_FORBID)
        diff_note(d, DIFF_WIRE, "unknown keys are refused");
    else if (before == EXTRA_FORBID)
        diff_note(d, DIFF_OLDER, "unknown keys are no longer refused");
    if (before == EXTRA_KEEP)
        diff_note(d, DIFF_WIRE | DIFF_SOURCE, "unknown keys are not kept");
}

void diff_doc(differ *d, const char *before, const char *after)
{
    if (!before != !after || (before && strcmp(before, after) != 0))
        diff_note(d, 0, "its description is another");
}

static const char *tool_name(const model_decl *decl)
{
    return decl->tool_name ? decl->tool_name : decl->name;
}

void diff_model(differ *d, const plan_model *before, const plan_model *after)
{
    const model_decl *old = before->decl;
    const model_decl *new = after->decl;

    at_decl(d, new);
    if (strcmp(tool_name(old), tool_name(new)) != 0)
        diff_note(d, DIFF_WIRE | DIFF_OLDER, "its tool is '%s', was '%s'",
                  tool_name(new), tool_name(old));
    diff_extra(d, old->extra, new->extra);
    if (new->strict && !old->strict)
        diff_note(d, DIFF_WIRE, "nothing in it is converted");
    if (old->strict && !new->strict)
        diff_note(d, DIFF_OLDER, "values in it are converted");
    diff_checks(d, old->checks, old->n_checks, new->checks, new->n_checks);
    diff_doc(d, old->doc, new->doc);
    diff_order(d, before, after);
    diff_fields(d, before, after);
    diff_own_members(d, old, new);
}

static const model_decl *decl_named(const model_unit *unit,
                                    const model_decl *like)
{
    for (size_t i = 0; i < unit->n_decls; i++)
        if (unit->decls[i]->kind == like->kind &&
            !unit->decls[i]->anonymous == !like->anonymous &&
            strcmp(unit->decls[i]->name, like->name) == 0)
            return unit->decls[i];
    return NULL;
}

static void diff_decl(differ *d, const model_decl *before,
                      const model_decl *after)
{
    at_decl(d, after);
    if (after->kind == DECL_ENUM)
        diff_enum(d, before, after);
    else
        diff_model(d, plan_model_for(d->before, before),
                   plan_model_for(d->after, after));
}

static const char *kind_of(const model_decl *decl)
{
    return decl->kind == DECL_ENUM ? "enum" : "model";
}

void diff_units(lm_arena *arena, const model_unit *before,
                const model_unit *after, diff_list *changes)
{
    diag unshown = {.arena = arena}; /* of names in C */
    strmap pairs = {0};
    differ d = {.arena = arena, .changes = changes, .pairs = &pairs};

    d.before = plan_make(arena, before, "", &unshown);
    d.after = plan_make(arena, after, "", &unshown);
    /* Enums made for the literals of a field are compared with it. */
    for (size_t i = 0; i < after->n_decls; i++) {
        const model_decl *new = after->decls[i];
        const model_decl *old = decl_named(before, new);

        at_decl(&d, new);
        if (old && !new->anonymous)
            diff_decl(&d, old, new);
        else if (!old && !new->anonymous)
            diff_note(&d, 0, "the %s is new", kind_of(new));
    }
    for (size_t i = 0; i < before->n_decls; i++) {
        const model_decl *old = before->decls[i];

        at_decl(&d, old);
        if (!old->anonymous && !decl_named(after, old))
            diff_note(&d,
                      old->kind == DECL_ENUM ? DIFF_SOURCE
                                             : DIFF_SOURCE | DIFF_WIRE,
                      "the %s is gone", kind_of(old));
    }
    diff_functions(&d);
}
