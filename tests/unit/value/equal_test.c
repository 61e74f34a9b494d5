/* SPDX-License-Identifier: MIT */

/* Equal values that are written otherwise, and large ones made to be slow. */
#include "samples.h"
#include "suite.h"

#include "canon.h"
#include "equal.h"
#include "torture/failing.h"

#include <lm/value.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const lm_type json_type = {.kind = LM_KIND_JSON, .size = sizeof(char *)};

typedef struct pair {
    const char *a, *b;
} pair;

static const pair equal_pairs[] = {
    {"{\"a\":1,\"b\":[2]}", " { \"b\" : [ 2 ] , \"a\" : 1 } "},
    {"{\"a\":{\"x\":1,\"y\":2}}", "{\"a\":{\"y\":2,\"x\":1}}"},
    {"{\"a\":1,\"\\u0062\":2}", "{\"b\":2,\"\\u0061\":1}"},
    {"{\"aa\":1,\"a\":2,\"\":3}", "{\"\":3,\"a\":2,\"aa\":1}"},
    {"[]", "[ ]"},
    {"{}", "{\n}"},
    {"1", "1.0"},
    {"100", "1e2"},
    {"0.0012", "12E-4"},
    {"0", "-0.0e7"},
    {"-1.50", "-15e-1"},
    {"\"\xC3\xA9\"", "\"\\u00e9\""},
    {"\"\xF0\x9F\x98\x80\"", "\"\\uD83D\\ude00\""},
    {"\"\\/\\b\\f\\n\\r\\t\"", "\"/\\u0008\\u000C\\u000a\\u000d\\u0009\""},
    {"[true,false,null]", "[ true , false , null ]"},
    {"no JSON", "no JSON"},
};

static const pair other_pairs[] = {
    {"{\"a\":1}", "{\"a\":2}"},
    {"{\"a\":1}", "{\"b\":1}"},
    {"{\"a\":1}", "{\"a\":1,\"b\":1}"},
    {"{\"a\":1,\"b\":2}", "{\"a\":2,\"b\":1}"},
    {"[1,2]", "[2,1]"},
    {"[1,[2]]", "[[1],2]"},
    {"[1]", "[1,1]"},
    {"[]", "{}"},
    {"[[],[]]", "[[[]]]"},
    {"1", "\"1\""},
    {"12", "1.2"},
    {"1", "-1"},
    {"1", "10"},
    {"1e400", "1e401"},
    {"9007199254740993", "9007199254740992"},
    {"true", "false"},
    {"null", "0"},
    {"\"\"", "null"},
    {"\"a\"", "\"a \""},
    {"\"\\u0000\"", "\"\""},
    {"\"\\ud83d\"", "\"\\ude00\""},
    {"[1,]", "[1]"},
    {"{\"a\":1,}", "{\"a\":1}"},
    {"[1", "[1]"},
    {"{\"a\" 1}", "{\"a\":1}"},
    {"1 2", "1"},
    {"\"\\x\"", "\"x\""},
    {"\"\\u12\"", "\"\\u0012\""},
    {"tru", "true"},
};

/* Both ways: by comparing, and by what equal values have in common. */
static bool are_equal(const pair *p)
{
    lm_buffer x = {0};
    lm_buffer y = {0};
    bool equal = lm_value_equal(&json_type, &p->a, &p->b);
    bool turned = lm_value_equal(&json_type, &p->b, &p->a);
    bool same;

    lm__canon_put(&x, &json_type, &p->a);
    lm__canon_put(&y, &json_type, &p->b);
    same = x.size == y.size && memcmp(x.data, y.data, x.size) == 0;
    lm_buffer_free(&x);
    lm_buffer_free(&y);
    ck_assert_msg(equal == turned && equal == same, "%s and %s", p->a, p->b);
    return equal;
}

