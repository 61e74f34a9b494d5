/* Made by lmc from names.model: edit that file, not this one. */
#include "names.lm.h"

/* The keys and values of the models as they stand in JSON. */

static const char linux_words_text[] =
    "\"unix\"\"errno\"\"NULL\"\"class\""
    LM_WORDS_END;
static const uint32_t linux_words_at[] = {
    0, 6, 13, 19, 26};
static const uint16_t linux_words_sorted[] = {
    2, 3, 1, 0};
static const uint16_t linux_words_slots[] = {
    2, 1, 3, 0};
static const lm_words linux_words = {
    linux_words_text, linux_words_at, linux_words_sorted,
    linux_words_slots, UINT64_C(0x58bc3cb37bc7b2b3),
    4, 62, 1, 1, true};

static const char Names_type_words_text[] =
    "\"circle\"\"square\""
    LM_WORDS_END;
static const uint32_t Names_type_words_at[] = {
    0, 8, 16};
static const uint16_t Names_type_words_sorted[] = {
    0, 1};
static const uint16_t Names_type_words_slots[] = {
    0, 1};
static const lm_words Names_type_words = {
    Names_type_words_text, Names_type_words_at, Names_type_words_sorted,
    Names_type_words_slots, UINT64_C(0x910a2dec89025cc1),
    2, 63, 1, 1, true};

static const char Names_model_words_text[] =
    "\"a\"\"b\""
    LM_WORDS_END;
static const uint32_t Names_model_words_at[] = {
    0, 3, 6};
static const uint16_t Names_model_words_sorted[] = {
    0, 1};
static const uint16_t Names_model_words_slots[] = {
    1, 0};
static const lm_words Names_model_words = {
    Names_model_words_text, Names_model_words_at, Names_model_words_sorted,
    Names_model_words_slots, UINT64_C(0x910a2dec89025cc1),
    2, 63, 1, 1, true};

static const char value_keys_text[] =
    ",\"client\":,\"err\":,\"buf\":"
    LM_WORDS_END;
static const uint32_t value_keys_at[] = {
    0, 10, 17, 24};
static const uint16_t value_keys_sorted[] = {
    2, 0, 1};
static const uint16_t value_keys_slots[] = {
    2, 1, 0, 0};
static const lm_words value_keys = {
    value_keys_text, value_keys_at, value_keys_sorted,
    value_keys_slots, UINT64_C(0xbfc846100bfc1e43),
    3, 62, 2, 2, true};

static const char FILE_keys_text[] =
    ",\"size_t\":"
    LM_WORDS_END;
static const uint32_t FILE_keys_at[] = {
    0, 10};
static const uint16_t FILE_keys_sorted[] = {
    0};
static const uint16_t FILE_keys_slots[] = {
    0, 0};
static const lm_words FILE_keys = {
    FILE_keys_text, FILE_keys_at, FILE_keys_sorted,
    FILE_keys_slots, UINT64_C(0x910a2dec89025cc1),
    1, 63, 2, 2, true};

static const char lm_thing_keys_text[] =
    ",\"n\":"
    LM_WORDS_END;
static const uint32_t lm_thing_keys_at[] = {
    0, 5};
static const uint16_t lm_thing_keys_sorted[] = {
    0};
static const uint16_t lm_thing_keys_slots[] = {
    0, 0};
static const lm_words lm_thing_keys = {
    lm_thing_keys_text, lm_thing_keys_at, lm_thing_keys_sorted,
    lm_thing_keys_slots, UINT64_C(0x910a2dec89025cc1),
    1, 63, 2, 2, true};

static const char MixedCase_keys_text[] =
    ",\"a\":"
    LM_WORDS_END;
static const uint32_t MixedCase_keys_at[] = {
    0, 5};
static const uint16_t MixedCase_keys_sorted[] = {
    0};
static const uint16_t MixedCase_keys_slots[] = {
    0, 0};
static const lm_words MixedCase_keys = {
    MixedCase_keys_text, MixedCase_keys_at, MixedCase_keys_sorted,
    MixedCase_keys_slots, UINT64_C(0x910a2dec89025cc1),
    1, 63, 2, 2, true};

static const char HTTPError_keys_text[] =
    ",\"code\":"
    LM_WORDS_END;
static const uint32_t HTTPError_keys_at[] = {
    0, 8};
static const uint16_t HTTPError_keys_sorted[] = {
    0};
