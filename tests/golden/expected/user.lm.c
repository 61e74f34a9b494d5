/* Made by lmc from user.model: edit that file, not this one. */
#include "user.lm.h"

/* The keys and values of the models as they stand in JSON. */

static const char UserDetails_keys_text[] =
    ",\"name\":,\"age\":"
    LM_WORDS_END;
static const uint32_t UserDetails_keys_at[] = {
    0, 8, 15};
static const uint16_t UserDetails_keys_sorted[] = {
    1, 0};
static const uint16_t UserDetails_keys_slots[] = {
    0, 1};
static const lm_words UserDetails_keys = {
    UserDetails_keys_text, UserDetails_keys_at, UserDetails_keys_sorted,
    UserDetails_keys_slots, UINT64_C(0x910a2dec89025cc1),
    2, 63, 2, 2, true};

/* UserDetails */

static const lm_string_rules UserDetails_name_rules = {
    LM_RULE_MIN,
    1, UINT32_MAX, NULL};

static const lm_int_rules UserDetails_age_rules = {
    LM_RULE_MIN | LM_RULE_MAX,
    0, 0, 150, 0, NULL};

static const lm_field UserDetails_fields[] = {
    /* name */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, &UserDetails_name_rules},
     offsetof(UserDetails, name), LM_FIELD_REQUIRED,
     LM_OP_LENGTH, 7},
    /* age */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, &UserDetails_age_rules},
     offsetof(UserDetails, age), LM_FIELD_REQUIRED,
     LM_OP_INT64, 6},
};

const lm_model UserDetails_model = {
    "UserDetails", UserDetails_fields, &UserDetails_keys,
    NULL, NULL,
    sizeof(UserDetails), 2, 0, 0, 0,
    NULL};

const lm_type UserDetails_type = {
    LM_KIND_MODEL, 0, 0, sizeof(UserDetails), 0, &UserDetails_model, NULL};

const char UserDetails_schema[] =
    "{\"type\":\"object\",\"description\":\"Details of one person named in "
    "the text.\",\"properties\":{\"name\":{\"type\":\"string\","
    "\"description\":\"Full name, as written.\",\"minLength\":1},"
    "\"age\":{\"type\":\"integer\",\"description\":\"In years.\","
    "\"minimum\":0,\"maximum\":150}},\"required\":[\"name\",\"age\"]}";

const char UserDetails_schema_openai_strict[] =
    "{\"type\":\"object\",\"description\":\"Details of one person named in "
    "the text.\",\"properties\":{\"name\":{\"type\":\"string\","
    "\"description\":\"Full name, as written. (length at least 1)\"},"
    "\"age\":{\"type\":\"integer\",\"description\":\"In years.\","
    "\"minimum\":0,\"maximum\":150}},\"required\":[\"name\",\"age\"],"
    "\"additionalProperties\":false}";

const char UserDetails_schema_anthropic[] =
    "{\"type\":\"object\",\"description\":\"Details of one person named in "
    "the text.\",\"properties\":{\"name\":{\"type\":\"string\","
    "\"description\":\"Full name, as written. (length at least 1)\"},"
    "\"age\":{\"type\":\"integer\",\"description\":\"In years. (at least 0, "
    "at most 150)\"}},\"required\":[\"name\",\"age\"],"
    "\"additionalProperties\":false}";

const char UserDetails_schema_gemini_json[] =
    "{\"type\":\"object\",\"description\":\"Details of one person named in "
    "the text.\",\"properties\":{\"name\":{\"type\":\"string\","
    "\"description\":\"Full name, as written. (length at least 1)\"},"
    "\"age\":{\"type\":\"integer\",\"description\":\"In years.\","
    "\"minimum\":0,\"maximum\":150}},\"required\":[\"name\",\"age\"]}";

