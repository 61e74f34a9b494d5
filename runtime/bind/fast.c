/* SPDX-License-Identifier: MIT */
#include "fast.h"

#include "arena.h"

#include <stdalign.h>

/*
 * The second gear. It runs over whole members and items while all is as it
 * should be, on the same frames as the first, and stops in a state of the
 * first wherever something is not: an unknown or repeated key, a conversion,
 * a broken rule, an escape, a token that the bytes at hand do not end.
 */

/* Fields that the first gear reads: what is done about them is rare. */
enum { SPECIAL = LM_FIELD_CHECKED | LM_FIELD_DROP_INVALID };

/* A byte, and the state of the grammar in front of it. */
typedef struct at {
    const char *s;
    uint32_t state; /* lm__lex_state */
    bool more;      /* the top frame has changed: go on in it */
} at;

/* The bytes at hand. */
typedef struct text {
    const char *first;
    const char *stop; /* no member or item begins at or behind it */
    const char *end;  /* no token ends at or behind it */
    size_t offset;    /* of first */
} text;

static size_t offset_of(const text *t, const char *s)
{
    return t->offset + (size_t)(s - t->first);
}

/* Stores of whole words: a call, or rep stos, costs more than a struct. */
LM__INLINE void clear(char *to, size_t n)
{
    static const uint64_t zero[2] = {0, 0};

    for (; n >= sizeof(zero); n -= sizeof(zero), to += sizeof(zero))
        memcpy(to, zero, sizeof(zero));
    if (n)
        memset(to, 0, n);
}

/* A frame for the bracket at s. */
LM__INLINE lm__frame *push(lm_parser *p, const lm_type *type, char *base,
                           lm__frame_kind kind, size_t start)
{
    lm__frame *f = &p->frames[p->depth + 1];

    f->type = type;
    f->base = base;
    f->seen.bits = 0;
    f->start = start;
    f->line = 0;
    f->count = 0;
    f->capacity = 0;
    f->violations = p->n_violations;
    f->at = -1;
    f->kind = (uint8_t)kind;
    f->in = kind == LM__FRAME_MODEL ? LM__IN_OBJECT : LM__IN_ARRAY;
    f->flags = f[-1].flags & LM__FRAME_STRICT;
    f->next = 0;
    if (type->flags & LM_TYPE_STRICT)
        f->flags |= LM__FRAME_STRICT;
    p->depth++;
    return f;
}

/* Frames that take nothing but memory that is there. */
static bool may_push(const lm_parser *p)
{
    return p->depth + 1 < p->frames_room && p->depth < p->limits.max_depth;
}

LM__INLINE bool open_model(lm_parser *p, const lm_type *type, char *slot,
                           size_t start)
{
    const lm_model *model = type->of;
    lm__frame *f;

    if (!may_push(p) || model->n_fields > 64)
        return false;
    if (type->flags & LM_TYPE_BOXED) {
        char *target =
            lm__arena_take(p->arena, model->size, alignof(max_align_t));

        if (!target)
            return false;
        clear(target, model->size);
        lm__store_pointer(slot, target);
        slot = target;
    } else {
        lm__slot_set_has(type, slot, true);
    }
    f = push(p, type, slot, LM__FRAME_MODEL, start);
    if (model->flags & LM_MODEL_STRICT)
        f->flags |= LM__FRAME_STRICT;
    if ((model->flags & LM_MODEL_FORBID_EXTRA) ||
        (p->options.flags & LM_PARSE_CLOSED))
        f->flags |= LM__FRAME_CLOSED;
    return true;
}

static bool open_list(lm_parser *p, const lm_type *type, char *slot,
                      size_t start)
{
    if (!may_push(p) || (type->flags & (LM_TYPE_BOXED | LM_TYPE_INLINE)))
        return false;
    lm__items_open(p, push(p, type, slot, LM__FRAME_LIST, start));
    return p->status == LM_OK;
}

/*
 * A scalar. NULL: it is none, or it is not as it should be; then its slot is
 * as it was.
 */
