/* SPDX-License-Identifier: MIT */
#include "formats.lm.h"
#include "random.h"
#include "suite.h"
#include "transcript.h"

#include <stdio.h>
#include <string.h>

/*
 * What texts a format takes, where it refuses the others, and how the value
 * is written: the pattern that lmc compiled and the reader of the library on
 * the same texts.
 */

enum { TEXT = 256 };

/* {"v":"text"}, or {"v":text}. */
static void in_model(char to[TEXT], const char *text, bool quoted)
{
    const char *quote = quoted ? "\"" : "";

    snprintf(to, TEXT, "{\"v\":%s%s%s}", quote, text, quote);
}

/* Each text becomes another one or, where that is NULL, the same. */
typedef struct good {
    const char *text, *written;
} good;

static void takes(const lm_type *type, bool quoted, const good *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *written = rows[i].written ? rows[i].written : rows[i].text;
        char text[TEXT];
        char again[TEXT];
        char expected[TEXT + 4];

        in_model(text, rows[i].text, quoted);
        in_model(again, written, quoted);
        refuses(type, 0, text, -1);
        snprintf(expected, sizeof(expected), "OK %s\n", again);
        reads(type, NULL, text, expected);
    }
}

/* The byte of the text that is refused; its length: the quote behind it. */
typedef struct bad {
    const char *text;
    int at;
} bad;

static void refuses_at(const lm_type *type, const bad *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char text[TEXT];

        in_model(text, rows[i].text, true);
        refuses(type, 0, text, rows[i].at + 6);
        verdict(type, NULL, text, "INVALID /v format 1:6");
    }
}

#define TAKES(type, quoted, rows)                                              \
    takes(type, quoted, rows, sizeof(rows) / sizeof((rows)[0]))
#define REFUSES(type, rows)                                                    \
    refuses_at(type, rows, sizeof(rows) / sizeof((rows)[0]))

START_TEST(dates)
{
    static const good good_rows[] = {
        {"2024-02-29", NULL}, {"2000-02-29", NULL}, {"0000-01-01", NULL},
        {"9999-12-31", NULL}, {"1900-02-28", NULL}, {"2023-11-30", NULL}};
    static const bad bad_rows[] = {{"2023-02-29", 9},
                                   {"1900-02-29", 9},
                                   {"2024-02-30", 8},
                                   {"2024-04-31", 9},
                                   {"2024-13-01", 6},
                                   {"2024-00-01", 6},
                                   {"2024-01-00", 9},
                                   {"2024-1-01", 6},
                                   {"24-01-01", 2},
                                   {"2024-01-32", 9},
                                   {"+2024-01-01", 0},
                                   {"2024-01-01T", 10},
                                   {"2024-02-3", 8},
                                   {"2024/01/01", 4},
                                   {"2024-01-1", 9},
                                   {"\xD9\xA2"
                                    "024",
                                    0},
                                   {"", 0}};

    TAKES(&Date_type, true, good_rows);
    REFUSES(&Date_type, bad_rows);
}
END_TEST

START_TEST(times)
{
    static const good good_rows[] = {{"00:00:00Z", NULL},
                                     {"23:59:59.999999999+23:59", NULL},
                                     {"12:30:15z", "12:30:15Z"},
                                     {"12:30:15-00:00", "12:30:15Z"},
                                     {"12:30:15.500+01:00", "12:30:15.5+01:00"},
                                     {"12:30:15.000Z", "12:30:15Z"},
                                     {"23:59:60Z", NULL},
                                     {"15:59:60-08:00", NULL},
                                     {"05:29:60.25+05:30", NULL},
                                     {"00:00:60+00:01", NULL}};
    static const bad bad_rows[] = {
        {"24:00:00Z", 1},       {"12:60:00Z", 3},
        {"12:00:61Z", 7},       {"12:00:00", 8},
        {"12:00Z", 5},          {"12:00:00.Z", 9},
        {"1:00:00Z", 1},        {"12:00:00+24:00", 10},
        {"12:00:00+01:60", 12}, {"12:00:00+0100", 11},
        {"12:00:00+01", 11},    {"12:00:00.1234567891Z", 18},
        {"23:58:60Z", 8},       {"22:59:60Z", 8},
        {"23:59:60+01:00", 10}, {"15:59:60-07:00", 10},
        {"12:00:00 Z", 8}};

    TAKES(&Time_type, true, good_rows);
    REFUSES(&Time_type, bad_rows);
}
END_TEST

