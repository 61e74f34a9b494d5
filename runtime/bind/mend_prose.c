/* SPDX-License-Identifier: MIT */
#include "mend.h"

#include "region.h"

#include <string.h>

/*
 * Around the value: prose, fences, reasoning, tags. A bracket in prose begins
 * a value only if what follows it could stand in one; of several values the
 * last that breaks no rule is the answer.
 */

static const struct {
    const char *open, *close;
} reasonings[] = {
    {"<think>", "</think>"},           {"<thinking>", "</thinking>"},
    {"<thought>", "</thought>"},       {"<reasoning>", "</reasoning>"},
    {"<reflection>", "</reflection>"}, {"[THINK]", "[/THINK]"},
};

enum { N_REASONINGS = sizeof(reasonings) / sizeof(*reasonings) };

static const struct {
    lm_code code;
    const char *text;
} notes[LM__NOTED_COUNT] = {
    [LM__NOTED_PROSE] = {LM_CODE_PROSE, "text around the value is left out"},
    [LM__NOTED_FENCE] = {LM_CODE_FENCE, "a fence around the value is left out"},
    [LM__NOTED_REASONING] = {LM_CODE_REASONING, "reasoning is left out"},
    [LM__NOTED_OTHER] = {LM_CODE_OTHER_VALUE,
                         "there are several values: the last that is valid "
                         "is taken"},
    [LM__NOTED_CLOSER] = {LM_CODE_EXTRA_CLOSER,
                          "a bracket that closes nothing is left out"},
};

void lm__mend_note(lm_parser *p, int what)
{
    lm__place *place = &p->mend->noted[what];

    if (place->line)
        return;
    *place = lm__here(p);
    lm__position(p, place);
}

/* The text at s is, or may become, the word. */
static lm__look word_at(const lm__view *v, const char *word)
{
    size_t n = strlen(word);
    size_t left = (size_t)(v->end - v->s);

    if (memcmp(v->s, word, left < n ? left : n) != 0)
        return LM__NO;
    if (left >= n)
        return LM__YES;
    return v->last ? LM__NO : LM__WAIT;
}

/* The findings of the value that did not win go. */
static void forget_findings(lm_report *report, size_t from, size_t to)
{
    if (from == to)
        return;
    memmove(report->findings + from, report->findings + to,
            (report->n - to) * sizeof(*report->findings));
    report->n -= to - from;
}

static bool wins(const lm__found_value *now, const lm__found_value *best)
{
    return !best->any || best->weak || !now->n_violations || best->n_violations;
}

/* The value just read against the best so far. */
static void settle(lm_parser *p)
{
    lm__mender *m = p->mend;
    lm_report *report = p->options.report;
    bool won;

    if (!m->now.any)
        return;
    won = wins(&m->now, &m->best);
    if (m->best.any && report && !p->quiet) {
        if (won) {
            forget_findings(report, m->best.from, m->now.from);
            report->n_violations -= m->best.n_violations;
            m->now.from = m->best.from;
        } else {
            forget_findings(report, m->now.from, report->n);
            report->n_violations -= m->now.n_violations;
        }
    }
    lm__region_free(won ? m->best.root : m->now.root);
    if (won)
        m->best = m->now;
    m->now = (lm__found_value){0};
}

void lm__mend_found(lm_parser *p)
{
    lm__mender *m = p->mend;

    m->now.any = true;
    m->now.root = p->root;
    m->now.found = p->found;
    if (p->found)
        m->now.first = *p->first;
    m->now.n_violations = p->n_violations;
    m->mode = LM__IN_PROSE;
    m->comma = false;
    m->n_wraps = 0;
}

/* As lm_parser_reset, in the middle of a text. */
void lm__mend_again(lm_parser *p)
{
    lm__mender *m = p->mend;
    lm__lines lines = p->lines;
    size_t offset = p->offset;

    if (m->now.any) {
        p->root = NULL;
        lm__mend_note(p, LM__NOTED_OTHER);
        settle(p);
    }
    if (m->begun) {
        p->mend = NULL;
        lm_parser_reset(p);
        p->mend = m;
        p->lines = lines;
        p->offset = offset;
        p->bom = 3;
    }
    m->begun = true;
    m->n_wraps = 0;
    m->now = (lm__found_value){0};
    if (p->options.report)
        m->now.from = p->options.report->n;
}

