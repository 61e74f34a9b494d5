/* Made by lmc from checks.model: edit that file, not this one. */
#ifndef CHECKS_LM_H
#define CHECKS_LM_H

#include <lm/generated.h>

#if LM_TABLE_VERSION != 8
#error "checks.lm.h was made for another liblm: run this one's lmc on checks.model"
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

typedef enum Size {
    Size_small,
    Size_large,
} Size;

extern const lm_enum Size_enum;

typedef struct Point {
    int64_t x;
    int64_t y;
} Point;

/* Written by hand: whether y is valid; see lm/check.h. */
bool Point_check_is_even(const int64_t *y, lm_check *check);

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Point *Point_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Point_write(const Point *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Point_print(const Point *value, FILE *file);

/* A deep copy; NULL: no memory. */
Point *Point_copy(const Point *value);

/* Equal as JSON values are. */
bool Point_equal(const Point *a, const Point *b);

/* value may be NULL; else it is one that a function here returned. */
void Point_free(Point *value);

/* What these functions hand to the library. */
extern const lm_model Point_model;
extern const lm_type Point_type;

typedef struct Checks_props_entry {
    char *key;
    int64_t value;
} Checks_props_entry;

typedef enum Checks_either_kind {
    Checks_either_none,
    Checks_either_int_,
    Checks_either_string,
} Checks_either_kind;

typedef struct Checks_either {
    Checks_either_kind kind; /* which of these it is */
    union {
        int64_t int_;
        char *string;
    };
} Checks_either;

typedef struct Checks {
    char *name;
    char *nick;
    int64_t age;
    bool has_weight;
    int64_t weight;
    Size size;
    Point at;
    Point *to;
    char **tags;
    size_t n_tags;
    Point *path;
    size_t n_path;
    Checks_props_entry *props;
    size_t n_props;
    Checks_either *either;
    char *raw;
    bool has_code;
    char code[4];
    char codes[2][4];
    size_t n_codes;
    char (*more)[4];
    size_t n_more;
    int8_t marks[3];
    size_t n_marks;
} Checks;

/* Written by hand: whether name is valid; see lm/check.h. */
bool Checks_check_is_known(const char *name, lm_check *check);

/* Written by hand: whether age is valid; see lm/check.h. */
bool Checks_check_is_adult(const int64_t *age, lm_check *check);

/* Written by hand: whether size is valid; see lm/check.h. */
bool Checks_check_fits(const Size *size, lm_check *check);

/* Written by hand: whether at is valid; see lm/check.h. */
bool Checks_check_is_near(const Point *at, lm_check *check);

/* Written by hand: whether tags is valid; see lm/check.h. */
bool Checks_check_are_sorted(char *const *tags, size_t n_tags, lm_check *check);

/* Written by hand: whether path is valid; see lm/check.h. */
bool Checks_check_is_path(const Point *path, size_t n_path, lm_check *check);

/* Written by hand: whether path is valid; see lm/check.h. */
bool Checks_check_is_short(const Point *path, size_t n_path, lm_check *check);

/* Written by hand: whether props is valid; see lm/check.h. */
bool Checks_check_are_props(const Checks_props_entry *props, size_t n_props, lm_check *check);

/* Written by hand: whether either is valid; see lm/check.h. */
bool Checks_check_is_either(const Checks_either *either, lm_check *check);

/* Written by hand: whether raw is valid; see lm/check.h. */
bool Checks_check_is_raw(const char *raw, lm_check *check);

/* Written by hand: whether code is valid; see lm/check.h. */
bool Checks_check_is_code(const char *code, lm_check *check);

/* Written by hand: whether codes is valid; see lm/check.h. */
bool Checks_check_are_codes(const char (*codes)[4], size_t n_codes, lm_check *check);

/* Written by hand: whether more is valid; see lm/check.h. */
bool Checks_check_are_more(const char (*more)[4], size_t n_more, lm_check *check);

/* Written by hand: whether marks is valid; see lm/check.h. */
bool Checks_check_are_marks(const int8_t *marks, size_t n_marks, lm_check *check);

/* Written by hand: whether value is valid; see lm/check.h. */
bool Checks_check_is_whole(const Checks *value, lm_check *check);

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Checks *Checks_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Checks_write(const Checks *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Checks_print(const Checks *value, FILE *file);

/* A deep copy; NULL: no memory. */
Checks *Checks_copy(const Checks *value);

/* Equal as JSON values are. */
bool Checks_equal(const Checks *a, const Checks *b);

/* value may be NULL; else it is one that a function here returned. */
void Checks_free(Checks *value);

/* What these functions hand to the library. */
extern const lm_model Checks_model;
extern const lm_type Checks_type;

#ifdef __cplusplus
}
#endif

#endif
