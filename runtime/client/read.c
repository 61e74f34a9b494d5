/* SPDX-License-Identifier: MIT */
#include "read.h"

#include "find_json.h"
#include "lm/buffer.h"
#include "mend.h"
#include "report.h"

#include <stdio.h>
#include <string.h>

/* Ways in which a model stops without an answer. */
static lm_status check_finish(lm__call *call)
{
    const lm__reply *reply = call->ask.reply;
    bool refused = reply->refusal && *reply->refusal;

    if (refused)
        return lm_error_set(call->error, LM_REFUSAL, "%s", reply->refusal);
    switch (reply->finish) {
    case LM__FINISH_REFUSAL:
        return lm_error_set(call->error, LM_REFUSAL,
                            "the model refused to answer");
    case LM__FINISH_CONTENT_FILTER:
        return lm_error_set(call->error, LM_CONTENT_FILTER,
                            "the provider's filter cut the answer");
    case LM__FINISH_LENGTH:
        return lm_error_set(
            call->error, LM_LENGTH,
            "the answer was cut at the token limit: set max_tokens "
            "higher");
    case LM__FINISH_TRUNCATED:
        return lm_error_set(call->error, LM_IO,
                            "the answer ended before its end");
    case LM__FINISH_UNKNOWN:
    case LM__FINISH_COMPLETE:
    case LM__FINISH_INTERRUPTED:
    case LM__FINISH_CUT:
        break;
    }
    return LM_OK;
}

static lm_status no_value(lm__call *call)
{
    return lm_error_set(call->error, LM_NO_CALL,
                        "the model answered without %s",
                        call->ask.question.target->name);
}

lm_parse_options lm__read_options(const lm__call *call)
{
    const lm_call_options *o = &call->options;

    return (lm_parse_options){
        .policy = o->policy,
        .flags = lm_profile_flags(call->ask.profile),
        .limits = o->limits,
        .report = o->report,
        .context = o->context,
        .allocator = call->client->allocator,
    };
}

static lm_status parse(lm__call *call, lm__span json)
{
    const lm_parse_options options = lm__read_options(call);

    return lm_parse(call->ask.question.target->type, json.at, json.n, &options,
                    &call->value, call->error);
}

/* The calls that were not read go on the list: nothing is lost unsaid. */
static lm_status note_left_out(const lm__reply *reply, const char *payload,
                               lm_report *report)
{
    lm_status status = LM_OK;

    for (size_t i = 0; i < reply->n_calls && status == LM_OK; i++) {
        lm_finding finding = {.code = LM_CODE_DROPPED, .path = ""};
        char text[64];
        int n = snprintf(text, sizeof(text), "call %zu of %zu was left out",
                         i + 1, reply->n_calls);

        if (reply->calls[i].arguments == payload ||
            !lm__report_room(report, false))
            continue;
        finding.text = lm_arena_strndup(&report->arena, text, (size_t)n);
        status = finding.text ? lm__report_add(report, &finding) : LM_NOMEM;
    }
    return status;
}

/* It was read as it came, with findings in the report. */
static bool read_live(const lm__call *call)
{
    return call->live && !call->mended &&
           (call->ask.cut || lm__live_matches(call->live, call->ask.reply));
}

static lm_status take_live(lm__call *call)
{
    const char *told = call->ask.reply->told;

    if (told) {
        call->json = told + call->live->start;
        call->json_size = strlen(call->json);
    }
    return lm__live_finish(call->live, &call->value, call->error);
}

/* Parts go into the answer that they belong to. */
static lm_status read_json(lm__call *call, lm__span json)
{
    lm_status status = LM_OK;

    if (!json.n)
        return no_value(call);
    if (call->mend)
        status = lm__mend_merge(call, json, &json);
    if (status)
        return lm_error_set(call->error, status,
                            status == LM_NOMEM
                                ? "no memory to read the answer"
                                : "the parts asked for are not there");
    call->json = json.at;
    call->json_size = json.n;
    status = parse(call, json);
    if (!status && call->live && !call->mend)
        lm__live_leave(call->live);
    return status;
}

lm_status lm__read_reply(lm__call *call)
{
    const lm__reply *reply = call->ask.reply;
    const char *name = call->ask.question.target->name;
    const char *text = lm__reply_payload(reply, name);
    lm_status status = check_finish(call);
    lm__span json;

    call->mended = call->mend != NULL;
    call->json = NULL;
    if (!status && read_live(call)) {
        status = note_left_out(reply, text, call->options.report);
        if (status)
            return lm_error_set(call->error, status,
                                "no memory to read the answer");
        return take_live(call);
    }
    lm_report_clear(call->options.report);
    if (status)
        return status;
    if (call->ask.question.targets)
        return lm__read_tools(call);
    if (!text)
        return no_value(call);
    json = (lm__span){text, strlen(text)};
    status = note_left_out(reply, text, call->options.report);
    if (!status && !reply->n_calls)
        status = lm__find_json(json, call->client->allocator, &json);
    if (status)
        return lm_error_set(call->error, status,
                            "no memory to read the answer");
    return read_json(call, json);
}

bool lm__read_can_reask(lm_status status)
{
    return status == LM_SYNTAX || status == LM_INVALID ||
           status == LM_TRUNCATED || status == LM_NO_CALL;
}

/* "/items/0/name" as "items/0/name", which is shorter and as clear. */
static void put_finding(lm_buffer *out, const lm_finding *finding)
{
    if (finding->path[0])
        lm_buffer_printf(out, "%s: ", finding->path + 1);
    lm_buffer_puts(out, finding->text);
}

static void put_findings(lm_buffer *out, const lm_report *report)
{
    bool one = report->n_violations == 1;

    lm_buffer_puts(out, one ? "Validation error: " : "Validation errors:");
    for (size_t i = 0; i < report->n; i++) {
        if (!report->findings[i].violation)
            continue;
        lm_buffer_puts(out, one ? "" : "\n- ");
        put_finding(out, &report->findings[i]);
    }
    if (report->left_out)
        lm_buffer_printf(out, "\n- and %zu more", report->left_out);
    lm_buffer_puts(out, one ? ". " : "\n");
}

static void put_complaint(lm__call *call, lm_buffer *out)
{
    const lm__question *q = &call->ask.question;
    const lm_report *report = call->options.report;
    bool tools = lm__mode_calls(q->mode);

    if (q->targets && call->bad_call)
        lm_buffer_printf(out, "Call %zu, of %s: ", call->bad_call,
                         call->ask.reply->calls[call->bad_call - 1].name);
    if (call->error->status == LM_NO_CALL)
        lm_buffer_puts(out, "That is not the answer asked for. ");
    else if (report->n_violations)
        put_findings(out, report);
    else
        lm_buffer_printf(out, "Validation error: %s. ", call->error->message);
    if (q->targets)
        lm_buffer_puts(out, "Make all calls again, without the errors.");
    else if (call->ask.reply->n_calls)
        lm_buffer_puts(out, "Recall the function correctly, fix the errors.");
    else if (tools)
        lm_buffer_printf(out, "Call %s.", q->target->name);
    else
        lm_buffer_puts(out, "Correct the JSON and return it again.");
}

const char *lm__read_complaint(lm__call *call)
{
    lm_buffer text = {.allocator = call->client->allocator};
    char *copy = NULL;

    if (call->options.complain)
        call->options.complain(call->options.complain_ctx, call->options.report,
                               &text);
    else
        put_complaint(call, &text);
    if (!lm_buffer_status(&text))
        copy = lm_arena_strndup(&call->arena, text.data ? text.data : "",
                                text.size);
    lm_buffer_free(&text);
    return copy;
}