LM__INLINE const char *scalar(lm_parser *p, const lm_type *type, char *slot,
                              const char *s, const char *end)
{
    const char *next = NULL;

    if (*s == 'n')
        return type->flags & LM_TYPE_OPTIONAL ? lm__fast_null(s) : NULL;
    switch (type->kind) {
    case LM_KIND_STRING:
        if (LM__LIKELY(*s == '"'))
            next = lm__fast_string(p, type, slot, s);
        return next;
    case LM_KIND_INT:
    case LM_KIND_UINT:
        next = lm__fast_int(type, slot, s, end);
        break;
    case LM_KIND_FLOAT:
        next = lm__fast_float(type, slot, s, end);
        break;
    case LM_KIND_BOOL:
        next = lm__fast_bool(s, slot);
        break;
    case LM_KIND_ENUM:
        if (LM__LIKELY(*s == '"'))
            next = lm__fast_word(type, slot, s);
        break;
    default:
        return NULL;
    }
    if (next && type->companion)
        lm__slot_set_has(type, slot, true);
    return next;
}

/* The block of key i, without its first `skip` bytes, stands at s: its size. */
LM__INLINE size_t key_block(const lm_words *keys, uint32_t i, const char *s,
                            unsigned skip)
{
    const char *block = keys->text + keys->at[i] + skip;
    size_t n = keys->at[i + 1] - keys->at[i] - skip;

    if (LM__LIKELY(n <= LM__BLOCK))
        return lm__same(s, block, n) ? n : 0;
    return n <= LM__KEY_BLOCK && !memcmp(s, block, n) ? n : 0;
}

/* The field whose key stands at s, in quotes; -1: none, or not plainly. */
static int32_t find_key(const lm_words *keys, const char *s, const char **next)
{
    char copy[LM__BLOCK];
    lm__marks marks = lm__block_copy(copy, s + 1);
    size_t n = marks.stop ? lm__first_bit(marks.stop) : 0;
    size_t n_word;
    const char *word;
    int32_t i;

    if (!marks.stop || s[n + 1] != '"' || !keys->n)
        return -1;
    *next = s + n + 2;
    if (!keys->slots)
        return lm__words_find(keys, copy, n);
    i = keys->slots[lm_words_slot(keys, copy, n)];
    word = lm__word(keys, (uint32_t)i, &n_word);
    return n_word == n && lm__same(word, copy, n) ? i : -1;
}

/* A member as it comes, or -1 and where the first gear should begin. */
typedef struct member {
    const char *s; /* its value */
    int32_t field;
} member;

enum { NO_MEMBER = -1, CLOSING = -2 };

/* White space anywhere, any key that the model has. */
static LM__OUTLINE member any_member(const lm__frame *f, at from, const text *t)
{
    const lm_words *keys = lm__model_of(f)->keys;
    member none = {from.s, NO_MEMBER};
    const char *s = lm__fast_space(from.s, t->end);
    int32_t field;

    if (*s == '}')
        return (member){s, CLOSING};
    if (from.state == LM__AFTER_MEMBER) {
        if (*s != ',')
            return none;
        s = lm__fast_space(s + 1, t->end);
    }
    if (*s != '"' || s >= t->stop + LM__KEY_BLOCK)
        return none;
    if (f->next < keys->n && keys->plain &&
        (field = (int32_t)key_block(keys, f->next, s, 1))) {
        s += field;
        field = (int32_t)f->next;
    } else {
        field = find_key(keys, s, &s);
        if (field < 0)
            return none;
        s = lm__fast_space(s, t->end);
        if (*s++ != ':')
            return none;
    }
    s = lm__fast_space(s, t->end);
    if (s >= t->stop + LM__KEY_BLOCK)
        return none;
    return (member){s, field};
}

/* The key expected next, as compact writers and json.dumps write it. */
LM__INLINE member next_member(const lm__frame *f, const lm_words *keys, at from,
                              const text *t)
{
    const char *s = from.s;
    unsigned skip = from.state == LM__FIRST_KEY;
    size_t n;

    if (LM__LIKELY(f->next < keys->n && keys->plain)) {
        n = key_block(keys, f->next, s, skip);
        if (LM__LIKELY(n))
            return (member){s + n + (s[n] == ' '), (int32_t)f->next};
        if (!skip && s[0] == ',' && s[1] == ' ') {
            n = key_block(keys, f->next, s + 2, 1);
            s += 2;
            if (LM__LIKELY(n))
                return (member){s + n + (s[n] == ' '), (int32_t)f->next};
        }
    } else if (LM__LIKELY(*s == '}')) {
        return (member){s, CLOSING};
    }
    return any_member(f, from, t);
}

