/* SPDX-License-Identifier: MIT */
#include "tap.h"
#include "torture/failing.h"

#include <lm/provider.h>
#include <lm/request.h>
#include <lm/transport.h>
#include <stdlib.h>
#include <string.h>

/*
 * A file of providers of which nothing may be believed: memory fails at each
 * place while it is read, it ends at each byte, and each byte of it is another
 * one. Whatever is read makes requests that have no line of its choosing.
 */

static const char file[] =
    "{\"providers\":[{\"id\":\"mine\",\"like\":\"groq\",\"url\":"
    "\"https://llm.example.org/v1\",\"path\":\"/chat\",\"auth\":\"X-Key: \","
    "\"key\":\"MINE_KEY\",\"headers\":[\"A: b\",\"C: d\"],\"modes\":"
    "[\"json\",\"tools\"],\"default_mode\":\"tools\",\"force\":\"any\","
    "\"token_field\":\"max\",\"seed_field\":\"seed\",\"strip\":[\"seed\"],"
    "\"extra\":{\"priority\":[1]}},{\"id\":\"b\",\"url\":\"http://[::1]:1\"}]}";

static lm_status parse(const lm_allocator *allocator, void *ctx)
{
    lm_providers *list = NULL;
    lm_status status =
        lm_providers_parse(file, strlen(file), allocator, &list, NULL);

    (void)ctx;
    if (!status && !lm_providers_find(list, "b"))
        status = LM_INVALID;
    lm_providers_free(list);
    return status;
}

static void test_memory(tap *t)
{
    failing_result result;
    bool ok = failing_run(parse, NULL, &result);

    tap_ok(t, ok, "without memory: %s", result.text);
}

static bool is_clean(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < ' ' || *text == 0x7f)
            return false;
    return true;
}

static bool is_harmless(const lm_request *request)
{
    if (!is_clean(request->url) || strchr(request->url, ' '))
        return false;
    for (const char *const *line = request->headers; *line; line++)
        if (!is_clean(*line))
            return false;
    return true;
}

static const lm_type type = {LM_KIND_MODEL, 0, 0, 0, 0, NULL, NULL};
static const lm_target target = {
    .type = &type, .name = "T", .schemas = {"{}"}, .prompt = "T"};

/* A client of the row, if it can have one, and what it would send. */
static bool is_usable(const lm_provider *row)
{
    static const lm_transport none = {.offline = true};
    static const lm_message messages[] = {{LM_USER, "x"}, LM_MESSAGES_END};
    const lm_client_options options = {
        .provider = row, .transport = &none, .api_key = "sk-test-0001"};
    lm_client *client = NULL;
    lm_request *request = NULL;
    bool ok = true;

    if (!row->id[0] || !(row->modes & 1U << row->default_mode))
        return false;
    if (lm_client_open("any/m", &options, &client, NULL))
        return true;
    if (!lm_request_make(client, messages, &target, NULL, &request, NULL))
        ok = is_harmless(request);
    lm_request_free(request);
    lm_client_free(client);
    return ok;
}

/* What is read is usable; what is not leaves the list alone, and says why. */
static bool is_safe(const char *json, size_t n)
{
    static char somewhere;
    lm_providers *const before = (lm_providers *)(void *)&somewhere;
    lm_providers *list = before;
    lm_error err = {0};
    lm_status status = lm_providers_parse(json, n, NULL, &list, &err);
    bool ok = true;
    size_t n_rows;

    if (status)
        return list == before && err.status == status && err.message[0];
    for (size_t i = 0; i < (lm_providers_rows(list, &n_rows), n_rows); i++)
        ok &= is_usable(&lm_providers_rows(list, &n_rows)[i]);
    lm_providers_free(list);
    return ok;
}

static void test_ends(tap *t)
{
    size_t bad = 0;

    for (size_t n = 0; n < strlen(file); n++)
        if (!is_safe(file, n) && !bad)
            bad = n;
    tap_ok(t, !bad, "ended at each byte (%zu)", bad);
}

/* The text with one byte replaced by others. */
static void test_bytes(tap *t)
{
    static const char *const others[] = {
        "\\n", "\\r\\n", "\\u0000", "\\u007f", "\"",   "{", "}", "[",
        "]",   ":",      ",",       "9",       "\xff", " ", "-", "null"};
    char text[sizeof(file) + 8];
    size_t bad = 0;

    for (size_t i = 0; i < strlen(file); i++)
        for (size_t k = 0; k < sizeof(others) / sizeof(*others); k++) {
            size_t n = strlen(others[k]);

            memcpy(text, file, i);
            memcpy(text + i, others[k], n);
            memcpy(text + i + n, file + i + 1, sizeof(file) - i - 1);
            if (!is_safe(text, strlen(text)) && !bad++)
                tap_note("byte %zu as %s", i, others[k]);
        }
    tap_ok(t, !bad, "each byte another (%zu are not safe)", bad);
}

/* Lists nested without end, names without end. */
static void test_sizes(tap *t)
{
    lm_buffer text = {0};

    lm_buffer_puts(&text, "{\"providers\":[{\"id\":\"a\",\"extra\":{\"x\":");
    for (int i = 0; i < 100000; i++)
        lm_buffer_putc(&text, '[');
    tap_ok(t, is_safe(text.data, text.size), "nested 100,000 deep");
    lm_buffer_clear(&text);
    lm_buffer_puts(&text, "{\"providers\":[{\"id\":\"");
    for (int i = 0; i < 100000; i++)
        lm_buffer_putc(&text, 'a');
    lm_buffer_puts(&text, "\"}]}");
    tap_ok(t, is_safe(text.data, text.size), "an id of 100,000 letters");
    lm_buffer_clear(&text);
    lm_buffer_puts(&text, "{\"providers\":[{\"id\":\"a\",\"headers\":[");
    for (int i = 0; i < 1000; i++)
        lm_buffer_puts(&text, "\"A: b\",");
    lm_buffer_puts(&text, "\"A: b\"]}]}");
    tap_ok(t, is_safe(text.data, text.size), "a thousand headers");
    lm_buffer_free(&text);
}

int main(void)
{
    tap t = {0};

    test_memory(&t);
    test_ends(&t);
    test_bytes(&t);
    test_sizes(&t);
    return tap_done(&t);
}
