/* SPDX-License-Identifier: MIT */
#include "constraint.h"

lm_status lm__constraint_init(lm__constraint *c, const lm_type *type,
                              const lm_limits *limits,
                              const lm__vocabulary *vocab,
                              const lm_allocator *allocator)
{
    const lm_parse_options options = {
        .policy = LM_POLICY_STRICT,
        .flags = LM_PARSE_FIRST | LM_PARSE_RECOGNISE | LM_PARSE_COMPACT |
                 LM_PARSE_CLOSED | LM_PARSE_ORDERED | LM_PARSE_NO_CHECKS,
        .limits = *limits,
        .allocator = allocator,
    };

    *c = (lm__constraint){.vocab = vocab};
    if (!type)
        return LM_OK;
    c->parser = lm_parser_new(type, &options);
    c->trial = lm_parser_new(type, &options);
    if (c->parser && c->trial)
        return LM_OK;
    lm__constraint_free(c);
    return LM_NOMEM;
}

void lm__constraint_free(lm__constraint *c)
{
    lm_parser_free(c->parser);
    lm_parser_free(c->trial);
    *c = (lm__constraint){0};
}

bool lm__constraint_allows(const lm__constraint *c, lm_token token)
{
    const lm__piece *piece = &c->vocab->pieces[token];

    if (!piece->size || !c->parser)
        return piece->size > 0;
    return lm_parser_accepts(c->parser, piece->text, piece->size) ==
           piece->size;
}

lm_status lm__constraint_take(lm__constraint *c, const char *text, size_t n)
{
    return c->parser ? lm_parser_feed(c->parser, text, n) : LM_OK;
}

bool lm__constraint_done(const lm__constraint *c)
{
    return c->parser && lm_parser_done(c->parser);
}

bool lm__constraint_may_end(lm__constraint *c)
{
    void *nothing = NULL;

    if (!c->parser || lm_parser_done(c->parser))
        return true;
    lm_parser_reset(c->trial);
    return lm_parser_copy(c->trial, c->parser) == LM_OK &&
           lm_parser_finish(c->trial, &nothing, NULL) == LM_OK;
}

size_t lm__constraint_forced(const lm__constraint *c, char *text, size_t size)
{
    return c->parser ? lm_parser_forced(c->parser, text, size) : 0;
}

bool lm__constraint_may_merge(const lm__constraint *c, const char *text,
                              size_t n)
{
    size_t at;
    lm_token token;

    if (n >= c->vocab->longest)
        return false;
    at = lm__vocabulary_from(c->vocab, text, n);
    while ((token = lm__vocabulary_longer(c->vocab, &at, text, n)) >= 0)
        if (lm__constraint_allows(c, token))
            return true;
    return false;
}
