/* SPDX-License-Identifier: MIT */
#ifndef LM_LOCAL_H
#define LM_LOCAL_H

#include "lm/client.h"
#include "lm/error.h"
#include "lm/memory.h"
#include "lm/parser.h"
#include "lm/table.h"

LM_BEGIN_DECLS

/*
 * A language model in this process. A backend tells what the model is made
 * of; a client over it makes the same typed calls as one over HTTP:
 *
 *     lm_backend *backend = tiny_open("tiny-extract-q8_0.gguf", &err);
 *     lm_client *client = lm_client_from_backend(backend, NULL);
 *     UserDetails *user = UserDetails_create(client, msgs);
 *
 * The parser of the type constrains each token as it is chosen, so that every
 * answer that comes to its end is a value of the type; only hand-written
 * checks are left to re-asks.
 *
 * Threads: a backend, and whatever uses it, in one thread at a time. Two
 * clients or decoders cannot share one.
 */

typedef int32_t lm_token;

/* A prompt in the making; see render below. */
typedef struct lm_prompt lm_prompt;

/*
 * Adds words of the chat's format: the names of control tokens in it mean
 * those tokens. Never for text that someone else wrote.
 */
LM_API void lm_prompt_control(lm_prompt *prompt, const char *text);

/* Adds text, in which nothing means a control token. */
LM_API void lm_prompt_text(lm_prompt *prompt, const char *text);

/*
 * What a backend does. ctx is its own; every function is called with it.
 * None may be NULL. The model's memory is a sequence of tokens that decode
 * makes longer and rewind shorter.
 */
typedef struct lm_backend {
    const char *name;    /* of the model, for messages to people */
    lm_tell tell;        /* how the model is told the type; default: NOTATION */
    uint32_t n_vocab;    /* tokens are 0 to n_vocab - 1 */
    uint32_t n_context;  /* tokens that the sequence can hold */
    uint32_t max_logits; /* rows that one decode can keep; at least 1 */
    uint32_t draft;      /* tokens that a client guesses before each step, where
                            reading several at once costs little more */

    /*
     * Renders a chat up to where the model's answer begins, by calls of
     * lm_prompt_control and lm_prompt_text.
     */
    lm_status (*render)(void *ctx, const lm_message *messages,
                        lm_prompt *prompt);

    /*
     * The tokens of n bytes, at most n of them, into tokens. Unless control
     * is set, the name of a control token is text as any other.
     */
    lm_status (*tokenise)(void *ctx, const char *text, size_t n, bool control,
                          lm_token *tokens, size_t *n_tokens);

    /*
     * Reads n tokens, for which there is room in n_context, on to the end of
     * the sequence, and keeps the logits behind each of the last n_logits.
     */
    lm_status (*decode)(void *ctx, const lm_token *tokens, size_t n,
                        size_t n_logits);

    /* n_vocab numbers: row i of the n_logits that the last decode kept. */
    const float *(*logits)(void *ctx, size_t i);

    /* Cuts the sequence to its first n tokens. */
    lm_status (*rewind)(void *ctx, size_t n);

    /*
     * The token's text, which need not be whole UTF-8; *n is 0 for a control
     * token. Lives as long as the backend.
     */
    const char *(*bytes)(void *ctx, lm_token token, size_t *n);

    /* The token says that the answer is complete. */
    bool (*ends)(void *ctx, lm_token token);

    void *ctx;
} lm_backend;

/*
 * A client whose calls the backend's model answers. The backend is borrowed
 * and must outlive it. Of options, those of HTTP do not count. NULL: no
 * memory, or the backend lacks something; lm_client_open_backend says which.
 */
LM_API lm_client *lm_client_from_backend(const lm_backend *backend,
                                         const lm_client_options *options);

/* The same with a reason: *out is untouched unless LM_OK is returned. */
LM_API lm_status lm_client_open_backend(const lm_backend *backend,
                                        const lm_client_options *options,
                                        lm_client **out, lm_error *err);

/*
 * The loop alone, without a client: text that is a value of the type, as the
 * model writes it. The sequence is kept from one text to the next, and what
 * two prompts begin with in common is decoded once.
 */
typedef struct lm_decoder lm_decoder;

enum {
    /* Decode also what must come next token by token, as a yardstick. */
    LM_DECODE_PLAIN = 1
};

/* {0}, and NULL for a pointer to it, mean the defaults. */
typedef struct lm_decode_options {
    size_t max_tokens;  /* of the text; 0: as the context has room for */
    double temperature; /* 0: the likeliest token each time */
    uint64_t seed;      /* of the choices, where temperature is above 0 */
    uint32_t draft;     /* tokens to guess from the prompt before each step;
                           never changes the text */
    unsigned flags;     /* LM_DECODE_... */
    lm_limits limits;   /* of the text */
    /*
     * Called before each decode with the text since the call before it, n
     * being 0 where there is none, and at the end. Anything but LM_OK ends
     * the work with that status. NULL: nobody listens.
     */
    lm_status (*on_text)(void *ctx, const char *text, size_t n);
    void *ctx; /* on_text's */
} lm_decode_options;

typedef struct lm_decode_stats {
    size_t prompt; /* tokens of the prompt */
    size_t reused; /* of these, those known from the text before */
    size_t tokens; /* of the text */
    size_t forced; /* of these, those that had to come and were not chosen */
    size_t drafts; /* tokens guessed */
    size_t agreed; /* of these, right ones */
    size_t calls;  /* of decode */
} lm_decode_stats;

/* What came of it. The text is the decoder's until its next run. */
typedef struct lm_decoded {
    const char *text; /* NUL-terminated */
    size_t size;
    bool complete; /* false: cut at max_tokens, or the context was full */
    lm_decode_stats stats;
} lm_decoded;

/* The backend is borrowed. *out is untouched unless LM_OK is returned. */
LM_API lm_status lm_decoder_new(const lm_backend *backend,
                                const lm_allocator *allocator, lm_decoder **out,
                                lm_error *err);

/* decoder may be NULL. */
LM_API void lm_decoder_free(lm_decoder *decoder);

/*
 * Continues the chat with a value of the type: compact JSON without unknown
 * keys. type NULL: with whatever the model says. LM_LIMIT: the prompt does not
 * fit. LM_UNSUPPORTED: no token of the vocabulary can go on.
 */
LM_API lm_status lm_decoder_run(lm_decoder *decoder, const lm_message *messages,
                                const lm_type *type,
                                const lm_decode_options *options,
                                lm_decoded *out, lm_error *err);

LM_END_DECLS

#endif
