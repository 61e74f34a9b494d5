/* SPDX-License-Identifier: MIT */
#include "mask.h"

#include <string.h>
#include <strings.h>

#define STARS "***"

/* A word that short may be any word of a text. */
enum { LEAST = 8 };

/* Parts of the names of headers and parameters that carry secrets. */
static const char *const words[] = {"auth",       "key",    "token",
                                    "secret",     "cookie", "password",
                                    "credential", "sig"};

/* Of these names the rest of the table is not meant: limits of tokens. */
static const char *const harmless[] = {"ratelimit", "idempotency"};

static bool holds(const char *text, size_t n, const char *word)
{
    size_t k = strlen(word);

    for (size_t i = 0; i + k <= n; i++)
        if (strncasecmp(text + i, word, k) == 0)
            return true;
    return false;
}

static bool is_secret(const char *name, size_t n)
{
    for (size_t i = 0; i < sizeof(harmless) / sizeof(*harmless); i++)
        if (holds(name, n, harmless[i]))
            return false;
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (holds(name, n, words[i]))
            return true;
    return false;
}

static void learn(lm__mask *mask, const char *secret)
{
    if (mask->n == LM__MASK_SECRETS || strlen(secret) < LEAST)
        return;
    mask->secrets[mask->n] = secret;
    mask->sizes[mask->n++] = strlen(secret);
}

/* Of "Authorization: Bearer KEY" the key: the last word. */
static const char *last_word(const char *colon)
{
    const char *space = strrchr(colon, ' ');

    return space ? space + 1 : colon + 1;
}

void lm__mask_learn(lm__mask *mask, const char *const *headers, const char *key)
{
    mask->n = 0;
    mask->key = key;
    if (key)
        learn(mask, key);
    for (; headers && *headers; headers++) {
        const char *colon = strchr(*headers, ':');

        if (colon && is_secret(*headers, (size_t)(colon - *headers)))
            learn(mask, last_word(colon));
    }
}

/* The key has gone into a header of whatever name. */
static bool ends_in_key(const lm__mask *mask, const char *line, size_t n)
{
    size_t k = mask->key ? strlen(mask->key) : 0;

    return k && k <= n && memcmp(line + n - k, mask->key, k) == 0;
}

bool lm__mask_header(const lm__mask *mask, const char *line, size_t n,
                     lm_buffer *out)
{
    const char *colon = memchr(line, ':', n);
    size_t name = colon ? (size_t)(colon - line) : 0;

    if (!colon || (!is_secret(line, name) &&
                   !ends_in_key(mask, colon + 1, n - name - 1))) {
        lm__mask_text(mask, line, n, out);
        return false;
    }
    lm_buffer_append(out, line, name);
    lm_buffer_puts(out, ": " STARS);
    return true;
}

/* Bytes of the secret that begins at text; 0: none does. */
static size_t secret_at(const lm__mask *mask, const char *text, size_t n)
{
    for (size_t i = 0; i < mask->n; i++)
        if (mask->sizes[i] <= n &&
            memcmp(text, mask->secrets[i], mask->sizes[i]) == 0)
            return mask->sizes[i];
    return 0;
}

void lm__mask_text(const lm__mask *mask, const char *text, size_t n,
                   lm_buffer *out)
{
    size_t from = 0;

    for (size_t i = 0; i < n;) {
        size_t k = secret_at(mask, text + i, n - i);

        if (!k) {
            i++;
            continue;
        }
        lm_buffer_append(out, text + from, i - from);
        lm_buffer_puts(out, STARS);
        i += k;
        from = i;
    }
    lm_buffer_append(out, text + from, n - from);
}

bool lm__mask_finds(const lm__mask *mask, const char *text, size_t n)
{
    for (size_t i = 0; mask->n && i < n; i++)
        if (secret_at(mask, text + i, n - i))
            return true;
    return false;
}

/* "name=value" up to the next '&', n bytes. */
static void put_parameter(const lm__mask *mask, const char *at, size_t n,
                          lm_buffer *out)
{
    const char *equals = memchr(at, '=', n);
    size_t name = equals ? (size_t)(equals - at) : 0;

    if (!equals || !is_secret(at, name)) {
        lm__mask_text(mask, at, n, out);
        return;
    }
    lm_buffer_append(out, at, name);
    lm_buffer_puts(out, "=" STARS);
}

/* Scheme and host, without a user's name and password; returns what follows. */
static const char *put_origin(const char *url, lm_buffer *out)
{
    const char *host = strstr(url, "://");
    size_t n = host ? strcspn(host + 3, "/?#") : 0;
    const char *at = NULL;

    if (!host)
        return url;
    host += 3;
    for (size_t i = 0; i < n; i++)
        if (host[i] == '@')
            at = host + i;
    if (!at)
        return url;
    lm_buffer_append(out, url, (size_t)(host - url));
    lm_buffer_puts(out, STARS);
    return at;
}

void lm__mask_url(const lm__mask *mask, const char *url, lm_buffer *out)
{
    const char *at = put_origin(url, out);
    size_t n = strcspn(at, "?");

    lm__mask_text(mask, at, n, out);
    for (at += n; *at; at += n) {
        lm_buffer_putc(out, *at++);
        n = strcspn(at, "&");
        put_parameter(mask, at, n, out);
    }
}
