/* SPDX-License-Identifier: MIT */
#include "names.h"

#include "alloc.h"
#include "names_spell.h"

#include <string.h>

static const char type_kind_text[] = "the type";

/* Whose an identifier is. */
typedef struct owner {
    const char *identifier;
    const char *what; /* "a function of", "field" */
    const char *of;   /* name of the declaration or field */
    source_span span;
} owner;

struct names_scope {
    lm_arena *arena;
    diag *diag;
    const names_scope *file; /* whose types its members must not be named as */
    bool quiet;              /* no notes */
    const owner **slots;     /* by hash; NULL: free */
    size_t n, n_slots;
};

struct names {
    const char *prefix;
    names_scope file;
};

static size_t hash(const char *s)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);

    for (; *s; s++)
        h = (h ^ (unsigned char)*s) * UINT64_C(0x100000001b3);
    return (size_t)(h ^ (h >> 32));
}

/* The slot of the identifier, or the free one where it belongs. */
static const owner **find(const names_scope *scope, const char *identifier)
{
    size_t mask = scope->n_slots - 1;
    size_t i = hash(identifier) & mask;

    while (scope->slots[i] &&
           strcmp(scope->slots[i]->identifier, identifier) != 0)
        i = (i + 1) & mask;
    return &scope->slots[i];
}

static void make_room(names_scope *scope)
{
    const owner **old = scope->slots;
    size_t n_old = scope->n_slots;

    if (scope->n * 2 < n_old)
        return;
    scope->n_slots = n_old ? n_old * 2 : 32;
    scope->slots = alloc_array(scope->arena, scope->n_slots, const owner *);
    for (size_t i = 0; i < n_old; i++)
        if (old[i])
            *find(scope, old[i]->identifier) = old[i];
}

static void clash(names_scope *scope, const owner *first, const owner *second)
{
    diag_error(scope->diag, second->span,
               "'%s' is the C name of %s '%s' and of %s '%s'",
               second->identifier, first->what, first->of, second->what,
               second->of);
    diag_note(scope->diag, first->span, "'%s' is declared here", first->of);
}

static const char *enter(names_scope *scope, owner added)
{
    const owner **slot;

    make_room(scope);
    slot = find(scope, added.identifier);
    if (*slot) {
        clash(scope, *slot, &added);
    } else {
        owner *kept = alloc_new(scope->arena, owner);

        *kept = added;
        *slot = kept;
        scope->n++;
    }
    return added.identifier;
}

names *names_new(lm_arena *arena, const char *prefix, diag *d)
{
    names *all = alloc_new(arena, names);

    all->prefix = prefix;
    all->file.arena = arena;
    all->file.diag = d;
    return all;
}

names_scope *names_scope_new(names *all)
{
    names_scope *scope = alloc_new(all->file.arena, names_scope);

    scope->arena = all->file.arena;
    scope->diag = all->file.diag;
    scope->file = &all->file;
    scope->quiet = all->file.quiet;
    return scope;
}

void names_quiet(names *all, bool quiet)
{
    all->file.quiet = quiet;
}

/* The identifier with an underscore behind it where it is reserved. */
static const char *unreserved(names_scope *scope, const char *name,
                              const char *identifier, const char *why,
                              source_span span)
{
    if (why && !scope->quiet)
        diag_note(scope->diag, span, "'%s' is %s: spelled '%s_' in C",
                  identifier, why, identifier);
    else if (strcmp(name, identifier) != 0 && !scope->quiet)
        diag_note(scope->diag, span, "'%s' is spelled '%s' in C", name,
                  identifier);
    return why ? alloc_printf(scope->arena, "%s_", identifier) : identifier;
}

static const char *type_name(names *all, const char *name, source_span span)
{
    lm_arena *arena = all->file.arena;
    bool prefixed = *all->prefix;
    const char *full = alloc_printf(arena, "%s%s", all->prefix, name);
    const char *identifier = names_identifier(arena, full);

    return unreserved(&all->file, full, identifier,
                      prefixed ? names_reserved(identifier)
                               : names_reserved_type(identifier),
                      span);
}

static const struct suffix {
    const char *suffix, *what;
} model_suffixes[] = {
#define NAMES_X(member, suffix, what) {suffix, what},
    NAMES_MODEL_LIST(NAMES_X)
#undef NAMES_X
};

static const char *const profile_words[] = {
#define LM_X(name, word) word,
    LM_PROFILE_LIST(LM_X)
#undef LM_X
};

static const char *model_part(names *all, const model_decl *decl,
                              const char *base, const struct suffix *part)
{
    return enter(&all->file,
                 (owner){names_join(all->file.arena, base, part->suffix),
                         part->what, decl->name, decl->span});
}

static void schema_names(names *all, const model_decl *decl, names_model *out)
{
    lm_arena *arena = all->file.arena;
    struct suffix part = {"schema", "the schema of"};

    out->schemas[0] = model_part(all, decl, out->base, &part);
    for (size_t i = 1; i < LM_PROFILE_COUNT_; i++) {
        part.suffix = names_join(arena, "schema", profile_words[i]);
        out->schemas[i] = model_part(all, decl, out->base, &part);
    }
}

