/* SPDX-License-Identifier: MIT */
#include "format.h"

#include <string.h>

/* Dates and times of RFC 3339, in the calendar that it extends backwards. */

enum { DAY_MINUTES = 24 * 60, SECOND = 1000000000 };
#define DAY_SECONDS INT64_C(86400)

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_days(int year, int month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30,
                                   31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && is_leap(year));
}

static bool date_valid(const lm_date *d)
{
    return d->year >= 0 && d->year <= 9999 && d->month >= 1 && d->month <= 12 &&
           d->day >= 1 && d->day <= month_days(d->year, d->month);
}

/*
 * Days since 1970-01-01. A year that begins in March ends with the day that
 * not all have.
 */
static int64_t days_of(const lm_date *d)
{
    int year = d->year - (d->month <= 2);
    int era = (year >= 0 ? year : year - 399) / 400;
    int in_era = year - era * 400;
    int month = d->month > 2 ? d->month - 3 : d->month + 9;
    int day = (153 * month + 2) / 5 + d->day - 1;

    day += in_era * 365 + in_era / 4 - in_era / 100;
    return era * INT64_C(146097) + day - 719468;
}

/* days: of the years 0 to 9999. */
static lm_date date_of(int64_t days)
{
    int32_t all = (int32_t)days + 719468;
    int era = (all >= 0 ? all : all - 146096) / 146097;
    int rest = all - era * 146097;
    int year = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
    int day = rest - (365 * year + year / 4 - year / 100);
    int month = (5 * day + 2) / 153;
    lm_date d;

    d.day = (uint8_t)(day - (153 * month + 2) / 5 + 1);
    d.month = (uint8_t)(month < 10 ? month + 3 : month - 9);
    d.year = (int16_t)(year + era * 400 + (d.month <= 2));
    return d;
}

static bool eat_date(lm__cursor *c, lm_date *out)
{
    int32_t year = lm__digits(c, 4, 4);
    bool first = lm__eat(c, '-');
    int32_t month = lm__digits(c, 2, 2);
    bool second = lm__eat(c, '-');
    int32_t day = lm__digits(c, 2, 2);

    if (year < 0 || !first || month < 0 || !second || day < 0)
        return false;
    *out = (lm_date){(int16_t)year, (uint8_t)month, (uint8_t)day};
    return date_valid(out);
}

/* Minutes of the day in UTC; the offset is less than a day. */
static int utc_minute(const lm_time *t)
{
    return (t->hour * 60 + t->minute - t->offset + 2 * DAY_MINUTES) %
           DAY_MINUTES;
}

/* A leap second is the last of a day in UTC. */
static bool time_valid(const lm_time *t)
{
    return t->hour <= 23 && t->minute <= 59 && t->nanosecond >= 0 &&
           t->nanosecond < SECOND && t->offset > -DAY_MINUTES &&
           t->offset < DAY_MINUTES &&
           (t->second <= 59 ||
            (t->second == 60 && utc_minute(t) == DAY_MINUTES - 1));
}

/* ".5" as nanoseconds; finer is refused, since it would be lost. */
static bool eat_fraction(lm__cursor *c, int32_t *out)
{
    const char *from = c->at;
    int32_t number;

    if (!lm__eat(c, '.'))
        return true;
    number = lm__digits(c, 1, 9);
    if (number < 0)
        return false;
    for (ptrdiff_t places = c->at - from - 1; places < 9; places++)
        number *= 10;
    *out = number;
    return true;
}

static bool eat_offset(lm__cursor *c, int32_t *out)
{
    bool west = c->at < c->end && *c->at == '-';
    int32_t hours;
    int32_t minutes;

    if (lm__eat(c, 'Z') || lm__eat(c, 'z'))
        return true;
    if (!lm__eat(c, '-') && !lm__eat(c, '+'))
        return false;
    hours = lm__digits(c, 2, 2);
    if (hours < 0 || hours > 23 || !lm__eat(c, ':'))
        return false;
    minutes = lm__digits(c, 2, 2);
    if (minutes < 0 || minutes > 59)
        return false;
    *out = west ? -(hours * 60 + minutes) : hours * 60 + minutes;
    return true;
}

