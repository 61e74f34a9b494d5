/* SPDX-License-Identifier: MIT */
#include "import_part.h"

#include "alloc.h"
#include "builtin.h"
#include "decimal.h"
#include "dfa.h"
#include "jsontext.h"

#include <string.h>

/* The strongest of a keyword's values in a view. */
typedef struct strongest {
    const jsontree *from; /* NULL: it is not there */
    decimal at;
    bool exclusive;
} strongest;

static bool read_number(const jsontree *value, decimal *out)
{
    return value && value->kind == JSONTREE_NUMBER &&
           decimal_read(value->text, out);
}

/* way: 1 where the greatest binds, -1 where the least does. */
static void bind(strongest *s, const jsontree *value, bool exclusive, int way)
{
    decimal at;
    int order;

    if (!read_number(value, &at))
        return;
    order = s->from ? decimal_compare(&at, &s->at) * way : 1;
    if (order > 0 || (order == 0 && exclusive))
        *s = (strongest){value, at, exclusive};
}

/* "exclusiveMinimum": true binds "minimum" in OpenAPI 3.0. */
static strongest bound_of(const import_view *view, const char *inclusive,
                          const char *exclusive, int way)
{
    strongest s = {0};

    for (size_t i = 0; i < view->nodes.n; i++) {
        const jsontree *node = view->nodes.items[i];
        const jsontree *open = exclusive ? jsontree_get(node, exclusive) : NULL;

        bind(&s, jsontree_get(node, inclusive),
             exclusive && import_is_true(node, exclusive), way);
        if (open)
            bind(&s, open, true, way);
    }
    return s;
}

/* The whole number at or beyond it: up for least values, down for greatest. */
static void make_whole(strongest *s, int way)
{
    decimal *at = &s->at;
    bool up = (way > 0) != at->negative;

    if (decimal_is_whole(at))
        return;
    s->exclusive = false;
    while (at->n && at->exponent < 0) {
        at->digits[--at->n] = '\0';
        at->exponent++;
    }
    if (!at->n) {
        *at = decimal_of(up ? (way > 0 ? 1 : -1) : 0);
        return;
    }
    if (up) {
        bool negative = at->negative;

        at->negative = false;
        *at = decimal_next(at);
        at->negative = negative;
    }
}

/* Beyond what the C type holds there is nothing to say, or nothing left. */
static bool in_range(importer *im, strongest *s, bool whole, int way)
{
    const model_type type = {.kind = whole ? TYPE_INT : TYPE_FLOAT, .bits = 64};
    decimal low;
    decimal high;

    if (!decimal_read(builtin_min(&type), &low) ||
        !decimal_read(builtin_max(&type), &high))
        return false;
    if (decimal_compare(&s->at, &low) >= 0 &&
        decimal_compare(&s->at, &high) <= 0)
        return true;
    if ((decimal_compare(&s->at, &high) > 0) == (way > 0))
        import_leave_out(im, s->from, "no number of 64 bits is beyond it");
    return false;
}

static void put_rule(lm_buffer *rules, const char *name, const char *value)
{
    lm_buffer_printf(rules, "%s%s = %s", rules->size ? ", " : "(", name, value);
}

static void put_bound(importer *im, const import_view *view, lm_buffer *rules,
                      bool whole, int way)
{
    strongest s = way > 0 ? bound_of(view, "minimum", "exclusiveMinimum", 1)
                          : bound_of(view, "maximum", "exclusiveMaximum", -1);
    static const char *const names[2][2] = {{"le", "lt"}, {"ge", "gt"}};

    if (!s.from)
        return;
    if (whole)
        make_whole(&s, way);
    if (in_range(im, &s, whole, way))
        put_rule(rules, names[way > 0][s.exclusive],
                 decimal_text(im->arena, &s.at));
}