/* A required field or a default is missing, or a check waits. */
static bool wants_more(const lm__frame *f)
{
    const lm_model *model = lm__model_of(f);
    uint64_t all = model->n_fields < 64 ? (UINT64_C(1) << model->n_fields) - 1
                                        : UINT64_MAX;
    uint64_t missing = all & ~f->seen.bits;

    for (uint32_t i = 0; missing; i++, missing >>= 1)
        if ((missing & 1) && ((model->fields[i].flags & LM_FIELD_REQUIRED) ||
                              (model->inits && model->inits[i])))
            return true;
    return model->n_checks;
}

/* The container is complete; false: its parent has to be told more. */
LM__INLINE bool close(lm_parser *p)
{
    lm__frame *f = &p->frames[p->depth - 1];

    if (LM__LIKELY(f->kind == LM__FRAME_MODEL)) {
        if (lm__model_of(f)->fields[f->at].flags & LM_FIELD_CHECKED)
            return false;
        f->next = (uint32_t)f->at + 1;
    } else if (f->kind == LM__FRAME_ROOT) {
        p->done = true;
    } else if (f->kind != LM__FRAME_LIST || (f->flags & LM__FRAME_BAD_ITEM)) {
        return false;
    }
    f->at = -1;
    p->depth--;
    return true;
}

static at closed(const lm_parser *p, const char *s)
{
    static const uint8_t after[] = {LM__AFTER_ROOT, LM__AFTER_ITEM,
                                    LM__AFTER_MEMBER};

    return (at){s, after[p->frames[p->depth].in], true};
}

static at stopped(const char *s, uint32_t state)
{
    return (at){s, state, false};
}

/* An object or array as a value: it is open now, or nothing has changed. */
LM__INLINE at nested(lm_parser *p, const lm_type *type, char *slot,
                     const char *s, const text *t)
{
    if (*s == '{' && type->kind == LM_KIND_MODEL &&
        open_model(p, type, slot, offset_of(t, s)))
        return (at){s + 1, LM__FIRST_KEY, true};
    if (*s == '[' && type->kind == LM_KIND_LIST &&
        open_list(p, type, slot, offset_of(t, s)))
        return (at){s + 1, LM__FIRST_ITEM, true};
    return stopped(s, LM__VALUE);
}

static at members(lm_parser *p, lm__frame *f, at from, const text *t)
{
    const lm_model *model = lm__model_of(f);

    while (LM__LIKELY(from.s < t->stop)) {
        member m = next_member(f, model->keys, from, t);
        const lm_field *field;
        const char *s;

        if (m.field < 0) {
            if (m.field == CLOSING && !wants_more(f) && close(p))
                return closed(p, m.s + 1);
            break;
        }
        if (LM__UNLIKELY(f->seen.bits >> m.field & 1))
            break;
        field = &model->fields[m.field];
        f->seen.bits |= UINT64_C(1) << m.field;
        if (LM__UNLIKELY(field->flags & SPECIAL)) {
            f->at = m.field;
            return stopped(m.s, LM__VALUE);
        }
        s = scalar(p, &field->type, f->base + field->offset, m.s, t->end);
        if (!s) {
            f->at = m.field;
            f->before = p->n_violations;
            return nested(p, &field->type, f->base + field->offset, m.s, t);
        }
        from = (at){s, LM__AFTER_MEMBER, false};
        f->next = (uint32_t)m.field + 1;
    }
    return stopped(from.s, from.state);
}

/* Nothing of the list's rules stands against its end. */
static bool list_good(const lm__frame *f)
{
    const lm_list_rules *rules = f->type->rules;

    return !rules || (!(rules->set & LM_RULE_UNIQUE) &&
                      !((rules->set & LM_RULE_MIN) && f->count < rules->min) &&
                      !((rules->set & LM_RULE_MAX) && f->count > rules->max));
}

/* One more may come, and there is room for it. */
LM__INLINE bool item_room(lm_parser *p, lm__frame *f, size_t stride,
                          size_t offset)
{
    const lm_list_rules *rules = f->type->rules;

    if (LM__UNLIKELY(
            f->count >= p->limits.max_items ||
            (rules && (rules->set & LM_RULE_MAX) && f->count >= rules->max)))
        return false;
    if (LM__LIKELY(f->count < f->capacity))
        return true;
    p->offset = offset;
    return lm__items_room(p, f, stride);
}

