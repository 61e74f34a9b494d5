/* SPDX-License-Identifier: MIT */
#include "completion.lm.h"

#include "body.h"
#include "reader.h"
#include "stream.h"

/*
 * llama-server's /completion: one prompt, of which the model's text is the
 * continuation. There are no roles and no chat template.
 */

static const lm__finish_word finish_words[] = {
    {"eos", LM__FINISH_COMPLETE},
    {"word", LM__FINISH_COMPLETE},
    {"limit", LM__FINISH_LENGTH},
    {NULL, LM__FINISH_UNKNOWN},
};

static void put_line(lm_buffer *out, const char *text)
{
    if (!*text)
        return;
    lm_buffer_puts(out, text);
    lm_buffer_putc(out, '\n');
}

static void put_message(lm_buffer *out, const lm_message *m)
{
    const lm_part *part = lm_message_parts(m);

    if (m->role != LM_SYSTEM && m->role != LM_USER_PARTS)
        put_line(out, m->text);
    for (; part && part->kind; part++)
        if (part->kind == LM_PART_TEXT)
            put_line(out, part->text);
}

/* A line for each text: those of the system, the others, what was wrong. */
static void put_prompt(const lm__question *q, const char *words, lm_buffer *out)
{
    put_line(out, words);
    for (const lm_message *m = q->messages; m->role; m++)
        put_message(out, m);
    for (const lm__turn *turn = q->turns; turn; turn = turn->next) {
        const char *text = lm__reply_payload(&turn->reply, q->target->name);

        put_line(out, text ? text : "");
        put_line(out, turn->complaint);
    }
}

static void write_mode(const lm__parameters *p)
{
    const lm_target *target = p->question->target;

    if (p->question->mode == LM_MODE_GRAMMAR && lm__put_key(p, "grammar"))
        lm__write_grammar(p->w, target);
    if (p->question->mode == LM_MODE_JSON_SCHEMA &&
        lm__put_key(p, "json_schema"))
        lm__write_schema(p->w, target, p->row->profile);
}

static void write_request(const lm__parameters *p, const char *words)
{
    lm_buffer prompt = {.allocator = p->w->out->allocator};

    put_prompt(p->question, words, &prompt);
    if (lm__put_key(p, "prompt"))
        lm__write_string(p->w, prompt.size ? prompt.data : "");
    write_mode(p);
    lm__put_stream(p);
    lm__put_max_tokens(p, p->row->token_field);
    lm__put_temperature(p, "temperature");
    lm__put_top_p(p, "top_p");
    lm__put_seed(p, p->row->seed_field);
    lm__put_stop(p, "stop");
    lm__put_effort(p, NULL);
    lm__put_extras(p);
    lm__writer_check(p->w, lm_buffer_status(&prompt));
    lm_buffer_free(&prompt);
}

static lm_usage read_usage(const lm_wire_CompletionBody *body)
{
    lm_usage usage = {
        .in = lm__reader_count(body->has_tokens_evaluated,
                               body->tokens_evaluated, -1),
        .out = lm__reader_count(body->has_tokens_predicted,
                                body->tokens_predicted, -1),
        .cached = -1,
        .reasoning = -1,
    };

    usage.total = lm__reader_sum(usage.in, usage.out);
    return usage;
}

static lm_status read_body(lm__response *response, lm_error *err)
{
    lm__reader r = lm__reader_of(response);
    lm_error why = {0};
    const lm_wire_CompletionBody *body = lm_wire_CompletionBody_parse(
        response->body, response->n, &r.options, &why);

    if (why.status == LM_NOMEM)
        return lm_error_set(err, LM_NOMEM, "%s", why.message);
    if (body && lm__reader_has(body->error))
        return lm__reader_fault(response, response->body, response->n);
    if (!body || !body->content)
        return lm__reader_refuse(response, body ? "no content" : why.message,
                                 err);
    response->reply.content = body->content;
    response->reply.finish_raw = body->stop_type;
    response->reply.finish = lm__reader_finish(finish_words, body->stop_type);
    response->reply.usage = read_usage(body);
    return LM_OK;
}

static lm_status take_event(lm__stream *s, const lm__event *event)
{
    lm_parse_options options = {.policy = LM_POLICY_LAX, .arena = s->scratch};
    lm_error why = {0};
    const lm_wire_CompletionBody *body =
        lm_wire_CompletionBody_parse(event->data, event->n, &options, &why);
    lm_status status = LM_OK;

    if (!body)
        return why.status == LM_NOMEM ? LM_NOMEM : LM_PROTOCOL;
    if (lm__reader_has(body->error))
        return lm__stream_fault(s, event->data, event->n);
    if (body->content)
        status = lm__stream_text(s, body->content);
    if (!status && body->has_stop && body->stop) {
        status = lm__stream_stop(s, finish_words, body->stop_type);
        s->usage = read_usage(body);
        s->done = true;
    }
    return status;
}

const lm__dialect lm__completion = {
    .path = "/completion",
    .request = write_request,
    .read = read_body,
    .event = take_event,
    .event_type = &lm_wire_CompletionBody_type,
};
