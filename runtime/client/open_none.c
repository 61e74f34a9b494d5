/* SPDX-License-Identifier: MIT */
#include "lm/client.h"
#include "lm/share.h"

/*
 * The library without HTTP: clients of a provider cannot be made, those of a
 * model in this process can.
 */
lm_status lm_client_open(const char *name, const lm_client_options *options,
                         lm_client **out, lm_error *err)
{
    (void)options;
    (void)out;
    return lm_error_set(err, LM_UNSUPPORTED,
                        "no client for %s: the library was built without HTTP",
                        name ? name : "(null)");
}

lm_share *lm_share_new(const lm_allocator *allocator)
{
    (void)allocator;
    return NULL;
}

void lm_share_free(lm_share *share)
{
    (void)share;
}
