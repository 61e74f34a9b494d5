/* SPDX-License-Identifier: MIT */
#ifndef LM_REPORT_H
#define LM_REPORT_H

#include "lm/error.h"
#include "lm/memory.h"

LM_BEGIN_DECLS

/*
 * What a parser found: every violation, and every conversion it made, each
 * with its place.
 *
 *     lm_report report = {0};
 *     lm_parse_options options = {.report = &report};
 *     if (!UserDetails_parse(text, n, &options, &err))
 *         for (size_t i = 0; i < report.n; i++)
 *             puts(report.findings[i].text);
 *     lm_report_free(&report);
 *
 * Threads: one report in one thread at a time.
 */

/* X(name, code): the codes are stable, and part of the interface. */
#define LM_CODE_LIST(X)                                                        \
    /* the text is not JSON */                                                 \
    X(SYNTAX, "syntax")                                                        \
    X(NUMBER, "number")                                                        \
    X(ESCAPE, "escape")                                                        \
    X(CONTROL, "control_character")                                            \
    X(UTF8, "utf8")                                                            \
    X(TRUNCATED, "truncated")                                                  \
    X(TRAILING, "trailing")                                                    \
    X(DEPTH, "depth")                                                          \
    X(LIMIT, "limit")                                                          \
    /* the value breaks the model */                                           \
    X(TYPE, "type")                                                            \
    X(MISSING, "missing")                                                      \
    X(UNKNOWN_KEY, "unknown_key")                                              \
    X(DUPLICATE_KEY, "duplicate_key")                                          \
    X(ENUM, "enum")                                                            \
    X(LITERAL, "literal")                                                      \
    X(UNION, "union")                                                          \
    X(RANGE, "range")                                                          \
    X(GE, "ge")                                                                \
    X(GT, "gt")                                                                \
    X(LE, "le")                                                                \
    X(LT, "lt")                                                                \
    X(MULTIPLE_OF, "multiple_of")                                              \
    X(MIN_LENGTH, "min_length")                                                \
    X(MAX_LENGTH, "max_length")                                                \
    X(MAX_BYTES, "max_bytes")                                                  \
    X(PATTERN, "pattern")                                                      \
    X(FORMAT, "format")                                                        \
    X(MIN_ITEMS, "min_items")                                                  \
    X(MAX_ITEMS, "max_items")                                                  \
    X(UNIQUE, "unique")                                                        \
    X(CHECK, "check")                                                          \
    /* a conversion: nothing is lost by it, and it is listed */                \
    X(STRING_TO_NUMBER, "string_to_number")                                    \
    X(STRING_TO_BOOL, "string_to_bool")                                        \
    X(NUMBER_TO_STRING, "number_to_string")                                    \
    X(FLOAT_TO_INT, "float_to_int")                                            \
    X(NULL_TO_ABSENT, "null_to_absent")                                        \
    X(LAST_KEY_WINS, "last_key_wins")                                          \
    X(ENUM_FALLBACK, "enum_fallback")                                          \
    X(TEXT_TO_JSON, "text_to_json")                                            \
    X(DROPPED, "dropped")                                                      \
    /* a repair, under LM_POLICY_REPAIR: listed too */                         \
    X(PROSE, "prose")                                                          \
    X(FENCE, "fence")                                                          \
    X(REASONING, "reasoning")                                                  \
    X(OTHER_VALUE, "other_value")                                              \
    X(WRAPPER, "wrapper")                                                      \
    X(ARRAY_TO_ITEM, "array_to_item")                                          \
    X(ITEM_TO_ARRAY, "item_to_array")                                          \
    X(JSON_LINES, "json_lines")                                                \
    X(QUOTES, "quotes")                                                        \
    X(UNQUOTED, "unquoted")                                                    \
    X(UNESCAPED_QUOTE, "unescaped_quote")                                      \
    X(RAW_CONTROL, "raw_control")                                              \
    X(BAD_ESCAPE, "bad_escape")                                                \
    X(LITERAL_WORD, "literal_word")                                            \
    X(COMMA, "comma")                                                          \
    X(COLON, "colon")                                                          \
    X(COMMENT, "comment")                                                      \
    X(MISSING_CLOSER, "missing_closer")                                        \
    X(EXTRA_CLOSER, "extra_closer")                                            \
    X(CUT_OFF, "cut_off")                                                      \
    X(NUMBER_WORD, "number_word")                                              \
    X(BOOL_WORD, "bool_word")                                                  \
    X(NEAR_WORD, "near_word")                                                  \
    X(NEAR_KEY, "near_key")                                                    \
    X(DATE_WORD, "date_word")

typedef enum lm_code {
#define LM_X(name, code) LM_CODE_##name,
    LM_CODE_LIST(LM_X)
#undef LM_X
        LM_CODE_COUNT_
} lm_code;

typedef struct lm_finding {
    lm_code code;
    bool violation;   /* false: a conversion or a repair */
    uint32_t line;    /* from 1: where the value or the bad byte stands */
    uint32_t column;  /* from 1, in bytes */
    size_t offset;    /* of the same place, from the start of the text */
    const char *path; /* JSON Pointer (RFC 6901); "" is the root */
    const char *text; /* for people: what is there, what was expected */
} lm_finding;

/*
 * {0} is an empty report. At most `limit` findings are kept, and `left_out`
 * counts the rest. A parser adds to a report; it never clears it.
 */
typedef struct lm_report {
    lm_finding *findings;
    size_t n;
    size_t capacity;
    size_t limit; /* 0: LM_REPORT_MAX */
    size_t left_out;
    size_t n_violations;
    lm_arena arena; /* owns all of the above */
} lm_report;

#define LM_REPORT_MAX 64

/* "min_length", ...; never NULL. */
LM_API const char *lm_code_name(lm_code code);

/* Forgets the findings and keeps the memory. */
LM_API void lm_report_clear(lm_report *report);

LM_API void lm_report_free(lm_report *report);

LM_END_DECLS

#endif
