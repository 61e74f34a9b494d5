/* SPDX-License-Identifier: MIT */
#include "checked.lm.h"
#include "fixture.h"
#include "reply.h"
#include "suite.h"

#include <string.h>

/*
 * The context of a call reaches every check of its value, in every answer:
 * at a field, a list, a model within, each item, and the whole.
 */

/* Which checks were called with this context. */
typedef struct seen {
    unsigned title, tags, first, sku, order;
    bool refuse; /* the whole, once */
} seen;

bool Order_check_title_seen(const char *title, lm_check *check)
{
    seen *s = lm_check_context(check);

    s->title++;
    return *title;
}

bool Order_check_tags_seen(char *const *tags, size_t n_tags, lm_check *check)
{
    seen *s = lm_check_context(check);

    s->tags++;
    return n_tags == 1 && tags[0];
}

bool Order_check_first_seen(const Line *first, lm_check *check)
{
    seen *s = lm_check_context(check);

    s->first++;
    return first->sku;
}

bool Line_check_sku_seen(const char *sku, lm_check *check)
{
    seen *s = lm_check_context(check);

    s->sku++;
    return *sku;
}

bool Order_check_order_seen(const Order *value, lm_check *check)
{
    seen *s = lm_check_context(check);
    bool refuse = s->refuse;

    s->order++;
    s->refuse = false;
    if (refuse)
        return lm_check_fail(check, "%s is out of stock", value->title);
    return true;
}

#define ORDER                                                                  \
    "{\"title\":\"t\",\"tags\":[\"a\"],\"first\":{\"sku\":\"1\"},"             \
    "\"rest\":[{\"sku\":\"2\"},{\"sku\":\"3\"}]}"

static Order *ask(fixture *f, seen *s)
{
    static const lm_message msgs[] = {{LM_USER, "An order"}, LM_MESSAGES_END};
    const lm_call_options options = {.context = s};
    Order *order = NULL;

    f->scripted.script = f->script;
    f->scripted.n_steps = f->n;
    f->transport = scripted_transport(&f->scripted);
    f->options.transport = &f->transport;
    f->options.api_key = "sk-test-0001";
    f->options.mode = LM_MODE_JSON;
    f->client = lm_client_from_provider("openai/gpt-4o-mini", &f->options);
    Order_create_with(f->client, msgs, &options, &order, &f->err);
    return order;
}

START_TEST(every_check_has_the_context)
{
    fixture f = {0};
    seen s = {0};
    Order *order;

    fixture_step(&f, reply_content(ORDER, "stop"));
    order = ask(&f, &s);
    ck_assert_msg(order != NULL, "%s", f.err.message);
    ck_assert_uint_eq(s.title, 1);
    ck_assert_uint_eq(s.tags, 1);
    ck_assert_uint_eq(s.first, 1);
    ck_assert_uint_eq(s.sku, 3);
    ck_assert_uint_eq(s.order, 1);
    Order_free(order);
    fixture_free(&f);
}
END_TEST

START_TEST(the_context_lasts_over_re_asks)
{
    fixture f = {0};
    seen s = {.refuse = true};
    Order *order;

    fixture_step(&f, reply_content(ORDER, "stop"));
    fixture_step(&f, reply_content(ORDER, "stop"));
    order = ask(&f, &s);
    ck_assert_msg(order != NULL, "%s", f.err.message);
    ck_assert_uint_eq(s.order, 2);
    ck_assert_uint_eq(s.sku, 6);
    ck_assert_ptr_nonnull(strstr(f.scripted.request, "t is out of stock"));
    Order_free(order);
    fixture_free(&f);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("context");
    TCase *cases = tcase_create("checks");

    tcase_add_test(cases, every_check_has_the_context);
    tcase_add_test(cases, the_context_lasts_over_re_asks);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
