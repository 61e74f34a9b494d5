/* SPDX-License-Identifier: MIT */
#include "models.h"
#include "suite.h"

#include <lm/parser.h>
#include <lm/value.h>

#include <string.h>

/* How often a parse asks the allocator. */

typedef struct counter {
    lm_allocator allocator;
    unsigned calls;   /* for more memory */
    unsigned returns; /* of it */
} counter;

static void *counted_resize(void *ctx, void *p, size_t old_size, size_t size)
{
    counter *c = ctx;

    if (size)
        c->calls++;
    else
        c->returns++;
    return lm_allocator_default.resize(lm_allocator_default.ctx, p, old_size,
                                       size);
}

static void start_counting(counter *c)
{
    *c = (counter){.allocator = {.resize = counted_resize, .ctx = c}};
}

/* A tree of people: models, lists and strings of all lengths. */
static const char text[] =
    "{\"value\":1,\"children\":[{\"value\":2,\"children\":[{\"value\":3},"
    "{\"value\":4}]},{\"value\":5},{\"value\":6},{\"value\":7},{\"value\":8,"
    "\"next\":{\"value\":9}}]}";

static void parse(const lm_parse_options *options, const char *name)
{
    void *value = NULL;
    lm_error err = {0};

    ck_assert_msg(lm_parse(&tree_type, text, strlen(text), options, &value,
                           &err) == LM_OK,
                  "%s: %s", name, err.message);
    if (!options->arena)
        lm_value_free(value);
}

START_TEST(none_with_an_arena)
{
    counter c;
    lm_arena arena = {.allocator = &c.allocator};
    lm_parse_options options = {.arena = &arena, .allocator = &c.allocator};
    unsigned warm;

    start_counting(&c);
    for (int i = 0; i < 3; i++) {
        lm_arena_reset(&arena);
        parse(&options, "a first parse");
    }
    warm = c.calls;
    ck_assert_uint_gt(warm, 0);
    for (int i = 0; i < 100; i++) {
        lm_arena_reset(&arena);
        parse(&options, "a later parse");
    }
    ck_assert_uint_eq(c.calls, warm);
    lm_arena_free(&arena);
}
END_TEST

START_TEST(one_for_a_small_value)
{
    counter c;
    lm_parse_options options = {.allocator = &c.allocator};

    start_counting(&c);
    for (unsigned i = 1; i <= 10; i++) {
        void *value = NULL;
        static const char small[] = "{\"name\":\"Jason\",\"age\":20}";

        ck_assert_int_eq(lm_parse(&person_type, small, strlen(small), &options,
                                  &value, NULL),
                         LM_OK);
        ck_assert_uint_eq(c.calls, i);
        lm_value_free(value);
        ck_assert_uint_eq(c.returns, i);
    }
}
END_TEST

START_TEST(none_in_pieces)
{
    counter c;
    lm_arena arena = {.allocator = &c.allocator};
    lm_parse_options options = {.arena = &arena, .allocator = &c.allocator};
    lm_parser *parser;
    unsigned warm = 0;

    start_counting(&c);
    parser = lm_parser_new(&tree_type, &options);
    for (unsigned i = 0; i < 50; i++) {
        void *value = NULL;

        lm_parser_reset(parser);
        lm_arena_reset(&arena);
        for (size_t at = 0; at < sizeof(text) - 1; at += 7) {
            size_t left = sizeof(text) - 1 - at;

            lm_parser_feed(parser, text + at, left < 7 ? left : 7);
        }
        ck_assert_int_eq(lm_parser_finish(parser, &value, NULL), LM_OK);
        if (i == 3)
            warm = c.calls;
    }
    ck_assert_uint_eq(c.calls, warm);
    lm_parser_free(parser);
    lm_arena_free(&arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("parser allocations");
    TCase *cases = tcase_create("allocations");

    tcase_add_test(cases, none_with_an_arena);
    tcase_add_test(cases, one_for_a_small_value);
    tcase_add_test(cases, none_in_pieces);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
