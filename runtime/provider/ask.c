/* SPDX-License-Identifier: MIT */
#include "ask.h"

#include <string.h>

const char *lm_mode_name(lm_mode mode)
{
    static const char *const names[] = {"default",
#define LM_X(name, word) word,
                                        LM_MODE_LIST(LM_X)
#undef LM_X
    };

    return mode >= LM_MODE_DEFAULT && mode < LM_MODE_COUNT_ ? names[mode] : "?";
}

bool lm__mode_calls(lm_mode mode)
{
    return mode == LM_MODE_TOOLS || mode == LM_MODE_FUNCTIONS ||
           mode == LM_MODE_PARALLEL_TOOLS || mode == LM_MODE_MISTRAL_TOOLS;
}

const lm_target *lm__question_target(const lm__question *question, size_t i)
{
    if (!question->targets)
        return i ? NULL : question->target;
    return question->targets[i];
}

const char *lm__finish_name(lm__finish finish)
{
    static const char *const names[] = {
#define LM_X(name, word) word,
        LM__FINISH_LIST(LM_X)
#undef LM_X
    };

    return names[finish];
}

/* A provider may send any number: neither below zero nor beyond the type. */
static void add(int64_t *sum, int64_t more)
{
    if (more < 0)
        return;
    if (*sum < 0)
        *sum = more;
    else
        *sum = more > INT64_MAX - *sum ? INT64_MAX : *sum + more;
}

void lm__usage_add(lm_usage *sum, const lm_usage *more)
{
    add(&sum->in, more->in);
    add(&sum->out, more->out);
    add(&sum->total, more->total);
    add(&sum->cached, more->cached);
    add(&sum->reasoning, more->reasoning);
}

const char *lm__reply_payload(const lm__reply *reply, const char *name)
{
    for (size_t i = 0; i < reply->n_calls; i++)
        if (strcmp(reply->calls[i].name, name) == 0)
            return reply->calls[i].arguments;
    if (reply->n_calls)
        return reply->calls[0].arguments;
    return reply->content && *reply->content ? reply->content : NULL;
}
