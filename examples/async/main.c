/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L

#include "user.lm.h"

#include <tiny.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/*
 * Many sentences at once, a few of them in flight at a time:
 *
 *     async "Jason is 25 years old" "Theo is 99" "Zelda Quill is 9"
 *     LM_PROVIDER=openai/gpt-4o-mini async ...
 *
 * Results are printed as they come, each behind the number of its sentence.
 * How far it is stands on stderr: on a terminal below the results, else once at
 * the end.
 */

enum { MOST = 1000, IN_FLIGHT = 4 };

typedef struct work {
    lm_client *client;
    size_t done, failed, all;
    bool terminal; /* stderr is one */
} work;

/* Takes the line of progress away, so that a result can stand there. */
static void clear(const work *w)
{
    if (w->terminal)
        fputs("\r\033[K", stderr);
}

static void show(const work *w)
{
    if (!w->terminal && w->done < w->all)
        return;
    fprintf(stderr, "%zu of %zu done, %zu failed%s", w->done, w->all, w->failed,
            w->done < w->all ? "" : "\n");
}

/* One sentence; its messages are borrowed until its callback was called. */
typedef struct job {
    work *of;
    size_t number;
    lm_message messages[3];
} job;

static lm_status on_user(void *ctx, UserDetails *user, const lm_error *err)
{
    const job *j = ctx;
    work *w = j->of;

    w->done++;
    w->failed += !user;
    clear(w);
    printf("%zu ", j->number);
    if (user)
        UserDetails_print(user, stdout);
    else
        printf("%s", err->message);
    putchar('\n');
    fflush(stdout);
    show(w);
    UserDetails_free(user);
    return LM_OK;
}

static lm_status run(work *w, job *jobs, char **sentences)
{
    for (size_t i = 0; i < w->all; i++) {
        jobs[i] = (job){.of = w,
                        .number = i + 1,
                        .messages = {{LM_SYSTEM, "Extract the person."},
                                     {LM_USER, sentences[i]},
                                     LM_MESSAGES_END}};
        if (!UserDetails_submit(w->client, jobs[i].messages, NULL, on_user,
                                &jobs[i]))
            return lm_client_error(w->client)->status;
    }
    show(w);
    return lm_client_run(w->client);
}

int main(int argc, char **argv)
{
    static job jobs[MOST];
    static const lm_client_options options = {.max_in_flight = IN_FLIGHT};
    static char *some[] = {"Jason is 25 years old", "Theo is 99 years old",
                           "Zelda Quill is 9 years old"};
    const char *provider = getenv("LM_PROVIDER");
    lm_error err = {0};
    lm_backend *tiny = provider ? NULL : tiny_open_builtin(&err);
    work w = {.all = argc > 1 ? (size_t)argc - 1 : 3,
              .terminal = isatty(STDERR_FILENO)};
    lm_status status = LM_CONFIG;

    if (provider)
        lm_client_open(provider, &options, &w.client, &err);
    else if (tiny)
        lm_client_open_backend(tiny, &options, &w.client, &err);
    if (!w.client)
        fprintf(stderr, "%s\n", err.message);
    else if (w.all > MOST)
        fprintf(stderr, "at most %d sentences\n", MOST);
    else
        status = run(&w, jobs, argc > 1 ? argv + 1 : some);
    lm_client_free(w.client);
    tiny_close(tiny);
    return status == LM_OK && !w.failed ? 0 : 1;
}
