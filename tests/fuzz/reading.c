/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include "models.h"

#include <lm/value.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool fuzz_input_take(fuzz_input *in, const uint8_t *data, size_t size)
{
    static const lm_type any = {LM_KIND_JSON, 0,   0, sizeof(char *), 0,
                                NULL,         NULL};
    static const lm_type people = {
        LM_KIND_LIST, 0, 0, sizeof(void *), sizeof(void *), &person_type, NULL};
    const lm_type *const types[] = {&order_type,  &tree_type, &person_type,
                                    &record_type, &any,       &people};

    if (size < 3)
        return false;
    *in = (fuzz_input){.type = types[(data[0] & 15) % 6],
                       .text = (const char *)data + 2,
                       .n = size - 2,
                       .step = data[1] % 40 + 1U,
                       .other = data[0] & 0x80};
    in->options.flags = data[0] >> 4 & (LM_PARSE_FIRST | LM_PARSE_CLOSED);
    return true;
}

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
static void feed(lm_parser *parser, const fuzz_input *in, size_t step)
{
    for (size_t i = 0; i < in->n; i += step) {
        size_t piece = in->n - i < step ? in->n - i : step;
        char *copy = malloc(piece);

        if (!copy)
            abort();
        memcpy(copy, in->text + i, piece);
        lm_parser_feed(parser, copy, piece);
        free(copy);
    }
}

void outcome_of(outcome *o, const fuzz_input *in, size_t step)
{
    lm_report report = {0};
    lm_parse_options options = in->options;
    lm_error err = {0};
    void *value = NULL;
    lm_parser *parser;

    memset(o, 0, sizeof(*o));
    options.report = &report;
    parser = lm_parser_new(in->type, &options);
    if (!parser)
        abort();
    feed(parser, in, step);
    snprintf(o->said, sizeof(o->said), "%zu\n", lm_parser_offset(parser));
    o->status = lm_parser_finish(parser, &value, &err);
    lm_parser_free(parser);
    snprintf(o->said + strlen(o->said), sizeof(o->said) - strlen(o->said),
             "%d %s %s %u:%u @%zu %s\n", o->status, err.path, err.code,
             err.line, err.column, err.offset, err.message);
    if (value && lm_value_write(in->type, value, 0, &o->value, &err) != LM_OK)
        abort();
    lm_value_free(value);
    add_findings(o, &report);
    lm_report_free(&report);
}

void outcome_free(outcome *o)
{
    lm_buffer_free(&o->value);
}

const char *outcome_value(const outcome *o)
{
    return o->value.data ? o->value.data : "";
}

static void must_agree(const outcome *a, const fuzz_input *in, size_t step)
{
    outcome b;

    outcome_of(&b, in, step);
    if (strcmp(a->said, b.said) ||
        strcmp(outcome_value(a), outcome_value(&b))) {
        fprintf(stderr, "whole:\n%s%s\nby %zu:\n%s%s\n", a->said,
                outcome_value(a), step, b.said, outcome_value(&b));
        abort();
    }
    outcome_free(&b);
}

void must_read_alike(const fuzz_input *in, outcome *whole)
{
    outcome_of(whole, in, in->n);
    must_agree(whole, in, in->step);
    must_agree(whole, in, 1);
}
