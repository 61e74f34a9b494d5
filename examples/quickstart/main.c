/* SPDX-License-Identifier: MIT */
#include "user.lm.h"

#include <tiny.h>

#include <stdio.h>
#include <stdlib.h>

/*
 * A typed call, from a sentence to a struct:
 *
 *     quickstart "Jason is 25 years old"
 *     LM_PROVIDER=ollama/llama3.2 quickstart "Jason is 25 years old"
 */
int main(int argc, char **argv)
{
    const char *provider = getenv("LM_PROVIDER");
    const lm_message msgs[] = {
        {LM_SYSTEM, "Extract the person."},
        {LM_USER, argc > 1 ? argv[1] : "Jason is 25 years old"},
        LM_MESSAGES_END,
    };
    lm_error err = {0};
    lm_backend *tiny = provider ? NULL : tiny_open_builtin(&err);
    lm_client *client = NULL;
    UserDetails *user;

    fprintf(stderr, "asking %s\n",
            provider ? provider : "the tiny model in this program");
    if (provider)
        lm_client_open(provider, NULL, &client, &err);
    else if (tiny)
        lm_client_open_backend(tiny, NULL, &client, &err);

    user = UserDetails_create(client, msgs);
    if (user) {
        UserDetails_print(user, stdout);
        putchar('\n');
    } else {
        fprintf(stderr, "%s\n",
                client ? lm_client_error(client)->message : err.message);
    }
    UserDetails_free(user);
    lm_client_free(client);
    tiny_close(tiny);
    return user ? 0 : 1;
}
