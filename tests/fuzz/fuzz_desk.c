/* SPDX-License-Identifier: MIT */

/*
 * Lines as the events of a stream, read twice: by their shapes and parsed. The
 * first byte tells whose stream it is.
 */
#include "twice.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

/* Of whom, and the type that events have there. */
static const struct {
    const char *provider, *type;
} kinds[] = {{"openai", "message"},
             {"openai-responses", "response.output_text.delta"},
             {"anthropic", "content_block_delta"},
             {"ollama-native", "message"},
             {"gemini", "message"}};

enum { KINDS = sizeof(kinds) / sizeof(*kinds) };

/* A copy of its own, so that a byte too far is seen. */
static void feed(twice *t, const char *type, const char *line, size_t n)
{
    char *data = malloc(n ? n : 1);

    if (!data)
        abort();
    memcpy(data, line, n);
    if (twice_feed(t, &(lm__event){.type = type, .data = data, .n = n}))
        abort();
    if (t->over)
        twice_again(t);
    free(data);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    static twice t;
    const char *s = (const char *)bytes + 1;
    const char *end = (const char *)bytes + n;
    unsigned kind;

    if (!n)
        return 0;
    kind = *bytes >> 1 & 7;
    if (kind >= KINDS)
        return 0;
    twice_open(&t, kinds[kind].provider, *bytes & 1);
    while (s < end) {
        const char *lf = memchr(s, '\n', (size_t)(end - s));
        const char *to = lf ? lf : end;

        feed(&t, kinds[kind].type, s, (size_t)(to - s));
        s = to + 1;
    }
    twice_close(&t);
    return 0;
}
