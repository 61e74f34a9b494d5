/* SPDX-License-Identifier: MIT */
#include "number.h"
#include "powers.h"
#include "random.h"
#include "suite.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t bits_of(double value)
{
    uint64_t bits;

    memcpy(&bits, &value, sizeof(bits));
    return bits;
}

static double double_of(uint64_t bits)
{
    double value;

    memcpy(&value, &bits, sizeof(value));
    return value;
}

/* The C library in the "C" locale, which rounds correctly, is the judge. */
static void check_number(const char *text)
{
    size_t n = strlen(text);
    lm__decimal d;
    double value;
    float single;

    if (lm__decimal_scan(text, text + n, &d) != text + n)
        ck_abort_msg("%.60s is not read", text);
    value = lm__decimal_double(&d, text, n);
    single = lm__decimal_float(&d, text, n);
    if (bits_of(value) != bits_of(strtod(text, NULL)))
        ck_abort_msg("%.60s: %a", text, value);
    if (bits_of(single) != bits_of(strtof(text, NULL)))
        ck_abort_msg("%.60s as float: %a", text, (double)single);
}

static const char *const hard[] = {
    "0",
    "-0",
    "0.0",
    "-0e10",
    "0e999999999999999999999",
    "0.000e-5",
    "1",
    "25",
    "-1.5",
    "1e22",
    "1e23",
    "123456789012345678901234567890",
    /* around 2^53, where integers end to be exact */
    "9007199254740991",
    "9007199254740992",
    "9007199254740993",
    "9007199254740993.0",
    "9007199254740993.00000000000000000000000000001",
    "9007199254740992.99999999999999999999999999999",
    "9007199254740995",
    "18446744073709551615",
    "18446744073709551616",
    "18446744073709551617e-1",
    /* the greatest, and the first that is beyond */
    "1.7976931348623157e308",
    "1.7976931348623158e308",
    "1.7976931348623159e308",
    "1e308",
    "1e309",
    "1e400",
    "-1e400",
    "1e999999999999999999999",
    "179769313486231580793728971405303415079934132710037826936173778980444968"
    "292764750946649017977587207096330286416692887910946555547851940402630657"
    "488671505820681908902000708383676273854845817711531764475730270069855571"
    "366959622842914819860834936475292719074168444365510704342711559699508093"
    "042880",
    "179769313486231580793728971405303415079934132710037826936173778980444968"
    "292764750946649017977587207096330286416692887910946555547851940402630657"
    "488671505820681908902000708383676273854845817711531764475730270069855571"
    "366959622842914819860834936475292719074168444365510704342711559699508093"
    "042879.999999999999999999999999",
    /* the least, and half of it */
    "5e-324",
    "4.9406564584124654e-324",
    "2.4703282292062327e-324",
    "2.4703282292062328e-324",
    "2.5e-324",
    "2.4e-324",
    "1e-400",
    "1e-343",
    "2.2250738585072014e-308",
    "2.2250738585072011e-308",
    "2e-308",
    "2.2250738585072012e-308",
    "6.631236846766476e-316",
    /* known to be hard for others */
    "8.442911973260991817129021e-309",
    "3.237883913302901289588352412501532174"
    "863037669423108059901297049552301970670676565786835742587799557860615776"
    "559838283435514391084153169252689190564396459577394618038928365305143463"
    "955100356696665629202017331344031730044369360205258345803431471660032699"
    "580731300954848363975548690010751530018881758184174569652173110473696022"
    "749934638425380623369774736560008997404060967498028389191878963968575439"
    "222206416981462690113342524002724385941651051293552601421155333430225237"
    "291523843322331326138431477823591142408800030775170625915670728657003151"
    "953664260769822494937951845801530895238439819708403389937873241463484205"
    "608000027270531106827387907791444918534771598750162812548862768493201518"
    "991668028251730299953143924168545708663913273994694463908672332763671875"
    "E-319",
    "7.2057594037927933e16",
    "0.1e1",
    "0.00000000000000000000000000000001",
    "1.00000005960464477540",
    "1.00000005960464477538",
    "16777217",
    "16777219",
    "3.4028234663852886e38",
    "3.4028235677973366e38",
    "3.4028235677973367e38",
    "1.401298464324817e-45",
    "7.006492321624085e-46",
    "7.006492321624086e-46",
    "0.500000000000000166533453693773481063544750213623046875",
};

