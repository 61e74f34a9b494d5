/* SPDX-License-Identifier: MIT */
#include "samples.h"
#include "suite.h"

#include <lm/parser.h>
#include <lm/value.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

static lm_buffer buf;

static void empty_buffer(void)
{
    lm_buffer_free(&buf);
}

static void check_written(const lm_type *type, const void *value,
                          unsigned flags, const char *want)
{
    lm_error err = {0};

    lm_buffer_clear(&buf);
    lm_buffer_puts(&buf, "> ");
    ck_assert_msg(lm_value_write(type, value, flags, &buf, &err) == LM_OK, "%s",
                  err.message);
    ck_assert_str_eq(buf.data + 2, want);
    ck_assert_uint_eq(buf.size, strlen(want) + 2);
    ck_assert_int_eq(err.status, LM_OK);
    ck_assert_str_eq(err.message, "");
}

static void check_refused(const lm_type *type, const void *value,
                          lm_status status, const char *code, const char *path)
{
    lm_error err = {0};

    lm_buffer_clear(&buf);
    lm_buffer_puts(&buf, "before");
    ck_assert_int_eq(lm_value_write(type, value, 0, &buf, &err), status);
    ck_assert_str_eq(buf.data, "before");
    ck_assert_uint_eq(buf.size, 6);
    ck_assert_int_eq(lm_buffer_status(&buf), LM_OK);
    ck_assert_int_eq(err.status, status);
    ck_assert_str_eq(err.code, code);
    ck_assert_str_eq(err.path, path);
    ck_assert_msg(strncmp(err.message, path, strlen(path)) == 0, "%s",
                  err.message);
    ck_assert_int_eq(lm_value_write(type, value, 0, &buf, NULL), status);
}

START_TEST(every_kind_of_value)
{
    order full = sample_order();
    order bare = sample_bare_order();
    tree t = sample_tree();

    check_written(&order_type, &full, 0, sample_order_json);
    check_written(&order_type, &bare, 0, sample_bare_order_json);
    check_written(&tree_type, &t, 0, sample_tree_json);
}
END_TEST

START_TEST(absent_members_as_null)
{
    tree t = {.value = 1};
    order bare = sample_bare_order();

    check_written(&tree_type, &t, LM_WRITE_NULLS,
                  "{\"value\":1,\"children\":[],\"next\":null}");
    check_written(
        &order_type, &bare, LM_WRITE_NULLS,
        "{\"id\":\"\",\"customer\":{\"name\":\"pen\",\"age\":0},"
        "\"items\":[{\"sku\":\"ink\",\"quantity\":-1,\"price\":1e300,"
        "\"tags\":null}],\"status\":\"open\",\"gift\":false,\"note\":null,"
        "\"discount\":null,\"courier\":null,\"counts\":null,\"payment\":null,"
        "\"meta\":null,\"slots\":[],\"odd \\\"key\\\"\":null}");
}
END_TEST

START_TEST(indented)
{
    tree t = sample_tree();
    char name[] = "Jason";
    person p = {name, 25};

    check_written(&person_type, &p, LM_WRITE_INDENT,
                  "{\n  \"name\": \"Jason\",\n  \"age\": 25\n}");
    check_written(&tree_type, &t, LM_WRITE_INDENT,
                  "{\n"
                  "  \"value\": 1,\n"
                  "  \"children\": [\n"
                  "    {\n"
                  "      \"value\": 2,\n"
                  "      \"children\": []\n"
                  "    },\n"
                  "    {\n"
                  "      \"value\": 3,\n"
                  "      \"children\": []\n"
                  "    }\n"
                  "  ],\n"
                  "  \"next\": {\n"
                  "    \"value\": 4,\n"
                  "    \"children\": []\n"
                  "  }\n"
                  "}");
}
END_TEST

static void check_payment(payment *paid, const char *json)
{
    static const char tail[] = ",\"slots\":[]}";
    order o = sample_bare_order();
    size_t before = strlen(sample_bare_order_json) - strlen(tail);
    char want[512];

    snprintf(want, sizeof(want), "%.*s,\"payment\":%s%s", (int)before,
             sample_bare_order_json, json, tail);
    o.payment = paid;
    check_written(&order_type, &o, 0, want);
}

