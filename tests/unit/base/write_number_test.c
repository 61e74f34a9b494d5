/* SPDX-License-Identifier: MIT */
#include "number.h"
#include "random.h"
#include "suite.h"

#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    double value;
    const char *text;
} doubles[] = {
    {0.0, "0.0"},
    {-0.0, "-0.0"},
    {1, "1.0"},
    {25, "25.0"},
    {-25, "-25.0"},
    {100, "100.0"},
    {0.1, "0.1"},
    {0.25, "0.25"},
    {2.5, "2.5"},
    {19.99, "19.99"},
    {-1234567.89, "-1234567.89"},
    {99999.995, "99999.995"},
    {9999999.99, "9999999.99"},
    {10000000.01, "10000000.01"},
    {0.075, "0.075"},
    {123.456789, "123.456789"},
    {0.000999, "0.000999"},
    {999999999.999999, "999999999.999999"},
    {1000000000.5, "1000000000.5"},
    {1.0000001, "1.0000001"},
    {0.3, "0.3"},
    {0.1 + 0.2, "0.30000000000000004"},
    {0.001, "0.001"},
    {0.000001, "0.000001"},
    {1e-7, "0.0000001"},
    {1.25e-7, "0.000000125"},
    {9.5e-8, "9.5e-8"},
    {1e-8, "1e-8"},
    {1e15, "1000000000000000.0"},
    {9007199254740993.0, "9007199254740992.0"},
    {1e20, "100000000000000000000.0"},
    {123456789012345680000.0, "123456789012345680000.0"},
    {1e21, "1e21"},
    {1.5e21, "1.5e21"},
    {1e22, "1e22"},
    {1e23, "1e23"},
    {1e300, "1e300"},
    {DBL_MAX, "1.7976931348623157e308"},
    {-DBL_MAX, "-1.7976931348623157e308"},
    {DBL_MIN, "2.2250738585072014e-308"},
    {5e-324, "5e-324"},
    {2e-323, "2e-323"},
    {9.5367431640625e-07, "0.00000095367431640625"},
    {5.0 / 3, "1.6666666666666667"},
};

START_TEST(doubles_have_one_form)
{
    char text[LM__NUMBER_TEXT + 1];

    *lm__put_double(text, doubles[_i].value) = '\0';
    ck_assert_str_eq(text, doubles[_i].text);
}
END_TEST

static const struct {
    float value;
    const char *text;
} floats[] = {
    {0.0F, "0.0"},
    {-0.0F, "-0.0"},
    {0.1F, "0.1"},
    {25.0F, "25.0"},
    {0.3F, "0.3"},
    {16777216.0F, "16777216.0"},
    {3.4028235e38F, "3.4028235e38"},
    {1e-45F, "1e-45"},
    {1.1754944e-38F, "1.1754944e-38"},
    {1e10F, "10000000000.0"},
    {1.0F / 3, "0.33333334"},
};

START_TEST(floats_have_their_own_digits)
{
    char text[LM__NUMBER_TEXT + 1];

    *lm__put_float(text, floats[_i].value) = '\0';
    ck_assert_str_eq(text, floats[_i].text);
}
END_TEST

/* Significant digits of a text, without zeros at either end. */
static size_t digits_of(const char *text, char *digits)
{
    size_t n = 0;

    for (; *text && *text != 'e'; text++)
        if (*text >= '0' && *text <= '9' && (n || *text != '0'))
            digits[n++] = *text;
    while (n > 0 && digits[n - 1] == '0')
        n--;
    digits[n] = '\0';
    return n;
}

/*
 * printf rounds to the nearest decimal of a given length: the first length
 * that reads back is the shortest, and its digits are the nearest ones. Only
 * above a power of two, where numbers lie closer on one side, a decimal that
 * is not the nearest of its length can read back, and so be shorter.
 */
static void check_shortest(double value, const char *text)
{
    char other[64];
    char want[64];
    char got[64];

    for (int places = 0; places < 17; places++) {
        snprintf(other, sizeof(other), "%.*e", places, value);
        if (strtod(other, NULL) == value)
            break;
    }
    if (digits_of(text, got) < digits_of(other, want))
        return;
    if (strcmp(got, want) != 0)
        ck_abort_msg("%s, not %s", text, other);
}

/* The same number; a zero has its sign. */
static bool is_same(double a, double b)
{
    return a == b && !signbit(a) == !signbit(b);
}

