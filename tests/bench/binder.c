/* SPDX-License-Identifier: MIT */
#include "binder.h"

#include "verify.h"

/* Where a value goes. */
typedef struct target {
    const shape_field *field;
    char *slot;
    uint8_t kind; /* of the value: of an item, in a list */
} target;

static bind_frame *top(binder *b)
{
    return &b->frames[b->depth - 1];
}

static void put_pointer(char *slot, const void *p)
{
    memcpy(slot, &p, sizeof(p));
}

/* Room for one more item in the list of the top frame. */
static char *next_item(binder *b, const bind_frame *f, size_t size)
{
    void *items;
    size_t n;

    memcpy(&items, f->base + f->field->offset, sizeof(items));
    memcpy(&n, f->base + f->field->beside, sizeof(n));
    items = pool_push(&b->memory, items, n, size);
    char *item = (char *)items + n * size;

    memset(item, 0, size);
    n++;
    put_pointer(f->base + f->field->offset, items);
    memcpy(f->base + f->field->beside, &n, sizeof(n));
    return item;
}

/* False: the value is for no field, or has no place here. */
static bool find_target(binder *b, target *t)
{
    if (b->skip || b->depth == 0)
        return false;

    const bind_frame *f = top(b);

    t->field = f->field;
    if (f->of) {
        t->slot = f->base + f->field->offset;
        t->kind = f->field->kind;
    } else if (f->field->kind == FIELD_STRINGS) {
        t->slot = next_item(b, f, sizeof(char *));
        t->kind = FIELD_STRING;
    } else {
        t->slot = next_item(b, f, f->field->of->size);
        t->kind = FIELD_MODELS;
    }
    return true;
}

/* Whether a scalar without a target is one to be passed over. */
static bool skipped(binder *b)
{
    bool ok = b->skip;

    b->skip = b->skipping > 0;
    return ok;
}

static void mark_present(const binder *b, const target *t)
{
    if (t->field->optional && t->field->beside)
        b->frames[b->depth - 1].base[t->field->beside] = 1;
}

bool bind_null(binder *b)
{
    target t;

    if (!find_target(b, &t))
        return skipped(b);
    return t.field->optional;
}

bool bind_boolean(binder *b, bool value)
{
    target t;

    if (!find_target(b, &t))
        return skipped(b);
    if (t.kind != FIELD_BOOL)
        return false;
    memcpy(t.slot, &value, sizeof(value));
    return true;
}

static bool put_integer(const target *t, int64_t value)
{
    int32_t narrow = (int32_t)value;

    if (t->kind == FIELD_INT64) {
        memcpy(t->slot, &value, sizeof(value));
        return true;
    }
    memcpy(t->slot, &narrow, sizeof(narrow));
    return t->kind == FIELD_INT32 && narrow == value;
}

static bool put_number(const binder *b, const target *t, double value)
{
    if (t->kind != FIELD_DOUBLE)
        return false;
    memcpy(t->slot, &value, sizeof(value));
    mark_present(b, t);
    return true;
}

bool bind_integer(binder *b, int64_t value)
{
    target t;

    if (!find_target(b, &t))
        return skipped(b);
    return t.kind == FIELD_DOUBLE ? put_number(b, &t, (double)value)
                                  : put_integer(&t, value);
}

bool bind_number(binder *b, double value)
{
    target t;

    if (!find_target(b, &t))
        return skipped(b);
    return put_number(b, &t, value);
}

static bool put_word(const target *t, const char *s, size_t n)
{
    for (int32_t i = 0; i < t->field->n_words; i++) {
        const char *word = t->field->words[i];

        if (strncmp(word, s, n) == 0 && word[n] == '\0') {
            memcpy(t->slot, &i, sizeof(i));
            return true;
        }
    }
    return false;
}

static bool put_string(binder *b, const char *s, size_t n, bool copy)
{
    target t;

    if (!find_target(b, &t))
        return skipped(b);
    if (t.kind == FIELD_ENUM)
        return put_word(&t, s, n);
    if (t.kind != FIELD_STRING)
        return false;
    put_pointer(t.slot, copy ? pool_copy(&b->memory, s, n) : s);
    return true;
}

