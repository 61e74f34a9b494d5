/* SPDX-License-Identifier: MIT */
#include "user.lm.h"

#include <tiny.h>

#include <stdio.h>

/*
 * A check written by hand: the model's first answer breaks it, is sent back
 * with what the check says, and the second one keeps it.
 *
 *     validators "Jason is 25 years old"
 */
int main(int argc, char **argv)
{
    lm_backend *tiny = tiny_open_builtin(NULL);
    lm_client *client = lm_client_from_backend(tiny, NULL);
    const lm_message msgs[] = {
        {LM_USER, argc > 1 ? argv[1] : "Jason is 25 years old"},
        LM_MESSAGES_END,
    };
    lm_call_info info = {0};
    lm_report report = {0};
    const lm_call_options options = {.info = &info, .report = &report};
    lm_error err = {0};
    UserDetails *user = NULL;

    if (UserDetails_create_with(client, msgs, &options, &user, &err) == LM_OK) {
        UserDetails_print(user, stdout);
        printf("\n%u answers\n", info.attempts);
    } else {
        fprintf(stderr, "%s: %s\n", err.path, err.message);
        for (size_t i = 0; i < report.n; i++)
            fprintf(stderr, "%s\n", report.findings[i].text);
    }
    UserDetails_free(user);
    lm_report_free(&report);
    lm_client_free(client);
    tiny_close(tiny);
    return user ? 0 : 1;
}
