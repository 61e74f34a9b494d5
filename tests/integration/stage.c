/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include <check.h>
#include <lm/buffer.h>
#include <stdlib.h>
#include <string.h>

#define SSE "Content-Type: text/event-stream\r\n"

static void put_event(lm_buffer *out, const char *text, size_t n)
{
    lm_buffer_puts(out, "data: {\"choices\":[{\"index\":0,\"delta\":{"
                        "\"content\":\"");
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '"' || text[i] == '\\')
            lm_buffer_putc(out, '\\');
        lm_buffer_putc(out, text[i]);
    }
    lm_buffer_puts(out, "\"}}]}\n\n");
}

static void take(stage *s, char *body)
{
    ck_assert_uint_lt(s->n, STAGE_STEPS);
    s->bodies[s->n] = body;
    s->steps[s->n++] = (fake_step){.headers = SSE, .body = body};
}

void stage_add(stage *s, const char *text, size_t piece, bool whole)
{
    lm_buffer out = {0};
    size_t n = strlen(text);

    for (size_t i = 0; i < n; i += piece)
        put_event(&out, text + i, piece < n - i ? piece : n - i);
    if (whole)
        lm_buffer_printf(&out,
                         "data: {\"choices\":[{\"index\":0,\"delta\":{},"
                         "\"finish_reason\":\"stop\"}]}\n\n"
                         "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,"
                         "\"completion_tokens\":%zu,\"total_tokens\":%zu}}\n\n"
                         "data: [DONE]\n\n",
                         n / piece, n / piece + 9);
    take(s, out.data);
}

void stage_add_body(stage *s, const char *body)
{
    lm_buffer out = {0};

    lm_buffer_puts(&out, body);
    take(s, out.data);
}

void stage_open(stage *s)
{
    const char *name = s->client_name ? s->client_name : "openai/any";
    lm_client_options options = s->with;

    s->script.script = s->steps;
    s->script.n_steps = s->n;
    s->transport = scripted_transport(&s->script);
    options.api_key = "key";
    options.transport = options.transport ? options.transport : &s->transport;
    options.mode = s->mode ? s->mode : LM_MODE_JSON_SCHEMA;
    s->options.info = &s->info;
    s->options.max_transport_retries = LM_NO_RETRIES;
    ck_assert_int_eq(lm_client_open(name, &options, &s->client, &s->err),
                     LM_OK);
}

void stage_close(stage *s)
{
    lm_client_free(s->client);
    scripted_free(&s->script);
    for (size_t i = 0; i < s->n; i++)
        free(s->bodies[i]);
}
