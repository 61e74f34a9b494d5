/* SPDX-License-Identifier: MIT */
#include "extends.h"
#include "menu.lm.h"
#include "scripted.h"
#include "streamed.h"
#include "suite.h"

#include <lm/parser.h>
#include <lm/stream.h>
#include <lm/value.h>

#include <string.h>

/*
 * Typed streams in each shape that each provider has: partial values show all
 * that came with each event and no more, they only grow, and the end is the
 * whole value with its usage.
 */

static const char plain[] =
    "{\"title\":\"S\xC3\xBC\xC3\x9F \\u00e9\\uD83D\\ude00 \\\"q\\\"\","
    "\"course\":\"main course\",\"dishes\":[{\"name\":\"Soup\",\"price\":12.5,"
    "\"tags\":[\"hot\",\"\"],\"spicy\":true},{\"name\":\"\xF0\x9F\x8D\x9E\","
    "\"price\":0.25}],\"id\":\"a-1\",\"counts\":{\"a\":12,\"b\":-3},"
    "\"notes\":{\"n\":[\"x\",\"yy\"]},\"meta\":{\"deep\":[1,null]},"
    "\"cook\":\"Jo\",\"seats\":120}";
static const char lowered[] =
    "{\"title\":\"S\xC3\xBC\xC3\x9F \\u00e9\\uD83D\\ude00 \\\"q\\\"\","
    "\"course\":\"main course\",\"dishes\":[{\"name\":\"Soup\",\"price\":12.5,"
    "\"tags\":[\"hot\",\"\"],\"spicy\":true},{\"name\":\"\xF0\x9F\x8D\x9E\","
    "\"price\":0.25,\"tags\":[],\"spicy\":null}],\"id\":\"a-1\",\"counts\":"
    "[{\"key\":\"a\",\"value\":12},{\"key\":\"b\",\"value\":-3}],\"notes\":"
    "[{\"key\":\"n\",\"value\":[\"x\",\"yy\"]}],\"meta\":"
    "\"{\\\"deep\\\":[1,null]}\",\"cook\":\"Jo\",\"seats\":120}";

static const lm_message messages[] = {{LM_USER, "What is on?"},
                                      LM_MESSAGES_END};

enum { N_STATES = 9 };

/* A call, what it has shown, and a parser that reads the same text. */
typedef struct viewer {
    const streamed_shape *shape;
    bool compares; /* with the parser, after each event */
    lm_parser *parser;
    size_t seen; /* bytes of text */
    unsigned n;  /* partial values */
    void *last;  /* a copy of the newest */
    lm_state states[N_STATES];
    lm_status status;
    Menu *whole;
    unsigned told;
    lm_call_info info;
} viewer;

static void states_of(const Menu *m,
                      lm_state (*of)(const void *, const void *, size_t),
                      const void *whom, lm_state to[N_STATES])
{
    to[0] = of(whom, &m->title, sizeof(m->title));
    to[1] = of(whom, &m->course, sizeof(m->course));
    to[2] = of(whom, &m->dishes, sizeof(m->dishes));
    to[3] = of(whom, &m->id, sizeof(m->id));
    to[4] = of(whom, &m->counts, sizeof(m->counts));
    to[5] = of(whom, &m->notes, sizeof(m->notes));
    to[6] = of(whom, &m->meta, sizeof(m->meta));
    to[7] = of(whom, &m->cook, sizeof(m->cook));
    to[8] = of(whom, &m->seats, sizeof(m->seats));
}

static lm_state of_stream(const void *stream, const void *at, size_t size)
{
    return lm_stream_state_of(stream, at, size);
}

static lm_state of_parser(const void *parser, const void *at, size_t size)
{
    return lm_parser_state_of(parser, at, size);
}

/* The text goes to the parser too. */
static lm_status hear(void *ctx, const char *text, size_t n)
{
    viewer *v = ctx;

    ck_assert_msg(text != NULL, "%s: it began anew", v->shape->name);
    /* Behind the value may stand the end of a fenced block. */
    if (!lm_parser_done(v->parser))
        ck_assert_int_eq(lm_parser_feed(v->parser, text, n), LM_OK);
    v->seen += n;
    return LM_OK;
}

static void compare(const viewer *v, const Menu *menu, const lm_state *states)
{
    const Menu *same = lm_parser_partial(v->parser);
    lm_state others[N_STATES];

    ck_assert_ptr_nonnull(same);
    ck_assert_msg(extends(Menu_target.type, menu, same) &&
                      extends(Menu_target.type, same, menu),
                  "%s: %zu bytes show something else", v->shape->name, v->seen);
    states_of(same, of_parser, v->parser, others);
    for (size_t i = 0; i < N_STATES; i++)
        ck_assert_int_eq(states[i], others[i]);
}

