/* SPDX-License-Identifier: MIT */
#ifndef LM_TABLE_H
#define LM_TABLE_H

#include "lm/api.h"
#include "lm/format.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

LM_BEGIN_DECLS

/*
 * The tables that lmc writes and that one engine reads: how a type stands in
 * JSON, how it lies in C, and what its values must satisfy. Tables are
 * constants; generated files fill them in by position, which is the same in
 * C11 and C++17, so the order of the members is part of the format
 * (LM_TABLE_VERSION).
 *
 * Threads: tables are never written to; any number of threads may read them.
 */

/* What a type is, and how its value lies in C. */
typedef enum lm_kind {
    LM_KIND_BOOL,   /* bool */
    LM_KIND_INT,    /* int8_t to int64_t, by size; rules: lm_int_rules */
    LM_KIND_UINT,   /* uint8_t to uint64_t; rules: lm_uint_rules */
    LM_KIND_FLOAT,  /* float or double, by size; rules: lm_float_rules */
    LM_KIND_STRING, /* char *, NUL-terminated; rules: lm_string_rules */
    LM_KIND_ENUM,   /* a C enum; of: lm_enum */
    LM_KIND_MODEL,  /* the struct; of: lm_model */
    LM_KIND_LIST,   /* items and count; of: lm_type; rules: lm_list_rules */
    LM_KIND_MAP,    /* entries and count; of: lm_map; rules: lm_list_rules */
    LM_KIND_UNION,  /* struct of kind and union; of: lm_union */
    LM_KIND_JSON,   /* char *: the text of any one JSON value */
    LM_KIND_FORMAT, /* a type of lm/format.h; of: lm_format; rules:
                       lm_format_rules */
    LM_KIND_BYTES,  /* lm_bytes; rules: lm_string_rules of the bytes, with the
                       pattern of base64 */
    LM_KIND_DECIMAL /* char *: the text of a number; rules: lm_decimal_rules */
} lm_kind;

enum {
    /* Takes null, which means "no value"; a missing key means the same. */
    LM_TYPE_OPTIONAL = 1,
    /* The slot holds a pointer to the value; NULL is "no value". */
    LM_TYPE_BOXED = 2,
    /* char[size] or T[size / element size] in place, no pointer. */
    LM_TYPE_INLINE = 4,
    /* No conversion, whatever the policy of the call. */
    LM_TYPE_STRICT = 8
};

/*
 * A type. "No value" is: NULL where the slot is a pointer (BOXED, or STRING,
 * LIST, MAP and JSON that are not INLINE), or the bool at `companion`, if there
 * is one, is false. A list or map that is empty and present points at
 * something, so that it differs from one that is absent.
 */
typedef struct lm_type {
    uint8_t kind;  /* lm_kind */
    uint8_t flags; /* LM_TYPE_... */
    /*
     * Of an item with a companion: bytes of the struct that holds the two,
     * the value first, which is the step from item to item. Else 0: the step
     * is that of a pointer (BOXED) or size.
     */
    uint16_t stride;
    uint32_t size; /* bytes of the value in C (the target, if BOXED) */
    /*
     * Bytes from the value's slot to what goes with it: the size_t count of
     * a LIST or MAP, or the bool has_x of another optional. 0: nothing.
     */
    int32_t companion;
    const void *of;    /* by kind, see lm_kind; else NULL */
    const void *rules; /* by kind, see lm_kind; NULL: none */
} lm_type;

/* The companion of a member, for lm_type.companion. */
#define LM_COMPANION(type, member, companion_member)                           \
    ((int32_t)offsetof(type, companion_member) -                               \
     (int32_t)offsetof(type, member))

/* Which members of a rules struct count. */
enum {
    LM_RULE_MIN = 1,   /* min: the value itself is allowed */
    LM_RULE_MAX = 2,   /* max: the value itself is allowed */
    LM_RULE_ABOVE = 4, /* min: the value itself is not (no integers) */
    LM_RULE_BELOW = 8, /* max: the value itself is not (no integers) */
    LM_RULE_MULTIPLE_OF = 16,
    LM_RULE_VALUES = 32, /* the value must be one of values */
    LM_RULE_UNIQUE = 64, /* no two items are equal */
    LM_RULE_PATTERN = 128
};

/*
 * Exclusive bounds of integers are made inclusive by the compiler. In all
 * rules a bound that does not count is the widest that there is (0 and
 * UINT32_MAX for lengths): the engine is faster so.
 */
typedef struct lm_int_rules {
    uint32_t set; /* LM_RULE_... */
    uint32_t n_values;
    int64_t min, max;
    int64_t multiple_of;   /* above 0 */
    const int64_t *values; /* ascending */
} lm_int_rules;