START_TEST(each_member_of_a_union)
{
    bool coupons[] = {true, false};
    char number[] = "4111";
    payment by_card = {.kind = payment_card, .card = {card_kind_card, number}};
    payment cash = {.kind = payment_cash, .cash = 2.5};
    payment some = {
        .kind = payment_coupons, .coupons = coupons, .n_coupons = 2};

    check_payment(&by_card, "{\"kind\":\"card\",\"number\":\"4111\"}");
    check_payment(&cash, "2.5");
    check_payment(&some, "[true,false]");
}
END_TEST

START_TEST(arrays_in_place)
{
    record r = {.name = "Jason", .marks = {1, -128, 127, 5}, .n_marks = 3};
    char extra[] = " { \"x\" : 1, \"y\":[ ] } ";

    check_written(&record_type, &r, 0,
                  "{\"name\":\"Jason\",\"marks\":[1,-128,127]}");
    memcpy(r.name, "12345678", sizeof(r.name));
    r.n_marks = 0;
    check_written(&record_type, &r, 0, "{\"name\":\"12345678\",\"marks\":[]}");
    r.extra = extra;
    check_written(&record_type, &r, 0,
                  "{\"name\":\"12345678\",\"marks\":[],\"x\":1,\"y\":[]}");
    memcpy(extra, "{}", sizeof("{}"));
    check_written(&record_type, &r, 0, "{\"name\":\"12345678\",\"marks\":[]}");
    memcpy(extra, "[1]", sizeof("[1]"));
    check_refused(&record_type, &r, LM_INVALID, "type", "");
    memcpy(extra, "{]}", sizeof("{]}"));
    check_refused(&record_type, &r, LM_INVALID, "syntax", "");
}
END_TEST

/*
 * Strings of each length with each byte at each end, in memory that ends with
 * them: what a block reads beyond it must not show, nor be read at all where
 * that is watched.
 */
START_TEST(strings_of_every_length)
{
    static const char *const ends[][2] = {
        {"x", "x"},
        {"\"", "\\\""},
        {"\\", "\\\\"},
        {"\n", "\\n"},
        {"\x1F", "\\u001f"},
        {"\b", "\\b"},
        {"\f", "\\f"},
        {"\r", "\\r"},
        {"\t", "\\t"},
        {"\x7F", "\x7F"},
        {"/", "/"},
        {"\xC3\xA9", "\xC3\xA9"},
        {"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"}};
    char want[300];

    for (size_t n = 0; n < 130; n++) {
        size_t e = n % (sizeof(ends) / sizeof(ends[0]));
        size_t size = n + strlen(ends[e][0]) + 1;
        char *text = malloc(size);
        person p = {text, 1};

        memset(text, 'a', n);
        memcpy(text + n, ends[e][0], size - n);
        snprintf(want, sizeof(want), "{\"name\":\"%.*s%s\",\"age\":1}", (int)n,
                 text, ends[e][1]);
        check_written(&person_type, &p, 0, want);
        free(text);
    }
}
END_TEST

/* As a string of JSON, a byte at a time. */
static size_t put_plainly(char *to, const char *text)
{
    static const char from[] = "\"\\\b\f\n\r\t";
    static const char as[] = "\"\\bfnrt";
    char *start = to;

    *to++ = '"';
    for (; *text; text++) {
        const char *found = strchr(from, *text);

        if (found) {
            *to++ = '\\';
            *to++ = as[found - from];
        } else if ((unsigned char)*text < ' ') {
            to += snprintf(to, 7, "\\u%04x", (unsigned)*text);
        } else {
            *to++ = *text;
        }
    }
    *to++ = '"';
    *to = '\0';
    return (size_t)(to - start);
}

