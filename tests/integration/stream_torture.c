/* SPDX-License-Identifier: MIT */
#include "menu.lm.h"
#include "scripted.h"
#include "streamed.h"
#include "tap.h"
#include "torture/failing.h"
#include "user.lm.h"

#include <lm/patch.h>
#include <lm/route.h>
#include <lm/stream.h>
#include <stdlib.h>
#include <string.h>

/*
 * Streams whose memory fails at each place: in each shape of each provider,
 * looked at, submitted, cut at an error, mended by fields, item by item, and
 * over several clients.
 */

static const char menu[] =
    "{\"title\":\"S\xC3\xBC\xC3\x9F\",\"course\":\"dessert\",\"dishes\":[{"
    "\"name\":\"Soup\",\"price\":12.5,\"tags\":[\"hot\"],\"spicy\":true},{"
    "\"name\":\"Bread\",\"price\":1}],\"id\":\"a-1\",\"counts\":{\"a\":12},"
    "\"notes\":{\"n\":[\"x\"]},\"meta\":{\"deep\":[1,null]},\"seats\":120}";
static const char lowered_menu[] =
    "{\"title\":\"S\xC3\xBC\xC3\x9F\",\"course\":\"dessert\",\"dishes\":[{"
    "\"name\":\"Soup\",\"price\":12.5,\"tags\":[\"hot\"],\"spicy\":true},{"
    "\"name\":\"Bread\",\"price\":1}],\"id\":\"a-1\",\"counts\":[{\"key\":"
    "\"a\",\"value\":12}],\"notes\":[{\"key\":\"n\",\"value\":[\"x\"]}],"
    "\"meta\":\"{\\\"deep\\\":[1,null]}\",\"seats\":120}";

static const lm_message messages[] = {{LM_USER, "Go."}, LM_MESSAGES_END};

/* A client and what answers it. */
typedef struct play {
    const streamed_shape *shape;
    const char *answers[2];
    const char *whole; /* the second one, not streamed; or NULL */
    lm_call_options options;
    bool behind; /* a route whose first client gives no answer */
    lm_buffer bodies[2];
    fake_step steps[2];
    scripted script;
    lm_transport transport;
    lm_patch patch;
    lm_transport no_way;
    lm_client *clients[2];
    lm_client *client;
} play;

static lm_status refuse(void *ctx, const char *request, size_t n,
                        lm_buffer *response)
{
    (void)ctx;
    (void)request;
    (void)n;
    (void)response;
    return LM_CONNECT;
}

static lm_client *open_client(const play *p, const lm_allocator *allocator,
                              const lm_transport *transport)
{
    const lm_client_options options = {.allocator = allocator,
                                       .api_key = "key",
                                       .base_url = "http://localhost/v1",
                                       .transport = transport,
                                       .mode = p->shape->mode};

    return lm_client_from_provider(p->shape->client, &options);
}

/* NULL: no memory. */
static lm_client *open_play(play *p, const lm_allocator *allocator)
{
    const lm_client_options options = {.allocator = allocator};

    p->script = (scripted){.script = p->steps, .n_steps = 2, .piece = 40};
    p->transport = scripted_transport(&p->script);
    p->patch = (lm_patch){.create = refuse};
    p->no_way = lm_patch_transport(&p->patch);
    p->clients[0] = open_client(p, allocator, &p->transport);
    p->clients[1] = NULL;
    p->client = p->clients[0];
    if (!p->behind || !p->client)
        return p->client;
    p->clients[1] = p->clients[0];
    p->clients[0] = open_client(p, allocator, &p->no_way);
    p->client =
        p->clients[0] ? lm_client_fallback(p->clients, 2, 0, &options) : NULL;
    return p->client;
}

static void close_play(play *p)
{
    if (p->client != p->clients[0])
        lm_client_free(p->client);
    for (size_t i = 0; i < 2; i++)
        lm_client_free(p->clients[i]);
    scripted_free(&p->script);
}

/* The status of a call that has no value by now, or is right. */
static lm_status result(bool right, const lm_error *err)
{
    if (err->status)
        return err->status;
    return right ? LM_OK : LM_INVALID;
}

static lm_status look_at_menu(const lm_allocator *allocator, void *ctx)
{
    play *p = ctx;
    lm_error err = {.status = LM_NOMEM};
    Menu *whole = NULL;
    lm_stream *stream = NULL;
    bool right = false;

    if (open_play(p, allocator))
        stream = Menu_stream_open(p->client, messages, &p->options);
    while (Menu_stream_next(stream))
        ;
    if (stream) {
        err.status = LM_OK;
        right = Menu_stream_finish(stream, &whole, &err) == LM_OK &&
                whole->n_dishes == 2 && whole->n_counts == 1;
        Menu_free(whole);
    }
    Menu_stream_close(stream);
    close_play(p);
    return result(right, &err);
}

/* What callbacks were told. */
typedef struct ending {
    lm_error err;
    bool right;
} ending;

static lm_status on_partial(void *ctx, const UserDetails *user,
                            lm_stream *stream)
{
    (void)ctx;
    lm_stream_state(stream, &user->name);
    return LM_OK;
}

