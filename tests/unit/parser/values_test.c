/* SPDX-License-Identifier: MIT */
#include "models.h"
#include "shapes.h"
#include "suite.h"
#include "transcript.h"

#include <stdio.h>

/* What each kind takes, what its rules refuse, and what is said then. */

static const lm_parse_options strict = {.policy = LM_POLICY_STRICT};

typedef struct reading {
    const char *text, *expected;
} reading;

static void all(const lm_type *type, const lm_parse_options *options,
                const reading *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        reads(type, options, rows[i].text, rows[i].expected);
}

#define ALL(type, options, rows)                                               \
    all(type, options, rows, sizeof(rows) / sizeof((rows)[0]))

START_TEST(integers)
{
    static const lm_int_rules rules = {
        LM_RULE_MIN | LM_RULE_MAX | LM_RULE_MULTIPLE_OF, 0, -20, 150, 5, NULL};
    static const lm_type type = {LM_KIND_INT, 0, 0, 8, 0, NULL, &rules};
    static const reading rows[] = {
        {"{\"v\":20}", "OK {\"v\":20}\n"},
        {"{\"v\":-20}", "OK {\"v\":-20}\n"},
        {"{\"v\":-0}", "OK {\"v\":0}\n"},
        {"{\"v\":20.0}", "OK {\"v\":20}\n"},
        {"{\"v\":2e1}", "OK {\"v\":20}\n"},
        {"{\"v\":1500e-1}", "OK {\"v\":150}\n"},
        {"{\"v\": 155 }", "INVALID /v le 1:7 @6: 155 is above the maximum 150\n"
                          "/v le 1:7 @6: 155 is above the maximum 150\n"},
        {"{\"v\":-21}",
         "INVALID /v ge 1:6 @5: -21 is below the minimum -20 (and 1 more)\n"
         "/v ge 1:6 @5: -21 is below the minimum -20\n"
         "/v multiple_of 1:6 @5: -21 is not a multiple of 5\n"},
        {"{\"v\":20.5}",
         "INVALID /v type 1:6 @5: expected an integer, found 20.5\n"
         "/v type 1:6 @5: expected an integer, found 20.5\n"},
        {"{\"v\":1e400}",
         "INVALID /v le 1:6 @5: 1e400 is above the maximum 150\n"
         "/v le 1:6 @5: 1e400 is above the maximum 150\n"},
        {"{\"v\":\"20\"}",
         "INVALID /v type 1:6 @5: expected an integer, found a string\n"
         "/v type 1:6 @5: expected an integer, found a string\n"},
        {"{\"v\":null}",
         "INVALID /v type 1:6 @5: expected an integer, found null\n"
         "/v type 1:6 @5: expected an integer, found null\n"},
        {"{\"v\":[1,{\"a\":2}]}",
         "INVALID /v type 1:6 @5: expected an integer, found an array\n"
         "/v type 1:6 @5: expected an integer, found an array\n"},
    };

    ALL(shape(&type, LM_FIELD_REQUIRED, NULL), &strict, rows);
}
END_TEST

/* Too large to be held, so not for a rule that asks for the value itself. */
START_TEST(huge_integers)
{
    static const lm_int_rules rules = {LM_RULE_MULTIPLE_OF, 0, 0, 0, 2, NULL};
    static const uint64_t largest[] = {UINT64_MAX};
    static const lm_uint_rules listed = {LM_RULE_VALUES, 1, 0, 0, 0, largest};
    static const lm_type even = {LM_KIND_INT, 0, 0, 8, 0, NULL, &rules};
    static const lm_type one = {LM_KIND_UINT, 0, 0, 8, 0, NULL, &listed};
    static const reading rows[] = {
        {"{\"v\":1e300}",
         "INVALID /v range 1:6 @5: 1e300 does not fit an integer of 64 bits\n"
         "/v range 1:6 @5: 1e300 does not fit an integer of 64 bits\n"},
    };
    static const reading unsigned_rows[] = {
        {"{\"v\":1e300}", "INVALID /v range 1:6 @5: 1e300 does not fit an "
                          "unsigned integer of 64 bits\n"
                          "/v range 1:6 @5: 1e300 does not fit an "
                          "unsigned integer of 64 bits\n"},
    };

    ALL(shape(&even, LM_FIELD_REQUIRED, NULL), &strict, rows);
    ALL(shape(&one, LM_FIELD_REQUIRED, NULL), &strict, unsigned_rows);
}
END_TEST

