/* SPDX-License-Identifier: MIT */
#include "mend.h"

#include "slice.h"

#include <stdalign.h>
#include <string.h>

static bool same(lm__span a, lm__span b)
{
    return a.n == b.n && memcmp(a.at, b.at, a.n) == 0;
}

/* The first step of a path; false: there is none, or it is escaped. */
static bool take_step(const char **path, lm__span *step)
{
    if (**path != '/')
        return false;
    step->at = *path + 1;
    step->n = strcspn(step->at, "/");
    *path = step->at + step->n;
    return step->n && !memchr(step->at, '~', step->n);
}

/* The item of a list that a path goes into; -1: it does not. */
static int64_t item_of(const char *path, lm__span list)
{
    lm__slice s = lm__slice_open(list);
    lm__span step = {path, 0};
    int64_t number = 0;

    if (s.close != ']' || !take_step(&path, &step) || step.n > 9)
        return -1;
    for (size_t i = 0; i < step.n; i++) {
        if (step.at[i] < '0' || step.at[i] > '9')
            return -1;
        number = number * 10 + (step.at[i] - '0');
    }
    return number;
}

static bool find_item(lm__span list, int64_t number, lm__span *value)
{
    lm__slice s = lm__slice_open(list);

    while (lm__slice_next(&s)) {
        if ((int64_t)s.n == number + 1) {
            *value = s.value;
            return true;
        }
    }
    return false;
}

/* A whole field takes the place of its items. */
static bool add_part(lm__mend *m, lm__mend_part part)
{
    size_t kept = 0;

    for (size_t i = 0; i < m->n; i++) {
        bool of_it = same(m->parts[i].key, part.key);

        if (of_it && (m->parts[i].item < 0 || m->parts[i].item == part.item))
            return true;
        if (!of_it || part.item >= 0)
            m->parts[kept++] = m->parts[i];
    }
    m->n = kept;
    if (m->n == LM__MEND_PARTS)
        return false;
    m->parts[m->n++] = part;
    return true;
}

static bool add_finding(lm__mend *m, const char *path)
{
    lm__mend_part part = {.item = -1};
    lm__span item;

    if (!take_step(&path, &part.key))
        return false;
    if (lm__slice_find(m->answer, part.key, &part.value))
        part.item = item_of(path, part.value);
    if (part.item >= 0 && find_item(part.value, part.item, &item))
        part.value = item;
    else
        part.item = -1;
    return add_part(m, part);
}

static bool find_parts(lm__mend *m, const lm_report *report)
{
    lm__slice s = lm__slice_open(m->answer);

    while (lm__slice_next(&s))
        ;
    if (!s.closed || s.close != '}' || report->left_out ||
        !report->n_violations)
        return false;
    for (size_t i = 0; i < report->n; i++)
        if (report->findings[i].violation &&
            !add_finding(m, report->findings[i].path))
            return false;
    return true;
}

bool lm__mend_is_first(const lm__mend *m, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (same(m->parts[k].key, m->parts[i].key))
            return false;
    return true;
}

/* The caller's messages, and what is to be mended. NULL: no memory. */
static const lm_message *make_messages(lm__call *call, const char *words)
{
    const lm_message *from = call->ask.question.messages;
    lm_message *to;
    size_t n = 0;

    while (from[n].role)
        n++;
    to = lm_arena_alloc(&call->arena, (n + 2) * sizeof(*to),
                        alignof(lm_message));
    if (!to || !words)
        return NULL;
    memcpy(to, from, n * sizeof(*to));
    to[n] = (lm_message){LM_USER, words};
    to[n + 1] = (lm_message)LM_MESSAGES_END;
    return to;
}

bool lm__mend_begin(lm__call *call, lm__span answer)
{
    lm__question *q = &call->ask.question;
    lm__mend *m = lm_arena_alloc(&call->arena, sizeof(*m), alignof(lm__mend));
    const lm_message *messages;

    if (!m)
        return false;
    memset(m, 0, sizeof(*m));
    m->answer = answer;
    m->messages = q->messages;
    m->whole = q->target;
    m->on_text = call->ask.on_text;
    if (!find_parts(m, call->options.report) || !lm__mend_target(call, m))
        return false;
    messages = make_messages(call, lm__mend_words(call, m));
    if (!messages)
        return false;
    q->messages = messages;
    q->target = &m->target;
    q->stream = false;
    call->ask.on_text = NULL;
    call->mend = m;
    return true;
}

void lm__mend_end(lm__call *call)
{
    lm__question *q = &call->ask.question;

    if (!call->mend)
        return;
    q->messages = call->mend->messages;
    q->target = call->mend->whole;
    call->ask.on_text = call->mend->on_text;
    q->stream = call->ask.on_text != NULL;
    call->mend = NULL;
}

/* What the parts say for a part: the n-th item of those asked for. */
static bool find_new(const lm__mend *m, size_t i, lm__span parts, lm__span *to)
{
    int64_t number = 0;

    if (!lm__slice_find(parts, m->parts[i].key, to))
        return false;
    if (m->parts[i].item < 0)
        return true;
    for (size_t k = 0; k < i; k++)
        number += same(m->parts[k].key, m->parts[i].key);
    return find_item(*to, number, to);
}

/* The part whose old text begins at that place; or NULL. */
static const lm__mend_part *part_at(const lm__mend *m, const char *at,
                                    size_t *number)
{
    for (size_t i = 0; i < m->n; i++) {
        if (m->parts[i].value.at != at || !m->parts[i].value.n)
            continue;
        *number = i;
        return &m->parts[i];
    }
    return NULL;
}

/* The answer up to its last brace, with new text for old. */
static bool put_changed(const lm__mend *m, lm__span parts, lm_buffer *out)
{
    const char *at = m->answer.at;
    const char *end = at + m->answer.n;
    const lm__mend_part *part;
    lm__span value;
    size_t i;

    while (end > at && end[-1] != '}')
        end--;
    while (at < end - 1) {
        part = part_at(m, at, &i);
        if (!part) {
            lm_buffer_putc(out, *at++);
            continue;
        }
        if (!find_new(m, i, parts, &value))
            return false;
        lm_buffer_append(out, value.at, value.n);
        at += part->value.n;
    }
    return true;
}

/* Members that were missing. */
static bool put_added(const lm__mend *m, lm__span parts, lm_buffer *out)
{
    lm__slice s = lm__slice_open(m->answer);
    bool first = !lm__slice_next(&s);
    lm__span value;

    for (size_t i = 0; i < m->n; i++) {
        if (m->parts[i].value.n)
            continue;
        if (!find_new(m, i, parts, &value))
            return false;
        lm_buffer_puts(out, first ? "\"" : ",\"");
        lm_buffer_append(out, m->parts[i].key.at, m->parts[i].key.n);
        lm_buffer_puts(out, "\":");
        lm_buffer_append(out, value.at, value.n);
        first = false;
    }
    lm_buffer_putc(out, '}');
    return true;
}

lm_status lm__mend_merge(lm__call *call, lm__span parts, lm__span *out)
{
    lm_buffer text = {.allocator = call->client->allocator};
    bool there = put_changed(call->mend, parts, &text) &&
                 put_added(call->mend, parts, &text);
    lm_status status = there ? lm_buffer_status(&text) : LM_INVALID;
    const char *copy = NULL;

    if (!status)
        copy = lm_arena_strndup(&call->arena, text.data, text.size);
    if (copy)
        *out = (lm__span){copy, text.size};
    else if (!status)
        status = LM_NOMEM;
    lm_buffer_free(&text);
    return status;
}
