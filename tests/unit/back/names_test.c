/* SPDX-License-Identifier: MIT */
/* Names in C: reserved words, spelling, clashes. */
#include "alloc.h"
#include "names.h"
#include "names_spell.h"
#include "suite.h"

#include <stdlib.h>
#include <string.h>

static const char *const reserved[] = {
    "asm",    "while", "alignas", "xor_eq", "class",  "bool",
    "true",   "NULL",  "errno",   "unix",   "BUFSIZ", "_Complex_I",
    "signed", "union", "NAN",     "I",      "new",    "thread_local",
};

START_TEST(word_is_reserved)
{
    ck_assert_msg(names_reserved(reserved[_i]) != NULL, "%s", reserved[_i]);
    ck_assert_msg(names_reserved_type(reserved[_i]) != NULL, "%s",
                  reserved[_i]);
}
END_TEST

static const char *const types_only[] = {
    "FILE",  "size_t",  "int64_t", "uint8_t",   "printf", "vsscanf",
    "value", "lm_call", "client",  "lm_client", "a",      "remove",
};

START_TEST(word_is_no_type)
{
    ck_assert_msg(!names_reserved(types_only[_i]), "%s", types_only[_i]);
    ck_assert_msg(names_reserved_type(types_only[_i]) != NULL, "%s",
                  types_only[_i]);
}
END_TEST

static const char *const free_words[] = {"name",  "User", "Class",  "int_",
                                         "final", "x",    "intl_tx"};

START_TEST(word_is_free)
{
    ck_assert_msg(!names_reserved_type(free_words[_i]), "%s", free_words[_i]);
}
END_TEST

static const char *const spellings[][2] = {
    {"name", "name"},
    {"a__b", "a_b"},
    {"__a", "_a"},
    {"_X", "X"},
    {"_x", "_x"},
    {"_", "x"},
    {"", "x"},
    {"9lives", "x9lives"},
    {"end user", "end_user"},
    {"gpt-4.1", "gpt_4_1"},
    {"\xc3\xa9t\xc3\xa9", "_t_"},
    {"a*/b", "a_b"},
};

START_TEST(identifier)
{
    lm_arena arena = {.allocator = &alloc_or_exit};

    ck_assert_str_eq(names_identifier(&arena, spellings[_i][0]),
                     spellings[_i][1]);
    lm_arena_free(&arena);
}
END_TEST

static const char *const snakes[][2] = {
    {"UserDetails", "user_details"},
    {"HTTPError", "http_error"},
    {"user", "user"},
    {"ID", "id"},
    {"Vec3D", "vec3_d"},
    {"already_snake", "already_snake"},
    {"Mixed_Case", "mixed_case"},
    {"ABc", "a_bc"},
};

START_TEST(snake_case)
{
    lm_arena arena = {.allocator = &alloc_or_exit};

    ck_assert_str_eq(names_snake_case(&arena, snakes[_i][0]), snakes[_i][1]);
    lm_arena_free(&arena);
}
END_TEST

START_TEST(joins_by_one_underscore)
{
    lm_arena arena = {.allocator = &alloc_or_exit};

    ck_assert_str_eq(names_join(&arena, "A", "b"), "A_b");
    ck_assert_str_eq(names_join(&arena, "class_", "parse"), "class_parse");
    ck_assert_str_eq(names_join(&arena, "A", "_b"), "A_b");
    lm_arena_free(&arena);
}
END_TEST

START_TEST(model)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    diag found = {.arena = &arena};
    names *all = names_new(&arena, "app_", &found);
    model_decl decl = {.name = "User"};
    names_model user;

    names_of_model(all, &decl, &user);
    ck_assert_str_eq(user.type, "app_User");
    ck_assert_str_eq(user.create_with, "app_User_create_with");
    ck_assert_str_eq(user.table, "app_User_type");
    ck_assert_str_eq(user.schemas[LM_PROFILE_CANONICAL], "app_User_schema");
    ck_assert_str_eq(user.schemas[LM_PROFILE_OPENAI_STRICT],
                     "app_User_schema_openai_strict");
    ck_assert_uint_eq(found.n_errors, 0);
    lm_arena_free(&arena);
}
END_TEST

START_TEST(clash_is_an_error)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    diag found = {.arena = &arena};
    names *all = names_new(&arena, "", &found);
    model_decl user = {.name = "User"};
    model_decl parse = {.name = "User_parse"};
    lm_buffer text = {.allocator = &alloc_or_exit};
    names_model out;

    names_of_model(all, &user, &out);
    names_of_model(all, &parse, &out);
    ck_assert_uint_eq(found.n_errors, 1);
    diag_print(&found, &text);
    ck_assert_msg(strstr(text.data, "'User_parse' is the C name of a function "
                                    "of 'User' and of the type 'User_parse'"),
                  "%s", text.data);
    lm_buffer_free(&text);
    lm_arena_free(&arena);
}
END_TEST

START_TEST(member)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    diag found = {.arena = &arena};
    names *all = names_new(&arena, "", &found);
    names_scope *scope = names_scope_new(all);
    source_span nowhere = {0};
    model_decl role = {.name = "Role", .kind = DECL_ENUM};
    names_enum out;

    names_of_enum(all, &role, &out);
    ck_assert_str_eq(names_member(scope, "", "class", nowhere, "field"),
                     "class_");
    ck_assert_str_eq(names_member(scope, "n", "class", nowhere, "count"),
                     "n_class");
    ck_assert_str_eq(names_member(scope, "", "Role", nowhere, "field"),
                     "Role_");
    ck_assert_str_eq(names_arm(scope, "UserDetails", nowhere), "user_details");
    ck_assert_str_eq(names_arm(scope, "int", nowhere), "int_");
    ck_assert_uint_eq(found.n_errors, 0);
    names_member(scope, "", "n_class", nowhere, "field");
    ck_assert_uint_eq(found.n_errors, 1);
    lm_arena_free(&arena);
}
END_TEST

#define LOOP(cases, function, rows)                                            \
    tcase_add_loop_test(cases, function, 0,                                    \
                        (int)(sizeof(rows) / sizeof(*(rows))))

int main(void)
{
    Suite *suite = suite_create("names");
    TCase *cases = tcase_create("names");

    LOOP(cases, word_is_reserved, reserved);
    LOOP(cases, word_is_no_type, types_only);
    LOOP(cases, word_is_free, free_words);
    LOOP(cases, identifier, spellings);
    LOOP(cases, snake_case, snakes);
    tcase_add_test(cases, joins_by_one_underscore);
    tcase_add_test(cases, model);
    tcase_add_test(cases, clash_is_an_error);
    tcase_add_test(cases, member);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
