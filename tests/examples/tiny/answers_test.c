/* SPDX-License-Identifier: MIT */
#include "place.lm.h"
#include "tap.h"
#include "tiny.h"
#include "user.lm.h"

#include <lm/local.h>

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * The model's answers to sentences that it was not trained on:
 *
 *     answers_test DIR [LINES]   // DIR has simple.tsv, person.tsv, city.tsv
 *
 * A line is a sentence ("\n" for a new line), a tab, and the answer.
 */

enum { LINE = 512, TEXT = 256 };

typedef struct set {
    const char *file;
    const lm_type *type;
    unsigned may_miss; /* lines of the file */
} set;

/* A way to decode. All of them write the same text. */
typedef struct way {
    const char *name;
    bool constrained;
    lm_decode_options options;
    double tokens_per_call; /* at least */
} way;

static const set sets[] = {
    {"simple.tsv", &UserDetails_type, 0},
    {"person.tsv", &UserDetails_type, 0},
    {"city.tsv", &Place_type, 0},
};

static const way ways[] = {
    {"free", false, {.max_tokens = 100}, 0.9},
    {"token by token", true, {.flags = LM_DECODE_PLAIN}, 0.9},
    {"jumping ahead", true, {0}, 1.4},
    {"jumping and guessing", true, {.draft = 8}, 2.0},
};

enum { N_WAYS = sizeof(ways) / sizeof(*ways) };

typedef struct tally {
    unsigned lines;
    unsigned missed;
    unsigned differs; /* from what the first constrained way wrote */
    size_t tokens;
    size_t calls;
} tally;

/* The sentence and the answer of a line, cut apart in place. */
static const char *split(char *line)
{
    char *tab = strchr(line, '\t');
    char *to = line;

    line[strcspn(line, "\n")] = '\0';
    if (!tab)
        return NULL;
    *tab = '\0';
    for (const char *from = line; *from; from++) {
        bool escape = from[0] == '\\' && from[1] == 'n';

        from += escape;
        *to++ = *from;
        if (escape)
            to[-1] = '\n';
    }
    *to = '\0';
    return tab + 1;
}

/* Decodes one sentence in one way, and counts. text gets what was written. */
static void decode(lm_decoder *decoder, const way *how, const lm_type *type,
                   const char *sentence, char *text, tally *count)
{
    const lm_message messages[] = {{LM_USER, sentence}, LM_MESSAGES_END};
    lm_decoded out;
    lm_error err = {0};

    *text = '\0';
    if (lm_decoder_run(decoder, messages, how->constrained ? type : NULL,
                       &how->options, &out, &err) != LM_OK) {
        tap_note("%s: %s", sentence, err.message);
        return;
    }
    count->tokens += out.stats.tokens;
    count->calls += out.stats.calls;
    if (out.complete && out.size < TEXT)
        memcpy(text, out.text, out.size + 1);
}

static void try_line(lm_decoder *decoder, const set *s, char *line,
                     tally counts[N_WAYS])
{
    const char *want = split(line);
    char first[TEXT] = "";

    for (int i = 0; want && i < N_WAYS; i++) {
        char text[TEXT];

        decode(decoder, &ways[i], s->type, line, text, &counts[i]);
        counts[i].lines++;
        if (strcmp(text, want) != 0) {
            counts[i].missed++;
            tap_note("%s: %s (%s)", line, text, ways[i].name);
        }
        if (i == 1)
            memcpy(first, text, sizeof(first));
        else if (i > 1)
            counts[i].differs += strcmp(text, first) != 0;
    }
}

static void try_set(tap *t, lm_decoder *decoder, const set *s, const char *dir,
                    long lines)
{
    tally counts[N_WAYS] = {{0}};
    char line[LINE];
    FILE *file;

    snprintf(line, sizeof(line), "%s/%s", dir, s->file);
    file = fopen(line, "r");
    if (!tap_ok(t, file != NULL, "%s is there", s->file))
        return;
    for (long i = 0; i < lines && fgets(line, sizeof(line), file); i++)
        try_line(decoder, s, line, counts);
    fclose(file);
    for (int i = 0; i < N_WAYS; i++) {
        const tally *c = &counts[i];
        double speed = c->calls ? (double)c->tokens / (double)c->calls : 0;

        tap_ok(t, c->lines > 0 && c->missed <= s->may_miss && !c->differs,
               "%s, %s: %u of %u right, %u other than token by token", s->file,
               ways[i].name, c->lines - c->missed, c->lines, c->differs);
        tap_ok(t, speed >= ways[i].tokens_per_call,
               "%s, %s: %.2f tokens a call", s->file, ways[i].name, speed);
    }
}

int main(int argc, char **argv)
{
    tap t = {0};
    lm_error err = {0};
    lm_backend *backend = tiny_open_builtin(&err);
    lm_decoder *decoder = NULL;
    long lines = argc > 2 ? strtol(argv[2], NULL, 10) : LONG_MAX;

    if (argc > 1 && tap_ok(&t, backend != NULL, "the model: %s", err.message) &&
        tap_ok(&t, lm_decoder_new(backend, NULL, &decoder, &err) == LM_OK,
               "a decoder: %s", err.message))
        for (size_t i = 0; i < sizeof(sets) / sizeof(*sets); i++)
            try_set(&t, decoder, &sets[i], argv[1], lines);
    lm_decoder_free(decoder);
    tiny_close(backend);
    return tap_done(&t);
}
