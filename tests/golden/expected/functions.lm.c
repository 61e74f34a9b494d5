/* Made by lmc from functions.model: edit that file, not this one. */
#include "functions.lm.h"

/* The keys and values of the models as they stand in JSON. */

static const char Tone_words_text[] =
    "\"kind\"\"very \"rude\"\""
    LM_WORDS_END;
static const uint32_t Tone_words_at[] = {
    0, 6, 19};
static const uint16_t Tone_words_sorted[] = {
    0, 1};
static const uint16_t Tone_words_slots[] = {
    0, 1};
static const lm_words Tone_words = {
    Tone_words_text, Tone_words_at, Tone_words_sorted,
    Tone_words_slots, UINT64_C(0x910a2dec89025cc1),
    2, 63, 1, 1, false};

static const char tell_how_words_text[] =
    "\"a\"\"b\""
    LM_WORDS_END;
static const uint32_t tell_how_words_at[] = {
    0, 3, 6};
static const uint16_t tell_how_words_sorted[] = {
    0, 1};
static const uint16_t tell_how_words_slots[] = {
    1, 0};
static const lm_words tell_how_words = {
    tell_how_words_text, tell_how_words_at, tell_how_words_sorted,
    tell_how_words_slots, UINT64_C(0x910a2dec89025cc1),
    2, 63, 1, 1, true};

static const char Item_keys_text[] =
    ",\"sku\":,\"price\":"
    LM_WORDS_END;
static const uint32_t Item_keys_at[] = {
    0, 7, 16};
static const uint16_t Item_keys_sorted[] = {
    1, 0};
static const uint16_t Item_keys_slots[] = {
    0, 1};
static const lm_words Item_keys = {
    Item_keys_text, Item_keys_at, Item_keys_sorted,
    Item_keys_slots, UINT64_C(0xbeeb8da1658eec67),
    2, 63, 2, 2, true};

static const char Answer_keys_text[] =
    ",\"text\":"
    LM_WORDS_END;
static const uint32_t Answer_keys_at[] = {
    0, 8};
static const uint16_t Answer_keys_sorted[] = {
    0};
static const uint16_t Answer_keys_slots[] = {
    0, 0};
static const lm_words Answer_keys = {
    Answer_keys_text, Answer_keys_at, Answer_keys_sorted,
    Answer_keys_slots, UINT64_C(0x910a2dec89025cc1),
    1, 63, 2, 2, true};

static const char Functions_keys_text[] =
    ",\"x\":"
    LM_WORDS_END;
static const uint32_t Functions_keys_at[] = {
    0, 5};
static const uint16_t Functions_keys_sorted[] = {
    0};
static const uint16_t Functions_keys_slots[] = {
    0, 0};
static const lm_words Functions_keys = {
    Functions_keys_text, Functions_keys_at, Functions_keys_sorted,
    Functions_keys_slots, UINT64_C(0x910a2dec89025cc1),
    1, 63, 2, 2, true};

static const char tell_args_keys_text[] =
    ",\"text\":,\"maybe\":,\"tone\":,\"how\":,\"n\":,\"maybe_n\":,\"yes\":,"
    "\"x\":,\"cost\":,\"day\":,\"maybe_day\":,\"blob\":,\"any\":,\"tags\":,"
    "\"items\":,\"item\":,\"maybe_item\":,\"counts\":,\"either\":"
    LM_WORDS_END;
static const uint32_t tell_args_keys_at[] = {
    0, 8, 17, 25, 32, 37, 48, 55, 60, 68, 75, 88, 96, 103, 111, 120, 128, 142,
    152, 162};
static const uint16_t tell_args_keys_sorted[] = {
    12, 11, 8, 17, 9, 18, 3, 15, 14, 1, 10, 16, 5, 4, 13, 0, 2, 7, 6};
static const uint16_t tell_args_keys_slots[] = {
    0, 6, 14, 0, 0, 16, 0, 7, 15, 0, 0, 4, 2, 0, 11, 5, 0, 0, 17, 0, 3, 0, 18,
    9, 8, 0, 13, 1, 0, 12, 10, 0};
static const lm_words tell_args_keys = {
    tell_args_keys_text, tell_args_keys_at, tell_args_keys_sorted,
    tell_args_keys_slots, UINT64_C(0xb01895470da1f263),
    19, 59, 2, 2, true};

static const char ask_args_keys_text[] =
    ""
    LM_WORDS_END;
static const uint32_t ask_args_keys_at[] = {
    0};
static const uint16_t ask_args_keys_sorted[] = {
    0};
static const lm_words ask_args_keys = {
    ask_args_keys_text, ask_args_keys_at, ask_args_keys_sorted,
    NULL, 0,
    0, 0, 2, 2, true};

const lm_enum Tone_enum = {"Tone", &Tone_words, NULL, -1};

const lm_enum tell_how_enum = {"tell_how", &tell_how_words, NULL, -1};

static const uint8_t tell_args_day_pattern_classes[] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2, 3,
    4, 5, 6, 7, 8, 7, 9, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0};
