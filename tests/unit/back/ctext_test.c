/* SPDX-License-Identifier: MIT */
/* Texts as C source: literals, arrays, comments and numbers. */
#include "alloc.h"
#include "ctext.h"
#include "suite.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

static lm_arena arena = {.allocator = &alloc_or_exit};

static const char *const literals[][2] = {
    {"", "\"\""},
    {"plain", "\"plain\""},
    {"a\"b\\c'd", "\"a\\\"b\\\\c'd\""},
    {"tab\there", "\"tab\\there\""},
    {"\x01\x7f", "\"\\001\\177\""},
    {"\xc3\xa9"
     "1",
     "\"\\303\\2511\""},
    {"what??", "\"what??\""},
    {"?"
     "?=",
     "\"?\" \"?=\""},
    {"?"
     "?"
     "?/",
     "\"??\" \"?/\""},
    {"one\ntwo\n", "\"one\\n\"\n    \"two\\n\""},
};

START_TEST(literal)
{
    const char *text = literals[_i][0];
    const char *got = ctext_literal(&arena, text, strlen(text), 4);

    ck_assert_str_eq(got, literals[_i][1]);
}
END_TEST

START_TEST(literal_breaks_lines)
{
    char text[400];
    const char *got;

    memset(text, 'x', sizeof(text));
    text[60] = ' ';
    got = ctext_literal(&arena, text, sizeof(text), 4);
    ck_assert_msg(strncmp(got + 62, "\"\n    \"x", 8) == 0, "%s", got);
    for (; *got; got += strcspn(got, "\n"), got += *got == '\n')
        ck_assert_uint_le(strcspn(got, "\n"), 79);
}
END_TEST

static const char *const comments[][2] = {
    {"short", "/* short */"},
    {"ends */ here", "/* ends * / here */"},
    {"**/*/", "/* ** / * / */"},
    {"/* begins", "/* / * begins */"},
    {"?"
     "?/",
     "/* ? ?/ */"},
    {"what?"
     "? fine?"
     "?=",
     "/* what?"
     "? fine?"
     "?= */"},
    {"a\tb\x01", "/* a b */"},
    {"back\\", "/* back\\ */"},
    {"right\xe2\x80\xae"
     "left",
     "/* rightleft */"},
    {"\xe2\x81\xa6x\xe2\x81\xa9\xd8\x9c\xe2\x80\x8f", "/* x */"},
    {"one\ntwo", "/*\n * one\n * two\n */"},
    {"one\n\ntwo\n", "/*\n * one\n *\n * two\n */"},
};

START_TEST(comment)
{
    ck_assert_str_eq(ctext_comment(&arena, comments[_i][0], 0),
                     comments[_i][1]);
}
END_TEST

START_TEST(comment_wraps)
{
    const char *got = ctext_comment(
        &arena,
        "a text of many short words that goes on and on for much more than "
        "the width of a line that a person would want to read in a header",
        4);

    ck_assert_str_eq(
        got,
        "/*\n     * a text of many short words that goes on and on for much "
        "more than the\n     * width of a line that a person would want to "
        "read in a header\n     */");
}
END_TEST

START_TEST(chars)
{
    ck_assert_str_eq(ctext_chars(&arena, "a'\"\xc3", 4, 4),
                     "{'a', '\\'', '\"', '\\303', '\\0'}");
    ck_assert_str_eq(ctext_array(&arena, "x", 1, 4), "\"x\"");
}
END_TEST

START_TEST(long_text_is_an_array)
{
    char *text = alloc_zeroed(&arena, CTEXT_LITERAL_MAX + 2, 1, 1);

    memset(text, 'y', CTEXT_LITERAL_MAX + 1);
    ck_assert_int_eq(*ctext_array(&arena, text, CTEXT_LITERAL_MAX, 4), '"');
    ck_assert_int_eq(*ctext_array(&arena, text, CTEXT_LITERAL_MAX + 1, 4), '{');
}
END_TEST

START_TEST(integers)
{
    ck_assert_str_eq(ctext_i64(&arena, INT64_MIN), "INT64_MIN");
    ck_assert_str_eq(ctext_i64(&arena, -1), "-1");
    ck_assert_str_eq(ctext_i64(&arena, 2147483647), "2147483647");
    ck_assert_str_eq(ctext_i64(&arena, 2147483648), "INT64_C(2147483648)");
    ck_assert_str_eq(ctext_u64(&arena, UINT64_MAX), "UINT64_MAX");
    ck_assert_str_eq(ctext_u64(&arena, 7), "7");
}
END_TEST

START_TEST(doubles)
{
    static const double numbers[] = {0,    1,       -2.5,    0.1,
                                     1e22, 1.0 / 3, DBL_MAX, DBL_MIN};

    for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
        const char *text = ctext_double(&arena, numbers[i]);

        double again = strtod(text, NULL);

        ck_assert_msg(!(again < numbers[i]) && !(again > numbers[i]), "%s",
                      text);
        ck_assert_msg(strpbrk(text, ".e") != NULL, "%s is a double", text);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("ctext");
    TCase *cases = tcase_create("ctext");
    int status;

    tcase_add_loop_test(cases, literal, 0,
                        (int)(sizeof(literals) / sizeof(*literals)));
    tcase_add_test(cases, literal_breaks_lines);
    tcase_add_loop_test(cases, comment, 0,
                        (int)(sizeof(comments) / sizeof(*comments)));
    tcase_add_test(cases, comment_wraps);
    tcase_add_test(cases, chars);
    tcase_add_test(cases, long_text_is_an_array);
    tcase_add_test(cases, integers);
    tcase_add_test(cases, doubles);
    suite_add_tcase(suite, cases);
    status = suite_main(suite);
    lm_arena_free(&arena);
    return status;
}
