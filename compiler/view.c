/* SPDX-License-Identifier: MIT */
#include "view.h"

#include "alloc.h"
#include "ctext.h"
#include "emit_fast.h"
#include "header.h"
#include "list.h"
#include "target.h"
#include "view_part.h"

#include <string.h>

const char *view_flags(lm_arena *arena, uint32_t bits, const view_flag *flags,
                       size_t n)
{
    const char *text = NULL;

    for (size_t i = 0; i < n; i++)
        if (bits & flags[i].bit)
            text = text ? alloc_printf(arena, "%s | %s", text, flags[i].name)
                        : flags[i].name;
    return text ? text : "0";
}

const char *view_string(lm_arena *arena, const char *text)
{
    return text ? ctext_literal(arena, text, strlen(text), 4) : "NULL";
}

void view_text(lm_arena *arena, tmpl_tree *tree, const char *name,
               const char *array, const char *symbol, const char *text)
{
    size_t n = text ? strlen(text) : 0;
    bool is_long = n > CTEXT_LITERAL_MAX;

    tmpl_text(tree, name, is_long ? symbol : view_string(arena, text));
    tmpl_text(tree, array, is_long ? ctext_array(arena, text, n, 4) : NULL);
}

const char *view_number(lm_arena *arena, uint64_t number)
{
    return alloc_printf(arena, "%llu", (unsigned long long)number);
}

static const char *comment(lm_arena *arena, const char *doc, unsigned indent)
{
    return doc && *doc ? ctext_comment(arena, doc, indent) : NULL;
}

/* USER_LM_H of "user.lm.h". */
static const char *guard(lm_arena *arena, const char *header)
{
    char *text = alloc_printf(arena, "%s", header);

    for (char *c = text; *c; c++) {
        if (*c >= 'a' && *c <= 'z')
            *c = (char)(*c - 'a' + 'A');
        else if (!(*c >= 'A' && *c <= 'Z') && !(*c >= '0' && *c <= '9'))
            *c = '_';
    }
    /* One that begins with a digit or an underscore is not ours to use. */
    return *text >= 'A' ? text : alloc_printf(arena, "LM_%s", text);
}

/* "shared/address.model" becomes "address.lm.h": outputs lie side by side. */
static const char *import_header(lm_arena *arena, const char *path)
{
    const char *base = ctext_basename(path);
    const char *dot = strrchr(base, '.');
    size_t n = dot ? (size_t)(dot - base) : strlen(base);

    return alloc_printf(arena, "%.*s.lm.h", (int)n, base);
}

static void put_imports(lm_arena *arena, tmpl_tree *root,
                        const model_unit *unit)
{
    tmpl_list(root, "imports");
    for (size_t i = 0; i < unit->n_imports; i++)
        tmpl_text(tmpl_append(root, "imports"), "header",
                  import_header(arena, unit->imports[i].path));
}

static void put_enum(lm_arena *arena, tmpl_tree *tree, const plan_enum *one)
{
    tmpl_text(tree, "type", one->names.type);
    tmpl_text(tree, "base", one->names.base);
    tmpl_text(tree, "table", one->names.table);
    tmpl_text(tree, "words", one->names.words);
    tmpl_text(tree, "doc", comment(arena, one->decl->doc, 0));
    tmpl_text(tree, "unknown", ctext_i64(arena, one->row.unknown));
    tmpl_flag(tree, "outside", one->decl->c_type != NULL);
    tmpl_text(tree, "numbers",
              one->decl->c_type ? names_join(arena, one->names.base, "numbers")
                                : "NULL");
    for (size_t i = 0; i < one->decl->n_values; i++) {
        tmpl_tree *value = tmpl_append(tree, "values");

        tmpl_text(value, "name", one->names.values[i]);
        tmpl_text(value, "doc", comment(arena, one->decl->values[i].doc, 4));
    }
}

static const char *tail(const plan_member *member)
{
    return member->tail ? member->tail : "";
}

