/* Made by lmc from checks.model: edit that file, not this one. */
#include "checks.lm.h"

/* The keys and values of the models as they stand in JSON. */

static const char Size_words_text[] =
    "\"small\"\"large\""
    LM_WORDS_END;
static const uint32_t Size_words_at[] = {
    0, 7, 14};
static const uint16_t Size_words_sorted[] = {
    1, 0};
static const uint16_t Size_words_slots[] = {
    0, 1};
static const lm_words Size_words = {
    Size_words_text, Size_words_at, Size_words_sorted,
    Size_words_slots, UINT64_C(0x910a2dec89025cc1),
    2, 63, 1, 1, true};

static const char Point_keys_text[] =
    ",\"x\":,\"y\":"
    LM_WORDS_END;
static const uint32_t Point_keys_at[] = {
    0, 5, 10};
static const uint16_t Point_keys_sorted[] = {
    0, 1};
static const uint16_t Point_keys_slots[] = {
    1, 0};
static const lm_words Point_keys = {
    Point_keys_text, Point_keys_at, Point_keys_sorted,
    Point_keys_slots, UINT64_C(0x910a2dec89025cc1),
    2, 63, 2, 2, true};

static const char Checks_keys_text[] =
    ",\"name\":,\"nick\":,\"age\":,\"weight\":,\"size\":,\"at\":,\"to\":,"
    "\"tags\":,\"path\":,\"props\":,\"either\":,\"raw\":,\"code\":,\"codes\":,"
    "\"more\":,\"marks\":"
    LM_WORDS_END;
static const uint32_t Checks_keys_at[] = {
    0, 8, 16, 23, 33, 41, 47, 53, 61, 69, 78, 88, 95, 103, 112, 120, 129};
static const uint16_t Checks_keys_sorted[] = {
    2, 5, 12, 13, 10, 15, 14, 0, 1, 8, 9, 11, 4, 7, 6, 3};
static const uint16_t Checks_keys_slots[] = {
    0, 9, 0, 12, 0, 2, 3, 6, 0, 0, 0, 15, 0, 0, 0, 0, 11, 0, 0, 0, 13, 0, 0, 5,
    4, 14, 0, 1, 0, 7, 10, 8};
static const lm_words Checks_keys = {
    Checks_keys_text, Checks_keys_at, Checks_keys_sorted,
    Checks_keys_slots, UINT64_C(0xaa916b8203b2545),
    16, 59, 2, 2, true};

const lm_enum Size_enum = {"Size", &Size_words, NULL, -1};

/* Point */

static bool Point_y_check_is_even(const void *value, lm_check *check)
{
    const Point *self = (const Point *)value;

    return Point_check_is_even(&self->y, check);
}

static const lm_field Point_fields[] = {
    /* x */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
     offsetof(Point, x), LM_FIELD_REQUIRED,
     LM_OP_INT64, 4},
    /* y */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
     offsetof(Point, y), LM_FIELD_REQUIRED | LM_FIELD_CHECKED,
     LM_OP_ANY, 4},
};

static const lm_check_row Point_checks[] = {
    {Point_y_check_is_even, "is_even", 1},
};

const lm_model Point_model = {
    "Point", Point_fields, &Point_keys,
    NULL, Point_checks,
    sizeof(Point), 2, 1, 0, 0,
    NULL};

const lm_type Point_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Point), 0, &Point_model, NULL};

Point *Point_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Point_type, json, length, options, &value, err);
    return (Point *)value;
}

lm_status Point_write(const Point *value, lm_buffer *buf)
{
    return lm_value_write(&Point_type, value, 0, buf, NULL);
}

int Point_print(const Point *value, FILE *file)
{
    return lm_value_print(&Point_type, value, file);
}

Point *Point_copy(const Point *value)
{
    return (Point *)lm_value_copy(&Point_type, value, NULL);
}

bool Point_equal(const Point *a, const Point *b)
{
    return lm_value_equal(&Point_type, a, b);
}

