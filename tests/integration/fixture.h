/* SPDX-License-Identifier: MIT */
#ifndef TESTS_FIXTURE_H
#define TESTS_FIXTURE_H

#include "fake.h"
#include "scripted.h"
#include "user.lm.h"

/*
 * One typed call and all that it takes: a script, who plays it (a server on
 * loopback or a transport in memory), a client, and what came of the call.
 *
 *     fixture f = {0};
 *     fixture_step(&f, reply_value(mode, "{...}"));
 *     ck_assert_int_eq(fixture_call(&f, mode), LM_OK);
 *     fixture_assert_jason(&f);
 *     fixture_free(&f);
 *
 * Threads: one fixture in one thread.
 */

enum { FIXTURE_STEPS = 4 };

typedef struct fixture {
    const char *client_name; /* NULL: "openai/gpt-4o-mini" */
    bool in_memory;
    fake *server;
    scripted scripted;
    lm_transport transport;
    fake_step script[FIXTURE_STEPS];
    char *owned[FIXTURE_STEPS]; /* bodies */
    size_t n;
    lm_client *client;
    lm_client_options options;
    lm_call_options call;
    lm_call_info info;
    lm_error err;
    UserDetails *user;
} fixture;

/* Adds a step that answers with body, which becomes the fixture's. */
fake_step *fixture_step(fixture *f, char *body);

/* The same with a copy of text. */
fake_step *fixture_text(fixture *f, const char *text);

/* Makes the client and the call. Either may fail: f->err tells. */
lm_status fixture_call(fixture *f, lm_mode mode);

/* It returned Jason, 25. */
void fixture_assert_jason(const fixture *f);

/* Request i (of a server) holds part in its body. */
void fixture_assert_sent(const fixture *f, size_t i, const char *part);

void fixture_free(fixture *f);

#endif
