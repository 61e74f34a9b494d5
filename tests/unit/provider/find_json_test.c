/* SPDX-License-Identifier: MIT */
#include "find_json.h"
#include "suite.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *text;
    const char *json; /* "": there is none */
} texts[] = {
    {"{\"a\":1}", "{\"a\":1}"},
    {" \n{\"a\":1}\n ", "{\"a\":1}"},
    {"Here: {\"a\":1}. Bye", "{\"a\":1}"},
    {"{\"a\":1} Bye", "{\"a\":1}"},
    {"{\"a\":\"}\"} Bye", "{\"a\":\"}\"}"},
    {"{\"a\":\"\\\"}\"} }", "{\"a\":\"\\\"}\"} }"}, /* it ends in a brace */
    {"A set { is } empty: {\"a\":1} so", "{\"a\":1}"},
    {"```json\n{\"a\":1}\n```", "{\"a\":1}"},
    {"{ not } this\n```json\n{\"a\":1}\n```\n", "{\"a\":1}"},
    {"Not {\"b\":2} but\n```\n{\"a\":1}\n```\n{\"c\":3}", "{\"a\":1}"},
    {"~~~json\n{\"a\":1}\n~~~", "{\"a\":1}"},
    {"```json\n{\"a\":\"```\"}\n```", "{\"a\":\"```\"}"},
    {"```json\n{\"a\":1}", "{\"a\":1}"},
    {"  ```json\n  {\"a\":1}\n  ```", "{\"a\":1}"},
    {"not a fence ```json {\"a\":1}``` in a line", "{\"a\":1}"},
    {"```\nno json\n``` {\"a\":1} x", "{\"a\":1}"},
    {"[{\"a\":1},{\"b\":2}]", "{\"a\":1}"},
    {"So: {\"a\":{\"b\":1}} x", "{\"a\":{\"b\":1}}"},
    /* broken or cut: all of the rest, so that the parser says what is wrong */
    {"So: {\"a\":1", "{\"a\":1"},
    {"So: {\"a\":}", "{\"a\":}"},
    {"So: {\"a\":\"x", "{\"a\":\"x"},
    {"", ""},
    {"  ", ""},
    {"I see a man.", ""},
    {"```json\n```", ""},
};

START_TEST(find)
{
    const char *text = texts[_i].text;
    lm__span found = {0};

    ck_assert_int_eq(
        lm__find_json((lm__span){text, strlen(text)}, NULL, &found), LM_OK);
    ck_assert_msg(found.n == strlen(texts[_i].json) &&
                      memcmp(found.at, texts[_i].json, found.n) == 0,
                  "\"%s\": \"%.*s\"", text, (int)found.n, found.at);
}
END_TEST

/* Every brace could begin an object: that must not take quadratic time. */
START_TEST(braces_without_end)
{
    const size_t n = 4000000;
    char *text = malloc(n);
    lm__span found = {0};

    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < n; i++)
        text[i] = "{ "[i % 2];
    ck_assert_int_eq(lm__find_json((lm__span){text, n}, NULL, &found), LM_OK);
    for (size_t i = 0; i + 5 <= n; i += 5)
        memcpy(text + i, "{\"a\":", 5);
    ck_assert_int_eq(lm__find_json((lm__span){text, n}, NULL, &found), LM_OK);
    free(text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("find_json");
    TCase *cases = tcase_create("find_json");

    tcase_add_loop_test(cases, find, 0, (int)(sizeof(texts) / sizeof(*texts)));
    tcase_add_test(cases, braces_without_end);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
