/* SPDX-License-Identifier: MIT */
#ifndef TESTS_STAGE_H
#define TESTS_STAGE_H

#include "scripted.h"

#include <lm/client.h>

/*
 * A client whose answers come in events of a few bytes of text each:
 *
 *     stage s = {.script = {.piece = 7}};
 *     stage_add(&s, "{\"name\":\"Jason\",\"age\":25}", 4, true);
 *     stage_open(&s);
 *     stream = UserDetails_stream_open(s.client, messages, &s.options);
 *     ...
 *     stage_close(&s);
 *
 * Threads: one stage in one thread.
 */

enum { STAGE_STEPS = 4 };

typedef struct stage {
    const char *client_name; /* NULL: "openai/any" */
    lm_mode mode;            /* DEFAULT: JSON_SCHEMA */
    scripted script;
    lm_transport transport;
    fake_step steps[STAGE_STEPS];
    char *bodies[STAGE_STEPS];
    size_t n;
    lm_client *client;
    lm_client_options with; /* what else it is to have */
    lm_call_options options;
    lm_call_info info;
    lm_error err;
} stage;

/*
 * Adds an answer in content, cut in pieces: a whole one, or one that ends
 * without its end. The usage of a whole one: 9 tokens in, one out a piece.
 */
void stage_add(stage *s, const char *text, size_t piece, bool whole);

/* Adds an answer as it is: "text/event-stream". */
void stage_add_body(stage *s, const char *body);

/* Makes the client. */
void stage_open(stage *s);

void stage_close(stage *s);

#endif
