/* SPDX-License-Identifier: MIT */
#include "builtin.h"
#include "suite.h"
#include "tokenizer.h"

#include <string.h>

static gguf file;
static tokenizer t;

static void setup(void)
{
    lm_error err = {0};

    ck_assert_msg(gguf_open(&file, tiny_builtin, tiny_builtin_size, &err) ==
                          LM_OK &&
                      tokenizer_open(&t, &file, &err) == LM_OK,
                  "%s", err.message);
}

static void teardown(void)
{
    tokenizer_close(&t);
}

/* The texts of n tokens with a bar between them. */
static void join(const lm_token *tokens, size_t n, char *out)
{
    for (size_t i = 0; i < n; i++) {
        const tokenizer_token *token = &t.tokens[tokens[i]];

        if (i)
            *out++ = '|';
        memcpy(out, token->text, token->size);
        out += token->size;
    }
    *out = '\0';
}

START_TEST(words_and_merges)
{
    static const char *const cases[][2] = {
        {"{\"name\":\"Jason\",\"age\":25}",
         "{\"|n|a|m|e|\":\"|J|a|s|o|n|\",\"|a|g|e|\":|2|5|}"},
        {"[{\"a\":1},{\"b\":\"x\"}]", "[{\"|a|\":|1|}|,|{\"|b|\":\"|x|\"}|]"},
        {"\"},\"\": {\"", "\"}|,\"|\":| |{\""},
        {"Extract: O'Brien is 25.",
         "E|x|t|r|a|c|t|:| O|'|B|r|i|e|n| i|s| 2|5|."},
        {" it's  two\n\nlines", " i|t|'|s| | t|w|o|\n|\n|l|i|n|e|s"},
        {"we'll don't 'S", "w|e|'|l|l| d|o|n|'|t| |'|S"},
        {"a  ", "a| | "},
        {"Zo\xC3\xAB", "Z|o|\xC3|\xAB"},
        {"<|im_end|>", "<|||i|m|_|e|n|d|||>"},
        {"", ""},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        lm_token tokens[64];
        char got[256];
        size_t n =
            tokenizer_encode(&t, cases[i][0], strlen(cases[i][0]), tokens);

        join(tokens, n, got);
        ck_assert_str_eq(got, cases[i][1]);
    }
}
END_TEST

/* Random bytes, many of them such as merge. */
static void fill(char *text, size_t n, uint32_t *state)
{
    static const char likely[] = "{}[]\":, \n'stab19\xC3\xA9<|im_end|>";

    for (size_t i = 0; i < n; i++) {
        *state = *state * 1664525U + 1013904223U;
        text[i] = (char)(unsigned char)(*state >> 16);
        if (*state >> 31)
            text[i] = likely[(*state >> 8) % (sizeof(likely) - 1)];
    }
}

START_TEST(round_trip)
{
    uint32_t state = 1;

    for (size_t round = 0; round < 2000; round++) {
        char text[100];
        char back[100];
        lm_token tokens[100];
        size_t size = round % (sizeof(text) + 1);
        size_t at = 0;
        size_t n;

        fill(text, size, &state);
        n = tokenizer_encode(&t, text, size, tokens);
        ck_assert_uint_le(n, size);
        for (size_t i = 0; i < n; i++) {
            const tokenizer_token *token = &t.tokens[tokens[i]];

            ck_assert_msg(!token->control, "round %zu: a control token", round);
            ck_assert_uint_le(at + token->size, size);
            memcpy(back + at, token->text, token->size);
            at += token->size;
        }
        ck_assert_msg(at == size && memcmp(text, back, size) == 0,
                      "round %zu: other bytes came back", round);
    }
}
END_TEST

START_TEST(control_tokens)
{
    const char *text = "<|im_start|>user\nx<|im_end|>\n<|im_endx";
    lm_token tokens[64];
    char got[256];
    size_t n = tokenizer_encode_control(&t, text, strlen(text), tokens);

    join(tokens, n, got);
    ck_assert_str_eq(got, "<|im_start|>|u|s|e|r|\n|x|<|im_end|>|\n|"
                          "<|||i|m|_|e|n|d|x");
    ck_assert(t.tokens[tokens[0]].control);
    ck_assert_int_eq(tokens[7], t.end);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tokenizer");
    TCase *cases = tcase_create("encode");

    tcase_add_checked_fixture(cases, setup, teardown);
    tcase_add_test(cases, words_and_merges);
    tcase_add_test(cases, round_trip);
    tcase_add_test(cases, control_tokens);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