static const uint16_t tell_args_day_pattern_next[] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 2, 3, 2, 3, 2, 2, 3, 0, 0, 4,
    5, 5, 5, 4, 5, 5, 4, 5, 0, 0, 5, 5, 4, 5, 5, 5, 4, 5, 5, 0, 0, 6, 7, 6, 7,
    6, 7, 6, 6, 7, 0, 0, 8, 7, 6, 7, 6, 7, 6, 6, 7, 0, 0, 9, 10, 10, 10, 9, 10,
    10, 9, 10, 0, 0, 10, 10, 9, 10, 10, 10, 9, 10, 10, 0, 0, 10, 10, 10, 10, 9,
    10, 10, 9, 10, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 13, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 15, 14, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 16, 17, 16, 18, 16, 18, 16, 18, 0, 0, 16, 18, 16, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 16, 19, 16, 18, 16, 18, 16, 18, 0, 20, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 21, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 22, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 23, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 24, 25, 25, 26, 0, 0, 0, 0, 0, 0,
    0, 24, 25, 25, 0, 0, 0, 0, 0, 0, 0, 0, 24, 25, 25, 27, 0, 0, 0, 0, 0, 0, 0,
    24, 25, 28, 0, 0, 0, 0, 0, 0, 0, 0, 0, 29, 29, 29, 29, 29, 29, 29, 29, 0,
    0, 29, 29, 29, 29, 29, 29, 29, 29, 29, 0, 0, 29, 29, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 29, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 29, 29, 29, 29, 29, 29, 29, 29, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
static const uint8_t tell_args_day_pattern_accepts[] = {
    0, 0, 0, 32};
static const lm_pattern tell_args_day_pattern = {
    "^(?:(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469"
    "]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:"
    "0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29))$",
    tell_args_day_pattern_classes, tell_args_day_pattern_next, tell_args_day_pattern_accepts,
    11, 30, "date"};

static const uint8_t tell_args_blob_pattern_classes[] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 2, 1,
    1, 1, 2, 1, 1, 1, 2, 1, 0, 0, 0, 3, 0, 0, 0, 4, 1, 1, 1, 2, 1, 1, 1, 2, 1,
    1, 1, 2, 1, 1, 1, 4, 1, 1, 1, 2, 1, 1, 1, 2, 1, 0, 0, 0, 0, 0, 0, 1, 1, 2,
    1, 1, 1, 4, 1, 1, 1, 2, 1, 1, 1, 2, 1, 1, 1, 2, 1, 1, 1, 4, 1, 1, 1, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0};
static const uint16_t tell_args_blob_pattern_next[] = {
    0, 0, 0, 0, 0, 0, 2, 2, 0, 2, 0, 3, 3, 0, 4, 0, 5, 6, 0, 6, 0, 5, 6, 7, 6,
    0, 1, 1, 0, 1, 0, 1, 1, 8, 1, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0};
static const uint8_t tell_args_blob_pattern_accepts[] = {
    2, 1};
static const lm_pattern tell_args_blob_pattern = {
    "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcg"
    "kosw048]=)?$",
    tell_args_blob_pattern_classes, tell_args_blob_pattern_next, tell_args_blob_pattern_accepts,
    5, 9, "bytes"};

/* Item */

static const lm_field Item_fields[] = {
    /* sku */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Item, sku), LM_FIELD_REQUIRED,
     LM_OP_TEXT, 6},
    /* price */
    {{LM_KIND_DECIMAL, LM_TYPE_OPTIONAL, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Item, price), 0,
     LM_OP_ANY, 8},
};

const lm_model Item_model = {
    "Item", Item_fields, &Item_keys,
    NULL, NULL,
    sizeof(Item), 2, 0, 0, 0,
    NULL};

const lm_type Item_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Item), 0, &Item_model, NULL};

const char Item_schema[] =
    "{\"type\":\"object\",\"properties\":{\"sku\":{\"type\":\"string\"},"
    "\"price\":{\"type\":[\"number\",\"null\"]}},\"required\":[\"sku\"]}";

const char Item_schema_openai_strict[] =
    "{\"type\":\"object\",\"properties\":{\"sku\":{\"type\":\"string\"},"
    "\"price\":{\"type\":[\"number\",\"null\"]}},\"required\":[\"sku\","
    "\"price\"],\"additionalProperties\":false}";

const char Item_schema_anthropic[] =
    "{\"type\":\"object\",\"properties\":{\"sku\":{\"type\":\"string\"},"
    "\"price\":{\"type\":[\"number\",\"null\"]}},\"required\":[\"sku\"],"
    "\"additionalProperties\":false}";

const char Item_schema_gemini_openapi[] =
    "{\"type\":\"object\",\"properties\":{\"sku\":{\"type\":\"string\"},"
    "\"price\":{\"type\":\"number\",\"nullable\":true}},"
    "\"required\":[\"sku\"],\"propertyOrdering\":[\"sku\",\"price\"]}";

const char Item_prompt[] =
    "{\n"
    " sku:string\n"
    " price?:number\n"
    "}";

