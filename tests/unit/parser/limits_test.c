/* SPDX-License-Identifier: MIT */
#include "models.h"
#include "shapes.h"
#include "suite.h"
#include "transcript.h"

#include <lm/value.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a peer may make us do, what a report keeps, and checks. */

static const lm_type text = {LM_KIND_STRING, 0,   0, sizeof(char *), 0,
                             NULL,           NULL};

START_TEST(bytes)
{
    lm_parse_options options = {.policy = LM_POLICY_STRICT,
                                .limits.max_bytes = 10};
    const lm_type *model = shape(&text, LM_FIELD_REQUIRED, NULL);

    verdict(model, &options, "{\"v\":\"ab\"}", "OK {\"v\":\"ab\"}");
    reads(model, &options, "{\"v\":\"abc\"}",
          "LIMIT  limit 1:11 @10: a text of more than 10 bytes\n"
          " limit 1:11 @10: a text of more than 10 bytes\n");
}
END_TEST

START_TEST(depth)
{
    lm_parse_options options = {.policy = LM_POLICY_STRICT,
                                .limits.max_depth = 3};
    char deep[130] = "";

    verdict(
        &tree_type, &options,
        "{\"value\":1,\"next\":{\"value\":2,\"next\":{\"value\":3}}}",
        "OK {\"value\":1,\"children\":[],\"next\":{\"value\":2,\"children\":"
        "[],\"next\":{\"value\":3,\"children\":[]}}}");
    verdict(&tree_type, &options, "{\"children\":[{\"children\":[]}]}",
            "LIMIT /children/0/children depth 1:26");
    verdict(&tree_type, &options, "{\"other\":[[[[]]]]}", "LIMIT  depth 1:12");
    memset(deep, '[', 128);
    options.limits.max_depth = 0;
    verdict(&tree_type, &options, deep, "TRUNCATED  type 1:1");
    deep[128] = '[';
    verdict(&tree_type, &options, deep, "LIMIT  type 1:1");
}
END_TEST

typedef struct sample {
    const lm_type *type;
    const char *text;
} sample;

static const sample samples[] = {
    {&tree_type,
     "{\"value\":1,\"next\":{\"value\":2,\"children\":[{\"value\":3}]},"
     "\"children\":[{\"value\":4,\"next\":{\"value\":5}}]}"},
    {&order_type,
     "{\"id\":\"a\",\"customer\":{\"name\":\"Jo\",\"age\":42},\"items\":["
     "{\"sku\":\"s\",\"quantity\":2,\"price\":1.5,\"tags\":[\"t\",\"u\"]},"
     "{\"sku\":\"t\",\"quantity\":1,\"price\":2.5,\"tags\":[]}],"
     "\"status\":\"open\",\"courier\":{\"name\":\"Al\",\"age\":30},"
     "\"slots\":[1,null,3]}"},
};

/* Behind the text stands what would go on with it, which counts for nothing. */
START_TEST(length)
{
    for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++) {
        const sample *s = &samples[i];
        const size_t whole = strlen(s->text);
        void *value = NULL;

        for (size_t n = 1; n < whole; n++) {
            lm_error err = {0};
            lm_status status =
                lm_parse(s->type, s->text, n, NULL, &value, &err);

            ck_assert_msg(status == LM_TRUNCATED && err.offset == n,
                          "%zu bytes of %s: %s @%zu", n, s->text, err.message,
                          err.offset);
        }
        ck_assert_int_eq(lm_parse(s->type, s->text, whole, NULL, &value, NULL),
                         LM_OK);
        lm_value_free(value);
    }
}
END_TEST

START_TEST(items)
{
    static const lm_list_rules none = {0, 0, 0};
    static const lm_type list = {LM_KIND_LIST,    0,     0,    sizeof(void *),
                                 SHAPE_COMPANION, &text, &none};
    lm_parse_options options = {.limits.max_items = 2};
    const lm_type *model = shape(&list, LM_FIELD_REQUIRED, NULL);

    verdict(model, &options, "{\"v\":[\"a\",\"b\"]}",
            "OK {\"v\":[\"a\",\"b\"]}");
    verdict(model, &options, "{\"v\":[\"a\",\"b\",\"c\"]}",
            "LIMIT /v limit 1:15");
}
END_TEST

START_TEST(strings)
{
    lm_parse_options options = {.limits = {.max_string = 4, .max_key = 3}};
    const lm_type *model = shape(&text, LM_FIELD_REQUIRED, NULL);

    verdict(model, &options, "{\"v\":\"abcd\"}", "OK {\"v\":\"abcd\"}");
    verdict(model, &options, "{\"v\":\"abcde\"}", "LIMIT /v limit 1:11");
    verdict(model, &options, "{\"v\":\"ab\\u00e4\"}",
            "OK {\"v\":\"ab\xC3\xA4\"}");
    verdict(model, &options, "{\"v\":\"abc\\u00e4\"}", "LIMIT /v limit 1:15");
    verdict(model, &options, "{\"keys\":1}", "LIMIT  limit 1:6");
}
END_TEST

START_TEST(memory)
{
    lm_parse_options options = {.limits.max_memory = 4096};
    const lm_type *model = shape(&text, LM_FIELD_REQUIRED, NULL);
    char *big = malloc(10000);

    ck_assert_ptr_nonnull(big);
    memset(big, 'x', 10000);
    memcpy(big, "{\"v\":\"", 6);
    memcpy(big + 9997, "\"}", 3);
    ck_assert_int_eq(lm_parse(model, big, 9999, &options, NULL, NULL),
                     LM_LIMIT);
    options.limits.max_memory = 1 << 20;
    ck_assert_int_eq(lm_parse(model, big, 9999, &options, NULL, NULL), LM_OK);
    free(big);
}
END_TEST

