/* SPDX-License-Identifier: MIT */
#include "endpoint.h"
#include "suite.h"
#include "url.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *text;
    bool valid, https, loopback, has_port;
    const char *host;
} urls[] = {
    {"https://api.example.com/v1", true, true, false, false, "api.example.com"},
    {"http://localhost:8080/v1", true, false, true, true, "localhost"},
    {"HTTP://LOCALHOST", true, false, true, false, "LOCALHOST"},
    {"http://127.0.0.1:1/", true, false, true, true, "127.0.0.1"},
    {"http://[::1]:8080/v1", true, false, true, true, "[::1]"},
    {"http://[::2]", true, false, false, false, "[::2]"},
    {"http://127.0.0.1.example.com/", true, false, false, false,
     "127.0.0.1.example.com"},
    {"http://localhost@example.com/", true, false, false, false, "example.com"},
    {"http://example.com#@localhost/", true, false, false, false,
     "example.com"},
    {"http://example.com\\@localhost/", true, false, false, false,
     "example.com"},
    {"ftp://example.com", false, false, false, false, NULL},
    {"example.com", false, false, false, false, NULL},
    {"http://", false, false, false, false, NULL},
    {"http:///v1", false, false, false, false, NULL},
    {"http://a b/", false, false, false, false, NULL},
    {"http://a/b c", false, false, false, false, NULL},
    {"http://a/b?c\r\nD: e", false, false, false, false, NULL},
    {"", false, false, false, false, NULL},
};

START_TEST(url)
{
    const char *text = urls[_i].text;
    lm__url got;

    ck_assert_msg(lm__url_read(text, &got) == urls[_i].valid, "%s", text);
    if (!urls[_i].valid)
        return;
    ck_assert_msg(got.https == urls[_i].https, "%s", text);
    ck_assert_msg(got.loopback == urls[_i].loopback, "%s", text);
    ck_assert_msg(got.has_port == urls[_i].has_port, "%s", text);
    ck_assert_msg(got.host_size == strlen(urls[_i].host) &&
                      memcmp(got.host, urls[_i].host, got.host_size) == 0,
                  "%s: %.*s", text, (int)got.host_size, got.host);
}
END_TEST

/* Variables are set in the process of one test, which Check forks. */
static const struct {
    const char *provider, *name, *value, *url;
} variables[] = {
    {"ollama", NULL, NULL, "http://localhost:11434/v1/chat/completions"},
    {"ollama", "OLLAMA_HOST", "box", "http://box:11434/v1/chat/completions"},
    {"ollama", "OLLAMA_HOST", "box:80", "http://box:80/v1/chat/completions"},
    {"ollama", "OLLAMA_HOST", "0.0.0.0",
     "http://127.0.0.1:11434/v1/chat/completions"},
    {"ollama", "OLLAMA_HOST", "0.0.0.0:99",
     "http://127.0.0.1:99/v1/chat/completions"},
    {"ollama", "OLLAMA_HOST", "https://box:443/",
     "https://box:443/v1/chat/completions"},
    {"ollama", "OLLAMA_BASE_URL", "http://box/api/v1/",
     "http://box/api/v1/chat/completions"},
    {"openai", "OPENAI_BASE_URL", "https://gateway/openai/v1",
     "https://gateway/openai/v1/chat/completions"},
    {"openai", "OPENAI_BASE_URL", "",
     "https://api.openai.com/v1/chat/completions"},
    {"groq", "GROQ_BASE_URL", "https://api.groq.com",
     "https://api.groq.com/openai/v1/chat/completions"},
};

START_TEST(url_from_the_environment)
{
    const lm_provider *row = lm_provider_find(variables[_i].provider);
    lm_client_options options = {.api_key = "key"};
    lm__endpoint endpoint = {0};
    lm_buffer full = {0};
    lm_error err = {0};

    if (variables[_i].name)
        setenv(variables[_i].name, variables[_i].value, 1);
    options.allow_http = true;
    ck_assert_msg(!lm__endpoint_open(&endpoint, row, &options, &err), "%s",
                  err.message);
    lm__endpoint_url(&endpoint, "/chat/completions", "", &full);
    ck_assert_str_eq(full.data, variables[_i].url);
    lm_buffer_free(&full);
    lm__endpoint_close(&endpoint);
}
END_TEST

START_TEST(a_model_in_the_path)
{
    lm_client_options options = {.base_url = "http://localhost/v1beta/"};
    lm__endpoint endpoint = {0};
    lm_buffer full = {0};

    ck_assert_int_eq(
        lm__endpoint_open(&endpoint, lm_provider_find("vllm"), &options, NULL),
        LM_OK);
    lm__endpoint_url(&endpoint, "/models/{model}:generate?alt=sse",
                     "gemini-2.5 ?x#y%\xc3\xa9", &full);
    ck_assert_str_eq(full.data, "http://localhost/v1beta/models/gemini-2.5%20"
                                "%3Fx%23y%25%C3%A9:generate?alt=sse");
    lm_buffer_free(&full);
    lm__endpoint_close(&endpoint);
}
END_TEST

