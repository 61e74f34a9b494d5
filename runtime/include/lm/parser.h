/* SPDX-License-Identifier: MIT */
#ifndef LM_PARSER_H
#define LM_PARSER_H

#include "lm/buffer.h"
#include "lm/error.h"
#include "lm/memory.h"
#include "lm/report.h"
#include "lm/table.h"

LM_BEGIN_DECLS

/*
 * JSON text to a C value through a table, whole or in pieces of any size:
 *
 *     lm_parser *parser = lm_parser_new(&UserDetails_type, NULL);
 *     while ((n = read(fd, bytes, sizeof(bytes))) > 0)
 *         if (lm_parser_feed(parser, bytes, n) != LM_OK)
 *             break;
 *     status = lm_parser_finish(parser, &value, &err);
 *     lm_parser_free(parser);
 *
 * The value, the findings and their positions do not depend on how the text
 * was cut.
 *
 * Threads: one parser in one thread at a time.
 */

typedef enum lm_policy {
    LM_POLICY_DEFAULT = 0, /* lax */
    LM_POLICY_STRICT,      /* the value as the schema says, nothing else */
    LM_POLICY_LAX,         /* exact JSON; converts where nothing is lost */
    LM_POLICY_REPAIR       /* lax; finds the JSON in an answer and mends it */
} lm_policy;

/* What a peer may make us do. 0 is the default given beside each. */
typedef struct lm_limits {
    size_t max_bytes;   /* of text: 64 MiB */
    size_t max_memory;  /* of the value: 256 MiB */
    uint32_t max_depth; /* of nesting: 128; at most 65535 */
    uint32_t max_items; /* of one list or map: 10,000,000 */
    size_t max_string;  /* bytes of one string: 16 MiB */
    size_t max_key;     /* bytes of one key: 4096 */
} lm_limits;

enum {
    /* End at the first violation instead of reading on to list them all. */
    LM_PARSE_FIRST = 1,
    /* Refuse white space between tokens: for constrained decoding. */
    LM_PARSE_COMPACT = 2,
    /* Refuse unknown keys, whatever the model says. */
    LM_PARSE_CLOSED = 4,
    /* Only accept or refuse: no value is built (finish gives NULL). */
    LM_PARSE_RECOGNISE = 8,
    /* Do not run @check and @@check. */
    LM_PARSE_NO_CHECKS = 16,
    /*
     * For a recogniser: keys come in the order of the model, and optional
     * ones may be left out. With LM_PARSE_CLOSED.
     */
    LM_PARSE_ORDERED = 32,
    /*
     * Under LM_POLICY_REPAIR: text that is cut off is closed where it ends,
     * which is listed; without it that is LM_TRUNCATED.
     */
    LM_PARSE_TRUNCATED = 64,
    /*
     * For answers to a schema that was lowered for a provider: a map may also
     * come as a list of pairs, [{"key": ..., "value": ...}], ...
     */
    LM_PARSE_PAIRS = 128,
    /* ... and a string where a json field is expected holds its JSON. */
    LM_PARSE_JSON_TEXT = 256
};

/* {0}, and NULL for a pointer to it, mean the defaults. */
typedef struct lm_parse_options {
    lm_policy policy;
    unsigned flags; /* LM_PARSE_... */
    lm_limits limits;
    lm_report *report;             /* findings are added; may be NULL */
    void *context;                 /* for checks */
    lm_arena *arena;               /* the value goes there and is freed with
                                      it; NULL: a region of its own */
    const lm_allocator *allocator; /* NULL: lm_allocator_default */
} lm_parse_options;

typedef struct lm_parser lm_parser;

/*
 * A parser for one text. type and what options points to are borrowed and
 * must outlive it; the options themselves are copied. NULL: no memory.
 */
LM_API lm_parser *lm_parser_new(const lm_type *type,
                                const lm_parse_options *options);

/* Ready for another text, with the memory it has. */
LM_API void lm_parser_reset(lm_parser *parser);

/* parser may be NULL. A value not taken by lm_parser_finish goes too. */
LM_API void lm_parser_free(lm_parser *parser);

