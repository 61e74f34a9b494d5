/* SPDX-License-Identifier: MIT */
#include "models.h"

#include <lm/parser.h>
#include <lm/value.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * However a text is cut, a parser says the same of it; and what the strict
 * policy takes, the lax one takes as the same value. The first two bytes of
 * the input say how, the rest is the text.
 */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What a parser said, in words. */
typedef struct outcome {
    lm_status status;
    char said[4096];
    lm_buffer value;
} outcome;

static void add_findings(outcome *o, const lm_report *report)
{
    size_t at = strlen(o->said);

    for (size_t i = 0; i < report->n && at < sizeof(o->said); i++) {
        const lm_finding *f = &report->findings[i];

        at += (size_t)snprintf(o->said + at, sizeof(o->said) - at,
                               "%s %s %u:%u @%zu: %s\n", f->path,
                               lm_code_name(f->code), f->line, f->column,
                               f->offset, f->text);
    }
}

/* Pieces of memory of their own, so that a read beyond one is seen. */
static void feed(lm_parser *parser, const char *text, size_t n, size_t step)
{
    for (size_t i = 0; i < n; i += step) {
        size_t piece = n - i < step ? n - i : step;
        char *copy = malloc(piece);

        if (!copy)
            abort();
        memcpy(copy, text + i, piece);
        lm_parser_feed(parser, copy, piece);
        free(copy);
    }
}

static void read_text(outcome *o, const lm_type *type,
                      const lm_parse_options *options, const char *text,
                      size_t n, size_t step)
{
    lm_report report = {0};
    lm_parse_options own = *options;
    lm_error err = {0};
    void *value = NULL;
    lm_parser *parser;

    memset(o, 0, sizeof(*o));
    own.report = &report;
    parser = lm_parser_new(type, &own);
    if (!parser)
        abort();
    feed(parser, text, n, step);
    snprintf(o->said, sizeof(o->said), "%zu\n", lm_parser_offset(parser));
    o->status = lm_parser_finish(parser, &value, &err);
    lm_parser_free(parser);
    snprintf(o->said + strlen(o->said), sizeof(o->said) - strlen(o->said),
             "%d %s %s %u:%u @%zu %s\n", o->status, err.path, err.code,
             err.line, err.column, err.offset, err.message);
    if (value && lm_value_write(type, value, 0, &o->value, &err) != LM_OK)
        abort();
    lm_value_free(value);
    add_findings(o, &report);
    lm_report_free(&report);
}

static const char *value_of(const outcome *o)
{
    return o->value.data ? o->value.data : "";
}

static void must_agree(const outcome *a, const outcome *b)
{
    if (strcmp(a->said, b->said) || strcmp(value_of(a), value_of(b))) {
        fprintf(stderr, "one way:\n%s%s\nthe other:\n%s%s\n", a->said,
                value_of(a), b->said, value_of(b));
        abort();
    }
}

static void lax_takes(const lm_type *type, const char *text, size_t n,
                      const outcome *strict)
{
    lm_parse_options options = {.policy = LM_POLICY_LAX};
    outcome lax;

    if (strict->status != LM_OK)
        return;
    read_text(&lax, type, &options, text, n, n);
    if (lax.status != LM_OK || strcmp(value_of(&lax), value_of(strict)))
        abort();
    lm_buffer_free(&lax.value);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const lm_type any = {LM_KIND_JSON, 0,   0, sizeof(char *), 0,
                                NULL,         NULL};
    const lm_type *const types[] = {&order_type, &tree_type, &person_type,
                                    &record_type, &any};
    lm_parse_options options = {.policy = LM_POLICY_STRICT};
    const char *text = (const char *)data + 2;
    const lm_type *type;
    outcome whole;
    outcome cut;
    size_t step;

    if (size < 3)
        return 0;
    size -= 2;
    type = types[data[0] % 5];
    step = data[1] % 40 + 1U;
    if (data[0] & 0x80)
        options.policy = LM_POLICY_LAX;
    options.flags = data[0] >> 4 & (LM_PARSE_FIRST | LM_PARSE_CLOSED);
    read_text(&whole, type, &options, text, size, size);
    read_text(&cut, type, &options, text, size, step);
    must_agree(&whole, &cut);
    lm_buffer_free(&cut.value);
    read_text(&cut, type, &options, text, size, 1);
    must_agree(&whole, &cut);
    if (options.policy == LM_POLICY_STRICT)
        lax_takes(type, text, size, &whole);
    lm_buffer_free(&cut.value);
    lm_buffer_free(&whole.value);
    return 0;
}
