/* SPDX-License-Identifier: MIT */
#include "models.h"
#include "shapes.h"
#include "suite.h"
#include "transcript.h"

#include <stdio.h>
#include <string.h>

/* Keys, what is missing, defaults, lists and maps. */

static const lm_parse_options lax = {.policy = LM_POLICY_LAX};
static const lm_parse_options strict = {.policy = LM_POLICY_STRICT};
static const lm_parse_options closed = {.policy = LM_POLICY_STRICT,
                                        .flags = LM_PARSE_CLOSED};

static const lm_type integer = {LM_KIND_INT, 0, 0, 8, 0, NULL, NULL};
static const lm_type text = {LM_KIND_STRING, 0,   0, sizeof(char *), 0,
                             NULL,           NULL};

START_TEST(missing)
{
    reads(&person_type, &strict, "{\n \"name\": \"x\"\n}",
          "INVALID /age missing 3:1 @15: missing\n"
          "/age missing 3:1 @15: missing\n");
    reads(&person_type, &strict, "{}",
          "INVALID /name missing 1:2 @1: missing (and 1 more)\n"
          "/name missing 1:2 @1: missing\n"
          "/age missing 1:2 @1: missing\n");
}
END_TEST

/* What stands between members is looked at, however expected their keys are. */
START_TEST(separators)
{
    verdict(&person_type, &strict, "{\n  \"name\": \"x\",\n  \"age\": 1\n}\n",
            "OK {\"name\":\"x\",\"age\":1}");
    verdict(&person_type, &strict, "{,\"name\":\"x\",\"age\":1}",
            "SYNTAX  syntax 1:2");
    verdict(&person_type, &strict, "{\"name\":\"x\"\"age\":1}",
            "SYNTAX  syntax 1:12");
    verdict(&person_type, &strict, "{\"name\":\"x\",,\"age\":1}",
            "SYNTAX  syntax 1:13");
    verdict(&person_type, &strict, "{\"name\":\"x\",\001\"age\":1}",
            "SYNTAX  syntax 1:13");
    verdict(&person_type, &strict, "{\"name\":\"x\",\n\001\"age\":1}",
            "SYNTAX  syntax 2:1");
    verdict(&person_type, &strict, "{\"name\":\"x\",\"age\":1,}",
            "SYNTAX  syntax 1:21");
}
END_TEST

START_TEST(unknown_keys)
{
    const char *more = "{\"zip\":[{\"a\":\"\\u0000\"},2],\"name\":\"x\","
                       "\"age\":1,\"agent\":{}}";

    verdict(&person_type, &strict, more, "OK {\"name\":\"x\",\"age\":1}");
    reads(&person_type, &closed, more,
          "INVALID /zip unknown_key 1:2 @1: \"zip\" is not a key of person "
          "(and 1 more)\n"
          "/zip unknown_key 1:2 @1: \"zip\" is not a key of person\n"
          "/agent unknown_key 1:46 @45: \"agent\" is not a key of person\n");
    verdict(&person_type, &strict, "{\"n\\u0061me\":\"x\",\"age\":1}",
            "OK {\"name\":\"x\",\"age\":1}");
    verdict(shape_flagged(&integer, LM_MODEL_FORBID_EXTRA), NULL,
            "{\"v\":1,\"~/\":2}", "INVALID /~0~1 unknown_key 1:8");
}
END_TEST

/* A member of another key, where the age of a person is still to come. */
static void passed_over(const char *member, const char *expected)
{
    char document[160];

    snprintf(document, sizeof(document),
             "{%s,\"name\":\"x\", %s ,%s,\"age\":1,%s}", member, member, member,
             member);
    verdict(&person_type, &strict, document, expected);
}

