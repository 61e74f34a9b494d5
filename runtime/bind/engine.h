/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_ENGINE_H
#define LM_BIND_ENGINE_H

#include "lex.h"
#include "lm/check.h"
#include "lm/parser.h"
#include "message.h"
#include "number.h"
#include "slot.h"

/*
 * The one automaton, inside: the grammar of JSON (lex.h) with an acceptor
 * riding along that knows the type of the value being read. What is open is a
 * stack of frames, which is the partial value, the path of a finding and the
 * point to go on from, all in one.
 *
 * Two gears move the same state: lm__step takes any byte; lm__fast takes whole
 * tokens that need nothing unusual, and leaves the rest to lm__step. Of the
 * input only the beginning of a token is kept (fast_feed.c).
 *
 * After a violation of value the acceptor is "none" and the grammar reads on.
 *
 *     value.c     the first byte of a value, and its end
 *     object.c    keys, the end of an object
 *     items.c     lists and maps
 *     union.c     which member of a union it is
 *     text.c words.c number.c narrow.c formatted.c    the acceptors
 *     finding.c place.c message.c         what is reported
 *
 * Threads: one parser in one thread at a time.
 */

enum {
    LM__FRAMES_OWN = 4, /* of a parser that waits for more: few are open */
    LM__SCRATCH_OWN = 64,
    LM__FRAMES_LENT = 12,
    LM__SCRATCH = 1024,    /* longest number that is converted */
    LM__NESTED_INITS = 32, /* defaults within defaults */
    LM__HELD = 64          /* bytes of a token whose end has not come */
};

typedef enum lm__frame_kind {
    LM__FRAME_ROOT,
    LM__FRAME_MODEL,
    LM__FRAME_LIST,
    LM__FRAME_MAP,
    LM__FRAME_SWITCH, /* an object whose member of a union is not known yet */
    LM__FRAME_SKIP    /* an object or array that goes nowhere */
} lm__frame_kind;

enum {
    LM__FRAME_STRICT = 1,   /* no conversions in it */
    LM__FRAME_CLOSED = 2,   /* unknown keys are violations */
    LM__FRAME_DROPS = 4,    /* invalid items are left out */
    LM__FRAME_BAD_ITEM = 8, /* the item being read is to be left out */
    LM__FRAME_HIDES = 16    /* it, or one around it, may be hidden partly */
};

typedef struct lm__frame {
    const lm_type *type; /* of the container (ROOT: of the value); or NULL */
    char *base;          /* MODEL: the struct; else the slot; NULL: no value */
    union {
        uint64_t bits;   /* MODEL of at most 64 fields: those read */
        size_t words;    /* of more: where they begin in parser->seen */
        uint32_t *table; /* MAP: entries by hash, once there are many */
    } seen;
    size_t start;          /* offset of the bracket that opened it */
    uint32_t line, column; /* of the same; line 0: look in this chunk */
    uint32_t count;        /* items or entries, the one being read included */
    uint32_t capacity;     /* for how many there is room */
    uint32_t violations;   /* found before it */
    uint32_t before;       /* MODEL: found before the value being read */
    int32_t at;            /* field, item or entry being read; -1: none */
    uint32_t next;         /* MODEL: the field expected next; LIST: items of the
                              text so far, also those left out */
    uint8_t kind;          /* lm__frame_kind */
    uint8_t in;            /* lm__lex_in of what stands in it */
    uint8_t flags;         /* LM__FRAME_... */
    bool easy;             /* lm__fast_piece may read what is in it */
} lm__frame;

/* What takes the bytes of the token being read. */
typedef enum lm__acceptor {
    LM__TAKE_NOTHING,
    LM__TAKE_TEXT,       /* to memory: a string, a number as a string */
    LM__TAKE_WORD,       /* a value of an enum */
    LM__TAKE_INTEGER,    /* to scratch, narrowed by the rules */
    LM__TAKE_FLOAT,      /* to scratch */
    LM__TAKE_QUOTED,     /* a string that is to be a number or a bool */
    LM__TAKE_LITERAL,    /* true, false, null */
    LM__TAKE_FORMAT,     /* a string that stands for another type */
    LM__TAKE_KEY,        /* of a model */
    LM__TAKE_ENTRY_KEY,  /* of a map: to memory */
    LM__TAKE_SWITCH_KEY, /* of a SWITCH */
    LM__TAKE_TAG         /* the value of a SWITCH's tag */
} lm__acceptor;

