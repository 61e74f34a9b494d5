/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "allocator.h"
#include "arena.h"
#include "report.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { TEXT_MAX = 400 };

/* Codes stand in the order of the list: grammar, values, conversions. */
static bool is_violation(lm_code code)
{
    return code < LM_CODE_STRING_TO_NUMBER;
}

static lm_status status_of(lm_code code)
{
    switch (code) {
    case LM_CODE_TRUNCATED:
        return LM_TRUNCATED;
    case LM_CODE_DEPTH:
    case LM_CODE_LIMIT:
        return LM_LIMIT;
    default:
        return code < LM_CODE_TRUNCATED || code == LM_CODE_TRAILING
                   ? LM_SYNTAX
                   : LM_INVALID;
    }
}

/* The innermost list whose item being read would be left out, or NULL. */
static lm__frame *dropping(lm_parser *p)
{
    for (uint32_t i = p->depth; i > 0; i--) {
        lm__frame *f = &p->frames[i];

        if ((f->flags & LM__FRAME_DROPS) && f->at >= 0)
            return f;
    }
    return NULL;
}

static void keep_first(lm_parser *p, const lm_finding *finding,
                       const lm__place *place)
{
    lm_error *first = p->first;

    memset(first, 0, sizeof(*first));
    p->found = true;
    first->status = status_of(finding->code);
    first->line = finding->line;
    first->column = finding->column;
    first->offset = finding->offset;
    lm__path(p, place, first->path, sizeof(first->path));
    snprintf(first->code, sizeof(first->code), "%s",
             lm_code_name(finding->code));
    lm_error_set(first, first->status, "%s", finding->text);
}

/* false: no memory. */
static bool has_room(lm_parser *p)
{
    if (!p->first)
        p->first = lm__new(p->options.allocator, sizeof(*p->first));
    if (!p->first)
        lm__nomem(p);
    return p->first != NULL;
}

static void report(lm_parser *p, lm_finding *finding, const lm__place *place)
{
    lm_report *to = p->options.report;
    size_t n;
    char *path;

    if (!lm__report_room(to, finding->violation))
        return;
    n = lm__path(p, place, NULL, 0);
    path = lm_arena_alloc(&to->arena, n + 1, 1);
    finding->text =
        lm_arena_strndup(&to->arena, finding->text, strlen(finding->text));
    finding->path = path;
    if (!path || !finding->text) {
        lm__nomem(p);
        return;
    }
    lm__path(p, place, path, n + 1);
    if (lm__report_add(to, finding) != LM_OK)
        lm__nomem(p);
}

static void add(lm_parser *p, lm_finding *finding, lm__place *place)
{
    if (!p->quiet && (p->options.report || !p->found)) {
        lm__position(p, place);
        finding->offset = place->offset;
        finding->line = place->line;
        finding->column = place->column;
        if (finding->violation && !p->found && has_room(p))
            keep_first(p, finding, place);
        if (p->options.report)
            report(p, finding, place);
    }
    p->n_violations += finding->violation;
}

/* The first violation in an item that may be left out: says so instead. */
static void add_dropped(lm_parser *p, lm__frame *f, const lm_finding *finding,
                        lm__place *place)
{
    lm_finding dropped = *finding;
    char text[TEXT_MAX + 16];

    if (f->flags & LM__FRAME_BAD_ITEM)
        return;
    f->flags |= LM__FRAME_BAD_ITEM;
    snprintf(text, sizeof(text), "left out: %s", finding->text);
    dropped.code = LM_CODE_DROPPED;
    dropped.violation = false;
    dropped.text = text;
    add(p, &dropped, place);
}

static void note(lm_parser *p, lm_code code, lm__place *place,
                 const char *format, va_list args) LM_PRINTF(4, 0);

static void note(lm_parser *p, lm_code code, lm__place *place,
                 const char *format, va_list args)
{
    char text[TEXT_MAX] = "";
    lm_finding finding = {.code = code, .violation = is_violation(code)};

    if (!p->quiet)
        vsnprintf(text, sizeof(text), format, args);
    finding.text = text;
    add(p, &finding, place);
}

void lm__note(lm_parser *p, lm_code code, lm__place place, const char *format,
              ...)
{
    lm__frame *f = is_violation(code) ? dropping(p) : NULL;
    char text[TEXT_MAX] = "";
    lm_finding finding = {.code = code, .violation = true, .text = text};
    va_list args;

    if (p->status != LM_OK)
        return;
    va_start(args, format);
    if (f) {
        vsnprintf(text, sizeof(text), format, args);
        add_dropped(p, f, &finding, &place);
    } else {
        note(p, code, &place, format, args);
        if (is_violation(code) && (p->options.flags & LM_PARSE_FIRST) &&
            p->status == LM_OK)
            p->status = LM_INVALID;
    }
    va_end(args);
}

void lm__fail(lm_parser *p, lm_code code, lm__place place, const char *format,
              ...)
{
    va_list args;

    if (p->status != LM_OK)
        return;
    va_start(args, format);
    note(p, code, &place, format, args);
    va_end(args);
    if (p->status == LM_OK)
        p->status = status_of(code);
}

void lm__nomem(lm_parser *p)
{
    p->status = LM_NOMEM;
}

void lm__no_value_memory(lm_parser *p, size_t size)
{
    if (lm__arena_status(p->arena, size) == LM_NOMEM)
        lm__nomem(p);
    else
        lm__fail(p, LM_CODE_LIMIT, lm__here(p),
                 "the value takes more than %zu bytes of memory",
                 p->arena->limit);
}
