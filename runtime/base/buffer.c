/* SPDX-License-Identifier: MIT */
#include "buffer.h"

#include "allocator.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { CAPACITY_MIN = 32 };

static void fail(lm_buffer *buf, lm_status status)
{
    if (buf->status == LM_OK)
        buf->status = status;
}

/* The capacity doubles until need bytes fit. */
static bool resize(lm_buffer *buf, size_t need)
{
    size_t capacity = buf->capacity * 2;
    char *data;

    if (capacity < CAPACITY_MIN)
        capacity = CAPACITY_MIN;
    if (capacity < need)
        capacity = need;
    data = lm__resize(buf->allocator, buf->data, buf->capacity, capacity);
    if (!data) {
        fail(buf, LM_NOMEM);
        return false;
    }
    buf->data = data;
    buf->capacity = capacity;
    data[buf->size] = '\0';
    return true;
}

char *lm__buffer_grow(lm_buffer *buf, size_t n)
{
    if (buf->status != LM_OK)
        return NULL;
    if (n >= SIZE_MAX / 4) {
        fail(buf, LM_LIMIT);
        return NULL;
    }
    return resize(buf, buf->size + n + 1) ? buf->data + buf->size : NULL;
}

char *lm_buffer_room(lm_buffer *buf, size_t n)
{
    if (n > lm__buffer_left(buf)) {
        fail(buf, LM_LIMIT);
        return NULL;
    }
    return lm__buffer_reserve(buf, n);
}

void lm_buffer_append(lm_buffer *buf, const char *bytes, size_t n)
{
    char *room = lm_buffer_room(buf, n);

    if (!room)
        return;
    if (n)
        memcpy(room, bytes, n);
    room[n] = '\0';
    buf->size += n;
}

void lm_buffer_puts(lm_buffer *buf, const char *s)
{
    lm_buffer_append(buf, s, strlen(s));
}

void lm_buffer_putc(lm_buffer *buf, char c)
{
    lm_buffer_append(buf, &c, 1);
}

/* As it fits the room there is; what it takes in all, or below 0. */
static int print_in_room(lm_buffer *buf, const char *format, va_list args)
    LM_PRINTF(2, 0);

static int print_in_room(lm_buffer *buf, const char *format, va_list args)
{
    size_t room = buf->status == LM_OK ? buf->capacity - buf->size : 0;
    int n = vsnprintf(room ? buf->data + buf->size : NULL, room, format, args);

    if (n >= 0 && (size_t)n < room && (size_t)n <= lm__buffer_left(buf))
        buf->size += (size_t)n;
    else if (room)
        buf->data[buf->size] = '\0';
    return n;
}

void lm_buffer_printf(lm_buffer *buf, const char *format, ...)
{
    size_t size = buf->size;
    va_list args;
    va_list again;
    char *room = NULL;
    int n;

    va_start(args, format);
    va_copy(again, args);
    n = print_in_room(buf, format, args);
    va_end(args);
    if (n < 0)
        fail(buf, LM_ARGUMENT);
    else if (buf->size == size)
        room = lm_buffer_room(buf, (size_t)n);
    if (room && vsnprintf(room, (size_t)n + 1, format, again) == n)
        buf->size += (size_t)n;
    va_end(again);
}

lm_status lm_buffer_status(const lm_buffer *buf)
{
    return buf->status;
}

void lm_buffer_clear(lm_buffer *buf)
{
    buf->size = 0;
    buf->status = LM_OK;
    if (buf->data)
        buf->data[0] = '\0';
}

void lm_buffer_free(lm_buffer *buf)
{
    lm__delete(buf->allocator, buf->data, buf->capacity);
    buf->data = NULL;
    buf->size = 0;
    buf->capacity = 0;
    buf->status = LM_OK;
}
