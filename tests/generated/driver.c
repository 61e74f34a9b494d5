/* SPDX-License-Identifier: MIT */
#include HEADER

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Runs all functions of one generated type on documents, one a line on stdin,
 * each a point of TAP. Built for each model as C and as C++:
 *
 *     cc -DHEADER='"user.lm.h"' -DTYPE=UserDetails driver.c user.lm.c ...
 */

#ifdef __cplusplus
#define ZERO                                                                   \
    {                                                                          \
    }
#else
#define ZERO                                                                   \
    {                                                                          \
        0                                                                      \
    }
#endif

#define JOIN2(a, b) a##b
#define JOIN(a, b) JOIN2(a, b)
#define OF(verb) JOIN(TYPE, _##verb)

static int n_points;
static int n_failed;

static void ok(int good, const char *what, int line)
{
    printf("%s %d - document %d: %s\n", good ? "ok" : "not ok", ++n_points,
           line, what);
    n_failed += !good;
}

/* The calls are of another layer; here it is enough that they link. */
lm_status lm_call(lm_client *client, const lm_message *messages,
                  const lm_target *target, const lm_call_options *options,
                  void **out, lm_error *err)
{
    (void)client;
    (void)messages;
    (void)target;
    (void)options;
    (void)out;
    return lm_error_set(err, LM_UNSUPPORTED, "no client here");
}

lm_call_id lm_submit(lm_client *client, const lm_message *messages,
                     const lm_target *target, const lm_call_options *options,
                     const lm_receiver *to)
{
    (void)client;
    (void)messages;
    (void)target;
    (void)options;
    (void)to;
    return 0;
}

lm_stream *lm_stream_open(lm_client *client, const lm_message *messages,
                          const lm_target *target,
                          const lm_call_options *options)
{
    (void)client;
    (void)messages;
    (void)target;
    (void)options;
    return NULL;
}

const void *lm_stream_next(lm_stream *stream)
{
    (void)stream;
    return NULL;
}

const void *lm_stream_next_item(lm_stream *stream)
{
    (void)stream;
    return NULL;
}

lm_status lm_stream_finish(lm_stream *stream, void **out, lm_error *err)
{
    (void)stream;
    (void)out;
    return lm_error_set(err, LM_UNSUPPORTED, "no client here");
}

void lm_stream_close(lm_stream *stream)
{
    (void)stream;
}

lm_status lm_request_make(lm_client *client, const lm_message *messages,
                          const lm_target *target,
                          const lm_call_options *options, lm_request **out,
                          lm_error *err)
{
    (void)client;
    (void)messages;
    (void)target;
    (void)options;
    (void)out;
    return lm_error_set(err, LM_UNSUPPORTED, "no client here");
}

lm_status lm_response_read(lm_client *client, const lm_target *target,
                           const lm_response *response,
                           const lm_call_options *options, void **out,
                           lm_error *err)
{
    (void)client;
    (void)target;
    (void)response;
    (void)options;
    (void)out;
    return lm_error_set(err, LM_UNSUPPORTED, "no client here");
}

lm_status lm_function_call(lm_client *client, const lm_function *function,
                           const void *arguments,
                           const lm_call_options *options, void **out,
                           lm_error *err)
{
    (void)arguments;
    return lm_call(client, NULL, function->target, options, out, err);
}

static void explain(const lm_error *err)
{
    printf("# %s: %s: %s\n", err->path, err->code, err->message);
}

/* Written and read again it is the same value, and the same text. */
static void round_trip(const TYPE *value, int line)
{
    lm_buffer first = ZERO;
    lm_buffer second = ZERO;
    lm_error err = ZERO;
    TYPE *again = NULL;

    ok(OF(write)(value, &first) == LM_OK, "written", line);
    if (first.size)
        again = OF(parse)(first.data, first.size, NULL, &err);
    ok(again != NULL, "read again", line);
    if (!again)
        explain(&err);
    ok(again && OF(equal)(value, again), "the same value", line);
    ok(again && OF(write)(again, &second) == LM_OK &&
           first.size == second.size &&
           memcmp(first.data, second.data, first.size) == 0,
       "the same text", line);
    OF(free)(again);
    lm_buffer_free(&first);
    lm_buffer_free(&second);
}

static void copy(TYPE *value, int line)
{
    TYPE *twin = OF(copy)(value);
    int printed;

    ok(twin && OF(equal)(value, twin), "copied", line);
    OF(free)(value);
    /* Alone it is whole: nothing of it was the original's. */
    ok(twin && OF(equal)(twin, twin), "alone", line);
    fputs("# ", stdout);
    printed = OF(print)(twin, stdout);
    putchar('\n');
    ok(printed >= 0, "printed", line);
    OF(free)(twin);
}

static void test_document(const char *json, size_t n, int line)
{
    lm_error err = ZERO;
    TYPE *value = OF(parse)(json, n, NULL, &err);

    ok(value != NULL, "read", line);
    if (!value) {
        explain(&err);
        return;
    }
    round_trip(value, line);
    copy(value, line);
}

static void test_calls(void)
{
    static const lm_message messages[] = {LM_MESSAGES_END};
    TYPE *out = NULL;

    ok(OF(create)(NULL, messages) == NULL, "no call", 0);
    ok(OF(create_with)(NULL, messages, NULL, &out, NULL) == LM_UNSUPPORTED &&
           !out,
       "no call with options", 0);
    ok(OF(target).type == &OF(type), "the target is of the type", 0);
    ok(strlen(OF(schema)) > 1 && strlen(OF(prompt)) > 1, "constants", 0);
    for (int i = 0; i < LM_PROFILE_COUNT_; i++)
        ok(OF(target).schemas[i] && *OF(target).schemas[i] == '{', "schema", i);
    OF(free)(NULL);
}

int main(void)
{
    static char text[1 << 20];
    int line = 0;

    while (fgets(text, sizeof(text), stdin))
        test_document(text, strlen(text), ++line);
    test_calls();
    ok(line > 0, "there were documents", line);
    printf("1..%d\n", n_points);
    return n_failed != 0;
}