static void tell_notes(lm_parser *p)
{
    const lm__mender *m = p->mend;

    for (int i = 0; i < LM__NOTED_COUNT; i++)
        if (m->noted[i].line)
            lm__note(p, notes[i].code, m->noted[i], "%s", notes[i].text);
}

void lm__mend_choose(lm_parser *p)
{
    lm__mender *m = p->mend;
    size_t offset = p->offset;

    if (m->ended && p->options.report)
        forget_findings(p->options.report, m->now.from, p->options.report->n);
    if (m->ended)
        lm__region_free(p->root);
    if (m->ended || m->now.any)
        p->root = NULL;
    settle(p);
    if (!m->best.any) {
        lm__fail(p, m->clean ? LM_CODE_TRUNCATED : LM_CODE_SYNTAX, lm__here(p),
                 m->clean ? "the text ends where a value was expected"
                          : "no JSON value is in the text");
        return;
    }
    p->root = m->best.root;
    p->found = m->best.found;
    /* There is room for it, since it was found in this text. */
    if (p->found)
        *p->first = m->best.first;
    p->n_violations = m->best.n_violations;
    m->best = (lm__found_value){0};
    p->depth = 0;
    p->done = true;
    p->offset = offset;
    tell_notes(p);
}

/* `{` at s: a key, or nothing, follows it. */
static lm__look object_at(const lm_parser *p, const lm__view *v, const char *s)
{
    const char *next = lm__skip_white(s + 1, lm__horizon(v));
    lm__quote quote;
    lm__key key;
    lm__look look;

    if (next == lm__horizon(v))
        return lm__beyond(v, LM__NO);
    if (*next == '}')
        return LM__YES;
    if (*next == ',')
        next = lm__skip_white(next + 1, lm__horizon(v));
    look = lm__comment_at(v, next);
    if (look == LM__NO && p->mend->clean &&
        lm__quote_at(next, lm__horizon(v), &quote))
        return LM__YES;
    return look == LM__NO ? lm__key_at(v, next, &key) : look;
}

/* `[` at s, where a list, or an object in one, is wanted. */
static lm__look array_at(const lm_parser *p, const lm__view *v, const char *s)
{
    unsigned tokens = lm__next_tokens(p->root_type);
    const char *end = lm__horizon(v);
    const char *next = lm__skip_white(s + 1, end);
    lm__quote quote;

    if (next == end)
        return lm__beyond(v, LM__NO);
    if (*next == '{')
        return object_at(p, v, next);
    if (!(tokens & LM_TOKEN_ARRAY))
        return LM__NO;
    if (lm__is_name(*next) && !lm__is_digit(*next) && *next != '-')
        return p->mend->clean ? LM__YES : LM__NO;
    return *next == ']' || *next == '[' || *next == '-' ||
                   lm__is_digit(*next) || lm__quote_at(next, end, &quote)
               ? LM__YES
               : lm__comment_at(v, next);
}

/* The first thing in the text is a value without brackets. */
static lm__look scalar_at(const lm_parser *p, const lm__view *v)
{
    unsigned tokens = lm__next_tokens(p->root_type);
    unsigned brackets = LM_TOKEN_ARRAY | LM_TOKEN_OBJECT;
    lm__look look = LM__NO;
    lm__quote quote;
    const char *end;

    if (!p->mend->clean || p->mend->begun || *v->s == '{' || *v->s == '[')
        return LM__NO;
    if (!(tokens & ~brackets))
        return LM__NO;
    if (lm__quote_at(v->s, v->end, &quote))
        return tokens & LM_TOKEN_STRING ? LM__YES : LM__NO;
    end = lm__bare_end(v, &look);
    if (!end)
        return look;
    if (tokens & brackets)
        return lm__bare_is_json(v, (size_t)(end - v->s)) ? LM__YES : LM__NO;
    return end == v->end || lm__is_white(*end) ? LM__YES : LM__NO;
}

