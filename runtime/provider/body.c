/* SPDX-License-Identifier: MIT */
#include "body.h"

static void write_text(lm__writer *w, lm__told told)
{
    lm_buffer text = {.allocator = w->out->allocator};

    for (size_t i = 0; i < told.n; i++)
        lm_buffer_append(&text, told.piece[i].at, told.piece[i].n);
    lm__writer_check(w, lm_buffer_status(&text));
    if (!w->status)
        lm__write_string(w, text.data);
    lm_buffer_free(&text);
}

void lm__write_schema(lm__writer *w, const lm_target *target,
                      lm_profile profile)
{
    lm__told told = lm__told_schema(target, profile);

    lm__write_raw(w, told.piece[0].at);
    for (size_t i = 1; i < told.n; i++)
        lm__write_more(w, told.piece[i].at, told.piece[i].n);
}

void lm__write_schema_text(lm__writer *w, const lm_target *target,
                           lm_profile profile)
{
    write_text(w, lm__told_schema(target, profile));
}

void lm__write_grammar(lm__writer *w, const lm_target *target)
{
    write_text(w, lm__told_grammar(target));
}
