/* SPDX-License-Identifier: MIT */
#include "writer.h"

#include "base64.h"
#include "number.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void lm__writer_open(lm__writer *w, lm_buffer *out)
{
    *w = (lm__writer){.out = out};
    w->to = lm__out_begin(&w->place, out);
}

void lm__writer_fail(lm__writer *w, lm_status status, const char *format, ...)
{
    va_list args;

    if (w->status)
        return;
    w->status = status;
    va_start(args, format);
    vsnprintf(w->why, sizeof(w->why), format, args);
    va_end(args);
}

void lm__writer_check(lm__writer *w, lm_status status)
{
    if (status)
        lm__writer_fail(w, status, "%s", lm_status_text(status));
}

/* What the place could not take; the first failure stays. */
static void note_place(lm__writer *w)
{
    lm_status status = lm_buffer_status(w->out);

    if (w->place.fault)
        lm__writer_fail(w, LM_ARGUMENT, "a text of the request is not UTF-8");
    else if (status)
        lm__writer_fail(w, status, "the request: %s", lm_status_text(status));
}

lm_status lm__writer_close(lm__writer *w, lm_error *err)
{
    if (w->to && (w->depth || !w->comma))
        lm__writer_fail(w, LM_ARGUMENT, "the request is not well-formed");
    lm__out_end(&w->place, w->status ? NULL : w->to);
    note_place(w);
    return w->status ? lm_error_set(err, w->status, "%s", w->why) : LM_OK;
}

static bool in_object(const lm__writer *w)
{
    return w->depth && (w->objects >> (w->depth - 1) & 1);
}

/* n bytes of room, and the slack behind them. NULL: it has failed. */
static char *room(lm__writer *w, size_t n)
{
    if (w->status || !w->to)
        return NULL;
    w->to = lm__out_room(&w->place, w->to, n);
    return w->to;
}

/* Where a value or a key goes, behind its comma. NULL: nowhere. */
static char *lead(lm__writer *w, bool key)
{
    bool fits = in_object(w) ? w->has_key != key : !key;
    char *to = room(w, 1);

    if (!to)
        return NULL;
    if (!fits || (w->comma && !w->depth)) {
        lm__writer_fail(w, LM_ARGUMENT, "the request is not well-formed");
        return NULL;
    }
    if (w->comma && !w->has_key)
        *to++ = ',';
    return to;
}

/* Behind a value. */
static void follow(lm__writer *w, char *to)
{
    w->to = to;
    w->comma = true;
    w->has_key = false;
}

static void put(lm__writer *w, const char *text, size_t n)
{
    char *to = lead(w, false);

    if (to)
        follow(w, lm__out_bytes(&w->place, to, text, n));
}

static void open_level(lm__writer *w, char bracket)
{
    uint64_t bit;
    char *to = lead(w, false);

    if (!to)
        return;
    if (w->depth == LM__WRITER_DEPTH) {
        lm__writer_fail(w, LM_LIMIT, "the request is nested too deep");
        return;
    }
    bit = UINT64_C(1) << w->depth++;
    w->objects = bracket == '{' ? w->objects | bit : w->objects & ~bit;
    *to = bracket;
    follow(w, to + 1);
    w->comma = false;
}

static void close_level(lm__writer *w, char bracket)
{
    char *to = room(w, 0);

    if (!to)
        return;
    if (!w->depth || w->has_key || in_object(w) != (bracket == '}')) {
        lm__writer_fail(w, LM_ARGUMENT, "the request is not well-formed");
        return;
    }
    w->depth--;
    *to = bracket;
    follow(w, to + 1);
}

void lm__write_object(lm__writer *w)
{
    open_level(w, '{');
}

void lm__write_end_object(lm__writer *w)
{
    close_level(w, '}');
}

void lm__write_array(lm__writer *w)
{
    open_level(w, '[');
}

void lm__write_end_array(lm__writer *w)
{
    close_level(w, ']');
}

void lm__write_key(lm__writer *w, const char *key)
{
    char *to = lead(w, true);

    to = to ? lm__out_string(&w->place, to, key) : NULL;
    to = to ? lm__out_room(&w->place, to, 1) : NULL;
    if (to)
        *to++ = ':';
    w->to = to;
    w->has_key = true;
}

void lm__write_string(lm__writer *w, const char *s)
{
    char *to = lead(w, false);

    if (to)
        follow(w, lm__out_string(&w->place, to, s));
}

void lm__write_joined(lm__writer *w, const char *a, const char *b,
                      const char *c)
{
    lm_buffer text = {.allocator = w->out->allocator};

    lm_buffer_puts(&text, a);
    lm_buffer_puts(&text, b);
    lm_buffer_puts(&text, c);
    lm__writer_check(w, lm_buffer_status(&text));
    if (!w->status)
        lm__write_string(w, text.data);
    lm_buffer_free(&text);
}

void lm__write_bool(lm__writer *w, bool value)
{
    if (value)
        put(w, "true", 4);
    else
        put(w, "false", 5);
}

void lm__write_null(lm__writer *w)
{
    put(w, "null", 4);
}

void lm__write_int(lm__writer *w, int64_t value)
{
    char *to = lead(w, false);

    if (to)
        follow(w, lm__put_int(to, value));
}

void lm__write_double(lm__writer *w, double value)
{
    char *to;

    if (!isfinite(value))
        lm__writer_fail(w, LM_ARGUMENT,
                        "a number of the request is not finite");
    to = lead(w, false);
    if (to)
        follow(w, lm__put_double(to, value));
}

void lm__write_raw(lm__writer *w, const char *json)
{
    put(w, json, strlen(json));
}

void lm__write_more(lm__writer *w, const char *json, size_t n)
{
    char *to = room(w, n);

    if (to)
        w->to = lm__out_bytes(&w->place, to, json, n);
}

void lm__write_member(lm__writer *w, const char *key, const char *value)
{
    lm__write_key(w, key);
    lm__write_string(w, value);
}

void lm__write_begin_text(lm__writer *w)
{
    put(w, "\"", 1);
}

void lm__write_more_text(lm__writer *w, const char *plain)
{
    lm__write_more(w, plain, strlen(plain));
}

void lm__write_end_text(lm__writer *w)
{
    lm__write_more_text(w, "\"");
}

void lm__write_base64(lm__writer *w, const unsigned char *bytes, size_t n)
{
    char *to = room(w, (n + 2) / 3 * 4);

    if (to)
        w->to = lm__base64_write(bytes, n, to);
}