static lm__look value_at(const lm_parser *p, const lm__view *v)
{
    if (!(lm__next_tokens(p->root_type) & (LM_TOKEN_ARRAY | LM_TOKEN_OBJECT)))
        return LM__NO;
    if (*v->s == '{')
        return object_at(p, v, v->s);
    return *v->s == '[' ? array_at(p, v, v->s) : LM__NO;
}

static void begin(lm_parser *p)
{
    lm__mend_again(p);
    p->mend->mode = LM__BETWEEN;
}

/* Tags of reasoning; a closing one makes what stood before it worth less. */
static lm__look tag(lm_parser *p, lm__view *v)
{
    lm__mender *m = p->mend;
    lm__look look = LM__NO;

    for (uint8_t i = 0; i < N_REASONINGS && look == LM__NO; i++) {
        look = word_at(v, reasonings[i].open);
        if (look == LM__YES) {
            m->mode = LM__IN_REASONING;
            m->reasoning = i;
            break;
        }
        if (look == LM__NO)
            look = word_at(v, reasonings[i].close);
        if (look == LM__YES) {
            if (m->now.any)
                p->root = NULL;
            settle(p);
            m->best.weak = true;
        }
    }
    if (look == LM__YES) {
        lm__mend_note(p, LM__NOTED_REASONING);
        lm__drop(p, v, 1);
    }
    return look;
}

bool lm__mend_reasoning(lm_parser *p, lm__view *v)
{
    const char *close = reasonings[p->mend->reasoning].close;
    const char *s = memchr(v->s, *close, (size_t)(v->end - v->s));
    lm__look look;

    lm__drop(p, v, (size_t)((s ? s : v->end) - v->s));
    if (!s)
        return false;
    look = word_at(v, close);
    if (look == LM__WAIT)
        return false;
    if (look == LM__YES)
        p->mend->mode = LM__IN_PROSE;
    lm__drop(p, v, look == LM__YES ? strlen(close) : 1);
    return true;
}

/* ``` or ~~~, and the word behind it. */
static lm__look fence(lm_parser *p, lm__view *v)
{
    size_t n = 3;
    lm__look look;

    if (*v->s != '`' && *v->s != '~')
        return LM__NO;
    look = word_at(v, *v->s == '`' ? "```" : "~~~");
    if (look != LM__YES)
        return look;
    while (v->s + n < v->end && n < LM__LOOK &&
           (lm__is_name(v->s[n]) || v->s[n] == '`' || v->s[n] == '~'))
        n++;
    if (v->s + n == v->end && n < LM__LOOK && !v->last)
        return LM__WAIT;
    lm__mend_note(p, LM__NOTED_FENCE);
    lm__drop(p, v, n);
    return LM__YES;
}

/* A byte order mark before the text is nothing. */
static lm__look order_mark(const lm_parser *p, const lm__view *v)
{
    return p->offset ? LM__NO : word_at(v, "\xEF\xBB\xBF");
}

static void prose(lm_parser *p, lm__view *v)
{
    lm__mender *m = p->mend;
    bool closer = m->now.any && (*v->s == '}' || *v->s == ']') &&
                  !m->noted[LM__NOTED_PROSE].line;

    lm__mend_note(p, closer ? LM__NOTED_CLOSER : LM__NOTED_PROSE);
    m->clean = false;
    lm__drop(p, v, 1);
}

bool lm__mend_prose(lm_parser *p, lm__view *v)
{
    bool inside = false;
    lm__look look;

    if (lm__is_white(*v->s)) {
        lm__drop(p, v, (size_t)(lm__skip_white(v->s, v->end) - v->s));
        return true;
    }
    look = order_mark(p, v);
    if (look == LM__YES)
        lm__drop(p, v, 3);
    if (look == LM__NO)
        look = fence(p, v);
    if (look == LM__NO)
        look = tag(p, v);
    if (look != LM__NO)
        return look == LM__YES;
    look = scalar_at(p, v);
    if (look == LM__NO)
        look = value_at(p, v);
    if (look == LM__NO && p->mend->clean && !p->mend->begun) {
        look = lm__document_at(v, p->root_type);
        inside = look == LM__YES;
    }
    if (look == LM__WAIT)
        return false;
    if (look == LM__YES)
        begin(p);
    else
        prose(p, v);
    if (inside)
        lm__mend_document_open(p, v);
    return true;
}