static bool eat_time(lm__cursor *c, lm_time *out)
{
    int32_t hour = lm__digits(c, 2, 2);
    bool first = lm__eat(c, ':');
    int32_t minute = lm__digits(c, 2, 2);
    bool second_colon = lm__eat(c, ':');
    int32_t second = lm__digits(c, 2, 2);
    lm_time t = {0};

    if (hour < 0 || !first || minute < 0 || !second_colon || second < 0 ||
        !eat_fraction(c, &t.nanosecond) || !eat_offset(c, &t.offset))
        return false;
    t.hour = (uint8_t)hour;
    t.minute = (uint8_t)minute;
    t.second = (uint16_t)second;
    *out = t;
    return time_valid(out);
}

static bool read_date(const char *text, size_t n, void *value)
{
    lm__cursor c = {text, text + n};
    lm_date date;

    if (!eat_date(&c, &date) || c.at != c.end)
        return false;
    memcpy(value, &date, sizeof(date));
    return true;
}

static bool read_time(const char *text, size_t n, void *value)
{
    lm__cursor c = {text, text + n};
    lm_time time;

    if (!eat_time(&c, &time) || c.at != c.end)
        return false;
    memcpy(value, &time, sizeof(time));
    return true;
}

/* A leap second counts as the end of the one before it. */
static lm_datetime join(const lm_date *d, const lm_time *t)
{
    bool leap = t->second == 60;
    int64_t minutes = t->hour * 60 + t->minute - t->offset;

    return (lm_datetime){days_of(d) * DAY_SECONDS + minutes * 60 + t->second -
                             leap,
                         t->nanosecond + (leap ? SECOND : 0), t->offset};
}

static bool read_datetime(const char *text, size_t n, void *value)
{
    lm__cursor c = {text, text + n};
    lm_date date;
    lm_time time;
    lm_datetime when;

    if (!eat_date(&c, &date) || (!lm__eat(&c, 'T') && !lm__eat(&c, 't')) ||
        !eat_time(&c, &time) || c.at != c.end)
        return false;
    when = join(&date, &time);
    memcpy(value, &when, sizeof(when));
    return true;
}

static char *put_date(char *to, const lm_date *d)
{
    to = lm__put_digits(to, (uint32_t)d->year, 4);
    *to++ = '-';
    to = lm__put_digits(to, d->month, 2);
    *to++ = '-';
    return lm__put_digits(to, d->day, 2);
}

static char *put_offset(char *to, int32_t offset)
{
    uint32_t minutes = (uint32_t)(offset < 0 ? -offset : offset);

    if (!minutes) {
        *to++ = 'Z';
        return to;
    }
    *to++ = offset < 0 ? '-' : '+';
    to = lm__put_digits(to, minutes / 60, 2);
    *to++ = ':';
    return lm__put_digits(to, minutes % 60, 2);
}

static char *put_time(char *to, const lm_time *t)
{
    to = lm__put_digits(to, t->hour, 2);
    *to++ = ':';
    to = lm__put_digits(to, t->minute, 2);
    *to++ = ':';
    to = lm__put_digits(to, t->second, 2);
    if (t->nanosecond) {
        *to++ = '.';
        to = lm__put_digits(to, (uint32_t)t->nanosecond, 9);
        while (to[-1] == '0')
            to--;
    }
    return put_offset(to, t->offset);
}

static size_t write_date(const void *value, char *to)
{
    lm_date date;

    memcpy(&date, value, sizeof(date));
    return date_valid(&date) ? (size_t)(put_date(to, &date) - to) : 0;
}

static size_t write_time(const void *value, char *to)
{
    lm_time time;

    memcpy(&time, value, sizeof(time));
    return time_valid(&time) ? (size_t)(put_time(to, &time) - to) : 0;
}

/* The first and the last second that a year of four digits has. */
#define FIRST_SECOND INT64_C(-62167219200)
#define LAST_SECOND INT64_C(253402300799)

/* The clock's date and time; false: there is none for such a value. */
static bool split(const lm_datetime *when, lm_date *d, lm_time *t)
{
    int64_t local;
    int64_t days;
    int32_t rest;

    if (when->offset <= -DAY_MINUTES || when->offset >= DAY_MINUTES ||
        when->nanoseconds < 0 || when->nanoseconds >= 2 * SECOND ||
        when->seconds < FIRST_SECOND - DAY_SECONDS ||
        when->seconds > LAST_SECOND + DAY_SECONDS)
        return false;
    local = when->seconds + when->offset * INT64_C(60);
    if (local < FIRST_SECOND || local > LAST_SECOND)
        return false;
    days = (local - FIRST_SECOND) / DAY_SECONDS;
    rest = (int32_t)(local - FIRST_SECOND - days * DAY_SECONDS);
    *d = date_of(days + FIRST_SECOND / DAY_SECONDS);
    t->hour = (uint8_t)(rest / 3600);
    t->minute = (uint8_t)(rest / 60 % 60);
    t->second = (uint16_t)(rest % 60 + (when->nanoseconds >= SECOND));
    t->nanosecond = when->nanoseconds % SECOND;
    t->offset = when->offset;
    return (when->nanoseconds < SECOND || rest % 60 == 59) && time_valid(t);
}

