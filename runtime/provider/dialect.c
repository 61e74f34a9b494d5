/* SPDX-License-Identifier: MIT */
#include "dialect.h"

const lm__dialect *lm__dialect_of(lm_body body)
{
    switch (body) {
    case LM_BODY_OPENAI_CHAT:
        return &lm__openai_chat;
    case LM_BODY_OPENAI_RESPONSES:
    case LM_BODY_ANTHROPIC_MESSAGES:
    case LM_BODY_GEMINI_GENERATE:
    case LM_BODY_OLLAMA_NATIVE:
        break;
    }
    return NULL;
}
