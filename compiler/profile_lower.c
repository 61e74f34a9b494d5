/* SPDX-License-Identifier: MIT */
#include "jsontext.h"
#include "profile.h"
#include "strmap.h"

#include <stdlib.h>
#include <string.h>

/*
 * A recursive type stands in itself this often where there is no $ref, and
 * less often where that would make too much of it.
 */
enum { UNROLL = 3, MAX_UNROLLED = 200, MAX_OPEN = 128 };

typedef struct lowering {
    lm_arena *arena;
    const profile *profile;
    diag *diag;
    strmap told;                      /* warnings, each once */
    list_of(schema_def *) defs;       /* in the result */
    const model_decl *open[MAX_OPEN]; /* inlined, being lowered */
    size_t n_open;
    size_t unroll;
    size_t n_properties; /* made so far */
} lowering;

static bool is(const lowering *l, unsigned flag)
{
    return (l->profile->flags & flag) != 0;
}

/* No map and no "any value": the reader knows what stands for them. */
static bool is_lowered(const lowering *l)
{
    return LM_PROFILES_LOWERED >> (l->profile - profiles) & 1;
}

/* "profile openai_strict: 'User.name': minLength goes ..." */
static void warn(lowering *l, const schema *s, const char *what)
{
    const char *field = s->field ? s->field->name : "";
    const char *text;
    void **slot;

    if (!l->diag || !s->decl)
        return;
    text = alloc_printf(l->arena, "profile %s: '%s%s%s': %s", l->profile->word,
                        s->decl->name, *field ? "." : "", field, what);
    slot = strmap_slot(l->arena, &l->told, text);
    if (*slot)
        return;
    *slot = l;
    diag_warning(l->diag, s->field ? s->field->span : s->decl->span, "%s",
                 text);
}

/* Adds to the description: "Full name. (at least 2 characters long)" */
static void tell(lowering *l, schema *s, const char *words)
{
    const char *old = s->description;
    size_t n = old ? strlen(old) : 0;

    if (!n)
        s->description = alloc_printf(l->arena, "(%s)", words);
    else if (s->told)
        s->description =
            alloc_printf(l->arena, "%.*s, %s)", (int)(n - 1), old, words);
    else
        s->description = alloc_printf(l->arena, "%s (%s)", old, words);
    s->told = true;
}

static const char *const keyword_names[] = {
#define SCHEMA_X(name, keyword, words) keyword,
    SCHEMA_KEYWORD_LIST(SCHEMA_X)
#undef SCHEMA_X
};

static void fold(lowering *l, schema *s, schema_keyword keyword)
{
    tell(l, s, schema_in_words(l->arena, keyword, s->keywords[keyword]));
    warn(l, s,
         alloc_printf(l->arena, "%s becomes a part of the description",
                      keyword_names[keyword]));
    s->keywords[keyword] = NULL;
}

static bool has_word(const char *words, const char *quoted)
{
    size_t n = strlen(quoted) - 2;

    for (; *words; words += strcspn(words, " ")) {
        words += *words == ' ';
        if (strncmp(words, quoted + 1, n) == 0 &&
            (words[n] == ' ' || !words[n]))
            return true;
    }
    return false;
}

static bool is_anchored(const char *quoted)
{
    size_t n = strlen(quoted);

    return n > 3 && quoted[1] == '^' && quoted[n - 2] == '$' &&
           quoted[n - 3] != '\\';
}

/* value is a count in digits; most 0: any is taken. */
static bool is_above(const char *value, unsigned most)
{
    return most && strtoull(value, NULL, 10) > most;
}

