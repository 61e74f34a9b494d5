/* Made by lmc from docs.model: edit that file, not this one. */
#include "docs.lm.h"

/* The keys and values of the models as they stand in JSON. */

static const char Sign_words_text[] =
    "\"+\"\"-\"\"?" "?=\"\"say \"hi\"\\ now\"\"\303\251\""
    LM_WORDS_END;
static const uint32_t Sign_words_at[] = {
    0, 3, 6, 11, 26, 30};
static const uint16_t Sign_words_sorted[] = {
    0, 1, 2, 3, 4};
static const uint16_t Sign_words_slots[] = {
    2, 0, 1, 0, 3, 0, 4, 0};
static const lm_words Sign_words = {
    Sign_words_text, Sign_words_at, Sign_words_sorted,
    Sign_words_slots, UINT64_C(0x12a764fb66abc9cf),
    5, 61, 1, 1, false};

static const char Docs_literal_words_text[] =
    "\"a*/b\"\"?" "?=\"\"\"\"\303\251\""
    LM_WORDS_END;
static const uint32_t Docs_literal_words_at[] = {
    0, 6, 11, 13, 17};
static const uint16_t Docs_literal_words_sorted[] = {
    2, 1, 0, 3};
static const uint16_t Docs_literal_words_slots[] = {
    2, 1, 0, 3};
static const lm_words Docs_literal_words = {
    Docs_literal_words_text, Docs_literal_words_at, Docs_literal_words_sorted,
    Docs_literal_words_slots, UINT64_C(0xbfc846100bfc1e43),
    4, 62, 1, 1, true};

static const char Docs_keys_text[] =
    ",\"text\":,\"\320\272\320\273\321\216\321\207 ?" "?= \"x\"\":,\"sign\":,"
    "\"empty_doc\":,\"literal\":"
    LM_WORDS_END;
static const uint32_t Docs_keys_at[] = {
    0, 8, 28, 36, 49, 60};
static const uint16_t Docs_keys_sorted[] = {
    3, 4, 2, 0, 1};
static const uint16_t Docs_keys_slots[] = {
    0, 0, 4, 3, 2, 1, 0, 0};
static const lm_words Docs_keys = {
    Docs_keys_text, Docs_keys_at, Docs_keys_sorted,
    Docs_keys_slots, UINT64_C(0xb3466f8a7b81a989),
    5, 61, 2, 2, false};

const lm_enum Sign_enum = {"Sign", &Sign_words, NULL, -1};

const lm_enum Docs_literal_enum = {"Docs_literal", &Docs_literal_words, NULL, -1};

/* Docs */

static const lm_field Docs_fields[] = {
    /* text */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Docs, text), 0,
     LM_OP_TEXT, 0},
    /* key */
    {{LM_KIND_STRING, LM_TYPE_OPTIONAL, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Docs, key), 0,
     LM_OP_TEXT_OR_NULL, 0},
    /* sign */
    {{LM_KIND_ENUM, 0, 0, sizeof(Sign), 0, &Sign_enum, NULL},
     offsetof(Docs, sign), 0,
     LM_OP_ANY, 0},
    /* empty_doc */
    {{LM_KIND_INT, LM_TYPE_OPTIONAL, 0, sizeof(int64_t),
      LM_COMPANION(Docs, empty_doc, has_empty_doc), NULL, NULL},
     offsetof(Docs, empty_doc), 0,
     LM_OP_ANY, 0},
    /* literal */
    {{LM_KIND_ENUM, 0, 0, sizeof(Docs_literal), 0, &Docs_literal_enum, NULL},
     offsetof(Docs, literal), LM_FIELD_REQUIRED,
     LM_OP_ENUM, 0},
};

static const char *const Docs_inits[] = {
    "\"?" "?=\\t\\\"\\\\ \303\251 ?" "?/\"",
    NULL,
    "\"+\"",
    NULL,
    NULL,
};