/* The part of a set of words that begins as the text read so far does. */
typedef struct lm__narrow {
    const lm_words *words;
    uint32_t low, high; /* of words->sorted */
    uint32_t depth;     /* bytes read */
    /*
     * A word that is expected: as long as it goes on like the text, low and
     * high are left alone. NULL: none is.
     */
    const char *guess;
    uint32_t n_guess, guessed;
} lm__narrow;

/* From byte `at` of a captured text on, the place in the source. */
typedef struct lm__jump {
    size_t at, offset;
    uint32_t line, column;
} lm__jump;

/* The text of a SWITCH from its `{` on, to be read again once it is known. */
typedef struct lm__capture {
    char *bytes;
    size_t n, capacity;
    uint32_t depth;  /* of the SWITCH's frame; 0: none */
    int member;      /* -1: not known yet */
    lm__jump *jumps; /* where the bytes are not those of the text */
    uint32_t n_jumps, jumps_room;
    size_t next; /* offset that follows the last byte */
} lm__capture;

/*
 * What lm_parser_partial hides until the next byte is read: the bytes of a
 * value that lies at `at`, for which it put zeros.
 */
typedef struct lm__hidden {
    char *at;
    size_t n;
    char *bytes; /* what was there: kept, or in allocated room */
    size_t room;
    bool root; /* all of it */
    char kept[16];
} lm__hidden;

/* What is at hand on a stack, so that short work allocates nothing. */
typedef struct lm__room {
    lm__frame frames[LM__FRAMES_LENT];
    char scratch[LM__SCRATCH];
} lm__room;

/*
 * The bytes at hand, and the lines counted in them: up to mark. `start` is the
 * offset at which the line begins.
 */
typedef struct lm__lines {
    const char *bytes;
    size_t offset; /* of the first byte */
    size_t start;  /* of the line it is on */
    size_t mark;
    size_t mark_start; /* of the line that mark is on */
    uint32_t line;
    uint32_t mark_line;
} lm__lines;

struct lm_parser {
    lm__lex lex;

    /* The value being read. */
    uint8_t byte;     /* that is being read */
    uint8_t accept;   /* lm__acceptor */
    uint8_t token_of; /* LM_TOKEN_... it began with */
    bool strict;      /* no conversions for it */
    bool raw;         /* its text is kept as it stands: kind JSON */
    bool raw_extra;   /* and is a member of the object of unknown keys */
    bool key_cut;     /* scratch does not hold all of the key before it */
    bool unknown;     /* the model does not have that key */
    bool cut;         /* scratch or text does not hold all of the token */
    bool stored;      /* the value was written and does not show yet */
    bool runs;        /* a string that lm__piece_string has begun */
    const lm_type *type;
    char *slot;
    char *union_slot; /* gets union_kind when the value is complete */
    int union_kind;
    char *raw_slot;
    uint32_t raw_depth; /* frames around the raw value */
    size_t token;       /* offset of its first byte */
    size_t n_token;     /* bytes of a string or key */

    /* What the acceptors know of it. */
    lm__narrow narrow;
    char *text;
    size_t text_n, text_room;
    uint32_t points; /* code points of a string */
    uint16_t dfa;    /* state of its pattern */
    uint8_t n_pending;
    char pending[4]; /* the bytes of a code point that is not whole */
    uint32_t n_scratch;

    /* Frames: 0 is the root's. */
    uint32_t depth; /* number of the top frame */
    size_t n_seen;
    size_t n_extra; /* of the object of unknown keys being added to, or 0 */

    struct lm__mender *mend; /* policy repair, once a byte was read */
    size_t offset;           /* bytes read */
    lm__lines lines;
    uint32_t n_violations;

    lm_status status; /* not LM_OK: nothing more is read */
    bool done;        /* the root is closed */
    bool quiet;       /* findings are not wanted */
    bool newlines;    /* in this chunk; or frames that have no line yet */
    bool found;       /* first holds a violation */
    uint8_t bom;      /* bytes of a byte order mark read */
    uint8_t n_held;   /* bytes behind offset, which have been taken too */
    uint16_t nested;  /* this parser reads a default, so many levels deep */

    void *root;
    lm_arena *arena;    /* of the value */
    lm_arena *bounded;  /* the caller's, while it has our limit */
    size_t arena_limit; /* that it had */

