/* SPDX-License-Identifier: MIT */
#include "fault.h"

#include "error_body.lm.h"
#include "find_json.h"

#include <string.h>

/* The error object, from wherever in the body it was, and what it says. */
typedef struct reader {
    lm_arena *arena;
    const lm_wire_ErrorDetail *detail;
    const char *message;
    const char *code;
    const char *status; /* of HTTP, as the body has it; NULL: it has none */
    const char *source;
    bool failed; /* no memory */
} reader;

static const char *keep(reader *r, lm_buffer *text)
{
    const char *copy = NULL;

    if (!lm_buffer_status(text))
        copy = lm_arena_strndup(r->arena, text->data, text->size);
    lm_buffer_free(text);
    r->failed |= !copy;
    return copy;
}

/* What is wrong with which part of the request: "body.seed: not permitted". */
static const char *item_text(reader *r, const lm_wire_ErrorItem *item)
{
    lm_buffer text = {.allocator = r->arena->allocator};

    for (size_t i = 0; i < item->n_loc; i++)
        lm_buffer_printf(&text, "%s%s", i ? "." : "", item->loc[i]);
    lm_buffer_printf(&text, "%s%s", item->n_loc ? ": " : "",
                     item->msg ? item->msg : "not valid");
    return keep(r, &text);
}

static const char *detail_text(reader *r,
                               const lm_wire_ErrorDetail_detail *detail)
{
    if (detail->kind == lm_wire_ErrorDetail_detail_string)
        return detail->string;
    if (!detail->list.n_items)
        return NULL;
    return item_text(r, &detail->list.items[0]);
}

/* A message may be an error object again; the parser bounds how deep. */
static const char *message_of(reader *r, const lm_wire_ErrorDetail *e)
{
    while (e && e->message &&
           e->message->kind == lm_wire_ErrorDetail_message_error_detail)
        e = e->message->error_detail;
    if (e && e->message)
        return e->message->string;
    return e && e->detail ? detail_text(r, e->detail) : NULL;
}

static const lm_parse_options *options_for(lm_parse_options *options,
                                           lm_arena *arena)
{
    *options = (lm_parse_options){.policy = LM_POLICY_LAX, .arena = arena};
    return options;
}

/* The object or text under `error`; false: it is not there. */
static bool read_body(reader *r, const char *body, size_t n)
{
    lm_parse_options options;
    lm_error why = {0};
    const lm_wire_ErrorBody *found =
        lm_wire_ErrorBody_parse(body, n, options_for(&options, r->arena), &why);

    r->failed |= why.status == LM_NOMEM;
    if (!found || !found->error)
        return false;
    r->code = found->code;
    r->status = found->status_code;
    if (found->error->kind == lm_wire_ErrorBody_error_string)
        r->message = found->error->string;
    else
        r->detail = found->error->error_detail;
    return true;
}

/* The body is the error object. */
static void read_root(reader *r, const char *body, size_t n)
{
    lm_parse_options options;
    lm_error why = {0};

    r->detail = lm_wire_ErrorDetail_parse(
        body, n, options_for(&options, r->arena), &why);
    r->failed |= why.status == LM_NOMEM;
}

bool lm__fault_is_none(const char *json)
{
    static const char *const none[] = {"null", "false", "\"\"", "{}", "[]"};
    char text[8];
    size_t n = 0;

    for (; *json && n < sizeof(text) - 1; json++)
        if (!strchr(" \t\r\n", *json))
            text[n++] = *json;
    text[n] = '\0';
    for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
        if (strcmp(text, none[i]) == 0)
            return true;
    return false;
}

/* The text of a JSON string; other values as they stand. */
static const char *plain_text(reader *r, const char *json)
{
    static const lm_type string = {.kind = LM_KIND_STRING,
                                   .size = sizeof(char *)};
    lm_parse_options options;
    lm_error why = {0};
    void *text = NULL;

    if (!json || *json != '"')
        return json;
    lm_parse(&string, json, strlen(json), options_for(&options, r->arena),
             &text, &why);
    r->failed |= why.status == LM_NOMEM;
    return text ? *(char **)text : json;
}

static const lm_wire_ErrorParts *parts_of(reader *r, const char *json, size_t n)
{
    lm_parse_options options;
    lm_error why = {0};
    const lm_wire_ErrorParts *parts = lm_wire_ErrorParts_parse(
        json, n, options_for(&options, r->arena), &why);

    r->failed |= why.status == LM_NOMEM;
    return parts;
}

