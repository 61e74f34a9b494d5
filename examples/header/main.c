/* SPDX-License-Identifier: MIT */
#include "visitor.lm.h"

#include <tiny.h>

#include <stdio.h>

/*
 * A struct of the application's own, filled in by a language model: who is the
 * oldest of those that the sentences tell of?
 *
 *     header "Jason is 25 years old" "Maria Papadaki is 41 years old"
 */
int main(int argc, char **argv)
{
    lm_backend *tiny = tiny_open_builtin(NULL);
    lm_client *client = lm_client_from_backend(tiny, NULL);
    visitor *list = NULL;
    const visitor *oldest = NULL;
    int failed = argc < 2;

    for (int i = 1; i < argc && !failed; i++) {
        const lm_message msgs[] = {{LM_USER, argv[i]}, LM_MESSAGES_END};
        visitor *found = visitor_create(client, msgs);

        failed = !found;
        if (!found) {
            fprintf(stderr, "%s\n", lm_client_error(client)->message);
            continue;
        }
        found->next = list;
        list = found;
        oldest = visitor_older(oldest, found);
    }
    if (oldest)
        printf("%s, %d\n", oldest->name, (int)oldest->age);
    while (list) {
        visitor *next = list->next;

        visitor_free(list);
        list = next;
    }
    lm_client_free(client);
    tiny_close(tiny);
    return failed;
}