bool bind_string(binder *b, const char *s, size_t n)
{
    return put_string(b, s, n, true);
}

bool bind_kept_string(binder *b, const char *s, size_t n)
{
    return put_string(b, s, n, false);
}

static bool is_key(const shape_field *field, const char *s, size_t n)
{
    return field->n_key == n && memcmp(field->key, s, n) == 0;
}

bool bind_key(binder *b, const char *s, size_t n)
{
    if (b->skipping)
        return true;

    bind_frame *f = top(b);

    for (uint32_t i = 0; i < f->of->n_fields; i++) {
        uint32_t at = f->next + i;

        if (at >= f->of->n_fields)
            at -= f->of->n_fields;
        if (is_key(&f->of->fields[at], s, n)) {
            f->field = &f->of->fields[at];
            f->next = at + 1;
            f->seen |= UINT32_C(1) << at;
            return true;
        }
    }
    b->skip = true;
    return true;
}

static bool push(binder *b, const shape *of, const shape_field *field,
                 char *base)
{
    if (b->depth == BINDER_DEPTH)
        return false;
    b->frames[b->depth++] =
        (bind_frame){.of = of, .field = field, .base = base};
    return true;
}

static char *new_struct(binder *b, const shape *of)
{
    char *base = pool_take(&b->memory, of->size);

    memset(base, 0, of->size);
    return base;
}

static bool skip_open(binder *b)
{
    b->skipping++;
    return true;
}

static bool skip_close(binder *b)
{
    if (--b->skipping == 0)
        b->skip = false;
    return true;
}

bool bind_open_object(binder *b)
{
    target t;

    if (b->skip)
        return skip_open(b);
    if (!b->root) {
        b->root = b->frames[0].base;
        b->depth = 1;
        return true;
    }
    if (!find_target(b, &t) ||
        (t.kind != FIELD_MODEL && t.kind != FIELD_MODELS) || !t.field->of)
        return false;
    if (t.kind == FIELD_MODEL && t.field->optional) {
        char *base = new_struct(b, t.field->of);

        put_pointer(t.slot, base);
        t.slot = base;
    }
    return push(b, t.field->of, NULL, t.slot);
}

bool bind_close_object(binder *b)
{
    if (b->skipping)
        return skip_close(b);

    const bind_frame *f = top(b);
    uint32_t all = (UINT32_C(1) << f->of->n_fields) - 1;

    for (uint32_t missing = all & ~f->seen; missing; missing &= missing - 1) {
        uint32_t i = (uint32_t)__builtin_ctz(missing);

        if (!f->of->fields[i].optional)
            return false;
    }
    b->depth--;
    return true;
}

/* An empty list is not absent: its items are somewhere. */
bool bind_open_list(binder *b)
{
    if (b->skip)
        return skip_open(b);

    const bind_frame *f = b->depth ? top(b) : NULL;

    if (!f || !f->of ||
        (f->field->kind != FIELD_STRINGS && f->field->kind != FIELD_MODELS))
        return false;
    put_pointer(f->base + f->field->offset, b->root);
    return push(b, NULL, f->field, f->base);
}

bool bind_close_list(binder *b)
{
    if (b->skipping)
        return skip_close(b);
    b->depth--;
    return true;
}

void binder_start(binder *b, document_kind kind)
{
    const shape *of = shape_of(kind);

    pool_reset(&b->memory);
    b->frames[0] = (bind_frame){.of = of, .base = new_struct(b, of)};
    b->depth = 0;
    b->skipping = 0;
    b->skip = false;
    b->root = NULL;
}

const void *binder_finish(binder *b, document_kind kind)
{
    if (!b->root || b->depth > 0 || !value_valid(kind, b->root))
        return NULL;
    return b->root;
}

void binder_free(binder *b)
{
    pool_free(&b->memory);
}
