/* SPDX-License-Identifier: MIT */
#include "complete.h"

static void in_string(completion *c, char byte, size_t at)
{
    if (c->escaped) {
        c->escaped = false;
    } else if (byte == '\\') {
        c->escaped = true;
    } else if (byte == '"') {
        c->in_string = false;
        if (!c->is_key)
            c->safe = at + 1;
    }
}

static void end_word(completion *c, size_t at)
{
    if (c->in_word)
        c->safe = at;
    c->in_word = false;
}

static void open_bracket(completion *c, char closer, size_t at)
{
    if (c->depth < COMPLETE_DEPTH)
        c->closers[c->depth++] = closer;
    c->key_next = closer == '}';
    c->safe = at + 1;
}

static void between(completion *c, char byte, size_t at)
{
    switch (byte) {
    case '{':
    case '[':
        open_bracket(c, byte == '{' ? '}' : ']', at);
        break;
    case '}':
    case ']':
        end_word(c, at);
        c->depth -= c->depth > 0;
        c->safe = at + 1;
        break;
    case ',':
        end_word(c, at);
        c->key_next = c->depth && c->closers[c->depth - 1] == '}';
        break;
    case '"':
        c->in_string = true;
        c->is_key = c->key_next;
        c->key_next = false;
        break;
    case ':':
    case ' ':
    case '\n':
        end_word(c, at);
        break;
    default:
        c->in_word = true;
        break;
    }
}

void complete_feed(completion *c, const char *s, size_t from, size_t to)
{
    for (size_t at = from; at < to; at++) {
        if (c->in_string)
            in_string(c, s[at], at);
        else
            between(c, s[at], at);
    }
}

/* Where an open string can end: not within an escape or a code point. */
static size_t cut_string(const char *s, size_t n, bool escaped)
{
    size_t end = n - escaped;
    size_t at = end;

    while (at > 0 && ((unsigned char)s[at - 1] & 0xc0) == 0x80)
        at--;
    if (at > 0 && (unsigned char)s[at - 1] >= 0xc0) {
        unsigned char lead = (unsigned char)s[at - 1];
        size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;

        if (end - (at - 1) < length)
            end = at - 1;
    }
    return end;
}

bool complete_text(const completion *c, const char *s, size_t n, text *t)
{
    bool in_value = c->in_string && !c->is_key;

    t->n = 0;
    if (c->safe == 0)
        return false;
    text_put(t, s, in_value ? cut_string(s, n, c->escaped) : c->safe);
    if (in_value)
        text_char(t, '"');
    for (uint32_t i = c->depth; i > 0; i--)
        text_char(t, c->closers[i - 1]);
    *text_room(t, TEXT_PADDING) = '\0';
    return true;
}
