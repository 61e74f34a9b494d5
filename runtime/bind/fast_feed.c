/* SPDX-License-Identifier: MIT */
#include "fast_piece_string.h"

#include <string.h>

/*
 * Pieces of a few bytes, as they come from a model that is writing: each is
 * read token by token, since what is open stays so in most of them. They are
 * read where they lie, unless no byte behind them may be looked at, or the
 * beginning of a value is held that they may be the end of.
 */

/* From so many bytes on there may be more in them than a few tokens. */
enum { FAR = 4 * LM__BLOCK };

/* A key that is expected, with its quotes and the colon. */
typedef struct expected {
    const char *text;
    uint32_t n;
} expected;

/* Of the next member of f: it has one. A comma stands before it, or not. */
LM__INLINE expected expected_key(const lm_parser *p, const lm__frame *f)
{
    const lm_words *keys = lm__model_of(f)->keys;
    const uint32_t *at = keys->at + f->next;
    uint32_t first = at[0] + (p->lex.state != LM__AFTER_MEMBER);

    return (expected){keys->text + first, at[1] - first};
}

LM__INLINE bool is_new(const lm__frame *f, uint32_t i)
{
    return !(f->seen.bits >> i & 1);
}

/* The key of the field i has been read. */
LM__INLINE void take_key(lm_parser *p, lm__frame *f, uint32_t i)
{
    f->seen.bits |= UINT64_C(1) << i;
    f->before = p->n_violations;
    f->at = (int32_t)i;
    p->lex.state = LM__VALUE;
}

/* What is held is of a key, and not of a value. */
LM__INLINE bool holds_key(const lm_parser *p, const lm__frame *f)
{
    return f->kind == LM__FRAME_MODEL && p->lex.state != LM__VALUE;
}

/* Behind white space; NULL: it is none. */
static const char *space(lm_parser *p, const char *s, const char *end)
{
    const char *next = s;

    for (; next < end && lm__is_space(*next); next++)
        p->newlines |= *next == '\n';
    return next > s ? next : NULL;
}

/* The end of the object; or a key that is not expected, or white space. */
static LM__OUTLINE const char *other_key(lm_parser *p, lm__frame *f,
                                         const char *s, const char *end)
{
    int32_t field;

    if (*s == '}' && p->lex.state != LM__NEXT_KEY)
        return lm__piece_close(p, f, s);
    if ((unsigned char)*s <= ' ')
        return space(p, s, end);
    if (p->lex.state == LM__AFTER_MEMBER) {
        if (*s != ',')
            return NULL;
        if (s[1] != '"') {
            if (p->eager || s + 1 == end)
                return NULL;
            p->lex.state = LM__NEXT_KEY;
            return s + 1;
        }
        s++;
    }
    if (*s != '"')
        return NULL;
    field = lm__find_key(lm__model_of(f)->keys, s, &s);
    if (field < 0 || s >= end || *s != ':' || !is_new(f, (uint32_t)field))
        return NULL;
    take_key(p, f, (uint32_t)field);
    return s + 1;
}

/* In front of a member: a comma where there is one before it, and the key. */
LM__INLINE const char *key(lm_parser *p, lm__frame *f, const char *s,
                           const char *end)
{
    uint32_t i = f->next;
    expected next;
    uint32_t same;

    if (LM__UNLIKELY(i >= lm__model_of(f)->keys->n || !is_new(f, i)))
        return other_key(p, f, s, end);
    next = expected_key(p, f);
    same = lm__ones(lm__equal(s, next.text));
    if (LM__LIKELY(same >= next.n && next.n <= (size_t)(end - s))) {
        take_key(p, f, i);
        return s + next.n;
    }
    if (same >= (size_t)(end - s) && lm__piece_may_wait(p, s, end)) {
        p->n_held = (uint8_t)(end - s);
        return end;
    }
    return other_key(p, f, s, end);
}

