/* SPDX-License-Identifier: MIT */
#include "emitted.h"
#include "fast_frame.h"
#include "region.h"
#include "start.h"

/*
 * Text that is all there. Where nothing about it is unusual the second gear
 * reads all of it by itself, and there is no parser: one is made when it
 * stops, and goes on from there.
 */

typedef struct plain {
    lm__gear gear;
    void *root;
    lm_arena *callers;  /* arena, or NULL */
    size_t arena_limit; /* that it had */
    size_t hint;
} plain;

/* Neither the text nor what is asked for is unusual. */
static bool is_plain(const lm_type *type, const char *text, size_t n,
                     const lm_parse_options *options)
{
    unsigned others = LM_PARSE_COMPACT | LM_PARSE_RECOGNISE;

    if (options &&
        (options->policy == LM_POLICY_REPAIR || (options->flags & others) ||
         !lm__limits_default(&options->limits)))
        return false;
    return n && *text == '{' && type->kind == LM_KIND_MODEL && !type->flags &&
           !type->companion && n <= lm__default_limits.max_bytes &&
           lm__fast_same_page(text + n) && lm__overread_is_fine();
}

/* The root, and the gear in front of its first key; false: no memory. */
static bool begin(plain *of, lm__frame *frames, const lm_type *type,
                  const char *text, size_t n, const lm_parse_options *options)
{
    const lm_limits *limits = &lm__default_limits;

    of->callers = options ? options->arena : NULL;
    if (of->callers)
        of->arena_limit = lm__arena_bound(of->callers, limits->max_memory);
    of->root =
        lm__region_new(of->callers, options ? options->allocator : NULL,
                       limits->max_memory, type->size, lm__value_hint(n));
    if (!of->root) {
        if (of->callers)
            of->callers->limit = of->arena_limit;
        return false;
    }
    of->gear =
        (lm__gear){.stop = text + n,
                   .end = text + n,
                   .limit = text + n + LM__MARGIN,
                   .first = text,
                   .arena = lm__region_arena(of->root),
                   .limits = limits,
                   .deepest = frames + LM__FRAMES_LENT - 1,
                   .entry = frames,
                   .closed = options && (options->flags & LM_PARSE_CLOSED)};
    return true;
}

/* The parser, as it would be had it read what the gear has. */
static void make_parser(lm_parser *p, const plain *of, const char *next)
{
    p->root = of->root;
    p->arena = of->gear.arena;
    p->bounded = of->callers;
    p->arena_limit = of->arena_limit;
    p->frames[0].base = of->root;
    p->frames[0].at = 0;
    lm__chunk_begin(p, of->gear.first);
    if (next) {
        p->frames[0].at = -1;
        p->done = true;
        p->lex.state = LM__AFTER_ROOT;
        p->offset = lm__offset_of(&of->gear, next);
        p->newlines = of->gear.newlines;
    } else if (of->gear.top) {
        lm__fast_adopt(p, &of->gear);
    } else if (of->gear.nomem) {
        lm__nomem(p);
    }
}

lm_status lm__tables_parse(const lm_type *type, const char *text, size_t n,
                           const lm_parse_options *options, void **out,
                           lm_error *err)
{
    const char *next;
    lm_status status;
    lm__room room;
    lm_parser p;
    plain of;

    if (is_plain(type, text, n, options) &&
        begin(&of, room.frames, type, text, n, options)) {
        next = lm__fast_model(&of.gear, room.frames + 1, type, of.root,
                              text + 1, LM__FIRST_KEY);
        if (LM__LIKELY(next && next == text + n)) {
            if (of.callers)
                of.callers->limit = of.arena_limit;
            if (out)
                *out = of.root;
            else
                lm__region_free(of.root);
            return LM_OK;
        }
        lm__parser_init(&p, type, options, &room);
        make_parser(&p, &of, next);
        lm__run(&p, text + p.offset, n - p.offset);
    } else {
        lm__parser_init(&p, type, options, &room);
        p.hint = lm__value_hint(n);
        lm__run_limited(&p, text, n);
    }
    status = lm_parser_finish(&p, out, err);
    lm__parser_drop(&p);
    return status;
}

lm_status lm_parse(const lm_type *type, const char *text, size_t n,
                   const lm_parse_options *options, void **out, lm_error *err)
{
    if (type->kind == LM_KIND_MODEL && ((const lm_model *)type->of)->fast)
        return lm__emitted_parse(type, text, n, options, out, err);
    return lm__tables_parse(type, text, n, options, out, err);
}
