/* SPDX-License-Identifier: MIT */
#include "out.h"

#include "scan.h"

#include <string.h>

char *lm__out_begin(lm__out *out, lm_buffer *buf)
{
    char *to = lm__buffer_reserve(buf, LM__OUT_SLACK);

    *out =
        (lm__out){.buf = buf,
                  .start = buf->size,
                  .last_read = lm__overread_is_fine() ? 4096 - LM__BLOCK : -1};
    if (to)
        out->end = buf->data + buf->capacity - 1 - LM__OUT_SLACK;
    return to;
}

static bool take(lm_buffer *buf, const char *to)
{
    return lm__buffer_commit(buf, (size_t)(to - (buf->data + buf->size)));
}

char *lm__out_grow(lm__out *out, char *to, size_t n)
{
    lm_buffer *buf = out->buf;

    if (!take(buf, to))
        return NULL;
    to = lm__buffer_reserve(buf, n + LM__OUT_SLACK);
    if (to)
        out->end = buf->data + buf->capacity - 1 - LM__OUT_SLACK;
    return to;
}

lm_status lm__out_end(lm__out *out, char *to)
{
    lm_buffer *buf = out->buf;

    if (to && take(buf, to))
        return LM_OK;
    buf->size = out->start;
    if (buf->data)
        buf->data[buf->size] = '\0';
    return out->fault != LM_OK ? out->fault : buf->status;
}

char *lm__out_fail(lm__out *out, lm_status status, lm_code code,
                   const char *why)
{
    if (out->fault == LM_OK) {
        out->fault = status;
        out->code = code;
        out->why = why;
    }
    return NULL;
}

char *lm__out_bytes(lm__out *out, char *to, const char *bytes, size_t n)
{
    to = lm__out_room(out, to, n);
    if (!to)
        return NULL;
    memcpy(to, bytes, n);
    return to + n;
}
