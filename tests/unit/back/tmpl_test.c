/* SPDX-License-Identifier: MIT */
/* Templates: what they print, and what they refuse with its place. */
#include "alloc.h"
#include "suite.h"
#include "tmpl.h"

#include <stdlib.h>
#include <string.h>

static const char *const numbers[] = {"0", "1", "2"};

static void make_number(const void *ctx, size_t i, tmpl_tree *item,
                        lm_arena *arena)
{
    (void)arena;
    tmpl_text(item, "n", ((const char *const *)ctx)[i]);
}

static void fill_first(const void *ctx, tmpl_tree *tree, lm_arena *arena)
{
    (void)arena;
    tmpl_text(tree, "first", ctx);
}

static void fill_second(const void *ctx, tmpl_tree *tree, lm_arena *arena)
{
    tmpl_text(tree, "second", alloc_printf(arena, "%s2", (const char *)ctx));
    tmpl_text(tree, "first", "not this one");
}

static tmpl_tree *make_tree(lm_arena *arena)
{
    static const char *const words[] = {"a", "b"};
    tmpl_tree *root = tmpl_tree_new(arena);
    tmpl_tree *sub = tmpl_tree_new(arena);

    tmpl_text(root, "name", "User");
    tmpl_text(root, "empty", NULL);
    tmpl_text(root, "marked", "@name@ %% end");
    tmpl_flag(root, "yes", true);
    tmpl_flag(root, "no", false);
    tmpl_list(root, "none");
    tmpl_text(sub, "name", "inner");
    tmpl_later(sub, fill_first, "one");
    tmpl_later(sub, fill_second, "two");
    tmpl_subtree(root, "sub", sub);
    tmpl_each(root, "each", 3, make_number, numbers);
    tmpl_each(root, "nothing", 0, make_number, numbers);
    for (size_t i = 0; i < 2; i++) {
        tmpl_tree *item = tmpl_append(root, "items");

        tmpl_text(item, "name", words[i]);
        tmpl_text(tmpl_append(item, "parts"), "n", "1");
        tmpl_text(tmpl_append(item, "parts"), "n", "2");
    }
    return root;
}

/* Templates and what they print. */
static const char *const printed[][2] = {
    {"", ""},
    {"plain text", "plain text"},
    {"@name@", "User"},
    {"<@name@>@empty@<@name@>\n", "<User><User>\n"},
    {"a@@b @@@name@@@\n", "a@b @User@\n"},
    {"@marked@\n", "@name@ %% end\n"},
    {"@sub.name@", "inner"},
    {"@sub.second@@sub.first@@sub.name@", "two2oneinner"},
    {"%% for x in each\n@x.n@\n%% end\n", "0\n1\n2\n"},
    {"%% for x in each\n%% for y in each\n@x.n@@y.n@\n%% end\n%% end\n",
     "00\n01\n02\n10\n11\n12\n20\n21\n22\n"},
    {"%% if nothing\na\n%% end\n%% if each\nb\n%% end\n", "b\n"},
    {"%% for x in items\n@x.name@@name@\n%% end\n", "aUser\nbUser\n"},
    {"%% for x in items\n%% for y in x.parts\n@x.name@@y.n@ \n%% end\n%% end\n",
     "a1 \na2 \nb1 \nb2 \n"},
    {"%% for name in items\n@name.name@\n%% end\n@name@", "a\nb\nUser"},
    {"%% for x in none\n@x.y@\n%% end\nend", "end"},
    {"%% if yes\na\n%% end\n", "a\n"},
    {"%% if no\na\n%% end\n", ""},
    {"%% if not no\na\n%% else\nb\n%% end\n", "a\n"},
    {"%% if none\na\n%% else\nb\n%% end\n", "b\n"},
    {"%% if items\na\n%% end\n", "a\n"},
    {"%% if sub\na\n%% end", "a\n"},
    {"%% if no\n@unknown@\n%% end\n", ""},
    {"  %%  if   yes  \r\nx\n\t%% end\n", "x\n"},
    {"100%% sure\n", "100%% sure\n"},
};

/* Templates, and the one diagnostic of each. */
static const char *const refused[][2] = {
    {"x\n@nam@", "t:2:2: error: unknown name 'nam'\n@nam@\n ^~~\n"},
    {"@sub@", "t:1:2: error: 'sub' is not a text\n@sub@\n ^~~\n"},
    {"%% for x in each\n@x.m@\n%% end\n",
     "t:2:2: error: unknown name 'x.m'\n@x.m@\n ^~~\n"},
    {"@sub.x@", "t:1:2: error: unknown name 'sub.x'\n@sub.x@\n ^~~~~\n"},
    {"@name.x@", "t:1:2: error: unknown name 'name.x'\n@name.x@\n ^~~~~~\n"},
    {"a @name", "t:1:3: error: '@' without a second one in its line\n"
                "a @name\n  ^\n"},
    {"%% for x in name\n%% end",
     "t:1:13: error: 'name' is not a list\n%% for x in name\n"
     "            ^~~~\n"},
    {"%% for x of items\n",
     "t:1:1: error: expected '%% for NAME in PATH'\n%% for x of items\n"
     "^~~~~~~~~~~~~~~~~\n"},
    {"%% if\n", "t:1:1: error: expected '%% if PATH' or '%% if not PATH'\n"
                "%% if\n^~~~~\n"},
    {"%% if yes\n", "t:1:7: error: no '%% end' for this\n%% if yes\n"
                    "      ^~~\n"},
    {"%% end\n", "t:1:1: error: '%% end' without its '%% for' or '%% if'\n"
                 "%% end\n^~~~~~\n"},
    {"%% else\n", "t:1:1: error: '%% else' without its '%% if'\n"
                  "%% else\n^~~~~~~\n"},
    {"%% for x in items\n%% else\n%% end",
     "t:2:1: error: '%% else' without its '%% if'\n%% else\n^~~~~~~\n"},
    {"%% while x\n", "t:1:1: error: expected for, if, else or end behind '%%'\n"
                     "%% while x\n^~~~~~~~~~\n"},
};

