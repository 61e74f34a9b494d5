/* SPDX-License-Identifier: MIT */
#include "models.h"
#include "shapes.h"
#include "suite.h"
#include "transcript.h"

#include <string.h>

/* The policy `repair`: what is mended, and that it is listed. */

static const lm_parse_options repair = {.policy = LM_POLICY_REPAIR};
static const lm_parse_options strict_checks = {.policy = LM_POLICY_REPAIR,
                                               .flags = LM_PARSE_CLOSED};
static const lm_parse_options cut = {.policy = LM_POLICY_REPAIR,
                                     .flags = LM_PARSE_TRUNCATED};

typedef struct row {
    const char *text;
    const char *value; /* or the first line, with its error */
    const char *codes; /* of the findings, in their order */
} row;

/* The codes of a transcript's findings, with a space between them. */
static const char *codes_of(const char *transcript)
{
    static char codes[1024];
    size_t at = 0;

    codes[0] = '\0';
    for (const char *s = strchr(transcript, '\n'); s && s[1];
         s = strchr(s + 1, '\n')) {
        const char *code = strchr(s, ' ');
        size_t n = code ? strcspn(code + 1, " ") : 0;

        if (!code || at + n + 2 > sizeof(codes))
            break;
        if (at)
            codes[at++] = ' ';
        memcpy(codes + at, code + 1, n);
        at += n;
        codes[at] = '\0';
    }
    return codes;
}

static void mended(const lm_type *type, const lm_parse_options *options,
                   const row *r)
{
    const char *got = transcript(type, options, r->text, strlen(r->text));
    size_t n = strlen(r->value);

    ck_assert_msg(!strncmp(got, r->value, n) &&
                      (got[n] == '\n' || got[n] == ' '),
                  "%s\ngives:\n%s\nnot:\n%s", r->text, got, r->value);
    ck_assert_msg(!r->codes || !strcmp(codes_of(got), r->codes),
                  "%s\ngives:\n%s\nlists: %s\nnot:   %s", r->text, got,
                  codes_of(got), r->codes);
}

static void all(const lm_type *type, const lm_parse_options *options,
                const row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        mended(type, options, &rows[i]);
}

#define ALL(type, options, rows)                                               \
    all(type, options, rows, sizeof(rows) / sizeof((rows)[0]))

#define JASON "OK {\"name\":\"Jason\",\"age\":20}"

START_TEST(clean_text_is_left_alone)
{
    static const row rows[] = {
        {"{\"name\":\"Jason\",\"age\":20}", JASON, ""},
        {" { \"age\" : 20 , \"name\" : \"Jason\" }\n", JASON, ""},
        {"{\"name\":\"Ja\\u0073on\",\"age\":20}", JASON, ""},
        {"\xEF\xBB\xBF{\"name\":\"Jason\",\"age\":20}", JASON, ""},
        {"{\"name\":\"Jason\",\"age\":\"20\"}", JASON, "string_to_number"},
        {"{\"name\":\"{[']}\\\"'`//#\",\"age\":20}",
         "OK {\"name\":\"{[']}\\\"'`//#\",\"age\":20}", ""},
        {"{\"name\":\"Jason\",\"age\":200}", "INVALID /age le", "le"},
        {"", "TRUNCATED  truncated", "truncated"},
        {" \n", "TRUNCATED  truncated", "truncated"},
    };

    ALL(&person_type, &repair, rows);
}
END_TEST

