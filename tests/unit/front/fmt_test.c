/* SPDX-License-Identifier: MIT */
/* The layout of models: known ones, and any other that is not changed twice. */
#include "alloc.h"
#include "fmt.h"
#include "random.h"
#include "suite.h"
#include "token.h"

#include <stdlib.h>
#include <string.h>

static const char *const rows[][2] = {
    {"", ""},
    {"\n\n// only\n\n\n// comments", "// only\n\n// comments\n"},
    {"model A{x:int}", "model A { x: int }\n"},
    {"model A{x:int y:string,z:bool,}",
     "model A { x: int, y: string, z: bool }\n"},
    {"model A{\nx:int}", "model A {\n    x: int\n}\n"},
    {"model A { x: int // c\n}", "model A {\n    x: int // c\n}\n"},
    {"model A {\n\n\nx:int,\n\n\n\ny:int\n\n}",
     "model A {\n    x: int\n\n    y: int\n}\n"},
    {"model A {\nx:int\nlonger:int\n// c\nlongest_one:int\n\nb:int\nbb:int\n}",
     "model A {\n    x:           int\n    longer:      int\n    // c\n"
     "    longest_one: int\n\n    b:  int\n    bb: int\n}\n"},
    {"model B:A@@strict@@name ( \"x\" ){ // why\nx:int\n@@extra (forbid)}",
     "model B : A @@strict @@name(\"x\") { // why\n    x: int\n"
     "    @@extra(forbid)\n}\n"},
    {"model A {\nx:string ( min_length=1,max_length = 2 , ) [ ] ( unique )?="
     "[ \"a\" , ]@alias ( \"b\" )@skip}",
     "model A {\n    x: string(min_length = 1, max_length = 2)[](unique)? = "
     "[\"a\"] @alias(\"b\")\n            @skip\n}\n"},
    {"model A {\nx:(\"a\"|\"b\")[]\ny:map<map<int>?>\nz:json={a:[1,{}]}\n}",
     "model A {\n    x: (\"a\" | \"b\")[]\n    y: map<map<int>?>\n"
     "    z: json = {a: [1, {}]}\n}\n"},
    {"enum E{a,b=\"B\"@unknown}", "enum E { a, b = \"B\" @unknown }\n"},
    {"enum E{\na,b=\"B\" /// doc\n,/// c\nc}",
     "enum E {\n    a,\n    b = \"B\", /// doc\n    /// c\n    c,\n}\n"},
    {"type A=|B|  C", "type A = | B | C\n"},
    {"import \"a\"import \"b\"\n\n\ntype X=int type Y=int",
     "import \"a\"\nimport \"b\"\n\ntype X = int\ntype Y = int\n"},
    {"type X=int\nmodel A {\nx:int\n}\ntype Y=int\n// c\nmodel B {\ny:int\n}",
     "type X = int\n\nmodel A {\n    x: int\n}\n\ntype Y = int\n\n// c\n"
     "model B {\n    y: int\n}\n"},
    {"function f(a:int,b:string[]=[])->T@distil(name=\"x\"){system:\"s\"\n"
     "user:\"u\"}",
     "function f(a: int, b: string[] = []) -> T @distil(name = \"x\") {\n"
     "    system: \"s\"\n    user:   \"u\"\n}\n"},
    {"function f()->int{user:\"u\"}", "function f() -> int { user: \"u\" }\n"},
    {"model A { x: // why\nint }",
     "model A {\n    x: // why\n            int\n}\n"},
    {"model A {\nx:AlphaModelName|BetaModelName|GammaModelName|DeltaModelName|"
     "Epsilon\n}",
     "model A {\n    x: AlphaModelName | BetaModelName | GammaModelName | "
     "DeltaModelName\n            | Epsilon\n}\n"},
    {"function f()->int{system:\"\"\"\n  a\n   b\n\"\"\"// "
     "c\nuser:\"\"\"u\"\"\"}",
     "function f() -> int {\n    system: \"\"\"\n  a\n   b\n\"\"\" // c\n"
     "    user:   \"\"\"u\"\"\"\n}\n"},
    {"model A {\nx:string=\"\"\"a line that is long enough to be in the way\n"
     "  and another\"\"\"@title(\"a title that has to go somewhere else\")}",
     "model A {\n    x: string = \"\"\"a line that is long enough to be in the "
     "way\n  and another\"\"\" @title(\"a title that has to go somewhere "
     "else\")\n}\n"},
    {"/// doc   \nmodel A { x: int }\r\n", "/// doc\nmodel A { x: int }\n"},
};

