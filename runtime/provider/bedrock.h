/* SPDX-License-Identifier: MIT */
#ifndef LM_BEDROCK_H
#define LM_BEDROCK_H

#include "dialect.h"

/*
 * The parts of the body bedrock_converse; see dialect.h. It has no stream:
 * Bedrock's are of binary frames.
 */
void lm__bedrock_request(const lm__parameters *p, const char *words);

lm_status lm__bedrock_read(lm__response *response, lm_error *err);

#endif