/* Short ones are passed over whole, by the rules of JSON all the same. */
START_TEST(unknown_scalars)
{
    static const char *const good[] = {
        "\"a\":1",
        "\"a\" : -0.5e+3",
        "\"a\":true",
        "\"a\":false",
        "\"a\":null",
        "\"a\": \"text\"",
        "\"\":\"\"",
        "\"nam\":1e999",
        "\"names\":\"é\"",
        "\"é\":\"a\\n\"",
        "\"a\":123456789012345678901",
    };

    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        passed_over(good[i], "OK {\"name\":\"x\",\"age\":1}");
    passed_over("\"a\":01", "SYNTAX  number 1:7");
    passed_over("\"a\":1.", "SYNTAX  number 1:8");
    passed_over("\"a\":nul", "SYNTAX  syntax 1:9");
    passed_over("\"a\":truex", "SYNTAX  syntax 1:10");
    passed_over("\"a\":\"\001\"", "SYNTAX  control_character 1:7");
    passed_over("\"a\":\"\xC3\"", "SYNTAX  utf8 1:8");
    passed_over("\"\xC3\":1", "SYNTAX  utf8 1:4");
    passed_over("\"a\" 1", "SYNTAX  syntax 1:6");
    passed_over("\"a\":1 2", "SYNTAX  syntax 1:8");
    verdict(&person_type, &closed, "{\"name\":\"x\",\"a\":1,\"age\":1}",
            "INVALID /a unknown_key 1:13");
    verdict(shape_flagged(&integer, LM_MODEL_FORBID_EXTRA), &strict,
            "{\"a\":1,\"v\":2}", "INVALID /a unknown_key 1:2");
}
END_TEST

/* What stands behind the backslash is no part of such a key. */
START_TEST(keys_that_are_escaped)
{
    static const char *const keys[] = {"a\\b", "a\n", "a\t", "a\""};
    static lm_field fields[4];
    lm_model model = {.name = "escaped",
                      .fields = fields,
                      .keys = words_new(keys, 4, 2),
                      .size = 4 * sizeof(int64_t),
                      .n_fields = 4};
    lm_type type = {LM_KIND_MODEL, 0, 0, model.size, 0, &model, NULL};

    for (uint32_t i = 0; i < 4; i++)
        fields[i] = (lm_field){.type = integer,
                               .offset = i * (uint32_t)sizeof(int64_t),
                               .flags = LM_FIELD_REQUIRED};
    verdict(&type, &strict, "{\"a\\\\b\":1,\"a\\n\":2,\"a\\t\":3,\"a\\\"\":4}",
            "OK {\"a\\\\b\":1,\"a\\n\":2,\"a\\t\":3,\"a\\\"\":4}");
    verdict(&type, &strict,
            "{\"a\\u005cb\":1,\"a\\u000a\":2,\"a\\u0009\":3,\"a\\u0022\":4}",
            "OK {\"a\\\\b\":1,\"a\\n\":2,\"a\\t\":3,\"a\\\"\":4}");
}
END_TEST

/* The first byte of another key is that of the key that is expected. */
START_TEST(keys_that_part_within_a_code_point)
{
    static const char *const keys[] = {"é0"};
    const lm_field field = {.type = integer};
    lm_model model = {.name = "accented",
                      .fields = &field,
                      .keys = words_new(keys, 1, 2),
                      .size = sizeof(int64_t),
                      .n_fields = 1};
    lm_type type = {LM_KIND_MODEL, 0, 0, model.size, 0, &model, NULL};

    verdict(&type, &strict, "{\"öä\":1,\"é0\":2}", "OK {\"é0\":2}");
    verdict(&type, &strict, "{\"éä\":1}", "OK {\"é0\":0}");
}
END_TEST

START_TEST(duplicate_keys)
{
    const char *twice = "{\"name\":\"x\",\"age\":1,\"name\":\"y\"}";

    reads(&person_type, &strict, twice,
          "INVALID /name duplicate_key 1:21 @20: the key is there twice\n"
          "/name duplicate_key 1:21 @20: the key is there twice\n");
    reads(&person_type, NULL, twice,
          "OK {\"name\":\"y\",\"age\":1}\n"
          "~/name last_key_wins 1:21 @20: the key is there twice: the last "
          "value is kept\n");
}
END_TEST

