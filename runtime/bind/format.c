/* SPDX-License-Identifier: MIT */
#include "format.h"

#include <string.h>

int32_t lm__digits(lm__cursor *c, int least, int most)
{
    int32_t number = 0;
    int n = 0;

    for (; n < most && c->at < c->end && *c->at >= '0' && *c->at <= '9'; n++)
        number = number * 10 + (*c->at++ - '0');
    return n < least ? -1 : number;
}

char *lm__put_digits(char *to, uint32_t number, int places)
{
    for (int i = places; i-- > 0; number /= 10)
        to[i] = (char)('0' + number % 10);
    return to + places;
}

bool lm_format_read(const lm_format *format, const char *text, size_t n,
                    void *value)
{
    return format->read(text, n, value);
}

size_t lm_format_write(const lm_format *format, const void *value,
                       char text[LM_FORMAT_TEXT])
{
    size_t n = format->write(value, text);

    text[n] = '\0';
    return n;
}

int lm_format_compare(const lm_format *format, const void *a, const void *b)
{
    return format->compare ? format->compare(a, b) : memcmp(a, b, format->size);
}
