/* Made by lmc from functions.model: edit that file, not this one. */
#ifndef FUNCTIONS_LM_H
#define FUNCTIONS_LM_H

#include <lm/generated.h>

#if LM_TABLE_VERSION != 8
#error "functions.lm.h was made for another liblm: run this one's lmc on functions.model"
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

typedef enum Tone {
    Tone_kind,
    Tone_rude,
} Tone;

extern const lm_enum Tone_enum;

typedef enum tell_how {
    tell_how_a,
    tell_how_b,
} tell_how;

extern const lm_enum tell_how_enum;

typedef struct Item {
    char *sku;
    char *price;
} Item;

/*
 * Asks the client's model for a Item. NULL: the call failed, and
 * lm_client_error(client) says why.
 */
Item *Item_create(lm_client *client, const lm_message *messages);

/*
 * The same with options, which may be NULL. On LM_OK *out is the value; else
 * it is untouched, and err, which may be NULL, says why.
 */
lm_status Item_create_with(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Item **out, lm_error *err);

/*
 * The request that Item_create would send, without sending it, and the way
 * back from a response to a value: see lm/request.h. *out of the first is the
 * caller's until lm_request_free.
 */
lm_status Item_request(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, lm_request **out, lm_error *err);
lm_status Item_response(
    lm_client *client, const lm_response *response,
    const lm_call_options *options, Item **out, lm_error *err);

/*
 * How such a call ends: value is the callback's, or NULL, and err says why. It
 * returns LM_OK, or what lm_client_run is to end with.
 */
typedef lm_status (*Item_done)(
    void *ctx, Item *value, const lm_error *err);

/*
 * The same without waiting; callback is called once, while the client is
 * driven: see lm/async.h. Messages and what options points to are borrowed
 * until then. 0: the call was not taken, and lm_client_error(client) says why.
 */
lm_call_id Item_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Item_done callback, void *ctx);

/*
 * The value as it is being made: see lm/stream.h. _next gives a partial value,
 * NULL at the end; _finish the whole one.
 */
lm_stream *Item_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options);
const Item *Item_stream_next(lm_stream *stream);
lm_status Item_stream_finish(
    lm_stream *stream, Item **out, lm_error *err);
void Item_stream_close(lm_stream *stream);

/* The same without waiting: on_partial for each partial value, then on_done. */
typedef lm_status (*Item_shown)(
    void *ctx, const Item *partial, lm_stream *stream);

lm_call_id Item_stream_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Item_shown on_partial,
    Item_done on_done, void *ctx);

/* Any number of them in one answer, which is {"items": [...]}. */
typedef struct Item_list {
    Item *items;
    size_t n_items;
} Item_list;

/* As Item_create_with; *out is the caller's until Item_list_free. */
lm_status Item_create_list(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Item_list **out, lm_error *err);
void Item_list_free(Item_list *list);

/*
 * The items while the list is being made. _next waits for one that is complete
 * and gives NULL at the end; _finish gives the whole list, every rule checked.
 */
lm_stream *Item_list_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options);
const Item *Item_list_stream_next(lm_stream *stream);
lm_status Item_list_stream_finish(
    lm_stream *stream, Item_list **out, lm_error *err);
