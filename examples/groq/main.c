/* SPDX-License-Identifier: MIT */
#include "user.lm.h"

#include <stdio.h>

/*
 * Mode MD_JSON asks in words alone, and finds the value in what the model
 * says, fences and all: for models that take neither schemas nor tools.
 *
 *     GROQ_API_KEY=... groq
 */
int main(void)
{
    const lm_client_options options = {.mode = LM_MODE_MD_JSON};
    lm_client *client =
        lm_client_from_provider("groq/llama-3.1-8b-instant", &options);
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