START_TEST(defaults)
{
    static const lm_type optional = {
        LM_KIND_INT, LM_TYPE_OPTIONAL, 0, 8, SHAPE_COMPANION, NULL, NULL};
    static const lm_type list = {LM_KIND_LIST,    0,     0,   sizeof(void *),
                                 SHAPE_COMPANION, &text, NULL};

    verdict(shape(&text, 0, "\"a \\u00e4\""), &strict, "{}",
            "OK {\"v\":\"a \xC3\xA4\"}");
    verdict(shape(&optional, 0, "7"), &strict, "{}", "OK {\"v\":7}");
    verdict(shape(&optional, 0, "7"), &strict, "{\"v\":null}",
            "OK {\"v\":null}");
    verdict(shape(&list, 0, "[\"x\",\"y\"]"), &strict, "{ }",
            "OK {\"v\":[\"x\",\"y\"]}");
    verdict(shape(&person_type, 0, "{\"name\":\"n\",\"age\":3}"), &strict, "{}",
            "OK {\"v\":{\"name\":\"n\",\"age\":3}}");
    verdict(shape(&integer, 0, "\"bad\""), &strict, "{}", "LIMIT  limit 1:2");
}
END_TEST

START_TEST(null_to_absent)
{
    const lm_type *model = shape(&integer, 0, "7");

    reads(model, NULL, "{\"v\":null}",
          "OK {\"v\":7}\n"
          "~/v null_to_absent 1:6 @5: null stands for a value left out\n");
    verdict(model, &strict, "{\"v\":null}", "INVALID /v type 1:6");
    verdict(shape(&integer, LM_FIELD_REQUIRED, NULL), NULL, "{\"v\":null}",
            "INVALID /v type 1:6");
}
END_TEST

START_TEST(lists)
{
    static const lm_list_rules rules = {LM_RULE_MIN | LM_RULE_MAX, 1, 3};
    static const lm_type list = {
        LM_KIND_LIST, 0, 0, sizeof(void *), SHAPE_COMPANION, &integer, &rules};
    const lm_type *model = shape(&list, LM_FIELD_REQUIRED, NULL);

    verdict(model, &strict, "{\"v\":[1,2,3]}", "OK {\"v\":[1,2,3]}");
    reads(model, &strict, "{\"v\":[ ]}",
          "INVALID /v min_items 1:6 @5: 0 items, the minimum is 1\n"
          "/v min_items 1:6 @5: 0 items, the minimum is 1\n");
    reads(model, &strict, "{\"v\":[@]}",
          "SYNTAX /v syntax 1:7 @6: expected a value or ']', found '@'\n"
          "/v syntax 1:7 @6: expected a value or ']', found '@'\n");
    reads(model, &strict, "{\"v\":\n[1,2,\"x\",4,5]}",
          "INVALID /v/2 type 2:6 @11: expected an integer, found a string (and "
          "1 more)\n"
          "/v/2 type 2:6 @11: expected an integer, found a string\n"
          "/v max_items 2:1 @6: 5 items, the maximum is 3\n");
}
END_TEST

START_TEST(unique)
{
    static const lm_list_rules rules = {LM_RULE_UNIQUE, 0, 0};
    static const lm_type list = {
        LM_KIND_LIST, 0,     0, sizeof(void *), SHAPE_COMPANION,
        &person_type, &rules};
    const lm_type *model = shape(&list, LM_FIELD_REQUIRED, NULL);
    char many[4096] = "{\"v\":[";
    size_t n = strlen(many);

    reads(model, &strict,
          "{\"v\":[{\"name\":\"a\",\"age\":1},{\"name\":\"b\",\"age\":1},{"
          "\"age\":1,\"name\":\"a\"}]}",
          "INVALID /v unique 1:6 @5: items 0 and 2 are equal\n"
          "/v unique 1:6 @5: items 0 and 2 are equal\n");
    for (int i = 0; i < 60; i++)
        n += (size_t)snprintf(many + n, sizeof(many) - n,
                              "{\"name\":\"n\",\"age\":%d},", i);
    snprintf(many + n, sizeof(many) - n, "{\"name\":\"n\",\"age\":60}]}");
    ck_assert_int_eq(
        strncmp(transcript(model, &strict, many, strlen(many)), "OK ", 3), 0);
    snprintf(many + n, sizeof(many) - n, "{\"name\":\"n\",\"age\":33}]}");
    verdict(model, &strict, many, "INVALID /v unique 1:6");
}
END_TEST