/* An error whose members are not all of the types that they have as a rule. */
static void read_parts(reader *r, const char *body, size_t n)
{
    const lm_wire_ErrorParts *parts = parts_of(r, body, n);
    const char *error = parts ? parts->error : NULL;

    if (error && *error == '{')
        parts = parts_of(r, error, strlen(error));
    else if (error && !lm__fault_is_none(error))
        r->message = plain_text(r, error);
    if (!parts)
        return;
    if (!r->message)
        r->message = plain_text(r, parts->message);
    r->code = plain_text(r, parts->code ? parts->code : parts->type);
}

static void find_error(reader *r, const char *body, size_t n)
{
    if (!read_body(r, body, n))
        read_root(r, body, n);
    if (!r->message)
        r->message = message_of(r, r->detail);
    if (!r->message)
        read_parts(r, body, n);
}

/* The message of the server that this one asked. */
static const char *source_of(reader *r)
{
    const char *raw =
        r->detail && r->detail->metadata ? r->detail->metadata->raw : NULL;
    reader inner = {.arena = r->arena};

    if (!raw)
        return NULL;
    find_error(&inner, raw, strlen(raw));
    r->failed |= inner.failed;
    return inner.message ? inner.message : raw;
}

/* Not JSON, or nothing that we know: what there is of it. */
static const char *raw_text(reader *r, const char *body, size_t n, int status)
{
    lm_buffer text = {.allocator = r->arena->allocator};

    if (status >= 300 && status < 400)
        return "a redirect, which is not followed";
    if (!n)
        return "an empty response";
    lm_buffer_append(&text, body, n < LM__FAULT_RAW ? n : LM__FAULT_RAW);
    return keep(r, &text);
}

/* 0: the text is not the status of an error. */
static int read_status(const char *text)
{
    int status = 0;

    for (; text && *text >= '0' && *text <= '9' && status < 1000; text++)
        status = status * 10 + (*text - '0');
    return status >= 400 && status < 600 && !*text ? status : 0;
}

/* A status that the body names counts where HTTP said that all was well. */
static int status_of(const lm__fault *fault, const reader *r)
{
    const char *named[] = {r->code, r->status,
                           r->detail ? r->detail->raw_status_code : NULL};

    if (fault->http_status && fault->http_status != 200)
        return fault->http_status;
    for (size_t i = 0; i < sizeof(named) / sizeof(*named); i++)
        if (read_status(named[i]))
            return read_status(named[i]);
    return 200;
}

static void fill_in_details(const lm_wire_ErrorDetail *e, lm__fault *out)
{
    /* A code that repeats the HTTP status says less. */
    if (e->status && (!e->code || strspn(e->code, "0123456789") == 3))
        out->code = e->status;
    out->salvage = e->failed_generation;
    for (size_t i = 0; i < e->n_details && !out->delay; i++)
        out->delay = e->details[i].retryDelay;
}

static void fill_in(reader *r, const char *body, lm__fault *out)
{
    const lm_wire_ErrorDetail *e = r->detail;
    lm__fault_details d = {
        .text = {[LM__FAULT_MESSAGE] = r->message, [LM__FAULT_BODY] = body}};

    if (e && e->code)
        r->code = e->code;
    d.text[LM__FAULT_CODE] = r->code;
    if (e)
        d.text[LM__FAULT_TYPE] = e->type ? e->type : e->status;
    d.status = status_of(out, r);
    out->kind = lm__fault_classify(&d);
    out->final = lm__fault_final(&d);
    out->message = r->message;
    out->source = r->source;
    out->code = r->code ? r->code : d.text[LM__FAULT_TYPE];
    if (e)
        fill_in_details(e, out);
    if (out->salvage)
        out->kind = LM__FAULT_MODEL_OUTPUT;
}

bool lm__fault_read(const char *body, size_t n, lm_arena *arena, lm__fault *out)
{
    reader r = {.arena = arena};
    lm__span json;

    r.failed = lm__find_json((lm__span){body, n}, arena->allocator, &json);
    find_error(&r, json.at, json.n);
    r.source = source_of(&r);
    out->found = r.message != NULL;
    if (!r.message)
        r.message = raw_text(&r, body, n, out->http_status);
    if (r.failed)
        return false;
    fill_in(&r, body, out);
    return true;
}
