/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include <stdio.h>
#include <string.h>

/*
 * Unknown keys of a model that keeps them: the text of a JSON object, which
 * grows by a member for each. Between two members it is complete.
 */

static char *extra_slot(const lm__frame *f)
{
    return f->base + lm__model_of(f)->extra;
}

/* Goes on with the object so far, or begins one. */
static void reopen(lm_parser *p, const lm__frame *f)
{
    char *old = lm__load_pointer(extra_slot(f));
    size_t n = old ? strlen(old) : 0;

    if (old && old + n + 1 == p->arena->at) {
        p->text = old;
        p->n_extra = n;
        p->text_n = n - 1;
        p->text_room = n + 1;
        lm__text_put(p, ",", 1);
        return;
    }
    lm__text_begin(p, NULL, 0);
    if (p->status != LM_OK)
        return;
    lm__text_put(p, old ? old : "{", old ? n - 1 : 1);
    if (old)
        lm__text_put(p, ",", 1);
}

static void put_key(lm_parser *p)
{
    lm__text_put(p, "\"", 1);
    for (uint32_t i = 0; i < p->n_scratch; i++) {
        unsigned char c = (unsigned char)p->scratch[i];
        char escaped[8];
        int n;

        if (c >= 0x20 && c != '"' && c != '\\') {
            lm__text_put(p, &p->scratch[i], 1);
            continue;
        }
        n = snprintf(escaped, sizeof(escaped), c < 0x20 ? "\\u%04x" : "\\%c",
                     c);
        lm__text_put(p, escaped, (size_t)n);
    }
    lm__text_put(p, "\":", 2);
}

bool lm__keeps_extra(const lm_parser *p, const lm__frame *f)
{
    return p->unknown && f->kind == LM__FRAME_MODEL && f->base &&
           (lm__model_of(f)->flags & LM_MODEL_KEEP_EXTRA);
}

void lm__extra_begin(lm_parser *p)
{
    lm__frame *f = lm__top(p);
    char byte = (char)p->byte;

    if (p->key_cut) {
        lm__fail(p, LM_CODE_LIMIT, lm__here(p),
                 "an unknown key of more than %d bytes cannot be kept",
                 LM__SCRATCH);
        return;
    }
    reopen(p, f);
    if (p->status != LM_OK)
        return;
    put_key(p);
    lm__text_put(p, &byte, 1);
    p->raw = true;
    p->raw_extra = true;
    p->raw_depth = p->depth;
    p->raw_slot = extra_slot(f);
}
