/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const lm_message messages[] = {
    {LM_SYSTEM, "You are a world class extractor."},
    {LM_USER, "Extract: Jason is 25 years old."},
    LM_MESSAGES_END};

fake_step *fixture_step(fixture *f, char *body)
{
    ck_assert_uint_lt(f->n, FIXTURE_STEPS);
    f->owned[f->n] = body;
    f->script[f->n].body = body;
    return &f->script[f->n++];
}

fake_step *fixture_text(fixture *f, const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = malloc(size);

    ck_assert_ptr_nonnull(copy);
    memcpy(copy, text, size);
    return fixture_step(f, copy);
}

static void start(fixture *f)
{
    if (f->in_memory) {
        f->scripted.script = f->script;
        f->scripted.n_steps = f->n;
        f->transport = scripted_transport(&f->scripted);
        f->options.transport = &f->transport;
        f->options.base_url = "http://localhost/v1";
        return;
    }
    f->server = fake_start(f->script, f->n);
    ck_assert_ptr_nonnull(f->server);
    f->options.base_url = fake_url(f->server);
}

lm_status fixture_call(fixture *f, lm_mode mode)
{
    const char *name = f->client_name ? f->client_name : "openai/gpt-4o-mini";
    lm_status status;

    start(f);
    f->options.api_key = "sk-test-0001";
    f->options.mode = mode;
    f->call.info = &f->info;
    status = lm_client_open(name, &f->options, &f->client, &f->err);
    if (status)
        return status;
    status = UserDetails_create_with(f->client, messages, &f->call, &f->user,
                                     &f->err);
    ck_assert_int_eq(status, f->err.status);
    ck_assert_int_eq(status, lm_client_error(f->client)->status);
    ck_assert_int_eq(status == LM_OK, f->user != NULL);
    return status;
}

void fixture_assert_jason(const fixture *f)
{
    ck_assert_msg(f->user != NULL, "%s", f->err.message);
    ck_assert_str_eq(f->user->name, "Jason");
    ck_assert_int_eq(f->user->age, 25);
}

void fixture_assert_sent(const fixture *f, size_t i, const char *part)
{
    const char *body = fake_request_at(f->server, i)->body;

    ck_assert_msg(strstr(body, part) != NULL, "request %zu lacks %s: %s", i,
                  part, body);
}

void fixture_free(fixture *f)
{
    UserDetails_free(f->user);
    lm_client_free(f->client);
    if (f->server)
        fake_stop(f->server);
    scripted_free(&f->scripted);
    for (size_t i = 0; i < f->n; i++)
        free(f->owned[i]);
}
