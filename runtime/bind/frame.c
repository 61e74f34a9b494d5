/* SPDX-License-Identifier: MIT */
#include "fast_frame.h"

#include "allocator.h"

#include <string.h>

/* Room for one more frame. */
static bool frames_grow(lm_parser *p)
{
    uint32_t room = p->frames_room * 2;
    lm__frame *frames = p->frames == p->frames_given ? NULL : p->frames;
    size_t old_size = frames ? p->frames_room * sizeof(*frames) : 0;

    frames = lm__resize(p->options.allocator, frames, old_size,
                        room * sizeof(*frames));
    if (!frames)
        return false;
    if (p->frames == p->frames_given)
        memcpy(frames, p->frames, p->frames_room * sizeof(*frames));
    p->frames = frames;
    p->frames_room = room;
    return true;
}

static size_t seen_words(const lm_model *model)
{
    return model->n_fields > 64 ? (model->n_fields + 63U) / 64U : 0;
}

/* Cleared bits for a model that has too many fields for one word. */
static bool seen_push(lm_parser *p, lm__frame *f)
{
    size_t words = seen_words(lm__model_of(f));

    if (p->n_seen + words > p->seen_room) {
        size_t room = (p->n_seen + words) * 2;
        uint64_t *seen =
            lm__resize(p->options.allocator, p->seen,
                       p->seen_room * sizeof(*seen), room * sizeof(*seen));

        if (!seen)
            return false;
        p->seen = seen;
        p->seen_room = room;
    }
    memset(p->seen + p->n_seen, 0, words * sizeof(*p->seen));
    f->seen.words = p->n_seen;
    p->n_seen += words;
    return true;
}

static void frame_fill(lm_parser *p, lm__frame *f, lm__frame_kind kind,
                       const lm_type *type, char *base)
{
    memset(f, 0, sizeof(*f));
    f->kind = (uint8_t)kind;
    f->type = type;
    f->base = base;
    f->start = p->offset;
    f->violations = p->n_violations;
    f->at = -1;
    f->in = p->token_of == LM_TOKEN_OBJECT ? LM__IN_OBJECT : LM__IN_ARRAY;
    f->flags = f[-1].flags & (LM__FRAME_STRICT | LM__FRAME_HIDES);
    if (p->strict)
        f->flags |= LM__FRAME_STRICT;
    f->easy = lm__fast_easy(f);
    p->newlines = true;
}

lm__frame *lm__push(lm_parser *p, lm__frame_kind kind, const lm_type *type,
                    char *base)
{
    lm__frame *f;

    if (p->depth >= p->options.limits.max_depth) {
        lm__fail(p, LM_CODE_DEPTH, lm__here(p),
                 "nested more than %u levels deep",
                 p->options.limits.max_depth);
        return NULL;
    }
    if (p->depth + 1 == p->frames_room && !frames_grow(p)) {
        lm__nomem(p);
        return NULL;
    }
    f = &p->frames[p->depth + 1];
    frame_fill(p, f, kind, type, base);
    if (kind == LM__FRAME_MODEL && lm__model_of(f)->n_fields > 64 &&
        !seen_push(p, f)) {
        lm__nomem(p);
        return NULL;
    }
    p->depth++;
    p->lex.in = f->in;
    return f;
}

void lm__pop(lm_parser *p)
{
    lm__frame *f = lm__top(p);

    if (f->kind == LM__FRAME_MODEL)
        p->n_seen -= seen_words(lm__model_of(f));
    p->depth--;
    p->lex.in = f[-1].in;
    lm__lex_after_value(&p->lex);
}

bool lm__seen(const lm_parser *p, const lm__frame *f, uint32_t field)
{
    uint64_t bits = lm__model_of(f)->n_fields > 64
                        ? p->seen[f->seen.words + field / 64]
                        : f->seen.bits;

    return bits >> field % 64 & 1;
}

void lm__see(lm_parser *p, lm__frame *f, uint32_t field, bool seen)
{
    uint64_t *bits = lm__model_of(f)->n_fields > 64
                         ? &p->seen[f->seen.words + field / 64]
                         : &f->seen.bits;
    uint64_t bit = UINT64_C(1) << field % 64;

    *bits = seen ? *bits | bit : *bits & ~bit;
}