typedef struct lm_uint_rules {
    uint32_t set;
    uint32_t n_values;
    uint64_t min, max;
    uint64_t multiple_of;
    const uint64_t *values;
} lm_uint_rules;

/* multiple_of is digits * 10^exponent: 0.01 is 1, -2. It binds exactly. */
typedef struct lm_float_rules {
    uint32_t set;
    int32_t multiple_exponent;
    double min, max;
    int64_t multiple_digits;
} lm_float_rules;

/*
 * A regular expression as a table over bytes (UTF-8). State 0 is dead: no
 * continuation matches. State 1 is the start.
 */
typedef struct lm_pattern {
    const char *source;     /* as written, for messages */
    const uint8_t *classes; /* 256: class of each byte */
    const uint16_t *next;   /* [state * n_classes + class] */
    const uint8_t *accepts; /* bit set: the state accepts */
    uint16_t n_classes;
    uint16_t n_states;
    const char *format; /* of whose texts it is, for messages; or NULL */
} lm_pattern;

/* Lengths count code points, as JSON Schema's minLength and maxLength do. */
typedef struct lm_string_rules {
    uint32_t set;
    uint32_t min, max;
    const lm_pattern *pattern; /* NULL: none */
} lm_string_rules;

/* text: nothing but the pattern of the format. */
typedef struct lm_format_rules {
    lm_string_rules text;
    uint32_t set;          /* LM_RULE_MIN, MAX, ABOVE, BELOW */
    const char *min, *max; /* texts of the format */
} lm_format_rules;

/* As lm_float_rules; the bounds are numbers of JSON, and exact. */
typedef struct lm_decimal_rules {
    uint32_t set;
    int32_t multiple_exponent;
    int64_t multiple_digits;
    const char *min, *max;
} lm_decimal_rules;

typedef struct lm_list_rules {
    uint32_t set;
    uint32_t min, max;
} lm_list_rules;

/* Behind the last word of an lm_words; the literal adds one NUL more. */
#define LM_WORDS_END                                                           \
    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"                                         \
    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"

/*
 * A set of words (the keys of a model, the values of an enum) as they stand
 * in JSON, one behind the other: `,"name":,"age":` for keys, `"red""green"`
 * for values, with 32 NUL bytes behind the last, so that a word may be
 * compared in blocks. Word i is text[at[i]] to text[at[i + 1]]; without its
 * first `lead` and last `trail` bytes it is the word itself, UTF-8 with no
 * JSON escape undone. A word that JSON must escape (it holds a quote, a
 * backslash or a control character) makes `plain` false: then blocks of text
 * must not be compared, only the words.
 */
typedef struct lm_words {
    const char *text;
    const uint32_t *at;     /* n + 1 */
    const uint16_t *sorted; /* word numbers in the order of their bytes */
    const uint16_t *slots;  /* by lm_words_slot(): the only word that can be
                               meant; NULL: no perfect hash, use sorted */
    uint64_t multiplier;
    uint16_t n;
    uint8_t shift;
    uint8_t lead, trail;
    bool plain;
} lm_words;

/* A value of the enum is the word's number, or numbers[] of it. */
typedef struct lm_enum {
    const char *name;
    const lm_words *words;
    const int32_t *numbers; /* NULL: 0, 1, 2, ... */
    int32_t unknown;        /* word for a value not listed (@unknown); or -1 */
} lm_enum;

enum {
    LM_FIELD_REQUIRED = 1,
    LM_FIELD_CHECKED = 2,      /* the model's checks hold one for it */
    LM_FIELD_ATOMIC = 4,       /* partial values show it only when complete */
    LM_FIELD_NONNULL = 8,      /* partial values of the model wait for it */
    LM_FIELD_DROP_INVALID = 16 /* lax: an invalid item is left out */
};

/*
 * What a field is, in one word: for those that are read most, all that the
 * engine would else ask their types for, member by member. lmc writes it down;
 * a table made by hand may say ANY. Other fields than ANY are neither CHECKED
 * nor DROP_INVALID, and their types are not INLINE; OPTIONAL or BOXED are only
 * those that say "or null".
 */
typedef enum lm_op {
    LM_OP_ANY,            /* as the type says */
    LM_OP_TEXT,           /* STRING without rules */
    LM_OP_LENGTH,         /* STRING whose rules are no more than lengths */
    LM_OP_TEXT_OR_NULL,   /* the same, or null; without a companion */
    LM_OP_INT64,          /* INT of 8 bytes, whose rules, if any, are bounds */
    LM_OP_INT32,          /* the same of 4 bytes */
    LM_OP_DOUBLE,         /* FLOAT of 8 bytes */
    LM_OP_DOUBLE_OR_NULL, /* the same, or null; with a companion */
    LM_OP_BOOL,           /* BOOL */
    LM_OP_ENUM,           /* ENUM of 4 bytes, whose words are plain and have
                             slots; a value is the word's number */
    LM_OP_MODEL,          /* MODEL */
    LM_OP_MODEL_OR_NULL,  /* MODEL in a box, or null */
    LM_OP_LIST            /* LIST */
} lm_op;

