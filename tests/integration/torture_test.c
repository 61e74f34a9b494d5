/* SPDX-License-Identifier: MIT */
#include "reply.h"
#include "scripted.h"
#include "tap.h"
#include "torture/failing.h"
#include "user.lm.h"

#include <lm/cache.h>
#include <lm/cassette.h>
#include <lm/hooks.h>
#include <lm/tools.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/*
 * A whole call, from the client's making to its end, in each mode: memory
 * fails once at each place, and then for good from that place on. Such a call
 * ends with LM_NOMEM, or it did without that memory; nothing leaks either way.
 */

/* A whole call out of a cassette, without the steps of a script. */
#define LINE                                                                   \
    "{\"request\":{\"method\":\"POST\",\"url\":"                               \
    "\"https://api.openai.com/v1/chat/completions\",\"body\":%s},"             \
    "\"response\":{\"status\":200,\"body\":%s}}\n"

/* What is made of the client. */
typedef enum ask { ASK_ONE, ASK_LIST, ASK_TOOLS } ask;

typedef struct job {
    const char *name;
    fake_step script[2];
    lm_mode mode;
    bool recorded;      /* into /dev/null on the way */
    const char *replay; /* a cassette, in the place of the script */
    const char *kept;   /* in a cache */
    ask ask;
} job;

/* What they are shown takes memory. */
static lm_status see_request(void *ctx, const lm_hook_request *request)
{
    (void)ctx;
    return request->url && request->headers && request->body ? LM_OK
                                                             : LM_INVALID;
}

static lm_status see_response(void *ctx, const lm_hook_response *response)
{
    (void)ctx;
    return response->body ? LM_OK : LM_INVALID;
}

static const lm_hooks hooks = {.request = see_request,
                               .response = see_response};

/* Keeps nothing, or has one answer to every question. */
static lm_status get_kept(void *ctx, const char *key, size_t n_key,
                          lm_buffer *out)
{
    const job *it = ctx;

    if (!it->kept)
        return n_key && key ? LM_NOT_FOUND : LM_INVALID;
    lm_buffer_puts(out, it->kept);
    return lm_buffer_status(out);
}

static void put_kept(void *ctx, const char *key, size_t n_key,
                     const char *value, size_t n)
{
    (void)ctx;
    (void)key;
    (void)n_key;
    (void)value;
    (void)n;
}

static const lm_message messages[] = {
    {LM_SYSTEM, "Extract."}, {LM_USER, "Jason is 25."}, LM_MESSAGES_END};
static const lm_call_options once = {.max_transport_retries = LM_NO_RETRIES};

static lm_status extract(lm_client *client)
{
    UserDetails *user = NULL;
    lm_status status =
        UserDetails_create_with(client, messages, &once, &user, NULL);

    UserDetails_free(user);
    return status;
}

static lm_status extract_list(lm_client *client)
{
    UserDetails_list *users = NULL;
    lm_status status =
        UserDetails_create_list(client, messages, &once, &users, NULL);

    UserDetails_list_free(users);
    return status;
}

static lm_status extract_calls(lm_client *client)
{
    static const lm_target *const offered[] = {&UserDetails_target,
                                               &Users_target, NULL};
    lm_tool_calls *calls = NULL;
    lm_status status =
        lm_call_tools(client, messages, offered, &once, &calls, NULL);

    lm_tool_calls_free(calls);
    return status;
}

static lm_status (*const asks[])(lm_client *) = {
    [ASK_ONE] = extract,
    [ASK_LIST] = extract_list,
    [ASK_TOOLS] = extract_calls,
};

static lm_status open_cassette(const lm_allocator *allocator, const job *it,
                               const lm_transport *transport,
                               lm_cassette **cassette)
{
    if (it->replay)
        return lm_cassette_replay(it->replay, allocator, cassette, NULL);
    if (it->recorded)
        return lm_cassette_record("/dev/null", transport, allocator, cassette,
                                  NULL);
    return LM_OK;
}

