/* SPDX-License-Identifier: MIT */

/* Values written, copied and read while each allocation in turn fails. */
#include "samples.h"
#include "tap.h"
#include "torture/failing.h"

#include <lm/parser.h>
#include <lm/value.h>

#include <string.h>

/* An order that satisfies the model, and one that breaks it often. */
static const char valid[] =
    "{\"id\":\"A-17\",\"customer\":{\"name\":\"Jason\",\"age\":25},"
    "\"items\":[{\"sku\":\"pen\",\"quantity\":2,\"price\":1.25,"
    "\"tags\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\"]},"
    "{\"sku\":\"ink\",\"quantity\":1,\"price\":1e300}],"
    "\"status\":\"paid\",\"note\":\"a \\u00e9 that is escaped\","
    "\"courier\":{\"name\":\"Maria\",\"age\":41},"
    "\"counts\":{\"a\":1,\"b\":2},\"payment\":{\"kind\":\"card\","
    "\"number\":\"4111\"},\"meta\":{\"x\":[1,2]},\"slots\":[1,null,3]}";

static const char invalid[] =
    "{\"customer\":{\"name\":\"\",\"age\":151},\"items\":[],"
    "\"status\":\"lost\",\"counts\":{\"a\":-1,\"a\":70000},"
    "\"payment\":\"cash\",\"slots\":[1.5,\"x\",{}],\"discount\":\"1.5\"}";

static lm_status write_order(const lm_allocator *allocator, void *ctx)
{
    lm_buffer buf = {.allocator = allocator};
    const unsigned *flags = ctx;
    order o = sample_order();
    lm_error err = {0};
    lm_status status = lm_value_write(&order_type, &o, *flags, &buf, &err);

    if (status != LM_OK && (buf.size || err.status != status))
        status = LM_IO;
    lm_buffer_free(&buf);
    return status;
}

static lm_status copy_order(const lm_allocator *allocator, void *ctx)
{
    order o = sample_order();
    order *copy = lm_value_copy(&order_type, &o, allocator);

    (void)ctx;
    lm_value_free(copy);
    return copy ? LM_OK : LM_NOMEM;
}

static lm_status take(lm_status status, void *value, const lm_error *err,
                      lm_status want)
{
    if (status != LM_OK && (value || err->status != status))
        return LM_IO;
    lm_value_free(value);
    return status == want ? LM_OK : status;
}

static lm_status parse_whole(const lm_allocator *allocator, void *ctx)
{
    const char *text = ctx;
    lm_parse_options options = {.allocator = allocator};
    lm_error err = {0};
    void *value = NULL;
    lm_status status =
        lm_parse(&order_type, text, strlen(text), &options, &value, &err);

    return take(status, value, &err, LM_OK);
}

static lm_status parse_pieces(const lm_allocator *allocator, void *ctx)
{
    const char *text = ctx;
    lm_parse_options options = {.allocator = allocator};
    lm_parser *parser = lm_parser_new(&order_type, &options);
    lm_error err = {0};
    void *value = NULL;
    lm_status status = LM_OK;

    if (!parser)
        return LM_NOMEM;
    for (; *text && status == LM_OK; text++)
        status = lm_parser_feed(parser, text, 1);
    status = lm_parser_finish(parser, &value, &err);
    lm_parser_free(parser);
    return take(status, value, &err, LM_OK);
}

/* All violations are found, or the parse says that memory failed. */
static lm_status report_all(const lm_allocator *allocator, void *ctx)
{
    const char *text = ctx;
    lm_report report = {.arena = {.allocator = allocator}};
    lm_parse_options options = {.allocator = allocator, .report = &report};
    lm_error err = {0};
    void *value = NULL;
    lm_status status =
        lm_parse(&order_type, text, strlen(text), &options, &value, &err);

    lm_report_free(&report);
    return take(status, value, &err, LM_INVALID);
}

static lm_status parse_into_arena(const lm_allocator *allocator, void *ctx)
{
    const char *text = ctx;
    lm_arena arena = {.allocator = allocator};
    lm_parse_options options = {.allocator = allocator, .arena = &arena};
    lm_error err = {0};
    void *value = NULL;
    lm_status status = LM_OK;

    for (int round = 0; round < 3 && status == LM_OK; round++) {
        status =
            lm_parse(&order_type, text, strlen(text), &options, &value, &err);
        lm_arena_reset(&arena);
    }
    lm_arena_free(&arena);
    return status;
}

/* The valid order with so many more items, so that the value takes blocks. */
static void make_long(lm_buffer *buf)
{
    const char *items = strstr(valid, "[{") + 1;

    lm_buffer_append(buf, valid, (size_t)(items - valid));
    for (int i = 0; i < 300; i++)
        lm_buffer_printf(buf,
                         "{\"sku\":\"number %d\",\"quantity\":1,"
                         "\"price\":%d,\"tags\":[\"x\",\"y\"]},",
                         i, i);
    lm_buffer_puts(buf, items);
}

static void torture(tap *t, failing_job *job, const void *ctx, const char *name)
{
    failing_result result;
    void *copy = NULL;
    bool ok;

    memcpy(&copy, &ctx, sizeof(copy));
    ok = failing_run(job, copy, &result);
    tap_ok(t, ok, "%s: %s", name, result.text);
}

int main(void)
{
    static const unsigned compact = 0;
    static const unsigned indent = LM_WRITE_INDENT | LM_WRITE_NULLS;
    lm_buffer many = {0};
    tap t = {0};

    make_long(&many);
    torture(&t, write_order, &compact, "write");
    torture(&t, write_order, &indent, "write indented");
    torture(&t, copy_order, NULL, "copy");
    torture(&t, parse_whole, valid, "parse");
    torture(&t, parse_pieces, valid, "parse byte by byte");
    torture(&t, parse_into_arena, valid, "parse into an arena");
    torture(&t, report_all, invalid, "report violations");
    torture(&t, parse_whole, many.data, "parse many items");
    torture(&t, parse_pieces, many.data, "parse many items byte by byte");
    torture(&t, parse_into_arena, many.data, "parse many into an arena");
    lm_buffer_free(&many);
    return tap_done(&t);
}
