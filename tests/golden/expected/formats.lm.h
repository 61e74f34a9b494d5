/* Made by lmc from formats.model: edit that file, not this one. */
#ifndef FORMATS_LM_H
#define FORMATS_LM_H

#include <lm/generated.h>

#if LM_TABLE_VERSION != 8
#error "formats.lm.h was made for another liblm: run this one's lmc on formats.model"
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

typedef struct Formats_holes_item {
    lm_date value;
    bool has_value;
} Formats_holes_item;

typedef struct Formats_blanks_item {
    lm_bytes value;
    bool has_value;
} Formats_blanks_item;

typedef struct Formats_days_entry {
    char *key;
    lm_date value;
} Formats_days_entry;

typedef struct Formats_hosts_entry {
    char *key;
    bool has_value;
    lm_ipv6 value;
} Formats_hosts_entry;

typedef struct Formats_totals_entry {
    char *key;
    char *value;
} Formats_totals_entry;

typedef enum Formats_date_or_not_kind {
    Formats_date_or_not_none,
    Formats_date_or_not_date,
    Formats_date_or_not_bool_,
} Formats_date_or_not_kind;

typedef struct Formats_date_or_not {
    Formats_date_or_not_kind kind; /* which of these it is */
    union {
        lm_date date;
        bool bool_;
    };
} Formats_date_or_not;

typedef struct Formats_cost_list_items {
    bool *items;
    size_t n_items;
} Formats_cost_list_items;

typedef enum Formats_cost_kind {
    Formats_cost_none,
    Formats_cost_decimal,
    Formats_cost_string,
    Formats_cost_list,
} Formats_cost_kind;

typedef struct Formats_cost {
    Formats_cost_kind kind; /* which of these it is */
    union {
        char *decimal;
        char *string;
        Formats_cost_list_items list;
    };
} Formats_cost;

typedef enum Formats_parts_item_kind {
    Formats_parts_item_none,
    Formats_parts_item_bytes,
    Formats_parts_item_decimal,
} Formats_parts_item_kind;

typedef struct Formats_parts_item {
    Formats_parts_item_kind kind; /* which of these it is */
    union {
        lm_bytes bytes;
        char *decimal;
    };
} Formats_parts_item;

typedef struct Formats {
    lm_datetime datetime;
    lm_date date;
    lm_time time;
    lm_duration duration;
    lm_uuid uuid;
    char *email;
    char *uri;
    lm_ipv4 ipv4;
    lm_ipv6 ipv6;
    lm_bytes bytes;
    char *decimal;
    char *price;
    bool has_maybe_when;
    lm_datetime maybe_when;
    bool has_maybe_date;
    lm_date maybe_date;
    bool has_maybe_time;
    lm_time maybe_time;
    bool has_maybe_took;
    lm_duration maybe_took;
    bool has_maybe_id;
    lm_uuid maybe_id;
    char *maybe_email;
    char *maybe_uri;
    bool has_maybe_four;
    lm_ipv4 maybe_four;
    bool has_maybe_six;
    lm_ipv6 maybe_six;
    bool has_maybe_bytes;
    lm_bytes maybe_bytes;
    char *maybe_number;
    lm_date *dates;
    size_t n_dates;
    lm_bytes *blobs;
    size_t n_blobs;
    char **prices;
    size_t n_prices;
    Formats_holes_item *holes;
    size_t n_holes;
    Formats_blanks_item *blanks;
    size_t n_blanks;
    Formats_days_entry *days;
    size_t n_days;
    Formats_hosts_entry *hosts;
    size_t n_hosts;
    Formats_totals_entry *totals;
    size_t n_totals;
    Formats_date_or_not date_or_not;
    Formats_cost cost;
    Formats_parts_item *parts;
    size_t n_parts;
} Formats;

/*
 * Asks the client's model for a Formats. NULL: the call failed, and
 * lm_client_error(client) says why.
 */
Formats *Formats_create(lm_client *client, const lm_message *messages);

/*
 * The same with options, which may be NULL. On LM_OK *out is the value; else
 * it is untouched, and err, which may be NULL, says why.
 */
lm_status Formats_create_with(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Formats **out, lm_error *err);

/*
 * The request that Formats_create would send, without sending it, and the way
 * back from a response to a value: see lm/request.h. *out of the first is the
 * caller's until lm_request_free.
 */
lm_status Formats_request(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, lm_request **out, lm_error *err);
lm_status Formats_response(
    lm_client *client, const lm_response *response,
    const lm_call_options *options, Formats **out, lm_error *err);

/*
 * How such a call ends: value is the callback's, or NULL, and err says why. It
 * returns LM_OK, or what lm_client_run is to end with.
 */
typedef lm_status (*Formats_done)(
    void *ctx, Formats *value, const lm_error *err);

/*
 * The same without waiting; callback is called once, while the client is
 * driven: see lm/async.h. Messages and what options points to are borrowed
 * until then. 0: the call was not taken, and lm_client_error(client) says why.
 */
lm_call_id Formats_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Formats_done callback, void *ctx);

/*
 * The value as it is being made: see lm/stream.h. _next gives a partial value,
 * NULL at the end; _finish the whole one.
 */
lm_stream *Formats_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options);
const Formats *Formats_stream_next(lm_stream *stream);
lm_status Formats_stream_finish(
    lm_stream *stream, Formats **out, lm_error *err);
void Formats_stream_close(lm_stream *stream);

/* The same without waiting: on_partial for each partial value, then on_done. */
typedef lm_status (*Formats_shown)(
    void *ctx, const Formats *partial, lm_stream *stream);

lm_call_id Formats_stream_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Formats_shown on_partial,
    Formats_done on_done, void *ctx);

/* Any number of them in one answer, which is {"items": [...]}. */
typedef struct Formats_list {
    Formats *items;
    size_t n_items;
} Formats_list;

/* As Formats_create_with; *out is the caller's until Formats_list_free. */
lm_status Formats_create_list(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Formats_list **out, lm_error *err);
void Formats_list_free(Formats_list *list);

/*
 * The items while the list is being made. _next waits for one that is complete
 * and gives NULL at the end; _finish gives the whole list, every rule checked.
 */
lm_stream *Formats_list_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options);
const Formats *Formats_list_stream_next(lm_stream *stream);
lm_status Formats_list_stream_finish(
    lm_stream *stream, Formats_list **out, lm_error *err);
void Formats_list_stream_close(lm_stream *stream);

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Formats *Formats_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Formats_write(const Formats *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Formats_print(const Formats *value, FILE *file);

/* A deep copy; NULL: no memory. */
Formats *Formats_copy(const Formats *value);

/* Equal as JSON values are. */
bool Formats_equal(const Formats *a, const Formats *b);

/* value may be NULL; else it is one that a function here returned. */
void Formats_free(Formats *value);

/* What these functions hand to the library. */
extern const lm_model Formats_model;
extern const lm_type Formats_type;
extern const lm_target Formats_target;
extern const lm_type Formats_list_type;
extern const lm_target Formats_list_target;

/* The type for language models: JSON Schema, and the notation for prompts. */
extern const char Formats_schema[];
extern const char Formats_schema_openai_strict[];
extern const char Formats_prompt[];

#ifdef __cplusplus
}
#endif

#endif
