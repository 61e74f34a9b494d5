/* SPDX-License-Identifier: MIT */
#include "format.h"
#include "mend.h"

#include <stdio.h>
#include <string.h>

/*
 * Dates as people write them, as RFC 3339 has them. What could mean another
 * day is none: `05/03/2024` is in March or in May, `25/03/2024` is not; a year
 * has four digits; a moment says how far it is from UTC.
 */

static const char months[][10] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december",
};

enum { N_MONTHS = sizeof(months) / sizeof(*months), SHORT = 3, MIDDAY = 12 };

typedef struct day {
    int32_t year, month, day;
} day;

static void skip_white(lm__cursor *c)
{
    c->at = lm__skip_white(c->at, c->end);
}

static char lower(char c)
{
    if (c >= 'A' && c <= 'Z')
        c |= 0x20;
    return c;
}

/* The byte that comes next; NUL: none does. */
static char peek(const lm__cursor *c)
{
    if (c->at == c->end)
        return '\0';
    return *c->at;
}

static bool is_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

/* The word, in any case, and no letter behind it. */
static bool eat_word(lm__cursor *c, const char *word, size_t n)
{
    if ((size_t)(c->end - c->at) < n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (lower(c->at[i]) != word[i])
            return false;
    if (c->at + n < c->end && is_letter(c->at[n]))
        return false;
    c->at += n;
    return true;
}

/* From 1; 0: it is none. A name of three letters, or four, may have a point. */
static int32_t eat_month(lm__cursor *c)
{
    for (int32_t i = 0; i < N_MONTHS; i++)
        if (eat_word(c, months[i], strlen(months[i])) ||
            eat_word(c, months[i], SHORT) ||
            eat_word(c, months[i], SHORT + 1)) {
            lm__eat(c, '.');
            return i + 1;
        }
    return 0;
}

/* 5, 05, 5th. */
static int32_t eat_ordinal(lm__cursor *c)
{
    static const char *const ends[] = {"st", "nd", "rd", "th"};
    int32_t number = lm__digits(c, 1, 2);

    for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
        if (eat_word(c, ends[i], 2))
            break;
    return number;
}

/* The year, behind a comma or not. */
static bool eat_year(lm__cursor *c, int32_t *year)
{
    lm__eat(c, ',');
    skip_white(c);
    *year = lm__digits(c, 4, 4);
    return *year >= 0;
}

/* March 5, 2024 */
static bool month_first(lm__cursor *c, day *d)
{
    d->month = eat_month(c);
    if (!d->month)
        return false;
    skip_white(c);
    d->day = eat_ordinal(c);
    return d->day > 0 && eat_year(c, &d->year);
}

/* 5 March 2024, 5th of March, 2024, 5-Mar-2024 */
static bool day_first(lm__cursor *c, day *d)
{
    bool dash;

    d->day = eat_ordinal(c);
    if (d->day <= 0)
        return false;
    dash = lm__eat(c, '-');
    skip_white(c);
    if (eat_word(c, "of", 2))
        skip_white(c);
    d->month = eat_month(c);
    if (!d->month || (dash && !lm__eat(c, '-')))
        return false;
    return eat_year(c, &d->year);
}

/* 2024/3/5, 2024.03.05, 20240305 */
static bool year_first(lm__cursor *c, day *d)
{
    char sign;

    d->year = lm__digits(c, 4, 4);
    sign = peek(c);
    if (d->year < 0 || !sign)
        return false;
    if (lm__is_digit(sign)) {
        d->month = lm__digits(c, 2, 2);
        d->day = lm__digits(c, 2, 2);
        return d->month > 0 && d->day > 0;
    }
    if (!strchr("-/.", sign))
        return false;
    c->at++;
    d->month = lm__digits(c, 1, 2);
    if (d->month <= 0 || !lm__eat(c, sign))
        return false;
    d->day = lm__digits(c, 1, 2);
    return d->day > 0;
}

/* 25/03/2024, 03-25-2024: only one of the two can be a month, or they agree. */
static bool year_last(lm__cursor *c, day *d)
{
    int32_t first = lm__digits(c, 1, 2);
    char sign = peek(c);
    int32_t second;

    if (first <= 0 || !sign || !strchr("-/.", sign))
        return false;
    c->at++;
    second = lm__digits(c, 1, 2);
    if (second <= 0 || !lm__eat(c, sign))
        return false;
    d->year = lm__digits(c, 4, 4);
    d->day = second > N_MONTHS ? second : first;
    d->month = second > N_MONTHS ? first : second;
    return d->year >= 0 &&
           (first > N_MONTHS || second > N_MONTHS || first == second);
}

static bool eat_day(lm__cursor *c, day *d)
{
    static bool (*const forms[])(lm__cursor *, day *) = {month_first, day_first,
                                                         year_first, year_last};

    for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
        lm__cursor from = *c;

        if (forms[i](&from, d) && !lm__is_digit(peek(&from))) {
            *c = from;
            return true;
        }
    }
    return false;
}

