/* SPDX-License-Identifier: MIT */
#include "url.h"

#include <string.h>
#include <strings.h>

/* Only digits and dots behind the 127: "127.evil.example" is a name. */
static bool is_loopback(const char *host, size_t n)
{
    if (n == 9 && strncasecmp(host, "localhost", n) == 0)
        return true;
    if (n == 5 && memcmp(host, "[::1]", n) == 0)
        return true;
    return n > 4 && memcmp(host, "127.", 4) == 0 &&
           strspn(host, "0123456789.") == n;
}

static const char *find_last(const char *s, const char *end, char c)
{
    while (end > s)
        if (*--end == c)
            return end;
    return NULL;
}

/* The host of [s, end), where a user's name and a port may stand around it. */
static bool read_host(const char *s, const char *end, lm__url *out)
{
    const char *at = find_last(s, end, '@');
    const char *host = at ? at + 1 : s;
    const char *colon = find_last(host, end, ':');
    const char *bracket = find_last(host, end, ']');

    out->has_port = colon && (!bracket || bracket < colon);
    out->host = host;
    out->host_size = (size_t)((out->has_port ? colon : end) - host);
    out->loopback = is_loopback(host, out->host_size);
    return out->host_size > 0;
}

bool lm__url_is_clean(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text <= ' ' || *text == 0x7f)
            return false;
    return true;
}

bool lm__url_read(const char *text, lm__url *out)
{
    size_t scheme;

    out->https = strncasecmp(text, "https://", 8) == 0;
    if (out->https)
        scheme = 8;
    else if (strncasecmp(text, "http://", 7) == 0)
        scheme = 7;
    else
        return false;
    text += scheme;
    out->rest = text + strcspn(text, "/?#\\");
    return lm__url_is_clean(text) && read_host(text, out->rest, out);
}
