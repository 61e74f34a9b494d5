/* SPDX-License-Identifier: MIT */
#ifndef LM_ASK_H
#define LM_ASK_H

#include "lm/buffer.h"
#include "lm/client.h"

/*
 * What is asked of a model and what it answered, in no provider's form: the
 * body dialects turn a question into a request and a response into a reply,
 * and the client's calls know nothing else.
 *
 * Threads: these belong to one call.
 */

/* Why the model stopped, under one name for all providers. */
#define LM__FINISH_LIST(X)                                                     \
    X(UNKNOWN, "unknown") /* it did not say, or said a new word */             \
    X(COMPLETE, "complete")                                                    \
    X(LENGTH, "length")                                                        \
    X(CONTENT_FILTER, "content_filter")                                        \
    X(REFUSAL, "refusal")                                                      \
    X(INTERRUPTED, "interrupted") /* the provider gave up: worth a retry */    \
    X(TRUNCATED, "truncated")     /* the stream ended before its end */        \
    X(CUT, "cut")                 /* no more of it was wanted */

typedef enum lm__finish {
#define LM_X(name, word) LM__FINISH_##name,
    LM__FINISH_LIST(LM_X)
#undef LM_X
} lm__finish;

/* Strings are NUL-terminated UTF-8 and never NULL. */
typedef struct lm__tool_call {
    const char *id;        /* one is made up where the provider sent none */
    const char *name;      /* "": it did not say */
    const char *arguments; /* JSON; "{}" where the provider sent none */
} lm__tool_call;

/*
 * One answer. Every member may be absent; which of them holds the value is
 * the reader's to find out, because finish reasons and requested modes do not
 * tell. The text is the arena's that the reader was given.
 */
typedef struct lm__reply {
    lm__finish finish;
    const char *finish_raw; /* the provider's word, or NULL */
    const char *content;    /* NULL: none */
    const char *refusal;    /* NULL: none */
    lm__tool_call *calls;
    size_t n_calls;
    bool legacy_call;    /* calls[0] is a function_call, which has no id */
    const char *echo;    /* the answer in the provider's JSON, where it must be
                            sent back so; NULL: calls and content will do */
    const char *thought; /* what led to the calls, where it must be sent back
                            with them; NULL: nothing */
    const char *told;    /* what on_text had of it, which is the end of a text
                            above; NULL: not all that, or something else */
    const void *from; /* who gave it, where several might: the echo is only for
                         him; NULL: there is but one */
    lm_usage usage;   /* -1 where the provider did not say */
} lm__reply;

/* An answer that was not valid, and what the model is told about it. */
typedef struct lm__turn {
    lm__reply reply;
    const char *complaint;
    struct lm__turn *next;
} lm__turn;

/* Borrowed, all of it: messages are never changed. */
typedef struct lm__question {
    const lm_message *messages;      /* closed by LM_MESSAGES_END */
    const lm__turn *turns;           /* what came after them, oldest first */
    const lm_target *target;         /* the first of targets, if there are */
    const lm_target *const *targets; /* several tools; closed by NULL */
    const lm_call_options *options;  /* never NULL */
    const char *model;
    lm_mode mode; /* never LM_MODE_DEFAULT */
    bool stream;  /* the answer is wanted as it comes */
} lm__question;

/* The word of the list; never NULL. */
const char *lm__finish_name(lm__finish finish);

/* The mode's answers are calls of tools. */
bool lm__mode_calls(lm_mode mode);

/* The i-th of the targets; NULL: there are fewer. */
const lm_target *lm__question_target(const lm__question *question, size_t i);

/* Counts that are not known. */
#define LM__USAGE_UNKNOWN ((lm_usage){-1, -1, -1, -1, -1})

/* Adds what is known; the sum of what is not known is not known. */
void lm__usage_add(lm_usage *sum, const lm_usage *more);

/*
 * The text to read the value from: the arguments of the call of that name,
 * else of the first call, else the content. NULL: there is none.
 */
const char *lm__reply_payload(const lm__reply *reply, const char *name);

#endif
