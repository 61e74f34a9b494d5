/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "diag.h"
#include "diag_item.h"
#include "unicode.h"

#include <stdlib.h>
#include <string.h>

/* Bytes shown of a line that is longer, and of those before the caret. */
enum { MAX_LINE = 160, MAX_BEFORE = 100 };

/* A diagnostic and its notes: items [first, first + n). */
typedef struct group {
    size_t first;
    size_t n;
    size_t rank; /* of its file, in the order in which files were met */
    uint32_t start;
} group;

static const char *const level_names[] = {"error", "warning", "note"};

/*
 * The next code point of a text that may be anything, as a terminal can show
 * it: what is not text becomes '?', so that no escape sequence gets through.
 */
static size_t show(lm_buffer *buf, const char *s, size_t n, unsigned *width)
{
    uint32_t code = 0;
    size_t size = unicode_get(s, n, &code);

    *width = 1;
    if (size == 0 || code < 0x20 || (code >= 0x7F && code < 0xA0)) {
        lm_buffer_putc(buf, code == '\t' ? '\t' : '?');
        return size ? size : 1;
    }
    *width = unicode_width(code);
    lm_buffer_append(buf, s, size);
    return size;
}

static void show_text(lm_buffer *buf, const char *s)
{
    size_t n = strlen(s);
    unsigned width;

    for (size_t i = 0; i < n;)
        i += show(buf, s + i, n - i, &width);
}

/* The part of a line that is shown, in offsets of the file. */
typedef struct window {
    size_t start;
    size_t end;
    size_t mark;     /* where the caret stands */
    size_t mark_end; /* behind the last tilde */
    bool cut_before;
    bool cut_after;
} window;

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static window find_window(source_span span)
{
    const char *text = span.file->text;
    size_t size = span.file->size;
    window w = {0};

    w.mark = span.start < size ? span.start : size;
    w.start = w.mark;
    while (w.start > 0 && text[w.start - 1] != '\n')
        w.start--;
    w.end = w.mark;
    while (w.end < size && text[w.end] != '\n')
        w.end++;
    if (w.end > w.mark && text[w.end - 1] == '\r')
        w.end--;
    if (w.mark - w.start > MAX_BEFORE) {
        w.start = w.mark - MAX_BEFORE;
        while (w.start < w.mark && is_continuation(text[w.start]))
            w.start++;
        w.cut_before = true;
    }
    if (w.end - w.start > MAX_LINE) {
        w.end = w.start + MAX_LINE;
        w.cut_after = true;
    }
    w.mark_end = span.end < w.end ? span.end : w.end;
    return w;
}

static void pad(lm_buffer *buf, char c, unsigned n)
{
    while (n--)
        lm_buffer_putc(buf, c);
}

/*
 * The line, and under it spaces up to the caret: tabs stay tabs, so that both
 * lines are aligned whatever a tab is worth.
 */
static void show_line(lm_buffer *buf, source_span span)
{
    window w = find_window(span);
    const char *text = span.file->text;
    lm_buffer marks = {.allocator = &alloc_or_exit};
    unsigned width;

    if (w.cut_before) {
        lm_buffer_puts(buf, "...");
        lm_buffer_puts(&marks, "   ");
    }
    for (size_t i = w.start; i < w.end;) {
        size_t n = show(buf, text + i, w.end - i, &width);

        if (i < w.mark)
            pad(&marks, text[i] == '\t' ? '\t' : ' ', width);
        else if (i == w.mark)
            lm_buffer_putc(&marks, '^');
        else if (i < w.mark_end)
            pad(&marks, '~', width);
        if (i == w.mark && width > 1 && i + n <= w.mark_end)
            lm_buffer_putc(&marks, '~');
        i += n;
    }
    if (w.mark >= w.end)
        lm_buffer_putc(&marks, '^');
    lm_buffer_puts(buf, w.cut_after ? "...\n" : "\n");
    lm_buffer_append(buf, marks.data, marks.size);
    lm_buffer_putc(buf, '\n');
    lm_buffer_free(&marks);
}

static void show_item(lm_buffer *buf, const diag_item *item)
{
    source_place place;

    if (item->span.file) {
        place = source_locate(item->span.file, item->span.start);
        show_text(buf, item->span.file->path);
        lm_buffer_printf(buf, ":%u:%u: ", (unsigned)place.line,
                         (unsigned)place.column);
    } else {
        lm_buffer_puts(buf, "lmc: ");
    }
    lm_buffer_printf(buf, "%s: ", level_names[item->level]);
    show_text(buf, item->message);
    lm_buffer_putc(buf, '\n');
    if (item->span.file)
        show_line(buf, item->span);
}

static size_t file_rank(const diag *d, const source *file)
{
    size_t i = 0;

    if (!file)
        return 0;
    while (d->items[i].span.file != file)
        i++;
    return i + 1;
}

static group *make_groups(const diag *d, size_t *n_groups)
{
    group *groups = alloc_array(d->arena, d->n + 1, group);
    size_t n = 0;

    for (size_t i = 0; i < d->n; i++) {
        const diag_item *item = &d->items[i];

        if (item->level == DIAG_NOTE && n > 0)
            groups[n - 1].n++;
        else
            groups[n++] =
                (group){i, 1, file_rank(d, item->span.file), item->span.start};
    }
    *n_groups = n;
    return groups;
}

static int compare_groups(const void *a, const void *b)
{
    const group *x = a;
    const group *y = b;

    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->first < y->first ? -1 : 1;
}

void diag_print(const diag *d, lm_buffer *buf)
{
    size_t n;
    group *groups = make_groups(d, &n);

    qsort(groups, n, sizeof(*groups), compare_groups);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < groups[i].n; k++)
            show_item(buf, &d->items[groups[i].first + k]);
    if (d->n_dropped)
        lm_buffer_printf(buf, "lmc: error: %zu more are not shown\n",
                         d->n_dropped);
}
