/* SPDX-License-Identifier: MIT */
#include "writer.h"

#include "base64.h"
#include "number.h"
#include "utf8.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <yajl/yajl_gen.h>

/*
 * yajl allocates a handle when it is opened and does not look whether it got
 * the memory, so it is given a pool in the writer, and a jump out of it where
 * the pool is too small. Afterwards it only prints.
 */
struct pool {
    lm__writer *writer;
    jmp_buf full;
};

static void *pool_take(void *ctx, size_t size)
{
    struct pool *pool = ctx;
    lm__writer *w = pool->writer;
    size_t align = sizeof(max_align_t);
    char *p = w->pool.bytes + w->used;

    if (size > LM__WRITER_POOL)
        longjmp(pool->full, 1);
    size = (size + align - 1) / align * align;
    if (size > LM__WRITER_POOL - w->used)
        longjmp(pool->full, 1);
    w->used += size;
    return p;
}

static void *pool_resize(void *ctx, void *p, size_t size)
{
    if (!p)
        return pool_take(ctx, size);
    longjmp(((struct pool *)ctx)->full, 1);
}

static void pool_give(void *ctx, void *p)
{
    (void)ctx;
    (void)p;
}

static void print(void *ctx, const char *text, size_t n)
{
    lm_buffer_append(ctx, text, n);
}

static yajl_gen open_gen(struct pool *pool)
{
    yajl_alloc_funcs funcs = {pool_take, pool_resize, pool_give, pool};

    if (setjmp(pool->full)) // NOLINT(cert-err52-cpp): yajl checks no malloc
        return NULL;
    return yajl_gen_alloc(&funcs);
}

void lm__writer_open(lm__writer *w, lm_buffer *out)
{
    struct pool pool = {.writer = w};

    memset(w, 0, sizeof(*w));
    w->out = out;
    w->gen = open_gen(&pool);
    if (w->gen) {
        yajl_gen_config(w->gen, yajl_gen_print_callback, print, out);
        return;
    }
    lm__writer_fail(w, LM_NOMEM, "no room for the JSON writer");
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

static void note(lm__writer *w, yajl_gen_status status)
{
    if (status == yajl_max_depth_exceeded)
        lm__writer_fail(w, LM_LIMIT, "the request is nested too deep");
    else if (status != yajl_gen_status_ok)
        lm__writer_fail(w, LM_ARGUMENT, "the request is not well-formed");
}

/*
 * yajl_gen_free would give back the pool's memory, which is no one's to give
 * back, so the handle is just forgotten.
 */
lm_status lm__writer_close(lm__writer *w, lm_error *err)
{
    lm_status status = lm_buffer_status(w->out);

    w->gen = NULL;
    if (w->status)
        return lm_error_set(err, w->status, "%s", w->why);
    if (status)
        return lm_error_set(err, status, "the request: %s",
                            lm_status_text(status));
    return LM_OK;
}

void lm__write_object(lm__writer *w)
{
    if (!w->status)
        note(w, yajl_gen_map_open(w->gen));
}

void lm__write_end_object(lm__writer *w)
{
    if (!w->status)
        note(w, yajl_gen_map_close(w->gen));
}

void lm__write_array(lm__writer *w)
{
    if (!w->status)
        note(w, yajl_gen_array_open(w->gen));
}

void lm__write_end_array(lm__writer *w)
{
    if (!w->status)
        note(w, yajl_gen_array_close(w->gen));
}

void lm__write_key(lm__writer *w, const char *key)
{
    lm__write_string(w, key);
}

void lm__write_string(lm__writer *w, const char *s)
{
    size_t n = strlen(s);

    if (w->status)
        return;
    if (lm__utf8_valid(s, n))
        note(w, yajl_gen_string(w->gen, (const unsigned char *)s, n));
    else
        lm__writer_fail(w, LM_ARGUMENT, "a text of the request is not UTF-8");
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
    if (!w->status)
        note(w, yajl_gen_bool(w->gen, value));
}

void lm__write_null(lm__writer *w)
{
    if (!w->status)
        note(w, yajl_gen_null(w->gen));
}

void lm__write_int(lm__writer *w, int64_t value)
{
    if (!w->status)
        note(w, yajl_gen_integer(w->gen, value));
}

/* Not yajl_gen_double, which asks the locale for the decimal point. */
void lm__write_double(lm__writer *w, double value)
{
    char text[LM__NUMBER_TEXT];

    if (!isfinite(value)) {
        lm__writer_fail(w, LM_ARGUMENT,
                        "a number of the request is not finite");
        return;
    }
    if (!w->status)
        note(w, yajl_gen_number(w->gen, text,
                                (size_t)(lm__put_double(text, value) - text)));
}

/* yajl prints a number's text as it is, which serves for any value. */
void lm__write_raw(lm__writer *w, const char *json)
{
    if (!w->status)
        note(w, yajl_gen_number(w->gen, json, strlen(json)));
}

void lm__write_more(lm__writer *w, const char *json, size_t n)
{
    if (!w->status)
        lm_buffer_append(w->out, json, n);
}

void lm__write_member(lm__writer *w, const char *key, const char *value)
{
    lm__write_key(w, key);
    lm__write_string(w, value);
}

/* An atom without text, so that yajl writes what stands before one. */
void lm__write_begin_text(lm__writer *w)
{
    lm__write_raw(w, "\"");
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
    size_t size = (n + 2) / 3 * 4;
    char *to = w->status ? NULL : lm_buffer_room(w->out, size);

    if (!to)
        return;
    *lm__base64_write(bytes, n, to) = '\0';
    w->out->size += size;
}
