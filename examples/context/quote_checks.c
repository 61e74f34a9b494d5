/* SPDX-License-Identifier: MIT */
#include "quote.lm.h"

#include <string.h>

/* The text is the call's, and comes with its context. */
bool Answer_check_in_text(const char *quote, lm_check *check)
{
    const char *text = lm_check_context(check);

    if (!strstr(text, quote))
        return lm_check_fail(check, "\"%s\" does not stand in the text", quote);
    return true;
}
