/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "mend.h"

#include <stdio.h>
#include <string.h>

/*
 * Lines are counted only when somebody asks, and at the end of a chunk: up to
 * `mark` they are. In JSON a newline stands between tokens only, so a token
 * that began in an earlier chunk is on the line that this chunk began on.
 */

static const char *at_offset(const lm__lines *lines, size_t offset)
{
    return lines->bytes + (offset - lines->offset);
}

static void count_lines(lm__lines *lines, size_t offset)
{
    const char *at = at_offset(lines, lines->mark);
    const char *end = at_offset(lines, offset);

    while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
        at++;
        lines->mark_line++;
        lines->mark_start = lines->offset + (size_t)(at - lines->bytes);
    }
    lines->mark = offset;
}

/* A place before the mark, on an earlier line. */
static void look_back(const lm__lines *lines, lm__place *place)
{
    const char *at = at_offset(lines, place->offset);
    size_t start = lines->start;

    place->line = lines->mark_line;
    for (const char *s = at; s < at_offset(lines, lines->mark); s++)
        place->line -= *s == '\n';
    while (at > lines->bytes && at[-1] != '\n')
        at--;
    if (at > lines->bytes)
        start = lines->offset + (size_t)(at - lines->bytes);
    place->column = (uint32_t)(place->offset - start) + 1;
}

void lm__position(lm_parser *p, lm__place *place)
{
    lm__lines *lines = &p->lines;

    if (place->line)
        return;
    if (p->mend && place->offset == p->mend->token.offset &&
        place->offset < lines->offset) {
        place->line = p->mend->token.line;
        place->column = p->mend->token.column;
        return;
    }
    if (place->offset < lines->offset) {
        place->line = lines->line;
        place->column = (uint32_t)(place->offset - lines->start) + 1;
        return;
    }
    if (place->offset > lines->mark)
        count_lines(lines, place->offset);
    if (place->offset < lines->mark_start) {
        look_back(lines, place);
        return;
    }
    place->line = lines->mark_line;
    place->column = (uint32_t)(place->offset - lines->mark_start) + 1;
}

void lm__chunk_begin(lm_parser *p, const char *bytes)
{
    lm__lines *lines = &p->lines;

    lines->bytes = bytes;
    lines->offset = p->offset;
    lines->start = lines->mark_start;
    lines->line = lines->mark_line;
    lines->mark = p->offset;
}

void lm__frames_place(lm_parser *p)
{
    uint32_t first = p->depth + 1;

    while (first > 1 && !p->frames[first - 1].line)
        first--;
    for (; first <= p->depth; first++) {
        lm__frame *f = &p->frames[first];
        lm__place place = lm__at_frame(f);

        lm__position(p, &place);
        f->line = place.line;
        f->column = place.column;
    }
}

/* In JSON a newline stands in white space only: no need to look elsewhere. */
void lm__chunk_end(lm_parser *p)
{
    if (!lm__top(p)->line && p->depth > 0)
        lm__frames_place(p);
    if (p->newlines && p->offset > p->lines.mark)
        count_lines(&p->lines, p->offset);
    p->newlines = false;
    lm__chunk_begin(p, NULL);
}

typedef struct pointer {
    char *to;
    size_t size, n;
} pointer;

static void put(pointer *out, char c)
{
    if (out->n + 1 < out->size)
        out->to[out->n] = c;
    out->n++;
}

/* One step of a JSON Pointer: `~` and `/` are escaped. */
static void put_step(pointer *out, const char *s, size_t n)
{
    put(out, '/');
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '~' || s[i] == '/') {
            put(out, '~');
            put(out, s[i] == '~' ? '0' : '1');
        } else {
            put(out, s[i]);
        }
    }
}

static void put_frame(pointer *out, const lm__frame *f)
{
    char number[16];
    const char *key = number;
    size_t n = 0;

    if (f->kind == LM__FRAME_MODEL)
        key = lm__word(lm__model_of(f)->keys, (uint32_t)f->at, &n);
    else if (f->kind == LM__FRAME_MAP && f->base)
        key = lm__entry_name(f, &n);
    else if (f->kind == LM__FRAME_MAP)
        n = (size_t)snprintf(number, sizeof(number), "*");
    else
        n = (size_t)snprintf(number, sizeof(number), "%u", f->next - 1);
    put_step(out, key, n);
}

size_t lm__path(const lm_parser *p, const lm__place *place, char *to,
                size_t size)
{
    pointer out = {to, size, 0};

    for (uint32_t i = 1; i <= p->depth; i++) {
        const lm__frame *f = &p->frames[i];

        if (f->at >= 0 && f->kind != LM__FRAME_SKIP &&
            f->kind != LM__FRAME_SWITCH)
            put_frame(&out, f);
    }
    if (place->key)
        put_step(&out, place->key, place->n_key);
    if (size)
        to[out.n < size ? out.n : size - 1] = '\0';
    return out.n;
}
