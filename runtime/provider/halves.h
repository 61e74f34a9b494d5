/* SPDX-License-Identifier: MIT */
#ifndef LM_PROVIDER_HALVES_H
#define LM_PROVIDER_HALVES_H

#include "arena.h"
#include "frames.h"

#include <stdint.h>

/*
 * Characters that a provider cuts in two: an emoji is a pair of escapes, and
 * where tokens are halves of it, one event ends a string in the first of them
 * and the next begins one with the second. No such event is JSON by itself.
 *
 *     if (status == LM_PROTOCOL)
 *         status = lm__halves_join(&half, event, scratch, &joined);
 *
 * Threads: none of it has any state.
 */

/*
 * The event without halves at the ends of its strings, of which *half is then
 * the first of the pair, and with the one that *half was, where a string of it
 * begins with the second; *half is 0 where none is open. LM_PROTOCOL: what is
 * wrong with the event is something else; LM_NOMEM.
 */
lm_status lm__halves_join(uint16_t *half, const lm__event *event,
                          lm_arena *scratch, lm__event *joined);

#endif
