/* SPDX-License-Identifier: MIT */
#ifndef LM_CURL_STATUS_H
#define LM_CURL_STATUS_H

#include "lm/error.h"

#include <curl/curl.h>

/*
 * What a result of libcurl is among ours.
 *
 * Threads: a pure function.
 */
lm_status lm__curl_status(CURLcode code);

#endif
