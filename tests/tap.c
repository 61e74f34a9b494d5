/* SPDX-License-Identifier: MIT */
#include "tap.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A point is one line, and a # in it would begin a directive. */
LM_PRINTF(1, 0)
static void put_name(const char *format, va_list args)
{
    char name[512];

    (void)vsnprintf(name, sizeof(name), format, args);
    for (char *p = name; *p != '\0'; p++)
        if (*p == '#' || *p == '\n' || *p == '\r')
            *p = ' ';
    (void)puts(name);
    (void)fflush(stdout);
}

static void put_verdict(tap *t, bool ok)
{
    t->n++;
    t->n_failed += ok ? 0 : 1;
    (void)printf("%s %u - ", ok ? "ok" : "not ok", t->n);
}

/* So that a text of many lines stays a comment. */
static void put_comment(const char *label, const char *text)
{
    (void)printf("# %s", label);
    for (const char *p = text; *p != '\0'; p++) {
        (void)putchar(*p);
        if (*p == '\n' && p[1] != '\0')
            (void)fputs("# ", stdout);
    }
    if (*text == '\0' || text[strlen(text) - 1] != '\n')
        (void)putchar('\n');
    (void)fflush(stdout);
}

bool tap_ok(tap *t, bool ok, const char *format, ...)
{
    va_list args;

    put_verdict(t, ok);
    va_start(args, format);
    put_name(format, args);
    va_end(args);
    return ok;
}

bool tap_text(tap *t, const char *got, const char *want, const char *format,
              ...)
{
    bool ok = got && want ? strcmp(got, want) == 0 : got == want;
    va_list args;

    put_verdict(t, ok);
    va_start(args, format);
    put_name(format, args);
    va_end(args);
    if (!ok) {
        put_comment("want: ", want ? want : "(null)");
        put_comment("got:  ", got ? got : "(null)");
    }
    return ok;
}

void tap_skip(tap *t, const char *name, const char *reason)
{
    t->n++;
    (void)printf("ok %u - %s # SKIP %s\n", t->n, name, reason);
    (void)fflush(stdout);
}

void tap_note(const char *format, ...)
{
    char text[2048];
    va_list args;

    va_start(args, format);
    (void)vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    put_comment("", text);
}

int tap_done(const tap *t)
{
    (void)printf("1..%u\n", t->n);
    (void)fflush(stdout);
    return t->n == 0 || t->n_failed > 0;
}
