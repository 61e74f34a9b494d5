/* SPDX-License-Identifier: MIT */
#include "suite.h"
#include "window.h"

/* In no minute, wherever it begins, more than the limit. */

START_TEST(no_limit)
{
    lm__window w = {.limit = 0};

    for (int i = 0; i < 1000; i++) {
        ck_assert_int_eq(lm__window_wait(&w, 5), 0);
        lm__window_add(&w, 5, 1);
    }
}
END_TEST

START_TEST(room_comes_back_after_a_minute)
{
    lm__window w = {.limit = 2};

    lm__window_add(&w, 1500, 1);
    ck_assert_int_eq(lm__window_wait(&w, 1600), 0);
    lm__window_add(&w, 9000, 1);
    ck_assert_int_eq(lm__window_wait(&w, 9000), 62000 - 9000);
    ck_assert_int_eq(lm__window_wait(&w, 61999), 1);
    ck_assert_int_eq(lm__window_wait(&w, 62000), 0);
    lm__window_add(&w, 62000, 1);
    ck_assert_int_eq(lm__window_wait(&w, 62000), 70000 - 62000);
}
END_TEST

/* As fast as it lets go: each stamp is a minute behind the one a limit ago. */
START_TEST(never_more_in_a_minute)
{
    enum { LIMIT = 7, N = 200 };
    static int64_t stamps[N];
    lm__window w = {.limit = LIMIT};
    int64_t now = 123456789;

    for (int i = 0; i < N; i++) {
        int64_t wait;

        while ((wait = lm__window_wait(&w, now)) > 0)
            now += wait;
        lm__window_add(&w, now, 1);
        stamps[i] = now;
        if (i >= LIMIT)
            ck_assert_msg(now - stamps[i - LIMIT] > 60000,
                          "%d: %d ms after the one before the limit", i,
                          (int)(now - stamps[i - LIMIT]));
        now += i % 5 * 137;
    }
    ck_assert_msg(now - stamps[0] < (int64_t)N / LIMIT * 62000, "it took %d s",
                  (int)((now - stamps[0]) / 1000));
}
END_TEST

START_TEST(large_amounts)
{
    lm__window w = {.limit = 100};

    lm__window_add(&w, 0, INT64_MAX);
    lm__window_add(&w, 1, INT64_MAX);
    lm__window_add(&w, 2000, INT64_MAX);
    ck_assert_int_eq(lm__window_wait(&w, 3000), 63000 - 3000);
    lm__window_add(&w, 3000, -5);
    ck_assert_int_eq(lm__window_wait(&w, 100000), 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("window");
    TCase *cases = tcase_create("window");

    tcase_add_test(cases, no_limit);
    tcase_add_test(cases, room_comes_back_after_a_minute);
    tcase_add_test(cases, never_more_in_a_minute);
    tcase_add_test(cases, large_amounts);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
