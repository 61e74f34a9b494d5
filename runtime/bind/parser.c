/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "allocator.h"
#include "arena.h"
#include "fast_frame.h"
#include "mend.h"
#include "region.h"
#include "start.h"

#include <stdio.h>
#include <string.h>

const lm_limits lm__default_limits = {
    .max_bytes = (size_t)64 << 20,
    .max_memory = (size_t)256 << 20,
    .max_depth = 128,
    .max_items = 10000000,
    .max_string = (size_t)16 << 20,
    .max_key = 4096,
};

lm_limits lm__limits_of(const lm_limits *wanted)
{
    lm_limits limits = *wanted;

    if (!limits.max_bytes)
        limits.max_bytes = lm__default_limits.max_bytes;
    if (!limits.max_memory)
        limits.max_memory = lm__default_limits.max_memory;
    if (!limits.max_depth)
        limits.max_depth = lm__default_limits.max_depth;
    if (limits.max_depth > 65535)
        limits.max_depth = 65535;
    if (!limits.max_items)
        limits.max_items = lm__default_limits.max_items;
    if (limits.max_items > INT32_MAX)
        limits.max_items = INT32_MAX;
    if (!limits.max_string)
        limits.max_string = lm__default_limits.max_string;
    if (!limits.max_key)
        limits.max_key = lm__default_limits.max_key;
    return limits;
}

/* The state before the first byte. */
static void start(lm_parser *p)
{
    lm__frame *root = &p->frames[0];

    lm__zero(p, offsetof(lm_parser, root_type));
    lm__zero(root, sizeof(*root));
    root->kind = LM__FRAME_ROOT;
    root->type = p->root_type;
    root->at = -1;
    root->in = LM__IN_ROOT;
    p->lines.line = 1;
    p->lines.mark_line = 1;
    p->lex.compact = p->options.flags & LM_PARSE_COMPACT;
    p->capture.depth = 0;
    p->capture.n = 0;
    p->hidden.n = 0;
    p->hidden.root = false;
}

void lm__parser_lend(lm_parser *p, lm__room *room)
{
    p->frames_given = room ? room->frames : p->frames_own;
    p->frames_room = room ? LM__FRAMES_LENT : LM__FRAMES_OWN;
    p->frames = p->frames_given;
    p->scratch_given = room ? room->scratch : p->scratch_own;
    p->scratch_room = room ? LM__SCRATCH : LM__SCRATCH_OWN;
    p->scratch = p->scratch_given;
}

void lm__parser_init(lm_parser *p, const lm_type *type,
                     const lm_parse_options *options, lm__room *room)
{
    static const lm_parse_options none = {0};

    p->options = options ? *options : none;
    p->options.limits = lm__limits_default(&p->options.limits)
                            ? lm__default_limits
                            : lm__limits_of(&p->options.limits);
    p->root_type = type;
    p->hint = 0;
    lm__parser_lend(p, room);
    p->first = NULL;
    p->seen = NULL;
    p->seen_room = 0;
    p->capture.bytes = NULL;
    p->capture.capacity = 0;
    p->capture.jumps = NULL;
    p->capture.jumps_room = 0;
    p->hidden.room = 0;
    p->build = !(p->options.flags & LM_PARSE_RECOGNISE);
    p->eager = (p->options.flags & LM_PARSE_FIRST) &&
               p->options.policy == LM_POLICY_STRICT;
    p->fast = p->build && !(p->options.flags & LM_PARSE_COMPACT) &&
              p->options.limits.max_string >= LM__BLOCK &&
              p->options.limits.max_key >= LM__KEY_BLOCK;
    p->pieces = p->fast && p->options.policy != LM_POLICY_REPAIR;
    p->overruns = p->pieces && lm__overread_is_fine();
    start(p);
}

/* The value, unless it was taken, and the limit put on a caller's arena. */
static void drop_value(lm_parser *p)
{
    if (p->root)
        lm__region_free(p->root);
    p->root = NULL;
    if (p->bounded)
        p->bounded->limit = p->arena_limit;
    p->bounded = NULL;
}

void lm__parser_drop(lm_parser *p)
{
    drop_value(p);
    if (p->mend)
        lm__mend_drop_all(p);
    if (p->frames != p->frames_given)
        lm__delete(p->options.allocator, p->frames,
                   p->frames_room * sizeof(*p->frames));
    if (p->scratch != p->scratch_given)
        lm__delete(p->options.allocator, p->scratch, p->scratch_room);
    lm__delete(p->options.allocator, p->first, sizeof(*p->first));
    if (p->seen)
        lm__delete(p->options.allocator, p->seen,
                   p->seen_room * sizeof(*p->seen));
    if (p->capture.bytes)
        lm__delete(p->options.allocator, p->capture.bytes, p->capture.capacity);
    if (p->capture.jumps)
        lm__delete(p->options.allocator, p->capture.jumps,
                   p->capture.jumps_room * sizeof(*p->capture.jumps));
    if (p->hidden.room)
        lm__delete(p->options.allocator, p->hidden.bytes, p->hidden.room);
}

static size_t root_size(const lm_type *type)
{
    size_t size = lm__type_stride(type);
    size_t companion = (size_t)type->companion;

    if (companion)
        companion += lm__type_is_counted(type) ? sizeof(size_t) : sizeof(bool);
    return companion > size ? companion : size;
}