START_TEST(json_is_equal_as_values)
{
    for (size_t i = 0; i < sizeof(equal_pairs) / sizeof(pair); i++)
        ck_assert_msg(are_equal(&equal_pairs[i]), "%s is %s", equal_pairs[i].a,
                      equal_pairs[i].b);
    for (size_t i = 0; i < sizeof(other_pairs) / sizeof(pair); i++)
        ck_assert_msg(!are_equal(&other_pairs[i]), "%s is not %s",
                      other_pairs[i].a, other_pairs[i].b);
}
END_TEST

START_TEST(json_that_is_too_deep)
{
    static char deep[4 * LM_VALUE_DEPTH_MAX];
    static char spaced[sizeof(deep) + 2];
    pair p = {deep, spaced};

    memset(deep, '[', LM_VALUE_DEPTH_MAX);
    memset(deep + LM_VALUE_DEPTH_MAX, ']', LM_VALUE_DEPTH_MAX);
    snprintf(spaced, sizeof(spaced), "[ %s", deep + 1);
    ck_assert(are_equal(&p));
    memset(deep, '[', LM_VALUE_DEPTH_MAX + 1);
    memset(deep + LM_VALUE_DEPTH_MAX + 1, ']', LM_VALUE_DEPTH_MAX + 1);
    snprintf(spaced, sizeof(spaced), "[ %s", deep + 1);
    ck_assert(!lm_value_equal(&json_type, &p.a, &p.b));
}
END_TEST

/* Each with each they would take minutes. */
enum { MANY = 60000 };

START_TEST(a_large_map_in_another_order)
{
    char(*keys)[16] = malloc(MANY * sizeof(*keys));
    count *there = malloc(MANY * sizeof(*there));
    count *back = malloc(MANY * sizeof(*back));
    order a = sample_order();
    order b = sample_order();

    ck_assert(keys && there && back);
    for (int i = 0; i < MANY; i++) {
        snprintf(keys[i], sizeof(*keys), "key %09d", i);
        there[i] = (count){keys[i], (uint16_t)i};
        back[MANY - 1 - i] = there[i];
    }
    a.counts = there;
    b.counts = back;
    a.n_counts = b.n_counts = MANY;
    ck_assert(lm_value_equal(&order_type, &a, &b));
    back[MANY / 2].value ^= 1;
    ck_assert(!lm_value_equal(&order_type, &a, &b));
    free(keys);
    free(there);
    free(back);
}
END_TEST

START_TEST(a_large_object_in_another_order)
{
    lm_buffer a = {0};
    lm_buffer b = {0};
    pair p;

    for (int i = 0; i < MANY; i++) {
        lm_buffer_printf(&a, "%s\"key %09d\":%d", i ? "," : "{", i, i);
        lm_buffer_printf(&b, "%s\"key %09d\":%d.0", i ? "," : "{", MANY - 1 - i,
                         MANY - 1 - i);
    }
    lm_buffer_putc(&a, '}');
    lm_buffer_putc(&b, '}');
    p = (pair){a.data, b.data};
    ck_assert(are_equal(&p));
    lm_buffer_free(&a);
    lm_buffer_free(&b);
}
END_TEST

START_TEST(without_memory_they_are_not_compared)
{
    for (size_t i = 1;; i++) {
        const char *a = equal_pairs[1].a;
        const char *b = equal_pairs[1].b;
        lm_status status = LM_OK;
        failing heap;
        bool equal;

        failing_init(&heap, i, true);
        equal = lm__value_equal(&json_type, &a, &b, &heap.allocator, &status);
        ck_assert_uint_eq(heap.n_live, 0);
        ck_assert_uint_eq(heap.n_misused, 0);
        ck_assert_int_eq(status, heap.n_failed ? LM_NOMEM : LM_OK);
        ck_assert_int_eq(equal, !heap.n_failed);
        if (!heap.n_failed)
            break;
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("equal");
    TCase *cases = tcase_create("equal");

    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, json_is_equal_as_values);
    tcase_add_test(cases, json_that_is_too_deep);
    tcase_add_test(cases, a_large_map_in_another_order);
    tcase_add_test(cases, a_large_object_in_another_order);
    tcase_add_test(cases, without_memory_they_are_not_compared);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
