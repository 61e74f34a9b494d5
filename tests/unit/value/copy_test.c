/* SPDX-License-Identifier: MIT */
#include "samples.h"
#include "suite.h"
#include "torture/failing.h"

#include <lm/value.h>

#include <math.h>
#include <string.h>

static void check_same_json(const lm_type *type, const void *value,
                            const char *want)
{
    lm_buffer buf = {0};

    ck_assert_int_eq(lm_value_write(type, value, 0, &buf, NULL), LM_OK);
    ck_assert_str_eq(buf.data, want);
    lm_buffer_free(&buf);
}

START_TEST(a_copy_is_one_allocation_and_deep)
{
    failing heap;
    order o = sample_order();
    order *copy;

    failing_init(&heap, 0, false);
    copy = lm_value_copy(&order_type, &o, &heap.allocator);
    ck_assert_ptr_nonnull(copy);
    ck_assert_uint_eq(heap.n, 1);
    check_same_json(&order_type, copy, sample_order_json);
    ck_assert(lm_value_equal(&order_type, copy, &o));
    ck_assert_ptr_ne(copy->id, o.id);
    ck_assert_ptr_ne(copy->items, o.items);
    ck_assert_ptr_ne(copy->items[0].tags, o.items[0].tags);
    ck_assert_ptr_ne(copy->items[0].tags[0], o.items[0].tags[0]);
    ck_assert_ptr_nonnull(copy->items[2].tags);
    ck_assert_ptr_ne(copy->items[2].tags, o.items[2].tags);
    ck_assert_ptr_ne(copy->courier->name, o.courier->name);
    ck_assert_ptr_ne(copy->counts[1].key, o.counts[1].key);
    ck_assert_ptr_ne(copy->payment->card.number, o.payment->card.number);
    ck_assert_ptr_ne(copy->meta, o.meta);
    ck_assert_ptr_ne(copy->slots, o.slots);
    lm_value_free(copy);
    lm_value_free(NULL);
    ck_assert_uint_eq(heap.n_live, 0);
    ck_assert_uint_eq(heap.n_misused, 0);
}
END_TEST

START_TEST(copies_of_other_values)
{
    order bare = sample_bare_order();
    tree t = sample_tree();
    char extra[] = "{\"x\":1}";
    record r = {.name = "Jason", .marks = {1, 2}, .n_marks = 2, .extra = extra};
    order *o = lm_value_copy(&order_type, &bare, NULL);
    tree *u = lm_value_copy(&tree_type, &t, NULL);
    record *s = lm_value_copy(&record_type, &r, NULL);

    check_same_json(&order_type, o, sample_bare_order_json);
    check_same_json(&tree_type, u, sample_tree_json);
    check_same_json(&record_type, s,
                    "{\"name\":\"Jason\",\"marks\":[1,2],\"x\":1}");
    ck_assert_ptr_ne(s->extra, extra);
    ck_assert_ptr_null(u->children[0].children);
    ck_assert_ptr_null(o->note);
    lm_value_free(o);
    lm_value_free(u);
    lm_value_free(s);
}
END_TEST

START_TEST(no_memory_for_a_copy)
{
    failing heap;
    order o = sample_order();

    failing_init(&heap, 1, false);
    ck_assert_ptr_null(lm_value_copy(&order_type, &o, &heap.allocator));
    ck_assert_uint_eq(heap.n_live, 0);
}
END_TEST

/* Each line changes one member of the second of two equal orders. */
#define DIFFERS(change)                                                        \
    do {                                                                       \
        order a = sample_order();                                              \
        order b = sample_order();                                              \
                                                                               \
        change;                                                                \
        ck_assert_msg(!lm_value_equal(&order_type, &a, &b), "%s", #change);    \
        ck_assert_msg(!lm_value_equal(&order_type, &b, &a), "%s", #change);    \
    } while (0)

START_TEST(one_member_differs)
{
    char text[] = "other";
    item items[3];
    count counts[2];
    maybe_int slots[3];
    person courier = {text, 41};
    payment cash = {.kind = payment_cash, .cash = 1};
    order o = sample_order();

    memcpy(items, o.items, sizeof(items));
    items[2].price = 4;
    memcpy(counts, o.counts, sizeof(counts));
    counts[0].value = 1;
    memcpy(slots, o.slots, sizeof(slots));
    slots[1].has = true;
    DIFFERS(b.id = text);
    DIFFERS(b.customer.age = 26);
    DIFFERS(b.customer.name = text);
    DIFFERS(b.n_items = 2);
    DIFFERS(b.items = items);
    DIFFERS(b.status = order_status_paid);
    DIFFERS(b.gift = false);
    DIFFERS(b.note = NULL);
    DIFFERS(b.has_discount = false);
    DIFFERS(b.discount = 0.2F);
    DIFFERS(b.courier = NULL);
    DIFFERS(b.courier = &courier);
    DIFFERS(b.counts = counts);
    DIFFERS(b.n_counts = 1);
    DIFFERS(b.payment = &cash);
    DIFFERS(b.meta = text);
    DIFFERS(b.slots = slots);
    DIFFERS(b.odd = 1);
}
END_TEST

START_TEST(maps_are_equal_in_any_order)
{
    order a = sample_order();
    order b = sample_order();
    count turned[] = {a.counts[1], a.counts[0]};

    b.counts = turned;
    ck_assert(lm_value_equal(&order_type, &a, &b));
    turned[0].value = 1;
    ck_assert(!lm_value_equal(&order_type, &a, &b));
}
END_TEST

START_TEST(what_else_is_equal)
{
    order a = sample_order();
    order b = sample_order();
    item items[2] = {a.items[1], a.items[2]};
    char meta[] = "{\"x\":[1,2.50,null],\"s\":\" \\u00e9 }\"}";
    char spaced[] = "{\"x\":[1,2.50,null],\"s\":\"\\u00e9 }\"}";
    order c = sample_bare_order();
    order d = sample_bare_order();
    maybe_int nothing = {0, false};

    b.meta = meta;
    ck_assert_msg(lm_value_equal(&order_type, &a, &b), "white space in JSON");
    b.meta = spaced;
    ck_assert_msg(!lm_value_equal(&order_type, &a, &b), "a space in a string");
    c.slots = &nothing;
    ck_assert_msg(lm_value_equal(&order_type, &c, &d), "empty and NULL");
    c.items = &items[0];
    d.items = &items[1];
    items[1] = items[0];
    items[0].price = items[1].price = NAN;
    ck_assert_msg(lm_value_equal(&order_type, &c, &d), "NaN and NaN");
    items[0].price = 0.0;
    items[1].price = -0.0;
    ck_assert_msg(lm_value_equal(&order_type, &c, &d), "0 and -0");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("copy");
    TCase *copy = tcase_create("copy");
    TCase *equal = tcase_create("equal");

    tcase_add_test(copy, a_copy_is_one_allocation_and_deep);
    tcase_add_test(copy, copies_of_other_values);
    tcase_add_test(copy, no_memory_for_a_copy);
    tcase_add_test(equal, one_member_differs);
    tcase_add_test(equal, maps_are_equal_in_any_order);
    tcase_add_test(equal, what_else_is_equal);
    suite_add_tcase(suite, copy);
    suite_add_tcase(suite, equal);
    return suite_main(suite);
}
