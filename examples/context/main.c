/* SPDX-License-Identifier: MIT */
#include "quote.lm.h"

#include <stdio.h>

/*
 * A check that knows the call: a quotation must stand in the text that was
 * asked about. One that does not goes back to the model.
 *
 *     OPENAI_API_KEY=... context
 */
int main(void)
{
    static char text[] = "The bridge was opened in 1932. It is painted grey.";
    lm_client *client = lm_client_from_provider("openai/gpt-4o-mini", NULL);
    const lm_message msgs[] = {
        {LM_SYSTEM, "Answer from the text, and quote it."},
        {LM_USER, text},
        {LM_USER, "When was the bridge opened?"},
        LM_MESSAGES_END,
    };
    lm_call_info info = {0};
    const lm_call_options options = {.context = text, .info = &info};
    lm_error err = {0};
    Answer *answer = NULL;

    if (Answer_create_with(client, msgs, &options, &answer, &err) == LM_OK)
        printf("%s (\"%s\"), after %u answers\n", answer->answer, answer->quote,
               info.attempts);
    else
        fprintf(stderr, "%s: %s\n", err.path, err.message);
    Answer_free(answer);
    lm_client_free(client);
    return answer ? 0 : 1;
}