void Point_free(Point *value)
{
    lm_value_free(value);
}

/* Checks */

static const lm_string_rules Checks_codes_item_rules = {
    LM_RULE_MAX,
    0, 3, NULL};

static const lm_string_rules Checks_more_item_rules = {
    LM_RULE_MAX,
    0, 3, NULL};

static const lm_string_rules Checks_code_rules = {
    LM_RULE_MAX,
    0, 3, NULL};

static const lm_list_rules Checks_codes_rules = {
    LM_RULE_MAX,
    0, 2};

static const lm_list_rules Checks_marks_rules = {
    LM_RULE_MAX,
    0, 3};

static const lm_type Checks_tags_item_type = {
    LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL};

static const lm_type Checks_path_item_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Point), 0, &Point_model, NULL};

static const lm_map Checks_props_map = {
    {LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
    sizeof(Checks_props_entry), offsetof(Checks_props_entry, value)};

LM_STATIC_ASSERT(sizeof(Checks_either_kind) == sizeof(int), "enums are not ints");
static const lm_union_member Checks_either_members[] = {
    /* int_ */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
     offsetof(Checks_either, int_), LM_TOKEN_NUMBER},
    /* string */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Checks_either, string), LM_TOKEN_STRING},
};
static const lm_union Checks_either_union = {
    "Checks_either", Checks_either_members, NULL,
    NULL, NULL, 2};

static const lm_type Checks_codes_item_type = {
    LM_KIND_STRING, LM_TYPE_INLINE, 0, sizeof(char[4]), 0, NULL,
    &Checks_codes_item_rules};

static const lm_type Checks_more_item_type = {
    LM_KIND_STRING, LM_TYPE_INLINE, 0, sizeof(char[4]), 0, NULL,
    &Checks_more_item_rules};

static const lm_type Checks_marks_item_type = {
    LM_KIND_INT, 0, 0, sizeof(int8_t), 0, NULL, NULL};

static bool Checks_name_check_is_known(const void *value, lm_check *check)
{
    const Checks *self = (const Checks *)value;

    return Checks_check_is_known(self->name, check);
}

static bool Checks_nick_check_is_known(const void *value, lm_check *check)
{
    const Checks *self = (const Checks *)value;

    return !self->nick ||
           Checks_check_is_known(self->nick, check);
}

static bool Checks_age_check_is_adult(const void *value, lm_check *check)
{
    const Checks *self = (const Checks *)value;

    return Checks_check_is_adult(&self->age, check);
}

static bool Checks_weight_check_is_adult(const void *value, lm_check *check)
{
    const Checks *self = (const Checks *)value;

    return !self->has_weight ||
           Checks_check_is_adult(&self->weight, check);
}

static bool Checks_size_check_fits(const void *value, lm_check *check)
{
    const Checks *self = (const Checks *)value;

    return Checks_check_fits(&self->size, check);
}

static bool Checks_at_check_is_near(const void *value, lm_check *check)
{
    const Checks *self = (const Checks *)value;

    return Checks_check_is_near(&self->at, check);
}

static bool Checks_to_check_is_near(const void *value, lm_check *check)
{
    const Checks *self = (const Checks *)value;

    return !self->to ||
           Checks_check_is_near(self->to, check);
}

static bool Checks_tags_check_are_sorted(const void *value, lm_check *check)
{
    const Checks *self = (const Checks *)value;

    return Checks_check_are_sorted(self->tags, self->n_tags, check);
}

static bool Checks_path_check_is_path(const void *value, lm_check *check)
{
    const Checks *self = (const Checks *)value;

    return Checks_check_is_path(self->path, self->n_path, check);
}

static bool Checks_path_check_is_short(const void *value, lm_check *check)
{
    const Checks *self = (const Checks *)value;

    return Checks_check_is_short(self->path, self->n_path, check);
}

static bool Checks_props_check_are_props(const void *value, lm_check *check)
{
    const Checks *self = (const Checks *)value;

    return Checks_check_are_props(self->props, self->n_props, check);
}

