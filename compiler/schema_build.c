/* SPDX-License-Identifier: MIT */
#include "format.h"
#include "jsontext.h"
#include "schema.h"
#include "strmap.h"

#include <string.h>

/* A tree deeper than this goes on in "$defs". */
enum { MAX_DEPTH = 24 };

typedef struct builder {
    lm_arena *arena;
    schema_root *root;
    strmap defs; /* of declarations in use, by name */
    list_of(const model_decl *) to_count;
    const model_decl *decl;
    const model_field *field;
    unsigned depth;
} builder;

static schema *new_schema(builder *b, unsigned types)
{
    schema *s = alloc_new(b->arena, schema);

    s->types = types;
    s->decl = b->decl;
    s->field = b->field;
    return s;
}

static void count_decl(builder *b, const model_decl *decl)
{
    void **slot = strmap_slot(b->arena, &b->defs, decl->name);
    schema_def *def = *slot;

    if (!def) {
        def = alloc_new(b->arena, schema_def);
        def->name = decl->name;
        def->decl = decl;
        *slot = def;
        *list_add(b->arena, &b->to_count) = decl;
    }
    def->uses++;
}

/* No deeper than MODEL_MAX_DEPTH: models within models wait in a list. */
static void count_type(builder *b, const model_type *type)
{
    if (type->decl)
        count_decl(b, type->decl);
    if (type->elem)
        count_type(b, type->elem);
    for (size_t i = 0; i < type->n_members; i++)
        count_type(b, type->members[i].type);
}

/*
 * All uses are counted before the tree is made, so that a type that stands
 * twice, or can hold itself, is known.
 */
static void count_uses(builder *b, const model_decl *root)
{
    *list_add(b->arena, &b->to_count) = root;
    for (size_t k = 0; k < b->to_count.n; k++) {
        const model_decl *decl = b->to_count.items[k];

        for (size_t i = 0; i < decl->n_fields; i++)
            if (!decl->fields[i].skip)
                count_type(b, decl->fields[i].type);
    }
}

static void set_number(schema *s, const model_type *type, model_rule rule,
                       schema_keyword keyword)
{
    if (type->rules.has[rule])
        s->keywords[keyword] = type->rules.number[rule].text;
}

static void imply(schema *s, schema_keyword keyword, unsigned bits,
                  const char *value)
{
    s->keywords[keyword] = value;
    if (bits == 32)
        s->implied |= 1U << keyword;
}

/* What the C type itself can hold, where it is less than what JSON can. */
static void set_range(builder *b, schema *s, const model_type *type)
{
    const model_rules *rules = &type->rules;
    bool low = rules->has[RULE_GE] || rules->has[RULE_GT];
    bool high = rules->has[RULE_LE] || rules->has[RULE_LT];
    unsigned bits = type->bits;
    long long least;
    long long most;

    if (type->is_unsigned && !low)
        s->keywords[SCHEMA_MINIMUM] = "0";
    if (bits == 64)
        return;
    least = -(1LL << (bits - 1));
    most = (1LL << (type->is_unsigned ? bits : bits - 1)) - 1;
    if (!type->is_unsigned && !low)
        imply(s, SCHEMA_MINIMUM, bits, alloc_printf(b->arena, "%lld", least));
    if (!high)
        imply(s, SCHEMA_MAXIMUM, bits, alloc_printf(b->arena, "%lld", most));
}

static void set_bounds(schema *s, const model_type *type)
{
    set_number(s, type, RULE_GE, SCHEMA_MINIMUM);
    set_number(s, type, RULE_GT, SCHEMA_ABOVE);
    set_number(s, type, RULE_LE, SCHEMA_MAXIMUM);
    set_number(s, type, RULE_LT, SCHEMA_BELOW);
    set_number(s, type, RULE_MULTIPLE_OF, SCHEMA_MULTIPLE_OF);
}

static schema *build_int(builder *b, const model_type *type)
{
    schema *s = new_schema(b, SCHEMA_INTEGER);

    s->values = alloc_array(b->arena, type->n_values + 1, const char *);
    for (size_t i = 0; i < type->n_values; i++)
        s->values[i] =
            alloc_printf(b->arena, "%lld", (long long)type->values[i]);
    s->n_values = type->n_values;
    if (!type->n_values)
        set_range(b, s, type);
    set_bounds(s, type);
    return s;
}

static schema *build_float(builder *b, const model_type *type)
{
    schema *s = new_schema(b, SCHEMA_NUMBER);

    set_bounds(s, type);
    return s;
}

static schema *build_string(builder *b, const model_type *type)
{
    schema *s = new_schema(b, SCHEMA_STRING);

    set_number(s, type, RULE_MIN_LENGTH, SCHEMA_MIN_LENGTH);
    set_number(s, type, RULE_MAX_LENGTH, SCHEMA_MAX_LENGTH);
    if (type->rules.has[RULE_PATTERN])
        s->keywords[SCHEMA_PATTERN] =
            jsontext_quote(b->arena, type->rules.pattern);
    if (type->format)
        s->keywords[SCHEMA_FORMAT] =
            jsontext_quote(b->arena, type->format->schema);
    return s;
}

