/* SPDX-License-Identifier: MIT */
/*
 * Patterns: known verdicts, and random patterns on random texts against a
 * matcher that backtracks over its own tree, so that nothing but the pattern's
 * text is shared with the compiler.
 */
#include "alloc.h"
#include "dfa.h"
#include "random.h"
#include "suite.h"

#include <lm/buffer.h>

#include <stdlib.h>
#include <string.h>

typedef struct verdict_row {
    const char *pattern;
    const char *yes; /* texts with spaces between them; NULL: none */
    const char *no;
} verdict_row;

static const verdict_row verdict_rows[] = {
    {"abc", "abc xabcx", "ab ABC"},
    {"^abc$", "abc", "xabc abcx ab"},
    {"^(a|bc)+$", "a bc abca", "b ab abcb"},
    {"^a{2,3}$", "aa aaa", "a aaaa"},
    {"^a{2}$", "aa", "a aaa"},
    {"^a{2,}$", "aa aaaaaa", "a"},
    {"^a{0}b$", "b", "ab"},
    {"^a*?b+?c??$", "b aab bc", "a c"},
    {"^[a-c_]+$", "abc_ b", "d A"},
    {"^[^a-c]+$", "d D", "a dad"},
    {"^\\d{4}-\\d{2}$", "2024-01", "24-01 2024-1"},
    {"^\\w+$", "aZ_09", "a-b \xC3\xA9"},
    {"^\\W$", "- \xC3\xA9", "a _"},
    {"^[\\d.]+$", "1.2", "1,2"},
    {"^.$", "a \xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80 \x7F", "ab"},
    {"^..$", "ab \xC3\xA9x \xF0\x9F\x98\x80\xC3\xA9", "a \xC3\xA9"},
    {"^[\xC3\xA0-\xC3\xBF]$", "\xC3\xA0 \xC3\xA9 \xC3\xBF", "a \xC4\x80"},
    {"^\\u00e9\\x41\\u{1F600}$",
     "\xC3\xA9"
     "A\xF0\x9F\x98\x80",
     "eA"},
    {"^[\\u0400-\\u04FF]+$", "\xD0\x9F\xD1\x80", "abc"},
    {"^[\\uD83D\\uDE00-\\uD83D\\uDE02]$", "\xF0\x9F\x98\x81",
     "\xF0\x9F\x98\x83"},
    {"^(?:a|(?<name>b))$", "a b", "c ab"},
    {"a$|^b", "xa bx", "ax xb"},
    {"^$", NULL, "a"},
    {"", "a b", NULL},
    {"^(a*)*$", "a aaa", "b"},
    {"(^a|b)c", "ac xbc acx", "xac"},
    {"a(b$|c)", "xab acx", "abx"},
    {"^[^@]+@[^@]+\\.[a-z]{2,}$", "a@b.cd", "a@b @b.cd a@b.c a@@b.cd"},
    {"^\\^\\$\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\/\\\\$", "^$.*+?()[]{}|/\\",
     "x"},
    {"^[\\]\\-\\\\^]+$", "]-\\^", "a"},
    {"^[-a]+$", "-a", "b"},
    {"^[a-]+$", "-a", "b"},
    {"\\cA|\\0x", NULL, "a"},
};

static model_dfa *compile(lm_arena *arena, const char *pattern)
{
    diag found = {.arena = arena};
    source_span nowhere = {0};
    const model_dfa *dfa = dfa_compile(arena, pattern, nowhere, &found);
    model_dfa *copy = alloc_new(arena, model_dfa);

    if (!dfa)
        return NULL;
    *copy = *dfa;
    return copy;
}

static void check_texts(const model_dfa *dfa, const verdict_row *row,
                        const char *texts, bool want)
{
    while (texts && *texts) {
        size_t n = strcspn(texts, " ");

        ck_assert_msg(dfa_matches(dfa, texts, n) == want, "/%s/ on '%.*s'",
                      row->pattern, (int)n, texts);
        texts += n + (texts[n] == ' ');
    }
}

START_TEST(verdicts)
{
    const verdict_row *row = &verdict_rows[_i];
    lm_arena arena = {.allocator = &alloc_or_exit};
    const model_dfa *dfa = compile(&arena, row->pattern);

    ck_assert_msg(dfa != NULL, "/%s/ is refused", row->pattern);
    check_texts(dfa, row, row->yes, true);
    check_texts(dfa, row, row->no, false);
    lm_arena_free(&arena);
}
END_TEST