    /* As made: from here on, nothing is cleared for another text. The limits
       among the options are filled in. */
    const lm_type *root_type;
    size_t hint; /* bytes that the value may take, roughly */
    lm_parse_options options;
    bool eager;        /* strict and first: refuse at the first byte */
    bool build;        /* a value is built */
    bool fast, pieces; /* the second gear may run; and lm__fast_piece */
    bool overruns;     /* it may look at bytes behind those at hand */
    uint32_t frames_room, scratch_room;
    lm__frame *frames, *frames_given; /* the same, until they are too few */
    char *scratch, *scratch_given;    /* likewise */
    lm_error *first; /* the first violation; NULL: there was none ever */
    uint64_t *seen;  /* bits of the fields of large models */
    size_t seen_room;
    lm__capture capture;

    lm__frame frames_own[LM__FRAMES_OWN];
    char held[LM__HELD];
    char scratch_own[LM__SCRATCH_OWN];
    lm__hidden hidden;
};

/* Where a finding is. */
typedef struct lm__place {
    size_t offset;
    uint32_t line, column; /* line 0: to be counted */
    const char *key;       /* one more step of the path, or NULL */
    size_t n_key;
} lm__place;

/* parser.c */

/*
 * A parser of its own or on the stack, ready to feed. room: lent to it until
 * it is dropped, or NULL.
 */
void lm__parser_init(lm_parser *p, const lm_type *type,
                     const lm_parse_options *options, lm__room *room);
void lm__parser_lend(lm_parser *p, lm__room *room);
void lm__parser_drop(lm_parser *p);

/* Makes p->root and p->arena; false: failed, with p->status. */
bool lm__root_new(lm_parser *p);

/* Reads the bytes; stops at p->status. */
void lm__run(lm_parser *p, const char *bytes, size_t n);

/* As much of a piece of the text as may be read. */
void lm__run_limited(lm_parser *p, const char *bytes, size_t n);

/* The end of the text: how it went. */
lm_status lm__parser_end(lm_parser *p);

/* step.c */

/* One byte. Where p->status is set by it, the byte is not counted as read. */
void lm__step(lm_parser *p, uint8_t byte);

/* The end of the text. */
void lm__step_end(lm_parser *p);

/* frame.c */

static inline lm__frame *lm__top(lm_parser *p)
{
    return &p->frames[p->depth];
}

/* Opens a frame at the byte being read; NULL: it failed, with p->status. */
lm__frame *lm__push(lm_parser *p, lm__frame_kind kind, const lm_type *type,
                    char *base);

/* Closes the top frame. */
void lm__pop(lm_parser *p);

bool lm__seen(const lm_parser *p, const lm__frame *f, uint32_t field);
void lm__see(lm_parser *p, lm__frame *f, uint32_t field, bool seen);

/* value.c */

/* Maps may come as lists of pairs. */
static inline bool lm__reads_pairs(const lm_parser *p)
{
    return p->build && (p->options.flags & LM_PARSE_PAIRS);
}

/* token: LM_TOKEN_... of the byte being read. */
void lm__value_begin(lm_parser *p, unsigned token);

/* The value of the top frame's current field, item or entry is complete. */
void lm__value_done(lm_parser *p, lm__place place);

/* The object of a SWITCH begins again, as the member that it is. */
void lm__value_again(lm_parser *p, const lm_type *type, char *slot);

/* Sets "no value" again. */
void lm__clear(const lm_type *type, char *slot);

/* LM_TOKEN_... that the kind takes, without conversion. */
unsigned lm__type_tokens(const lm_type *type);

/* size bytes of the value's memory, cleared; NULL: failed, with p->status. */
void *lm__value_memory(lm_parser *p, size_t size);

/* Where the current field, item or entry of a frame lies; NULL: nowhere. */
const lm_type *lm__place_of(const lm__frame *f, char **slot);

/* object.c */

void lm__key_begin(lm_parser *p);
void lm__key_byte(lm_parser *p, uint8_t byte);
void lm__key_end(lm_parser *p);
/* Eager: refuses what a byte inside an escape leaves open. */
void lm__key_escape(lm_parser *p);
/* The end of an object, or of an array that goes nowhere. */
void lm__object_end(lm_parser *p);

/* Of a model in eager mode: whether a key can still come. */
bool lm__key_due(const lm_parser *p, const lm__frame *f);

static inline const lm_model *lm__model_of(const lm__frame *f)
{
    return f->type->of;
}

/* extra.c */

/* The model keeps unknown keys, and a value is built. */
bool lm__keeps_extra(const lm_parser *p, const lm__frame *f);
/* The value of the key in scratch, which is unknown, begins. */
void lm__extra_begin(lm_parser *p);

/* init.c: fields that were not read get defaults; the rest is reported. */
void lm__missing(lm_parser *p, lm__frame *f);

/* items.c */

/* A frame for a list or map has been pushed. */
void lm__items_open(lm_parser *p, lm__frame *f);

