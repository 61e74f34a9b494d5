/* Made by lmc from names.model: edit that file, not this one. */
#ifndef NAMES_LM_H
#define NAMES_LM_H

#include <lm/generated.h>

#if LM_TABLE_VERSION != 8
#error "names.lm.h was made for another liblm: run this one's lmc on names.model"
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

typedef enum linux_ {
    linux_unix,
    linux_errno,
    linux_NULL,
    linux_class,
} linux_;

extern const lm_enum linux_enum;

typedef enum Names_type_ {
    Names_type_circle,
    Names_type_square,
} Names_type_;

extern const lm_enum Names_type_enum;

typedef enum Names_model_ {
    Names_model_a,
    Names_model_b,
} Names_model_;

extern const lm_enum Names_model_enum;

typedef struct value_ {
    char *client;
    bool has_err;
    int64_t err;
    linux_ buf;
} value_;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
value_ *value_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status value_write(const value_ *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int value_print(const value_ *value, FILE *file);

/* A deep copy; NULL: no memory. */
value_ *value_copy(const value_ *value);

/* Equal as JSON values are. */
bool value_equal(const value_ *a, const value_ *b);

/* value may be NULL; else it is one that a function here returned. */
void value_free(value_ *value);

/* What these functions hand to the library. */
extern const lm_model value_model;
extern const lm_type value_type;

typedef struct FILE_ {
    bool size_t;
} FILE_;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
FILE_ *FILE_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status FILE_write(const FILE_ *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int FILE_print(const FILE_ *value, FILE *file);

/* A deep copy; NULL: no memory. */
FILE_ *FILE_copy(const FILE_ *value);

/* Equal as JSON values are. */
bool FILE_equal(const FILE_ *a, const FILE_ *b);

/* value may be NULL; else it is one that a function here returned. */
void FILE_free(FILE_ *value);

/* What these functions hand to the library. */
extern const lm_model FILE_model;
extern const lm_type FILE_type;

typedef struct lm_thing_ {
    int64_t n;
} lm_thing_;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
lm_thing_ *lm_thing_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status lm_thing_write(const lm_thing_ *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int lm_thing_print(const lm_thing_ *value, FILE *file);

/* A deep copy; NULL: no memory. */
lm_thing_ *lm_thing_copy(const lm_thing_ *value);

/* Equal as JSON values are. */
bool lm_thing_equal(const lm_thing_ *a, const lm_thing_ *b);

/* value may be NULL; else it is one that a function here returned. */
void lm_thing_free(lm_thing_ *value);

/* What these functions hand to the library. */
extern const lm_model lm_thing_model;
extern const lm_type lm_thing_type;

typedef struct MixedCase {
    int64_t a;
} MixedCase;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
MixedCase *MixedCase_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status MixedCase_write(const MixedCase *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int MixedCase_print(const MixedCase *value, FILE *file);

/* A deep copy; NULL: no memory. */
MixedCase *MixedCase_copy(const MixedCase *value);

/* Equal as JSON values are. */
bool MixedCase_equal(const MixedCase *a, const MixedCase *b);

/* value may be NULL; else it is one that a function here returned. */
void MixedCase_free(MixedCase *value);

/* What these functions hand to the library. */
extern const lm_model MixedCase_model;
extern const lm_type MixedCase_type;

typedef struct HTTPError {
    int64_t code;
} HTTPError;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
HTTPError *HTTPError_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status HTTPError_write(const HTTPError *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int HTTPError_print(const HTTPError *value, FILE *file);

/* A deep copy; NULL: no memory. */
HTTPError *HTTPError_copy(const HTTPError *value);

/* Equal as JSON values are. */
bool HTTPError_equal(const HTTPError *a, const HTTPError *b);

/* value may be NULL; else it is one that a function here returned. */
void HTTPError_free(HTTPError *value);

/* What these functions hand to the library. */
extern const lm_model HTTPError_model;
extern const lm_type HTTPError_type;

typedef enum Names_schema_kind {
    Names_schema_none,
    Names_schema_int_,
    Names_schema_string,
} Names_schema_kind;

typedef struct Names_schema_ {
    Names_schema_kind kind; /* which of these it is */
    union {
        int64_t int_;
        char *string;
    };
} Names_schema_;

typedef struct Names_lists_item {
    char **items;
    size_t n_items;
} Names_lists_item;

typedef struct Names_UPPER_entry {
    char *key;
    FILE_ value;
} Names_UPPER_entry;

typedef enum Names_Value_kind {
    Names_Value_none,
    Names_Value_value,
    Names_Value_file,
} Names_Value_kind;

typedef struct Names_Value {
    Names_Value_kind kind; /* which of these it is */
    union {
        value_ value;
        FILE_ file;
    };
} Names_Value;

typedef enum Names_MixedCase9_kind {
    Names_MixedCase9_none,
    Names_MixedCase9_mixed_case,
    Names_MixedCase9_http_error,
} Names_MixedCase9_kind;

typedef struct Names_MixedCase9 {
    Names_MixedCase9_kind kind; /* which of these it is */
    union {
        MixedCase mixed_case;
        HTTPError http_error;
    };
} Names_MixedCase9;

typedef struct Names {
    Names_type_ type;
    Names_model_ model;
    Names_schema_ schema;
    value_ *parse;
    linux_ linux_field;
    char **list;
    size_t n_list;
    Names_lists_item *lists;
    size_t n_lists;
    bool has_private;
    int64_t _private;
    bool has_double_under;
    int64_t _double_under;
    Names_UPPER_entry *UPPER;
    size_t n_UPPER;
    Names_Value Value;
    lm_thing_ thing;
    Names_MixedCase9 *MixedCase9;
} Names;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Names *Names_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Names_write(const Names *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Names_print(const Names *value, FILE *file);

/* A deep copy; NULL: no memory. */
Names *Names_copy(const Names *value);

/* Equal as JSON values are. */
bool Names_equal(const Names *a, const Names *b);

/* value may be NULL; else it is one that a function here returned. */
void Names_free(Names *value);

/* What these functions hand to the library. */
extern const lm_model Names_model;
extern const lm_type Names_type;

#ifdef __cplusplus
}
#endif

#endif
