/* SPDX-License-Identifier: MIT */
#include "emit_c.h"

#include "alloc.h"
#include "calls.h"
#include "ctext.h"
#include "target.h"
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

static const view_target *make_targets(lm_arena *arena, const plan *p,
                                       const emit_c_options *options, diag *d)
{
    view_target *targets = alloc_array(arena, p->n_models, view_target);
    const bool *wanted = calls_wanted(arena, p, d);
    lm_arena scratch = {.allocator = &alloc_or_exit};

    for (size_t i = 0; i < p->n_models; i++)
        if (wanted[i] && !p->models[i]->decl->imported)
            target_make(arena, &scratch, options->profiles, p,
                        p->models[i]->decl, &targets[i]);
    lm_arena_free(&scratch);
    return targets;
}

bool emit_c(lm_arena *arena, const plan *p, const emit_c_options *options,
            emit_c_output *out, diag *d)
{
    view_options wanted = {0};
    const tmpl_tree *view;

    out->header_name = output_name(arena, p->unit->file->path, ".lm.h");
    out->source_name = output_name(arena, p->unit->file->path, ".lm.c");
    wanted.header = out->header_name;
    if (options->calls)
        wanted.targets = make_targets(arena, p, options, d);
    view = view_make(arena, p, &wanted);
    return print(arena, options, "model.h.tmpl", view, &out->header, d) &&
           print(arena, options, "model.c.tmpl", view, &out->source, d) &&
           print(arena, options, "checks.c.tmpl", view, &out->stubs, d);
}
