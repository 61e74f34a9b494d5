/* SPDX-License-Identifier: MIT */
#include "both.h"

#include <lm/value.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* All that can be seen of one reading. */
typedef struct reading {
    lm_status status;
    char said[BOTH_WHY / 2];
    void *value;
    lm_arena arena;
} reading;

static void add(reading *r, const char *path, const char *code, unsigned line,
                unsigned column, size_t offset, const char *text)
{
    size_t at = strlen(r->said);

    (void)snprintf(r->said + at, sizeof(r->said) - at, "%s %s %u:%u @%zu: %s\n",
                   path, code, line, column, offset, text);
}

/* lm_parse, but a byte at a time. */
static lm_status read_bytes(const lm_type *type, const char *text, size_t n,
                            const lm_parse_options *options, void **out,
                            lm_error *err)
{
    lm_parser *parser = lm_parser_new(type, options);
    lm_status status;

    if (!parser)
        abort();
    for (size_t i = 0; i < n; i++)
        if (lm_parser_feed(parser, text + i, 1) != LM_OK)
            break;
    status = lm_parser_finish(parser, out, err);
    lm_parser_free(parser);
    return status;
}

typedef lm_status reader(const lm_type *type, const char *text, size_t n,
                         const lm_parse_options *options, void **out,
                         lm_error *err);

static void read_text(reading *r, reader *read, const lm_type *type,
                      const char *text, size_t n,
                      const lm_parse_options *wanted)
{
    lm_report report = {0};
    lm_parse_options options = *wanted;
    lm_error err = {0};

    memset(r, 0, sizeof(*r));
    options.report = &report;
    options.arena = &r->arena;
    r->status = read(type, text, n, &options, &r->value, &err);
    add(r, err.path, err.code, err.line, err.column, err.offset, err.message);
    for (size_t i = 0; i < report.n; i++) {
        const lm_finding *f = &report.findings[i];

        add(r, f->path, lm_code_name(f->code), f->line, f->column, f->offset,
            f->text);
    }
    lm_report_free(&report);
}

/* The type without its emitted parser, or with nothing but that. */
typedef struct other {
    lm_model model;
    lm_type type;
} other;

static void without_parser(other *o, const lm_type *type)
{
    o->type = *type;
    memcpy(&o->model, type->of, sizeof(o->model));
    o->model.fast = NULL;
    o->type.of = &o->model;
}

static bool same(const lm_type *type, const reading *with,
                 const reading *without)
{
    if (with->status != without->status || strcmp(with->said, without->said))
        return false;
    if (!with->value || !without->value)
        return !with->value == !without->value;
    return lm_value_equal(type, with->value, without->value);
}

/* The same bytes with nothing behind them. */
static char *alone(const char *text, size_t n)
{
    char *copy = malloc(n ? n : 1);

    if (!copy)
        abort();
    if (n)
        memcpy(copy, text, n);
    return copy;
}

enum { READINGS = 3 };

static const char *const names[READINGS] = {"with", "without", "by bytes"};

bool both_agree(const lm_type *type, const char *text, size_t n,
                const lm_parse_options *options, char why[BOTH_WHY])
{
    char *copy = alone(text, n);
    reading readings[READINGS];
    other tables;
    bool agree = true;

    without_parser(&tables, type);
    read_text(&readings[0], lm_parse, type, copy, n, options);
    read_text(&readings[1], lm_parse, &tables.type, copy, n, options);
    read_text(&readings[2], read_bytes, &tables.type, copy, n, options);
    for (int i = 1; agree && i < READINGS; i++) {
        agree = same(type, &readings[0], &readings[i]);
        if (!agree)
            (void)snprintf(why, BOTH_WHY, "%s: %.1900s\n%s: %.1900s", names[0],
                           readings[0].said, names[i], readings[i].said);
    }
    for (int i = 0; i < READINGS; i++)
        lm_arena_free(&readings[i].arena);
    free(copy);
    return agree;
}

bool both_fast(const lm_type *type, const char *text, size_t n,
               const lm_parse_options *options)
{
    static const uint32_t at[] = {0};
    static const uint16_t sorted[] = {0};
    static const lm_words no_keys = {.text = LM_WORDS_END,
                                     .at = at,
                                     .sorted = sorted,
                                     .lead = 2,
                                     .trail = 2,
                                     .plain = true};
    lm_parse_options strict = *options;
    char *copy = alone(text, n);
    void *value = NULL;
    other parser;

    /* By these tables, no object with a key in it is valid. */
    without_parser(&parser, type);
    parser.model.fast = ((const lm_model *)type->of)->fast;
    parser.model.keys = &no_keys;
    parser.model.n_fields = 0;
    strict.flags |= LM_PARSE_CLOSED;
    (void)lm_parse(&parser.type, copy, n, &strict, &value, NULL);
    lm_value_free(value);
    free(copy);
    return value != NULL;
}
