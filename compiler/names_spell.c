/* SPDX-License-Identifier: MIT */
#include "names_spell.h"

#include "alloc.h"

#include <string.h>

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

char *names_identifier(lm_arena *arena, const char *text)
{
    char *identifier = alloc_zeroed(arena, strlen(text) + 3, 1, 1);
    size_t n = 0;

    if (is_digit(*text))
        identifier[n++] = 'x';
    for (; *text; text++) {
        if (is_letter(*text) || is_digit(*text))
            identifier[n++] = *text;
        else if (!n || identifier[n - 1] != '_')
            identifier[n++] = '_';
    }
    if (identifier[0] == '_' && (!identifier[1] || is_letter(identifier[1])) &&
        !(identifier[1] >= 'a' && identifier[1] <= 'z'))
        memmove(identifier, identifier + 1, n--);
    if (!n || (n == 1 && identifier[0] == '_'))
        memcpy(identifier, "x", 2);
    return identifier;
}

const char *names_of_literal(lm_arena *arena, const char *text, size_t number)
{
    for (const char *c = text; *c; c++)
        if (is_letter(*c) || is_digit(*c))
            return text;
    return alloc_printf(arena, "value_%zu", number);
}

const char *names_join(lm_arena *arena, const char *base, const char *suffix)
{
    size_t n = strlen(base);

    while (n && base[n - 1] == '_')
        n--;
    while (*suffix == '_')
        suffix++;
    return alloc_printf(arena, "%.*s_%s", (int)n, base, suffix);
}

static char lower(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    return c;
}

char *names_snake_case(lm_arena *arena, const char *name)
{
    char *snake = alloc_zeroed(arena, strlen(name) * 2 + 1, 1, 1);
    size_t n = 0;

    for (size_t i = 0; name[i]; i++) {
        bool capital = lower(name[i]) != name[i];
        bool begins = capital && i && name[i - 1] != '_' &&
                      (lower(name[i - 1]) == name[i - 1] ||
                       (name[i + 1] && lower(name[i + 1]) == name[i + 1] &&
                        is_letter(name[i + 1])));

        if (begins)
            snake[n++] = '_';
        snake[n++] = lower(name[i]);
    }
    return snake;
}
