/* Made by lmc from recursion.model: edit that file, not this one. */
#include "recursion.lm.h"

/* The keys and values of the models as they stand in JSON. */

static const char Number_keys_text[] =
    ",\"value\":"
    LM_WORDS_END;
static const uint32_t Number_keys_at[] = {
    0, 9};
static const uint16_t Number_keys_sorted[] = {
    0};
static const uint16_t Number_keys_slots[] = {
    0, 0};
static const lm_words Number_keys = {
    Number_keys_text, Number_keys_at, Number_keys_sorted,
    Number_keys_slots, UINT64_C(0x910a2dec89025cc1),
    1, 63, 2, 2, true};

static const char Expr_op_words_text[] =
    ",\"left\":,\"value\":,\"name\":"
    LM_WORDS_END;
static const uint32_t Expr_op_words_at[] = {
    0, 8, 17, 25};
static const uint16_t Expr_op_words_sorted[] = {
    0, 2, 1};
static const uint16_t Expr_op_words_slots[] = {
    0, 2, 1, 0};
static const lm_words Expr_op_words = {
    Expr_op_words_text, Expr_op_words_at, Expr_op_words_sorted,
    Expr_op_words_slots, UINT64_C(0x975835de1c9756cf),
    3, 62, 2, 2, true};

static const char Expr_keys_text[] =
    ",\"op\":"
    LM_WORDS_END;
static const uint32_t Expr_keys_at[] = {
    0, 6};
static const uint16_t Expr_keys_sorted[] = {
    0};
static const uint16_t Expr_keys_slots[] = {
    0, 0};
static const lm_words Expr_keys = {
    Expr_keys_text, Expr_keys_at, Expr_keys_sorted,
    Expr_keys_slots, UINT64_C(0x910a2dec89025cc1),
    1, 63, 2, 2, true};

static const char Add_keys_text[] =
    ",\"left\":,\"right\":"
    LM_WORDS_END;
static const uint32_t Add_keys_at[] = {
    0, 8, 17};
static const uint16_t Add_keys_sorted[] = {
    0, 1};
static const uint16_t Add_keys_slots[] = {
    1, 0};
static const lm_words Add_keys = {
    Add_keys_text, Add_keys_at, Add_keys_sorted,
    Add_keys_slots, UINT64_C(0x910a2dec89025cc1),
    2, 63, 2, 2, true};

static const char Call_keys_text[] =
    ",\"name\":,\"named\":,\"rest\":"
    LM_WORDS_END;
static const uint32_t Call_keys_at[] = {
    0, 8, 17, 25};
static const uint16_t Call_keys_sorted[] = {
    0, 1, 2};
static const uint16_t Call_keys_slots[] = {
    2, 0, 0, 1};
static const lm_words Call_keys = {
    Call_keys_text, Call_keys_at, Call_keys_sorted,
    Call_keys_slots, UINT64_C(0xbfc846100bfc1e43),
    3, 62, 2, 2, true};

static const char Tree_keys_text[] =
    ",\"label\":,\"left\":,\"right\":,\"leaves\":"
    LM_WORDS_END;
static const uint32_t Tree_keys_at[] = {
    0, 9, 17, 26, 36};
static const uint16_t Tree_keys_sorted[] = {
    0, 3, 1, 2};
static const uint16_t Tree_keys_slots[] = {
    3, 2, 1, 0};
static const lm_words Tree_keys = {
    Tree_keys_text, Tree_keys_at, Tree_keys_sorted,
    Tree_keys_slots, UINT64_C(0x401478bc5887ccff),
    4, 62, 2, 2, true};

static const char Innermost_keys_text[] =
    ",\"y\":"
    LM_WORDS_END;
static const uint32_t Innermost_keys_at[] = {
    0, 5};
static const uint16_t Innermost_keys_sorted[] = {
    0};
static const uint16_t Innermost_keys_slots[] = {
    0, 0};
static const lm_words Innermost_keys = {
    Innermost_keys_text, Innermost_keys_at, Innermost_keys_sorted,
    Innermost_keys_slots, UINT64_C(0x910a2dec89025cc1),
    1, 63, 2, 2, true};