START_TEST(datetimes)
{
    static const good good_rows[] = {
        {"2024-02-29T12:00:00Z", NULL},
        {"1963-06-19t08:30:06.283185z", "1963-06-19T08:30:06.283185Z"},
        {"1937-01-01T12:00:27.87+00:20", NULL},
        {"1998-12-31T15:59:60.123-08:00", NULL},
        {"1998-12-31T23:59:60Z", NULL},
        {"0000-01-01T00:00:00+23:59", NULL},
        {"9999-12-31T23:59:59-23:59", NULL},
        {"1969-12-31T23:59:59.5Z", NULL}};
    static const bad bad_rows[] = {
        {"2023-02-29T12:00:00Z", 9},    {"2024-01-01 12:00:00Z", 10},
        {"2024-01-01T12:00:00", 19},    {"2024-01-01", 10},
        {"1998-12-31T23:58:60Z", 19},   {"1998-12-31T22:59:60+00:00", 20},
        {"1998-12-31T23:59:61Z", 18},   {"2013-350T01:01:01", 5},
        {"06/19/1963 08:30:06 PST", 2}, {"2024-01-01T12:00:00-24:00", 21}};

    TAKES(&Datetime_type, true, good_rows);
    REFUSES(&Datetime_type, bad_rows);
}
END_TEST

START_TEST(durations)
{
    static const good good_rows[] = {
        {"P1Y2M3DT4H5M6S", NULL}, {"P7W", NULL},   {"PT36H", NULL},
        {"P1DT12H", NULL},        {"P1Y2D", NULL}, {"PT1M", NULL},
        {"P0D", "PT0S"},          {"P0W", "PT0S"}, {"P007Y", "P7Y"},
        {"P999999999Y", NULL},    {"PT1H6S", NULL}};
    static const bad bad_rows[] = {{"P", 1},      {"PT", 2},
                                   {"P1", 2},     {"P1YT", 4},
                                   {"P1D2H", 3},  {"PT1D", 3},
                                   {"P2S", 2},    {"P1Y2W", 4},
                                   {"p1D", 0},    {"P-1D", 1},
                                   {"PT0.5S", 3}, {"P1W2D", 3},
                                   {"P2D1Y", 3},  {"P1234567890D", 10},
                                   {"", 0}};

    TAKES(&Duration_type, true, good_rows);
    REFUSES(&Duration_type, bad_rows);
}
END_TEST

START_TEST(uuids)
{
    static const good good_rows[] = {
        {"2eb8aa08-aa98-11ea-b4aa-73b441d16380", NULL},
        {"2EB8AA08-AA98-11EA-B4AA-73B441D16380",
         "2eb8aa08-aa98-11ea-b4aa-73b441d16380"},
        {"00000000-0000-0000-0000-000000000000", NULL}};
    static const bad bad_rows[] = {
        {"2eb8aa08-aa98-11ea-b4aa-73b441d1638", 35},
        {"2eb8aa08-aa98-11ea-b4aa-73b441d16380a", 36},
        {"2eb8aa08aa98-11ea-b4aa-73b441d16380", 8},
        {"2eb8aa08-aa98-11ea-b4ga-73b441d16380", 21},
        {"urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380", 0}};

    TAKES(&Uuid_type, true, good_rows);
    REFUSES(&Uuid_type, bad_rows);
}
END_TEST

START_TEST(addresses)
{
    static const good four[] = {
        {"0.0.0.0", NULL}, {"255.255.255.255", NULL}, {"192.168.1.10", NULL}};
    static const bad not_four[] = {
        {"256.0.0.1", 2},  {"1.2.3", 5},  {"1.2.3.4.5", 7}, {"01.2.3.4", 1},
        {"1.2.3.4/24", 7}, {"1..2.3", 2}, {"0x7f.1", 1},    {"1.2.3.04", 7}};
    static const good six[] = {{"::", NULL},
                               {"::1", NULL},
                               {"1::", NULL},
                               {"2001:DB8:0:0:0:0:0:1", "2001:db8::1"},
                               {"2001:db8:0:1:1:1:1:1", NULL},
                               {"0:0:1:0:0:0:1:0", "0:0:1::1:0"},
                               {"1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"},
                               {"::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"},
                               {"::ffff:192.0.2.1", NULL},
                               {"64:ff9b::192.0.2.33", "64:ff9b::c000:221"},
                               {"1:2:3:4:5:6:7:8", NULL},
                               {"1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"}};
    static const bad not_six[] = {{"12345::", 4},
                                  {":1", 1},
                                  {"1::2::3", 5},
                                  {"1:2:3:4:5:6:7:8:", 15},
                                  {"1:2:3:4:5:6:7:8:9", 15},
                                  {"fe80::1%eth0", 7},
                                  {"1:2:3:4:5:6:7", 13},
                                  {"::1.2.3", 7},
                                  {"1.2.3.4", 1},
                                  {":::", 2},
                                  {"1:2:3:4:5:6:7:1.2.3.4", 15},
                                  {"::laptop", 2},
                                  {"::1.2.3.256", 10}};

    TAKES(&Ipv4_type, true, four);
    REFUSES(&Ipv4_type, not_four);
    TAKES(&Ipv6_type, true, six);
    REFUSES(&Ipv6_type, not_six);
}
END_TEST

