/* SPDX-License-Identifier: MIT */
#ifndef LM_CLIENT_H
#define LM_CLIENT_H

#include "lm/buffer.h"
#include "lm/error.h"
#include "lm/memory.h"
#include "lm/message.h"
#include "lm/parser.h"
#include "lm/target.h"

LM_BEGIN_DECLS

/*
 * A client makes typed calls to one model of one provider:
 *
 *     lm_client *client = lm_client_from_provider("ollama/llama3.2", NULL);
 *     const lm_message msgs[] = {
 *         { LM_SYSTEM, "You are a world class extractor." },
 *         { LM_USER, "Extract: Jason is 20 years old." },
 *         LM_MESSAGES_END
 *     };
 *     UserDetails *user = UserDetails_create(client, msgs);
 *     if (!user)
 *         die(lm_client_error(client)->message);
 *     UserDetails_free(user);
 *     lm_client_free(client);
 *
 * Threads: one client in one thread at a time; clients are independent.
 */
typedef struct lm_client lm_client;

/* How the provider is asked for a value. */
#define LM_MODE_LIST(X)                                                        \
    X(TOOLS, "tools")                                                          \
    X(FUNCTIONS, "functions")                                                  \
    X(JSON_SCHEMA, "json_schema")                                              \
    X(JSON, "json")                                                            \
    X(MD_JSON, "md_json")                                                      \
    X(GRAMMAR, "grammar")                                                      \
    X(PARALLEL_TOOLS, "parallel_tools")                                        \
    X(MISTRAL_TOOLS, "mistral_tools")

typedef enum lm_mode {
    LM_MODE_DEFAULT, /* the provider's */
#define LM_X(name, word) LM_MODE_##name,
    LM_MODE_LIST(LM_X)
#undef LM_X
        LM_MODE_COUNT_
} lm_mode;

/* "tools", ...; never NULL. */
LM_API const char *lm_mode_name(lm_mode mode);

/*
 * How a schema is told in words, beside the provider's own way of taking it.
 * Modes JSON and MD_JSON always tell one.
 */
typedef enum lm_tell {
    LM_TELL_DEFAULT, /* the provider's */
    LM_TELL_NOTHING,
    LM_TELL_NOTATION, /* a compact notation: a third of the schema's tokens */
    LM_TELL_SCHEMA
} lm_tell;

/* Tokens as the provider counted them; -1: it did not say. */
typedef struct lm_usage {
    int64_t in;  /* all of the prompt, the cached part included */
    int64_t out; /* all that was generated, reasoning included */
    int64_t total;
    int64_t cached;    /* part of in */
    int64_t reasoning; /* part of out */
} lm_usage;

/*
 * Milliseconds; 0: the default given beside each, unless the provider's row has
 * another; LM_NEVER: no bound.
 */
typedef struct lm_timeouts {
    int32_t connect_ms;    /* 5,000 */
    int32_t first_byte_ms; /* 120,000; 60,000 or 600,000 of some providers */
    int32_t idle_ms;       /* 60,000, between two reads */
    int32_t total_ms;      /* 600,000, of one attempt */
} lm_timeouts;

#define LM_NEVER (-1)
#define LM_NO_RETRIES (-1)

/*
 * A member added to the request's root as it is. It takes the place of one
 * that the library would have written under the same name.
 */
typedef struct lm_extra {
    const char *name; /* NULL closes an array of them */
    const char *json; /* one JSON value */
} lm_extra;

