/* SPDX-License-Identifier: MIT */
#include "lm/target.h"

/* What lmc writes for a model with one field `items`; a test compares. */
static const char text[] = ",\"items\":" LM_WORDS_END;
static const uint32_t at[] = {0, 9};
static const uint16_t sorted[] = {0};
static const uint16_t slots[] = {0, 0};

const lm_words lm_items_keys = {
    .text = text,
    .at = at,
    .sorted = sorted,
    .slots = slots,
    .multiplier = UINT64_C(0x910a2dec89025cc1),
    .n = 1,
    .shift = 63,
    .lead = 2,
    .trail = 2,
    .plain = true,
};
