/* SPDX-License-Identifier: MIT */
#include "models.h"
#include "suite.h"
#include "transcript.h"

#include <lm/format.h>

#include <stdio.h>

/*
 * The policy `repair`: values that are there in another form. A JSON document
 * in a string, dates as people write them.
 */

static const lm_parse_options repair = {.policy = LM_POLICY_REPAIR};
static const lm_parse_options cut = {.policy = LM_POLICY_REPAIR,
                                     .flags = LM_PARSE_TRUNCATED};

#define NOTED(path, place)                                                     \
    "~" path " text_to_json " place                                            \
    ": a document in a string is read as its value\n"

START_TEST(a_document_in_a_string)
{
    static const char *const rows[][2] = {
        {"\"{\\\"name\\\":\\\"Ja\\\\nson\\\",\\\"age\\\":20}\"",
         "OK {\"name\":\"Ja\\nson\",\"age\":20}\n" NOTED("", "1:1 @0")},
        {" \"\\n { \\n \\\"name\\\" : \\\"\\u00e9\\ud83d\\ude00\\\", "
         "\\u0022age\\u0022:20\\t}\\r\\n\" ",
         "OK {\"name\":\"\xC3\xA9\xF0\x9F\x98\x80\",\"age\":20}\n" NOTED(
             "", "1:2 @1")},
        {"```\n\"{\\\"name\\\":\\\"\xC3\xA9\\/\\\\\\\"\\\",\\\"age\\\":200}\"\n"
         "```",
         "INVALID /age le 2:33 @36: 200 is above the maximum 150\n" NOTED(
             "", "2:1 @4") "/age le 2:33 @36: 200 is above the maximum 150\n"
                           "~ fence 1:1 @0: a fence around the value is left "
                           "out\n"},
        {"\"{\\\"name\\\":\\\"x\\\"}\"",
         "INVALID /age missing 1:17 @16: missing\n" NOTED(
             "", "1:1 @0") "/age missing 1:17 @16: missing\n"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        reads(&person_type, &repair, rows[i][0], rows[i][1]);
}
END_TEST

#define LEAF "{\"value\":2,\"children\":[]}"
#define ROOT(children, next) "OK {\"value\":1,\"children\":" children next "}"

START_TEST(a_document_for_a_member)
{
    static const char *const rows[][2] = {
        {"{\"value\":1,\"children\":\"[{\\\"value\\\":2}]\"}",
         ROOT("[" LEAF "]", "")},
        {"{\"value\":1,\"children\":[\"{\\\"value\\\":2}\"],\"next\":\" "
         "{\\\"value\\\":2}\\n\"}",
         ROOT("[" LEAF "]", ",\"next\":" LEAF)},
        {"{\"value\":1,\"children\":\"[]\"}", ROOT("[]", "")},
        {"{\"value\":1,\"next\":\"no document\"}", "INVALID /next type 1:19"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        verdict(&tree_type, &repair, rows[i][0], rows[i][1]);
}
END_TEST

START_TEST(a_document_that_is_not_whole)
{
    static const char *const rows[][2] = {
        {"\"{\\\"name\\\":\\\"x\\\",\\\"age\\\":2\"",
         "SYNTAX /age syntax 1:27"},
        {"\"{\\\"name\\\":\\\"x\\\",\\\"age\\\":2} 3\"", "SYNTAX  syntax 1:29"},
        {"\"{\\\"name\\\":\\\"\\\\\\u00e9\\\",\\\"age\\\":2}\"",
         "SYNTAX /name syntax 1:16"},
        {"\"{\\\"name\\\":\\\"\\x\\\",\\\"age\\\":2}\"",
         "SYNTAX /name syntax 1:14"},
        {"\"{\\\"name\\\":\\\"x\\\",\\\"age\\\":2",
         "TRUNCATED  truncated 1:27"},
        {"\"{\\\"name\\\":\\\"x\\", "TRUNCATED /name truncated 1:15"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        verdict(&person_type, &repair, rows[i][0], rows[i][1]);
        verdict(&person_type, &cut, rows[i][0], rows[i][1]);
    }
}
END_TEST

#define GOOD "{\"name\":\"x\",\"age\":2}"

START_TEST(a_set_in_quotes_is_prose)
{
    static const char *const rows[][2] = {
        {"\"{\\\"x\\\"}\" is a set. " GOOD, "OK " GOOD},
        {"\"{ \\\"x\\\" , \\\"y\\\"}\" too: " GOOD, "OK " GOOD},
        {"\"{\\\"a\\\\\\\"b\\\"}\" " GOOD, "OK " GOOD},
        {"\"{\\\"x\\\"}\"", "SYNTAX  syntax 1:10"},
        /* A key all the same. */
        {"\"{\\\"na\\\\\\\"me\\\\\\\\\\\" \\n: "
         "1,\\\"name\\\":\\\"x\\\",\\\"age\\\":2}\"",
         "OK " GOOD},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        verdict(&person_type, &repair, rows[i][0], rows[i][1]);
}
END_TEST

START_TEST(words_are_no_document)
{
    static const char text[] =
        "{\"sku\":\"{\\\"a\\\":1}\",\"quantity\":1,\"price\":1,"
        "\"tags\":\"[a, b]\"}";
    const lm_type *item_type =
        ((const lm_model *)order_type.of)->fields[2].type.of;

    verdict(item_type, &repair, text,
            "OK {\"sku\":\"{\\\"a\\\":1}\",\"quantity\":1,\"price\":1.0,"
            "\"tags\":[\"[a, b]\"]}");
}
END_TEST

typedef struct spelling {
    const char *text, *date; /* NULL: it is none */
} spelling;

static void spelled(const lm_format *format, size_t size, const spelling *rows,
                    size_t n)
{
    lm_type type = {.kind = LM_KIND_FORMAT, .size = (uint32_t)size};
    char text[64];
    char expected[64];

    type.of = format;
    for (size_t i = 0; i < n; i++) {
        snprintf(text, sizeof(text), "\"%s\"", rows[i].text);
        snprintf(expected, sizeof(expected),
                 rows[i].date ? "OK \"%s\"" : "INVALID  format 1:1",
                 rows[i].date);
        verdict(&type, &repair, text, expected);
    }
}

#define SPELLED(name, type, rows)                                              \
    spelled(&lm_format_##name, sizeof(type), rows,                             \
            sizeof(rows) / sizeof(*(rows)))

START_TEST(days)
{
    static const spelling rows[] = {
        {"March 5, 2024", "2024-03-05"},
        {"mar. 5th 2024", "2024-03-05"},
        {"5 March 2024", "2024-03-05"},
        {"22nd of SEPT, 2024", "2024-09-22"},
        {"1-May-2024", "2024-05-01"},
        {"2024/3/5", "2024-03-05"},
        {"2024-3-5", "2024-03-05"},
        {"2024.12.31", "2024-12-31"},
        {"20240305", "2024-03-05"},
        {" 25/03/2024 ", "2024-03-25"},
        {"03-25-2024", "2024-03-25"},
        {"5.5.2024", "2024-05-05"},
        {"05/03/2024", NULL},
        {"3/5/24", NULL},
        {"March 5", NULL},
        {"March 2024", NULL},
        {"5 Marches 2024", NULL},
        {"2024/3-5", NULL},
        {"202403051", NULL},
        {"2024-03-05T10:00:00Z", NULL},
        {"March 5, 2024 or later", NULL},
        {"0/5/2024", NULL},
        {"March 5, 20245", NULL},
        {"", NULL},
    };

    SPELLED(date, lm_date, rows);
}
END_TEST

START_TEST(moments)
{
    static const spelling rows[] = {
        {"2024-03-05 14:30:00Z", "2024-03-05T14:30:00Z"},
        {"2024-03-05T14:30Z", "2024-03-05T14:30:00Z"},
        {"March 5, 2024 at 2:30 pm UTC", "2024-03-05T14:30:00Z"},
        {"5 Mar 2024, 12:05 a.m. gmt", "2024-03-05T00:05:00Z"},
        {"2024/3/5 14:30:00.25 +0200", "2024-03-05T14:30:00.25+02:00"},
        {"2024-03-05T14:30:00-08", "2024-03-05T14:30:00-08:00"},
        {"2024-03-05", NULL},
        {"2024-03-05 14:30", NULL},
        {"2024-03-05 13:30 pm Z", NULL},
        {"2024-03-05T14:30:00+2", NULL},
        {"2024-03-05T14:3:00Z", NULL},
        {"05/03/2024 14:30Z", NULL},
    };

    SPELLED(datetime, lm_datetime, rows);
}
END_TEST

START_TEST(a_date_in_a_text)
{
    static const lm_type date_type = {
        .kind = LM_KIND_FORMAT, .size = sizeof(lm_date), .of = &lm_format_date};

    reads(&date_type, &repair, "\"March 5, 2024\"",
          "OK \"2024-03-05\"\n"
          "~ date_word 1:1 @0: \"March 5, 2024\" is read as 2024-03-05\n");
    verdict(&date_type, &repair, "\"Feb 30, 2024\"", "INVALID  format 1:1");
    verdict(&date_type, NULL, "\"March 5, 2024\"", "INVALID  format 1:1");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("parser rewritten");
    TCase *cases = tcase_create("rewritten");

    tcase_add_test(cases, a_document_in_a_string);
    tcase_add_test(cases, a_document_for_a_member);
    tcase_add_test(cases, a_document_that_is_not_whole);
    tcase_add_test(cases, a_set_in_quotes_is_prose);
    tcase_add_test(cases, words_are_no_document);
    tcase_add_test(cases, days);
    tcase_add_test(cases, moments);
    tcase_add_test(cases, a_date_in_a_text);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