START_TEST(hard_texts)
{
    check_number(hard[_i]);
}
END_TEST

/*
 * The point halfway between a double and the next, exactly; then a little
 * above it, then a little below.
 */
START_TEST(halfway_points)
{
    char text[1200];
    uint64_t state = 2;

    for (int round = 0; round < 3000; round++) {
        double value = double_of(random_next(&state) >> 1);
        double next;
        size_t n;

        if (round % 3 == 0)
            value = ldexp(value, -900);
        next = nextafter(value, INFINITY);
        if (!isfinite(next))
            continue;
        snprintf(text, sizeof(text), "%.1100Lf",
                 ((long double)value + (long double)next) / 2);
        n = strlen(text);
        if (n + 1 >= sizeof(text))
            continue;
        check_number(text);
        text[n - 1] = '1';
        check_number(text);
    }
}
END_TEST

START_TEST(random_texts)
{
    char text[64];
    uint64_t state = 3;

    for (int round = 0; round < 100000; round++) {
        double value = double_of(random_next(&state));

        if (!isfinite(value))
            continue;
        snprintf(text, sizeof(text), "%.*e", (int)random_below(&state, 25),
                 value);
        check_number(text);
        snprintf(
            text, sizeof(text), "%llu.%05ue%d",
            (unsigned long long)random_next(&state) >> random_below(&state, 64),
            random_below(&state, 100000), (int)random_below(&state, 60) - 30);
        check_number(text);
    }
}
END_TEST

/* Digits without end, of which only the first 780 have a weight. */
START_TEST(long_texts)
{
    enum { LONG = 100000 };
    char *text = malloc(LONG + 64);

    memset(text, '0', LONG + 64);
    text[1] = '.';
    memcpy(text + LONG, "25e100001", 10);
    check_number(text);
    memset(text, '3', LONG);
    memcpy(text + LONG, "e-99999", 8);
    check_number(text);
    memset(text, '0', LONG);
    text[snprintf(text, 32, "9007199254740993.")] = '0';
    memcpy(text + LONG, "1", 2);
    check_number(text);
    free(text);
}
END_TEST

static const struct {
    const char *text;
    int length; /* of the number at its start; 0: none */
} grammar[] = {
    {"0", 1},     {"-0", 2},       {"10", 2},   {"1.5e+10", 7}, {"1E5", 3},
    {"1e-5", 4},  {"01", 1},       {"-01", 2},  {"1 ", 1},      {"1,2", 1},
    {"1.5.5", 3}, {"0x10", 1},     {"", 0},     {"-", 0},       {"+1", 0},
    {".5", 0},    {"1.", 0},       {"1.e5", 0}, {"1e", 0},      {"1e+", 0},
    {"1ee5", 0},  {"Infinity", 0}, {"NaN", 0},  {"-.5", 0},     {"--1", 0},
    {"1e5.5", 3},
};

START_TEST(only_json_numbers)
{
    const char *text = grammar[_i].text;
    lm__decimal d = {.digits = 77};
    const char *end = lm__decimal_scan(text, text + strlen(text), &d);

    ck_assert_int_eq(end ? (int)(end - text) : 0, grammar[_i].length);
    ck_assert_msg(end || d.digits == 77, "out was written");
}
END_TEST

static const struct {
    const char *text;
    bool is_int, is_uint;
    int64_t as_int;
    uint64_t as_uint;
} integers[] = {
    {"0", true, true, 0, 0},
    {"-0", true, true, 0, 0},
    {"25", true, true, 25, 25},
    {"-25", true, false, -25, 0},
    {"20.0", true, true, 20, 20},
    {"2e1", true, true, 20, 20},
    {"2000e-2", true, true, 20, 20},
    {"20.50e1", true, true, 205, 205},
    {"20.5", false, false, 0, 0},
    {"2e-1", false, false, 0, 0},
    {"0.000e99", true, true, 0, 0},
    {"9223372036854775807", true, true, INT64_MAX, INT64_MAX},
    {"9223372036854775808", false, true, 0, (uint64_t)INT64_MAX + 1},
    {"-9223372036854775808", true, false, INT64_MIN, 0},
    {"-9223372036854775809", false, false, 0, 0},
    {"18446744073709551615", false, true, 0, UINT64_MAX},
    {"18446744073709551616", false, false, 0, 0},
    {"184467440737095516150", false, false, 0, 0},
    {"1844674407370955161.50e1", false, true, 0, UINT64_MAX},
    {"1.0000000000000000000000000", true, true, 1, 1},
    {"1.0000000000000000000000001", false, false, 0, 0},
    {"10000000000000000000000e-22", true, true, 1, 1},
    {"1e19", false, true, 0, UINT64_C(10000000000000000000)},
    {"1e20", false, false, 0, 0},
    {"1e999999999999", false, false, 0, 0},
    {"1e-999999999999", false, false, 0, 0},
};