static const uint16_t HTTPError_keys_slots[] = {
    0, 0};
static const lm_words HTTPError_keys = {
    HTTPError_keys_text, HTTPError_keys_at, HTTPError_keys_sorted,
    HTTPError_keys_slots, UINT64_C(0x910a2dec89025cc1),
    1, 63, 2, 2, true};

static const char Names_Value_words_text[] =
    ",\"client\":,\"size_t\":"
    LM_WORDS_END;
static const uint32_t Names_Value_words_at[] = {
    0, 10, 20};
static const uint16_t Names_Value_words_sorted[] = {
    0, 1};
static const uint16_t Names_Value_words_slots[] = {
    1, 0};
static const lm_words Names_Value_words = {
    Names_Value_words_text, Names_Value_words_at, Names_Value_words_sorted,
    Names_Value_words_slots, UINT64_C(0xbeeb8da1658eec67),
    2, 63, 2, 2, true};

static const char Names_MixedCase9_words_text[] =
    ",\"a\":,\"code\":"
    LM_WORDS_END;
static const uint32_t Names_MixedCase9_words_at[] = {
    0, 5, 13};
static const uint16_t Names_MixedCase9_words_sorted[] = {
    0, 1};
static const uint16_t Names_MixedCase9_words_slots[] = {
    1, 0};
static const lm_words Names_MixedCase9_words = {
    Names_MixedCase9_words_text, Names_MixedCase9_words_at, Names_MixedCase9_words_sorted,
    Names_MixedCase9_words_slots, UINT64_C(0x910a2dec89025cc1),
    2, 63, 2, 2, true};

static const char Names_keys_text[] =
    ",\"type\":,\"model\":,\"schema\":,\"parse\":,\"linux\":,\"list\":,"
    "\"lists\":,\"_private\":,\"__double__under\":,\"UPPER\":,\"Value\":,"
    "\"thing\":,\"MixedCase9\":"
    LM_WORDS_END;
static const uint32_t Names_keys_at[] = {
    0, 8, 17, 27, 36, 45, 53, 62, 74, 93, 102, 111, 120, 134};
static const uint16_t Names_keys_sorted[] = {
    12, 9, 10, 8, 7, 4, 5, 6, 1, 3, 2, 11, 0};
static const uint16_t Names_keys_slots[] = {
    9, 3, 12, 1, 7, 0, 0, 8, 6, 2, 0, 5, 4, 10, 0, 11};
static const lm_words Names_keys = {
    Names_keys_text, Names_keys_at, Names_keys_sorted,
    Names_keys_slots, UINT64_C(0x543e6f70fee10599),
    13, 60, 2, 2, true};

const lm_enum linux_enum = {"linux_", &linux_words, NULL, -1};

const lm_enum Names_type_enum = {"Names_type_", &Names_type_words, NULL, -1};

const lm_enum Names_model_enum = {"Names_model_", &Names_model_words, NULL, -1};

/* value_ */

static const lm_field value_fields[] = {
    /* client */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(value_, client), LM_FIELD_REQUIRED,
     LM_OP_TEXT, 9},
    /* err */
    {{LM_KIND_INT, LM_TYPE_OPTIONAL, 0, sizeof(int64_t),
      LM_COMPANION(value_, err, has_err), NULL, NULL},
     offsetof(value_, err), 0,
     LM_OP_ANY, 6},
    /* buf */
    {{LM_KIND_ENUM, 0, 0, sizeof(linux_), 0, &linux_enum, NULL},
     offsetof(value_, buf), 0,
     LM_OP_ENUM, 6},
};

static const char *const value_inits[] = {
    NULL,
    NULL,
    "\"errno\"",
};

const lm_model value_model = {
    "value_", value_fields, &value_keys,
    value_inits, NULL,
    sizeof(value_), 3, 0, 0, 0,
    NULL};

const lm_type value_type = {
    LM_KIND_MODEL, 0, 0, sizeof(value_), 0, &value_model, NULL};

value_ *value_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&value_type, json, length, options, &value, err);
    return (value_ *)value;
}

lm_status value_write(const value_ *value, lm_buffer *buf)
{
    return lm_value_write(&value_type, value, 0, buf, NULL);
}

int value_print(const value_ *value, FILE *file)
{
    return lm_value_print(&value_type, value, file);
}