START_TEST(found_in_prose)
{
    static const row rows[] = {
        {"Sure: {\"name\":\"Jason\",\"age\":20} I hope this helps!", JASON,
         "prose"},
        {"```json\n{\"name\":\"Jason\",\"age\":20}\n```", JASON, "fence"},
        {"```\n{\"name\":\"Jason\",\"age\":20}", JASON, "fence"},
        {"~~~\n{\"name\":\"Jason\",\"age\":20}\n~~~\nDone.", JASON,
         "prose fence"},
        {"Here: ```{\"name\":\"Jason\",\"age\":20}``` ok", JASON,
         "prose fence"},
        {"{\"name\":\"```json {}```\",\"age\":20}",
         "OK {\"name\":\"```json {}```\",\"age\":20}", ""},
        {"\"I, [\" she said, {\"name\":\"Jason\",\"age\":20}", JASON, "prose"},
        {"A set { is {\"name\":\"Jason\",\"age\":20}", JASON, "prose"},
        {"{a, b} and [1] { { \"x\" } {\"name\":\"Jason\",\"age\":20}", JASON,
         "prose"},
        {"<answer>{\"name\":\"Jason\",\"age\":20}</answer>", JASON, "prose"},
        {"no value at all", "SYNTAX  syntax", "syntax"},
        {"{ is not", "SYNTAX  syntax", "syntax"},
        {"null", "SYNTAX  syntax", NULL},
    };

    ALL(&person_type, &repair, rows);
}
END_TEST

START_TEST(reasoning_is_passed_over)
{
    static const row rows[] = {
        {"<think>{\"name\":\"x\",\"age\":1}</think>"
         "{\"name\":\"Jason\",\"age\":20}",
         JASON, "reasoning"},
        {"<think>maybe {\"name\":\"x\"</think>\n{\"name\":\"Jason\","
         "\"age\":20}",
         JASON, "reasoning"},
        {"maybe {\"name\":\"x\",\"age\":1} </think> {\"name\":\"Jason\","
         "\"age\":20}",
         JASON, NULL},
        {"[THINK]{[/THINK]{\"name\":\"Jason\",\"age\":20}", JASON, "reasoning"},
        {"{\"name\":\"Jason\",\"age\":20}</think>", JASON, NULL},
        {"{\"name\":\"x\",\"age\":1}</think>{\"name\":\"y\",\"age\":200}",
         "INVALID /age le", NULL},
        {"{\"name\":\"<think>\",\"age\":20}",
         "OK {\"name\":\"<think>\",\"age\":20}", ""},
    };

    ALL(&person_type, &repair, rows);
}
END_TEST

START_TEST(the_last_that_fits)
{
    static const row rows[] = {
        {"{\"name\":\"x\",\"age\":1} {\"name\":\"Jason\",\"age\":20}", JASON,
         "other_value"},
        {"{\"name\":\"Jason\",\"age\":20} or {\"name\":\"x\",\"age\":200}",
         JASON, "prose other_value"},
        {"{\"name\":\"\",\"age\":1} {\"name\":\"Jason\",\"age\":20} {}", JASON,
         "other_value"},
        {"{\"name\":\"Jason\",\"age\":20} and {\"name\":\"x", JASON,
         "prose other_value"},
        {"{\"name\":\"x\"} {\"age\":1}", "INVALID /name missing", NULL},
    };

    ALL(&person_type, &repair, rows);
}
END_TEST