/* {0}, and NULL for a pointer to it, mean the defaults. Strings are copied. */
typedef struct lm_client_options {
    const char *base_url; /* NULL: the provider's, or its variable */
    const char *api_key;  /* NULL: from the provider's variable */
    lm_mode mode;
    const char *const *headers; /* "Name: value", closed by NULL */
    lm_timeouts timeouts;
    const lm_allocator *allocator;
    const struct lm_transport *transport; /* NULL: libcurl; borrowed */
    const struct lm_provider *provider;   /* a row of one's own, borrowed;
                                             NULL: the table's */
    const struct lm_providers *providers; /* rows of one's own, which go before
                                             the table's; borrowed; or NULL */
    size_t max_response;                  /* bytes of a body; 0: 64 MiB */
    const struct lm_share *share; /* see lm/share.h; borrowed; or NULL */
    const char *ca_file;          /* PEM: who vouches for a server, in place of
                                     the system's; borrowed; or NULL */
    uint32_t max_in_flight;       /* calls worked on at once; 0: 64 */
    bool allow_http; /* a key may go over plain HTTP to another machine */
    const struct lm_hooks *hooks; /* see lm/hooks.h; borrowed; or NULL */
    const struct lm_cache *cache; /* see lm/cache.h; borrowed; or NULL */
    int32_t
        requests_per_minute;   /* in any minute no more than these are sent; */
    int64_t tokens_per_minute; /* others wait, within their deadline; 0: as
                                  many as there are */
    int64_t token_budget; /* of all calls of the client; once they used it up
                             there are no more requests (LM_BUDGET); 0: none */
} lm_client_options;

/* What came of one request. Strings last as those of lm_call_info. */
typedef struct lm_attempt {
    lm_status status;       /* LM_OK: the value came of it */
    int http_status;        /* 0: there was no response, or there is no HTTP */
    int64_t delay_ms;       /* waited before it was sent */
    int64_t latency_ms;     /* from then to its end */
    lm_usage usage;         /* its own */
    const char *model;      /* the one that was asked */
    const char *request_id; /* the provider's, or NULL */
    const char *raw_text;   /* what the model wrote, or NULL */
    const char *message;    /* why it failed, or NULL */
} lm_attempt;

/* What a call did, kept on success too; strings last until the next call. */
typedef struct lm_call_info {
    unsigned attempts;         /* requests made */
    const lm_attempt *attempt; /* each of them, oldest first */
    bool cached;               /* the answer was kept from an earlier call */
    unsigned cuts;             /* answers that were cut: see lm_stop */
    int64_t cut_tokens;        /* that came of them: their pieces, which are a
                                  token each as a rule */
    int64_t saved_tokens;      /* that were not paid for, had they been as long
                                  as the answer that was taken; -1: not known */
    unsigned reasks;        /* of these, after an answer that was not valid */
    lm_usage usage;         /* summed over the attempts */
    int64_t latency_ms;     /* of the whole call */
    int http_status;        /* of the last response */
    const char *request_id; /* the provider's, or NULL; the client's memory */
    const char *raw_text;   /* what the model wrote last; likewise */
    const char *raw_body;   /* the response it came in; likewise */
    const char *left_out;   /* options that the provider does not take, as in
                               "seed, stop"; likewise */
} lm_call_info;

/*
 * Writes what the model is told about an answer that was not valid, instead of
 * the library. The findings of the report are those of that answer; there are
 * none where it held no value at all.
 */
typedef void (*lm_complain_fn)(void *ctx, const lm_report *report,
                               lm_buffer *out);

/*
 * Decides whether another request is made after one that failed, where
 * max_retries, max_transport_retries and the deadline leave room for it. would
 * is what the library would do.
 */
typedef bool (*lm_retry_if_fn)(void *ctx, const lm_attempt *failed, bool would);

/* Which answers that were not valid go along when the model is asked again. */
typedef enum lm_retry_history {
    LM_RETRY_HISTORY_DEFAULT, /* the last */
    LM_RETRY_HISTORY_LAST,
    LM_RETRY_HISTORY_ALL
} lm_retry_history;

/*
 * Takes an answer's JSON text as it comes, in pieces of any size. text is NULL
 * where what came before does not count, because the answer begins anew.
 * Anything but LM_OK ends the call with that status.
 */
typedef lm_status (*lm_text_fn)(void *ctx, const char *text, size_t n);

/*
 * When an answer is not read to its end. ON_ERROR: the call is streamed, and
 * the transfer is cut at the first byte that cannot lead to a valid value (with
 * policy lax, at the end of the first value that breaks a rule), or as soon as
 * the model goes on writing behind the value. The re-ask starts at once. Of a
 * cut answer the provider does not tell the usage: lm_call_info has estimates.
 */
typedef enum lm_stop { LM_STOP_NEVER, LM_STOP_ON_ERROR } lm_stop;