static bool Checks_either_check_is_either(const void *value, lm_check *check)
{
    const Checks *self = (const Checks *)value;

    return !self->either ||
           Checks_check_is_either(self->either, check);
}

static bool Checks_raw_check_is_raw(const void *value, lm_check *check)
{
    const Checks *self = (const Checks *)value;

    return !self->raw ||
           Checks_check_is_raw(self->raw, check);
}

static bool Checks_code_check_is_code(const void *value, lm_check *check)
{
    const Checks *self = (const Checks *)value;

    return !self->has_code ||
           Checks_check_is_code(self->code, check);
}

static bool Checks_codes_check_are_codes(const void *value, lm_check *check)
{
    const Checks *self = (const Checks *)value;

    return Checks_check_are_codes(self->codes, self->n_codes, check);
}

static bool Checks_more_check_are_more(const void *value, lm_check *check)
{
    const Checks *self = (const Checks *)value;

    return Checks_check_are_more((const char (*)[4])self->more, self->n_more, check);
}

static bool Checks_marks_check_are_marks(const void *value, lm_check *check)
{
    const Checks *self = (const Checks *)value;

    return Checks_check_are_marks(self->marks, self->n_marks, check);
}

static bool Checks_self_check_is_whole(const void *value, lm_check *check)
{
    const Checks *self = (const Checks *)value;

    return Checks_check_is_whole(self, check);
}

static const lm_field Checks_fields[] = {
    /* name */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Checks, name), LM_FIELD_REQUIRED | LM_FIELD_CHECKED,
     LM_OP_ANY, 7},
    /* nick */
    {{LM_KIND_STRING, LM_TYPE_OPTIONAL, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Checks, nick), LM_FIELD_CHECKED,
     LM_OP_ANY, 7},
    /* age */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
     offsetof(Checks, age), LM_FIELD_REQUIRED | LM_FIELD_CHECKED,
     LM_OP_ANY, 6},
    /* weight */
    {{LM_KIND_INT, LM_TYPE_OPTIONAL, 0, sizeof(int64_t),
      LM_COMPANION(Checks, weight, has_weight), NULL, NULL},
     offsetof(Checks, weight), LM_FIELD_CHECKED,
     LM_OP_ANY, 9},
    /* size */
    {{LM_KIND_ENUM, 0, 0, sizeof(Size), 0, &Size_enum, NULL},
     offsetof(Checks, size), LM_FIELD_REQUIRED | LM_FIELD_CHECKED,
     LM_OP_ANY, 7},
    /* at */
    {{LM_KIND_MODEL, 0, 0, sizeof(Point), 0, &Point_model, NULL},
     offsetof(Checks, at), LM_FIELD_REQUIRED | LM_FIELD_CHECKED,
     LM_OP_ANY, 5},
    /* to */
    {{LM_KIND_MODEL, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, sizeof(Point), 0,
      &Point_model, NULL},
     offsetof(Checks, to), LM_FIELD_CHECKED,
     LM_OP_ANY, 5},
    /* tags */
    {{LM_KIND_LIST, 0, 0, sizeof(char **), LM_COMPANION(Checks, tags, n_tags),
      &Checks_tags_item_type, NULL},
     offsetof(Checks, tags), LM_FIELD_REQUIRED | LM_FIELD_CHECKED,
     LM_OP_ANY, 7},
    /* path */
    {{LM_KIND_LIST, 0, 0, sizeof(Point *), LM_COMPANION(Checks, path, n_path),
      &Checks_path_item_type, NULL},
     offsetof(Checks, path), LM_FIELD_CHECKED,
     LM_OP_ANY, 7},
    /* props */
    {{LM_KIND_MAP, 0, 0, sizeof(Checks_props_entry *),
      LM_COMPANION(Checks, props, n_props), &Checks_props_map, NULL},
     offsetof(Checks, props), LM_FIELD_CHECKED,
     LM_OP_ANY, 8},
    /* either */
    {{LM_KIND_UNION, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0,
      sizeof(Checks_either), 0, &Checks_either_union, NULL},
     offsetof(Checks, either), LM_FIELD_CHECKED,
     LM_OP_ANY, 9},
    /* raw */
    {{LM_KIND_JSON, LM_TYPE_OPTIONAL, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Checks, raw), LM_FIELD_CHECKED,
     LM_OP_ANY, 6},
    /* code */
    {{LM_KIND_STRING, LM_TYPE_OPTIONAL | LM_TYPE_INLINE, 0, sizeof(char[4]),
      LM_COMPANION(Checks, code, has_code), NULL, &Checks_code_rules},
     offsetof(Checks, code), LM_FIELD_CHECKED,
     LM_OP_ANY, 7},
    /* codes */
    {{LM_KIND_LIST, LM_TYPE_INLINE, 0, sizeof(char[2][4]),
      LM_COMPANION(Checks, codes, n_codes), &Checks_codes_item_type,
      &Checks_codes_rules},
     offsetof(Checks, codes), LM_FIELD_CHECKED,
     LM_OP_ANY, 8},
    /* more */
    {{LM_KIND_LIST, 0, 0, sizeof(char (*)[4]),
      LM_COMPANION(Checks, more, n_more), &Checks_more_item_type, NULL},
     offsetof(Checks, more), LM_FIELD_CHECKED,
     LM_OP_ANY, 7},
    /* marks */
    {{LM_KIND_LIST, LM_TYPE_INLINE, 0, sizeof(int8_t[3]),
      LM_COMPANION(Checks, marks, n_marks), &Checks_marks_item_type,
      &Checks_marks_rules},
     offsetof(Checks, marks), LM_FIELD_CHECKED,
     LM_OP_ANY, 8},
};

