/* SPDX-License-Identifier: MIT */
#include "reply.h"

#include <lm/buffer.h>

#define HEAD                                                                   \
    "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"choices\":["      \
    "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"

static void put_string(lm_buffer *out, const char *text)
{
    lm_buffer_putc(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            lm_buffer_putc(out, '\\');
        if (*text == '\n')
            lm_buffer_puts(out, "\\n");
        else
            lm_buffer_putc(out, *text);
    }
    lm_buffer_putc(out, '"');
}

static char *finish(lm_buffer *out, const char *reason)
{
    lm_buffer_printf(out,
                     "},\"finish_reason\":\"%s\"}],\"usage\":{"
                     "\"prompt_tokens\":10,\"completion_tokens\":5,"
                     "\"total_tokens\":15}}",
                     reason);
    return out->data;
}

char *reply_content(const char *text, const char *reason)
{
    lm_buffer out = {0};

    lm_buffer_puts(&out, HEAD);
    put_string(&out, text);
    return finish(&out, reason);
}

static void put_function(lm_buffer *out, const char *json)
{
    lm_buffer_puts(out, "{\"name\":\"UserDetails\",\"arguments\":");
    put_string(out, json);
    lm_buffer_puts(out, "}");
}

char *reply_calls(const char *const *json, size_t n)
{
    lm_buffer out = {0};

    lm_buffer_puts(&out, HEAD "null,\"tool_calls\":[");
    for (size_t i = 0; i < n; i++) {
        lm_buffer_printf(&out,
                         "%s{\"id\":\"call_%zu\",\"type\":\"function\","
                         "\"function\":",
                         i ? "," : "", i + 1);
        put_function(&out, json[i]);
        lm_buffer_puts(&out, "}");
    }
    lm_buffer_puts(&out, "]");
    return finish(&out, "tool_calls");
}

static char *legacy(const char *json)
{
    lm_buffer out = {0};

    lm_buffer_puts(&out, HEAD "null,\"function_call\":");
    put_function(&out, json);
    return finish(&out, "stop");
}

static char *fenced(const char *json)
{
    lm_buffer text = {0};
    char *reply;

    lm_buffer_printf(&text, "Here it is:\n```json\n%s\n```\nAnything else?",
                     json);
    reply = reply_content(text.data, "stop");
    lm_buffer_free(&text);
    return reply;
}

char *reply_value(lm_mode mode, const char *json)
{
    switch (mode) {
    case LM_MODE_TOOLS:
        return reply_calls(&json, 1);
    case LM_MODE_FUNCTIONS:
        return legacy(json);
    case LM_MODE_MD_JSON:
        return fenced(json);
    default:
        return reply_content(json, "stop");
    }
}