/* Texts of any length with more and more to escape in them. */
START_TEST(long_texts_with_escapes)
{
    static const char rare[] = "\"\\\n\n\t\x01\x1F\x7F/~";
    char want[6 * 700 + 32];
    uint32_t state = 9;

    for (size_t n = 0; n < 700; n++) {
        char *text = malloc(n + 1);
        person p = {text, 1};
        size_t at = (size_t)snprintf(want, sizeof(want), "{\"name\":");

        for (size_t i = 0; i < n; i++) {
            state = state * 1664525 + 1013904223;
            text[i] = 'a';
            if (state >> 20 < n * 4)
                text[i] = rare[(state >> 8) % 10];
        }
        text[n] = '\0';
        at += put_plainly(want + at, text);
        snprintf(want + at, sizeof(want) - at, ",\"age\":1}");
        check_written(&person_type, &p, 0, want);
        free(text);
    }
}
END_TEST

START_TEST(text_that_is_not_utf8)
{
    static const char *const bad[] = {"\x80", "\xC0\x80", "\xED\xA0\x80",
                                      "\xF5\x80\x80\x80", "\xE2\x82"};
    char text[100];
    person p = {text, 1};

    for (size_t n = 0; n < 90; n++) {
        memset(text, 'a', n);
        snprintf(text + n, sizeof(text) - n, "%s", bad[n % 5]);
        check_refused(&person_type, &p, LM_INVALID, "utf8", "/name");
    }
}
END_TEST

START_TEST(what_json_cannot_express)
{
    order o = sample_order();
    order changed;
    item items[] = {o.items[0], o.items[1]};
    char *tags[] = {o.id, NULL};
    count counts[] = {{o.id, 1}, {NULL, 2}};
    payment none = {.kind = payment_none};

    changed = o;
    changed.id = NULL;
    check_refused(&order_type, &changed, LM_INVALID, "missing", "/id");
    changed = o;
    changed.items = items;
    items[1].price = NAN;
    check_refused(&order_type, &changed, LM_INVALID, "range", "/items/1/price");
    items[1].price = -INFINITY;
    check_refused(&order_type, &changed, LM_INVALID, "range", "/items/1/price");
    items[0].tags = tags;
    check_refused(&order_type, &changed, LM_INVALID, "missing",
                  "/items/0/tags/1");
    changed = o;
    changed.items = NULL;
    check_refused(&order_type, &changed, LM_INVALID, "missing", "/items");
    changed = o;
    changed.status = (order_status)3;
    check_refused(&order_type, &changed, LM_INVALID, "enum", "/status");
    changed = o;
    changed.counts = counts;
    check_refused(&order_type, &changed, LM_INVALID, "missing", "/counts");
    changed = o;
    changed.payment = &none;
    check_refused(&order_type, &changed, LM_INVALID, "union", "/payment");
    none.kind = payment_card;
    none.card.kind = 0;
    check_refused(&order_type, &changed, LM_INVALID, "enum", "/payment/kind");
}
END_TEST

START_TEST(json_that_is_none)
{
    static char texts[][24] = {
        "",    " ",      "{",   "[1,]",  "01",       "1 2",       "{\"a\"}",
        "nul", "\"\n\"", "[1}", "\"\\q", "\"\xFF\"", "{\"a\":1,}"};
    order o = sample_bare_order();

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        o.meta = texts[i];
        check_refused(&order_type, &o, LM_INVALID, "syntax", "/meta");
    }
}
END_TEST

START_TEST(deeper_than_the_limit)
{
    enum { DEPTH = LM_VALUE_DEPTH_MAX };
    static tree nodes[DEPTH + 1];
    lm_error err = {0};
    tree ring = {.value = 1};
    tree *copy;

    for (int i = 0; i < DEPTH; i++)
        nodes[i].next = &nodes[i + 1];
    lm_buffer_clear(&buf);
    ck_assert_int_eq(lm_value_write(&tree_type, nodes, 0, &buf, &err),
                     LM_LIMIT);
    ck_assert_str_eq(err.code, "depth");
    ck_assert_int_eq(strncmp(err.path, "/next/next/", 11), 0);
    ck_assert_uint_eq(strlen(err.path) % 5, 0);
    ck_assert_ptr_null(lm_value_copy(&tree_type, nodes, NULL));
    ring.next = &ring;
    ck_assert_int_eq(lm_value_write(&tree_type, &ring, 0, &buf, &err),
                     LM_LIMIT);
    ck_assert(!lm_value_equal(&tree_type, &ring, &ring));
    nodes[DEPTH - 1].next = NULL;
    ck_assert_int_eq(lm_value_write(&tree_type, nodes, 0, &buf, &err), LM_OK);
    ck_assert(lm_value_equal(&tree_type, nodes, nodes));
    copy = lm_value_copy(&tree_type, nodes, NULL);
    ck_assert_ptr_nonnull(copy);
    lm_value_free(copy);
}
END_TEST