typedef struct size_row {
    const char *pattern;
    size_t n_states;
    size_t n_classes;
} size_row;

/* State 0, the start, and what is needed besides. */
static const size_row size_rows[] = {
    {"", 2, 1},
    {"a", 3, 2},
    {"^a", 3, 2},
    {"^a$", 3, 2},
    {"^(aa|ab|ba|bb)$", 4, 2},
    {"^[a-z]*$", 2, 2},
    {"^(a|b)*abb$", 5, 3},
    {"^(x+x+)+y$", 5, 3},
};

START_TEST(automata_are_minimal)
{
    const size_row *row = &size_rows[_i];
    lm_arena arena = {.allocator = &alloc_or_exit};
    const model_dfa *dfa = compile(&arena, row->pattern);

    ck_assert_ptr_nonnull(dfa);
    ck_assert_msg(dfa->n_states == row->n_states &&
                      dfa->n_classes == row->n_classes,
                  "/%s/: %d states, %d classes", row->pattern, dfa->n_states,
                  dfa->n_classes);
    lm_arena_free(&arena);
}
END_TEST

/* A state from which no text goes on to a match is the dead one. */
START_TEST(dead_ends_are_dead)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    const model_dfa *dfa = compile(&arena, "^(ab|ac)d$");
    static const char text[] = "ax";
    size_t state = 1;

    ck_assert_ptr_nonnull(dfa);
    for (size_t i = 0; i < 2; i++)
        state = dfa->next[state * dfa->n_classes +
                          dfa->classes[(unsigned char)text[i]]];
    ck_assert_uint_eq(state, 0);
    lm_arena_free(&arena);
}
END_TEST

/* The other matcher: code points are letters of a small alphabet. */
enum { N_LETTERS = 6, MAX_TEXT = 9, MAX_NODES = 200 };

static const char *const letters[N_LETTERS] = {
    "a", "b", "1", "\xC3\xA9", "\xF0\x9F\x98\x80", "\n"};

typedef enum kind { SET, CAT, ALT, REPEAT, START, END } kind;

typedef struct node {
    kind kind;
    unsigned letters; /* of SET: a bit each */
    int min;
    int max; /* -1: no limit */
    struct node *left;
    struct node *right;
} node;

typedef struct maker {
    uint64_t random;
    node nodes[MAX_NODES];
    size_t n;
    lm_buffer pattern;
} maker;

static node *add(maker *m, kind of)
{
    node *made = &m->nodes[m->n++];

    memset(made, 0, sizeof(*made));
    made->kind = of;
    return made;
}

typedef struct set_text {
    const char *text;
    unsigned letters;
} set_text;

static const set_text sets[] = {
    {"a", 1},
    {"b", 2},
    {"1", 4},
    {"\xC3\xA9", 8},
    {"\\n", 32},
    {".", 31},
    {"\\d", 4},
    {"\\D", 59},
    {"\\w", 7},
    {"\\W", 56},
    {"\\s", 32},
    {"\\S", 31},
    {"[ab]", 3},
    {"[^ab]", 60},
    {"[a-z\\d]", 7},
    {"[^\\w]", 56},
    {"[\xC3\xA0-\xC3\xBF]", 8},
    {"[^]", 63},
    {"[\\u{1F600}1]", 20},
};

static node *make_set(maker *m)
{
    const set_text *set =
        &sets[random_below(&m->random, sizeof(sets) / sizeof(sets[0]))];
    node *made = add(m, SET);

    made->letters = set->letters;
    lm_buffer_puts(&m->pattern, set->text);
    return made;
}

static node *make(maker *m, int depth);

static node *make_repeat(maker *m, int depth)
{
    static const struct {
        const char *text;
        int min;
        int max;
    } counts[] = {{"*", 0, -1},  {"+", 1, -1},    {"?", 0, 1},
                  {"{2}", 2, 2}, {"{1,}", 1, -1}, {"{0,2}", 0, 2},
                  {"*?", 0, -1}, {"{1,2}?", 1, 2}};
    size_t which = random_below(&m->random, sizeof(counts) / sizeof(counts[0]));
    node *made = add(m, REPEAT);

    lm_buffer_puts(&m->pattern, "(?:");
    made->left = make(m, depth - 1);
    lm_buffer_printf(&m->pattern, ")%s", counts[which].text);
    made->min = counts[which].min;
    made->max = counts[which].max;
    return made;
}

