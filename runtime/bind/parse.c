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

/* A root of the given size, cleared; NULL: no memory. */
LM__INLINE void *new_root(plain *of, size_t size, size_t n,
                          const lm_parse_options *options)
{
    size_t limit = lm__default_limits.max_memory;
    lm_arena *callers = options ? options->arena : NULL;
    void *root;

    of->callers = callers;
    of->arena_limit = 0;
    if (!callers) {
        root = lm__region_new(NULL, options ? options->allocator : NULL, limit,
                              size, lm__value_hint(n));
        of->gear.arena = root ? lm__region_arena(root) : NULL;
        return root;
    }
    of->arena_limit = lm__arena_bound(callers, limit);
    of->gear.arena = callers;
    root = lm__region_borrow(callers, size);
    if (LM__LIKELY(root))
        lm__zero(root, size);
    else
        callers->limit = of->arena_limit;
    return root;
}

/* The gear in front of the first key. */
LM__INLINE void start(lm__gear *g, lm__frame *frames, const char *text,
                      size_t n, const lm_parse_options *options)
{
    g->stop = text + n;
    g->end = g->stop;
    g->limit = g->end + LM__MARGIN;
    g->first = text;
    g->offset = 0;
    g->limits = &lm__default_limits;
    g->deepest = frames + LM__FRAMES_LENT - 1;
    g->entry = frames;
    g->held = NULL;
    g->top = NULL;
    g->closed = options && (options->flags & LM_PARSE_CLOSED);
    g->newlines = false;
    g->nomem = false;
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

/* What lm_parse is given. */
typedef struct task {
    const lm_type *type;
    const char *text;
    size_t n;
    const lm_parse_options *options;
    void **out;
    lm_error *err;
} task;

/* By a parser: from where the gear has stopped, or, without one, all of it. */
static LM__OUTLINE lm_status read_on(const task *t, lm__room *room,
                                     const plain *of, const char *next)
{
    lm_status status;
    lm_parser p;

    lm__parser_init(&p, t->type, t->options, room);
    if (of) {
        make_parser(&p, of, next);
        lm__run(&p, t->text + p.offset, t->n - p.offset);
    } else {
        p.hint = lm__value_hint(t->n);
        lm__run_limited(&p, t->text, t->n);
    }
    /* What is missing at the end is told with the line of that. */
    if (LM__UNLIKELY(!p.done))
        lm__chunk_end(&p);
    status = lm_parser_finish(&p, t->out, t->err);
    lm__parser_drop(&p);
    return status;
}

lm_status lm__tables_parse(const lm_type *type, const char *text, size_t n,
                           const lm_parse_options *options, void **out,
                           lm_error *err)
{
    const plain *begun = NULL;
    const char *next = NULL;
    lm__room room;
    plain of;

    if (LM__LIKELY(is_plain(type, text, n, options)))
        of.root = new_root(&of, type->size, n, options);
    else
        of.root = NULL;
    if (LM__LIKELY(of.root)) {
        start(&of.gear, room.frames, text, n, options);
        next = lm__fast_model(&of.gear, room.frames + 1, type, of.root,
                              text + 1, LM__FIRST_KEY);
        if (LM__LIKELY(next && next == of.gear.end)) {
            if (of.callers)
                of.callers->limit = of.arena_limit;
            if (LM__LIKELY(out))
                *out = of.root;
            else
                lm__region_free(of.root);
            return LM_OK;
        }
        begun = &of;
    }
    return read_on(&(task){type, text, n, options, out, err}, &room, begun,
                   next);
}

lm_status lm_parse(const lm_type *type, const char *text, size_t n,
                   const lm_parse_options *options, void **out, lm_error *err)
{
    if (type->kind == LM_KIND_MODEL && ((const lm_model *)type->of)->fast)
        return lm__emitted_parse(type, text, n, options, out, err);
    return lm__tables_parse(type, text, n, options, out, err);
}
