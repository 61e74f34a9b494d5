/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "utf8.h"

#include <stdio.h>

/* The first gear: one byte, whatever it is and whatever came before. */

typedef void (*handler)(lm_parser *p);

static const char *show_byte(char to[16], uint8_t byte)
{
    if (byte >= 0x20 && byte < 0x7F)
        snprintf(to, 16, "'%c'", byte);
    else
        snprintf(to, 16, "byte 0x%02X", byte);
    return to;
}

static void on_error(lm_parser *p)
{
    const char *reason = lm__lex_reason(&p->lex);
    char shown[16];

    if (reason)
        lm__fail(p, (lm_code)p->lex.error, lm__here(p), "%s", reason);
    else
        lm__fail(p, (lm_code)p->lex.error, lm__here(p), "expected %s, found %s",
                 lm__lex_expected(&p->lex), show_byte(shown, p->byte));
}

static void on_nothing(lm_parser *p)
{
    (void)p;
}

static void on_space(lm_parser *p)
{
    p->newlines |= p->byte == '\n';
}

static void on_object(lm_parser *p)
{
    lm__value_begin(p, LM_TOKEN_OBJECT);
}

static void on_array(lm_parser *p)
{
    lm__value_begin(p, LM_TOKEN_ARRAY);
}

static void on_end_object(lm_parser *p)
{
    lm__object_end(p);
}

static void on_end_array(lm_parser *p)
{
    if (lm__top(p)->kind == LM__FRAME_LIST)
        lm__items_end(p);
    else
        lm__object_end(p);
}

static void on_comma(lm_parser *p)
{
    lm__frame *f = lm__top(p);

    if (!p->eager)
        return;
    if (f->kind == LM__FRAME_LIST || f->kind == LM__FRAME_MAP)
        lm__items_comma(p, f);
    else if (f->kind == LM__FRAME_MODEL && !lm__key_due(p, f))
        lm__note(p, LM_CODE_UNKNOWN_KEY, lm__here(p),
                 "%s has no more keys than these", lm__model_of(f)->name);
}

static void on_key(lm_parser *p)
{
    lm__key_begin(p);
}

static void on_string(lm_parser *p)
{
    lm__value_begin(p, LM_TOKEN_STRING);
}

/* A byte of a string's content; starts: it begins a code point. */
static void string_byte(lm_parser *p, uint8_t byte, bool starts)
{
    size_t max =
        p->lex.key ? p->options.limits.max_key : p->options.limits.max_string;

    if (++p->n_token > max) {
        lm__fail(p, LM_CODE_LIMIT, lm__here(p), "a %s of more than %zu bytes",
                 p->lex.key ? "key" : "string", max);
        return;
    }
    switch (p->accept) {
    case LM__TAKE_TEXT:
    case LM__TAKE_ENTRY_KEY:
        lm__text_byte(p, byte, starts);
        break;
    case LM__TAKE_WORD:
        lm__word_byte(p, byte);
        break;
    case LM__TAKE_FORMAT:
        lm__format_byte(p, byte);
        break;
    case LM__TAKE_TAG:
        lm__tag_byte(p, byte);
        break;
    case LM__TAKE_KEY:
    case LM__TAKE_SWITCH_KEY:
        lm__key_byte(p, byte);
        break;
    case LM__TAKE_QUOTED:
        lm__scratch_put(p, byte);
        break;
    default:
        break;
    }
}

static void on_first_byte(lm_parser *p)
{
    string_byte(p, p->byte, true);
}

static void on_later_byte(lm_parser *p)
{
    string_byte(p, p->byte, false);
}

static void on_point(lm_parser *p)
{
    char bytes[4];
    size_t n = lm__utf8_put(bytes, p->lex.point);

    for (size_t i = 0; i < n && p->status == LM_OK; i++) {
        p->lex.state = i + 1 < n ? LM__IN_SEQUENCE : LM__IN_STRING;
        string_byte(p, (uint8_t)bytes[i], i == 0);
    }
}

static void on_escape(lm_parser *p)
{
    if (!p->eager)
        return;
    if (p->accept == LM__TAKE_TEXT)
        lm__text_escape(p);
    else if (p->accept == LM__TAKE_FORMAT)
        lm__format_escape(p);
    else if (p->accept == LM__TAKE_WORD || p->accept == LM__TAKE_TAG)
        lm__word_escape(p);
    else if (p->accept == LM__TAKE_KEY)
        lm__key_escape(p);
}

static void value_string_end(lm_parser *p)
{
    switch (p->accept) {
    case LM__TAKE_TEXT:
        lm__text_rules(p);
        lm__text_end(p);
        break;
    case LM__TAKE_WORD:
        lm__word_end(p);
        break;
    case LM__TAKE_FORMAT:
        lm__format_end(p);
        break;
    case LM__TAKE_TAG:
        lm__switch_tag(p);
        break;
    case LM__TAKE_QUOTED:
        lm__quoted_end(p);
        break;
    default:
        break;
    }
    if (p->status == LM_OK)
        lm__value_done(p, lm__at_token(p));
}

