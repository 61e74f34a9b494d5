/* SPDX-License-Identifier: MIT */
#include "row.h"

#include <stdio.h>
#include <string.h>

const lm_provider *row_of(const Fixture *fixture)
{
    char id[64];
    size_t n = strcspn(fixture->file, "/");

    if (fixture->url && strcmp(fixture->url, "/completion") == 0)
        return lm_provider_find("llamacpp-completion");
    snprintf(id, sizeof(id), "%.*s", (int)n, fixture->file);
    for (char *at = id; *at; at++)
        if (*at == '_')
            *at = '-';
    return lm_provider_find(id);
}
