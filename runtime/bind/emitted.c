/* SPDX-License-Identifier: MIT */
#include "emitted.h"

#include "arena.h"
#include "region.h"

/* Deeper texts are read by the tables, which take no stack for it. */
enum { MAX_DEPTH = 256 };

/* Flags that change nothing for a text without any flaw. */
enum {
    FREE_FLAGS = LM_PARSE_FIRST | LM_PARSE_CLOSED | LM_PARSE_NO_CHECKS |
                 LM_PARSE_TRUNCATED | LM_PARSE_PAIRS | LM_PARSE_JSON_TEXT
};

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
LM__INLINE const char *lay_out(lm__emitted *e, const lm_model *model,
                               const char *text, size_t n)
{
    e->end = text + n;
    e->moved = n && lm__fast_same_page(e->end) &&
               !(model->flags & LM_MODEL_WATCHED) && lm__overread_is_fine();
    if (LM__LIKELY(e->moved)) {
        e->fast.stop = e->end;
        e->limit = e->end + LM_FAST_MARGIN;
        return text;
    }
    e->limit = e->end;
    e->fast.stop = n > LM_FAST_MARGIN ? e->end - LM_FAST_MARGIN : text;
    return lm__emitted_near(e, text);
}

/* Nothing but white space is left. */
LM__INLINE bool is_all(const lm__emitted *e, const char *at)
{
    while (at < e->end && lm__is_space(*at))
        at++;
    return at == e->end;
}

LM__INLINE bool read_root(lm__emitted *e, const lm_model *model, const char *at,
                          void *root)
{
    at = model->fast(&e->fast, at, root);
    return LM__LIKELY(at) && is_all(e, at);
}

/* In the caller's arena, which is as it was if that fails. */
LM__INLINE void *read_borrowed(lm__emitted *e, const lm_model *model,
                               const char *at, lm_arena *arena)
{
    lm__arena_mark mark = lm__arena_here(arena);
    size_t before = lm__arena_bound(arena, e->limits->max_memory);
    void *root = lm__region_borrow(arena, model->size);
    bool good;

    e->arena = arena;
    good = root && read_root(e, model, at, root);
    arena->limit = before;
    if (LM__LIKELY(good))
        return root;
    lm__arena_return(arena, mark);
    return NULL;
}

static LM__OUTLINE void *read_owned(lm__emitted *e, const lm_model *model,
                                    const char *at,
                                    const lm_allocator *allocator)
{
    size_t n = (size_t)(e->end - at);
    void *root = lm__region_new(NULL, allocator, e->limits->max_memory,
                                model->size, lm__value_hint(n));

    if (!root)
        return NULL;
    e->arena = lm__region_arena(root);
    if (read_root(e, model, at, root))
        return root;
    lm__region_free(root);
    return NULL;
}

/* All that does not depend on limits, which are in e. */
LM__INLINE bool parse(lm__emitted *e, const lm_model *model, const char *text,
                      size_t n, const lm_parse_options *options, void **out)
{
    const char *at = lay_out(e, model, text, n);
    void *root;

    e->flags = options->flags;
    e->fast.order = NULL;
    for (unsigned i = 0; i < LM_FAST_GAPS; i++)
        e->fast.gaps[i] = &lm__fast_gaps[LM__NO_GAP];
    if (LM__UNLIKELY(!at))
        return false;
    root = options->arena ? read_borrowed(e, model, at, options->arena)
                          : read_owned(e, model, at, options->allocator);
    if (root)
        *out = root;
    return root;
}

static LM__OUTLINE bool parse_limited(const lm_model *model, const char *text,
                                      size_t n, const lm_parse_options *options,
                                      void **out)
{
    const lm_limits limits = lm__limits_of(&options->limits);
    lm__emitted e;

    if (n > limits.max_bytes || limits.max_key < LM_FAST_KEY_MAX ||
        limits.max_string < LM__BLOCK)
        return false;
    e.limits = &limits;
    e.fast.depth = limits.max_depth < MAX_DEPTH ? limits.max_depth : MAX_DEPTH;
    return parse(&e, model, text, n, options, out);
}

/* The options leave nothing to be done but to take what is right. */
LM__INLINE bool may_run(const lm_type *type, const lm_parse_options *options,
                        void **out)
{
    return !type->flags && out && !(options->flags & ~(unsigned)FREE_FLAGS) &&
           options->policy != LM_POLICY_REPAIR;
}

lm_status lm__emitted_parse(const lm_type *type, const char *text, size_t n,
                            const lm_parse_options *options, void **out,
                            lm_error *err)
{
    static const lm_parse_options none = {0};
    const lm_parse_options *with = options ? options : &none;
    lm__emitted e;
    bool good = false;

    if (LM__UNLIKELY(!may_run(type, with, out))) {
        good = false;
    } else if (LM__UNLIKELY(!lm__limits_default(&with->limits))) {
        good = parse_limited(type->of, text, n, with, out);
    } else if (LM__LIKELY(n <= lm__default_limits.max_bytes)) {
        e.limits = &lm__default_limits;
        e.fast.depth = lm__default_limits.max_depth;
        good = parse(&e, type->of, text, n, with, out);
    }
    return LM__LIKELY(good)
               ? LM_OK
               : lm__tables_parse(type, text, n, options, out, err);
}
