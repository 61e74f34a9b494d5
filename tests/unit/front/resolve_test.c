/* SPDX-License-Identifier: MIT */
/* From models that are right to what emitters get. What is wrong with others
   is in tests/errors. */
#include "alloc.h"
#include "front_text.h"
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct type_row {
    const char *source;
    const char *type;
} type_row;

static const type_row type_rows[] = {
    {"string", "string"},
    {"int", "int64"},
    {"int8", "int8"},
    {"uint64?", "uint64?"},
    {"float", "float"},
    {"double", "double"},
    {"bool?", "bool?"},
    {"json", "json"},
    {"int[]", "[int64]"},
    {"int?[]", "[int64?]"},
    {"int[]?", "[int64]?"},
    {"int[][]", "[[int64]]"},
    {"map<int[]>", "{[int64]}"},
    {"map<map<string?>>?", "{{string?}}?"},
    {"Role", "Role"},
    {"Role?[]", "[Role?]"},
    {"Cat", "Cat"},
    {"\"a\"", "M_x"},
    {"\"a\" | \"b\"", "M_x"},
    {"(\"a\" | \"b\")[]", "[M_x]"},
    {"\"a\" | \"b\"?", "M_x?"},
    {"1 | 2", "int64="},
    {"(1 | -2)?", "int64=?"},
    {"int | string", "(int64|string)t"},
    {"int | string?", "(int64|string)t?"},
    {"(int | string)[]", "[(int64|string)t]"},
    {"\"a\" | 1 | bool", "(bool|M_x_word|int64=)t"},
    {"Cat | string | int[]", "(Cat|string|[int64])t"},
    {"Cat | Dog", "(Cat:cat|Dog:dog)kind"},
    {"Cat | Dog | int", "(Cat:cat|Dog:dog|int64)kind"},
    {"Circle | Square", "(Circle:r|Square:side)k"},
    {"| Circle | Square", "(Circle:r|Square:side)k"},
    {"Shape", "(Circle:r|Square:side)k"},
    {"Shape?", "(Circle:r|Square:side)k?"},
    {"Shape | int", "(Circle:r|Square:side|int64)k"},
    {"Named", "string"},
    {"Named?", "string?"},
    {"Maybe2", "string?"},
    {"maybe<Cat>", "MaybeCat"},
    {"maybe<Cat[]>", "MaybeCatList"},
    {"maybe<string>[]", "[MaybeString]"},
    {"Perhaps", "Perhaps"},
    {"(int)", "int64"},
    {"((Cat | Dog))?", "(Cat:cat|Dog:dog)kind?"},
};

START_TEST(types)
{
    static const char others[] =
        "enum Role { admin, user }\n"
        "model Cat { kind: \"cat\" name: string }\n"
        "model Dog { kind: \"dog\" name: string }\n"
        "model Circle { r: double color: string? }\n"
        "model Square { side: double color: string? }\n"
        "type Shape = Circle | Square\n"
        "type Named = string(min_length = 1)\n"
        "type Maybe2 = Named?\n"
        "type Perhaps = maybe<Dog>\n";
    const type_row *row = &type_rows[_i];
    front_text t = {0};
    char text[1000];
    const model_unit *unit;
    const char *got;

    snprintf(text, sizeof(text), "%smodel M { x: %s }\n", others, row->source);
    unit = front_text_unit(&t, text);
    ck_assert_msg(unit != NULL, "%s:\n%s", row->source, front_text_errors(&t));
    got = front_text_type(&t, front_text_field(unit, "M", "x")->type);
    ck_assert_msg(strcmp(got, row->type) == 0, "%s is %s", row->source, got);
    front_text_end(&t);
}
END_TEST

typedef struct init_row {
    const char *field;
    const char *init;
} init_row;

static const init_row init_rows[] = {
    {"int = 5", "5"},
    {"int = 1e3", "1000"},
    {"int = -0", "0"},
    {"uint64 = 18446744073709551615", "18446744073709551615"},
    {"double = 1.50", "1.5"},
    {"double = 1E-7", "1e-7"},
    {"bool = false", "false"},
    {"string = \"\"", "\"\""},
    {"string = \"a\\\"\\\\\\n\\u0001\\u00e9/\"",
     "\"a\\\"\\\\\\n\\u0001\xC3\xA9/\""},
    {"string? = null", "null"},
    {"Role = user", "\"end user\""},
    {"Role = \"end user\"", "\"end user\""},
    {"\"a\" | \"b\" = \"b\"", "\"b\""},
    {"1 | 2 = 2", "2"},
    {"int[] = []", "[]"},
    {"int?[] = [1, null,]", "[1,null]"},
    {"map<int> = {}", "{}"},
    {"map<int> = {b: 1, \"a b\": 2}", "{\"b\":1,\"a b\":2}"},
    {"Cat = {name: \"x\", kind: \"cat\"}", "{\"kind\":\"cat\",\"name\":\"x\"}"},
    {"Cat | Dog = {kind: \"dog\", name: \"x\"}",
     "{\"kind\":\"dog\",\"name\":\"x\"}"},
    {"int | string = \"x\"", "\"x\""},
    {"int | string = 7", "7"},
    {"json = {a: [1, null, true, \"x\"], b: {}}",
     "{\"a\":[1,null,true,\"x\"],\"b\":{}}"},
};

