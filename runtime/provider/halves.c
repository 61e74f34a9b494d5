/* SPDX-License-Identifier: MIT */
#include "halves.h"

#include <stdio.h>
#include <string.h>

enum { ESCAPE = 6 }; /* bytes of \uXXXX */

typedef struct seam {
    const char *s, *end;
    char *to;
    uint16_t open; /* the half that the event before had; 0: none */
    uint16_t left; /* the one that this event has; 0: none */
    bool joined;
    bool starts; /* the byte before began or ended a string */
} seam;

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* What the escape at s is; 0: it is none of that form. */
static uint16_t unit_at(const char *s, const char *end)
{
    unsigned unit = 0;

    if (end - s < ESCAPE || s[0] != '\\' || s[1] != 'u')
        return 0;
    for (int i = 2; i < ESCAPE; i++) {
        int digit = digit_of(s[i]);

        if (digit < 0)
            return 0;
        unit = unit * 16 + (unsigned)digit;
    }
    return (uint16_t)unit;
}

static bool is_first(uint16_t unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

static bool is_second(uint16_t unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

static void copy(seam *m, size_t n)
{
    memcpy(m->to, m->s, n);
    m->to += n;
    m->s += n;
}

/* Some say the same twice in an event: all of them leave the same half. */
static bool leave(seam *m, uint16_t unit)
{
    if (m->left && m->left != unit)
        return false;
    m->left = unit;
    m->s += ESCAPE;
    return true;
}

static bool join(seam *m)
{
    char text[ESCAPE + 1];

    if (!m->open || !m->starts)
        return false;
    snprintf(text, sizeof(text), "\\u%04x", (unsigned)m->open);
    memcpy(m->to, text, ESCAPE);
    m->to += ESCAPE;
    m->joined = true;
    copy(m, ESCAPE);
    return true;
}

/* An escape; false: a half that has no other. */
static bool pass_escape(seam *m)
{
    uint16_t unit = unit_at(m->s, m->end);

    if (is_second(unit))
        return join(m);
    if (!is_first(unit)) {
        copy(m, m->end - m->s < 2 ? 1 : 2);
        return true;
    }
    if (is_second(unit_at(m->s + ESCAPE, m->end))) {
        copy(m, (size_t)ESCAPE * 2);
        return true;
    }
    return m->s + ESCAPE < m->end && m->s[ESCAPE] == '"' && leave(m, unit);
}

static bool pass_all(seam *m)
{
    while (m->s < m->end) {
        if (*m->s == '\\') {
            if (!pass_escape(m))
                return false;
            m->starts = false;
        } else {
            m->starts = *m->s == '"';
            copy(m, 1);
        }
    }
    return m->left || m->joined;
}

lm_status lm__halves_join(uint16_t *half, const lm__event *event,
                          lm_arena *scratch, lm__event *joined)
{
    char *data;
    seam m = {.s = event->data, .end = event->data + event->n, .open = *half};

    if (event->n < ESCAPE || !memchr(event->data, '\\', event->n))
        return LM_PROTOCOL;
    /* At most as many escapes are put in as are there. */
    data = lm_arena_alloc(scratch, event->n * 2, 1);
    if (!data)
        return LM_NOMEM;
    m.to = data;
    if (!pass_all(&m) || (m.open && !m.joined))
        return LM_PROTOCOL;
    *half = m.left;
    *joined = (lm__event){
        .type = event->type, .data = data, .n = (size_t)(m.to - data)};
    return LM_OK;
}
