/* SPDX-License-Identifier: MIT */
/* Tokens, places, literals, and how diagnostics are shown. */
#include "alloc.h"
#include "front_text.h"
#include "literal.h"
#include "suite.h"
#include "token.h"

#include <stdlib.h>
#include <string.h>

static const token *tokens_of(front_text *t, const char *text, size_t *n)
{
    token_list list = front_text_ast(t, text)->tokens;

    *n = list.n;
    return list.items;
}

/* Each token once, and what is made of it. */
START_TEST(every_token)
{
    static const char text[] =
        "// c\n/// d\n//// c\nname _x9 -12.5e+3 \"s\\\"s\"{}[]()<>,:?|=.->@@@";
    static const token_kind kinds[] = {
        TOKEN_COMMENT, TOKEN_DOC,      TOKEN_COMMENT,  TOKEN_NAME,
        TOKEN_NAME,    TOKEN_NUMBER,   TOKEN_STRING,   TOKEN_LBRACE,
        TOKEN_RBRACE,  TOKEN_LBRACKET, TOKEN_RBRACKET, TOKEN_LPAREN,
        TOKEN_RPAREN,  TOKEN_LESS,     TOKEN_GREATER,  TOKEN_COMMA,
        TOKEN_COLON,   TOKEN_QUESTION, TOKEN_BAR,      TOKEN_EQUALS,
        TOKEN_DOT,     TOKEN_ARROW,    TOKEN_AT_AT,    TOKEN_AT,
        TOKEN_END};
    front_text t = {0};
    size_t n;
    const token *tokens = tokens_of(&t, text, &n);

    ck_assert_uint_eq(n, sizeof(kinds) / sizeof(kinds[0]));
    for (size_t i = 0; i < n; i++)
        ck_assert_msg(tokens[i].kind == kinds[i], "token %zu is %s", i,
                      token_text(tokens[i].kind));
    front_text_end(&t);
}
END_TEST

START_TEST(a_mark_at_the_start_is_no_token)
{
    front_text t = {0};
    size_t n;
    const token *tokens = tokens_of(&t, "\xEF\xBB\xBFmodel", &n);

    ck_assert_uint_eq(n, 2);
    ck_assert_int_eq(tokens[0].kind, TOKEN_NAME);
    ck_assert_uint_eq(tokens[0].start, 3);
    front_text_end(&t);
}
END_TEST

START_TEST(places_count_lines_and_bytes)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    const source *file = source_of(&arena, "x", "ab\n\n\xC3\xA9x", 7);
    static const source_place want[] = {{1, 1}, {1, 2}, {1, 3}, {2, 1},
                                        {3, 1}, {3, 2}, {3, 3}, {3, 4}};

    for (uint32_t i = 0; i < 8; i++) {
        source_place got = source_locate(file, i);

        ck_assert_msg(got.line == want[i].line && got.column == want[i].column,
                      "offset %u is at %u:%u", i, got.line, got.column);
    }
    lm_arena_free(&arena);
}
END_TEST

typedef struct literal_row {
    const char *source;
    const char *text; /* NULL: refused */
} literal_row;

