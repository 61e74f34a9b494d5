/* SPDX-License-Identifier: MIT */
#ifndef LM_ANSWERER_H
#define LM_ANSWERER_H

#include "ask.h"
#include "attempts.h"
#include "error.h"
#include "fetch.h"
#include "lm/transport.h"

/*
 * Who answers the questions of a client: a provider over HTTP, or a model in
 * this process. A call makes an ask, has it answered, reads the value out of
 * the reply, and makes another where the value is not valid.
 *
 * An answerer in process is one function and a context:
 *
 *     static void tiny_begin(void *ctx, lm__ask *ask)
 *     {
 *         struct tiny *tiny = ctx;
 *
 *         lm__attempts_add(ask->log, ask->arena);
 *         if (tiny_generate(tiny, &ask->question, ask->arena, &reply))
 *             lm__ask_answer(ask, &reply);
 *         else
 *             lm__ask_refuse(ask, LM_NOMEM, "no memory for the answer");
 *         ask->done = true;
 *     }
 *
 *     static const lm__answerer_ops tiny_ops = {
 *         .begin = tiny_begin,
 *         .free = tiny_free,
 *     };
 *     status = lm__client_new(&tiny_ops, tiny, "tiny", options, &client, err);
 *
 * One that has to wait returns from begin at once, does its work in poll, sets
 * done there and calls changed; tick is its clock.
 *
 * Threads: those of the client.
 */
typedef struct lm__ask {
    /* set by the call before begin */
    lm__question question;
    int64_t deadline_at; /* by the answerer's clock; INT64_MAX: none */
    lm_arena *arena;     /* for the reply; it lives as long as the call */
    lm_buffer *body;     /* likewise, for raw_body */
    lm__attempts *log;   /* gets an attempt for each request that ends: all but
                            raw_text and what is wrong with an answer */

    /*
     * Takes the answer's text as it is generated; anything but LM_OK means
     * that no more of it is wanted (the ask then ends with that status).
     * NULL: nobody listens. The whole text stands in the reply all the same.
     */
    lm_status (*on_text)(struct lm__ask *ask, const char *text, size_t n);
    void *listener; /* on_text's */

    /* Adds what the next on_text will touch; NULL: it has no need to. */
    void (*soon)(const struct lm__ask *ask, lm__soon *soon);

    /*
     * To be called when done was set, or when tick would now name an earlier
     * time than it did. It only takes note; also within begin and tick.
     */
    void (*changed)(struct lm__ask *ask);

    const struct lm_hooks *hooks; /* of HTTP's those that concern it; or NULL */

    /* The first question of the call, for caches (the answerer's); or NULL. */
    const char *cache_key;
    size_t n_cache_key;

    /* set by the answerer, cleared by the call before begin */
    bool cached; /* the reply was kept from an earlier call */
    bool cut;    /* by on_text: what it has is all that is wanted of the reply,
                    which then stands; cleared as the others */
    bool done;
    lm_profile profile;     /* of the schema that the answer is to; stands from
                               the first text on */
    const lm__reply *reply; /* never NULL; stands if there is no error */
    const lm_error *error;  /* NULL: none; without attempts: the call counts
                               those. Set by the functions below */
    const char *left_out;   /* parameters that were not sent; NULL: none */
    const char *raw_body;   /* the last response as it came, or NULL; stands
                               until the answerer's next ask */

    void *state; /* the answerer's own, while the ask is not done */
} lm__ask;

/* What an ask has until it is answered. */
extern const lm__reply lm__no_reply;

/* A copy in the arena is the ask's. false: no memory, and the ask says so. */
bool lm__ask_answer(lm__ask *ask, const lm__reply *reply);

/* What went wrong with it; of status LM_OK, nothing did. It is copied. */
void lm__ask_fail(lm__ask *ask, const lm_error *error);
void lm__ask_refuse(lm__ask *ask, lm_status status, const char *text);

/*
 * A copy in the arena, since most calls never have one; without memory, an
 * error that says so.
 */
const lm_error *lm__error_keep(const lm_error *error, lm_arena *arena);

struct lm_request;
struct lm_response;

typedef struct lm__answerer_ops {
    /* Starts on the ask, and may finish it. Never fails: errors are done. */
    void (*begin)(void *ctx, lm__ask *ask);

    /*
     * Looks at the clock (retries, timeouts) and says when it wants to be
     * asked again, in milliseconds of now. NULL: there is nothing to wait for.
     */
    int64_t (*tick)(void *ctx, lm__ask *ask, int64_t now_ms);

    /* Works on all asks begun, for at most so long. NULL as with tick. */
    lm_status (*poll)(void *ctx, int32_t timeout_ms, lm_error *err);

    /* In place of poll, in an event loop: see lm/transport.h. May be NULL. */
    lm_status (*watch)(void *ctx, const lm_watcher *watcher, lm_error *err);
    lm_status (*ready)(void *ctx, int fd, unsigned events, lm_error *err);

    /* The reply was a valid answer: it may be kept. May be NULL. */
    void (*keep)(void *ctx, const lm__ask *ask);

    /* Ends an ask that is not done; it is not heard of again. May be NULL. */
    void (*cancel)(void *ctx, lm__ask *ask);

    /* A clock that only goes forward. NULL: the system's. */
    int64_t (*now_ms)(void *ctx);

    /*
     * The request that begin would send, without sending it, in the answerer's
     * memory until its next ask. NULL: it sends none of its own.
     */
    lm_status (*request)(void *ctx, lm__ask *ask, struct lm_request *out,
                         lm_error *err);

    /* Takes a response as if it had come in answer to the ask, which is done
       then. NULL as with request. */
    void (*receive)(void *ctx, lm__ask *ask,
                    const struct lm_response *response);

    /* The client is freed. May be NULL. */
    void (*free)(void *ctx);
} lm__answerer_ops;

/*
 * A client whose questions ctx answers. ops are borrowed and constant; ctx is
 * the client's from then on and is freed with it (on failure it stays the
 * caller's). model goes into each question. Of options, those of HTTP do not
 * count; NULL means the defaults.
 */
lm_status lm__client_new(const lm__answerer_ops *ops, void *ctx,
                         const char *model, const lm_client_options *options,
                         lm_client **out, lm_error *err);

#endif
