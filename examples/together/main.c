/* SPDX-License-Identifier: MIT */
#include "user.lm.h"

#include <stdio.h>

/*
 * Mode TOOLS offers the type as a tool that the model must call:
 *
 *     TOGETHER_API_KEY=... together
 */
int main(void)
{
    const lm_client_options options = {.mode = LM_MODE_TOOLS};
    lm_client *client = lm_client_from_provider(
        "together/meta-llama/Llama-3.3-70B-Instruct-Turbo", &options);
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
