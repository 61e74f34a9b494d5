/* SPDX-License-Identifier: MIT */
#include "models.h"
#include "suite.h"
#include "transcript.h"

#include <stdio.h>
#include <string.h>

/*
 * Valid texts, compact and spaced, changed in the ways that are mended, at
 * every place where a change can be made: either the value is the one it was,
 * and the repair is listed, or there is an error. Nothing is lost in silence.
 */

typedef struct change {
    const char *from, *to; /* "": before every byte of `from` */
    const char *code;      /* of the repair */
} change;

static const change changes[] = {
    {",", ",,", "comma"},
    {"}", ",}", "comma"},
    {"]", ",]", "comma"},
    {",", "", "comma"},
    {",", "/* a, \"b\" */,", "comment"},
    {":", ": // it's: {\n", "comment"},
    {"{", "{ # [\n", "comment"},
    {":", "=", "colon"},
    {":", "=>", "colon"},
    {":", " ", "colon"},
    {"\"id\"", "id", "unquoted"},
    {"\"id\"", "'id'", "quotes"},
    {"\"id\"", "`id`", "quotes"},
    {"\"id\"", "\"ID\"", "near_key"},
    {"\"quantity\"", "\"Quantity\"", "near_key"},
    {"\"quantity\"", "quantity", "unquoted"},
    {"\"Jo\"", "Jo", "unquoted"},
    {"\"Jo\"", "'Jo'", "quotes"},
    {"\"Jo\"", "\"\"\"Jo\"\"\"", "quotes"},
    {"\"Jo\"", "\xE2\x80\x9CJo\xE2\x80\x9D", "quotes"},
    {"\"paid\"", "\"PAID\"", "near_word"},
    {"\"paid\"", "paid", "unquoted"},
    {"\"paid\"", "\"payd\"", "near_word"},
    {"true", "True", "literal_word"},
    {"true", "yes", "bool_word"},
    {"null", "None", "literal_word"},
    {"12", "\"12 pieces\"", "number_word"},
    {"12", "0xC", "number_word"},
    {"12", "+12", "number_word"},
    {"\\n", "\n", "raw_control"},
    {"\\\"", "\"", "unescaped_quote"},
    {"}", "}}", "extra_closer"},
    {"]", "]]", "extra_closer"},
    {"]", "", "missing_closer"},
    {"}", "", "missing_closer"},
    {"", "Here you are: ", "prose"},
    {"", "```json\n", "fence"},
    {"", "<think>{\"id\": [</think>", "reasoning"},
};

static const char *const texts[] = {
    "{\"id\":\"a\\\"b\\\" c\\n\",\"customer\":{\"name\":\"Jo\",\"age\":42},"
    "\"items\":[{\"sku\":\"s\",\"quantity\":12,\"price\":2.5,\"tags\":[\"t\","
    "\"u\"]},{\"sku\":\"v\",\"quantity\":3,\"price\":1}],\"status\":\"paid\","
    "\"gift\":true,\"note\":null,\"slots\":[10,null,30]}",
    "{ \"id\" : \"a\\\"b\\\" c\\n\" ,\n  \"customer\" : { \"name\" : \"Jo\", "
    "\"age\" : 42 } ,\n  \"items\" : [ { \"sku\" : \"s\" , \"quantity\" : 12 "
    ", \"price\" : 2.5 , \"tags\" : [ \"t\" , \"u\" ] } , { \"sku\" : \"v\" , "
    "\"quantity\" : 3 , \"price\" : 1 } ] ,\n  \"status\" : \"paid\" , "
    "\"gift\" : true , \"note\" : null , \"slots\" : [ 10 , null , 30 ] }\n",
};

static const lm_parse_options repair = {.policy = LM_POLICY_REPAIR};

/* text with `to` in place of the n bytes at `at`. */
static const char *changed(const char *text, size_t at, size_t n,
                           const char *to)
{
    static char out[2048];
    size_t n_to = strlen(to);

    memcpy(out, text, at);
    memcpy(out + at, to, n_to);
    memcpy(out + at + n_to, text + at + n, strlen(text) - at - n + 1);
    return out;
}

/* The first line of the transcript. */
static size_t line_of(const char *transcript)
{
    return strcspn(transcript, "\n");
}

/* 1: mended as it should be; 0: a named error. */
static int try_change(const change *c, const char *text, size_t at,
                      const char *value)
{
    const char *mutant = changed(text, at, strlen(c->from), c->to);
    const char *got = transcript(&order_type, &repair, mutant, strlen(mutant));
    char listed[64];

    if (strncmp(got, "OK", 2) != 0) {
        ck_assert_msg(strchr(got, '@') != NULL, "%s\ngives:\n%s", mutant, got);
        return 0;
    }
    snprintf(listed, sizeof(listed), " %s ", c->code);
    ck_assert_msg(line_of(got) == strlen(value) &&
                      !strncmp(got, value, strlen(value)) &&
                      strchr(got + line_of(got), '~') != NULL,
                  "%s\ngives:\n%s\nnot:\n%s", mutant, got, value);
    return strstr(got, listed) != NULL;
}

/* At every place, and at least once it is mended and listed by its code. */
static void everywhere(const change *c, const char *text, const char *value)
{
    const char *at = text;
    int mended = 0;

    if (!*c->from) {
        ck_assert_msg(try_change(c, text, 0, value), "%s: not mended", c->to);
        return;
    }
    while ((at = strstr(at, c->from))) {
        mended += try_change(c, text, (size_t)(at - text), value);
        at++;
    }
    ck_assert_msg(mended, "%s to %s: mended nowhere in\n%s", c->from, c->to,
                  text);
}

START_TEST(exact_or_an_error)
{
    const char *text = texts[_i];
    const char *got = transcript(&order_type, &repair, text, strlen(text));
    char value[1024];

    ck_assert_msg(line_of(got) + 1 == strlen(got) && got[0] == 'O',
                  "valid text is mended:\n%s", got);
    snprintf(value, sizeof(value), "%.*s", (int)line_of(got), got);
    for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++)
        everywhere(&changes[i], text, value);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("parser mutate");
    TCase *cases = tcase_create("mutate");

    tcase_set_timeout(cases, 120);
    tcase_add_loop_test(cases, exact_or_an_error, 0,
                        sizeof(texts) / sizeof(*texts));
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
