/* SPDX-License-Identifier: MIT */
#include "sampler.h"
#include "suite.h"
#include "words.h"

#include <math.h>

enum { REFUSED = 24, TAKEN = 8, VOCAB = REFUSED + TAKEN + 1 };

/* Tokens without a text are refused; here these are the first. */
static const char *list[VOCAB + 1];
static lm_backend backend;
static lm__vocabulary vocab;
static lm__constraint constraint;
static lm__sampler sampler;

static void setup(void)
{
    static const lm_limits limits;

    for (int i = 0; i < VOCAB; i++)
        list[i] = i < REFUSED ? "" : "x";
    list[VOCAB - 1] = "";
    list[VOCAB] = NULL;
    backend = words_backend(list);
    ck_assert(lm__vocabulary_init(&vocab, &backend, NULL) == LM_OK);
    ck_assert(lm__constraint_init(&constraint, NULL, &limits, &vocab, NULL) ==
              LM_OK);
    ck_assert(lm__sampler_init(&sampler, &backend, NULL) == LM_OK);
}

static void teardown(void)
{
    lm__sampler_free(&sampler);
    lm__constraint_free(&constraint);
    lm__vocabulary_free(&vocab);
}

/* Those that are refused are the likeliest, each less than the one before. */
static void fill(float *logits)
{
    for (int i = 0; i < VOCAB; i++)
        logits[i] = 3.0F - 0.1F * (float)i;
    logits[VOCAB - 1] = -INFINITY;
}

START_TEST(likeliest_of_those_allowed)
{
    float logits[VOCAB];

    fill(logits);
    ck_assert_int_eq(lm__sampler_pick(&sampler, logits, &constraint), REFUSED);
    logits[REFUSED + 3] = 4.0F;
    ck_assert_int_eq(lm__sampler_pick(&sampler, logits, &constraint),
                     REFUSED + 3);
}
END_TEST

START_TEST(end_where_it_is_likeliest)
{
    float logits[VOCAB];

    fill(logits);
    logits[VOCAB - 1] = 9.0F;
    ck_assert_int_eq(lm__sampler_pick(&sampler, logits, &constraint),
                     VOCAB - 1);
}
END_TEST

START_TEST(no_numbers)
{
    static const float bad[] = {NAN, INFINITY, -INFINITY, -NAN};
    float logits[VOCAB];

    for (size_t b = 0; b < 4; b++)
        for (int t = 0; t < 2; t++) {
            lm_token token;

            for (int i = 0; i < VOCAB; i++)
                logits[i] = bad[(b + (size_t)i) % 4];
            sampler.temperature = t;
            token = lm__sampler_pick(&sampler, logits, &constraint);
            ck_assert_msg(token >= REFUSED, "refused token %d was chosen",
                          token);
        }
}
END_TEST

START_TEST(none_allowed)
{
    lm__constraint none = constraint;
    lm__vocabulary empty = vocab;
    lm__piece pieces[VOCAB] = {{NULL, 0}};
    lm_backend endless = backend;
    float logits[VOCAB];

    empty.pieces = pieces;
    none.vocab = &empty;
    endless.n_vocab--; /* the end is not among the tokens */
    sampler.backend = &endless;
    fill(logits);
    for (int t = 0; t < 2; t++) {
        sampler.temperature = t;
        ck_assert_int_eq(lm__sampler_pick(&sampler, logits, &none), -1);
    }
    sampler.backend = &backend;
}
END_TEST

/* Drawing again on a refusal gives what masking first would give. */
START_TEST(distribution)
{
    enum { ROUNDS = 40000 };
    const double temperature = 0.5;
    unsigned counts[VOCAB] = {0};
    float logits[VOCAB];
    double total = 0;

    fill(logits);
    sampler.temperature = temperature;
    sampler.state = 1;
    for (int i = 0; i < ROUNDS; i++)
        counts[lm__sampler_pick(&sampler, logits, &constraint)]++;
    for (int i = REFUSED; i < VOCAB; i++)
        total += exp((double)logits[i] / temperature);
    for (int i = 0; i < VOCAB; i++) {
        double want =
            i < REFUSED ? 0 : exp((double)logits[i] / temperature) / total;
        double got = (double)counts[i] / ROUNDS;

        ck_assert_msg(fabs(got - want) < 0.01,
                      "token %d: %.4f of the draws, not %.4f", i, got, want);
    }
}
END_TEST

START_TEST(same_seed_same_choices)
{
    float logits[VOCAB];
    lm_token first[64];
    bool differs = false;

    fill(logits);
    sampler.temperature = 1;
    for (int round = 0; round < 3; round++) {
        sampler.state = round < 2 ? 7 : 8;
        for (int i = 0; i < 64; i++) {
            lm_token token = lm__sampler_pick(&sampler, logits, &constraint);

            if (round == 0)
                first[i] = token;
            else if (round == 1)
                ck_assert_int_eq(token, first[i]);
            else
                differs = differs || token != first[i];
        }
    }
    ck_assert(differs);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sampler");
    TCase *cases = tcase_create("pick");

    tcase_add_checked_fixture(cases, setup, teardown);
    tcase_add_test(cases, likeliest_of_those_allowed);
    tcase_add_test(cases, end_where_it_is_likeliest);
    tcase_add_test(cases, no_numbers);
    tcase_add_test(cases, none_allowed);
    tcase_add_test(cases, distribution);
    tcase_add_test(cases, same_seed_same_choices);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
