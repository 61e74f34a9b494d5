/* Made by lmc from fast.model: edit that file, not this one. */
#ifndef FAST_LM_H
#define FAST_LM_H

#include <lm/generated.h>
#include "shared.lm.h"

#if LM_TABLE_VERSION != 8
#error "fast.lm.h was made for another liblm: run this one's lmc on fast.model"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What a function here returns is the caller's until the _free of its type,
 * which takes all that the value holds with it. Arguments are borrowed for the
 * time of the call.
 *
 * Threads: any number may read a value while none changes it; the tables are
 * constants.
 */

typedef enum Colour {
    Colour_red,
    Colour_green,
    Colour_blue,
} Colour;

extern const lm_enum Colour_enum;

typedef enum Part_level {
    Part_level_low,
    Part_level_high,
    Part_level_end_user,
} Part_level;

extern const lm_enum Part_level_enum;

typedef struct Node Node;

/* Numbers to the ends of their types, and with rules of every kind. */
typedef struct Sizes {
    int8_t i8;
    int16_t i16;
    int32_t i32;
    int64_t i64;
    uint8_t u8;
    uint16_t u16;
    uint32_t u32;
    uint64_t u64;
    float f;
    double d;
    double any;
    int64_t one_of;
    bool has_maybe;
    int64_t maybe;
    bool has_maybe_d;
    double maybe_d;
    bool has_maybe_u;
    uint8_t maybe_u;
} Sizes;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Sizes *Sizes_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Sizes_write(const Sizes *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Sizes_print(const Sizes *value, FILE *file);

/* A deep copy; NULL: no memory. */
Sizes *Sizes_copy(const Sizes *value);

/* Equal as JSON values are. */
bool Sizes_equal(const Sizes *a, const Sizes *b);

/* value may be NULL; else it is one that a function here returned. */
void Sizes_free(Sizes *value);

/* What these functions hand to the library. */
extern const lm_model Sizes_model;
extern const lm_type Sizes_type;

typedef struct Part {
    char *sku;
    char *text;
    Colour colour;
    Part_level level;
    bool on;
    char *note;
    bool has_tone;
    Colour tone;
    bool has_lit;
    bool lit;
} Part;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Part *Part_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Part_write(const Part *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Part_print(const Part *value, FILE *file);

/* A deep copy; NULL: no memory. */
Part *Part_copy(const Part *value);

/* Equal as JSON values are. */
bool Part_equal(const Part *a, const Part *b);

/* value may be NULL; else it is one that a function here returned. */
void Part_free(Part *value);

/* What these functions hand to the library. */
extern const lm_model Part_model;
extern const lm_type Part_type;

struct Node {
    int64_t value;
    Node *next;
    Node *kids;
    size_t n_kids;
};

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Node *Node_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Node_write(const Node *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Node_print(const Node *value, FILE *file);

/* A deep copy; NULL: no memory. */
Node *Node_copy(const Node *value);

/* Equal as JSON values are. */
bool Node_equal(const Node *a, const Node *b);

/* value may be NULL; else it is one that a function here returned. */
void Node_free(Node *value);

/* What these functions hand to the library. */
extern const lm_model Node_model;
extern const lm_type Node_type;

/* The shortest object there is. */
typedef struct One {
    char *only;
} One;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
One *One_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status One_write(const One *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int One_print(const One *value, FILE *file);

/* A deep copy; NULL: no memory. */
One *One_copy(const One *value);

/* Equal as JSON values are. */
bool One_equal(const One *a, const One *b);

/* value may be NULL; else it is one that a function here returned. */
void One_free(One *value);

/* What these functions hand to the library. */
extern const lm_model One_model;
extern const lm_type One_type;

typedef struct Others_counts_entry {
    char *key;
    int64_t value;
} Others_counts_entry;

typedef enum Others_either_kind {
    Others_either_none,
    Others_either_int_,
    Others_either_part,
    Others_either_string,
} Others_either_kind;

typedef struct Others_either {
    Others_either_kind kind; /* which of these it is */
    union {
        int64_t int_;
        Part part;
        char *string;
    };
} Others_either;

typedef struct Others_rows_item {
    int64_t *items;
    size_t n_items;
} Others_rows_item;

typedef struct Others_parts_entry {
    char *key;
    Part *value;
} Others_parts_entry;

typedef struct Others_nested_map_entry {
    char *key;
    char *value;
} Others_nested_map_entry;

typedef struct Others_nested_map_items {
    Others_nested_map_entry *items;
    size_t n_items;
} Others_nested_map_items;

typedef enum Others_nested_kind {
    Others_nested_none,
    Others_nested_int_,
    Others_nested_map,
} Others_nested_kind;

typedef struct Others_nested {
    Others_nested_kind kind; /* which of these it is */
    union {
        int64_t int_;
        Others_nested_map_items map;
    };
} Others_nested;

/* Kinds that an emitted parser has the tables read, one value at a time. */
typedef struct Others {
    lm_datetime when;
    lm_bytes raw;
    char *amount;
    char *any;
    Others_counts_entry *counts;
    size_t n_counts;
    Others_either either;
    Others_rows_item *rows;
    size_t n_rows;
    char **once;
    size_t n_once;
    One **holes;
    size_t n_holes;
    Others_parts_entry *parts;
    size_t n_parts;
    double share;
    Others_nested *nested;
    bool has_id;
    lm_uuid id;
} Others;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Others *Others_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Others_write(const Others *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Others_print(const Others *value, FILE *file);

/* A deep copy; NULL: no memory. */
Others *Others_copy(const Others *value);

/* Equal as JSON values are. */
bool Others_equal(const Others *a, const Others *b);

/* value may be NULL; else it is one that a function here returned. */
void Others_free(Others *value);

/* What these functions hand to the library. */
extern const lm_model Others_model;
extern const lm_type Others_type;

typedef struct Rest_map_entry {
    char *key;
    int64_t value;
} Rest_map_entry;

typedef enum Rest_either_kind {
    Rest_either_none,
    Rest_either_int_,
    Rest_either_string,
} Rest_either_kind;

typedef struct Rest_either {
    Rest_either_kind kind; /* which of these it is */
    union {
        int64_t int_;
        char *string;
    };
} Rest_either;

typedef struct Rest_rows_item {
    int64_t *items;
    size_t n_items;
} Rest_rows_item;

typedef struct Rest_holes_item {
    int64_t value;
    bool has_value;
} Rest_holes_item;

/* The same kinds, where they may be null. */
typedef struct Rest {
    bool has_a_key_that_is_so_long_that_it_is_never_compared_in_one;
    int64_t a_key_that_is_so_long_that_it_is_never_compared_in_one;
    int64_t a_key_that_is_just_short_enough_to_be_compared_123;
    Rest_map_entry *map;
    size_t n_map;
    Rest_either *either;
    char *any;
    bool has_when;
    lm_datetime when;
    char *amount;
    Rest_rows_item *rows;
    size_t n_rows;
    char **once;
    size_t n_once;
    Rest_holes_item *holes;
    size_t n_holes;
} Rest;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Rest *Rest_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Rest_write(const Rest *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Rest_print(const Rest *value, FILE *file);

/* A deep copy; NULL: no memory. */
Rest *Rest_copy(const Rest *value);

/* Equal as JSON values are. */
bool Rest_equal(const Rest *a, const Rest *b);

/* value may be NULL; else it is one that a function here returned. */
void Rest_free(Rest *value);

/* What these functions hand to the library. */
extern const lm_model Rest_model;
extern const lm_type Rest_type;

typedef struct Box {
    char *id;
    Part first;
    Part *second;
    Part *parts;
    size_t n_parts;
    char **words;
    size_t n_words;
    char **skus;
    size_t n_skus;
    int16_t *numbers;
    size_t n_numbers;
    double *reals;
    size_t n_reals;
    bool *flags;
    size_t n_flags;
    Colour *colours;
    size_t n_colours;
    Node chain;
    One *ones;
    size_t n_ones;
    One *one;
    Rest rest;
    Sizes *sizes;
    Money *price;
    Others *others;
    size_t n_others;
    Currency *paid_in;
    size_t n_paid_in;
    char *here;
} Box;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Box *Box_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Box_write(const Box *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Box_print(const Box *value, FILE *file);

/* A deep copy; NULL: no memory. */
Box *Box_copy(const Box *value);

/* Equal as JSON values are. */
bool Box_equal(const Box *a, const Box *b);

/* value may be NULL; else it is one that a function here returned. */
void Box_free(Box *value);

/* What these functions hand to the library. */
extern const lm_model Box_model;
extern const lm_type Box_type;

typedef struct Fast {
    Box box;
    Box *boxes;
    size_t n_boxes;
} Fast;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Fast *Fast_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Fast_write(const Fast *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Fast_print(const Fast *value, FILE *file);

/* A deep copy; NULL: no memory. */
Fast *Fast_copy(const Fast *value);

/* Equal as JSON values are. */
bool Fast_equal(const Fast *a, const Fast *b);

/* value may be NULL; else it is one that a function here returned. */
void Fast_free(Fast *value);

/* What these functions hand to the library. */
extern const lm_model Fast_model;
extern const lm_type Fast_type;

#ifdef __cplusplus
}
#endif

#endif
