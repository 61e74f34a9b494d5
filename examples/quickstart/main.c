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
    lm_backend *tiny = provider ? NULL : tiny_open_builtin(NULL);
    lm_client *client = provider ? lm_client_from_provider(provider, NULL)
                                 : lm_client_from_backend(tiny, NULL);
    const lm_message msgs[] = {
        {LM_SYSTEM, "Extract the person."},
        {LM_USER, argc > 1 ? argv[1] : "Jason is 25 years old"},
        LM_MESSAGES_END,
    };
    UserDetails *user = UserDetails_create(client, msgs);

    fprintf(stderr, "(answered by %s)\n",
            provider ? provider : "tiny-extract, the model in this program");
    if (user) {
        UserDetails_print(user, stdout);
        putchar('\n');
    } else {
        fprintf(stderr, "%s\n", lm_client_error(client)->message);
    }
    UserDetails_free(user);
    lm_client_free(client);
    tiny_close(tiny);
    return user ? 0 : 1;
}
