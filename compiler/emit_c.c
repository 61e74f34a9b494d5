/* SPDX-License-Identifier: MIT */
#include "emit_c.h"

#include "alloc.h"
#include "ctext.h"
#include "templates.h"
#include "view.h"

#include <errno.h>
#include <string.h>

static bool print(lm_arena *arena, const emit_c_options *options,
                  const char *name, const tmpl_tree *view, lm_buffer *out,
                  diag *d)
{
    const source *file = templates_open(arena, options->templates, name);

    if (!file) {
        diag_error(d, (source_span){0}, "cannot read template '%s/%s': %s",
                   options->templates, name, strerror(errno));
        return false;
    }
    return tmpl_render(arena, file, view, out, d);
}

/* "shared/user.model" gives "user" and an extension. */
static const char *output_name(lm_arena *arena, const char *path,
                               const char *extension)
{
    const char *base = ctext_basename(path);
    const char *dot = strrchr(base, '.');
    size_t n = dot && dot > base ? (size_t)(dot - base) : strlen(base);

    return alloc_printf(arena, "%.*s%s", (int)n, base, extension);
}

bool emit_c(lm_arena *arena, const plan *p, const emit_c_options *options,
            emit_c_output *out, diag *d)
{
    view_options wanted = {0};
    const tmpl_tree *view;

    out->header_name = output_name(arena, p->unit->file->path, ".lm.h");
    out->source_name = output_name(arena, p->unit->file->path, ".lm.c");
    wanted.header = out->header_name;
    view = view_make(arena, p, &wanted);
    return print(arena, options, "model.h.tmpl", view, &out->header, d) &&
           print(arena, options, "model.c.tmpl", view, &out->source, d) &&
           print(arena, options, "checks.c.tmpl", view, &out->stubs, d);
}
