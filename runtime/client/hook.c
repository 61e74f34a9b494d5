/* SPDX-License-Identifier: MIT */
#include "hook.h"

static lm_status stopped(const char *name, lm_status status, lm_error *err)
{
    if (!status)
        return LM_OK;
    return lm_error_set(err, status, "the hook %s ended the call", name);
}

/* Within a function that has ask and err: the hook's status, if it is there. */
#define CALL(name, ...)                                                        \
    (ask->hooks && ask->hooks->name                                            \
         ? stopped(#name, ask->hooks->name(ask->hooks->ctx, __VA_ARGS__), err) \
         : LM_OK)

lm_status lm__hook_delta(const lm__ask *ask, const char *text, size_t n,
                         lm_error *err)
{
    return CALL(delta, text, n);
}

lm_status lm__hook_retry(const lm__ask *ask, const lm_hook_retry *retry,
                         lm_error *err)
{
    return CALL(retry, retry);
}

lm_status lm__hook_parse_error(const lm__ask *ask,
                               const lm_hook_parse_error *failed, lm_error *err)
{
    return CALL(parse_error, failed);
}

lm_status lm__hook_usage(const lm__ask *ask, const lm_hook_usage *usage,
                         lm_error *err)
{
    return CALL(usage, usage);
}

lm_status lm__hook_done(const lm__ask *ask, const lm_hook_done *done,
                        lm_error *err)
{
    return CALL(done, done);
}
