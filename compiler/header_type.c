/* SPDX-License-Identifier: MIT */
#include "header_part.h"

#include <stdint.h>
#include <string.h>
#include <sys/types.h>

/* The types of C, by the words that name them. */

static const char *int_word(size_t size, bool is_unsigned)
{
    static const char *const words[2][4] = {
        {"int8", "int16", "int32", "int64"},
        {"uint8", "uint16", "uint32", "uint64"}};

    return words[is_unsigned][size == 1   ? 0
                              : size == 2 ? 1
                              : size == 4 ? 2
                                          : 3];
}

#define SIGNED(type)                                                           \
    {                                                                          \
#type, sizeof(type), false                                             \
    }
#define UNSIGNED(type)                                                         \
    {                                                                          \
#type, sizeof(type), true                                              \
    }

/* Names that other headers declare, and what they are on this machine. */
static const struct {
    const char *name;
    size_t size;
    bool is_unsigned;
} integers[] = {
    SIGNED(int8_t),      SIGNED(int16_t),    SIGNED(int32_t),
    SIGNED(int64_t),     UNSIGNED(uint8_t),  UNSIGNED(uint16_t),
    UNSIGNED(uint32_t),  UNSIGNED(uint64_t), UNSIGNED(size_t),
    SIGNED(ssize_t),     SIGNED(ptrdiff_t),  SIGNED(intptr_t),
    UNSIGNED(uintptr_t), SIGNED(intmax_t),   UNSIGNED(uintmax_t),
};

void header_name_type(header *h, const char *name, const c_type *type)
{
    c_type *known = alloc_new(h->p.arena, c_type);

    *known = *type;
    known->name = name;
    *strmap_slot(h->p.arena, &h->types, name) = known;
}

void header_known_types(header *h)
{
    c_type type = {.kind = C_NUMBER};

    for (size_t i = 0; i < sizeof(integers) / sizeof(*integers); i++) {
        type.word = int_word(integers[i].size, integers[i].is_unsigned);
        type.is_size = strcmp(integers[i].name, "size_t") == 0;
        header_name_type(h, integers[i].name, &type);
    }
    header_known_formats(h);
}

c_record *header_record(header *h, const char *word, const char *tag)
{
    const char *key = alloc_printf(h->p.arena, "%s %s", word, tag);
    void **slot = strmap_slot(h->p.arena, &h->types, key);
    c_type *type = *slot;

    if (!type) {
        type = alloc_new(h->p.arena, c_type);
        type->kind = C_RECORD;
        type->record = alloc_new(h->p.arena, c_record);
        *type->record = (c_record){.name = tag,
                                   .c_type = key,
                                   .tag = tag,
                                   .is_enum = *word == 'e',
                                   .decl = SIZE_MAX};
        *slot = type;
    }
    return type->record;
}

/* The words that a type of C is made of. */
typedef enum c_word {
    W_VOID,
    W_CHAR,
    W_SHORT,
    W_INT,
    W_LONG,
    W_FLOAT,
    W_DOUBLE,
    W_BOOL,
    W_SIGNED,
    W_UNSIGNED,
    W_CONST,
    W_VOLATILE,
    W_ATOMIC,
    W_COMPLEX,
    W_COUNT_
} c_word;

static const struct {
    const char *text;
    c_word word;
} words[] = {
    {"void", W_VOID},         {"char", W_CHAR},         {"short", W_SHORT},
    {"int", W_INT},           {"long", W_LONG},         {"float", W_FLOAT},
    {"double", W_DOUBLE},     {"bool", W_BOOL},         {"_Bool", W_BOOL},
    {"signed", W_SIGNED},     {"unsigned", W_UNSIGNED}, {"const", W_CONST},
    {"volatile", W_VOLATILE}, {"_Atomic", W_ATOMIC},    {"_Complex", W_COMPLEX},
};

typedef struct spec {
    unsigned n[W_COUNT_];
    bool any; /* a word that is a type */
} spec;

static bool take_word(header *h, spec *s)
{
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        if (!parser_is_word(&h->p, words[i].text))
            continue;
        s->n[words[i].word]++;
        s->any = s->any || words[i].word < W_CONST;
        parser_take(&h->p);
        return true;
    }
    return false;
}

static void refuse(c_type *type, const char *why)
{
    if (type->kind != C_REFUSED)
        type->why = why;
    type->kind = C_REFUSED;
}

static void set_number(c_type *type, const char *word)
{
    type->kind = C_NUMBER;
    type->word = word;
}

static void set_integer(const spec *s, c_type *type)
{
    size_t size = s->n[W_SHORT]      ? sizeof(short)
                  : s->n[W_LONG] > 1 ? sizeof(long long)
                  : s->n[W_LONG]     ? sizeof(long)
                                     : sizeof(int);

    set_number(type, int_word(size, s->n[W_UNSIGNED]));
}

