/* SPDX-License-Identifier: MIT */
#ifndef LM_CALL_NOTE_H
#define LM_CALL_NOTE_H

#include "call.h"

/*
 * What a call keeps of its requests, and what it tells of them: to the
 * caller's hooks and to who listens to the text.
 *
 * Threads: those of the call.
 */

/* For the answerer: text of the answer, or NULL where it begins anew. */
lm_status lm__call_on_text(lm__ask *ask, const char *text, size_t n);

/* Adds what that will touch. */
void lm__call_soon(const lm__ask *ask, lm__soon *soon);

/*
 * Takes the attempts of an ask that is done into the call's info. A hook that
 * wants no more makes the ask one that failed.
 */
void lm__call_note_attempts(lm__call *call);

/* The attempt that gave the answer failed after all. false: no memory. */
bool lm__call_note_failure(lm__call *call);

/* The answer was not valid. true: a hook wants no more; call->error says so. */
bool lm__call_tell_parse_error(lm__call *call, lm_status status);

/* Another question follows. false: a hook or the listener wants no more. */
bool lm__call_tell_reask(lm__call *call);

/*
 * Tells of an answer that was put together from parts, as one piece. false: he
 * wants no more, and the call's error says so.
 */
bool lm__call_tell_mended(lm__call *call);

#endif
