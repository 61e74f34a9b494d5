/* SPDX-License-Identifier: MIT */
#ifndef LM_WRITER_H
#define LM_WRITER_H

#include "lm/buffer.h"
#include "out.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * JSON requests, written member by member straight into a buffer:
 *
 *     lm__writer w;
 *     lm__writer_open(&w, &body);
 *     lm__write_object(&w);
 *     lm__write_member(&w, "model", "gpt-4o-mini");
 *     lm__write_key(&w, "schema");
 *     lm__write_raw(&w, target->schemas[LM_PROFILE_CANONICAL]);
 *     lm__write_end_object(&w);
 *     status = lm__writer_close(&w, err);
 *
 * The first failure is kept and the rest does nothing, so that only the close
 * is looked at. Nothing is allocated but the buffer.
 *
 * Threads: one writer in one thread.
 */

enum { LM__WRITER_DEPTH = 64 };

typedef struct lm__writer {
    lm_buffer *out;
    lm__out place;
    char *to;         /* where the next byte goes; NULL after a failure */
    uint64_t objects; /* a bit for each level: it is an object */
    unsigned depth;
    bool comma;   /* something stands before what comes now */
    bool has_key; /* of the value that comes now */
    lm_status status;
    char why[200]; /* of status */
} lm__writer;

void lm__writer_open(lm__writer *w, lm_buffer *out);

/* LM_OK: the buffer holds one document. */
lm_status lm__writer_close(lm__writer *w, lm_error *err);

void lm__write_object(lm__writer *w);
void lm__write_end_object(lm__writer *w);
void lm__write_array(lm__writer *w);
void lm__write_end_array(lm__writer *w);

/* Text must be UTF-8: anything else fails with LM_ARGUMENT. */
void lm__write_key(lm__writer *w, const char *key);
void lm__write_string(lm__writer *w, const char *s);

void lm__write_bool(lm__writer *w, bool value);
void lm__write_null(lm__writer *w);
void lm__write_int(lm__writer *w, int64_t value);

/* Not finite: LM_ARGUMENT. */
void lm__write_double(lm__writer *w, double value);

/* A value that is JSON already: it goes in as it is. */
void lm__write_raw(lm__writer *w, const char *json);

/* More of it: n bytes, which are not looked at either. */
void lm__write_more(lm__writer *w, const char *json, size_t n);

/* Three texts as one string. */
void lm__write_joined(lm__writer *w, const char *a, const char *b,
                      const char *c);

/*
 * A string in pieces: begin, any number of pieces that need no escape, end.
 * Nothing else is written between them.
 */
void lm__write_begin_text(lm__writer *w);
void lm__write_more_text(lm__writer *w, const char *plain);
void lm__write_end_text(lm__writer *w);

/* A piece of such a string: n bytes, padded unless n is a multiple of three. */
void lm__write_base64(lm__writer *w, const unsigned char *bytes, size_t n);

/* Keeps a failure of the caller's, such as that of a buffer. */
void lm__writer_check(lm__writer *w, lm_status status);
void lm__writer_fail(lm__writer *w, lm_status status, const char *format, ...)
    LM_PRINTF(3, 4);

/* A key and a string. */
void lm__write_member(lm__writer *w, const char *key, const char *value);

#endif