const char UserDetails_schema_gemini_openapi[] =
    "{\"type\":\"object\",\"description\":\"Details of one person named in "
    "the text.\",\"properties\":{\"name\":{\"type\":\"string\","
    "\"description\":\"Full name, as written.\",\"minLength\":1},"
    "\"age\":{\"type\":\"integer\",\"description\":\"In years.\","
    "\"minimum\":0,\"maximum\":150}},\"required\":[\"name\",\"age\"],"
    "\"propertyOrdering\":[\"name\",\"age\"]}";

const char UserDetails_schema_xgrammar[] =
    "{\"type\":\"object\",\"description\":\"Details of one person named in "
    "the text.\",\"properties\":{\"name\":{\"type\":\"string\","
    "\"description\":\"Full name, as written.\",\"minLength\":1},"
    "\"age\":{\"type\":\"integer\",\"description\":\"In years.\","
    "\"minimum\":0,\"maximum\":150}},\"required\":[\"name\",\"age\"],"
    "\"additionalProperties\":false}";

const char UserDetails_prompt[] =
    "// Details of one person named in the text.\n"
    "{\n"
    " name:string // Full name, as written (length >=1)\n"
    " age:int // In years (0..150)\n"
    "}";

const char UserDetails_grammar[] =
    "root ::= UserDetails\n"
    "UserDetails-name-member ::= \"\\\"name\\\":\" ws \"\\\"\" char{1,} "
    "\"\\\"\"\n"
    "UserDetails-age-member ::= \"\\\"age\\\":\" ws (\"0\" | [1-9] [0-9]{0,1} "
    "| \"1\" ([0-4] [0-9] | \"5\" \"0\"))\n"
    "UserDetails ::= \"{\" ws UserDetails-name-member \",\" ws "
    "UserDetails-age-member ws \"}\"\n"
    "char ::= [^\"\\\\\\x00-\\x1F\\x7F] | \"\\\\\" [\"\\\\/bfnrt]\n"
    "ws ::= ([ \\t\\n] [ \\t]{0,20})?\n";

const lm_target UserDetails_target = {
    &UserDetails_type, "UserDetails",
    "Details of one person named in the text.",
    {
        UserDetails_schema,
        UserDetails_schema_openai_strict,
        UserDetails_schema_anthropic,
        UserDetails_schema_gemini_json,
        UserDetails_schema_gemini_openapi,
        UserDetails_schema_cerebras,
        UserDetails_schema_xai,
        UserDetails_schema_mistral,
        UserDetails_schema_gbnf,
        UserDetails_schema_xgrammar,
    },
    UserDetails_prompt, UserDetails_grammar, NULL, {0}};

UserDetails *UserDetails_create(lm_client *client, const lm_message *messages)
{
    void *value = NULL;

    (void)lm_call(client, messages, &UserDetails_target, NULL, &value, NULL);
    return (UserDetails *)value;
}

lm_status UserDetails_create_with(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, UserDetails **out, lm_error *err)
{
    void *value = NULL;
    lm_status status =
        lm_call(client, messages, &UserDetails_target, options, &value, err);

    if (status == LM_OK)
        *out = (UserDetails *)value;
    return status;
}

lm_status UserDetails_request(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, lm_request **out, lm_error *err)
{
    return lm_request_make(client, messages, &UserDetails_target, options, out, err);
}

lm_status UserDetails_response(
    lm_client *client, const lm_response *response,
    const lm_call_options *options, UserDetails **out, lm_error *err)
{
    void *value = NULL;
    lm_status status = lm_response_read(client, &UserDetails_target, response,
                                        options, &value, err);

    if (status == LM_OK)
        *out = (UserDetails *)value;
    return status;
}

static lm_status UserDetails_deliver(
    lm_any_fn callback, void *ctx, void *value, const lm_error *err)
{
    return ((UserDetails_done)callback)(ctx, (UserDetails *)value, err);
}

lm_call_id UserDetails_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, UserDetails_done callback, void *ctx)
{
    const lm_receiver to = {UserDetails_deliver, (lm_any_fn)callback, ctx, NULL, NULL};

    return lm_submit(client, messages, &UserDetails_target, options, &to);
}

lm_stream *UserDetails_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options)
{
    return lm_stream_open(client, messages, &UserDetails_target, options);
}

