/* SPDX-License-Identifier: MIT */
#include "draft.h"
#include "suite.h"
#include "vocabulary.h"
#include "words.h"

#include <string.h>

static const char *const list[] = {"\":", "b",  "",    "\"", "\":\"", "a",
                                   "ab",  "\"", "\"}", "zz", "<end>", NULL};

/* The words that begin with text and are longer, joined by blanks. */
static void longer(const lm__vocabulary *vocab, const char *text, char *out)
{
    size_t n = strlen(text);
    size_t at = lm__vocabulary_from(vocab, text, n);
    lm_token token;

    *out = '\0';
    while ((token = lm__vocabulary_longer(vocab, &at, text, n)) >= 0) {
        memcpy(out, list[token], strlen(list[token]) + 1);
        out += strlen(out);
        memcpy(out, " ", 2);
        out++;
    }
}

START_TEST(longer_words)
{
    static const char *const cases[][2] = {
        {"\"", "\": \":\" \"} "},
        {"\":", "\":\" "},
        {"\":\"", ""},
        {"a", "ab "},
        {"b", ""},
        {"z", "zz "},
        {"zzz", ""},
        {"~", ""},
    };
    lm_backend backend = words_backend(list);
    lm__vocabulary vocab;
    char got[128];

    ck_assert(lm__vocabulary_init(&vocab, &backend, NULL) == LM_OK);
    ck_assert_uint_eq(vocab.n_sorted, 10);
    ck_assert_uint_eq(vocab.longest, 5);
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        longer(&vocab, cases[i][0], got);
        ck_assert_msg(strcmp(got, cases[i][1]) == 0,
                      "behind %s: \"%s\", not \"%s\"", cases[i][0], got,
                      cases[i][1]);
    }
    lm__vocabulary_free(&vocab);
}
END_TEST

typedef struct lookup {
    lm_token tokens[8]; /* closed by -1 */
    size_t most;
    lm_token guesses[8]; /* likewise */
} lookup;

static size_t length(const lm_token *tokens)
{
    size_t n = 0;

    while (tokens[n] >= 0)
        n++;
    return n;
}

START_TEST(drafts)
{
    static const lookup cases[] = {
        {{1, 2, 3, 4, 1, 2, -1}, 8, {3, 4, 1, 2, -1}}, /* two match */
        {{1, 2, 3, 4, 1, 2, -1}, 2, {3, 4, -1}},
        {{5, 2, 3, 4, 1, 2, -1}, 8, {3, 4, 1, 2, -1}}, /* one does */
        {{9, 2, 8, 1, 2, 1, 2, -1}, 1, {1, -1}},       /* two before one */
        {{1, 2, 3, -1}, 8, {-1}},
        {{7, 7, -1}, 8, {7, -1}},
        {{7, -1}, 8, {-1}},
        {{1, 1, 1, -1}, 0, {-1}},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        const lookup *c = &cases[i];
        lm_token got[8];
        size_t n = lm__draft(c->tokens, length(c->tokens), c->most, got);

        ck_assert_msg(n == length(c->guesses) &&
                          memcmp(got, c->guesses, n * sizeof(*got)) == 0,
                      "case %zu: %zu guesses", i, n);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("vocabulary");
    TCase *cases = tcase_create("words");

    tcase_add_test(cases, longer_words);
    tcase_add_test(cases, drafts);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