/* A value of f->at that is null, or cut, or behind white space. */
static LM__OUTLINE const char *other_value(lm_parser *p, lm__frame *f,
                                           const lm_type *type, const char *s,
                                           const char *end)
{
    if ((unsigned char)*s <= ' ')
        return space(p, s, end);
    if (*s != 'n' || !(type->flags & LM_TYPE_OPTIONAL) || end - s < 4 ||
        !lm__fast_null(s))
        return lm__piece_cut(p, type, s, end);
    p->lex.state = lm__fast_after(p, f);
    return s + 4;
}

/* The value of the field f->at, whose key has been read. */
LM__INLINE const char *value(lm_parser *p, lm__frame *f, const char *s,
                             const char *end)
{
    const lm_field *field = &lm__model_of(f)->fields[f->at];
    const lm_type *type = &field->type;
    char *slot = f->base + field->offset;
    const char *next;

    if (LM__UNLIKELY((field->flags & LM__FAST_SPECIAL) ||
                     (type->flags & LM_TYPE_INLINE)))
        return NULL;
    if (*s == '{' || *s == '[')
        return lm__piece_open(p, f, type, slot, s);
    if (LM__UNLIKELY(type->flags & LM_TYPE_BOXED))
        return other_value(p, f, type, s, end);
    if (*s == '"' && type->kind == LM_KIND_STRING)
        return lm__piece_string(p, f, type, slot, s, end);
    next = lm__piece_scalar(type, slot, s, end);
    if (LM__UNLIKELY(!next))
        return other_value(p, f, type, s, end);
    lm__slot_set_has(type, slot, true);
    f->next = (uint32_t)f->at + 1;
    f->at = -1;
    p->lex.state = LM__AFTER_MEMBER;
    return next;
}

/* From *at on a key, and its value if it is there, too. */
LM__INLINE const char *member(lm_parser *p, lm__frame *f, const char **at,
                              const char *end)
{
    const char *next = key(p, f, *at, end);

    if (!next || next == end || p->lex.state != LM__VALUE)
        return next;
    *at = next;
    return value(p, f, next, end);
}

/* In a list. */
LM__INLINE const char *between(lm_parser *p, lm__frame *f, const char *s,
                               const char *end)
{
    return LM__LIKELY((unsigned char)*s > ' ') ? lm__piece_between(p, f, s, end)
                                               : space(p, s, end);
}

/* More of the key or the string that has begun. */
LM__INLINE const char *in_string(lm_parser *p, const char *s, const char *end)
{
    const char *next = s;

    if (LM__LIKELY(lm__piece_may_run(p)))
        next = lm__piece_more(p, s, end);
    if (LM__UNLIKELY(next == s))
        next = lm__fast_rest(p, s, end);
    return next == s || p->status != LM_OK ? NULL : next;
}

LM__INLINE const char *token(lm_parser *p, const char **at, const char *end)
{
    lm__frame *f = lm__top(p);
    const char *s = *at;

    switch (p->lex.state) {
    case LM__IN_STRING:
        return in_string(p, s, end);
    case LM__AFTER_MEMBER:
    case LM__FIRST_KEY:
    case LM__NEXT_KEY:
        return LM__LIKELY(f->easy) ? member(p, f, at, end) : NULL;
    case LM__VALUE:
        if (LM__UNLIKELY(!f->easy))
            return NULL;
        if (f->kind == LM__FRAME_MODEL)
            return f->at >= 0 ? value(p, f, s, end) : NULL;
        return between(p, f, s, end);
    case LM__FIRST_ITEM:
    case LM__AFTER_ITEM:
        return LM__LIKELY(f->easy) ? between(p, f, s, end) : NULL;
    default:
        return NULL;
    }
}

/* Where there is much, or what is not as it mostly is; moves p->offset. */
static LM__OUTLINE const char *slow(lm_parser *p, const char *s,
                                    const char *end)
{
    size_t n = 0;

    if (p->status != LM_OK)
        return NULL;
    p->offset = lm__piece_offset(p, s);
    if (end - s > FAR && p->lex.state != LM__IN_STRING && lm__fast_may(p))
        n = lm__fast_over(p, s, lm__fast_sure_end(end));
    if (!n && p->status == LM_OK) {
        lm__step(p, (uint8_t)*s);
        n = 1;
    }
    return p->status == LM_OK ? s + n : NULL;
}

