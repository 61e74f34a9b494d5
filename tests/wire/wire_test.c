/* SPDX-License-Identifier: MIT */
#include "files.h"
#include "row.h"
#include "wire_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Every file of a folder reads to what its MANIFEST.json says:
 * `wire_test DIR [--every]`, where --every cuts streams at every byte. What a
 * manifest lists without saying what it comes to must be JSON.
 */

static void read_response(bench *b, const lm_provider *row, const char *body,
                          size_t n)
{
    lm__response response = {.row = row,
                             .body = body,
                             .n = n,
                             .arena = &b->arena,
                             .reply = {.usage = LM__USAGE_UNKNOWN}};
    lm_error err = {0};
    lm_status status = lm__dialect_of(row->body)->read(&response, &err);

    check_response(b, &response, status, &err);
}

static void read_error(bench *b, const char *body, size_t n)
{
    lm__fault fault = {.http_status = (int)b->fixture->status};

    check(b, lm__fault_read(body, n, &b->arena, &fault), "no memory");
    check_fault(b, &fault, b->fixture->expect);
}

static void read_json(bench *b, const char *text, size_t n)
{
    static const lm_type any = {.kind = LM_KIND_JSON, .size = sizeof(char *)};
    const lm_parse_options options = {.arena = &b->arena};
    lm_error err = {0};
    void *value;

    check(b, lm_parse(&any, text, n, &options, &value, &err) == LM_OK, "%s",
          err.message);
}

static void read_lines(bench *b, const char *body, size_t n)
{
    for (const char *end = body + n; body < end;) {
        const char *eol = memchr(body, '\n', (size_t)(end - body));
        size_t line = (size_t)((eol ? eol : end) - body);

        read_json(b, body, line);
        body += line + (eol != NULL);
    }
}

static bool is(const char *text, const char *word)
{
    return strcmp(text, word) == 0;
}

static void read_by_kind(bench *b, const char *body, size_t n)
{
    const Fixture *fixture = b->fixture;
    const lm_provider *row = row_of(fixture);

    if (is(fixture->kind, "sse"))
        test_events(b, body, n);
    else if (is(fixture->kind, "jsonl"))
        read_lines(b, body, n);
    else if (!fixture->expect)
        read_json(b, body, n);
    else if (is(fixture->kind, "error"))
        read_error(b, body, n);
    else if (!row)
        check(b, false, "there is no such provider");
    else if (is(fixture->kind, "stream"))
        test_stream(b, row, body, n);
    else
        read_response(b, row, body, n);
}

static void test_file(bench *b, const Fixture *fixture)
{
    char *body;
    size_t n;

    /* Requests are written, not read: request_test does that. */
    if (is(fixture->kind, "request"))
        return;
    b->fixture = fixture;
    b->good = true;
    body = read_file(b->dir, fixture->file, &n);
    read_by_kind(b, body, n);
    tap_ok(&b->tap, b->good, "%s", fixture->file);
    lm_arena_reset(&b->arena);
    free(body);
}

int main(int argc, char **argv)
{
    bench b = {.dir = argc > 1 ? argv[1] : ".",
               .every = argc > 2 && is(argv[2], "--every")};
    lm_error err = {0};
    size_t n;
    char *text = read_file(b.dir, "MANIFEST.json", &n);
    Manifest *manifest = Manifest_parse(text, n, NULL, &err);

    tap_ok(&b.tap, manifest != NULL, "the manifest reads %s", err.message);
    for (size_t i = 0; manifest && i < manifest->n_files; i++)
        test_file(&b, &manifest->files[i]);
    Manifest_free(manifest);
    lm_arena_free(&b.arena);
    free(text);
    return tap_done(&b.tap);
}
