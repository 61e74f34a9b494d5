/* SPDX-License-Identifier: MIT */
#include "wire_check.h"

#include "json_equal.h"
#include "retry.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void check(bench *b, bool ok, const char *format, ...)
{
    char text[600];
    va_list args;

    if (ok)
        return;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    tap_note("%s: %s", b->fixture->file, text);
    b->good = false;
}

static const char *or_none(const char *text)
{
    return text ? text : "(none)";
}

static void check_text(bench *b, const char *what, const char *got,
                       const char *want)
{
    check(b, !want || (got && strcmp(got, want) == 0), "%s is %s, not %s", what,
          or_none(got), or_none(want));
}

static void check_count(bench *b, const char *what, int64_t got, bool has,
                        int64_t want)
{
    check(b, !has || got == want, "usage.%s is %lld, not %lld", what,
          (long long)got, (long long)want);
}

static void check_usage(bench *b, const lm_usage *got, const Counts *want)
{
    if (!want)
        return;
    check_count(b, "in", got->in, want->has_in, want->in);
    check_count(b, "out", got->out, want->has_out, want->out);
    check_count(b, "total", got->total, want->has_total, want->total);
    check_count(b, "cached", got->cached, want->has_cached, want->cached);
    check_count(b, "reasoning", got->reasoning, want->has_reasoning,
                want->reasoning);
}

static const char *place_of(const lm__reply *reply)
{
    if (reply->finish == LM__FINISH_REFUSAL ||
        (reply->refusal && *reply->refusal))
        return "refusal";
    if (reply->legacy_call)
        return "function_call";
    return reply->n_calls ? "tool" : "content";
}

/* The arguments of several calls as a list, as the manifest has them. */
static void put_payload(lm_buffer *out, const lm__reply *reply)
{
    if (reply->n_calls < 2) {
        lm_buffer_puts(out, or_none(lm__reply_payload(reply, "UserDetail")));
        return;
    }
    for (size_t i = 0; i < reply->n_calls; i++) {
        lm_buffer_puts(out, i ? "," : "[");
        lm_buffer_puts(out, reply->calls[i].arguments);
    }
    lm_buffer_puts(out, "]");
}

void check_reply(bench *b, const lm__reply *reply, const Expectation *want)
{
    bool refusal = strcmp(place_of(reply), "refusal") == 0;
    lm_buffer payload = {0};

    put_payload(&payload, reply);
    if (want->payload)
        check(b, json_equal(payload.data, want->payload),
              "the payload is %s, not %s", payload.data, want->payload);
    lm_buffer_free(&payload);
    check_text(b, "payload_at", place_of(reply), want->payload_at);
    check_text(b, "finish_raw", reply->finish_raw, want->finish_raw);
    check_text(b, "finish",
               refusal ? "refusal" : lm__finish_name(reply->finish),
               want->finish);
    check_usage(b, &reply->usage, want->usage);
}

/* When the answers with a time of day came: 2026-01-01. */
#define FIXTURE_MS INT64_C(1767225600000)

static int64_t retry_after(const Fixture *fixture, const lm__fault *fault)
{
    lm__retry retry;

    lm__retry_clear(&retry);
    for (size_t i = 0; i < fixture->n_headers; i++) {
        char line[300];
        int n = snprintf(line, sizeof(line), "%s: %s", fixture->headers[i].key,
                         fixture->headers[i].value);

        lm__retry_header(&retry, line, (size_t)n, FIXTURE_MS);
    }
    lm__retry_message(&retry, fault->message);
    if (fault->delay)
        lm__retry_detail(&retry, fault->delay);
    return lm__retry_after(&retry);
}

void check_fault(bench *b, const lm__fault *fault, const Expectation *want)
{
    int64_t wait = retry_after(b->fixture, fault);

    check_text(b, "class", lm__fault_word(fault->kind), want->kind);
    check(b,
          !want->has_retryable ||
              lm__fault_retryable(fault->kind) == want->retryable,
          "retryable is not %d", want->retryable);
    check_text(b, "message", fault->message, want->message);
    check_text(b, "code", fault->code, want->code);
    check_text(b, "salvage", fault->salvage, want->salvage);
    check(b, !want->has_retry_after_ms || wait == want->retry_after_ms,
          "retry_after_ms is %lld, not %lld", (long long)wait,
          (long long)want->retry_after_ms);
}

/* A stream that ended before its end has a class, and no error. */
static bool check_truncated(bench *b, const lm__response *response,
                            const Expectation *want)
{
    if (!want || !want->kind || strcmp(want->kind, "truncated") != 0)
        return false;
    check(b, response->reply.finish == LM__FINISH_TRUNCATED, "it is whole");
    return true;
}

void check_response(bench *b, const lm__response *response, lm_status status,
                    const lm_error *err)
{
    const Expectation *want = b->fixture->expect;

    check(b, status == LM_OK, "%s %s", lm_status_name(status), err->message);
    if (status || check_truncated(b, response, want->error))
        return;
    check(b, !response->fault.message == !want->error, "an error: %s",
          or_none(response->fault.message));
    if (!b->good)
        return;
    if (want->error)
        check_fault(b, &response->fault, want->error);
    else
        check_reply(b, &response->reply, want);
}
