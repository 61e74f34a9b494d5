/* SPDX-License-Identifier: MIT */
#include "arena.h"
#include "region.h"
#include "suite.h"
#include "torture/failing.h"

#include <stdalign.h>
#include <string.h>

START_TEST(allocations_are_aligned_and_apart)
{
    lm_arena arena = {0};
    char *before = NULL;

    for (size_t i = 0; i < 5000; i++) {
        size_t align = (size_t)1 << i % 5;
        char *p = lm_arena_alloc(&arena, i % 97, align);

        ck_assert_ptr_nonnull(p);
        ck_assert_msg((uintptr_t)p % align == 0, "allocation %zu", i);
        ck_assert_msg(p != before, "allocation %zu", i);
        memset(p, 0xAA, i % 97);
        before = p;
    }
    lm_arena_free(&arena);
    ck_assert_uint_eq(arena.taken, 0);
}
END_TEST

START_TEST(blocks_grow)
{
    failing heap;
    lm_arena arena = {.allocator = &heap.allocator};

    failing_init(&heap, 0, false);
    for (int i = 0; i < 100000; i++)
        ck_assert_ptr_nonnull(lm_arena_alloc(&arena, 16, 8));
    ck_assert_msg(heap.n < 16, "%zu blocks for 1.6 MB", heap.n);
    ck_assert_ptr_nonnull(lm_arena_alloc(&arena, 10000000, 1));
    lm_arena_free(&arena);
    ck_assert_uint_eq(heap.n_live, 0);
    ck_assert_uint_eq(heap.n_misused, 0);
}
END_TEST

START_TEST(a_reset_keeps_the_memory)
{
    failing heap;
    lm_arena arena = {.allocator = &heap.allocator};
    size_t after_first = 0;

    failing_init(&heap, 0, false);
    for (int round = 0; round < 10; round++) {
        for (int i = 0; i < 1000; i++)
            ck_assert_ptr_nonnull(lm_arena_alloc(&arena, 100, 4));
        lm_arena_reset(&arena);
        if (round == 0)
            after_first = heap.n;
    }
    ck_assert_msg(heap.n <= after_first + 1, "%zu blocks, then %zu",
                  after_first, heap.n);
    lm_arena_free(&arena);
    ck_assert_uint_eq(heap.n_live, 0);
}
END_TEST

START_TEST(the_limit_holds)
{
    lm_arena arena = {.limit = 4000};
    size_t n = 0;

    while (lm_arena_alloc(&arena, 100, 8))
        n++;
    ck_assert_msg(n >= 30, "only %zu times 100 bytes of 4000", n);
    ck_assert_uint_le(arena.taken, 4000);
    ck_assert_int_eq(lm__arena_status(&arena, 100), LM_LIMIT);
    ck_assert_int_eq(lm__arena_status(&arena, SIZE_MAX), LM_LIMIT);
    arena.limit = 0;
    ck_assert_int_eq(lm__arena_status(&arena, 100), LM_NOMEM);
    ck_assert_ptr_nonnull(lm_arena_alloc(&arena, 100, 8));
    ck_assert_ptr_null(lm_arena_alloc(&arena, SIZE_MAX - 8, 8));
    lm_arena_free(&arena);
}
END_TEST

START_TEST(the_last_allocation_grows_in_place)
{
    lm_arena arena = {0};
    char *first = lm_arena_alloc(&arena, 8, 1);
    char *grown = lm__arena_resize(&arena, first, 8, 64, 1);
    char *other;

    ck_assert_ptr_eq(grown, first);
    ck_assert_ptr_eq(lm__arena_resize(&arena, first, 64, 4, 1), first);
    memcpy(first, "abc", 4);
    other = lm_arena_alloc(&arena, 8, 1);
    ck_assert_ptr_eq(other, first + 4);
    ck_assert_ptr_eq(lm__arena_resize(&arena, first, 4, 2, 1), first);
    grown = lm__arena_resize(&arena, first, 4, 100, 1);
    ck_assert_ptr_ne(grown, first);
    ck_assert_str_eq(grown, "abc");
    grown = lm__arena_resize(&arena, grown, 100, 100000, 1);
    ck_assert_str_eq(grown, "abc");
    ck_assert_ptr_nonnull(lm__arena_resize(&arena, NULL, 0, 5, 4));
    lm_arena_free(&arena);
}
END_TEST

/* What grows often takes the rest of its block before it moves. */
START_TEST(the_last_allocation_stretches)
{
    lm_arena arena = {0};
    size_t room = 8;
    char *text = lm_arena_alloc(&arena, room, 1);
    size_t block = (size_t)(arena.end - text);
    char *moved;

    ck_assert_ptr_eq(lm__arena_stretch(&arena, text, &room, 20), text);
    ck_assert_uint_eq(room, 40);
    ck_assert_ptr_eq(lm__arena_stretch(&arena, text, &room, block - 10), text);
    ck_assert_uint_eq(room, block);
    memcpy(text, "abc", 4);
    moved = lm__arena_stretch(&arena, text, &room, block + 1);
    ck_assert_ptr_ne(moved, text);
    ck_assert_str_eq(moved, "abc");
    ck_assert_uint_eq(room, 2 * (block + 1));
    arena.limit = arena.taken;
    ck_assert_ptr_null(lm__arena_stretch(&arena, moved, &room, 10000));
    ck_assert_uint_eq(room, 2 * (block + 1));
    lm_arena_free(&arena);
}
END_TEST