enum { LM_FIELD_KEY_MAX = 31 };

typedef struct lm_field {
    lm_type type;
    uint32_t offset; /* of the member in the struct */
    uint16_t flags;  /* LM_FIELD_... */
    uint8_t op;      /* lm_op */
    /*
     * Bytes of its key in JSON, with quotes and colon: of one that blocks of
     * text can be compared with, in a set of words that is plain, up to
     * LM_FIELD_KEY_MAX. 0: of another.
     */
    uint8_t n_key;
} lm_field;

/* What a check is called with; see lm/check.h. */
typedef struct lm_check lm_check;

/* value is the model's struct, complete as far as the check needs it. */
typedef bool (*lm_check_fn)(const void *value, lm_check *check);

typedef struct lm_check_row {
    lm_check_fn run;
    const char *name; /* as written in the model */
    int32_t field;    /* its number; -1: the whole model */
} lm_check_row;

enum {
    LM_MODEL_FORBID_EXTRA = 1, /* an unknown key is a violation */
    LM_MODEL_KEEP_EXTRA = 2,   /* unknown keys are kept as JSON text */
    LM_MODEL_STRICT = 4,       /* @@strict: no conversions in it */
    LM_MODEL_WAITS = 8,        /* a field of it is LM_FIELD_NONNULL */
    LM_MODEL_WATCHED = 16 /* `fast` runs under a tool that sees each read */
};

/*
 * A parser that lmc emitted for a model: reads an object at `at` to value and
 * returns the byte behind it, or NULL, and then the tables are used. See
 * lm/fast.h.
 */
typedef struct lm_fast lm_fast;
typedef const char *lm_fast_fn(lm_fast *fast, const char *at, void *value);

typedef struct lm_model {
    const char *name; /* of the C struct */
    const lm_field *fields;
    const lm_words *keys;     /* word i is the key of field i */
    const char *const *inits; /* default of field i as JSON text, or NULL;
                                 the array is NULL where there is none */
    const lm_check_row *checks;
    uint32_t size; /* of the struct */
    uint16_t n_fields;
    uint16_t n_checks;
    uint32_t flags;   /* LM_MODEL_... */
    uint32_t extra;   /* offset of the char * for KEEP_EXTRA */
    lm_fast_fn *fast; /* or NULL */
} lm_model;

/* An entry is a struct: char *key first, then the value. */
typedef struct lm_map {
    lm_type value;
    uint32_t entry_size;
    uint32_t value_offset;
} lm_map;

/* Kinds of JSON tokens a value can begin with. */
enum {
    LM_TOKEN_NULL = 1,
    LM_TOKEN_BOOL = 2,
    LM_TOKEN_NUMBER = 4,
    LM_TOKEN_STRING = 8,
    LM_TOKEN_ARRAY = 16,
    LM_TOKEN_OBJECT = 32
};

typedef struct lm_union_member {
    lm_type type;
    uint32_t offset; /* of the member in the union's struct */
    uint32_t tokens; /* LM_TOKEN_... that only it takes, or that it shares */
} lm_union_member;

/*
 * A union's struct begins with its kind, an int-sized enum: 0 is "none", i + 1
 * is member i. The first token picks the member; where several take an
 * object, the value of the key `tag` does, or, if tag is NULL, the first key
 * that is one of words.
 */
typedef struct lm_union {
    const char *name;
    const lm_union_member *members;
    const char *tag;            /* key of the discriminator; NULL: none */
    const lm_words *words;      /* tag values or distinguishing keys; or NULL */
    const uint16_t *members_of; /* member of each word */
    uint16_t n_members;
} lm_union;

/*
 * Hash of a word of n bytes at s, on which lmc builds slots:
 * (key * multiplier) >> shift, where key takes the first and the last eight
 * bytes and the length.
 */
static inline uint64_t lm_words_key(const char *s, size_t n)
{
    uint64_t head = 0;
    uint64_t tail = 0;
    size_t k = n < 8 ? n : 8;

    for (size_t i = 0; i < k; i++) {
        head |= (uint64_t)(unsigned char)s[i] << (8 * i);
        tail |= (uint64_t)(unsigned char)s[n - k + i] << (8 * i);
    }
    return (n < 8 ? head : head ^ (tail * 3)) + n;
}

static inline size_t lm_words_slot(const lm_words *words, const char *s,
                                   size_t n)
{
    return (size_t)((lm_words_key(s, n) * words->multiplier) >> words->shift);
}

LM_END_DECLS

#endif
