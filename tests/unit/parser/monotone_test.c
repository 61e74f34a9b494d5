/* SPDX-License-Identifier: MIT */
#include "extends.h"
#include "models.h"
#include "shapes.h"
#include "suite.h"

#include <lm/value.h>

#include <stdio.h>
#include <string.h>

/* Partial values only grow, and what waits until it is complete waits. */

static const char *const orders[] = {
    "{\"id\":\"a\\u00e9\xF0\x9F\x98\x80z\",\"customer\":{\"name\":\"Jo\","
    "\"age\":42},\"items\":[{\"sku\":\"s\",\"quantity\":12,\"price\":2.5,"
    "\"tags\":[\"t1\",\"t2\"]}],\"status\":\"paid\",\"slots\":[10,null,30],"
    "\"counts\":{\"k\":12,\"l\":34},\"payment\":{\"kind\":\"card\","
    "\"number\":\"12 34\"}}",
    "{ \"payment\" : [true, false] , \"note\" : null, \"courier\" : "
    "{ \"age\" : 1, \"name\" : \"\\\"\" }, \"id\" : \"\xE2\x82\xAC\", "
    "\"meta\" : { \"a\" : [1, {\"b\" : \"c\"}] }, \"odd \\\"key\\\"\" : "
    "18446744073709551615, \"discount\" : 0.5, \"gift\" : true, \"slots\":[], "
    "\"status\" : \"sent back\", \"customer\" : {\"name\":\"x\",\"age\":1}, "
    "\"items\" : [ {\"sku\":\"\",\"quantity\":1,\"price\":0} , "
    "{\"sku\":\"long enough to be moved when it grows beyond its room\","
    "\"quantity\":2,\"price\":1e3,\"tags\":[]} ] }",
    ("{\"id\":12,\"customer\":{\"name\":true},\"items\":[{\"price\":1}],"
     "\"payment\":1.5,\"unknown\":{\"a\":[]}}"),
    "{\"id\":\"x\",\"customer\":",
};

static const char *const trees[] = {
    "{\"value\":1,\"children\":[{\"value\":2,\"next\":{\"value\":3}},"
    "{\"value\":4,\"children\":[{\"value\":5}]}],\"next\":{\"value\":6,"
    "\"next\":{\"value\":7}}}",
};

static const char *const records[] = {
    "{\"a\":1,\"name\":\"abc\",\"more\":{\"b\":[1,2,\"text\"]},\"marks\":[1,2],"
    "\"last\":\"a somewhat longer text that does not fit the room\"}",
};

static void at_every_step(const lm_type *type, const char *const *texts,
                          size_t n)
{
    static const size_t steps[] = {1, 2, 3, 7, 16, 64};
    static const lm_parse_options strict = {.policy = LM_POLICY_STRICT};

    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < sizeof(steps) / sizeof(*steps); k++) {
            grows_only(type, NULL, texts[i], strlen(texts[i]), steps[k]);
            grows_only(type, &strict, texts[i], strlen(texts[i]), steps[k]);
        }
}

#define EVERY(type, texts)                                                     \
    at_every_step(type, texts, sizeof(texts) / sizeof(*(texts)))

START_TEST(only_grows)
{
    EVERY(&order_type, orders);
    EVERY(&tree_type, trees);
    EVERY(&record_type, records);
}
END_TEST

/* id: string @atomic, tags: string[] @atomic, who: person, note: string? */
typedef struct letter {
    char *id;
    char **tags;
    size_t n_tags;
    person who;
    char *note;
} letter;

static const lm_type string_type = {LM_KIND_STRING, 0,   0, sizeof(char *), 0,
                                    NULL,           NULL};
static const lm_type tags_type = {
    LM_KIND_LIST, 0,   0, sizeof(char **), LM_COMPANION(letter, tags, n_tags),
    &string_type, NULL};

static lm_type letter_with(const unsigned flags[4])
{
    static const char *const keys[] = {"id", "tags", "who", "note"};
    static lm_field fields[4];
    static lm_model model;
    unsigned all = 0;
    const size_t offsets[] = {offsetof(letter, id), offsetof(letter, tags),
                              offsetof(letter, who), offsetof(letter, note)};

    for (int i = 0; i < 4; i++) {
        fields[i] = (lm_field){.type = i == 1   ? tags_type
                                       : i == 2 ? person_type
                                                : string_type,
                               .offset = (uint32_t)offsets[i],
                               .flags = (uint16_t)flags[i]};
        all |= flags[i];
    }
    model = (lm_model){.name = "letter",
                       .fields = fields,
                       .keys = words_new(keys, 4, 2),
                       .size = sizeof(letter),
                       .n_fields = 4,
                       .flags = all & LM_FIELD_NONNULL ? LM_MODEL_WAITS : 0U};
    return (lm_type){LM_KIND_MODEL, 0, 0, sizeof(letter), 0, &model, NULL};
}

