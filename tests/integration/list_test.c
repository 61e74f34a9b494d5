/* SPDX-License-Identifier: MIT */
#include "list.lm.h"
#include "reply.h"
#include "scripted.h"
#include "suite.h"

#include <lm/provider.h>
#include <stdlib.h>
#include <string.h>

/*
 * Many values from one answer: T_create_list and its streams. What a list
 * tells a provider must be what lmc writes for a model of that form.
 */

static const lm_message messages[] = {{LM_USER, "Who lives where?"},
                                      LM_MESSAGES_END};

#define STREET(name, age)                                                      \
    "{\"name\":\"" name "\",\"city\":{\"name\":\"Ulm\"},\"age\":" #age "}"
#define THREE                                                                  \
    "{\"items\":[" STREET("A", 1) "," STREET("B", 2) "," STREET("C", 3) "]}"
#define ONE_BAD                                                                \
    "{\"items\":[" STREET("A", 1) "," STREET("B", -2) "," STREET("C", 3) "]}"

static lm_client *open_client(const char *name, const lm_transport *transport)
{
    const lm_client_options options = {.transport = transport,
                                       .api_key = "sk-test-0001",
                                       .base_url = "https://llm.example.org"};
    lm_client *client = NULL;
    lm_error err = {0};

    ck_assert_msg(lm_client_open(name, &options, &client, &err) == LM_OK,
                  "%s: %s", name, err.message);
    return client;
}

static char *body_of(lm_client *client, const lm_target *target, lm_mode mode)
{
    const lm_call_options options = {.mode = mode, .tell = LM_TELL_SCHEMA};
    lm_request *request = NULL;
    lm_error err = {0};
    char *body;

    ck_assert_msg(lm_request_make(client, messages, target, &options, &request,
                                  &err) == LM_OK,
                  "%s: %s", lm_mode_name(mode), err.message);
    body = strdup(request->body);
    lm_request_free(request);
    return body;
}

/* Both have the same name, and no description. */
static void compare_modes(lm_client *client, const lm_provider *row)
{
    for (int i = LM_MODE_DEFAULT + 1; i < LM_MODE_COUNT_; i++) {
        lm_mode mode = (lm_mode)i;
        char *list;
        char *written;

        if (!(row->modes & 1U << mode) || mode == LM_MODE_PARALLEL_TOOLS ||
            mode == LM_MODE_GRAMMAR)
            continue;
        list = body_of(client, &Street_list_target, mode);
        written = body_of(client, &Written_target, mode);
        ck_assert_msg(strcmp(list, written) == 0, "%s in mode %s:\n%s\n%s",
                      row->id, lm_mode_name(mode), list, written);
        free(list);
        free(written);
    }
}

START_TEST(told_as_a_model_of_that_form)
{
    size_t n;
    const lm_provider *rows = lm_provider_list(&n);
    scripted s = {0};
    lm_transport transport = scripted_transport(&s);

    for (size_t i = 0; i < n; i++) {
        lm_buffer name = {0};
        lm_client *client;

        lm_buffer_printf(&name, "%s/model", rows[i].id);
        client = open_client(name.data, &transport);
        compare_modes(client, &rows[i]);
        lm_client_free(client);
        lm_buffer_free(&name);
    }
    scripted_free(&s);
}
END_TEST

/* Each profile is some provider's; a row that was made up asks for each. */
START_TEST(told_so_in_each_profile)
{
    scripted s = {0};
    lm_transport transport = scripted_transport(&s);
    const lm_provider *like = lm_provider_list(&(size_t){0});

    for (int i = 0; i < LM_PROFILE_COUNT_; i++) {
        lm_provider row = like[0];
        lm_client_options options = {.transport = &transport,
                                     .api_key = "sk-test-0001",
                                     .provider = &row};
        lm_client *client = NULL;

        row.profile = (lm_profile)i;
        ck_assert_int_eq(
            lm_client_open("openai/model", &options, &client, NULL), LM_OK);
        compare_modes(client, &row);
        lm_client_free(client);
    }
    scripted_free(&s);
}
END_TEST

/* References are looked for at the root. */
START_TEST(definitions_stay_at_the_root)
{
    scripted s = {0};
    lm_transport transport = scripted_transport(&s);
    lm_client *client = open_client("openai/model", &transport);
    char *body = body_of(client, &Person_list_target, LM_MODE_JSON_SCHEMA);

    ck_assert_ptr_nonnull(
        strstr(body, "{\"type\":\"object\",\"properties\":{\"items\":"
                     "{\"type\":\"array\",\"items\":{\"type\":\"object\""));
    ck_assert_ptr_nonnull(
        strstr(body, "}},\"required\":[\"items\"],\"additionalProperties\":"
                     "false,\"$defs\":{\"Person\":{"));
    free(body);
    lm_client_free(client);
    scripted_free(&s);
}
END_TEST

START_TEST(told_as_a_grammar)
{
    scripted s = {0};
    lm_transport transport = scripted_transport(&s);
    lm_client *client = open_client("llamacpp/model", &transport);
    char *body = body_of(client, &Street_list_target, LM_MODE_GRAMMAR);

    ck_assert_ptr_nonnull(
        strstr(body, "\"grammar\":\"root ::= \\\"{\\\" ws \\\"\\\\\\\"items"
                     "\\\\\\\":\\\" ws \\\"[\\\" ws (root-item (\\\",\\\" ws "
                     "root-item)*)? ws \\\"]\\\" ws \\\"}\\\"\\n"
                     "root-item ::= Street\\nStreet"));
    free(body);
    lm_client_free(client);
    scripted_free(&s);
}
END_TEST