static void set_arithmetic(const spec *s, c_type *type)
{
    if (s->n[W_VOID])
        refuse(type, "'void' says nothing of what is there");
    else if (s->n[W_COMPLEX])
        refuse(type, "JSON has no complex numbers");
    else if (s->n[W_BOOL])
        set_number(type, "bool");
    else if (s->n[W_DOUBLE] && s->n[W_LONG])
        refuse(type, "'long double' is another type on each machine; write "
                     "'double'");
    else if (s->n[W_FLOAT] || s->n[W_DOUBLE])
        set_number(type, s->n[W_FLOAT] ? "float" : "double");
    else if (s->n[W_CHAR] && (s->n[W_SIGNED] || s->n[W_UNSIGNED]))
        set_number(type, int_word(1, s->n[W_UNSIGNED]));
    else if (s->n[W_CHAR])
        type->kind = C_CHAR;
    else
        set_integer(s, type);
}

/* The members are read when it is known who is of the type. */
static void read_nested(header *h, c_type *type, const char *tag)
{
    if (tag) {
        type->record = header_record(h, "struct", tag);
    } else {
        type->record = alloc_new(h->p.arena, c_record);
        type->record->decl = SIZE_MAX;
    }
    type->record->body = h->p.at;
    header_skip_group(h);
}

/* struct tag, enum tag: also with a body, which is refused here. */
static void read_record(header *h, c_type *type)
{
    parser *p = &h->p;
    bool is_union = parser_is_word(p, "union");
    ast_name word = parser_take_name(p);
    ast_name tag = {0};

    while (header_skip_attribute(h))
        ;
    if (parser_peek(p) == TOKEN_NAME)
        tag = parser_take_name(p);
    type->kind = C_RECORD;
    if (*word.text == 's' && parser_peek(p) == TOKEN_LBRACE) {
        read_nested(h, type, tag.text);
        return;
    }
    if (tag.text && !is_union)
        type->record = header_record(h, word.text, tag.text);
    else
        refuse(type, is_union ? "a union does not say which of its members "
                                "is there"
                              : "it has no name; declare it before this one");
    if (parser_peek(p) != TOKEN_LBRACE)
        return;
    refuse(type, "what is declared within a struct has no name in C++; declare "
                 "it before this one");
    header_skip_group(h);
}

static void read_name(header *h, c_type *type)
{
    ast_name name = parser_take_name(&h->p);
    const c_type *known = strmap_get(&h->types, name.text);

    if (known)
        *type = *known;
    else
        *type = (c_type){.kind = C_UNKNOWN, .word = name.text};
}

static bool is_record_word(const parser *p)
{
    return parser_is_word(p, "struct") || parser_is_word(p, "union") ||
           parser_is_word(p, "enum");
}

/* "unsigned long" as it stands, without attributes. */
static const char *spell(const header *h, size_t first, size_t end)
{
    const parser *p = &h->p;
    const char *text = NULL;

    for (size_t i = first; i < end; i++) {
        source_span span = parser_span(p, i);
        int n = (int)(span.end - span.start);

        if (p->tokens.items[i].kind != TOKEN_NAME)
            continue;
        text = text ? alloc_printf(p->arena, "%s %.*s", text, n,
                                   span.file->text + span.start)
                    : alloc_strndup(p->arena, span.file->text + span.start,
                                    (size_t)n);
    }
    return text ? text : "";
}

c_type header_type(header *h)
{
    parser *p = &h->p;
    c_type type = {0};
    spec s = {0};
    size_t first;
    size_t end;

    while (header_skip_attribute(h))
        ;
    first = end = p->at;
    for (;; end = p->at) {
        bool named = type.kind != C_UNKNOWN || type.word;

        if (take_word(h, &s) || header_skip_attribute(h))
            continue;
        if (s.any || named || parser_peek(p) != TOKEN_NAME)
            break;
        if (is_record_word(p))
            read_record(h, &type);
        else
            read_name(h, &type);
    }
    if (s.any)
        set_arithmetic(&s, &type);
    else if (type.kind == C_UNKNOWN && !type.word)
        refuse(&type, "its type is missing");
    if (s.n[W_VOLATILE] || s.n[W_ATOMIC])
        refuse(&type, "lmc writes to plain memory, not to what is volatile or "
                      "atomic");
    type.is_const = s.n[W_CONST];
    /* Of a body each word would be in it; such a type gets a typedef. */
    if (type.kind != C_RECORD || !type.record->body)
        type.name = spell(h, first, end);
    type.span = end > first ? parser_since(p, first) : parser_here(p);
    return type;
}
