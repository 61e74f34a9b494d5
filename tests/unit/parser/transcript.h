/* SPDX-License-Identifier: MIT */
#ifndef TRANSCRIPT_H
#define TRANSCRIPT_H

#include <lm/parser.h>

#include <stddef.h>

/*
 * All that a parser says of a text, as text: the value in JSON, or the error;
 * then each finding on a line of its own.
 *
 *     OK {"name":"x","age":20}
 *     /age float_to_int 1:21 @20: 2e1 is read as an integer
 *
 *     INVALID /age le 1:21 @20: 200 is above the maximum 150
 *     /age le 1:21 @20: 200 is above the maximum 150
 *
 * Each text is read whole, in pieces of one byte and of a few more, and cut in
 * two at every place; a test fails where these differ.
 *
 *     reads(&person_type, NULL, "{\"name\":\"x\",\"age\":2e1}",
 *           "OK {\"name\":\"x\",\"age\":20}\n...");
 *
 * Threads: none; the transcript lies in a static buffer.
 */

/* The transcript, once every way to cut the text has given the same. */
const char *transcript(const lm_type *type, const lm_parse_options *options,
                       const char *text, size_t n);

/* Fails the test unless the transcript is the one expected. */
void reads(const lm_type *type, const lm_parse_options *options,
           const char *text, const char *expected);

/* The same, of the first line alone, whose `@offset` and what follows go. */
void verdict(const lm_type *type, const lm_parse_options *options,
             const char *text, const char *expected);

/*
 * Under the strict policy with LM_PARSE_FIRST the byte at `offset` is refused;
 * offset -1: the text is valid; -2: it only lacks an end.
 */
void refuses(const lm_type *type, unsigned flags, const char *text, int offset);

#endif
