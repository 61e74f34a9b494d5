/* Made by lmc from order.model: edit that file, not this one. */
#include "order.lm.h"

/* The keys and values of the models as they stand in JSON. */

static const char Role_words_text[] =
    "\"admin\"\"end user\""
    LM_WORDS_END;
static const uint32_t Role_words_at[] = {
    0, 7, 17};
static const uint16_t Role_words_sorted[] = {
    0, 1};
static const uint16_t Role_words_slots[] = {
    0, 1};
static const lm_words Role_words = {
    Role_words_text, Role_words_at, Role_words_sorted,
    Role_words_slots, UINT64_C(0x910a2dec89025cc1),
    2, 63, 1, 1, true};

static const char Item_keys_text[] =
    ",\"sku\":,\"n\":"
    LM_WORDS_END;
static const uint32_t Item_keys_at[] = {
    0, 7, 12};
static const uint16_t Item_keys_sorted[] = {
    1, 0};
static const uint16_t Item_keys_slots[] = {
    0, 1};
static const lm_words Item_keys = {
    Item_keys_text, Item_keys_at, Item_keys_sorted,
    Item_keys_slots, UINT64_C(0x910a2dec89025cc1),
    2, 63, 2, 2, true};

static const char Order_keys_text[] =
    ",\"id\":,\"role\":,\"items\":,\"notes\":,\"rate\":,\"next\":"
    LM_WORDS_END;
static const uint32_t Order_keys_at[] = {
    0, 6, 14, 23, 32, 40, 48};
static const uint16_t Order_keys_sorted[] = {
    0, 2, 5, 3, 4, 1};
static const uint16_t Order_keys_slots[] = {
    0, 1, 5, 0, 2, 3, 0, 4};
static const lm_words Order_keys = {
    Order_keys_text, Order_keys_at, Order_keys_sorted,
    Order_keys_slots, UINT64_C(0xb7a67c4e65f01c5d),
    6, 61, 2, 2, true};

const lm_enum Role_enum = {"Role", &Role_words, NULL, -1};

static const uint8_t Order_id_pattern_classes[] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2, 2,
    2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0};
static const uint16_t Order_id_pattern_next[] = {
    0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 3, 0, 4, 0, 0, 0, 0, 5, 0, 0, 0, 5, 0};
static const uint8_t Order_id_pattern_accepts[] = {
    32};
static const lm_pattern Order_id_pattern = {
    "^[A-Z]{2}-[0-9]+$",
    Order_id_pattern_classes, Order_id_pattern_next, Order_id_pattern_accepts,
    4, 6, NULL};

/* Item */

static const lm_string_rules Item_sku_rules = {
    LM_RULE_MIN,
    2, UINT32_MAX, NULL};

static const lm_int_rules Item_n_rules = {
    LM_RULE_MIN,
    0, 1, INT64_MAX, 0, NULL};

static const lm_field Item_fields[] = {
    /* sku */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, &Item_sku_rules},
     offsetof(Item, sku), LM_FIELD_REQUIRED,
     LM_OP_LENGTH, 6},
    /* n */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, &Item_n_rules},
     offsetof(Item, n), 0,
     LM_OP_INT64, 4},
};

static const char *const Item_inits[] = {
    NULL,
    "1",
};

const lm_model Item_model = {
    "Item", Item_fields, &Item_keys,
    Item_inits, NULL,
    sizeof(Item), 2, 0, 0, 0,
    NULL};

const lm_type Item_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Item), 0, &Item_model, NULL};

const char Item_schema[] =
    "{\"type\":\"object\",\"properties\":{\"sku\":{\"type\":\"string\","
    "\"minLength\":2},\"n\":{\"type\":\"integer\",\"minimum\":1,"
    "\"default\":1}},\"required\":[\"sku\"]}";

const char Item_schema_openai_strict[] =
    "{\"type\":\"object\",\"properties\":{\"sku\":{\"type\":\"string\","
    "\"description\":\"(length at least 2)\"},\"n\":{\"type\":\"integer\","
    "\"minimum\":1}},\"required\":[\"sku\",\"n\"],"
    "\"additionalProperties\":false}";

const char Item_schema_gemini_openapi[] =
    "{\"type\":\"object\",\"properties\":{\"sku\":{\"type\":\"string\","
    "\"minLength\":2},\"n\":{\"type\":\"integer\",\"minimum\":1,"
    "\"default\":1}},\"required\":[\"sku\"],\"propertyOrdering\":[\"sku\","
    "\"n\"]}";

