/* SPDX-License-Identifier: MIT */
#include "gguf.h"

#include <string.h>

enum {
    MIN_VERSION = 2, /* version 1 had counts of 32 bits */
    MAX_VERSION = 3,
    MAX_DIMENSIONS = 4,
    MAX_SIDE = 1 << 24 /* of a matrix; keeps products within 64 bits */
};

enum value_type {
    VALUE_UINT32 = 4,
    VALUE_INT32 = 5,
    VALUE_FLOAT32 = 6,
    VALUE_STRING = 8,
    VALUE_ARRAY = 9,
    VALUE_TYPES = 13
};

/* Bytes of a value by type; 0: its size is in the file. */
static const uint8_t value_sizes[VALUE_TYPES] = {1, 1, 2, 2, 4, 4, 4,
                                                 1, 0, 0, 8, 8, 8};

/* A place in the file; failed once it was asked for more than there is. */
typedef struct cursor {
    const unsigned char *at;
    const unsigned char *end;
    bool failed;
} cursor;

static const unsigned char *take(cursor *in, uint64_t n)
{
    const unsigned char *at = in->at;

    if (in->failed || n > (uint64_t)(in->end - in->at)) {
        in->failed = true;
        return NULL;
    }
    in->at += n;
    return at;
}

/* Little endian, whatever the machine is. */
static uint64_t take_uint(cursor *in, unsigned n)
{
    const unsigned char *at = take(in, n);
    uint64_t value = 0;

    for (unsigned i = 0; at && i < n; i++)
        value |= (uint64_t)at[i] << (8 * i);
    return value;
}

static gguf_text take_text(cursor *in)
{
    uint64_t size = take_uint(in, 8);
    const unsigned char *at = take(in, size);

    return at ? (gguf_text){(const char *)at, (size_t)size}
              : (gguf_text){"", 0};
}

static void skip_array(cursor *in)
{
    uint64_t type = take_uint(in, 4);
    uint64_t n = take_uint(in, 8);

    if (type == VALUE_STRING) {
        /* Each takes at least its length, so that this ends. */
        for (uint64_t i = 0; i < n && !in->failed; i++)
            take_text(in);
    } else if (type < VALUE_TYPES && value_sizes[type] && n <= UINT64_MAX / 8) {
        take(in, n * value_sizes[type]);
    } else {
        in->failed = true; /* of an unknown type, or of arrays */
    }
}

static void skip_value(cursor *in, uint64_t type)
{
    if (type >= VALUE_TYPES)
        in->failed = true;
    else if (type == VALUE_ARRAY)
        skip_array(in);
    else if (type == VALUE_STRING)
        take_text(in);
    else
        take(in, value_sizes[type]);
}

bool gguf_text_is(gguf_text text, const char *s)
{
    return text.size == strlen(s) && memcmp(text.at, s, text.size) == 0;
}

/* Stands behind the header. */
static cursor start(const gguf *file)
{
    return (cursor){file->bytes + 24, file->bytes + file->size, false};
}

/* Puts the cursor on the key's value, which is of that type. */
static bool find(const gguf *file, const char *key, uint64_t want, cursor *out)
{
    cursor in = start(file);

    for (uint64_t i = 0; i < file->n_values; i++) {
        gguf_text name = take_text(&in);
        uint64_t type = take_uint(&in, 4);

        if (gguf_text_is(name, key)) {
            *out = in;
            return type == want;
        }
        skip_value(&in, type);
    }
    return false;
}

bool gguf_uint(const gguf *file, const char *key, uint32_t *out)
{
    cursor in;

    if (!find(file, key, VALUE_UINT32, &in))
        return false;
    *out = (uint32_t)take_uint(&in, 4);
    return true;
}

static float to_float(uint32_t bits)
{
    float value;

    memcpy(&value, &bits, sizeof(value));
    return value;
}

bool gguf_float(const gguf *file, const char *key, float *out)
{
    cursor in;

    if (!find(file, key, VALUE_FLOAT32, &in))
        return false;
    *out = to_float((uint32_t)take_uint(&in, 4));
    return true;
}

bool gguf_string(const gguf *file, const char *key, gguf_text *out)
{
    cursor in;

    if (!find(file, key, VALUE_STRING, &in))
        return false;
    *out = take_text(&in);
    return true;
}

static bool find_array(const gguf *file, const char *key, uint64_t want,
                       gguf_array *out)
{
    cursor in;

    if (!find(file, key, VALUE_ARRAY, &in) || take_uint(&in, 4) != want)
        return false;
    out->n = take_uint(&in, 8);
    out->at = in.at;
    out->end = in.end;
    return true;
}

bool gguf_texts(const gguf *file, const char *key, gguf_array *out)
{
    return find_array(file, key, VALUE_STRING, out);
}

bool gguf_ints(const gguf *file, const char *key, gguf_array *out)
{
    return find_array(file, key, VALUE_INT32, out);
}

gguf_text gguf_next_text(gguf_array *array)
{
    cursor in = {array->at, array->end, false};
    gguf_text text = take_text(&in);

    array->at = in.at;
    array->n--;
    return text;
}

