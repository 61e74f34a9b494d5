/* SPDX-License-Identifier: MIT */
#include "both.h"
#include "tap.h"

#include "fast.lm.h"
#include "kinds.lm.h"
#include "numbers.lm.h"
#include "recursion.lm.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Emitted parsers against the tables alone, and against these byte by byte:
 * valid documents however they are spaced, each prefix of them, and documents
 * that were changed at random, under all options. And they do take what they
 * are for.
 */

enum { MAX_TEXT = 1 << 14, ROUNDS = 3000 };

static const struct sample {
    const char *file;
    const lm_type *type;
    bool fast; /* its documents are taken */
} samples[] = {
    {"fast.jsonl", &Fast_type, true},
    {"numbers.jsonl", &Numbers_type, false},
    {"recursion.jsonl", &Root_type, false},
    {"kinds.jsonl", &Kinds_type, false},
};

static const lm_parse_options variants[] = {
    {.policy = LM_POLICY_DEFAULT},
    {.policy = LM_POLICY_STRICT},
    {.policy = LM_POLICY_STRICT, .flags = LM_PARSE_FIRST},
    {.policy = LM_POLICY_LAX, .flags = LM_PARSE_CLOSED | LM_PARSE_FIRST},
    {.policy = LM_POLICY_REPAIR, .flags = LM_PARSE_TRUNCATED},
    {.flags = LM_PARSE_COMPACT},
    {.flags = LM_PARSE_PAIRS | LM_PARSE_JSON_TEXT},
    {.limits = {.max_bytes = 900}},
    {.limits = {.max_depth = 4}},
    {.limits = {.max_items = 3}},
    {.limits = {.max_string = 40}},
    {.limits = {.max_key = 20}},
};

enum { N_VARIANTS = sizeof(variants) / sizeof(variants[0]) };

static uint32_t draw(uint32_t *seed, uint32_t n)
{
    *seed = *seed * 1664525 + 1013904223;
    return (uint32_t)((uint64_t)*seed * n >> 32);
}

/* A document on its way to another form. */
typedef struct form {
    char text[16 * MAX_TEXT];
    size_t n;
} form;

enum { N_STYLES = 7 };

/* By style: the spaces of a level; -1: there are no lines. */
static const int indents[N_STYLES] = {-1, -1, 2, 0, 1, 4, 7};

static void put_line(form *f, int spaces)
{
    f->text[f->n++] = '\n';
    for (; spaces > 0; spaces--)
        f->text[f->n++] = ' ';
}

/* Spaces as writers put them: 0 none, 1 behind , and :, others with lines. */
static void respace(form *to, const char *text, size_t n, int style)
{
    bool inside = false; /* a string */
    int depth = 0;

    to->n = 0;
    for (size_t i = 0; i < n; i++) {
        bool opens = !inside && strchr("{[", text[i]);
        bool closes = !inside && strchr("}]", text[i]);

        if (!inside && text[i] == ' ')
            continue;
        if (text[i] == '"' && (i == 0 || text[i - 1] != '\\'))
            inside = !inside;
        depth += opens - closes;
        if (closes && indents[style] >= 0)
            put_line(to, depth * indents[style]);
        to->text[to->n++] = text[i];
        if (indents[style] >= 0 && !inside && (opens || text[i] == ','))
            put_line(to, depth * indents[style]);
        else if (style && !inside && strchr(",:", text[i]))
            to->text[to->n++] = ' ';
    }
}

/* One change: a byte, a piece that goes, or one that comes again. */
static void change(form *f, uint32_t *seed)
{
    static const char bytes[] = "{}[]\",:\\ \n0179-.eEntu\xc3\xa9\x80\x01/xA";
    size_t at = draw(seed, (uint32_t)f->n);
    size_t most = f->n - at < 40 ? f->n - at : 40;
    size_t n = draw(seed, (uint32_t)most) + 1;
    char *s = f->text + at;

    switch (draw(seed, 4)) {
    case 0:
        *s = bytes[draw(seed, sizeof(bytes) - 1)];
        break;
    case 1:
        memmove(s, s + n, f->n - at - n);
        f->n -= n;
        break;
    case 2:
        memmove(s + n, s, f->n - at);
        f->n += n;
        break;
    default:
        memmove(s + 1, s, f->n - at);
        *s = bytes[draw(seed, sizeof(bytes) - 1)];
        f->n++;
        break;
    }
}

/* false: the point has failed, and says what with. */
static bool check(tap *t, const lm_type *type, const form *f, unsigned variant,
                  const char *what)
{
    static char why[BOTH_WHY];

    if (both_agree(type, f->text, f->n, &variants[variant], why))
        return true;
    tap_ok(t, false, "%s, options %u", what, variant);
    tap_note("%.*s\n%s", (int)f->n, f->text, why);
    return false;
}

static void test_spaced(tap *t, const struct sample *sample, const char *text,
                        int line)
{
    static form f;
    bool good = true;

    for (int style = 0; style < N_STYLES; style++) {
        respace(&f, text, strlen(text), style);
        for (unsigned v = 0; v < N_VARIANTS; v++)
            good = good && check(t, sample->type, &f, v, sample->file);
        if (sample->fast)
            tap_ok(t, both_fast(sample->type, f.text, f.n, &variants[0]),
                   "%s:%d, spaces %d: the emitted parser takes it",
                   sample->file, line, style);
    }
    tap_ok(t, good, "%s:%d: as written", sample->file, line);
    tap_ok(t, !both_fast(sample->type, text, strlen(text) - 1, &variants[0]),
           "%s:%d: the emitted parser declines half of it", sample->file, line);
}

static void test_prefixes(tap *t, const struct sample *sample, const char *text,
                          int line)
{
    static form f;
    bool good = true;

    respace(&f, text, strlen(text), line % N_STYLES);
    for (f.n--; good && f.n; f.n--)
        good = check(t, sample->type, &f, (unsigned)(f.n % N_VARIANTS),
                     sample->file);
    tap_ok(t, good, "%s:%d: each prefix", sample->file, line);
}

static void test_changed(tap *t, const struct sample *sample, const char *text,
                         int line)
{
    static form f;
    uint32_t seed = (uint32_t)line;
    bool good = true;

    for (int i = 0; good && i < ROUNDS; i++) {
        respace(&f, text, strlen(text), i % N_STYLES);
        for (uint32_t k = draw(&seed, 3) + 1; k && f.n > 1; k--)
            change(&f, &seed);
        good =
            check(t, sample->type, &f, draw(&seed, N_VARIANTS), sample->file);
    }
    tap_ok(t, good, "%s:%d: changed at random", sample->file, line);
}

static void test_sample(tap *t, const struct sample *sample)
{
    static char text[MAX_TEXT];
    FILE *file = fopen(sample->file, "r");
    int line = 0;

    while (file && fgets(text, sizeof(text), file)) {
        text[strcspn(text, "\n")] = '\0';
        test_spaced(t, sample, text, ++line);
        test_prefixes(t, sample, text, line);
        test_changed(t, sample, text, line);
    }
    tap_ok(t, line > 0, "%s has documents", sample->file);
    if (file)
        fclose(file);
}

int main(void)
{
    tap t = {0};

    for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
        test_sample(&t, &samples[i]);
    return tap_done(&t);
}