const UserDetails *UserDetails_stream_next(lm_stream *stream)
{
    return (const UserDetails *)lm_stream_next(stream);
}

lm_status UserDetails_stream_finish(
    lm_stream *stream, UserDetails **out, lm_error *err)
{
    void *value = NULL;
    lm_status status = lm_stream_finish(stream, &value, err);

    if (status == LM_OK)
        *out = (UserDetails *)value;
    return status;
}

void UserDetails_stream_close(lm_stream *stream)
{
    lm_stream_close(stream);
}

static lm_status UserDetails_show(
    lm_any_fn callback, void *ctx, const void *partial, lm_stream *stream)
{
    return ((UserDetails_shown)callback)(ctx, (const UserDetails *)partial, stream);
}

lm_call_id UserDetails_stream_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, UserDetails_shown on_partial,
    UserDetails_done on_done, void *ctx)
{
    const lm_receiver to = {UserDetails_deliver, (lm_any_fn)on_done, ctx,
                            UserDetails_show, (lm_any_fn)on_partial};

    return lm_submit(client, messages, &UserDetails_target, options, &to);
}

static const lm_field UserDetails_list_fields[] = {
    {{LM_KIND_LIST, 0, 0, sizeof(UserDetails *),
      LM_COMPANION(UserDetails_list, items, n_items), &UserDetails_type, NULL},
     offsetof(UserDetails_list, items), LM_FIELD_REQUIRED,
     LM_OP_LIST, 8},
};

static const lm_model UserDetails_list_model = {
    "UserDetails_list", UserDetails_list_fields, &lm_items_keys,
    NULL, NULL,
    sizeof(UserDetails_list), 1, 0, 0, 0, NULL};

const lm_type UserDetails_list_type = {
    LM_KIND_MODEL, 0, 0, sizeof(UserDetails_list), 0, &UserDetails_list_model, NULL};

/* Its texts are those of UserDetails_target, with a few words around them. */
const lm_target UserDetails_list_target = {
    &UserDetails_list_type, "UserDetails_list",
    NULL, {NULL}, NULL, NULL, &UserDetails_target,
    {0}};

lm_status UserDetails_create_list(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, UserDetails_list **out, lm_error *err)
{
    void *value = NULL;
    lm_status status =
        lm_call(client, messages, &UserDetails_list_target, options, &value, err);

    if (status == LM_OK)
        *out = (UserDetails_list *)value;
    return status;
}

void UserDetails_list_free(UserDetails_list *list)
{
    lm_value_free(list);
}

lm_stream *UserDetails_list_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options)
{
    return lm_stream_open(client, messages, &UserDetails_list_target, options);
}

const UserDetails *UserDetails_list_stream_next(lm_stream *stream)
{
    return (const UserDetails *)lm_stream_next_item(stream);
}

lm_status UserDetails_list_stream_finish(
    lm_stream *stream, UserDetails_list **out, lm_error *err)
{
    void *value = NULL;
    lm_status status = lm_stream_finish(stream, &value, err);

    if (status == LM_OK)
        *out = (UserDetails_list *)value;
    return status;
}

void UserDetails_list_stream_close(lm_stream *stream)
{
    lm_stream_close(stream);
}

UserDetails *UserDetails_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&UserDetails_type, json, length, options, &value, err);
    return (UserDetails *)value;
}

lm_status UserDetails_write(const UserDetails *value, lm_buffer *buf)
{
    return lm_value_write(&UserDetails_type, value, 0, buf, NULL);
}

int UserDetails_print(const UserDetails *value, FILE *file)
{
    return lm_value_print(&UserDetails_type, value, file);
}

UserDetails *UserDetails_copy(const UserDetails *value)
{
    return (UserDetails *)lm_value_copy(&UserDetails_type, value, NULL);
}

bool UserDetails_equal(const UserDetails *a, const UserDetails *b)
{
    return lm_value_equal(&UserDetails_type, a, b);
}

void UserDetails_free(UserDetails *value)
{
    lm_value_free(value);
}
