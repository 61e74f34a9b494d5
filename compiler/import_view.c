/* SPDX-License-Identifier: MIT */
#include "import_part.h"

#include "alloc.h"

#include <stdlib.h>
#include <string.h>

/* More is not looked at: a file cannot take all the time there is. */
enum { MAX_NODES = 200, MAX_STEPS = 2000000 };

static bool has_node(const import_view *view, const jsontree *node)
{
    for (size_t i = 0; i < view->nodes.n; i++)
        if (view->nodes.items[i] == node)
            return true;
    return false;
}

static bool is_spent(importer *im, const import_view *view,
                     const jsontree *node)
{
    if (view->nodes.n < MAX_NODES && ++im->n_steps < MAX_STEPS)
        return false;
    if (!im->diag->n_errors)
        import_fail(im, node, "too many schemas have to be held together");
    return true;
}

static void add_ref(importer *im, import_view *view, const jsontree *node)
{
    static const char *const keys[] = {"$ref", "$dynamicRef", "$recursiveRef"};

    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
        const jsontree *ref = jsontree_get(node, keys[i]);
        const jsontree *target;

        if (!ref || ref->kind != JSONTREE_STRING)
            continue;
        if (i > 0)
            import_leave_out(im, ref, "'%s' is read as '$ref'", keys[i]);
        target = import_find(im, ref);
        if (target)
            import_view_add(im, view, target);
    }
}

/* Up to draft 7 nothing counts beside "$ref". NULL: it leads nowhere. */
static const jsontree *follow(importer *im, const jsontree *node)
{
    const jsontree *start = node;
    const jsontree *ref;

    for (int i = 0; i < MAX_NODES && node; i++) {
        ref = jsontree_get(node, "$ref");
        if (!ref || ref->kind != JSONTREE_STRING)
            return node;
        node = import_find(im, ref);
    }
    if (node)
        import_fail(im, start, "its '$ref' leads back to itself");
    return NULL;
}

void import_view_add(importer *im, import_view *view, const jsontree *node)
{
    const jsontree *all;

    if (im->draft7)
        node = follow(im, node);
    if (!node)
        return;
    if (node->kind == JSONTREE_BOOL) {
        view->never = view->never || !node->truth;
        return;
    }
    if (node->kind != JSONTREE_OBJECT) {
        import_fail(im, node, "a schema is an object, true or false");
        return;
    }
    if (has_node(view, node) || is_spent(im, view, node))
        return;
    *list_add(im->arena, &view->nodes) = node;
    add_ref(im, view, node);
    all = jsontree_get(node, "allOf");
    if (all)
        for (size_t i = 0; i < all->n; i++)
            import_view_add(im, view, all->items[i]);
}

static int by_address(const void *a, const void *b)
{
    uintptr_t left = (uintptr_t) * (const jsontree *const *)a;
    uintptr_t right = (uintptr_t) * (const jsontree *const *)b;

    return left < right ? -1 : left > right;
}

static bool is_chosen(const import_view *view, const jsontree *choice)
{
    for (size_t i = 0; i < view->chosen.n; i++)
        if (view->chosen.items[i] == choice)
            return true;
    return false;
}

/* Of schemas that say nothing themselves there may be any number. */
static bool says_nothing(const import_view *view, const jsontree *node)
{
    static const char *const silent[] = {
        "$ref",        "allOf",   "$defs",   "definitions",   "title",
        "description", "$id",     "$schema", "default",       "examples",
        "$comment",    "$anchor", "example", "discriminator", "nullable"};

    for (size_t i = 0; i < node->n; i++) {
        bool found = is_chosen(view, node->items[i]);

        for (size_t k = 0; k < sizeof(silent) / sizeof(*silent); k++)
            found = found || strcmp(node->items[i]->key, silent[k]) == 0;
        if (!found)
            return false;
    }
    return true;
}

const char *import_view_key(importer *im, const import_view *view)
{
    size_t n = view->nodes.n + view->chosen.n;
    const jsontree **sorted = alloc_array(im->arena, n + 1, const jsontree *);
    lm_buffer text = {.allocator = &alloc_or_exit};
    const char *key;

    n = 0;
    for (size_t i = 0; i < view->nodes.n; i++)
        if (!says_nothing(view, view->nodes.items[i]))
            sorted[n++] = view->nodes.items[i];
    for (size_t i = 0; i < view->chosen.n; i++)
        if (!says_nothing(view, view->chosen.items[i]->parent))
            sorted[n++] = view->chosen.items[i];
    if (n)
        qsort(sorted, n, sizeof(*sorted), by_address);
    lm_buffer_puts(&text, view->never ? "never " : "");
    for (size_t i = 0; i < n; i++)
        lm_buffer_printf(&text, "%p ", (const void *)sorted[i]);
    key = alloc_strndup(im->arena, text.data ? text.data : "", text.size);
    lm_buffer_free(&text);
    return key;
}

const jsontree *import_view_get(const import_view *view, const char *keyword)
{
    for (size_t i = 0; i < view->nodes.n; i++) {
        const jsontree *value = jsontree_get(view->nodes.items[i], keyword);

        if (value)
            return value;
    }
    return NULL;
}

bool import_is_true(const jsontree *node, const char *keyword)
{
    const jsontree *value = jsontree_get(node, keyword);

    return value && value->kind == JSONTREE_BOOL && value->truth;
}

