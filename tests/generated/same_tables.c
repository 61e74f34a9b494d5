/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "front.h"
#include "plan.h"
#include "tap.h"

#include "formats.lm.h"
#include "in_place.lm.h"
#include "kinds.lm.h"
#include "names.lm.h"
#include "numbers.lm.h"
#include "recursion.lm.h"
#include "wide.lm.h"

#include <stdlib.h>
#include <string.h>

/*
 * `lmc read` reads by tables that it makes in memory, programs by those that
 * lmc wrote and a C compiler laid out: they are the same to the last byte, and
 * so lmc knows what C makes of its structs.
 */
typedef struct comparison {
    const lm_model *seen[256]; /* compared, or being so */
    size_t n_seen;
    const char *different; /* the first difference; NULL: none */
} comparison;

static void differ(comparison *c, bool same, const char *what)
{
    if (!same && !c->different)
        c->different = what;
}

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_double(double a, double b)
{
    return !(a < b) && !(a > b);
}

static void compare_words(comparison *c, const lm_words *a, const lm_words *b)
{
    differ(c,
           a->n == b->n && a->lead == b->lead && a->trail == b->trail &&
               a->plain == b->plain,
           "words");
    if (c->different)
        return;
    differ(c, memcmp(a->at, b->at, (a->n + 1U) * sizeof(*a->at)) == 0,
           "places of words");
    differ(c, memcmp(a->text, b->text, a->at[a->n] + 32U) == 0, "text");
    differ(c,
           !a->n ||
               memcmp(a->sorted, b->sorted, a->n * sizeof(*a->sorted)) == 0,
           "order of words");
    differ(c,
           a->multiplier == b->multiplier && a->shift == b->shift &&
               !a->slots == !b->slots,
           "hash");
    differ(c,
           !a->slots || !b->slots || c->different ||
               memcmp(a->slots, b->slots,
                      sizeof(*a->slots) << (64 - a->shift)) == 0,
           "slots");
}

static void compare_strings(comparison *c, const lm_string_rules *a,
                            const lm_string_rules *b)
{
    const lm_pattern *p = a->pattern;
    const lm_pattern *q = b->pattern;

    differ(c, a->set == b->set && a->min == b->min && a->max == b->max,
           "string rules");
    differ(c, !p == !q, "pattern");
    if (!p || !q)
        return;
    differ(c,
           same_text(p->source, q->source) && p->n_classes == q->n_classes &&
               p->n_states == q->n_states && same_text(p->format, q->format) &&
               memcmp(p->classes, q->classes, 256) == 0 &&
               memcmp(p->next, q->next,
                      sizeof(*p->next) * p->n_classes * p->n_states) == 0,
           "pattern's tables");
    differ(c, memcmp(p->accepts, q->accepts, (p->n_states + 7U) / 8) == 0,
           "accepting states");
}

static void compare_ints(comparison *c, const lm_int_rules *a,
                         const lm_int_rules *b)
{
    differ(c,
           a->set == b->set && a->min == b->min && a->max == b->max &&
               a->multiple_of == b->multiple_of && a->n_values == b->n_values,
           "int rules");
    differ(c,
           c->different || !a->n_values ||
               memcmp(a->values, b->values, a->n_values * sizeof(*a->values)) ==
                   0,
           "values");
}

static void compare_uints(comparison *c, const lm_uint_rules *a,
                          const lm_uint_rules *b)
{
    differ(c,
           a->set == b->set && a->min == b->min && a->max == b->max &&
               a->multiple_of == b->multiple_of,
           "uint rules");
}

static void compare_floats(comparison *c, const lm_float_rules *a,
                           const lm_float_rules *b)
{
    differ(c,
           a->set == b->set && same_double(a->min, b->min) &&
               same_double(a->max, b->max) &&
               a->multiple_digits == b->multiple_digits &&
               a->multiple_exponent == b->multiple_exponent,
           "float rules");
}

static void compare_lists(comparison *c, const lm_list_rules *a,
                          const lm_list_rules *b)
{
    differ(c, a->set == b->set && a->min == b->min && a->max == b->max,
           "list rules");
}

static void compare_formats(comparison *c, const lm_format_rules *a,
                            const lm_format_rules *b)
{
    compare_strings(c, &a->text, &b->text);
    differ(c,
           a->set == b->set && same_text(a->min, b->min) &&
               same_text(a->max, b->max),
           "format rules");
}

static void compare_decimals(comparison *c, const lm_decimal_rules *a,
                             const lm_decimal_rules *b)
{
    differ(c,
           a->set == b->set && same_text(a->min, b->min) &&
               same_text(a->max, b->max) &&
               a->multiple_digits == b->multiple_digits &&
               a->multiple_exponent == b->multiple_exponent,
           "decimal rules");
}

