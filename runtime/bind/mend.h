/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_MEND_H
#define LM_BIND_MEND_H

#include "engine.h"

/*
 * The policy `repair`: a mender in front of the automaton. It walks over the
 * bytes as they come, finds where a JSON value begins, and steps the automaton
 * with the bytes that should have been there. What it leaves to the automaton
 * is everything else: the grammar, the types, the rules, the value.
 *
 *     while (lm__mend_one(p, &view))     // see mend.c
 *         ...
 *
 * p->offset stays the place in the source: a byte that is taken moves it on,
 * one that is put does not, one that is dropped moves it on alone. So each
 * finding of the automaton is where it is in the source.
 *
 * Some bytes mean one thing or another by what follows (is this quote the end
 * of the string?). Then the mender looks ahead, no further than LM__LOOK
 * bytes. Where they are not there yet it keeps what it has and waits, so that
 * no decision depends on how the text was cut.
 *
 *     mend.c           the bytes that come in, and those kept for later
 *     mend_prose.c     text around a value, and several values
 *     mend_between.c   brackets, commas, colons, comments
 *     mend_wrap.c      a bracket or an object too many or too few
 *     mend_text.c      strings
 *     mend_end.c       where a string ends
 *     mend_document.c  a document in a string
 *     mend_bare.c      what should have had quotes
 *
 * Threads: as the parser.
 */

enum {
    LM__LOOK = 256,    /* bytes that are looked at ahead */
    LM__NUMBER = 1100, /* the same, of a number */
    LM__CARRY = 4096,
    LM__LOOSE = 64, /* longest number out of other text */
    LM__WRAPS = 8
};

/* The bytes at hand; p->offset is the place of s. */
typedef struct lm__view {
    const char *s, *end;
    bool last; /* the text ends at end */
} lm__view;

/* Whether it is so; WAIT: that depends on bytes that are not there yet. */
typedef enum lm__look { LM__WAIT, LM__NO, LM__YES } lm__look;

typedef enum lm__mending {
    LM__IN_PROSE,
    LM__IN_REASONING,
    LM__BETWEEN,
    LM__IN_TEXT, /* a string */
    LM__IN_LINE_COMMENT,
    LM__IN_BLOCK_COMMENT,
    LM__IN_DOCUMENT /* in a string */
} lm__mending;

typedef enum lm__quote {
    LM__QUOTE_DOUBLE,
    LM__QUOTE_SINGLE,
    LM__QUOTE_BACKTICK,
    LM__QUOTE_CURLY,
    LM__QUOTE_CURLY_SINGLE,
    LM__QUOTE_TRIPLE,
    LM__QUOTE_TRIPLE_SINGLE,
    LM__QUOTE_NONE
} lm__quote;

/* A bracket of the source that the automaton does not see, or the reverse. */
typedef enum lm__wrap_kind {
    LM__WRAP_ARRAY,  /* `[` around one object: not seen */
    LM__WRAP_OBJECT, /* `{"key":` around the answer: not seen */
    LM__WRAP_ITEM,   /* one item without `[`: put */
    LM__WRAP_LINES   /* the same, of the root: more may follow on lines */
} lm__wrap_kind;

typedef struct lm__wrap {
    uint8_t kind;
    uint32_t depth; /* of the frame in which the wrapped value stands */
} lm__wrap;

/* A value that was read, while a further one may be there. */
typedef struct lm__found_value {
    void *root; /* NULL with `any`: it is a recogniser's */
    bool any;
    bool weak; /* before the end of reasoning: anything else is better */
    bool found;
    uint32_t n_violations;
    lm_error first;
    size_t from; /* of the report's findings, its own */
} lm__found_value;

/* Things outside the value, each listed once, where the first is. */
enum {
    LM__NOTED_PROSE,
    LM__NOTED_FENCE,
    LM__NOTED_REASONING,
    LM__NOTED_OTHER, /* a further value */
    LM__NOTED_CLOSER,
    LM__NOTED_COUNT
};

typedef struct lm__mender {
    uint8_t mode;      /* lm__mending */
    uint8_t quote;     /* lm__quote of the string being read */
    uint8_t reasoning; /* which */
    bool begun;        /* a value has been begun, ever */
    bool clean;        /* nothing but white space and fences before it */
    bool told;         /* the string has been listed: quotes in it */
    bool told_control;
    bool ended;
    bool comma; /* one was read and not put */
    lm__place comma_at;
    uint32_t document; /* the depth at which the one in a string stands */
    uint8_t n_wraps;
    lm__wrap wraps[LM__WRAPS];
    lm__found_value now, best;
    lm__place noted[LM__NOTED_COUNT]; /* line 0: not seen */
    lm__place token; /* of the automaton, at the end of the last view */
    uint32_t n_carry;
    char carry[LM__CARRY];
} lm__mender;

/* mend.c */

/* As lm__run and lm__step_end. */
void lm__mend(lm_parser *p, const char *bytes, size_t n);
void lm__mend_last(lm_parser *p);
void lm__mend_drop_all(lm_parser *p);
/*
 * Keeps the line of the token that began in the bytes at hand: it may end in
 * later ones.
 */
void lm__mend_token(lm_parser *p);

/* A byte that is not in the source. */
void lm__put(lm_parser *p, char byte);
void lm__puts(lm_parser *p, const char *bytes);
/* n bytes of the source, as they are. */
void lm__take(lm_parser *p, lm__view *v, size_t n);
/* n bytes of the source that are left out. */
void lm__drop(lm_parser *p, lm__view *v, size_t n);

/* The type of the value that comes next; NULL: any. */
const lm_type *lm__next_type(const lm_parser *p);

