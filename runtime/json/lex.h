/* SPDX-License-Identifier: MIT */
#ifndef LM_JSON_LEX_H
#define LM_JSON_LEX_H

#include "lm/report.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The grammar of JSON as an automaton over single bytes. It keeps no text:
 * each step tells what the byte meant, and whoever steps it does what is
 * needed with that.
 *
 *     lm__lex lex = {0};
 *     for (size_t i = 0; i < n;) {
 *         lm__lex_event event = lm__lex_step(&lex, (uint8_t)text[i]);
 *         ... act; what a container holds is the caller's to tell:
 *             lex.in after LM__LEX_OBJECT, LM__LEX_ARRAY and their ends ...
 *         i += event != LM__LEX_NUMBER_END;
 *     }
 *
 * Threads: one automaton in one thread at a time.
 */

typedef enum lm__lex_state {
    LM__VALUE, /* a value must come */
    LM__FIRST_ITEM,
    LM__FIRST_KEY,
    LM__NEXT_KEY,
    LM__COLON,
    LM__AFTER_ITEM,
    LM__AFTER_MEMBER,
    LM__AFTER_ROOT,
    LM__IN_STRING,
    LM__IN_SEQUENCE, /* of UTF-8 */
    LM__IN_ESCAPE,
    LM__IN_HEX,
    LM__LOW_BACKSLASH, /* a high surrogate was read */
    LM__LOW_U,
    LM__LOW_HEX,
    LM__IN_LITERAL,
    LM__MINUS,
    LM__ZERO,
    LM__INT,
    LM__DOT,
    LM__FRACTION,
    LM__E,
    LM__E_SIGN,
    LM__EXPONENT,
    LM__FAILED,
    LM__STATE_COUNT
} lm__lex_state;

typedef enum lm__lex_event {
    LM__LEX_ERROR, /* see lm__lex_error */
    LM__LEX_SPACE,
    LM__LEX_OBJECT,
    LM__LEX_ARRAY,
    LM__LEX_END_OBJECT,
    LM__LEX_END_ARRAY,
    LM__LEX_COMMA,
    LM__LEX_COLON,
    LM__LEX_KEY,    /* the quote before a key */
    LM__LEX_STRING, /* the quote before a string */
    LM__LEX_QUOTE,  /* the quote behind either */
    LM__LEX_CHAR,   /* a byte that is a code point */
    LM__LEX_LEAD,   /* the first byte of a longer code point */
    LM__LEX_TRAIL,
    LM__LEX_LAST,       /* its last byte */
    LM__LEX_ESCAPE,     /* inside an escape: see lm__lex_ranges */
    LM__LEX_POINT,      /* the end of an escape: lex.point */
    LM__LEX_NUMBER,     /* the first byte of a number */
    LM__LEX_DIGIT,      /* a further one */
    LM__LEX_NUMBER_END, /* the byte is behind a number: step it again */
    LM__LEX_LITERAL,    /* the first byte of true, false or null */
    LM__LEX_LETTER,     /* a further one */
    LM__LEX_TRUE,       /* the last one */
    LM__LEX_FALSE,
    LM__LEX_NULL,
    LM__LEX_EVENT_COUNT
} lm__lex_event;

/* What a value stands in. */
typedef enum lm__lex_in { LM__IN_ROOT, LM__IN_ARRAY, LM__IN_OBJECT } lm__lex_in;

typedef struct lm__lex {
    uint8_t state;
    uint8_t in;       /* lm__lex_in: what the value just read stands in */
    bool compact;     /* white space is an error */
    bool null_ok;     /* \u0000 may stand in this string */
    bool key;         /* the string is a key */
    uint8_t utf8;     /* of lm__utf8_step */
    uint8_t literal;  /* which */
    uint8_t at;       /* bytes of the literal, or digits of the escape */
    uint32_t point;   /* of the escape */
    uint16_t high;    /* the high surrogate */
    uint8_t error;    /* lm_code after LM__LEX_ERROR */
    uint8_t in_error; /* the state it came in */
} lm__lex;

lm__lex_event lm__lex_step(lm__lex *lex, uint8_t byte);

/*
 * The end of the text: LM__LEX_NUMBER_END (then ask again), LM__LEX_SPACE if
 * the text may end here, else LM__LEX_ERROR with LM_CODE_TRUNCATED.
 */
lm__lex_event lm__lex_end(lm__lex *lex);

/* Goes on behind a value: call it when the last byte of a value was read. */
static inline void lm__lex_after_value(lm__lex *lex)
{
    static const uint8_t after[] = {LM__AFTER_ROOT, LM__AFTER_ITEM,
                                    LM__AFTER_MEMBER};

    lex->state = after[lex->in];
}

/* What was expected where the automaton stands, for a message. */
const char *lm__lex_expected(const lm__lex *lex);

/* Why it failed where more is to be said than what was expected, or NULL. */
const char *lm__lex_reason(const lm__lex *lex);

typedef struct lm__range {
    uint32_t first, last;
} lm__range;

/*
 * Inside an escape: the code points that it can still become, in at most two
 * ranges. Returns how many.
 */
size_t lm__lex_ranges(const lm__lex *lex, lm__range ranges[2]);

#endif