static const char Inner_keys_text[] =
    ",\"x\":"
    LM_WORDS_END;
static const uint32_t Inner_keys_at[] = {
    0, 5};
static const uint16_t Inner_keys_sorted[] = {
    0};
static const uint16_t Inner_keys_slots[] = {
    0, 0};
static const lm_words Inner_keys = {
    Inner_keys_text, Inner_keys_at, Inner_keys_sorted,
    Inner_keys_slots, UINT64_C(0x910a2dec89025cc1),
    1, 63, 2, 2, true};

static const char Leaf_keys_text[] =
    ",\"of\":,\"at\":"
    LM_WORDS_END;
static const uint32_t Leaf_keys_at[] = {
    0, 6, 12};
static const uint16_t Leaf_keys_sorted[] = {
    1, 0};
static const uint16_t Leaf_keys_slots[] = {
    0, 1};
static const lm_words Leaf_keys = {
    Leaf_keys_text, Leaf_keys_at, Leaf_keys_sorted,
    Leaf_keys_slots, UINT64_C(0x910a2dec89025cc1),
    2, 63, 2, 2, true};

static const char Root_keys_text[] =
    ",\"expr\":,\"tree\":"
    LM_WORDS_END;
static const uint32_t Root_keys_at[] = {
    0, 8, 16};
static const uint16_t Root_keys_sorted[] = {
    0, 1};
static const uint16_t Root_keys_slots[] = {
    0, 1};
static const lm_words Root_keys = {
    Root_keys_text, Root_keys_at, Root_keys_sorted,
    Root_keys_slots, UINT64_C(0x71bb54d8d101b5b9),
    2, 63, 2, 2, true};

/* Number */

static const lm_field Number_fields[] = {
    /* value */
    {{LM_KIND_FLOAT, 0, 0, sizeof(double), 0, NULL, NULL},
     offsetof(Number, value), LM_FIELD_REQUIRED,
     LM_OP_DOUBLE, 8},
};

const lm_model Number_model = {
    "Number", Number_fields, &Number_keys,
    NULL, NULL,
    sizeof(Number), 1, 0, 0, 0,
    NULL};

const lm_type Number_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Number), 0, &Number_model, NULL};

Number *Number_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Number_type, json, length, options, &value, err);
    return (Number *)value;
}

lm_status Number_write(const Number *value, lm_buffer *buf)
{
    return lm_value_write(&Number_type, value, 0, buf, NULL);
}

int Number_print(const Number *value, FILE *file)
{
    return lm_value_print(&Number_type, value, file);
}

Number *Number_copy(const Number *value)
{
    return (Number *)lm_value_copy(&Number_type, value, NULL);
}

bool Number_equal(const Number *a, const Number *b)
{
    return lm_value_equal(&Number_type, a, b);
}

void Number_free(Number *value)
{
    lm_value_free(value);
}

/* Expr */

static const uint16_t Expr_op_members_of[] = {
    0, 1, 2};
LM_STATIC_ASSERT(sizeof(Expr_op_kind) == sizeof(int), "enums are not ints");
static const lm_union_member Expr_op_members[] = {
    /* add */
    {{LM_KIND_MODEL, LM_TYPE_BOXED, 0, sizeof(Add), 0, &Add_model, NULL},
     offsetof(Expr_op, add), LM_TOKEN_OBJECT},
    /* number */
    {{LM_KIND_MODEL, 0, 0, sizeof(Number), 0, &Number_model, NULL},
     offsetof(Expr_op, number), LM_TOKEN_OBJECT},
    /* call */
    {{LM_KIND_MODEL, LM_TYPE_BOXED, 0, sizeof(Call), 0, &Call_model, NULL},
     offsetof(Expr_op, call), LM_TOKEN_OBJECT},
};
static const lm_union Expr_op_union = {
    "Expr_op", Expr_op_members, NULL,
    &Expr_op_words, Expr_op_members_of, 3};

