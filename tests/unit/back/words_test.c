/* SPDX-License-Identifier: MIT */
/* Sets of words: their text, their order and the perfect hash. */
#include "alloc.h"
#include "suite.h"
#include "words.h"

#include <lm/target.h>

#include <stdlib.h>
#include <string.h>

static const char *const few[] = {"name", "age", "", "a\"b", "caf\xc3\xa9"};

START_TEST(text_and_order)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    const lm_words *words = words_build(&arena, few, 3, WORDS_KEYS);
    static const uint16_t order[] = {2, 1, 0};

    ck_assert_uint_eq(words->n, 3);
    ck_assert_uint_eq(words->at[3], 19);
    ck_assert_mem_eq(words->text, ",\"name\":,\"age\":,\"\":\0\0\0\0", 23);
    ck_assert_mem_eq(words->sorted, order, sizeof(order));
    ck_assert(words->plain);
    ck_assert_uint_eq(words->lead, 2);
    ck_assert_uint_eq(words->trail, 2);
    words = words_build(&arena, few, 5, WORDS_VALUES);
    ck_assert(!words->plain);
    ck_assert_uint_eq(words->lead, 1);
    ck_assert_uint_eq(words->trail, 1);
    lm_arena_free(&arena);
}
END_TEST

/* The library's own table is what lmc writes. */
START_TEST(keys_of_a_list)
{
    static const char *const keys[] = {"items"};
    lm_arena arena = {.allocator = &alloc_or_exit};
    const lm_words *words = words_build(&arena, keys, 1, WORDS_KEYS);
    const lm_words *list = &lm_items_keys;

    ck_assert_mem_eq(words->text, list->text, words->at[1] + 32);
    ck_assert_mem_eq(words->at, list->at, 2 * sizeof(*words->at));
    ck_assert_uint_eq(words->n, list->n);
    ck_assert_uint_eq(words->sorted[0], list->sorted[0]);
    ck_assert_mem_eq(words->slots, list->slots,
                     words_slots(words) * sizeof(*words->slots));
    ck_assert_uint_eq(words->multiplier, list->multiplier);
    ck_assert_uint_eq(words->shift, list->shift);
    ck_assert_uint_eq(words->lead, list->lead);
    ck_assert_uint_eq(words->trail, list->trail);
    ck_assert_uint_eq(words->plain, list->plain);
    lm_arena_free(&arena);
}
END_TEST

/* Every word is found in its slot. */
static void check_hash(const lm_words *words)
{
    for (size_t i = 0; i < words->n; i++) {
        const char *word = words->text + words->at[i] + words->lead;
        size_t n = words->at[i + 1] - words->at[i] - words->lead - words->trail;
        size_t slot = lm_words_slot(words, word, n);

        ck_assert_msg(slot < words_slots(words), "word %zu of %u", i, words->n);
        ck_assert_msg(words->slots[slot] == i, "word %zu of %u", i, words->n);
    }
}

static const size_t sizes[] = {1, 2, 3, 10, 50, 200, 5000};

START_TEST(hash)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    size_t n = sizes[_i];
    const char **names = alloc_array(&arena, n, const char *);
    const lm_words *words;

    for (size_t i = 0; i < n; i++)
        names[i] = alloc_printf(&arena, "%zu_of_many_fields", i);
    words = words_build(&arena, names, n, WORDS_KEYS);
    ck_assert_msg(words->slots || n > 200, "%zu words have a hash", n);
    if (words->slots)
        check_hash(words);
    else
        ck_assert_uint_eq(words_slots(words), 0);
    lm_arena_free(&arena);
}
END_TEST

START_TEST(nothing)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    const lm_words *words = words_build(&arena, NULL, 0, WORDS_KEYS);

    ck_assert_uint_eq(words->n, 0);
    ck_assert_uint_eq(words->at[0], 0);
    ck_assert_ptr_null(words->slots);
    lm_arena_free(&arena);
}
END_TEST

START_TEST(same_key_has_no_hash)
{
    /* The same first and last eight bytes, and the same length. */
    static const char *const twins[] = {"12345678-a-12345678",
                                        "12345678-b-12345678"};
    lm_arena arena = {.allocator = &alloc_or_exit};

    ck_assert_ptr_null(words_build(&arena, twins, 2, WORDS_KEYS)->slots);
    lm_arena_free(&arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("words");
    TCase *cases = tcase_create("words");

    tcase_add_test(cases, text_and_order);
    tcase_add_test(cases, keys_of_a_list);
    tcase_add_loop_test(cases, hash, 0, (int)(sizeof(sizes) / sizeof(*sizes)));
    tcase_add_test(cases, nothing);
    tcase_add_test(cases, same_key_has_no_hash);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