/* A further item begins: f->at is its number, or -1 if it goes nowhere. */
void lm__item_begin(lm_parser *p, lm__frame *f);
void lm__item_done(lm__frame *f);
/* Eager: refuses a comma behind which no item can come. */
void lm__items_comma(lm_parser *p, lm__frame *f);
void lm__items_end(lm_parser *p);
/* NULL: the item goes nowhere. */
char *lm__item_slot(const lm__frame *f);
/* What is stored shows in the count. */
void lm__items_show(const lm__frame *f);

/* map.c */

/* The key that was read: f->at is the number of its entry. */
void lm__entry_key(lm_parser *p);
const char *lm__entry_name(const lm__frame *f, size_t *n);
char *lm__entry_slot(const lm__frame *f);

/* Entries that came as pairs: of those with one key only one stays. */
void lm__entries_unite(lm_parser *p, lm__frame *f);

/* lowered.c */

/* The list of pairs that stands for a map; NULL: failed, with p->status. */
const lm_type *lm__pairs_type(lm_parser *p, const lm_type *map);
bool lm__is_pairs(const lm__frame *f);
/* The list is read: from here on the frame is the map's. */
void lm__pairs_end(lm_parser *p, lm__frame *f);
/* What the string of n bytes, with its quotes, holds as JSON; else itself. */
char *lm__json_of_text(lm_parser *p, char *string, size_t n);

/* Room for an item more; false: failed, or the array in place is full. */
bool lm__items_room(lm_parser *p, lm__frame *f, size_t stride);

/* unique.c */

/* The numbers of two equal items; false: there are none, or p->status. */
bool lm__same_items(lm_parser *p, const lm__frame *f, uint32_t same[2]);

/* union.c */

/* The member of a union that takes the token; NULL: none, or not yet. */
const lm_type *lm__union_pick(lm_parser *p, const lm_type *type, char **slot,
                              unsigned token);
bool lm__takes_null(const lm_type *type);
void lm__switch_value(lm_parser *p, lm__frame *f, unsigned token);
void lm__switch_key(lm_parser *p);
/* Eager: the tag is none of the union's. */
void lm__note_tag(lm_parser *p);
void lm__tag_byte(lm_parser *p, uint8_t byte);
void lm__switch_tag(lm_parser *p);
void lm__switch_end(lm_parser *p);

/* Reads a captured object again, now that its member is known. */
void lm__switch_replay(lm_parser *p);
void lm__capture_byte(lm_parser *p, uint8_t byte);

/* text.c */

void lm__text_begin(lm_parser *p, char *slot, size_t inline_size);
void lm__text_put(lm_parser *p, const char *bytes, size_t n);
void lm__text_end(lm_parser *p);

/* One byte of a string; starts: it begins a code point. */
void lm__text_byte(lm_parser *p, uint8_t byte, bool starts);
/* The rules of the string that was read. */
void lm__text_rules(lm_parser *p);
/* Eager: refuses what a byte inside an escape leaves open. */
void lm__text_escape(lm_parser *p);

static inline uint16_t lm__pattern_next(const lm_pattern *pattern,
                                        uint16_t state, uint8_t byte)
{
    return pattern
        ->next[(size_t)state * pattern->n_classes + pattern->classes[byte]];
}

static inline bool lm__pattern_ends(const lm_pattern *pattern, uint16_t state)
{
    return pattern->accepts[state / 8] >> (state % 8) & 1;
}

/* Whether a code point of the range may follow. */
bool lm__pattern_takes(const lm_pattern *pattern, uint16_t state,
                       lm__range range);

/* formatted.c */

/* A string that stands for a FORMAT or BYTES. */
void lm__format_begin(lm_parser *p);
void lm__format_byte(lm_parser *p, uint8_t byte);
void lm__format_end(lm_parser *p);
/* Eager: refuses what a byte inside an escape leaves open. */
void lm__format_escape(lm_parser *p);

/* decimal_rules.c */

/* The number in scratch against the rules of a DECIMAL; stores its text. */
void lm__decimal_end(lm_parser *p);

/* words.c */

void lm__narrow_start(lm__narrow *narrow, const lm_words *words);
/* This word is likely to come. */
void lm__narrow_expect(lm__narrow *narrow, uint32_t word);
/* false: no word goes on like this. */
bool lm__narrow_step(lm__narrow *narrow, uint8_t byte);
/* The word that was read; -1: none. */
int lm__narrow_word(lm__narrow *narrow);
/* Eager: whether the escape being read can still become part of a word. */
bool lm__escape_open(lm_parser *p);
/* Whether a word goes on with a code point of the range. */
bool lm__narrow_range(lm__narrow *narrow, lm__range range);
/* The number of the word of n bytes; -1: none. */
int lm__words_find(const lm_words *words, const char *s, size_t n);