/* What the text becomes; the result is the arena's. */
static const char *format(lm_arena *arena, const char *text)
{
    diag found = {.arena = arena};
    lm_buffer buf = {.allocator = &alloc_or_exit};
    lm_buffer errors = {.allocator = &alloc_or_exit};
    bool ok =
        fmt_file(source_of(arena, "t.model", text, strlen(text)), &found, &buf);
    const char *result =
        alloc_strndup(arena, buf.data ? buf.data : "", buf.size);

    diag_print(&found, &errors);
    ck_assert_msg(ok, "%s:\n%s", text, errors.data ? errors.data : "");
    lm_buffer_free(&errors);
    lm_buffer_free(&buf);
    return result;
}

START_TEST(known_layouts)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    const char *got = format(&arena, rows[_i][0]);

    ck_assert_msg(strcmp(got, rows[_i][1]) == 0, "\n%s\nbecomes\n%s",
                  rows[_i][0], got);
    ck_assert_str_eq(format(&arena, got), got);
    lm_arena_free(&arena);
}
END_TEST

START_TEST(errors_leave_no_text)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    diag found = {.arena = &arena};
    lm_buffer buf = {.allocator = &alloc_or_exit};
    const source *file = source_of(&arena, "t", "model A { x: }", 14);

    ck_assert(!fmt_file(file, &found, &buf));
    ck_assert_uint_eq(found.n_errors, 1);
    ck_assert_uint_eq(buf.size, 0);
    lm_arena_free(&arena);
}
END_TEST

/* All tokens but commas, which the layout may add and leave out. */
static const char *words_of(lm_arena *arena, const char *text)
{
    diag found = {.arena = arena};
    token_list tokens =
        token_read(source_of(arena, "t", text, strlen(text)), &found);
    lm_buffer buf = {.allocator = &alloc_or_exit};
    const char *words;

    for (size_t i = 0; i < tokens.n; i++) {
        const token *t = &tokens.items[i];

        if (t->kind == TOKEN_COMMA)
            continue;
        lm_buffer_append(&buf, text + t->start, t->end - t->start);
        lm_buffer_putc(&buf, ' ');
    }
    words = alloc_strndup(arena, buf.data, buf.size);
    lm_buffer_free(&buf);
    return words;
}

/* The same tokens with other white space and comments between them. */
static const char *shuffle(lm_arena *arena, const char *text, uint64_t *random)
{
    static const char *const gaps[] = {" ",        " ",      " ",
                                       "\n",       "\n\n\n", " // c\n",
                                       "\n// c\n", "\t",     "\n\n/// d\n"};
    diag found = {.arena = arena};
    token_list tokens =
        token_read(source_of(arena, "t", text, strlen(text)), &found);
    lm_buffer buf = {.allocator = &alloc_or_exit};
    const char *result;

    for (size_t i = 0; i + 1 < tokens.n; i++) {
        const token *t = &tokens.items[i];

        lm_buffer_append(&buf, text + t->start, t->end - t->start);
        lm_buffer_puts(&buf, gaps[random_below(random, 9)]);
    }
    result = alloc_strndup(arena, buf.data, buf.size);
    lm_buffer_free(&buf);
    return result;
}

static const char all_forms[] =
    "import \"a.model\" import \"b.model\""
    "model A : B @@strict { x: int(ge = 0, le = 9) = 5 @alias(\"X\") "
    "y: string[](max_items = 3)? = [\"a\", \"b\"] @examples([\"x\"], []) "
    "longer_name: (\"a\" | \"b\")[] @@extra(forbid) m: map<map<int>?> }"
    "enum Role { admin, user = \"end user\", other @unknown }"
    "type E = A | P type F = 1 | -2 model P { x: int, y: int }"
    "function f(a: int, b: string[] = []) -> A[] @distil(name = \"x\") { "
    "system: \"a rather long text for a system message, to be broken\" "
    "user: \"u\" } model Q { z: json = {a: 1, b: [1, 2, {c: null}]} }";

START_TEST(any_layout_is_stable)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    uint64_t random = (uint64_t)_i * 104729 + 1;

    for (int i = 0; i < 50; i++) {
        const char *text = shuffle(&arena, all_forms, &random);
        const char *once = format(&arena, text);
        const char *twice = format(&arena, once);

        ck_assert_msg(strcmp(once, twice) == 0,
                      "\n%s\nbecomes\n%s\nand then\n%s", text, once, twice);
        ck_assert_str_eq(words_of(&arena, text), words_of(&arena, once));
    }
    lm_arena_free(&arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("fmt");
    TCase *cases = tcase_create("fmt");

    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, known_layouts, 0,
                        sizeof(rows) / sizeof(rows[0]));
    tcase_add_test(cases, errors_leave_no_text);
    tcase_add_loop_test(cases, any_layout_is_stable, 0, 20);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
