/* SPDX-License-Identifier: MIT */
/* Exact decimals: canonical text, order, multiples. */
#include "alloc.h"
#include "decimal.h"
#include "suite.h"

#include <stdlib.h>
#include <string.h>

static const char *const text_rows[][2] = {
    {"0", "0"},
    {"-0", "0"},
    {"0.000", "0"},
    {"0e5", "0"},
    {"1", "1"},
    {"-12", "-12"},
    {"1.50", "1.5"},
    {"0.05", "0.05"},
    {"100", "100"},
    {"1e3", "1000"},
    {"1.5E+2", "150"},
    {"15e-1", "1.5"},
    {"0.000001", "0.000001"},
    {"0.0000001", "1e-7"},
    {"123e-10", "1.23e-8"},
    {"1e21", "1e21"},
    {"1e20", "100000000000000000000"},
    {"-2.5e30", "-2.5e30"},
    {"18446744073709551615", "18446744073709551615"},
    {"1e400", "1e400"},
    {"1e401", NULL},
    {"1e-401", NULL},
    {"1e99999999999999999999", NULL},
    {"12345678901234567890123456789012345678901", NULL},
    {"1000000000000000000000000000000000000000000000", "1e45"},
};

START_TEST(text_is_canonical)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    const char *text = text_rows[_i][0];
    const char *want = text_rows[_i][1];
    decimal number;
    bool ok = decimal_read(text, &number);

    ck_assert_msg(ok == (want != NULL), "%s is %sread", text, ok ? "" : "not ");
    if (ok)
        ck_assert_msg(strcmp(decimal_text(&arena, &number), want) == 0,
                      "%s becomes %s", text, decimal_text(&arena, &number));
    lm_arena_free(&arena);
}
END_TEST

/* In ascending order. */
static const char *const ordered[] = {
    "-1e300", "-100", "-99.9", "-10", "-9",   "-1.5", "-1",  "-0.1",   "-1e-9",
    "0",      "1e-9", "0.099", "0.1", "0.11", "0.9",  "1",   "1.0001", "1.5",
    "2",      "9",    "9.999", "10",  "10.5", "99",   "100", "1e20",   "1e300",
};

START_TEST(order_is_exact)
{
    decimal a;
    decimal b;

    for (size_t i = 0; i < sizeof(ordered) / sizeof(ordered[0]); i++) {
        decimal_read(ordered[_i], &a);
        decimal_read(ordered[i], &b);
        ck_assert_msg((decimal_compare(&a, &b) > 0) == ((size_t)_i > i),
                      "%s and %s", ordered[_i], ordered[i]);
        ck_assert_msg((decimal_compare(&a, &b) == 0) == ((size_t)_i == i),
                      "%s and %s", ordered[_i], ordered[i]);
    }
}
END_TEST

typedef struct multiple_row {
    const char *number;
    const char *divisor;
    bool is;
} multiple_row;

static const multiple_row multiple_rows[] = {
    {"0", "7", true},
    {"14", "7", true},
    {"15", "7", false},
    {"-14", "7", true},
    {"0.07", "0.01", true},
    {"0.075", "0.01", false},
    {"1e20", "0.01", true},
    {"0.3", "0.1", true},
    {"1.1", "0.1", true},
    {"4.35", "0.01", true},
    {"1e-7", "1e-8", true},
    {"1e-8", "1e-7", false},
    {"1e300", "3", false},
    {"3e300", "3", true},
    {"1", "0.3", false},
    {"0.9", "0.3", true},
    {"1e5", "2.5", true},
    {"99999999999999999", "99999999999999999", true},
    {"1e40", "99999999999999999", false},
};

START_TEST(multiples_are_exact)
{
    const multiple_row *row = &multiple_rows[_i];
    decimal number;
    decimal divisor;

    decimal_read(row->number, &number);
    decimal_read(row->divisor, &divisor);
    ck_assert_msg(decimal_is_multiple(&number, &divisor) == row->is, "%s of %s",
                  row->number, row->divisor);
}
END_TEST

START_TEST(tables_get_all_forms)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    decimal number;
    model_number got;

    decimal_read("-0.010", &number);
    got = decimal_to_model(&arena, &number);
    ck_assert_str_eq(got.text, "-0.01");
    ck_assert_int_eq(got.digits, -1);
    ck_assert_int_eq(got.exponent, -2);
    ck_assert(got.value < -0.009 && got.value > -0.011);
    decimal_read("18446744073709551615", &number);
    got = decimal_to_model(&arena, &number);
    ck_assert_int_eq(got.digits, INT64_MAX);
    number = decimal_of(INT64_MIN);
    ck_assert_str_eq(decimal_text(&arena, &number), "-9223372036854775808");
    number = decimal_next(&number);
    ck_assert_str_eq(decimal_text(&arena, &number), "-9223372036854775807");
    number = decimal_of(-1);
    number = decimal_next(&number);
    ck_assert_str_eq(decimal_text(&arena, &number), "0");
    number = decimal_of(990);
    number = decimal_next(&number);
    ck_assert_str_eq(decimal_text(&arena, &number), "991");
    lm_arena_free(&arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("decimal");
    TCase *cases = tcase_create("decimal");

    tcase_add_loop_test(cases, text_is_canonical, 0,
                        sizeof(text_rows) / sizeof(text_rows[0]));
    tcase_add_loop_test(cases, order_is_exact, 0,
                        sizeof(ordered) / sizeof(ordered[0]));
    tcase_add_loop_test(cases, multiples_are_exact, 0,
                        sizeof(multiple_rows) / sizeof(multiple_rows[0]));
    tcase_add_test(cases, tables_get_all_forms);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
