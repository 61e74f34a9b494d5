/* SPDX-License-Identifier: MIT */
#include "person.lm.h"
#include "puppet.h"
#include "suite.h"
#include "torture/failing.h"

#include <lm/local.h>

#include <ctype.h>
#include <string.h>

/* Typed calls that a model in this process answers. */

static const char quiet[] = "{\"name\":\"jason\",\"age\":25}";
static const char loud[] = "{\"name\":\"JASON\",\"age\":25}";

static const lm_message messages[] = {
    {LM_SYSTEM, "Extract."}, {LM_USER, "jason, 25"}, LM_MESSAGES_END};

static puppet p;
static lm_client *client;
static lm_error err;

bool Person_check_is_upper(const char *name, lm_check *check)
{
    for (; *name; name++)
        if (islower((unsigned char)*name))
            return lm_check_fail(check, "must be in upper case");
    return true;
}

static void setup(void)
{
    memset(&err, 0, sizeof(err));
    puppet_init(&p);
    client = lm_client_from_backend(&p.backend, NULL);
    ck_assert_ptr_nonnull(client);
}

static void teardown(void)
{
    lm_client_free(client);
}

static void expect_person(const Person *person)
{
    ck_assert_msg(person != NULL, "%s", lm_client_error(client)->message);
    ck_assert_str_eq(person->name, "JASON");
    ck_assert_int_eq(person->age, 25);
}

START_TEST(answers)
{
    Person *person;

    p.wants[0] = loud;
    person = Person_create(client, messages);
    expect_person(person);
    ck_assert_int_eq(lm_client_error(client)->status, LM_OK);
    Person_free(person);
}
END_TEST

START_TEST(asks_again_after_a_check)
{
    lm_call_info info = {0};
    const lm_call_options options = {.info = &info};
    Person *person = NULL;
    char text[1024];

    p.wants[0] = quiet;
    p.wants[1] = loud;
    ck_assert_msg(
        Person_create_with(client, messages, &options, &person, &err) == LM_OK,
        "%s", err.message);
    expect_person(person);
    ck_assert_uint_eq(info.reasks, 1);
    ck_assert_uint_eq(info.attempts, 2);
    ck_assert_str_eq(info.raw_text, loud);
    ck_assert_int_gt(info.usage.out, 0);
    ck_assert_int_gt(info.usage.cached, 0); /* the first chat, read once */
    ck_assert_int_eq(info.usage.total, info.usage.in + info.usage.out);
    puppet_sequence(&p, text, sizeof(text));
    ck_assert_msg(strstr(text, "<a>{\"name\":\"jason\",\"age\":25}<e><u>"),
                  "the answer is not in %s", text);
    ck_assert_msg(strstr(text, "must be in upper case"),
                  "the complaint is not in %s", text);
    Person_free(person);
}
END_TEST

START_TEST(gives_up_in_the_end)
{
    const lm_call_options options = {.max_retries = 1};
    Person *person = NULL;

    p.wants[0] = quiet;
    p.wants[1] = quiet;
    ck_assert_int_eq(
        Person_create_with(client, messages, &options, &person, &err),
        LM_INVALID);
    ck_assert_ptr_null(person);
    ck_assert_str_eq(err.path, "/name");
    ck_assert_uint_eq(err.attempts, 2);
}
END_TEST

START_TEST(cut_at_max_tokens)
{
    const lm_call_options options = {.max_tokens = 4};
    Person *person = NULL;

    p.wants[0] = loud;
    ck_assert_int_eq(
        Person_create_with(client, messages, &options, &person, &err),
        LM_LENGTH);
    ck_assert_ptr_null(person);
}
END_TEST

START_TEST(keeps_its_deadline)
{
    const lm_call_options options = {.deadline_ms = 1};
    Person *person = NULL;

    p.wants[0] = loud;
    p.slow = true;
    ck_assert_int_eq(
        Person_create_with(client, messages, &options, &person, &err),
        LM_DEADLINE);
    ck_assert_int_lt(p.n_decodes, 3);
}
END_TEST

START_TEST(tells_the_type)
{
    static const lm_message no_system[] = {{LM_USER, "jason, 25"},
                                           LM_MESSAGES_END};
    static const struct {
        const lm_message *messages;
        const char *begin;
    } cases[] = {{messages, "<s>Extract.\n\n"}, {no_system, "<s>Answer"}};

    for (size_t i = 0; i < 2; i++) {
        char text[1024];

        p.backend.tell = LM_TELL_NOTATION;
        p.wants[0] = loud;
        Person_free(Person_create(client, cases[i].messages));
        puppet_sequence(&p, text, sizeof(text));
        ck_assert_msg(strncmp(text, cases[i].begin, strlen(cases[i].begin)) ==
                              0 &&
                          strstr(text, Person_prompt),
                      "%s", text);
        ck_assert_uint_eq(puppet_n_control(&p), 5);
    }
}
END_TEST

START_TEST(no_backend)
{
    lm_client *none = NULL;

    ck_assert_ptr_null(lm_client_from_backend(NULL, NULL));
    ck_assert_int_eq(lm_client_open_backend(NULL, NULL, &none, &err),
                     LM_ARGUMENT);
    ck_assert_ptr_null(none);
}
END_TEST

static lm_status whole_call(const lm_allocator *allocator, void *ctx)
{
    const lm_client_options options = {.allocator = allocator};
    lm_client *own = NULL;
    Person *person = NULL;
    lm_status status;

    (void)ctx;
    puppet_init(&p);
    p.backend.tell = LM_TELL_NOTATION;
    p.wants[0] = quiet;
    p.wants[1] = loud;
    status = lm_client_open_backend(&p.backend, &options, &own, NULL);
    if (status == LM_OK)
        status = Person_create_with(own, messages, NULL, &person, NULL);
    Person_free(person);
    lm_client_free(own);
    return status;
}

START_TEST(without_memory)
{
    failing_result result;

    ck_assert_msg(failing_run(whole_call, NULL, &result), "%s", result.text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("local call");
    TCase *cases = tcase_create("call");

    tcase_add_checked_fixture(cases, setup, teardown);
    tcase_add_test(cases, answers);
    tcase_add_test(cases, asks_again_after_a_check);
    tcase_add_test(cases, gives_up_in_the_end);
    tcase_add_test(cases, cut_at_max_tokens);
    tcase_add_test(cases, keeps_its_deadline);
    tcase_add_test(cases, tells_the_type);
    tcase_add_test(cases, no_backend);
    tcase_add_test(cases, without_memory);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
