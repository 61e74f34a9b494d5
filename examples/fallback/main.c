/* SPDX-License-Identifier: MIT */
#include "user.lm.h"

#include <lm/route.h>

#include <stdio.h>

/*
 * Another provider where the first one is down, and which of them answered:
 *
 *     OPENAI_API_KEY=... ANTHROPIC_API_KEY=... fallback
 */
int main(void)
{
    lm_client *clients[] = {
        lm_client_from_provider("openai/gpt-4o-mini", NULL),
        lm_client_from_provider("anthropic/claude-sonnet-4-5", NULL),
    };
    lm_client *client = lm_client_fallback(clients, 2, 0, NULL);
    const lm_message msgs[] = {
        {LM_USER, "Extract: Jason is 25 years old."},
        LM_MESSAGES_END,
    };
    lm_call_info info = {0};
    const lm_call_options options = {.info = &info,
                                     .max_transport_retries = LM_NO_RETRIES};
    UserDetails *user = NULL;
    lm_error err = {0};

    if (UserDetails_create_with(client, msgs, &options, &user, &err) == LM_OK)
        printf("%s is %d\n", user->name, (int)user->age);
    else
        fprintf(stderr, "%s\n", err.message);
    for (unsigned i = 0; i < info.attempts; i++)
        printf("%s: %s\n", info.attempt[i].model,
               lm_status_name(info.attempt[i].status));
    UserDetails_free(user);
    lm_client_free(client);
    lm_client_free(clients[0]);
    lm_client_free(clients[1]);
    return user ? 0 : 1;
}
