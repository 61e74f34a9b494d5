/* SPDX-License-Identifier: MIT */
#include "drive.h"

#include <string.h>

static lm_status run(lm__call *call, const lm_call_options *options, void **out)
{
    lm_client *client = call->client;

    lm__drive_add(call);
    while (call->state != LM__CALL_DONE) {
        lm__drive(client, INT32_MAX);
        /* Here it is the end of this call that is waited for, and no other. */
        client->stop = LM_OK;
    }
    if (options && options->info)
        *options->info = call->info;
    if (call->why) {
        client->error = *call->why;
    } else {
        lm__error_clear(&client->error);
        *out = call->value;
    }
    lm__call_release(call);
    return client->error.status;
}

lm_status lm__call_prepare(lm_client *client, const lm_message *messages,
                           const lm_target *target,
                           const lm_call_options *options, lm__call **out,
                           lm_error *err)
{
    lm_status status;

    if (!client) {
        const lm_error *none = lm_client_error(NULL);

        return lm_error_set(err, none->status, "%s", none->message);
    }
    lm__error_clear(&client->error);
    status = lm__drive_may_wait(client, &client->error);
    if (!status)
        status = lm__call_new(client, messages, target, options, out,
                              &client->error);
    if (status && err)
        *err = client->error;
    return status;
}

lm_status lm__call_wait(lm__call *call, const lm_call_options *options,
                        void **out, lm_error *err)
{
    const lm_client *client = call->client;
    lm_status status = run(call, options, out);

    if (status && err)
        *err = client->error;
    return status;
}

lm_status lm_call(lm_client *client, const lm_message *messages,
                  const lm_target *target, const lm_call_options *options,
                  void **out, lm_error *err)
{
    lm__call *call = NULL;
    lm_status status =
        lm__call_prepare(client, messages, target, options, &call, err);

    return call ? lm__call_wait(call, options, out, err) : status;
}