static lm_status on_end(void *ctx, UserDetails *user, const lm_error *err)
{
    ending *e = ctx;

    e->err = *err;
    e->right = user && strcmp(user->name, "Jason") == 0 && user->age == 25;
    UserDetails_free(user);
    return LM_OK;
}

static lm_status submit_users(const lm_allocator *allocator, void *ctx)
{
    play *p = ctx;
    ending e = {{.status = LM_NOMEM}, false};

    if (open_play(p, allocator) &&
        UserDetails_stream_submit(p->client, messages, &p->options, on_partial,
                                  on_end, &e))
        lm_client_run(p->client);
    close_play(p);
    return result(e.right, &e.err);
}

static lm_status create_user(const lm_allocator *allocator, void *ctx)
{
    play *p = ctx;
    lm_error err = {.status = LM_NOMEM};
    UserDetails *user = NULL;
    bool right = false;

    if (open_play(p, allocator)) {
        err.status = LM_OK;
        right = UserDetails_create_with(p->client, messages, &p->options, &user,
                                        &err) == LM_OK &&
                strcmp(user->name, "Jason") == 0 && user->age == 25;
    }
    UserDetails_free(user);
    close_play(p);
    return result(right, &err);
}

static lm_status take_items(const lm_allocator *allocator, void *ctx)
{
    play *p = ctx;
    lm_error err = {.status = LM_NOMEM};
    UserDetails_list *whole = NULL;
    lm_stream *stream = NULL;
    bool right = false;
    int n = 0;

    if (open_play(p, allocator))
        stream = UserDetails_list_stream_open(p->client, messages, &p->options);
    while (UserDetails_list_stream_next(stream))
        n++;
    if (stream) {
        err.status = LM_OK;
        right = UserDetails_list_stream_finish(stream, &whole, &err) == LM_OK &&
                n == 2 && whole->n_items == 2;
        UserDetails_list_free(whole);
    }
    UserDetails_list_stream_close(stream);
    close_play(p);
    return result(right, &err);
}

/* Closed in the middle: that is no failure. */
static lm_status leave(const lm_allocator *allocator, void *ctx)
{
    play *p = ctx;
    lm_stream *stream = NULL;
    bool seen;

    if (open_play(p, allocator))
        stream = Menu_stream_open(p->client, messages, &p->options);
    seen = Menu_stream_next(stream) != NULL;
    Menu_stream_close(stream);
    close_play(p);
    return seen ? LM_OK : LM_NOMEM;
}

static void torture(tap *t, failing_job *job, play *p, size_t piece,
                    const char *name)
{
    failing_result what;
    bool ok;

    for (size_t i = 0; i < 2 && p->answers[i]; i++) {
        streamed_put(p->shape, p->answers[i], piece, &p->bodies[i]);
        p->steps[i] =
            (fake_step){.headers = p->shape->type, .body = p->bodies[i].data};
    }
    if (p->whole)
        p->steps[1] = (fake_step){.body = p->whole};
    p->options.max_transport_retries = LM_NO_RETRIES;
    ok = failing_run(job, p, &what);
    tap_ok(t, ok, "%s, %s: %s", p->shape->name, name, what.text);
    lm_buffer_free(&p->bodies[0]);
    lm_buffer_free(&p->bodies[1]);
}

#define GOOD "{\"name\":\"Jason\",\"age\":25}"
#define BAD "{\"name\":\"Jason\",\"age\":-25}"

/* Without the memory to ask for the age alone, all is asked for. */
#define WHOLE                                                                  \
    "{\"choices\":[{\"message\":{\"content\":"                                 \
    "\"{\\\"name\\\":\\\"Jason\\\",\\\"age\\\":25}\"},"                        \
    "\"finish_reason\":\"stop\"}]}"

static void torture_users(tap *t, const streamed_shape *shape)
{
    play again = {.shape = shape,
                  .answers = {BAD, GOOD},
                  .options = {.may_restart = true}};
    play cut = {.shape = shape,
                .answers = {BAD, GOOD},
                .options = {.stop = LM_STOP_ON_ERROR}};
    play mended = {.shape = shape,
                   .answers = {BAD},
                   .whole = WHOLE,
                   .options = {.reask = LM_REASK_FIELDS, .may_restart = true}};
    play other = {.shape = shape, .answers = {GOOD}, .behind = true};
    play items = {.shape = shape,
                  .answers = {"{\"items\":[" GOOD "," GOOD "]}"}};

    torture(t, submit_users, &again, 3, "submitted, and asked again");
    torture(t, create_user, &cut, 3, "cut at an error");
    torture(t, submit_users, &mended, 3, "mended");
    torture(t, submit_users, &other, 3, "from another client");
    torture(t, take_items, &items, 3, "item by item");
}

int main(void)
{
    tap t = {0};

    for (size_t i = 0; i < n_streamed_shapes; i++) {
        const streamed_shape *shape = &streamed_shapes[i];
        const char *text = shape->lowered ? lowered_menu : menu;
        play whole = {.shape = shape, .answers = {text}};
        play left = {.shape = shape, .answers = {text}};

        torture(&t, look_at_menu, &whole, 9, "looked at");
        torture(&t, leave, &left, 9, "left");
    }
    torture_users(&t, &streamed_shapes[0]);
    torture_users(&t, &streamed_shapes[1]);
    return tap_done(&t);
}
