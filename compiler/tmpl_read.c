/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "tmpl_steps.h"

#include <string.h>

enum { MAX_NESTING = 16 };

typedef struct reader {
    lm_arena *arena;
    tmpl_steps *steps;
    diag *diag;
    size_t open[MAX_NESTING]; /* FOR, IF or ELSE without its END */
    size_t n_open;
    bool failed;
} reader;

source_span tmpl_span(const source *file, tmpl_slice text)
{
    uint32_t start = (uint32_t)(text.at - file->text);

    return (source_span){file, start, start + (uint32_t)text.n};
}

static void refuse(reader *r, tmpl_slice where, const char *why)
{
    diag_error(r->diag, tmpl_span(r->steps->file, where), "%s", why);
    r->failed = true;
}

static tmpl_step *add(reader *r, tmpl_step_kind kind, tmpl_slice text)
{
    tmpl_step *added;

    r->steps->items = alloc_grow(r->arena, r->steps->items, r->steps->n,
                                 &r->steps->capacity, sizeof(tmpl_step));
    added = &r->steps->items[r->steps->n++];
    added->kind = kind;
    added->text = text;
    return added;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static tmpl_slice next_word(tmpl_slice *rest)
{
    tmpl_slice word;

    while (rest->n && is_blank(*rest->at))
        rest->at++, rest->n--;
    word = (tmpl_slice){rest->at, 0};
    while (rest->n && !is_blank(*rest->at))
        rest->at++, rest->n--, word.n++;
    return word;
}

static bool is(tmpl_slice word, const char *text)
{
    return strlen(text) == word.n && memcmp(word.at, text, word.n) == 0;
}

static void open_block(reader *r, tmpl_slice line)
{
    if (r->n_open == MAX_NESTING) {
        refuse(r, line, "nested too deeply");
        return;
    }
    r->open[r->n_open++] = r->steps->n - 1;
}

static void read_for(reader *r, tmpl_slice line, tmpl_slice rest)
{
    tmpl_slice name = next_word(&rest);
    tmpl_slice in = next_word(&rest);
    tmpl_slice list = next_word(&rest);

    if (!list.n || !is(in, "in") || next_word(&rest).n) {
        refuse(r, line, "expected '%% for NAME in PATH'");
        return;
    }
    add(r, STEP_FOR, list)->name = name;
    open_block(r, line);
}

static void read_if(reader *r, tmpl_slice line, tmpl_slice rest)
{
    tmpl_slice path = next_word(&rest);
    bool negate = is(path, "not");

    if (negate)
        path = next_word(&rest);
    if (!path.n || next_word(&rest).n) {
        refuse(r, line, "expected '%% if PATH' or '%% if not PATH'");
        return;
    }
    add(r, STEP_IF, path)->negate = negate;
    open_block(r, line);
}

static void read_else(reader *r, tmpl_slice line, tmpl_slice rest)
{
    size_t opened = r->n_open ? r->open[r->n_open - 1] : r->steps->n;

    if (opened == r->steps->n || r->steps->items[opened].kind != STEP_IF ||
        next_word(&rest).n) {
        refuse(r, line, "'%% else' without its '%% if'");
        return;
    }
    add(r, STEP_ELSE, line);
    r->steps->items[opened].jump = r->steps->n;
    r->open[r->n_open - 1] = r->steps->n - 1;
}

static void read_end(reader *r, tmpl_slice line, tmpl_slice rest)
{
    if (!r->n_open || next_word(&rest).n) {
        refuse(r, line, "'%% end' without its '%% for' or '%% if'");
        return;
    }
    add(r, STEP_END, line);
    r->steps->items[r->open[--r->n_open]].jump = r->steps->n;
}

static const struct directive {
    const char *word;
    void (*read)(reader *r, tmpl_slice line, tmpl_slice rest);
} directives[] = {
    {"for", read_for},
    {"if", read_if},
    {"else", read_else},
    {"end", read_end},
};

static void read_directive(reader *r, tmpl_slice line, tmpl_slice rest)
{
    tmpl_slice word = next_word(&rest);

    for (size_t i = 0; i < sizeof(directives) / sizeof(*directives); i++)
        if (is(word, directives[i].word)) {
            directives[i].read(r, line, rest);
            return;
        }
    refuse(r, line, "expected for, if, else or end behind '%%'");
}

/* One line, its newline included. */
static void read_text(reader *r, tmpl_slice line)
{
    while (line.n) {
        const char *at = memchr(line.at, '@', line.n);
        size_t before = at ? (size_t)(at - line.at) : line.n;
        const char *close;
        size_t n;

        if (before)
            add(r, STEP_TEXT, (tmpl_slice){line.at, before});
        if (!at)
            return;
        close = memchr(at + 1, '@', line.n - before - 1);
        if (!close) {
            refuse(r, (tmpl_slice){at, 1},
                   "'@' without a second one in its line");
            return;
        }
        n = (size_t)(close - at) - 1;
        if (n)
            add(r, STEP_VALUE, (tmpl_slice){at + 1, n});
        else
            add(r, STEP_TEXT, (tmpl_slice){at, 1});
        line = (tmpl_slice){close + 1, line.n - before - n - 2};
    }
}

static void read_line(reader *r, tmpl_slice line)
{
    tmpl_slice rest = line;

    if (is(next_word(&rest), "%%")) {
        if (line.n && line.at[line.n - 1] == '\n') {
            line.n--;
            rest.n -= rest.n != 0;
        }
        read_directive(r, line, rest);
    } else {
        read_text(r, line);
    }
}

bool tmpl_read_steps(lm_arena *arena, tmpl_steps *steps, diag *d)
{
    reader r = {.arena = arena, .steps = steps, .diag = d};
    const char *at = steps->file->text;
    const char *end = at + steps->file->size;

    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *next = newline ? newline + 1 : end;

        read_line(&r, (tmpl_slice){at, (size_t)(next - at)});
        at = next;
    }
    if (r.n_open && !r.failed)
        refuse(&r, steps->items[r.open[r.n_open - 1]].text,
               "no '%% end' for this");
    return !r.failed;
}
