/* SPDX-License-Identifier: MIT */
#include "random.h"
#include "scan.h"
#include "suite.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *text;
    size_t good; /* valid bytes at its start */
} sequences[] = {
    {"", 0},
    {"plain", 5},
    {"\x7F", 1},
    {"\xC2\x80", 2},
    {"\xDF\xBF", 2},
    {"\xE0\xA0\x80", 3},
    {"\xED\x9F\xBF", 3},
    {"\xEE\x80\x80", 3},
    {"\xEF\xBF\xBF", 3},
    {"\xF0\x90\x80\x80", 4},
    {"\xF4\x8F\xBF\xBF", 4},
    {"12345678\xC3\xA9"
     "12345678",
     18},
    /* never a first byte */
    {"a\x80", 1},
    {"a\xBF", 1},
    {"a\xF5\x80\x80\x80", 1},
    {"a\xFF", 1},
    /* overlong */
    {"a\xC0\x80", 1},
    {"a\xC1\xBF", 1},
    {"a\xE0\x9F\xBF", 1},
    {"a\xF0\x8F\xBF\xBF", 1},
    /* surrogates, and beyond U+10FFFF */
    {"a\xED\xA0\x80", 1},
    {"a\xED\xBF\xBF", 1},
    {"a\xF4\x90\x80\x80", 1},
    /* not whole */
    {"a\xC3", 1},
    {"a\xE2\x82", 1},
    {"a\xF0\x9F\x98", 1},
    {"\xC3\xA9\xC3", 2},
    /* broken off */
    {"a\xE2\x82(", 1},
    {"a\xC3\xC3\xA9", 1},
};

enum { N_SEQUENCES = sizeof(sequences) / sizeof(sequences[0]) };

START_TEST(only_utf8_is_valid)
{
    const char *s = sequences[_i].text;
    size_t n = strlen(s);

    ck_assert_uint_eq(lm__utf8_check(s, n), sequences[_i].good);
    ck_assert(lm__utf8_valid(s, n) == (sequences[_i].good == n));
}
END_TEST

START_TEST(a_byte_at_a_time_says_the_same)
{
    const char *s = sequences[_i].text;
    uint8_t state = LM__UTF8_START;
    size_t good = 0;

    for (size_t i = 0; s[i] && state != LM__UTF8_BAD; i++) {
        state = lm__utf8_step(state, (uint8_t)s[i]);
        if (state == LM__UTF8_START)
            good = i + 1;
    }
    ck_assert_uint_eq(good, sequences[_i].good);
    ck_assert_uint_eq(lm__utf8_step(LM__UTF8_BAD, 'a'), LM__UTF8_BAD);
}
END_TEST

/* Text of all lengths of sequences; now and then a byte is changed. */
static size_t fill_utf8(char *text, size_t size, uint64_t *state)
{
    static const uint32_t limits[] = {0x80, 0x80, 0x800, 0x10000, 0x110000};
    size_t n = 0;

    while (n + 4 <= size)
        n += lm__utf8_put(text + n,
                          random_below(state, limits[random_below(state, 5)]));
    if (random_below(state, 4))
        text[random_below(state, (unsigned)n)] = (char)random_next(state);
    return n;
}

START_TEST(long_text_in_blocks_says_the_same)
{
    uint64_t state = 9;

    for (int round = 0; round < 50000; round++) {
        char text[300];
        size_t n =
            fill_utf8(text, 4 + random_below(&state, sizeof(text) - 4), &state);
        uint8_t step = LM__UTF8_START;
        size_t good = 0;

        for (size_t i = 0; i < n && step != LM__UTF8_BAD; i++) {
            step = lm__utf8_step(step, (uint8_t)text[i]);
            if (step == LM__UTF8_START)
                good = i + 1;
        }
        if (lm__utf8_check(text, n) != good)
            ck_abort_msg("round %d: %zu of %zu, not %zu", round, good, n,
                         lm__utf8_check(text, n));
    }
}
END_TEST

