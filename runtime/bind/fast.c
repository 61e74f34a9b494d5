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

enum { FIRST_ITEMS = 4 };

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
    bool before;      /* a byte in front of first can be read */
    size_t offset;    /* of first */
} text;

static size_t offset_of(const text *t, const char *s)
{
    return t->offset + (size_t)(s - t->first);
}

/* Stores of whole words: a call, or rep stos, costs more than a struct. */
LM__INLINE void clear(char *to, size_t n)
{
    static const uint64_t zero[4] = {0, 0, 0, 0};
    char *end = to + n;

    for (; end - to >= 32; to += 32)
        memcpy(to, zero, 32);
    for (; end - to >= 8; to += 8)
        memcpy(to, zero, 8);
    for (; to < end; to++)
        *to = 0;
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

/* Room for the first items at once; if there are none, a pointer to it. */
LM__INLINE bool open_list(lm_parser *p, const lm_type *type, char *slot,
                          size_t start)
{
    size_t stride = lm__type_stride(type->of);
    char *items;
    lm__frame *f;

    if (!may_push(p) || (type->flags & (LM_TYPE_BOXED | LM_TYPE_INLINE)))
        return false;
    items =
        lm__arena_take(p->arena, FIRST_ITEMS * stride, alignof(max_align_t));
    if (!items)
        return false;
    lm__store_pointer(slot, items);
    f = push(p, type, slot, LM__FRAME_LIST, start);
    f->capacity = FIRST_ITEMS;
    return true;
}

/*
 * A scalar. NULL: it is none, or it is not as it should be; then its slot is
 * as it was.
 */
LM__INLINE const char *scalar(lm_parser *p, const lm_type *type, char *slot,
                              const char *s, const char *end)
{
    const char *next = NULL;

    switch (type->kind) {
    case LM_KIND_STRING:
        if (LM__LIKELY(*s == '"'))
            return lm__fast_string(p, type, slot, s);
        break;
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
        break;
    }
    if (LM__LIKELY(next)) {
        if (type->companion)
            lm__slot_set_has(type, slot, true);
        return next;
    }
    return type->flags & LM_TYPE_OPTIONAL ? lm__fast_null(s) : NULL;
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
    lm__marks marks = lm__fast_copy(copy, s + 1);
    size_t n = marks.stop ? lm__first_bit(marks.stop) : 0;

    if (!marks.stop || s[n + 1] != '"' || !keys->n)
        return -1;
    *next = s + n + 2;
    return lm__fast_find(keys, s + 1, n);
}

/* A member as it comes, or why there is none. */
typedef struct member {
    const char *s; /* its value */
    int32_t field;
} member;

enum { NO_MEMBER = -1, CLOSING = -2 };

/* None, or one space, as most writers have it; or more. */
LM__INLINE const char *skip_space(const char *s, const char *end)
{
    if (LM__LIKELY((unsigned char)*s > ' '))
        return s;
    if (LM__LIKELY(*s == ' ' && (unsigned char)s[1] > ' '))
        return s + 1;
    return lm__fast_space(s, end);
}

/* White space anywhere, any key that the model has. */
static LM__OUTLINE member any_member(const lm_words *keys, uint32_t expected,
                                     at from, const text *t)
{
    member none = {from.s, NO_MEMBER};
    const char *s = skip_space(from.s, t->end);
    int32_t field;
    size_t n;

    if (LM__LIKELY(*s == '}'))
        return (member){s, CLOSING};
    if (from.state == LM__AFTER_MEMBER) {
        if (*s != ',')
            return none;
        s = skip_space(s + 1, t->end);
    }
    if (*s != '"' || s >= t->stop + LM__KEY_BLOCK)
        return none;
    n = expected < keys->n && keys->plain ? key_block(keys, expected, s, 1) : 0;
    if (n) {
        s += n;
        field = (int32_t)expected;
    } else {
        field = find_key(keys, s, &s);
        if (field < 0)
            return none;
        s = skip_space(s, t->end);
        if (*s++ != ':')
            return none;
    }
    s = skip_space(s, t->end);
    if (s >= t->stop + LM__KEY_BLOCK)
        return none;
    return (member){s, field};
}

/* A required field or a default is missing, or a check waits. */
static bool wants_more(const lm_model *model, uint64_t seen)
{
    uint64_t all = model->n_fields < 64 ? (UINT64_C(1) << model->n_fields) - 1
                                        : UINT64_MAX;
    uint64_t missing = all & ~seen;

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

/*
 * Key i stands at s with the comma before it, as compact writers have it;
 * open, 1 or 0: a bracket stands for the comma. Its length, or 0.
 */
LM__INLINE size_t expected(const lm_words *keys, uint32_t i, const char *s,
                           unsigned open)
{
    const char *block = keys->text + keys->at[i];
    size_t n = keys->at[i + 1] - keys->at[i];

    if (LM__LIKELY(n <= LM__BLOCK))
        return lm__unequal(s - open, block) & ((UINT64_C(1) << n) - 1 - open)
                   ? 0
                   : n;
    return n <= LM__KEY_BLOCK && !memcmp(s, block + open, n - open) ? n : 0;
}

/* What members() had in registers goes back to the frame. */
LM__INLINE void keep(lm__frame *f, uint64_t seen, uint32_t next)
{
    f->seen.bits = seen;
    f->next = next;
}

/* A value that is no scalar, or none that is as it should be. */
LM__INLINE at value(lm_parser *p, lm__frame *f, uint32_t i, const char *s,
                    const text *t)
{
    const lm_field *field = &lm__model_of(f)->fields[i];

    f->at = (int32_t)i;
    f->before = p->n_violations;
    if (LM__UNLIKELY(field->flags & SPECIAL))
        return stopped(s, LM__VALUE);
    return nested(p, &field->type, f->base + field->offset, s, t);
}

/*
 * Members one behind the other, each expected to be the field after the one
 * before. seen and i are the frame's own while this runs.
 */
static at members(lm_parser *p, lm__frame *f, at from, const text *t)
{
    const lm_model *model = lm__model_of(f);
    const lm_words *keys = model->keys;
    uint32_t n_plain = keys->plain ? keys->n : 0;
    unsigned open = from.state == LM__FIRST_KEY;
    const char *s = from.s;
    uint64_t seen = f->seen.bits;
    uint32_t i = f->next;
    /* The byte before the first one cannot be compared. */
    uint32_t limit = open && s == t->first && !t->before ? 0 : n_plain;

    while (LM__LIKELY(s < t->stop)) {
        size_t n = LM__LIKELY(i < limit) ? expected(keys, i, s, open) : 0;
        const lm_field *field;
        const char *v;

        if (LM__LIKELY(n)) {
            v = s - open + n;
            v += *v == ' ';
        } else {
            member m = any_member(keys, i, (at){s, from.state, false}, t);

            if (m.field < 0) {
                keep(f, seen, i);
                if (m.field == CLOSING && !wants_more(model, seen) && close(p))
                    return closed(p, m.s + 1);
                break;
            }
            i = (uint32_t)m.field;
            v = m.s;
            limit = n_plain;
        }
        if (LM__UNLIKELY(seen >> i & 1))
            break;
        field = &model->fields[i];
        seen |= UINT64_C(1) << i;
        s = LM__UNLIKELY(field->flags & SPECIAL)
                ? NULL
                : scalar(p, &field->type, f->base + field->offset, v, t->end);
        i++;
        if (LM__UNLIKELY(!s)) {
            keep(f, seen, i);
            return value(p, f, i - 1, v, t);
        }
        open = 0;
        from.state = LM__AFTER_MEMBER;
        from.s = s;
    }
    keep(f, seen, i);
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

    if (*s == ']' && from.state != LM__VALUE) {
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
        return from.state != LM__AFTER_ITEM ? s : NULL;
    }
    return any_item(from, t, closing);
}

LM__INLINE char *items_of(const lm__frame *f)
{
    if (f->type->flags & LM_TYPE_INLINE)
        return f->base;
    return lm__load_pointer(f->base);
}

/* The item at s, for which there is room: as `nested`, or a scalar. */
LM__INLINE at item(lm_parser *p, lm__frame *f, const char *s, const text *t)
{
    const lm_type *type = f->type->of;
    size_t stride = lm__type_stride(type);
    char *slot = items_of(f) + f->count * stride;
    const char *next;
    at inner;

    clear(slot, stride);
    next = scalar(p, type, slot, s, t->end);
    if (LM__LIKELY(next)) {
        f->count++;
        f->next++;
        lm__slot_set_count(f->type, f->base, f->count);
        return stopped(next, LM__AFTER_ITEM);
    }
    f->at = (int32_t)f->count;
    inner = nested(p, type, slot, s, t);
    if (!inner.more) {
        f->at = -1;
        return stopped(NULL, 0);
    }
    f->count++;
    f->next++;
    lm__slot_set_count(f->type, f->base, f->count);
    return inner;
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

/* A member whose key the first gear has read. */
static at member_value(lm_parser *p, lm__frame *f, const char *s, const text *t)
{
    const lm_field *field = &lm__model_of(f)->fields[f->at];
    const char *next;

    s = skip_space(s, t->end);
    if (s >= t->stop || (field->flags & SPECIAL))
        return stopped(s, LM__VALUE);
    next = scalar(p, &field->type, f->base + field->offset, s, t->end);
    if (!next)
        return value(p, f, (uint32_t)f->at, s, t);
    f->next = (uint32_t)f->at + 1;
    f->at = -1;
    return (at){next, LM__AFTER_MEMBER, true};
}

/* An item, or the root, where the first gear has read what comes before. */
static at value_first(lm_parser *p, lm__frame *f, at from, const text *t)
{
    const lm_type *type = f->type;

    if (f->kind == LM__FRAME_MODEL && f->at >= 0)
        return member_value(p, f, from.s, t);
    if (f->kind == LM__FRAME_LIST)
        return items(p, f, from, t);
    if (f->kind == LM__FRAME_ROOT && *from.s == '{' && !p->root &&
        p->bom % 3 == 0 && type->kind == LM_KIND_MODEL && !type->flags &&
        lm__root_new(p)) {
        f->base = p->root;
        f->at = 0;
        return nested(p, type, f->base, from.s, t);
    }
    return stopped(from.s, LM__VALUE);
}

/* Runs on as long as it goes; returns where the first gear goes on. */
static const char *run(lm_parser *p, const text *t)
{
    at where = {t->first, p->lex.state, true};

    while (where.more && p->status == LM_OK) {
        lm__frame *f = lm__top(p);

        if (where.state == LM__VALUE)
            where = value_first(p, f, where, t);
        else if (f->kind == LM__FRAME_MODEL && lm__model_of(f)->n_fields <= 64)
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
    char copy[2 * LM__MARGIN + 1];
    char *first = copy + 1;
    text t = {first, first + n, first + n, true, p->offset};

    copy[0] = 0;
    memcpy(first, bytes, n);
    memset(first + n, 0, LM__MARGIN);
    return (size_t)(run(p, &t) - first);
}

size_t lm__fast(lm_parser *p, const char *bytes, size_t n, bool before)
{
    size_t done = 0;

    if (p->lex.state == LM__IN_STRING) {
        done = (size_t)(lm__fast_text(p, bytes, bytes + n) - bytes);
        p->offset += done;
        return done;
    }
    if (n > LM__MARGIN) {
        text t = {bytes, bytes + n - LM__MARGIN, bytes + n, before, p->offset};

        done = (size_t)(run(p, &t) - bytes);
        if (done < n - LM__MARGIN || p->status != LM_OK || !lm__fast_may(p))
            return done;
    }
    return done + run_tail(p, bytes + done, n - done);
}
