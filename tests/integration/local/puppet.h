/* SPDX-License-Identifier: MIT */
#ifndef PUPPET_H
#define PUPPET_H

#include <lm/local.h>

/*
 * A backend that wants to say what a test tells it to, as far as it is let.
 *
 *     puppet p;
 *     puppet_init(&p);
 *     p.wants[0] = "{\"name\":\"Jason\"}";     // in its first turn
 *     p.wants[1] = "{\"name\":\"JASON\"}";     // when it is asked again
 *     client = lm_client_from_backend(&p.backend, NULL);
 *     ...
 *     puppet_sequence(&p, text, sizeof(text));  // "<u>...<e><a>..."
 *
 * Its tokens are the 256 bytes, some words, and five control tokens, <s>, <u>
 * and <a> for the roles, <e> for the end of a turn, and <other>, which it
 * never says.
 *
 * Threads: one puppet in one thread at a time.
 */
enum { PUPPET_CONTEXT = 1024, PUPPET_VOCAB = 270, PUPPET_LOGITS = 16 };

typedef struct puppet {
    lm_backend backend;
    const char *wants[4]; /* by the turns that it has answered before */
    char without;         /* a byte it has no token for; 0: it has all */
    bool slow;            /* each decode takes some milliseconds */
    int fail_at;          /* number, from 1, of the decode that fails */
    int n_decodes;
    int n_rewinds;
    lm_token tokens[PUPPET_CONTEXT]; /* the sequence */
    size_t n_tokens;
    size_t n_logits;
    float logits[PUPPET_LOGITS][PUPPET_VOCAB];
    char bytes[256]; /* texts of the first tokens */
} puppet;

void puppet_init(puppet *p);

/* What it has read and said, with control tokens by name; cut at size. */
void puppet_sequence(const puppet *p, char *text, size_t size);

/* Control tokens in it. */
size_t puppet_n_control(const puppet *p);

#endif