/* Where the next item begins, or the closing bracket; NULL: neither is near. */
static LM__OUTLINE const char *any_item(at from, const text *t, bool *closing)
{
    const char *s = lm__fast_space(from.s, t->end);

    if (*s == ']') {
        *closing = true;
        return s;
    }
    if (from.state == LM__AFTER_ITEM) {
        if (*s != ',')
            return NULL;
        s = lm__fast_space(s + 1, t->end);
    }
    return s < t->stop + LM__KEY_BLOCK ? s : NULL;
}

LM__INLINE const char *next_item(at from, const text *t, bool *closing)
{
    const char *s = from.s;

    if (LM__LIKELY(from.state == LM__AFTER_ITEM && *s == ',')) {
        s += 1 + (s[1] == ' ');
        if (LM__LIKELY((unsigned char)*s > ' '))
            return s;
    } else if (LM__LIKELY((unsigned char)*s > ' ' && *s != ']')) {
        return from.state == LM__FIRST_ITEM ? s : NULL;
    }
    return any_item(from, t, closing);
}

/* The item at s, for which there is room: as `nested`, or a scalar. */
LM__INLINE at item(lm_parser *p, lm__frame *f, const char *s, const text *t)
{
    const lm_type *type = f->type->of;
    char *slot;
    const char *next;
    at inner;

    f->at = (int32_t)f->count;
    slot = lm__item_slot(f);
    clear(slot, lm__type_stride(type));
    f->count++;
    f->next++;
    next = scalar(p, type, slot, s, t->end);
    if (LM__LIKELY(next)) {
        f->at = -1;
        lm__slot_set_count(f->type, f->base, f->count);
        return stopped(next, LM__AFTER_ITEM);
    }
    inner = nested(p, type, slot, s, t);
    if (inner.more) {
        lm__slot_set_count(f->type, f->base, f->count);
        return inner;
    }
    f->at = -1;
    f->count--;
    f->next--;
    return stopped(NULL, 0);
}

static at items(lm_parser *p, lm__frame *f, at from, const text *t)
{
    size_t stride = lm__type_stride(f->type->of);

    while (LM__LIKELY(from.s < t->stop)) {
        bool closing = false;
        const char *s = next_item(from, t, &closing);
        at after;

        if (closing) {
            if (list_good(f) && close(p))
                return closed(p, s + 1);
            break;
        }
        if (!s || !item_room(p, f, stride, offset_of(t, s)))
            break;
        after = item(p, f, s, t);
        if (after.more)
            return after;
        if (LM__UNLIKELY(!after.s))
            break;
        from = after;
    }
    return stopped(from.s, from.state);
}

/* Runs on as long as it goes; returns where the first gear goes on. */
static const char *run(lm_parser *p, const text *t)
{
    at where = {t->first, p->lex.state, true};

    while (where.more && p->status == LM_OK) {
        lm__frame *f = lm__top(p);

        if (f->kind == LM__FRAME_MODEL && lm__model_of(f)->n_fields <= 64)
            where = members(p, f, where, t);
        else if (f->kind == LM__FRAME_LIST)
            where = items(p, f, where, t);
        else
            where.more = false;
    }
    p->offset = offset_of(t, where.s);
    p->lex.state = (uint8_t)where.state;
    p->lex.in = lm__top(p)->in;
    return where.s;
}

/*
 * The last bytes are read from a copy with zeros behind it, so that the leaves
 * may look further than the text goes.
 */
static size_t run_tail(lm_parser *p, const char *bytes, size_t n)
{
    char copy[2 * LM__MARGIN];
    text t = {copy, copy + n, copy + n, p->offset};

    memcpy(copy, bytes, n);
    memset(copy + n, 0, LM__MARGIN);
    return (size_t)(run(p, &t) - copy);
}

size_t lm__fast(lm_parser *p, const char *bytes, size_t n)
{
    size_t done = 0;

    if (p->lex.state == LM__IN_STRING) {
        done = (size_t)(lm__fast_text(p, bytes, bytes + n) - bytes);
        p->offset += done;
        return done;
    }
    if (n > LM__MARGIN) {
        text t = {bytes, bytes + n - LM__MARGIN, bytes + n, p->offset};

        done = (size_t)(run(p, &t) - bytes);
        if (done < n - LM__MARGIN || p->status != LM_OK || !lm__fast_may(p))
            return done;
    }
    return done + run_tail(p, bytes + done, n - done);
}