const lm_model Docs_model = {
    "Docs", Docs_fields, &Docs_keys,
    Docs_inits, NULL,
    sizeof(Docs), 5, 0, 0, 0,
    NULL};

const lm_type Docs_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Docs), 0, &Docs_model, NULL};

const char Docs_schema[] =
    "{\"type\":\"object\",\"description\":\"One line that is so long, with "
    "\346\274\242\345\255\227\346\274\242\345\255\227\346\274\242\345\255\227"
    "\346\274\242\345\255\227\346\274\242\345\255\227\346\274\242\345\255\227"
    "\346\274\242\345\255\227\346\274\242\345\255\227\346\274\242, and "
    "more.\",\"properties\":{\"text\":{\"type\":\"string\","
    "\"description\":\"Trigraph in a default: ?" "?' and direction marks: "
    "\342\200\256abc\342\200\254 \342\201\246x\342\201\251.\","
    "\"default\":\"?" "?=\\t\\\"\\\\ \303\251 ?" "?/\"},"
    "\"\320\272\320\273\321\216\321\207 ?" "?= "
    "\\\"x\\\"\":{\"type\":[\"string\",\"null\"],"
    "\"description\":\"https://example.org/a/long/address/that/cannot/be/broke"
    "n/as/it/has/no/space\"},\"sign\":{\"type\":\"string\","
    "\"description\":\"Ends */ here? /* begins, and // too; a trigraph ?" "?/ "
    "and one ?" "?= more.\\nSecond line: na\303\257ve caf\303\251, "
    "\346\274\242\345\255\227, emoji \360\237\216\211, \\\"quotes\\\", "
    "back\\\\slash, 100 %s, @name@.\\n%% if x +: adds */; -: subtracts \\\\; "
    "?" "?=: a ?" "?/ trigraph; say \\\"hi\\\"\\\\ now: quotes; \303\251: "
    "non-ASCII\",\"enum\":[\"+\",\"-\",\"?" "?=\",\"say \\\"hi\\\"\\\\ now\","
    "\"\303\251\"],\"default\":\"+\"},\"empty_doc\":{\"type\":[\"integer\","
    "\"null\"],\"description\":\"\"},\"literal\":{\"type\":\"string\","
    "\"enum\":[\"a*/b\",\"?" "?=\",\"\",\"\303\251\"]}},"
    "\"required\":[\"literal\"]}";

const char Docs_schema_openai_strict[] =
    "{\"type\":\"object\",\"description\":\"One line that is so long, with "
    "\346\274\242\345\255\227\346\274\242\345\255\227\346\274\242\345\255\227"
    "\346\274\242\345\255\227\346\274\242\345\255\227\346\274\242\345\255\227"
    "\346\274\242\345\255\227\346\274\242\345\255\227\346\274\242, and "
    "more.\",\"properties\":{\"text\":{\"type\":\"string\","
    "\"description\":\"Trigraph in a default: ?" "?' and direction marks: "
    "\342\200\256abc\342\200\254 \342\201\246x\342\201\251.\"},"
    "\"\320\272\320\273\321\216\321\207 ?" "?= "
    "\\\"x\\\"\":{\"type\":[\"string\",\"null\"],"
    "\"description\":\"https://example.org/a/long/address/that/cannot/be/broke"
    "n/as/it/has/no/space\"},\"sign\":{\"type\":\"string\","
    "\"description\":\"Ends */ here? /* begins, and // too; a trigraph ?" "?/ "
    "and one ?" "?= more.\\nSecond line: na\303\257ve caf\303\251, "
    "\346\274\242\345\255\227, emoji \360\237\216\211, \\\"quotes\\\", "
    "back\\\\slash, 100 %s, @name@.\\n%% if x +: adds */; -: subtracts \\\\; "
    "?" "?=: a ?" "?/ trigraph; say \\\"hi\\\"\\\\ now: quotes; \303\251: "
    "non-ASCII\",\"enum\":[\"+\",\"-\",\"?" "?=\",\"say \\\"hi\\\"\\\\ now\","
    "\"\303\251\"]},\"empty_doc\":{\"type\":[\"integer\",\"null\"],"
    "\"description\":\"\"},\"literal\":{\"type\":\"string\","
    "\"enum\":[\"a*/b\",\"?" "?=\",\"\",\"\303\251\"]}},"
    "\"required\":[\"text\",\"\320\272\320\273\321\216\321\207 ?" "?= "
    "\\\"x\\\"\",\"sign\",\"empty_doc\",\"literal\"],"
    "\"additionalProperties\":false}";

