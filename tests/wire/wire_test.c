/* SPDX-License-Identifier: MIT */
#include "files.h"
#include "wire_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Every response, stream and error body of a folder reads to what its
 * MANIFEST.json says: `wire_test DIR`.
 */

/* The row of a folder: "llama_cpp_python/..." is llama-cpp-python. */
static const lm_provider *row_of(const char *file)
{
    char id[64];
    size_t n = strcspn(file, "/");

    snprintf(id, sizeof(id), "%.*s", (int)n, file);
    for (char *at = id; *at; at++)
        if (*at == '_')
            *at = '-';
    return lm_provider_find(id);
}

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

static void read_by_kind(bench *b, const lm_provider *row, const char *body,
                         size_t n)
{
    const char *kind = b->fixture->kind;

    if (strcmp(kind, "response") == 0)
        read_response(b, row, body, n);
    else if (strcmp(kind, "stream") == 0)
        test_stream(b, row, body, n);
    else if (strcmp(kind, "sse") == 0)
        test_events(b, body, n);
    else
        read_error(b, body, n);
}

/* Why a fixture is passed over: "" where it is none of ours at all. */
static const char *why_not(const Fixture *fixture, const lm_provider *row)
{
    bool plain = strcmp(fixture->kind, "sse") == 0 ||
                 strcmp(fixture->kind, "error") == 0;

    if (strcmp(fixture->kind, "request") == 0 ||
        (!fixture->expect && strcmp(fixture->kind, "sse") != 0))
        return "";
    if (!plain && (!row || fixture->url))
        return "its dialect is not read";
    if (fixture->framing && strcmp(fixture->framing, "json_array") == 0)
        return "asked for without alt=sse";
    return NULL;
}

static void test_file(bench *b, const Fixture *fixture)
{
    const lm_provider *row = row_of(fixture->file);
    const char *why = why_not(fixture, row);
    char *body;
    size_t n;

    if (why && *why)
        tap_skip(&b->tap, fixture->file, why);
    if (why)
        return;
    b->fixture = fixture;
    b->good = true;
    body = read_file(b->dir, fixture->file, &n);
    read_by_kind(b, row, body, n);
    tap_ok(&b->tap, b->good, "%s", fixture->file);
    lm_arena_reset(&b->arena);
    free(body);
}

int main(int argc, char **argv)
{
    bench b = {.dir = argc > 1 ? argv[1] : "."};
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