/*
 * What is asked for after an answer that was not valid. FIELDS: only the fields
 * of the root that broke a rule, or only the items of a list that did; the rest
 * of the answer is kept, and all of it is read again with the new parts in it.
 * The whole is asked for where that cannot be (a rule of the whole model, an
 * answer that is no JSON or was cut, modes GRAMMAR and PARALLEL_TOOLS, a model
 * in the process).
 */
typedef enum lm_reask { LM_REASK_WHOLE, LM_REASK_FIELDS } lm_reask;

/* {0}, and NULL for a pointer to it, mean the defaults. */
typedef struct lm_call_options {
    lm_mode mode;              /* DEFAULT: the client's */
    const char *model;         /* NULL: the client's */
    int max_retries;           /* re-asks after an invalid answer; 0: 2,
                                  LM_NO_RETRIES: none */
    int max_transport_retries; /* likewise, for what failed on the way */
    lm_retry_history retry_history;
    lm_retry_if_fn retry_if; /* NULL: the library's rules */
    void *retry_if_ctx;
    int64_t token_budget; /* of all requests of the call; once they used it
                             up no other is made (LM_BUDGET); 0: none */
    int32_t deadline_ms;  /* of the whole call; 0: none */
    int32_t max_tokens;   /* of one answer; 0: the provider's default */
    bool has_temperature;
    bool has_top_p;
    bool has_seed;
    double temperature;
    double top_p;
    int64_t seed;
    lm_tell tell;
    const char *const *stop_texts; /* that end the answer, closed by NULL;
                                      or NULL */
    const char *reasoning_effort;  /* "low", "medium", "high", ... */
    const lm_extra *extra;         /* closed by a NULL name; or NULL */
    lm_policy policy;              /* how the answer is read */
    lm_limits limits;
    size_t max_media;   /* bytes of an image, audio or document that is sent
                           along; 0: 32 MiB */
    lm_report *report;  /* findings of the last answer; may be NULL */
    void *context;      /* for checks */
    lm_text_fn on_text; /* the call is streamed; may be NULL */
    void *on_text_ctx;
    lm_reask reask;          /* what is asked for again */
    lm_stop stop;            /* when a streamed answer is cut short */
    bool may_restart;        /* streamed text may begin anew: without it, what
                                fails after the first of it is not retried or
                                asked about */
    lm_complain_fn complain; /* NULL: the library's words */
    void *complain_ctx;
    const struct lm_hooks *hooks; /* see lm/hooks.h; NULL: the client's */
    lm_call_info *info;           /* filled in, also on failure; may be NULL */
} lm_call_options;

/*
 * name is "provider/model", as in "openai/gpt-4o-mini" or "ollama/llama3.2".
 * Where no client can be made (an unknown provider, no key, a mode the
 * provider lacks), each call of the one that is returned fails with the reason,
 * and lm_client_error(client) tells it at once. NULL: no memory.
 */
LM_API lm_client *lm_client_from_provider(const char *name,
                                          const lm_client_options *options);

/*
 * The same, and no client without LM_OK: *out is untouched then. A
 * library built with -Dhttp=disabled always returns LM_UNSUPPORTED; clients of
 * a model in this process (lm/local.h) work all the same.
 */
LM_API lm_status lm_client_open(const char *name,
                                const lm_client_options *options,
                                lm_client **out, lm_error *err);

/* client may be NULL. Its keys are wiped. */
LM_API void lm_client_free(lm_client *client);

/*
 * Why the last call on this client failed, or, before the first, why there can
 * be none; never NULL, and status LM_OK if it did not. client NULL: the reason
 * is that there is no client.
 */
LM_API const lm_error *lm_client_error(const lm_client *client);

/*
 * Asks for a value of the target's type. On LM_OK *out is the value, the
 * caller's until lm_value_free; else it is untouched, and err (may be NULL)
 * and lm_client_error(client) say why. Generated code wraps this as T_create
 * and T_create_with. Messages are borrowed and never changed.
 */
LM_API lm_status lm_call(lm_client *client, const lm_message *messages,
                         const lm_target *target,
                         const lm_call_options *options, void **out,
                         lm_error *err);

LM_END_DECLS

#endif
