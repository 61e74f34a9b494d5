/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "arena.h"
#include "utf8.h"

#include <string.h>

enum { TEXT_ROOM = 24 };

void lm__text_begin(lm_parser *p, char *slot, size_t inline_size)
{
    p->text = NULL;
    p->text_n = 0;
    p->text_room = 0;
    p->n_pending = 0;
    p->points = 0;
    if (!p->build)
        return;
    if (inline_size) {
        p->text = slot;
        p->text_room = inline_size;
        return;
    }
    p->text = lm__arena_take(p->arena, TEXT_ROOM, 1);
    if (!p->text) {
        lm__no_value_memory(p, TEXT_ROOM);
        return;
    }
    p->text_room = TEXT_ROOM;
    p->text[0] = '\0';
    if (slot)
        lm__store_pointer(slot, p->text);
}

/* The text is a char array, of which the NUL takes one. */
static bool in_place(const lm_parser *p)
{
    return p->accept == LM__TAKE_TEXT && (p->type->flags & LM_TYPE_INLINE);
}

/* Whether n bytes more have room; they always do outside of an array. */
static bool fits(const lm_parser *p, size_t n)
{
    return !in_place(p) || (!p->cut && p->text_n + n < p->type->size);
}

static bool text_grow(lm_parser *p, size_t n)
{
    size_t need = p->text_n + n + 1;
    char *text = lm__arena_stretch(p->arena, p->text, &p->text_room, need);

    if (!text) {
        lm__no_value_memory(p, need * 2);
        return false;
    }
    if (p->accept == LM__TAKE_TEXT && p->slot)
        lm__store_pointer(p->slot, text);
    p->text = text;
    return true;
}

void lm__text_put(lm_parser *p, const char *bytes, size_t n)
{
    if (p->cut)
        return;
    if (!p->text) {
        p->text_n += n;
        return;
    }
    if (p->text_n + n + 1 > p->text_room && !text_grow(p, n))
        return;
    memcpy(p->text + p->text_n, bytes, n);
    p->text_n += n;
    p->text[p->text_n] = '\0';
}

/* Gives back the room that the text does not need. */
void lm__text_end(lm_parser *p)
{
    if (!p->text || in_place(p))
        return;
    p->text =
        lm__arena_resize(p->arena, p->text, p->text_room, p->text_n + 1, 1);
    p->text_room = p->text_n + 1;
}

static const lm_string_rules *rules_of(const lm_parser *p)
{
    static const lm_string_rules none = {0, 0, 0, NULL};

    if (p->accept != LM__TAKE_TEXT || !p->type->rules)
        return &none;
    return p->type->rules;
}

static const char *plural(uint32_t n)
{
    return n == 1 ? "" : "s";
}

static void note_too_long(lm_parser *p, uint32_t max)
{
    char shown[LM__SHOWN];

    lm__note(p, LM_CODE_MAX_LENGTH, lm__at_token(p),
             "%s is %s%u character%s long, the maximum is %u",
             lm__show_token(p, shown), p->eager ? "at least " : "", p->points,
             plural(p->points), max);
}

static void note_no_room(lm_parser *p)
{
    char shown[LM__SHOWN];

    lm__note(p, LM_CODE_MAX_BYTES, lm__at_token(p),
             "%s takes more than the %u bytes of UTF-8 that there is room for",
             lm__show_token(p, shown), p->type->size - 1);
}

static void note_mismatch(lm_parser *p, const lm_pattern *pattern)
{
    char shown[LM__SHOWN];
    char source[LM__SHOWN];

    if (pattern->format) {
        lm__note(p, LM_CODE_FORMAT, lm__at_token(p), "%s is not a valid %s",
                 lm__show_token(p, shown), pattern->format);
        return;
    }
    lm__note(p, LM_CODE_PATTERN, lm__at_token(p),
             "%s does not match the pattern %s", lm__show_token(p, shown),
             lm__show(source, pattern->source, strlen(pattern->source)));
}

/* Bytes of the code point that begins with this one. */
static size_t sequence_length(uint8_t lead)
{
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Bytes of a code point show all at once, so that text is always whole. */
static void put_byte(lm_parser *p, uint8_t byte)
{
    p->pending[p->n_pending++] = (char)byte;
    if (p->lex.state == LM__IN_SEQUENCE)
        return;
    lm__text_put(p, p->pending, p->n_pending);
    p->n_pending = 0;
}

void lm__text_byte(lm_parser *p, uint8_t byte, bool starts)
{
    const lm_string_rules *rules = rules_of(p);

    p->points += starts;
    if (starts && !fits(p, sequence_length(byte)))
        p->cut = true;
    if (rules->pattern)
        p->dfa = lm__pattern_next(rules->pattern, p->dfa, byte);
    put_byte(p, byte);
    if (!p->eager || p->status != LM_OK)
        return;
    if ((rules->set & LM_RULE_MAX) && p->points > rules->max)
        note_too_long(p, rules->max);
    else if (p->cut)
        note_no_room(p);
    else if (rules->pattern && !p->dfa)
        note_mismatch(p, rules->pattern);
}

void lm__text_rules(lm_parser *p)
{
    const lm_string_rules *rules = rules_of(p);
    char shown[LM__SHOWN];

    if ((rules->set & LM_RULE_MIN) && p->points < rules->min)
        lm__note(p, LM_CODE_MIN_LENGTH, lm__at_token(p),
                 "%s is %u character%s long, the minimum is %u",
                 lm__show_token(p, shown), p->points, plural(p->points),
                 rules->min);
    if ((rules->set & LM_RULE_MAX) && p->points > rules->max)
        note_too_long(p, rules->max);
    else if (p->cut)
        note_no_room(p);
    if (rules->pattern && !lm__pattern_ends(rules->pattern, p->dfa))
        note_mismatch(p, rules->pattern);
}

/* Whether a code point of the range may follow in the pattern. */
bool lm__pattern_takes(const lm_pattern *pattern, uint16_t state,
                       lm__range range)
{
    uint32_t point = range.first;

    while (point <= range.last) {
        char bytes[4];
        size_t n = lm__utf8_put(bytes, point);
        uint16_t at = state;
        size_t i = 0;

        while (i < n && at)
            at = lm__pattern_next(pattern, at, (uint8_t)bytes[i++]);
        if (at)
            return true;
        /* Dead after i bytes: so are all that begin with them. */
        point = (point >> 6 * (n - i)) + 1;
        point <<= 6 * (n - i);
    }
    return false;
}

/* Whether the shortest code point of the ranges has room. */
static bool range_fits(const lm_parser *p, const lm__range *ranges, size_t n)
{
    char bytes[4];
    size_t i = 0;

    while (i < n && !fits(p, lm__utf8_put(bytes, ranges[i].first)))
        i++;
    return i < n || n == 0;
}

void lm__text_escape(lm_parser *p)
{
    const lm_string_rules *rules = rules_of(p);
    lm__range ranges[2];
    size_t n = lm__lex_ranges(&p->lex, ranges);

    if ((rules->set & LM_RULE_MAX) && p->points >= rules->max) {
        p->points++;
        note_too_long(p, rules->max);
        return;
    }
    if (!range_fits(p, ranges, n)) {
        note_no_room(p);
        return;
    }
    if (!rules->pattern)
        return;
    for (size_t i = 0; i < n; i++)
        if (lm__pattern_takes(rules->pattern, p->dfa, ranges[i]))
            return;
    note_mismatch(p, rules->pattern);
}