const char Item_grammar[] =
    "root ::= Item\n"
    "Item-sku-member ::= \"\\\"sku\\\":\" ws string\n"
    "Item-price-member ::= \"\\\"price\\\":\" ws (number | \"null\")\n"
    "Item ::= \"{\" ws Item-sku-member (\",\" ws Item-price-member)? ws "
    "\"}\"\n"
    "number ::= \"-\"? (\"0\" | [1-9] [0-9]{0,14}) (\".\" [0-9]{1,15})?\n"
    "string ::= \"\\\"\" char* \"\\\"\"\n"
    "char ::= [^\"\\\\\\x00-\\x1F\\x7F] | \"\\\\\" [\"\\\\/bfnrt]\n"
    "ws ::= ([ \\t\\n] [ \\t]{0,20})?\n";

const lm_target Item_target = {
    &Item_type, "Item",
    NULL,
    {
        Item_schema,
        Item_schema_openai_strict,
        Item_schema_anthropic,
        Item_schema_gemini_json,
        Item_schema_gemini_openapi,
        Item_schema_cerebras,
        Item_schema_xai,
        Item_schema_mistral,
        Item_schema_gbnf,
        Item_schema_xgrammar,
    },
    Item_prompt, Item_grammar, NULL, {0}};

Item *Item_create(lm_client *client, const lm_message *messages)
{
    void *value = NULL;

    (void)lm_call(client, messages, &Item_target, NULL, &value, NULL);
    return (Item *)value;
}

lm_status Item_create_with(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Item **out, lm_error *err)
{
    void *value = NULL;
    lm_status status =
        lm_call(client, messages, &Item_target, options, &value, err);

    if (status == LM_OK)
        *out = (Item *)value;
    return status;
}

lm_status Item_request(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, lm_request **out, lm_error *err)
{
    return lm_request_make(client, messages, &Item_target, options, out, err);
}

lm_status Item_response(
    lm_client *client, const lm_response *response,
    const lm_call_options *options, Item **out, lm_error *err)
{
    void *value = NULL;
    lm_status status = lm_response_read(client, &Item_target, response,
                                        options, &value, err);

    if (status == LM_OK)
        *out = (Item *)value;
    return status;
}

static lm_status Item_deliver(
    lm_any_fn callback, void *ctx, void *value, const lm_error *err)
{
    return ((Item_done)callback)(ctx, (Item *)value, err);
}

lm_call_id Item_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Item_done callback, void *ctx)
{
    const lm_receiver to = {Item_deliver, (lm_any_fn)callback, ctx, NULL, NULL};

    return lm_submit(client, messages, &Item_target, options, &to);
}

lm_stream *Item_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options)
{
    return lm_stream_open(client, messages, &Item_target, options);
}

const Item *Item_stream_next(lm_stream *stream)
{
    return (const Item *)lm_stream_next(stream);
}

lm_status Item_stream_finish(
    lm_stream *stream, Item **out, lm_error *err)
{
    void *value = NULL;
    lm_status status = lm_stream_finish(stream, &value, err);

    if (status == LM_OK)
        *out = (Item *)value;
    return status;
}

void Item_stream_close(lm_stream *stream)
{
    lm_stream_close(stream);
}

static lm_status Item_show(
    lm_any_fn callback, void *ctx, const void *partial, lm_stream *stream)
{
    return ((Item_shown)callback)(ctx, (const Item *)partial, stream);
}

lm_call_id Item_stream_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Item_shown on_partial,
    Item_done on_done, void *ctx)
{
    const lm_receiver to = {Item_deliver, (lm_any_fn)on_done, ctx,
                            Item_show, (lm_any_fn)on_partial};

    return lm_submit(client, messages, &Item_target, options, &to);
}

static const lm_field Item_list_fields[] = {
    {{LM_KIND_LIST, 0, 0, sizeof(Item *),
      LM_COMPANION(Item_list, items, n_items), &Item_type, NULL},
     offsetof(Item_list, items), LM_FIELD_REQUIRED,
     LM_OP_LIST, 8},
};

static const lm_model Item_list_model = {
    "Item_list", Item_list_fields, &lm_items_keys,
    NULL, NULL,
    sizeof(Item_list), 1, 0, 0, 0, NULL};

const lm_type Item_list_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Item_list), 0, &Item_list_model, NULL};

/* Its texts are those of Item_target, with a few words around them. */
const lm_target Item_list_target = {
    &Item_list_type, "Item_list",
    NULL, {NULL}, NULL, NULL, &Item_target,
    {0}};

lm_status Item_create_list(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Item_list **out, lm_error *err)
{
    void *value = NULL;
    lm_status status =
        lm_call(client, messages, &Item_list_target, options, &value, err);

    if (status == LM_OK)
        *out = (Item_list *)value;
    return status;
}

void Item_list_free(Item_list *list)
{
    lm_value_free(list);
}

lm_stream *Item_list_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options)
{
    return lm_stream_open(client, messages, &Item_list_target, options);
}

const Item *Item_list_stream_next(lm_stream *stream)
{
    return (const Item *)lm_stream_next_item(stream);
}

lm_status Item_list_stream_finish(
    lm_stream *stream, Item_list **out, lm_error *err)
{
    void *value = NULL;
    lm_status status = lm_stream_finish(stream, &value, err);

    if (status == LM_OK)
        *out = (Item_list *)value;
    return status;
}

void Item_list_stream_close(lm_stream *stream)
{
    lm_stream_close(stream);
}

Item *Item_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Item_type, json, length, options, &value, err);
    return (Item *)value;
}