/* Of integers: 0.5 divides them all, and 1.5 cannot be said. */
static void put_multiple(importer *im, const import_view *view,
                         lm_buffer *rules, bool whole)
{
    const jsontree *value = import_view_get(view, "multipleOf");
    decimal one = decimal_of(1);
    decimal at;

    if (!read_number(value, &at))
        return;
    for (size_t i = 0; i < view->nodes.n; i++) {
        const jsontree *other =
            jsontree_get(view->nodes.items[i], "multipleOf");

        if (other && other != value && !jsontree_equal(other, value))
            import_leave_out(im, other, "a second 'multipleOf' is left out");
    }
    if (at.negative || !at.n || at.n > 17) {
        import_leave_out(im, value, "'multipleOf' is left out");
        return;
    }
    if (whole && !decimal_is_whole(&at)) {
        if (!decimal_is_multiple(&one, &at))
            import_leave_out(im, value,
                             "'multipleOf' of an integer is a whole number");
        return;
    }
    put_rule(rules, "multiple_of", decimal_text(im->arena, &at));
}

/* name and the rules behind it, in an arena. */
static const char *with_rules(importer *im, const char *name, lm_buffer *rules)
{
    const char *text = rules->size
                           ? alloc_printf(im->arena, "%s%s)", name, rules->data)
                           : name;

    lm_buffer_free(rules);
    return text;
}

static const char *number_type(importer *im, const import_view *view,
                               bool whole)
{
    static const char *const sized[] = {"int8",  "int16",  "int32",  "int64",
                                        "uint8", "uint16", "uint32", "uint64"};
    const jsontree *format = import_view_get(view, "format");
    const char *word =
        format && format->kind == JSONTREE_STRING ? format->text : "";

    for (size_t i = 0; whole && !im->options->exact && i < 8; i++)
        if (strcmp(sized[i], word) == 0)
            return i == 3 ? "int" : sized[i];
    if (!whole && !im->options->exact && strcmp(word, "float") == 0)
        return "float";
    return whole ? "int" : "double";
}

const char *import_number(importer *im, const import_view *view, bool whole)
{
    lm_buffer rules = {.allocator = &alloc_or_exit};

    put_bound(im, view, &rules, whole, 1);
    put_bound(im, view, &rules, whole, -1);
    put_multiple(im, view, &rules, whole);
    return with_rules(im, number_type(im, view, whole), &rules);
}

/* A count: whole, not negative, at most what a rule takes. */
static void put_count(importer *im, const import_view *view, lm_buffer *rules,
                      const char *keyword, const char *name, int way)
{
    strongest s = bound_of(view, keyword, NULL, way);
    decimal most = decimal_of(UINT32_MAX);

    if (!s.from)
        return;
    if (s.at.negative || !decimal_is_whole(&s.at)) {
        import_fail(im, s.from, "a count is a whole number, and not negative");
        return;
    }
    if (decimal_compare(&s.at, &most) > 0) {
        if (way > 0)
            import_leave_out(im, s.from, "the count is too large");
        return;
    }
    if (s.at.n || way < 0)
        put_rule(rules, name, decimal_text(im->arena, &s.at));
}

static void put_patterns(importer *im, const import_view *view,
                         lm_buffer *rules)
{
    bool have = false;

    for (size_t i = 0; i < view->nodes.n; i++) {
        const jsontree *value = jsontree_get(view->nodes.items[i], "pattern");
        diag unshown = {.arena = im->arena};

        if (!value || value->kind != JSONTREE_STRING)
            continue;
        if (have) {
            import_leave_out(im, value, "a second 'pattern' is left out");
        } else if (!dfa_compile(im->arena, value->text, value->span,
                                &unshown)) {
            import_leave_out(im, value,
                             "the pattern is beyond what models can match");
        } else {
            put_rule(rules, "pattern", jsontext_quote(im->arena, value->text));
            have = true;
        }
    }
}

