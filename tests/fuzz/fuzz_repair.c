/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * The policy `repair`: however a text is cut, the same is said of it; and a
 * text that has nothing to mend is left alone.
 */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void left_alone(const fuzz_input *in)
{
    fuzz_input again = *in;
    outcome strict;
    outcome lax;
    outcome mended;

    again.options.policy = LM_POLICY_STRICT;
    again.options.flags = LM_PARSE_CLOSED;
    outcome_of(&strict, &again, in->n);
    again.options.policy = LM_POLICY_LAX;
    outcome_of(&lax, &again, in->n);
    again.options.policy = LM_POLICY_REPAIR;
    outcome_of(&mended, &again, in->n);
    if (strict.status == LM_OK &&
        (strcmp(lax.said, mended.said) ||
         strcmp(outcome_value(&strict), outcome_value(&mended)))) {
        fprintf(stderr, "lax:\n%s%s\nrepair:\n%s%s\n", lax.said,
                outcome_value(&strict), mended.said, outcome_value(&mended));
        abort();
    }
    outcome_free(&strict);
    outcome_free(&lax);
    outcome_free(&mended);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_input in;
    outcome whole;

    if (!fuzz_input_take(&in, data, size))
        return 0;
    in.options.policy = LM_POLICY_REPAIR;
    if (in.other)
        in.options.flags |= LM_PARSE_TRUNCATED;
    must_read_alike(&in, &whole);
    outcome_free(&whole);
    left_alone(&in);
    return 0;
}
