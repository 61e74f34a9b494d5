/* SPDX-License-Identifier: MIT */
#include "fixture.h"
#include "reply.h"
#include "suite.h"

#include <lm/cache.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * Answers that are kept: the same question is asked once, and any other one is
 * another.
 */

#define GOOD "{\"name\":\"Jason\",\"age\":25}"

/* A directory of the test's own, in one that is there. */
typedef struct shelf {
    char above[32], path[64];
    lm_cache cache;
} shelf;

static void shelf_new(shelf *s)
{
    snprintf(s->above, sizeof(s->above), "/tmp/lm-cache-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(s->above));
    snprintf(s->path, sizeof(s->path), "%s/answers", s->above);
    s->cache = lm_cache_directory(s->path);
}

/* The one file in it, into a path. */
static size_t shelf_file(const shelf *s, char *path, size_t size)
{
    DIR *directory = opendir(s->path);
    const struct dirent *entry;
    size_t n = 0;

    while (directory && (entry = readdir(directory))) {
        if (entry->d_name[0] == '.')
            continue;
        n++;
        snprintf(path, size, "%s/%s", s->path, entry->d_name);
    }
    if (directory)
        closedir(directory);
    return n;
}

static void shelf_free(shelf *s)
{
    char path[400];

    while (shelf_file(s, path, sizeof(path)))
        unlink(path);
    rmdir(s->path);
    rmdir(s->above);
}

static lm_status again(fixture *f, const char *text)
{
    const lm_message msgs[] = {{LM_SYSTEM, "You are a world class extractor."},
                               {LM_USER, text},
                               LM_MESSAGES_END};

    UserDetails_free(f->user);
    f->user = NULL;
    return UserDetails_create_with(f->client, msgs, &f->call, &f->user,
                                   &f->err);
}

#define SAME "Extract: Jason is 25 years old."

static const lm_mode modes[] = {LM_MODE_TOOLS, LM_MODE_FUNCTIONS, LM_MODE_JSON,
                                LM_MODE_JSON_SCHEMA, LM_MODE_MD_JSON};

START_TEST(a_question_is_asked_once)
{
    fixture f = {.in_memory = true};
    char path[400];
    shelf s;

    shelf_new(&s);
    f.options.cache = &s.cache;
    fixture_step(&f, reply_value(modes[_i], GOOD));
    ck_assert_int_eq(fixture_call(&f, modes[_i]), LM_OK);
    ck_assert(!f.info.cached);
    ck_assert_uint_eq(shelf_file(&s, path, sizeof(path)), 1);
    ck_assert_msg(again(&f, SAME) == LM_OK, "%s", f.err.message);
    fixture_assert_jason(&f);
    ck_assert(f.info.cached);
    ck_assert_uint_eq(f.info.attempts, 0);
    ck_assert_uint_eq(f.scripted.n_requests, 1);
    fixture_free(&f);
    shelf_free(&s);
}
END_TEST

/* What makes it another question. */
static const struct {
    const char *text, *model;
    double temperature;
    bool has_temperature;
    lm_mode mode;
} others[] = {
    {.text = "Extract: Bob is 3 years old."},
    {.text = SAME, .model = "gpt-5"},
    {.text = SAME, .temperature = 0.5, .has_temperature = true},
    {.text = SAME, .mode = LM_MODE_TOOLS},
};

START_TEST(another_question_is_asked)
{
    fixture f = {.in_memory = true};
    shelf s;

    shelf_new(&s);
    f.options.cache = &s.cache;
    fixture_step(&f, reply_value(LM_MODE_JSON, GOOD));
    fixture_step(&f, reply_value(LM_MODE_JSON, GOOD));
    ck_assert_int_eq(fixture_call(&f, LM_MODE_JSON), LM_OK);
    f.call.model = others[_i].model;
    f.call.temperature = others[_i].temperature;
    f.call.has_temperature = others[_i].has_temperature;
    f.call.mode = others[_i].mode;
    ck_assert_int_eq(again(&f, others[_i].text), LM_OK);
    ck_assert(!f.info.cached);
    ck_assert_uint_eq(f.scripted.n_requests, 2);
    fixture_free(&f);
    shelf_free(&s);
}
END_TEST

/* The answer that was valid in the end answers the first question. */
START_TEST(an_answer_after_re_asks)
{
    fixture f = {.in_memory = true};
    shelf s;

    shelf_new(&s);
    f.options.cache = &s.cache;
    fixture_step(&f, reply_value(LM_MODE_JSON, "{}"));
    fixture_step(&f, reply_value(LM_MODE_JSON, GOOD));
    ck_assert_int_eq(fixture_call(&f, LM_MODE_JSON), LM_OK);
    ck_assert_int_eq(again(&f, SAME), LM_OK);
    ck_assert(f.info.cached);
    fixture_assert_jason(&f);
    ck_assert_uint_eq(f.scripted.n_requests, 2);
    fixture_free(&f);
    shelf_free(&s);
}
END_TEST

START_TEST(what_failed_is_not_kept)
{
    fixture f = {.in_memory = true, .call = {.max_retries = LM_NO_RETRIES}};
    char path[400];
    shelf s;

    shelf_new(&s);
    f.options.cache = &s.cache;
    fixture_step(&f, reply_value(LM_MODE_JSON, "{}"));
    fixture_step(&f, reply_value(LM_MODE_JSON, GOOD));
    ck_assert_int_eq(fixture_call(&f, LM_MODE_JSON), LM_INVALID);
    ck_assert_uint_eq(shelf_file(&s, path, sizeof(path)), 0);
    ck_assert_int_eq(again(&f, SAME), LM_OK);
    ck_assert(!f.info.cached);
    fixture_free(&f);
    shelf_free(&s);
}
END_TEST

/* Files that are not what was written are passed over, and written anew. */
static const char *const broken[] = {
    "",         "{",
    "[]",       "{\"key\":\"another\",\"value\":{\"content\":\"{}\"}}",
    "\xFF\xFE",
};

START_TEST(a_broken_file_is_passed_over)
{
    fixture f = {.in_memory = true};
    char path[400];
    FILE *file;
    shelf s;

    shelf_new(&s);
    f.options.cache = &s.cache;
    fixture_step(&f, reply_value(LM_MODE_JSON, GOOD));
    fixture_step(&f, reply_value(LM_MODE_JSON, GOOD));
    ck_assert_int_eq(fixture_call(&f, LM_MODE_JSON), LM_OK);
    ck_assert_uint_eq(shelf_file(&s, path, sizeof(path)), 1);
    file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs(broken[_i], file);
    fclose(file);
    ck_assert_int_eq(again(&f, SAME), LM_OK);
    ck_assert(!f.info.cached);
    ck_assert_int_eq(again(&f, SAME), LM_OK);
    ck_assert(f.info.cached);
    ck_assert_uint_eq(f.scripted.n_requests, 2);
    ck_assert_uint_eq(shelf_file(&s, path, sizeof(path)), 1);
    fixture_free(&f);
    shelf_free(&s);
}
END_TEST

/* A cache of the caller's: what it is given, and what it says. */
typedef struct own {
    char key[8000];
    char value[1000];
    lm_status status;
} own;

static lm_status own_get(void *ctx, const char *key, size_t n_key,
                         lm_buffer *out)
{
    own *o = ctx;

    ck_assert_uint_lt(n_key, sizeof(o->key));
    memcpy(o->key, key, n_key);
    o->key[n_key] = '\0';
    if (o->status == LM_OK)
        lm_buffer_puts(out, o->value);
    return o->status;
}

static void own_put(void *ctx, const char *key, size_t n_key, const char *value,
                    size_t n)
{
    own *o = ctx;

    ck_assert_uint_eq(strlen(o->key), n_key);
    ck_assert_int_eq(memcmp(o->key, key, n_key), 0);
    ck_assert_uint_lt(n, sizeof(o->value));
    memcpy(o->value, value, n);
    o->value[n] = '\0';
}

START_TEST(what_a_cache_is_given)
{
    static const char *const headers[] = {"OpenAI-Organization: org-1", NULL};
    own o = {.status = LM_NOT_FOUND};
    const lm_cache cache = {.get = own_get, .put = own_put, .ctx = &o};
    fixture f = {.in_memory = true, .options = {.headers = headers}};

    f.options.cache = &cache;
    fixture_step(&f, reply_value(LM_MODE_JSON, GOOD));
    ck_assert_int_eq(fixture_call(&f, LM_MODE_JSON), LM_OK);
    ck_assert_ptr_eq(
        strstr(o.key, "openai\nhttp://localhost/v1/chat/completions\n"), o.key);
    ck_assert_ptr_nonnull(strstr(o.key, "OpenAI-Organization: org-1\n"));
    ck_assert_ptr_nonnull(strstr(o.key, "\"model\":\"gpt-4o-mini\""));
    ck_assert_ptr_nonnull(strstr(o.key, "Jason is 25"));
    ck_assert_ptr_null(strstr(o.key, "sk-test"));
    ck_assert_str_eq(o.value, "{\"content\":\"{\\\"name\\\":\\\"Jason\\\","
                              "\\\"age\\\":25}\"}");
    fixture_free(&f);
}
END_TEST

/* What comes out is held to the model, and asked about if need be. */
START_TEST(an_answer_kept_that_is_not_valid)
{
    own o = {.value =
                 "{\"content\":\"{\\\"name\\\":\\\"\\\",\\\"age\\\":1}\"}"};
    const lm_cache cache = {.get = own_get, .put = own_put, .ctx = &o};
    fixture f = {.in_memory = true};

    f.options.cache = &cache;
    fixture_step(&f, reply_value(LM_MODE_JSON, GOOD));
    ck_assert_int_eq(fixture_call(&f, LM_MODE_JSON), LM_OK);
    fixture_assert_jason(&f);
    ck_assert_uint_eq(f.info.reasks, 1);
    ck_assert_ptr_nonnull(strstr(f.scripted.request, "Validation error: name"));
    ck_assert_ptr_nonnull(strstr(o.value, "Jason"));
    fixture_free(&f);
}
END_TEST

START_TEST(a_cache_ends_the_call)
{
    own o = {.status = LM_CANCELLED};
    const lm_cache cache = {.get = own_get, .put = own_put, .ctx = &o};
    fixture f = {.in_memory = true};

    f.options.cache = &cache;
    ck_assert_int_eq(fixture_call(&f, LM_MODE_JSON), LM_CANCELLED);
    ck_assert_uint_eq(f.scripted.n_requests, 0);
    fixture_free(&f);
}
END_TEST

static lm_status listen_in(void *ctx, const char *text, size_t n)
{
    ck_assert_uint_eq(n, strlen(GOOD));
    ck_assert_int_eq(memcmp(text, GOOD, n), 0);
    ++*(int *)ctx;
    return LM_OK;
}

START_TEST(a_listener_hears_what_was_kept)
{
    int heard = 0;
    own o = {.value = "{\"calls\":[{\"id\":\"c\",\"name\":\"UserDetails\","
                      "\"arguments\":\"{\\\"name\\\":\\\"Jason\\\","
                      "\\\"age\\\":25}\"}]}"};
    const lm_cache cache = {.get = own_get, .put = own_put, .ctx = &o};
    fixture f = {.in_memory = true,
                 .call = {.on_text = listen_in, .on_text_ctx = &heard}};

    f.options.cache = &cache;
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_OK);
    fixture_assert_jason(&f);
    ck_assert_int_eq(heard, 1);
    ck_assert_uint_eq(f.scripted.n_requests, 0);
    fixture_free(&f);
}
END_TEST

#define N(list) ((int)(sizeof(list) / sizeof(*(list))))

int main(void)
{
    Suite *suite = suite_create("cache");
    TCase *cases = tcase_create("in memory");

    tcase_add_loop_test(cases, a_question_is_asked_once, 0, N(modes));
    tcase_add_loop_test(cases, another_question_is_asked, 0, N(others));
    tcase_add_test(cases, an_answer_after_re_asks);
    tcase_add_test(cases, what_failed_is_not_kept);
    tcase_add_loop_test(cases, a_broken_file_is_passed_over, 0, N(broken));
    tcase_add_test(cases, what_a_cache_is_given);
    tcase_add_test(cases, an_answer_kept_that_is_not_valid);
    tcase_add_test(cases, a_cache_ends_the_call);
    tcase_add_test(cases, a_listener_hears_what_was_kept);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