static const literal_row literal_rows[] = {
    {"\"\"", ""},
    {"\"abc\"", "abc"},
    {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t"},
    {"\"\\u0041\\u00e9\\u20AC\"", "A\xC3\xA9\xE2\x82\xAC"},
    {"\"\\ud83d\\ude00\"", "\xF0\x9F\x98\x80"},
    {"\"\\ud83d\"", NULL},
    {"\"\\ud83dx\"", NULL},
    {"\"\\ude00\"", NULL},
    {"\"\\u0000\"", NULL},
    {"\"\\u12\"", NULL},
    {"\"\\x\"", NULL},
#define Q "\"\"\""
    {Q Q, ""},
    {Q "one \"two\" \"\"three" Q, "one \"two\" \"\"three"},
    {Q "\\\"" Q, "\""},
    {Q "\n" Q, ""},
    {Q "\n  " Q, ""},
    {Q " \n\n  " Q, ""},
    {Q "\n  one\n    two\n\n  three\n" Q, "one\n  two\n\nthree"},
    {Q "\n\t\tone\n\t two\n      " Q, "\tone\n two"},
    {Q "\r\n  one\r\n\r\n  two\r\n  " Q, "one\n\ntwo"},
    {Q "one\n  two\n three" Q, "one\n two\nthree"},
    {Q "\n  one \n   \n  two  " Q, "one \n\ntwo  "},
    {Q "\n\n  one\n\n" Q, "\none\n"},
    {Q "\n  \\n\\t\\u00e9\n" Q, "\n\t\xC3\xA9"},
    {Q "\n  one \\\n  two\n" Q, NULL},
    {Q "\n  \\q\n" Q, NULL},
#undef Q
};

START_TEST(literals_stand_for_text)
{
    const literal_row *row = &literal_rows[_i];
    front_text t = {0};
    ast_file *ast = front_text_ast(&t, "");
    const source *file =
        source_of(&t.arena, "x", row->source, strlen(row->source));
    char *text =
        literal_text(&t.diag, (source_span){file, 0, (uint32_t)file->size});

    ck_assert_ptr_nonnull(ast);
    if (row->text)
        ck_assert_str_eq(text, row->text);
    ck_assert_msg((t.diag.n_errors == 0) == (row->text != NULL), "%s: %s",
                  row->source, front_text_errors(&t));
    front_text_end(&t);
}
END_TEST

START_TEST(parts_of_literals_have_places)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    const source *file = source_of(&arena, "x", "\"a\\n\\u00e9b\"", 12);
    source_span all = {file, 0, 12};
    source_span part = literal_part(all, 1, 2);

    ck_assert_uint_eq(part.start, 2);
    ck_assert_uint_eq(part.end, 4);
    part = literal_part(all, 2, 4);
    ck_assert_uint_eq(part.start, 4);
    ck_assert_uint_eq(part.end, 10);
    part = literal_part(all, 5, 6);
    ck_assert_uint_eq(part.start, 11);
    lm_arena_free(&arena);
}
END_TEST

static const char *const nearest_rows[][2] = {
    {"strng", "string"},  {"sting", "string"}, {"stirng", "string"},
    {"STRING", "string"}, {"integr", NULL},    {"in", "int"},
    {"flot", "float"},    {"x", NULL},         {"", NULL},
};

START_TEST(the_nearest_word)
{
    static const char *const words[] = {"string", "int", "float", "bool"};
    const char *got = diag_nearest(nearest_rows[_i][0], words, 4);
    const char *want = nearest_rows[_i][1];

    ck_assert_msg((!got && !want) || (got && want && strcmp(got, want) == 0),
                  "%s: got %s", nearest_rows[_i][0], got ? got : "nothing");
}
END_TEST

START_TEST(many_errors_are_counted)
{
    front_text t = {0};
    source_span nowhere = {0};

    front_text_ast(&t, "");
    for (int i = 0; i < DIAG_MAX + 5; i++) {
        diag_error(&t.diag, nowhere, "number %d", i);
        diag_note(&t.diag, nowhere, "and a note");
    }
    ck_assert_uint_eq(t.diag.n_errors, DIAG_MAX + 5);
    ck_assert_uint_eq(t.diag.n, (size_t)2 * DIAG_MAX);
    ck_assert_ptr_nonnull(
        strstr(front_text_errors(&t), "lmc: error: 5 more are not shown\n"));
    front_text_end(&t);
}
END_TEST

START_TEST(the_same_error_is_shown_once)
{
    front_text t = {0};
    source_span nowhere = {0};

    front_text_ast(&t, "");
    for (int i = 0; i < 3; i++) {
        diag_warning(&t.diag, nowhere, "again");
        diag_note(&t.diag, nowhere, "and again");
    }
    ck_assert_uint_eq(t.diag.n_warnings, 1);
    ck_assert_str_eq(front_text_errors(&t),
                     "lmc: warning: again\nlmc: note: and again\n");
    front_text_end(&t);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("scan");
    TCase *cases = tcase_create("scan");

    tcase_add_test(cases, every_token);
    tcase_add_test(cases, a_mark_at_the_start_is_no_token);
    tcase_add_test(cases, places_count_lines_and_bytes);
    tcase_add_loop_test(cases, literals_stand_for_text, 0,
                        sizeof(literal_rows) / sizeof(literal_rows[0]));
    tcase_add_test(cases, parts_of_literals_have_places);
    tcase_add_loop_test(cases, the_nearest_word, 0,
                        sizeof(nearest_rows) / sizeof(nearest_rows[0]));
    tcase_add_test(cases, many_errors_are_counted);
    tcase_add_test(cases, the_same_error_is_shown_once);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
