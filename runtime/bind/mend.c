/* SPDX-License-Identifier: MIT */
#include "mend.h"

#include "allocator.h"
#include "region.h"

#include <string.h>

void lm__put(lm_parser *p, char byte)
{
    size_t at = p->offset;

    if (p->status != LM_OK)
        return;
    lm__step(p, (uint8_t)byte);
    p->offset = at;
}

void lm__puts(lm_parser *p, const char *bytes)
{
    for (; *bytes; bytes++)
        lm__put(p, *bytes);
}

void lm__take(lm_parser *p, lm__view *v, size_t n)
{
    lm__run(p, v->s, n);
    v->s += n;
}

void lm__drop(lm_parser *p, lm__view *v, size_t n)
{
    if (p->status == LM_OK)
        p->offset += n;
    v->s += n;
}

const lm_type *lm__next_type(const lm_parser *p)
{
    const lm__frame *f = &p->frames[p->depth];

    if (p->raw)
        return NULL;
    switch (f->kind) {
    case LM__FRAME_ROOT:
        return p->root_type;
    case LM__FRAME_MODEL:
        return f->at >= 0 ? &lm__model_of(f)->fields[f->at].type : NULL;
    case LM__FRAME_LIST:
        return f->type->of;
    case LM__FRAME_MAP:
        return &((const lm_map *)f->type->of)->value;
    default:
        return NULL;
    }
}

unsigned lm__next_tokens(const lm_type *type)
{
    unsigned tokens;
    const lm_union *u;

    if (!type)
        return 0xFF;
    tokens = lm__type_tokens(type);
    if (type->flags & LM_TYPE_OPTIONAL)
        tokens |= LM_TOKEN_NULL;
    if (type->kind == LM_KIND_UNION) {
        u = type->of;
        for (uint16_t i = 0; i < u->n_members; i++)
            tokens |= u->members[i].tokens;
    }
    return tokens;
}

/* false: more bytes are needed. */
static bool mend_one(lm_parser *p, lm__view *v)
{
    lm__mend_after(p, v);
    switch (p->mend->mode) {
    case LM__IN_PROSE:
        return lm__mend_prose(p, v);
    case LM__IN_REASONING:
        return lm__mend_reasoning(p, v);
    case LM__BETWEEN:
        return lm__mend_between(p, v);
    case LM__IN_TEXT:
        return lm__mend_text(p, v);
    case LM__IN_DOCUMENT:
        return lm__mend_document(p, v);
    default:
        return lm__mend_comment(p, v);
    }
}

void lm__mend_token(lm_parser *p)
{
    lm__place place = lm__at_token(p);

    if (!p->mend || place.offset < p->lines.offset || place.offset > p->offset)
        return;
    lm__position(p, &place);
    p->mend->token = place;
}

/* As far as can be; returns how many of the bytes that was. */
static size_t mend_view(lm_parser *p, const char *bytes, size_t n, bool last)
{
    lm__view v = {bytes, bytes + n, last};

    lm__chunk_begin(p, bytes);
    while (v.s < v.end && p->status == LM_OK && mend_one(p, &v))
        ;
    lm__mend_after(p, &v);
    lm__mend_token(p);
    p->newlines = true;
    lm__chunk_end(p);
    return (size_t)(v.s - bytes);
}

static bool mender_new(lm_parser *p)
{
    p->mend = lm__new(p->options.allocator, sizeof(*p->mend));
    if (!p->mend) {
        lm__nomem(p);
        return false;
    }
    memset(p->mend, 0, offsetof(lm__mender, carry));
    p->mend->clean = true;
    p->bom = 3;
    return true;
}

/*
 * What was kept is read together with bytes that follow it, until all of it
 * is read. Returns how many of the n bytes were read with it.
 */
static size_t mend_carry(lm_parser *p, const char *bytes, size_t n)
{
    lm__mender *m = p->mend;
    size_t used = 0;

    while (m->n_carry && p->status == LM_OK) {
        size_t kept = m->n_carry;
        size_t more = n - used < LM__LOOK ? n - used : LM__LOOK;
        size_t done;

        if (!more)
            break;
        memcpy(m->carry + kept, bytes + used, more);
        done = mend_view(p, m->carry, kept + more, false);
        if (done >= kept) {
            m->n_carry = 0;
            return used + done - kept;
        }
        used += more;
        m->n_carry = (uint32_t)(kept + more - done);
        memmove(m->carry, m->carry + done, m->n_carry);
    }
    return used;
}

void lm__mend(lm_parser *p, const char *bytes, size_t n)
{
    size_t done;

    if (!p->mend && !mender_new(p))
        return;
    done = mend_carry(p, bytes, n);
    if (p->status != LM_OK || p->mend->n_carry)
        return;
    done += mend_view(p, bytes + done, n - done, false);
    if (p->status != LM_OK)
        return;
    p->mend->n_carry = (uint32_t)(n - done);
    memcpy(p->mend->carry, bytes + done, n - done);
}

/* The text ends inside the value: an error, unless the caller allows it. */
static void cut_off(lm_parser *p)
{
    lm__mender *m = p->mend;

    if (m->best.any && !m->best.weak && !m->best.n_violations) {
        lm__mend_note(p, LM__NOTED_OTHER);
        m->ended = true;
        return;
    }
    if (!(p->options.flags & LM_PARSE_TRUNCATED) ||
        m->mode == LM__IN_DOCUMENT) {
        if (p->done)
            lm__fail(p, LM_CODE_TRUNCATED, lm__here(p),
                     "the text ends where a closing bracket was expected");
        lm__step_end(p);
        return;
    }
    lm__mend_close(p, LM_CODE_CUT_OFF);
}

void lm__mend_last(lm_parser *p)
{
    lm__mender *m = p->mend;
    size_t n;

    if (!m && !mender_new(p))
        return;
    m = p->mend;
    n = m->n_carry;
    m->n_carry = 0;
    mend_view(p, m->carry, n, true);
    if (p->status != LM_OK)
        return;
    if (p->lex.state == LM__AFTER_ITEM && m->n_wraps &&
        m->wraps[m->n_wraps - 1].kind == LM__WRAP_LINES)
        lm__mend_after(p, NULL);
    if (m->mode > LM__IN_REASONING)
        cut_off(p);
    if (p->status == LM_OK)
        lm__mend_choose(p);
}

void lm__mend_drop_all(lm_parser *p)
{
    lm__region_free(p->mend->best.root);
    lm__delete(p->options.allocator, p->mend, sizeof(*p->mend));
    p->mend = NULL;
}
