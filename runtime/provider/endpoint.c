/* SPDX-License-Identifier: MIT */
#include "endpoint.h"

#include "lm/transport.h"
#include "url.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define MAX_HEADERS 64

/* Until lm__endpoint_open returns, the parts that are still being gathered. */
struct builder {
    lm__endpoint *to;
    const lm_provider *row;
    const lm_client_options *options;
    lm_error *err;
    lm__url url;
    size_t n_headers;
};

static lm_status no_memory(struct builder *b)
{
    return lm_error_set(b->err, LM_NOMEM, "no memory for the client");
}

/* The parts one behind the other; NULL parts are nothing. */
static char *join(struct builder *b, const char *const *parts, size_t n)
{
    size_t size = 1;
    char *text;
    char *at;

    for (size_t i = 0; i < n; i++)
        size += parts[i] ? strlen(parts[i]) : 0;
    text = lm_arena_alloc(&b->to->arena, size, 1);
    if (!text)
        return NULL;
    at = text;
    for (size_t i = 0; i < n; i++) {
        size_t k = parts[i] ? strlen(parts[i]) : 0;

        if (k)
            memcpy(at, parts[i], k);
        at += k;
    }
    *at = '\0';
    return text;
}

/* A copy without the slashes at the end. */
static char *trim(struct builder *b, const char *text)
{
    size_t n = strlen(text);

    while (n && text[n - 1] == '/')
        n--;
    return lm_arena_strndup(&b->to->arena, text, n);
}

/*
 * What a variable such as OLLAMA_HOST holds, as a URL: it may lack the scheme
 * and the port, and may be the address that a server listens on.
 */
static char *read_variable(struct builder *b, const lm_provider_url *var,
                           const char *value)
{
    const char *parts[] = {strstr(value, "://") ? NULL : "http://",
                           NULL,
                           trim(b, value),
                           NULL,
                           NULL,
                           var->suffix};
    lm__url url;
    char *text;

    if (!parts[2])
        return NULL;
    if (strncmp(parts[2], "0.0.0.0", 7) == 0) {
        parts[1] = "127.0.0.1";
        parts[2] += 7;
    }
    text = join(b, parts, 3);
    if (text && var->port && lm__url_read(text, &url) && !url.has_port) {
        parts[3] = ":";
        parts[4] = var->port;
    }
    return text ? join(b, parts, sizeof(parts) / sizeof(*parts)) : NULL;
}

static const char *base_url(struct builder *b)
{
    if (b->options->base_url)
        return b->options->base_url;
    for (size_t i = 0; i < LM_PROVIDER_VARS; i++) {
        const lm_provider_url *var = &b->row->url_vars[i];
        const char *value = var->name ? getenv(var->name) : NULL;

        if (value && *value)
            return read_variable(b, var, value);
    }
    return b->row->url;
}

static lm_status no_url(struct builder *b)
{
    const char *var = b->row->url_vars[0].name;

    if (b->options->base_url || b->row->url || !var)
        return no_memory(b);
    return lm_error_set(b->err, LM_CONFIG,
                        "no URL for %s: set %s in the environment, or base_url "
                        "in the client's options",
                        b->row->id, var);
}

static lm_status set_url(struct builder *b)
{
    const char *base = base_url(b);

    if (!base)
        return no_url(b);
    b->to->url = trim(b, base);
    if (!b->to->url)
        return no_memory(b);
    if (!lm__url_read(b->to->url, &b->url))
        return lm_error_set(b->err, LM_CONFIG,
                            "%s: not an http or https URL: %s", b->row->id,
                            b->to->url);
    if (b->row->path && !lm__url_is_clean(b->row->path))
        return lm_error_set(b->err, LM_CONFIG,
                            "%s: the path holds a blank or a control character",
                            b->row->id);
    b->to->host = lm_arena_strndup(&b->to->arena, b->url.host,
                                   (size_t)(b->url.rest - b->url.host));
    return b->to->host ? LM_OK : no_memory(b);
}

/* A name in a path: what could end the path or mean something is escaped. */
static void put_escaped(lm_buffer *out, const char *text)
{
    static const char safe[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "abcdefghijklmnopqrstuvwxyz0123456789-._~/:@";

    for (; *text; text++) {
        if (strchr(safe, *text))
            lm_buffer_putc(out, *text);
        else
            lm_buffer_printf(out, "%%%02X", (unsigned char)*text);
    }
}

void lm__endpoint_url(const lm__endpoint *endpoint, const char *path,
                      const char *model, lm_buffer *out)
{
    static const char name[] = "{model}";
    const char *at = strstr(path, name);

    lm_buffer_puts(out, endpoint->url);
    if (!at) {
        lm_buffer_puts(out, path);
        return;
    }
    lm_buffer_append(out, path, (size_t)(at - path));
    put_escaped(out, model);
    lm_buffer_puts(out, at + strlen(name));
}

/* Bytes before the colon; 0: not a header line. */
static size_t header_name(const char *line)
{
    size_t n = strcspn(line, ":");

    return line[n] ? n : 0;
}

static const char *own_header(const struct builder *b, const char *name,
                              size_t n)
{
    const char *const *line = b->options->headers;

    for (; line && *line; line++)
        if (header_name(*line) == n && strncasecmp(*line, name, n) == 0)
            return *line;
    return NULL;
}

/* A line break in a header would let its value add headers of its own. */
static bool is_clean(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < ' ' || *text == 0x7f)
            return false;
    return true;
}