static void check_double(double value)
{
    char text[LM__NUMBER_TEXT + 1];
    char *end = lm__put_double(text, value);
    lm__decimal d;
    double back;

    if (end - text > LM__NUMBER_TEXT)
        ck_abort_msg("%.40s is too long", text);
    *end = '\0';
    if (lm__decimal_scan(text, end, &d) != end)
        ck_abort_msg("%s is not read", text);
    back = lm__decimal_double(&d, text, (size_t)(end - text));
    if (!is_same(back, value) || strtod(text, NULL) != value)
        ck_abort_msg("%s: %a, not %a", text, back, value);
    check_shortest(value, text);
}

START_TEST(random_doubles_read_back)
{
    uint64_t state = 5;

    for (int i = 0; i < 100000; i++) {
        uint64_t bits = random_next(&state);
        double value;

        memcpy(&value, &bits, sizeof(value));
        if (isfinite(value))
            check_double(value);
    }
}
END_TEST

START_TEST(decimal_doubles_read_back)
{
    static const double powers[] = {1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e9};
    uint64_t state = 6;

    for (int i = 0; i < 50000; i++) {
        uint64_t n = random_next(&state) >> random_below(&state, 63);
        double value = (double)n / powers[random_below(&state, 8)];

        check_double(i % 2 ? value : -value);
    }
}
END_TEST

START_TEST(powers_of_two_read_back)
{
    for (int e = -1074; e <= 1023; e++) {
        check_double(ldexp(1, e));
        check_double(nextafter(ldexp(1, e), INFINITY));
        check_double(nextafter(ldexp(1, e), 0));
    }
}
END_TEST

START_TEST(random_floats_read_back)
{
    uint64_t state = 7;

    for (int i = 0; i < 100000; i++) {
        char text[LM__NUMBER_TEXT + 1];
        char digits[LM__NUMBER_TEXT + 1];
        uint32_t bits = (uint32_t)(random_next(&state) >> 32);
        lm__decimal d;
        float value, back;
        char *end;

        memcpy(&value, &bits, sizeof(value));
        if (!isfinite(value))
            continue;
        end = lm__put_float(text, value);
        *end = '\0';
        if (lm__decimal_scan(text, end, &d) != end)
            ck_abort_msg("%s is not read", text);
        back = lm__decimal_float(&d, text, (size_t)(end - text));
        if (!is_same(back, value) || strtof(text, NULL) != value)
            ck_abort_msg("%s: %a", text, (double)value);
        if (digits_of(text, digits) > 9)
            ck_abort_msg("%s is long", text);
    }
}
END_TEST

static void check_int(int64_t value)
{
    char text[LM__NUMBER_TEXT + 1];
    char want[LM__NUMBER_TEXT + 1];

    *lm__put_int(text, value) = '\0';
    snprintf(want, sizeof(want), "%" PRId64, value);
    if (strcmp(text, want) != 0)
        ck_abort_msg("%s, not %s", text, want);
    *lm__put_uint(text, (uint64_t)value) = '\0';
    snprintf(want, sizeof(want), "%" PRIu64, (uint64_t)value);
    if (strcmp(text, want) != 0)
        ck_abort_msg("%s, not %s", text, want);
}

START_TEST(integers_are_written_in_full)
{
    uint64_t state = 8;
    uint64_t power = 1;

    for (int i = 0; i < 20; i++, power *= 10) {
        check_int((int64_t)power);
        check_int((int64_t)power - 1);
        check_int(-(int64_t)(power >> 1));
    }
    check_int(INT64_MAX);
    check_int(INT64_MIN);
    for (int i = 0; i < 20000; i++)
        check_int((int64_t)(random_next(&state) >> random_below(&state, 64)));
    for (int64_t i = -11000; i < 11000; i++)
        check_int(i);
}
END_TEST

#define COUNT(table) (int)(sizeof(table) / sizeof((table)[0]))

int main(void)
{
    Suite *suite = suite_create("write_number");
    TCase *cases = tcase_create("numbers");

    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, doubles_have_one_form, 0, COUNT(doubles));
    tcase_add_loop_test(cases, floats_have_their_own_digits, 0, COUNT(floats));
    tcase_add_test(cases, random_doubles_read_back);
    tcase_add_test(cases, decimal_doubles_read_back);
    tcase_add_test(cases, powers_of_two_read_back);
    tcase_add_test(cases, random_floats_read_back);
    tcase_add_test(cases, integers_are_written_in_full);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
