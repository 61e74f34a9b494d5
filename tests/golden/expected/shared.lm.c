/* Made by lmc from shared.model: edit that file, not this one. */
#include "shared.lm.h"

/* The keys and values of the models as they stand in JSON. */

static const char Currency_words_text[] =
    "\"EUR\"\"USD\""
    LM_WORDS_END;
static const uint32_t Currency_words_at[] = {
    0, 5, 10};
static const uint16_t Currency_words_sorted[] = {
    0, 1};
static const uint16_t Currency_words_slots[] = {
    1, 0};
static const lm_words Currency_words = {
    Currency_words_text, Currency_words_at, Currency_words_sorted,
    Currency_words_slots, UINT64_C(0x910a2dec89025cc1),
    2, 63, 1, 1, true};

static const char Money_keys_text[] =
    ",\"amount\":,\"currency\":"
    LM_WORDS_END;
static const uint32_t Money_keys_at[] = {
    0, 10, 22};
static const uint16_t Money_keys_sorted[] = {
    0, 1};
static const uint16_t Money_keys_slots[] = {
    1, 0};
static const lm_words Money_keys = {
    Money_keys_text, Money_keys_at, Money_keys_sorted,
    Money_keys_slots, UINT64_C(0x910a2dec89025cc1),
    2, 63, 2, 2, true};

const lm_enum Currency_enum = {"Currency", &Currency_words, NULL, -1};

/* Money */

static const lm_float_rules Money_amount_rules = {
    LM_RULE_MIN,
    0, 0.0, 1.7976931348623157e+308, 0};

static const lm_field Money_fields[] = {
    /* amount */
    {{LM_KIND_FLOAT, 0, 0, sizeof(double), 0, NULL, &Money_amount_rules},
     offsetof(Money, amount), LM_FIELD_REQUIRED,
     LM_OP_DOUBLE, 9},
    /* currency */
    {{LM_KIND_ENUM, 0, 0, sizeof(Currency), 0, &Currency_enum, NULL},
     offsetof(Money, currency), LM_FIELD_REQUIRED,
     LM_OP_ENUM, 11},
};

const lm_model Money_model = {
    "Money", Money_fields, &Money_keys,
    NULL, NULL,
    sizeof(Money), 2, 0, 0, 0,
    NULL};

const lm_type Money_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Money), 0, &Money_model, NULL};

Money *Money_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Money_type, json, length, options, &value, err);
    return (Money *)value;
}

lm_status Money_write(const Money *value, lm_buffer *buf)
{
    return lm_value_write(&Money_type, value, 0, buf, NULL);
}

int Money_print(const Money *value, FILE *file)
{
    return lm_value_print(&Money_type, value, file);
}

Money *Money_copy(const Money *value)
{
    return (Money *)lm_value_copy(&Money_type, value, NULL);
}

bool Money_equal(const Money *a, const Money *b)
{
    return lm_value_equal(&Money_type, a, b);
}

void Money_free(Money *value)
{
    lm_value_free(value);
}
