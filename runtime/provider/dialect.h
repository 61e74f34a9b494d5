/* SPDX-License-Identifier: MIT */
#ifndef LM_DIALECT_H
#define LM_DIALECT_H

#include "ask.h"
#include "fault.h"
#include "frames.h"
#include "lm/provider.h"
#include "parameters.h"

/*
 * A body: how a question becomes a request, and a response a reply. What
 * differs between providers of one body is in their rows.
 *
 *     const lm__dialect *dialect = lm__dialect_of(row->body);
 *     lm__dialect_request(dialect, &parameters);
 *     ...
 *     status = dialect->read(&response, err);
 *
 * Threads: constants and pure functions.
 */

typedef struct lm__stream lm__stream;

/* A provider's word for why the model stopped. */
typedef struct lm__finish_word {
    const char *word; /* NULL closes an array of them */
    lm__finish finish;
} lm__finish_word;

typedef struct lm__response {
    const lm_provider *row;
    const char *body; /* n bytes and a NUL */
    size_t n;
    lm_arena *arena; /* for what the two below point to */
    lm__reply reply;
    lm__fault fault; /* no message: there is none */
} lm__response;

typedef struct lm__dialect {
    const char *path;        /* behind a base URL, where a row has no other */
    const char *stream_path; /* of a stream; NULL: the same */

    /*
     * Writes the members of the request; the writer keeps what fails. words
     * are those of the system's, of `instruct`; "": none.
     */
    void (*request)(const lm__parameters *p, const char *words);
    void (*instruct)(const lm_provider *row, const lm__question *question,
                     lm_buffer *words); /* NULL: lm__system_text */

    /*
     * Reads a response that came with a good HTTP status. LM_OK: the reply
     * stands, or fault.message is set, because an error may come in a good
     * response too. LM_PROTOCOL: it is neither.
     */
    lm_status (*read)(lm__response *response, lm_error *err);

    /*
     * Writes what was streamed as it must be sent back when the model is asked
     * again. NULL: calls and content will do.
     */
    void (*echo)(const lm__stream *stream, const lm__reply *reply,
                 lm__writer *w);

    /* Takes an event of a stream; see stream.h. NULL: it has none. */
    lm_status (*event)(lm__stream *stream, const lm__event *event);

    /* As what it reads the event's data, and nothing else; NULL: in several
       ways, so that nothing is known of members that it does not have. */
    const struct lm_type *event_type;
} lm__dialect;

/* NULL: there is no such body. */
const lm__dialect *lm__dialect_of(lm_body body);

/* Writes the request's one document. */
void lm__dialect_request(const lm__dialect *dialect, const lm__parameters *p);

extern const lm__dialect lm__openai_chat;
extern const lm__dialect lm__openai_responses;
extern const lm__dialect lm__anthropic;
extern const lm__dialect lm__gemini;
extern const lm__dialect lm__ollama;
extern const lm__dialect lm__completion;
extern const lm__dialect lm__bedrock;

#endif
