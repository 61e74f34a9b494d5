/* SPDX-License-Identifier: MIT */
#include "models.h"
#include "shapes.h"
#include "suite.h"
#include "transcript.h"

#include <string.h>

/* The first byte after which no valid document exists is the one refused. */

static const lm_type integer = {LM_KIND_INT, 0, 0, 8, 0, NULL, NULL};

START_TEST(keys)
{
    refuses(&person_type, LM_PARSE_CLOSED, "{\"name\":\"x\",\"age\":1}", -1);
    refuses(&person_type, LM_PARSE_CLOSED, "{\"name\":\"x\"", -2);
    refuses(&person_type, LM_PARSE_CLOSED, "{\"nape\"", 4);
    refuses(&person_type, LM_PARSE_CLOSED, "{\"name\":\"x\",\"na", 13);
    refuses(&person_type, LM_PARSE_CLOSED, "{\"name\":\"x\"}", 11);
    refuses(&person_type, LM_PARSE_CLOSED, "{\"name\":\"x\",\"age\":1,", 19);
    refuses(&person_type, LM_PARSE_CLOSED, "{\"names\":", 6);
    refuses(&person_type, LM_PARSE_CLOSED, "{\"nam\":", 5);
    refuses(&person_type, LM_PARSE_CLOSED, "{\"\\u006eame\":\"x\",", -2);
    refuses(&person_type, LM_PARSE_CLOSED, "{\"\\u007", 6);
    refuses(&person_type, LM_PARSE_CLOSED, "{}", 1);
    refuses(&person_type, 0, "{\"nape\":1,\"na\":[", -2);
    refuses(&person_type, 0, "{\"name\":\"x\",\"name\":", 17);
    refuses(&person_type, 0, "[", 0);
    refuses(&person_type, 0, "{\"name\":n", 8);
}
END_TEST

/* A tree is value, children?, next?. */
START_TEST(keys_in_order)
{
    const unsigned flags = LM_PARSE_CLOSED | LM_PARSE_ORDERED;

    refuses(&person_type, flags, "{\"name\":\"x\",\"age\":1}", -1);
    refuses(&person_type, flags, "{\"age", 2);
    refuses(&tree_type, flags, "{\"value\":1,\"children\":[],\"next\":null}",
            -1);
    refuses(&tree_type, flags, "{\"value\":1,\"next\":null}", -1);
    refuses(&tree_type, flags, "{\"value\":1,\"next\":null,", 22);
    refuses(&tree_type, flags, "{\"children", 2);
    refuses(&order_type, flags, "{\"id\":\"1\",\"i", 11);
}
END_TEST

START_TEST(lengths)
{
    static const lm_string_rules rules = {LM_RULE_MIN | LM_RULE_MAX, 2, 3,
                                          NULL};
    static const lm_type type = {LM_KIND_STRING, 0,     0, sizeof(char *), 0,
                                 NULL,           &rules};
    const lm_type *model = shape(&type, LM_FIELD_REQUIRED, NULL);

    refuses(model, 0, "{\"v\":\"ab\"", -2);
    refuses(model, 0, "{\"v\":\"a\"", 7);
    refuses(model, 0, "{\"v\":\"abcd", 9);
    refuses(model, 0, "{\"v\":\"abc\\", 9);
    refuses(model, 0, "{\"v\":\"\xC3\xA4\xC3\xA4\xC3\xA4\xC3", 12);
    refuses(model, 0, "{\"v\":\"a\xC3\xC3", 8);
    refuses(model, 0, "{\"v\":\"\\u000", -2);
    refuses(model, 0, "{\"v\":\"\\u0000", 11);
    refuses(model, 0, "{\"v\":\"a\nb", 7);
}
END_TEST

/* A record is name: 7 bytes in place, marks: 4 items in place. */
START_TEST(rooms)
{
    refuses(&record_type, 0, "{\"name\":\"1234567\"", -2);
    refuses(&record_type, 0, "{\"name\":\"12345\xC3\xA9\"", -2);
    refuses(&record_type, 0, "{\"name\":\"123456\xC3", 15);
    refuses(&record_type, 0, "{\"name\":\"12345\xE2", 14);
    refuses(&record_type, 0, "{\"name\":\"1234\xF0", 13);
    refuses(&record_type, 0, "{\"name\":\"12345\xC3\xA9\\", 16);
    refuses(&record_type, 0, "{\"name\":\"123456\\u007", -2);
    refuses(&record_type, 0, "{\"name\":\"123456\\u00e", 19);
    refuses(&record_type, 0, "{\"name\":\"123456\\ud", 17);
    refuses(&record_type, 0, "{\"marks\":[1,2,3,4]", -2);
    refuses(&record_type, 0, "{\"marks\":[1,2,3,4,", 17);
}
END_TEST

