/* SPDX-License-Identifier: MIT */
#include "suite.h"

#include <lm/provider.h>
#include <lm/transport.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Rows of the user's own, from a file. */

#define ONE(members) "{\"providers\":[{\"id\":\"mine\"" members "}]}"

static lm_providers *read_text(const char *json)
{
    lm_providers *list = NULL;
    lm_error err = {0};
    lm_status status =
        lm_providers_parse(json, strlen(json), NULL, &list, &err);

    ck_assert_msg(status == LM_OK, "%s: %s", err.path, err.message);
    return list;
}

START_TEST(what_is_said_differs_and_nothing_else)
{
    lm_providers *list = read_text(
        ONE(",\"like\":\"groq\",\"url\":\"https://llm.example.org/v1\","
            "\"key\":\"MINE_API_KEY\",\"headers\":[\"A: b\",\"C: d\"],"
            "\"modes\":[\"json_schema\",\"mistral_tools\"],\"force\":\"any\","
            "\"schema_place\":\"field\",\"strict_schema\":true,"
            "\"strip\":[\"seed\"],\"extra\":{\"priority\":[1]}"));
    const lm_provider *groq = lm_provider_find("groq");
    const lm_provider *row = lm_providers_find(list, "mine");

    ck_assert_str_eq(row->id, "mine");
    ck_assert_str_eq(row->url, "https://llm.example.org/v1");
    ck_assert_str_eq(row->key_vars[0], "MINE_API_KEY");
    ck_assert_ptr_null(row->url_vars[0].name);
    ck_assert_str_eq(row->headers[1], "C: d");
    ck_assert_ptr_null(row->headers[2]);
    ck_assert_uint_eq(row->modes, LM_PROVIDER_MODE(JSON_SCHEMA) |
                                      LM_PROVIDER_MODE(MISTRAL_TOOLS));
    ck_assert_int_eq(row->default_mode, LM_MODE_JSON_SCHEMA);
    ck_assert_int_eq(row->force, LM_FORCE_ANY);
    ck_assert_int_eq(row->schema_place, LM_SCHEMA_FIELD);
    ck_assert_uint_eq(row->flags, groq->flags | LM_PROVIDER_STRICT_SCHEMA);
    ck_assert_str_eq(row->strip[0], "seed");
    ck_assert_str_eq(row->extra[0].name, "priority");
    ck_assert_str_eq(row->extra[0].json, "[1]");
    ck_assert_str_eq(row->token_field, groq->token_field);
    ck_assert_int_eq(row->profile, groq->profile);
    ck_assert_ptr_null(lm_providers_find(list, "groq"));
    lm_providers_free(list);
}
END_TEST

/* Every word of the file means the library's of the same name. */
START_TEST(modes_by_their_names)
{
    for (int i = LM_MODE_DEFAULT + 1; i < LM_MODE_COUNT_; i++) {
        const char *name = lm_mode_name((lm_mode)i);
        char text[200];
        lm_providers *list;

        snprintf(text, sizeof(text), ONE(",\"modes\":[\"%s\"]"), name);
        list = read_text(text);
        ck_assert_int_eq(lm_providers_find(list, "mine")->default_mode, i);
        lm_providers_free(list);
    }
}
END_TEST

static const struct {
    const char *json;
    lm_status status;
    const char *why;
} wrong[] = {
    {"", LM_TRUNCATED, ""},
    {"{\"providers\":[]}", LM_INVALID, ""},
    {"{\"providers\":[{}]}", LM_INVALID, "id"},
    {ONE(",\"adress\":\"x\""), LM_INVALID, "adress"},
    {ONE(",\"modes\":[\"telepathy\"]"), LM_INVALID, "telepathy"},
    {ONE(",\"like\":\"opnai\""), LM_CONFIG, "\"opnai\""},
    {ONE(",\"url\":\"ftp://x\""), LM_CONFIG, "ftp://x"},
    {ONE(",\"modes\":[\"json\"],\"default_mode\":\"tools\""), LM_CONFIG,
     "tools"},
    {"{\"providers\":[{\"id\":\"a\"},{\"id\":\"a\"}]}", LM_CONFIG, "twice"},
};

START_TEST(files_that_are_wrong)
{
    lm_providers *list = NULL;
    lm_error err = {0};

    ck_assert_int_eq(lm_providers_parse(wrong[_i].json, strlen(wrong[_i].json),
                                        NULL, &list, &err),
                     wrong[_i].status);
    ck_assert_ptr_null(list);
    ck_assert_msg(strstr(err.message, wrong[_i].why) ||
                      strstr(err.path, wrong[_i].why),
                  "%s: %s", err.path, err.message);
}
END_TEST

START_TEST(from_a_file)
{
    char path[] = "/tmp/lm_providers_XXXXXX";
    int fd = mkstemp(path);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
    lm_providers *list = NULL;
    lm_error err = {0};
    size_t n;

    ck_assert_ptr_nonnull(file);
    fputs("{\"providers\":[{\"id\":\"a\"},{\"id\":\"b\"}]}", file);
    fclose(file);
    ck_assert_int_eq(lm_providers_read(path, NULL, &list, &err), LM_OK);
    unlink(path);
    ck_assert_str_eq(lm_providers_rows(list, &n)[1].id, "b");
    ck_assert_uint_eq(n, 2);
    lm_providers_free(list);
    ck_assert_int_eq(lm_providers_read("/nowhere/x", NULL, &list, &err), LM_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "/nowhere/x"));
}
END_TEST

/* A client finds them by name, before the table's. */
START_TEST(clients_of_such_rows)
{
    static const lm_transport none = {.ctx = NULL};
    lm_providers *list =
        read_text("{\"providers\":[{\"id\":\"openai\",\"url\":"
                  "\"http://localhost:1\",\"modes\":[\"json\"]}]}");
    lm_client_options options = {
        .providers = list, .transport = &none, .mode = LM_MODE_TOOLS};
    lm_client *client = NULL;
    lm_error err = {0};

    ck_assert_int_eq(lm_client_open("openai/x", &options, &client, &err),
                     LM_UNSUPPORTED);
    ck_assert_str_eq(err.message, "openai has no mode tools; it has json");
    options.mode = LM_MODE_DEFAULT;
    ck_assert_int_eq(lm_client_open("openai/x", &options, &client, &err),
                     LM_OK);
    lm_client_free(client);
    ck_assert_int_eq(lm_client_open("ollama/x", &options, &client, &err),
                     LM_OK);
    lm_client_free(client);
    lm_providers_free(list);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("providers");
    TCase *cases = tcase_create("providers");

    tcase_add_test(cases, what_is_said_differs_and_nothing_else);
    tcase_add_test(cases, modes_by_their_names);
    tcase_add_loop_test(cases, files_that_are_wrong, 0,
                        sizeof(wrong) / sizeof(*wrong));
    tcase_add_test(cases, from_a_file);
    tcase_add_test(cases, clients_of_such_rows);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
