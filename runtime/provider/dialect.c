/* SPDX-License-Identifier: MIT */
#include "dialect.h"

#include "instruct.h"

const lm__dialect *lm__dialect_of(lm_body body)
{
    static const lm__dialect *const dialects[] = {
        [LM_BODY_OPENAI_CHAT] = &lm__openai_chat,
        [LM_BODY_OPENAI_RESPONSES] = &lm__openai_responses,
        [LM_BODY_ANTHROPIC_MESSAGES] = &lm__anthropic,
        [LM_BODY_GEMINI_GENERATE] = &lm__gemini,
        [LM_BODY_OLLAMA_NATIVE] = &lm__ollama,
        [LM_BODY_LLAMA_COMPLETION] = &lm__completion,
        [LM_BODY_BEDROCK_CONVERSE] = &lm__bedrock,
    };

    if ((size_t)body >= sizeof(dialects) / sizeof(*dialects))
        return NULL;
    return dialects[body];
}

void lm__dialect_request(const lm__dialect *dialect, const lm__parameters *p)
{
    lm_buffer words = {.allocator = p->w->out->allocator};

    if (dialect->instruct)
        dialect->instruct(p->row, p->question, &words);
    else
        lm__system_text(p->row, p->question, &words);
    lm__write_object(p->w);
    dialect->request(p, words.size ? words.data : "");
    lm__write_end_object(p->w);
    lm__writer_check(p->w, lm_buffer_status(&words));
    lm_buffer_free(&words);
}