/* "what shows" at the end of the text: i t w n, as far as they do. */
static const char *shows(lm_parser *parser, const char *text)
{
    static char out[64];
    const letter *l;

    lm_parser_reset(parser);
    for (size_t i = 0; i < strlen(text); i++) {
        ck_assert_int_eq(lm_parser_feed(parser, text + i, 1), LM_OK);
        lm_parser_partial(parser);
    }
    l = lm_parser_partial(parser);
    if (!l)
        return "nothing";
    snprintf(out, sizeof(out), "%s|%zu|%s %d|%s", l->id ? l->id : "-",
             l->tags ? l->n_tags : 99, l->who.name ? l->who.name : "-",
             (int)l->who.age, l->note ? l->note : "-");
    return out;
}

START_TEST(atomic_values_appear_whole)
{
    static const unsigned flags[] = {LM_FIELD_ATOMIC, LM_FIELD_ATOMIC,
                                     LM_FIELD_ATOMIC, 0};
    lm_type type = letter_with(flags);
    lm_parser *parser = lm_parser_new(&type, NULL);

    ck_assert_str_eq(shows(parser, "{\"id\":\"ab"), "-|99|- 0|-");
    ck_assert_str_eq(shows(parser, "{\"id\":\"abc\""), "abc|99|- 0|-");
    ck_assert_str_eq(shows(parser, "{\"tags\":[\"a\",\"b"), "-|99|- 0|-");
    ck_assert_str_eq(shows(parser, "{\"tags\":[\"a\",\"b\"]"), "-|2|- 0|-");
    ck_assert_str_eq(shows(parser, "{\"note\":\"n\",\"who\":{\"name\":\"x\","),
                     "-|99|- 0|n");
    ck_assert_str_eq(shows(parser, "{\"who\":{\"name\":\"x\",\"age\":1}"),
                     "-|99|x 1|-");
    lm_parser_free(parser);
}
END_TEST

START_TEST(models_wait_for_nonnull)
{
    static const unsigned flags[] = {LM_FIELD_NONNULL, 0, LM_FIELD_NONNULL, 0};
    lm_type type = letter_with(flags);
    lm_parser *parser = lm_parser_new(&type, NULL);

    ck_assert_str_eq(shows(parser, "{\"note\":\"n\",\"id\":"), "nothing");
    ck_assert_str_eq(shows(parser, "{\"note\":\"n\",\"id\":\"a"), "nothing");
    ck_assert_str_eq(shows(parser, "{\"note\":\"n\",\"id\":\"a\",\"who\":{"),
                     "a|99|- 0|n");
    lm_parser_free(parser);
}
END_TEST

static const char only[] = "{\"id\":\"ab\",\"note\":\"";

/* What is both is there when it is whole. */
START_TEST(models_wait_for_whole_values)
{
    static const unsigned flags[] = {LM_FIELD_NONNULL | LM_FIELD_ATOMIC, 0, 0,
                                     0};
    lm_type type = letter_with(flags);
    lm_parser *parser = lm_parser_new(&type, NULL);

    ck_assert_str_eq(shows(parser, "{\"note\":\"n\",\"id\":\"a"), "nothing");
    ck_assert_str_eq(shows(parser, "{\"note\":\"n\",\"id\":\"a\""),
                     "a|99|- 0|n");
    lm_parser_free(parser);
}
END_TEST

START_TEST(whole_at_the_end)
{
    static const unsigned flags[] = {LM_FIELD_ATOMIC | LM_FIELD_NONNULL,
                                     LM_FIELD_ATOMIC, LM_FIELD_ATOMIC, 0};
    static const char text[] = "{\"who\":{\"name\":\"x\",\"age\":1},\"id\":"
                               "\"abc\",\"tags\":[\"t\"],\"note\":\"n\"}";
    lm_type type = letter_with(flags);
    lm_parser *parser = lm_parser_new(&type, NULL);
    void *value = NULL;

    grows_only(&type, NULL, text, sizeof(text) - 1, 1);
    grows_only(&type, NULL, text, sizeof(text) - 1, 5);
    ck_assert_str_eq(shows(parser, text), "abc|1|x 1|n");
    ck_assert_int_eq(lm_parser_finish(parser, &value, NULL), LM_OK);
    ck_assert_str_eq(((letter *)value)->id, "abc");
    lm_value_free(value);
    ck_assert_str_eq(shows(parser, only), "ab|99|- 0|");
    lm_parser_free(parser);
}
END_TEST

static const order *part(lm_parser *parser, const char *text)
{
    lm_parser_reset(parser);
    ck_assert_int_eq(lm_parser_feed(parser, text, strlen(text)), LM_OK);
    return lm_parser_partial(parser);
}

#define STATE(field, state)                                                    \
    ck_assert_msg(lm_parser_state(parser, &o->field) == (state),               \
                  "the state of " #field " is %d, not %d",                     \
                  (int)lm_parser_state(parser, &o->field), (int)(state))