/* LM_TOKEN_... it takes, without conversion. */
unsigned lm__next_tokens(const lm_type *type);

static inline bool lm__is_white(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static inline bool lm__is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A letter, a digit or what stands in names. */
static inline bool lm__is_name(char c)
{
    return lm__is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
           c == '_' || c == '$' || c == '@' || c == '-' || c == '.' ||
           (unsigned char)c >= 0x80;
}

/* No further than this may be looked: the view's end, or that of LM__LOOK. */
static inline const char *lm__horizon(const lm__view *v)
{
    return v->end - v->s > LM__LOOK ? v->s + LM__LOOK : v->end;
}

/* What it means to have come to the horizon. */
static inline lm__look lm__beyond(const lm__view *v, lm__look otherwise)
{
    return v->end - v->s >= LM__LOOK || v->last ? otherwise : LM__WAIT;
}

static inline const char *lm__skip_white(const char *s, const char *end)
{
    while (s < end && lm__is_white(*s))
        s++;
    return s;
}

/* mend_prose.c: false from here on: more bytes are needed */

bool lm__mend_prose(lm_parser *p, lm__view *v);
bool lm__mend_reasoning(lm_parser *p, lm__view *v);
/* The root value that is being read is complete. */
void lm__mend_found(lm_parser *p);
/* The best of what was found is the result. */
void lm__mend_choose(lm_parser *p);
/* Another root value begins. */
void lm__mend_again(lm_parser *p);
void lm__mend_note(lm_parser *p, int what);

/* mend_between.c */

bool lm__mend_between(lm_parser *p, lm__view *v);
bool lm__mend_comment(lm_parser *p, lm__view *v);
/* What a put bracket was for, or the whole, may be complete. */
void lm__mend_after(lm_parser *p, const lm__view *v);
/* Closes all that is open: the value ends here, or its text does. */
void lm__mend_close(lm_parser *p, lm_code code);

/* mend_wrap.c */

/* A bracket at s may be one too many, or one is missing before it. */
lm__look lm__mend_wrap(lm_parser *p, lm__view *v);
/* A closing bracket or a comma behind a wrapped value; false: it is none. */
bool lm__mend_unwrap(lm_parser *p, lm__view *v);
/* The value in a put bracket is complete. */
void lm__mend_wrapped(lm_parser *p, const lm__view *v);
/* A frame was closed with a wrapped value in it whose bracket is missing. */
void lm__mend_unwound(lm_parser *p);

/* mend_text.c */

/* A quote stands at s. Its bytes; 0: none does. */
size_t lm__quote_at(const char *s, const char *end, lm__quote *quote);
bool lm__mend_open(lm_parser *p, lm__view *v);
bool lm__mend_text(lm_parser *p, lm__view *v);
/* The byte at s as content of a string. */
void lm__mend_byte(lm_parser *p, lm__view *v);
/* \u at s has four digits behind it. */
lm__look lm__hex_at(const lm__view *v);

/* mend_document.c */

/* An object or a list in a string, at s, where the type takes no string. */
lm__look lm__document_at(const lm__view *v, const lm_type *type);
void lm__mend_document_open(lm_parser *p, lm__view *v);
bool lm__mend_document(lm_parser *p, lm__view *v);

/* mend_end.c */

/* The string ends with the quote of n bytes at s. */
lm__look lm__text_ends(const lm_parser *p, const lm__view *v, size_t n);

/* mend_bare.c */

bool lm__mend_bare(lm_parser *p, lm__view *v);
bool lm__mend_bare_key(lm_parser *p, lm__view *v);
/*
 * A key of an object stands at s, with or without quotes: where it begins and
 * ends, and what follows its colon.
 */
typedef struct lm__key {
    const char *s, *end; /* without quotes */
    const char *next;    /* behind the colon; too far: behind the horizon */
} lm__key;
lm__look lm__key_at(const lm__view *v, const char *s, lm__key *key);
/* Where an unquoted value at s ends; NULL: not within sight. */
const char *lm__bare_end(const lm__view *v, lm__look *look);
/* The n bytes of v are a number or a literal as JSON has them. */
bool lm__bare_is_json(const lm__view *v, size_t n);
/* A comment begins at s. */
lm__look lm__comment_at(const lm__view *v, const char *s);

/* near.c */

/*
 * The number of the word that is meant by the n bytes at s: the only one that
 * is equal but for case, then for case, accents and punctuation, then but for
 * one letter. -1: none, or more than one. not: those that are not asked for,
 * a frame of p's; or NULL.
 */
int lm__near(const lm_words *words, const char *s, size_t n, const lm_parser *p,
             const lm__frame * not );

/*
 * For what is in scratch, under the policy `repair`: a value of an enum, the
 * key of a field that was not read, the value of a tag. -1: none is meant.
 */
int lm__mend_word(lm_parser *p, const lm_words *words);
int lm__mend_key(lm_parser *p, lm__frame *f);
int lm__mend_tag(const lm_parser *p, const lm_words *words);

/* loose_number.c */

/*
 * The only number in a text like "$1,234.50", "3 years" or "0x1F", as JSON.
 * Its length; 0: there is none, or it could be read in another way.
 */
size_t lm__loose_number(const char *s, size_t n, char to[LM__LOOSE]);
/* yes, no, on, off, 1, 0: 1 or 0; -1: neither. */
int lm__loose_bool(const char *s, size_t n);

/* loose_date.c */

/*
 * The only day, or moment, in a text like "March 5, 2024" or "2024/3/5 14:30
 * UTC", as RFC 3339 has it. Its length; 0: it could be read in another way, or
 * the format is another one.
 */
size_t lm__loose_date(const lm_format *format, const char *s, size_t n,
                      char to[LM__LOOSE]);

#endif
