/* SPDX-License-Identifier: MIT */
#include "transcript.h"

#include "suite.h"

#include <lm/value.h>

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { TRANSCRIPT = 8192, PAGE = 4096, PAGES = 8, MOST_CUTS = 64 };
enum { BEHIND = 128 };

/* Pieces to feed: `first` bytes, then `step` bytes at a time. */
typedef struct cut {
    size_t first, step;
} cut;

/* Each piece is fed from memory of its own, so that over-reads are seen. */
static void feed_piece(lm_parser *parser, const char *bytes, size_t n)
{
    char *piece = malloc(n ? n : 1);

    ck_assert_ptr_nonnull(piece);
    memcpy(piece, bytes, n);
    lm_parser_feed(parser, piece, n);
    free(piece);
}

/*
 * The same with bytes behind it that are not of the text, but would go on with
 * what it ends in: a number, a key, a string, white space.
 */
static void feed_misled(lm_parser *parser, const char *bytes, size_t n)
{
    static const char *const others[] = {"9,\"a\":1}]}", "me\": 7, ",
                                         "\",\"name\":\"", " \n\t : null ]"};
    char *piece = malloc(n + BEHIND);

    ck_assert_ptr_nonnull(piece);
    memcpy(piece, bytes, n);
    for (size_t i = 0; i < BEHIND; i++)
        piece[n + i] = others[n % 4][i % strlen(others[n % 4])];
    lm_parser_feed(parser, piece, n);
    free(piece);
}

static lm_status read_cut(const lm_type *type, const lm_parse_options *options,
                          const char *text, size_t n, cut how, void **out,
                          lm_error *err)
{
    lm_parser *parser = lm_parser_new(type, options);
    size_t at = how.first < n ? how.first : n;
    lm_status status;

    ck_assert_ptr_nonnull(parser);
    feed_misled(parser, text, at);
    while (at < n) {
        size_t piece = n - at < how.step ? n - at : how.step;

        if ((at + how.first) % 2)
            feed_misled(parser, text + at, piece);
        else
            feed_piece(parser, text + at, piece);
        at += piece;
    }
    status = lm_parser_finish(parser, out, err);
    lm_parser_free(parser);
    return status;
}

static size_t put_value(char *to, size_t size, const lm_type *type, void *value)
{
    lm_buffer buf = {0};
    lm_error err = {0};
    int n;

    if (!value)
        return (size_t)snprintf(to, size, "OK\n");
    if (lm_value_write(type, value, 0, &buf, &err) != LM_OK)
        n = snprintf(to, size, "OK but cannot be written: %s\n", err.message);
    else
        n = snprintf(to, size, "OK %s\n", buf.data);
    lm_buffer_free(&buf);
    lm_value_free(value);
    return (size_t)n;
}

static void put_findings(char *to, size_t size, const lm_report *report)
{
    size_t at = 0;

    for (size_t i = 0; i < report->n && at < size; i++) {
        const lm_finding *f = &report->findings[i];

        at += (size_t)snprintf(to + at, size - at, "%s%s %s %u:%u @%zu: %s\n",
                               f->violation ? "" : "~", f->path,
                               lm_code_name(f->code), f->line, f->column,
                               f->offset, f->text);
    }
    if (report->left_out && at < size)
        snprintf(to + at, size - at, "and %zu more\n", report->left_out);
}

/* how NULL: by lm_parse. */
static void take(char *to, const lm_type *type, const lm_parse_options *options,
                 const char *text, size_t n, const cut *how)
{
    lm_parse_options own = options ? *options : (lm_parse_options){0};
    lm_report report = {0};
    lm_error err = {0};
    void *value = NULL;
    lm_status status;
    size_t at;

    own.report = &report;
    if (how)
        status = read_cut(type, &own, text, n, *how, &value, &err);
    else
        status = lm_parse(type, text, n, &own, &value, &err);
    ck_assert_int_eq(err.status, status);
    if (status == LM_OK)
        at = put_value(to, TRANSCRIPT, type, value);
    else
        at = (size_t)snprintf(to, TRANSCRIPT, "%s %s %s %u:%u @%zu: %s\n",
                              lm_status_name(status), err.path, err.code,
                              err.line, err.column, err.offset, err.message);
    ck_assert_uint_lt(at, TRANSCRIPT);
    put_findings(to + at, TRANSCRIPT - at, &report);
    lm_report_free(&report);
}

static void agrees(const char *whole, const lm_type *type,
                   const lm_parse_options *options, const char *text, size_t n,
                   cut how)
{
    char other[TRANSCRIPT];

    take(other, type, options, text, n, &how);
    ck_assert_msg(!strcmp(whole, other),
                  "%.*s\ncut at %zu, then each %zu bytes:\n%s\nwhole:\n%s",
                  (int)n, text, how.first, how.step, other, whole);
}