static char *render(lm_arena *arena, const char *text, char **said)
{
    diag found = {.arena = arena};
    lm_buffer out = {.allocator = &alloc_or_exit};
    lm_buffer errors = {.allocator = &alloc_or_exit};
    const source *file = source_of(arena, "t", text, strlen(text));
    bool ok = tmpl_render(arena, file, make_tree(arena),
                          &(tmpl_out){.text = &out}, &found);
    char *result = NULL;

    diag_print(&found, &errors);
    *said = alloc_strndup(arena, errors.data ? errors.data : "", errors.size);
    if (ok)
        result = alloc_strndup(arena, out.data ? out.data : "", out.size);
    lm_buffer_free(&out);
    lm_buffer_free(&errors);
    return result;
}

START_TEST(prints)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    char *said;
    char *got = render(&arena, printed[_i][0], &said);

    ck_assert_msg(got && strcmp(got, printed[_i][1]) == 0,
                  "'%s' prints '%s': %s", printed[_i][0], got ? got : "", said);
    lm_arena_free(&arena);
}
END_TEST

START_TEST(refuses)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    char *said;
    char *got = render(&arena, refused[_i][0], &said);

    ck_assert_msg(!got, "'%s' is refused", refused[_i][0]);
    ck_assert_msg(strcmp(said, refused[_i][1]) == 0, "'%s' says '%s'",
                  refused[_i][0], said);
    lm_arena_free(&arena);
}
END_TEST

/* Takes what there is, and wants no more than `left` times of it. */
typedef struct taker {
    size_t taken, times, left;
} taker;

static bool take(void *ctx, lm_buffer *text)
{
    taker *to = ctx;

    to->taken += text->size;
    to->times++;
    lm_buffer_clear(text);
    return to->left-- > 1;
}

/* A thousand lines of a thousand bytes, some sixty at a time. */
START_TEST(spills)
{
    enum { LINES = 1000, BYTES = 1000 };
    lm_arena arena = {.allocator = &alloc_or_exit};
    lm_buffer out = {.allocator = &alloc_or_exit};
    diag found = {.arena = &arena};
    taker to = {.left = _i ? 3 : SIZE_MAX};
    const tmpl_out where = {&out, take, &to};
    const char **lines = alloc_array(&arena, LINES, const char *);
    char *line = alloc_zeroed(&arena, BYTES, 1, 1);
    tmpl_tree *root = tmpl_tree_new(&arena);
    const char *text = "%% for x in lines\n@x.n@\n%% end\n";

    memset(line, 'x', BYTES - 1);
    for (size_t i = 0; i < LINES; i++)
        lines[i] = line;
    tmpl_each(root, "lines", LINES, make_number, lines);
    ck_assert(tmpl_render(&arena, source_of(&arena, "t", text, strlen(text)),
                          root, &where, &found) == !_i);
    ck_assert_uint_eq(out.size, 0);
    ck_assert_uint_lt(out.capacity, LINES * BYTES / 4);
    if (_i)
        ck_assert_uint_eq(to.times, 3);
    else
        ck_assert_uint_eq(to.taken, LINES * BYTES);
    lm_buffer_free(&out);
    lm_arena_free(&arena);
}
END_TEST

START_TEST(nests_sixteen_deep)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    lm_buffer text = {.allocator = &alloc_or_exit};
    char *said;

    for (int i = 0; i < 16 + _i; i++)
        lm_buffer_puts(&text, "%% if yes\n");
    lm_buffer_puts(&text, "in\n");
    for (int i = 0; i < 16 + _i; i++)
        lm_buffer_puts(&text, "%% end\n");
    ck_assert((render(&arena, text.data, &said) != NULL) == (_i == 0));
    if (_i)
        ck_assert_msg(strstr(said, "t:17:1: error: nested too deeply"), "%s",
                      said);
    lm_buffer_free(&text);
    lm_arena_free(&arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tmpl");
    TCase *cases = tcase_create("tmpl");

    tcase_add_loop_test(cases, prints, 0,
                        (int)(sizeof(printed) / sizeof(*printed)));
    tcase_add_loop_test(cases, refuses, 0,
                        (int)(sizeof(refused) / sizeof(*refused)));
    tcase_add_loop_test(cases, spills, 0, 2);
    tcase_add_loop_test(cases, nests_sixteen_deep, 0, 2);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
