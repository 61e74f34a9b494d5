/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L

#include "user.lm.h"

#include <tiny.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/*
 * Fields that fill in while the model writes them:
 *
 *     streaming "Maria Papadaki is 41 years old"
 *     LM_PROVIDER=ollama/llama3.2 streaming "Maria Papadaki is 41 years old"
 *
 * On a terminal the line is drawn anew each time; in a pipe each partial value
 * is a line of its own.
 */

static lm_status on_partial(void *ctx, const UserDetails *user,
                            lm_stream *stream)
{
    const char *end = ctx;

    printf("name=\"%s\"", user->name ? user->name : "");
    if (lm_stream_state(stream, &user->age) == LM_COMPLETE)
        printf(" age=%lld", (long long)user->age);
    fputs(end, stdout);
    fflush(stdout);
    return LM_OK;
}

static lm_status on_done(void *ctx, UserDetails *user, const lm_error *err)
{
    const char *end = ctx;

    /* What was shown of an answer that failed stays there. */
    if (!user && *end == '\r')
        putchar('\n');
    fflush(stdout);
    if (user) {
        UserDetails_print(user, stdout);
        putchar('\n');
    } else {
        fprintf(stderr, "%s\n", err->message);
    }
    UserDetails_free(user);
    return err->status;
}

int main(int argc, char **argv)
{
    const char *provider = getenv("LM_PROVIDER");
    const lm_message msgs[] = {
        {LM_SYSTEM, "Extract the person."},
        {LM_USER, argc > 1 ? argv[1] : "Maria Papadaki is 41 years old"},
        LM_MESSAGES_END,
    };
    static char redraw[] = "\r";
    static char line[] = "\n";
    lm_error err = {0};
    lm_backend *tiny = provider ? NULL : tiny_open_builtin(&err);
    lm_client *client = NULL;
    lm_status status = LM_CONFIG;

    if (provider)
        lm_client_open(provider, NULL, &client, &err);
    else if (tiny)
        lm_client_open_backend(tiny, NULL, &client, &err);

    if (!client)
        fprintf(stderr, "%s\n", err.message);
    else if (!UserDetails_stream_submit(client, msgs, NULL, on_partial, on_done,
                                        isatty(STDOUT_FILENO) ? redraw : line))
        fprintf(stderr, "%s\n", lm_client_error(client)->message);
    else
        status = lm_client_run(client);
    lm_client_free(client);
    tiny_close(tiny);
    return status == LM_OK ? 0 : 1;
}