static size_t write_datetime(const void *value, char *to)
{
    lm_datetime when;
    lm_date date;
    lm_time time;
    char *at;

    memcpy(&when, value, sizeof(when));
    if (!split(&when, &date, &time))
        return 0;
    at = put_date(to, &date);
    *at++ = 'T';
    return (size_t)(put_time(at, &time) - to);
}

struct tm lm_datetime_tm(lm_datetime when)
{
    struct tm tm = {0};
    lm_date date;
    lm_time time;
    lm_date january;

    if (!split(&when, &date, &time))
        return tm;
    january = (lm_date){date.year, 1, 1};
    tm.tm_year = date.year - 1900;
    tm.tm_mon = date.month - 1;
    tm.tm_mday = date.day;
    tm.tm_hour = time.hour;
    tm.tm_min = time.minute;
    tm.tm_sec = time.second;
    tm.tm_yday = (int)(days_of(&date) - days_of(&january));
    tm.tm_wday = (int)((days_of(&date) % 7 + 11) % 7);
    return tm;
}

static int order(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_date(const void *a, const void *b)
{
    lm_date x;
    lm_date y;

    memcpy(&x, a, sizeof(x));
    memcpy(&y, b, sizeof(y));
    return order(x.year * 512 + x.month * 32 + x.day,
                 y.year * 512 + y.month * 32 + y.day);
}

static int64_t instant(const lm_time *t)
{
    return ((t->hour * 60 + t->minute - t->offset) * INT64_C(60) + t->second) *
               SECOND +
           t->nanosecond;
}

static int compare_time(const void *a, const void *b)
{
    lm_time x;
    lm_time y;

    memcpy(&x, a, sizeof(x));
    memcpy(&y, b, sizeof(y));
    return order(instant(&x), instant(&y));
}

static int compare_datetime(const void *a, const void *b)
{
    lm_datetime x;
    lm_datetime y;

    memcpy(&x, a, sizeof(x));
    memcpy(&y, b, sizeof(y));
    return x.seconds == y.seconds ? order(x.nanoseconds, y.nanoseconds)
                                  : order(x.seconds, y.seconds);
}

/*
 * A second 60 leaves one offset on either side of UTC, which a pattern cannot
 * tell: what is there of it must be the beginning of that.
 */
static bool time_open(const char *text, size_t n)
{
    enum { FRACTION = 8 };
    char wanted[sizeof("hh:mm")];
    size_t at = FRACTION;
    int minute;
    int offset;

    if (n <= FRACTION || memcmp(text + 6, "60", 2) != 0)
        return true;
    while (at < n && (text[at] == '.' || (text[at] >= '0' && text[at] <= '9')))
        at++;
    minute = (text[0] - '0') * 600 + (text[1] - '0') * 60 +
             (text[3] - '0') * 10 + (text[4] - '0');
    if (at == n)
        return true;
    offset = text[at] == '+' ? (minute + 1) % DAY_MINUTES
                             : (DAY_MINUTES - 1 - minute) % DAY_MINUTES;
    if (text[at] != '+' && text[at] != '-')
        return offset == 0;
    lm__put_digits(wanted, (uint32_t)offset / 60, 2)[0] = ':';
    lm__put_digits(wanted + 3, (uint32_t)offset % 60, 2);
    return memcmp(text + at + 1, wanted, n - at - 1) == 0;
}

static bool datetime_open(const char *text, size_t n)
{
    enum { TIME = sizeof("2024-02-29T") - 1 };

    return n <= TIME || time_open(text + TIME, n - TIME);
}

const lm_format lm_format_date = {"a valid date", sizeof(lm_date), read_date,
                                  write_date,     compare_date,    NULL};

const lm_format lm_format_time = {"a valid time", sizeof(lm_time), read_time,
                                  write_time,     compare_time,    time_open};

const lm_format lm_format_datetime = {"a valid datetime", sizeof(lm_datetime),
                                      read_datetime,      write_datetime,
                                      compare_datetime,   datetime_open};
