/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "plan_build.h"
#include "words.h"

/* The struct of a union and its table. */

static uint32_t tokens_of(const model_type *type)
{
    uint32_t tokens = type->optional ? LM_TOKEN_NULL : 0;

    switch (type->kind) {
    case TYPE_BOOL:
        return tokens | LM_TOKEN_BOOL;
    case TYPE_INT:
    case TYPE_FLOAT:
    case TYPE_DECIMAL:
        return tokens | LM_TOKEN_NUMBER;
    case TYPE_STRING:
    case TYPE_FORMAT:
    case TYPE_BYTES:
    case TYPE_ENUM:
        return tokens | LM_TOKEN_STRING;
    case TYPE_LIST:
        return tokens | LM_TOKEN_ARRAY;
    case TYPE_MODEL:
    case TYPE_MAP:
        return tokens | LM_TOKEN_OBJECT;
    case TYPE_UNION:
        /* Unions do not nest deeper than the text of the model. */
        for (size_t i = 0; i < type->n_members; i++)
            tokens |= tokens_of(type->members[i].type);
        return tokens;
    case TYPE_JSON:
        return LM_TOKEN_NULL | LM_TOKEN_BOOL | LM_TOKEN_NUMBER |
               LM_TOKEN_STRING | LM_TOKEN_ARRAY | LM_TOKEN_OBJECT;
    }
    return tokens;
}

static void add_words(plan_builder *b, const char *base, plan_union *one_of)
{
    const model_type *type = one_of->type;
    const char **words = alloc_array(b->arena, type->n_members, const char *);
    uint16_t *members = alloc_array(b->arena, type->n_members, uint16_t);
    source_span span = b->field->span;
    size_t n = 0;

    for (size_t i = 0; i < type->n_members; i++)
        if (type->members[i].tag) {
            words[n] = type->members[i].tag;
            members[n++] = (uint16_t)i;
        }
    if (!n)
        return;
    one_of->row.words =
        words_build(b->arena, words, n, type->tag ? WORDS_VALUES : WORDS_KEYS);
    one_of->row.members_of = members;
    one_of->words_symbol =
        names_derived(b->names, base, "words", span, "the words of");
    one_of->members_of_symbol = names_derived(b->names, base, "members_of",
                                              span, "the words' members of");
}

/* What has a companion takes a struct of its own in the union. */
static plan_member pair_up(plan_builder *b, const char *base, plan_type *member)
{
    bool counted = plan_is_counted(member->type);
    plan_struct *pair = plan_struct_new(
        b->arena, names_derived(b->names, base, counted ? "items" : "value",
                                b->field->span, "a member's struct of"));

    plan_place(b, pair, counted ? "items" : "value",
               counted ? "n_items" : "has_value", member);
    plan_struct_close(pair);
    plan_add_part(b, pair);
    return (plan_member){.type = alloc_printf(b->arena, "%s ", pair->name),
                         .size = pair->size,
                         .align = pair->align};
}

static void place_arm(plan_builder *b, plan_union *one_of, const char *name,
                      const char *base, plan_type *member)
{
    if (plan_is_counted(member->type) || plan_has_flag(member->type)) {
        plan_member pair = pair_up(b, base, member);

        pair.name = name;
        plan_struct_add(b->arena, one_of->layout, pair);
    } else {
        plan_place(b, one_of->layout, name, NULL, member);
    }
}

static void add_members(plan_builder *b, const char *base, plan_union *one_of)
{
    const model_type *type = one_of->type;
    names_scope *scope = names_scope_new(b->names);

    one_of->rows = alloc_array(b->arena, type->n_members, lm_union_member);
    one_of->members = alloc_array(b->arena, type->n_members, plan_type);
    one_of->kinds = alloc_array(b->arena, type->n_members, const char *);
    for (size_t i = 0; i < type->n_members; i++) {
        const model_member *member = &type->members[i];
        const char *name = names_arm(scope, member->name, b->field->span);
        const char *under = names_join(b->arena, base, name);

        one_of->kinds[i] = names_derived(b->names, base, name, b->field->span,
                                         "a member's kind of");
        plan_describe(b, under, member->type, &one_of->members[i]);
        place_arm(b, one_of, name, under, &one_of->members[i]);
        one_of->rows[i].tokens = tokens_of(member->type);
    }
    one_of->row.members = one_of->rows;
    one_of->row.n_members = (uint16_t)type->n_members;
}

static const plan_union *make_union(plan_builder *b, const char *base,
                                    const model_type *type)
{
    plan_union *one_of = alloc_new(b->arena, plan_union);
    source_span span = b->field->span;
    plan_member kind = PLAN_MEMBER(int, "kind");

    one_of->type = type;
    one_of->row.name = base;
    one_of->row.tag = type->tag;
    one_of->symbol =
        names_derived(b->names, base, "union", span, "the union's table of");
    one_of->members_symbol =
        names_derived(b->names, base, "members", span, "the members' table of");
    one_of->kind = names_derived(b->names, base, "kind", span, "the kinds of");
    one_of->none =
        names_derived(b->names, base, "none", span, "the kind none of");
    one_of->layout = plan_struct_new(b->arena, base);
    one_of->layout->one_of = one_of;
    kind.type = alloc_printf(b->arena, "%s ", one_of->kind);
    plan_struct_add(b->arena, one_of->layout, kind);
    add_members(b, base, one_of);
    plan_struct_close(one_of->layout);
    add_words(b, base, one_of);
    plan_add_part(b, one_of->layout);
    plan_add_table(b, PLAN_UNION)->one_of = one_of;
    return one_of;
}

/*
 * A union with a name has one struct for all the models of the file that
 * declares it; in another file it has the names of a field, since the struct
 * may not be in the header that is imported.
 */
static bool is_shared(const plan_builder *b, const model_type *type)
{
    return type->alias && type->alias->span.file == b->model->decl->span.file;
}

static plan_named_union *find_named(plan_builder *b, const model_alias *alias)
{
    for (size_t i = 0; i < b->n_named; i++)
        if (b->named[i].alias == alias)
            return &b->named[i];
    return NULL;
}

static void keep_named(plan_builder *b, const model_alias *alias,
                       const plan_union *one_of)
{
    b->named = alloc_grow(b->arena, b->named, b->n_named, &b->named_capacity,
                          sizeof(plan_named_union));
    b->named[b->n_named++] = (plan_named_union){alias, one_of};
}

const plan_union *plan_add_union(plan_builder *b, const char *base,
                                 const model_type *type)
{
    const plan_union *made;
    bool shared = is_shared(b, type);

    if (shared && find_named(b, type->alias))
        return find_named(b, type->alias)->one_of;
    if (shared)
        base = names_alias(b->names, type->alias->name, type->alias->span);
    made = make_union(b, base, type);
    if (shared)
        keep_named(b, type->alias, made);
    return made;
}
