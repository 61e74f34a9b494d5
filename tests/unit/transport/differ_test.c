/* SPDX-License-Identifier: MIT */
#include "differ.h"
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const equal[][2] = {
    {"1", "1"},
    {"{}", " { } "},
    {"{\"a\":1,\"b\":[1,2,{\"c\":null}]}",
     "{ \"b\" : [ 1 , 2 , { \"c\" : null } ] , \"a\" : 1 }"},
    {"\"\\u00e9\\ud83d\\ude00\\n\\/\"", "\"\xC3\xA9\xF0\x9F\x98\x80\\u000a/\""},
    {"{\"\\u0061\":true}", "{\"a\":true}"},
    {"[\"}\",\"\\\"]\"]", "[\"}\", \"\\\"]\"]"},
    {"[]", "[]"},
    {"[[],{}]", "[[ ],{ }]"},
};

START_TEST(the_same_document)
{
    const char *a = equal[_i][0];
    const char *b = equal[_i][1];
    lm__difference d;

    ck_assert_msg(!lm__json_differ(a, strlen(a), b, strlen(b), &d),
                  "%s and %s differ at %s", a, b, d.path);
}
END_TEST

static const struct {
    const char *a, *b, *said; /* path: value of a, value of b */
} different[] = {
    {"1", "2", ": 1, 2"},
    {"1", "1.0", ": 1, 1.0"},
    {"\"a\"", "\"b\"", ": \"a\", \"b\""},
    {"\"a\"", "\"ab\"", ": \"a\", \"ab\""},
    {"{\"a\":1}", "[1]", ": {\"a\":1}, [1]"},
    {"{\"a\":1}", "{\"a\":2}", "/a: 1, 2"},
    {"{\"a\":1}", "{}", "/a: 1, -"},
    {"{}", "{\"b\":[1]}", "/b: -, [1]"},
    {"{\"a\":1,\"b\":2}", "{\"b\":3,\"a\":1}", "/b: 2, 3"},
    {"[1,2]", "[1,3]", "/1: 2, 3"},
    {"[1]", "[1,3]", "/1: -, 3"},
    {"[1,3]", "[1]", "/1: 3, -"},
    {"{\"m\":[{\"x/y\":{\"~\":1}}]}", "{\"m\":[{\"x/y\":{\"~\":2}}]}",
     "/m/0/x~1y/~0: 1, 2"},
    {"true", "false", ": true, false"},
    {"null", "{}", ": null, {}"},
};

START_TEST(where_they_differ)
{
    const char *a = different[_i].a;
    const char *b = different[_i].b;
    lm__difference d;
    char said[300];

    ck_assert_msg(lm__json_differ(a, strlen(a), b, strlen(b), &d),
                  "%s and %s are held to be equal", a, b);
    snprintf(said, sizeof(said), "%s: %.*s, %.*s", d.path,
             d.a.at ? (int)d.a.n : 1, d.a.at ? d.a.at : "-",
             d.b.at ? (int)d.b.n : 1, d.b.at ? d.b.at : "-");
    ck_assert_str_eq(said, different[_i].said);
}
END_TEST

/* Texts that end too soon are not valid, and nothing behind them is read. */
START_TEST(every_prefix)
{
    static const char whole[] =
        "{\"a\":[1,\"\\ud83d\\ude00\\n\",{\"b\":null}],\"c\":{}}";

    for (size_t n = 0; n < strlen(whole); n++) {
        char *cut = malloc(n ? n : 1);
        lm__difference d;

        ck_assert_ptr_nonnull(cut);
        memcpy(cut, whole, n);
        lm__json_differ(whole, strlen(whole), cut, n, &d);
        ck_assert_msg(lm__json_differ(cut, n, whole, strlen(whole), &d) ||
                          n > 40,
                      "the first %zu bytes are held to be the whole", n);
        free(cut);
    }
}
END_TEST

#define N(list) ((int)(sizeof(list) / sizeof(*(list))))

int main(void)
{
    Suite *suite = suite_create("differ");
    TCase *cases = tcase_create("differ");

    tcase_add_loop_test(cases, the_same_document, 0, N(equal));
    tcase_add_loop_test(cases, where_they_differ, 0, N(different));
    tcase_add_test(cases, every_prefix);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