value_ *value_copy(const value_ *value)
{
    return (value_ *)lm_value_copy(&value_type, value, NULL);
}

bool value_equal(const value_ *a, const value_ *b)
{
    return lm_value_equal(&value_type, a, b);
}

void value_free(value_ *value)
{
    lm_value_free(value);
}

/* FILE_ */

static const lm_field FILE_fields[] = {
    /* size_t */
    {{LM_KIND_BOOL, 0, 0, sizeof(bool), 0, NULL, NULL},
     offsetof(FILE_, size_t), LM_FIELD_REQUIRED,
     LM_OP_BOOL, 9},
};

const lm_model FILE_model = {
    "FILE_", FILE_fields, &FILE_keys,
    NULL, NULL,
    sizeof(FILE_), 1, 0, 0, 0,
    NULL};

const lm_type FILE_type = {
    LM_KIND_MODEL, 0, 0, sizeof(FILE_), 0, &FILE_model, NULL};

FILE_ *FILE_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&FILE_type, json, length, options, &value, err);
    return (FILE_ *)value;
}

lm_status FILE_write(const FILE_ *value, lm_buffer *buf)
{
    return lm_value_write(&FILE_type, value, 0, buf, NULL);
}

int FILE_print(const FILE_ *value, FILE *file)
{
    return lm_value_print(&FILE_type, value, file);
}

FILE_ *FILE_copy(const FILE_ *value)
{
    return (FILE_ *)lm_value_copy(&FILE_type, value, NULL);
}

bool FILE_equal(const FILE_ *a, const FILE_ *b)
{
    return lm_value_equal(&FILE_type, a, b);
}

void FILE_free(FILE_ *value)
{
    lm_value_free(value);
}

/* lm_thing_ */

static const lm_field lm_thing_fields[] = {
    /* n */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
     offsetof(lm_thing_, n), LM_FIELD_REQUIRED,
     LM_OP_INT64, 4},
};

const lm_model lm_thing_model = {
    "lm_thing_", lm_thing_fields, &lm_thing_keys,
    NULL, NULL,
    sizeof(lm_thing_), 1, 0, 0, 0,
    NULL};

const lm_type lm_thing_type = {
    LM_KIND_MODEL, 0, 0, sizeof(lm_thing_), 0, &lm_thing_model, NULL};

lm_thing_ *lm_thing_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&lm_thing_type, json, length, options, &value, err);
    return (lm_thing_ *)value;
}

lm_status lm_thing_write(const lm_thing_ *value, lm_buffer *buf)
{
    return lm_value_write(&lm_thing_type, value, 0, buf, NULL);
}

int lm_thing_print(const lm_thing_ *value, FILE *file)
{
    return lm_value_print(&lm_thing_type, value, file);
}

lm_thing_ *lm_thing_copy(const lm_thing_ *value)
{
    return (lm_thing_ *)lm_value_copy(&lm_thing_type, value, NULL);
}

bool lm_thing_equal(const lm_thing_ *a, const lm_thing_ *b)
{
    return lm_value_equal(&lm_thing_type, a, b);
}

void lm_thing_free(lm_thing_ *value)
{
    lm_value_free(value);
}

/* MixedCase */

static const lm_field MixedCase_fields[] = {
    /* a */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
     offsetof(MixedCase, a), LM_FIELD_REQUIRED,
     LM_OP_INT64, 4},
};

const lm_model MixedCase_model = {
    "MixedCase", MixedCase_fields, &MixedCase_keys,
    NULL, NULL,
    sizeof(MixedCase), 1, 0, 0, 0,
    NULL};

const lm_type MixedCase_type = {
    LM_KIND_MODEL, 0, 0, sizeof(MixedCase), 0, &MixedCase_model, NULL};

MixedCase *MixedCase_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&MixedCase_type, json, length, options, &value, err);
    return (MixedCase *)value;
}

lm_status MixedCase_write(const MixedCase *value, lm_buffer *buf)
{
    return lm_value_write(&MixedCase_type, value, 0, buf, NULL);
}

int MixedCase_print(const MixedCase *value, FILE *file)
{
    return lm_value_print(&MixedCase_type, value, file);
}

MixedCase *MixedCase_copy(const MixedCase *value)
{
    return (MixedCase *)lm_value_copy(&MixedCase_type, value, NULL);
}

bool MixedCase_equal(const MixedCase *a, const MixedCase *b)
{
    return lm_value_equal(&MixedCase_type, a, b);
}

