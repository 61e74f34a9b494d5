/* Made by lmc from docs.model: edit that file, not this one. */
#ifndef DOCS_LM_H
#define DOCS_LM_H

#include <lm/generated.h>

#if LM_TABLE_VERSION != 8
#error "docs.lm.h was made for another liblm: run this one's lmc on docs.model"
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

/*
 * Ends * / here? / * begins, and // too; a trigraph ? ?/ and one ??= more.
 * Second line: naïve café, 漢字, emoji 🎉, "quotes", back\slash, 100 %s, @name@.
 * %% if x
 */
typedef enum Sign {
    /* adds * / */
    Sign_plus,
    /* subtracts \ */
    Sign_minus,
    /* a ? ?/ trigraph */
    Sign_trigraph,
    /* quotes */
    Sign_quoted,
    /* non-ASCII */
    Sign_accents,
} Sign;

extern const lm_enum Sign_enum;

typedef enum Docs_literal {
    Docs_literal_a_b,
    Docs_literal_value_2,
    Docs_literal_value_3,
    Docs_literal_value_4,
} Docs_literal;

extern const lm_enum Docs_literal_enum;

/* One line that is so long, with 漢字漢字漢字漢字漢字漢字漢字漢字漢, and more. */
typedef struct Docs {
    /* Trigraph in a default: ??' and direction marks: abc x. */
    char *text;
    /*
     * https://example.org/a/long/address/that/cannot/be/broken/as/it/has/no/space
     */
    char *key;
    Sign sign;
    bool has_empty_doc;
    int64_t empty_doc;
    Docs_literal literal;
} Docs;

/*
 * Asks the client's model for a Docs. NULL: the call failed, and
 * lm_client_error(client) says why.
 */
Docs *Docs_create(lm_client *client, const lm_message *messages);

/*
 * The same with options, which may be NULL. On LM_OK *out is the value; else
 * it is untouched, and err, which may be NULL, says why.
 */
lm_status Docs_create_with(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Docs **out, lm_error *err);

/*
 * The request that Docs_create would send, without sending it, and the way
 * back from a response to a value: see lm/request.h. *out of the first is the
 * caller's until lm_request_free.
 */
lm_status Docs_request(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, lm_request **out, lm_error *err);
lm_status Docs_response(
    lm_client *client, const lm_response *response,
    const lm_call_options *options, Docs **out, lm_error *err);

/*
 * How such a call ends: value is the callback's, or NULL, and err says why. It
 * returns LM_OK, or what lm_client_run is to end with.
 */
typedef lm_status (*Docs_done)(
    void *ctx, Docs *value, const lm_error *err);

/*
 * The same without waiting; callback is called once, while the client is
 * driven: see lm/async.h. Messages and what options points to are borrowed
 * until then. 0: the call was not taken, and lm_client_error(client) says why.
 */
lm_call_id Docs_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Docs_done callback, void *ctx);

/*
 * The value as it is being made: see lm/stream.h. _next gives a partial value,
 * NULL at the end; _finish the whole one.
 */
lm_stream *Docs_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options);
const Docs *Docs_stream_next(lm_stream *stream);
lm_status Docs_stream_finish(
    lm_stream *stream, Docs **out, lm_error *err);
void Docs_stream_close(lm_stream *stream);

/* The same without waiting: on_partial for each partial value, then on_done. */
typedef lm_status (*Docs_shown)(
    void *ctx, const Docs *partial, lm_stream *stream);

lm_call_id Docs_stream_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Docs_shown on_partial,
    Docs_done on_done, void *ctx);

/* Any number of them in one answer, which is {"items": [...]}. */
typedef struct Docs_list {
    Docs *items;
    size_t n_items;
} Docs_list;

/* As Docs_create_with; *out is the caller's until Docs_list_free. */
lm_status Docs_create_list(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, Docs_list **out, lm_error *err);
void Docs_list_free(Docs_list *list);

/*
 * The items while the list is being made. _next waits for one that is complete
 * and gives NULL at the end; _finish gives the whole list, every rule checked.
 */
lm_stream *Docs_list_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options);
const Docs *Docs_list_stream_next(lm_stream *stream);
lm_status Docs_list_stream_finish(
    lm_stream *stream, Docs_list **out, lm_error *err);
void Docs_list_stream_close(lm_stream *stream);

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
Docs *Docs_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status Docs_write(const Docs *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int Docs_print(const Docs *value, FILE *file);

/* A deep copy; NULL: no memory. */
Docs *Docs_copy(const Docs *value);

/* Equal as JSON values are. */
bool Docs_equal(const Docs *a, const Docs *b);

/* value may be NULL; else it is one that a function here returned. */
void Docs_free(Docs *value);

/* What these functions hand to the library. */
extern const lm_model Docs_model;
extern const lm_type Docs_type;
extern const lm_target Docs_target;
extern const lm_type Docs_list_type;
extern const lm_target Docs_list_target;

/* The type for language models: JSON Schema, and the notation for prompts. */
extern const char Docs_schema[];
extern const char Docs_schema_openai_strict[];
extern const char Docs_prompt[];

#ifdef __cplusplus
}
#endif

#endif
