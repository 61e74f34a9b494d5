/* Made by lmc from recursion.model: edit that file, not this one. */
#ifndef RECURSION_LM_H
#define RECURSION_LM_H

#include <lm/generated.h>

#if LM_TABLE_VERSION != 8
#error "recursion.lm.h was made for another liblm: run this one's lmc on recursion.model"
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

typedef struct Add Add;
typedef struct Call Call;
typedef struct Tree Tree;
typedef struct Leaf Leaf;

typedef struct Number {
    double value;
} Number;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Number *Number_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Number_write(const Number *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Number_print(const Number *value, FILE *file);

/* A deep copy; NULL: no memory. */
Number *Number_copy(const Number *value);

/* Equal as JSON values are. */
bool Number_equal(const Number *a, const Number *b);

/* value may be NULL; else it is one that a function here returned. */
void Number_free(Number *value);

/* What these functions hand to the library. */
extern const lm_model Number_model;
extern const lm_type Number_type;

typedef enum Expr_op_kind {
    Expr_op_none,
    Expr_op_add,
    Expr_op_number,
    Expr_op_call,
} Expr_op_kind;

typedef struct Expr_op {
    Expr_op_kind kind; /* which of these it is */
    union {
        Add *add;
        Number number;
        Call *call;
    };
} Expr_op;

typedef struct Expr {
    Expr_op op;
} Expr;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Expr *Expr_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Expr_write(const Expr *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Expr_print(const Expr *value, FILE *file);

/* A deep copy; NULL: no memory. */
Expr *Expr_copy(const Expr *value);

/* Equal as JSON values are. */
bool Expr_equal(const Expr *a, const Expr *b);

/* value may be NULL; else it is one that a function here returned. */
void Expr_free(Expr *value);

/* What these functions hand to the library. */
extern const lm_model Expr_model;
extern const lm_type Expr_type;

struct Add {
    Expr *left;
    size_t n_left;
    Expr *right;
};

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Add *Add_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Add_write(const Add *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Add_print(const Add *value, FILE *file);

/* A deep copy; NULL: no memory. */
Add *Add_copy(const Add *value);

/* Equal as JSON values are. */
bool Add_equal(const Add *a, const Add *b);

/* value may be NULL; else it is one that a function here returned. */
void Add_free(Add *value);

/* What these functions hand to the library. */
extern const lm_model Add_model;
extern const lm_type Add_type;

typedef struct Call_named_entry {
    char *key;
    Expr *value;
} Call_named_entry;

struct Call {
    char *name;
    Call_named_entry *named;
    size_t n_named;
    Call *rest;
};

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Call *Call_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Call_write(const Call *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Call_print(const Call *value, FILE *file);

/* A deep copy; NULL: no memory. */
Call *Call_copy(const Call *value);

/* Equal as JSON values are. */
bool Call_equal(const Call *a, const Call *b);

/* value may be NULL; else it is one that a function here returned. */
void Call_free(Call *value);

/* What these functions hand to the library. */
extern const lm_model Call_model;
extern const lm_type Call_type;

struct Tree {
    char *label;
    Tree *left;
    Tree *right;
    Leaf *leaves;
    size_t n_leaves;
};

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Tree *Tree_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Tree_write(const Tree *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Tree_print(const Tree *value, FILE *file);

/* A deep copy; NULL: no memory. */
Tree *Tree_copy(const Tree *value);

/* Equal as JSON values are. */
bool Tree_equal(const Tree *a, const Tree *b);

/* value may be NULL; else it is one that a function here returned. */
void Tree_free(Tree *value);

/* What these functions hand to the library. */
extern const lm_model Tree_model;
extern const lm_type Tree_type;

typedef struct Innermost {
    int64_t y;
} Innermost;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Innermost *Innermost_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Innermost_write(const Innermost *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Innermost_print(const Innermost *value, FILE *file);

/* A deep copy; NULL: no memory. */
Innermost *Innermost_copy(const Innermost *value);

/* Equal as JSON values are. */
bool Innermost_equal(const Innermost *a, const Innermost *b);

/* value may be NULL; else it is one that a function here returned. */
void Innermost_free(Innermost *value);

/* What these functions hand to the library. */
extern const lm_model Innermost_model;
extern const lm_type Innermost_type;

typedef struct Inner {
    Innermost x;
} Inner;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Inner *Inner_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Inner_write(const Inner *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Inner_print(const Inner *value, FILE *file);

/* A deep copy; NULL: no memory. */
Inner *Inner_copy(const Inner *value);

/* Equal as JSON values are. */
bool Inner_equal(const Inner *a, const Inner *b);

/* value may be NULL; else it is one that a function here returned. */
void Inner_free(Inner *value);

/* What these functions hand to the library. */
extern const lm_model Inner_model;
extern const lm_type Inner_type;

struct Leaf {
    Tree *of;
    Inner at;
};

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Leaf *Leaf_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Leaf_write(const Leaf *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Leaf_print(const Leaf *value, FILE *file);

/* A deep copy; NULL: no memory. */
Leaf *Leaf_copy(const Leaf *value);

/* Equal as JSON values are. */
bool Leaf_equal(const Leaf *a, const Leaf *b);

/* value may be NULL; else it is one that a function here returned. */
void Leaf_free(Leaf *value);

/* What these functions hand to the library. */
extern const lm_model Leaf_model;
extern const lm_type Leaf_type;

typedef struct Root {
    Expr expr;
    Tree tree;
} Root;

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Root *Root_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Root_write(const Root *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Root_print(const Root *value, FILE *file);

/* A deep copy; NULL: no memory. */
Root *Root_copy(const Root *value);

/* Equal as JSON values are. */
bool Root_equal(const Root *a, const Root *b);

/* value may be NULL; else it is one that a function here returned. */
void Root_free(Root *value);

/* What these functions hand to the library. */
extern const lm_model Root_model;
extern const lm_type Root_type;

#ifdef __cplusplus
}
#endif

#endif
