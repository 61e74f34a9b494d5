/* SPDX-License-Identifier: MIT */
#include "jsontree.h"

#include "alloc.h"
#include "decimal.h"
#include "lex.h"
#include "utf8.h"

#include <lm/buffer.h>

#include <string.h>

/* One walk over the bytes; `open` is the container that is being read. */
typedef struct reader {
    lm_arena *arena;
    const source *file;
    diag *diag;
    lm__lex lex;
    uint32_t at;
    unsigned depth;
    jsontree *root;
    jsontree *open;
    jsontree *stack[JSONTREE_MAX_DEPTH + 1]; /* around it */
    jsontree *value;                         /* a scalar that is being read */
    const char *key;                         /* of the member that comes next */
    uint32_t key_at;
    lm_buffer text; /* of the string being read */
    bool failed;
} reader;

static void fail(reader *r, source_span span, const char *why)
{
    if (!r->failed)
        diag_error(r->diag, span, "%s", why);
    r->failed = true;
}

static source_span here(const reader *r)
{
    return (source_span){r->file, r->at, r->at + 1};
}

/* Keeps its key unless the object has it already. */
static void enter_member(reader *r, jsontree *value)
{
    void **slot;

    value->key = r->key;
    slot = strmap_slot(r->arena, &r->open->index, r->key);
    if (*slot)
        fail(r, (source_span){r->file, r->key_at, r->key_at + 1},
             "the key is in the object twice");
    *slot = value;
}

static jsontree *add_value(reader *r, jsontree_kind kind)
{
    jsontree *value = alloc_new(r->arena, jsontree);
    jsontree *open = r->open;

    value->kind = kind;
    value->span = here(r);
    value->parent = open;
    if (!open) {
        r->root = value;
        return value;
    }
    if (open->kind == JSONTREE_OBJECT)
        enter_member(r, value);
    open->items = alloc_grow(r->arena, open->items, open->n, &open->capacity,
                             sizeof(*open->items));
    value->at = open->n;
    open->items[open->n++] = value;
    return value;
}

static lm__lex_in inside(const jsontree *open)
{
    if (!open)
        return LM__IN_ROOT;
    return open->kind == JSONTREE_OBJECT ? LM__IN_OBJECT : LM__IN_ARRAY;
}

static void open_container(reader *r, jsontree_kind kind)
{
    jsontree *value = add_value(r, kind);

    if (r->depth == JSONTREE_MAX_DEPTH) {
        fail(r, here(r), "nested too deep");
        return;
    }
    r->stack[r->depth++] = r->open;
    r->open = value;
    r->lex.in = (uint8_t)inside(value);
}

static void end_value(reader *r, jsontree *value, uint32_t end)
{
    value->span.end = end;
    lm__lex_after_value(&r->lex);
}

static void close_container(reader *r)
{
    jsontree *closed = r->open;

    r->open = r->stack[--r->depth];
    r->lex.in = (uint8_t)inside(r->open);
    end_value(r, closed, r->at + 1);
}

static void end_string(reader *r)
{
    const char *text =
        alloc_strndup(r->arena, r->text.data ? r->text.data : "", r->text.size);

    if (r->lex.key) {
        r->key = text;
        return;
    }
    r->value->text = text;
    end_value(r, r->value, r->at + 1);
}

static void put_point(reader *r)
{
    char bytes[4];

    lm_buffer_append(&r->text, bytes, lm__utf8_put(bytes, r->lex.point));
}

static void begin_string(reader *r, bool is_key)
{
    lm_buffer_clear(&r->text);
    r->key_at = r->at;
    if (!is_key)
        r->value = add_value(r, JSONTREE_STRING);
}

static void end_number(reader *r)
{
    uint32_t start = r->value->span.start;

    r->value->text =
        alloc_strndup(r->arena, r->file->text + start, r->at - start);
    end_value(r, r->value, r->at);
}

static void end_literal(reader *r, jsontree_kind kind)
{
    r->value->kind = kind;
    end_value(r, r->value, r->at + 1);
}

