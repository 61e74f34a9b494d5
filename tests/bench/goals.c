/* SPDX-License-Identifier: MIT */
#include "goals.h"

#include <stddef.h>
#include <string.h>

typedef struct goal {
    const char *workload;
    const char *job;
    const char *peer;
    double ratio;
} goal;

static const goal goals[] = {
    {"W1", "parse", "yyjson", 0.33},
    {"W1", "parse", "serde_json", 0.14},
    {"W2x", "parse", "yyjson", 0.45},
    {"W2x", "parse", "simdjson", 0.30},
    {"W2p", "parse", "yyjson", 0.60},
    {"W2x", "parse", "serde_json", 0.10},
    {"W2s", "parse", "simdjson", 0.25},
    {"W3", "parse", "simdjson", 0.50},
    {"W4x", "parse", "simdjson", 0.55},
    {"W4x", "parse", "yyjson", 0.50},
    {"W5", "stream", "yajl", 0.22},
    {"W5", "stream", "yyjson", 0.033},
    {"W6", "stream", "simdjson", 0.25},
    {"W6", "turns", "self", 120},
    {"S1", "write", "yyjson", 0.25},
    {"S2x", "write", "yyjson", 0.25},
    {"S3", "write", "yyjson", 0.25},
    {"S4", "write", "yyjson", 0.25},
    {"W1", "parse-hot", "yyjson", 0.33},
    {"W2x", "parse-hot", "yyjson", 0.33},
    {"W2p", "parse-hot", "yyjson", 0.45},
    {"W3", "parse-hot", "simdjson", 0.42},
    {"W4x", "parse-hot", "simdjson", 0.55},
};

double goal_of(const char *workload, const char *job, const char *peer)
{
    for (size_t i = 0; i < sizeof(goals) / sizeof(goals[0]); i++)
        if (strcmp(goals[i].workload, workload) == 0 &&
            strcmp(goals[i].job, job) == 0 && strcmp(goals[i].peer, peer) == 0)
            return goals[i].ratio;
    return 0;
}
