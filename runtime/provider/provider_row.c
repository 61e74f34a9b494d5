/* SPDX-License-Identifier: MIT */
#include "provider_row.h"

#include "lm/check.h"
#include "providers.lm.h"
#include "url.h"

#include <stdalign.h>
#include <string.h>

/* While a row is being made; the enums of the file are in the order of the
   library's, but for those that have a default. */
typedef struct maker {
    const lm_wire_ProviderRow *from;
    lm_provider *to;
    lm_arena *arena;
    bool failed; /* no memory */
} maker;

bool lm_wire_ProviderRow_check_is_known(const char *like, lm_check *check)
{
    if (lm_provider_find(like))
        return true;
    return lm_check_fail(check,
                         "there is no provider \"%s\" to be like: see `lm "
                         "providers` for those that there are",
                         like);
}

bool lm_wire_ProviderRow_check_is_url(const char *url, lm_check *check)
{
    lm__url parts;

    if (lm__url_read(url, &parts))
        return true;
    return lm_check_fail(check, "expected an http or https URL, found %s", url);
}

static lm_mode mode_of(lm_wire_ProviderMode mode)
{
    return (lm_mode)(mode + 1);
}

static unsigned modes_of(const lm_wire_ProviderRow *from,
                         const lm_provider *base)
{
    unsigned modes = from->n_modes ? 0 : base->modes;

    for (size_t i = 0; i < from->n_modes; i++)
        modes |= 1u << mode_of(from->modes[i]);
    return modes;
}

static lm_mode default_of(const lm_wire_ProviderRow *from,
                          const lm_provider *base)
{
    if (from->has_default_mode)
        return mode_of(from->default_mode);
    if (from->n_modes && !(modes_of(from, base) & 1u << base->default_mode))
        return mode_of(from->modes[0]);
    return base->default_mode;
}

bool lm_wire_ProviderRow_check_has_default_mode(const lm_wire_ProviderRow *row,
                                                lm_check *check)
{
    const lm_provider *base = lm_provider_find(row->like);

    if (!base || modes_of(row, base) & 1u << default_of(row, base))
        return true;
    return lm_check_fail(check,
                         "provider %s: the default mode %s is not one of its "
                         "modes",
                         row->id, lm_mode_name(default_of(row, base)));
}

bool lm_wire_ProviderFile_check_is_without_twins(
    const lm_wire_ProviderFile *file, lm_check *check)
{
    for (size_t i = 0; i < file->n_providers; i++)
        for (size_t k = 0; k < i; k++)
            if (strcmp(file->providers[i].id, file->providers[k].id) == 0)
                return lm_check_fail(check, "provider %s is there twice",
                                     file->providers[i].id);
    return true;
}

static void *room(maker *m, size_t n, size_t size)
{
    void *to = lm_arena_alloc(m->arena, n * size, alignof(max_align_t));

    m->failed |= !to;
    return to;
}

/* The texts as an array closed by NULL. */
static const char *const *texts_of(maker *m, char *const *texts, size_t n)
{
    const char **copy = room(m, n + 1, sizeof(*copy));

    if (!copy)
        return NULL;
    for (size_t i = 0; i < n; i++)
        copy[i] = texts[i];
    copy[n] = NULL;
    return copy;
}

static void put_extras(maker *m)
{
    size_t n = m->from->n_extra;
    lm_extra *extra = room(m, n + 1, sizeof(*extra));

    if (!extra)
        return;
    for (size_t i = 0; i < n; i++)
        extra[i] = (lm_extra){m->from->extra[i].key, m->from->extra[i].value};
    extra[n] = (lm_extra){NULL, NULL};
    m->to->extra = extra;
}

static unsigned flags_of(const lm_wire_ProviderFlag *flags, size_t n)
{
    unsigned bits = 0;

    for (size_t i = 0; i < n; i++)
        bits |= 1u << flags[i];
    return bits;
}

static void put_models(maker *m)
{
    size_t n = m->from->n_models;
    lm_provider_model *models = room(m, n + 1, sizeof(*models));

    if (!models)
        return;
    for (size_t i = 0; i < n; i++) {
        const lm_wire_ProviderModel *from = &m->from->models[i];

        models[i] = (lm_provider_model){
            .prefix = from->prefix,
            .set = flags_of(from->set, from->n_set),
            .clear = flags_of(from->clear, from->n_clear),
        };
        if (from->strip)
            models[i].strip = texts_of(m, from->strip, from->n_strip);
    }
    models[n] = (lm_provider_model){.prefix = NULL};
    m->to->models = models;
}