const char Docs_prompt[] =
    "// One line that is so long, with \346\274\242\345\255\227\346\274\242"
    "\345\255\227\346\274\242\345\255\227\346\274\242\345\255\227\346\274\242"
    "\345\255\227\346\274\242\345\255\227\346\274\242\345\255\227\346\274\242"
    "\345\255\227\346\274\242, and more.\n"
    "{\n"
    " text?:string // Trigraph in a default: ?" "?' and direction marks: "
    "\342\200\256abc\342\200\254 \342\201\246x\342\201\251 (default "
    "\"?" "?=\\t\\\"\\\\ \303\251 ?" "?/\")\n"
    " \"\320\272\320\273\321\216\321\207 ?" "?= \\\"x\\\"\"?:string // "
    "https://example.org/a/long/address/that/cannot/be/broken/as/it/has/no/spa"
    "ce\n"
    " sign?:\"+\"|\"-\"|\"?" "?=\"|\"say \\\"hi\\\"\\\\ now\"|\"\303\251\" // "
    "Ends */ here? /* begins, and // too; a trigraph ?" "?/ and one ?" "?= "
    "more. Second line: na\303\257ve caf\303\251, \346\274\242\345\255\227, "
    "emoji \360\237\216\211, \"quotes\", back\\slash, 100 %s, @name@. %% if x "
    "+: adds */; -: subtracts \\; ?" "?=: a ?" "?/ trigraph; say \"hi\"\\ "
    "now: quotes; \303\251: non-ASCII (default \"+\")\n"
    " empty_doc?:int\n"
    " literal:\"a*/b\"|\"?" "?=\"|\"\"|\"\303\251\"\n"
    "}";

const lm_target Docs_target = {
    &Docs_type, "Docs",
    "One line that is so long, with \346\274\242\345\255\227\346\274\242\345"
    "\255\227\346\274\242\345\255\227\346\274\242\345\255\227\346\274\242\345"
    "\255\227\346\274\242\345\255\227\346\274\242\345\255\227\346\274\242\345"
    "\255\227\346\274\242, and more.",
    {
        Docs_schema,
        Docs_schema_openai_strict,
        NULL,
        NULL,
        NULL,
        NULL,
        NULL,
        NULL,
        NULL,
        NULL,
    },
    Docs_prompt, NULL, NULL, {0}};

Docs *Docs_create(lm_client *client, const lm_message *messages)
{
    void *value = NULL;

    (void)lm_call(client, messages, &Docs_target, NULL, &value, NULL);
    return (Docs *)value;
}

lm_status Docs_create_with(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Docs **out, lm_error *err)
{
    void *value = NULL;
    lm_status status =
        lm_call(client, messages, &Docs_target, options, &value, err);

    if (status == LM_OK)
        *out = (Docs *)value;
    return status;
}

lm_status Docs_request(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, lm_request **out, lm_error *err)
{
    return lm_request_make(client, messages, &Docs_target, options, out, err);
}

lm_status Docs_response(
    lm_client *client, const lm_response *response,
    const lm_call_options *options, Docs **out, lm_error *err)
{
    void *value = NULL;
    lm_status status = lm_response_read(client, &Docs_target, response,
                                        options, &value, err);

    if (status == LM_OK)
        *out = (Docs *)value;
    return status;
}

static lm_status Docs_deliver(
    lm_any_fn callback, void *ctx, void *value, const lm_error *err)
{
    return ((Docs_done)callback)(ctx, (Docs *)value, err);
}

