/* SPDX-License-Identifier: MIT */
#include "receipt.lm.h"

#include <stdio.h>

/*
 * A picture in, a struct out. The file is read when the request is written:
 *
 *     OPENAI_API_KEY=... vision receipt.png
 */
int main(int argc, char **argv)
{
    lm_client *client = lm_client_from_provider("openai/gpt-4o-mini", NULL);
    const lm_part parts[] = {
        {.kind = LM_PART_TEXT, .text = "Read the receipt."},
        {.kind = LM_PART_IMAGE, .path = argc > 1 ? argv[1] : "receipt.png"},
        LM_PARTS_END,
    };
    const lm_message msgs[] = {lm_user_parts(parts), LM_MESSAGES_END};
    Receipt *receipt = Receipt_create(client, msgs);

    if (!receipt)
        fprintf(stderr, "%s\n", lm_client_error(client)->message);
    for (size_t i = 0; receipt && i < receipt->n_items; i++)
        printf("%-12s %6.2f\n", receipt->items[i].name,
               receipt->items[i].price);
    if (receipt)
        printf("%-12s %6.2f\n", receipt->shop, receipt->total);
    Receipt_free(receipt);
    lm_client_free(client);
    return receipt ? 0 : 1;
}