START_TEST(maps)
{
    static const lm_map map = {{LM_KIND_INT, 0, 0, 8, 0, NULL, NULL}, 16, 8};
    static const lm_list_rules rules = {LM_RULE_MAX, 0, 40};
    static const lm_type type = {LM_KIND_MAP,     0,    0,     sizeof(void *),
                                 SHAPE_COMPANION, &map, &rules};
    const lm_type *model = shape(&type, LM_FIELD_REQUIRED, NULL);
    char many[1024] = "{\"v\":{";
    size_t n = strlen(many);

    verdict(model, &strict, "{\"v\":{}}", "OK {\"v\":{}}");
    verdict(model, &strict, "{\"v\":{\"a/b\":1,\"\":2,\"\\u00e9\":3}}",
            "OK {\"v\":{\"a/b\":1,\"\":2,\"\xC3\xA9\":3}}");
    reads(model, &strict, "{\"v\":{\"a/b\":true,\"c\":1}}",
          "INVALID /v/a~1b type 1:13 @12: expected an integer, found a "
          "boolean\n"
          "/v/a~1b type 1:13 @12: expected an integer, found a boolean\n");
    reads(model, &strict, "{\"v\":{\"a\":1,\"b\":2,\"a\":3}}",
          "INVALID /v/a duplicate_key 1:19 @18: the key is there twice\n"
          "/v/a duplicate_key 1:19 @18: the key is there twice\n");
    reads(model, NULL, "{\"v\":{\"a\":1,\"b\":2,\"a\":3}}",
          "OK {\"v\":{\"a\":3,\"b\":2}}\n"
          "~/v/a last_key_wins 1:19 @18: the key is there twice: the last "
          "value is kept\n");
    verdict(model, &strict, "{\"v\":{\"\\u0000\":1}}", "SYNTAX /v escape 1:13");
    for (int i = 0; i < 40; i++)
        n += (size_t)snprintf(many + n, sizeof(many) - n, "\"k%d\":%d,", i, i);
    snprintf(many + n, sizeof(many) - n, "\"k%d\":0}}", 40);
    verdict(model, &strict, many, "INVALID /v max_items 1:6");
    snprintf(many + n, sizeof(many) - n, "\"k%d\":0}}", 7);
    verdict(model, &strict, many, "INVALID /v/k7 duplicate_key 1:347");
    snprintf(many + n - 1, sizeof(many) - n, "}}");
    ck_assert_int_eq(strncmp(transcript(model, &strict, many, strlen(many)),
                             "OK {\"v\":{\"k0\":0,\"k1\":1,", 23),
                     0);
}
END_TEST

START_TEST(drop_invalid)
{
    static const lm_type list = {
        LM_KIND_LIST, 0,   0, sizeof(void *), SHAPE_COMPANION,
        &person_type, NULL};
    const lm_type *model =
        shape(&list, LM_FIELD_REQUIRED | LM_FIELD_DROP_INVALID, NULL);

    reads(model, &lax,
          "{\"v\":[{\"name\":\"a\",\"age\":1},{\"name\":\"\",\"age\":-1},7,{"
          "\"name\":\"b\",\"age\":2},{\"age\":3}]}",
          "OK {\"v\":[{\"name\":\"a\",\"age\":1},{\"name\":\"b\",\"age\":2}]}\n"
          "~/v/1/name dropped 1:36 @35: left out: \"\" is 0 characters long, "
          "the minimum is 1\n"
          "~/v/2 dropped 1:49 @48: left out: expected an object, found a "
          "number\n"
          "~/v/4/name dropped 1:80 @79: left out: missing\n");
    verdict(model, &strict, "{\"v\":[7]}", "INVALID /v/0 type 1:7");
    verdict(model, &lax, "{\"v\":[{\"name\":}]}",
            "SYNTAX /v/0/name syntax "
            "1:15");
}
END_TEST

START_TEST(wide)
{
    const lm_type *model = shape_wide(150);
    char many[4096] = "{";
    size_t n = 1;

    for (int i = 149; i >= 0; i--)
        n += (size_t)snprintf(many + n, sizeof(many) - n, "\"f%d\":%d%s", i, i,
                              i ? "," : "}");
    ck_assert_int_eq(strncmp(transcript(model, &strict, many, n),
                             "OK {\"f0\":0,\"f1\":1,\"f2\":2,", 25),
                     0);
    refuses(model, 0, many, -1);
    many[n - 1] = ',';
    snprintf(many + n, sizeof(many) - n, "\"f77\":1}");
    verdict(model, &strict, many, "INVALID /f77 duplicate_key 1:1432");
    refuses(model, LM_PARSE_CLOSED, many, (int)n - 1);
}
END_TEST