static unsigned media_of(const lm_wire_ProviderMedia *media, size_t n)
{
    unsigned bits = 0;

    for (size_t i = 0; i < n; i++)
        bits |= 1u << media[i];
    return bits;
}

static void put_arrays(maker *m)
{
    const lm_wire_ProviderRow *from = m->from;

    if (from->headers)
        m->to->headers = texts_of(m, from->headers, from->n_headers);
    if (from->strip)
        m->to->strip = texts_of(m, from->strip, from->n_strip);
    if (from->extra)
        put_extras(m);
    if (from->models)
        put_models(m);
    if (from->media)
        m->to->media = media_of(from->media, from->n_media);
}

static void put_flags(const lm_wire_ProviderRow *from, lm_provider *to)
{
    const struct {
        unsigned flag;
        bool has, value;
    } flags[] = {
#define FLAG(name, member)                                                     \
    {LM_PROVIDER_##name, from->has_##member, from->member}
        FLAG(KEY_OPTIONAL, key_optional),   FLAG(STRICT_SCHEMA, strict_schema),
        FLAG(STRICT_TOOLS, strict_tools),   FLAG(NAME_RESULTS, name_results),
        FLAG(STREAM_USAGE, stream_usage),   FLAG(DEVELOPER, developer),
        FLAG(THOUGHT_APART, thought_apart), FLAG(PLAIN_MEDIA, plain_media),
        FLAG(SHORT_IDS, short_ids),         FLAG(ECHO_THOUGHT, echo_thought),
#undef FLAG
    };

    for (size_t i = 0; i < sizeof(flags) / sizeof(*flags); i++)
        if (flags[i].has)
            to->flags = flags[i].value ? to->flags | flags[i].flag
                                       : to->flags & ~flags[i].flag;
}

static const char *or_as_it_is(const char *text, const char *base)
{
    return text ? text : base;
}

static void put_words(const lm_wire_ProviderRow *from, lm_provider *to)
{
    to->path = or_as_it_is(from->path, to->path);
    to->auth = or_as_it_is(from->auth, to->auth);
    to->token_field = or_as_it_is(from->token_field, to->token_field);
    to->seed_field = or_as_it_is(from->seed_field, to->seed_field);
    to->one_call = or_as_it_is(from->one_call, to->one_call);
    if (from->has_body)
        to->body = (lm_body)from->body;
    if (from->has_framing)
        to->framing = (lm_framing)from->framing;
    if (from->has_force)
        to->force = (lm_force)from->force;
    if (from->has_schema_place)
        to->schema_place = (lm_schema_place)from->schema_place;
    if (from->has_grammar_place)
        to->grammar_place = (lm_grammar_place)from->grammar_place;
    if (from->has_profile)
        to->profile = (lm_profile)from->profile;
    if (from->has_tell)
        to->tell = (lm_tell)(from->tell + 1);
}

static void put_keys(const lm_wire_ProviderRow_key *from, const char **to)
{
    if (from->kind == lm_wire_ProviderRow_key_string) {
        to[0] = from->string;
        return;
    }
    for (size_t i = 0; i < from->list.n_items && i < LM_PROVIDER_VARS; i++)
        to[i] = from->list.items[i];
}

/* A key and a URL of another service must not be taken for this one's. */
static void put_service(const lm_wire_ProviderRow *from, lm_provider *to)
{
    memset(to->key_vars, 0, sizeof(to->key_vars));
    memset(to->url_vars, 0, sizeof(to->url_vars));
    if (from->key)
        put_keys(from->key, to->key_vars);
    to->url = from->url;
    for (size_t i = 0; i < from->n_url_vars && i < LM_PROVIDER_VARS; i++)
        to->url_vars[i] =
            (lm_provider_url){from->url_vars[i].name, from->url_vars[i].suffix,
                              from->url_vars[i].port};
}

bool lm__provider_row(const lm_wire_ProviderRow *from, lm_arena *arena,
                      lm_provider *out)
{
    maker m = {from, out, arena, false};

    *out = *lm_provider_find(from->like);
    out->id = from->id;
    put_service(from, out);
    out->default_mode = default_of(from, out);
    out->modes = modes_of(from, out);
    put_flags(from, out);
    put_words(from, out);
    put_arrays(&m);
    if (from->timeouts)
        out->timeouts = (lm_timeouts){
            .connect_ms = from->timeouts->connect_ms,
            .first_byte_ms = from->timeouts->first_byte_ms,
            .idle_ms = from->timeouts->idle_ms,
            .total_ms = from->timeouts->total_ms,
        };
    return !m.failed;
}
