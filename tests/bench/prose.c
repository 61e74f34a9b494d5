/* SPDX-License-Identifier: MIT */
#include "prose.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof((array)[0])))

typedef struct spelling {
    const char *name;
    const char *ascii;
} spelling;

static const spelling first_names[] = {
    {"Jason", "jason"},
    {"Maria", "maria"},
    {"Wei", "wei"},
    {"Olga", "olga"},
    {"Amir", "amir"},
    {"Bo", "bo"},
    {"Lucia", "lucia"},
    {"Noah", "noah"},
    {"Zo\xc3\xab", "zoe"},
    {"Andr\xc3\xa9", "andre"},
    {"Yuki", "yuki"},
    {"Mateo", "mateo"},
    {"Fatima", "fatima"},
    {"Konstantinos", "konstantinos"},
    {"Alexandra", "alexandra"},
    {"Elizabeth", "elizabeth"},
    {"Ravi", "ravi"},
    {"Ada", "ada"},
    {"Bj\xc3\xb8rn", "bjorn"},
    {"Chidi", "chidi"},
};

static const spelling last_names[] = {
    {"Smith", "smith"},
    {"Nguyen", "nguyen"},
    {"Garc\xc3\xad"
     "a",
     "garcia"},
    {"M\xc3\xbcller", "mueller"},
    {"O'Brien", "obrien"},
    {"Johnson", "johnson"},
    {"Lee", "lee"},
    {"Patel", "patel"},
    {"Papadopoulos", "papadopoulos"},
    {"Rossi", "rossi"},
    {"Tanaka", "tanaka"},
    {"Okafor", "okafor"},
    {"van den Berg", "vandenberg"},
    {"Li", "li"},
    {"Kowalska", "kowalska"},
    {"Brown", "brown"},
};

static const char *const cities[] = {
    "London",
    "Paris",
    "Berlin",
    "Tokyo",
    "S\xc3\xa3o Paulo",
    "Lagos",
    "Patras",
    "San Francisco",
    "Z\xc3\xbcrich",
    "Krak\xc3\xb3w",
    "Mumbai",
    "Cairo",
    "Rio de Janeiro",
    "Reykjav\xc3\xadk",
    "Oslo",
};

static const char *const words[] = {
    "the",        "answer",     "of",       "a",         "model",
    "is",         "read",       "while",    "it",        "arrives",
    "and",        "every",      "field",    "must",      "hold",
    "before",     "anything",   "else",     "happens",   "because",
    "nobody",     "wants",      "to",       "find",      "out",
    "later",      "that",       "some",     "number",    "was",
    "guessed",    "customers",  "expect",   "an",        "order",
    "shipped",    "on",         "time",     "with",      "all",
    "documents",  "attached",   "so",       "we",        "check",
    "addresses",  "carefully",  "twice",    "in",        "warehouse",
    "reports",    "describe",   "delays",   "at",        "harbour",
    "although",   "packaging",  "remained", "undamaged", "throughout",
    "negotiated", "conditions", "for",      "shipment",
};

prose_name prose_person(dice *d)
{
    const spelling *first = &first_names[dice_below(d, COUNT(first_names))];
    const spelling *last = &last_names[dice_below(d, COUNT(last_names))];

    return (prose_name){first->name, last->name, first->ascii, last->ascii};
}

const char *prose_city(dice *d)
{
    return cities[dice_below(d, COUNT(cities))];
}

void prose_words(dice *d, size_t n, text *out)
{
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            text_char(out, ' ');
        text_puts(out, words[dice_below(d, COUNT(words))]);
    }
}

/* The first letter is one of the lower case of ASCII. */
void prose_sentence(dice *d, size_t n, text *out)
{
    size_t start = out->n;

    prose_words(d, n, out);
    out->s[start] = (char)(out->s[start] - 'a' + 'A');
    text_char(out, '.');
}

static void prose_code(dice *d, text *out)
{
    char line[80];

    snprintf(line, sizeof(line), "```c\n\tprintf(\"%%d\\n\", n + %u);\n```",
             (unsigned)dice_below(d, 100));
    text_puts(out, line);
}

static void prose_line(dice *d, text *out)
{
    size_t n = 8 + dice_below(d, 17);

    switch (dice_below(d, 10)) {
    case 0:
    case 1:
        text_char(out, '"');
        prose_sentence(d, n, out);
        text_char(out, '"');
        break;
    case 2:
        text_puts(out, "- **");
        prose_words(d, 2, out);
        text_puts(out, "** \xe2\x80\x94 ");
        prose_sentence(d, n, out);
        break;
    case 3:
        prose_code(d, out);
        break;
    case 4:
        prose_sentence(d, n, out);
        text_puts(out, " Un caf\xc3\xa9 na\xc3\xaf"
                       "f.");
        break;
    default:
        prose_sentence(d, n, out);
        break;
    }
}

void prose_paragraph(dice *d, text *out)
{
    uint32_t n = 3 + dice_below(d, 5);

    for (uint32_t i = 0; i < n; i++) {
        if (i > 0)
            text_char(out, '\n');
        prose_line(d, out);
    }
}

char *prose_format(pool *p, const char *format, ...)
{
    char line[256];
    va_list args;

    va_start(args, format);
    (void)vsnprintf(line, sizeof(line), format, args);
    va_end(args);
    return pool_copy(p, line, strlen(line));
}
