/* SPDX-License-Identifier: MIT */
#include "retry.h"

#include <string.h>
#include <strings.h>

#define MAX_MS INT64_C(1000000000000000)
#define DAY_MS INT64_C(86400000)

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Reads "12.75" as so many units of `unit` ms; NULL: no number is there. */
static const char *read_decimal(const char *s, const char *end, int64_t unit,
                                int64_t *ms)
{
    int64_t whole = 0;
    int64_t part = 0;
    int64_t scale = unit;

    if (s == end || !is_digit(*s))
        return NULL;
    for (; s < end && is_digit(*s); s++)
        if (whole < MAX_MS)
            whole = whole * 10 + (*s - '0');
    if (s < end && *s == '.')
        for (s++; s < end && is_digit(*s); s++) {
            scale /= 10;
            part += (*s - '0') * scale;
        }
    *ms = whole < MAX_MS / unit ? whole * unit + part : MAX_MS;
    return s;
}

/* The unit at s in ms, and how many bytes it has; 0: none. */
static int64_t read_unit(const char *s, const char *end, size_t *n)
{
    static const struct {
        const char *word;
        int64_t ms;
    } units[] = {{"ms", 1}, {"s", 1000}, {"m", 60000}, {"h", 3600000}};

    for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
        *n = strlen(units[i].word);
        if ((size_t)(end - s) >= *n && memcmp(s, units[i].word, *n) == 0)
            return units[i].ms;
    }
    return 0;
}

/* One or more numbers with units from s on; returns the byte behind them. */
static const char *read_parts(const char *s, const char *end, int64_t *ms)
{
    int64_t sum = 0;

    while (s < end && is_digit(*s)) {
        int64_t part;
        size_t n;
        const char *behind = read_decimal(s, end, 1, &part);
        int64_t unit = read_unit(behind, end, &n);

        if (!unit)
            return NULL;
        read_decimal(s, behind, unit, &part);
        sum = sum + part < MAX_MS ? sum + part : MAX_MS;
        s = behind + n;
    }
    *ms = sum;
    return s;
}

int64_t lm__duration_ms(const char *s, size_t n)
{
    const char *end = s + n;
    int64_t ms;

    if (read_decimal(s, end, 1000, &ms) == end)
        return ms;
    if (n && read_parts(s, end, &ms) == end)
        return ms;
    return -1;
}

/* Days from 1970-01-01 to a date of the Gregorian calendar. */
static int64_t days_of(int64_t year, int64_t month, int64_t day)
{
    int64_t y = month > 2 ? year : year - 1;
    int64_t era = y / 400;
    int64_t in_era = y - era * 400;
    int64_t in_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5;

    return era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year +
           day - 1 - 719468;
}

static int64_t two_digits(const char *s)
{
    return is_digit(s[0]) && is_digit(s[1]) ? (s[0] - '0') * 10 + s[1] - '0'
                                            : -1;
}

static int64_t month_of(const char *s)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

    for (int i = 0; i < 12; i++)
        if (strncasecmp(names + (size_t)i * 3, s, 3) == 0)
            return i + 1;
    return -1;
}

/* "Sun, 06 Nov 1994 08:49:37 GMT" in ms since 1970; -1: not of this form. */
static int64_t read_date(const char *s, size_t n)
{
    int64_t part[7];

    if (n != 29 || memcmp(s + 25, " GMT", 4) != 0)
        return -1;
    part[0] = two_digits(s + 5);
    part[1] = month_of(s + 8);
    part[2] = two_digits(s + 12);
    part[3] = two_digits(s + 14);
    part[4] = two_digits(s + 17);
    part[5] = two_digits(s + 20);
    part[6] = two_digits(s + 23);
    for (size_t i = 0; i < sizeof(part) / sizeof(*part); i++)
        if (part[i] < 0)
            return -1;
    return days_of(part[2] * 100 + part[3], part[1], part[0]) * DAY_MS +
           part[4] * 3600000 + part[5] * 60000 + part[6] * 1000;
}

void lm__retry_clear(lm__retry *retry)
{
    for (size_t i = 0; i < LM__RETRY_SOURCES_; i++)
        retry->ms[i] = -1;
    retry->should = -1;
}

static int64_t read_ms(const char *s, size_t n, int64_t unix_ms)
{
    int64_t ms;

    (void)unix_ms;
    return read_decimal(s, s + n, 1, &ms) ? ms : -1;
}

static int64_t read_after(const char *s, size_t n, int64_t unix_ms)
{
    int64_t ms = lm__duration_ms(s, n);
    int64_t date;

    if (ms >= 0)
        return ms;
    date = read_date(s, n);
    if (date < 0)
        return -1;
    return date > unix_ms ? date - unix_ms : 0;
}

/* A duration, a count of seconds, or a time since 1970 in s or in ms. */
static int64_t read_reset(const char *s, size_t n, int64_t unix_ms)
{
    int64_t at = 0;

    if (read_decimal(s, s + n, 1, &at) != s + n || at < unix_ms / 2000)
        return lm__duration_ms(s, n);
    if (at < unix_ms / 2)
        at *= 1000;
    return at > unix_ms ? at - unix_ms : 0;
}

