/* SPDX-License-Identifier: MIT */
#include "allocator.h"
#include "dialect.h"
#include "lm/provider.h"
#include "provider_row.h"
#include "providers.lm.h"
#include "url.h"

#include <errno.h>
#include <stdalign.h>
#include <stdio.h>
#include <string.h>

/* A file that long is not one of these. */
enum { MAX_FILE = 1 << 20 };

/* The file's value holds the texts, the arena the arrays of them. */
struct lm_providers {
    const lm_allocator *allocator;
    lm_wire_ProviderFile *file; /* NULL: all rows were registered */
    lm_arena arena;
    lm_provider *rows;
    size_t n;
};

static lm_status no_memory(lm_error *err)
{
    return lm_error_set(err, LM_NOMEM, "no memory for providers");
}

static lm_status make_rows(lm_providers *list, lm_error *err)
{
    const lm_wire_ProviderFile *file = list->file;

    list->rows =
        lm_arena_alloc(&list->arena, file->n_providers * sizeof(*list->rows),
                       alignof(lm_provider));
    if (!list->rows)
        return no_memory(err);
    for (; list->n < file->n_providers; list->n++)
        if (!lm__provider_row(&file->providers[list->n], &list->arena,
                              &list->rows[list->n]))
            return no_memory(err);
    return LM_OK;
}

/* The words of a reader of the file, not those of its table. */
static lm_status tell_key(lm_error *why)
{
    const char *key = strrchr(why->path, '/');

    if (key && strcmp(why->code, "unknown_key") == 0)
        lm_error_set(why, why->status,
                     "\"%s\" is not a key of a provider: see "
                     "docs/providers.md",
                     key + 1);
    return why->status;
}

static lm_providers *new_list(const lm_allocator *allocator)
{
    lm_providers *list = lm__new(allocator, sizeof(*list));

    if (list)
        *list = (lm_providers){.allocator = allocator,
                               .arena = {.allocator = allocator}};
    return list;
}

lm_status lm_providers_parse(const char *json, size_t n,
                             const lm_allocator *allocator, lm_providers **out,
                             lm_error *err)
{
    lm_providers *list = new_list(allocator);
    lm_parse_options options = {.policy = LM_POLICY_STRICT,
                                .allocator = allocator};
    lm_error why = {0};
    lm_status status;

    if (!list)
        return no_memory(err);
    list->file = lm_wire_ProviderFile_parse(json, n, &options, &why);
    status = list->file ? make_rows(list, &why) : tell_key(&why);
    if (!status) {
        *out = list;
        return LM_OK;
    }
    lm_providers_free(list);
    if (err)
        *err = why;
    return status;
}

/* "FILE:LINE:COLUMN: " goes before what is wrong. */
static lm_status tell_where(const char *path, const lm_error *why,
                            lm_error *err)
{
    if (err) {
        *err = *why;
        if (why->line)
            lm_error_set(err, why->status, "%s:%u:%u: %s: %s", path,
                         (unsigned)why->line, (unsigned)why->column,
                         why->path[0] ? why->path : "/", why->message);
        else
            lm_error_set(err, why->status, "%s: %s", path, why->message);
    }
    return why->status;
}

static lm_status read_file(FILE *file, const char *path, lm_buffer *text,
                           lm_error *err)
{
    char bytes[4096];
    size_t n;

    while ((n = fread(bytes, 1, sizeof(bytes), file)) > 0 && !text->status)
        lm_buffer_append(text, bytes, n);
    if (ferror(file))
        return lm_error_set(err, LM_IO, "cannot read %s: %s", path,
                            strerror(errno));
    if (text->status)
        return lm_error_set(err, text->status, "%s: %s", path,
                            lm_status_text(text->status));
    return LM_OK;
}

lm_status lm_providers_read(const char *path, const lm_allocator *allocator,
                            lm_providers **out, lm_error *err)
{
    lm_buffer text = {.max = MAX_FILE, .allocator = allocator};
    FILE *file = fopen(path, "rb");
    lm_error why = {0};
    lm_status status;

    if (!file)
        return lm_error_set(err, LM_IO, "cannot read %s: %s", path,
                            strerror(errno));
    status = read_file(file, path, &text, err);
    if (!status && lm_providers_parse(text.data ? text.data : "", text.size,
                                      allocator, out, &why))
        status = tell_where(path, &why, err);
    lm_buffer_free(&text);
    fclose(file);
    return status;
}

static lm_status check_row(const lm_providers *list, const lm_provider *row,
                           lm_error *err)
{
    const char *id = row->id ? row->id : "";
    lm__url url;

    if (!*id || strchr(id, '/'))
        return lm_error_set(err, LM_CONFIG,
                            "expected an id without a slash, found \"%s\"", id);
    if (list && lm_providers_find(list, id))
        return lm_error_set(err, LM_CONFIG, "provider %s is there twice", id);
    if (row->url && !lm__url_read(row->url, &url))
        return lm_error_set(err, LM_CONFIG,
                            "provider %s: expected an http or https URL, found "
                            "%s",
                            id, row->url);
    if (!lm__dialect_of(row->body))
        return lm_error_set(err, LM_CONFIG, "provider %s: there is no body %d",
                            id, (int)row->body);
    if (row->modes >> row->default_mode & 1)
        return LM_OK;
    return lm_error_set(err, LM_CONFIG,
                        "provider %s: the default mode %s is not one of its "
                        "modes",
                        id, lm_mode_name(row->default_mode));
}

/* Rows that were there stay where they are, for who found them. */
static bool add_row(lm_providers *list, const lm_provider *row)
{
    lm_provider *rows = lm_arena_alloc(
        &list->arena, (list->n + 1) * sizeof(*rows), alignof(lm_provider));

    if (!rows)
        return false;
    if (list->n)
        memcpy(rows, list->rows, list->n * sizeof(*rows));
    rows[list->n++] = *row;
    list->rows = rows;
    return true;
}

lm_status lm_provider_register(lm_providers **list, const lm_provider *row,
                               const lm_allocator *allocator, lm_error *err)
{
    lm_status status = check_row(*list, row, err);
    lm_providers *to = *list;

    if (status)
        return status;
    if (!to)
        to = new_list(allocator);
    if (!to || !add_row(to, row)) {
        if (!*list)
            lm_providers_free(to);
        return no_memory(err);
    }
    *list = to;
    return LM_OK;
}

const lm_provider *lm_providers_rows(const lm_providers *list, size_t *n)
{
    *n = list->n;
    return list->rows;
}

const lm_provider *lm_providers_find(const lm_providers *list, const char *id)
{
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->rows[i].id, id) == 0)
            return &list->rows[i];
    return NULL;
}

void lm_providers_free(lm_providers *list)
{
    if (!list)
        return;
    lm_wire_ProviderFile_free(list->file);
    lm_arena_free(&list->arena);
    lm__delete(list->allocator, list, sizeof(*list));
}
