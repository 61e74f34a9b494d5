/* SPDX-License-Identifier: MIT */
#include "allocator.h"
#include "lm/provider.h"
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
    lm_wire_ProviderFile *file;
    lm_arena arena;
    lm_provider *rows;
    size_t n;
};

/* While the list is being made. */
typedef struct maker {
    lm_providers *list;
    const lm_wire_ProviderRow *from;
    lm_provider *to;
    lm_error *err;
} maker;

static lm_status no_memory(lm_error *err)
{
    return lm_error_set(err, LM_NOMEM, "no memory for providers");
}

/* The texts as an array closed by NULL. */
static lm_status put_texts(maker *m, char *const *texts, size_t n,
                           const char *const **out)
{
    const char **copy = lm_arena_alloc(&m->list->arena, (n + 1) * sizeof(*copy),
                                       alignof(char *));

    if (!copy)
        return no_memory(m->err);
    for (size_t i = 0; i < n; i++)
        copy[i] = texts[i];
    copy[n] = NULL;
    *out = copy;
    return LM_OK;
}

static lm_status put_extras(maker *m)
{
    size_t n = m->from->n_extra;
    lm_extra *extra = lm_arena_alloc(&m->list->arena, (n + 1) * sizeof(*extra),
                                     alignof(lm_extra));

    if (!extra)
        return no_memory(m->err);
    for (size_t i = 0; i < n; i++)
        extra[i] = (lm_extra){m->from->extra[i].key, m->from->extra[i].value};
    extra[n] = (lm_extra){NULL, NULL};
    m->to->extra = extra;
    return LM_OK;
}

static lm_status put_arrays(maker *m)
{
    const lm_wire_ProviderRow *from = m->from;
    lm_status status = LM_OK;

    if (from->headers)
        status = put_texts(m, from->headers, from->n_headers, &m->to->headers);
    if (!status && from->strip)
        status = put_texts(m, from->strip, from->n_strip, &m->to->strip);
    if (!status && from->extra)
        status = put_extras(m);
    return status;
}

/* The enums of the file are in the order of the library's. */
static lm_mode mode_of(lm_wire_ProviderMode mode)
{
    return (lm_mode)(mode + 1);
}

static lm_status put_modes(maker *m)
{
    const lm_wire_ProviderRow *from = m->from;
    lm_provider *to = m->to;

    if (from->n_modes)
        to->modes = 0;
    for (size_t i = 0; i < from->n_modes; i++)
        to->modes |= 1u << mode_of(from->modes[i]);
    if (from->has_default_mode)
        to->default_mode = mode_of(from->default_mode);
    else if (!(to->modes & 1u << to->default_mode))
        to->default_mode = mode_of(from->modes[0]);
    if (to->modes & 1u << to->default_mode)
        return LM_OK;
    return lm_error_set(m->err, LM_CONFIG,
                        "provider %s: the default mode %s is not one of its "
                        "modes",
                        to->id, lm_mode_name(to->default_mode));
}

static void put_flag(lm_provider *row, unsigned flag, bool has, bool value)
{
    if (has)
        row->flags = value ? row->flags | flag : row->flags & ~flag;
}

static void put_flags(const lm_wire_ProviderRow *from, lm_provider *to)
{
    put_flag(to, LM_PROVIDER_KEY_OPTIONAL, from->has_key_optional,
             from->key_optional);
    put_flag(to, LM_PROVIDER_STRICT_SCHEMA, from->has_strict_schema,
             from->strict_schema);
    put_flag(to, LM_PROVIDER_STRICT_TOOLS, from->has_strict_tools,
             from->strict_tools);
    put_flag(to, LM_PROVIDER_STREAM_USAGE, from->has_stream_usage,
             from->stream_usage);
}

