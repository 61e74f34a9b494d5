/* SPDX-License-Identifier: MIT */
#include "format.h"
#include "resolver.h"

#include <string.h>

/* One value that is checked and written; what: "default" or "example". */
typedef struct writer {
    resolver *r;
    const char *what;
    lm_buffer *buf;
} writer;

static const char *describe(const writer *w, const ast_value *value)
{
    static const char *const names[] = {[AST_NUMBER] = "a number",
                                        [AST_STRING] = "a string",
                                        [AST_ARRAY] = "a list",
                                        [AST_OBJECT] = "an object"};

    return value->kind == AST_WORD
               ? alloc_printf(w->r->arena, "'%s'", value->text)
               : names[value->kind];
}

static bool refuse(writer *w, const ast_value *value, const char *wanted)
{
    diag_error(w->r->diag, value->span, "the %s must be %s, not %s", w->what,
               wanted, describe(w, value));
    return false;
}

static bool is_word(const ast_value *value, const char *word)
{
    return value->kind == AST_WORD && strcmp(value->text, word) == 0;
}

/* As the writer of values does: only what JSON demands is escaped. */
static void put_string(lm_buffer *buf, const char *s)
{
    static const char names[] = "\b\f\n\r\t\"\\";
    static const char escapes[] = "bfnrt\"\\";

    lm_buffer_putc(buf, '"');
    for (; *s; s++) {
        const char *name = strchr(names, *s);

        if (name)
            lm_buffer_printf(buf, "\\%c", escapes[name - names]);
        else if ((unsigned char)*s < 0x20)
            lm_buffer_printf(buf, "\\u%04x", (unsigned char)*s);
        else
            lm_buffer_putc(buf, *s);
    }
    lm_buffer_putc(buf, '"');
}

static bool write_bool(writer *w, const ast_value *value)
{
    if (!is_word(value, "true") && !is_word(value, "false"))
        return refuse(w, value, "true or false");
    lm_buffer_puts(w->buf, value->text);
    return true;
}

static bool write_number(writer *w, const model_type *type,
                         const ast_value *value)
{
    decimal number;

    if (value->kind != AST_NUMBER)
        return refuse(w, value,
                      type->kind == TYPE_INT ? "a whole number" : "a number");
    if (!decimal_read(value->text, &number)) {
        diag_error(w->r->diag, value->span, "number has too many digits");
        return false;
    }
    if (!resolver_check_number(w->r, w->what, type, value->span, &number))
        return false;
    lm_buffer_puts(w->buf, decimal_text(w->r->arena, &number));
    return true;
}

static bool write_text(writer *w, const model_type *type,
                       const ast_value *value)
{
    if (value->kind != AST_STRING)
        return refuse(w, value, "a string in quotes");
    if (!resolver_check_text(w->r, w->what, type, value->span, value->text))
        return false;
    put_string(w->buf, value->text);
    return true;
}

/* In its canonical form; a decimal keeps its digits. */
static bool write_decimal(writer *w, const model_type *type,
                          const ast_value *value)
{
    lm_buffer *out = w->buf;
    lm_buffer canonical = {.allocator = &alloc_or_exit};
    bool ok;

    w->buf = &canonical;
    ok = write_number(w, type, value);
    w->buf = out;
    lm_buffer_free(&canonical);
    if (ok)
        lm_buffer_puts(out, value->text);
    return ok;
}

static bool write_format(writer *w, const model_type *type,
                         const ast_value *value)
{
    const char *name = type->format->name;
    const char *text;

    if (value->kind != AST_STRING)
        return refuse(w, value,
                      alloc_printf(w->r->arena, "a %s in quotes", name));
    text = resolver_format_text(w->r, type, value->text);
    if (!text) {
        diag_error(w->r->diag, value->span, "the %s is not a valid %s", w->what,
                   name);
        return false;
    }
    if (!resolver_check_moment(w->r, w->what, type, value->span, text))
        return false;
    put_string(w->buf, text);
    return true;
}

static bool write_bytes(writer *w, const model_type *type,
                        const ast_value *value)
{
    if (value->kind != AST_STRING)
        return refuse(w, value, "bytes in base64, in quotes");
    if (!resolver_check_bytes(w->r, w->what, type, value->span, value->text))
        return false;
    put_string(w->buf, value->text);
    return true;
}

static const char *suggest_member(writer *w, const model_decl *decl,
                                  const char *word, bool by_name)
{
    const char **words =
        alloc_array(w->r->arena, decl->n_values + 1, const char *);

    for (size_t i = 0; i < decl->n_values; i++)
        words[i] = by_name ? decl->values[i].name : decl->values[i].wire;
    return resolver_suggest(w->r, word, words, decl->n_values);
}

