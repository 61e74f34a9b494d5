/* SPDX-License-Identifier: MIT */
#include "checked.lm.h"
#include "fixture.h"
#include "reply.h"
#include "suite.h"

#include <stdlib.h>
#include <string.h>

/*
 * The context of a call reaches every check of its value, in every answer:
 * at a field, a list, a model within, each item, and the whole.
 */

/* Which checks were called with this context. */
typedef struct seen {
    unsigned title, tags, first, sku, order;
    bool refuse;       /* the whole, once */
    bool refuse_title; /* once */
} seen;

bool Order_check_title_seen(const char *title, lm_check *check)
{
    seen *s = lm_check_context(check);
    bool refuse = s->refuse_title;

    s->title++;
    s->refuse_title = false;
    return *title && !refuse;
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

static const lm_message msgs[] = {{LM_USER, "An order"}, LM_MESSAGES_END};

static void prepare(fixture *f)
{
    f->scripted.script = f->script;
    f->scripted.n_steps = f->n;
    f->transport = scripted_transport(&f->scripted);
    f->options.transport = &f->transport;
    f->options.api_key = "sk-test-0001";
    f->options.mode = LM_MODE_JSON;
    f->client = lm_client_from_provider("openai/gpt-4o-mini", &f->options);
    ck_assert_ptr_nonnull(f->client);
}

static Order *ask(fixture *f, seen *s, lm_reask reask)
{
    const lm_call_options options = {.context = s, .reask = reask};
    Order *order = NULL;

    prepare(f);
    Order_create_with(f->client, msgs, &options, &order, &f->err);
    return order;
}

/* So many orders were checked, each with three lines. */
static void check_seen(const seen *s, unsigned orders)
{
    ck_assert_uint_eq(s->title, orders);
    ck_assert_uint_eq(s->tags, orders);
    ck_assert_uint_eq(s->first, orders);
    ck_assert_uint_eq(s->sku / 3, orders);
    ck_assert_uint_eq(s->order, orders);
}

START_TEST(every_check_has_the_context)
{
    fixture f = {0};
    seen s = {0};
    Order *order;

    fixture_step(&f, reply_content(ORDER, "stop"));
    order = ask(&f, &s, LM_REASK_WHOLE);
    ck_assert_msg(order != NULL, "%s", f.err.message);
    check_seen(&s, 1);
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
    order = ask(&f, &s, LM_REASK_WHOLE);
    ck_assert_msg(order != NULL, "%s", f.err.message);
    ck_assert_uint_eq(s.order, 2);
    ck_assert_uint_eq(s.sku, 6);
    ck_assert_ptr_nonnull(strstr(f.scripted.request, "t is out of stock"));
    Order_free(order);
    fixture_free(&f);
}
END_TEST

START_TEST(when_fields_are_asked_for_again)
{
    fixture f = {0};
    seen s = {.refuse_title = true};
    Order *order;

    fixture_step(&f, reply_content(ORDER, "stop"));
    fixture_step(&f, reply_content("{\"title\":\"u\"}", "stop"));
    order = ask(&f, &s, LM_REASK_FIELDS);
    ck_assert_msg(order != NULL, "%s", f.err.message);
    ck_assert_str_eq(order->title, "u");
    ck_assert_uint_eq(s.title, 2);
    ck_assert_uint_eq(s.order, 1);
    Order_free(order);
    fixture_free(&f);
}
END_TEST

START_TEST(of_a_list)
{
    fixture f = {0};
    seen s = {0};
    const lm_call_options options = {.context = &s};
    Order_list *list = NULL;

    fixture_step(&f,
                 reply_content("{\"items\":[" ORDER "," ORDER "]}", "stop"));
    prepare(&f);
    ck_assert_int_eq(Order_create_list(f.client, msgs, &options, &list, &f.err),
                     LM_OK);
    check_seen(&s, 2);
    Order_list_free(list);
    fixture_free(&f);
}
END_TEST

#define EVENT(text)                                                            \
    "data: {\"choices\":[{\"delta\":{\"content\":\"" text "\"}}]}\n\n"
#define END                                                                    \
    "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"      \
    "data: [DONE]\n\n"
#define PART_1                                                                 \
    "{\\\"title\\\":\\\"t\\\",\\\"tags\\\":[\\\"a\\\"],\\\"first\\\":"
#define PART_2                                                                 \
    "{\\\"sku\\\":\\\"1\\\"},\\\"rest\\\":[{\\\"sku\\\":\\\"2\\\"},{"          \
    "\\\"sku\\\":"                                                             \
    "\\\"3\\\"}]}"

static void add_stream(fixture *f, const char *body)
{
    fixture_text(f, body)->headers = "Content-Type: text/event-stream\r\n";
}

/* Each check once, and not when its value is only half there. */
START_TEST(of_a_stream)
{
    fixture f = {.scripted = {.piece = (size_t)_i}};
    seen s = {0};
    const lm_call_options options = {.context = &s};
    lm_stream *stream;
    Order *order = NULL;

    add_stream(&f, EVENT(PART_1) EVENT(PART_2) END);
    prepare(&f);
    stream = Order_stream_open(f.client, msgs, &options);
    while (Order_stream_next(stream))
        ;
    ck_assert_msg(Order_stream_finish(stream, &order, &f.err) == LM_OK, "%s",
                  f.err.message);
    check_seen(&s, 1);
    Order_free(order);
    Order_stream_close(stream);
    fixture_free(&f);
}
END_TEST

START_TEST(of_a_list_that_is_streamed)
{
    fixture f = {.scripted = {.piece = (size_t)_i}};
    seen s = {0};
    const lm_call_options options = {.context = &s};
    lm_stream *stream;
    Order_list *list = NULL;
    size_t n = 0;

    add_stream(&f, EVENT("{\\\"items\\\":[" PART_1) EVENT(PART_2 "," PART_1)
                       EVENT(PART_2 "]}") END);
    prepare(&f);
    stream = Order_list_stream_open(f.client, msgs, &options);
    while (Order_list_stream_next(stream))
        n++;
    ck_assert_uint_eq(n, 2);
    ck_assert_msg(Order_list_stream_finish(stream, &list, &f.err) == LM_OK,
                  "%s", f.err.message);
    check_seen(&s, 2);
    Order_list_free(list);
    Order_list_stream_close(stream);
    fixture_free(&f);
}
END_TEST

/* Of a response that some other program received. */
START_TEST(of_a_response)
{
    fixture f = {0};
    seen s = {0};
    const lm_call_options options = {.context = &s};
    char *body = reply_content(ORDER, "stop");
    const lm_response response = {200, NULL, body, strlen(body)};
    Order *order = NULL;

    prepare(&f);
    ck_assert_int_eq(
        Order_response(f.client, &response, &options, &order, &f.err), LM_OK);
    check_seen(&s, 1);
    Order_free(order);
    free(body);
    fixture_free(&f);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("context");
    TCase *cases = tcase_create("checks");

    tcase_add_test(cases, every_check_has_the_context);
    tcase_add_test(cases, the_context_lasts_over_re_asks);
    tcase_add_test(cases, when_fields_are_asked_for_again);
    tcase_add_test(cases, of_a_list);
    tcase_add_loop_test(cases, of_a_stream, 0, 8);
    tcase_add_loop_test(cases, of_a_list_that_is_streamed, 0, 8);
    tcase_add_test(cases, of_a_response);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