START_TEST(quotes_and_none)
{
    static const row rows[] = {
        {"{name:Jason,age:20}", JASON, "unquoted unquoted unquoted"},
        {"{ name : Jason , age : 20 }", JASON, "unquoted unquoted unquoted"},
        {"{\n  name: Jason\n  age: 20\n}", JASON,
         "unquoted unquoted comma unquoted"},
        {"{'name':'Jason','age':20}", JASON, "quotes quotes quotes"},
        {"{`name`: `Jason`, `age`: `20`}", JASON,
         "quotes quotes quotes quotes string_to_number"},
        {"{\xE2\x80\x9Cname\xE2\x80\x9D: \xE2\x80\x9CJason\xE2\x80\x9D, "
         "\"age\": 20}",
         JASON, "quotes quotes"},
        {"{\"name\":\"\"\"Jason\"\"\",\"age\":20}", JASON, "quotes"},
        {"{\"name\":'''Jason''',\"age\":20}", JASON, "quotes"},
        {"{'name':'Ja\"son','age':20}",
         "OK {\"name\":\"Ja\\\"son\",\"age\":20}", "quotes quotes quotes"},
        {"{'name':'it\\'s','age':20}", "OK {\"name\":\"it's\",\"age\":20}",
         "quotes quotes quotes"},
        {"{'name':'it's here','age':20}",
         "OK {\"name\":\"it's here\",\"age\":20}",
         "quotes quotes unescaped_quote quotes"},
        {"{\"name\":\"He said \"hi\" to me\",\"age\":20}",
         "OK {\"name\":\"He said \\\"hi\\\" to me\",\"age\":20}",
         "unescaped_quote"},
        {"{\"name\":\"He said \"hi\", then left\",\"age\":20}",
         "OK {\"name\":\"He said \\\"hi\\\", then left\",\"age\":20}",
         "unescaped_quote"},
        {"{\"name\":\"\"hi\"\",\"age\":20}",
         "OK {\"name\":\"\\\"hi\\\"\",\"age\":20}", "unescaped_quote"},
        {"{\"name\":\"use {\"x\"} here\",\"age\":20}",
         "OK {\"name\":\"use {\\\"x\\\"} here\",\"age\":20}",
         "unescaped_quote"},
        {"{\"name\":\"two\nlines\tand more\",\"age\":20}",
         "OK {\"name\":\"two\\nlines\\tand more\",\"age\":20}", "raw_control"},
        {"{\"name\":\"C:\\dir\",\"age\":20}",
         "OK {\"name\":\"C:\\\\dir\",\"age\":20}", "bad_escape"},
        {"{\"name\":\"\\u00e9\\n\",\"age\":20}",
         "OK {\"name\":\"\xC3\xA9\\n\",\"age\":20}", ""},
        {"{'name':'\\u00e9\\n','age':20}",
         "OK {\"name\":\"\xC3\xA9\\n\",\"age\":20}", "quotes quotes quotes"},
    };

    ALL(&person_type, &repair, rows);
}
END_TEST

START_TEST(commas_colons_comments)
{
    static const row rows[] = {
        {"{\"name\":\"Jason\",\"age\":20,}", JASON, "comma"},
        {"{\"name\":\"Jason\",,\"age\":20}", JASON, "comma"},
        {"{,\"name\":\"Jason\",\"age\":20}", JASON, "comma"},
        {"{\"name\":\"Jason\"\"age\":20}", JASON, "comma"},
        {"{\"name\": \"Jason\" \"age\": 20}", JASON, "comma"},
        {"{\"name\" \"Jason\", \"age\" 20}", JASON, "colon colon"},
        {"{\"name\"=\"Jason\",\"age\"=>20}", JASON, "colon colon"},
        {"{name=Jason,age=20}", JASON, NULL},
        {"{// who\n\"name\":\"Jason\", # old\n\"age\":20 /* years */}", JASON,
         "comment comment comment"},
        {"{\"name\":\"Jason\" // who\n,\"age\":20}", JASON, "comment"},
        {"{\"name\":\"http://x/#y\",\"age\":20}",
         "OK {\"name\":\"http://x/#y\",\"age\":20}", ""},
        {"{\"name\",\"age\":20}", "SYNTAX /name syntax", NULL},
        {"{\"age\":20 \"name\":\"Jason\"}", JASON, "comma"},
        {"{\"age\":20\"name\":\"Jason\"}", JASON, "comma"},
    };

    ALL(&person_type, &repair, rows);
}
END_TEST

START_TEST(brackets)
{
    static const row rows[] = {
        {"{\"name\":\"Jason\",\"age\":20}}", JASON, "extra_closer"},
        {"{\"name\":\"Jason\"],\"age\":20}", JASON, "extra_closer"},
        {"[{\"name\":\"Jason\",\"age\":20}]", JASON, "array_to_item"},
        {"{\"user\":{\"name\":\"Jason\",\"age\":20}}", JASON, "wrapper"},
        {"{ \"user\" : { \"name\" : \"Jason\" , \"age\" : 20 } }", JASON,
         "wrapper"},
        {"{\"user\":{\"name\":\"Jason\",\"age\":20},\"sure\":true}", JASON,
         NULL},
        {"{\"child\":{\"name\":\"x\",\"age\":1},\"name\":\"Jason\",\"age\":20}",
         JASON, NULL},
        {"{\"x\":{\"y\":1},\"name\":\"Jason\",\"age\":20}", JASON, ""},
        {"{\"name\":\"Jason\",\"age\":20\n```\n", JASON, NULL},
        {"[{\"name\":\"Jason\",\"age\":20},{\"name\":\"x\",\"age\":1}]",
         "INVALID  type", NULL},
    };

    ALL(&person_type, &repair, rows);
}
END_TEST

