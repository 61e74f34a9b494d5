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

/* All that a row can say. */
static const char all[] = ONE(
    ",\"like\":\"openai\",\"url\":\"http://localhost/v1\",\"path\":\"/ask\","
    "\"auth\":\"x-key: \",\"key\":\"K\",\"url_vars\":[{\"name\":\"A_URL\","
    "\"suffix\":\"/v1\",\"port\":\"80\"},{\"name\":\"B_URL\"}],"
    "\"body\":\"gemini_generate\",\"framing\":\"sse_eof\","
    "\"key_optional\":true,\"strict_schema\":false,\"strict_tools\":false,"
    "\"name_results\":true,\"stream_usage\":false,\"developer\":true,"
    "\"thought_apart\":true,\"plain_media\":true,\"short_ids\":true,"
    "\"echo_thought\":true,\"media\":[\"audio\",\"document_id\"],"
    "\"schema_place\":\"openapi\",\"grammar_place\":\"structured\","
    "\"profile\":\"xgrammar\",\"tell\":\"schema\",\"token_field\":\"t\","
    "\"seed_field\":\"s\",\"one_call\":\"one\",\"models\":[{\"prefix\":\"o\","
    "\"set\":[\"developer\"],\"clear\":[\"short_ids\",\"echo_thought\"],"
    "\"strip\":[\"top_p\"]}],\"timeouts\":{\"connect_ms\":1,"
    "\"first_byte_ms\":-1,\"idle_ms\":3,\"total_ms\":4}");

static void check_words(const lm_provider *row)
{
    ck_assert_str_eq(row->path, "/ask");
    ck_assert_str_eq(row->auth, "x-key: ");
    ck_assert_str_eq(row->url_vars[0].name, "A_URL");
    ck_assert_str_eq(row->url_vars[0].suffix, "/v1");
    ck_assert_str_eq(row->url_vars[0].port, "80");
    ck_assert_str_eq(row->url_vars[1].name, "B_URL");
    ck_assert_str_eq(row->token_field, "t");
    ck_assert_str_eq(row->seed_field, "s");
    ck_assert_str_eq(row->one_call, "one");
    ck_assert_int_eq(row->body, LM_BODY_GEMINI_GENERATE);
    ck_assert_int_eq(row->framing, LM_FRAMING_SSE_EOF);
    ck_assert_int_eq(row->schema_place, LM_SCHEMA_OPENAPI);
    ck_assert_int_eq(row->grammar_place, LM_GRAMMAR_STRUCTURED);
    ck_assert_int_eq(row->profile, LM_PROFILE_XGRAMMAR);
    ck_assert_int_eq(row->tell, LM_TELL_SCHEMA);
}

START_TEST(every_member_of_a_row)
{
    lm_providers *list = read_text(all);
    const lm_provider *row = lm_providers_find(list, "mine");
    const lm_provider_model *model = row->models;

    check_words(row);
    ck_assert_uint_eq(row->flags,
                      LM_PROVIDER_KEY_OPTIONAL | LM_PROVIDER_NAME_RESULTS |
                          LM_PROVIDER_DEVELOPER | LM_PROVIDER_THOUGHT_APART |
                          LM_PROVIDER_PLAIN_MEDIA | LM_PROVIDER_SHORT_IDS |
                          LM_PROVIDER_ECHO_THOUGHT);
    ck_assert_uint_eq(row->media, LM_MEDIA_AUDIO | LM_MEDIA_DOCUMENT_ID);
    ck_assert_str_eq(model->prefix, "o");
    ck_assert_uint_eq(model->set, LM_PROVIDER_DEVELOPER);
    ck_assert_uint_eq(model->clear,
                      LM_PROVIDER_SHORT_IDS | LM_PROVIDER_ECHO_THOUGHT);
    ck_assert_str_eq(model->strip[0], "top_p");
    ck_assert_ptr_null(model->strip[1]);
    ck_assert_ptr_null(model[1].prefix);
    ck_assert_int_eq(row->timeouts.connect_ms, 1);
    ck_assert_int_eq(row->timeouts.first_byte_ms, LM_NEVER);
    ck_assert_int_eq(row->timeouts.idle_ms, 3);
    ck_assert_int_eq(row->timeouts.total_ms, 4);
    lm_providers_free(list);
}
END_TEST

START_TEST(keys_of_several_names)
{
    lm_providers *list = read_text(ONE(",\"key\":[\"A_KEY\",\"B_KEY\"]"));
    const lm_provider *row = lm_providers_find(list, "mine");
    lm_error err = {0};

    ck_assert_str_eq(row->key_vars[0], "A_KEY");
    ck_assert_str_eq(row->key_vars[1], "B_KEY");
    ck_assert_ptr_null(row->key_vars[2]);
    lm_providers_free(list);
    list = NULL;
    ck_assert_int_eq(lm_providers_parse(ONE(",\"key\":[]"),
                                        strlen(ONE(",\"key\":[]")), NULL, &list,
                                        &err),
                     LM_INVALID);
    ck_assert_str_eq(err.path, "/providers/0/key");
    ck_assert_ptr_null(list);
}
END_TEST