static void set_moment(builder *b, schema *s, const model_type *type,
                       model_rule rule, schema_keyword keyword)
{
    if (type->rules.has[rule])
        s->keywords[keyword] =
            jsontext_quote(b->arena, type->rules.number[rule].text);
}

/* The bounds are those of ajv-formats; other validators pass them over. */
static schema *build_format(builder *b, const model_type *type)
{
    schema *s = build_string(b, type);

    set_moment(b, s, type, RULE_GE, SCHEMA_NOT_BEFORE);
    set_moment(b, s, type, RULE_GT, SCHEMA_AFTER);
    set_moment(b, s, type, RULE_LE, SCHEMA_NOT_AFTER);
    set_moment(b, s, type, RULE_LT, SCHEMA_BEFORE);
    return s;
}

/* Four characters for three bytes or fewer. */
static const char *encoded_length(builder *b, const model_type *type,
                                  model_rule rule)
{
    const model_number *n = &type->rules.number[rule];
    long long digits;

    if (!type->rules.has[rule])
        return NULL;
    digits = ((long long)n->value + 2) / 3 * 4;
    return alloc_printf(b->arena, "%lld", digits);
}

static schema *build_bytes(builder *b, const model_type *type)
{
    schema *s = new_schema(b, SCHEMA_STRING);

    s->keywords[SCHEMA_ENCODING] = "\"base64\"";
    s->keywords[SCHEMA_PATTERN] =
        jsontext_quote(b->arena, type->format->pattern);
    s->keywords[SCHEMA_MIN_LENGTH] = encoded_length(b, type, RULE_MIN_LENGTH);
    s->keywords[SCHEMA_MAX_LENGTH] = encoded_length(b, type, RULE_MAX_LENGTH);
    return s;
}

/* "What it is. admin: all of it; user: some" */
static const char *enum_description(builder *b, const model_decl *decl)
{
    const char *text = decl->doc;
    bool first = true;

    for (size_t i = 0; i < decl->n_values; i++) {
        const model_value *value = &decl->values[i];

        if (!value->doc)
            continue;
        text = alloc_printf(b->arena, "%s%s%s: %s", text ? text : "",
                            !first ? "; "
                            : text ? " "
                                   : "",
                            value->wire, value->doc);
        first = false;
    }
    return text;
}

static schema *build_enum(builder *b, const model_decl *decl)
{
    schema *s = new_schema(b, SCHEMA_STRING);

    s->values = alloc_array(b->arena, decl->n_values + 1, const char *);
    for (size_t i = 0; i < decl->n_values; i++)
        s->values[i] = jsontext_quote(b->arena, decl->values[i].wire);
    s->n_values = decl->n_values;
    s->description = enum_description(b, decl);
    if (decl->anonymous && decl->n_values == 1) {
        s->constant = s->values[0];
        s->n_values = 0;
    }
    return s;
}

static schema *build_type(builder *b, const model_type *type);

static const char *join_docs(builder *b, const char *first, const char *second)
{
    if (!first || !second)
        return first ? first : second;
    return alloc_printf(b->arena, "%s\n%s", first, second);
}

static void annotate(builder *b, schema *s, const model_field *field)
{
    lm_buffer list = {.allocator = &alloc_or_exit};

    s->description = join_docs(b, field->doc, s->description);
    s->keywords[SCHEMA_DEFAULT] = field->init;
    s->keywords[SCHEMA_DEPRECATED] = field->deprecated ? "true" : NULL;
    if (field->title)
        s->keywords[SCHEMA_TITLE] = jsontext_quote(b->arena, field->title);
    for (size_t i = 0; i < field->n_examples; i++)
        lm_buffer_printf(&list, "%c%s", i ? ',' : '[', field->examples[i]);
    if (list.size)
        s->keywords[SCHEMA_EXAMPLES] = alloc_printf(b->arena, "%s]", list.data);
    lm_buffer_free(&list);
}

static schema *build_model(builder *b, const model_decl *decl)
{
    const model_decl *outer_decl = b->decl;
    const model_field *outer_field = b->field;
    schema *s = new_schema(b, SCHEMA_OBJECT);

    b->decl = decl;
    b->depth++;
    s->description = decl->doc;
    s->closed = decl->extra == EXTRA_FORBID;
    s->properties = alloc_array(b->arena, decl->n_fields, schema_property);
    for (size_t i = 0; i < decl->n_fields; i++) {
        const model_field *field = &decl->fields[i];
        schema_property *property = &s->properties[s->n_properties];

        if (field->skip)
            continue;
        s->n_properties++;
        b->field = field;
        property->key = field->key;
        property->required = !field->type->optional && !field->init;
        property->value = build_type(b, field->type);
        annotate(b, property->value, field);
    }
    b->depth--;
    b->decl = outer_decl;
    b->field = outer_field;
    return s;
}