static lm_status run(const lm_allocator *allocator, const job *it)
{
    scripted script = {.script = it->script, .n_steps = 2};
    lm_transport transport = scripted_transport(&script);
    lm_cassette *cassette = NULL;
    job copy = *it;
    const lm_cache cache = {.get = get_kept, .put = put_kept, .ctx = &copy};
    lm_client_options options = {.allocator = allocator,
                                 .api_key = "key-0123456789",
                                 .transport = &transport,
                                 .hooks = &hooks,
                                 .cache = &cache,
                                 .mode = it->mode};
    const char *name = "openai/gpt-4o-mini";
    lm_client *client = NULL;
    lm_status status = open_cassette(allocator, it, &transport, &cassette);

    /* The row that has all modes; cassettes are of another. */
    if (!it->replay && !it->recorded) {
        name = "openai-compatible/any";
        options.base_url = "http://localhost/v1";
    }
    if (cassette)
        options.transport = lm_cassette_transport(cassette);
    if (!status)
        status = lm_client_open(name, &options, &client, NULL);
    if (!status)
        status = asks[it->ask](client);
    lm_client_free(client);
    lm_cassette_close(cassette);
    scripted_free(&script);
    return status;
}

/* One run with a failure; true: there was one, and all is well. */
static bool fails_well(const job *it, failing *heap, size_t at, bool from_there,
                       tap *t)
{
    lm_status status;

    failing_init(heap, at, from_there);
    status = run(&heap->allocator, it);
    if ((status == LM_OK || (status == LM_NOMEM && heap->n_failed)) &&
        !heap->n_live && !heap->n_misused)
        return heap->n_failed > 0;
    tap_ok(t, false, "%s: allocation %zu%s: %s, %zu blocks live, %zu misused",
           it->name, at, from_there ? " and on" : "", lm_status_name(status),
           heap->n_live, heap->n_misused);
    return false;
}

static void torture(tap *t, const job *it)
{
    failing heap;
    size_t n_once = 1;
    size_t n_all = 1;

    while (fails_well(it, &heap, n_once, false, t))
        n_once++;
    while (fails_well(it, &heap, n_all, true, t))
        n_all++;
    tap_ok(t, n_once > 5 && n_all > 5, "%s: %zu places", it->name, n_once - 1);
}

static void torture_re_ask(tap *t, lm_mode mode)
{
    char *bad = reply_value(mode, "{\"name\":\"\",\"age\":-25}");
    char *good = reply_value(mode, "{\"name\":\"Jason\",\"age\":25}");
    const job it = {.name = lm_mode_name(mode),
                    .script = {{.body = bad}, {.body = good}},
                    .mode = mode};

    torture(t, &it);
    free(bad);
    free(good);
}

static void torture_error_body(tap *t)
{
    char *good = reply_value(LM_MODE_TOOLS, "{\"name\":\"J\",\"age\":1}");
    job it = {
        "an error body",
        {{.status = 400,
          .body = "{\"error\":{\"message\":\"key-0123456789\",\"code\":\"c\","
                  "\"failed_generation\":\"<f>{\\\"name\\\":1}\"}}"},
         {.body = good}},
        LM_MODE_TOOLS,
        false,
        NULL,
        NULL,
        ASK_ONE};

    torture(t, &it);
    free(good);
}

/* The first of two answers breaks a rule in its last value. */
static void torture_list(tap *t)
{
    char *bad =
        reply_value(LM_MODE_TOOLS, "{\"items\":[{\"name\":\"J\",\"age\":1},"
                                   "{\"name\":\"\",\"age\":1}]}");
    char *good =
        reply_value(LM_MODE_TOOLS, "{\"items\":[{\"name\":\"J\",\"age\":1},"
                                   "{\"name\":\"K\",\"age\":2}]}");
    const job it = {.name = "a list",
                    .script = {{.body = bad}, {.body = good}},
                    .mode = LM_MODE_TOOLS,
                    .ask = ASK_LIST};

    torture(t, &it);
    free(bad);
    free(good);
}

