/* Made by lmc from imports.model: edit that file, not this one. */
#include "imports.lm.h"

/* The keys and values of the models as they stand in JSON. */

static const char Imports_keys_text[] =
    ",\"price\":,\"paid\":,\"parts\":,\"by_name\":,\"either\":,\"currency\":,"
    "\"money\":"
    LM_WORDS_END;
static const uint32_t Imports_keys_at[] = {
    0, 9, 17, 26, 37, 47, 59, 68};
static const uint16_t Imports_keys_sorted[] = {
    3, 5, 4, 6, 1, 2, 0};
static const uint16_t Imports_keys_slots[] = {
    2, 6, 0, 1, 3, 5, 4, 0};
static const lm_words Imports_keys = {
    Imports_keys_text, Imports_keys_at, Imports_keys_sorted,
    Imports_keys_slots, UINT64_C(0x2c4b5fc8f60e06a9),
    7, 61, 2, 2, true};

/* Imports */

static const lm_type Imports_parts_item_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Money), 0, &Money_model, NULL};

static const lm_map Imports_by_name_map = {
    {LM_KIND_MODEL, 0, 0, sizeof(Money), 0, &Money_model, NULL},
    sizeof(Imports_by_name_entry), offsetof(Imports_by_name_entry, value)};

LM_STATIC_ASSERT(sizeof(Imports_either_kind) == sizeof(int), "enums are not ints");
static const lm_union_member Imports_either_members[] = {
    /* money */
    {{LM_KIND_MODEL, 0, 0, sizeof(Money), 0, &Money_model, NULL},
     offsetof(Imports_either, money), LM_TOKEN_OBJECT},
    /* string */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Imports_either, string), LM_TOKEN_STRING},
};
static const lm_union Imports_either_union = {
    "Imports_either", Imports_either_members, NULL,
    NULL, NULL, 2};

static const lm_map Imports_money_map = {
    {LM_KIND_ENUM, 0, 0, sizeof(Currency), 0, &Currency_enum, NULL},
    sizeof(Imports_money_entry), offsetof(Imports_money_entry, value)};

static const lm_field Imports_fields[] = {
    /* price */
    {{LM_KIND_MODEL, 0, 0, sizeof(Money), 0, &Money_model, NULL},
     offsetof(Imports, price), LM_FIELD_REQUIRED,
     LM_OP_MODEL, 8},
    /* paid */
    {{LM_KIND_MODEL, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, sizeof(Money), 0,
      &Money_model, NULL},
     offsetof(Imports, paid), 0,
     LM_OP_MODEL_OR_NULL, 7},
    /* parts */
    {{LM_KIND_LIST, 0, 0, sizeof(Money *),
      LM_COMPANION(Imports, parts, n_parts), &Imports_parts_item_type, NULL},
     offsetof(Imports, parts), LM_FIELD_REQUIRED,
     LM_OP_LIST, 8},
    /* by_name */
    {{LM_KIND_MAP, 0, 0, sizeof(Imports_by_name_entry *),
      LM_COMPANION(Imports, by_name, n_by_name), &Imports_by_name_map, NULL},
     offsetof(Imports, by_name), LM_FIELD_REQUIRED,
     LM_OP_ANY, 10},
    /* either */
    {{LM_KIND_UNION, 0, 0, sizeof(Imports_either), 0, &Imports_either_union,
      NULL},
     offsetof(Imports, either), LM_FIELD_REQUIRED,
     LM_OP_ANY, 9},
    /* currency */
    {{LM_KIND_ENUM, 0, 0, sizeof(Currency), 0, &Currency_enum, NULL},
     offsetof(Imports, currency), 0,
     LM_OP_ENUM, 11},
    /* money */
    {{LM_KIND_MAP, 0, 0, sizeof(Imports_money_entry *),
      LM_COMPANION(Imports, money, n_money), &Imports_money_map, NULL},
     offsetof(Imports, money), LM_FIELD_REQUIRED,
     LM_OP_ANY, 8},
};

static const char *const Imports_inits[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    "\"EUR\"",
    NULL,
};

const lm_model Imports_model = {
    "Imports", Imports_fields, &Imports_keys,
    Imports_inits, NULL,
    sizeof(Imports), 7, 0, 0, 0,
    NULL};

const lm_type Imports_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Imports), 0, &Imports_model, NULL};

Imports *Imports_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Imports_type, json, length, options, &value, err);
    return (Imports *)value;
}

lm_status Imports_write(const Imports *value, lm_buffer *buf)
{
    return lm_value_write(&Imports_type, value, 0, buf, NULL);
}

int Imports_print(const Imports *value, FILE *file)
{
    return lm_value_print(&Imports_type, value, file);
}

Imports *Imports_copy(const Imports *value)
{
    return (Imports *)lm_value_copy(&Imports_type, value, NULL);
}

bool Imports_equal(const Imports *a, const Imports *b)
{
    return lm_value_equal(&Imports_type, a, b);
}

void Imports_free(Imports *value)
{
    lm_value_free(value);
}