static void compare_rules(comparison *c, const lm_type *a, const lm_type *b)
{
    differ(c, !a->rules == !b->rules, "rules");
    if (!a->rules || !b->rules)
        return;
    switch ((lm_kind)a->kind) {
    case LM_KIND_INT:
        compare_ints(c, a->rules, b->rules);
        break;
    case LM_KIND_UINT:
        compare_uints(c, a->rules, b->rules);
        break;
    case LM_KIND_FLOAT:
        compare_floats(c, a->rules, b->rules);
        break;
    case LM_KIND_STRING:
    case LM_KIND_BYTES:
        compare_strings(c, a->rules, b->rules);
        break;
    case LM_KIND_FORMAT:
        compare_formats(c, a->rules, b->rules);
        break;
    case LM_KIND_DECIMAL:
        compare_decimals(c, a->rules, b->rules);
        break;
    default:
        compare_lists(c, a->rules, b->rules);
        break;
    }
}

static void compare_types(comparison *c, const lm_type *a, const lm_type *b);

static void compare_enums(comparison *c, const lm_enum *a, const lm_enum *b)
{
    differ(c,
           same_text(a->name, b->name) && a->unknown == b->unknown &&
               !a->numbers == !b->numbers,
           "enum");
    compare_words(c, a->words, b->words);
}

static void compare_maps(comparison *c, const lm_map *a, const lm_map *b)
{
    differ(c,
           a->entry_size == b->entry_size && a->value_offset == b->value_offset,
           "entries");
    compare_types(c, &a->value, &b->value);
}

static void compare_unions(comparison *c, const lm_union *a, const lm_union *b)
{
    differ(c,
           same_text(a->name, b->name) && same_text(a->tag, b->tag) &&
               a->n_members == b->n_members && !a->words == !b->words,
           "union");
    for (size_t i = 0; !c->different && i < a->n_members; i++) {
        differ(c,
               a->members[i].offset == b->members[i].offset &&
                   a->members[i].tokens == b->members[i].tokens,
               "union member");
        compare_types(c, &a->members[i].type, &b->members[i].type);
    }
    if (c->different || !a->words)
        return;
    compare_words(c, a->words, b->words);
    differ(c,
           memcmp(a->members_of, b->members_of,
                  a->words->n * sizeof(*a->members_of)) == 0,
           "words of members");
}

static bool is_seen(comparison *c, const lm_model *model)
{
    for (size_t i = 0; i < c->n_seen; i++)
        if (c->seen[i] == model)
            return true;
    c->seen[c->n_seen++] = model;
    return false;
}

static void compare_models(comparison *c, const lm_model *a, const lm_model *b)
{
    if (is_seen(c, a))
        return;
    differ(c,
           same_text(a->name, b->name) && a->size == b->size &&
               a->n_fields == b->n_fields && a->flags == b->flags &&
               a->extra == b->extra && !a->inits == !b->inits,
           "model");
    compare_words(c, a->keys, b->keys);
    for (size_t i = 0; !c->different && i < a->n_fields; i++) {
        differ(c,
               a->fields[i].offset == b->fields[i].offset &&
                   a->fields[i].flags == b->fields[i].flags &&
                   a->fields[i].op == b->fields[i].op &&
                   a->fields[i].n_key == b->fields[i].n_key,
               "field");
        differ(c, !a->inits || same_text(a->inits[i], b->inits[i]), "default");
        compare_types(c, &a->fields[i].type, &b->fields[i].type);
    }
}

static void compare_types(comparison *c, const lm_type *a, const lm_type *b)
{
    differ(c,
           a->kind == b->kind && a->flags == b->flags &&
               a->stride == b->stride && a->size == b->size &&
               a->companion == b->companion && !a->of == !b->of,
           "type");
    if (c->different)
        return;
    compare_rules(c, a, b);
    switch ((lm_kind)a->kind) {
    case LM_KIND_ENUM:
        compare_enums(c, a->of, b->of);
        break;
    case LM_KIND_MODEL:
        compare_models(c, a->of, b->of);
        break;
    case LM_KIND_LIST:
        compare_types(c, a->of, b->of);
        break;
    case LM_KIND_MAP:
        compare_maps(c, a->of, b->of);
        break;
    case LM_KIND_UNION:
        compare_unions(c, a->of, b->of);
        break;
    default:
        break;
    }
}

static const struct sample {
    const char *file, *model;
    const lm_type *type;
} samples[] = {
    {"formats.model", "Formats", &Formats_type},
    {"in_place.model", "InPlace", &InPlace_type},
    {"kinds.model", "Kinds", &Kinds_type},
    {"names.model", "Names", &Names_type},
    {"numbers.model", "Numbers", &Numbers_type},
    {"recursion.model", "Root", &Root_type},
    {"wide.model", "Wide", &Wide_type},
};

static void compare_sample(tap *t, const struct sample *sample)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    diag found = {.arena = &arena};
    comparison c = {0};
    const model_unit *unit = front_load(&arena, sample->file, &found);

    tap_ok(t, unit != NULL, "%s is read", sample->file);
    if (unit) {
        const plan *p = plan_make(&arena, unit, "", &found);

        compare_types(&c, sample->type,
                      &plan_model_named(p, sample->model)->type);
        tap_ok(t, !c.different, "%s: the same tables", sample->model);
        if (c.different)
            tap_note("%s differs", c.different);
    }
    lm_arena_free(&arena);
}

int main(void)
{
    tap t = {0};

    for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++)
        compare_sample(&t, &samples[i]);
    return tap_done(&t);
}
