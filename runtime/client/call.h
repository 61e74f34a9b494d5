/* SPDX-License-Identifier: MIT */
#ifndef LM_CALL_H
#define LM_CALL_H

#include "client.h"
#include "live.h"
#include "lm/tools.h"

/*
 * A call as a state machine that waits for nothing: drive.c lets time pass and
 * the answerer work between steps.
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
    LM__CALL_DONE    /* value, or why there is none */
} lm__call_state;

typedef struct lm__call {
    /* What each piece of a stream touches stands first. */
    lm_client *client;
    lm__call_state state;
    bool told;       /* the caller has text of the answer */
    bool tells;      /* he wants it: options.on_text */
    bool mended;     /* the last answer was to a question for parts */
    bool admitted;   /* it has had its turn to begin */
    lm_stream *live; /* reads the text as it comes; NULL: nobody does */
    lm_receiver to;  /* of whoever made it */

    lm_call_options options; /* a copy, with the defaults filled in */
    lm__ask ask;
    lm__turn *turns; /* oldest first */
    lm__turn **last; /* where the next one goes */
    int64_t started_at;
    int64_t deadline_at; /* INT64_MAX: none */
    lm__attempts log;
    lm_call_info info;
    lm_error *error;     /* of the step being made */
    const lm_error *why; /* DONE: there is no value; NULL: there is */
    void *value;         /* with several tools, an lm_tool_calls */
    size_t bad_call;  /* of several, the one that is not valid, from 1; or 0 */
    lm_report report; /* for calls that bring none */
    lm_buffer body;   /* the last response */
    lm_arena arena;   /* replies, turns; reset by the next call */

    struct lm__mend *mend; /* the question is for parts; NULL: for all */
    const char *json;      /* the answer as it was read; NULL: not whole */
    size_t json_size;

    /* For drive.c. */
    struct lm__call *next, *before; /* in list */
    lm__calls *list;
    size_t timer; /* its place in the client's heap; 0: none */
    int64_t wake_at;
    bool cancelled;                         /* it is to end */
    void (*on_over)(struct lm__call *call); /* it is DONE; NULL: no need */
    uint32_t slot;                          /* in client->calls */
    uint32_t round; /* which of the calls that it was: with slot, its id */

    /* For whoever made it. */
    lm_call_info *info_out; /* the caller's, or NULL */
} lm__call;

/*
 * A call that is ready to be driven. Messages and target are borrowed until it
 * is over. Anything but LM_OK: there is none, and err says why.
 */
lm_status lm__call_new(lm_client *client, const lm_message *messages,
                       const lm_target *target, const lm_call_options *options,
                       lm__call **out, lm_error *err);

/* Reads the text as it comes, from its begin. false: no memory. */
bool lm__call_go_live(lm__call *call);
/* The same with a blocking call's checks, for lm__call_wait. */
lm_status lm__call_prepare(lm_client *client, const lm_message *messages,
                           const lm_target *target,
                           const lm_call_options *options, lm__call **out,
                           lm_error *err);

/* Waits until the call is over, and releases it. */
lm_status lm__call_wait(lm__call *call, const lm_call_options *options,
                        void **out, lm_error *err);

/* Of a call that is DONE; never NULL. */
const lm_error *lm__call_error(const lm__call *call);

/* Frees the value, whichever it is. */
void lm__call_drop_value(lm__call *call);

/* Room for n calls, none in it; NULL: no memory. */
lm_tool_calls *lm__tool_calls_new(const lm_allocator *allocator, size_t n);

/* One step, where there is one to make: not in ANSWER before ask.done. */
void lm__call_step(lm__call *call);

/* Ends it, whatever it was about to do. */
void lm__call_abort(lm__call *call, lm_status why);

/* Keeps its memory for another call; strings in info stand until then. */
void lm__call_release(lm__call *call);

void lm__call_free(lm__call *call);

#endif
