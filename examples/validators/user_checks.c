/* SPDX-License-Identifier: MIT */
#include "user.lm.h"

#include <ctype.h>

/* A rule that the language of models cannot say. */
bool UserDetails_check_is_upper(const char *name, lm_check *check)
{
    for (; *name; name++)
        if (islower((unsigned char)*name))
            return lm_check_fail(check, "name must be uppercase");
    return true;
}
