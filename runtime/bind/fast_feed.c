/* SPDX-License-Identifier: MIT */
#include "fast_piece.h"

#include <string.h>

/*
 * Pieces of a few bytes, as they come from a model that is writing: each is
 * read token by token, since what is open stays so in most of them. A token
 * that a piece leaves unfinished is kept as bytes, if the first gear would
 * neither refuse any of them nor show anything of them, and is read at once
 * when its end is there. What is seen from outside is the same.
 *
 * The functions that read a token return the byte behind it; its s where the
 * bytes up to `end` begin it and can wait; NULL where the first gear takes the
 * byte at s.
 */

/* From so many bytes on there may be more in them than a few tokens. */
enum { FAR = 4 * LM__BLOCK };

/* The bytes at s begin a token that nobody needs to know of yet. */
LM__INLINE const char *wait(const lm_parser *p, const char *s, const char *end)
{
    return p->eager || end - s > LM__HELD ? NULL : s;
}

static bool begins_literal(const char *s, size_t n, const char *literal)
{
    size_t i = 0;

    while (i < n && s[i] == literal[i])
        i++;
    return i == n && literal[i];
}

/* Behind the digits at s. */
LM__INLINE const char *skip_digits(const char *s)
{
    unsigned n;

    do {
        n = lm__digits_in(lm__load64(s));
        s += n;
    } while (LM__UNLIKELY(n == 8));
    return s;
}

/* A number that the bytes up to end may be the beginning of. */
LM__INLINE bool begins_number(const char *s, const char *end)
{
    const char *digits = s + (*s == '-');
    const char *next = skip_digits(digits);

    if (*next == '.' && next > digits && (next - digits == 1 || *digits != '0'))
        next = skip_digits(next + 1);
    else if (next - digits > 1 && *digits == '0')
        return false;
    return next == end;
}

/* Plain ASCII in a string that has not ended. */
static bool begins_word(const char *s, const char *end)
{
    char copy[LM__BLOCK];
    lm__marks marks = lm__fast_copy(copy, s + 1);
    unsigned n = marks.stop ? lm__first_bit(marks.stop) : 0;

    return marks.stop && s + 1 + n >= end && !(marks.high & lm__bits_below(n));
}

/* A scalar that is no string is cut. */
LM__INLINE bool begins_value(const lm_type *type, const char *s,
                             const char *end)
{
    size_t n = (size_t)(end - s);

    switch (type->kind) {
    case LM_KIND_INT:
    case LM_KIND_UINT:
    case LM_KIND_FLOAT:
        return begins_number(s, end);
    case LM_KIND_BOOL:
        return begins_literal(s, n, "true") || begins_literal(s, n, "false");
    case LM_KIND_ENUM:
        return *s == '"' && begins_word(s, end);
    default:
        return false;
    }
}

/* A scalar that is no string and lies whole at s. */
LM__INLINE const char *scalar(const lm_type *type, char *slot, const char *s,
                              const char *end)
{
    switch (type->kind) {
    case LM_KIND_INT:
    case LM_KIND_UINT:
        return lm__fast_int(type, slot, s, end);
    case LM_KIND_FLOAT:
        return lm__fast_float(type, slot, s, end);
    case LM_KIND_BOOL:
        return lm__fast_bool(s, slot);
    case LM_KIND_ENUM:
        return *s == '"' ? lm__fast_word(type, slot, s) : NULL;
    default:
        return NULL;
    }
}

/* null, where the type takes it. */
static const char *null(lm_parser *p, lm__frame *f, const char *s,
                        const char *end)
{
    const char *next = lm__fast_null(s);

    if (!next)
        return begins_literal(s, (size_t)(end - s), "null") ? wait(p, s, end)
                                                            : NULL;
    p->lex.state = lm__fast_after(p, f);
    return next;
}

/* The value of the field f->at, whose key has been read. */
LM__INLINE const char *member_value(lm_parser *p, lm__frame *f, const char *s,
                                    const char *end)
{
    const lm_field *field = &lm__model_of(f)->fields[f->at];
    const lm_type *type = &field->type;
    char *slot = f->base + field->offset;
    const char *next;

    if (LM__UNLIKELY((field->flags & LM__FAST_SPECIAL) ||
                     (type->flags & (LM_TYPE_BOXED | LM_TYPE_INLINE))))
        return NULL;
    if (*s == '"' && type->kind == LM_KIND_STRING)
        return lm__piece_string(p, f, type, slot, s);
    if (*s == '{' || *s == '[')
        return lm__piece_open(p, f, type, slot, s);
    if (*s == 'n' && (type->flags & LM_TYPE_OPTIONAL))
        return null(p, f, s, end);
    if (begins_value(type, s, end))
        return wait(p, s, end);
    next = scalar(type, slot, s, end);
    if (LM__UNLIKELY(!next))
        return NULL;
    lm__slot_set_has(type, slot, true);
    p->lex.state = lm__fast_after(p, f);
    return next;
}

/* The key of the field i has been read. */
LM__INLINE const char *take_key(lm_parser *p, lm__frame *f, uint32_t i,
                                const char *next)
{
    uint64_t bit = UINT64_C(1) << i;

    if (LM__UNLIKELY(f->seen.bits & bit))
        return NULL;
    f->seen.bits |= bit;
    f->before = p->n_violations;
    f->at = (int32_t)i;
    p->lex.state = LM__VALUE;
    return next;
}

