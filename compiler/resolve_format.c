/* SPDX-License-Identifier: MIT */
#include "format.h"
#include "resolver.h"

#include <string.h>

enum { VALUE_SIZE = 64 };

/* Each is compiled where it is used first. */
void resolver_format(resolver *r, model_type *type, const char *name)
{
    const model_format *format = format_find(name);
    const model_dfa **known;
    void **slot;

    if (!format)
        return;
    slot = strmap_slot(r->arena, &r->formats, name);
    if (!*slot) {
        known = alloc_new(r->arena, const model_dfa *);
        *known = format_dfa(r->arena, format, r->diag);
        *slot = known;
    }
    known = *slot;
    type->format = format;
    type->rules.dfa = *known;
}

const char *resolver_format_text(resolver *r, const model_type *type,
                                 const char *text)
{
    const lm_format *row = type->format->row;
    unsigned char value[VALUE_SIZE];
    char out[LM_FORMAT_TEXT];

    if (!lm_format_read(row, text, strlen(text), value) ||
        !lm_format_write(row, value, out))
        return NULL;
    return alloc_printf(r->arena, "%s", out);
}

int resolver_format_compare(const model_type *type, const char *a,
                            const char *b)
{
    const lm_format *row = type->format->row;
    unsigned char x[VALUE_SIZE];
    unsigned char y[VALUE_SIZE];

    lm_format_read(row, a, strlen(a), x);
    lm_format_read(row, b, strlen(b), y);
    return lm_format_compare(row, x, y);
}