START_TEST(every_code_point_is_put_and_checked)
{
    char text[8];
    size_t want = 1;

    for (uint32_t code = 0; code <= 0x110000; code++) {
        size_t n = lm__utf8_put(text, code);
        bool valid = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);

        want += code == 0x80 || code == 0x800 || code == 0x10000;
        if (n != want || lm__utf8_valid(text, n) != valid ||
            lm__utf8_length(text, n) != 1)
            ck_abort_msg("U+%04X: %zu bytes", (unsigned)code, n);
    }
}
END_TEST

START_TEST(a_cut_takes_off_what_has_only_begun)
{
    static const char text[] = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";
    static const size_t want[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10};

    for (size_t n = 0; n < sizeof(text); n++)
        ck_assert_msg(lm__utf8_cut(text, n) == want[n], "%zu bytes: %zu", n,
                      lm__utf8_cut(text, n));
    ck_assert_uint_eq(lm__utf8_length(text, 10), 4);
    ck_assert_uint_eq(lm__utf8_cut("\x80\x80\x80\x80", 4), 4);
    ck_assert_uint_eq(lm__utf8_cut("\x80", 1), 1);
    ck_assert_uint_eq(lm__utf8_cut("a\xFF", 2), 2);
}
END_TEST

/* What the scanners must find, a byte at a time. */
static size_t plain_run(const char *s, size_t n, int *high)
{
    size_t i = 0;

    while (i < n && (unsigned char)s[i] >= 0x20 && s[i] != '"' && s[i] != '\\')
        *high |= (unsigned char)s[i++] >= 0x80;
    return i;
}

static void fill(char *text, size_t n, uint64_t *state)
{
    static const char special[] = "\"\\\n\x1F\x80\xFF \x7F!#[]";

    for (size_t i = 0; i < n; i++) {
        text[i] = (char)('a' + random_below(state, 26));
        if (random_below(state, 60) == 0)
            text[i] = special[random_below(state, sizeof(special))];
    }
}

START_TEST(scanning_stops_where_it_must)
{
    uint64_t state = 1;

    for (int round = 0; round < 20000; round++) {
        size_t n = random_below(&state, 200);
        char *text = malloc(n + 1); /* so that reading beyond it is seen */
        char to[200 + LM__BLOCK];
        int high = 0;
        int want_high = 0;
        size_t want, got;

        fill(text, n, &state);
        want = plain_run(text, n, &want_high);
        got = lm__scan_copy(to, text, n, &high);
        if (got != want || high != want_high || memcmp(to, text, got) != 0)
            ck_abort_msg("round %d: %zu for %zu, %d for %d", round, got, want,
                         high, want_high);
        free(text);
    }
}
END_TEST

START_TEST(each_byte_has_its_marks)
{
    char block[LM__BLOCK];
    char to[LM__BLOCK];

    for (int c = 0; c < 256; c++) {
        for (unsigned at = 0; at < LM__BLOCK; at++) {
            int high = 0;
            lm__marks marks;
            uint32_t bit = UINT32_C(1) << at;

            memset(block, 'a', sizeof(block));
            block[at] = (char)c;
            marks = lm__block_copy(to, block);
            ck_assert_msg(marks.stop ==
                              (plain_run(&block[at], 1, &high) ? 0 : bit),
                          "byte %d at %u", c, at);
            ck_assert_msg(marks.high == (c >= 0x80 ? bit : 0), "byte %d at %u",
                          c, at);
        }
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("text");
    TCase *utf8 = tcase_create("utf8");
    TCase *scan = tcase_create("scan");

    tcase_add_loop_test(utf8, only_utf8_is_valid, 0, N_SEQUENCES);
    tcase_add_loop_test(utf8, a_byte_at_a_time_says_the_same, 0, N_SEQUENCES);
    tcase_add_test(utf8, long_text_in_blocks_says_the_same);
    tcase_add_test(utf8, every_code_point_is_put_and_checked);
    tcase_add_test(utf8, a_cut_takes_off_what_has_only_begun);
    tcase_add_test(scan, scanning_stops_where_it_must);
    tcase_add_test(scan, each_byte_has_its_marks);
    suite_add_tcase(suite, utf8);
    suite_add_tcase(suite, scan);
    return suite_main(suite);
}
