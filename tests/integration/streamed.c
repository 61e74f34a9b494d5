/* SPDX-License-Identifier: MIT */
#include "streamed.h"

#include <string.h>

#define SSE "Content-Type: text/event-stream\r\n"
#define LINES "Content-Type: application/x-ndjson\r\n"

#define CHAT(delta, reason)                                                    \
    "data: {\"choices\":[{\"index\":0,\"delta\":" delta                        \
    ",\"finish_reason\":" reason "}]}\n\n"
#define CHAT_OPEN(member) "data: {\"choices\":[{\"index\":0,\"delta\":{" member
#define CHAT_CLOSE(braces) braces "},\"finish_reason\":null}]}\n\n"
#define CHAT_END                                                               \
    CHAT("{}", "\"stop\"")                                                     \
    "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,"                    \
    "\"completion_tokens\":5,\"total_tokens\":14}}\n\ndata: [DONE]\n\n"
#define CHAT_CALL                                                              \
    CHAT("{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{"          \
         "\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{"  \
         "\"name\":\"Menu\",\"arguments\":\"\"}}]}",                           \
         "null")
#define CHAT_ARGUMENTS                                                         \
    "\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\""
#define CHAT_FUNCTION                                                          \
    CHAT("{\"function_call\":{\"name\":\"Menu\",\"arguments\":\"\"}}", "null")

#define ITEM(item)                                                             \
    "event: response.output_item.added\ndata: {\"type\":"                      \
    "\"response.output_item.added\",\"output_index\":0,\"item\":" item "}\n\n"
#define DELTA(type)                                                            \
    "event: " type "\ndata: {\"type\":\"" type                                 \
    "\",\"output_index\":0,\"delta\":\""
#define COMPLETED                                                              \
    "event: response.completed\ndata: {\"type\":\"response.completed\","       \
    "\"response\":{\"status\":\"completed\",\"usage\":{\"input_tokens\":9,"    \
    "\"output_tokens\":5,\"total_tokens\":14},\"output\":[{\"type\":"

#define BLOCK(block)                                                           \
    "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{"    \
    "\"usage\":{\"input_tokens\":9,\"output_tokens\":1}}}\n\n"                 \
    "event: content_block_start\ndata: {\"type\":\"content_block_start\","     \
    "\"index\":0,\"content_block\":" block "}\n\n"
#define BLOCK_DELTA(type, member)                                              \
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\","     \
    "\"index\":0,\"delta\":{\"type\":\"" type "\",\"" member "\":\""
#define BLOCK_END(reason)                                                      \
    "event: content_block_stop\ndata: {\"type\":\"content_block_stop\","       \
    "\"index\":0}\n\nevent: message_delta\ndata: {\"type\":\"message_delta\"," \
    "\"delta\":{\"stop_reason\":\"" reason                                     \
    "\"},\"usage\":{\"output_tokens\":5}}\n\nevent: message_stop\n"            \
    "data: {\"type\":\"message_stop\"}\n\n"

#define PART                                                                   \
    "data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{"
#define PART_END                                                               \
    "data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{"     \
    "\"text\":\"\"}]},\"finishReason\":\"STOP\"}],\"usageMetadata\":{"         \
    "\"promptTokenCount\":9,\"candidatesTokenCount\":5,"                       \
    "\"totalTokenCount\":14}}\r\n\r\n"

#define LINE "{\"message\":{\"role\":\"assistant\","
#define LINE_END                                                               \
    LINE "\"content\":\"\"},\"done_reason\":\"stop\",\"done\":true,"           \
         "\"prompt_eval_count\":9,\"eval_count\":5}\n"

