/* SPDX-License-Identifier: MIT */
#include "both.h"
#include "fast.lm.h"

#include <stdio.h>
#include <stdlib.h>

/*
 * A text read with emitted parsers and without them: all that can be seen is
 * the same. The first byte of an input says how it is read.
 */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const lm_policy policies[] = {LM_POLICY_LAX, LM_POLICY_STRICT,
                                         LM_POLICY_REPAIR, LM_POLICY_LAX};
    const lm_type *const types[] = {&Fast_type, &Box_type, &Others_type,
                                    &Sizes_type};
    char why[BOTH_WHY];

    if (!size)
        return 0;
    lm_parse_options options = {.policy = policies[data[0] & 3],
                                .flags = data[0] >> 6 &
                                         (LM_PARSE_FIRST | LM_PARSE_COMPACT)};

    if (data[0] & 32)
        options.limits =
            (lm_limits){.max_string = 48, .max_items = 4, .max_depth = 4};
    if (!both_agree(types[data[0] >> 2 & 3], (const char *)data + 1, size - 1,
                    &options, why)) {
        fprintf(stderr, "%s\n", why);
        abort();
    }
    return 0;
}
