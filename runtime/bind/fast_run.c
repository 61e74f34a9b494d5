/* SPDX-License-Identifier: MIT */
#include "fast_value.h"

/*
 * The second gear. It runs over whole members and items while all is as it
 * should be, and stops in a state of the first wherever something is not: an
 * unknown or repeated key, a conversion, a broken rule, a token that the bytes
 * at hand do not end. It goes on in the innermost frame, and when that is
 * closed in the one around it.
 */

/* Behind the object that the text is. */
static const char *root(lm_parser *p, lm__gear *g, lm__frame *f)
{
    const lm_type *type = f->type;

    if (*g->first != '{' || p->root || p->bom % 3 != 0 ||
        type->kind != LM_KIND_MODEL || type->flags || !lm__root_new(p))
        return NULL;
    g->arena = p->arena;
    f->base = p->root;
    f->at = 0;
    return lm__fast_model(g, f + 1, type, f->base, g->first + 1, LM__FIRST_KEY);
}

/* Behind the value of the field f->at, whose key has been read. */
static const char *field_value(lm__gear *g, lm__frame *f, const char *s)
{
    const lm_field *field = &lm__model_of(f)->fields[f->at];
    char *slot = f->base + field->offset;
    const char *next;

    if (s >= g->stop || (field->flags & LM__FAST_SPECIAL))
        return NULL;
    next = value(g, f, &field->type, slot, s);
    if (next > g->end) {
        lm__clear(&field->type, slot);
        return NULL;
    }
    if (g->top)
        f->next = (uint32_t)f->at + 1;
    return next;
}

/* Behind the value that begins or goes on at s in f; NULL: as these stop. */
static const char *go_on(lm_parser *p, lm__gear *g, lm__frame *f, const char *s,
                         uint32_t state)
{
    bool model = f->kind == LM__FRAME_MODEL;

    if (model && state == LM__VALUE && f->at >= 0)
        return field_value(g, f, s);
    if (model && state != LM__VALUE &&
        lm__model_of(f)->n_fields <= LM__FAST_FIELDS)
        return lm__fast_model(g, f, f->type, f->base, s, state);
    if (f->kind == LM__FRAME_LIST)
        return lm__fast_list(g, f, f->type, f->base, s, state);
    if (f->kind == LM__FRAME_ROOT && state == LM__VALUE)
        return root(p, g, f);
    return NULL;
}

/* What frames have that depends on those around them. */
static void finish_frames(lm_parser *p, const lm__gear *g)
{
    for (lm__frame *f = g->entry + 1; f <= g->top; f++) {
        f->violations = p->n_violations;
        f->before = p->n_violations;
        f->flags = lm__fast_flags(p, f);
        f->easy = lm__fast_easy(f);
        p->newlines = true;
    }
}

void lm__fast_adopt(lm_parser *p, const lm__gear *g)
{
    finish_frames(p, g);
    if (g->entry->at >= 0)
        g->entry->before = p->n_violations;
    p->depth = (uint32_t)(g->top - p->frames);
    p->offset = lm__offset_of(g, g->s);
    p->lex.state = (uint8_t)g->state;
    p->lex.in = g->top->in;
    p->newlines |= g->newlines;
    if (g->nomem)
        lm__nomem(p);
}

const char *lm__fast_run(lm_parser *p, lm__gear *g)
{
    lm__frame *f = lm__top(p);
    const char *s = g->first;
    uint32_t state = p->lex.state;

    for (;;) {
        bool value_only = state == LM__VALUE && f->kind == LM__FRAME_MODEL;
        const char *next;

        g->entry = f;
        g->held = lm__fast_may_close(f) ? NULL : f;
        next = go_on(p, g, f, s, state);
        if (!next)
            break;
        if (!value_only && f->kind != LM__FRAME_ROOT)
            f--;
        s = next;
        state = lm__fast_after(p, f);
        if (state == LM__AFTER_ROOT)
            break;
    }
    if (!g->top)
        lm__fast_halt(g, f, s, state);
    lm__fast_adopt(p, g);
    return g->s;
}
