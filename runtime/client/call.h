/* SPDX-License-Identifier: MIT */
#ifndef LM_CALL_H
#define LM_CALL_H

#include "client.h"

/*
 * A call as a state machine that waits for nothing: whoever drives it (here
 * lm_call, which blocks) lets time pass and the answerer work between steps.
 *
 *     ASK -> ANSWER -> READ -> DONE
 *      ^                 |
 *      +---- re-ask -----+
 *
 * What happens on the way to an answer (requests, retries, waits) is the
 * answerer's own machine.
 *
 * Threads: those of the client.
 */
typedef enum lm__call_state {
    LM__CALL_ASK,    /* a question is to be put */
    LM__CALL_ANSWER, /* it is being answered */
    LM__CALL_READ,   /* there is a reply, or an error */
    LM__CALL_DONE    /* value, or error.status */
} lm__call_state;

typedef struct lm__call {
    lm_client *client;
    lm__call_state state;
    lm_call_options options; /* a copy, with the defaults filled in */
    lm__ask ask;
    lm__turn *turns; /* oldest first */
    lm__turn **last; /* where the next one goes */
    int64_t started_at;
    int64_t deadline_at; /* INT64_MAX: none */
    lm__attempts log;
    lm_call_info info;
    lm_error error;
    void *value;
    bool told;          /* the caller has text of the answer */
    lm_report report;   /* for calls that bring none */
    lm_buffer left_out; /* parameters that were not sent */
    lm_arena arena;     /* replies, turns; reset by the next call */
    struct lm__call *next;
} lm__call;

/* NULL: no memory. Messages and target are borrowed until the call is over. */
lm__call *lm__call_new(lm_client *client, const lm_message *messages,
                       const lm_target *target, const lm_call_options *options);

/* One step, where there is one to make: not in ANSWER before ask.done. */
void lm__call_step(lm__call *call);

/* Waits in ANSWER for at most so long, or less. */
void lm__call_wait(lm__call *call, int32_t timeout_ms);

/* Keeps its memory for another call; strings in info stand until then. */
void lm__call_release(lm__call *call);

void lm__call_free(lm__call *call);

#endif
