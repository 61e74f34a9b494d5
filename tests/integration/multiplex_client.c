/* SPDX-License-Identifier: MIT */
/*
 * Rounds of calls at once, each to end well. Prints how many did:
 *
 *     multiplex_client URL CA_FILE CALLS ROUNDS
 */
#include "user.lm.h"

#include <stdio.h>
#include <stdlib.h>

static const lm_message messages[] = {{LM_USER, "Hello"}, LM_MESSAGES_END};

static lm_status on_user(void *ctx, UserDetails *user, const lm_error *err)
{
    int *n_good = ctx;

    *n_good += user != NULL;
    if (!user)
        fprintf(stderr, "%s\n", err->message);
    UserDetails_free(user);
    return LM_OK;
}

int main(int argc, char **argv)
{
    const lm_client_options options = {
        .base_url = argc > 4 ? argv[1] : NULL,
        .ca_file = argc > 4 && *argv[2] ? argv[2] : NULL,
        .api_key = "sk-multiplex-0001",
    };
    lm_client *client = lm_client_from_provider("openai/gpt-4o-mini", &options);
    int n_good = 0;
    long n_calls, n_rounds;

    if (!client || argc != 5)
        return 2;
    n_calls = strtol(argv[3], NULL, 10);
    n_rounds = strtol(argv[4], NULL, 10);
    for (long round = 0; round < n_rounds; round++) {
        for (long i = 0; i < n_calls; i++)
            UserDetails_submit(client, messages, NULL, on_user, &n_good);
        lm_client_run(client);
    }
    lm_client_free(client);
    printf("%d good\n", n_good);
    return 0;
}