static void put_arms(tmpl_tree *tree, const plan_struct *part)
{
    const plan_union *one_of = part->one_of;

    tmpl_text(tree, "kind", one_of->kind);
    tmpl_text(tree, "none", one_of->none);
    for (size_t i = 1; i < part->n; i++) {
        tmpl_tree *arm = tmpl_append(tree, "arms");

        tmpl_text(arm, "kind", one_of->kinds[i - 1]);
        tmpl_text(arm, "type", part->members[i].type);
        tmpl_text(arm, "name", part->members[i].name);
        tmpl_text(arm, "tail", tail(&part->members[i]));
    }
}

static void put_members(lm_arena *arena, tmpl_tree *tree, const plan_struct *s)
{
    tmpl_list(tree, "members");
    for (size_t i = 0; i < s->n; i++) {
        tmpl_tree *member = tmpl_append(tree, "members");

        tmpl_text(member, "type", s->members[i].type);
        tmpl_text(member, "name", s->members[i].name);
        tmpl_text(member, "tail", tail(&s->members[i]));
        tmpl_text(member, "doc", comment(arena, s->members[i].doc, 4));
    }
}

static void put_parts(lm_arena *arena, tmpl_tree *tree, const plan_model *m)
{
    tmpl_list(tree, "parts");
    for (size_t i = 0; i < m->n_parts; i++) {
        tmpl_tree *part = tmpl_append(tree, "parts");

        tmpl_text(part, "name", m->parts[i]->name);
        tmpl_list(part, "arms");
        if (m->parts[i]->one_of)
            put_arms(part, m->parts[i]);
        else
            put_members(arena, part, m->parts[i]);
    }
}

static const view_flag model_flags[] = {
    {LM_MODEL_FORBID_EXTRA, "LM_MODEL_FORBID_EXTRA"},
    {LM_MODEL_KEEP_EXTRA, "LM_MODEL_KEEP_EXTRA"},
    {LM_MODEL_STRICT, "LM_MODEL_STRICT"},
    {LM_MODEL_WAITS, "LM_MODEL_WAITS"},
};

static void put_names(tmpl_tree *tree, const names_model *by)
{
    tmpl_text(tree, "type", by->type);
    tmpl_text(tree, "base", by->base);
#define NAMES_X(member, suffix, what) tmpl_text(tree, #member, by->member);
    NAMES_MODEL_LIST(NAMES_X)
#undef NAMES_X
}

static void put_row(lm_arena *arena, tmpl_tree *tree, const plan_model *m,
                    bool fast)
{
    const names_model *by = &m->names;
    const char *flags = VIEW_FLAGS(arena, m->row.flags, model_flags);

    tmpl_flag(tree, "inits", m->row.inits != NULL);
    tmpl_text(tree, "fields_or_null", m->n_fields ? by->fields_table : "NULL");
    tmpl_text(tree, "inits_or_null", m->row.inits ? by->inits_table : "NULL");
    tmpl_text(tree, "checks_or_null", m->n_checks ? by->checks_table : "NULL");
    tmpl_text(tree, "n_fields", view_number(arena, m->n_fields));
    tmpl_text(tree, "n_checks", view_number(arena, m->n_checks));
    tmpl_text(tree, "flags",
              fast ? alloc_printf(arena, "%s | LM_FAST_WATCHED", flags)
                   : flags);
    tmpl_flag(tree, "emitted", fast);
    tmpl_text(tree, "fast_or_null", fast ? by->fast : "NULL");
    tmpl_text(tree, "extra",
              m->decl->extra == EXTRA_KEEP
                  ? alloc_printf(arena, "offsetof(%s, %s)", by->type,
                                 m->layout.members[m->extra].name)
                  : "0");
}

/* "char *" and "[8]": "char *(*)[8]", a pointer to such a member. */
static void put_tie(lm_arena *arena, tmpl_tree *tree, const plan_member *member)
{
    tmpl_tree *tie = tmpl_append(tree, "ties");
    size_t n = strlen(member->type);
    bool spaced = member->type[n - 1] == ' ';

    tmpl_text(tie, "name", member->name);
    tmpl_text(tie, "like", member->like);
    tmpl_text(tie, "type",
              alloc_printf(arena, "%.*s%s", (int)(n - spaced), member->type,
                           tail(member)));
    tmpl_text(tie, "pointer",
              *tail(member)
                  ? alloc_printf(arena, "%s(*)%s", member->type, tail(member))
                  : alloc_printf(arena, "%s*", member->type));
}

