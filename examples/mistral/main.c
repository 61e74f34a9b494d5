/* SPDX-License-Identifier: MIT */
#include "user.lm.h"

#include <stdio.h>

/*
 * Mode MISTRAL_TOOLS: tools in the dialect of Mistral, told to call "any":
 *
 *     MISTRAL_API_KEY=... mistral
 */
int main(void)
{
    const lm_client_options options = {.mode = LM_MODE_MISTRAL_TOOLS};
    lm_client *client =
        lm_client_from_provider("mistral/mistral-small-latest", &options);
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