void MixedCase_free(MixedCase *value)
{
    lm_value_free(value);
}

/* HTTPError */

static const lm_field HTTPError_fields[] = {
    /* code */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
     offsetof(HTTPError, code), LM_FIELD_REQUIRED,
     LM_OP_INT64, 7},
};

const lm_model HTTPError_model = {
    "HTTPError", HTTPError_fields, &HTTPError_keys,
    NULL, NULL,
    sizeof(HTTPError), 1, 0, 0, 0,
    NULL};

const lm_type HTTPError_type = {
    LM_KIND_MODEL, 0, 0, sizeof(HTTPError), 0, &HTTPError_model, NULL};

HTTPError *HTTPError_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&HTTPError_type, json, length, options, &value, err);
    return (HTTPError *)value;
}

lm_status HTTPError_write(const HTTPError *value, lm_buffer *buf)
{
    return lm_value_write(&HTTPError_type, value, 0, buf, NULL);
}

int HTTPError_print(const HTTPError *value, FILE *file)
{
    return lm_value_print(&HTTPError_type, value, file);
}

HTTPError *HTTPError_copy(const HTTPError *value)
{
    return (HTTPError *)lm_value_copy(&HTTPError_type, value, NULL);
}

bool HTTPError_equal(const HTTPError *a, const HTTPError *b)
{
    return lm_value_equal(&HTTPError_type, a, b);
}

void HTTPError_free(HTTPError *value)
{
    lm_value_free(value);
}

/* Names */

LM_STATIC_ASSERT(sizeof(Names_schema_kind) == sizeof(int), "enums are not ints");
static const lm_union_member Names_schema_members[] = {
    /* int_ */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
     offsetof(Names_schema_, int_), LM_TOKEN_NUMBER},
    /* string */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Names_schema_, string), LM_TOKEN_STRING},
};
static const lm_union Names_schema_union = {
    "Names_schema_", Names_schema_members, NULL,
    NULL, NULL, 2};

static const lm_type Names_list_item_type = {
    LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL};

static const lm_type Names_lists_item_item_type = {
    LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL};

static const lm_type Names_lists_item_type = {
    LM_KIND_LIST, 0, sizeof(Names_lists_item), sizeof(char **),
    LM_COMPANION(Names_lists_item, items, n_items),
    &Names_lists_item_item_type, NULL};

static const lm_map Names_UPPER_map = {
    {LM_KIND_MODEL, 0, 0, sizeof(FILE_), 0, &FILE_model, NULL},
    sizeof(Names_UPPER_entry), offsetof(Names_UPPER_entry, value)};

static const uint16_t Names_Value_members_of[] = {
    0, 1};
LM_STATIC_ASSERT(sizeof(Names_Value_kind) == sizeof(int), "enums are not ints");
static const lm_union_member Names_Value_members[] = {
    /* value */
    {{LM_KIND_MODEL, 0, 0, sizeof(value_), 0, &value_model, NULL},
     offsetof(Names_Value, value), LM_TOKEN_OBJECT},
    /* file */
    {{LM_KIND_MODEL, 0, 0, sizeof(FILE_), 0, &FILE_model, NULL},
     offsetof(Names_Value, file), LM_TOKEN_OBJECT},
};
static const lm_union Names_Value_union = {
    "Names_Value", Names_Value_members, NULL,
    &Names_Value_words, Names_Value_members_of, 2};

static const uint16_t Names_MixedCase9_members_of[] = {
    0, 1};
LM_STATIC_ASSERT(sizeof(Names_MixedCase9_kind) == sizeof(int), "enums are not ints");
static const lm_union_member Names_MixedCase9_members[] = {
    /* mixed_case */
    {{LM_KIND_MODEL, 0, 0, sizeof(MixedCase), 0, &MixedCase_model, NULL},
     offsetof(Names_MixedCase9, mixed_case), LM_TOKEN_OBJECT},
    /* http_error */
    {{LM_KIND_MODEL, 0, 0, sizeof(HTTPError), 0, &HTTPError_model, NULL},
     offsetof(Names_MixedCase9, http_error), LM_TOKEN_OBJECT},
};
static const lm_union Names_MixedCase9_union = {
    "Names_MixedCase9", Names_MixedCase9_members, NULL,
    &Names_MixedCase9_words, Names_MixedCase9_members_of, 2};