START_TEST(texts)
{
    static const good emails[] = {{"joe.bloggs@example.com", NULL},
                                  {"te~st+x@a-b.example.co", NULL},
                                  {"~@x.y", NULL}};
    static const bad not_emails[] = {
        {"2962", 4},    {"@x.y", 0},   {".a@x.y", 0},   {"a..b@x.y", 2},
        {"a.@x.y", 2},  {"a@b", 3},    {"a@-b.c", 2},   {"a@b-.c", 4},
        {"a b@x.y", 1}, {"a@b.c ", 5}, {"a@x.y@z.w", 5}};
    static const good uris[] = {
        {"http://foo.bar/?baz=qux#quux", NULL},
        {"http://[2001:db8::7]:80/c=GB?objectClass?one", NULL},
        {"mailto:John.Doe@example.com", NULL},
        {"urn:oasis:names:x", NULL},
        {"ldap://[::ffff:1.2.3.4]/", NULL},
        {"file:///etc/hosts", NULL},
        {"http://foo.bar/%C3%A9", NULL},
        {"tel:+1-816-555-1212", NULL}};
    static const bad not_uris[] = {{"//foo.bar/?baz=qux#quux", 0},
                                   {"abc", 3},
                                   {"a:", 2},
                                   {"http:// x", 7},
                                   {":// should fail", 0},
                                   {"http://a/%zz", 10},
                                   {"http://[::1", 11},
                                   {"http://a b", 8},
                                   {"1http://a", 0},
                                   {"http://a/\xC3\xA9", 9},
                                   {"http://[1::2::3]/", 13},
                                   {"http://a/<b>", 9}};

    TAKES(&Email_type, true, emails);
    REFUSES(&Email_type, not_emails);
    TAKES(&Uri_type, true, uris);
    REFUSES(&Uri_type, not_uris);
}
END_TEST

START_TEST(base64)
{
    static const good good_rows[] = {
        {"", NULL},     {"AA==", NULL}, {"AAA=", NULL},
        {"AAAA", NULL}, {"+/+/", NULL}, {"SGVsbG8sIHdvcmxkIQ==", NULL}};
    static const bad bad_rows[] = {{"A", 1},     {"AA", 2},   {"AAA", 3},
                                   {"AA=A", 3},  {"=", 0},    {"AB==", 2},
                                   {"AAB=", 3},  {"AA-_", 2}, {"AAAA=", 4},
                                   {"AA== ", 4}, {"A A=", 1}};

    TAKES(&Bytes_type, true, good_rows);
    REFUSES(&Bytes_type, bad_rows);
    refuses(&FewBytes_type, 0, "{\"v\":\"AAAAAA==\"}", -1);
    refuses(&FewBytes_type, 0, "{\"v\":\"AAAAAAA", 12);
    refuses(&FewBytes_type, 0, "{\"v\":\"AAAAAB", 11);
    refuses(&FewBytes_type, 0, "{\"v\":\"AA=", 8);
    refuses(&FewBytes_type, 0, "{\"v\":\"AAA=\"}", -1);
    refuses(&FewBytes_type, 0, "{\"v\":\"\"", 6);
    reads(&FewBytes_type, NULL, "{\"v\":\"AA==\"}",
          "INVALID /v min_length 1:6 @5: \"AA==\" is 1 bytes, the minimum is "
          "2\n/v min_length 1:6 @5: \"AA==\" is 1 bytes, the minimum is 2\n");
    verdict(&FewBytes_type, NULL, "{\"v\":\"AAAAAAA=\"}",
            "INVALID /v max_length 1:6");
}
END_TEST

