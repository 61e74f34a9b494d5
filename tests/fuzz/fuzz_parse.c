/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include <stdlib.h>
#include <string.h>

/*
 * However a text is cut, a parser says the same of it; and what the strict
 * policy takes, the lax one takes as the same value.
 */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void lax_takes(const fuzz_input *in, const outcome *strict)
{
    fuzz_input again = *in;
    outcome lax;

    if (strict->status != LM_OK)
        return;
    again.options = (lm_parse_options){.policy = LM_POLICY_LAX};
    outcome_of(&lax, &again, in->n);
    if (lax.status != LM_OK ||
        strcmp(outcome_value(&lax), outcome_value(strict)))
        abort();
    outcome_free(&lax);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_input in;
    outcome whole;

    if (!fuzz_input_take(&in, data, size))
        return 0;
    in.options.policy = in.other ? LM_POLICY_LAX : LM_POLICY_STRICT;
    must_read_alike(&in, &whole);
    if (in.options.policy == LM_POLICY_STRICT)
        lax_takes(&in, &whole);
    outcome_free(&whole);
    return 0;
}
