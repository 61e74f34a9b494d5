/* SPDX-License-Identifier: MIT */
#ifndef LM_PROVIDER_STREAM_H
#define LM_PROVIDER_STREAM_H

#include "desk.h"
#include "dialect.h"
#include "fetch.h"
#include "frames.h"

/*
 * An answer that comes in events, put together: whatever a dialect streams
 * becomes the reply that it would have sent whole.
 *
 *     lm__desk desk = {0};
 *     lm__stream stream;
 *     lm__stream_open(&stream, row, arena, &desk);
 *     ... for each event: lm__stream_event(&stream, event) ...
 *     status = lm__stream_finish(&stream, &response, err);
 *     lm__stream_close(&stream);
 *     lm__desk_free(&desk);
 *
 * Events arrive in pieces of the provider's choosing; who wants the text as it
 * comes sets on_text, name and of_calls.
 *
 * Threads: one in one thread.
 */

enum { LM__STREAM_CALLS = 64 };

/* A call of a tool that is being made. */
typedef struct lm__stream_call {
    int64_t index; /* the provider's; -1: it gives none */
    bool told;     /* on_text has its arguments */
    lm_buffer arguments;
    char *id, *name;  /* NULL: none yet */
    const char *item; /* what the provider's events call it; NULL: nothing */
} lm__stream_call;

/* What few streams have. */
typedef struct lm__stream_rest {
    lm_buffer refusal, reasoning;
    lm_buffer parts;     /* of the answer, as JSON with commas between them,
                            where they must be sent back as they came */
    char finish_raw[64]; /* a word that the dialect does not know, cut */
} lm__stream_rest;

/* What on_text has. */
typedef enum lm__stream_told {
    LM__TOLD_NOTHING,
    LM__TOLD_CONTENT,
    LM__TOLD_CALL /* that which is told */
} lm__stream_told;

struct lm__stream {
    /* What each event touches comes first. */
    const lm__dialect *dialect;
    lm__desk *desk; /* borrowed */
    lm__stream_call *calls;
    uint32_t n_calls;
    uint8_t calls_room;
    uint8_t shape; /* of the desk's: that which its last event had */
    uint16_t half; /* of a character that the next event goes on with; 0: none
                    */
    lm__stream_call *legacy; /* function_call; NULL: there was none */

    /*
     * Takes the text of the answer as it comes: content, or arguments of the
     * call. NULL: what it has is not the answer, and another text begins.
     */
    lm_status (*on_text)(void *ctx, const char *text, size_t n);
    void *ctx;
    lm__stream_told told; /* to on_text */
    bool done;            /* the end marker came */
    bool has_content;
    bool of_calls; /* a call is asked for: content is told from its value on,
                      should it have one */
    bool mid_line; /* of the content, something stands on this line */
    lm_buffer content;
    size_t told_from;       /* of the content, bytes that were not told */
    const lm__fault *fault; /* NULL: there is none */

    const char *name; /* of the tool that is asked for; NULL: any */
    const lm_provider *row;
    lm_arena *arena;        /* for the fault and the reply */
    lm_arena *scratch;      /* of one event: the desk's */
    lm__stream_rest *rest;  /* NULL: nothing of it */
    const char *finish_raw; /* NULL: it does not say */
    lm__finish finish;
    lm_usage usage;
    int64_t counts[4]; /* the parts of a usage that come apart; -1: not yet */
    enum lm__stream_thought {
        LM__THOUGHT_NONE, /* or the last part is whole */
        LM__THOUGHT_TEXT, /* the last part is open, in a text */
        LM__THOUGHT_SIGNATURE
    } thought;
    const char *whole; /* the last event's response; NULL: there is none */
};

void lm__stream_open(lm__stream *s, const lm_provider *row, lm_arena *arena,
                     lm__desk *desk);

void lm__stream_close(lm__stream *s);

/* Anything but LM_OK stands: LM_PROTOCOL, LM_LIMIT, LM_NOMEM, on_text's. */
lm_status lm__stream_event(lm__stream *s, const lm__event *event);

/*
 * The same for one that begins n bytes as they came, if the desk knows it:
 * returns how many of them it is; 0: nothing was done. For lm__frames.take.
 */
size_t lm__stream_take(void *stream, const char *bytes, size_t n,
                       lm_status *status);

/*
 * The reply or the fault, in the response's arena. A stream that ended before
 * its end is a reply that is TRUNCATED; stray is what else the frames had, or
 * NULL.
 */
lm_status lm__stream_finish(lm__stream *s, const lm_buffer *stray,
                            lm__response *response, lm_error *err);

/* Adds what the next event will touch besides the stream itself. */
void lm__stream_soon(const lm__stream *s, lm__soon *soon);

/* For the desk: content from byte `from` on is new, and may be told. */
lm_status lm__stream_told_text(lm__stream *s, size_t from);

/* Likewise the arguments of a call. */
lm_status lm__stream_told_call(lm__stream *s, lm__stream_call *call,
                               size_t from);

/* For stream_reply.c: the call whose arguments on_text has; NULL: none. */
lm__stream_call *lm__stream_find_told(lm__stream *s);

/* For the dialects. */

/* More of the content. */
lm_status lm__stream_text(lm__stream *s, const char *text);

/* The content so far is not the answer: another one begins. */
lm_status lm__stream_text_anew(lm__stream *s);

/* More of a refusal. */
lm_status lm__stream_refusal(lm__stream *s, const char *text);

/* The call of that index; NULL: there is none. */
lm__stream_call *lm__stream_call_find(lm__stream *s, int64_t index);

/* The call of that item; NULL: there is none. */
lm__stream_call *lm__stream_call_of(lm__stream *s, const char *item);

/*
 * The call of that index, made if it is new. NULL: there are too many, or
 * there is no memory; lm__stream_call_add tells which. It may lie elsewhere
 * after the next one.
 */
lm__stream_call *lm__stream_call_at(lm__stream *s, int64_t index);

/* The call of the time before tools; NULL: no memory, as above. */
lm__stream_call *lm__stream_legacy(lm__stream *s);

/*
 * More of a call; each text may be NULL. A name is never emptied, and of ids
 * the first one counts: some send "null" behind it.
 */
lm_status lm__stream_call_add(lm__stream *s, lm__stream_call *call,
                              const char *id, const char *name,
                              const char *arguments);

/* More of what leads to the calls, and is sent back with them. */
lm_status lm__stream_thought(lm__stream *s, const char *text);

/* One more of the parts. */
lm_status lm__stream_part(lm__stream *s, const char *json);

/* More of the last one: n bytes. */
lm_status lm__stream_part_more(lm__stream *s, const char *json, size_t n);

/* The parts of the answer as they came; NULL: none did. */
const char *lm__stream_parts(const lm__stream *s);

/* Why the model stopped; word may be NULL. */
lm_status lm__stream_stop(lm__stream *s, const lm__finish_word *words,
                          const char *word);

/* The stream says that there is an error, in n bytes at text. */
lm_status lm__stream_fault(lm__stream *s, const char *text, size_t n);

#endif