int32_t gguf_next_int(gguf_array *array)
{
    cursor in = {array->at, array->end, false};
    uint32_t bits = (uint32_t)take_uint(&in, 4);
    int32_t value;

    memcpy(&value, &bits, sizeof(value));
    array->at = in.at;
    array->n--;
    return value;
}

/* 0: the type is not one of ours, or the row is not of whole blocks. */
static uint64_t row_bytes(uint64_t type, uint64_t columns)
{
    switch (type) {
    case GGUF_F32:
        return columns * 4;
    case GGUF_F16:
        return columns * 2;
    case GGUF_Q8_0:
        return columns % GGUF_BLOCK ? 0
                                    : columns / GGUF_BLOCK * GGUF_BLOCK_BYTES;
    default:
        return 0;
    }
}

/* Columns first, as in the file; sides that are not given are 1. */
static bool take_sides(cursor *in, uint64_t *columns, uint64_t *rows)
{
    uint64_t sides[MAX_DIMENSIONS] = {1, 1, 1, 1};
    uint64_t n = take_uint(in, 4);

    for (uint64_t i = 0; i < n && !in->failed; i++) {
        uint64_t side = take_uint(in, 8);

        if (i >= MAX_DIMENSIONS || !side || side > MAX_SIDE)
            return false;
        sides[i] = side;
    }
    *columns = sides[0];
    *rows = sides[1];
    return sides[2] == 1 && sides[3] == 1 && !in->failed;
}

/* Reads one description; false: it is not valid, or not of ours. */
static bool take_tensor(const gguf *file, cursor *in, gguf_text *name,
                        gguf_tensor *out)
{
    uint64_t columns;
    uint64_t rows;
    uint64_t type;
    uint64_t offset;
    uint64_t size;

    *name = take_text(in);
    if (!take_sides(in, &columns, &rows))
        return false;
    type = take_uint(in, 4);
    offset = take_uint(in, 8);
    size = row_bytes(type, columns) * rows;
    if (in->failed || !size || offset > file->size - file->data ||
        size > file->size - file->data - offset)
        return false;
    out->type = (gguf_type)type;
    out->columns = (uint32_t)columns;
    out->rows = (uint32_t)rows;
    out->data = file->bytes + file->data + offset;
    return true;
}

bool gguf_find_tensor(const gguf *file, const char *name, gguf_tensor *out)
{
    cursor in = start(file);

    in.at = file->bytes + file->tensors;
    for (uint64_t i = 0; i < file->n_tensors; i++) {
        gguf_text found;
        gguf_tensor tensor;

        if (!take_tensor(file, &in, &found, &tensor))
            return false;
        if (gguf_text_is(found, name)) {
            *out = tensor;
            return true;
        }
    }
    return false;
}

/* Walks what stands before the weights, to see that it is all there. */
static bool walk(gguf *file)
{
    cursor in = start(file);
    uint32_t alignment = 32;

    for (uint64_t i = 0; i < file->n_values && !in.failed; i++) {
        take_text(&in);
        skip_value(&in, take_uint(&in, 4));
    }
    if (in.failed)
        return false;
    file->tensors = (size_t)(in.at - file->bytes);
    for (uint64_t i = 0; i < file->n_tensors && !in.failed; i++) {
        uint64_t side;

        take_text(&in);
        if (!take_sides(&in, &side, &side))
            return false;
        take(&in, 12);
    }
    gguf_uint(file, "general.alignment", &alignment);
    if (!alignment || alignment % 8)
        return false;
    file->data = (size_t)(in.at - file->bytes);
    take(&in, (alignment - file->data % alignment) % alignment);
    file->data = (size_t)(in.at - file->bytes);
    return !in.failed;
}

static bool check_tensors(const gguf *file)
{
    cursor in = start(file);
    gguf_text name;
    gguf_tensor tensor;

    in.at = file->bytes + file->tensors;
    for (uint64_t i = 0; i < file->n_tensors; i++)
        if (!take_tensor(file, &in, &name, &tensor))
            return false;
    return true;
}

lm_status gguf_open(gguf *file, const void *bytes, size_t size, lm_error *err)
{
    gguf opened = {.bytes = bytes, .size = size};
    cursor in = {bytes, opened.bytes + size, false};
    const unsigned char *magic = take(&in, 4);
    uint64_t version = take_uint(&in, 4);

    opened.n_tensors = take_uint(&in, 8);
    opened.n_values = take_uint(&in, 8);
    if (in.failed || memcmp(magic, "GGUF", 4) != 0)
        return lm_error_set(err, LM_SYNTAX, "this is not a GGUF file");
    if (version < MIN_VERSION || version > MAX_VERSION)
        return lm_error_set(err, LM_UNSUPPORTED,
                            "GGUF of version %u is not known here",
                            (unsigned)version);
    if (!walk(&opened))
        return lm_error_set(err, LM_SYNTAX, "the GGUF file is damaged");
    if (!check_tensors(&opened))
        return lm_error_set(err, LM_UNSUPPORTED,
                            "the GGUF file is cut, or holds weights of a "
                            "kind that is not known here");
    *file = opened;
    return LM_OK;
}
