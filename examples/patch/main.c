/* SPDX-License-Identifier: MIT */
#include "user.lm.h"

#include <lm/patch.h>

#include <stdio.h>

/* A function that was there before: it answers requests in OpenAI's form. */
static lm_status create(void *ctx, const char *request, size_t n,
                        lm_buffer *response)
{
    unsigned *calls = ctx;

    (void)request;
    printf("request %u\n", ++*calls);
    if (!n)
        return LM_IO;
    lm_buffer_printf(response,
                     "{\"choices\":[{\"message\":{\"content\":"
                     "\"{\\\"name\\\":\\\"Jason\\\",\\\"age\\\":%s}\"},"
                     "\"finish_reason\":\"stop\"}]}",
                     *calls == 1 ? "-25" : "25");
    return LM_OK;
}

/*
 * Typed calls patched onto it: the schema goes in, and what comes out is held
 * to the model and asked about, as with any server.
 *
 *     patch
 */
int main(void)
{
    unsigned calls = 0;
    lm_patch patch = {.create = create, .ctx = &calls};
    const lm_transport transport = lm_patch_transport(&patch);
    const lm_client_options options = {.transport = &transport};
    lm_client *client = lm_client_from_provider("openai/mine", &options);
    const lm_message msgs[] = {
        {LM_USER, "Extract: Jason is 25 years old."},
        LM_MESSAGES_END,
    };
    UserDetails *user = UserDetails_create(client, msgs);

    if (user)
        printf("%s is %d\n", user->name, (int)user->age);
    else
        fprintf(stderr, "%s\n", lm_client_error(client)->message);
    UserDetails_free(user);
    lm_client_free(client);
    return user ? 0 : 1;
}