static bool is_model_suffix(const char *name)
{
    for (size_t i = 0; i < sizeof(model_suffixes) / sizeof(*model_suffixes);
         i++)
        if (strcmp(model_suffixes[i].suffix, name) == 0)
            return true;
    return strcmp(name, "schema") == 0;
}

/*
 * An enum made for the literals of a field is named after both, and field
 * "type" would take the name of the model's table: then it is "User_type_".
 */
static const char *literals_name(names *all, const model_decl *decl)
{
    const char *identifier = type_name(all, decl->name, decl->span);
    const char *last = strrchr(identifier, '_');

    if (last && is_model_suffix(last + 1))
        return alloc_printf(all->file.arena, "%s_", identifier);
    return identifier;
}

/* The type, and what its functions and tables begin with. */
static void own_name(names *all, const model_decl *decl, const char **type,
                     const char **base)
{
    if (decl->anonymous)
        *base = literals_name(all, decl);
    else
        *base = type_name(all, decl->name, decl->span);
    *type = decl->c_type ? decl->c_type : *base;
}

/* In the order of the list, as the members of names_model are. */
void names_of_model(names *all, const model_decl *decl, names_model *out)
{
    size_t i = 0;

    own_name(all, decl, &out->type, &out->base);
    enter(&all->file,
          (owner){out->base, type_kind_text, decl->name, decl->span});
#define NAMES_X(member, suffix, what)                                          \
    out->member = model_part(all, decl, out->base, &model_suffixes[i++]);
    NAMES_MODEL_LIST(NAMES_X)
#undef NAMES_X
    schema_names(all, decl, out);
}

static const char *enumerator(names *all, const char *base,
                              const model_value *value, size_t number)
{
    lm_arena *arena = all->file.arena;
    const char *name;

    if (value->c_name)
        return value->c_name;
    name =
        names_identifier(arena, names_of_literal(arena, value->name, number));

    return enter(&all->file, (owner){names_join(arena, base, name), "the value",
                                     value->name, value->span});
}

void names_of_enum(names *all, const model_decl *decl, names_enum *out)
{
    lm_arena *arena = all->file.arena;

    own_name(all, decl, &out->type, &out->base);
    enter(&all->file,
          (owner){out->base, type_kind_text, decl->name, decl->span});
    out->table =
        names_derived(all, out->base, "enum", decl->span, "the table of");
    out->words =
        names_derived(all, out->base, "words", decl->span, "the words of");
    out->values = alloc_array(arena, decl->n_values, const char *);
    for (size_t i = 0; i < decl->n_values; i++)
        out->values[i] = enumerator(all, out->base, &decl->values[i], i + 1);
}

const char *names_alias(names *all, const char *name, source_span span)
{
    return enter(&all->file, (owner){type_name(all, name, span), type_kind_text,
                                     name, span});
}

const char *names_function(names *all, const char *name, source_span span)
{
    const char *identifier = names_identifier(all->file.arena, name);
    const char *spelled = unreserved(&all->file, name, identifier,
                                     names_reserved_type(identifier), span);

    return enter(&all->file, (owner){spelled, "the function", name, span});
}

const char *names_derived(names *all, const char *base, const char *suffix,
                          source_span span, const char *what)
{
    return enter(&all->file, (owner){names_join(all->file.arena, base, suffix),
                                     what, base, span});
}

const char *names_field_type(names *all, const names_model *model,
                             const model_field *field)
{
    lm_arena *arena = all->file.arena;
    const char *name = names_identifier(arena, field->name);
    const char *joined = names_join(arena, model->base, name);

    return is_model_suffix(name) ? alloc_printf(arena, "%s_", joined) : joined;
}

/* In C++ a member cannot be named as a type that its struct uses. */
static const char *why_not_member(const names_scope *scope,
                                  const char *identifier)
{
    const char *why = names_reserved(identifier);
    const owner *other;

    if (why || !scope->file->n)
        return why;
    other = *find(scope->file, identifier);
    return other && other->what == type_kind_text ? "the name of a type" : NULL;
}

/* The name with an underscore may be a type's again: then with a word. */
static const char *spell_member(names_scope *scope, const char *name,
                                source_span span)
{
    const char *identifier = names_identifier(scope->arena, name);
    const char *spelled = unreserved(scope, name, identifier,
                                     why_not_member(scope, identifier), span);

    if (!why_not_member(scope, spelled))
        return spelled;
    return names_join(scope->arena, spelled, "field");
}

const char *names_member(names_scope *scope, const char *prefix,
                         const char *name, source_span span, const char *what)
{
    const char *identifier =
        *prefix ? names_join(scope->arena, prefix,
                             names_identifier(scope->arena, name))
                : spell_member(scope, name, span);

    return enter(scope, (owner){identifier, what, name, span});
}

const char *names_arm(names_scope *scope, const char *name, source_span span)
{
    const char *identifier =
        names_snake_case(scope->arena, names_identifier(scope->arena, name));

    if (names_reserved(identifier))
        identifier = alloc_printf(scope->arena, "%s_", identifier);
    return enter(scope, (owner){identifier, "member", name, span});
}
