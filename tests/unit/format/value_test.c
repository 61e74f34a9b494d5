/* SPDX-License-Identifier: MIT */
#include "formats.lm.h"
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The values that texts become, and what is done with them. */

#define READ(format, text, value)                                              \
    ck_assert_msg(                                                             \
        lm_format_read(&lm_format_##format, text, strlen(text), value),        \
        "%s is no %s", text, #format)

START_TEST(moments)
{
    lm_datetime when;
    lm_datetime other;
    struct tm tm;

    READ(datetime, "2024-02-29T23:30:15.25+02:00", &when);
    ck_assert_int_eq(when.seconds, 1709242215);
    ck_assert_int_eq(when.nanoseconds, 250000000);
    ck_assert_int_eq(when.offset, 120);
    tm = lm_datetime_tm(when);
    ck_assert_int_eq(tm.tm_year, 124);
    ck_assert_int_eq(tm.tm_mon, 1);
    ck_assert_int_eq(tm.tm_mday, 29);
    ck_assert_int_eq(tm.tm_hour, 23);
    ck_assert_int_eq(tm.tm_min, 30);
    ck_assert_int_eq(tm.tm_sec, 15);
    ck_assert_int_eq(tm.tm_wday, 4);
    ck_assert_int_eq(tm.tm_yday, 59);
    READ(datetime, "1998-12-31T23:59:60.5Z", &when);
    READ(datetime, "1998-12-31T23:59:59Z", &other);
    ck_assert_int_eq(when.seconds, other.seconds);
    ck_assert_int_eq(when.nanoseconds, 1500000000);
    ck_assert_int_gt(lm_format_compare(&lm_format_datetime, &when, &other), 0);
    ck_assert_int_eq(lm_datetime_tm(when).tm_sec, 60);
    READ(datetime, "1969-12-31T23:59:59Z", &when);
    ck_assert_int_eq(when.seconds, -1);
    ck_assert_int_eq(lm_datetime_tm(when).tm_wday, 3);
}
END_TEST

START_TEST(parts)
{
    lm_date date;
    lm_time time;
    lm_duration took;
    lm_uuid uuid;
    lm_ipv4 four;
    lm_ipv6 six;

    READ(date, "2024-02-29", &date);
    ck_assert(date.year == 2024 && date.month == 2 && date.day == 29);
    READ(time, "12:30:15.000000001-01:30", &time);
    ck_assert(time.hour == 12 && time.minute == 30 && time.second == 15 &&
              time.nanosecond == 1 && time.offset == -90);
    READ(duration, "P1Y2M3DT4H5M6S", &took);
    ck_assert(took.years == 1 && took.months == 2 && took.days == 3 &&
              took.hours == 4 && took.minutes == 5 && took.seconds == 6 &&
              took.weeks == 0);
    READ(uuid, "01020304-0506-0708-090a-0b0c0d0e0f10", &uuid);
    for (int i = 0; i < 16; i++)
        ck_assert_int_eq(uuid.bytes[i], i + 1);
    READ(ipv4, "1.2.3.4", &four);
    ck_assert_int_eq(memcmp(four.bytes, "\1\2\3\4", 4), 0);
    READ(ipv6, "1::2", &six);
    ck_assert_int_eq(memcmp(six.bytes, "\0\1\0\0\0\0\0\0\0\0\0\0\0\0\0\2", 16),
                     0);
}
END_TEST

/* Values without a text: they cannot be written. */
START_TEST(no_text)
{
    static const lm_date dates[] = {{2023, 2, 29}, {2024, 13, 1},
                                    {2024, 0, 1},  {-1, 1, 1},
                                    {2024, 1, 0},  {10000, 1, 1}};
    static const lm_time times[] = {{24, 0, 0, 0, 0},
                                    {0, 60, 0, 0, 0},
                                    {0, 0, 60, 0, 0},
                                    {0, 0, 0, 1000000000, 0},
                                    {0, 0, 0, 0, 1440}};
    static const lm_datetime whens[] = {
        {INT64_MAX, 0, 0},  {INT64_MIN, 0, 0}, {253402300800, 0, 0},
        {0, 1000000000, 0}, {0, -1, 0},        {0, 0, -1440}};
    static const lm_duration durations[] = {{.weeks = 1, .days = 1},
                                            {.years = 1000000000}};
    char text[LM_FORMAT_TEXT];

    for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++)
        ck_assert_msg(!lm_format_write(&lm_format_date, &dates[i], text),
                      "date %zu is %s", i, text);
    for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++)
        ck_assert_msg(!lm_format_write(&lm_format_time, &times[i], text),
                      "time %zu is %s", i, text);
    for (size_t i = 0; i < sizeof(whens) / sizeof(whens[0]); i++)
        ck_assert_msg(!lm_format_write(&lm_format_datetime, &whens[i], text),
                      "moment %zu is %s", i, text);
    for (size_t i = 0; i < sizeof(durations) / sizeof(durations[0]); i++)
        ck_assert_msg(
            !lm_format_write(&lm_format_duration, &durations[i], text),
            "duration %zu is %s", i, text);
}
END_TEST