const streamed_shape streamed_shapes[] = {
    {.name = "openai, content",
     .client = "openai/any",
     .mode = LM_MODE_JSON_SCHEMA,
     .type = SSE,
     .lowered = true,
     .begin = "",
     .open = CHAT_OPEN("\"content\":\""),
     .close = CHAT_CLOSE("\""),
     .end = CHAT_END},
    {.name = "openai, a call",
     .client = "openai/any",
     .mode = LM_MODE_TOOLS,
     .type = SSE,
     .lowered = true,
     .begin = CHAT_CALL,
     .open = CHAT_OPEN(CHAT_ARGUMENTS),
     .close = CHAT_CLOSE("\"}}]"),
     .end = CHAT_END},
    {.name = "openai, a call behind words",
     .client = "openai/any",
     .mode = LM_MODE_TOOLS,
     .type = SSE,
     .lowered = true,
     .begin = CHAT("{\"content\":\"I call {it}:\\n\"}", "null") CHAT_CALL,
     .open = CHAT_OPEN(CHAT_ARGUMENTS),
     .close = CHAT_CLOSE("\"}}]"),
     .end = CHAT_END},
    {.name = "openai, content for a call",
     .client = "openai/any",
     .mode = LM_MODE_TOOLS,
     .type = SSE,
     .lowered = true,
     .begin = CHAT("{\"content\":\"Here {it} is:\\n```json\\n\"}", "null"),
     .open = CHAT_OPEN("\"content\":\""),
     .close = CHAT_CLOSE("\""),
     .end = CHAT("{\"content\":\"\\n```\"}", "null") CHAT_END},
    {.name = "openai, a call for content",
     .client = "openai/any",
     .mode = LM_MODE_JSON_SCHEMA,
     .type = SSE,
     .lowered = true,
     .begin = CHAT_CALL,
     .open = CHAT_OPEN(CHAT_ARGUMENTS),
     .close = CHAT_CLOSE("\"}}]"),
     .end = CHAT_END},
    {.name = "openai, a function",
     .client = "openai/any",
     .mode = LM_MODE_FUNCTIONS,
     .type = SSE,
     .begin = CHAT_FUNCTION,
     .open = CHAT_OPEN("\"function_call\":{\"arguments\":\""),
     .close = CHAT_CLOSE("\"}"),
     .end = CHAT_END},
    {.name = "groq, JSON",
     .client = "groq/any",
     .mode = LM_MODE_JSON,
     .type = SSE,
     .begin = "",
     .open = CHAT_OPEN("\"content\":\""),
     .close = CHAT_CLOSE("\""),
     .end = CHAT_END},
    {.name = "responses, content",
     .client = "openai-responses/any",
     .mode = LM_MODE_JSON_SCHEMA,
     .type = SSE,
     .lowered = true,
     .begin = ITEM("{\"type\":\"message\"}"),
     .open = DELTA("response.output_text.delta"),
     .close = "\"}\n\n",
     .end = COMPLETED "\"message\",\"role\":\"assistant\",\"content\":[{"
                      "\"type\":\"output_text\",\"text\":\"",
     .all = "\"}]}]}}\n\n"},
    {.name = "responses, a call",
     .client = "openai-responses/any",
     .mode = LM_MODE_TOOLS,
     .type = SSE,
     .lowered = true,
     .begin = ITEM("{\"type\":\"function_call\",\"call_id\":\"call_1\","
                   "\"name\":\"Menu\",\"arguments\":\"\"}"),
     .open = DELTA("response.function_call_arguments.delta"),
     .close = "\"}\n\n",
     .end = COMPLETED "\"function_call\",\"call_id\":\"call_1\",\"name\":"
                      "\"Menu\",\"arguments\":\"",
     .all = "\"}]}}\n\n"},
    {.name = "responses, content for a call",
     .client = "openai-responses/any",
     .mode = LM_MODE_TOOLS,
     .type = SSE,
     .lowered = true,
     .begin = ITEM("{\"type\":\"message\"}"),
     .open = DELTA("response.output_text.delta"),
     .close = "\"}\n\n",
     .end = COMPLETED "\"message\",\"role\":\"assistant\",\"content\":[{"
                      "\"type\":\"output_text\",\"text\":\"",
     .all = "\"}]}]}}\n\n"},
    {.name = "anthropic, content",
     .client = "anthropic/any",
     .mode = LM_MODE_JSON_SCHEMA,
     .type = SSE,
     .lowered = true,
     .begin = BLOCK("{\"type\":\"text\",\"text\":\"\"}"),
     .open = BLOCK_DELTA("text_delta", "text"),
     .close = "\"}}\n\n",
     .end = BLOCK_END("end_turn")},
    {.name = "anthropic, a call",
     .client = "anthropic/any",
     .mode = LM_MODE_TOOLS,
     .type = SSE,
     .begin = BLOCK("{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":"
                    "\"Menu\",\"input\":{}}"),
     .open = BLOCK_DELTA("input_json_delta", "partial_json"),
     .close = "\"}}\n\n",
     .end = BLOCK_END("tool_use")},
    {.name = "anthropic, content for a call",
     .client = "anthropic/any",
     .mode = LM_MODE_TOOLS,
     .type = SSE,
     .begin = BLOCK("{\"type\":\"text\",\"text\":\"\"}"),
     .open = BLOCK_DELTA("text_delta", "text"),
     .close = "\"}}\n\n",
     .end = BLOCK_END("end_turn")},
    {.name = "gemini, content",
     .client = "gemini/any",
     .mode = LM_MODE_JSON_SCHEMA,
     .type = SSE,
     .begin = "",
     .open = PART "\"text\":\"",
     .close = "\"}]}}]}\r\n\r\n",
     .end = PART_END},
    {.name = "gemini, a call",
     .client = "gemini/any",
     .mode = LM_MODE_TOOLS,
     .type = SSE,
     .whole = true,
     .begin = "",
     .open = PART "\"functionCall\":{\"name\":\"Menu\",\"args\":",
     .close = "}}]}}]}\r\n\r\n",
     .end = PART_END},
    {.name = "gemini, content for a call",
     .client = "gemini/any",
     .mode = LM_MODE_TOOLS,
     .type = SSE,
     .begin = "",
     .open = PART "\"text\":\"",
     .close = "\"}]}}]}\r\n\r\n",
     .end = PART_END},
    {.name = "llama.cpp, a completion",
     .client = "llamacpp-completion/any",
     .mode = LM_MODE_JSON_SCHEMA,
     .type = SSE,
     .begin = "",
     .open = "data: {\"content\":\"",
     .close = "\",\"stop\":false}\n\n",
     .end = "data: {\"content\":\"\",\"stop\":true,\"stop_type\":\"eos\","
            "\"tokens_predicted\":5,\"tokens_evaluated\":9}\n\n"},
    {.name = "ollama, content",
     .client = "ollama-native/any",
     .mode = LM_MODE_JSON_SCHEMA,
     .type = LINES,
     .begin = "",
     .open = LINE "\"content\":\"",
     .close = "\"},\"done\":false}\n",
     .end = LINE_END},
    {.name = "ollama, a call",
     .client = "ollama-native/any",
     .mode = LM_MODE_TOOLS,
     .type = LINES,
     .whole = true,
     .begin = "",
     .open = LINE "\"tool_calls\":[{\"function\":{\"name\":\"Menu\","
                  "\"arguments\":",
     .close = "}}]},\"done\":false}\n",
     .end = LINE_END},
    {.name = "ollama, content for a call",
     .client = "ollama-native/any",
     .mode = LM_MODE_TOOLS,
     .type = LINES,
     .begin = "",
     .open = LINE "\"content\":\"",
     .close = "\"},\"done\":false}\n",
     .end = LINE_END},
};