static lm_status view(void *ctx, const Menu *menu, lm_stream *stream)
{
    viewer *v = ctx;
    lm_state states[N_STATES];
    void *copy;

    v->n++;
    states_of(menu, of_stream, stream, states);
    for (size_t i = 0; i < N_STATES; i++)
        ck_assert_msg(states[i] >= v->states[i],
                      "%s: the state of field %zu goes back", v->shape->name,
                      i);
    memcpy(v->states, states, sizeof(states));
    if (v->compares)
        compare(v, menu, states);
    ck_assert_msg(!v->last || extends(Menu_target.type, v->last, menu),
                  "%s: partial value %u takes something back", v->shape->name,
                  v->n);
    copy = lm_value_copy(Menu_target.type, menu, NULL);
    ck_assert_ptr_nonnull(copy);
    lm_value_free(v->last);
    v->last = copy;
    return LM_OK;
}

static lm_status view_end(void *ctx, Menu *menu, const lm_error *err)
{
    viewer *v = ctx;

    v->told++;
    v->status = err->status;
    v->whole = menu;
    ck_assert_msg(menu != NULL, "%s: %s", v->shape->name, err->message);
    return LM_OK;
}

/* A client, its transport, and the answer that it plays. */
typedef struct stage {
    scripted script;
    lm_transport transport;
    fake_step step;
    lm_buffer body;
    lm_client *client;
    Menu *want;
} stage;

static void raise_curtain(stage *s, const streamed_shape *shape, size_t piece)
{
    lm_client_options options = {.api_key = "key",
                                 .base_url = "http://localhost/v1",
                                 .mode = shape->mode};

    streamed_put(shape, shape->lowered ? lowered : plain, piece, &s->body);
    s->step = (fake_step){.headers = shape->type, .body = s->body.data};
    s->script.script = &s->step;
    s->script.n_steps = 1;
    s->transport = scripted_transport(&s->script);
    options.transport = &s->transport;
    s->client = lm_client_from_provider(shape->client, &options);
    ck_assert_msg(s->client != NULL, "%s", shape->name);
    s->want = Menu_parse(plain, sizeof(plain) - 1, NULL, NULL);
    ck_assert_ptr_nonnull(s->want);
}

static void fall(stage *s)
{
    Menu_free(s->want);
    lm_client_free(s->client);
    scripted_free(&s->script);
    lm_buffer_free(&s->body);
}

/* One call, whose body comes in pieces: the first, then the others. */
static void run(stage *s, viewer *v, size_t first, size_t piece)
{
    lm_parse_options options = {0};
    lm_call_options once = {.max_retries = LM_NO_RETRIES,
                            .max_transport_retries = LM_NO_RETRIES,
                            .on_text = v->compares ? hear : NULL,
                            .on_text_ctx = v,
                            .info = &v->info};

    if (v->shape->lowered)
        options.flags = LM_PARSE_PAIRS | LM_PARSE_JSON_TEXT;
    v->parser = lm_parser_new(Menu_target.type, &options);
    s->script.n_requests = 0;
    s->script.first = first;
    s->script.piece = piece;
    ck_assert(
        Menu_stream_submit(s->client, messages, &once, view, view_end, v) != 0);
    lm_client_run(s->client);
    ck_assert_uint_eq(v->told, 1);
    ck_assert_msg(Menu_equal(v->whole, s->want), "%s: another value at %zu",
                  v->shape->name, first);
    ck_assert_msg(v->n > 0 && extends(Menu_target.type, v->last, v->whole),
                  "%s: the end takes something back", v->shape->name);
    ck_assert_int_eq(v->info.usage.in, 9);
    ck_assert_int_eq(v->info.usage.out, 5);
    ck_assert_int_eq(v->info.usage.total, 14);
    lm_value_free(v->last);
    Menu_free(v->whole);
    lm_parser_free(v->parser);
}

START_TEST(all_of_each_event_shows)
{
    static const size_t pieces[] = {1, 2, 7, 1000};

    for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
        viewer v = {.shape = &streamed_shapes[_i], .compares = true};
        stage s = {0};

        raise_curtain(&s, v.shape, pieces[i]);
        run(&s, &v, 0, i % 2);
        ck_assert_msg(v.shape->whole || v.n >= sizeof(plain) / pieces[i] / 2,
                      "%s: %u partial values", v.shape->name, v.n);
        fall(&s);
    }
}
END_TEST

START_TEST(cut_in_two_at_every_byte)
{
    const streamed_shape *shape = &streamed_shapes[_i];
    stage s = {0};

    raise_curtain(&s, shape, 64);
    for (size_t i = 1; i < s.body.size; i++) {
        viewer v = {.shape = shape};

        run(&s, &v, i, 0);
    }
    fall(&s);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("shape");
    TCase *cases = tcase_create("shape");
    int n = (int)n_streamed_shapes;

    tcase_set_timeout(cases, 120);
    tcase_add_loop_test(cases, all_of_each_event_shows, 0, n);
    tcase_add_loop_test(cases, cut_in_two_at_every_byte, 0, n);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
