/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_FAST_FRAME_H
#define LM_BIND_FAST_FRAME_H

#include "arena.h"
#include "fast.h"

#include <stdalign.h>

/*
 * Objects and lists in the second gear, which calls itself for what is in
 * them: what is open is in registers and on the stack, and a frame is written
 * only when it stops in the middle, by each call that it goes back through.
 *
 *     const char *next =
 *         lm__fast_model(&gear, f, type, slot, s + 1, LM__FIRST_KEY);
 *     if (!next && gear.top)
 *         ... stopped at gear.s, with the frames f to gear.top written
 *
 * NULL without gear.top: nothing has changed, and the first gear reads it.
 * It goes no deeper than there are frames, which limits.max_depth bounds.
 *
 * Threads: as the parser.
 */

/* Fields that the first gear reads: what is done about them is rare. */
enum { LM__FAST_SPECIAL = LM_FIELD_CHECKED | LM_FIELD_DROP_INVALID };

enum { LM__FIRST_ITEMS = 4, LM__FAST_FIELDS = 64 };

/*
 * fast_run.c: runs on as long as it goes; returns where the first gear goes
 * on. A byte in front of the text, and LM__MARGIN behind `stop`, can be read.
 */
const char *lm__fast_run(lm_parser *p, lm__gear *g);

/* The parser's frames as the gear has left them. */
void lm__fast_adopt(lm_parser *p, const lm__gear *g);

/* What f is being read needs nothing of the first gear when it is complete. */
LM__INLINE bool lm__fast_may_end(const lm__frame *f)
{
    switch (f->kind) {
    case LM__FRAME_ROOT:
        return true;
    case LM__FRAME_MODEL:
        return !(lm__model_of(f)->fields[f->at].flags & LM_FIELD_CHECKED);
    case LM__FRAME_LIST:
        return !(f->flags & LM__FRAME_BAD_ITEM);
    default:
        return false;
    }
}

/* The second gear may close f, and go on in the frame around it. */
LM__INLINE bool lm__fast_may_close(const lm__frame *f)
{
    return lm__fast_may_end(f->kind == LM__FRAME_ROOT ? f : f - 1);
}

/* LM__FRAME_... that the frame on top of another has. */
LM__INLINE uint8_t lm__fast_flags(const lm_parser *p, const lm__frame *f)
{
    const lm_model *model = f->kind == LM__FRAME_MODEL ? lm__model_of(f) : NULL;
    unsigned flags = f[-1].flags & (LM__FRAME_STRICT | LM__FRAME_HIDES);

    if ((f->type->flags & LM_TYPE_STRICT) ||
        (model && (model->flags & LM_MODEL_STRICT)))
        flags |= LM__FRAME_STRICT;
    if (model && ((model->flags & LM_MODEL_FORBID_EXTRA) ||
                  (p->options.flags & LM_PARSE_CLOSED)))
        flags |= LM__FRAME_CLOSED;
    if (model && lm__model_hides(model))
        flags |= LM__FRAME_HIDES;
    return (uint8_t)flags;
}

/* It is as most are: an object of few fields, or a list of plain items. */
LM__INLINE bool lm__fast_easy(const lm__frame *f)
{
    const lm_model *model;
    const lm_type *item;

    if (!f->base)
        return false;
    if (f->kind == LM__FRAME_MODEL) {
        model = lm__model_of(f);
        return model->n_fields <= LM__FAST_FIELDS && model->keys->plain;
    }
    if (f->kind != LM__FRAME_LIST)
        return false;
    item = f->type->of;
    return !((f->type->flags | item->flags) & LM_TYPE_INLINE) &&
           !(item->flags & LM_TYPE_BOXED);
}

/* What f is being read is complete: the state behind it. f is the top. */
LM__INLINE uint8_t lm__fast_after(lm_parser *p, lm__frame *f)
{
    static const uint8_t after[] = {LM__AFTER_ROOT, LM__AFTER_ITEM,
                                    LM__AFTER_MEMBER};

    if (f->kind == LM__FRAME_MODEL)
        f->next = (uint32_t)f->at + 1;
    p->done = f->kind == LM__FRAME_ROOT;
    f->at = -1;
    return after[f->in];
}

LM__INLINE size_t lm__offset_of(const lm__gear *g, const char *s)
{
    return g->offset + (size_t)(s - g->first);
}

/*
 * fast_model.c: the members of the object whose bracket is in front of s.
 * With another state than LM__FIRST_KEY it goes on in the frame f.
 */
const char *lm__fast_model(lm__gear *g, lm__frame *f, const lm_type *type,
                           char *slot, const char *s, uint32_t state);

/* Of the fields that are missing, one is required, or has a default. */
bool lm__fast_wants(const lm_model *model, uint64_t missing);

/*
 * fast_unknown.c: behind the member at the quote s, which the model has not
 * and passes over; NULL: it is another, or the first gear reads it.
 */
const char *lm__fast_unknown(lm__gear *g, const lm_model *model, const char *s);

/* fast_list.c: the same of the items of a list, and LM__FIRST_ITEM. */
const char *lm__fast_list(lm__gear *g, lm__frame *f, const lm_type *type,
                          char *slot, const char *s, uint32_t state);

/*
 * fast_value.c: any value, also with white space before it, null, in a box.
 * As lm__fast_model where it is an object or a list.
 */
const char *lm__any_value(lm__gear *g, lm__frame *f, const lm_type *type,
                          char *slot, const char *s);

/* Where the struct in a box lies, or one with a companion; NULL: nowhere. */
char *lm__fast_unbox(lm__gear *g, const lm_type *type, char *slot);

/* What a frame is to say that was in registers. */
typedef struct lm__kept {
    const lm_type *type;
    char *base;
    const char *first; /* behind its bracket */
    uint64_t seen;
    uint32_t next, count, capacity;
    int32_t at;
} lm__kept;

void lm__fast_keep(lm__gear *g, lm__frame *f, const lm__kept *kept);

/* It stops at s, in this state, with f as the innermost frame. */
LM__INLINE void lm__fast_halt(lm__gear *g, lm__frame *f, const char *s,
                              uint32_t state)
{
    g->top = f;
    g->s = s;
    g->state = state;
}

/* The end of a line, and spaces. */
static const char lm__line[LM__BLOCK + 1] = "\n                               ";

/* None, or one space, as most writers have it; or more. */
LM__INLINE const char *lm__skip_space(lm__gear *g, const char *s)
{
    if (LM__LIKELY((unsigned char)*s > ' '))
        return s;
    if (LM__LIKELY(*s == ' ' && (unsigned char)s[1] > ' '))
        return s + 1;
    return lm__fast_space(g, s);
}

/*
 * Behind a comma or a bracket: no space, one, or the end of a line and the
 * indent of the next. What stands there may be more of it.
 */
LM__INLINE const char *lm__skip_indent(lm__gear *g, const char *s)
{
    if (LM__LIKELY((unsigned char)*s > ' ') || (*s != ' ' && *s != '\n'))
        return s;
    g->newlines |= *s == '\n';
    return s + 1 + lm__spaces_at(s + 1);
}

/*
 * The same where `indent` bytes stood in front of the first of them, and so
 * mostly do here: they are compared, and nothing waits for how many there are.
 */
LM__INLINE const char *lm__skip_same(lm__gear *g, const char *s, size_t indent)
{
    if (LM__LIKELY((unsigned char)*s > ' '))
        return s;
    if (LM__LIKELY(*s == '\n' && indent && lm__same(s, lm__line, indent)))
        return s + indent;
    return lm__skip_indent(g, s);
}

#endif