START_TEST(counts)
{
    static const lm_list_rules rules = {LM_RULE_MIN | LM_RULE_MAX, 1, 2};
    static const lm_type list = {
        LM_KIND_LIST, 0, 0, sizeof(void *), SHAPE_COMPANION, &integer, &rules};
    static const lm_list_rules empty = {LM_RULE_MAX, 0, 0};
    static const lm_type none = {
        LM_KIND_LIST, 0, 0, sizeof(void *), SHAPE_COMPANION, &integer, &empty};
    const lm_type *model = shape(&list, LM_FIELD_REQUIRED, NULL);

    refuses(model, 0, "{\"v\":[]", 6);
    refuses(model, 0, "{\"v\":[1,2]", -2);
    refuses(model, 0, "{\"v\":[1,2,", 9);
    refuses(shape(&none, LM_FIELD_REQUIRED, NULL), 0, "{\"v\":[1", 6);
    refuses(shape(&none, LM_FIELD_REQUIRED, NULL), 0, "{\"v\":[]}", -1);
}
END_TEST

/* Nothing of the text is refused, though it may lack an end. */
static bool takes_all(const lm_type *type, unsigned flags, const char *text)
{
    lm_parse_options options = {.policy = LM_POLICY_STRICT,
                                .flags = LM_PARSE_FIRST | LM_PARSE_RECOGNISE |
                                         flags};
    lm_parser *parser = lm_parser_new(type, &options);
    bool all = lm_parser_accepts(parser, text, strlen(text)) == strlen(text);

    lm_parser_free(parser);
    return all;
}

static const struct {
    int64_t min, max, multiple;
    const char *number;
    int plain, compact; /* offset of the byte refused; -1: none */
} numbers[] = {
    {0, 150, 0, "20", -1, -1},
    {0, 150, 0, "151", 2, 2},
    {0, 150, 0, "200", -1, 2}, /* 200e-1 */
    {0, 150, 0, "200e", -1, 2},
    {0, 150, 0, "200e-", -1, 2},
    {0, 150, 0, "200e-2", -1, 2},
    {0, 150, 0, "200e-3", 5, 2},
    {0, 150, 0, "200e1", 4, 2},
    {0, 150, 0, "209", 2, 2},
    {0, 150, 0, "-", -1, 0}, /* -0 */
    {0, 150, 0, "-0", -1, 0},
    {0, 150, 0, "-1", 1, 0},
    {0, 150, 0, "0.5", -1, 1}, /* 0.5e1 */
    {0, 150, 0, "20.0", -1, 2},
    {0, 150, 0, "20.5", 3, 2}, /* 205 > 150, and 20.5e1 is 205 */
    {0, 150, 0, "1.50e1", -1, 1},
    {0, 150, 0, "1.55e1", 3, 1},
    {10, 150, 0, "0", -1, 0},
    {10, 150, 0, "0.00001e6", -1, 0},
    {10, 150, 0, "0e", 1, 0},
    {10, 19, 0, "2", 0, 0},
    {10, 19, 0, "1", -1, -1},
    {-30, -21, 0, "-3", -1, -1},
    {-30, -21, 0, "-31", 2, 2},
    {-30, -21, 0, "3", 0, 0},
    {0, 100, 7, "5", -1, -1}, /* 56 */
    {0, 100, 7, "57", 1, 1},
    {0, 100, 50, "5", -1, -1},
    {0, 100, 50, "3", 0, 0},
    {INT64_MIN, INT64_MAX, 0, "9223372036854775807", -1, -1},
    {INT64_MIN, INT64_MAX, 0, "9223372036854775808", 18, 18},
    {INT64_MIN, INT64_MAX, 0, "-9223372036854775808", -1, -1},
    {INT64_MIN, INT64_MAX, 0, "-9223372036854775809", 19, 19},
    {INT64_MIN, INT64_MAX, 0, "10000000000000000000", -1, 19},
    {INT64_MIN, INT64_MAX, 0, "1e18", -1, 1},
    {INT64_MIN, INT64_MAX, 0, "1e19", 3, 1},
    {INT64_MIN, INT64_MAX, 0, "1e018", -1, 1},
    {INT64_MIN, INT64_MAX, 0, "0e999", -1, 1},
};

START_TEST(integers)
{
    lm_int_rules rules = {LM_RULE_MIN | LM_RULE_MAX, 0,
                          numbers[_i].min,           numbers[_i].max,
                          numbers[_i].multiple,      NULL};
    const lm_type type = {LM_KIND_INT, 0, 0, 8, 0, NULL, &rules};

    rules.set |= rules.multiple_of ? LM_RULE_MULTIPLE_OF : 0U;
    if (numbers[_i].plain >= 0)
        refuses(&type, 0, numbers[_i].number, numbers[_i].plain);
    else
        ck_assert_msg(takes_all(&type, 0, numbers[_i].number), "%s",
                      numbers[_i].number);
    if (numbers[_i].compact >= 0)
        refuses(&type, LM_PARSE_COMPACT, numbers[_i].number,
                numbers[_i].compact);
    else
        ck_assert_msg(takes_all(&type, LM_PARSE_COMPACT, numbers[_i].number),
                      "%s compact", numbers[_i].number);
}
END_TEST