/* Every day of the calendar, there and back. */
START_TEST(all_days)
{
    int64_t last = -719529;

    for (int year = 0; year <= 9999; year++) {
        for (int month = 1; month <= 12; month++) {
            lm_datetime when;
            struct tm tm;
            char text[32];

            snprintf(text, sizeof(text), "%04d-%02d-28T00:00:00Z", year, month);
            READ(datetime, text, &when);
            ck_assert_msg(when.seconds / 86400 - last <= 31 || last == -719529,
                          "%s", text);
            last = when.seconds / 86400;
            tm = lm_datetime_tm(when);
            ck_assert_msg(tm.tm_year == year - 1900 && tm.tm_mon == month - 1 &&
                              tm.tm_mday == 28,
                          "%s is another day", text);
        }
    }
    ck_assert_int_eq(last, 2932893);
}
END_TEST

START_TEST(writing)
{
    lm_buffer buf = {0};
    lm_error err = {0};
    Date date = {{2024, 2, 30}};
    Decimal decimal = {NULL};
    Maybe maybe = {.has_b = true};
    char wrong[] = "1,5";

    ck_assert_int_eq(lm_value_write(&Date_type, &date, 0, &buf, &err),
                     LM_INVALID);
    ck_assert_str_eq(err.path, "/v");
    ck_assert_str_eq(err.code, "format");
    ck_assert_int_eq(Decimal_write(&decimal, &buf), LM_INVALID);
    decimal.v = wrong;
    ck_assert_int_eq(Decimal_write(&decimal, &buf), LM_INVALID);
    ck_assert_uint_eq(buf.size, 0);
    ck_assert_int_eq(Maybe_write(&maybe, &buf), LM_OK);
    ck_assert_str_eq(buf.data, "{\"b\":\"\"}");
    lm_buffer_free(&buf);
}
END_TEST

static Lists *read_lists(const char *text)
{
    lm_error err = {0};
    Lists *value = Lists_parse(text, strlen(text), NULL, &err);

    ck_assert_msg(value != NULL, "%s", err.message);
    return value;
}

START_TEST(copies)
{
    Lists *a = read_lists("{\"v\":[\"2024-02-29\"],\"d\":[1.50,2],"
                          "\"b\":[\"aGV5\",\"\"]}");
    Lists *b = read_lists("{\"v\":[\"2024-02-29\"],\"d\":[1.5,2.0],"
                          "\"b\":[\"aGV5\",\"\"]}");
    Lists *c = read_lists("{\"v\":[\"2024-02-29\"],\"d\":[1.5,2.0],"
                          "\"b\":[\"aGV6\",\"\"]}");
    Lists *copy = Lists_copy(a);

    ck_assert(Lists_equal(a, b) && !Lists_equal(a, c));
    ck_assert(copy && Lists_equal(a, copy));
    ck_assert(copy->b[0].data != a->b[0].data && copy->d[0] != a->d[0]);
    ck_assert_str_eq(copy->d[0], "1.50");
    ck_assert_int_eq(memcmp(copy->b[0].data, "hey", 3), 0);
    a->v[0].day = 28;
    ck_assert(!Lists_equal(a, copy));
    Lists_free(a);
    Lists_free(b);
    Lists_free(c);
    Lists_free(copy);
}
END_TEST

START_TEST(printing)
{
    Lists *value = read_lists("{\"v\":[\"2024-02-29\"],\"d\":[1.50],"
                              "\"b\":[\"aGV5\",\"\"]}");
    char *text = NULL;
    size_t n = 0;
    FILE *file = open_memstream(&text, &n);

    ck_assert(file != NULL);
    ck_assert_int_eq(Lists_print(value, file), 0);
    value->v[0].month = 99;
    Lists_print(value, file);
    fclose(file);
    ck_assert_str_eq(text, "v=[2024-02-29] d=[1.50] b=[<686579>,<>]"
                           "v=[invalid] d=[1.50] b=[<686579>,<>]");
    free(text);
    Lists_free(value);
}
END_TEST

/* Nothing of a format is there before it is whole. */
START_TEST(partial)
{
    static const char text[] =
        "{\"v\":\"2024-01-01\",\"b\":\"aGV5\",\"d\":1.5}";
    lm_parser *parser = lm_parser_new(&Maybe_type, NULL);

    ck_assert(parser != NULL);
    for (size_t i = 0; i + 1 < sizeof(text); i++) {
        const Maybe *now;

        lm_parser_feed(parser, text + i, 1);
        now = lm_parser_partial(parser);
        ck_assert(now != NULL);
        ck_assert_msg(now->has_v == (i >= 16), "date at %zu", i);
        ck_assert_msg(now->has_b == (i >= 27), "bytes at %zu", i);
        ck_assert_msg((now->d != NULL) == (i >= 36), "decimal at %zu", i);
    }
    lm_parser_free(parser);
}
END_TEST

static TCase *cases(void)
{
    TCase *tcase = tcase_create("values");

    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, moments);
    tcase_add_test(tcase, parts);
    tcase_add_test(tcase, no_text);
    tcase_add_test(tcase, all_days);
    tcase_add_test(tcase, writing);
    tcase_add_test(tcase, copies);
    tcase_add_test(tcase, printing);
    tcase_add_test(tcase, partial);
    return tcase;
}

int main(void)
{
    Suite *suite = suite_create("format_value");

    suite_add_tcase(suite, cases());
    return suite_main(suite);
}
