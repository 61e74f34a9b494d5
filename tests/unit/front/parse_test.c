/* SPDX-License-Identifier: MIT */
/* Trees of the parser: what is attached to what, and what is left after an
   error. */
#include "front_text.h"
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

START_TEST(comments_belong_to_what_they_describe)
{
    static const char text[] = "/// of the file\n"
                               "\n"
                               "/// of A\n"
                               "// no doc\n"
                               "/// also of A\n"
                               "model A { /// of x\n"
                               "    x: int, /// behind x\n"
                               "    /// of y\n"
                               "    y: int\n"
                               "    z: int /// behind z\n"
                               "}\n"
                               "enum E { a /// of a\n"
                               "    , b = \"B\", /// of b\n"
                               "    /// of c\n"
                               "    c }\n";
    front_text t = {0};
    ast_file *ast = front_text_ast(&t, text);
    const ast_decl *a = &ast->decls[0];
    const ast_decl *e = &ast->decls[1];

    ck_assert_str_eq(front_text_errors(&t), "");
    ck_assert_str_eq(ast->doc, "of the file");
    ck_assert_str_eq(a->doc, "of A\nalso of A");
    ck_assert_str_eq(a->fields[0].doc, "of x\nbehind x");
    ck_assert_str_eq(a->fields[1].doc, "of y");
    ck_assert_str_eq(a->fields[2].doc, "behind z");
    ck_assert_ptr_null(e->doc);
    ck_assert_str_eq(e->members[0].doc, "of a");
    ck_assert_str_eq(e->members[1].doc, "of b");
    ck_assert_str_eq(e->members[2].doc, "of c");
    front_text_end(&t);
}
END_TEST

START_TEST(words_are_no_keywords)
{
    front_text t = {0};
    ast_file *ast = front_text_ast(
        &t, "model model { model: int type: int enum: int import: int "
            "function: string }\nenum type { model, enum }");

    ck_assert_str_eq(front_text_errors(&t), "");
    ck_assert_uint_eq(ast->n_decls, 2);
    ck_assert_uint_eq(ast->decls[0].n_fields, 5);
    ck_assert_uint_eq(ast->decls[1].n_members, 2);
    front_text_end(&t);
}
END_TEST

START_TEST(layout_is_free)
{
    static const char *const texts[] = {
        "model A{x:int y:string?[]=[] @alias(\"z\"),}",
        ("model A\n{\nx\n:\nint\ny\n:\nstring\n?\n[\n]\n@\nalias\n(\n\"z\"\n)\n"
         "=\n[\n]\n}"),
        "model A { x: int, y: string?[] = [] @alias(\"z\") }",
    };
    front_text t = {0};
    ast_file *ast = front_text_ast(&t, texts[_i]);
    const ast_field *y = &ast->decls[0].fields[1];

    ck_assert_str_eq(front_text_errors(&t), "");
    ck_assert_uint_eq(ast->decls[0].n_fields, 2);
    ck_assert_int_eq(y->type->kind, AST_TYPE_LIST);
    ck_assert_int_eq(y->type->arg->kind, AST_TYPE_OPTIONAL);
    ck_assert_int_eq(y->init->kind, AST_ARRAY);
    ck_assert_str_eq(y->attrs[0].args[0].value.text, "z");
    front_text_end(&t);
}
END_TEST

START_TEST(functions_are_kept)
{
    front_text t = {0};
    ast_file *ast = front_text_ast(
        &t, "function f(a: int, b: string) -> User @distil(name = \"x\") {\n"
            "    system: \"s\"\n    user: \"u {{a}}\"\n}\n"
            "function g() -> int[]\nmodel A { x: int }\n");
    const ast_decl *f = &ast->decls[0];

    ck_assert_str_eq(front_text_errors(&t), "");
    ck_assert_uint_eq(ast->n_decls, 3);
    ck_assert_uint_eq(f->n_fields, 2);
    ck_assert_str_eq(f->type->name.text, "User");
    ck_assert_str_eq(f->attrs[0].args[0].key.text, "name");
    ck_assert_uint_eq(f->n_messages, 2);
    ck_assert_str_eq(f->messages[1].role.text, "user");
    ck_assert_str_eq(f->messages[1].text.text, "u {{a}}");
    front_text_end(&t);
}
END_TEST

typedef struct broken_row {
    const char *text;
    size_t n_errors;
    const char *fields; /* of all declarations, one behind the other */
} broken_row;

/* One error does not hide the next, and what is sound is kept. */
static const broken_row broken_rows[] = {
    {"model A { x: b: int }", 1, "x b"},
    {"model A { x: int( b: int }", 1, "x b"},
    {"model A { x: [int] y: int z: {a: int} w: int }", 2, "x y z w"},
    {"model A { x: int = {a: [1} y: int }", 1, "x y"},
    {"model A { x: int\nmodel B { y: int }", 1, "x y"},
    {"model A x: int }\nmodel B { y: int }", 1, "y"},
    {"model A { x: int } } model B { y: int }", 1, "x y"},
    {"model A { 5 x: int @ @y z: int }", 2, "x z"},
    {"model A { @@ x: int y: int }", 1, "x y"},
    {"modl A { x: int } enumm B { y } model C { z: int }", 2, "x z"},
    {"", 0, ""},
    {"model", 1, ""},
    {"model A", 1, ""},
    {"model A {", 1, ""},
    {"model A { x", 1, "x"},
    {"model A { x:", 1, "x"},
    {"import model A { x: int }", 1, "x"},
};

START_TEST(errors_leave_the_rest)
{
    const broken_row *row = &broken_rows[_i];
    front_text t = {0};
    ast_file *ast = front_text_ast(&t, row->text);
    char fields[200] = "";
    size_t n = 0;

    for (size_t i = 0; i < ast->n_decls; i++)
        for (size_t k = 0; k < ast->decls[i].n_fields; k++)
            n += (size_t)snprintf(fields + n, sizeof(fields) - n, "%s%s",
                                  n ? " " : "",
                                  ast->decls[i].fields[k].name.text);
    ck_assert_msg(strcmp(fields, row->fields) == 0, "%s: fields %s", row->text,
                  fields);
    ck_assert_msg(t.diag.n_errors == row->n_errors, "%s:\n%s", row->text,
                  front_text_errors(&t));
    front_text_end(&t);
}
END_TEST

/* Deep nesting ends in an error and not in a crash. */
START_TEST(depth_is_bound)
{
    static const char *const opens[] = {"(", "map<", "[", "{a:"};
    char *text = malloc(1000000);
    front_text t = {0};
    size_t n;

    ck_assert_ptr_nonnull(text);
    n = (size_t)snprintf(text, 100, "%s",
                         _i < 2 ? "model A { x: " : "model A { x: json = ");
    for (int i = 0; i < 200000; i++) {
        memcpy(text + n, opens[_i], strlen(opens[_i]));
        n += strlen(opens[_i]);
    }
    text[n] = '\0';
    front_text_ast(&t, text);
    ck_assert_ptr_nonnull(
        strstr(front_text_errors(&t), "nested more than 64 levels deep"));
    front_text_end(&t);
    free(text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("parse");
    TCase *cases = tcase_create("parse");

    tcase_add_test(cases, comments_belong_to_what_they_describe);
    tcase_add_test(cases, words_are_no_keywords);
    tcase_add_loop_test(cases, layout_is_free, 0, 3);
    tcase_add_test(cases, functions_are_kept);
    tcase_add_loop_test(cases, errors_leave_the_rest, 0,
                        sizeof(broken_rows) / sizeof(broken_rows[0]));
    tcase_add_loop_test(cases, depth_is_bound, 0, 4);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