/* A bracket too many does not lose what stands behind it. */
START_TEST(brackets_between_items)
{
    static const char both[] =
        "OK {\"value\":1,\"children\":[{\"value\":2,\"children\":[]},"
        "{\"value\":3,\"children\":[]}]}";
    const row rows[] = {
        {"{\"value\":1,\"children\":[{\"value\":2}},{\"value\":3}]}", both,
         "extra_closer"},
        {"{ \"value\": 1, \"children\": [ { \"value\": 2 } } , { \"value\": 3 "
         "} ] }",
         both, "extra_closer"},
        {"{\"value\":1,\"children\":[{\"value\":2,\"children\":[},"
         "{\"value\":3}]}",
         both, "missing_closer"},
    };

    ALL(&tree_type, &repair, rows);
}
END_TEST

START_TEST(nested_brackets)
{
    static const char whole[] = "OK {\"value\":1,\"children\":[{\"value\":2,"
                                "\"children\":[]}]}";
    const row rows[] = {
        {"{\"value\":1,\"children\":[{\"value\":2}}", whole, "missing_closer"},
        {"{\"value\":1,\"children\":[{\"value\":2]}", whole, "missing_closer"},
        {"{\"value\":1,\"children\":{\"value\":2}}", whole, "item_to_array"},
        {"{\"value\":1,\"children\":[{\"value\":2},],}", whole, "comma comma"},
        {"{\"value\":1,\"children\":[[{\"value\":2}]]}", whole,
         "array_to_item"},
        {"{\"value\":1,\"next\":[{\"value\":3}],\"children\":[{\"value\":2}]}",
         "OK {\"value\":1,\"children\":[{\"value\":2,\"children\":[]}],"
         "\"next\":{\"value\":3,\"children\":[]}}",
         "array_to_item"},
        {"{\"value\":1,\"next\":[{\"value\":3},\"children\":[]}",
         "INVALID  type", NULL},
    };

    ALL(&tree_type, &repair, rows);
}
END_TEST

START_TEST(cut_off_text)
{
    static const row refused[] = {
        {"{\"name\":\"Jason\",\"age\":20", "TRUNCATED /age truncated",
         "truncated"},
        {"{\"name\":\"Jas", "TRUNCATED /name truncated", "truncated"},
        {"[{\"name\":\"Jason\",\"age\":20}", "TRUNCATED  truncated", NULL},
        {"{", "SYNTAX  syntax", NULL},
    };
    static const row taken[] = {
        {"{\"age\":20,\"name\":\"Jas", "OK {\"name\":\"Jas\",\"age\":20}",
         "cut_off"},
        {"{\"age\":20,\"name\":\"Jas\\", "OK {\"name\":\"Jas\",\"age\":20}",
         "cut_off"},
        {"{\"age\":20,\"name\":\"Jas\xE2\x82",
         "OK {\"name\":\"Jas\",\"age\":20}", "cut_off"},
        {"{\"age\":20,\"name\":\"Jason\",", JASON, "cut_off"},
        {"{\"age\":20,\"name\":\"Jason\",\"more", JASON, "cut_off"},
        {"{\"name\":\"Jason\",\"age\":2", "INVALID /age type", NULL},
    };

    ALL(&person_type, &repair, refused);
    ALL(&person_type, &cut, taken);
}
END_TEST