/*
 * Reads n more bytes. LM_OK: go on, or the value is complete and only white
 * space followed. Anything else stands: the parser takes no more, and
 * lm_parser_finish tells what is wrong. Under LM_PARSE_FIRST that is so at
 * the first byte after which no valid document exists; without it a violation
 * of value is noted and reading goes on.
 */
LM_API lm_status lm_parser_feed(lm_parser *parser, const char *bytes, size_t n);

/*
 * The root value is closed: what follows can only be white space. Under
 * LM_POLICY_REPAIR never, as a better value may follow.
 */
LM_API bool lm_parser_done(const lm_parser *parser);

/* Bytes read; after a refusal, those before the byte that was refused. */
LM_API size_t lm_parser_offset(const lm_parser *parser);

/*
 * The value as far as it is known, or NULL where nothing of it is yet. It
 * only grows: text at the ends of code points, lists by items at their end;
 * numbers, enums, literals, booleans, json and @atomic values appear whole,
 * and a model with @nonnull fields once each has a value. An item that may
 * be left out (@drop_invalid) appears once it is complete. (A key that is
 * there twice is read again where the policy allows it.) Borrowed, and only
 * until the next call with the parser. NULL also where there is no memory.
 */
LM_API const void *lm_parser_partial(lm_parser *parser);

/* How much of a value a partial one has. */
typedef enum lm_state {
    LM_ABSENT,  /* nothing of it shows: not there, not yet, or null */
    LM_PARTIAL, /* it shows, and more of it may come; or it broke a rule, and
                   shows as 0 or as it came */
    LM_COMPLETE /* it is all there, and its rules hold */
} lm_state;

/*
 * The state of what lies at an address in the partial value: a member, an
 * item, or the root. To ask for a member, write
 *
 *     const UserDetails *user = lm_parser_partial(parser);
 *     if (user && lm_parser_state(parser, &user->age) == LM_COMPLETE)
 *         printf("%lld\n", (long long)user->age);
 *
 * `size` tells a struct from its first member. An address that lies nowhere
 * in the value is LM_ABSENT. It takes the time to walk the value.
 */
LM_API lm_state lm_parser_state_of(const lm_parser *parser, const void *address,
                                   size_t size);
#define lm_parser_state(parser, address)                                       \
    lm_parser_state_of((parser), (address), sizeof(*(address)))

/*
 * Appends what shows of the partial value as JSON, compact: what is
 * LM_ABSENT is left out, text may be half; "null" where nothing shows yet.
 * buf's own status where it fails.
 */
LM_API lm_status lm_parser_write_partial(lm_parser *parser, lm_buffer *buf);

/*
 * As snprintf: the JSON Pointer of the value that is being read, which is the
 * innermost that is open.
 */
LM_API size_t lm_parser_path(const lm_parser *parser, char *to, size_t size);

/*
 * Ends the text. On LM_OK *out is the value, the caller's until
 * lm_value_free (or its arena's). Else *out is untouched and err, which may
 * be NULL, has the first violation. After it, reset or free the parser.
 */
LM_API lm_status lm_parser_finish(lm_parser *parser, void **out, lm_error *err);

/* The three steps in one, for text that is all there. */
LM_API lm_status lm_parse(const lm_type *type, const char *text, size_t n,
                          const lm_parse_options *options, void **out,
                          lm_error *err);

/*
 * How many of the n bytes the parser could take next before refusing one, n
 * if it takes them all; the parser does not change. Only for a parser made
 * with LM_PARSE_FIRST | LM_PARSE_RECOGNISE and LM_POLICY_STRICT.
 */
LM_API size_t lm_parser_accepts(const lm_parser *parser, const char *bytes,
                                size_t n);

/*
 * The bytes that every document must go on with: writes at most size of them
 * to bytes and returns how many. 0: there is a choice, or the end. For the
 * same kind of parser as lm_parser_accepts.
 */
LM_API size_t lm_parser_forced(const lm_parser *parser, char *bytes,
                               size_t size);

/*
 * Makes `to` a copy of `from`, both recognisers of the same type: a memcpy of
 * the state in use. Cheap enough to try each token of a vocabulary.
 */
LM_API lm_status lm_parser_copy(lm_parser *to, const lm_parser *from);

LM_END_DECLS

#endif
