/* SPDX-License-Identifier: MIT */
#include "lex.h"

#include "utf8.h"

#include <string.h>

/*
 * What each state waits for, and the code of the error if something else
 * comes.
 */
static const struct {
    const char *expected;
    uint8_t code;
} states[LM__STATE_COUNT] = {
    [LM__VALUE] = {"a value", LM_CODE_SYNTAX},
    [LM__FIRST_ITEM] = {"a value or ']'", LM_CODE_SYNTAX},
    [LM__FIRST_KEY] = {"a key or '}'", LM_CODE_SYNTAX},
    [LM__NEXT_KEY] = {"a key", LM_CODE_SYNTAX},
    [LM__COLON] = {"':'", LM_CODE_SYNTAX},
    [LM__AFTER_ITEM] = {"',' or ']'", LM_CODE_SYNTAX},
    [LM__AFTER_MEMBER] = {"',' or '}'", LM_CODE_SYNTAX},
    [LM__AFTER_ROOT] = {"the end of the text", LM_CODE_TRAILING},
    [LM__IN_STRING] = {"a closing quote", LM_CODE_CONTROL},
    [LM__IN_SEQUENCE] = {"the rest of a UTF-8 sequence", LM_CODE_UTF8},
    [LM__IN_ESCAPE] = {"one of \"\\/bfnrtu behind a backslash", LM_CODE_ESCAPE},
    [LM__IN_HEX] = {"four hexadecimal digits", LM_CODE_ESCAPE},
    [LM__LOW_BACKSLASH] = {"a low surrogate", LM_CODE_ESCAPE},
    [LM__LOW_U] = {"a low surrogate", LM_CODE_ESCAPE},
    [LM__LOW_HEX] = {"a low surrogate", LM_CODE_ESCAPE},
    [LM__IN_LITERAL] = {"true, false or null", LM_CODE_SYNTAX},
    [LM__MINUS] = {"a digit behind '-'", LM_CODE_NUMBER},
    [LM__ZERO] = {"no digit behind a leading 0", LM_CODE_NUMBER},
    [LM__INT] = {"a digit", LM_CODE_NUMBER},
    [LM__DOT] = {"a digit behind '.'", LM_CODE_NUMBER},
    [LM__FRACTION] = {"a digit", LM_CODE_NUMBER},
    [LM__E] = {"a digit or a sign in the exponent", LM_CODE_NUMBER},
    [LM__E_SIGN] = {"a digit in the exponent", LM_CODE_NUMBER},
    [LM__EXPONENT] = {"a digit", LM_CODE_NUMBER},
    [LM__FAILED] = {"nothing", LM_CODE_SYNTAX},
};

static const struct {
    const char *text;
    uint8_t n, event;
} literals[] = {
    {"true", 4, LM__LEX_TRUE},
    {"false", 5, LM__LEX_FALSE},
    {"null", 4, LM__LEX_NULL},
};

static lm__lex_event failed(lm__lex *lex, uint8_t code)
{
    lex->error = code;
    lex->in_error = lex->state;
    lex->state = LM__FAILED;
    return LM__LEX_ERROR;
}

static lm__lex_event unexpected(lm__lex *lex)
{
    return failed(lex, states[lex->state].code);
}

static lm__lex_event go(lm__lex *lex, lm__lex_state state, lm__lex_event event)
{
    lex->state = (uint8_t)state;
    return event;
}