bool lm__root_new(lm_parser *p)
{
    size_t size = root_size(p->root_type);

    if (p->options.arena) {
        p->bounded = p->options.arena;
        p->arena_limit =
            lm__arena_bound(p->bounded, p->options.limits.max_memory);
    }
    p->root = lm__region_new(p->options.arena, p->options.allocator,
                             p->options.limits.max_memory, size, p->hint);
    if (!p->root) {
        if (size > p->options.limits.max_memory)
            lm__fail(p, LM_CODE_LIMIT, lm__here(p),
                     "the value takes more than %zu bytes of memory",
                     p->options.limits.max_memory);
        else
            lm__nomem(p);
        return false;
    }
    p->arena = lm__region_arena(p->root);
    return true;
}

void lm__run(lm_parser *p, const char *bytes, size_t n)
{
    size_t i = 0;

    while (i < n && p->status == LM_OK) {
        if (p->fast && lm__fast_may(p))
            i += lm__fast(p, bytes + i, n - i);
        if (i < n && p->status == LM_OK)
            lm__step(p, (uint8_t)bytes[i++]);
    }
}

void lm__run_limited(lm_parser *p, const char *bytes, size_t n)
{
    size_t left;

    lm__unhide(p);
    lm__fast_release(p);
    left = p->options.limits.max_bytes - lm_parser_offset(p);
    if (p->options.policy == LM_POLICY_REPAIR) {
        lm__mend(p, bytes, n < left ? n : left);
    } else {
        lm__chunk_begin(p, bytes);
        lm__run(p, bytes, n < left ? n : left);
    }
    if (n > left)
        lm__fail(p, LM_CODE_LIMIT, lm__here(p), "a text of more than %zu bytes",
                 p->options.limits.max_bytes);
}

lm_status lm__parser_end(lm_parser *p)
{
    if (p->status == LM_OK && p->options.policy == LM_POLICY_REPAIR)
        lm__mend_last(p);
    else if (p->status == LM_OK && p->lex.state != LM__AFTER_ROOT)
        lm__step_end(p);
    if (p->status == LM_OK && p->n_violations)
        p->status = LM_INVALID;
    return p->status;
}

lm_parser *lm_parser_new(const lm_type *type, const lm_parse_options *options)
{
    lm_parser *p = lm__new(options ? options->allocator : NULL, sizeof(*p));

    if (p) {
        lm__parser_init(p, type, options, NULL);
        p->hint = 256;
    }
    return p;
}

void lm_parser_reset(lm_parser *p)
{
    drop_value(p);
    if (p->mend)
        lm__mend_drop_all(p);
    start(p);
}

void lm_parser_free(lm_parser *p)
{
    const lm_allocator *allocator;

    if (!p)
        return;
    allocator = p->options.allocator;
    lm__parser_drop(p);
    lm__delete(allocator, p, sizeof(*p));
}

static LM__OUTLINE lm_status feed(lm_parser *p, const char *bytes, size_t n)
{
    if (p->status != LM_OK || !n)
        return p->status;
    lm__unhide(p);
    if (lm__fast_is_piece(p, n) || lm__fast_is_text(p, bytes, n))
        return lm__fast_piece(p, bytes, n);
    lm__run_limited(p, bytes, n);
    lm__chunk_end(p);
    return p->status;
}

lm_status lm_parser_feed(lm_parser *p, const char *bytes, size_t n)
{
    if (LM__LIKELY(p->status == LM_OK && n && !p->hidden.n && !p->hidden.root &&
                   lm__fast_is_piece(p, n)))
        return lm__fast_piece(p, bytes, n);
    return feed(p, bytes, n);
}

bool lm_parser_done(const lm_parser *p)
{
    return p->done && p->status == LM_OK && !p->mend;
}

size_t lm_parser_offset(const lm_parser *p)
{
    size_t kept = p->n_held;

    if (p->mend && p->status == LM_OK)
        kept = p->mend->n_carry;
    return p->offset + kept;
}

/* The first violation, and how many more there were. */
static void tell(const lm_parser *p, lm_error *err)
{
    uint32_t more = p->n_violations > 1 ? p->n_violations - 1 : 0;

    if (!err)
        return;
    if (!p->found) {
        lm_error_set(err, p->status, "%s", lm_status_text(p->status));
        return;
    }
    err->line = p->first->line;
    err->column = p->first->column;
    err->offset = p->first->offset;
    memcpy(err->path, p->first->path, sizeof(err->path));
    memcpy(err->code, p->first->code, sizeof(err->code));
    if (more)
        lm_error_set(err, p->status, "%s (and %u more)", p->first->message,
                     more);
    else
        lm_error_set(err, p->status, "%s", p->first->message);
}

lm_status lm_parser_finish(lm_parser *p, void **out, lm_error *err)
{
    lm__unhide(p);
    lm__chunk_begin(p, NULL);
    lm__fast_release(p);
    if (lm__parser_end(p) != LM_OK) {
        tell(p, err);
        return p->status;
    }
    if (out) {
        *out = p->root;
        p->root = NULL;
    }
    drop_value(p);
    return LM_OK;
}
