/* SPDX-License-Identifier: MIT */
#include "lm/error.h"

#include "utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    const char *text;
} statuses[] = {
#define LM_X(name, text) {#name, text},
    LM_STATUS_LIST(LM_X)
#undef LM_X
};

static int is_known(lm_status status)
{
    return (unsigned)status < LM_STATUS_COUNT_;
}

const char *lm_status_name(lm_status status)
{
    return is_known(status) ? statuses[status].name : "UNKNOWN";
}

const char *lm_status_text(lm_status status)
{
    return is_known(status) ? statuses[status].text : "unknown status";
}

/*
 * A message is one line of UTF-8 whatever was quoted in it: control
 * characters become spaces, bytes that are not UTF-8 question marks.
 */
static void clean(char *s, size_t n)
{
    size_t good = 0;

    while ((good += lm__utf8_check(s + good, n - good)) < n)
        s[good++] = '?';
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s[i] < 0x20 || s[i] == 0x7F)
            s[i] = ' ';
}

/* Into text of its own first: the arguments may quote the old message. */
LM_PRINTF(2, 0)
static void set_message(lm_error *err, const char *format, va_list args)
{
    char text[sizeof(err->message)];
    int wanted = vsnprintf(text, sizeof(text), format, args);
    size_t n = wanted < 0 ? 0 : strlen(text);

    if (wanted >= (int)sizeof(text))
        n = lm__utf8_cut(text, n);
    clean(text, n);
    memcpy(err->message, text, n);
    err->message[n] = '\0';
}

lm_status lm_error_set(lm_error *err, lm_status status, const char *format, ...)
{
    va_list args;

    if (!err)
        return status;
    va_start(args, format);
    set_message(err, format, args);
    va_end(args);
    err->status = status;
    return status;
}
