/* SPDX-License-Identifier: MIT */
#include "fast_frame.h"

#include <string.h>

/*
 * Pieces of a few bytes, as they come from a model that is writing. A token
 * that a piece leaves unfinished is kept as bytes, if the first gear would
 * neither refuse any of them nor show anything of them, and is read at once
 * when its end is there. So the second gear reads nearly all of it, and what
 * is seen from outside is the same.
 */

/* Whether the n bytes at s may be the beginning of a number. */
static bool begins_number(const char *s, size_t n)
{
    size_t i = *s == '-';
    size_t digits = i;
    bool point = false;

    for (; i < n; i++) {
        if (s[i] == '.' && !point && i > digits)
            point = true;
        else if (s[i] < '0' || s[i] > '9')
            return false;
    }
    return n - digits < 2 || s[digits] != '0' || s[digits + 1] == '.';
}

/* Plain ASCII in a string that goes on. */
static bool begins_word(const char *s, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (s[i] < 0x20 || s[i] == 0x7F || s[i] == '"' || s[i] == '\\')
            return false;
    return *s == '"';
}

static bool begins_literal(const char *s, size_t n, const char *literal)
{
    return n < strlen(literal) && !memcmp(s, literal, n);
}

/* The value of the field f->at. */
static bool begins_value(const lm__frame *f, const char *s, size_t n)
{
    const lm_field *field = &lm__model_of(f)->fields[f->at];
    const lm_type *type = &field->type;

    if ((field->flags & LM__FAST_SPECIAL) ||
        (type->flags & (LM_TYPE_BOXED | LM_TYPE_INLINE)))
        return false;
    if ((type->flags & LM_TYPE_OPTIONAL) && begins_literal(s, n, "null"))
        return true;
    switch (type->kind) {
    case LM_KIND_INT:
    case LM_KIND_UINT:
    case LM_KIND_FLOAT:
        return begins_number(s, n);
    case LM_KIND_BOOL:
        return begins_literal(s, n, "true") || begins_literal(s, n, "false");
    case LM_KIND_ENUM:
        return begins_word(s, n);
    default:
        return false;
    }
}

/* The key that is expected; open: the bracket before it has been read. */
static bool begins_key(const lm__frame *f, const char *s, size_t n, bool open)
{
    const lm_words *keys = lm__model_of(f)->keys;
    const uint32_t *at = keys->at + f->next;

    return f->next < keys->n && keys->plain && at[1] - at[0] > n + open &&
           !memcmp(s, keys->text + at[0] + open, n);
}

/* The rest of the bytes at hand can wait. */
static bool may_wait(const lm_parser *p, const char *s, size_t n)
{
    const lm__frame *f = &p->frames[p->depth];

    if (f->kind != LM__FRAME_MODEL || n > LM__HELD || p->eager || p->raw)
        return false;
    if (p->lex.state == LM__VALUE)
        return f->at >= 0 && begins_value(f, s, n);
    return (p->lex.state == LM__AFTER_MEMBER ||
            p->lex.state == LM__FIRST_KEY) &&
           begins_key(f, s, n, p->lex.state == LM__FIRST_KEY);
}

/* Of the bytes in the middle of a buffer, with a margin of zeros behind. */
static void run_piece(lm_parser *p, const char *s, const char *end)
{
    while (s < end && p->status == LM_OK) {
        if (lm__fast_may(p) && p->lex.state != LM__IN_STRING) {
            s += lm__fast_over(p, s, end);
        } else if (p->lex.state == LM__IN_STRING) {
            const char *next = lm__fast_rest(p, s, end);

            p->offset += (size_t)(next - s);
            s = next;
        }
        if (s == end || p->status != LM_OK)
            break;
        if (may_wait(p, s, (size_t)(end - s))) {
            p->n_held = (uint8_t)(end - s);
            memcpy(p->held, s, p->n_held);
            break;
        }
        lm__step(p, (uint8_t)*s++);
    }
}

bool lm__fast_piece(lm_parser *p, const char *bytes, size_t n)
{
    char first[LM__HELD + LM__PIECE + LM__MARGIN];
    char *end = first + p->n_held;

    if (!p->fast || n > LM__PIECE || p->options.policy == LM_POLICY_REPAIR ||
        p->limits.max_bytes - p->offset < LM__HELD + LM__PIECE)
        return false;
    memcpy(first, p->held, LM__HELD);
    memcpy(end, bytes, n);
    end += n;
    lm__zero(end, LM__MARGIN);
    p->n_held = 0;
    lm__chunk_begin(p, first);
    run_piece(p, first, end);
    lm__chunk_end(p); /* as long as the buffer is there */
    return true;
}

void lm__fast_release(lm_parser *p)
{
    char held[LM__HELD];
    uint8_t n = p->n_held;
    bool fast = p->fast;

    if (!n)
        return;
    memcpy(held, p->held, n);
    p->n_held = 0;
    p->fast = false;
    lm__chunk_begin(p, held);
    lm__run(p, held, n);
    lm__chunk_end(p);
    p->fast = fast;
}
