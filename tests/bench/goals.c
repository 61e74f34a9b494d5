/* SPDX-License-Identifier: MIT */
#include "goals.h"

#include <stddef.h>
#include <string.h>

typedef struct goal {
    const char *workload;
    const char *peer;
    double ratio;
} goal;

static const goal goals[] = {
    {"W1", "yyjson", 0.33},    {"W1", "serde_json", 0.14},
    {"W2x", "yyjson", 0.45},   {"W2x", "simdjson", 0.30},
    {"W2p", "yyjson", 0.60},   {"W2x", "serde_json", 0.10},
    {"W2s", "simdjson", 0.25}, {"W3", "simdjson", 0.50},
    {"W4x", "simdjson", 0.55}, {"W4x", "yyjson", 0.50},
    {"W5", "yajl", 0.22},      {"W5", "yyjson", 0.033},
    {"S1", "yyjson", 0.25},    {"S2x", "yyjson", 0.25},
    {"S3", "yyjson", 0.25},    {"S4", "yyjson", 0.25},
};

double goal_of(const char *workload, const char *peer)
{
    for (size_t i = 0; i < sizeof(goals) / sizeof(goals[0]); i++)
        if (strcmp(goals[i].workload, workload) == 0 &&
            strcmp(goals[i].peer, peer) == 0)
            return goals[i].ratio;
    return 0;
}
