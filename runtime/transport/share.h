/* SPDX-License-Identifier: MIT */
#ifndef LM_TRANSPORT_SHARE_H
#define LM_TRANSPORT_SHARE_H

#include "lm/share.h"

#include <curl/curl.h>

/*
 * libcurl's part of a share, for CURLOPT_SHARE; NULL for NULL.
 *
 * Threads: the share locks itself.
 */
CURLSH *lm__share_handle(const lm_share *share);

#endif
