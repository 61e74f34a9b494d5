/* SPDX-License-Identifier: MIT */
#ifndef LM_BASE_ERROR_H
#define LM_BASE_ERROR_H

#include "lm/error.h"

/*
 * An error that says nothing yet, for code that nearly always ends without
 * one. As {0}, but the texts are only made empty: zeros in all of their 736
 * bytes at each step of a call are memory that a call otherwise never touches.
 *
 *     lm_error err;
 *
 *     lm__error_clear(&err);
 *     if (may_fail(&err))
 *         return report(&err);
 *
 * Threads: those of the error.
 */
static inline void lm__error_clear(lm_error *err)
{
    err->status = LM_OK;
    err->http_status = 0;
    err->attempts = 0;
    err->line = 0;
    err->column = 0;
    err->offset = 0;
    err->path[0] = '\0';
    err->code[0] = '\0';
    err->message[0] = '\0';
}

#endif