START_TEST(integer_sizes)
{
    static const struct {
        uint8_t kind;
        uint32_t size;
        const char *number, *expected;
    } rows[] = {
        {LM_KIND_INT, 1, "127", "OK {\"v\":127}"},
        {LM_KIND_INT, 1, "-128", "OK {\"v\":-128}"},
        {LM_KIND_INT, 1, "128", "INVALID /v range 1:6"},
        {LM_KIND_INT, 1, "-129", "INVALID /v range 1:6"},
        {LM_KIND_INT, 2, "-32768", "OK {\"v\":-32768}"},
        {LM_KIND_INT, 4, "2147483648", "INVALID /v range 1:6"},
        {LM_KIND_INT, 8, "9223372036854775807",
         "OK {\"v\":9223372036854775807}"},
        {LM_KIND_INT, 8, "-9223372036854775808",
         "OK {\"v\":-9223372036854775808}"},
        {LM_KIND_INT, 8, "9223372036854775808", "INVALID /v range 1:6"},
        {LM_KIND_INT, 8, "-9223372036854775809", "INVALID /v range 1:6"},
        {LM_KIND_INT, 8, "9223372036854775807.0",
         "OK {\"v\":9223372036854775807}"},
        {LM_KIND_INT, 8, "123456789012345678901234567890",
         "INVALID /v range 1:6"},
        {LM_KIND_UINT, 1, "255", "OK {\"v\":255}"},
        {LM_KIND_UINT, 1, "256", "INVALID /v range 1:6"},
        {LM_KIND_UINT, 8, "18446744073709551615",
         "OK {\"v\":18446744073709551615}"},
        {LM_KIND_UINT, 8, "18446744073709551616", "INVALID /v range 1:6"},
        {LM_KIND_UINT, 8, "-1", "INVALID /v range 1:6"},
        {LM_KIND_UINT, 8, "-0", "OK {\"v\":0}"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        lm_type type = {rows[i].kind, 0, 0, rows[i].size, 0, NULL, NULL};
        char text[64];

        snprintf(text, sizeof(text), "{\"v\":%s}", rows[i].number);
        verdict(shape(&type, LM_FIELD_REQUIRED, NULL), &strict, text,
                rows[i].expected);
    }
}
END_TEST

START_TEST(integer_values)
{
    static const int64_t values[] = {-1, 2, 3};
    static const lm_int_rules rules = {LM_RULE_VALUES, 3, 0, 0, 0, values};
    static const lm_type type = {LM_KIND_INT, 0, 0, 8, 0, NULL, &rules};
    static const reading rows[] = {
        {"{\"v\":2}", "OK {\"v\":2}\n"},
        {"{\"v\":-1}", "OK {\"v\":-1}\n"},
        {"{\"v\":1}", "INVALID /v literal 1:6 @5: 1 is not one of -1, 2, 3\n"
                      "/v literal 1:6 @5: 1 is not one of -1, 2, 3\n"},
    };

    ALL(shape(&type, LM_FIELD_REQUIRED, NULL), &strict, rows);
}
END_TEST

START_TEST(floats)
{
    static const lm_float_rules rules = {
        LM_RULE_ABOVE | LM_RULE_MAX | LM_RULE_MULTIPLE_OF, -2, 0, 100, 1};
    static const lm_type type = {LM_KIND_FLOAT, 0, 0, 8, 0, NULL, &rules};
    static const reading rows[] = {
        {"{\"v\":0.07}", "OK {\"v\":0.07}\n"},
        {"{\"v\":100}", "OK {\"v\":100.0}\n"},
        {"{\"v\":1.5e1}", "OK {\"v\":15.0}\n"},
        {"{\"v\":0}", "INVALID /v gt 1:6 @5: 0 is not above 0.0\n"
                      "/v gt 1:6 @5: 0 is not above 0.0\n"},
        {"{\"v\":100.01}",
         "INVALID /v le 1:6 @5: 100.01 is above the maximum 100.0\n"
         "/v le 1:6 @5: 100.01 is above the maximum 100.0\n"},
        {"{\"v\":0.075}",
         "INVALID /v multiple_of 1:6 @5: 0.075 is not a multiple of 1e-2\n"
         "/v multiple_of 1:6 @5: 0.075 is not a multiple of 1e-2\n"},
        {"{\"v\":1e999}",
         "INVALID /v range 1:6 @5: 1e999 is too large for a double\n"
         "/v range 1:6 @5: 1e999 is too large for a double\n"},
    };

    ALL(shape(&type, LM_FIELD_REQUIRED, NULL), &strict, rows);
}
END_TEST

START_TEST(float_bounds)
{
    static const lm_float_rules rules = {LM_RULE_MIN | LM_RULE_BELOW, 0, -1, 1,
                                         0};
    static const lm_type type = {LM_KIND_FLOAT, 0, 0, 4, 0, NULL, &rules};
    const lm_type *model = shape(&type, LM_FIELD_REQUIRED, NULL);

    verdict(model, &strict, "{\"v\":-1}", "OK {\"v\":-1.0}");
    verdict(model, &strict, "{\"v\":-1.5}", "INVALID /v ge 1:6");
    verdict(model, &strict, "{\"v\":1}", "INVALID /v lt 1:6");
    verdict(model, &strict, "{\"v\":1e39}", "INVALID /v range 1:6");
    verdict(model, &strict, "{\"v\":0.1}", "OK {\"v\":0.1}");
}
END_TEST

START_TEST(strings)
{
    static const lm_string_rules rules = {LM_RULE_MIN | LM_RULE_MAX, 2, 4,
                                          NULL};
    static const lm_type type = {LM_KIND_STRING, 0,     0, sizeof(char *), 0,
                                 NULL,           &rules};
    static const reading rows[] = {
        {"{\"v\":\"ab\"}", "OK {\"v\":\"ab\"}\n"},
        {"{\"v\":\"\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80z\"}",
         "OK {\"v\":\"\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80z\"}\n"},
        {"{\"v\":\"\\u00e4\\ud83d\\ude00\\n\\/\"}",
         "OK {\"v\":\"\xC3\xA4\xF0\x9F\x98\x80\\n/\"}\n"},
        {"{\"v\":\"\\\"\\\\\\b\\f\"}", "OK {\"v\":\"\\\"\\\\\\b\\f\"}\n"},
        {"{\"v\":\"\xC3\xA4\"}",
         "INVALID /v min_length 1:6 @5: \"\xC3\xA4\" is 1 character long, the "
         "minimum is 2\n"
         "/v min_length 1:6 @5: \"\xC3\xA4\" is 1 character long, the minimum "
         "is 2\n"},
        {"{\"v\":\"abcd\\n\"}", "INVALID /v max_length 1:6 @5: \"abcd\\x0a\" "
                                "is 5 characters long, the "
                                "maximum is 4\n"
                                "/v max_length 1:6 @5: \"abcd\\x0a\" is 5 "
                                "characters long, the maximum "
                                "is 4\n"},
        {"{\"v\":12}", "INVALID /v type 1:6 @5: expected a string, found a "
                       "number\n"
                       "/v type 1:6 @5: expected a string, found a number\n"},
    };

    ALL(shape(&type, LM_FIELD_REQUIRED, NULL), &strict, rows);
}
END_TEST

/* ^a[bc]+$ */
static const uint8_t classes[256] = {['a'] = 1, ['b'] = 2, ['c'] = 2};
static const uint16_t next[] = {0, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 3};
static const uint8_t accepts[] = {1 << 3};
static const lm_pattern pattern = {"^a[bc]+$", classes, next, accepts,
                                   3,          4,       NULL};
static const lm_string_rules patterned = {LM_RULE_PATTERN, 0, 0, &pattern};

START_TEST(patterns)
{
    static const lm_type type = {LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL,
                                 &patterned};
    const lm_type *model = shape(&type, LM_FIELD_REQUIRED, NULL);

    verdict(model, &strict, "{\"v\":\"abc\"}", "OK {\"v\":\"abc\"}");
    verdict(model, &strict, "{\"v\":\"\\u0061b\"}", "OK {\"v\":\"ab\"}");
    reads(model, &strict, "{\"v\":\"abd\"}",
          "INVALID /v pattern 1:6 @5: \"abd\" does not match the pattern "
          "\"^a[bc]+$\"\n"
          "/v pattern 1:6 @5: \"abd\" does not match the pattern "
          "\"^a[bc]+$\"\n");
    refuses(model, 0, "{\"v\":\"abc\"}", -1);
    refuses(model, 0, "{\"v\":\"abd\"}", 8);
    refuses(model, 0, "{\"v\":\"a\"}", 7);
    refuses(model, 0, "{\"v\":\"x\"}", 6);
    refuses(model, 0, "{\"v\":\"a\\n\"}", 8);
    refuses(model, 0, "{\"v\":\"a\\u0062\"}", -1);
    refuses(model, 0, "{\"v\":\"a\\u0072\"}", 11);
    refuses(model, 0, "{\"v\":\"a\\u0064\"}", 12);
    refuses(model, 0, "{\"v\":\"a\\ud83d\"}", 9);
}
END_TEST

START_TEST(enums)
{
    static const char *const list[] = {"red", "green", "blue", "dark green"};
    lm_enum colours = {"Colour", words_new(list, 4, 1), NULL, -1};
    lm_type type = {LM_KIND_ENUM, 0, 0, 4, 0, &colours, NULL};
    const lm_type *model = shape(&type, LM_FIELD_REQUIRED, NULL);

    verdict(model, &strict, "{\"v\":\"green\"}", "OK {\"v\":\"green\"}");
    verdict(model, &strict, "{\"v\":\"d\\u0061rk\\u0020green\"}",
            "OK {\"v\":\"dark green\"}");
    reads(model, &strict, "{\"v\":\"purple\"}",
          "INVALID /v enum 1:6 @5: \"purple\" is not one of \"red\", "
          "\"green\", \"blue\", \"dark green\"\n"
          "/v enum 1:6 @5: \"purple\" is not one of \"red\", \"green\", "
          "\"blue\", \"dark green\"\n");
    verdict(model, &strict, "{\"v\":\"gree\"}", "INVALID /v enum 1:6");
    verdict(model, &strict, "{\"v\":\"greene\"}", "INVALID /v enum 1:6");
    verdict(model, &strict, "{\"v\":\"\"}", "INVALID /v enum 1:6");
    verdict(model, &strict, "{\"v\":true}", "INVALID /v type 1:6");
    refuses(model, 0, "{\"v\":\"gree\"}", 10);
    refuses(model, 0, "{\"v\":\"dark blue\"}", 11);
    refuses(model, 0, "{\"v\":\"g\\u0072een\"}", -1);
    refuses(model, 0, "{\"v\":\"g\\u0082een\"}", 11);
    refuses(model, 0, "{\"v\":\"green\\", 11);
    refuses(model, LM_PARSE_COMPACT, "{\"v\":\"g\\u0072een\"}", 7);
}
END_TEST

START_TEST(enum_fallback)
{
    static const char *const list[] = {"cat", "other"};
    lm_enum animals = {"Animal", words_new(list, 2, 1), NULL, 1};
    lm_type type = {LM_KIND_ENUM, 0, 0, 4, 0, &animals, NULL};
    const lm_type *model = shape(&type, LM_FIELD_REQUIRED, NULL);

    reads(model, NULL, "{\"v\":\"dog\"}",
          "OK {\"v\":\"other\"}\n"
          "~/v enum_fallback 1:6 @5: \"dog\" is not listed and becomes "
          "\"other\"\n");
    verdict(model, &strict, "{\"v\":\"dog\"}", "INVALID /v enum 1:6");
}
END_TEST

START_TEST(bools)
{
    static const lm_type type = {LM_KIND_BOOL, 0, 0, 1, 0, NULL, NULL};
    const lm_type *model = shape(&type, LM_FIELD_REQUIRED, NULL);

    verdict(model, &strict, "{\"v\":true}", "OK {\"v\":true}");
    verdict(model, &strict, "{\"v\":false}", "OK {\"v\":false}");
    verdict(model, &strict, "{\"v\":1}", "INVALID /v type 1:6");
    verdict(model, &strict, "{\"v\":\"true\"}", "INVALID /v type 1:6");
    verdict(model, &strict, "{\"v\":truth}", "SYNTAX /v syntax 1:9");
}
END_TEST

START_TEST(json)
{
    static const lm_type type = {
        LM_KIND_JSON, LM_TYPE_OPTIONAL, 0, sizeof(char *), 0, NULL, NULL};
    static const lm_type root = {LM_KIND_JSON, 0,   0, sizeof(char *), 0,
                                 NULL,         NULL};
    const lm_type *model = shape(&type, 0, NULL);

    verdict(model, &strict,
            "{\"v\": { \"a\" : [ 1.50 , \"x y\\u0041\" , null ] } }",
            "OK {\"v\":{\"a\":[1.50,\"x y\\u0041\",null]}}");
    verdict(model, &strict, "{\"v\":1e3 }", "OK {\"v\":1e3}");
    verdict(model, &strict, "{\"v\":null}", "OK {}");
    verdict(model, &strict, "{\"v\":\"\\ud800\"}", "SYNTAX /v escape 1:13");
    verdict(&root, &strict, " -0.0e-0 ", "OK -0.0e-0");
    verdict(&root, &strict, "null", "OK null");
    verdict(&root, &strict, "[ ]", "OK []");
    verdict(&root, &strict, "[\"a\\u0000\"]", "OK [\"a\\u0000\"]");
}
END_TEST

START_TEST(orders)
{
    verdict(&order_type, &strict,
            "{\"id\":\"x\",\"customer\":{\"name\":\"J\",\"age\":1},\"items\":["
            "{\"sku\":\"a\",\"quantity\":1,\"price\":2.5,\"tags\":[\"t\",\"\"]}"
            "],\"status\":\"sent back\",\"note\":null,\"discount\":0.5,"
            "\"courier\":{\"name\":\"K\",\"age\":2},\"counts\":{\"a\":1,"
            "\"b\":65535},\"payment\":[true,false],\"meta\":{ },\"slots\":[1,"
            "null,-3],\"odd \\\"key\\\"\":18446744073709551615}",
            "OK {\"id\":\"x\",\"customer\":{\"name\":\"J\",\"age\":1},"
            "\"items\":[{\"sku\":\"a\",\"quantity\":1,\"price\":2.5,\"tags\":["
            "\"t\",\"\"]}],\"status\":\"sent back\",\"gift\":false,"
            "\"discount\":0.5,\"courier\":{\"name\":\"K\",\"age\":2},"
            "\"counts\":{\"a\":1,\"b\":65535},\"payment\":[true,false],"
            "\"meta\":{},\"slots\":[1,null,-3],\"odd "
            "\\\"key\\\"\":18446744073709551615}");
    verdict(&tree_type, &strict,
            "{\"value\":1,\"children\":[{\"value\":2,\"children\":[{\"value\":"
            "3}]}],\"next\":{\"value\":4}}",
            "OK {\"value\":1,\"children\":[{\"value\":2,\"children\":[{"
            "\"value\":3,\"children\":[]}]}],\"next\":{\"value\":4,"
            "\"children\":[]}}");
}
END_TEST

START_TEST(in_place)
{
    verdict(&record_type, &strict, "{\"name\":\"1234567\",\"marks\":[1,2,3,4]}",
            "OK {\"name\":\"1234567\",\"marks\":[1,2,3,4]}");
    verdict(&record_type, &strict, "{\"name\":\"12345678\",\"marks\":[]}",
            "INVALID /name max_length 1:9");
    verdict(&record_type, &strict, "{\"name\":\"123456\xC3\xA9\",\"marks\":[]}",
            "INVALID /name max_bytes 1:9");
    verdict(&record_type, &strict, "{\"name\":\"12345\\u00e9\",\"marks\":[1]}",
            "OK {\"name\":\"12345\xC3\xA9\",\"marks\":[1]}");
    verdict(&record_type, &strict,
            "{\"name\":\"\\u20ac\\u20ac\\u00e9\",\"marks\":[]}",
            "INVALID /name max_bytes 1:9");
    verdict(&record_type, &strict, "{\"name\":\"\",\"marks\":[1,2,3,4,5,6]}",
            "INVALID /marks max_items 1:20");
    verdict(&record_type, &strict, "{\"name\":\"\",\"marks\":[1,200]}",
            "INVALID /marks/1 range 1:23");
}
END_TEST

/* Pieces of a few characters are read by a way of their own. */
START_TEST(long_strings)
{
#define SIXTY "The quick brown fox jumps over the lazy dog, said the model. "
    verdict(&person_type, &strict,
            "{\"name\":\"" SIXTY SIXTY "\\n\xc3\xa9" SIXTY SIXTY
            "\",\n\"age\":200}",
            "INVALID /age le 2:7");
    verdict(&person_type, &strict, "{\"name\":\"" SIXTY SIXTY "\001" SIXTY,
            "SYNTAX /name control_character 1:132");
    verdict(&person_type, &strict,
            "{\"name\":\"" SIXTY SIXTY SIXTY "\",\"age\":1}",
            "OK {\"name\":\"" SIXTY SIXTY SIXTY "\",\"age\":1}");
#undef SIXTY
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("parser values");
    TCase *cases = tcase_create("values");

    tcase_add_test(cases, long_strings);
    tcase_add_test(cases, integers);
    tcase_add_test(cases, huge_integers);
    tcase_add_test(cases, integer_sizes);
    tcase_add_test(cases, integer_values);
    tcase_add_test(cases, floats);
    tcase_add_test(cases, float_bounds);
    tcase_add_test(cases, strings);
    tcase_add_test(cases, patterns);
    tcase_add_test(cases, enums);
    tcase_add_test(cases, enum_fallback);
    tcase_add_test(cases, bools);
    tcase_add_test(cases, json);
    tcase_add_test(cases, orders);
    tcase_add_test(cases, in_place);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
