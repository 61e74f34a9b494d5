/* SPDX-License-Identifier: MIT */
#ifndef LM_URL_H
#define LM_URL_H

#include <stdbool.h>
#include <stddef.h>

/*
 * As much of a URL as must be known before a key is sent to it.
 *
 *     lm__url url;
 *     if (lm__url_read("http://localhost:11434/v1", &url) && url.loopback)
 *         ... the key does not leave this machine ...
 *
 * Threads: pure functions.
 */
typedef struct lm__url {
    bool https; /* else http: no other scheme is read */
    bool loopback;
    bool has_port;
    const char *host; /* host_size bytes of the text; [::1] with brackets */
    size_t host_size;
    const char *rest; /* the text from the path on */
} lm__url;

/* No blank and no control character, which would end it or a line. */
bool lm__url_is_clean(const char *text);

/* false: not an http or https URL with a host. */
bool lm__url_read(const char *text, lm__url *out);

#endif
