/* SPDX-License-Identifier: MIT */
#include "extends.h"
#include "models.h"
#include "suite.h"
#include "transcript.h"

#include <lm/target.h>

#include <stdio.h>

/*
 * Answers to schemas that had to say a map as a list of pairs, and any value
 * as a text: what comes back is the model's own value. Each is read whole, in
 * pieces, and cut at every place.
 */

#define START "{\"id\":\"a\",\"customer\":{\"name\":\"J\",\"age\":2},"
#define ITEMS                                                                  \
    "\"items\":[{\"sku\":\"s\",\"quantity\":1,\"price\":2.5}],\"status\":"     \
    "\"open\","
#define SLOTS "\"slots\":[],"
#define WRITTEN START ITEMS "\"gift\":false,"

static const lm_parse_options strict = {
    .policy = LM_POLICY_STRICT, .flags = LM_PARSE_PAIRS | LM_PARSE_JSON_TEXT};
static const lm_parse_options lax = {.flags =
                                         LM_PARSE_PAIRS | LM_PARSE_JSON_TEXT};

typedef void check(const lm_type *type, const lm_parse_options *options,
                   const char *text, const char *expected);

/* A member of an order, and what is said of the order. */
static void each(check *expect, const lm_parse_options *options,
                 const char *const *rows)
{
    char text[600];

    for (; rows[0]; rows += 2) {
        snprintf(text, sizeof(text), START ITEMS SLOTS "%s}", rows[0]);
        expect(&order_type, options, text, rows[1]);
    }
}

START_TEST(pairs)
{
    static const char *const rows[] = {
        "\"counts\":[{\"key\":\"x\",\"value\":1},{\"value\":2,\"key\":\"y\"}]",
        "OK " WRITTEN "\"counts\":{\"x\":1,\"y\":2},\"slots\":[]}\n",
        "\"counts\": [ ]",
        "OK " WRITTEN "\"counts\":{},\"slots\":[]}\n",
        "\"counts\":{\"x\":1}",
        "OK " WRITTEN "\"counts\":{\"x\":1},\"slots\":[]}\n",
        "\"counts\":null",
        "OK " WRITTEN "\"slots\":[]}\n",
        "\"counts\":[{\"key\":\"\\u00e9\\n\",\"value\":65535}]",
        "OK " WRITTEN "\"counts\":{\"é\\n\":65535},\"slots\":[]}\n",
        NULL};

    each(reads, &strict, rows);
    each(reads, &lax, rows);
}
END_TEST

/* What shows of an order's counts, and of what else may come as pairs. */
START_TEST(pairs_that_come)
{
    static const char *const rows[][2] = {
        {"[", "{}"},
        {"[{", "{}"},
        {"[{\"key\":\"x", "{}"},
        {"[{\"key\":\"x\"", "{}"},
        {"[{\"key\":\"x\",\"value\":1", "{}"},
        {"[{\"key\":\"x\",\"value\":1}", "{\"x\":1}"},
        {"[{\"key\":\"x\",\"value\":1},{\"value\":2", "{\"x\":1}"},
        {"[{\"key\":\"x\",\"value\":1},{\"value\":2,\"key\":\"y", "{\"x\":1}"},
        {"[{\"key\":\"x\",\"value\":1},{\"value\":2,\"key\":\"y\"",
         "{\"x\":1,\"y\":2}"},
    };
    lm_parser *parser = lm_parser_new(&order_type, &lax);

    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        lm_buffer want = {0};
        lm_buffer text = {0};

        lm_parser_reset(parser);
        lm_buffer_printf(&text, "{\"counts\":%s", rows[i][0]);
        ck_assert_int_eq(lm_parser_feed(parser, text.data, text.size), LM_OK);
        lm_buffer_clear(&text);
        lm_buffer_printf(&want, "{\"counts\":%s}", rows[i][1]);
        lm_parser_write_partial(parser, &text);
        ck_assert_str_eq(text.data, want.data);
        lm_buffer_free(&want);
        lm_buffer_free(&text);
    }
    lm_parser_free(parser);
}
END_TEST

START_TEST(pairs_only_grow)
{
    static const char text[] = START ITEMS SLOTS
        "\"counts\":[{\"key\":\"x\",\"value\":1},{\"value\":2,\"key\":"
        "\"long enough to grow\"},{\"key\":\"z\",\"value\":3}]}";

    for (size_t step = 1; step < 9; step++)
        grows_only(&order_type, &lax, text, sizeof(text) - 1, step);
}
END_TEST