static void act(reader *r, lm__lex_event event)
{
    switch (event) {
    case LM__LEX_ERROR:
        fail(r, here(r),
             alloc_printf(r->arena, "no JSON: expected %s",
                          lm__lex_expected(&r->lex)));
        break;
    case LM__LEX_OBJECT:
        open_container(r, JSONTREE_OBJECT);
        break;
    case LM__LEX_ARRAY:
        open_container(r, JSONTREE_ARRAY);
        break;
    case LM__LEX_END_OBJECT:
    case LM__LEX_END_ARRAY:
        close_container(r);
        break;
    case LM__LEX_KEY:
    case LM__LEX_STRING:
        begin_string(r, event == LM__LEX_KEY);
        break;
    case LM__LEX_CHAR:
    case LM__LEX_LEAD:
    case LM__LEX_TRAIL:
    case LM__LEX_LAST:
        lm_buffer_putc(&r->text, r->file->text[r->at]);
        break;
    case LM__LEX_POINT:
        put_point(r);
        break;
    case LM__LEX_QUOTE:
        end_string(r);
        break;
    case LM__LEX_NUMBER:
        r->value = add_value(r, JSONTREE_NUMBER);
        break;
    case LM__LEX_NUMBER_END:
        end_number(r);
        break;
    case LM__LEX_LITERAL:
        r->value = add_value(r, JSONTREE_BOOL);
        break;
    case LM__LEX_TRUE:
    case LM__LEX_FALSE:
        end_literal(r, JSONTREE_BOOL);
        r->value->truth = event == LM__LEX_TRUE;
        break;
    case LM__LEX_NULL:
        end_literal(r, JSONTREE_NULL);
        break;
    default:
        break;
    }
}

static void read_bytes(reader *r)
{
    while (r->at < r->file->size && !r->failed) {
        lm__lex_event event =
            lm__lex_step(&r->lex, (uint8_t)r->file->text[r->at]);

        act(r, event);
        r->at += event != LM__LEX_NUMBER_END;
    }
}

static void read_end(reader *r)
{
    lm__lex_event event = lm__lex_end(&r->lex);

    if (event == LM__LEX_NUMBER_END) {
        act(r, event);
        event = lm__lex_end(&r->lex);
    }
    act(r, event);
}

const jsontree *jsontree_read(lm_arena *arena, const source *file, diag *d)
{
    reader r = {.arena = arena,
                .file = file,
                .diag = d,
                .text = {.allocator = &alloc_or_exit}};

    read_bytes(&r);
    if (!r.failed)
        read_end(&r);
    lm_buffer_free(&r.text);
    return r.failed ? NULL : r.root;
}

const jsontree *jsontree_get(const jsontree *object, const char *key)
{
    return object->kind == JSONTREE_OBJECT ? strmap_get(&object->index, key)
                                           : NULL;
}

/* "a/b" is "a~1b". */
static void put_step(lm_buffer *out, const char *key)
{
    for (; *key; key++) {
        if (*key == '~')
            lm_buffer_puts(out, "~0");
        else if (*key == '/')
            lm_buffer_puts(out, "~1");
        else
            lm_buffer_putc(out, *key);
    }
}

const char *jsontree_pointer(lm_arena *arena, const jsontree *value)
{
    const jsontree *path[JSONTREE_MAX_DEPTH + 2];
    lm_buffer out = {.allocator = &alloc_or_exit};
    const char *text;
    size_t n = 0;

    for (; value->parent; value = value->parent)
        path[n++] = value;
    lm_buffer_putc(&out, '#');
    while (n-- > 0) {
        lm_buffer_putc(&out, '/');
        if (path[n]->key)
            put_step(&out, path[n]->key);
        else
            lm_buffer_printf(&out, "%zu", path[n]->at);
    }
    text = alloc_strndup(arena, out.data, out.size);
    lm_buffer_free(&out);
    return text;
}

static bool equal_numbers(const char *a, const char *b)
{
    decimal left;
    decimal right;

    if (!decimal_read(a, &left) || !decimal_read(b, &right))
        return strcmp(a, b) == 0;
    return decimal_compare(&left, &right) == 0;
}

static bool equal_items(const jsontree *a, const jsontree *b)
{
    if (a->n != b->n)
        return false;
    for (size_t i = 0; i < a->n; i++) {
        const jsontree *other = a->kind == JSONTREE_OBJECT
                                    ? jsontree_get(b, a->items[i]->key)
                                    : b->items[i];

        if (!other || !jsontree_equal(a->items[i], other))
            return false;
    }
    return true;
}

bool jsontree_equal(const jsontree *a, const jsontree *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case JSONTREE_BOOL:
        return a->truth == b->truth;
    case JSONTREE_NUMBER:
        return equal_numbers(a->text, b->text);
    case JSONTREE_STRING:
        return strcmp(a->text, b->text) == 0;
    case JSONTREE_ARRAY:
    case JSONTREE_OBJECT:
        return equal_items(a, b);
    case JSONTREE_NULL:
        break;
    }
    return true;
}
