/* SPDX-License-Identifier: MIT */
#include "functions.lm.h"
#include "reply.h"
#include "scripted.h"
#include "suite.h"

#include <stdlib.h>
#include <string.h>

/* What a function of a .model file sends, and what comes back. */

typedef struct world {
    fake_step step;
    scripted script;
    lm_transport transport;
    lm_client *client;
    char *body;
} world;

static void begin(world *w)
{
    lm_client_options options = {.api_key = "sk-test-0001",
                                 .mode = LM_MODE_JSON_SCHEMA};

    w->body = reply_value(LM_MODE_JSON_SCHEMA, "{\"text\":\"done\"}");
    w->step = (fake_step){.body = w->body};
    w->script = (scripted){.script = &w->step, .n_steps = 1};
    w->transport = scripted_transport(&w->script);
    options.transport = &w->transport;
    w->client = lm_client_from_provider("openai/gpt-4o-mini", &options);
    ck_assert_int_eq(lm_client_error(w->client)->status, LM_OK);
}

static void end(world *w)
{
    lm_client_free(w->client);
    scripted_free(&w->script);
    free(w->body);
}

static void assert_sent(const world *w, const char *text)
{
    ck_assert_msg(strstr(w->script.request, text) != NULL, "%s is not in\n%s",
                  text, w->script.request);
}

static Item item(const char *sku)
{
    static char text[8];
    Item one = {text, NULL};

    memcpy(text, sku, strlen(sku) + 1);
    return one;
}

/* Places in an argument, quotes and line ends stay as they are. */
START_TEST(arguments_are_data)
{
    static const char *const tags[] = {"a", "{{n}}"};
    const Item one = item("x");
    char key[] = "k";
    const tell_args_counts_entry counts[] = {{key, 7}};
    char word[] = "w";
    uint8_t bytes[] = {1, 2, 3};
    tell_args_either either = {.kind = tell_args_either_string};
    world w = {0};
    Answer *answer;

    either.string = word;
    begin(&w);
    answer = tell(w.client, "{{tone}} \"x\"\n", NULL, Tone_rude, tell_how_b, 5,
                  false, 0, true, 0.5, "12.50", (lm_date){2024, 2, 29}, false,
                  (lm_date){0}, (lm_bytes){bytes, 3}, "{\"a\":1}", tags, 2,
                  &one, 1, one, NULL, counts, 1, either);
    ck_assert_msg(answer != NULL, "%s", lm_client_error(w.client)->message);
    ck_assert_str_eq(answer->text, "done");
    assert_sent(
        &w, "\"messages\":["
            "{\"role\":\"system\",\"content\":\"You are very \\\"rude\\\" and "
            "b.\"},"
            "{\"role\":\"user\",\"content\":\"{{tone}} "
            "\\\"x\\\"\\n||5||true|0.5|12.50\"},"
            "{\"role\":\"user\",\"content\":\"2024-02-29||AQID|{\\\"a\\\":1}|["
            "\\\"a\\\",\\\"{{n}}\\\"]|"
            "[{\\\"sku\\\":\\\"x\\\"}]\"},"
            "{\"role\":\"user\",\"content\":\"{\\\"sku\\\":\\\"x\\\"}||{"
            "\\\"k\\\":7}|w|"
            "{{tone}} \\\"x\\\"\\n\"},"
            "{\"role\":\"assistant\",\"content\":\"{ {\"},"
            "{\"role\":\"user\",\"content\":\"{{tone}} \\\"x\\\"\\n\"}]");
    Answer_free(answer);
    end(&w);
}
END_TEST

START_TEST(without_arguments)
{
    world w = {0};
    Answer *answer = NULL;
    lm_error err = {0};

    begin(&w);
    ck_assert_int_eq(ask_with(w.client, NULL, &answer, &err), LM_OK);
    ck_assert_str_eq(answer->text, "done");
    assert_sent(&w, "\"messages\":[{\"role\":\"user\",\"content\":\"Who?\"}]");
    Answer_free(answer);
    end(&w);
}
END_TEST

/* An argument that is missing ends the call before anything is sent. */
START_TEST(wrong_arguments)
{
    const Item one = item("x");
    const tell_args_either either = {.kind = tell_args_either_none};
    world w = {0};
    Answer *answer = NULL;
    lm_error err = {0};

    begin(&w);
    ck_assert_int_eq(tell_with(w.client, NULL, NULL, Tone_kind, tell_how_a, 5,
                               false, 0, true, 0.5, "1", (lm_date){2024, 2, 29},
                               false, (lm_date){0}, (lm_bytes){0}, "1", NULL, 0,
                               NULL, 0, one, NULL, NULL, 0, either, NULL,
                               &answer, &err),
                     LM_ARGUMENT);
    ck_assert_str_eq(err.message, "tell: argument 'text': an argument is NULL");
    ck_assert_str_eq(lm_client_error(w.client)->message, err.message);
    ck_assert_int_eq(tell_with(w.client, "x", NULL, Tone_kind, tell_how_a, 5,
                               false, 0, true, 0.5, "1", (lm_date){2024, 2, 30},
                               false, (lm_date){0}, (lm_bytes){0}, "1", NULL, 0,
                               NULL, 0, one, NULL, NULL, 0, either, NULL,
                               &answer, &err),
                     LM_INVALID);
    ck_assert_str_eq(err.message,
                     "tell: argument 'day': the value has no text");
    ck_assert_ptr_null(answer);
    ck_assert_uint_eq(w.script.n_requests, 0);
    ck_assert_int_eq(ask_with(NULL, NULL, &answer, &err),
                     lm_client_error(NULL)->status);
    end(&w);
}
END_TEST

START_TEST(text_alone)
{
    lm_buffer buf = {0};
    ask_args arguments = {0};

    lm_buffer_puts(&buf, "> ");
    ck_assert_int_eq(lm_function_text(&ask_function, 0, &arguments, &buf, NULL),
                     LM_OK);
    ck_assert_str_eq(buf.data, "> Who?");
    lm_buffer_free(&buf);
}
END_TEST

static TCase *cases(void)
{
    TCase *tcase = tcase_create("functions");

    tcase_add_test(tcase, arguments_are_data);
    tcase_add_test(tcase, without_arguments);
    tcase_add_test(tcase, wrong_arguments);
    tcase_add_test(tcase, text_alone);
    return tcase;
}

int main(void)
{
    Suite *suite = suite_create("function");

    suite_add_tcase(suite, cases());
    return suite_main(suite);
}