/* Whether a keyword cannot stand here, by more than the profile's bits. */
static bool must_fold(const lowering *l, const schema *s,
                      schema_keyword keyword)
{
    const char *value = s->keywords[keyword];

    switch (keyword) {
    case SCHEMA_FORMAT:
        return l->profile->formats && !has_word(l->profile->formats, value);
    case SCHEMA_PATTERN:
        return is(l, PROFILE_ANCHORED) && !is_anchored(value);
    case SCHEMA_MINIMUM:
    case SCHEMA_MAXIMUM:
    case SCHEMA_ABOVE:
    case SCHEMA_BELOW:
        return is(l, PROFILE_INT_BOUNDS) && (s->types & SCHEMA_NUMBER);
    case SCHEMA_MIN_LENGTH:
    case SCHEMA_MAX_LENGTH:
        return is_above(value, l->profile->max_length);
    case SCHEMA_MIN_ITEMS:
    case SCHEMA_MAX_ITEMS:
        return is_above(value, l->profile->max_items);
    default:
        return false;
    }
}

static void lower_min_items(lowering *l, schema *s)
{
    const char *value = s->keywords[SCHEMA_MIN_ITEMS];

    if (!value || strcmp(value, "0") == 0 || strcmp(value, "1") == 0)
        return;
    fold(l, s, SCHEMA_MIN_ITEMS);
    s->keywords[SCHEMA_MIN_ITEMS] = "1";
}

static void lower_keywords(lowering *l, schema *s)
{
    for (int i = 0; i < SCHEMA_KEYWORD_COUNT_; i++) {
        uint32_t bit = 1U << i;

        if (!s->keywords[i])
            continue;
        if (l->profile->drop & bit)
            s->keywords[i] = NULL;
        else if ((l->profile->fold & bit) || must_fold(l, s, (schema_keyword)i))
            fold(l, s, (schema_keyword)i);
    }
    if (is(l, PROFILE_ONE_MIN_ITEM))
        lower_min_items(l, s);
}

static const char *listed(lowering *l, const char **values, size_t n)
{
    const char *text = "";

    for (size_t i = 0; i < n; i++)
        text = alloc_printf(l->arena, "%s%s%s", text, i ? ", " : "", values[i]);
    return text;
}

static void lower_values(lowering *l, schema *s)
{
    if (s->constant && is(l, PROFILE_NO_CONST)) {
        s->values = alloc_array(l->arena, 1, const char *);
        s->values[0] = s->constant;
        s->n_values = 1;
        s->constant = NULL;
    }
    if (s->n_values && !(s->types & SCHEMA_STRING) &&
        is(l, PROFILE_STRING_ENUMS)) {
        tell(l, s,
             alloc_printf(l->arena, "one of %s",
                          listed(l, s->values, s->n_values)));
        warn(l, s, "the numbers allowed become a part of the description");
        s->n_values = 0;
    }
}

static bool is_null(const schema *s)
{
    return s->types == SCHEMA_NULL;
}

/* null leaves the types, the values and the alternatives. */
static void make_nullable(schema *s)
{
    size_t n = 0;

    if (s->types & SCHEMA_NULL) {
        s->types &= ~(unsigned)SCHEMA_NULL;
        s->nullable = true;
        if (s->n_values && strcmp(s->values[s->n_values - 1], "null") == 0)
            s->n_values--;
    }
    for (size_t i = 0; i < s->n_any_of; i++) {
        if (is_null(s->any_of[i]))
            s->nullable = true;
        else
            s->any_of[n++] = s->any_of[i];
    }
    s->n_any_of = n;
    if (n == 1 && s->nullable) {
        schema only = *s->any_of[0];

        only.nullable = true;
        only.description = s->description ? s->description : only.description;
        *s = only;
    }
}

static schema *lower(lowering *l, const schema *from);

/* { "key": ..., "value": ... }, which the reader turns back into an entry. */
static schema *pair_of(lowering *l, const schema *map, schema *value)
{
    schema *pair = alloc_new(l->arena, schema);
    schema *key = alloc_new(l->arena, schema);

    key->types = SCHEMA_STRING;
    pair->types = SCHEMA_OBJECT;
    pair->decl = map->decl;
    pair->field = map->field;
    pair->closed = is(l, PROFILE_CLOSED);
    pair->ordered = is(l, PROFILE_ORDERED);
    pair->n_properties = 2;
    pair->properties = alloc_array(l->arena, 2, schema_property);
    pair->properties[0] = (schema_property){"key", key, true};
    pair->properties[1] = (schema_property){"value", value, true};
    return pair;
}

