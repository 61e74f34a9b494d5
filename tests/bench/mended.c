/* SPDX-License-Identifier: MIT */
/*
 * What linear.sh counts: a damaged text of a kind, N units long, read with
 * policy repair, `mended` called once. Prints the kinds without arguments.
 *
 *     mended prose 1000
 */
#include "models.lm.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct damage {
    const char *name;
    const char *head, *unit, *tail; /* unit as often as is asked for */
} damage;

#define PERSON "{\"name\":\"J\",\"age\":3}"

static const damage damages[] = {
    {"whole", "{\"name\":\"", "word ", "\",\"age\":3}"},
    {"prose", "", "Some words, and a few more. ", PERSON},
    {"braces", "", "a set { is, or [ so ", PERSON},
    {"brackets", "", "[", PERSON},
    {"braces-open", "", "{", PERSON},
    {"nested", "{\"name\":", "[[{\"a\":", PERSON},
    {"values", "", PERSON " ", ""},
    {"sets", "", "{\"x\"} ", PERSON},
    {"quotes", "", "\"", PERSON},
    {"words-in-quotes", "", "'a' \"b\" ", PERSON},
    {"documents", "", "\"{\\\"x\\\"}\" ", PERSON},
    {"fences", "", "```json\n", PERSON},
    {"reasoning", "", "<think>", "</think>" PERSON},
    {"thoughts", "", "<think>so</think> ", PERSON},
    {"closers", PERSON, "}]", ""},
    {"unescaped", "{\"name\":\"", "a \"b\" c, ", "\",\"age\":3}"},
    {"backslashes", "{\"name\":\"", "\\", "\",\"age\":3}"},
    {"escapes", "{\"name\":\"", "\\x \\' ", "\",\"age\":3}"},
    {"lines", "{\"name\":\"", "a\nb", "\",\"age\":3}"},
    {"single", "{'name':'", "it's ", "','age':3}"},
    {"bare", "{name: ", "word ", ", age: 3}"},
    {"comments", "{\"name\":\"J\",", "/* so */ // and\n", "\"age\":3}"},
    {"comment-open", "{\"name\":\"J\",\"age\":3 ", "/* ", ""},
    {"commas", "{\"name\":\"J\"", ",,", "\"age\":3}"},
    {"keys", "{\"name\":\"J\",", "'b': 1 c: 2, ", "\"age\":3}"},
    {"unclosed", "{\"name\":\"J\",\"more\":[", "[1, {a: 'b'}, ", ""},
    {"digits", "{\"name\":\"J\",\"age\":", "1_", "0}"},
    {"wrapped", "", "{\"answer\":", PERSON},
};

enum { N_DAMAGES = sizeof(damages) / sizeof(*damages) };

static text damaged(const damage *d, size_t n)
{
    text out = {0};

    text_puts(&out, d->head);
    for (size_t i = 0; i < n; i++)
        text_puts(&out, d->unit);
    text_puts(&out, d->tail);
    return out;
}

/* Found by its name, so it must stay a function. */
__attribute__((noinline)) static Person *mended(const text *t)
{
    const lm_parse_options options = {.policy = LM_POLICY_REPAIR};

    return Person_parse(t->s, t->n, &options, NULL);
}

static int run(const damage *d, size_t n)
{
    text t = damaged(d, n);
    Person *person = mended(&t);

    puts(person ? "read" : "refused");
    Person_free(person);
    text_free(&t);
    return 0;
}

int main(int argc, char **argv)
{
    for (size_t i = 0; i < N_DAMAGES; i++) {
        if (argc < 2)
            puts(damages[i].name);
        else if (argc == 3 && strcmp(argv[1], damages[i].name) == 0)
            return run(&damages[i], strtoul(argv[2], NULL, 10));
    }
    return argc < 2 ? 0 : 2;
}