static bool is_space(uint8_t byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

static lm__lex_event literal_begin(lm__lex *lex, uint8_t which)
{
    lex->literal = which;
    lex->at = 1;
    return go(lex, LM__IN_LITERAL, LM__LEX_LITERAL);
}

static lm__lex_event string_begin(lm__lex *lex, bool key)
{
    lex->key = key;
    lex->null_ok = false;
    return go(lex, LM__IN_STRING, key ? LM__LEX_KEY : LM__LEX_STRING);
}

static lm__lex_event step_value(lm__lex *lex, uint8_t byte)
{
    switch (byte) {
    case '{':
        return go(lex, LM__FIRST_KEY, LM__LEX_OBJECT);
    case '[':
        return go(lex, LM__FIRST_ITEM, LM__LEX_ARRAY);
    case '"':
        return string_begin(lex, false);
    case 't':
        return literal_begin(lex, 0);
    case 'f':
        return literal_begin(lex, 1);
    case 'n':
        return literal_begin(lex, 2);
    case '-':
        return go(lex, LM__MINUS, LM__LEX_NUMBER);
    case '0':
        return go(lex, LM__ZERO, LM__LEX_NUMBER);
    default:
        if (byte >= '1' && byte <= '9')
            return go(lex, LM__INT, LM__LEX_NUMBER);
        return unexpected(lex);
    }
}

/* States between tokens, white space apart. */
static lm__lex_event step_between(lm__lex *lex, uint8_t byte)
{
    switch (lex->state) {
    case LM__FIRST_ITEM:
        if (byte == ']')
            return LM__LEX_END_ARRAY;
        return step_value(lex, byte);
    case LM__FIRST_KEY:
        if (byte == '}')
            return LM__LEX_END_OBJECT;
        return byte == '"' ? string_begin(lex, true) : unexpected(lex);
    case LM__NEXT_KEY:
        return byte == '"' ? string_begin(lex, true) : unexpected(lex);
    case LM__COLON:
        if (byte == ':')
            return go(lex, LM__VALUE, LM__LEX_COLON);
        return unexpected(lex);
    case LM__AFTER_ITEM:
        if (byte == ',')
            return go(lex, LM__VALUE, LM__LEX_COMMA);
        return byte == ']' ? LM__LEX_END_ARRAY : unexpected(lex);
    case LM__AFTER_MEMBER:
        if (byte == ',')
            return go(lex, LM__NEXT_KEY, LM__LEX_COMMA);
        return byte == '}' ? LM__LEX_END_OBJECT : unexpected(lex);
    case LM__VALUE:
        return step_value(lex, byte);
    default:
        return unexpected(lex);
    }
}

static lm__lex_event step_literal(lm__lex *lex, uint8_t byte)
{
    if (byte != (uint8_t)literals[lex->literal].text[lex->at])
        return unexpected(lex);
    if (++lex->at < literals[lex->literal].n)
        return LM__LEX_LETTER;
    lm__lex_after_value(lex);
    return (lm__lex_event)literals[lex->literal].event;
}

static lm__lex_event step_string(lm__lex *lex, uint8_t byte)
{
    if (byte == '"') {
        if (lex->key)
            lex->state = LM__COLON;
        else
            lm__lex_after_value(lex);
        return LM__LEX_QUOTE;
    }
    if (byte == '\\') {
        return go(lex, LM__IN_ESCAPE, LM__LEX_ESCAPE);
    }
    if (byte < 0x20)
        return unexpected(lex);
    if (byte < 0x80)
        return LM__LEX_CHAR;
    lex->utf8 = lm__utf8_step(LM__UTF8_START, byte);
    if (lex->utf8 == LM__UTF8_BAD)
        return failed(lex, LM_CODE_UTF8);
    return go(lex, LM__IN_SEQUENCE, LM__LEX_LEAD);
}

static lm__lex_event step_sequence(lm__lex *lex, uint8_t byte)
{
    lex->utf8 = lm__utf8_step(lex->utf8, byte);
    if (lex->utf8 == LM__UTF8_BAD)
        return unexpected(lex);
    if (lex->utf8 == LM__UTF8_START)
        return go(lex, LM__IN_STRING, LM__LEX_LAST);
    return LM__LEX_TRAIL;
}

static lm__lex_event step_escape(lm__lex *lex, uint8_t byte)
{
    static const char letters[] = "\"\\/bfnrt";
    static const char meant[] = "\"\\/\b\f\n\r\t";
    const char *letter;

    lex->at = 0;
    lex->point = 0;
    if (byte == 'u')
        return go(lex, LM__IN_HEX, LM__LEX_ESCAPE);
    letter = byte ? strchr(letters, byte) : NULL;
    if (!letter)
        return unexpected(lex);
    lex->point = (uint8_t)meant[letter - letters];
    return go(lex, LM__IN_STRING, LM__LEX_POINT);
}

static int hex_digit(uint8_t byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    byte |= 0x20;
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

static lm__lex_event step_hex(lm__lex *lex, uint8_t byte)
{
    int digit = hex_digit(byte);

    if (digit < 0)
        return unexpected(lex);
    lex->point = lex->point << 4 | (uint32_t)digit;
    lex->at++;
    if (lex->at == 2 && (lex->point & 0xFC) == 0xDC)
        return unexpected(lex);
    if (lex->at < 4)
        return LM__LEX_ESCAPE;
    if (!lex->point && !lex->null_ok)
        return unexpected(lex);
    if ((lex->point & 0xFC00) != 0xD800)
        return go(lex, LM__IN_STRING, LM__LEX_POINT);
    lex->high = (uint16_t)lex->point;
    return go(lex, LM__LOW_BACKSLASH, LM__LEX_ESCAPE);
}

static lm__lex_event step_low(lm__lex *lex, uint8_t byte)
{
    int digit;

    if (lex->state == LM__LOW_BACKSLASH)
        return byte == '\\' ? go(lex, LM__LOW_U, LM__LEX_ESCAPE)
                            : unexpected(lex);
    if (lex->state == LM__LOW_U) {
        lex->at = 0;
        lex->point = 0;
        return byte == 'u' ? go(lex, LM__LOW_HEX, LM__LEX_ESCAPE)
                           : unexpected(lex);
    }
    digit = hex_digit(byte);
    if (digit < 0)
        return unexpected(lex);
    lex->point = lex->point << 4 | (uint32_t)digit;
    lex->at++;
    if ((lex->at == 1 && digit != 0xD) || (lex->at == 2 && digit < 0xC))
        return unexpected(lex);
    if (lex->at < 4)
        return LM__LEX_ESCAPE;
    lex->point = 0x10000 + ((lex->high & 0x3FFu) << 10 | (lex->point & 0x3FF));
    return go(lex, LM__IN_STRING, LM__LEX_POINT);
}

static lm__lex_event number_end(lm__lex *lex)
{
    lm__lex_after_value(lex);
    return LM__LEX_NUMBER_END;
}

/* The states behind which a number may end. */
static lm__lex_event step_whole_number(lm__lex *lex, uint8_t byte)
{
    bool digit = byte >= '0' && byte <= '9';

    if (digit)
        return lex->state == LM__ZERO ? unexpected(lex) : LM__LEX_DIGIT;
    if (lex->state != LM__EXPONENT && (byte == 'e' || byte == 'E'))
        return go(lex, LM__E, LM__LEX_DIGIT);
    if ((lex->state == LM__ZERO || lex->state == LM__INT) && byte == '.')
        return go(lex, LM__DOT, LM__LEX_DIGIT);
    return number_end(lex);
}

static lm__lex_event step_number(lm__lex *lex, uint8_t byte)
{
    bool digit = byte >= '0' && byte <= '9';

    switch (lex->state) {
    case LM__MINUS:
        if (!digit)
            return unexpected(lex);
        return go(lex, byte == '0' ? LM__ZERO : LM__INT, LM__LEX_DIGIT);
    case LM__DOT:
        return digit ? go(lex, LM__FRACTION, LM__LEX_DIGIT) : unexpected(lex);
    case LM__E:
        if (byte == '+' || byte == '-')
            return go(lex, LM__E_SIGN, LM__LEX_DIGIT);
        return digit ? go(lex, LM__EXPONENT, LM__LEX_DIGIT) : unexpected(lex);
    case LM__E_SIGN:
        return digit ? go(lex, LM__EXPONENT, LM__LEX_DIGIT) : unexpected(lex);
    default:
        return step_whole_number(lex, byte);
    }
}

lm__lex_event lm__lex_step(lm__lex *lex, uint8_t byte)
{
    switch (lex->state) {
    case LM__IN_STRING:
        return step_string(lex, byte);
    case LM__IN_SEQUENCE:
        return step_sequence(lex, byte);
    case LM__IN_ESCAPE:
        return step_escape(lex, byte);
    case LM__IN_HEX:
        return step_hex(lex, byte);
    case LM__LOW_BACKSLASH:
    case LM__LOW_U:
    case LM__LOW_HEX:
        return step_low(lex, byte);
    case LM__IN_LITERAL:
        return step_literal(lex, byte);
    case LM__FAILED:
        return LM__LEX_ERROR;
    default:
        if (lex->state >= LM__MINUS)
            return step_number(lex, byte);
        if (is_space(byte))
            return lex->compact ? unexpected(lex) : LM__LEX_SPACE;
        return step_between(lex, byte);
    }
}

lm__lex_event lm__lex_end(lm__lex *lex)
{
    switch (lex->state) {
    case LM__AFTER_ROOT:
        return LM__LEX_SPACE;
    case LM__ZERO:
    case LM__INT:
    case LM__FRACTION:
    case LM__EXPONENT:
        return number_end(lex);
    case LM__FAILED:
        return LM__LEX_ERROR;
    default:
        return failed(lex, LM_CODE_TRUNCATED);
    }
}

const char *lm__lex_expected(const lm__lex *lex)
{
    uint8_t state = lex->state == LM__FAILED ? lex->in_error : lex->state;

    return states[state].expected;
}

const char *lm__lex_reason(const lm__lex *lex)
{
    switch (lex->error) {
    case LM_CODE_CONTROL:
        return "a control character in a string must be escaped";
    case LM_CODE_UTF8:
        return "not valid UTF-8";
    case LM_CODE_ESCAPE:
        if (lex->in_error != LM__IN_HEX || !lex->at)
            return NULL;
        if (lex->at == 4 && !lex->point)
            return "U+0000 cannot stand in a string";
        if (lex->at == 2 && (lex->point & 0xFC) == 0xDC)
            return "a low surrogate without a high one before it";
        return NULL;
    default:
        return NULL;
    }
}

/* Code points of a high surrogate whose last `open` bits are not known. */
static lm__range beyond_bmp(uint32_t high, unsigned open)
{
    lm__range range;

    range.first = 0x10000 + ((high & 0x3FF) << 10);
    range.last = range.first + (UINT32_C(1) << (open + 10)) - 1;
    return range;
}

static size_t low_ranges(const lm__lex *lex, lm__range ranges[2])
{
    unsigned open = 10;
    uint32_t low = 0;

    if (lex->state == LM__LOW_HEX && lex->at > 1) {
        open = 4u * (4u - lex->at);
        low = lex->point << open & 0x3FF;
    }
    ranges[0].first = 0x10000 + ((lex->high & 0x3FFu) << 10 | low);
    ranges[0].last =
        ranges[0].first + (UINT32_C(1) << (open > 10 ? 10 : open)) - 1;
    return 1;
}

size_t lm__lex_ranges(const lm__lex *lex, lm__range ranges[2])
{
    unsigned open = 4u * (4u - lex->at);
    uint32_t first;

    if (lex->state >= LM__LOW_BACKSLASH && lex->state <= LM__LOW_HEX)
        return low_ranges(lex, ranges);
    if (lex->state == LM__IN_ESCAPE || !lex->at) {
        ranges[0] = (lm__range){1, 0xD7FF};
        ranges[1] = (lm__range){0xE000, 0x10FFFF};
        return 2;
    }
    first = lex->point << open;
    ranges[0] =
        (lm__range){first ? first : 1, first + (UINT32_C(1) << open) - 1};
    if (lex->at == 1 && lex->point == 0xD) {
        ranges[0].last = 0xD7FF;
        ranges[1] = (lm__range){0x10000, 0x10FFFF};
        return 2;
    }
    if ((first & 0xFC00) == 0xD800) {
        ranges[0] = beyond_bmp(first, open);
        return 1;
    }
    return 1;
}