lm_status Item_write(const Item *value, lm_buffer *buf)
{
    return lm_value_write(&Item_type, value, 0, buf, NULL);
}

int Item_print(const Item *value, FILE *file)
{
    return lm_value_print(&Item_type, value, file);
}

Item *Item_copy(const Item *value)
{
    return (Item *)lm_value_copy(&Item_type, value, NULL);
}

bool Item_equal(const Item *a, const Item *b)
{
    return lm_value_equal(&Item_type, a, b);
}

void Item_free(Item *value)
{
    lm_value_free(value);
}

/* Answer */

static const lm_field Answer_fields[] = {
    /* text */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Answer, text), LM_FIELD_REQUIRED,
     LM_OP_TEXT, 7},
};

const lm_model Answer_model = {
    "Answer", Answer_fields, &Answer_keys,
    NULL, NULL,
    sizeof(Answer), 1, 0, 0, 0,
    NULL};

const lm_type Answer_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Answer), 0, &Answer_model, NULL};

const char Answer_schema[] =
    "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"}},"
    "\"required\":[\"text\"]}";

const char Answer_schema_openai_strict[] =
    "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"}},"
    "\"required\":[\"text\"],\"additionalProperties\":false}";

const char Answer_schema_gemini_openapi[] =
    "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"}},"
    "\"required\":[\"text\"],\"propertyOrdering\":[\"text\"]}";

const char Answer_prompt[] =
    "{\n"
    " text:string\n"
    "}";

const char Answer_grammar[] =
    "root ::= Answer\n"
    "Answer-text-member ::= \"\\\"text\\\":\" ws string\n"
    "Answer ::= \"{\" ws Answer-text-member ws \"}\"\n"
    "string ::= \"\\\"\" char* \"\\\"\"\n"
    "char ::= [^\"\\\\\\x00-\\x1F\\x7F] | \"\\\\\" [\"\\\\/bfnrt]\n"
    "ws ::= ([ \\t\\n] [ \\t]{0,20})?\n";

const lm_target Answer_target = {
    &Answer_type, "Answer",
    NULL,
    {
        Answer_schema,
        Answer_schema_openai_strict,
        Answer_schema_anthropic,
        Answer_schema_gemini_json,
        Answer_schema_gemini_openapi,
        Answer_schema_cerebras,
        Answer_schema_xai,
        Answer_schema_mistral,
        Answer_schema_gbnf,
        Answer_schema_xgrammar,
    },
    Answer_prompt, Answer_grammar, NULL, {0}};

Answer *Answer_create(lm_client *client, const lm_message *messages)
{
    void *value = NULL;

    (void)lm_call(client, messages, &Answer_target, NULL, &value, NULL);
    return (Answer *)value;
}

lm_status Answer_create_with(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Answer **out, lm_error *err)
{
    void *value = NULL;
    lm_status status =
        lm_call(client, messages, &Answer_target, options, &value, err);

    if (status == LM_OK)
        *out = (Answer *)value;
    return status;
}

lm_status Answer_request(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, lm_request **out, lm_error *err)
{
    return lm_request_make(client, messages, &Answer_target, options, out, err);
}

lm_status Answer_response(
    lm_client *client, const lm_response *response,
    const lm_call_options *options, Answer **out, lm_error *err)
{
    void *value = NULL;
    lm_status status = lm_response_read(client, &Answer_target, response,
                                        options, &value, err);

    if (status == LM_OK)
        *out = (Answer *)value;
    return status;
}

static lm_status Answer_deliver(
    lm_any_fn callback, void *ctx, void *value, const lm_error *err)
{
    return ((Answer_done)callback)(ctx, (Answer *)value, err);
}

lm_call_id Answer_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Answer_done callback, void *ctx)
{
    const lm_receiver to = {Answer_deliver, (lm_any_fn)callback, ctx, NULL, NULL};

    return lm_submit(client, messages, &Answer_target, options, &to);
}

lm_stream *Answer_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options)
{
    return lm_stream_open(client, messages, &Answer_target, options);
}

const Answer *Answer_stream_next(lm_stream *stream)
{
    return (const Answer *)lm_stream_next(stream);
}

lm_status Answer_stream_finish(
    lm_stream *stream, Answer **out, lm_error *err)
{
    void *value = NULL;
    lm_status status = lm_stream_finish(stream, &value, err);

    if (status == LM_OK)
        *out = (Answer *)value;
    return status;
}

void Answer_stream_close(lm_stream *stream)
{
    lm_stream_close(stream);
}

static lm_status Answer_show(
    lm_any_fn callback, void *ctx, const void *partial, lm_stream *stream)
{
    return ((Answer_shown)callback)(ctx, (const Answer *)partial, stream);
}

lm_call_id Answer_stream_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Answer_shown on_partial,
    Answer_done on_done, void *ctx)
{
    const lm_receiver to = {Answer_deliver, (lm_any_fn)on_done, ctx,
                            Answer_show, (lm_any_fn)on_partial};

    return lm_submit(client, messages, &Answer_target, options, &to);
}

static const lm_field Answer_list_fields[] = {
    {{LM_KIND_LIST, 0, 0, sizeof(Answer *),
      LM_COMPANION(Answer_list, items, n_items), &Answer_type, NULL},
     offsetof(Answer_list, items), LM_FIELD_REQUIRED,
     LM_OP_LIST, 8},
};