void Item_list_stream_close(lm_stream *stream);

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Item *Item_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Item_write(const Item *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Item_print(const Item *value, FILE *file);

/* A deep copy; NULL: no memory. */
Item *Item_copy(const Item *value);

/* Equal as JSON values are. */
bool Item_equal(const Item *a, const Item *b);

/* value may be NULL; else it is one that a function here returned. */
void Item_free(Item *value);

/* What these functions hand to the library. */
extern const lm_model Item_model;
extern const lm_type Item_type;
extern const lm_target Item_target;
extern const lm_type Item_list_type;
extern const lm_target Item_list_target;

/* The type for language models: JSON Schema, and the notation for prompts. */
extern const char Item_schema[];
extern const char Item_schema_openai_strict[];
extern const char Item_schema_anthropic[];
#define Item_schema_gemini_json Item_schema
extern const char Item_schema_gemini_openapi[];
#define Item_schema_cerebras Item_schema_openai_strict
#define Item_schema_xai Item_schema
#define Item_schema_mistral Item_schema_openai_strict
#define Item_schema_gbnf Item_schema
#define Item_schema_xgrammar Item_schema_anthropic
extern const char Item_prompt[];

/* The same as a grammar (GBNF), for servers that sample by one. */
extern const char Item_grammar[];

typedef struct Answer {
    char *text;
} Answer;

/*
 * Asks the client's model for a Answer. NULL: the call failed, and
 * lm_client_error(client) says why.
 */
Answer *Answer_create(lm_client *client, const lm_message *messages);

/*
 * The same with options, which may be NULL. On LM_OK *out is the value; else
 * it is untouched, and err, which may be NULL, says why.
 */
lm_status Answer_create_with(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Answer **out, lm_error *err);

/*
 * The request that Answer_create would send, without sending it, and the way
 * back from a response to a value: see lm/request.h. *out of the first is the
 * caller's until lm_request_free.
 */
lm_status Answer_request(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, lm_request **out, lm_error *err);
lm_status Answer_response(
    lm_client *client, const lm_response *response,
    const lm_call_options *options, Answer **out, lm_error *err);

/*
 * How such a call ends: value is the callback's, or NULL, and err says why. It
 * returns LM_OK, or what lm_client_run is to end with.
 */
typedef lm_status (*Answer_done)(
    void *ctx, Answer *value, const lm_error *err);

/*
 * The same without waiting; callback is called once, while the client is
 * driven: see lm/async.h. Messages and what options points to are borrowed
 * until then. 0: the call was not taken, and lm_client_error(client) says why.
 */
lm_call_id Answer_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Answer_done callback, void *ctx);

/*
 * The value as it is being made: see lm/stream.h. _next gives a partial value,
 * NULL at the end; _finish the whole one.
 */
lm_stream *Answer_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options);
const Answer *Answer_stream_next(lm_stream *stream);
lm_status Answer_stream_finish(
    lm_stream *stream, Answer **out, lm_error *err);
void Answer_stream_close(lm_stream *stream);

/* The same without waiting: on_partial for each partial value, then on_done. */
typedef lm_status (*Answer_shown)(
    void *ctx, const Answer *partial, lm_stream *stream);

lm_call_id Answer_stream_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Answer_shown on_partial,
    Answer_done on_done, void *ctx);

/* Any number of them in one answer, which is {"items": [...]}. */
typedef struct Answer_list {
    Answer *items;
    size_t n_items;
} Answer_list;

/* As Answer_create_with; *out is the caller's until Answer_list_free. */
lm_status Answer_create_list(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Answer_list **out, lm_error *err);
void Answer_list_free(Answer_list *list);

/*
 * The items while the list is being made. _next waits for one that is complete
 * and gives NULL at the end; _finish gives the whole list, every rule checked.
 */
lm_stream *Answer_list_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options);
const Answer *Answer_list_stream_next(lm_stream *stream);
lm_status Answer_list_stream_finish(
    lm_stream *stream, Answer_list **out, lm_error *err);
