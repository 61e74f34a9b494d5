/* SPDX-License-Identifier: MIT */
#include "diff_part.h"

#include "alloc.h"

#include <string.h>

/*
 * Functions: what callers in C see, and what the language model is told. A
 * prompt that changed breaks nobody who compiles or stores anything.
 */

static const plan_function *function_named(const plan *p, const char *name)
{
    for (size_t i = 0; i < p->n_functions; i++)
        if (strcmp(p->functions[i].function->name, name) == 0)
            return &p->functions[i];
    return NULL;
}

enum { NONE = -1 };

static int argument_named(const plan_function *f, const char *name)
{
    for (size_t i = 0; i < f->arguments->n_fields; i++)
        if (strcmp(f->arguments->fields[i].field->name, name) == 0)
            return (int)i;
    return NONE;
}

/*
 * The argument of `in` that is meant by that of number i: the one of the same
 * name, or the one in its place, if neither has its name on the other side.
 */
static int partner(const plan_function *in, const plan_function *of, size_t i)
{
    int found = argument_named(in, of->arguments->fields[i].field->name);

    if (found != NONE || i >= in->arguments->n_fields)
        return found;
    return argument_named(of, in->arguments->fields[i].field->name) == NONE
               ? (int)i
               : NONE;
}

static void at_function(differ *d, const plan_function *f)
{
    d->where = f->function->name;
    d->span = f->function->span;
}

static void at_argument(differ *d, const plan_function *f,
                        const plan_field *argument)
{
    d->where = alloc_printf(d->arena, "%s(%s)", f->function->name,
                            argument->field->name);
    d->span = argument->field->span;
}

static void diff_argument(differ *d, const plan_field *before,
                          const plan_field *after)
{
    if (strcmp(before->field->name, after->field->name) != 0)
        diff_note(d, 0, "the argument was '%s'", before->field->name);
    diff_source(d, &before->type, &after->type);
}

static void diff_arguments(differ *d, const plan_function *before,
                           const plan_function *after)
{
    int last = NONE;
    bool moved = false;

    for (size_t i = 0; i < after->arguments->n_fields; i++) {
        const plan_field *new = &after->arguments->fields[i];
        int old = partner(before, after, i);

        at_argument(d, after, new);
        if (old == NONE) {
            diff_note(d, DIFF_SOURCE, "the argument is new");
            continue;
        }
        diff_argument(d, &before->arguments->fields[old], new);
        moved = moved || old < last;
        last = old;
    }
    for (size_t i = 0; i < before->arguments->n_fields; i++) {
        at_argument(d, before, &before->arguments->fields[i]);
        if (partner(after, before, i) == NONE)
            diff_note(d, DIFF_SOURCE, "the argument is gone");
    }
    at_function(d, after);
    if (moved)
        diff_note(d, DIFF_SOURCE, "its arguments come in another order");
}

static bool same_piece(const plan_function *before, const model_piece *a,
                       const plan_function *after, const model_piece *b)
{
    if (!a->text || !b->text)
        return !a->text && !b->text &&
               partner(before, after, b->field) == (int)a->field;
    return strcmp(a->text, b->text) == 0;
}

static bool same_message(const plan_function *before,
                         const plan_function *after, size_t i)
{
    const model_message *a = &before->function->messages[i];
    const model_message *b = &after->function->messages[i];
    bool same = a->n_parts == b->n_parts && strcmp(a->role, b->role) == 0;

    for (size_t k = 0; same && k < a->n_parts; k++)
        same = same_piece(before, &a->parts[k], after, &b->parts[k]);
    return same;
}

static void diff_messages(differ *d, const plan_function *before,
                          const plan_function *after)
{
    size_t n = after->function->n_messages;
    bool same = n == before->function->n_messages;

    for (size_t i = 0; same && i < n; i++)
        same = same_message(before, after, i);
    if (!same)
        diff_note(d, 0, "its messages are others");
}

static void diff_function(differ *d, const plan_function *before,
                          const plan_function *after)
{
    const char *old = before->result->decl->name;
    const char *new = after->result->decl->name;

    at_function(d, after);
    if (strcmp(old, new) != 0)
        diff_note(d, DIFF_SOURCE, "its result is '%s', was '%s'", new, old);
    diff_doc(d, before->function->doc, after->function->doc);
    diff_messages(d, before, after);
    diff_arguments(d, before, after);
}

void diff_functions(differ *d)
{
    for (size_t i = 0; i < d->after->n_functions; i++) {
        const plan_function *new = &d->after->functions[i];
        const plan_function *old =
            function_named(d->before, new->function->name);

        at_function(d, new);
        if (old)
            diff_function(d, old, new);
        else
            diff_note(d, 0, "the function is new");
    }
    for (size_t i = 0; i < d->before->n_functions; i++) {
        const plan_function *old = &d->before->functions[i];

        at_function(d, old);
        if (!function_named(d->after, old->function->name))
            diff_note(d, DIFF_SOURCE, "the function is gone");
    }
}