START_TEST(numbers)
{
    static const lm_type integer = {LM_KIND_INT, 0, 0, 8, 0, NULL, NULL};
    static const row rows[] = {
        {"{\"v\":\"25\"}", "OK {\"v\":25}", "string_to_number"},
        {"{\"v\":\"3 years\"}", "OK {\"v\":3}", "number_word"},
        {"{v:3 years}", "OK {\"v\":3}", "unquoted number_word"},
        {"{\"v\":\"$1,234.00\"}", "OK {\"v\":1234}", "number_word"},
        {"{\"v\":$1,234}", "OK {\"v\":1234}", "number_word"},
        {"{\"v\":\"50%\"}", "OK {\"v\":50}", "number_word"},
        {"{\"v\":1_000}", "OK {\"v\":1000}", "number_word"},
        {"{\"v\":0x1F}", "OK {\"v\":31}", "number_word"},
        {"{\"v\":+5}", "OK {\"v\":5}", "number_word"},
        {"{\"v\":\"-\xE2\x82\xAC 5\"}", "OK {\"v\":-5}", "number_word"},
        {"{\"v\":\"1,234,567\"}", "OK {\"v\":1234567}", "number_word"},
        {"{\"v\":007}", "OK {\"v\":7}", "number_word"},
        {"{\"v\":2.5}", "INVALID /v type", "type"},
        {"{\"v\":\"2.5 km\"}", "INVALID /v type", "type"},
        {"{\"v\":18446744073709551615}", "INVALID /v range", "range"},
        {"{\"v\":\"0xFFFFFFFFFFFFFFFF\"}", "INVALID /v range", NULL},
        {"{\"v\":\"2 million\"}", "INVALID /v type", "type"},
        {"{\"v\":\"5k\"}", "INVALID /v type", "type"},
        {"{\"v\":\"2-3\"}", "INVALID /v type", "type"},
        {"{\"v\":\"1,5\"}", "INVALID /v type", "type"},
        {"{\"v\":\"minus 3\"}", "INVALID /v type", "type"},
        {"{\"v\":\"12,34\"}", "INVALID /v type", "type"},
        {"{\"v\":\"none\"}", "INVALID /v type", "type"},
        {"{\"v\":null}", "INVALID /v type", "type"},
    };

    ALL(shape(&integer, LM_FIELD_REQUIRED, NULL), &repair, rows);
}
END_TEST

START_TEST(floats_and_bools)
{
    static const lm_type real = {LM_KIND_FLOAT, 0, 0, 8, 0, NULL, NULL};
    static const lm_type boolean = {LM_KIND_BOOL, 0, 0, 1, 0, NULL, NULL};
    static const row reals[] = {
        {"{\"v\":$1,234.50}", "OK {\"v\":1234.5}", "number_word"},
        {"{\"v\":.5}", "OK {\"v\":0.5}", "number_word"},
        {"{\"v\":\"1.5e3 m/s\"}", "INVALID /v type", "type"},
        {"{\"v\":NaN}", "INVALID /v type", "literal_word type"},
    };
    static const row bools[] = {
        {"{\"v\":True}", "OK {\"v\":true}", "literal_word"},
        {"{\"v\":False}", "OK {\"v\":false}", "literal_word"},
        {"{\"v\":\"yes\"}", "OK {\"v\":true}", "bool_word"},
        {"{\"v\":No}", "OK {\"v\":false}", "bool_word"},
        {"{\"v\":on}", "OK {\"v\":true}", "bool_word"},
        {"{\"v\":0}", "OK {\"v\":false}", "bool_word"},
        {"{\"v\":\"1\"}", "OK {\"v\":true}", "bool_word"},
        {"{\"v\":2}", "INVALID /v type", NULL},
        {"{\"v\":\"maybe\"}", "INVALID /v type", "type"},
    };

    ALL(shape(&real, LM_FIELD_REQUIRED, NULL), &repair, reals);
    ALL(shape(&boolean, LM_FIELD_REQUIRED, NULL), &repair, bools);
}
END_TEST