START_TEST(extra_keys)
{
    verdict(
        &record_type, &strict,
        "{\"x\\u0022y\": [1, {\"a\":\"\\n\"}] ,\"name\":\"n\",\"marks\":[1],"
        "\"b\":\"t\", \"marksman\" : null,\"nam\":1.0}",
        "OK {\"name\":\"n\",\"marks\":[1],\"x\\\"y\":[1,{\"a\":\"\\n\"}],"
        "\"b\":\"t\",\"marksman\":null,\"nam\":1.0}");
    verdict(&record_type, &closed, "{\"name\":\"n\",\"marks\":[],\"x\":1}",
            "INVALID /x unknown_key 1:24");
}
END_TEST

START_TEST(unions)
{
    static const char *const tags[] = {"cat", "dog"};
    static const lm_type cat = {LM_KIND_MODEL, 0,   0, sizeof(person), 0,
                                &person_model, NULL};
    static const lm_type dog = {LM_KIND_MODEL, 0,   0, sizeof(tree), 0,
                                &tree_model,   NULL};
    const lm_union_member members[] = {
        {cat, 8, LM_TOKEN_OBJECT},
        {dog, 8, LM_TOKEN_OBJECT},
        {text, 8, LM_TOKEN_STRING},
    };
    const uint16_t members_of[] = {0, 1};
    lm_union pets = {"Pet",      members, "type", words_new(tags, 2, 1),
                     members_of, 3};
    lm_type type = {LM_KIND_UNION, 0, 0, 64, 0, &pets, NULL};
    const lm_type *model = shape(&type, LM_FIELD_REQUIRED, NULL);

    verdict(model, &strict, "{\"v\":\"x\"}", "OK {\"v\":\"x\"}");
    verdict(model, &strict, "{\"v\":\"\\u0000\"}", "SYNTAX /v escape 1:12");
    verdict(model, &strict, "{\"v\":true}", "INVALID /v union 1:6");
    verdict(model, &strict,
            "{\"v\":{\"type\":\"cat\",\"name\":\"a\",\"age\":1}}",
            "OK {\"v\":{\"name\":\"a\",\"age\":1}}");
    verdict(
        model, &strict,
        "{\"v\": {\"value\" :1, \"children\":[ {\"type\":\"cat\",\"value\":2"
        "} ],\n\"type\" : \"dog\",\"next\":null}}",
        "OK {\"v\":{\"value\":1,\"children\":[{\"value\":2,\"children\":[]}"
        "]}}");
    reads(model, &strict,
          "{\"v\":{\n\"name\":\"\",\n\"age\":{},\"type\":\"cat\",\"age\":1}}",
          "INVALID /v/name min_length 2:8 @14: \"\" is 0 characters long, the "
          "minimum is 1 (and 2 more)\n"
          "/v/name min_length 2:8 @14: \"\" is 0 characters long, the minimum "
          "is 1\n"
          "/v/age type 3:7 @24: expected an integer, found an object\n"
          "/v/age duplicate_key 3:23 @40: the key is there twice\n");
    reads(model, &strict, "{\"v\":{\"type\":\"cow\",\"age\":1}}",
          "INVALID /v/type union 1:14 @13: \"cow\" is not one of \"cat\", "
          "\"dog\"\n"
          "/v/type union 1:14 @13: \"cow\" is not one of \"cat\", \"dog\"\n");
    reads(model, &strict, "{\"v\":{\"age\":1}}",
          "INVALID /v union 1:6 @5: the key \"type\" tells which kind of Pet "
          "it is, and is missing\n"
          "/v union 1:6 @5: the key \"type\" tells which kind of Pet it is, "
          "and is missing\n");
    verdict(model, &strict, "{\"v\":{\"type\":1}}",
            "INVALID /v/type union "
            "1:14");
    reads(model, &strict, "{\"v\":true}",
          "INVALID /v union 1:6 @5: expected an object or a string, found a "
          "boolean\n"
          "/v union 1:6 @5: expected an object or a string, found a boolean\n");
    verdict(model, &strict, "{\"v\":{\"type\":\"cat\"}}",
            "INVALID /v/name missing 1:19");
}
END_TEST

