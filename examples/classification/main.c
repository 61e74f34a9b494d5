/* SPDX-License-Identifier: MIT */
#include "ticket.lm.h"

#include <stdio.h>

static const char *const desks[] = {
    [Topic_account] = "the account desk",
    [Topic_billing] = "accounting",
    [Topic_delivery] = "the parcel desk",
    [Topic_other] = "the front desk",
};

/*
 * One of a few classes: an enum in the model is an enum in C, and the server
 * is held to it while it decodes.
 *
 *     OPENAI_API_KEY=... classification "My parcel has been lost!"
 */
int main(int argc, char **argv)
{
    lm_client *client = lm_client_from_provider("openai/gpt-4o-mini", NULL);
    const lm_message msgs[] = {
        {LM_SYSTEM, "Sort the message."},
        {LM_USER, argc > 1 ? argv[1] : "My parcel has been lost!"},
        LM_MESSAGES_END,
    };
    Ticket *ticket = Ticket_create(client, msgs);

    if (!ticket)
        fprintf(stderr, "%s\n", lm_client_error(client)->message);
    else
        printf("%s%s: %s\n", desks[ticket->topic],
               ticket->urgent ? ", at once" : "", ticket->reason);
    Ticket_free(ticket);
    lm_client_free(client);
    return ticket ? 0 : 1;
}