static void on_quote(lm_parser *p)
{
    if (p->lex.key)
        lm__key_end(p);
    else
        value_string_end(p);
}

static void on_number(lm_parser *p)
{
    lm__value_begin(p, LM_TOKEN_NUMBER);
    if (p->status == LM_OK)
        lm__number_byte(p, p->byte);
}

static void on_digit(lm_parser *p)
{
    lm__number_byte(p, p->byte);
}

static void on_literal(lm_parser *p)
{
    lm__value_begin(p, p->byte == 'n' ? LM_TOKEN_NULL : LM_TOKEN_BOOL);
}

static void on_true(lm_parser *p)
{
    if (p->accept == LM__TAKE_LITERAL)
        lm__bool_set(p, true);
    lm__value_done(p, lm__at_token(p));
}

static void on_false(lm_parser *p)
{
    if (p->accept == LM__TAKE_LITERAL)
        lm__bool_set(p, false);
    lm__value_done(p, lm__at_token(p));
}

static void on_null(lm_parser *p)
{
    lm__value_done(p, lm__at_token(p));
}

static const handler handlers[LM__LEX_EVENT_COUNT] = {
    [LM__LEX_ERROR] = on_error,
    [LM__LEX_SPACE] = on_space,
    [LM__LEX_OBJECT] = on_object,
    [LM__LEX_ARRAY] = on_array,
    [LM__LEX_END_OBJECT] = on_end_object,
    [LM__LEX_END_ARRAY] = on_end_array,
    [LM__LEX_COMMA] = on_comma,
    [LM__LEX_COLON] = on_nothing,
    [LM__LEX_KEY] = on_key,
    [LM__LEX_STRING] = on_string,
    [LM__LEX_QUOTE] = on_quote,
    [LM__LEX_CHAR] = on_first_byte,
    [LM__LEX_LEAD] = on_first_byte,
    [LM__LEX_TRAIL] = on_later_byte,
    [LM__LEX_LAST] = on_later_byte,
    [LM__LEX_ESCAPE] = on_escape,
    [LM__LEX_POINT] = on_point,
    [LM__LEX_NUMBER] = on_number,
    [LM__LEX_DIGIT] = on_digit,
    [LM__LEX_NUMBER_END] = on_nothing,
    [LM__LEX_LITERAL] = on_literal,
    [LM__LEX_LETTER] = on_nothing,
    [LM__LEX_TRUE] = on_true,
    [LM__LEX_FALSE] = on_false,
    [LM__LEX_NULL] = on_null,
};

/*
 * A byte order mark before the text, which the lax policy passes over. true:
 * the byte is part of one, or one has only begun and p->status says so.
 */
static bool order_mark(lm_parser *p, uint8_t byte)
{
    static const uint8_t mark[] = {0xEF, 0xBB, 0xBF};

    if (p->offset != p->bom || p->bom == sizeof(mark) ||
        p->options.policy == LM_POLICY_STRICT)
        return false;
    if (byte == mark[p->bom]) {
        p->bom++;
        return true;
    }
    if (p->bom)
        lm__fail(p, LM_CODE_SYNTAX, lm__here(p),
                 "expected a value, found byte 0x%02X", mark[0]);
    return p->bom;
}

/* What is kept of the text as it stands, before the byte is acted on. */
static void keep_byte(lm_parser *p, uint8_t byte, lm__lex_event event)
{
    char c = (char)byte;

    if (p->raw && event != LM__LEX_SPACE)
        lm__text_put(p, &c, 1);
    if (p->capture.depth)
        lm__capture_byte(p, byte);
}

void lm__step(lm_parser *p, uint8_t byte)
{
    lm__lex_event event;

    p->byte = byte;
    if (p->offset < 3 && order_mark(p, byte)) {
        p->offset += p->status == LM_OK;
        return;
    }
    event = lm__lex_step(&p->lex, byte);
    if (event == LM__LEX_NUMBER_END) {
        lm__number_end(p);
        if (p->status != LM_OK)
            return;
        event = lm__lex_step(&p->lex, byte);
    }
    if (p->raw || p->capture.depth)
        keep_byte(p, byte, event);
    handlers[event](p);
    if (p->status != LM_OK)
        return;
    p->offset++;
    if (p->capture.depth && p->capture.member >= 0)
        lm__switch_replay(p);
}

void lm__step_end(lm_parser *p)
{
    lm__lex_event event = lm__lex_end(&p->lex);

    if (event == LM__LEX_NUMBER_END) {
        lm__number_end(p);
        if (p->status != LM_OK)
            return;
        event = lm__lex_end(&p->lex);
    }
    if (event == LM__LEX_ERROR)
        lm__fail(p, LM_CODE_TRUNCATED, lm__here(p),
                 "the text ends where %s was expected",
                 lm__lex_expected(&p->lex));
}