lm_call_id Docs_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Docs_done callback, void *ctx)
{
    const lm_receiver to = {Docs_deliver, (lm_any_fn)callback, ctx, NULL, NULL};

    return lm_submit(client, messages, &Docs_target, options, &to);
}

lm_stream *Docs_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options)
{
    return lm_stream_open(client, messages, &Docs_target, options);
}

const Docs *Docs_stream_next(lm_stream *stream)
{
    return (const Docs *)lm_stream_next(stream);
}

lm_status Docs_stream_finish(
    lm_stream *stream, Docs **out, lm_error *err)
{
    void *value = NULL;
    lm_status status = lm_stream_finish(stream, &value, err);

    if (status == LM_OK)
        *out = (Docs *)value;
    return status;
}

void Docs_stream_close(lm_stream *stream)
{
    lm_stream_close(stream);
}

static lm_status Docs_show(
    lm_any_fn callback, void *ctx, const void *partial, lm_stream *stream)
{
    return ((Docs_shown)callback)(ctx, (const Docs *)partial, stream);
}

lm_call_id Docs_stream_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Docs_shown on_partial,
    Docs_done on_done, void *ctx)
{
    const lm_receiver to = {Docs_deliver, (lm_any_fn)on_done, ctx,
                            Docs_show, (lm_any_fn)on_partial};

    return lm_submit(client, messages, &Docs_target, options, &to);
}

static const lm_field Docs_list_fields[] = {
    {{LM_KIND_LIST, 0, 0, sizeof(Docs *),
      LM_COMPANION(Docs_list, items, n_items), &Docs_type, NULL},
     offsetof(Docs_list, items), LM_FIELD_REQUIRED,
     LM_OP_LIST, 8},
};

static const lm_model Docs_list_model = {
    "Docs_list", Docs_list_fields, &lm_items_keys,
    NULL, NULL,
    sizeof(Docs_list), 1, 0, 0, 0, NULL};

const lm_type Docs_list_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Docs_list), 0, &Docs_list_model, NULL};

/* Its texts are those of Docs_target, with a few words around them. */
const lm_target Docs_list_target = {
    &Docs_list_type, "Docs_list",
    NULL, {NULL}, NULL, NULL, &Docs_target,
    {0}};

lm_status Docs_create_list(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Docs_list **out, lm_error *err)
{
    void *value = NULL;
    lm_status status =
        lm_call(client, messages, &Docs_list_target, options, &value, err);

    if (status == LM_OK)
        *out = (Docs_list *)value;
    return status;
}

void Docs_list_free(Docs_list *list)
{
    lm_value_free(list);
}

lm_stream *Docs_list_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options)
{
    return lm_stream_open(client, messages, &Docs_list_target, options);
}

const Docs *Docs_list_stream_next(lm_stream *stream)
{
    return (const Docs *)lm_stream_next_item(stream);
}

lm_status Docs_list_stream_finish(
    lm_stream *stream, Docs_list **out, lm_error *err)
{
    void *value = NULL;
    lm_status status = lm_stream_finish(stream, &value, err);

    if (status == LM_OK)
        *out = (Docs_list *)value;
    return status;
}

void Docs_list_stream_close(lm_stream *stream)
{
    lm_stream_close(stream);
}

Docs *Docs_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Docs_type, json, length, options, &value, err);
    return (Docs *)value;
}

lm_status Docs_write(const Docs *value, lm_buffer *buf)
{
    return lm_value_write(&Docs_type, value, 0, buf, NULL);
}

int Docs_print(const Docs *value, FILE *file)
{
    return lm_value_print(&Docs_type, value, file);
}

Docs *Docs_copy(const Docs *value)
{
    return (Docs *)lm_value_copy(&Docs_type, value, NULL);
}

bool Docs_equal(const Docs *a, const Docs *b)
{
    return lm_value_equal(&Docs_type, a, b);
}

void Docs_free(Docs *value)
{
    lm_value_free(value);
}
