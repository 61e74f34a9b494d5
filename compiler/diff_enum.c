/* SPDX-License-Identifier: MIT */
#include "diff_part.h"

#include <string.h>

static const model_value *by_name(const model_decl *decl, const char *name)
{
    for (size_t i = 0; i < decl->n_values; i++)
        if (strcmp(decl->values[i].name, name) == 0)
            return &decl->values[i];
    return NULL;
}

static const model_value *by_text(const model_decl *decl, const char *text)
{
    for (size_t i = 0; i < decl->n_values; i++)
        if (strcmp(decl->values[i].wire, text) == 0)
            return &decl->values[i];
    return NULL;
}

static void at_value(differ *d, const model_value *value)
{
    if (value->span.file)
        d->span = value->span;
}

static void diff_gone(differ *d, const model_decl *after,
                      const model_value *old)
{
    source_span outer = d->span;
    const char *instead =
        after->unknown >= 0 ? "another value" : "not a value any more";

    at_value(d, old);
    if (!by_text(after, old->wire))
        diff_note(d, DIFF_WIRE, "\"%s\" is %s", old->wire, instead);
    d->span = outer;
    if (by_name(after, old->name))
        return;
    if (by_text(after, old->wire))
        at_value(d, by_text(after, old->wire));
    else
        at_value(d, old);
    diff_note(d, DIFF_SOURCE, "there is no '%s' any more", old->name);
    d->span = outer;
}

static void diff_new(differ *d, const model_decl *before,
                     const model_value *new)
{
    source_span outer = d->span;

    if (by_text(before, new->wire))
        return;
    at_value(d, new);
    diff_note(d, before->unknown < 0 ? DIFF_OLDER : 0, "\"%s\" is new",
              new->wire);
    d->span = outer;
}

static void diff_unknown(differ *d, const model_decl *before,
                         const model_decl *after)
{
    if (before->unknown >= 0 && after->unknown < 0)
        diff_note(d, DIFF_WIRE, "unknown values are refused");
    if (before->unknown < 0 && after->unknown >= 0)
        diff_note(d, DIFF_OLDER, "unknown values are taken as '%s'",
                  after->values[after->unknown].name);
}

/* What both have keeps its place. */
static bool same_numbers(const model_decl *before, const model_decl *after)
{
    for (size_t i = 0; i < before->n_values; i++) {
        const model_value *new = by_name(after, before->values[i].name);

        if (new && (size_t)(new - after->values) != i)
            return false;
    }
    return true;
}

void diff_enum(differ *d, const model_decl *before, const model_decl *after)
{
    for (size_t i = 0; i < before->n_values; i++)
        diff_gone(d, after, &before->values[i]);
    for (size_t i = 0; i < after->n_values; i++)
        diff_new(d, before, &after->values[i]);
    diff_unknown(d, before, after);
    if (!same_numbers(before, after))
        diff_note(d, 0,
                  "enumerators have other numbers: recompile all that uses "
                  "them");
}
