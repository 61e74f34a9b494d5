/* SPDX-License-Identifier: MIT */

/*
 * Every kind of field and every format, and emitted parsers, while each
 * allocation in turn fails: the documents of tests/generated, read, copied and
 * written.
 */
#include "failing.h"
#include "fast.lm.h"
#include "formats.lm.h"
#include "kinds.lm.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>

typedef struct work {
    const char *name;
    const lm_type *type;
    lm_policy policy;
    size_t step; /* bytes at a time; 0: all of them */
    const char *text;
    size_t n;
} work;

static lm_status read_text(const work *w, const lm_parse_options *options,
                           void **value)
{
    lm_parser *parser;
    lm_status status;

    if (!w->step)
        return lm_parse(w->type, w->text, w->n, options, value, NULL);
    parser = lm_parser_new(w->type, options);
    if (!parser)
        return LM_NOMEM;
    for (size_t i = 0; i < w->n; i += w->step)
        lm_parser_feed(parser, w->text + i,
                       w->n - i < w->step ? w->n - i : w->step);
    status = lm_parser_finish(parser, value, NULL);
    lm_parser_free(parser);
    return status;
}

/* Copied and written, it is equal to itself and has a text. */
static lm_status copy_and_write(const work *w, const void *value,
                                const lm_allocator *allocator)
{
    lm_buffer text = {.allocator = allocator};
    void *copy = lm_value_copy(w->type, value, allocator);
    lm_status status = LM_NOMEM;

    if (copy && lm_value_equal(w->type, copy, value))
        status = lm_value_write(w->type, copy, 0, &text, NULL);
    else if (copy)
        status = LM_INVALID;
    if (status == LM_OK && !text.size)
        status = LM_INVALID;
    lm_buffer_free(&text);
    lm_value_free(copy);
    return status;
}

static lm_status job(const lm_allocator *allocator, void *ctx)
{
    const work *w = ctx;
    lm_report report = {.arena.allocator = allocator};
    lm_parse_options options = {
        .allocator = allocator, .report = &report, .policy = w->policy};
    void *value = NULL;
    lm_status status = read_text(w, &options, &value);

    if (status == LM_OK)
        status = copy_and_write(w, value, allocator);
    else if (value)
        status = LM_INVALID;
    lm_value_free(value);
    lm_report_free(&report);
    return status;
}

static void torture_file(tap *t, const char *file, const lm_type *type)
{
    static const lm_policy policies[] = {LM_POLICY_STRICT, LM_POLICY_LAX,
                                         LM_POLICY_REPAIR};
    static const size_t steps[] = {0, 1, 7};
    static char line[1 << 14];
    FILE *f = fopen(file, "r");
    int n = 0;

    for (; f && fgets(line, sizeof(line), f); n++)
        for (size_t i = 0; i < 9; i++) {
            work w = {file,         type, policies[i / 3],
                      steps[i % 3], line, strlen(line)};
            failing_result result;
            bool ok = failing_run(job, &w, &result);

            tap_ok(t, ok, "%s, line %d, policy %d, %zu bytes at a time: %s",
                   file, n + 1, (int)w.policy, w.step, result.text);
        }
    tap_ok(t, n > 0, "%s has documents", file);
    if (f)
        fclose(f);
}

int main(void)
{
    tap t = {0};

    torture_file(&t, "formats.jsonl", &Formats_type);
    torture_file(&t, "kinds.jsonl", &Kinds_type);
    torture_file(&t, "fast.jsonl", &Fast_type);
    return tap_done(&t);
}
