/* SPDX-License-Identifier: MIT */
#ifndef LM_CLIENT_INSIDE_H
#define LM_CLIENT_INSIDE_H

#include "answerer.h"

/*
 * A client, inside: who answers, and what is kept from one call to the next.
 *
 * Threads: one client in one thread at a time.
 */
struct lm_client {
    const lm__answerer_ops *ops;
    void *ctx;
    const lm_allocator *allocator;
    char *model;
    size_t model_size;
    lm_mode mode;
    const struct lm_hooks *hooks; /* NULL: none */
    int64_t token_budget;         /* 0: none */
    int64_t tokens_used;
    struct lm__call *spare; /* calls that are over, with the memory they had */
    lm_error error;         /* of the last call */
};

/* By the answerer's clock. */
int64_t lm__client_now(const lm_client *client);

#endif
