/* SPDX-License-Identifier: MIT */
#include "dialect.h"

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