static const lm_model Answer_list_model = {
    "Answer_list", Answer_list_fields, &lm_items_keys,
    NULL, NULL,
    sizeof(Answer_list), 1, 0, 0, 0, NULL};

const lm_type Answer_list_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Answer_list), 0, &Answer_list_model, NULL};

/* Its texts are those of Answer_target, with a few words around them. */
const lm_target Answer_list_target = {
    &Answer_list_type, "Answer_list",
    NULL, {NULL}, NULL, NULL, &Answer_target,
    {0}};

lm_status Answer_create_list(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Answer_list **out, lm_error *err)
{
    void *value = NULL;
    lm_status status =
        lm_call(client, messages, &Answer_list_target, options, &value, err);

    if (status == LM_OK)
        *out = (Answer_list *)value;
    return status;
}

void Answer_list_free(Answer_list *list)
{
    lm_value_free(list);
}

lm_stream *Answer_list_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options)
{
    return lm_stream_open(client, messages, &Answer_list_target, options);
}

const Answer *Answer_list_stream_next(lm_stream *stream)
{
    return (const Answer *)lm_stream_next_item(stream);
}

lm_status Answer_list_stream_finish(
    lm_stream *stream, Answer_list **out, lm_error *err)
{
    void *value = NULL;
    lm_status status = lm_stream_finish(stream, &value, err);

    if (status == LM_OK)
        *out = (Answer_list *)value;
    return status;
}

void Answer_list_stream_close(lm_stream *stream)
{
    lm_stream_close(stream);
}

Answer *Answer_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Answer_type, json, length, options, &value, err);
    return (Answer *)value;
}

lm_status Answer_write(const Answer *value, lm_buffer *buf)
{
    return lm_value_write(&Answer_type, value, 0, buf, NULL);
}

int Answer_print(const Answer *value, FILE *file)
{
    return lm_value_print(&Answer_type, value, file);
}

Answer *Answer_copy(const Answer *value)
{
    return (Answer *)lm_value_copy(&Answer_type, value, NULL);
}

bool Answer_equal(const Answer *a, const Answer *b)
{
    return lm_value_equal(&Answer_type, a, b);
}

void Answer_free(Answer *value)
{
    lm_value_free(value);
}

/* Functions */

static const lm_field Functions_fields[] = {
    /* x */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
     offsetof(Functions, x), LM_FIELD_REQUIRED,
     LM_OP_INT64, 4},
};

const lm_model Functions_model = {
    "Functions", Functions_fields, &Functions_keys,
    NULL, NULL,
    sizeof(Functions), 1, 0, 0, 0,
    NULL};

const lm_type Functions_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Functions), 0, &Functions_model, NULL};

const char Functions_schema[] =
    "{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"integer\"}},"
    "\"required\":[\"x\"]}";

const char Functions_schema_openai_strict[] =
    "{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"integer\"}},"
    "\"required\":[\"x\"],\"additionalProperties\":false}";

const char Functions_schema_gemini_openapi[] =
    "{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"integer\"}},"
    "\"required\":[\"x\"],\"propertyOrdering\":[\"x\"]}";

const char Functions_prompt[] =
    "{\n"
    " x:int\n"
    "}";

const char Functions_grammar[] =
    "root ::= Functions\n"
    "Functions-x-member ::= \"\\\"x\\\":\" ws integer\n"
    "Functions ::= \"{\" ws Functions-x-member ws \"}\"\n"
    "integer ::= \"0\" | \"-\"? [1-9] [0-9]{0,17}\n"
    "ws ::= ([ \\t\\n] [ \\t]{0,20})?\n";

const lm_target Functions_target = {
    &Functions_type, "Functions",
    NULL,
    {
        Functions_schema,
        Functions_schema_openai_strict,
        Functions_schema_anthropic,
        Functions_schema_gemini_json,
        Functions_schema_gemini_openapi,
        Functions_schema_cerebras,
        Functions_schema_xai,
        Functions_schema_mistral,
        Functions_schema_gbnf,
        Functions_schema_xgrammar,
    },
    Functions_prompt, Functions_grammar, NULL, {0}};

Functions *Functions_create(lm_client *client, const lm_message *messages)
{
    void *value = NULL;

    (void)lm_call(client, messages, &Functions_target, NULL, &value, NULL);
    return (Functions *)value;
}

lm_status Functions_create_with(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Functions **out, lm_error *err)
{
    void *value = NULL;
    lm_status status =
        lm_call(client, messages, &Functions_target, options, &value, err);

    if (status == LM_OK)
        *out = (Functions *)value;
    return status;
}

lm_status Functions_request(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, lm_request **out, lm_error *err)
{
    return lm_request_make(client, messages, &Functions_target, options, out, err);
}

lm_status Functions_response(
    lm_client *client, const lm_response *response,
    const lm_call_options *options, Functions **out, lm_error *err)
{
    void *value = NULL;
    lm_status status = lm_response_read(client, &Functions_target, response,
                                        options, &value, err);

    if (status == LM_OK)
        *out = (Functions *)value;
    return status;
}

static lm_status Functions_deliver(
    lm_any_fn callback, void *ctx, void *value, const lm_error *err)
{
    return ((Functions_done)callback)(ctx, (Functions *)value, err);
}

