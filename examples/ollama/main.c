/* SPDX-License-Identifier: MIT */
#include "user.lm.h"

#include <stdio.h>

/*
 * A model on this machine, held to the schema while it decodes. No key:
 *
 *     ollama pull llama3.2
 *     ollama
 */
int main(void)
{
    lm_client *client = lm_client_from_provider("ollama/llama3.2", NULL);
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