static const struct type_word {
    const char *word;
    unsigned kinds;
} type_words[] = {
    {"null", IMPORT_NULL},     {"boolean", IMPORT_BOOL},
    {"integer", IMPORT_INT},   {"number", IMPORT_NUMBER | IMPORT_INT},
    {"string", IMPORT_STRING}, {"array", IMPORT_ARRAY},
    {"object", IMPORT_OBJECT},
};

static unsigned kinds_of_word(importer *im, const jsontree *word)
{
    if (word->kind == JSONTREE_STRING)
        for (size_t i = 0; i < sizeof(type_words) / sizeof(*type_words); i++)
            if (strcmp(type_words[i].word, word->text) == 0)
                return type_words[i].kinds;
    import_fail(im, word, "this is no type of JSON Schema");
    return 0;
}

static unsigned kinds_of_type(importer *im, const jsontree *node,
                              const jsontree *type)
{
    unsigned kinds = 0;

    if (type->kind != JSONTREE_ARRAY)
        kinds = kinds_of_word(im, type);
    for (size_t i = 0; i < type->n; i++)
        kinds |= kinds_of_word(im, type->items[i]);
    if (import_is_true(node, "nullable"))
        kinds |= IMPORT_NULL;
    return kinds;
}

/* Keywords that bind values of one kind. */
static const struct keyword {
    const char *word;
    unsigned kind;
    bool carried; /* false: no model can say it */
} keywords[] = {
    {"minimum", IMPORT_NUMBER, true},
    {"maximum", IMPORT_NUMBER, true},
    {"exclusiveMinimum", IMPORT_NUMBER, true},
    {"exclusiveMaximum", IMPORT_NUMBER, true},
    {"multipleOf", IMPORT_NUMBER, true},
    {"minLength", IMPORT_STRING, true},
    {"maxLength", IMPORT_STRING, true},
    {"pattern", IMPORT_STRING, true},
    {"format", IMPORT_STRING, true},
    {"contentEncoding", IMPORT_STRING, false},
    {"contentMediaType", IMPORT_STRING, false},
    {"contentSchema", IMPORT_STRING, false},
    {"items", IMPORT_ARRAY, true},
    {"prefixItems", IMPORT_ARRAY, true},
    {"minItems", IMPORT_ARRAY, true},
    {"maxItems", IMPORT_ARRAY, true},
    {"uniqueItems", IMPORT_ARRAY, true},
    {"contains", IMPORT_ARRAY, false},
    {"unevaluatedItems", IMPORT_ARRAY, false},
    {"properties", IMPORT_OBJECT, true},
    {"required", IMPORT_OBJECT, true},
    {"additionalProperties", IMPORT_OBJECT, true},
    {"minProperties", IMPORT_OBJECT, true},
    {"maxProperties", IMPORT_OBJECT, true},
    {"unevaluatedProperties", IMPORT_OBJECT, false},
    {"patternProperties", IMPORT_OBJECT, false},
    {"propertyNames", IMPORT_OBJECT, false},
    {"dependentRequired", IMPORT_OBJECT, false},
    {"dependentSchemas", IMPORT_OBJECT, false},
    {"dependencies", IMPORT_OBJECT, false},
    {"not", IMPORT_ALL, false},
    {"if", IMPORT_ALL, false},
};

enum { N_KEYWORDS = sizeof(keywords) / sizeof(*keywords) };

/* Those that keywords are for; all of them where no keyword tells. */
static unsigned kinds_meant(const import_view *view)
{
    unsigned kinds = 0;

    for (size_t i = 0; i < N_KEYWORDS; i++)
        if (keywords[i].kind != IMPORT_ALL &&
            import_view_get(view, keywords[i].word))
            kinds |= keywords[i].kind;
    return kinds ? kinds : (unsigned)IMPORT_ALL;
}

unsigned import_kinds(importer *im, const import_view *view)
{
    unsigned kinds = IMPORT_ALL | IMPORT_INT;
    bool typed = false;

    for (size_t i = 0; i < view->nodes.n; i++) {
        const jsontree *node = view->nodes.items[i];
        const jsontree *type = jsontree_get(node, "type");

        if (!type)
            continue;
        kinds &= kinds_of_type(im, node, type);
        typed = true;
    }
    if (!typed && !im->options->exact)
        kinds = kinds_meant(view);
    return kinds & IMPORT_NUMBER ? kinds & ~(unsigned)IMPORT_INT : kinds;
}

const jsontree *import_choice(const import_view *view)
{
    static const char *const words[] = {"anyOf", "oneOf"};

    for (size_t i = 0; i < view->nodes.n; i++)
        for (size_t k = 0; k < 2; k++) {
            const jsontree *choice =
                jsontree_get(view->nodes.items[i], words[k]);

            if (choice && choice->kind == JSONTREE_ARRAY &&
                !is_chosen(view, choice))
                return choice;
        }
    return NULL;
}

void import_tell_unsupported(importer *im, const import_view *view,
                             unsigned kinds)
{
    for (size_t i = 0; i < N_KEYWORDS; i++) {
        if (keywords[i].carried || !(kinds & keywords[i].kind))
            continue;
        for (size_t k = 0; k < view->nodes.n; k++) {
            const jsontree *value =
                jsontree_get(view->nodes.items[k], keywords[i].word);

            if (value && value != import_closing(view))
                import_leave_out(im, value, "'%s' is left out",
                                 keywords[i].word);
        }
    }
}