void Answer_list_stream_close(lm_stream *stream);

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Answer *Answer_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Answer_write(const Answer *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Answer_print(const Answer *value, FILE *file);

/* A deep copy; NULL: no memory. */
Answer *Answer_copy(const Answer *value);

/* Equal as JSON values are. */
bool Answer_equal(const Answer *a, const Answer *b);

/* value may be NULL; else it is one that a function here returned. */
void Answer_free(Answer *value);

/* What these functions hand to the library. */
extern const lm_model Answer_model;
extern const lm_type Answer_type;
extern const lm_target Answer_target;
extern const lm_type Answer_list_type;
extern const lm_target Answer_list_target;

/* The type for language models: JSON Schema, and the notation for prompts. */
extern const char Answer_schema[];
extern const char Answer_schema_openai_strict[];
#define Answer_schema_anthropic Answer_schema_openai_strict
#define Answer_schema_gemini_json Answer_schema
extern const char Answer_schema_gemini_openapi[];
#define Answer_schema_cerebras Answer_schema_openai_strict
#define Answer_schema_xai Answer_schema
#define Answer_schema_mistral Answer_schema_openai_strict
#define Answer_schema_gbnf Answer_schema
#define Answer_schema_xgrammar Answer_schema_openai_strict
extern const char Answer_prompt[];

/* The same as a grammar (GBNF), for servers that sample by one. */
extern const char Answer_grammar[];

typedef struct Functions {
    int64_t x;
} Functions;

/*
 * Asks the client's model for a Functions. NULL: the call failed, and
 * lm_client_error(client) says why.
 */
Functions *Functions_create(lm_client *client, const lm_message *messages);

/*
 * The same with options, which may be NULL. On LM_OK *out is the value; else
 * it is untouched, and err, which may be NULL, says why.
 */
lm_status Functions_create_with(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Functions **out, lm_error *err);

/*
 * The request that Functions_create would send, without sending it, and the way
 * back from a response to a value: see lm/request.h. *out of the first is the
 * caller's until lm_request_free.
 */
lm_status Functions_request(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, lm_request **out, lm_error *err);
lm_status Functions_response(
    lm_client *client, const lm_response *response,
    const lm_call_options *options, Functions **out, lm_error *err);

/*
 * How such a call ends: value is the callback's, or NULL, and err says why. It
 * returns LM_OK, or what lm_client_run is to end with.
 */
typedef lm_status (*Functions_done)(
    void *ctx, Functions *value, const lm_error *err);

/*
 * The same without waiting; callback is called once, while the client is
 * driven: see lm/async.h. Messages and what options points to are borrowed
 * until then. 0: the call was not taken, and lm_client_error(client) says why.
 */
lm_call_id Functions_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Functions_done callback, void *ctx);

/*
 * The value as it is being made: see lm/stream.h. _next gives a partial value,
 * NULL at the end; _finish the whole one.
 */
lm_stream *Functions_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options);
const Functions *Functions_stream_next(lm_stream *stream);
lm_status Functions_stream_finish(
    lm_stream *stream, Functions **out, lm_error *err);
void Functions_stream_close(lm_stream *stream);

/* The same without waiting: on_partial for each partial value, then on_done. */
typedef lm_status (*Functions_shown)(
    void *ctx, const Functions *partial, lm_stream *stream);

lm_call_id Functions_stream_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Functions_shown on_partial,
    Functions_done on_done, void *ctx);

/* Any number of them in one answer, which is {"items": [...]}. */
typedef struct Functions_list {
    Functions *items;
    size_t n_items;
} Functions_list;

/* As Functions_create_with; *out is the caller's until Functions_list_free. */
lm_status Functions_create_list(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Functions_list **out, lm_error *err);
void Functions_list_free(Functions_list *list);

/*
 * The items while the list is being made. _next waits for one that is complete
 * and gives NULL at the end; _finish gives the whole list, every rule checked.
 */
lm_stream *Functions_list_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options);
const Functions *Functions_list_stream_next(lm_stream *stream);
lm_status Functions_list_stream_finish(
    lm_stream *stream, Functions_list **out, lm_error *err);