/* A row made in C beside those of a file, and of a list of its own. */
START_TEST(rows_are_registered)
{
    lm_providers *list = read_text(ONE(""));
    lm_provider row = *lm_provider_find("vllm");
    const lm_provider *mine = lm_providers_find(list, "mine");
    lm_error err = {0};

    row.id = "theirs";
    ck_assert_int_eq(lm_provider_register(&list, &row, NULL, &err), LM_OK);
    ck_assert_str_eq(lm_providers_find(list, "theirs")->url, row.url);
    ck_assert_str_eq(mine->id, lm_providers_find(list, "mine")->id);
    lm_providers_free(list);
    list = NULL;
    ck_assert_int_eq(lm_provider_register(&list, &row, NULL, &err), LM_OK);
    ck_assert_ptr_nonnull(lm_providers_find(list, "theirs"));
    ck_assert_int_eq(err.status, LM_OK);
    ck_assert_int_eq(lm_provider_register(&list, &row, NULL, &err), LM_CONFIG);
    ck_assert_str_eq(err.message, "provider theirs is there twice");
    lm_providers_free(list);
}
END_TEST

/* Rows that no client could be made of; the list stays NULL. */
START_TEST(rows_that_are_wrong)
{
    const lm_provider *base = lm_provider_find("vllm");
    lm_provider rows[] = {*base, *base, *base, *base, *base};
    lm_providers *list = NULL;

    rows[0].id = NULL;
    rows[1].id = "a/b";
    rows[2].url = "llm.example.org";
    rows[3].default_mode = LM_MODE_FUNCTIONS;
    rows[4].body = (lm_body)99;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        lm_error err = {0};

        ck_assert_int_eq(lm_provider_register(&list, &rows[i], NULL, &err),
                         LM_CONFIG);
        ck_assert_ptr_null(list);
        ck_assert_str_ne(err.message, "");
    }
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
    {ONE(",\"like\":\"opnai\""), LM_INVALID, "\"opnai\""},
    {ONE(",\"url\":\"ftp://x\""), LM_INVALID, "ftp://x"},
    {ONE(",\"modes\":[\"json\"],\"default_mode\":\"tools\""), LM_INVALID,
     "default mode tools"},
    {"{\"providers\":[{\"id\":\"a\"},{\"id\":\"a\"}]}", LM_INVALID, "twice"},
    {ONE(",\"timeouts\":{\"total_ms\":-2}"), LM_INVALID, "total_ms"},
    {ONE(",\"models\":[{\"set\":[]}]"), LM_INVALID, "prefix"},
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

static lm_status read_file(const char *text, lm_providers **list, lm_error *err)
{
    char path[] = "/tmp/lm_providers_XXXXXX";
    int fd = mkstemp(path);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
    lm_status status;

    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    fclose(file);
    status = lm_providers_read(path, NULL, list, err);
    unlink(path);
    return status;
}

/* Where it is wrong, and what was expected. */
START_TEST(faults_of_a_file_have_a_place)
{
    lm_providers *list = NULL;
    lm_error err = {0};

    ck_assert_int_eq(read_file("{\"providers\": [{\"id\": \"a\",\n"
                               "  \"force\": \"gently\"}]}",
                               &list, &err),
                     LM_INVALID);
    ck_assert_msg(strstr(err.message, ":2:12: /providers/0/force: ") &&
                      strstr(err.message, "named"),
                  "%s", err.message);
    ck_assert_int_eq(read_file("{\"providers\": [{\"id\": \"a\",\n"
                               "  \"adress\": \"x\"}]}",
                               &list, &err),
                     LM_INVALID);
    ck_assert_msg(strstr(err.message, ":2:3: /providers/0/adress: \"adress\" "
                                      "is not a key of a provider"),
                  "%s", err.message);
    ck_assert_ptr_null(list);
}
END_TEST

START_TEST(from_a_file)
{
    lm_providers *list = NULL;
    lm_error err = {0};
    size_t n;

    ck_assert_int_eq(
        read_file("{\"providers\":[{\"id\":\"a\"},{\"id\":\"b\"}]}", &list,
                  &err),
        LM_OK);
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
    tcase_add_test(cases, every_member_of_a_row);
    tcase_add_test(cases, keys_of_several_names);
    tcase_add_test(cases, rows_are_registered);
    tcase_add_test(cases, rows_that_are_wrong);
    tcase_add_test(cases, modes_by_their_names);
    tcase_add_loop_test(cases, files_that_are_wrong, 0,
                        sizeof(wrong) / sizeof(*wrong));
    tcase_add_test(cases, faults_of_a_file_have_a_place);
    tcase_add_test(cases, from_a_file);
    tcase_add_test(cases, clients_of_such_rows);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