/* The struct is the user's: its members must be what lmc read. */
static void put_ties(lm_arena *arena, tmpl_tree *tree, const plan_model *m)
{
    tmpl_list(tree, "ties");
    for (size_t i = 0; m->decl->c_type && i < m->layout.n; i++)
        put_tie(arena, tree, &m->layout.members[i]);
}

/* What a view is made of, a list each; see view_make. */
typedef struct view_words_row {
    const char *name;
    const lm_words *words;
} view_words_row;

typedef struct view_model {
    const struct view *view;
    const plan_model *model;
    bool call, arguments;
    bool fast; /* it has an emitted parser */
} view_model;

typedef struct view {
    const plan *plan;
    const view_options *options;
    grammar_cache *grammars;
    list_of(view_words_row) words;
    list_of(const plan_enum *) enums;
    list_of(const plan_pattern *) patterns;
    list_of(view_model) models;
    list_of(const plan_model *) emitted; /* parsers, of these */
} view;

static void fill_struct(const void *ctx, tmpl_tree *tree, lm_arena *arena)
{
    const plan_model *m = ((const view_model *)ctx)->model;

    put_ties(arena, tree, m);
    put_parts(arena, tree, m);
    put_members(arena, tree, &m->layout);
}

static void fill_checks(const void *ctx, tmpl_tree *tree, lm_arena *arena)
{
    view_checks(arena, tree, ((const view_model *)ctx)->model);
}

static void fill_tables(const void *ctx, tmpl_tree *tree, lm_arena *arena)
{
    const view_model *row = ctx;

    view_tables(arena, tree, row->model);
    put_row(arena, tree, row->model, row->fast);
}

static void fill_call(const void *ctx, tmpl_tree *tree, lm_arena *arena)
{
    const view_model *row = ctx;
    const view *v = row->view;
    view_target target = {.prompt = NULL};

    if (!row->call)
        return;
    target_make(arena, v->grammars, v->options->profiles, v->plan,
                row->model->decl, &target);
    view_call(arena, tree, row->model, &target);
}

static void make_model(const void *ctx, size_t i, tmpl_tree *tree,
                       lm_arena *arena)
{
    const view_model *row = &((const view *)ctx)->models.items[i];
    const plan_model *m = row->model;

    put_names(tree, &m->names);
    tmpl_text(tree, "doc", comment(arena, m->decl->doc, 0));
    tmpl_flag(tree, "early", m->named_early);
    tmpl_flag(tree, "outside", m->decl->c_type != NULL);
    tmpl_flag(tree, "arguments", row->arguments);
    tmpl_flag(tree, "call", row->call);
    tmpl_later(tree, fill_checks, row);
    tmpl_later(tree, fill_struct, row);
    tmpl_later(tree, fill_tables, row);
    tmpl_later(tree, fill_call, row);
}

static void make_words(const void *ctx, size_t i, tmpl_tree *tree,
                       lm_arena *arena)
{
    const view_words_row *row = &((const view *)ctx)->words.items[i];

    view_words(arena, tree, row->name, row->words);
}

static void make_enum(const void *ctx, size_t i, tmpl_tree *tree,
                      lm_arena *arena)
{
    put_enum(arena, tree, ((const view *)ctx)->enums.items[i]);
}

static void make_pattern(const void *ctx, size_t i, tmpl_tree *tree,
                         lm_arena *arena)
{
    view_pattern(arena, tree, ((const view *)ctx)->patterns.items[i]);
}

static void make_function(const void *ctx, size_t i, tmpl_tree *tree,
                          lm_arena *arena)
{
    view_function(arena, tree, &((const view *)ctx)->plan->functions[i]);
}

static void make_emitted(const void *ctx, size_t i, tmpl_tree *tree,
                         lm_arena *arena)
{
    const view *v = ctx;

    emit_fast_view(arena, tree, v->plan, v->options->fast, v->emitted.items[i]);
}