/* A member by its name, or the text that stands for it in JSON. */
static bool write_enum(writer *w, const model_type *type,
                       const ast_value *value)
{
    const model_decl *decl = type->decl;
    bool by_name = value->kind == AST_WORD && !decl->anonymous;

    if (!by_name && value->kind != AST_STRING)
        return refuse(w, value,
                      decl->anonymous ? "one of the strings of the type"
                                      : "a member of the enum");
    for (size_t i = 0; i < decl->n_values; i++) {
        const model_value *known = &decl->values[i];

        if (strcmp(by_name ? known->name : known->wire, value->text) == 0) {
            put_string(w->buf, known->wire);
            return true;
        }
    }
    if (decl->anonymous)
        diag_error(w->r->diag, value->span,
                   "'%s' is none of the strings of the type%s", value->text,
                   suggest_member(w, decl, value->text, by_name));
    else
        diag_error(w->r->diag, value->span, "enum '%s' has no member '%s'%s",
                   decl->name, value->text,
                   suggest_member(w, decl, value->text, by_name));
    return false;
}

static bool write_value(writer *w, const model_type *type,
                        const ast_value *value);

/* The text of an item, to compare it with others. */
static const char *item_text(const writer *w, size_t start)
{
    return alloc_strndup(w->r->arena, w->buf->data + start,
                         w->buf->size - start);
}

static bool write_list(writer *w, const model_type *type,
                       const ast_value *value)
{
    strmap seen = {0};

    if (value->kind != AST_ARRAY)
        return refuse(w, value, "a list");
    if (!resolver_check_count(w->r, w->what, type, value->span, value->n))
        return false;
    lm_buffer_putc(w->buf, '[');
    for (size_t i = 0; i < value->n; i++) {
        size_t start;
        void **slot;

        if (i)
            lm_buffer_putc(w->buf, ',');
        start = w->buf->size;
        if (!write_value(w, type->elem, &value->items[i]))
            return false;
        slot = strmap_slot(w->r->arena, &seen, item_text(w, start));
        if (*slot && type->rules.has[RULE_UNIQUE]) {
            diag_error(w->r->diag, value->items[i].span,
                       "the items of the %s must differ", w->what);
            return false;
        }
        *slot = w;
    }
    lm_buffer_putc(w->buf, ']');
    return true;
}

/* False, after an error, if a key is there twice. */
static bool check_keys(writer *w, const ast_value *value)
{
    strmap seen = {0};

    for (size_t i = 0; i < value->n; i++) {
        void **slot = strmap_slot(w->r->arena, &seen, value->keys[i].text);

        if (*slot) {
            diag_error(w->r->diag, value->keys[i].span,
                       "key '%s' is there twice", value->keys[i].text);
            return false;
        }
        *slot = w;
    }
    return true;
}

static void put_key(writer *w, const char *key, bool *first)
{
    if (!*first)
        lm_buffer_putc(w->buf, ',');
    *first = false;
    put_string(w->buf, key);
    lm_buffer_putc(w->buf, ':');
}

static bool write_map(writer *w, const model_type *type, const ast_value *value)
{
    bool first = true;

    if (value->kind != AST_OBJECT)
        return refuse(w, value, "an object");
    if (!check_keys(w, value) ||
        !resolver_check_count(w->r, w->what, type, value->span, value->n))
        return false;
    lm_buffer_putc(w->buf, '{');
    for (size_t i = 0; i < value->n; i++) {
        put_key(w, value->keys[i].text, &first);
        if (!write_value(w, type->elem, &value->items[i]))
            return false;
    }
    lm_buffer_putc(w->buf, '}');
    return true;
}

static const ast_value *find_item(const ast_value *value, const char *key)
{
    for (size_t i = 0; i < value->n; i++)
        if (strcmp(value->keys[i].text, key) == 0)
            return &value->items[i];
    return NULL;
}

static bool check_unknown(writer *w, const model_decl *decl,
                          const ast_value *value)
{
    const char **keys =
        alloc_array(w->r->arena, decl->n_fields + 1, const char *);
    size_t n = 0;

    for (size_t i = 0; i < decl->n_fields; i++)
        if (!decl->fields[i].skip)
            keys[n++] = decl->fields[i].key;
    for (size_t i = 0; i < value->n; i++) {
        const char *key = value->keys[i].text;
        size_t k = 0;

        while (k < n && strcmp(keys[k], key) != 0)
            k++;
        if (k < n)
            continue;
        diag_error(w->r->diag, value->keys[i].span,
                   "model '%s' has no key '%s'%s", decl->name, key,
                   resolver_suggest(w->r, key, keys, n));
        return false;
    }
    return true;
}

