/* SPDX-License-Identifier: MIT */
#include "format.h"

#include <string.h>

/* P1Y2M3DT4H5M6S or P7W: a number of each, in that order, some left out. */

typedef struct part {
    char unit;
    bool of_day; /* behind the T */
    size_t offset;
} part;

static const part parts[] = {
    {'Y', false, offsetof(lm_duration, years)},
    {'M', false, offsetof(lm_duration, months)},
    {'D', false, offsetof(lm_duration, days)},
    {'H', true, offsetof(lm_duration, hours)},
    {'M', true, offsetof(lm_duration, minutes)},
    {'S', true, offsetof(lm_duration, seconds)},
};

enum { PARTS = sizeof(parts) / sizeof(parts[0]), MOST = 999999999 };

static uint32_t get(const lm_duration *d, const part *p)
{
    uint32_t number;

    memcpy(&number, (const char *)d + p->offset, sizeof(number));
    return number;
}

static void set(lm_duration *d, const part *p, uint32_t number)
{
    memcpy((char *)d + p->offset, &number, sizeof(number));
}

/* The part with that unit among those behind the last one; PARTS: none. */
static size_t find_part(size_t from, bool of_day, char unit)
{
    while (from < PARTS &&
           (parts[from].of_day != of_day || parts[from].unit != unit))
        from++;
    return from;
}

static bool eat_parts(lm__cursor *c, lm_duration *d)
{
    bool of_day = false;
    size_t next = 0;

    while (c->at < c->end) {
        int32_t number;

        if (!of_day && lm__eat(c, 'T'))
            of_day = true;
        number = lm__digits(c, 1, 9);
        if (number < 0 || c->at == c->end)
            return false;
        next = find_part(next, of_day, *c->at++);
        if (next == PARTS)
            return false;
        set(d, &parts[next++], (uint32_t)number);
    }
    return true;
}

static bool eat_weeks(lm__cursor *c, lm_duration *d)
{
    lm__cursor at = *c;
    int32_t weeks = lm__digits(&at, 1, 9);

    if (weeks < 0 || !lm__eat(&at, 'W'))
        return false;
    d->weeks = (uint32_t)weeks;
    *c = at;
    return true;
}

static bool read_duration(const char *text, size_t n, void *value)
{
    lm__cursor c = {text, text + n};
    lm_duration d = {0};

    if (!lm__eat(&c, 'P') || c.at == c.end)
        return false;
    if (!eat_weeks(&c, &d) && !eat_parts(&c, &d))
        return false;
    if (c.at != c.end)
        return false;
    memcpy(value, &d, sizeof(d));
    return true;
}

static char *put_part(char *to, uint32_t number, char unit)
{
    uint32_t rest = number;
    int places = 1;

    while (rest >= 10) {
        rest /= 10;
        places++;
    }
    to = lm__put_digits(to, number, places);
    *to++ = unit;
    return to;
}

static char *put_parts(char *to, const lm_duration *d)
{
    bool of_day = false;

    for (size_t i = 0; i < PARTS; i++) {
        uint32_t number = get(d, &parts[i]);

        if (!number)
            continue;
        if (parts[i].of_day && !of_day)
            *to++ = 'T';
        of_day = parts[i].of_day;
        to = put_part(to, number, parts[i].unit);
    }
    return to;
}

static size_t write_duration(const void *value, char *to)
{
    static const char none[] = "PT0S";
    lm_duration d;
    char *at = to;

    memcpy(&d, value, sizeof(d));
    for (size_t i = 0; i < PARTS; i++)
        if (get(&d, &parts[i]) > MOST || (d.weeks && get(&d, &parts[i])))
            return 0;
    if (d.weeks > MOST)
        return 0;
    *at++ = 'P';
    at = d.weeks ? put_part(at, d.weeks, 'W') : put_parts(at, &d);
    if (at > to + 1)
        return (size_t)(at - to);
    memcpy(to, none, sizeof(none) - 1);
    return sizeof(none) - 1;
}

const lm_format lm_format_duration = {"a valid duration",
                                      sizeof(lm_duration),
                                      read_duration,
                                      write_duration,
                                      NULL,
                                      NULL};