static const lm_field Expr_fields[] = {
    /* op */
    {{LM_KIND_UNION, 0, 0, sizeof(Expr_op), 0, &Expr_op_union, NULL},
     offsetof(Expr, op), LM_FIELD_REQUIRED,
     LM_OP_ANY, 5},
};

const lm_model Expr_model = {
    "Expr", Expr_fields, &Expr_keys,
    NULL, NULL,
    sizeof(Expr), 1, 0, 0, 0,
    NULL};

const lm_type Expr_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Expr), 0, &Expr_model, NULL};

Expr *Expr_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Expr_type, json, length, options, &value, err);
    return (Expr *)value;
}

lm_status Expr_write(const Expr *value, lm_buffer *buf)
{
    return lm_value_write(&Expr_type, value, 0, buf, NULL);
}

int Expr_print(const Expr *value, FILE *file)
{
    return lm_value_print(&Expr_type, value, file);
}

Expr *Expr_copy(const Expr *value)
{
    return (Expr *)lm_value_copy(&Expr_type, value, NULL);
}

bool Expr_equal(const Expr *a, const Expr *b)
{
    return lm_value_equal(&Expr_type, a, b);
}

void Expr_free(Expr *value)
{
    lm_value_free(value);
}

/* Add */

static const lm_type Add_left_item_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Expr), 0, &Expr_model, NULL};

static const lm_field Add_fields[] = {
    /* left */
    {{LM_KIND_LIST, 0, 0, sizeof(Expr *), LM_COMPANION(Add, left, n_left),
      &Add_left_item_type, NULL},
     offsetof(Add, left), LM_FIELD_REQUIRED,
     LM_OP_LIST, 7},
    /* right */
    {{LM_KIND_MODEL, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, sizeof(Expr), 0,
      &Expr_model, NULL},
     offsetof(Add, right), 0,
     LM_OP_MODEL_OR_NULL, 8},
};

const lm_model Add_model = {
    "Add", Add_fields, &Add_keys,
    NULL, NULL,
    sizeof(Add), 2, 0, 0, 0,
    NULL};

const lm_type Add_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Add), 0, &Add_model, NULL};

Add *Add_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Add_type, json, length, options, &value, err);
    return (Add *)value;
}

lm_status Add_write(const Add *value, lm_buffer *buf)
{
    return lm_value_write(&Add_type, value, 0, buf, NULL);
}

int Add_print(const Add *value, FILE *file)
{
    return lm_value_print(&Add_type, value, file);
}

Add *Add_copy(const Add *value)
{
    return (Add *)lm_value_copy(&Add_type, value, NULL);
}

bool Add_equal(const Add *a, const Add *b)
{
    return lm_value_equal(&Add_type, a, b);
}

void Add_free(Add *value)
{
    lm_value_free(value);
}

/* Call */

static const lm_map Call_named_map = {
    {LM_KIND_MODEL, LM_TYPE_BOXED, 0, sizeof(Expr), 0, &Expr_model, NULL},
    sizeof(Call_named_entry), offsetof(Call_named_entry, value)};

static const lm_field Call_fields[] = {
    /* name */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Call, name), LM_FIELD_REQUIRED,
     LM_OP_TEXT, 7},
    /* named */
    {{LM_KIND_MAP, 0, 0, sizeof(Call_named_entry *),
      LM_COMPANION(Call, named, n_named), &Call_named_map, NULL},
     offsetof(Call, named), 0,
     LM_OP_ANY, 8},
    /* rest */
    {{LM_KIND_MODEL, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, sizeof(Call), 0,
      &Call_model, NULL},
     offsetof(Call, rest), 0,
     LM_OP_MODEL_OR_NULL, 7},
};

static const char *const Call_inits[] = {
    NULL,
    "{}",
    NULL,
};

const lm_model Call_model = {
    "Call", Call_fields, &Call_keys,
    Call_inits, NULL,
    sizeof(Call), 3, 0, 0, 0,
    NULL};

const lm_type Call_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Call), 0, &Call_model, NULL};

Call *Call_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Call_type, json, length, options, &value, err);
    return (Call *)value;
}