lm_call_id Functions_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Functions_done callback, void *ctx)
{
    const lm_receiver to = {Functions_deliver, (lm_any_fn)callback, ctx, NULL, NULL};

    return lm_submit(client, messages, &Functions_target, options, &to);
}

lm_stream *Functions_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options)
{
    return lm_stream_open(client, messages, &Functions_target, options);
}

const Functions *Functions_stream_next(lm_stream *stream)
{
    return (const Functions *)lm_stream_next(stream);
}

lm_status Functions_stream_finish(
    lm_stream *stream, Functions **out, lm_error *err)
{
    void *value = NULL;
    lm_status status = lm_stream_finish(stream, &value, err);

    if (status == LM_OK)
        *out = (Functions *)value;
    return status;
}

void Functions_stream_close(lm_stream *stream)
{
    lm_stream_close(stream);
}

static lm_status Functions_show(
    lm_any_fn callback, void *ctx, const void *partial, lm_stream *stream)
{
    return ((Functions_shown)callback)(ctx, (const Functions *)partial, stream);
}

lm_call_id Functions_stream_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Functions_shown on_partial,
    Functions_done on_done, void *ctx)
{
    const lm_receiver to = {Functions_deliver, (lm_any_fn)on_done, ctx,
                            Functions_show, (lm_any_fn)on_partial};

    return lm_submit(client, messages, &Functions_target, options, &to);
}

static const lm_field Functions_list_fields[] = {
    {{LM_KIND_LIST, 0, 0, sizeof(Functions *),
      LM_COMPANION(Functions_list, items, n_items), &Functions_type, NULL},
     offsetof(Functions_list, items), LM_FIELD_REQUIRED,
     LM_OP_LIST, 8},
};

static const lm_model Functions_list_model = {
    "Functions_list", Functions_list_fields, &lm_items_keys,
    NULL, NULL,
    sizeof(Functions_list), 1, 0, 0, 0, NULL};

const lm_type Functions_list_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Functions_list), 0, &Functions_list_model, NULL};

/* Its texts are those of Functions_target, with a few words around them. */
const lm_target Functions_list_target = {
    &Functions_list_type, "Functions_list",
    NULL, {NULL}, NULL, NULL, &Functions_target,
    {0}};

lm_status Functions_create_list(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Functions_list **out, lm_error *err)
{
    void *value = NULL;
    lm_status status =
        lm_call(client, messages, &Functions_list_target, options, &value, err);

    if (status == LM_OK)
        *out = (Functions_list *)value;
    return status;
}

void Functions_list_free(Functions_list *list)
{
    lm_value_free(list);
}

lm_stream *Functions_list_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options)
{
    return lm_stream_open(client, messages, &Functions_list_target, options);
}

const Functions *Functions_list_stream_next(lm_stream *stream)
{
    return (const Functions *)lm_stream_next_item(stream);
}

lm_status Functions_list_stream_finish(
    lm_stream *stream, Functions_list **out, lm_error *err)
{
    void *value = NULL;
    lm_status status = lm_stream_finish(stream, &value, err);

    if (status == LM_OK)
        *out = (Functions_list *)value;
    return status;
}

void Functions_list_stream_close(lm_stream *stream)
{
    lm_stream_close(stream);
}

Functions *Functions_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Functions_type, json, length, options, &value, err);
    return (Functions *)value;
}

lm_status Functions_write(const Functions *value, lm_buffer *buf)
{
    return lm_value_write(&Functions_type, value, 0, buf, NULL);
}

int Functions_print(const Functions *value, FILE *file)
{
    return lm_value_print(&Functions_type, value, file);
}

Functions *Functions_copy(const Functions *value)
{
    return (Functions *)lm_value_copy(&Functions_type, value, NULL);
}

bool Functions_equal(const Functions *a, const Functions *b)
{
    return lm_value_equal(&Functions_type, a, b);
}

void Functions_free(Functions *value)
{
    lm_value_free(value);
}

/* tell_args */

static const lm_format_rules tell_args_day_rules = {
    {LM_RULE_PATTERN, 0, 0, &tell_args_day_pattern},
    0,
    NULL, NULL};

static const lm_format_rules tell_args_maybe_day_rules = {
    {LM_RULE_PATTERN, 0, 0, &tell_args_day_pattern},
    0,
    NULL, NULL};

static const lm_string_rules tell_args_blob_rules = {
    LM_RULE_PATTERN,
    0, UINT32_MAX, &tell_args_blob_pattern};

static const lm_type tell_args_tags_item_type = {
    LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL};

static const lm_type tell_args_items_item_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Item), 0, &Item_model, NULL};

static const lm_map tell_args_counts_map = {
    {LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
    sizeof(tell_args_counts_entry), offsetof(tell_args_counts_entry, value)};

LM_STATIC_ASSERT(sizeof(tell_args_either_kind) == sizeof(int), "enums are not ints");
static const lm_union_member tell_args_either_members[] = {
    /* int_ */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
     offsetof(tell_args_either, int_), LM_TOKEN_NUMBER},
    /* string */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(tell_args_either, string), LM_TOKEN_STRING},
};
static const lm_union tell_args_either_union = {
    "tell_args_either", tell_args_either_members, NULL,
    NULL, NULL, 2};