START_TEST(decimals)
{
    static const good good_rows[] = {
        {"0", NULL},
        {"-0.0", NULL},
        {"12.50", NULL},
        {"1e400", NULL},
        {"0.1000", NULL},
        {"1E+2", NULL},
        {"123456789012345678901234567890.123456789", NULL}};
    static const good prices[] = {
        {"0.01", NULL},   {"99999999999999999999.99", NULL},
        {"1e20", NULL},   {"100000000000000000000.00", NULL},
        {"0.0100", NULL}, {"7e-2", NULL}};
    static const struct row {
        const char *text, *code;
    } bad_prices[] = {{"0", "gt"},
                      {"-0.01", "gt"},
                      {"0.001", "multiple_of"},
                      {"100000000000000000000.01", "le"},
                      {"1e21", "le"},
                      {"0.0000000000000000000001", "multiple_of"},
                      {"1e999999999999", "le"}};

    TAKES(&Decimal_type, false, good_rows);
    TAKES(&Prices_type, false, prices);
    for (size_t i = 0; i < sizeof(bad_prices) / sizeof(bad_prices[0]); i++) {
        char text[TEXT];
        char expected[TEXT];

        in_model(text, bad_prices[i].text, false);
        snprintf(expected, sizeof(expected), "INVALID /v %s 1:6",
                 bad_prices[i].code);
        verdict(&Prices_type, NULL, text, expected);
    }
    reads(&Decimal_type, NULL, "{\"v\":\"1.50\"}",
          "OK {\"v\":1.50}\n~/v string_to_number 1:6 @5: \"1.50\" is read as a "
          "number\n");
}
END_TEST

START_TEST(bounds)
{
    verdict(&Days_type, NULL, "{\"v\":\"2020-02-29\"}",
            "OK {\"v\":\"2020-02-29\"}");
    verdict(&Days_type, NULL, "{\"v\":\"2020-12-31\"}",
            "OK {\"v\":\"2020-12-31\"}");
    verdict(&Days_type, NULL, "{\"v\":\"2020-02-28\"}", "INVALID /v ge 1:6");
    verdict(&Days_type, NULL, "{\"v\":\"2021-01-01\"}", "INVALID /v lt 1:6");
    verdict(&Moments_type, NULL, "{\"v\":\"2020-01-01T01:00:00+01:00\"}",
            "INVALID /v gt 1:6");
    refuses(&Moments_type, 0, "{\"v\":\"2020-01-01T00:00:00.1Z\"}", -1);
    refuses(&Moments_type, 0, "{\"v\":\"2021-01-01T00:59:59+01:00\"}", -1);
    reads(&Moments_type, NULL, "{\"v\":\"2021-01-01T00:00:00Z\"}",
          "INVALID /v le 1:6 @5: \"2021-01-01T00:00:00Z\" is after the last, "
          "2020-12-31T23:59:59Z\n/v le 1:6 @5: \"2021-01-01T00:00:00Z\" is "
          "after the last, 2020-12-31T23:59:59Z\n");
}
END_TEST

/* An escape stands for its character, and is refused as soon as that. */
START_TEST(escapes)
{
    reads(&Date_type, NULL, "{\"v\":\"2024\\u002d02-29\"}",
          "OK {\"v\":\"2024-02-29\"}\n");
    reads(&Bytes_type, NULL, "{\"v\":\"AA\\/\\/\"}", "OK {\"v\":\"AA//\"}\n");
    refuses(&Date_type, 0, "{\"v\":\"20\\n", 9);
    refuses(&Date_type, 0, "{\"v\":\"20\\u003", -2);
    refuses(&Date_type, 0, "{\"v\":\"20\\u004", 12);
    refuses(&Uuid_type, 0, "{\"v\":\"\\\\", 7);
}
END_TEST

START_TEST(optional)
{
    reads(&Maybe_type, NULL, "{\"v\":null,\"b\":null,\"d\":null}", "OK {}\n");
    reads(&Maybe_type, NULL, "{}", "OK {}\n");
    reads(&Maybe_type, NULL, "{\"v\":\"2024-01-01\",\"b\":\"\",\"d\":0}",
          "OK {\"v\":\"2024-01-01\",\"b\":\"\",\"d\":0}\n");
    verdict(&Date_type, NULL, "{\"v\":null}", "INVALID /v type 1:6");
    verdict(&Date_type, NULL, "{\"v\":20240101}", "INVALID /v type 1:6");
    verdict(&Decimal_type, NULL, "{\"v\":\"x\"}", "INVALID /v type 1:6");
}
END_TEST

