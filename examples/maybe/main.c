/* SPDX-License-Identifier: MIT */
#include "user.lm.h"

#include <stdio.h>

/*
 * A value that need not be there: the model says so, and why, instead of
 * making one up.
 *
 *     OPENAI_API_KEY=... maybe "The meeting is on Friday."
 */
int main(int argc, char **argv)
{
    lm_client *client = lm_client_from_provider("openai/gpt-4o-mini", NULL);
    const lm_message msgs[] = {
        {LM_SYSTEM, "Extract the person. Set error where the text has none."},
        {LM_USER, argc > 1 ? argv[1] : "The meeting is on Friday."},
        LM_MESSAGES_END,
    };
    MaybeUser *maybe = MaybeUser_create(client, msgs);

    if (!maybe)
        fprintf(stderr, "%s\n", lm_client_error(client)->message);
    else if (maybe->result)
        printf("%s is %d\n", maybe->result->name, (int)maybe->result->age);
    else
        printf("nobody: %s\n", maybe->message ? maybe->message : "no reason");
    MaybeUser_free(maybe);
    lm_client_free(client);
    return maybe ? 0 : 1;
}