static const char *const Checks_inits[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    "[]",
    "{}",
    NULL,
    NULL,
    NULL,
    "[]",
    "[]",
    "[]",
};

static const lm_check_row Checks_checks[] = {
    {Checks_name_check_is_known, "is_known", 0},
    {Checks_nick_check_is_known, "is_known", 1},
    {Checks_age_check_is_adult, "is_adult", 2},
    {Checks_weight_check_is_adult, "is_adult", 3},
    {Checks_size_check_fits, "fits", 4},
    {Checks_at_check_is_near, "is_near", 5},
    {Checks_to_check_is_near, "is_near", 6},
    {Checks_tags_check_are_sorted, "are_sorted", 7},
    {Checks_path_check_is_path, "is_path", 8},
    {Checks_path_check_is_short, "is_short", 8},
    {Checks_props_check_are_props, "are_props", 9},
    {Checks_either_check_is_either, "is_either", 10},
    {Checks_raw_check_is_raw, "is_raw", 11},
    {Checks_code_check_is_code, "is_code", 12},
    {Checks_codes_check_are_codes, "are_codes", 13},
    {Checks_more_check_are_more, "are_more", 14},
    {Checks_marks_check_are_marks, "are_marks", 15},
    {Checks_self_check_is_whole, "is_whole", -1},
};

const lm_model Checks_model = {
    "Checks", Checks_fields, &Checks_keys,
    Checks_inits, Checks_checks,
    sizeof(Checks), 16, 18, 0, 0,
    NULL};

const lm_type Checks_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Checks), 0, &Checks_model, NULL};

Checks *Checks_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Checks_type, json, length, options, &value, err);
    return (Checks *)value;
}

lm_status Checks_write(const Checks *value, lm_buffer *buf)
{
    return lm_value_write(&Checks_type, value, 0, buf, NULL);
}

int Checks_print(const Checks *value, FILE *file)
{
    return lm_value_print(&Checks_type, value, file);
}

Checks *Checks_copy(const Checks *value)
{
    return (Checks *)lm_value_copy(&Checks_type, value, NULL);
}

bool Checks_equal(const Checks *a, const Checks *b)
{
    return lm_value_equal(&Checks_type, a, b);
}

void Checks_free(Checks *value)
{
    lm_value_free(value);
}
