/* SPDX-License-Identifier: MIT */
#ifndef LM_FORMAT_H
#define LM_FORMAT_H

#include "lm/api.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

LM_BEGIN_DECLS

/*
 * The C types of values that are a text in JSON: dates, times, addresses,
 * bytes.
 *
 *     lm_date date;
 *     if (lm_format_read(&lm_format_date, "2024-02-29", 10, &date))
 *         printf("%d\n", date.year);
 *
 * Threads: pure functions.
 */

/* A point in time, and the offset of the clock that it was read from. */
typedef struct lm_datetime {
    int64_t seconds;     /* since 1970-01-01T00:00:00Z, without leap seconds */
    int32_t nanoseconds; /* 1000000000 and more: in a leap second, which
                            belongs to the second before it */
    int32_t offset;      /* minutes east of UTC */
} lm_datetime;

typedef struct lm_date {
    int16_t year;  /* 0 to 9999 */
    uint8_t month; /* 1 to 12 */
    uint8_t day;   /* 1 to 31 */
} lm_date;

/* A time of day on a clock with that offset. */
typedef struct lm_time {
    uint8_t hour;       /* 0 to 23 */
    uint8_t minute;     /* 0 to 59 */
    uint16_t second;    /* 0 to 59; 60: a leap second */
    int32_t nanosecond; /* 0 to 999999999 */
    int32_t offset;     /* minutes east of UTC */
} lm_time;

/* As it is written; weeks stand alone. None is above 999999999. */
typedef struct lm_duration {
    uint32_t years, months, weeks, days;
    uint32_t hours, minutes, seconds;
} lm_duration;

typedef struct lm_uuid {
    uint8_t bytes[16];
} lm_uuid;

/* In network order, as in_addr and in6_addr have them. */
typedef struct lm_ipv4 {
    uint8_t bytes[4];
} lm_ipv4;

typedef struct lm_ipv6 {
    uint8_t bytes[16];
} lm_ipv6;

/* Not text; data is NULL at most where size is 0. */
typedef struct lm_bytes {
    uint8_t *data;
    size_t size;
} lm_bytes;

/* How a type is read from text and written as one. */
typedef struct lm_format lm_format;

extern LM_API const lm_format lm_format_datetime; /* RFC 3339: date-time */
extern LM_API const lm_format lm_format_date;     /* RFC 3339: full-date */
extern LM_API const lm_format lm_format_time;     /* RFC 3339: full-time */
extern LM_API const lm_format lm_format_duration; /* RFC 3339, appendix A */
extern LM_API const lm_format lm_format_uuid;     /* RFC 9562 */
extern LM_API const lm_format lm_format_ipv4;     /* dotted quad */
extern LM_API const lm_format lm_format_ipv6;     /* RFC 4291 */

/*
 * Reads n bytes of text into *value, which is of the format's type. false: it
 * is no such text, and *value is untouched.
 */
LM_API bool lm_format_read(const lm_format *format, const char *text, size_t n,
                           void *value);

/* Enough for every text of every format, with its NUL. */
enum { LM_FORMAT_TEXT = 96 };

/*
 * Writes the text of a value and a NUL. Returns its length; 0: the value has
 * none (a month 13), and text is "".
 */
LM_API size_t lm_format_write(const lm_format *format, const void *value,
                              char text[LM_FORMAT_TEXT]);

/* Below 0, 0, above 0: in time; of what has no order, 0 or not 0. */
LM_API int lm_format_compare(const lm_format *format, const void *a,
                             const void *b);

/* The date and time on the clock that the value was read from. */
LM_API struct tm lm_datetime_tm(lm_datetime when);

LM_END_DECLS

#endif
