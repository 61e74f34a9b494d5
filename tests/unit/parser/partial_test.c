/* SPDX-License-Identifier: MIT */
#include "models.h"
#include "shapes.h"
#include "suite.h"
#include "transcript.h"

#include <lm/value.h>

#include <string.h>

/* What shows of a value while its text is still coming. */

static const char *const whole =
    "{\"id\":\"a\\u00e9\xF0\x9F\x98\x80z\",\"customer\":{\"name\":\"Jo\","
    "\"age\":42},\"items\":[{\"sku\":\"s\",\"quantity\":12,\"price\":2.5,"
    "\"tags\":[\"t1\",\"t2\"]}],\"status\":\"paid\",\"slots\":[10,null,30],"
    "\"counts\":{\"k\":12,\"l\":34}}";

static const order *read_part(lm_parser *parser, size_t n)
{
    lm_parser_reset(parser);
    ck_assert_int_eq(lm_parser_feed(parser, whole, n), LM_OK);
    ck_assert_uint_eq(lm_parser_offset(parser), n);
    return lm_parser_partial(parser);
}

/* Bytes up to and with the first place where `text` stands. */
static size_t upto(const char *text)
{
    const char *at = strstr(whole, text);

    ck_assert_ptr_nonnull(at);
    return (size_t)(at - whole) + strlen(text);
}

START_TEST(grows)
{
    lm_parser *parser = lm_parser_new(&order_type, NULL);
    const order *o;

    ck_assert_ptr_null(lm_parser_partial(parser));
    o = read_part(parser, 1);
    ck_assert_ptr_null(o->id);
    o = read_part(parser, upto("\"id\":\""));
    ck_assert_str_eq(o->id, "");
    o = read_part(parser, upto("a\\u00"));
    ck_assert_str_eq(o->id, "a");
    o = read_part(parser, upto("a\\u00e9") + 3);
    ck_assert_str_eq(o->id, "a\xC3\xA9");
    o = read_part(parser, upto("a\\u00e9") + 4);
    ck_assert_str_eq(o->id, "a\xC3\xA9\xF0\x9F\x98\x80");
    o = read_part(parser, upto("\"age\":4"));
    ck_assert_int_eq(o->customer.age, 0);
    o = read_part(parser, upto("\"age\":42}"));
    ck_assert_int_eq(o->customer.age, 42);
    ck_assert_ptr_null(o->items);
    o = read_part(parser, upto("\"items\":["));
    ck_assert_ptr_nonnull(o->items);
    ck_assert_uint_eq(o->n_items, 0);
    o = read_part(parser, upto("\"tags\":[\"t1\",\"t"));
    ck_assert_uint_eq(o->n_items, 1);
    ck_assert_int_eq(o->items[0].quantity, 12);
    ck_assert_uint_eq(o->items[0].n_tags, 2);
    ck_assert_str_eq(o->items[0].tags[1], "t");
    o = read_part(parser, upto("\"slots\":[10,null,3"));
    ck_assert_uint_eq(o->n_slots, 2);
    ck_assert(o->slots[0].has && o->slots[0].value == 10 && !o->slots[1].has);
    o = read_part(parser, upto("\"l\":3"));
    ck_assert_uint_eq(o->n_counts, 1);
    ck_assert_str_eq(o->counts[0].key, "k");
    ck_assert(!lm_parser_done(parser));
    read_part(parser, strlen(whole));
    ck_assert(lm_parser_done(parser));
    lm_parser_free(parser);
}
END_TEST

/* Each partial, once there is one, can be written: it is whole in itself. */
START_TEST(always_readable)
{
    lm_parser *parser = lm_parser_new(&order_type, NULL);

    for (size_t i = 1; i < strlen(whole); i++) {
        const order *o = read_part(parser, i);

        if (o && o->id)
            ck_assert_uint_le(strlen(o->id), 8);
        if (o && o->n_items)
            ck_assert_ptr_nonnull(o->items);
    }
    lm_parser_free(parser);
}
END_TEST

START_TEST(after_a_refusal)
{
    lm_parse_options options = {.flags = LM_PARSE_FIRST};
    lm_parser *parser = lm_parser_new(&person_type, &options);
    void *value = &options;
    lm_error err = {0};

    ck_assert_int_eq(
        lm_parser_feed(parser, "{\"age\":200, \"name\":\"x\"}", 23),
        LM_INVALID);
    ck_assert_uint_eq(lm_parser_offset(parser), 10);
    ck_assert_int_eq(lm_parser_feed(parser, "x", 1), LM_INVALID);
    ck_assert_int_eq(lm_parser_finish(parser, &value, &err), LM_INVALID);
    ck_assert_ptr_eq(value, &options);
    ck_assert_str_eq(err.path, "/age");
    lm_parser_reset(parser);
    ck_assert_int_eq(lm_parser_feed(parser, "{\"age\":20,\"name\":\"x\"}", 21),
                     LM_OK);
    ck_assert_int_eq(lm_parser_finish(parser, &value, &err), LM_OK);
    ck_assert_int_eq(((person *)value)->age, 20);
    lm_value_free(value);
    lm_parser_free(parser);
    lm_parser_free(NULL);
}
END_TEST

/* What lies in place grows in place, and never past its room. */
START_TEST(in_place)
{
    static const char text[] =
        "{\"name\":\"12345\xC3\xA9z\",\"marks\":[1,2,3,4,55]}";
    lm_parser *parser = lm_parser_new(&record_type, NULL);
    const record *r = NULL;

    for (size_t i = 0; i < sizeof(text) - 1; i++) {
        ck_assert_int_eq(lm_parser_feed(parser, text + i, 1), LM_OK);
        r = lm_parser_partial(parser);
        ck_assert_uint_le(r->n_marks, 4);
        ck_assert_uint_lt(strlen(r->name), sizeof(r->name));
        ck_assert_int_eq(memcmp(r->name, "12345\xC3\xA9", strlen(r->name)), 0);
    }
    ck_assert_str_eq(r->name, "12345\xC3\xA9");
    ck_assert_uint_eq(r->n_marks, 4);
    ck_assert_int_eq(r->marks[3], 4);
    ck_assert_ptr_null(r->extra);
    lm_parser_free(parser);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("parser partial");
    TCase *cases = tcase_create("partial");

    tcase_add_test(cases, grows);
    tcase_add_test(cases, in_place);
    tcase_add_test(cases, always_readable);
    tcase_add_test(cases, after_a_refusal);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
