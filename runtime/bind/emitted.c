/* SPDX-License-Identifier: MIT */
#include "emitted.h"

#include "arena.h"
#include "region.h"

#include <stdalign.h>

/* Deeper texts are read by the tables, which take no stack for it. */
enum { MAX_DEPTH = 256 };

/* Flags that change nothing for a text without any flaw. */
static const unsigned free_flags = LM_PARSE_FIRST | LM_PARSE_CLOSED |
                                   LM_PARSE_NO_CHECKS | LM_PARSE_TRUNCATED |
                                   LM_PARSE_PAIRS | LM_PARSE_JSON_TEXT;

/* The options leave nothing to be done but to take what is right. */
static bool may_run(const lm_parse_options *options, const lm_limits *limits,
                    size_t n)
{
    if (options &&
        ((options->flags & ~free_flags) || options->policy == LM_POLICY_REPAIR))
        return false;
    return n <= limits->max_bytes && limits->max_key >= LM_FAST_KEY_MAX &&
           limits->max_string >= LM__BLOCK;
}

const char *lm__emitted_move(lm__emitted *e, const char *at)
{
    size_t n;

    if (e->moved || at > e->end)
        return NULL;
    n = (size_t)(e->end - at);
    if (!n || n > LM_FAST_MARGIN)
        return NULL;
    memcpy(e->tail, at, n);
    memset(e->tail + n, 0, LM_FAST_MARGIN);
    e->moved = true;
    e->end = e->tail + n;
    e->limit = e->end + LM_FAST_MARGIN;
    e->fast.stop = e->end;
    return e->tail;
}

/* Where the text begins, as it is to be read; NULL: nowhere. */
static const char *lay_out(lm__emitted *e, const lm_model *model,
                           const char *text, size_t n)
{
    bool watched = model->flags & LM_MODEL_WATCHED;

    e->end = text + n;
    e->moved =
        !watched && n && lm__overread_is_fine() && lm__fast_same_page(e->end);
    if (e->moved) {
        e->fast.stop = e->end;
        e->limit = e->end + LM_FAST_MARGIN;
        return text;
    }
    e->limit = e->end;
    e->fast.stop = n > LM_FAST_MARGIN ? e->end - LM_FAST_MARGIN : text;
    return lm__emitted_near(e, text);
}

/* Nothing but white space is left. */
static bool is_all(const lm__emitted *e, const char *at)
{
    while (at < e->end && lm__is_space(*at))
        at++;
    return at == e->end;
}

static bool read_root(lm__emitted *e, const lm_model *model, const char *at,
                      void *root)
{
    at = at ? model->fast(&e->fast, at, root) : NULL;
    return at && is_all(e, at);
}

/* In the caller's arena, which is as it was if that fails. */
static bool read_borrowed(lm__emitted *e, const lm_model *model, const char *at,
                          void **out)
{
    lm__arena_mark mark = lm__arena_here(e->arena);
    size_t before = lm__arena_bound(e->arena, e->limits->max_memory);
    void *root;
    bool good;

    root = lm__region_new(e->arena, NULL, 0, model->size, 0);
    good = root && read_root(e, model, at, root);
    e->arena->limit = before;
    if (good)
        *out = root;
    else
        lm__arena_return(e->arena, mark);
    return good;
}

static bool read_owned(lm__emitted *e, const lm_model *model, const char *at,
                       const lm_allocator *allocator, void **out)
{
    size_t n = (size_t)(e->end - at);
    void *root = lm__region_new(NULL, allocator, e->limits->max_memory,
                                model->size, lm__value_hint(n));

    if (!root)
        return false;
    e->arena = lm__region_arena(root);
    if (read_root(e, model, at, root)) {
        *out = root;
        return true;
    }
    lm__region_free(root);
    return false;
}

bool lm__emitted_parse(const lm_type *type, const char *text, size_t n,
                       const lm_parse_options *options, void **out)
{
    const lm_model *model = type->of;
    const char *at;
    lm_limits own;
    lm__emitted e;

    if (type->flags || !out)
        return false;
    e.limits = &lm__default_limits;
    if (options && !lm__limits_default(&options->limits)) {
        own = lm__limits_of(&options->limits);
        e.limits = &own;
    }
    if (!may_run(options, e.limits, n))
        return false;
    e.fast.depth =
        e.limits->max_depth < MAX_DEPTH ? e.limits->max_depth : MAX_DEPTH;
    at = lay_out(&e, model, text, n);
    if (!at)
        return false;
    e.arena = options ? options->arena : NULL;
    if (e.arena)
        return read_borrowed(&e, model, at, out);
    return read_owned(&e, model, at, options ? options->allocator : NULL, out);
}