static inline const char *lm__word(const lm_words *words, uint32_t i, size_t *n)
{
    *n = words->at[i + 1] - words->at[i] - words->lead - words->trail;
    return words->text + words->at[i] + words->lead;
}

void lm__word_byte(lm_parser *p, uint8_t byte);
void lm__word_end(lm_parser *p);
/* Eager, and of a tag too: refuses what a byte inside an escape leaves open. */
void lm__word_escape(lm_parser *p);

/* number.c */

void lm__scratch_put(lm_parser *p, uint8_t byte);
void lm__number_byte(lm_parser *p, uint8_t byte);
void lm__number_end(lm_parser *p);
/* A string that stands for a number or a bool is complete. */
void lm__quoted_end(lm_parser *p);
void lm__bool_set(lm_parser *p, bool value);
void lm__store_enum(lm_parser *p, int32_t number);

/* rules.c */

/* The number is an integer, of whatever size. */
bool lm__decimal_is_whole(const lm__decimal *d);

/* Against the rules of the type: stores it, or notes what it breaks. */
void lm__integer_rules(lm_parser *p, const lm__decimal *d);

/* A value that breaks no rule of an INT or UINT, and fits it. */
bool lm__integer_valid(const lm_type *type, bool negative, uint64_t magnitude);

/* false: a rule is broken, and noted. */
bool lm__float_rules(lm_parser *p, double value);

/* The magnitudes that integers of one sign may have. */
typedef struct lm__bounds {
    uint64_t low, high;
    bool any; /* false: none */
} lm__bounds;

lm__bounds lm__integer_bounds(const lm_type *type, bool negative);

/* Whether a valid integer has a magnitude from low to high. */
bool lm__integer_within(const lm_type *type, bool negative, uint64_t low,
                        uint64_t high);

/* narrow.c */

/* Eager: whether the integer in scratch can still become a valid one. */
bool lm__integer_open(const lm_parser *p);

/* partial.c */

/* What was hidden is as it was again. */
void lm__unhide(lm_parser *p);

/* Values of the model, or fields of them, may have to wait. */
bool lm__model_hides(const lm_model *model);

/* Bytes of a value's slot. */
size_t lm__slot_size(const lm_type *type);

/* A token is being read, and is no key. */
static inline bool lm__in_token(const lm_parser *p)
{
    return (p->lex.state >= LM__IN_STRING && p->lex.state <= LM__LOW_HEX &&
            !p->lex.key) ||
           (p->lex.state >= LM__MINUS && p->lex.state < LM__FAILED);
}

/* finding.c */

/*
 * Adds a finding. A violation ends the reading where only the first counts,
 * with p->status set; then the byte being read is refused.
 */
void lm__note(lm_parser *p, lm_code code, lm__place place, const char *format,
              ...) LM_PRINTF(4, 5);

/* A violation behind which nothing can be read. */
void lm__fail(lm_parser *p, lm_code code, lm__place place, const char *format,
              ...) LM_PRINTF(4, 5);

/* No memory. */
void lm__nomem(lm_parser *p);
/* The arena gave no size bytes: no memory, or limits.max_memory. */
void lm__no_value_memory(lm_parser *p, size_t size);

/* place.c */

static inline lm__place lm__here(const lm_parser *p)
{
    return (lm__place){p->offset, 0, 0, NULL, 0};
}

static inline lm__place lm__at_token(const lm_parser *p)
{
    return (lm__place){p->token, 0, 0, NULL, 0};
}

static inline lm__place lm__at_frame(const lm__frame *f)
{
    return (lm__place){f->start, f->line, f->column, NULL, 0};
}

void lm__position(lm_parser *p, lm__place *place);

/* Between two runs: counts lines and keeps what is open. */
void lm__chunk_begin(lm_parser *p, const char *bytes);
void lm__chunk_end(lm_parser *p);
/* Keeps the lines of the frames that are open, while the bytes are there. */
void lm__frames_place(lm_parser *p);

/* As snprintf: the JSON Pointer of the value being read. */
size_t lm__path(const lm_parser *p, const lm__place *place, char *to,
                size_t size);

/* check.c */

void lm__check_field(lm_parser *p, lm__frame *f, lm__place place);
void lm__check_model(lm_parser *p, lm__frame *f);

#endif