void Functions_list_stream_close(lm_stream *stream);

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Functions *Functions_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Functions_write(const Functions *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Functions_print(const Functions *value, FILE *file);

/* A deep copy; NULL: no memory. */
Functions *Functions_copy(const Functions *value);

/* Equal as JSON values are. */
bool Functions_equal(const Functions *a, const Functions *b);

/* value may be NULL; else it is one that a function here returned. */
void Functions_free(Functions *value);

/* What these functions hand to the library. */
extern const lm_model Functions_model;
extern const lm_type Functions_type;
extern const lm_target Functions_target;
extern const lm_type Functions_list_type;
extern const lm_target Functions_list_target;

/* The type for language models: JSON Schema, and the notation for prompts. */
extern const char Functions_schema[];
extern const char Functions_schema_openai_strict[];
#define Functions_schema_anthropic Functions_schema_openai_strict
#define Functions_schema_gemini_json Functions_schema
extern const char Functions_schema_gemini_openapi[];
#define Functions_schema_cerebras Functions_schema_openai_strict
#define Functions_schema_xai Functions_schema
#define Functions_schema_mistral Functions_schema_openai_strict
#define Functions_schema_gbnf Functions_schema
#define Functions_schema_xgrammar Functions_schema_openai_strict
extern const char Functions_prompt[];

/* The same as a grammar (GBNF), for servers that sample by one. */
extern const char Functions_grammar[];

typedef struct tell_args_counts_entry {
    char *key;
    int64_t value;
} tell_args_counts_entry;

typedef enum tell_args_either_kind {
    tell_args_either_none,
    tell_args_either_int_,
    tell_args_either_string,
} tell_args_either_kind;

typedef struct tell_args_either {
    tell_args_either_kind kind; /* which of these it is */
    union {
        int64_t int_;
        char *string;
    };
} tell_args_either;

/* The arguments of one call of the function below. */
typedef struct tell_args {
    const char *text;
    const char *maybe;
    Tone tone;
    tell_how how;
    int64_t n;
    bool has_maybe_n;
    int64_t maybe_n;
    bool yes;
    double x;
    const char *cost;
    lm_date day;
    bool has_maybe_day;
    lm_date maybe_day;
    lm_bytes blob;
    const char *any;
    const char *const *tags;
    size_t n_tags;
    const Item *items;
    size_t n_items;
    Item item;
    const Item *maybe_item;
    const tell_args_counts_entry *counts;
    size_t n_counts;
    tell_args_either either;
} tell_args;

/* The arguments of one call of the function below. */
typedef struct ask_args {
    char unused;
} ask_args;

/* Does what it is told. */
/*
 * Asks with the messages of the model's function, the arguments in them as
 * they are. NULL: the call failed, and lm_client_error(client) says why.
 */
Answer *tell(
    lm_client *client, const char *text, const char *maybe, Tone tone,
    tell_how how, int64_t n, bool has_maybe_n, int64_t maybe_n, bool yes,
    double x, const char *cost, lm_date day, bool has_maybe_day,
    lm_date maybe_day, lm_bytes blob, const char *any, const char *const *tags,
    size_t n_tags, const Item *items, size_t n_items, Item item,
    const Item *maybe_item, const tell_args_counts_entry *counts,
    size_t n_counts, tell_args_either either);

/* The same with options; as Answer's own function of that kind. */
lm_status tell_with(
    lm_client *client, const char *text, const char *maybe, Tone tone,
    tell_how how, int64_t n, bool has_maybe_n, int64_t maybe_n, bool yes,
    double x, const char *cost, lm_date day, bool has_maybe_day,
    lm_date maybe_day, lm_bytes blob, const char *any, const char *const *tags,
    size_t n_tags, const Item *items, size_t n_items, Item item,
    const Item *maybe_item, const tell_args_counts_entry *counts,
    size_t n_counts, tell_args_either either, const lm_call_options *options,
    Answer **out, lm_error *err);

extern const lm_function tell_function;

/*
 * Asks with the messages of the model's function, the arguments in them as
 * they are. NULL: the call failed, and lm_client_error(client) says why.
 */
Answer *ask(
    lm_client *client);

/* The same with options; as Answer's own function of that kind. */
lm_status ask_with(
    lm_client *client, const lm_call_options *options, Answer **out,
    lm_error *err);

extern const lm_function ask_function;

#ifdef __cplusplus
}
#endif

#endif
