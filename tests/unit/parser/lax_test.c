/* SPDX-License-Identifier: MIT */
#include "models.h"
#include "shapes.h"
#include "suite.h"
#include "transcript.h"

#include <string.h>

/* The lax policy: what converts, that it is listed, and what does not. */

static const lm_parse_options strict = {.policy = LM_POLICY_STRICT};

typedef struct reading {
    const char *text, *expected;
} reading;

static void all(const lm_type *type, const reading *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        reads(type, NULL, rows[i].text, rows[i].expected);
}

#define ALL(type, rows) all(type, rows, sizeof(rows) / sizeof((rows)[0]))

static const lm_type integer = {LM_KIND_INT, 0, 0, 8, 0, NULL, NULL};
static const lm_type text = {LM_KIND_STRING, 0,   0, sizeof(char *), 0,
                             NULL,           NULL};

START_TEST(to_integer)
{
    static const reading rows[] = {
        {"{\"v\":\"20\"}",
         "OK {\"v\":20}\n~/v string_to_number 1:6 @5: \"20\" is read as a "
         "number\n"},
        {"{\"v\":\"-2.0e1\"}",
         "OK {\"v\":-20}\n~/v string_to_number 1:6 @5: \"-2.0e1\" is read as a "
         "number\n"},
        {"{\"v\":20.0}",
         "OK {\"v\":20}\n~/v float_to_int 1:6 @5: 20.0 is read as an "
         "integer\n"},
        {"{\"v\":20.5}",
         "INVALID /v type 1:6 @5: expected an integer, found 20.5\n"
         "/v type 1:6 @5: expected an integer, found 20.5\n"},
        {"{\"v\":\"20.5\"}",
         "INVALID /v type 1:6 @5: expected an integer, found \"20.5\"\n"
         "/v type 1:6 @5: expected an integer, found \"20.5\"\n"},
        {"{\"v\":\"020\"}",
         "INVALID /v type 1:6 @5: expected an integer, found \"020\"\n"
         "/v type 1:6 @5: expected an integer, found \"020\"\n"},
        {"{\"v\":\" 20\"}",
         "INVALID /v type 1:6 @5: expected an integer, found \" 20\"\n"
         "/v type 1:6 @5: expected an integer, found \" 20\"\n"},
        {"{\"v\":\"\"}",
         "INVALID /v type 1:6 @5: expected an integer, found \"\"\n"
         "/v type 1:6 @5: expected an integer, found \"\"\n"},
        {"{\"v\":\"18446744073709551615\"}",
         "INVALID /v range 1:6 @5: \"18446744073709551615\" does not fit an "
         "integer of 64 bits\n"
         "~/v string_to_number 1:6 @5: \"18446744073709551615\" is read as a "
         "number\n"
         "/v range 1:6 @5: \"18446744073709551615\" does not fit an integer "
         "of 64 bits\n"},
        {"{\"v\":true}",
         "INVALID /v type 1:6 @5: expected an integer, found a boolean\n"
         "/v type 1:6 @5: expected an integer, found a boolean\n"},
    };

    ALL(shape(&integer, LM_FIELD_REQUIRED, NULL), rows);
}
END_TEST

START_TEST(to_float)
{
    static const lm_type type = {LM_KIND_FLOAT, 0, 0, 8, 0, NULL, NULL};
    const lm_type *model = shape(&type, LM_FIELD_REQUIRED, NULL);

    reads(model, NULL, "{\"v\":\"1.50\"}",
          "OK {\"v\":1.5}\n~/v string_to_number 1:6 @5: \"1.50\" is read as a "
          "number\n");
    verdict(model, NULL, "{\"v\":20}", "OK {\"v\":20.0}");
    verdict(model, NULL, "{\"v\":\"NaN\"}", "INVALID /v type 1:6");
    verdict(model, &strict, "{\"v\":\"1\"}", "INVALID /v type 1:6");
}
END_TEST

START_TEST(to_bool)
{
    static const lm_type type = {LM_KIND_BOOL, 0, 0, 1, 0, NULL, NULL};
    const lm_type *model = shape(&type, LM_FIELD_REQUIRED, NULL);

    reads(model, NULL, "{\"v\":\"true\"}",
          "OK {\"v\":true}\n~/v string_to_bool 1:6 @5: \"true\" is read as a "
          "boolean\n");
    verdict(model, NULL, "{\"v\":\"false\"}", "OK {\"v\":false}");
    verdict(model, NULL, "{\"v\":\"yes\"}", "INVALID /v type 1:6");
    verdict(model, NULL, "{\"v\":1}", "INVALID /v type 1:6");
}
END_TEST

START_TEST(to_string)
{
    static const lm_string_rules rules = {LM_RULE_MAX, 0, 4, NULL};
    static const lm_type type = {LM_KIND_STRING, 0,     0, sizeof(char *), 0,
                                 NULL,           &rules};
    const lm_type *model = shape(&type, LM_FIELD_REQUIRED, NULL);

    reads(model, NULL, "{\"v\":1.50}",
          "OK {\"v\":\"1.50\"}\n~/v number_to_string 1:6 @5: 1.50 is read as a "
          "string\n");
    reads(model, NULL, "{\"v\":-1e10}",
          "INVALID /v max_length 1:6 @5: -1e10 is 5 characters long, the "
          "maximum is 4\n"
          "~/v number_to_string 1:6 @5: -1e10 is read as a string\n"
          "/v max_length 1:6 @5: -1e10 is 5 characters long, the maximum is "
          "4\n");
    verdict(model, NULL, "{\"v\":true}", "INVALID /v type 1:6");
}
END_TEST

START_TEST(switched_off)
{
    lm_type type = integer;

    type.flags = LM_TYPE_STRICT;
    verdict(shape(&type, LM_FIELD_REQUIRED, NULL), NULL, "{\"v\":\"20\"}",
            "INVALID /v type 1:6");
    verdict(shape_flagged(&integer, LM_MODEL_STRICT), NULL, "{\"v\":\"20\"}",
            "INVALID /v type 1:6");
    verdict(shape_flagged(&text, LM_MODEL_STRICT), NULL,
            "{\"v\":\"a\",\"v\":\"b\"}", "INVALID /v duplicate_key 1:10");
    verdict(shape_flagged(&person_type, LM_MODEL_STRICT), NULL,
            "{\"v\":{\"name\":1,\"age\":1}}", "INVALID /v/name type 1:14");
}
END_TEST

START_TEST(order_mark)
{
    verdict(&person_type, NULL, "\xEF\xBB\xBF{\"name\":\"x\",\"age\":1}",
            "OK {\"name\":\"x\",\"age\":1}");
    verdict(&person_type, NULL, "\xEF\xBB{", "SYNTAX  syntax 1:3");
    verdict(&person_type, NULL, "\xEF\xBB\xBF\xEF", "SYNTAX  syntax 1:4");
    verdict(&person_type, &strict, "\xEF\xBB\xBF{}", "SYNTAX  syntax 1:1");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("parser lax");
    TCase *cases = tcase_create("lax");

    tcase_add_test(cases, to_integer);
    tcase_add_test(cases, to_float);
    tcase_add_test(cases, to_bool);
    tcase_add_test(cases, to_string);
    tcase_add_test(cases, switched_off);
    tcase_add_test(cases, order_mark);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