START_TEST(a_missing_url_names_its_variable)
{
    lm_client_options options = {.api_key = "key"};
    lm__endpoint endpoint = {0};
    lm_error err = {0};

    unsetenv("AZURE_OPENAI_ENDPOINT");
    ck_assert_int_eq(
        lm__endpoint_open(&endpoint, lm_provider_find("azure"), &options, &err),
        LM_CONFIG);
    ck_assert_ptr_nonnull(strstr(err.message, "AZURE_OPENAI_ENDPOINT"));
}
END_TEST

static lm_status open_with(const char *provider,
                           const lm_client_options *options, lm_error *err)
{
    lm__endpoint endpoint = {0};
    lm_status status =
        lm__endpoint_open(&endpoint, lm_provider_find(provider), options, err);

    lm__endpoint_close(&endpoint);
    return status;
}

START_TEST(a_missing_key_names_its_variable)
{
    lm_client_options options = {0};
    lm_error err = {0};

    unsetenv("OPENAI_API_KEY");
    ck_assert_int_eq(open_with("openai", &options, &err), LM_CONFIG);
    ck_assert_ptr_nonnull(strstr(err.message, "OPENAI_API_KEY"));
}
END_TEST

START_TEST(a_local_server_needs_no_key)
{
    lm_client_options options = {.base_url = "http://127.0.0.1:8080/v1"};

    unsetenv("OPENAI_API_KEY");
    ck_assert_int_eq(open_with("openai", &options, NULL), LM_OK);
    options.base_url = NULL;
    ck_assert_int_eq(open_with("llamacpp", &options, NULL), LM_OK);
}
END_TEST

START_TEST(a_key_does_not_travel_in_the_clear)
{
    lm_client_options options = {.base_url = "http://far.example/v1",
                                 .api_key = "sk-secret-0001"};
    lm_error err = {0};

    ck_assert_int_eq(open_with("openai", &options, &err), LM_CONFIG);
    ck_assert_ptr_nonnull(strstr(err.message, "allow_http"));
    ck_assert_ptr_null(strstr(err.message, "sk-secret"));
    options.allow_http = true;
    ck_assert_int_eq(open_with("openai", &options, NULL), LM_OK);
}
END_TEST

START_TEST(a_header_cannot_smuggle_another)
{
    static const char *const lines[] = {"X-One: 1\r\nX-Two: 2", NULL};
    lm_client_options options = {.api_key = "sk\n-secret"};

    ck_assert_int_eq(open_with("openai", &options, NULL), LM_CONFIG);
    options.api_key = "sk";
    options.headers = lines;
    ck_assert_int_eq(open_with("openai", &options, NULL), LM_CONFIG);
}
END_TEST

static const char *find_header(const lm__endpoint *endpoint, const char *name)
{
    const char *found = NULL;

    for (char **line = endpoint->headers; *line; line++) {
        if (strncmp(*line, name, strlen(name)) != 0)
            continue;
        ck_assert_msg(!found, "%s stands there twice", name);
        found = *line;
    }
    return found;
}

START_TEST(own_headers_come_before_ours)
{
    static const char *const lines[] = {"Authorization: Mine", "user-agent: me",
                                        "X-Title: t", NULL};
    lm_client_options options = {.api_key = "sk-1", .headers = lines};
    lm__endpoint endpoint = {0};

    ck_assert_int_eq(lm__endpoint_open(&endpoint, lm_provider_find("openai"),
                                       &options, NULL),
                     LM_OK);
    ck_assert_str_eq(find_header(&endpoint, "Authorization:"), lines[0]);
    ck_assert_ptr_null(find_header(&endpoint, "User-Agent:"));
    ck_assert_str_eq(find_header(&endpoint, "X-Title:"), lines[2]);
    ck_assert_ptr_nonnull(find_header(&endpoint, "Content-Type:"));
    lm__endpoint_close(&endpoint);
}
END_TEST

START_TEST(keys_are_masked)
{
    lm_client_options options = {.api_key = "sk-secret-0001"};
    lm__endpoint endpoint = {0};
    char text[] = "no such key: sk-secret-0001 (sk-secret-0001)";

    ck_assert_int_eq(lm__endpoint_open(&endpoint, lm_provider_find("openai"),
                                       &options, NULL),
                     LM_OK);
    ck_assert_str_eq(find_header(&endpoint, "Authorization:"),
                     "Authorization: Bearer sk-secret-0001");
    lm__endpoint_mask(&endpoint, text);
    ck_assert_str_eq(text, "no such key: ************** (**************)");
    lm__endpoint_close(&endpoint);
}
END_TEST

#define N(list) ((int)(sizeof(list) / sizeof(*(list))))

int main(void)
{
    Suite *suite = suite_create("endpoint");
    TCase *cases = tcase_create("endpoint");

    tcase_add_loop_test(cases, url, 0, N(urls));
    tcase_add_loop_test(cases, url_from_the_environment, 0, N(variables));
    tcase_add_test(cases, a_model_in_the_path);
    tcase_add_test(cases, a_missing_url_names_its_variable);
    tcase_add_test(cases, a_missing_key_names_its_variable);
    tcase_add_test(cases, a_local_server_needs_no_key);
    tcase_add_test(cases, a_key_does_not_travel_in_the_clear);
    tcase_add_test(cases, a_header_cannot_smuggle_another);
    tcase_add_test(cases, own_headers_come_before_ours);
    tcase_add_test(cases, keys_are_masked);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