static lm_status add_line(struct builder *b, const char *line)
{
    char *copy;

    if (!header_name(line) || !is_clean(line))
        return lm_error_set(b->err, LM_CONFIG,
                            "a header is not of the form \"Name: value\"");
    if (b->n_headers == MAX_HEADERS)
        return lm_error_set(b->err, LM_LIMIT, "more than %d headers",
                            MAX_HEADERS);
    copy = lm_arena_strndup(&b->to->arena, line, strlen(line));
    if (!copy)
        return no_memory(b);
    b->to->headers[b->n_headers++] = copy;
    return LM_OK;
}

/* Lines of ours, but for those the caller sets himself. */
static lm_status add_defaults(struct builder *b, const char *const *lines)
{
    for (; lines && *lines; lines++) {
        lm_status status = LM_OK;

        if (!own_header(b, *lines, header_name(*lines)))
            status = add_line(b, *lines);
        if (status)
            return status;
    }
    return LM_OK;
}

static lm_status add_headers(struct builder *b)
{
    static const char *const defaults[] = {
        "Content-Type: application/json", "Accept: application/json",
        "User-Agent: liblm/" LM_VERSION_STRING, NULL};
    const char *const *line = b->options->headers;
    lm_status status = add_defaults(b, defaults);

    if (!status)
        status = add_defaults(b, b->row->headers);
    for (; !status && line && *line; line++)
        status = add_line(b, *line);
    return status;
}

static const char *find_key(const struct builder *b)
{
    if (b->options->api_key)
        return b->options->api_key;
    for (size_t i = 0; i < LM_PROVIDER_VARS; i++) {
        const char *name = b->row->key_vars[i];
        const char *key = name ? getenv(name) : NULL;

        if (key && *key)
            return key;
    }
    return NULL;
}

static lm_status missing_key(struct builder *b)
{
    const char *const *vars = b->row->key_vars;
    lm_buffer names = {.allocator = b->options->allocator};

    if ((b->row->flags & LM_PROVIDER_KEY_OPTIONAL) || b->url.loopback ||
        (b->options->transport && b->options->transport->offline))
        return LM_OK;
    for (size_t i = 0; i < LM_PROVIDER_VARS && vars[i]; i++)
        lm_buffer_printf(&names, "%s%s", i ? " or " : "", vars[i]);
    lm_error_set(b->err, LM_CONFIG,
                 "no key for %s: set %s in the environment, or api_key in the "
                 "client's options",
                 b->row->id, names.data ? names.data : "a header");
    lm_buffer_free(&names);
    return LM_CONFIG;
}

static lm_status check_key(struct builder *b, const char *key)
{
    if (!is_clean(key))
        return lm_error_set(b->err, LM_CONFIG,
                            "the key for %s holds a line break or another "
                            "control character",
                            b->row->id);
    if (b->url.https || b->url.loopback || b->options->allow_http)
        return LM_OK;
    return lm_error_set(b->err, LM_CONFIG,
                        "the key for %s would go to %s in plain HTTP: use "
                        "https, or set allow_http in the client's options",
                        b->row->id, b->to->host);
}

static lm_status add_key(struct builder *b)
{
    const char *key = find_key(b);
    const char *auth = b->row->auth ? b->row->auth : "Authorization: Bearer ";
    lm_status status;
    char *line;

    if (!header_name(auth) || !is_clean(auth))
        return lm_error_set(b->err, LM_CONFIG,
                            "%s: auth is not of the form \"Name: \"",
                            b->row->id);
    if (own_header(b, auth, header_name(auth)))
        return LM_OK;
    if (!key || !*key)
        return missing_key(b);
    status = check_key(b, key);
    if (status)
        return status;
    b->to->key = lm_arena_strndup(&b->to->arena, key, strlen(key));
    line = join(b, (const char *const[]){auth, key}, 2);
    if (!b->to->key || !line)
        return no_memory(b);
    b->to->headers[b->n_headers++] = line;
    return LM_OK;
}

lm_status lm__endpoint_open(lm__endpoint *out, const lm_provider *row,
                            const lm_client_options *options, lm_error *err)
{
    struct builder b = {.to = out, .row = row, .options = options, .err = err};
    size_t size = (MAX_HEADERS + 2) * sizeof(*out->headers);
    lm_status status;

    out->arena.allocator = options->allocator;
    out->headers = lm_arena_alloc(&out->arena, size, sizeof(*out->headers));
    if (!out->headers)
        return no_memory(&b);
    memset(out->headers, 0, size);
    status = set_url(&b);
    if (!status)
        status = add_key(&b);
    if (!status)
        status = add_headers(&b);
    if (status)
        lm__endpoint_close(out);
    return status;
}

/* Through a volatile pointer, so that it is not optimised away. */
static void wipe(char *text)
{
    for (volatile char *at = text; at && *at; at++)
        *at = '\0';
}

void lm__endpoint_close(lm__endpoint *endpoint)
{
    wipe(endpoint->key);
    for (char **line = endpoint->headers; line && *line; line++)
        wipe(*line);
    lm_arena_free(&endpoint->arena);
    memset(endpoint, 0, sizeof(*endpoint));
}

void lm__endpoint_mask(const lm__endpoint *endpoint, char *text)
{
    size_t n = endpoint->key ? strlen(endpoint->key) : 0;

    /* A key that short is a placeholder, and may be any word of the text. */
    if (n < 8)
        return;
    while ((text = strstr(text, endpoint->key))) {
        memset(text, '*', n);
        text += n;
    }
}
