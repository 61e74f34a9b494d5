/* Made by lmc from user.model: edit that file, not this one. */
#ifndef USER_LM_H
#define USER_LM_H

#include <lm/generated.h>

#if LM_TABLE_VERSION != 8
#error "user.lm.h was made for another liblm: run this one's lmc on user.model"
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

/* Details of one person named in the text. */
typedef struct UserDetails {
    /* Full name, as written. */
    char *name;
    /* In years. */
    int64_t age;
} UserDetails;

/*
 * Asks the client's model for a UserDetails. NULL: the call failed, and
 * lm_client_error(client) says why.
 */
UserDetails *UserDetails_create(lm_client *client, const lm_message *messages);

/*
 * The same with options, which may be NULL. On LM_OK *out is the value; else
 * it is untouched, and err, which may be NULL, says why.
 */
lm_status UserDetails_create_with(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, UserDetails **out, lm_error *err);

/*
 * The request that UserDetails_create would send, without sending it, and the way
 * back from a response to a value: see lm/request.h. *out of the first is the
 * caller's until lm_request_free.
 */
lm_status UserDetails_request(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, lm_request **out, lm_error *err);
lm_status UserDetails_response(
    lm_client *client, const lm_response *response,
    const lm_call_options *options, UserDetails **out, lm_error *err);

/*
 * How such a call ends: value is the callback's, or NULL, and err says why. It
 * returns LM_OK, or what lm_client_run is to end with.
 */
typedef lm_status (*UserDetails_done)(
    void *ctx, UserDetails *value, const lm_error *err);

/*
 * The same without waiting; callback is called once, while the client is
 * driven: see lm/async.h. Messages and what options points to are borrowed
 * until then. 0: the call was not taken, and lm_client_error(client) says why.
 */
lm_call_id UserDetails_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, UserDetails_done callback, void *ctx);

/*
 * The value as it is being made: see lm/stream.h. _next gives a partial value,
 * NULL at the end; _finish the whole one.
 */
lm_stream *UserDetails_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options);
const UserDetails *UserDetails_stream_next(lm_stream *stream);
lm_status UserDetails_stream_finish(
    lm_stream *stream, UserDetails **out, lm_error *err);
void UserDetails_stream_close(lm_stream *stream);

/* The same without waiting: on_partial for each partial value, then on_done. */
typedef lm_status (*UserDetails_shown)(
    void *ctx, const UserDetails *partial, lm_stream *stream);

lm_call_id UserDetails_stream_submit(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, UserDetails_shown on_partial,
    UserDetails_done on_done, void *ctx);

/* Any number of them in one answer, which is {"items": [...]}. */
typedef struct UserDetails_list {
    UserDetails *items;
    size_t n_items;
} UserDetails_list;

/* As UserDetails_create_with; *out is the caller's until UserDetails_list_free. */
lm_status UserDetails_create_list(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options, UserDetails_list **out, lm_error *err);
void UserDetails_list_free(UserDetails_list *list);

/*
 * The items while the list is being made. _next waits for one that is complete
 * and gives NULL at the end; _finish gives the whole list, every rule checked.
 */
lm_stream *UserDetails_list_stream_open(
    lm_client *client, const lm_message *messages,
    const lm_call_options *options);
const UserDetails *UserDetails_list_stream_next(lm_stream *stream);
lm_status UserDetails_list_stream_finish(
    lm_stream *stream, UserDetails_list **out, lm_error *err);
void UserDetails_list_stream_close(lm_stream *stream);

/*
 * Reads a value from length bytes of JSON. NULL: it is not one, or there is no
 * memory, and err says so. options and err may be NULL.
 */
UserDetails *UserDetails_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err);

/* Appends the value as JSON. Unless it returns LM_OK, buf is as it was. */
lm_status UserDetails_write(const UserDetails *value, lm_buffer *buf);

/* For people, on one line. Negative if the file fails, as fputs. */
int UserDetails_print(const UserDetails *value, FILE *file);

/* A deep copy; NULL: no memory. */
UserDetails *UserDetails_copy(const UserDetails *value);

/* Equal as JSON values are. */
bool UserDetails_equal(const UserDetails *a, const UserDetails *b);

/* value may be NULL; else it is one that a function here returned. */
void UserDetails_free(UserDetails *value);

/* What these functions hand to the library. */
extern const lm_model UserDetails_model;
extern const lm_type UserDetails_type;
extern const lm_target UserDetails_target;
extern const lm_type UserDetails_list_type;
extern const lm_target UserDetails_list_target;

/* The type for language models: JSON Schema, and the notation for prompts. */
extern const char UserDetails_schema[];
extern const char UserDetails_schema_openai_strict[];
extern const char UserDetails_schema_anthropic[];
extern const char UserDetails_schema_gemini_json[];
extern const char UserDetails_schema_gemini_openapi[];
#define UserDetails_schema_cerebras UserDetails_schema_openai_strict
#define UserDetails_schema_xai UserDetails_schema
#define UserDetails_schema_mistral UserDetails_schema_anthropic
#define UserDetails_schema_gbnf UserDetails_schema
extern const char UserDetails_schema_xgrammar[];
extern const char UserDetails_prompt[];

/* The same as a grammar (GBNF), for servers that sample by one. */
extern const char UserDetails_grammar[];

#ifdef __cplusplus
}
#endif

#endif
