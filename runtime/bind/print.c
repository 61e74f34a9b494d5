/* SPDX-License-Identifier: MIT */
#include "lm/value.h"

#include "lm/format.h"
#include "number.h"
#include "slot.h"
#include "utf8.h"

#include <math.h>
#include <string.h>

/*
 * Values as people read them, on one line whatever they hold. What cannot be
 * written as JSON is shown all the same: this is what one looks at when
 * something is wrong.
 */
typedef struct printer {
    FILE *file;
    unsigned depth;
    bool failed;
} printer;

static const char hex[] = "0123456789abcdef";

static void print_slot(printer *p, const lm_type *type, const char *slot);

static void print_bytes(printer *p, const char *s, size_t n)
{
    if (fwrite(s, 1, n, p->file) != n)
        p->failed = true;
}

static void print_char(printer *p, char c)
{
    print_bytes(p, &c, 1);
}

static uint32_t decode(const char *s, size_t n)
{
    static const uint8_t masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t code = (unsigned char)s[0] & masks[n];

    for (size_t i = 1; i < n; i++)
        code = code << 6 | ((unsigned char)s[i] & 0x3F);
    return code;
}

/*
 * Code points that a terminal obeys instead of showing them: control
 * characters, line and paragraph separators, changes of direction.
 */
static bool is_obeyed(uint32_t code)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C},
                  {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}};

    for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    return false;
}

static void print_hex(printer *p, char kind, uint32_t code, int digits)
{
    char text[6] = {'\\', kind};

    for (int i = digits; i > 0; i--, code >>= 4)
        text[1 + i] = hex[code & 0xF];
    print_bytes(p, text, (size_t)digits + 2);
}

/* One code point in quotes. Most that are obeyed have no short form. */
static void print_code(printer *p, const char *s, size_t n)
{
    static const char named[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    uint32_t code = decode(s, n);

    for (size_t i = 0; n == 1 && i < sizeof(named) - 1; i += 2) {
        if (*s == named[i]) {
            print_char(p, '\\');
            print_char(p, named[i + 1]);
            return;
        }
    }
    if (is_obeyed(code))
        print_hex(p, 'u', code, 4);
    else
        print_bytes(p, s, n);
}

/* Bytes of the first code point; 0: they are not UTF-8. */
static size_t first_code(const char *s, size_t n)
{
    uint8_t state = LM__UTF8_START;

    for (size_t i = 0; i < n; i++) {
        state = lm__utf8_step(state, (uint8_t)s[i]);
        if (state == LM__UTF8_START)
            return i + 1;
        if (state == LM__UTF8_BAD)
            return 0;
    }
    return 0;
}

static void print_text(printer *p, const char *s, size_t n)
{
    print_char(p, '"');
    for (size_t i = 0; i < n;) {
        size_t k = first_code(s + i, n - i);

        if (k)
            print_code(p, s + i, k);
        else
            print_hex(p, 'x', (unsigned char)s[i], 2);
        i += k ? k : 1;
    }
    print_char(p, '"');
}

/* JSON as it is, on one line: what would break it can only be white space. */
static void print_json(printer *p, const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        size_t k = first_code(s + i, n - i);

        if (!k)
            print_hex(p, 'x', (unsigned char)s[i], 2);
        else if (s[i] == '\t' || s[i] == '\n' || s[i] == '\r')
            print_char(p, ' ');
        else if (is_obeyed(decode(s + i, k)))
            print_hex(p, 'u', decode(s + i, k), 4);
        else
            print_bytes(p, s + i, k);
        i += k ? k : 1;
    }
}

static bool is_name(const char *s, size_t n)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";

    for (size_t i = 0; i < n; i++)
        if (!memchr(letters, s[i], sizeof(letters) - 1))
            return false;
    return n > 0;
}

/* A key or an enum's word: bare where nothing in it could mislead. */
static void print_name(printer *p, const char *s, size_t n)
{
    if (is_name(s, n))
        print_bytes(p, s, n);
    else
        print_text(p, s, n);
}

static void print_word(printer *p, const lm_words *words, size_t i)
{
    print_name(p, words->text + words->at[i] + words->lead,
               words->at[i + 1] - words->at[i] - words->lead - words->trail);
}

static void print_int(printer *p, int64_t value)
{
    char text[LM__NUMBER_TEXT];

    print_bytes(p, text, (size_t)(lm__put_int(text, value) - text));
}

static void print_uint(printer *p, uint64_t value)
{
    char text[LM__NUMBER_TEXT];

    print_bytes(p, text, (size_t)(lm__put_uint(text, value) - text));
}

static void print_float(printer *p, size_t size, const char *value)
{
    double number = lm__load_float(size, value);
    char text[LM__NUMBER_TEXT] = "nan";
    char *end = text + 3;

    if (isinf(number)) {
        memcpy(text, number < 0 ? "-inf" : "inf", sizeof("inf"));
        end = text + (number < 0 ? 4 : 3);
    } else if (size == sizeof(float) && !isnan(number)) {
        end = lm__put_float(text, (float)number);
    } else if (!isnan(number)) {
        end = lm__put_double(text, number);
    }
    print_bytes(p, text, (size_t)(end - text));
}