static const lm_field tell_args_fields[] = {
    /* text */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(tell_args, text), LM_FIELD_REQUIRED,
     LM_OP_TEXT, 7},
    /* maybe */
    {{LM_KIND_STRING, LM_TYPE_OPTIONAL, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(tell_args, maybe), 0,
     LM_OP_TEXT_OR_NULL, 8},
    /* tone */
    {{LM_KIND_ENUM, 0, 0, sizeof(Tone), 0, &Tone_enum, NULL},
     offsetof(tell_args, tone), LM_FIELD_REQUIRED,
     LM_OP_ANY, 7},
    /* how */
    {{LM_KIND_ENUM, 0, 0, sizeof(tell_how), 0, &tell_how_enum, NULL},
     offsetof(tell_args, how), LM_FIELD_REQUIRED,
     LM_OP_ENUM, 6},
    /* n */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
     offsetof(tell_args, n), LM_FIELD_REQUIRED,
     LM_OP_INT64, 4},
    /* maybe_n */
    {{LM_KIND_INT, LM_TYPE_OPTIONAL, 0, sizeof(int64_t),
      LM_COMPANION(tell_args, maybe_n, has_maybe_n), NULL, NULL},
     offsetof(tell_args, maybe_n), 0,
     LM_OP_ANY, 10},
    /* yes */
    {{LM_KIND_BOOL, 0, 0, sizeof(bool), 0, NULL, NULL},
     offsetof(tell_args, yes), LM_FIELD_REQUIRED,
     LM_OP_BOOL, 6},
    /* x */
    {{LM_KIND_FLOAT, 0, 0, sizeof(double), 0, NULL, NULL},
     offsetof(tell_args, x), LM_FIELD_REQUIRED,
     LM_OP_DOUBLE, 4},
    /* cost */
    {{LM_KIND_DECIMAL, 0, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(tell_args, cost), LM_FIELD_REQUIRED,
     LM_OP_ANY, 7},
    /* day */
    {{LM_KIND_FORMAT, 0, 0, sizeof(lm_date), 0, &lm_format_date,
      &tell_args_day_rules},
     offsetof(tell_args, day), LM_FIELD_REQUIRED,
     LM_OP_ANY, 6},
    /* maybe_day */
    {{LM_KIND_FORMAT, LM_TYPE_OPTIONAL, 0, sizeof(lm_date),
      LM_COMPANION(tell_args, maybe_day, has_maybe_day), &lm_format_date,
      &tell_args_maybe_day_rules},
     offsetof(tell_args, maybe_day), 0,
     LM_OP_ANY, 12},
    /* blob */
    {{LM_KIND_BYTES, 0, 0, sizeof(lm_bytes), 0, NULL, &tell_args_blob_rules},
     offsetof(tell_args, blob), LM_FIELD_REQUIRED,
     LM_OP_ANY, 7},
    /* any */
    {{LM_KIND_JSON, 0, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(tell_args, any), LM_FIELD_REQUIRED,
     LM_OP_ANY, 6},
    /* tags */
    {{LM_KIND_LIST, 0, 0, sizeof(char **),
      LM_COMPANION(tell_args, tags, n_tags), &tell_args_tags_item_type, NULL},
     offsetof(tell_args, tags), LM_FIELD_REQUIRED,
     LM_OP_LIST, 7},
    /* items */
    {{LM_KIND_LIST, 0, 0, sizeof(Item *),
      LM_COMPANION(tell_args, items, n_items), &tell_args_items_item_type,
      NULL},
     offsetof(tell_args, items), LM_FIELD_REQUIRED,
     LM_OP_LIST, 8},
    /* item */
    {{LM_KIND_MODEL, 0, 0, sizeof(Item), 0, &Item_model, NULL},
     offsetof(tell_args, item), LM_FIELD_REQUIRED,
     LM_OP_MODEL, 7},
    /* maybe_item */
    {{LM_KIND_MODEL, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, sizeof(Item), 0,
      &Item_model, NULL},
     offsetof(tell_args, maybe_item), 0,
     LM_OP_MODEL_OR_NULL, 13},
    /* counts */
    {{LM_KIND_MAP, 0, 0, sizeof(tell_args_counts_entry *),
      LM_COMPANION(tell_args, counts, n_counts), &tell_args_counts_map, NULL},
     offsetof(tell_args, counts), LM_FIELD_REQUIRED,
     LM_OP_ANY, 9},
    /* either */
    {{LM_KIND_UNION, 0, 0, sizeof(tell_args_either), 0,
      &tell_args_either_union, NULL},
     offsetof(tell_args, either), LM_FIELD_REQUIRED,
     LM_OP_ANY, 9},
};

static const lm_model tell_args_model = {
    "tell_args", tell_args_fields, &tell_args_keys,
    NULL, NULL,
    sizeof(tell_args), 19, 0, 0, 0,
    NULL};

/* ask_args */

static const lm_model ask_args_model = {
    "ask_args", NULL, &ask_args_keys,
    NULL, NULL,
    sizeof(ask_args), 0, 0, 0, 0,
    NULL};

static const lm_function_part tell_parts_1[] = {
    {"You are ", -1},
    {NULL, 2},
    {" and ", -1},
    {NULL, 3},
    {".", -1},
};

static const lm_function_part tell_parts_2[] = {
    {NULL, 0},
    {"|", -1},
    {NULL, 1},
    {"|", -1},
    {NULL, 4},
    {"|", -1},
    {NULL, 5},
    {"|", -1},
    {NULL, 6},
    {"|", -1},
    {NULL, 7},
    {"|", -1},
    {NULL, 8},
};

static const lm_function_part tell_parts_3[] = {
    {NULL, 9},
    {"|", -1},
    {NULL, 10},
    {"|", -1},
    {NULL, 11},
    {"|", -1},
    {NULL, 12},
    {"|", -1},
    {NULL, 13},
    {"|", -1},
    {NULL, 14},
};

static const lm_function_part tell_parts_4[] = {
    {NULL, 15},
    {"|", -1},
    {NULL, 16},
    {"|", -1},
    {NULL, 17},
    {"|", -1},
    {NULL, 18},
    {"|", -1},
    {NULL, 0},
};

static const lm_function_part tell_parts_5[] = {
    {"{ {", -1},
};

static const lm_function_part tell_parts_6[] = {
    {NULL, 0},
};

static const lm_function_message tell_messages[] = {
    {LM_SYSTEM, tell_parts_1, 5},
    {LM_USER, tell_parts_2, 13},
    {LM_USER, tell_parts_3, 11},
    {LM_USER, tell_parts_4, 9},
    {LM_ASSISTANT, tell_parts_5, 1},
    {LM_USER, tell_parts_6, 1},
};

const lm_function tell_function = {
    "tell", &tell_args_model, &Answer_target,
    tell_messages, 6};

Answer *tell(
    lm_client *client, const char *text, const char *maybe, Tone tone,
    tell_how how, int64_t n, bool has_maybe_n, int64_t maybe_n, bool yes,
    double x, const char *cost, lm_date day, bool has_maybe_day,
    lm_date maybe_day, lm_bytes blob, const char *any, const char *const *tags,
    size_t n_tags, const Item *items, size_t n_items, Item item,
    const Item *maybe_item, const tell_args_counts_entry *counts,
    size_t n_counts, tell_args_either either)
{
    Answer *lm_made = NULL;

    (void)tell_with(
        client, text, maybe, tone, how, n, has_maybe_n, maybe_n, yes, x, cost,
        day, has_maybe_day, maybe_day, blob, any, tags, n_tags, items, n_items,
        item, maybe_item, counts, n_counts, either, NULL, &lm_made, NULL);
    return lm_made;
}

lm_status tell_with(
    lm_client *client, const char *text, const char *maybe, Tone tone,
    tell_how how, int64_t n, bool has_maybe_n, int64_t maybe_n, bool yes,
    double x, const char *cost, lm_date day, bool has_maybe_day,
    lm_date maybe_day, lm_bytes blob, const char *any, const char *const *tags,
    size_t n_tags, const Item *items, size_t n_items, Item item,
    const Item *maybe_item, const tell_args_counts_entry *counts,
    size_t n_counts, tell_args_either either, const lm_call_options *options,
    Answer **out, lm_error *err)
{
    tell_args lm_args;
    void *lm_made = NULL;
    lm_status lm_end;

    lm_args.text = text;
    lm_args.maybe = maybe;
    lm_args.tone = tone;
    lm_args.how = how;
    lm_args.n = n;
    lm_args.has_maybe_n = has_maybe_n;
    lm_args.maybe_n = maybe_n;
    lm_args.yes = yes;
    lm_args.x = x;
    lm_args.cost = cost;
    lm_args.day = day;
    lm_args.has_maybe_day = has_maybe_day;
    lm_args.maybe_day = maybe_day;
    lm_args.blob = blob;
    lm_args.any = any;
    lm_args.tags = tags;
    lm_args.n_tags = n_tags;
    lm_args.items = items;
    lm_args.n_items = n_items;
    lm_args.item = item;
    lm_args.maybe_item = maybe_item;
    lm_args.counts = counts;
    lm_args.n_counts = n_counts;
    lm_args.either = either;
    lm_end = lm_function_call(
        client, &tell_function, &lm_args, options, &lm_made, err);
    if (lm_end == LM_OK)
        *out = (Answer *)lm_made;
    return lm_end;
}

static const lm_function_part ask_parts_1[] = {
    {"Who?", -1},
};

static const lm_function_message ask_messages[] = {
    {LM_USER, ask_parts_1, 1},
};

const lm_function ask_function = {
    "ask", &ask_args_model, &Answer_target,
    ask_messages, 1};

Answer *ask(
    lm_client *client)
{
    Answer *lm_made = NULL;

    (void)ask_with(
        client, NULL, &lm_made, NULL);
    return lm_made;
}

lm_status ask_with(
    lm_client *client, const lm_call_options *options, Answer **out,
    lm_error *err)
{
    ask_args lm_args;
    void *lm_made = NULL;
    lm_status lm_end;

    lm_args.unused = 0;
    lm_end = lm_function_call(
        client, &ask_function, &lm_args, options, &lm_made, err);
    if (lm_end == LM_OK)
        *out = (Answer *)lm_made;
    return lm_end;
}
