/* SPDX-License-Identifier: MIT */
#include "suite.h"
#include "writer.h"

#include <math.h>
#include <string.h>

static lm_status close_writer(lm__writer *w, const char *want)
{
    lm_error err = {0};
    lm_status status = lm__writer_close(w, &err);

    ck_assert_int_eq(status, err.status);
    if (want)
        ck_assert_str_eq(w->out->data, want);
    lm_buffer_free(w->out);
    return status;
}

START_TEST(all_kinds)
{
    lm_buffer out = {0};
    lm__writer w;

    lm__writer_open(&w, &out);
    lm__write_object(&w);
    lm__write_member(&w, "a\"b", "x\n\t\\\x01é/");
    lm__write_key(&w, "list");
    lm__write_array(&w);
    lm__write_int(&w, INT64_MIN);
    lm__write_double(&w, 0.1);
    lm__write_bool(&w, true);
    lm__write_null(&w);
    lm__write_raw(&w, "{\"raw\": [1]}");
    lm__write_end_array(&w);
    lm__write_key(&w, "joined");
    lm__write_joined(&w, "a", "\n", "b");
    lm__write_end_object(&w);
    ck_assert_int_eq(close_writer(&w, "{\"a\\\"b\":\"x\\n\\t\\\\\\u0001é/\","
                                      "\"list\":[-9223372036854775808,0.1,true,"
                                      "null,{\"raw\": [1]}],"
                                      "\"joined\":\"a\\nb\"}"),
                     LM_OK);
}
END_TEST

START_TEST(text_that_is_not_utf8)
{
    lm_buffer out = {0};
    lm__writer w;

    lm__writer_open(&w, &out);
    lm__write_object(&w);
    lm__write_member(&w, "a", "\xff");
    lm__write_member(&w, "b", "ignored");
    ck_assert_int_eq(close_writer(&w, NULL), LM_ARGUMENT);
}
END_TEST

START_TEST(a_number_that_is_not_finite)
{
    lm_buffer out = {0};
    lm__writer w;

    lm__writer_open(&w, &out);
    lm__write_double(&w, (double)NAN);
    ck_assert_int_eq(close_writer(&w, NULL), LM_ARGUMENT);
}
END_TEST

START_TEST(nesting_is_bounded)
{
    lm_buffer out = {0};
    lm__writer w;

    lm__writer_open(&w, &out);
    for (int i = 0; i < 1000; i++)
        lm__write_array(&w);
    ck_assert_int_eq(close_writer(&w, NULL), LM_LIMIT);
}
END_TEST

START_TEST(members_without_keys)
{
    lm_buffer out = {0};
    lm__writer w;

    lm__writer_open(&w, &out);
    lm__write_object(&w);
    lm__write_int(&w, 1);
    ck_assert_int_eq(close_writer(&w, NULL), LM_ARGUMENT);
}
END_TEST

START_TEST(a_full_buffer)
{
    lm_buffer out = {.max = 8};
    lm__writer w;

    lm__writer_open(&w, &out);
    lm__write_string(&w, "longer than eight bytes");
    ck_assert_int_eq(close_writer(&w, NULL), LM_LIMIT);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("writer");
    TCase *cases = tcase_create("writer");

    tcase_add_test(cases, all_kinds);
    tcase_add_test(cases, text_that_is_not_utf8);
    tcase_add_test(cases, a_number_that_is_not_finite);
    tcase_add_test(cases, nesting_is_bounded);
    tcase_add_test(cases, members_without_keys);
    tcase_add_test(cases, a_full_buffer);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
