/* SPDX-License-Identifier: MIT */
#include "import_part.h"

#include "alloc.h"
#include "names.h"
#include "names_spell.h"

#include <string.h>

static char upper(char c)
{
    static const char lower[] = "abcdefghijklmnopqrstuvwxyz";
    const char *at = c ? strchr(lower, c) : NULL;

    if (at)
        c = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[at - lower];
    return c;
}

/* "user-details" as "UserDetails". */
static char *pascal(importer *im, const char *text)
{
    char *name = names_identifier(im->arena, text);
    size_t n = 0;
    bool starts = true;

    for (size_t i = 0; name[i]; i++) {
        char c = name[i];

        if (c == '_') {
            starts = true;
            continue;
        }
        if (starts)
            c = upper(c);
        name[n++] = c;
        starts = false;
    }
    name[n] = '\0';
    return n ? name : alloc_printf(im->arena, "Type");
}

const char *import_type_name(importer *im, const char *text)
{
    const char *base = pascal(im, text);
    const char *name = base;
    unsigned next = 2;

    if (names_reserved_type(base))
        name = base = alloc_printf(im->arena, "%sType", base);
    while (strmap_get(&im->names, name))
        name = alloc_printf(im->arena, "%s%u", base, next++);
    *strmap_slot(im->arena, &im->names, name) = im;
    return name;
}

/* The member itself, and what may stand beside it: has_x, n_x. */
static bool is_free(importer *im, const strmap *scope, const char *name)
{
    return !strmap_get(scope, name) &&
           !strmap_get(scope, alloc_printf(im->arena, "has_%s", name)) &&
           !strmap_get(scope, alloc_printf(im->arena, "n_%s", name));
}

const char *import_field_name(importer *im, strmap *scope, const char *key)
{
    const char *base = names_identifier(im->arena, key);
    const char *name;
    unsigned next = 2;

    if (names_reserved(base))
        base = alloc_printf(im->arena, "%s_", base);
    name = base;
    while (!is_free(im, scope, name))
        name = alloc_printf(im->arena, "%s_%u", base, next++);
    *strmap_slot(im->arena, scope, name) = im;
    *strmap_slot(im->arena, scope, alloc_printf(im->arena, "has_%s", name)) =
        im;
    *strmap_slot(im->arena, scope, alloc_printf(im->arena, "n_%s", name)) = im;
    return name;
}

const char **import_value_names(importer *im, const jsontree *const *texts,
                                size_t n)
{
    const char **out = alloc_array(im->arena, n + 1, const char *);
    strmap scope = {0};

    for (size_t i = 0; i < n; i++) {
        const char *base = names_identifier(
            im->arena, names_of_literal(im->arena, texts[i]->text, i + 1));
        const char *name = base;
        unsigned next = 2;

        while (strmap_get(&scope, name))
            name = alloc_printf(im->arena, "%s_%u", base, next++);
        *strmap_slot(im->arena, &scope, name) = im;
        out[i] = name;
    }
    return out;
}

bool import_is_plain(const jsontree *const *texts, size_t n)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(texts[i]->text);

        if (!length || strspn(texts[i]->text, letters) != length)
            return false;
    }
    return true;
}