static const lm_field Names_fields[] = {
    /* type */
    {{LM_KIND_ENUM, 0, 0, sizeof(Names_type_), 0, &Names_type_enum, NULL},
     offsetof(Names, type), LM_FIELD_REQUIRED,
     LM_OP_ENUM, 7},
    /* model */
    {{LM_KIND_ENUM, 0, 0, sizeof(Names_model_), 0, &Names_model_enum, NULL},
     offsetof(Names, model), LM_FIELD_REQUIRED,
     LM_OP_ENUM, 8},
    /* schema */
    {{LM_KIND_UNION, 0, 0, sizeof(Names_schema_), 0, &Names_schema_union, NULL},
     offsetof(Names, schema), LM_FIELD_REQUIRED,
     LM_OP_ANY, 9},
    /* parse */
    {{LM_KIND_MODEL, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, sizeof(value_), 0,
      &value_model, NULL},
     offsetof(Names, parse), 0,
     LM_OP_MODEL_OR_NULL, 8},
    /* linux */
    {{LM_KIND_ENUM, 0, 0, sizeof(linux_), 0, &linux_enum, NULL},
     offsetof(Names, linux_field), LM_FIELD_REQUIRED,
     LM_OP_ENUM, 8},
    /* list */
    {{LM_KIND_LIST, 0, 0, sizeof(char **), LM_COMPANION(Names, list, n_list),
      &Names_list_item_type, NULL},
     offsetof(Names, list), LM_FIELD_REQUIRED,
     LM_OP_LIST, 7},
    /* lists */
    {{LM_KIND_LIST, 0, 0, sizeof(Names_lists_item *),
      LM_COMPANION(Names, lists, n_lists), &Names_lists_item_type, NULL},
     offsetof(Names, lists), LM_FIELD_REQUIRED,
     LM_OP_LIST, 8},
    /* _private */
    {{LM_KIND_INT, LM_TYPE_OPTIONAL, 0, sizeof(int64_t),
      LM_COMPANION(Names, _private, has_private), NULL, NULL},
     offsetof(Names, _private), 0,
     LM_OP_ANY, 11},
    /* __double__under */
    {{LM_KIND_INT, LM_TYPE_OPTIONAL, 0, sizeof(int64_t),
      LM_COMPANION(Names, _double_under, has_double_under), NULL, NULL},
     offsetof(Names, _double_under), 0,
     LM_OP_ANY, 18},
    /* UPPER */
    {{LM_KIND_MAP, 0, 0, sizeof(Names_UPPER_entry *),
      LM_COMPANION(Names, UPPER, n_UPPER), &Names_UPPER_map, NULL},
     offsetof(Names, UPPER), LM_FIELD_REQUIRED,
     LM_OP_ANY, 8},
    /* Value */
    {{LM_KIND_UNION, 0, 0, sizeof(Names_Value), 0, &Names_Value_union, NULL},
     offsetof(Names, Value), LM_FIELD_REQUIRED,
     LM_OP_ANY, 8},
    /* thing */
    {{LM_KIND_MODEL, 0, 0, sizeof(lm_thing_), 0, &lm_thing_model, NULL},
     offsetof(Names, thing), LM_FIELD_REQUIRED,
     LM_OP_MODEL, 8},
    /* MixedCase9 */
    {{LM_KIND_UNION, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0,
      sizeof(Names_MixedCase9), 0, &Names_MixedCase9_union, NULL},
     offsetof(Names, MixedCase9), 0,
     LM_OP_ANY, 13},
};

const lm_model Names_model = {
    "Names", Names_fields, &Names_keys,
    NULL, NULL,
    sizeof(Names), 13, 0, 0, 0,
    NULL};

const lm_type Names_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Names), 0, &Names_model, NULL};

Names *Names_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Names_type, json, length, options, &value, err);
    return (Names *)value;
}

lm_status Names_write(const Names *value, lm_buffer *buf)
{
    return lm_value_write(&Names_type, value, 0, buf, NULL);
}

int Names_print(const Names *value, FILE *file)
{
    return lm_value_print(&Names_type, value, file);
}

Names *Names_copy(const Names *value)
{
    return (Names *)lm_value_copy(&Names_type, value, NULL);
}

bool Names_equal(const Names *a, const Names *b)
{
    return lm_value_equal(&Names_type, a, b);
}

void Names_free(Names *value)
{
    lm_value_free(value);
}
