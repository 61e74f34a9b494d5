/* SPDX-License-Identifier: MIT */
#include "story.h"

#include "dice.h"

#include <stdio.h>
#include <string.h>

enum { ROLE = 1, CALL = 1, ID_LENGTH = 29, MOST_PADDING = 16 };

/* What stands behind the deltas: why it ends, the usage, the end. */
enum { FINISH, USAGE, DONE, ENDINGS };

size_t story_events(const story *s)
{
    return ROLE + s->word_events + CALL + s->argument_events + ENDINGS;
}

static void put_letters(dice *d, size_t n, text *out)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "abcdefghijklmnopqrstuvwxyz0123456789";

    while (n-- > 0)
        text_char(out, letters[dice_below(d, sizeof(letters) - 1)]);
}

static void put_escaped(const char *s, size_t n, text *out)
{
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '"' || s[i] == '\\')
            text_char(out, '\\');
        if (s[i] == '\n')
            text_puts(out, "\\n");
        else if (s[i] == '\t')
            text_puts(out, "\\t");
        else
            text_char(out, s[i]);
    }
}

/* Where the i-th of so many pieces begins: not within a code point. */
static size_t piece_at(const char *s, size_t n, size_t i, size_t pieces)
{
    size_t at = n * i / pieces;

    while (at < n && ((unsigned char)s[at] & 0xC0) == 0x80)
        at++;
    return at;
}

static void put_piece(const char *s, size_t n, size_t i, size_t pieces,
                      text *out)
{
    size_t at = piece_at(s, n, i, pieces);

    put_escaped(s + at, piece_at(s, n, i + 1, pieces) - at, out);
}

/* What every event begins with: the same for all of one stream. */
static void put_head(const story *s, text *out)
{
    dice d = {s->number + UINT64_C(0x9E3779B97F4A7C15)};
    char line[192];

    text_puts(out, "data: {\"id\":\"chatcmpl-");
    put_letters(&d, ID_LENGTH, out);
    snprintf(line, sizeof(line),
             "\",\"object\":\"chat.completion.chunk\",\"created\":%u,"
             "\"model\":\"gpt-4o-mini-2024-07-18\",\"service_tier\":"
             "\"default\",\"system_fingerprint\":\"fp_%010x\",\"choices\":[",
             1767225600U + s->number / 50, 0x64d0fb57U);
    text_puts(out, line);
}

static void put_tail(const story *s, size_t i, const char *usage, text *out)
{
    dice d = {(uint64_t)s->number << 32 | (i + 1)};

    text_puts(out, "],\"usage\":");
    text_puts(out, usage);
    text_puts(out, ",\"obfuscation\":\"");
    put_letters(&d, 1 + dice_below(&d, MOST_PADDING), out);
    text_puts(out, "\"}\n\n");
}

static void put_delta(const story *s, size_t i, text *out)
{
    text_puts(out, "{\"index\":0,\"delta\":{");
    if (i < ROLE) {
        text_puts(out, "\"role\":\"assistant\",\"content\":\"\","
                       "\"refusal\":null");
    } else if (i < ROLE + s->word_events) {
        text_puts(out, "\"content\":\"");
        put_piece(s->words, s->n_words, i - ROLE, s->word_events, out);
        text_char(out, '"');
    } else if (i < ROLE + s->word_events + CALL) {
        dice d = {s->number + 1};

        text_puts(out, "\"tool_calls\":[{\"index\":0,\"id\":\"call_");
        put_letters(&d, 24, out);
        text_puts(out, "\",\"type\":\"function\",\"function\":{\"name\":\"");
        text_puts(out, s->tool);
        text_puts(out, "\",\"arguments\":\"\"}}]");
    } else if (i < story_events(s) - ENDINGS) {
        text_puts(out, "\"tool_calls\":[{\"index\":0,\"function\":"
                       "{\"arguments\":\"");
        put_piece(s->arguments, s->n_arguments,
                  i - ROLE - s->word_events - CALL, s->argument_events, out);
        text_puts(out, "\"}}]");
    }
    text_puts(out, "},\"logprobs\":null,\"finish_reason\":");
    text_puts(out,
              i == story_events(s) - ENDINGS ? "\"tool_calls\"}" : "null}");
}

void story_event(const story *s, size_t i, text *out)
{
    size_t usage = story_events(s) - ENDINGS + USAGE;
    char counts[96];

    if (i > usage) {
        text_puts(out, "data: [DONE]\n\n");
        return;
    }
    put_head(s, out);
    if (i < usage) {
        put_delta(s, i, out);
        put_tail(s, i, "null", out);
        return;
    }
    snprintf(counts, sizeof(counts),
             "{\"prompt_tokens\":%u,\"completion_tokens\":%zu,"
             "\"total_tokens\":%zu}",
             82U, story_events(s), story_events(s) + 82);
    put_tail(s, i, counts, out);
}