const char Item_prompt[] =
    "{\n"
    " sku:string // length >=2\n"
    " n?:int // >=1, default 1\n"
    "}";

const lm_target Item_target = {
    &Item_type, "Item",
    NULL,
    {
        Item_schema,
        Item_schema_openai_strict,
        NULL,
        NULL,
        Item_schema_gemini_openapi,
        NULL,
        NULL,
        NULL,
        NULL,
        NULL,
    },
    Item_prompt, NULL, NULL, {0}};

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

/* Order */

static const lm_string_rules Order_id_rules = {
    LM_RULE_PATTERN,
    0, UINT32_MAX, &Order_id_pattern};

static const lm_list_rules Order_items_rules = {
    LM_RULE_MIN,
    1, UINT32_MAX};

static const lm_float_rules Order_rate_rules = {
    LM_RULE_MAX | LM_RULE_ABOVE,
    0, 0.0, 1.0, 0};

static const lm_type Order_items_item_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Item), 0, &Item_model, NULL};

static const lm_map Order_notes_map = {
    {LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL},
    sizeof(Order_notes_entry), offsetof(Order_notes_entry, value)};

static const lm_field Order_fields[] = {
    /* id */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, &Order_id_rules},
     offsetof(Order, id), LM_FIELD_REQUIRED,
     LM_OP_ANY, 5},
    /* role */
    {{LM_KIND_ENUM, 0, 0, sizeof(Role), 0, &Role_enum, NULL},
     offsetof(Order, role), LM_FIELD_REQUIRED,
     LM_OP_ENUM, 7},
    /* items */
    {{LM_KIND_LIST, 0, 0, sizeof(Item *), LM_COMPANION(Order, items, n_items),
      &Order_items_item_type, &Order_items_rules},
     offsetof(Order, items), LM_FIELD_REQUIRED,
     LM_OP_LIST, 8},
    /* notes */
    {{LM_KIND_MAP, 0, 0, sizeof(Order_notes_entry *),
      LM_COMPANION(Order, notes, n_notes), &Order_notes_map, NULL},
     offsetof(Order, notes), 0,
     LM_OP_ANY, 8},
    /* rate */
    {{LM_KIND_FLOAT, LM_TYPE_OPTIONAL, 0, sizeof(double),
      LM_COMPANION(Order, rate, has_rate), NULL, &Order_rate_rules},
     offsetof(Order, rate), 0,
     LM_OP_DOUBLE_OR_NULL, 7},
    /* next */
    {{LM_KIND_MODEL, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, sizeof(Order), 0,
      &Order_model, NULL},
     offsetof(Order, next), 0,
     LM_OP_MODEL_OR_NULL, 7},
};

static const char *const Order_inits[] = {
    NULL,
    NULL,
    NULL,
    "{}",
    NULL,
    NULL,
};

const lm_model Order_model = {
    "Order", Order_fields, &Order_keys,
    Order_inits, NULL,
    sizeof(Order), 6, 0, 0, 0,
    NULL};

const lm_type Order_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Order), 0, &Order_model, NULL};

const char Order_schema[] =
    "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\","
    "\"pattern\":\"^[A-Z]{2}-[0-9]+$\"},\"role\":{\"$ref\":\"#/$defs/Role\"},"
    "\"items\":{\"type\":\"array\",\"minItems\":1,"
    "\"items\":{\"$ref\":\"#/$defs/Item\"}},\"notes\":{\"type\":\"object\","
    "\"additionalProperties\":{\"type\":\"string\"},\"default\":{}},"
    "\"rate\":{\"type\":[\"number\",\"null\"],\"exclusiveMinimum\":0,"
    "\"maximum\":1},\"next\":{\"anyOf\":[{\"$ref\":\"#/$defs/Order\"},"
    "{\"type\":\"null\"}]}},\"required\":[\"id\",\"role\",\"items\"],"
    "\"$defs\":{\"Role\":{\"type\":\"string\",\"enum\":[\"admin\",\"end "
    "user\"]},\"Item\":{\"type\":\"object\","
    "\"properties\":{\"sku\":{\"type\":\"string\",\"minLength\":2},"
    "\"n\":{\"type\":\"integer\",\"minimum\":1,\"default\":1}},"
    "\"required\":[\"sku\"]},\"Order\":{\"type\":\"object\","
    "\"properties\":{\"id\":{\"type\":\"string\","
    "\"pattern\":\"^[A-Z]{2}-[0-9]+$\"},\"role\":{\"$ref\":\"#/$defs/Role\"},"
    "\"items\":{\"type\":\"array\",\"minItems\":1,"
    "\"items\":{\"$ref\":\"#/$defs/Item\"}},\"notes\":{\"type\":\"object\","
    "\"additionalProperties\":{\"type\":\"string\"},\"default\":{}},"
    "\"rate\":{\"type\":[\"number\",\"null\"],\"exclusiveMinimum\":0,"
    "\"maximum\":1},\"next\":{\"anyOf\":[{\"$ref\":\"#/$defs/Order\"},"
    "{\"type\":\"null\"}]}},\"required\":[\"id\",\"role\",\"items\"]}}}";