START_TEST(defaults_become_json)
{
    static const char others[] = "enum Role { admin, user = \"end user\" }\n"
                                 "model Cat { kind: \"cat\" name: string }\n"
                                 "model Dog { kind: \"dog\" name: string }\n";
    const init_row *row = &init_rows[_i];
    front_text t = {0};
    char text[1000];
    const model_unit *unit;
    const char *got;

    snprintf(text, sizeof(text), "%smodel M { x: %s }\n", others, row->field);
    unit = front_text_unit(&t, text);
    ck_assert_msg(unit != NULL, "%s:\n%s", row->field, front_text_errors(&t));
    got = front_text_field(unit, "M", "x")->init;
    ck_assert_msg(got && strcmp(got, row->init) == 0, "%s gives %s", row->field,
                  got ? got : "nothing");
    front_text_end(&t);
}
END_TEST

START_TEST(attributes_are_set)
{
    static const char text[] =
        "model M @@strict {\n"
        "  a: int[] @alias(\"A\") @title(\"T\") @check(one) @check(two)\n"
        "    @skip @deprecated @atomic @nonnull @drop_invalid\n"
        "    @examples([1], [])\n"
        "  b: int\n"
        "  @@check(all) @@extra(keep) @@name(\"tool-1\") @@hot\n"
        "}\n";
    front_text t = {0};
    const model_unit *unit = front_text_unit(&t, text);
    const model_decl *m = front_text_decl(unit, "M");
    const model_field *a = front_text_field(unit, "M", "a");

    ck_assert_str_eq(front_text_errors(&t), "");
    ck_assert(m->strict && m->hot && m->extra == EXTRA_KEEP);
    ck_assert_str_eq(m->tool_name, "tool-1");
    ck_assert_str_eq(m->checks[0].name, "all");
    ck_assert_str_eq(a->key, "A");
    ck_assert_str_eq(a->title, "T");
    ck_assert_uint_eq(a->n_checks, 2);
    ck_assert_str_eq(a->checks[1].name, "two");
    ck_assert(a->skip && a->deprecated && a->atomic && a->nonnull);
    ck_assert(a->drop_invalid);
    ck_assert_uint_eq(a->n_examples, 2);
    ck_assert_str_eq(a->examples[0], "[1]");
    ck_assert_str_eq(a->examples[1], "[]");
    ck_assert_str_eq(m->fields[1].key, "b");
    front_text_end(&t);
}
END_TEST

START_TEST(rules_are_set)
{
    static const char text[] =
        "type Age = int8(ge = 0, le = 99)\n"
        "model M {\n"
        "  a: Age(le = 1e1)\n"
        "  b: string(pattern = \"^a+$\", strict)[](unique, min_items = 1)\n"
        "  c: double(gt = -0.50, multiple_of = 0.01)\n"
        "}\n";
    front_text t = {0};
    const model_unit *unit = front_text_unit(&t, text);
    const model_type *a;
    const model_type *b;
    const model_type *c;

    ck_assert_str_eq(front_text_errors(&t), "");
    a = front_text_field(unit, "M", "a")->type;
    ck_assert(a->rules.has[RULE_GE] && a->rules.has[RULE_LE]);
    ck_assert_str_eq(a->rules.number[RULE_GE].text, "0");
    ck_assert_str_eq(a->rules.number[RULE_LE].text, "10");
    b = front_text_field(unit, "M", "b")->type;
    ck_assert(b->rules.has[RULE_UNIQUE] && b->rules.has[RULE_MIN_ITEMS]);
    ck_assert(b->elem->rules.has[RULE_STRICT]);
    ck_assert_str_eq(b->elem->rules.pattern, "^a+$");
    ck_assert_ptr_nonnull(b->elem->rules.dfa);
    c = front_text_field(unit, "M", "c")->type;
    ck_assert_str_eq(c->rules.number[RULE_GT].text, "-0.5");
    ck_assert_int_eq(c->rules.number[RULE_MULTIPLE_OF].digits, 1);
    ck_assert_int_eq(c->rules.number[RULE_MULTIPLE_OF].exponent, -2);
    front_text_end(&t);
}
END_TEST

