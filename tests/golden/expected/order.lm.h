/* Made by lmc from order.model: edit that file, not this one. */
#ifndef ORDER_LM_H
#define ORDER_LM_H

#include <lm/generated.h>

#if LM_TABLE_VERSION != 8
#error "order.lm.h was made for another liblm: run this one's lmc on order.model"
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

typedef enum Role {
    Role_admin,
    Role_user,
} Role;

extern const lm_enum Role_enum;

typedef struct Order Order;

typedef struct Item {
    char *sku;
    int64_t n;
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
extern const char Item_schema_gemini_openapi[];
extern const char Item_prompt[];

typedef struct Order_notes_entry {
    char *key;
    char *value;
} Order_notes_entry;

struct Order {
    char *id;
    Role role;
    Item *items;
    size_t n_items;
    Order_notes_entry *notes;
    size_t n_notes;
    bool has_rate;
    double rate;
    Order *next;
};

/*
 * Asks the client's model for a Order. NULL: the call failed, and
 * lm_client_error(client) says why.
 */
Order *Order_create(lm_client *client, const lm_message *messages);

/*
 * The same with options, which may be NULL. On LM_OK *out is the value; else
 * it is untouched, and err, which may be NULL, says why.
 */
lm_status Order_create_with(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Order **out, lm_error *err);

/*
 * The request that Order_create would send, without sending it, and the way
 * back from a response to a value: see lm/request.h. *out of the first is the
 * caller's until lm_request_free.
 */
lm_status Order_request(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, lm_request **out, lm_error *err);
lm_status Order_response(
    lm_client *client, const lm_response *response,
    const lm_call_options *options, Order **out, lm_error *err);

/*
 * How such a call ends: value is the callback's, or NULL, and err says why. It
 * returns LM_OK, or what lm_client_run is to end with.
 */
typedef lm_status (*Order_done)(
    void *ctx, Order *value, const lm_error *err);

/*
 * The same without waiting; callback is called once, while the client is
 * driven: see lm/async.h. Messages and what options points to are borrowed
 * until then. 0: the call was not taken, and lm_client_error(client) says why.
 */
lm_call_id Order_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Order_done callback, void *ctx);

/*
 * The value as it is being made: see lm/stream.h. _next gives a partial value,
 * NULL at the end; _finish the whole one.
 */
lm_stream *Order_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options);
const Order *Order_stream_next(lm_stream *stream);
lm_status Order_stream_finish(
    lm_stream *stream, Order **out, lm_error *err);
void Order_stream_close(lm_stream *stream);

/* The same without waiting: on_partial for each partial value, then on_done. */
typedef lm_status (*Order_shown)(
    void *ctx, const Order *partial, lm_stream *stream);

lm_call_id Order_stream_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Order_shown on_partial,
    Order_done on_done, void *ctx);

/* Any number of them in one answer, which is {"items": [...]}. */
typedef struct Order_list {
    Order *items;
    size_t n_items;
} Order_list;

/* As Order_create_with; *out is the caller's until Order_list_free. */
lm_status Order_create_list(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Order_list **out, lm_error *err);
void Order_list_free(Order_list *list);

/*
 * The items while the list is being made. _next waits for one that is complete
 * and gives NULL at the end; _finish gives the whole list, every rule checked.
 */
lm_stream *Order_list_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options);
const Order *Order_list_stream_next(lm_stream *stream);
lm_status Order_list_stream_finish(
    lm_stream *stream, Order_list **out, lm_error *err);
void Order_list_stream_close(lm_stream *stream);

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Order *Order_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Order_write(const Order *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Order_print(const Order *value, FILE *file);

/* A deep copy; NULL: no memory. */
Order *Order_copy(const Order *value);

/* Equal as JSON values are. */
bool Order_equal(const Order *a, const Order *b);

/* value may be NULL; else it is one that a function here returned. */
void Order_free(Order *value);

/* What these functions hand to the library. */
extern const lm_model Order_model;
extern const lm_type Order_type;
extern const lm_target Order_target;
extern const lm_type Order_list_type;
extern const lm_target Order_list_target;

/* The type for language models: JSON Schema, and the notation for prompts. */
extern const char Order_schema[];
extern const char Order_schema_openai_strict[];
extern const char Order_schema_gemini_openapi[];
extern const char Order_prompt[];

#ifdef __cplusplus
}
#endif

#endif
