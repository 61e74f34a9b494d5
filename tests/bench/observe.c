/* SPDX-License-Identifier: MIT */
#include "peer.h"

#include "models.lm.h"

/* The sum goes where no compiler can tell that nobody reads it. */
void observe_order(const void *value)
{
    const Order *order = value;
    volatile size_t seen;

    if (!order)
        return;
    seen = order->n_items + (order->id != NULL) + (order->notes != NULL) +
           (order->customer.name != NULL);
    if (order->n_items)
        seen += order->items[order->n_items - 1].n_tags;
    (void)seen;
}
