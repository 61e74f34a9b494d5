/* SPDX-License-Identifier: MIT */
#include "user.lm.h"

#include <stdio.h>

/*
 * The model name may have slashes: all behind the first is the model. Mode
 * JSON sends the schema beside "json_object", as Anyscale takes it.
 *
 *     ANYSCALE_API_KEY=... anyscale
 */
int main(void)
{
    const lm_client_options options = {.mode = LM_MODE_JSON};
    lm_client *client = lm_client_from_provider(
        "anyscale/mistralai/Mixtral-8x7B-Instruct-v0.1", &options);
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