const char Order_schema_openai_strict[] =
    "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\","
    "\"pattern\":\"^[A-Z]{2}-[0-9]+$\"},\"role\":{\"$ref\":\"#/$defs/Role\"},"
    "\"items\":{\"type\":\"array\",\"minItems\":1,"
    "\"items\":{\"$ref\":\"#/$defs/Item\"}},\"notes\":{\"type\":\"array\","
    "\"items\":{\"type\":\"object\",\"properties\":{\"key\":{\"type\":\"string"
    "\"},\"value\":{\"type\":\"string\"}},\"required\":[\"key\",\"value\"],"
    "\"additionalProperties\":false}},\"rate\":{\"type\":[\"number\","
    "\"null\"],\"exclusiveMinimum\":0,\"maximum\":1},"
    "\"next\":{\"anyOf\":[{\"$ref\":\"#/$defs/Order\"},{\"type\":\"null\"}]}},"
    "\"required\":[\"id\",\"role\",\"items\",\"notes\",\"rate\",\"next\"],"
    "\"additionalProperties\":false,\"$defs\":{\"Role\":{\"type\":\"string\","
    "\"enum\":[\"admin\",\"end user\"]},\"Item\":{\"type\":\"object\","
    "\"properties\":{\"sku\":{\"type\":\"string\",\"description\":\"(length "
    "at least 2)\"},\"n\":{\"type\":\"integer\",\"minimum\":1}},"
    "\"required\":[\"sku\",\"n\"],\"additionalProperties\":false},"
    "\"Order\":{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string"
    "\",\"pattern\":\"^[A-Z]{2}-[0-9]+$\"},"
    "\"role\":{\"$ref\":\"#/$defs/Role\"},\"items\":{\"type\":\"array\","
    "\"minItems\":1,\"items\":{\"$ref\":\"#/$defs/Item\"}},"
    "\"notes\":{\"type\":\"array\",\"items\":{\"type\":\"object\","
    "\"properties\":{\"key\":{\"type\":\"string\"},"
    "\"value\":{\"type\":\"string\"}},\"required\":[\"key\",\"value\"],"
    "\"additionalProperties\":false}},\"rate\":{\"type\":[\"number\","
    "\"null\"],\"exclusiveMinimum\":0,\"maximum\":1},"
    "\"next\":{\"anyOf\":[{\"$ref\":\"#/$defs/Order\"},{\"type\":\"null\"}]}},"
    "\"required\":[\"id\",\"role\",\"items\",\"notes\",\"rate\",\"next\"],"
    "\"additionalProperties\":false}}}";