START_TEST(base_models_give_their_fields)
{
    static const char text[] =
        "model C : B { c: int }\n"
        "model B : A { b: int = 2 }\n"
        "model A { a: \"x\" | \"y\" = \"x\" @examples(\"y\") }\n";
    front_text t = {0};
    const model_unit *unit = front_text_unit(&t, text);
    const model_decl *c = front_text_decl(unit, "C");

    ck_assert_str_eq(front_text_errors(&t), "");
    ck_assert_uint_eq(c->n_fields, 3);
    ck_assert_str_eq(c->fields[0].name, "a");
    ck_assert_str_eq(c->fields[0].init, "\"x\"");
    ck_assert_str_eq(c->fields[0].examples[0], "\"y\"");
    ck_assert_str_eq(c->fields[1].init, "2");
    ck_assert_str_eq(c->fields[0].type->decl->name, "A_a");
    ck_assert_ptr_nonnull(front_text_decl(unit, "A_a"));
    ck_assert_ptr_null(front_text_decl(unit, "C_a"));
    front_text_end(&t);
}
END_TEST

START_TEST(made_types_stand_before_their_users)
{
    static const char text[] = "model A { x: \"a\" y: maybe<B> z: maybe<B>? }\n"
                               "model B { x: int w: maybe<B[]> }\n";
    static const char *const order[] = {"A_x", "MaybeB", "A", "MaybeBList",
                                        "B"};
    front_text t = {0};
    const model_unit *unit = front_text_unit(&t, text);

    ck_assert_str_eq(front_text_errors(&t), "");
    ck_assert_uint_eq(unit->n_decls, 5);
    for (size_t i = 0; i < 5; i++)
        ck_assert_str_eq(unit->decls[i]->name, order[i]);
    ck_assert(unit->decls[0]->anonymous && !unit->decls[1]->anonymous);
    front_text_end(&t);
}
END_TEST

START_TEST(recursion_is_found)
{
    static const char text[] =
        "model Tree { left: Tree? kids: Tree[] leaf: Leaf }\n"
        "model Leaf { x: int }\n"
        "model Ping { pong: Pong? leaf: Leaf }\n"
        "model Pong { pings: map<Ping> }\n"
        "type Expr = Add | Num\n"
        "model Add { left: Expr right: Expr }\n"
        "model Num { value: double }\n"
        "model User { tree: Tree expr: Expr }\n";
    front_text t = {0};
    const model_unit *unit = front_text_unit(&t, text);

    ck_assert_str_eq(front_text_errors(&t), "");
    ck_assert(front_text_decl(unit, "Tree")->recursive);
    ck_assert(front_text_decl(unit, "Ping")->recursive);
    ck_assert(front_text_decl(unit, "Pong")->recursive);
    ck_assert(front_text_decl(unit, "Add")->recursive);
    ck_assert(!front_text_decl(unit, "Leaf")->recursive);
    ck_assert(!front_text_decl(unit, "Num")->recursive);
    ck_assert(!front_text_decl(unit, "User")->recursive);
    ck_assert_str_eq(
        front_text_type(&t, front_text_field(unit, "Tree", "left")->type),
        "Tree*?");
    ck_assert_str_eq(
        front_text_type(&t, front_text_field(unit, "Add", "left")->type),
        "(Add*:left|Num:value)k");
    ck_assert_str_eq(
        front_text_type(&t, front_text_field(unit, "User", "tree")->type),
        "Tree");
    front_text_end(&t);
}
END_TEST

/* What n models cost, in allocations of the arena: no more than linear. */
static size_t cost_of(size_t n)
{
    lm_buffer buf = {.allocator = &alloc_or_exit};
    front_text t = {0};
    size_t taken;

    for (size_t i = 0; i < n; i++)
        lm_buffer_printf(&buf,
                         "model M%zu { a: int(ge = 0) b: string[] c: M%zu? "
                         "d: \"x\" | \"y\" = \"x\" e: M%zu[] }\n",
                         i, (i + 1) % n, (i * 7) % n);
    ck_assert_ptr_nonnull(front_text_unit(&t, buf.data));
    taken = t.arena.taken;
    front_text_end(&t);
    lm_buffer_free(&buf);
    return taken;
}

START_TEST(cost_is_linear)
{
    size_t one = cost_of(500);
    size_t ten = cost_of(5000);

    ck_assert_msg(ten < 13 * one, "500 models: %zu, 5000: %zu", one, ten);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("resolve");
    TCase *cases = tcase_create("resolve");

    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, types, 0,
                        sizeof(type_rows) / sizeof(type_rows[0]));
    tcase_add_loop_test(cases, defaults_become_json, 0,
                        sizeof(init_rows) / sizeof(init_rows[0]));
    tcase_add_test(cases, attributes_are_set);
    tcase_add_test(cases, rules_are_set);
    tcase_add_test(cases, base_models_give_their_fields);
    tcase_add_test(cases, made_types_stand_before_their_users);
    tcase_add_test(cases, recursion_is_found);
    tcase_add_test(cases, cost_is_linear);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