lm_status Call_write(const Call *value, lm_buffer *buf)
{
    return lm_value_write(&Call_type, value, 0, buf, NULL);
}

int Call_print(const Call *value, FILE *file)
{
    return lm_value_print(&Call_type, value, file);
}

Call *Call_copy(const Call *value)
{
    return (Call *)lm_value_copy(&Call_type, value, NULL);
}

bool Call_equal(const Call *a, const Call *b)
{
    return lm_value_equal(&Call_type, a, b);
}

void Call_free(Call *value)
{
    lm_value_free(value);
}

/* Tree */

static const lm_type Tree_leaves_item_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Leaf), 0, &Leaf_model, NULL};

static const lm_field Tree_fields[] = {
    /* label */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Tree, label), LM_FIELD_REQUIRED,
     LM_OP_TEXT, 8},
    /* left */
    {{LM_KIND_MODEL, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, sizeof(Tree), 0,
      &Tree_model, NULL},
     offsetof(Tree, left), 0,
     LM_OP_MODEL_OR_NULL, 7},
    /* right */
    {{LM_KIND_MODEL, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, sizeof(Tree), 0,
      &Tree_model, NULL},
     offsetof(Tree, right), 0,
     LM_OP_MODEL_OR_NULL, 8},
    /* leaves */
    {{LM_KIND_LIST, 0, 0, sizeof(Leaf *), LM_COMPANION(Tree, leaves, n_leaves),
      &Tree_leaves_item_type, NULL},
     offsetof(Tree, leaves), 0,
     LM_OP_LIST, 9},
};

static const char *const Tree_inits[] = {
    NULL,
    NULL,
    NULL,
    "[]",
};

const lm_model Tree_model = {
    "Tree", Tree_fields, &Tree_keys,
    Tree_inits, NULL,
    sizeof(Tree), 4, 0, 0, 0,
    NULL};

const lm_type Tree_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Tree), 0, &Tree_model, NULL};

Tree *Tree_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Tree_type, json, length, options, &value, err);
    return (Tree *)value;
}

lm_status Tree_write(const Tree *value, lm_buffer *buf)
{
    return lm_value_write(&Tree_type, value, 0, buf, NULL);
}

int Tree_print(const Tree *value, FILE *file)
{
    return lm_value_print(&Tree_type, value, file);
}

Tree *Tree_copy(const Tree *value)
{
    return (Tree *)lm_value_copy(&Tree_type, value, NULL);
}

bool Tree_equal(const Tree *a, const Tree *b)
{
    return lm_value_equal(&Tree_type, a, b);
}

void Tree_free(Tree *value)
{
    lm_value_free(value);
}

/* Innermost */

static const lm_field Innermost_fields[] = {
    /* y */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
     offsetof(Innermost, y), LM_FIELD_REQUIRED,
     LM_OP_INT64, 4},
};

const lm_model Innermost_model = {
    "Innermost", Innermost_fields, &Innermost_keys,
    NULL, NULL,
    sizeof(Innermost), 1, 0, 0, 0,
    NULL};

const lm_type Innermost_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Innermost), 0, &Innermost_model, NULL};

Innermost *Innermost_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Innermost_type, json, length, options, &value, err);
    return (Innermost *)value;
}

lm_status Innermost_write(const Innermost *value, lm_buffer *buf)
{
    return lm_value_write(&Innermost_type, value, 0, buf, NULL);
}

int Innermost_print(const Innermost *value, FILE *file)
{
    return lm_value_print(&Innermost_type, value, file);
}

Innermost *Innermost_copy(const Innermost *value)
{
    return (Innermost *)lm_value_copy(&Innermost_type, value, NULL);
}

bool Innermost_equal(const Innermost *a, const Innermost *b)
{
    return lm_value_equal(&Innermost_type, a, b);
}

void Innermost_free(Innermost *value)
{
    lm_value_free(value);
}

/* Inner */

static const lm_field Inner_fields[] = {
    /* x */
    {{LM_KIND_MODEL, 0, 0, sizeof(Innermost), 0, &Innermost_model, NULL},
     offsetof(Inner, x), LM_FIELD_REQUIRED,
     LM_OP_MODEL, 4},
};

