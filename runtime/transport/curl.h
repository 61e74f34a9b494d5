/* SPDX-License-Identifier: MIT */
#ifndef LM_CURL_H
#define LM_CURL_H

#include "lm/memory.h"
#include "lm/share.h"
#include "lm/transport.h"

/*
 * The transport over libcurl: one multi handle, and easy handles that are
 * used again and again with their options set once.
 *
 *     lm__curl *curl;
 *     status = lm__curl_open(NULL, &curl, err);
 *     lm_transport transport = lm__curl_transport(curl);
 *     ...
 *     lm__curl_close(curl);
 *
 * Threads: one in one thread. libcurl itself is set up once for the process,
 * at the first open.
 */
typedef struct lm__curl lm__curl;

/* *out is untouched on failure. */
lm_status lm__curl_open(const lm_allocator *allocator, lm__curl **out,
                        lm_error *err);

/* Of exchanges begun from then on; borrowed. */
void lm__curl_share(lm__curl *curl, const lm_share *share);

/* A PEM file in place of the system's, likewise. */
void lm__curl_trust(lm__curl *curl, const char *ca_file);

/* libcurl's own making ready, once for the process. */
lm_status lm__curl_global(lm_error *err);

/* curl may be NULL. No exchange may be in flight. */
void lm__curl_close(lm__curl *curl);

lm_transport lm__curl_transport(lm__curl *curl);

#endif
