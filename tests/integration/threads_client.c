/* SPDX-License-Identifier: MIT */
/*
 * A client in each of some threads, one thread after the other, that makes one
 * call; with or without a share for all. Prints how many ended well:
 *
 *     threads_client URL CA_FILE THREADS shared|alone
 */
#include "user.lm.h"

#include <lm/share.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct job {
    lm_client_options options;
    int n_good;
} job;

static void *work(void *ctx)
{
    static const lm_message messages[] = {{LM_USER, "Hello"}, LM_MESSAGES_END};
    job *j = ctx;
    lm_client *client =
        lm_client_from_provider("openai/gpt-4o-mini", &j->options);
    UserDetails *user = NULL;
    lm_error err = {0};

    if (client && UserDetails_create_with(client, messages, NULL, &user, &err))
        fprintf(stderr, "%s\n", err.message);
    j->n_good += user != NULL;
    UserDetails_free(user);
    lm_client_free(client);
    return NULL;
}

int main(int argc, char **argv)
{
    job j = {{.api_key = "sk-threads-0001"}, 0};
    lm_share *share;

    if (argc != 5)
        return 2;
    share = strcmp(argv[4], "shared") == 0 ? lm_share_new(NULL) : NULL;
    j.options.base_url = argv[1];
    j.options.ca_file = argv[2];
    j.options.share = share;
    for (long i = strtol(argv[3], NULL, 10); i > 0; i--) {
        pthread_t thread;

        if (pthread_create(&thread, NULL, work, &j) == 0)
            pthread_join(thread, NULL);
    }
    lm_share_free(share);
    printf("%d good\n", j.n_good);
    return 0;
}
