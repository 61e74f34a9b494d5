/* SPDX-License-Identifier: MIT */
#include "http.h"

#include <string.h>
#include <strings.h>

enum { MAX_ID = 127 };

/* Headers that name the request, for asking the provider about it. */
static const char *const id_headers[] = {
    "x-request-id:", "request-id:", "apim-request-id:",
    "mistral-correlation-id:"};

bool lm__try_note_id(lm__try *t, const char *line, size_t n)
{
    for (size_t i = 0; i < sizeof(id_headers) / sizeof(*id_headers); i++) {
        size_t k = strlen(id_headers[i]);

        if (n <= k || strncasecmp(line, id_headers[i], k) != 0)
            continue;
        while (k < n && line[k] == ' ')
            k++;
        n -= k;
        if (!n)
            return true;
        t->request_id = lm_arena_strndup(t->ask->arena, line + k,
                                         n < MAX_ID ? n : (size_t)MAX_ID);
        return t->request_id != NULL;
    }
    return true;
}
