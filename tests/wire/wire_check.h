/* SPDX-License-Identifier: MIT */
#ifndef TESTS_WIRE_CHECK_H
#define TESTS_WIRE_CHECK_H

#include "desk.h"
#include "dialect.h"
#include "manifest.lm.h"
#include "tap.h"

/*
 * What a fixture was read to, held to what the manifest says of it.
 *
 * Threads: one bench in one thread.
 */
typedef struct bench {
    tap tap;
    const char *dir;
    bool every;             /* streams are cut at every byte */
    const Fixture *fixture; /* the one at hand */
    lm_arena arena;
    lm__desk desk; /* of all readings of one stream */
    bool good;     /* nothing was found wrong with it yet */
} bench;

/* Notes what is wrong with the fixture, unless ok. */
void check(bench *b, bool ok, const char *format, ...) LM_PRINTF(3, 4);

void check_reply(bench *b, const lm__reply *reply, const Expectation *want);

void check_fault(bench *b, const lm__fault *fault, const Expectation *want);

/* The response and what came of its reading, as the manifest has it. */
void check_response(bench *b, const lm__response *response, lm_status status,
                    const lm_error *err);

/* One stream, whole, in single bytes, and cut in two at many places. */
void test_stream(bench *b, const lm_provider *row, const char *body, size_t n);

/* A list of events by the HTML standard, beside the file. */
void test_events(bench *b, const char *body, size_t n);

#endif
