/* SPDX-License-Identifier: MIT */
#include "builtin.h"

#include <string.h>

const builtin_type builtin_types[] = {
    {"string", BUILTIN_PLAIN, TYPE_STRING, 0, false},
    {"int", BUILTIN_PLAIN, TYPE_INT, 64, false},
    {"int8", BUILTIN_PLAIN, TYPE_INT, 8, false},
    {"int16", BUILTIN_PLAIN, TYPE_INT, 16, false},
    {"int32", BUILTIN_PLAIN, TYPE_INT, 32, false},
    {"int64", BUILTIN_PLAIN, TYPE_INT, 64, false},
    {"uint8", BUILTIN_PLAIN, TYPE_INT, 8, true},
    {"uint16", BUILTIN_PLAIN, TYPE_INT, 16, true},
    {"uint32", BUILTIN_PLAIN, TYPE_INT, 32, true},
    {"uint64", BUILTIN_PLAIN, TYPE_INT, 64, true},
    {"float", BUILTIN_PLAIN, TYPE_FLOAT, 32, false},
    {"double", BUILTIN_PLAIN, TYPE_FLOAT, 64, false},
    {"bool", BUILTIN_PLAIN, TYPE_BOOL, 0, false},
    {"json", BUILTIN_PLAIN, TYPE_JSON, 0, false},
    {"map", BUILTIN_MAP, TYPE_MAP, 0, false},
    {"maybe", BUILTIN_MAYBE, TYPE_MODEL, 0, false},
    {"datetime", BUILTIN_PLAIN, TYPE_FORMAT, 0, false},
    {"date", BUILTIN_PLAIN, TYPE_FORMAT, 0, false},
    {"time", BUILTIN_PLAIN, TYPE_FORMAT, 0, false},
    {"duration", BUILTIN_PLAIN, TYPE_FORMAT, 0, false},
    {"uuid", BUILTIN_PLAIN, TYPE_FORMAT, 0, false},
    {"email", BUILTIN_PLAIN, TYPE_STRING, 0, false},
    {"uri", BUILTIN_PLAIN, TYPE_STRING, 0, false},
    {"ipv4", BUILTIN_PLAIN, TYPE_FORMAT, 0, false},
    {"ipv6", BUILTIN_PLAIN, TYPE_FORMAT, 0, false},
    {"bytes", BUILTIN_PLAIN, TYPE_BYTES, 0, false},
    {"decimal", BUILTIN_PLAIN, TYPE_DECIMAL, 0, false},
};

const size_t builtin_count = sizeof(builtin_types) / sizeof(builtin_types[0]);

typedef struct other_word {
    const char *word;
    const char *here;
} other_word;

static const other_word other_words[] = {
    {"str", "string"},
    {"text", "string"},
    {"char", "string' or 'char[32]"},
    {"integer", "int"},
    {"long", "int64"},
    {"short", "int16"},
    {"unsigned", "uint64"},
    {"uint", "uint64"},
    {"byte", "uint8"},
    {"number", "double"},
    {"float32", "float"},
    {"float64", "double"},
    {"real", "double"},
    {"boolean", "bool"},
    {"any", "json"},
    {"object", "map<T>"},
    {"dict", "map<T>"},
    {"list", "T[]"},
    {"array", "T[]"},
    {"null", "T?"},
    {"optional", "T?"},
    {"true", "bool"},
    {"false", "bool"},
    {"Optional", "T?"},
    {"List", "T[]"},
    {"Dict", "map<T>"},
};

const builtin_type *builtin_find(const char *name)
{
    for (size_t i = 0; i < builtin_count; i++)
        if (strcmp(builtin_types[i].name, name) == 0)
            return &builtin_types[i];
    return NULL;
}

const char *builtin_other_word(const char *word)
{
    for (size_t i = 0; i < sizeof(other_words) / sizeof(other_words[0]); i++)
        if (strcmp(other_words[i].word, word) == 0)
            return other_words[i].here;
    return NULL;
}

const char *builtin_kind_word(type_kind kind)
{
    static const char *const words[] = {
        [TYPE_BOOL] = "bool",       [TYPE_INT] = "int",
        [TYPE_FLOAT] = "double",    [TYPE_STRING] = "string",
        [TYPE_ENUM] = "enum",       [TYPE_MODEL] = "model",
        [TYPE_LIST] = "list",       [TYPE_MAP] = "map",
        [TYPE_UNION] = "union",     [TYPE_JSON] = "json",
        [TYPE_DECIMAL] = "decimal", [TYPE_FORMAT] = NULL,
        [TYPE_BYTES] = NULL};

    return words[kind];
}

/* 0 to 3 for 8 to 64 bits. */
static unsigned size_class(const model_type *type)
{
    unsigned n = 0;

    for (unsigned bits = 8; bits < type->bits; bits *= 2)
        n++;
    return n;
}

const char *builtin_min(const model_type *type)
{
    static const char *const min[] = {"-128", "-32768", "-2147483648",
                                      "-9223372036854775808"};

    if (type->kind == TYPE_FLOAT)
        return type->bits == 32 ? "-3.4028234663852886e38"
                                : "-1.7976931348623157e308";
    return type->is_unsigned ? "0" : min[size_class(type)];
}

const char *builtin_max(const model_type *type)
{
    static const char *const max[2][4] = {
        {"127", "32767", "2147483647", "9223372036854775807"},
        {"255", "65535", "4294967295", "18446744073709551615"}};

    if (type->kind == TYPE_FLOAT)
        return builtin_min(type) + 1;
    return max[type->is_unsigned][size_class(type)];
}
