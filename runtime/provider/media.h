/* SPDX-License-Identifier: MIT */
#ifndef LM_MEDIA_H
#define LM_MEDIA_H

#include "ask.h"
#include "lm/provider.h"
#include "writer.h"

#include <stdio.h>

/*
 * Images, audio and documents on their way into a request. A file goes from
 * the disk into the request's buffer in small pieces, as base64; no copy of it
 * is made on the way.
 *
 *     lm__media media;
 *     if (lm__media_open(&media, part, w)) {
 *         lm__write_member(w, "mimeType", media.mime);
 *         lm__write_key(w, "data");
 *         lm__media_write(&media, false);
 *     }
 *     lm__media_close(&media);
 *
 * Threads: those of the writer.
 */

/* Bytes of one part, unless the call has another limit. */
#define LM__MEDIA_MAX ((size_t)32 << 20)

enum { LM__MEDIA_HEAD = 48 };

typedef struct lm__media {
    const lm_part *part;
    lm__writer *w;
    const char *mime; /* of path and bytes never NULL once it is open */
    const char *name; /* never NULL */
    size_t max;
    FILE *file; /* of path */
    size_t n_head;
    unsigned char head[LM__MEDIA_HEAD]; /* the first bytes of the file */
} lm__media;

/*
 * LM_OK: the provider takes all that the messages hold. LM_UNSUPPORTED: it
 * does not, and err says what.
 */
lm_status lm__media_check(const lm_provider *row, const lm_message *messages,
                          lm_error *err);

/* The bit in lm_provider.media of a part that is no text. */
unsigned lm__media_flag(const lm_part *part);

/* false: the writer keeps why not. max is in bytes; 0: LM__MEDIA_MAX. */
bool lm__media_open(lm__media *m, const lm_part *part, size_t max,
                    lm__writer *w);

/*
 * Writes the bytes as one string, base64; as a URL that holds them where
 * as_url. A part with a URL of its own is written as that.
 */
void lm__media_write(lm__media *m, bool as_url);

void lm__media_close(lm__media *m);

/* "image/png" from the first bytes, or NULL. */
const char *lm__media_sniff(const unsigned char *head, size_t n);

#endif