START_TEST(told_in_the_notation)
{
    const lm_call_options options = {.mode = LM_MODE_MD_JSON,
                                     .tell = LM_TELL_NOTATION};
    scripted s = {0};
    lm_transport transport = scripted_transport(&s);
    lm_client *client = open_client("openai/model", &transport);
    lm_request *request = NULL;

    ck_assert_int_eq(lm_request_make(client, messages, &Street_list_target,
                                     &options, &request, NULL),
                     LM_OK);
    ck_assert_ptr_nonnull(strstr(request->body,
                                 "{\\\"items\\\": [...]}, each item of this "
                                 "form:\\n"));
    lm_request_free(request);
    lm_client_free(client);
    scripted_free(&s);
}
END_TEST

/* One call whose answers are these. */
static lm_status create(scripted *s, const lm_call_options *options,
                        Street_list **list)
{
    lm_transport transport = scripted_transport(s);
    lm_client *client = open_client("openai/model", &transport);
    lm_status status =
        Street_create_list(client, messages, options, list, NULL);

    lm_client_free(client);
    return status;
}

static void check_three(Street_list *list)
{
    ck_assert_uint_eq(list->n_items, 3);
    ck_assert_str_eq(list->items[1].name, "B");
    ck_assert_str_eq(list->items[2].city.name, "Ulm");
    ck_assert_int_eq(list->items[2].age, 3);
    Street_list_free(list);
}

START_TEST(created_in_each_mode)
{
    static const lm_mode modes[] = {LM_MODE_TOOLS, LM_MODE_FUNCTIONS,
                                    LM_MODE_JSON_SCHEMA, LM_MODE_JSON,
                                    LM_MODE_MD_JSON};
    const lm_call_options options = {.mode = modes[_i]};
    char *body = reply_value(modes[_i], THREE);
    fake_step step = {.body = body};
    scripted s = {.script = &step, .n_steps = 1};
    Street_list *list = NULL;

    ck_assert_int_eq(create(&s, &options, &list), LM_OK);
    check_three(list);
    free(body);
    scripted_free(&s);
}
END_TEST

/* A list without items is one, too. */
START_TEST(an_empty_list)
{
    char *body = reply_content("{\"items\":[]}", "stop");
    fake_step step = {.body = body};
    scripted s = {.script = &step, .n_steps = 1};
    Street_list *list = NULL;

    ck_assert_int_eq(create(&s, NULL, &list), LM_OK);
    ck_assert_uint_eq(list->n_items, 0);
    Street_list_free(list);
    free(body);
    scripted_free(&s);
}
END_TEST

START_TEST(an_item_that_breaks_a_rule)
{
    char *bad = reply_content(ONE_BAD, "stop");
    char *good = reply_content(THREE, "stop");
    fake_step steps[] = {{.body = bad}, {.body = good}};
    scripted s = {.script = steps, .n_steps = 2};
    Street_list *list = NULL;

    ck_assert_int_eq(create(&s, NULL, &list), LM_OK);
    ck_assert_uint_eq(s.n_requests, 2);
    ck_assert_ptr_nonnull(strstr(s.request, "items/1/age"));
    check_three(list);
    free(bad);
    free(good);
    scripted_free(&s);
}
END_TEST

START_TEST(only_that_item_is_asked_for)
{
    const lm_call_options options = {.reask = LM_REASK_FIELDS};
    char *bad = reply_content(ONE_BAD, "stop");
    char *good = reply_content("{\"items\":[" STREET("B", 2) "]}", "stop");
    fake_step steps[] = {{.body = bad}, {.body = good}};
    scripted s = {.script = steps, .n_steps = 2};
    Street_list *list = NULL;

    ck_assert_int_eq(create(&s, &options, &list), LM_OK);
    ck_assert_ptr_nonnull(strstr(s.request, "Of items give only these items"));
    check_three(list);
    free(bad);
    free(good);
    scripted_free(&s);
}
END_TEST

START_TEST(untouched_when_it_fails)
{
    fake_step step = {.status = 401, .body = "{\"error\":\"no\"}"};
    scripted s = {.script = &step, .n_steps = 1};
    Street_list mine = {NULL, 0};
    Street_list *list = &mine;

    ck_assert_int_eq(create(&s, NULL, &list), LM_AUTH);
    ck_assert_ptr_eq(list, &mine);
    scripted_free(&s);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("list");
    TCase *cases = tcase_create("list");

    tcase_add_test(cases, told_as_a_model_of_that_form);
    tcase_add_test(cases, told_so_in_each_profile);
    tcase_add_test(cases, definitions_stay_at_the_root);
    tcase_add_test(cases, told_as_a_grammar);
    tcase_add_test(cases, told_in_the_notation);
    tcase_add_loop_test(cases, created_in_each_mode, 0, 5);
    tcase_add_test(cases, an_empty_list);
    tcase_add_test(cases, an_item_that_breaks_a_rule);
    tcase_add_test(cases, only_that_item_is_asked_for);
    tcase_add_test(cases, untouched_when_it_fails);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