START_TEST(a_path_is_a_pointer)
{
    char bad[] = "\xFF";
    char key[] = "a/b~c";
    count counts[] = {{key, 1}, {bad, 2}};
    order o = sample_bare_order();

    o.counts = counts;
    o.n_counts = 2;
    check_refused(&order_type, &o, LM_INVALID, "utf8", "/counts");
}
END_TEST

START_TEST(a_buffer_with_a_maximum)
{
    order o = sample_order();
    size_t n = strlen(sample_order_json);
    lm_error err = {0};

    for (size_t max = 1; max <= n; max++) {
        lm_buffer small = {.max = max};
        lm_status want = max < n ? LM_LIMIT : LM_OK;

        if (lm_value_write(&order_type, &o, 0, &small, &err) != want)
            ck_abort_msg("maximum %zu: %s", max, lm_status_name(err.status));
        if (small.size != (max < n ? 0 : n) || small.status != want)
            ck_abort_msg("maximum %zu leaves %zu bytes", max, small.size);
        lm_buffer_free(&small);
    }
    ck_assert_str_eq(err.message, lm_status_text(LM_LIMIT));
}
END_TEST

/* Through the parser and back. */
START_TEST(what_is_written_reads_back)
{
    static const unsigned flags[] = {0, LM_WRITE_INDENT, LM_WRITE_NULLS};
    order o = sample_order();
    lm_parse_options options = {.policy = LM_POLICY_STRICT};
    lm_error err = {0};
    void *back = NULL;
    item *quantity = malloc(sizeof(item) * o.n_items);

    memcpy(quantity, o.items, sizeof(item) * o.n_items);
    for (size_t i = 0; i < o.n_items; i++)
        quantity[i].quantity = 1;
    o.items = quantity;
    for (size_t i = 0; i < 3; i++) {
        lm_buffer_clear(&buf);
        ck_assert_int_eq(lm_value_write(&order_type, &o, flags[i], &buf, &err),
                         LM_OK);
        ck_assert_msg(lm_parse(&order_type, buf.data, buf.size, &options, &back,
                               &err) == LM_OK,
                      "%s in %s", err.message, buf.data);
        ck_assert_msg(lm_value_equal(&order_type, &o, back), "%s", buf.data);
        lm_value_free(back);
    }
    free(quantity);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("write");
    TCase *good = tcase_create("written");
    TCase *bad = tcase_create("refused");

    tcase_add_checked_fixture(good, NULL, empty_buffer);
    tcase_add_checked_fixture(bad, NULL, empty_buffer);
    tcase_add_test(good, every_kind_of_value);
    tcase_add_test(good, absent_members_as_null);
    tcase_add_test(good, indented);
    tcase_add_test(good, each_member_of_a_union);
    tcase_add_test(good, arrays_in_place);
    tcase_add_test(good, strings_of_every_length);
    tcase_add_test(good, long_texts_with_escapes);
    tcase_add_test(good, what_is_written_reads_back);
    tcase_add_test(bad, text_that_is_not_utf8);
    tcase_add_test(bad, what_json_cannot_express);
    tcase_add_test(bad, json_that_is_none);
    tcase_add_test(bad, deeper_than_the_limit);
    tcase_add_test(bad, a_path_is_a_pointer);
    tcase_add_test(bad, a_buffer_with_a_maximum);
    suite_add_tcase(suite, good);
    suite_add_tcase(suite, bad);
    return suite_main(suite);
}
