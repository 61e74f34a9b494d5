/* SPDX-License-Identifier: MIT */
#ifndef LM_CASSETTE_H
#define LM_CASSETTE_H

#include "lm/memory.h"
#include "lm/transport.h"

LM_BEGIN_DECLS

/*
 * Exchanges with a provider, recorded in a file and played again, so that a
 * program's tests need neither a network nor a key:
 *
 *     lm_cassette *cassette;
 *     lm_error err = {0};
 *
 *     if (lm_cassette_replay("user.jsonl", NULL, &cassette, &err) != LM_OK)
 *         die(err.message);
 *     lm_client_options options = {
 *         .transport = lm_cassette_transport(cassette)};
 *     ... calls ...
 *     lm_client_free(client);
 *     lm_cassette_close(cassette);
 *
 * The same without a change of the program: a client that is given no
 * transport replays the file named in the variable LM_REPLAY, or records into
 * the one named in LM_RECORD.
 *
 * A cassette is JSON, an exchange a line, in the order in which they ended:
 *
 *     {"request":{"method":"POST","url":"https://...","body":{...}},
 *      "response":{"status":200,"headers":[...],"body":{...}}}
 *
 * A response that came as a stream has "pieces", a list of texts, instead of
 * "body"; where there was none, or not all of one, "failure" says why. Keys do
 * not stand in it: they are "***".
 *
 * On replay a request must be one of those that are left: the same method, URL
 * and body, but for the order of keys. Else it fails with LM_CONFIG, and the
 * error names the first difference to the first one left. Each exchange is
 * played once. No time passes: pauses between retries only move the clock.
 *
 * Threads: one cassette in one thread at a time; the clients that use one
 * share it in that thread.
 */
typedef struct lm_cassette lm_cassette;

/*
 * Records what goes over another transport (borrowed; NULL: libcurl), behind
 * what is in the file. An exchange is written when it ends; what cannot be
 * written ends it with LM_IO. *out is untouched unless LM_OK is returned.
 */
LM_API lm_status lm_cassette_record(const char *path, const lm_transport *over,
                                    const lm_allocator *allocator,
                                    lm_cassette **out, lm_error *err);

/* Reads a cassette. The error of a wrong line names it. */
LM_API lm_status lm_cassette_replay(const char *path,
                                    const lm_allocator *allocator,
                                    lm_cassette **out, lm_error *err);

/* For lm_client_options; it lives as long as the cassette. */
LM_API const lm_transport *lm_cassette_transport(const lm_cassette *cassette);

/* Exchanges of a replay that nobody asked for yet; 0 of a recording. */
LM_API size_t lm_cassette_left(const lm_cassette *cassette);

/* cassette may be NULL. The clients that use it are freed before. */
LM_API void lm_cassette_close(lm_cassette *cassette);

LM_END_DECLS

#endif