START_TEST(bad_pairs)
{
    static const char *const rows[] = {
        "\"counts\":[{\"key\":\"x\"}]",
        "INVALID /counts/0/value missing 1:137",
        "\"counts\":[{\"value\":1}]",
        "INVALID /counts/0/key missing 1:137",
        "\"counts\":[[]]",
        "INVALID /counts/0 type 1:127",
        "\"counts\":[{\"key\":\"x\",\"value\":70000}]",
        "INVALID /counts/0/value range 1:146",
        "\"counts\":[{\"key\":1,\"value\":2}]",
        "INVALID /counts/0/key type 1:134",
        "\"counts\":[{\"key\":\"x\",\"value\":1,\"more\":2}]",
        "INVALID /counts/0/more unknown_key 1:148",
        "\"counts\":[{\"key\":\"x\",\"value\":1},{\"key\":\"x\",\"value\":2}]",
        "INVALID /counts/x duplicate_key 1:126",
        NULL};

    each(verdict, &strict, rows);
}
END_TEST

START_TEST(the_last_of_a_key)
{
    static const char *const rows[] = {
        "\"counts\":[{\"key\":\"x\",\"value\":1},{\"key\":\"y\",\"value\":2},"
        "{\"key\":\"x\",\"value\":3},{\"key\":\"z\",\"value\":4}]",
        "OK " WRITTEN "\"counts\":{\"x\":3,\"y\":2,\"z\":4},\"slots\":[]}\n"
        "~/counts/x last_key_wins 1:126 @125: the key is there twice: the last "
        "value is kept\n",
        NULL};

    each(reads, &lax, rows);
}
END_TEST

/* More than are looked through one by one. */
START_TEST(many_pairs)
{
    char text[8192];
    char written[8192];
    size_t n =
        (size_t)snprintf(text, sizeof(text), START ITEMS SLOTS "\"counts\":[");
    size_t m = (size_t)snprintf(written, sizeof(written),
                                "OK " WRITTEN "\"counts\":{");

    for (int i = 0; i < 100; i++) {
        n += (size_t)snprintf(text + n, sizeof(text) - n,
                              "%s{\"key\":\"k%d\",\"value\":%d}", i ? "," : "",
                              i, i);
        m += (size_t)snprintf(written + m, sizeof(written) - m, "%s\"k%d\":%d",
                              i ? "," : "", i, i);
    }
    snprintf(text + n, sizeof(text) - n, "]}");
    snprintf(written + m, sizeof(written) - m, "},\"slots\":[]}\n");
    reads(&order_type, &strict, text, written);
}
END_TEST

START_TEST(json_in_a_text)
{
    static const char *const rows[] = {
        "\"meta\":\"{\\\"a\\\": [1, \\\"\\\\u00e9\\\"]}\"",
        "OK " WRITTEN "\"meta\":{\"a\":[1,\"\\u00e9\"]},\"slots\":[]}\n",
        "\"meta\":\"20\"",
        "OK " WRITTEN "\"meta\":20,\"slots\":[]}\n",
        "\"meta\":\"\\\"two words\\\"\"",
        "OK " WRITTEN "\"meta\":\"two words\",\"slots\":[]}\n",
        "\"meta\":[\"20\"]",
        "OK " WRITTEN "\"meta\":[\"20\"],\"slots\":[]}\n",
        NULL};
    static const char *const bad[] = {
        "\"meta\":\"\\uD83D\\uDE00\"", "INVALID /meta type 1:124",
        "\"meta\":\"1 2\"", "INVALID /meta type 1:124", NULL};

    each(reads, &strict, rows);
    each(verdict, &strict, bad);
}
END_TEST

START_TEST(a_text_that_is_no_json)
{
    static const char *const rows[] = {
        "\"meta\":\"no json\"",
        "OK " WRITTEN "\"meta\":\"no json\",\"slots\":[]}\n"
        "~/meta text_to_json 1:124 @123: a text that is no JSON is kept as a "
        "string\n",
        NULL};

    each(reads, &lax, rows);
}
END_TEST

/* Without the flags all is as it was. */
START_TEST(not_asked_for)
{
    static const lm_parse_options plain = {.policy = LM_POLICY_STRICT};
    static const char *const rows[] = {
        "\"meta\":\"20\"", "OK " WRITTEN "\"meta\":\"20\",\"slots\":[]}\n",
        NULL};
    static const char *const bad[] = {"\"counts\":[]",
                                      "INVALID /counts type 1:126", NULL};

    ck_assert_uint_eq(lm_profile_flags(LM_PROFILE_CANONICAL), 0);
    ck_assert_uint_eq(lm_profile_flags(LM_PROFILE_GBNF), 0);
    ck_assert_uint_eq(lm_profile_flags(LM_PROFILE_OPENAI_STRICT), strict.flags);
    each(reads, &plain, rows);
    each(verdict, &plain, bad);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("parser lowered");
    TCase *cases = tcase_create("lowered");

    tcase_add_test(cases, pairs);
    tcase_add_test(cases, pairs_that_come);
    tcase_add_test(cases, pairs_only_grow);
    tcase_add_test(cases, bad_pairs);
    tcase_add_test(cases, the_last_of_a_key);
    tcase_add_test(cases, many_pairs);
    tcase_add_test(cases, json_in_a_text);
    tcase_add_test(cases, a_text_that_is_no_json);
    tcase_add_test(cases, not_asked_for);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