/* "1994-11-06T08:49:57Z", with or without a fraction. */
static int64_t read_instant(const char *s, size_t n, int64_t unix_ms)
{
    int64_t at;

    if (n < 20 || s[4] != '-' || s[7] != '-' || s[10] != 'T' || s[13] != ':' ||
        s[16] != ':' || s[n - 1] != 'Z')
        return -1;
    for (size_t i = 0; i < 19; i++)
        if ((i < 4 || i % 3 != 1) && !is_digit(s[i]))
            return -1;
    at = days_of(two_digits(s) * 100 + two_digits(s + 2), two_digits(s + 5),
                 two_digits(s + 8)) *
             DAY_MS +
         two_digits(s + 11) * 3600000 + two_digits(s + 14) * 60000 +
         two_digits(s + 17) * 1000;
    return at > unix_ms ? at - unix_ms : 0;
}

static const struct source {
    const char *prefix; /* of the header's name */
    lm__retry_source source;
    int64_t (*read)(const char *s, size_t n, int64_t unix_ms);
} sources[] = {
    {"retry-after-ms:", LM__RETRY_AFTER_MS, read_ms},
    {"retry-after:", LM__RETRY_AFTER, read_after},
    {"x-ratelimit-reset", LM__RETRY_RESET, read_reset},
    {"anthropic-ratelimit-requests-reset:", LM__RETRY_RESET, read_instant},
    {"anthropic-ratelimit-tokens-reset:", LM__RETRY_RESET, read_instant},
    {"anthropic-ratelimit-input-tokens-reset:", LM__RETRY_RESET, read_instant},
    {"anthropic-ratelimit-output-tokens-reset:", LM__RETRY_RESET, read_instant},
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static void trim(const char **s, size_t *n)
{
    while (*n && is_blank(**s)) {
        ++*s;
        --*n;
    }
    while (*n && is_blank((*s)[*n - 1]))
        --*n;
}

/* By the first letter, which tells most headers of an answer apart. */
bool lm__retry_concerns(const char *line, size_t n)
{
    return n && strchr("rRxXaA", *line);
}

void lm__retry_header(lm__retry *retry, const char *line, size_t n,
                      int64_t unix_ms)
{
    const char *colon = memchr(line, ':', n);
    const char *value = colon ? colon + 1 : line;
    size_t n_value = colon ? n - (size_t)(value - line) : 0;

    trim(&value, &n_value);
    if (n > 15 && strncasecmp(line, "x-should-retry:", 15) == 0)
        retry->should = n_value == 4 && strncasecmp(value, "true", 4) == 0;
    for (size_t i = 0; i < sizeof(sources) / sizeof(*sources); i++) {
        size_t k = strlen(sources[i].prefix);
        int64_t *ms = &retry->ms[sources[i].source];

        if (n > k && strncasecmp(line, sources[i].prefix, k) == 0) {
            int64_t read = sources[i].read(value, n_value, unix_ms);

            /* Of several limits, which one was hit is not said. */
            if (*ms < 0 || (read >= 0 && read < *ms))
                *ms = read;
        }
    }
}

void lm__retry_detail(lm__retry *retry, const char *delay)
{
    retry->ms[LM__RETRY_DETAIL] = lm__duration_ms(delay, strlen(delay));
}

/* "Please try again in 210ms.", "Please retry after 6 seconds." */
void lm__retry_message(lm__retry *retry, const char *message)
{
    static const struct {
        const char *words;
        size_t n;
    } forms[] = {{"again in ", 9}, {"retry after ", 12}};

    for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
        const char *at = strstr(message, forms[i].words);
        int64_t ms;

        if (!at || !is_digit(at[forms[i].n]))
            continue;
        at += forms[i].n;
        if (read_parts(at, at + strspn(at, "0123456789.hms"), &ms) ||
            read_decimal(at, at + strlen(at), 1000, &ms))
            retry->ms[LM__RETRY_TEXT] = ms;
    }
}

int64_t lm__retry_after(const lm__retry *retry)
{
    for (size_t i = 0; i < LM__RETRY_SOURCES_; i++)
        if (retry->ms[i] >= 0)
            return retry->ms[i];
    return -1;
}

int64_t lm__retry_delay(const lm__retry *retry, unsigned tries, uint32_t noise)
{
    int64_t asked = lm__retry_after(retry);
    int64_t ms = tries < 5 ? INT64_C(500) << (tries - 1) : 8000;

    if (asked > 0 && asked <= LM__RETRY_MAX_MS)
        return asked;
    /* A bucket may be full again long after there is room for one call. */
    if (asked > 0 && asked != retry->ms[LM__RETRY_RESET])
        return -1;
    return ms - ms / 4 * (int64_t)(noise % 1024) / 1023;
}