typedef struct moment {
    int32_t hour, minute, second;
    char fraction[12]; /* with its point, or "" */
    char offset[8];
} moment;

static bool eat_fraction(lm__cursor *c, char to[12])
{
    const char *from = c->at;

    to[0] = '\0';
    if (!lm__eat(c, '.'))
        return true;
    if (lm__digits(c, 1, 9) < 0)
        return false;
    snprintf(to, 12, "%.*s", (int)(c->at - from), from);
    return true;
}

/* am and pm, behind an hour of 1 to 12. */
static bool eat_half(lm__cursor *c, int32_t *hour)
{
    bool am = eat_word(c, "am", 2) || eat_word(c, "a.m.", 4);
    bool pm = !am && (eat_word(c, "pm", 2) || eat_word(c, "p.m.", 4));

    if (!am && !pm)
        return true;
    if (*hour < 1 || *hour > MIDDAY)
        return false;
    *hour = *hour % MIDDAY + (pm ? MIDDAY : 0);
    return true;
}

/* Z, UTC, GMT, +02:00, +0200, +02 */
static bool eat_offset(lm__cursor *c, char to[8])
{
    int32_t hours;
    int32_t minutes = 0;
    char sign;

    if (eat_word(c, "z", 1) || eat_word(c, "utc", 3) || eat_word(c, "gmt", 3))
        return snprintf(to, 8, "Z") > 0;
    sign = peek(c);
    if (!lm__eat(c, '+') && !lm__eat(c, '-'))
        return false;
    hours = lm__digits(c, 2, 2);
    if (lm__eat(c, ':') || c->at < c->end)
        minutes = lm__digits(c, 2, 2);
    return hours >= 0 && minutes >= 0 &&
           snprintf(to, 8, "%c%02d:%02d", sign, (int)hours % 100,
                    (int)minutes % 100) > 0;
}

/* 14:30, 2:30 pm, 14:30:00.5, and how far from UTC. */
static bool eat_moment(lm__cursor *c, moment *m)
{
    lm__eat(c, ',');
    if (!lm__eat(c, 'T'))
        skip_white(c);
    if (eat_word(c, "at", 2))
        skip_white(c);
    m->hour = lm__digits(c, 1, 2);
    if (m->hour < 0 || !lm__eat(c, ':'))
        return false;
    m->minute = lm__digits(c, 2, 2);
    m->second = lm__eat(c, ':') ? lm__digits(c, 2, 2) : 0;
    if (m->minute < 0 || m->second < 0 || !eat_fraction(c, m->fraction))
        return false;
    skip_white(c);
    if (!eat_half(c, &m->hour))
        return false;
    skip_white(c);
    return eat_offset(c, m->offset);
}

size_t lm__loose_date(const lm_format *format, const char *s, size_t n,
                      char to[LM__LOOSE])
{
    lm__cursor c = {s, s + n};
    bool moments = format == &lm_format_datetime;
    day d;
    moment m;
    int written;

    if (format != &lm_format_date && !moments)
        return 0;
    skip_white(&c);
    if (!eat_day(&c, &d) || (moments && !eat_moment(&c, &m)))
        return 0;
    skip_white(&c);
    if (c.at != c.end)
        return 0;
    written = snprintf(to, LM__LOOSE, "%04d-%02d-%02d", (int)d.year,
                       (int)d.month, (int)d.day);
    if (moments)
        written += snprintf(to + written, (size_t)(LM__LOOSE - written),
                            "T%02d:%02d:%02d%s%s", (int)m.hour, (int)m.minute,
                            (int)m.second, m.fraction, m.offset);
    return (size_t)written;
}