START_TEST(what_is_reserved_is_contiguous)
{
    lm_arena arena = {0};
    char *text = lm__arena_reserve(&arena, 3000);
    char *next;

    ck_assert_ptr_nonnull(text);
    memset(text, 'x', 3000);
    arena.at = text + 10;
    next = lm__arena_reserve(&arena, 100);
    ck_assert_ptr_eq(next, text + 10);
    ck_assert_ptr_nonnull(lm__arena_reserve(&arena, 1000000));
    ck_assert_ptr_null(lm__arena_reserve(&arena, SIZE_MAX / 2));
    lm_arena_free(&arena);
}
END_TEST

/* New blocks go back, and those that a reset had kept are kept. */
START_TEST(what_was_allocated_since_is_forgotten)
{
    failing heap;
    lm_arena arena = {.allocator = &heap.allocator};
    lm__arena_mark mark;
    char *last;

    failing_init(&heap, 0, false);
    for (int i = 0; i < 3; i++)
        ck_assert_ptr_nonnull(lm_arena_alloc(&arena, 4000, 1));
    lm_arena_reset(&arena);
    last = lm_arena_alloc(&arena, 10, 1);
    mark = lm__arena_here(&arena);
    ck_assert_uint_eq(heap.n_live, 3);
    for (int i = 0; i < 9; i++)
        ck_assert_ptr_nonnull(lm_arena_alloc(&arena, 4000, 1));
    ck_assert_uint_gt(heap.n_live, 3);
    lm__arena_return(&arena, mark);
    ck_assert_uint_eq(heap.n_live, 3);
    ck_assert_uint_eq(arena.taken, mark.taken);
    ck_assert_ptr_eq(lm_arena_alloc(&arena, 1, 1), last + 10);
    lm_arena_free(&arena);
    ck_assert_uint_eq(heap.n_live, 0);
    ck_assert_uint_eq(heap.n_misused, 0);
}
END_TEST

START_TEST(strndup_ends_with_nul)
{
    lm_arena arena = {0};

    ck_assert_str_eq(lm_arena_strndup(&arena, "Jason is 25", 5), "Jason");
    ck_assert_str_eq(lm_arena_strndup(&arena, "", 0), "");
    ck_assert_str_eq(lm_arena_strndup(&arena, NULL, 0), "");
    ck_assert_ptr_null(lm_arena_strndup(&arena, "x", SIZE_MAX));
    lm_arena_free(&arena);
}
END_TEST

START_TEST(a_small_region_is_one_block)
{
    failing heap;
    char *root;

    failing_init(&heap, 0, false);
    root = lm__region_new(NULL, &heap.allocator, 1 << 20, 40, 100);
    ck_assert_ptr_nonnull(root);
    ck_assert_uint_eq((uintptr_t)root % alignof(max_align_t), 0);
    for (int i = 0; i < 40; i++)
        ck_assert_msg(root[i] == 0, "byte %d is not cleared", i);
    ck_assert_ptr_nonnull(lm_arena_alloc(lm__region_arena(root), 100, 1));
    ck_assert_uint_eq(heap.n, 1);
    ck_assert_ptr_nonnull(lm_arena_alloc(lm__region_arena(root), 5000, 1));
    ck_assert_uint_gt(heap.n, 1);
    lm__region_free(root);
    lm__region_free(NULL);
    ck_assert_uint_eq(heap.n_live, 0);
    ck_assert_uint_eq(heap.n_misused, 0);
}
END_TEST

START_TEST(a_region_keeps_its_limit)
{
    char *root = lm__region_new(NULL, NULL, 2000, 40, 1 << 20);

    ck_assert_ptr_nonnull(root);
    ck_assert_ptr_null(lm_arena_alloc(lm__region_arena(root), 2000, 1));
    ck_assert_ptr_nonnull(lm_arena_alloc(lm__region_arena(root), 1000, 1));
    lm__region_free(root);
    ck_assert_ptr_null(lm__region_new(NULL, NULL, 2000, 3000, 0));
    ck_assert_ptr_null(lm__region_new(NULL, NULL, 0, SIZE_MAX / 2, 0));
}
END_TEST

START_TEST(a_region_in_the_callers_arena)
{
    lm_arena arena = {0};
    char *root = lm__region_new(&arena, NULL, 1, 40, 100);

    ck_assert_ptr_nonnull(root);
    ck_assert_uint_eq((uintptr_t)root % alignof(max_align_t), 0);
    ck_assert_ptr_eq(lm__region_arena(root), &arena);
    memset(root, 1, 40);
    lm__region_free(root);
    ck_assert_int_eq(root[39], 1);
    lm_arena_free(&arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("arena");
    TCase *arena = tcase_create("arena");
    TCase *region = tcase_create("region");

    tcase_add_test(arena, allocations_are_aligned_and_apart);
    tcase_add_test(arena, blocks_grow);
    tcase_add_test(arena, a_reset_keeps_the_memory);
    tcase_add_test(arena, the_limit_holds);
    tcase_add_test(arena, the_last_allocation_grows_in_place);
    tcase_add_test(arena, the_last_allocation_stretches);
    tcase_add_test(arena, what_is_reserved_is_contiguous);
    tcase_add_test(arena, what_was_allocated_since_is_forgotten);
    tcase_add_test(arena, strndup_ends_with_nul);
    tcase_add_test(region, a_small_region_is_one_block);
    tcase_add_test(region, a_region_keeps_its_limit);
    tcase_add_test(region, a_region_in_the_callers_arena);
    suite_add_tcase(suite, arena);
    suite_add_tcase(suite, region);
    return suite_main(suite);
}
