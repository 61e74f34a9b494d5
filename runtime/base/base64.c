/* SPDX-License-Identifier: MIT */
#include "base64.h"

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                             "abcdefghijklmnopqrstuvwxyz0123456789+/";

int lm__base64_digit(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

size_t lm__base64_size(const char *text, size_t n)
{
    size_t size = n / 4 * 3;

    if (n && text[n - 1] == '=')
        size -= text[n - 2] == '=' ? 2 : 1;
    return size;
}

void lm__base64_read(const char *text, size_t n, uint8_t *to)
{
    uint32_t bits = 0;
    unsigned have = 0;

    for (size_t i = 0; i < n && text[i] != '='; i++) {
        bits = bits << 6 | (uint32_t)lm__base64_digit(text[i]);
        have += 6;
        if (have >= 8) {
            have -= 8;
            *to++ = (uint8_t)(bits >> have);
        }
    }
}

char *lm__base64_write(const uint8_t *bytes, size_t n, char *to)
{
    for (; n >= 3; n -= 3, bytes += 3, to += 4) {
        to[0] = digits[bytes[0] >> 2];
        to[1] = digits[(bytes[0] & 3) << 4 | bytes[1] >> 4];
        to[2] = digits[(bytes[1] & 15) << 2 | bytes[2] >> 6];
        to[3] = digits[bytes[2] & 63];
    }
    if (!n)
        return to;
    to[0] = digits[bytes[0] >> 2];
    to[1] = digits[(bytes[0] & 3) << 4 | (n > 1 ? bytes[1] >> 4 : 0)];
    to[2] = '=';
    if (n > 1)
        to[2] = digits[(bytes[1] & 15) << 2];
    to[3] = '=';
    return to + 4;
}