/* The end of the object; or a key that is not expected, or white space. */
static LM__OUTLINE const char *other_key(lm_parser *p, lm__frame *f,
                                         const char *s, const char *end)
{
    const lm_words *keys = lm__model_of(f)->keys;
    int32_t field;

    if (*s == '}' && p->lex.state != LM__NEXT_KEY)
        return lm__piece_close(p, f, s);
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
    field = lm__find_key(keys, s, &s);
    if (field < 0 || s >= end || *s != ':')
        return NULL;
    return take_key(p, f, (uint32_t)field, s + 1);
}

/* In front of a member: a comma where there is one before it, and the key. */
LM__INLINE const char *key(lm_parser *p, lm__frame *f, const char *s,
                           const char *end)
{
    const lm_model *model = lm__model_of(f);
    const lm_words *keys = model->keys;
    uint32_t i = f->next;
    uint32_t first = p->lex.state != LM__AFTER_MEMBER;
    uint32_t n;
    uint32_t same;

    if (LM__UNLIKELY(p->lex.state == LM__COLON ||
                     model->n_fields > LM__FAST_FIELDS))
        return NULL;
    if (LM__UNLIKELY(i >= keys->n || !keys->plain))
        return other_key(p, f, s, end);
    first += keys->at[i];
    n = keys->at[i + 1] - first;
    same = lm__ones(lm__equal(s, keys->text + first));
    if (LM__LIKELY(same >= n))
        return take_key(p, f, i, s + n);
    if (s + same >= end && !(f->seen.bits >> i & 1))
        return wait(p, s, end);
    return other_key(p, f, s, end);
}

/* Behind white space; NULL: it is none, or somebody needs to see it. */
static LM__OUTLINE const char *space(lm_parser *p, const lm__frame *f,
                                     const char *s)
{
    const char *next = s;

    if (f->kind != LM__FRAME_MODEL && f->kind != LM__FRAME_LIST)
        return NULL;
    for (; lm__is_space(*next); next++)
        p->newlines |= *next == '\n';
    return next > s ? next : NULL;
}

/* Of a model: from *at on a key, its value, or both. */
LM__INLINE const char *member(lm_parser *p, lm__frame *f, const char **at,
                              const char *end)
{
    const char *s = *at;

    if (p->lex.state != LM__VALUE) {
        const char *next = key(p, f, s, end);

        if (!next || next == s || next == end || (unsigned char)*next <= ' ' ||
            p->lex.state != LM__VALUE)
            return next;
        s = next;
        *at = s;
    }
    return f->at >= 0 ? member_value(p, f, s, end) : NULL;
}

LM__INLINE const char *token(lm_parser *p, const char **at, const char *end)
{
    lm__frame *f = lm__top(p);
    const char *s = *at;

    if (p->lex.state == LM__IN_STRING)
        return lm__piece_in_string(p, f, s, end);
    if (LM__UNLIKELY(p->lex.state > LM__AFTER_MEMBER || !f->base))
        return NULL;
    if (LM__UNLIKELY((unsigned char)*s <= ' '))
        return space(p, f, s);
    if (LM__LIKELY(f->kind == LM__FRAME_MODEL))
        return member(p, f, at, end);
    return f->kind == LM__FRAME_LIST ? lm__piece_between(p, f, s) : NULL;
}

/* Where there is much, or what is not as it mostly is; moves p->offset. */
static LM__OUTLINE const char *slow(lm_parser *p, const char *s,
                                    const char *end)
{
    size_t n = 0;

    p->offset = lm__piece_offset(p, s);
    if (end - s > FAR && p->lex.state != LM__IN_STRING && lm__fast_may(p))
        n = lm__fast_over(p, s, end);
    if (!n && p->status == LM_OK) {
        lm__step(p, (uint8_t)*s);
        n = 1;
    }
    return p->status == LM_OK ? s + n : NULL;
}

/* NULL: p->status tells what it has come to. */
LM__INLINE const char *run(lm_parser *p, const char *s, const char *end)
{
    const char *next;

    if (LM__UNLIKELY(end - s > FAR))
        s = slow(p, s, end);
    while (LM__LIKELY(s && s < end)) {
        next = token(p, &s, end);
        if (LM__UNLIKELY(!next))
            next = slow(p, s, end);
        else if (next == s)
            break;
        s = next;
    }
    if (s)
        p->offset = lm__piece_offset(p, s);
    return s;
}

/* The rest of the bytes at hand waits for more; 64 of them can be read. */
static void hold(lm_parser *p, const char *s, const char *end)
{
    p->n_held = (uint8_t)(end - s);
    memcpy(p->held, s, LM__HELD);
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

/* As lm__chunk_end, where no line has ended and the frames have their place. */
LM__INLINE void end_piece(lm_parser *p)
{
    if (LM__UNLIKELY(p->newlines || !lm__top(p)->line)) {
        lm__chunk_end(p);
        return;
    }
    p->lines.bytes = NULL;
    p->lines.offset = p->offset;
    p->lines.mark = p->offset;
}

lm_status lm__fast_piece(lm_parser *p, const char *bytes, size_t n)
{
    char first[LM__HELD + LM__PIECE + LM__MARGIN];
    char *end = first;
    const char *next;

    if (p->n_held) {
        memcpy(first, p->held, LM__HELD);
        end += p->n_held;
        p->n_held = 0;
    }
    copy_few(end, bytes, n);
    end += n;
    lm__zero(end, LM__MARGIN);
    p->lines.bytes = first; /* the rest is as it was left between pieces */
    next = run(p, first, end);
    if (next && next < end)
        hold(p, next, end);
    end_piece(p);
    return p->status;
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
