/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "start.h"

#include <string.h>

lm_status lm__read_init(const lm__init *with, const lm_type *type, char *slot,
                        const char *text, size_t n)
{
    lm_parse_options options = {.policy = LM_POLICY_STRICT,
                                .flags = with->flags | LM_PARSE_NO_CHECKS,
                                .limits = *with->limits,
                                .allocator = with->allocator};
    lm_parser inner;
    lm__room room;
    lm_status status;

    lm__parser_init(&inner, type, &options, &room);
    inner.root = slot;
    inner.arena = with->arena;
    inner.quiet = true;
    inner.nested = with->nested;
    lm__chunk_begin(&inner, text);
    lm__run(&inner, text, n);
    status = lm__parser_end(&inner);
    inner.root = NULL;
    lm__parser_drop(&inner);
    return status;
}

static void init_field(lm_parser *p, const lm__frame *f, uint32_t field,
                       const char *text)
{
    const lm_field *of = &lm__model_of(f)->fields[field];
    const lm__init with = {p->arena, &p->options.limits, p->options.allocator,
                           0, (uint16_t)(p->nested + 1)};
    lm_status status;

    if (!f->base)
        return;
    if (p->nested == LM__NESTED_INITS) {
        lm__fail(p, LM_CODE_DEPTH, lm__here(p),
                 "defaults within defaults, more than %d levels deep",
                 LM__NESTED_INITS);
        return;
    }
    status = lm__read_init(&with, &of->type, f->base + of->offset, text,
                           strlen(text));
    if (status == LM_NOMEM)
        lm__nomem(p);
    else if (status != LM_OK)
        lm__fail(p, LM_CODE_LIMIT, lm__here(p), "the default %s cannot be used",
                 text);
}

static void note_missing(lm_parser *p, const lm__frame *f, uint32_t field)
{
    lm__place place = lm__here(p);

    place.key = lm__word(lm__model_of(f)->keys, field, &place.n_key);
    lm__note(p, LM_CODE_MISSING, place, "missing");
}

void lm__missing(lm_parser *p, lm__frame *f)
{
    const lm_model *model = lm__model_of(f);

    for (uint32_t i = 0; i < model->n_fields && p->status == LM_OK; i++) {
        if (lm__seen(p, f, i))
            continue;
        if (model->inits && model->inits[i])
            init_field(p, f, i, model->inits[i]);
        else if (model->fields[i].flags & LM_FIELD_REQUIRED)
            note_missing(p, f, i);
    }
}