START_TEST(callers_arena)
{
    lm_arena arena = {.limit = 1 << 16};
    lm_parse_options options = {.arena = &arena, .limits.max_memory = 8192};
    const char *json = "{\"name\":\"Jason\",\"age\":20}";
    size_t taken = 0;

    for (int i = 0; i < 10; i++) {
        person *p = NULL;

        ck_assert_int_eq(lm_parse(&person_type, json, strlen(json), &options,
                                  (void **)&p, NULL),
                         LM_OK);
        ck_assert_str_eq(p->name, "Jason");
        lm_value_free(p);
        ck_assert_str_eq(p->name, "Jason");
        lm_arena_reset(&arena);
        ck_assert(!taken || taken == arena.taken);
        taken = arena.taken;
        ck_assert_uint_eq(arena.limit, 1 << 16);
    }
    lm_arena_free(&arena);
}
END_TEST

START_TEST(long_numbers)
{
    static const lm_type real = {LM_KIND_FLOAT, 0, 0, 8, 0, NULL, NULL};
    char number[1100];

    memset(number, '1', sizeof(number));
    number[1024] = '\0';
    ck_assert_int_eq(
        strncmp(transcript(&real, NULL, number, 1024), "INVALID  range", 14),
        0);
    number[1] = '.';
    ck_assert_int_eq(
        strncmp(transcript(&real, NULL, number, 1024), "OK 1.11111111", 13), 0);
    number[1024] = '1';
    number[1025] = '\0';
    verdict(&real, NULL, number, "LIMIT  limit 1:1025");
}
END_TEST

START_TEST(report)
{
    lm_report findings = {.limit = 2};
    lm_parse_options options = {.report = &findings};
    const char *json = "{\"value\":true,\"children\":[1,2,3]}";
    lm_error err = {0};

    ck_assert_int_eq(
        lm_parse(&tree_type, json, strlen(json), &options, NULL, &err),
        LM_INVALID);
    ck_assert_uint_eq(findings.n, 2);
    ck_assert_uint_eq(findings.left_out, 2);
    ck_assert_uint_eq(findings.n_violations, 4);
    ck_assert_str_eq(err.path, "/value");
    ck_assert_str_eq(err.code, "type");
    ck_assert_str_eq(err.message,
                     "expected an integer, found a boolean (and 3 more)");
    ck_assert_str_eq(findings.findings[1].path, "/children/0");
    lm_report_clear(&findings);
    ck_assert_uint_eq(findings.n + findings.left_out, 0);
    lm_report_free(&findings);
    ck_assert_str_eq(lm_code_name(LM_CODE_MIN_LENGTH), "min_length");
    ck_assert_str_eq(lm_code_name((lm_code)999), "unknown");
}
END_TEST

START_TEST(first_only)
{
    lm_parse_options options = {.flags = LM_PARSE_FIRST};

    reads(&person_type, &options, "{\"name\":\"\",\"age\":-1,]",
          "INVALID /name min_length 1:9 @8: \"\" is 0 characters long, the "
          "minimum is 1\n"
          "/name min_length 1:9 @8: \"\" is 0 characters long, the minimum is "
          "1\n");
}
END_TEST

static bool check_field(const void *value, lm_check *check)
{
    const char *name = *(char *const *)value;

    if (!strcmp(name, "silent"))
        return false;
    if (strchr(name, '!'))
        return lm_check_fail(check, "no %c, said %s", '!',
                             (const char *)lm_check_context(check));
    return true;
}

static bool check_model(const void *value, lm_check *check)
{
    const char *name = *(char *const *)value;

    return strcmp(name, "model") ? true : lm_check_fail(check, "not this one");
}

START_TEST(checks)
{
    char context[] = "the context";
    lm_parse_options options = {.context = context};
    lm_parse_options off = {.flags = LM_PARSE_NO_CHECKS};
    const lm_type *model = shape_checked(&text, check_field, check_model);

    verdict(model, &options, "{\"v\":\"fine\"}", "OK {\"v\":\"fine\"}");
    reads(model, &options, "{\"v\": \"hey!\"}",
          "INVALID /v check 1:7 @6: no !, said the context\n"
          "/v check 1:7 @6: no !, said the context\n");
    reads(model, &options, "{\"v\":\"silent\"}",
          "INVALID /v check 1:6 @5: the check of_field failed\n"
          "/v check 1:6 @5: the check of_field failed\n");
    reads(model, &options, " {\"v\":\"model\"}",
          "INVALID  check 1:2 @1: not this one\n"
          " check 1:2 @1: not this one\n");
    verdict(model, &options, "{\"v\":true}", "INVALID /v type 1:6");
    verdict(model, &off, "{\"v\":\"hey!\"}", "OK {\"v\":\"hey!\"}");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("parser limits");
    TCase *cases = tcase_create("limits");

    tcase_add_test(cases, bytes);
    tcase_add_test(cases, depth);
    tcase_add_test(cases, length);
    tcase_add_test(cases, items);
    tcase_add_test(cases, strings);
    tcase_add_test(cases, memory);
    tcase_add_test(cases, callers_arena);
    tcase_add_test(cases, long_numbers);
    tcase_add_test(cases, report);
    tcase_add_test(cases, first_only);
    tcase_add_test(cases, checks);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