static void lower_map(lowering *l, schema *s)
{
    schema *value = lower(l, s->additional);

    s->additional = value;
    if (!is_lowered(l) || !value)
        return;
    warn(l, s, "the map becomes a list of pairs");
    s->types = SCHEMA_ARRAY | (s->types & SCHEMA_NULL);
    s->items = pair_of(l, s, value);
    s->additional = NULL;
    s->keywords[SCHEMA_MIN_ITEMS] = s->keywords[SCHEMA_MIN_PROPERTIES];
    s->keywords[SCHEMA_MAX_ITEMS] = s->keywords[SCHEMA_MAX_PROPERTIES];
    s->keywords[SCHEMA_MIN_PROPERTIES] = NULL;
    s->keywords[SCHEMA_MAX_PROPERTIES] = NULL;
}

static void lower_object(lowering *l, schema *s)
{
    schema_property *properties =
        alloc_array(l->arena, s->n_properties + 1, schema_property);
    size_t n = 0;

    for (size_t i = 0; i < s->n_properties; i++) {
        schema_property property = s->properties[i];

        property.value = lower(l, property.value);
        property.required = property.required || is(l, PROFILE_ALL_REQUIRED);
        if (property.value)
            properties[n++] = property;
    }
    s->properties = properties;
    s->n_properties = n;
    l->n_properties += n;
    s->closed =
        !is(l, PROFILE_NO_ADDITIONAL) && (s->closed || is(l, PROFILE_CLOSED));
    s->ordered = is(l, PROFILE_ORDERED);
}

/* False: nothing is left of it but null. */
static bool lower_any_of(lowering *l, schema *s)
{
    schema **members = alloc_array(l->arena, s->n_any_of + 1, schema *);
    size_t n = 0;
    bool left = false;

    for (size_t i = 0; i < s->n_any_of; i++) {
        members[n] = lower(l, s->any_of[i]);
        if (members[n]) {
            left = left || !is_null(members[n]);
            n++;
        }
    }
    s->any_of = members;
    s->n_any_of = n;
    return left;
}

/* The end of an unrolled type: a list that is to stay empty. */
static void end_list(lowering *l, schema *s)
{
    schema *item = alloc_new(l->arena, schema);

    item->types = SCHEMA_OBJECT;
    item->closed = is(l, PROFILE_CLOSED);
    s->types = SCHEMA_ARRAY | (s->types & SCHEMA_NULL);
    s->items = item;
    s->additional = NULL;
    tell(l, s, "leave it empty");
}

/* The reference alone, in an anyOf that takes what stood beside it. */
static schema *wrap_ref(lowering *l, const schema *s)
{
    schema *wrapped = alloc_new(l->arena, schema);
    schema *bare = alloc_new(l->arena, schema);

    *wrapped = *s;
    wrapped->ref = NULL;
    bare->ref = s->ref;
    wrapped->any_of = alloc_array(l->arena, 2, schema *);
    wrapped->any_of[0] = bare;
    wrapped->n_any_of = 1;
    return wrapped;
}

static size_t times_open(const lowering *l, const model_decl *decl)
{
    size_t n = 0;

    for (size_t i = 0; i < l->n_open; i++)
        n += l->open[i] == decl;
    return n;
}

/* The definition in place of a reference; NULL: deep enough. */
static schema *inline_ref(lowering *l, const schema *from)
{
    const schema_def *def = from->ref;
    schema *s;

    if (times_open(l, def->decl) >= l->unroll || l->n_open == MAX_OPEN) {
        warn(l, from,
             alloc_printf(l->arena, "'%s' is nested %zu deep at most",
                          def->name, l->unroll));
        return NULL;
    }
    l->open[l->n_open++] = def->decl;
    s = lower(l, def->value);
    l->n_open--;
    if (s && from->description)
        s->description = from->description;
    for (int i = 0; s && i < SCHEMA_KEYWORD_COUNT_; i++)
        if (from->keywords[i])
            s->keywords[i] = from->keywords[i];
    return s;
}