/* Keys in the order of the model, so that equal objects read the same. */
static bool write_model(writer *w, const model_type *type,
                        const ast_value *value)
{
    const model_decl *decl = type->decl;
    bool first = true;

    if (value->kind != AST_OBJECT)
        return refuse(w, value, "an object");
    if (!check_keys(w, value) || !check_unknown(w, decl, value))
        return false;
    lm_buffer_putc(w->buf, '{');
    for (size_t i = 0; i < decl->n_fields; i++) {
        const model_field *field = &decl->fields[i];
        const ast_value *item =
            field->skip ? NULL : find_item(value, field->key);

        if (item) {
            put_key(w, field->key, &first);
            if (!write_value(w, field->type, item))
                return false;
        } else if (resolver_required(field)) {
            diag_error(w->r->diag, value->span, "the %s lacks the key '%s'",
                       w->what, field->key);
            return false;
        }
    }
    lm_buffer_putc(w->buf, '}');
    return true;
}

static bool has_tag(const model_type *type, const model_member *member,
                    const ast_value *value)
{
    const ast_value *item;

    if (member->type->kind != TYPE_MODEL || type->by_token)
        return true;
    item = find_item(value, type->tag ? type->tag : member->tag);
    if (!type->tag || !item)
        return item != NULL;
    return item->kind == AST_STRING && strcmp(item->text, member->tag) == 0;
}

/* Could a value of the type begin like this? */
static bool fits(const model_type *union_type, const model_member *member,
                 const ast_value *value)
{
    switch (member->type->kind) {
    case TYPE_BOOL:
        return is_word(value, "true") || is_word(value, "false");
    case TYPE_INT:
    case TYPE_FLOAT:
    case TYPE_DECIMAL:
        return value->kind == AST_NUMBER;
    case TYPE_STRING:
    case TYPE_FORMAT:
    case TYPE_BYTES:
        return value->kind == AST_STRING;
    case TYPE_ENUM:
        return value->kind == AST_STRING ||
               (value->kind == AST_WORD && !is_word(value, "true") &&
                !is_word(value, "false") && !is_word(value, "null"));
    case TYPE_LIST:
        return value->kind == AST_ARRAY;
    case TYPE_MAP:
    case TYPE_MODEL:
        return value->kind == AST_OBJECT && has_tag(union_type, member, value);
    case TYPE_UNION:
    case TYPE_JSON:
        break;
    }
    return true;
}

static bool write_union(writer *w, const model_type *type,
                        const ast_value *value)
{
    for (size_t i = 0; i < type->n_members; i++)
        if (fits(type, &type->members[i], value))
            return write_value(w, type->members[i].type, value);
    return refuse(w, value, "a member of the union");
}

static bool write_json(writer *w, const ast_value *value)
{
    static const model_type number = {.kind = TYPE_FLOAT, .bits = 64};
    bool first = true;

    switch (value->kind) {
    case AST_NUMBER:
        return write_number(w, &number, value);
    case AST_STRING:
        put_string(w->buf, value->text);
        return true;
    case AST_WORD:
        if (!is_word(value, "null") && !is_word(value, "true") &&
            !is_word(value, "false"))
            return refuse(w, value, "a JSON value");
        lm_buffer_puts(w->buf, value->text);
        return true;
    case AST_ARRAY:
    case AST_OBJECT:
        break;
    }
    if (value->keys && !check_keys(w, value))
        return false;
    lm_buffer_putc(w->buf, value->kind == AST_ARRAY ? '[' : '{');
    for (size_t i = 0; i < value->n; i++) {
        if (value->keys)
            put_key(w, value->keys[i].text, &first);
        else if (i)
            lm_buffer_putc(w->buf, ',');
        if (!write_json(w, &value->items[i]))
            return false;
    }
    lm_buffer_putc(w->buf, value->kind == AST_ARRAY ? ']' : '}');
    return true;
}

static bool write_value(writer *w, const model_type *type,
                        const ast_value *value)
{
    if (type->optional && is_word(value, "null")) {
        lm_buffer_puts(w->buf, "null");
        return true;
    }
    switch (type->kind) {
    case TYPE_BOOL:
        return write_bool(w, value);
    case TYPE_INT:
    case TYPE_FLOAT:
        return write_number(w, type, value);
    case TYPE_STRING:
        return write_text(w, type, value);
    case TYPE_ENUM:
        return write_enum(w, type, value);
    case TYPE_LIST:
        return write_list(w, type, value);
    case TYPE_MAP:
        return write_map(w, type, value);
    case TYPE_MODEL:
        return write_model(w, type, value);
    case TYPE_UNION:
        return write_union(w, type, value);
    case TYPE_JSON:
        return write_json(w, value);
    case TYPE_FORMAT:
        return write_format(w, type, value);
    case TYPE_BYTES:
        return write_bytes(w, type, value);
    case TYPE_DECIMAL:
        return write_decimal(w, type, value);
    }
    return false;
}

bool resolver_value(resolver *r, const open_value *open)
{
    lm_buffer buf = {.allocator = &alloc_or_exit};
    writer w = {r, open->what, &buf};
    bool ok = write_value(&w, open->type, open->value);

    if (ok)
        *open->out = alloc_strndup(r->arena, buf.data, buf.size);
    lm_buffer_free(&buf);
    return ok;
}