START_TEST(lists)
{
    refuses(&Lists_type, 0,
            "{\"v\":[\"2024-01-01\",\"2024-01-02\"],\"d\":[1,1.5],"
            "\"b\":[\"AA==\",\"AAA=\"]}",
            -1);
    verdict(&Lists_type, NULL,
            "{\"v\":[\"2024-01-01\",\"2024-01-01\"],\"d\":[],\"b\":[]}",
            "INVALID /v unique 1:6");
    verdict(&Lists_type, NULL, "{\"v\":[],\"d\":[1.5,15e-1],\"b\":[]}",
            "INVALID /d unique 1:13");
    verdict(&Lists_type, NULL, "{\"v\":[],\"d\":[],\"b\":[\"AA==\",\"AA==\"]}",
            "INVALID /b unique 1:20");
}
END_TEST

static size_t mutate(uint64_t *state, char *text, size_t n)
{
    static const char bytes[] = "0123456789:-.+TtZzPYMWDHSabcfF/=@ ";
    size_t at = random_below(state, (unsigned)n + 1);
    char byte = bytes[random_below(state, sizeof(bytes) - 1)];

    switch (random_below(state, 3)) {
    case 0:
        memmove(text + at + 1, text + at, n - at);
        text[at] = byte;
        return n + 1;
    case 1:
        if (at < n)
            memmove(text + at, text + at + 1, n - at - 1);
        return at < n ? n - 1 : n;
    default:
        if (at < n)
            text[at] = byte;
        return n;
    }
}

/* Whether a parser that refuses at the first byte takes the text. */
static bool accepts(const lm_type *type, const char *text, size_t n)
{
    lm_parse_options options = {.policy = LM_POLICY_STRICT,
                                .flags = LM_PARSE_FIRST};
    char document[TEXT];
    int size = snprintf(document, TEXT, "{\"v\":\"%.*s\"}", (int)n, text);

    options.flags |= LM_PARSE_RECOGNISE;
    return lm_parse(type, document, (size_t)size, &options, NULL, NULL) ==
           LM_OK;
}

/* The pattern and the reader: the same texts, changed at random. */
START_TEST(two_tellers)
{
    static const struct row {
        const lm_type *type;
        const lm_format *format;
        const char *text;
    } rows[] = {
        {&Date_type, &lm_format_date, "2024-02-29"},
        {&Time_type, &lm_format_time, "23:59:60.5+00:00"},
        {&Datetime_type, &lm_format_datetime, "2000-10-31T23:59:59Z"},
        {&Duration_type, &lm_format_duration, "P1Y2M3DT4H5M6S"},
        {&Uuid_type, &lm_format_uuid, "2eb8aa08-aa98-11ea-b4aa-73b441d16380"},
        {&Ipv4_type, &lm_format_ipv4, "192.168.1.255"},
        {&Ipv6_type, &lm_format_ipv6, "1:2:a::5:1.2.3.4"}};
    const struct row *row = &rows[_i];
    uint64_t state = 7;
    unsigned n_good = 0;

    for (int round = 0; round < 20000; round++) {
        char text[64];
        char out[LM_FORMAT_TEXT];
        unsigned char value[64];
        unsigned char again[64];
        size_t n = strlen(row->text);
        bool read;

        memcpy(text, row->text, n);
        for (unsigned k = random_below(&state, 4) + 1; k > 0; k--)
            n = mutate(&state, text, n);
        read = lm_format_read(row->format, text, n, value);
        ck_assert_msg(accepts(row->type, text, n) == read,
                      "%.*s: the reader says %d", (int)n, text, read);
        n_good += read;
        if (!read)
            continue;
        n = lm_format_write(row->format, value, out);
        ck_assert_msg(n && n == strlen(out) &&
                          lm_format_read(row->format, out, n, again) &&
                          !lm_format_compare(row->format, value, again),
                      "%s is not what was read", out);
    }
    ck_assert_msg(n_good > 100, "only %u good texts", n_good);
}
END_TEST

static TCase *cases(void)
{
    TCase *tcase = tcase_create("texts");

    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, dates);
    tcase_add_test(tcase, times);
    tcase_add_test(tcase, datetimes);
    tcase_add_test(tcase, durations);
    tcase_add_test(tcase, uuids);
    tcase_add_test(tcase, addresses);
    tcase_add_test(tcase, texts);
    tcase_add_test(tcase, base64);
    tcase_add_test(tcase, decimals);
    tcase_add_test(tcase, bounds);
    tcase_add_test(tcase, escapes);
    tcase_add_test(tcase, optional);
    tcase_add_test(tcase, lists);
    tcase_add_loop_test(tcase, two_tellers, 0, 7);
    return tcase;
}

int main(void)
{
    Suite *suite = suite_create("format_text");

    suite_add_tcase(suite, cases());
    return suite_main(suite);
}
