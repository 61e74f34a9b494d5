#include "user.lm.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    const char *provider = getenv("LM_PROVIDER");
    const lm_message messages[] = {
        {LM_SYSTEM, "Extract the person."},
        {LM_USER, argc > 1 ? argv[1] : "Jason is 25 years old."},
        LM_MESSAGES_END,
    };
    lm_client *client =
        lm_client_from_provider(provider ? provider : "ollama/llama3.2", NULL);
    UserDetails *user = UserDetails_create(client, messages);
    int status = user ? EXIT_SUCCESS : EXIT_FAILURE;

    if (user) {
        UserDetails_print(user, stdout);
        putchar('\n');
    } else {
        fprintf(stderr, "%s\n", lm_client_error(client)->message);
    }
    UserDetails_free(user);
    lm_client_free(client);
    return status;
}