static schema *build_named(builder *b, const model_decl *decl)
{
    return decl->kind == DECL_ENUM ? build_enum(b, decl) : build_model(b, decl);
}

/* In place, or as a reference to what is made later. */
static schema *build_decl(builder *b, const model_decl *decl)
{
    schema_def *def = *strmap_slot(b->arena, &b->defs, decl->name);
    bool inlined = decl->anonymous ||
                   (def->uses == 1 && !decl->recursive && b->depth < MAX_DEPTH);
    schema *s;

    if (inlined)
        return build_named(b, decl);
    s = new_schema(b, 0);
    s->ref = def;
    if (!def->listed)
        *list_add(b->arena, &b->root->defs) = def;
    def->listed = true;
    return s;
}

static schema *build_list(builder *b, const model_type *type)
{
    schema *s = new_schema(b, SCHEMA_ARRAY);

    s->items = build_type(b, type->elem);
    set_number(s, type, RULE_MIN_ITEMS, SCHEMA_MIN_ITEMS);
    set_number(s, type, RULE_MAX_ITEMS, SCHEMA_MAX_ITEMS);
    s->keywords[SCHEMA_UNIQUE] = type->rules.has[RULE_UNIQUE] ? "true" : NULL;
    return s;
}

static schema *build_map(builder *b, const model_type *type)
{
    schema *s = new_schema(b, SCHEMA_OBJECT);

    s->additional = build_type(b, type->elem);
    set_number(s, type, RULE_MIN_ITEMS, SCHEMA_MIN_PROPERTIES);
    set_number(s, type, RULE_MAX_ITEMS, SCHEMA_MAX_PROPERTIES);
    return s;
}

static schema *build_union(builder *b, const model_type *type)
{
    schema *s = new_schema(b, 0);

    s->any_of = alloc_array(b->arena, type->n_members + 1, schema *);
    for (size_t i = 0; i < type->n_members; i++)
        s->any_of[s->n_any_of++] = build_type(b, type->members[i].type);
    return s;
}

/* Anything in a list of values, null with it. */
static void allow_null_value(builder *b, schema *s)
{
    const char **values = alloc_array(b->arena, s->n_values + 2, const char *);
    size_t n = 0;

    if (s->constant)
        values[n++] = s->constant;
    for (size_t i = 0; i < s->n_values; i++)
        values[n++] = s->values[i];
    values[n++] = "null";
    s->values = values;
    s->n_values = n;
    s->constant = NULL;
}

/* The schema that takes null besides; any_of has room for one more. */
static schema *allow_null(builder *b, schema *s)
{
    if (s->ref) {
        schema *either = new_schema(b, 0);

        either->any_of = alloc_array(b->arena, 2, schema *);
        either->any_of[either->n_any_of++] = s;
        s = either;
    }
    if (s->n_any_of)
        s->any_of[s->n_any_of++] = new_schema(b, SCHEMA_NULL);
    else if (s->types)
        s->types |= SCHEMA_NULL;
    if (s->n_values || s->constant)
        allow_null_value(b, s);
    return s;
}

static schema *build_plain(builder *b, const model_type *type)
{
    switch (type->kind) {
    case TYPE_BOOL:
        return new_schema(b, SCHEMA_BOOLEAN);
    case TYPE_INT:
        return build_int(b, type);
    case TYPE_FLOAT:
    case TYPE_DECIMAL:
        return build_float(b, type);
    case TYPE_FORMAT:
        return build_format(b, type);
    case TYPE_BYTES:
        return build_bytes(b, type);
    case TYPE_STRING:
        return build_string(b, type);
    case TYPE_ENUM:
    case TYPE_MODEL:
        return build_decl(b, type->decl);
    case TYPE_LIST:
        return build_list(b, type);
    case TYPE_MAP:
        return build_map(b, type);
    case TYPE_UNION:
        return build_union(b, type);
    case TYPE_JSON:
        break;
    }
    return new_schema(b, 0);
}

static schema *build_type(builder *b, const model_type *type)
{
    schema *s = build_plain(b, type);

    return type->optional ? allow_null(b, s) : s;
}

/* The root is an object, not a reference: providers insist. */
const schema_root *schema_build(lm_arena *arena, const model_decl *decl)
{
    builder b = {.arena = arena};

    b.root = alloc_new(arena, schema_root);
    b.root->decl = decl;
    b.root->draft = true;
    count_uses(&b, decl);
    b.root->value = build_model(&b, decl);
    for (size_t i = 0; i < b.root->defs.n; i++) {
        schema_def *def = b.root->defs.items[i];

        def->value = build_named(&b, def->decl);
    }
    return b.root;
}