const size_t n_streamed_shapes =
    sizeof(streamed_shapes) / sizeof(*streamed_shapes);

static void put_escaped(const char *text, size_t n, lm_buffer *out)
{
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '\n') {
            lm_buffer_puts(out, "\\n");
            continue;
        }
        if (text[i] == '"' || text[i] == '\\')
            lm_buffer_putc(out, '\\');
        lm_buffer_putc(out, text[i]);
    }
}

static bool within_code_point(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static void put_pieces(const streamed_shape *shape, const char *text,
                       size_t piece, lm_buffer *out)
{
    size_t n = strlen(text);

    while (n) {
        size_t k = piece < n ? piece : n;

        while (k < n && within_code_point(text[k]))
            k++;
        lm_buffer_puts(out, shape->open);
        put_escaped(text, k, out);
        lm_buffer_puts(out, shape->close);
        text += k;
        n -= k;
    }
}

void streamed_put(const streamed_shape *shape, const char *text, size_t piece,
                  lm_buffer *out)
{
    lm_buffer_puts(out, shape->begin);
    if (shape->whole)
        lm_buffer_printf(out, "%s%s%s", shape->open, text, shape->close);
    else
        put_pieces(shape, text, piece, out);
    lm_buffer_puts(out, shape->end);
    if (shape->all) {
        put_escaped(text, strlen(text), out);
        lm_buffer_puts(out, shape->all);
    }
}
