/* SPDX-License-Identifier: MIT */
#include "utf8.h"

#include <string.h>

#define HIGH_BITS UINT64_C(0x8080808080808080)

/* States of a sequence: how many bytes are due, and what the next may be. */
enum state {
    START = LM__UTF8_START,
    DUE_1,
    DUE_2,
    DUE_3,
    AFTER_E0, /* no overlong form of three bytes */
    AFTER_ED, /* no surrogate */
    AFTER_F0, /* no overlong form of four bytes */
    AFTER_F4, /* nothing above U+10FFFF */
    BAD = LM__UTF8_BAD
};

static const struct {
    uint8_t low, high, next;
} continuations[] = {
    [DUE_1] = {0x80, 0xBF, START},    [DUE_2] = {0x80, 0xBF, DUE_1},
    [DUE_3] = {0x80, 0xBF, DUE_2},    [AFTER_E0] = {0xA0, 0xBF, DUE_1},
    [AFTER_ED] = {0x80, 0x9F, DUE_1}, [AFTER_F0] = {0x90, 0xBF, DUE_2},
    [AFTER_F4] = {0x80, 0x8F, DUE_2},
};

static uint8_t first_byte(uint8_t byte)
{
    if (byte < 0x80)
        return START;
    if (byte < 0xC2 || byte > 0xF4)
        return BAD;
    if (byte < 0xE0)
        return DUE_1;
    if (byte < 0xF0)
        return byte == 0xE0 ? AFTER_E0 : byte == 0xED ? AFTER_ED : DUE_2;
    return byte == 0xF0 ? AFTER_F0 : byte == 0xF4 ? AFTER_F4 : DUE_3;
}

uint8_t lm__utf8_step(uint8_t state, uint8_t byte)
{
    if (state == START)
        return first_byte(byte);
    if (state >= BAD || byte < continuations[state].low ||
        byte > continuations[state].high)
        return BAD;
    return continuations[state].next;
}

static size_t skip_ascii(const char *s, size_t at, size_t n)
{
    uint64_t word;

    while (n - at >= sizeof(word)) {
        memcpy(&word, s + at, sizeof(word));
        if (word & HIGH_BITS)
            break;
        at += sizeof(word);
    }
    while (at < n && (unsigned char)s[at] < 0x80)
        at++;
    return at;
}

static bool is_next(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Bytes of the sequence at s; 0: it is not valid, or not whole. */
static size_t sequence(const char *s, size_t n)
{
    uint8_t state = first_byte((uint8_t)s[0]);

    if (state == START)
        return 1;
    if (state == DUE_1)
        return n >= 2 && is_next(s[1]) ? 2 : 0;
    if (state == DUE_2)
        return n >= 3 && is_next(s[1]) && is_next(s[2]) ? 3 : 0;
    for (size_t i = 1; i < n && i < 4; i++) {
        state = lm__utf8_step(state, (uint8_t)s[i]);
        if (state == START)
            return i + 1;
    }
    return 0;
}

/* Bytes at the start that are known to be valid: whole sequences. */
static size_t skip_blocks(const char *s, size_t n)
{
#if defined(__x86_64__) && defined(__GNUC__)
    if (n >= 64 && __builtin_cpu_supports("avx2"))
        return lm__utf8_blocks_avx2(s, n);
#endif
    return skip_ascii(s, 0, n);
}

size_t lm__utf8_check(const char *s, size_t n)
{
    size_t at = skip_blocks(s, n);

    while (at < n) {
        size_t k = sequence(s + at, n - at);

        if (!k)
            return at;
        at += k;
        if (at < n && (unsigned char)s[at] < 0x80)
            at = skip_ascii(s, at, n);
    }
    return n;
}

size_t lm__utf8_length(const char *s, size_t n)
{
    size_t length = 0;

    for (size_t i = 0; i < n; i++)
        length += ((unsigned char)s[i] & 0xC0) != 0x80;
    return length;
}

size_t lm__utf8_cut(const char *s, size_t n)
{
    size_t back = 0;
    uint8_t state = START;

    while (back < n && back < 3 &&
           ((unsigned char)s[n - 1 - back] & 0xC0) == 0x80)
        back++;
    if (back == n)
        return n;
    for (size_t i = n - 1 - back; i < n; i++)
        state = lm__utf8_step(state, (uint8_t)s[i]);
    return state == START || state == BAD ? n : n - 1 - back;
}

size_t lm__utf8_put(char *to, uint32_t code)
{
    static const uint8_t lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t n = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;

    if (n == 1) {
        to[0] = (char)code;
        return 1;
    }
    for (size_t i = n - 1; i > 0; i--) {
        to[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    to[0] = (char)(lead[n] | code);
    return n;
}
