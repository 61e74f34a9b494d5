/* SPDX-License-Identifier: MIT */
#include "header_part.h"

#include "format.h"

#include <stdlib.h>
#include <string.h>

/*
 * LM(format = ...): text of that format in a char *, or what the format's own
 * type of lm/format.h is: that type, a struct of the user's that lies in
 * memory like it, or the bytes of an address or a UUID.
 */

static const char *const words[] = {"json",     "decimal", "email", "uri",
                                    "datetime", "date",    "time",  "uuid",
                                    "duration", "ipv4",    "ipv6",  "bytes"};

enum { N_WORDS = sizeof(words) / sizeof(words[0]) };

static bool is_text_format(const char *word)
{
    const model_format *format = format_find(word);

    return !format || strchr(format->c_type, '*');
}

void header_known_formats(header *h)
{
    for (size_t i = 0; i < N_WORDS; i++) {
        const c_type type = {.kind = C_NUMBER, .word = words[i]};

        if (!is_text_format(words[i]))
            header_name_type(h, format_find(words[i])->c_type, &type);
    }
}

/* uint8_t x[16], of a format that is nothing but bytes. */
bool header_in_bytes(const c_member *m)
{
    const model_format *format =
        m->notes.format ? format_find(m->notes.format) : NULL;

    return format && format->row && format->align == 1 && m->n_rooms == 1 &&
           !m->stars && m->type.kind == C_NUMBER &&
           strcmp(m->type.word, "uint8") == 0 && m->rooms[0] &&
           strtoul(m->rooms[0]->text, NULL, 10) == format->size;
}

static const char *unknown(header *h, const char *word)
{
    const char *nearest = diag_nearest(word, words, N_WORDS);

    return nearest
               ? alloc_printf(h->p.arena, "no format '%s'; did you mean '%s'?",
                              word, nearest)
               : alloc_printf(h->p.arena, "no format '%s'", word);
}

static bool is_word(const char *word)
{
    size_t i = 0;

    while (i < N_WORDS && strcmp(words[i], word) != 0)
        i++;
    return i < N_WORDS;
}

/* It can be the user's own struct, which the compiler of C will measure. */
static bool may_be_like(const c_member *m)
{
    bool own = m->type.kind == C_UNKNOWN ||
               (m->type.kind == C_RECORD && !m->type.record->is_enum &&
                !m->type.record->is_model);

    return own && !m->stars && !m->n_rooms;
}

const char *header_format_why(header *h, const c_member *m)
{
    const char *word = m->notes.format;

    if (!word)
        return NULL;
    if (!is_word(word))
        return unknown(h, word);
    if (is_text_format(word)) {
        if (m->type.kind != C_CHAR)
            return alloc_printf(h->p.arena, "the format '%s' needs a 'char *'",
                                word);
        return m->stars ? NULL
                        : "text in an array takes no format; write 'char *'";
    }
    if (m->type.kind == C_NUMBER && strcmp(m->type.word, word) == 0)
        return NULL;
    if (header_in_bytes(m) || may_be_like(m))
        return NULL;
    return alloc_printf(h->p.arena, "the format '%s' needs an '%s'", word,
                        format_find(word)->c_type);
}