const lm_model Inner_model = {
    "Inner", Inner_fields, &Inner_keys,
    NULL, NULL,
    sizeof(Inner), 1, 0, 0, 0,
    NULL};

const lm_type Inner_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Inner), 0, &Inner_model, NULL};

Inner *Inner_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Inner_type, json, length, options, &value, err);
    return (Inner *)value;
}

lm_status Inner_write(const Inner *value, lm_buffer *buf)
{
    return lm_value_write(&Inner_type, value, 0, buf, NULL);
}

int Inner_print(const Inner *value, FILE *file)
{
    return lm_value_print(&Inner_type, value, file);
}

Inner *Inner_copy(const Inner *value)
{
    return (Inner *)lm_value_copy(&Inner_type, value, NULL);
}

bool Inner_equal(const Inner *a, const Inner *b)
{
    return lm_value_equal(&Inner_type, a, b);
}

void Inner_free(Inner *value)
{
    lm_value_free(value);
}

/* Leaf */

static const lm_field Leaf_fields[] = {
    /* of */
    {{LM_KIND_MODEL, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, sizeof(Tree), 0,
      &Tree_model, NULL},
     offsetof(Leaf, of), 0,
     LM_OP_MODEL_OR_NULL, 5},
    /* at */
    {{LM_KIND_MODEL, 0, 0, sizeof(Inner), 0, &Inner_model, NULL},
     offsetof(Leaf, at), LM_FIELD_REQUIRED,
     LM_OP_MODEL, 5},
};

const lm_model Leaf_model = {
    "Leaf", Leaf_fields, &Leaf_keys,
    NULL, NULL,
    sizeof(Leaf), 2, 0, 0, 0,
    NULL};

const lm_type Leaf_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Leaf), 0, &Leaf_model, NULL};

Leaf *Leaf_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Leaf_type, json, length, options, &value, err);
    return (Leaf *)value;
}

lm_status Leaf_write(const Leaf *value, lm_buffer *buf)
{
    return lm_value_write(&Leaf_type, value, 0, buf, NULL);
}

int Leaf_print(const Leaf *value, FILE *file)
{
    return lm_value_print(&Leaf_type, value, file);
}

Leaf *Leaf_copy(const Leaf *value)
{
    return (Leaf *)lm_value_copy(&Leaf_type, value, NULL);
}

bool Leaf_equal(const Leaf *a, const Leaf *b)
{
    return lm_value_equal(&Leaf_type, a, b);
}

void Leaf_free(Leaf *value)
{
    lm_value_free(value);
}

/* Root */

static const lm_field Root_fields[] = {
    /* expr */
    {{LM_KIND_MODEL, 0, 0, sizeof(Expr), 0, &Expr_model, NULL},
     offsetof(Root, expr), LM_FIELD_REQUIRED,
     LM_OP_MODEL, 7},
    /* tree */
    {{LM_KIND_MODEL, 0, 0, sizeof(Tree), 0, &Tree_model, NULL},
     offsetof(Root, tree), LM_FIELD_REQUIRED,
     LM_OP_MODEL, 7},
};

const lm_model Root_model = {
    "Root", Root_fields, &Root_keys,
    NULL, NULL,
    sizeof(Root), 2, 0, 0, 0,
    NULL};

const lm_type Root_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Root), 0, &Root_model, NULL};

Root *Root_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Root_type, json, length, options, &value, err);
    return (Root *)value;
}

lm_status Root_write(const Root *value, lm_buffer *buf)
{
    return lm_value_write(&Root_type, value, 0, buf, NULL);
}

int Root_print(const Root *value, FILE *file)
{
    return lm_value_print(&Root_type, value, file);
}

Root *Root_copy(const Root *value)
{
    return (Root *)lm_value_copy(&Root_type, value, NULL);
}

bool Root_equal(const Root *a, const Root *b)
{
    return lm_value_equal(&Root_type, a, b);
}

void Root_free(Root *value)
{
    lm_value_free(value);
}