const char Order_schema_gemini_openapi[] =
    "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\","
    "\"pattern\":\"^[A-Z]{2}-[0-9]+$\"},\"role\":{\"type\":\"string\","
    "\"enum\":[\"admin\",\"end user\"]},\"items\":{\"type\":\"array\","
    "\"minItems\":1,\"items\":{\"type\":\"object\","
    "\"properties\":{\"sku\":{\"type\":\"string\",\"minLength\":2},"
    "\"n\":{\"type\":\"integer\",\"minimum\":1,\"default\":1}},"
    "\"required\":[\"sku\"],\"propertyOrdering\":[\"sku\",\"n\"]}},"
    "\"notes\":{\"type\":\"array\",\"items\":{\"type\":\"object\","
    "\"properties\":{\"key\":{\"type\":\"string\"},"
    "\"value\":{\"type\":\"string\"}},\"required\":[\"key\",\"value\"],"
    "\"propertyOrdering\":[\"key\",\"value\"]},\"default\":{}},"
    "\"rate\":{\"type\":\"number\",\"nullable\":true,\"description\":\"(more "
    "than 0)\",\"maximum\":1},\"next\":{\"anyOf\":[{\"type\":\"object\","
    "\"properties\":{\"id\":{\"type\":\"string\","
    "\"pattern\":\"^[A-Z]{2}-[0-9]+$\"},\"role\":{\"type\":\"string\","
    "\"enum\":[\"admin\",\"end user\"]},\"items\":{\"type\":\"array\","
    "\"minItems\":1,\"items\":{\"type\":\"object\","
    "\"properties\":{\"sku\":{\"type\":\"string\",\"minLength\":2},"
    "\"n\":{\"type\":\"integer\",\"minimum\":1,\"default\":1}},"
    "\"required\":[\"sku\"],\"propertyOrdering\":[\"sku\",\"n\"]}},"
    "\"notes\":{\"type\":\"array\",\"items\":{\"type\":\"object\","
    "\"properties\":{\"key\":{\"type\":\"string\"},"
    "\"value\":{\"type\":\"string\"}},\"required\":[\"key\",\"value\"],"
    "\"propertyOrdering\":[\"key\",\"value\"]},\"default\":{}},"
    "\"rate\":{\"type\":\"number\",\"nullable\":true,\"description\":\"(more "
    "than 0)\",\"maximum\":1},\"next\":{\"anyOf\":[{\"type\":\"object\","
    "\"properties\":{\"id\":{\"type\":\"string\","
    "\"pattern\":\"^[A-Z]{2}-[0-9]+$\"},\"role\":{\"type\":\"string\","
    "\"enum\":[\"admin\",\"end user\"]},\"items\":{\"type\":\"array\","
    "\"minItems\":1,\"items\":{\"type\":\"object\","
    "\"properties\":{\"sku\":{\"type\":\"string\",\"minLength\":2},"
    "\"n\":{\"type\":\"integer\",\"minimum\":1,\"default\":1}},"
    "\"required\":[\"sku\"],\"propertyOrdering\":[\"sku\",\"n\"]}},"
    "\"notes\":{\"type\":\"array\",\"items\":{\"type\":\"object\","
    "\"properties\":{\"key\":{\"type\":\"string\"},"
    "\"value\":{\"type\":\"string\"}},\"required\":[\"key\",\"value\"],"
    "\"propertyOrdering\":[\"key\",\"value\"]},\"default\":{}},"
    "\"rate\":{\"type\":\"number\",\"nullable\":true,\"description\":\"(more "
    "than 0)\",\"maximum\":1},\"next\":{\"anyOf\":[{\"nullable\":true}]}},"
    "\"required\":[\"id\",\"role\",\"items\"],\"propertyOrdering\":[\"id\","
    "\"role\",\"items\",\"notes\",\"rate\",\"next\"]},{\"nullable\":true}]}},"
    "\"required\":[\"id\",\"role\",\"items\"],\"propertyOrdering\":[\"id\","
    "\"role\",\"items\",\"notes\",\"rate\",\"next\"]},{\"nullable\":true}]}},"
    "\"required\":[\"id\",\"role\",\"items\"],\"propertyOrdering\":[\"id\","
    "\"role\",\"items\",\"notes\",\"rate\",\"next\"]}";

const char Order_prompt[] =
    "Role=\"admin\"|\"end user\"\n"
    "\n"
    "Item={\n"
    " sku:string // length >=2\n"
    " n?:int // >=1, default 1\n"
    "}\n"
    "\n"
    "Order={\n"
    " id:string // matches /^[A-Z]{2}-[0-9]+$/\n"
    " role:Role\n"
    " items:Item[] // items >=1\n"
    " notes?:{[key:string]:string} // default {}\n"
    " rate?:number // >0, <=1\n"
    " next?:Order\n"
    "}\n"
    "\n"
    "Order";

const lm_target Order_target = {
    &Order_type, "Order",
    NULL,
    {
        Order_schema,
        Order_schema_openai_strict,
        NULL,
        NULL,
        Order_schema_gemini_openapi,
        NULL,
        NULL,
        NULL,
        NULL,
        NULL,
    },
    Order_prompt, NULL, NULL, {0}};

Order *Order_create(lm_client *client, const lm_message *messages)
{
    void *value = NULL;

    (void)lm_call(client, messages, &Order_target, NULL, &value, NULL);
    return (Order *)value;
}

lm_status Order_create_with(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Order **out, lm_error *err)
{
    void *value = NULL;
    lm_status status =
        lm_call(client, messages, &Order_target, options, &value, err);

    if (status == LM_OK)
        *out = (Order *)value;
    return status;
}