#define CALL(id, json)                                                         \
    "{\"id\":\"" id "\",\"type\":\"function\",\"function\":{\"name\":"         \
    "\"UserDetails\",\"arguments\":\"" json "\"}}"
#define CALLS(calls)                                                           \
    "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"tool_calls\":"       \
    "[" calls "]},\"finish_reason\":\"tool_calls\"}]}"
#define JSON(name, age) "{\\\"name\\\":\\\"" name "\\\",\\\"age\\\":" age "}"

static void torture_tools(tap *t)
{
    const job it = {
        .name = "several tools",
        .script = {{.body = CALLS(CALL("a", JSON("J", "1")) "," CALL(
                        "b", JSON("K", "-1")))},
                   {.body = CALLS(CALL("c", JSON("J", "1")) "," CALL(
                        "d", JSON("K", "2")))}},
        .mode = LM_MODE_PARALLEL_TOOLS,
        .ask = ASK_TOOLS};

    torture(t, &it);
}

/* The request of this test, out of a script's memory, and its answer. */
static void write_cassette(const char *path, const char *good)
{
    scripted script = {.script = &(fake_step){.body = good}, .n_steps = 1};
    lm_transport transport = scripted_transport(&script);
    const lm_client_options options = {
        .api_key = "key", .transport = &transport, .mode = LM_MODE_TOOLS};
    lm_client *client = lm_client_from_provider("openai/gpt-4o-mini", &options);
    FILE *file = fopen(path, "w");

    if (!client || !file || extract(client))
        abort();
    fprintf(file, LINE, script.request, good);
    fclose(file);
    lm_client_free(client);
    scripted_free(&script);
}

static void torture_cache(tap *t)
{
    const job it = {.name = "kept",
                    .mode = LM_MODE_TOOLS,
                    .kept = "{\"calls\":[{\"id\":\"c\",\"name\":"
                            "\"UserDetails\",\"arguments\":"
                            "\"{\\\"name\\\":\\\"J\\\",\\\"age\\\":1}\"}]}"};

    torture(t, &it);
}

/* A client in the place of one that cannot be made. */
static lm_status refuse(const lm_allocator *allocator, void *ctx)
{
    const lm_client_options options = {.allocator = allocator};
    lm_client *client = lm_client_from_provider("nobody/nothing", &options);
    lm_status status = client ? extract(client) : LM_NOMEM;

    (void)ctx;
    lm_client_free(client);
    return status == LM_CONFIG ? LM_OK : status;
}

static void torture_refused(tap *t)
{
    failing_result result;
    bool ok = failing_run(refuse, NULL, &result);

    tap_ok(t, ok, "a client that cannot be made: %s", result.text);
}

static void torture_cassettes(tap *t)
{
    char path[] = "/tmp/lm-torture-XXXXXX";
    char *good = reply_value(LM_MODE_TOOLS, "{\"name\":\"J\",\"age\":1}");
    job recorded = {"recorded", {{.body = good}}, LM_MODE_TOOLS, true, NULL,
                    NULL,       ASK_ONE};
    job replayed = {"replayed", {{0}}, LM_MODE_TOOLS, false,
                    path,       NULL,  ASK_ONE};
    int fd = mkstemp(path);

    if (fd < 0)
        abort();
    close(fd);
    write_cassette(path, good);
    torture(t, &recorded);
    torture(t, &replayed);
    unlink(path);
    free(good);
}

int main(void)
{
    tap t = {0};

    for (int mode = LM_MODE_DEFAULT + 1; mode < LM_MODE_COUNT_; mode++)
        torture_re_ask(&t, (lm_mode)mode);
    torture_error_body(&t);
    torture_list(&t);
    torture_tools(&t);
    torture_refused(&t);
    torture_cassettes(&t);
    torture_cache(&t);
    return tap_done(&t);
}