START_TEST(floats)
{
    static const lm_float_rules rules = {LM_RULE_MIN, 0, 0, 0, 0};
    static const lm_type type = {LM_KIND_FLOAT, 0, 0, 8, 0, NULL, &rules};
    static const lm_float_rules above = {LM_RULE_ABOVE, 0, 0, 0, 0};
    static const lm_type positive = {LM_KIND_FLOAT, 0, 0, 8, 0, NULL, &above};

    ck_assert(takes_all(&type, 0, "-0"));
    refuses(&positive, 0, "-", 0);
    ck_assert(takes_all(&positive, 0, "5e-1"));
}
END_TEST

START_TEST(compact)
{
    refuses(&person_type, LM_PARSE_COMPACT, "{ ", 1);
    refuses(&person_type, LM_PARSE_COMPACT, "{\"name\": ", 8);
    refuses(&person_type, LM_PARSE_COMPACT, "{\"name\":\"a b\",\"age\":1}", -1);
    refuses(&person_type, LM_PARSE_COMPACT, "{\"name\":\"a\",\"age\":1} ", 20);
}
END_TEST

/* What must follow, in the kind of parser that a decoder has. */
static void forced(const lm_type *type, const char *text, const char *expected)
{
    lm_parse_options options = {.policy = LM_POLICY_STRICT,
                                .flags = LM_PARSE_FIRST | LM_PARSE_RECOGNISE |
                                         LM_PARSE_CLOSED | LM_PARSE_COMPACT};
    lm_parser *parser = lm_parser_new(type, &options);
    char bytes[64];
    size_t n;

    ck_assert_int_eq(lm_parser_feed(parser, text, strlen(text)), LM_OK);
    n = lm_parser_forced(parser, bytes, sizeof(bytes));
    ck_assert_msg(n == strlen(expected) && !memcmp(bytes, expected, n),
                  "%s: %.*s, not %s", text, (int)n, bytes, expected);
    lm_parser_free(parser);
}

START_TEST(forced_bytes)
{
    forced(&person_type, "", "{\"");
    forced(&person_type, "{\"", "");
    forced(&person_type, "{\"n", "ame\":\"");
    forced(&person_type, "{\"name\":\"", "");
    forced(&person_type, "{\"name\":\"x\"", ",\"age\":");
    forced(&person_type, "{\"name\":\"x\",\"age\":15", "");
    forced(&person_type, "{\"age\":7,", "\"name\":\"");
    forced(&person_type, "{\"name\":\"x\",\"age\":99", "}");
    forced(&person_type, "{\"name\":\"x\",\"age\":1}", "");
}
END_TEST

START_TEST(forced_in_order)
{
    lm_parse_options options = {.policy = LM_POLICY_STRICT,
                                .flags = LM_PARSE_FIRST | LM_PARSE_RECOGNISE |
                                         LM_PARSE_CLOSED | LM_PARSE_COMPACT |
                                         LM_PARSE_ORDERED};
    lm_parser *parser = lm_parser_new(&person_type, &options);
    char bytes[64];
    size_t n = lm_parser_forced(parser, bytes, sizeof(bytes));

    ck_assert_msg(n == 9 && !memcmp(bytes, "{\"name\":\"", n), "%.*s", (int)n,
                  bytes);
    lm_parser_free(parser);
}
END_TEST

START_TEST(copies)
{
    lm_parse_options options = {.policy = LM_POLICY_STRICT,
                                .flags = LM_PARSE_FIRST | LM_PARSE_RECOGNISE};
    lm_parser *a = lm_parser_new(&tree_type, &options);
    lm_parser *b = lm_parser_new(&tree_type, &options);
    lm_parser *other = lm_parser_new(&person_type, &options);
    char deep[400] = "";

    for (int i = 0; i < 20; i++)
        strncat(deep, "{\"children\":[", sizeof(deep) - strlen(deep) - 1);
    ck_assert_int_eq(lm_parser_feed(a, deep, strlen(deep)), LM_OK);
    ck_assert_int_eq(lm_parser_copy(b, a), LM_OK);
    ck_assert_int_eq(lm_parser_copy(other, a), LM_ARGUMENT);
    ck_assert_uint_eq(lm_parser_accepts(b, "],\"value\":1}", 12), 12);
    ck_assert_int_eq(lm_parser_feed(b, "],\"value\":1.5}", 14), LM_INVALID);
    ck_assert_uint_eq(lm_parser_accepts(a, "],\"value\":1}]", 13), 13);
    ck_assert_uint_eq(lm_parser_accepts(a, "],\"x\":{\"y\":[}", 13), 12);
    lm_parser_free(a);
    lm_parser_free(b);
    lm_parser_free(other);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("parser prefix");
    TCase *cases = tcase_create("prefix");

    tcase_add_test(cases, keys);
    tcase_add_test(cases, keys_in_order);
    tcase_add_test(cases, lengths);
    tcase_add_test(cases, counts);
    tcase_add_test(cases, rooms);
    tcase_add_loop_test(cases, integers, 0,
                        sizeof(numbers) / sizeof(numbers[0]));
    tcase_add_test(cases, floats);
    tcase_add_test(cases, compact);
    tcase_add_test(cases, forced_bytes);
    tcase_add_test(cases, forced_in_order);
    tcase_add_test(cases, copies);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