static void print_enum(printer *p, const lm_type *type, const char *value)
{
    const lm_enum *e = type->of;
    int64_t number = lm__load_int(type->size, value);

    for (size_t i = 0; i < e->words->n; i++) {
        if ((e->numbers ? e->numbers[i] : (int64_t)i) == number) {
            print_word(p, e->words, i);
            return;
        }
    }
    print_int(p, number);
}

static void print_fields(printer *p, const lm_model *model, const char *base)
{
    bool first = true;

    for (size_t i = 0; i < model->n_fields; i++) {
        const lm_field *field = &model->fields[i];

        if (!lm__slot_has(&field->type, base + field->offset))
            continue;
        if (!first)
            print_char(p, ' ');
        first = false;
        print_word(p, model->keys, i);
        print_char(p, '=');
        print_slot(p, &field->type, base + field->offset);
    }
}

static void print_model(printer *p, const lm_model *model, const char *base)
{
    print_char(p, '{');
    print_fields(p, model, base);
    print_char(p, '}');
}

static void print_list(printer *p, const lm_type *type, const char *slot)
{
    const lm_type *item = type->of;
    const char *at = lm__slot_pointer(type, slot);
    size_t n = lm__slot_count(type, slot);

    print_char(p, '[');
    for (size_t i = 0; i < n && !p->failed; i++) {
        if (i)
            print_char(p, ',');
        print_slot(p, item, at + i * lm__type_stride(item));
    }
    print_char(p, ']');
}

static void print_map(printer *p, const lm_type *type, const char *slot)
{
    const lm_map *map = type->of;
    const char *entry = lm__slot_pointer(type, slot);
    size_t n = lm__slot_count(type, slot);

    print_char(p, '{');
    for (size_t i = 0; i < n && !p->failed; i++, entry += map->entry_size) {
        const char *key = lm__load_pointer(entry);

        if (i)
            print_char(p, ' ');
        print_name(p, key ? key : "", key ? strlen(key) : 0);
        print_char(p, '=');
        print_slot(p, &map->value, entry + map->value_offset);
    }
    print_char(p, '}');
}

static void print_union(printer *p, const lm_union *u, const char *value)
{
    int kind = lm__load_union_kind(value);
    const lm_union_member *member;

    if (kind < 1 || kind > u->n_members) {
        print_bytes(p, "none", 4);
        return;
    }
    member = &u->members[kind - 1];
    print_slot(p, &member->type, value + member->offset);
}

static void print_string(printer *p, const lm_type *type, const char *slot)
{
    const char *text = lm__slot_pointer(type, slot);
    size_t n = lm__slot_length(type, text);

    if (type->kind != LM_KIND_STRING)
        print_json(p, text, n);
    else
        print_text(p, text, n);
}

static void print_format(printer *p, const lm_format *format, const char *value)
{
    char text[LM_FORMAT_TEXT];
    size_t n = lm_format_write(format, value, text);

    if (n)
        print_bytes(p, text, n);
    else
        print_bytes(p, "invalid", sizeof("invalid") - 1);
}

static void print_blob(printer *p, const char *value)
{
    lm_bytes bytes;

    memcpy(&bytes, value, sizeof(bytes));
    print_char(p, '<');
    for (size_t i = 0; i < bytes.size && !p->failed; i++) {
        print_char(p, hex[bytes.data[i] >> 4]);
        print_char(p, hex[bytes.data[i] & 15]);
    }
    print_char(p, '>');
}

static void print_value(printer *p, const lm_type *type, const char *value)
{
    switch ((lm_kind)type->kind) {
    case LM_KIND_BOOL:
        print_bytes(p, *value ? "true" : "false", *value ? 4 : 5);
        break;
    case LM_KIND_INT:
        print_int(p, lm__load_int(type->size, value));
        break;
    case LM_KIND_UINT:
        print_uint(p, lm__load_uint(type->size, value));
        break;
    case LM_KIND_FLOAT:
        print_float(p, type->size, value);
        break;
    case LM_KIND_STRING:
    case LM_KIND_JSON:
    case LM_KIND_DECIMAL:
        print_string(p, type, value);
        break;
    case LM_KIND_ENUM:
        print_enum(p, type, value);
        break;
    case LM_KIND_FORMAT:
        print_format(p, type->of, value);
        break;
    case LM_KIND_BYTES:
        print_blob(p, value);
        break;
    case LM_KIND_MODEL:
        print_model(p, type->of, value);
        break;
    case LM_KIND_LIST:
        print_list(p, type, value);
        break;
    case LM_KIND_MAP:
        print_map(p, type, value);
        break;
    case LM_KIND_UNION:
        print_union(p, type->of, value);
        break;
    }
}

static void print_slot(printer *p, const lm_type *type, const char *slot)
{
    unsigned level = lm__type_is_container(type);

    if (!lm__slot_has(type, slot)) {
        print_bytes(p, "null", 4);
        return;
    }
    if (p->depth + level > LM_VALUE_DEPTH_MAX) {
        p->failed = true;
        return;
    }
    p->depth += level;
    print_value(p, type, lm__slot_value(type, slot));
    p->depth -= level;
}

int lm_value_print(const lm_type *type, const void *value, FILE *file)
{
    printer p = {file, type->kind == LM_KIND_MODEL, false};

    if (type->kind == LM_KIND_MODEL)
        print_fields(&p, type->of, value);
    else
        print_slot(&p, type, value);
    return p.failed ? EOF : 0;
}