/* What a format is called here; NULL: there is no type for it. */
static const char *format_type(const char *format)
{
    static const char *const words[][2] = {{"date-time", "datetime"}};
    const builtin_type *type;

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (strcmp(words[i][0], format) == 0)
            format = words[i][1];
    type = builtin_find(format);
    if (!type || type->form != BUILTIN_PLAIN || type->kind == TYPE_INT ||
        type->kind == TYPE_FLOAT || type->kind == TYPE_BOOL ||
        type->kind == TYPE_JSON || strcmp(format, "decimal") == 0)
        return NULL;
    return type->name;
}

static const char *string_type(importer *im, const import_view *view)
{
    const jsontree *format = import_view_get(view, "format");
    const char *type;

    if (!format || format->kind != JSONTREE_STRING || im->options->exact)
        return "string";
    type = format_type(format->text);
    if (!type)
        import_leave_out(im, format, "there is no type for the format '%s'",
                         format->text);
    return type ? type : "string";
}

const char *import_string(importer *im, const import_view *view)
{
    lm_buffer rules = {.allocator = &alloc_or_exit};
    const char *name = string_type(im, view);

    put_count(im, view, &rules, "minLength", "min_length", 1);
    put_count(im, view, &rules, "maxLength", "max_length", -1);
    put_patterns(im, view, &rules);
    if (rules.size && strcmp(name, "string") != 0) {
        import_leave_out(im, import_view_get(view, "format"),
                         "the rules are kept, and the format is not");
        name = "string";
    }
    return with_rules(im, name, &rules);
}

const char *import_counts(importer *im, const import_view *view,
                          const char *least, const char *most,
                          const char *unique)
{
    lm_buffer rules = {.allocator = &alloc_or_exit};

    put_count(im, view, &rules, least, "min_items", 1);
    put_count(im, view, &rules, most, "max_items", -1);
    for (size_t i = 0; unique && i < view->nodes.n; i++)
        if (import_is_true(view->nodes.items[i], unique)) {
            lm_buffer_printf(&rules, "%sunique", rules.size ? ", " : "(");
            break;
        }
    return with_rules(im, "", &rules);
}

static bool keeps(const strongest *s, const decimal *at, int way)
{
    int order = s->from ? decimal_compare(at, &s->at) * way : 1;

    return order > 0 || (order == 0 && !s->exclusive);
}

static bool number_fits(const import_view *view, const jsontree *value)
{
    strongest low = bound_of(view, "minimum", "exclusiveMinimum", 1);
    strongest high = bound_of(view, "maximum", "exclusiveMaximum", -1);
    const jsontree *multiple = import_view_get(view, "multipleOf");
    decimal at;
    decimal step;

    if (!read_number(value, &at) || !keeps(&low, &at, 1) ||
        !keeps(&high, &at, -1))
        return false;
    return !read_number(multiple, &step) || step.negative || !step.n ||
           step.n > 17 || decimal_is_multiple(&at, &step);
}

static bool string_fits(importer *im, const import_view *view,
                        const jsontree *value)
{
    decimal length = decimal_of(0);
    strongest low = bound_of(view, "minLength", NULL, 1);
    strongest high = bound_of(view, "maxLength", NULL, -1);
    const jsontree *pattern = import_view_get(view, "pattern");
    diag unshown = {.arena = im->arena};
    const model_dfa *dfa = NULL;
    int64_t n = 0;

    for (const char *c = value->text; *c; c++)
        n += (*c & 0xC0) != 0x80;
    length = decimal_of(n);
    if (pattern && pattern->kind == JSONTREE_STRING)
        dfa = dfa_compile(im->arena, pattern->text, pattern->span, &unshown);
    return keeps(&low, &length, 1) && keeps(&high, &length, -1) &&
           (!dfa || dfa_matches(dfa, value->text, strlen(value->text)));
}

bool import_fits(importer *im, const import_view *view, const jsontree *value)
{
    if (value->kind == JSONTREE_NUMBER)
        return number_fits(view, value);
    if (value->kind == JSONTREE_STRING)
        return string_fits(im, view, value);
    return value->kind == JSONTREE_BOOL;
}
