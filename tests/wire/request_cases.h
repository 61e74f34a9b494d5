/* SPDX-License-Identifier: MIT */
#ifndef TESTS_REQUEST_CASES_H
#define TESTS_REQUEST_CASES_H

#include <lm/provider.h>

/*
 * Which call makes which request of the fixtures.
 *
 * Threads: constants.
 */

/* What differs from the row, for a fixture that shows another way. */
typedef enum twist {
    AS_IT_IS,
    FLAT,     /* the schema beside the type */
    SIBLING,  /* beside json_object */
    FIELD,    /* at the top */
    NAMED,    /* tool_choice with the tool's name, and no more */
    REQUIRED, /* a strict tool that is required */
    ANY,      /* any tool, strict */
    BARE,     /* without the row's extras */
    OPENAPI   /* the schema in Gemini's older form */
} twist;

typedef struct request_case {
    const char *file;
    const char *client;
    const lm_message *messages;
    const lm_target *target;
    lm_call_options options;
    twist by;
    const char *bad_answer; /* a response to ask again about; NULL: none */
} request_case;

extern const request_case request_cases[];
extern const size_t n_request_cases;

#endif
