/* SPDX-License-Identifier: MIT */
#include "lm/request.h"

#include "allocator.h"
#include "call.h"

#include <stdalign.h>
#include <string.h>

/* A request and the memory that it lies in, its own included. */
typedef struct made {
    lm_request request;
    lm_arena arena;
} made;

static size_t count(const char *const *lines)
{
    size_t n = 0;

    while (lines[n])
        n++;
    return n;
}

/* NULL: no memory. */
static const char *const *copy_lines(lm_arena *arena, const char *const *lines)
{
    size_t n = count(lines);
    const char **copy =
        lm_arena_alloc(arena, (n + 1) * sizeof(*copy), alignof(char *));

    for (size_t i = 0; copy && i < n; i++) {
        copy[i] = lm_arena_strndup(arena, lines[i], strlen(lines[i]));
        if (!copy[i])
            return NULL;
    }
    if (copy)
        copy[n] = NULL;
    return copy;
}

static lm_request *copy_request(const lm_client *client, const lm_request *from)
{
    lm_arena arena = {.allocator = client->allocator};
    made *to = lm_arena_alloc(&arena, sizeof(*to), alignof(made));
    lm_request *r = to ? &to->request : NULL;

    if (r) {
        *r = *from;
        r->url = lm_arena_strndup(&arena, from->url, strlen(from->url));
        r->body = lm_arena_strndup(&arena, from->body, from->body_size);
        r->headers = copy_lines(&arena, from->headers);
    }
    if (!r || !r->url || !r->body || !r->headers) {
        lm_arena_free(&arena);
        return NULL;
    }
    to->arena = arena;
    return r;
}

/* Through a volatile pointer, so that it is not optimised away. */
static void wipe(const char *text)
{
    for (volatile char *at = (char *)(uintptr_t)text; *at; at++)
        *at = '\0';
}

void lm_request_free(lm_request *request)
{
    lm_arena arena;

    if (!request)
        return;
    for (const char *const *line = request->headers; *line; line++)
        wipe(*line);
    arena = ((made *)(void *)request)->arena;
    lm_arena_free(&arena);
}

/* These calls are driven by nobody. */
static void ignore(lm__ask *ask)
{
    (void)ask;
}

/* A call that is put to the answerer by hand. */
static lm_status begin(lm_client *client, const lm_message *messages,
                       const lm_target *target, const lm_call_options *options,
                       lm__call **out, lm_error *err)
{
    static const lm_call_options defaults;
    lm_call_options once = options ? *options : defaults;
    const lm_error *none = lm_client_error(NULL);
    lm_status status;

    if (!client)
        return lm_error_set(err, none->status, "%s", none->message);
    if (!client->ops->request || !client->ops->receive)
        return lm_error_set(err, LM_UNSUPPORTED,
                            "this client does not ask over HTTP itself");
    once.max_retries = LM_NO_RETRIES;
    once.max_transport_retries = LM_NO_RETRIES;
    status = lm__call_new(client, messages, target, &once, out, err);
    if (status)
        return status;
    (*out)->ask.changed = ignore;
    return LM_OK;
}

lm_status lm_request_make(lm_client *client, const lm_message *messages,
                          const lm_target *target,
                          const lm_call_options *options, lm_request **out,
                          lm_error *err)
{
    lm_request request = {0};
    lm_request *copy = NULL;
    lm__call *call = NULL;
    lm_status status = begin(client, messages, target, options, &call, err);

    if (!call)
        return status;
    status = client->ops->request(client->ctx, &call->ask, &request, err);
    if (!status)
        copy = copy_request(client, &request);
    if (!status && !copy)
        status = lm_error_set(err, LM_NOMEM, "no memory for a request");
    if (!status)
        *out = copy;
    lm__call_release(call);
    return status;
}

lm_status lm_response_read(lm_client *client, const lm_target *target,
                           const lm_response *response,
                           const lm_call_options *options, void **out,
                           lm_error *err)
{
    static const lm_message nothing[] = {{LM_USER, ""}, LM_MESSAGES_END};
    lm__call *call = NULL;
    lm_status status = begin(client, nothing, target, options, &call, err);

    if (!call)
        return status;
    call->state = LM__CALL_ANSWER;
    client->ops->receive(client->ctx, &call->ask, response);
    while (call->state != LM__CALL_DONE)
        lm__call_step(call);
    status = lm__call_error(call)->status;
    if (options && options->info)
        *options->info = call->info;
    if (!status)
        *out = call->value;
    else if (err)
        *err = *call->why;
    lm__call_release(call);
    return status;
}
