/* SPDX-License-Identifier: MIT */
#include "peer.h"

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

const peer *const *event_peers(void)
{
    static const peer *const all[] = {
        &peer_events,
#ifdef BENCH_SIMDJSON
        &peer_events_simdjson,
#endif
#ifdef BENCH_YYJSON
        &peer_events_yyjson,
        &peer_events_reparse,
#endif
        NULL,
    };

    return all;
}