START_TEST(near_words)
{
    static const char *const list[] = {"PAID", "open", "sent back",
                                       "caf\xC3\xA9", "v10"};
    const lm_enum states = {"states", words_new(list, 5, 1), NULL, -1};
    const lm_type type = {LM_KIND_ENUM, 0, 0, 4, 0, &states, NULL};
    static const row rows[] = {
        {"{\"v\":\"PAID\"}", "OK {\"v\":\"PAID\"}", ""},
        {"{\"v\":\"paid\"}", "OK {\"v\":\"PAID\"}", "near_word"},
        {"{\"v\":\"Sent-Back\"}", "OK {\"v\":\"sent back\"}", "near_word"},
        {"{\"v\":sent_back}", "OK {\"v\":\"sent back\"}", "unquoted near_word"},
        {"{\"v\":\"cafe\"}", "OK {\"v\":\"caf\xC3\xA9\"}", "near_word"},
        {"{\"v\":\"opne\"}", "INVALID /v enum", "enum"},
        {"{\"v\":\"opens\"}", "OK {\"v\":\"open\"}", "near_word"},
        {"{\"v\":\"pad\"}", "OK {\"v\":\"PAID\"}", "near_word"},
        {"{\"v\":\"unpaid\"}", "INVALID /v enum", "enum"},
        {"{\"v\":\"v11\"}", "INVALID /v enum", "enum"},
        {"{\"v\":\"v1\"}", "INVALID /v enum", "enum"},
        {"{\"v\":\"\"}", "INVALID /v enum", "enum"},
    };

    ALL(shape(&type, LM_FIELD_REQUIRED, NULL), &repair, rows);
}
END_TEST

START_TEST(near_keys)
{
    static const row rows[] = {
        {"{\"Name\":\"Jason\",\"AGE\":20}", JASON, "near_key near_key"},
        {"{\"name\":\"Jason\",\"ages\":20}", JASON, "near_key"},
        {"{\"name\":\"Jason\",\"age\":20,\"Age\":30}", JASON, ""},
        {"{\"Age\":30,\"name\":\"Jason\",\"age\":20}", JASON,
         "near_key last_key_wins"},
        {"{\"name\":\"Jason\",\"average\":20}", "INVALID /age missing", NULL},
    };
    static const row closed[] = {
        {"{\"name\":\"Jason\",\"age\":20,\"Age\":30}",
         "INVALID /Age unknown_key", NULL},
        {"{\"NAME\":\"Jason\",\"age\":20}", JASON, "near_key"},
    };

    ALL(&person_type, &repair, rows);
    ALL(&person_type, &strict_checks, closed);
    mended(shape_flagged(&person_type, LM_MODEL_STRICT), &repair,
           &(row){"{\"V\":{\"name\":\"x\",\"age\":1}}", "INVALID /v missing",
                  NULL});
}
END_TEST

static lm_type list_of(const lm_type *of)
{
    return (lm_type){LM_KIND_LIST,   0,  0,   sizeof(void *),
                     sizeof(void *), of, NULL};
}

START_TEST(lists)
{
    static const lm_type integer = {LM_KIND_INT, 0, 0, 8, 0, NULL, NULL};
    const lm_type people = list_of(&person_type);
    const lm_type figures = list_of(&integer);
    static const char two[] = "OK [{\"name\":\"a\",\"age\":1},{\"name\":\"b\","
                              "\"age\":2}]";
    const row rows[] = {
        {"[{\"name\":\"a\",\"age\":1},{\"name\":\"b\",\"age\":2}]", two, ""},
        {"{\"name\":\"a\",\"age\":1}\n{\"name\":\"b\",\"age\":2}\n", two,
         "item_to_array json_lines"},
        {"{\"name\":\"a\",\"age\":1},\n{\"name\":\"b\",\"age\":2}", two,
         "item_to_array"},
        {"```\n{\"name\":\"a\",\"age\":1}\n{\"name\":\"b\",\"age\":2}\n```\nok",
         two, "item_to_array json_lines prose fence"},
        {"{\"name\":\"a\",\"age\":1}", "OK [{\"name\":\"a\",\"age\":1}]",
         "item_to_array"},
        {"{\"people\":[{\"name\":\"a\",\"age\":1},{\"name\":\"b\",\"age\":2}]}",
         two, "wrapper"},
        {"[{\"name\":\"a\",\"age\":1} {\"name\":\"b\",\"age\":2},]", two,
         "comma comma"},
        {"[]", "OK []", ""},
    };
    static const row ints[] = {
        {"[1,2,3]", "OK [1,2,3]", ""},
        {"[1\n2,,3,]", "OK [1,2,3]", "comma comma comma"},
        {"[1 2]", "INVALID /0 type", NULL},
        {"[\"1\",\"$2\",0x3]", "OK [1,2,3]",
         "string_to_number number_word number_word"},
        {"{\"values\":[1,2,3]}", "OK [1,2,3]", "wrapper"},
        {"the list is [1, 2, 3].", "OK [1,2,3]", "prose"},
        {"[$1,234]", "OK [1234]", "number_word"},
        {"[1,2", "TRUNCATED  truncated", NULL},
    };

    ALL(&people, &repair, rows);
    ALL(&figures, &repair, ints);
}
END_TEST

