/* SPDX-License-Identifier: MIT */
#include "failing.h"
#include "models.h"
#include "tap.h"

#include <lm/parser.h>
#include <lm/value.h>

#include <string.h>

/* Every allocation of a parse fails once: whole, in pieces, with a report. */

static const char order_text[] =
    "{\"id\":\"x\",\"customer\":{\"name\":\"a name of more than some bytes, so "
    "that it has to grow\",\"age\":1},\"items\":[{\"sku\":\"a\",\"quantity\":1,"
    "\"price\":2.5,\"tags\":[\"t\",\"u\",\"v\",\"w\",\"x\"]}],\"status\":"
    "\"paid\",\"courier\":{\"name\":\"K\",\"age\":2},\"counts\":{\"a\":1,\"b\":"
    "2,"
    "\"c\":3,\"d\":4,\"e\":5,\"f\":6,\"g\":7,\"h\":8,\"i\":9,\"j\":10,\"k\":11,"
    "\"l\":12,\"m\":13,\"n\":14,\"o\":15,\"p\":16,\"q\":17},\"payment\":{"
    "\"kind\""
    ":\"card\",\"number\":\"1\"},\"meta\":{\"a\":[1,2,3]},\"slots\":[1,null]}";

static const char deep_text[] =
    "{\"value\":1,\"next\":{\"value\":1,\"next\":{\"value\":1,\"next\":{"
    "\"value\":1,\"next\":{\"value\":1,\"next\":{\"value\":1,\"next\":{"
    "\"value\":1,\"next\":{\"value\":1,\"next\":{\"value\":1,\"next\":{"
    "\"value\":1,\"next\":{\"value\":1,\"next\":{\"value\":1,\"next\":{"
    "\"value\":1}}}}}}}}}}}}}";

typedef struct work {
    const lm_type *type;
    const char *text;
    size_t step; /* bytes at a time; 0: lm_parse */
} work;

static lm_status parse(const lm_allocator *allocator, void *ctx)
{
    const work *w = ctx;
    lm_report report = {.arena.allocator = allocator};
    lm_parse_options options = {.allocator = allocator, .report = &report};
    size_t n = strlen(w->text);
    void *value = NULL;
    lm_parser *parser;
    lm_status status;

    if (!w->step) {
        status = lm_parse(w->type, w->text, n, &options, &value, NULL);
    } else {
        parser = lm_parser_new(w->type, &options);
        if (!parser)
            return LM_NOMEM;
        for (size_t i = 0; i < n; i += w->step)
            lm_parser_feed(parser, w->text + i,
                           n - i < w->step ? n - i : w->step);
        status = lm_parser_finish(parser, &value, NULL);
        lm_parser_free(parser);
    }
    lm_value_free(value);
    lm_report_free(&report);
    return status;
}

int main(void)
{
    work works[] = {
        {&order_type, order_text, 0},
        {&order_type, order_text, 7},
        {&tree_type, deep_text, 0},
        {&tree_type, deep_text, 5},
        {&person_type, "{\"name\":12,\"age\":\"20\"}", 0},
    };
    tap t = {0};

    for (size_t i = 0; i < sizeof(works) / sizeof(works[0]); i++) {
        failing_result result;
        bool ok = failing_run(parse, &works[i], &result);

        tap_ok(&t, ok, "text %zu, %zu bytes at a time: %s", i, works[i].step,
               result.text);
    }
    return tap_done(&t);
}