lm_status Order_request(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, lm_request **out, lm_error *err)
{
    return lm_request_make(client, messages, &Order_target, options, out, err);
}

lm_status Order_response(
    lm_client *client, const lm_response *response,
    const lm_call_options *options, Order **out, lm_error *err)
{
    void *value = NULL;
    lm_status status = lm_response_read(client, &Order_target, response,
                                        options, &value, err);

    if (status == LM_OK)
        *out = (Order *)value;
    return status;
}

static lm_status Order_deliver(
    lm_any_fn callback, void *ctx, void *value, const lm_error *err)
{
    return ((Order_done)callback)(ctx, (Order *)value, err);
}

lm_call_id Order_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Order_done callback, void *ctx)
{
    const lm_receiver to = {Order_deliver, (lm_any_fn)callback, ctx, NULL, NULL};

    return lm_submit(client, messages, &Order_target, options, &to);
}

lm_stream *Order_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options)
{
    return lm_stream_open(client, messages, &Order_target, options);
}

const Order *Order_stream_next(lm_stream *stream)
{
    return (const Order *)lm_stream_next(stream);
}

lm_status Order_stream_finish(
    lm_stream *stream, Order **out, lm_error *err)
{
    void *value = NULL;
    lm_status status = lm_stream_finish(stream, &value, err);

    if (status == LM_OK)
        *out = (Order *)value;
    return status;
}

void Order_stream_close(lm_stream *stream)
{
    lm_stream_close(stream);
}

static lm_status Order_show(
    lm_any_fn callback, void *ctx, const void *partial, lm_stream *stream)
{
    return ((Order_shown)callback)(ctx, (const Order *)partial, stream);
}

lm_call_id Order_stream_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Order_shown on_partial,
    Order_done on_done, void *ctx)
{
    const lm_receiver to = {Order_deliver, (lm_any_fn)on_done, ctx,
                            Order_show, (lm_any_fn)on_partial};

    return lm_submit(client, messages, &Order_target, options, &to);
}

static const lm_field Order_list_fields[] = {
    {{LM_KIND_LIST, 0, 0, sizeof(Order *),
      LM_COMPANION(Order_list, items, n_items), &Order_type, NULL},
     offsetof(Order_list, items), LM_FIELD_REQUIRED,
     LM_OP_LIST, 8},
};

static const lm_model Order_list_model = {
    "Order_list", Order_list_fields, &lm_items_keys,
    NULL, NULL,
    sizeof(Order_list), 1, 0, 0, 0, NULL};

const lm_type Order_list_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Order_list), 0, &Order_list_model, NULL};

/* Its texts are those of Order_target, with a few words around them. */
const lm_target Order_list_target = {
    &Order_list_type, "Order_list",
    NULL, {NULL}, NULL, NULL, &Order_target,
    {425, 568, 0, 0, 0, 0, 0, 0, 0, 0}};

lm_status Order_create_list(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Order_list **out, lm_error *err)
{
    void *value = NULL;
    lm_status status =
        lm_call(client, messages, &Order_list_target, options, &value, err);

    if (status == LM_OK)
        *out = (Order_list *)value;
    return status;
}

void Order_list_free(Order_list *list)
{
    lm_value_free(list);
}

lm_stream *Order_list_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options)
{
    return lm_stream_open(client, messages, &Order_list_target, options);
}

const Order *Order_list_stream_next(lm_stream *stream)
{
    return (const Order *)lm_stream_next_item(stream);
}

lm_status Order_list_stream_finish(
    lm_stream *stream, Order_list **out, lm_error *err)
{
    void *value = NULL;
    lm_status status = lm_stream_finish(stream, &value, err);

    if (status == LM_OK)
        *out = (Order_list *)value;
    return status;
}

void Order_list_stream_close(lm_stream *stream)
{
    lm_stream_close(stream);
}

Order *Order_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Order_type, json, length, options, &value, err);
    return (Order *)value;
}

lm_status Order_write(const Order *value, lm_buffer *buf)
{
    return lm_value_write(&Order_type, value, 0, buf, NULL);
}

int Order_print(const Order *value, FILE *file)
{
    return lm_value_print(&Order_type, value, file);
}

Order *Order_copy(const Order *value)
{
    return (Order *)lm_value_copy(&Order_type, value, NULL);
}

bool Order_equal(const Order *a, const Order *b)
{
    return lm_value_equal(&Order_type, a, b);
}

void Order_free(Order *value)
{
    lm_value_free(value);
}