START_TEST(unions_and_any_value)
{
    static const lm_type any = {LM_KIND_JSON, 0,   0, sizeof(char *), 0,
                                NULL,         NULL};
    static const row rows[] = {
        {"{\"a\":[1,2,],b:'c'}", "OK {\"a\":[1,2],\"b\":\"c\"}", NULL},
        {"42", "OK 42", ""},
        {"\"text\"", "OK \"text\"", ""},
        {"{a:True,b:None,c:nothing}",
         "OK {\"a\":true,\"b\":null,\"c\":\"nothing\"}", NULL},
    };

    static const row ends[] = {
        {"{\"a\":\"b\xC4", "OK {\"a\":\"b\"}", "cut_off"},
        {"{\"a\xF0\x9F\x98", "OK {\"a\":null}", "cut_off"},
        {"[1,\"\\u01\xE2\x82", "OK [1,\"\\\\u01\"]", NULL},
    };

    ALL(&any, &repair, rows);
    ALL(&any, &cut, ends);
}
END_TEST

START_TEST(at_their_places)
{
    reads(&person_type, &repair, "Here:\n{name: 'Ja\nson',\n \"AGE\":\"20 y\"}",
          "OK {\"name\":\"Ja\\nson\",\"age\":20}\n"
          "~ unquoted 2:2 @7: a key without quotes\n"
          "~/name quotes 2:8 @13: other quotes are read as \"\n"
          "~/name raw_control 2:11 @16: control characters in a string are "
          "escaped\n"
          "~/age near_key 4:2 @24: \"AGE\" is read as \"age\"\n"
          "~/age number_word 4:8 @30: \"20 y\" is read as 20\n"
          "~ prose 1:1 @0: text around the value is left out\n");
    reads(&person_type, &repair, "{\"age\":1,\n\"name\":\"a\n\nb\x01\xFF\"}",
          "SYNTAX /name utf8 4:3 @23: not valid UTF-8\n"
          "~/name raw_control 2:10 @19: control characters in a string are "
          "escaped\n"
          "/name utf8 4:3 @23: not valid UTF-8\n");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("parser repair");
    TCase *cases = tcase_create("repair");

    tcase_add_test(cases, clean_text_is_left_alone);
    tcase_add_test(cases, found_in_prose);
    tcase_add_test(cases, reasoning_is_passed_over);
    tcase_add_test(cases, the_last_that_fits);
    tcase_add_test(cases, quotes_and_none);
    tcase_add_test(cases, commas_colons_comments);
    tcase_add_test(cases, brackets);
    tcase_add_test(cases, brackets_between_items);
    tcase_add_test(cases, nested_brackets);
    tcase_add_test(cases, cut_off_text);
    tcase_add_test(cases, numbers);
    tcase_add_test(cases, floats_and_bools);
    tcase_add_test(cases, near_words);
    tcase_add_test(cases, near_keys);
    tcase_add_test(cases, lists);
    tcase_add_test(cases, unions_and_any_value);
    tcase_add_test(cases, at_their_places);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