/* The slot is a pointer, and the value lies in memory of its own. */
START_TEST(unions_that_are_optional)
{
    static const lm_type whole = {LM_KIND_INT, 0, 0, 8, 0, NULL, NULL};
    static const lm_type truth = {LM_KIND_BOOL, 0, 0, 1, 0, NULL, NULL};
    const lm_union_member members[] = {
        {text, 8, LM_TOKEN_STRING},
        {whole, 8, LM_TOKEN_NUMBER},
        {truth, 8, LM_TOKEN_BOOL},
        {person_type, 8, LM_TOKEN_OBJECT},
    };
    lm_union any = {"Any", members, NULL, NULL, NULL, 4};
    lm_type type = {
        LM_KIND_UNION, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, 64, 0, &any, NULL};
    const lm_type *model = shape(&type, 0, NULL);

    verdict(model, &strict, "{\"v\":\"x\\n\"}", "OK {\"v\":\"x\\n\"}");
    verdict(model, &strict, "{\"v\" : -7 }", "OK {\"v\":-7}");
    verdict(model, &strict, "{\"v\":false}", "OK {\"v\":false}");
    verdict(model, &strict, "{\"v\":null}", "OK {}");
    verdict(model, &strict, "{\"v\":{\"name\":\"a\",\"age\":1}}",
            "OK {\"v\":{\"name\":\"a\",\"age\":1}}");
    verdict(model, &strict, "{\"v\":1.5}", "INVALID /v type 1:6");
    verdict(model, &strict, "{\"v\":[]}", "INVALID /v union 1:6");
    verdict(model, &strict, "{\"v\":\"\\u0000\"}", "SYNTAX /v escape 1:12");
    verdict(model, &strict, "{\"v\":tru}", "SYNTAX /v syntax 1:9");
    verdict(model, &strict, "{\"v\":\"x\",\"v\":1}",
            "INVALID /v duplicate_key 1:10");
}
END_TEST

START_TEST(unions_by_key)
{
    static const char *const keys[] = {"age", "value"};
    const lm_union_member members[] = {
        {person_type, 8, LM_TOKEN_OBJECT},
        {tree_type, 8, LM_TOKEN_OBJECT},
    };
    const uint16_t members_of[] = {0, 1};
    lm_union pets = {"Pet",      members, NULL, words_new(keys, 2, 2),
                     members_of, 2};
    static const lm_list_rules none = {0, 0, 0};
    lm_type type = {LM_KIND_UNION, 0, 0, 64, 0, &pets, NULL};
    lm_type list = {LM_KIND_LIST,    0,     0,    sizeof(void *),
                    SHAPE_COMPANION, &type, &none};
    const lm_type *model = shape(&list, LM_FIELD_REQUIRED, NULL);

    verdict(model, &strict,
            "{\"v\":[{\"x\":{\"age\":[]},\"name\":\"n\",\"age\":5},{\"value\":9"
            "}]}",
            "OK {\"v\":[{\"name\":\"n\",\"age\":5},{\"value\":9,\"children\":[]"
            "}]}");
    verdict(model, &strict, "{\"v\":[{\"x\":1}]}", "INVALID /v/0 union 1:7");
    verdict(model, &strict,
            "{\"v\":[{\"name\":1,\"age\":0},{\"value\":\"x\"}]}",
            "INVALID /v/0/name type 1:15");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("parser objects");
    TCase *cases = tcase_create("objects");

    tcase_add_test(cases, missing);
    tcase_add_test(cases, separators);
    tcase_add_test(cases, unknown_keys);
    tcase_add_test(cases, unknown_scalars);
    tcase_add_test(cases, keys_that_are_escaped);
    tcase_add_test(cases, keys_that_part_within_a_code_point);
    tcase_add_test(cases, duplicate_keys);
    tcase_add_test(cases, defaults);
    tcase_add_test(cases, null_to_absent);
    tcase_add_test(cases, lists);
    tcase_add_test(cases, unique);
    tcase_add_test(cases, maps);
    tcase_add_test(cases, drop_invalid);
    tcase_add_test(cases, wide);
    tcase_add_test(cases, extra_keys);
    tcase_add_test(cases, unions);
    tcase_add_test(cases, unions_that_are_optional);
    tcase_add_test(cases, unions_by_key);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
