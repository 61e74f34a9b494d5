/* SPDX-License-Identifier: MIT */
#include "user.lm.h"

#include <stdio.h>

/*
 * Another body altogether, and nothing of it to be seen:
 *
 *     ANTHROPIC_API_KEY=... anthropic
 */
int main(void)
{
    lm_client *client =
        lm_client_from_provider("anthropic/claude-sonnet-4-5", NULL);
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
