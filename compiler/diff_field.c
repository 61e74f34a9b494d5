/* SPDX-License-Identifier: MIT */
#include "diff_part.h"

#include <string.h>

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool may_miss(const model_field *field)
{
    return field->type->optional || field->init;
}

static const char *when_missing(const model_field *field)
{
    return field->init ? field->init : "no value";
}

/* No key at all, and null. */
static void diff_presence(differ *d, const model_field *before,
                          const model_field *after)
{
    bool had_null = before->type->optional;
    bool has_null = after->type->optional;

    if (may_miss(before) && !may_miss(after)) {
        diff_note(d, DIFF_WIRE, "it is required now%s",
                  had_null ? ", and null is refused" : "");
        return;
    }
    if (!may_miss(before) && may_miss(after))
        diff_note(d, DIFF_OLDER, "it may be left out now");
    else if (!same_text(before->init, after->init))
        diff_note(d, DIFF_WIRE, "where it is missing it is %s, was %s",
                  when_missing(after), when_missing(before));
    if (had_null && !has_null)
        diff_note(d, DIFF_WIRE, "null is refused");
}

static bool has_check(const model_check *checks, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(checks[i].name, name) == 0)
            return true;
    return false;
}

void diff_checks(differ *d, const model_check *before, size_t n_before,
                 const model_check *after, size_t n_after)
{
    for (size_t i = 0; i < n_after; i++)
        if (!has_check(before, n_before, after[i].name))
            diff_note(d, DIFF_WIRE | DIFF_SOURCE,
                      "the check '%s' is new: it may refuse, and is to be "
                      "written",
                      after[i].name);
    for (size_t i = 0; i < n_before; i++)
        if (!has_check(after, n_after, before[i].name))
            diff_note(d, DIFF_OLDER, "the check '%s' is gone", before[i].name);
}

/* What only language models and people read. */
static void diff_words(differ *d, const model_field *before,
                       const model_field *after)
{
    if (!same_text(before->doc, after->doc) ||
        !same_text(before->title, after->title))
        diff_note(d, 0, "its description is another");
    if (before->deprecated != after->deprecated)
        diff_note(d, 0,
                  after->deprecated ? "it is deprecated"
                                    : "it is not deprecated any more");
}

static void diff_flags(differ *d, const model_field *before,
                       const model_field *after)
{
    if (before->drop_invalid && !after->drop_invalid)
        diff_note(d, DIFF_WIRE, "invalid items are not left out any more");
    if (!before->drop_invalid && after->drop_invalid)
        diff_note(d, DIFF_OLDER, "invalid items are left out");
    if (before->atomic != after->atomic || before->nonnull != after->nonnull)
        diff_note(d, 0, "partial values show it at another time");
}

void diff_field(differ *d, const plan_field *before, const plan_field *after)
{
    const model_field *old = before->field;
    const model_field *new = after->field;
    bool renamed = strcmp(old->name, new->name) != 0;

    if (renamed)
        diff_note(d, DIFF_SOURCE, "the member was '%s'", old->name);
    if (strcmp(old->key, new->key) != 0)
        diff_note(d, DIFF_WIRE | DIFF_OLDER, "its key was \"%s\"", old->key);
    diff_presence(d, old, new);
    diff_type(d, &before->type, &after->type);
    /* The types made for a field are named after it. */
    if (!renamed)
        diff_source(d, &before->type, &after->type);
    diff_checks(d, old->checks, old->n_checks, new->checks, new->n_checks);
    diff_flags(d, old, new);
    diff_words(d, old, new);
}