static node *make_pair(maker *m, int depth, kind of)
{
    node *made = add(m, of);

    lm_buffer_putc(&m->pattern, '(');
    made->left = make(m, depth - 1);
    if (of == ALT)
        lm_buffer_putc(&m->pattern, '|');
    made->right = make(m, depth - 1);
    lm_buffer_putc(&m->pattern, ')');
    return made;
}

static node *make(maker *m, int depth)
{
    unsigned which = random_below(&m->random, depth > 0 ? 10 : 5);

    if (which == 0) {
        lm_buffer_putc(&m->pattern, '^');
        return add(m, START);
    }
    if (which == 1) {
        lm_buffer_putc(&m->pattern, '$');
        return add(m, END);
    }
    if (which < 5)
        return make_set(m);
    if (which < 7)
        return make_repeat(m, depth);
    return make_pair(m, depth, which < 9 ? CAT : ALT);
}

typedef struct text {
    unsigned char letter[MAX_TEXT];
    size_t n;
} text;

/* Where a match of the node that begins at each of the places can end. */
static unsigned ends(const node *of, const text *t, unsigned from);

static unsigned set_ends(const node *of, const text *t, unsigned from)
{
    unsigned to = 0;

    for (size_t i = 0; i < t->n; i++)
        if ((from >> i & 1) && (of->letters >> t->letter[i] & 1))
            to |= 1u << (i + 1);
    return to;
}

static unsigned repeat_ends(const node *of, const text *t, unsigned from)
{
    unsigned to;
    int n = 0;

    for (; n < of->min; n++)
        from = ends(of->left, t, from);
    to = from;
    for (; of->max < 0 ? n < of->min + MAX_TEXT + 1 : n < of->max; n++) {
        from = ends(of->left, t, from);
        to |= from;
    }
    return to;
}

static unsigned ends(const node *of, const text *t, unsigned from)
{
    switch (of->kind) {
    case SET:
        return set_ends(of, t, from);
    case CAT:
        return ends(of->right, t, ends(of->left, t, from));
    case ALT:
        return ends(of->left, t, from) | ends(of->right, t, from);
    case REPEAT:
        return repeat_ends(of, t, from);
    case START:
        return from & 1;
    case END:
        return from & 1u << t->n;
    }
    return 0;
}

static void check_text(maker *m, const node *root, const model_dfa *dfa)
{
    text t = {.n = random_below(&m->random, MAX_TEXT)};
    char bytes[MAX_TEXT * 4 + 1] = "";
    bool want;

    for (size_t i = 0; i < t.n; i++) {
        t.letter[i] = (unsigned char)random_below(&m->random, N_LETTERS);
        strncat(bytes, letters[t.letter[i]], 4);
    }
    want = ends(root, &t, (2u << t.n) - 1) != 0;
    if (dfa)
        ck_assert_msg(dfa_matches(dfa, bytes, strlen(bytes)) == want,
                      "/%s/ on '%s'", m->pattern.data, bytes);
    else
        ck_assert_msg(!want, "/%s/ is refused and matches '%s'",
                      m->pattern.data, bytes);
}

START_TEST(random_patterns)
{
    maker *m = calloc(1, sizeof(*m));

    ck_assert_ptr_nonnull(m);
    m->random = (uint64_t)_i * 7919 + 1;
    for (int i = 0; i < 200; i++) {
        lm_arena arena = {.allocator = &alloc_or_exit};
        const node *root;
        const model_dfa *dfa;

        m->n = 0;
        lm_buffer_clear(&m->pattern);
        root = make(m, 5);
        dfa = compile(&arena, m->pattern.data);
        for (int k = 0; k < 60; k++)
            check_text(m, root, dfa);
        lm_arena_free(&arena);
    }
    lm_buffer_free(&m->pattern);
    free(m);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pattern");
    TCase *cases = tcase_create("pattern");

    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, verdicts, 0,
                        sizeof(verdict_rows) / sizeof(verdict_rows[0]));
    tcase_add_loop_test(cases, automata_are_minimal, 0,
                        sizeof(size_rows) / sizeof(size_rows[0]));
    tcase_add_test(cases, dead_ends_are_dead);
    tcase_add_loop_test(cases, random_patterns, 0, 10);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
