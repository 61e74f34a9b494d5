/* SPDX-License-Identifier: MIT */
#include "peer.h"

#include "models.lm.h"

const peer *const *peers(void)
{
    static const peer *const all[] = {
        &peer_lm,
#ifdef BENCH_YYJSON
        &peer_yyjson,
#endif
#ifdef BENCH_SIMDJSON
        &peer_simdjson,
#endif
#ifdef BENCH_SERDE
        &peer_serde,
#endif
#ifdef BENCH_RAPIDJSON
        &peer_rapidjson,
#endif
        &peer_yajl,
#ifdef BENCH_CJSON
        &peer_cjson,
#endif
#ifdef BENCH_JSONC
        &peer_jsonc,
#endif
#ifdef BENCH_JANSSON
        &peer_jansson,
#endif
        NULL,
    };

    return all;
}

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