START_TEST(integers_are_exact)
{
    const char *text = integers[_i].text;
    lm__decimal d;
    int64_t as_int = 0;
    uint64_t as_uint = 0;

    ck_assert_ptr_nonnull(lm__decimal_scan(text, text + strlen(text), &d));
    ck_assert(lm__decimal_int(&d, &as_int) == integers[_i].is_int);
    ck_assert(lm__decimal_uint(&d, &as_uint) == integers[_i].is_uint);
    ck_assert_int_eq(as_int, integers[_i].as_int);
    ck_assert_uint_eq(as_uint, integers[_i].as_uint);
    ck_assert(d.whole == !strpbrk(text, ".e"));
}
END_TEST

START_TEST(both_products_are_the_same)
{
    uint64_t state = 4;

    for (int i = 0; i < 100000; i++) {
        uint64_t a = random_next(&state) >> random_below(&state, 64);
        uint64_t b = random_next(&state) | (i % 3 ? 0 : UINT64_MAX << 32);
        lm__wide x = lm__multiply(a, b);
        lm__wide y = lm__multiply_halves(a, b);

        if (x.high != y.high || x.low != y.low)
            ck_abort_msg("%llx * %llx", (unsigned long long)a,
                         (unsigned long long)b);
    }
}
END_TEST

/* a - b, or all bits set where that is beyond 64 bits. */
static uint64_t difference(lm__wide a, lm__wide b)
{
    uint64_t high = a.high - b.high - (a.low < b.low);

    return high ? UINT64_MAX : a.low - b.low;
}

/* Ten times each power, from its own mantissa, is the next one. */
START_TEST(the_table_holds_powers_of_ten)
{
    lm__wide one = {UINT64_C(1) << 63, 0};

    ck_assert_uint_eq(difference(lm__power(0), one), 0);
    ck_assert_int_eq(lm__power_exponent(0), 0);
    for (int q = LM__POWER_MIN; q < LM__POWER_MAX; q++) {
        lm__wide low = lm__multiply(lm__power(q).low, 10);
        lm__wide high = lm__multiply(lm__power(q).high, 10);
        int shift = lm__power_exponent(q + 1) - lm__power_exponent(q);
        uint64_t sum = high.low + low.high;
        uint64_t top = high.high + (sum < high.low);
        lm__wide ten = {top << (64 - shift) | sum >> shift,
                        sum << (64 - shift) | low.low >> shift};

        ck_assert_msg(shift == 3 || shift == 4, "10^%d", q);
        ck_assert_msg(difference(lm__power(q + 1), ten) <= 2, "10^%d", q);
    }
}
END_TEST

#define COUNT(table) (int)(sizeof(table) / sizeof((table)[0]))

int main(void)
{
    Suite *suite = suite_create("read_number");
    TCase *floats = tcase_create("floats");
    TCase *rest = tcase_create("integers and the grammar");

    tcase_set_timeout(floats, 60);
    tcase_add_loop_test(floats, hard_texts, 0, COUNT(hard));
    tcase_add_test(floats, halfway_points);
    tcase_add_test(floats, random_texts);
    tcase_add_test(floats, long_texts);
    tcase_add_test(floats, both_products_are_the_same);
    tcase_add_test(floats, the_table_holds_powers_of_ten);
    tcase_add_loop_test(rest, only_json_numbers, 0, COUNT(grammar));
    tcase_add_loop_test(rest, integers_are_exact, 0, COUNT(integers));
    suite_add_tcase(suite, floats);
    suite_add_tcase(suite, rest);
    return suite_main(suite);
}