static void put_words(const lm_wire_ProviderRow *from, lm_provider *to)
{
    static const lm_schema_place places[] = {
        [lm_wire_ProviderSchemaPlace_nested] = LM_SCHEMA_NESTED,
        [lm_wire_ProviderSchemaPlace_flat] = LM_SCHEMA_FLAT,
        [lm_wire_ProviderSchemaPlace_sibling] = LM_SCHEMA_SIBLING,
        [lm_wire_ProviderSchemaPlace_field] = LM_SCHEMA_FIELD,
    };

    to->path = from->path ? from->path : to->path;
    to->auth = from->auth ? from->auth : to->auth;
    to->token_field = from->token_field ? from->token_field : to->token_field;
    to->seed_field = from->seed_field ? from->seed_field : to->seed_field;
    if (from->has_force)
        to->force = (lm_force)from->force;
    if (from->has_schema_place)
        to->schema_place = places[from->schema_place];
}

/* A key and a URL of another service must not be taken for this one's. */
static lm_status put_service(maker *m)
{
    const lm_wire_ProviderRow *from = m->from;
    lm_provider *to = m->to;
    lm__url url;

    memset(to->key_vars, 0, sizeof(to->key_vars));
    memset(to->url_vars, 0, sizeof(to->url_vars));
    to->key_vars[0] = from->key;
    to->url = from->url;
    if (!from->url || lm__url_read(from->url, &url))
        return LM_OK;
    return lm_error_set(m->err, LM_CONFIG,
                        "provider %s: not an http or https URL: %s", to->id,
                        from->url);
}

static lm_status make_row(maker *m)
{
    const lm_provider *base = lm_provider_find(m->from->like);
    lm_status status;

    if (!base)
        return lm_error_set(m->err, LM_CONFIG,
                            "provider %s: there is no provider \"%s\" that it "
                            "could be like",
                            m->from->id, m->from->like);
    if (lm_providers_find(m->list, m->from->id))
        return lm_error_set(m->err, LM_CONFIG, "provider %s is there twice",
                            m->from->id);
    *m->to = *base;
    m->to->id = m->from->id;
    put_flags(m->from, m->to);
    put_words(m->from, m->to);
    status = put_service(m);
    if (!status)
        status = put_modes(m);
    return status ? status : put_arrays(m);
}

static lm_status make_rows(lm_providers *list, lm_error *err)
{
    const lm_wire_ProviderFile *file = list->file;
    lm_status status = LM_OK;

    list->rows =
        lm_arena_alloc(&list->arena, file->n_providers * sizeof(*list->rows),
                       alignof(lm_provider));
    if (!list->rows)
        return no_memory(err);
    for (size_t i = 0; !status && i < file->n_providers; i++) {
        maker m = {list, &file->providers[i], &list->rows[i], err};

        status = make_row(&m);
        list->n += !status;
    }
    return status;
}

lm_status lm_providers_parse(const char *json, size_t n,
                             const lm_allocator *allocator, lm_providers **out,
                             lm_error *err)
{
    lm_providers *list = lm__new(allocator, sizeof(*list));
    lm_parse_options options = {.policy = LM_POLICY_STRICT,
                                .allocator = allocator};
    lm_error why = {0};
    lm_status status;

    if (!list)
        return no_memory(err);
    *list = (lm_providers){.allocator = allocator,
                           .arena = {.allocator = allocator}};
    list->file = lm_wire_ProviderFile_parse(json, n, &options, &why);
    status = list->file ? make_rows(list, &why) : why.status;
    if (!status) {
        *out = list;
        return LM_OK;
    }
    lm_providers_free(list);
    if (err)
        *err = why;
    return status;
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
    lm_status status;

    if (!file)
        return lm_error_set(err, LM_IO, "cannot read %s: %s", path,
                            strerror(errno));
    status = read_file(file, path, &text, err);
    if (!status)
        status = lm_providers_parse(text.data ? text.data : "", text.size,
                                    allocator, out, err);
    lm_buffer_free(&text);
    fclose(file);
    return status;
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