static void add_words(lm_arena *arena, view *v, const char *name,
                      const lm_words *words)
{
    *list_add(arena, &v->words) = (view_words_row){name, words};
}

static void add_model(lm_arena *arena, view *v, const plan_model *m, bool call,
                      bool arguments)
{
    bool fast = !arguments && v->options->fast && v->options->fast[m->number];

    for (size_t i = 0; i < m->n_tables; i++)
        if (m->tables[i].kind == PLAN_UNION && m->tables[i].one_of->row.words)
            add_words(arena, v, m->tables[i].one_of->words_symbol,
                      m->tables[i].one_of->row.words);
    add_words(arena, v, m->names.keys, m->row.keys);
    *list_add(arena, &v->models) = (view_model){v, m, call, arguments, fast};
    if (fast)
        *list_add(arena, &v->emitted) = m;
}

/* All that stands in this unit; what it imports has files of its own. */
static view *find_all(lm_arena *arena, const plan *p,
                      const view_options *options)
{
    view *v = alloc_new(arena, view);

    v->plan = p;
    v->options = options;
    v->grammars = alloc_new(arena, grammar_cache);
    v->grammars->arena = arena;
    for (size_t i = 0; i < p->n_patterns; i++)
        if (p->patterns[i]->symbol)
            *list_add(arena, &v->patterns) = p->patterns[i];
    for (size_t i = 0; i < p->n_enums; i++) {
        const plan_enum *one = p->enums[i];

        if (one->decl->imported)
            continue;
        *list_add(arena, &v->enums) = one;
        add_words(arena, v, one->names.words, one->row.words);
    }
    for (size_t i = 0; i < p->n_models; i++)
        if (!p->models[i]->decl->imported)
            add_model(arena, v, p->models[i],
                      options->calls && options->calls[i], false);
    for (size_t i = 0; options->calls && i < p->n_functions; i++)
        add_model(arena, v, p->functions[i].arguments, false, true);
    return v;
}

static void put_early(tmpl_tree *root, const plan *p)
{
    tmpl_list(root, "early");
    for (size_t i = 0; i < p->n_models; i++)
        if (p->models[i]->named_early && !p->models[i]->decl->imported &&
            !p->models[i]->decl->c_type)
            tmpl_text(tmpl_append(root, "early"), "type",
                      p->models[i]->names.type);
}

/* Those around others first: their names are a part of the others'. */
static void put_typedefs(tmpl_tree *root, const model_unit *unit)
{
    tmpl_list(root, "typedefs");
    for (size_t i = unit->n_decls; i-- > 0;) {
        const model_decl *decl = unit->decls[i];
        tmpl_tree *row;

        if (!decl->in_c || decl->imported)
            continue;
        row = tmpl_append(root, "typedefs");
        tmpl_text(row, "name", decl->c_type);
        tmpl_text(row, "in_c", decl->in_c);
        tmpl_text(row, "in_cpp", decl->in_cpp);
    }
}

tmpl_tree *view_make(lm_arena *arena, const plan *p,
                     const view_options *options)
{
    tmpl_tree *root = tmpl_tree_new(arena);
    const view *v = find_all(arena, p, options);

    tmpl_text(root, "source", ctext_basename(p->unit->file->path));
    tmpl_flag(root, "outside", header_is(p->unit->file->path));
    tmpl_text(root, "header", options->header);
    tmpl_text(root, "guard", guard(arena, options->header));
    tmpl_text(root, "table_version", view_number(arena, LM_TABLE_VERSION));
    tmpl_text(root, "doc", comment(arena, p->unit->doc, 0));
    put_imports(arena, root, p->unit);
    put_typedefs(root, p->unit);
    put_early(root, p);
    tmpl_each(root, "words", v->words.n, make_words, v);
    tmpl_each(root, "enums", v->enums.n, make_enum, v);
    tmpl_each(root, "patterns", v->patterns.n, make_pattern, v);
    tmpl_each(root, "models", v->models.n, make_model, v);
    tmpl_each(root, "emitted", v->emitted.n, make_emitted, v);
    tmpl_each(root, "functions", options->calls ? p->n_functions : 0,
              make_function, v);
    return root;
}