/* The bytes from s to end, of the piece that lies at `bytes`. */
static LM__OUTLINE lm_status run(lm_parser *p, const char *bytes, const char *s,
                                 const char *end)
{
    size_t offset = p->offset;

    p->lines.bytes = bytes;
    p->lines.offset = offset;
    p->lines.mark = offset;
    if (LM__UNLIKELY(end - s > FAR))
        s = slow(p, s, end);
    while (LM__LIKELY(s && s < end)) {
        const char *next = token(p, &s, end);

        s = LM__UNLIKELY(!next) ? slow(p, s, end) : next;
    }
    if (s)
        p->offset = offset + (size_t)(s - bytes) - p->n_held;
    if (LM__UNLIKELY(p->newlines))
        lm__chunk_end(p);
    return p->status;
}

/* Puts what was held; returns its end. There is room for LM__HELD bytes. */
LM__INLINE char *put_held(lm_parser *p, char *to)
{
    const lm__frame *f = lm__top(p);
    size_t n = p->n_held;

    if (holds_key(p, f))
        memcpy(to, expected_key(p, f).text, n);
    else
        memcpy(to, p->held, LM__HELD);
    p->n_held = 0;
    return to + n;
}

/* n bytes, mostly few: a call costs more than the bytes do. */
LM__INLINE void copy_few(char *to, const char *from, size_t n)
{
    uint64_t head;
    uint64_t tail;

    if (LM__UNLIKELY(n > 16 || n < 8)) {
        memcpy(to, from, n);
        return;
    }
    memcpy(&head, from, 8);
    memcpy(&tail, from + n - 8, 8);
    memcpy(to, &head, 8);
    memcpy(to + n - 8, &tail, 8);
}

/* Behind what is held, in memory of their own. */
static LM__OUTLINE lm_status run_copy(lm_parser *p, const char *bytes, size_t n)
{
    char first[LM__HELD + LM__PIECE + LM__MARGIN];
    char *end = first;

    if (p->n_held)
        end = put_held(p, first);
    copy_few(end, bytes, n);
    end += n;
    lm__zero(end, LM__MARGIN);
    return run(p, first, first, end);
}

/*
 * More of the key of which p->n_held bytes are held: behind it, or as much of
 * it as there is, which is held, too. NULL: it is another key, or none.
 */
LM__INLINE const char *more_of_key(lm_parser *p, const char *s, const char *end)
{
    lm__frame *f = lm__top(p);
    size_t n = (size_t)(end - s);
    uint32_t held = p->n_held;
    expected next;
    uint32_t same;

    if (!holds_key(p, f))
        return NULL;
    next = expected_key(p, f);
    same = lm__ones(lm__equal(s, next.text + held));
    if (LM__LIKELY(same >= next.n - held && next.n - held <= n)) {
        take_key(p, f, f->next);
        p->n_held = 0;
        p->offset += held;
        return s + (next.n - held);
    }
    if (same < n || held + n > LM__HELD)
        return NULL;
    p->n_held = (uint8_t)(held + n);
    p->offset -= n; /* as long as it is held, nothing of it has been read */
    return end;
}

lm_status lm__fast_piece(lm_parser *p, const char *bytes, size_t n)
{
    const char *end = bytes + n;
    const char *s = bytes;

    if (LM__UNLIKELY(!lm__fast_may_overrun(p, end)))
        return run_copy(p, bytes, n);
    if (p->lex.state == LM__IN_STRING && lm__piece_may_run(p)) {
        s = lm__piece_more(p, s, end);
    } else if (p->n_held) {
        s = more_of_key(p, s, end);
        if (!s)
            return run_copy(p, bytes, n);
    }
    if (s < end)
        return run(p, bytes, s, end);
    p->offset += n;
    return LM_OK;
}

void lm__fast_release(lm_parser *p)
{
    char held[LM__HELD];
    uint8_t n = p->n_held;
    bool fast = p->fast;

    if (!n)
        return;
    put_held(p, held);
    p->fast = false;
    lm__chunk_begin(p, held);
    lm__run(p, held, n);
    lm__chunk_end(p);
    p->fast = fast;
}