static void same_whole(const char *whole, const lm_type *type,
                       const lm_parse_options *options, const char *text,
                       size_t n, const char *where)
{
    char other[TRANSCRIPT];

    take(other, type, options, text, n, NULL);
    ck_assert_msg(!strcmp(whole, other), "%.*s\n%s:\n%s\nelsewhere:\n%s",
                  (int)n, text, where, other, whole);
}

/*
 * Bytes that lie behind the text count for nothing, even where they would go
 * on with it; and where no memory is behind it none is read.
 */
static void lies_anywhere(const char *whole, const lm_type *type,
                          const lm_parse_options *options, const char *text,
                          size_t n)
{
    static const char *const behind[] = {
        "\"", "5}", "}", "]}", ",\"v\":1}", "\",\"v\":1}", "ull}"};
    void *pages = NULL;
    char *end;

    ck_assert_uint_lt(n, PAGES * PAGE);
    ck_assert_int_eq(posix_memalign(&pages, PAGE, (PAGES + 1) * PAGE), 0);
    memset(pages, ' ', (PAGES + 1) * PAGE);
    for (size_t i = 0; i < sizeof(behind) / sizeof(*behind); i++) {
        memcpy(pages, text, n);
        memcpy((char *)pages + n, behind[i], strlen(behind[i]));
        same_whole(whole, type, options, pages, n, behind[i]);
    }
    end = (char *)pages + PAGES * PAGE;
    memcpy(end - n, text, n);
    ck_assert_int_eq(mprotect(end, PAGE, PROT_NONE), 0);
    same_whole(whole, type, options, end - n, n, "at the end of memory");
    ck_assert_int_eq(mprotect(end, PAGE, PROT_READ | PROT_WRITE), 0);
    free(pages);
}

const char *transcript(const lm_type *type, const lm_parse_options *options,
                       const char *text, size_t n)
{
    static char whole[TRANSCRIPT];
    char *exact = malloc(n ? n : 1);
    size_t cuts = suite_cases(n, MOST_CUTS);

    ck_assert_ptr_nonnull(exact);
    memcpy(exact, text, n);
    take(whole, type, options, exact, n, NULL);
    free(exact);
    lies_anywhere(whole, type, options, text, n);
    for (size_t i = 0; i <= cuts; i++)
        agrees(whole, type, options, text, n,
               (cut){cuts ? i * n / cuts : 0, n});
    for (size_t step = 1; step < 20; step = step * 2 + 1)
        agrees(whole, type, options, text, n, (cut){0, step});
    return whole;
}

void reads(const lm_type *type, const lm_parse_options *options,
           const char *text, const char *expected)
{
    const char *got = transcript(type, options, text, strlen(text));

    ck_assert_msg(!strcmp(got, expected), "%s\ngives:\n%s\nnot:\n%s", text, got,
                  expected);
}

void verdict(const lm_type *type, const lm_parse_options *options,
             const char *text, const char *expected)
{
    const char *got = transcript(type, options, text, strlen(text));
    size_t n = strcspn(got, "\n");
    const char *at = strstr(got, " @");

    if (got[0] != 'O' && at && (size_t)(at - got) < n)
        n = (size_t)(at - got);
    ck_assert_msg(strlen(expected) == n && !memcmp(got, expected, n),
                  "%s\ngives:\n%s\nnot:\n%s", text, got, expected);
}

void refuses(const lm_type *type, unsigned flags, const char *text, int offset)
{
    lm_parse_options options = {.policy = LM_POLICY_STRICT,
                                .flags = LM_PARSE_FIRST | LM_PARSE_RECOGNISE |
                                         flags};
    lm_parser *parser = lm_parser_new(type, &options);
    size_t n = strlen(text);
    size_t accepts = lm_parser_accepts(parser, text, n);
    size_t half = lm_parser_accepts(parser, text, n / 2);
    lm_status status;

    for (size_t i = 0; i < n; i++)
        feed_piece(parser, text + i, 1);
    ck_assert_msg(accepts == lm_parser_offset(parser),
                  "%s: accepts %zu, reads %zu", text, accepts,
                  lm_parser_offset(parser));
    ck_assert_uint_eq(half, accepts < n / 2 ? accepts : n / 2);
    status = lm_parser_finish(parser, NULL, NULL);
    lm_parser_free(parser);
    if (offset >= 0)
        ck_assert_msg(accepts == (size_t)offset,
                      "%s\nis refused at %zu, not %d", text, accepts, offset);
    else
        ck_assert_msg(accepts == n && (status == LM_OK) == (offset == -1),
                      "%s\nis refused at %zu, ends with %s", text, accepts,
                      lm_status_name(status));
}