static void keep_def(lowering *l, schema_def *def)
{
    for (size_t i = 0; i < l->defs.n; i++)
        if (l->defs.items[i]->decl == def->decl)
            return;
    *list_add(l->arena, &l->defs) = def;
}

static bool has_siblings(const schema *s)
{
    for (int i = 0; i < SCHEMA_KEYWORD_COUNT_; i++)
        if (s->keywords[i])
            return true;
    return s->description != NULL;
}

static schema *lower_ref(lowering *l, schema *s)
{
    lower_keywords(l, s);
    if (is(l, PROFILE_INLINE_REFS) ||
        (is(l, PROFILE_NO_RECURSION) && s->ref->decl->recursive))
        return inline_ref(l, s);
    keep_def(l, s->ref);
    return is(l, PROFILE_BARE_REFS) && has_siblings(s) ? wrap_ref(l, s) : s;
}

static bool is_any(const schema *s)
{
    return !s->types && !s->ref && !s->n_any_of && !s->n_values && !s->constant;
}

/* What is inside; false: it goes no deeper, and nothing is left of it. */
static bool lower_inside(lowering *l, schema *s)
{
    if (s->items) {
        s->items = lower(l, s->items);
        if (!s->items)
            end_list(l, s);
    }
    if (s->additional) {
        lower_map(l, s);
        if (!s->additional && !s->items)
            end_list(l, s);
    } else if (s->types & SCHEMA_OBJECT) {
        lower_object(l, s);
    }
    return !s->n_any_of || lower_any_of(l, s);
}

/*
 * A new tree; the canonical one stays. It ends: types nest no deeper than
 * MODEL_MAX_DEPTH, and references are inlined MAX_OPEN deep at most.
 */
static schema *lower(lowering *l, const schema *from)
{
    schema *s = alloc_new(l->arena, schema);

    *s = *from;
    if (s->ref)
        return lower_ref(l, s);
    if (is_any(s) && is_lowered(l)) {
        s->types = SCHEMA_STRING;
        tell(l, s, "any value, written as JSON");
        warn(l, s, "any value becomes a text of JSON");
    }
    lower_values(l, s);
    if (!lower_inside(l, s))
        return NULL;
    lower_keywords(l, s);
    if (is(l, PROFILE_NULLABLE))
        make_nullable(s);
    return s;
}

static schema_root *lower_root(lowering *l, const schema_root *canonical)
{
    schema_root *root = alloc_new(l->arena, schema_root);

    root->decl = canonical->decl;
    l->open[l->n_open++] = canonical->decl;
    root->value = lower(l, canonical->value);
    l->n_open--;
    for (size_t i = 0; i < l->defs.n; i++) {
        schema_def *def = alloc_new(l->arena, schema_def);

        *def = *l->defs.items[i];
        def->value = lower(l, def->value);
        *list_add(l->arena, &root->defs) = def;
    }
    return root;
}

static size_t unroll_depth(lm_arena *arena, const schema_root *canonical,
                           const profile *p)
{
    size_t unroll = UNROLL;

    for (; unroll > 1 && (p->flags & PROFILE_NO_RECURSION); unroll--) {
        lowering l = {.arena = arena, .profile = p, .unroll = unroll};

        lower_root(&l, canonical);
        if (l.n_properties <= MAX_UNROLLED)
            break;
    }
    return unroll;
}

const schema_root *profile_lower(lm_arena *arena, const schema_root *canonical,
                                 lm_profile which, diag *d)
{
    lowering l = {.arena = arena, .profile = &profiles[which], .diag = d};
    schema_root *root;

    if (which == LM_PROFILE_CANONICAL)
        return canonical;
    l.unroll = unroll_depth(arena, canonical, l.profile);
    root = lower_root(&l, canonical);
    if (d)
        profile_check_limits(root, l.profile, canonical->decl, d);
    return root;
}