START_TEST(states)
{
    lm_parser *parser = lm_parser_new(&order_type, NULL);
    const order *o = part(parser, "{\"id\":\"a");

    STATE(id, LM_PARTIAL);
    STATE(customer, LM_ABSENT);
    STATE(customer.age, LM_ABSENT);
    ck_assert_int_eq(lm_parser_state(parser, o), LM_PARTIAL);
    o = part(parser, "{\"id\":\"a\",\"customer\":{\"name\":\"Jo\",\"age\":4");
    STATE(id, LM_COMPLETE);
    STATE(customer, LM_PARTIAL);
    STATE(customer.name, LM_COMPLETE);
    STATE(customer.age, LM_ABSENT);
    o = part(parser, "{\"customer\":{\"name\":\"Jo\",\"age\":4}, \"items\":["
                     "{\"sku\":\"a\",\"quantity\":1,\"price\":1},{\"sku\":\"b");
    STATE(customer, LM_COMPLETE);
    STATE(customer.age, LM_COMPLETE);
    STATE(items, LM_PARTIAL);
    STATE(items[0], LM_COMPLETE);
    STATE(items[0].price, LM_COMPLETE);
    STATE(items[0].tags, LM_ABSENT);
    STATE(items[1], LM_PARTIAL);
    STATE(items[1].sku, LM_PARTIAL);
    STATE(items[1].price, LM_ABSENT);
    o = part(parser, "{\"payment\":{\"kind\":\"card\",\"number\":\"1");
    STATE(payment, LM_PARTIAL);
    STATE(payment->card, LM_PARTIAL);
    STATE(payment->card.kind, LM_COMPLETE);
    STATE(payment->card.number, LM_PARTIAL);
    o = part(parser, "{\"discount\":0.5,\"courier\":{\"age\":1,\"name\":\"x\"},"
                     "\"counts\":{\"a\":1,\"b\":2");
    STATE(discount, LM_COMPLETE);
    STATE(courier, LM_COMPLETE);
    ck_assert_int_eq(lm_parser_state(parser, o->courier), LM_COMPLETE);
    STATE(courier->age, LM_COMPLETE);
    STATE(counts, LM_PARTIAL);
    STATE(counts[0].value, LM_COMPLETE);
    STATE(note, LM_ABSENT);
    ck_assert_int_eq(lm_parser_state(parser, "elsewhere"), LM_ABSENT);
    lm_parser_free(parser);
}
END_TEST

/* With a report or without one, which knows of the first violation only. */
START_TEST(states_of_what_broke_a_rule)
{
    lm_report list = {0};
    const lm_parse_options options = {.report = _i ? &list : NULL};
    lm_parser *parser = lm_parser_new(&order_type, &options);
    const order *o =
        part(parser, "{\"id\":\"a\",\"customer\":{\"name\":\"Jo\",\"age\":"
                     "-4},\"items\":[{\"sku\":\"a\",\"quantity\":1,"
                     "\"price\":1},{\"sku\":\"b\",\"quantity\":0,\"price\":"
                     "1},{\"sku\":\"c");
    lm_state second = _i ? LM_PARTIAL : LM_COMPLETE;

    STATE(id, LM_COMPLETE);
    STATE(customer, LM_PARTIAL);
    STATE(customer.name, LM_COMPLETE);
    STATE(customer.age, LM_PARTIAL);
    STATE(items[0], LM_COMPLETE);
    STATE(items[1], second);
    STATE(items[1].sku, LM_COMPLETE);
    STATE(items[1].quantity, second);
    lm_parser_free(parser);
    lm_report_free(&list);
}
END_TEST

START_TEST(states_of_what_waits)
{
    static const unsigned flags[] = {LM_FIELD_ATOMIC, LM_FIELD_ATOMIC, 0,
                                     LM_FIELD_NONNULL};
    lm_type type = letter_with(flags);
    lm_parser *parser = lm_parser_new(&type, NULL);
    const letter *o;

    ck_assert_ptr_null(part(parser, "{\"id\":\"ab"));
    part(parser, "{\"note\":\"n\",\"id\":\"ab");
    o = lm_parser_partial(parser);
    ck_assert_ptr_nonnull(o);
    STATE(note, LM_COMPLETE);
    STATE(id, LM_ABSENT);
    part(parser, "{\"note\":\"n\",\"id\":\"ab\",\"tags\":[\"a\"");
    o = lm_parser_partial(parser);
    STATE(id, LM_COMPLETE);
    STATE(tags, LM_ABSENT);
    lm_parser_free(parser);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("parser monotone");
    TCase *cases = tcase_create("monotone");

    tcase_add_test(cases, only_grows);
    tcase_add_test(cases, atomic_values_appear_whole);
    tcase_add_test(cases, models_wait_for_nonnull);
    tcase_add_test(cases, models_wait_for_whole_values);
    tcase_add_test(cases, whole_at_the_end);
    tcase_add_test(cases, states);
    tcase_add_loop_test(cases, states_of_what_broke_a_rule, 0, 2);
    tcase_add_test(cases, states_of_what_waits);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
