/* SPDX-License-Identifier: MIT */
#include "import_part.h"

#include "alloc.h"
#include "jsontext.h"

#include <string.h>

/* More literals than these are easier to read as an enum. */
enum { MAX_LITERALS = 6 };

static const char *literals(importer *im, const import_shape *shape)
{
    const char *text = "";

    for (size_t i = 0; i < shape->n_texts; i++)
        text = alloc_printf(im->arena, "%s%s%s", text, i ? " | " : "",
                            jsontext_quote(im->arena, shape->texts[i]->text));
    return text;
}

static void put_enum(importer *im, const import_shape *shape, const char *name)
{
    const char **names = import_value_names(im, shape->texts, shape->n_texts);
    lm_buffer *out = &im->later;

    lm_buffer_printf(out, "\nenum %s {\n", name);
    for (size_t i = 0; i < shape->n_texts; i++) {
        const char *text = shape->texts[i]->text;

        lm_buffer_printf(out, "    %s", names[i]);
        if (strcmp(names[i], text) != 0) {
            lm_buffer_puts(out, " = ");
            jsontext_put(out, text);
        }
        lm_buffer_puts(out, ",\n");
    }
    lm_buffer_puts(out, "}\n");
}

void import_declare_enum(importer *im, const import_shape *shape,
                         const char *name)
{
    *strmap_slot(im->arena, &im->enums, import_view_key(im, shape->view)) =
        alloc_strndup(im->arena, name, strlen(name));
    put_enum(im, shape, name);
}

const char *import_enum(importer *im, const import_shape *shape,
                        const char *hint, bool alone)
{
    const char *name =
        shape->view ? strmap_get(&im->enums, import_view_key(im, shape->view))
                    : NULL;
    bool plain = shape->n_texts <= MAX_LITERALS &&
                 import_is_plain(shape->texts, shape->n_texts);

    if (name)
        return name;
    if (alone && (shape->n_texts == 1 || plain))
        return literals(im, shape);
    name = import_type_name(im, hint);
    if (shape->view)
        import_declare_enum(im, shape, name);
    else
        put_enum(im, shape, name);
    return name;
}
