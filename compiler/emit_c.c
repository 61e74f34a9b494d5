/* SPDX-License-Identifier: MIT */
#include "emit_c.h"

#include "alloc.h"
#include "calls.h"
#include "ctext.h"
#include "emit_fast.h"
#include "templates.h"
#include "view.h"

#include <errno.h>
#include <string.h>

static const struct part {
    const char *template, *extension;
} parts[EMIT_C_COUNT_] = {
    [EMIT_C_HEADER] = {"model.h.tmpl", ".lm.h"},
    [EMIT_C_SOURCE] = {"model.c.tmpl", ".lm.c"},
    [EMIT_C_STUBS] = {"checks.c.tmpl", NULL},
    [EMIT_C_FAST] = {"fast.c.tmpl", NULL},
};

struct emit_c {
    lm_arena *arena;
    const emit_c_options *options;
    const char *names[EMIT_C_COUNT_];
    view_options view_options;
    tmpl_tree *view;
};

/* "shared/user.model" gives "user" and an extension. */
static const char *output_name(lm_arena *arena, const char *path,
                               const char *extension)
{
    const char *base = ctext_basename(path);
    const char *dot = strrchr(base, '.');
    size_t n = dot && dot > base ? (size_t)(dot - base) : strlen(base);

    return alloc_printf(arena, "%.*s%s", (int)n, base, extension);
}

emit_c *emit_c_new(lm_arena *arena, const plan *p,
                   const emit_c_options *options, diag *d)
{
    emit_c *e = alloc_new(arena, emit_c);

    e->arena = arena;
    e->options = options;
    for (int i = 0; i < EMIT_C_COUNT_; i++)
        if (parts[i].extension)
            e->names[i] =
                output_name(arena, p->unit->file->path, parts[i].extension);
    e->view_options.header = e->names[EMIT_C_HEADER];
    e->view_options.profiles = options->profiles;
    if (options->calls)
        e->view_options.calls = calls_wanted(arena, p, d);
    e->view_options.fast = emit_fast_choose(arena, p, options->fast, d);
    e->view = view_make(arena, p, &e->view_options);
    return e;
}

const char *emit_c_name(const emit_c *e, emit_c_part part)
{
    return e->names[part];
}

const char *emit_c_template(emit_c_part part)
{
    return parts[part].template;
}

static bool print(const emit_c *e, emit_c_part part, const tmpl_out *out,
                  diag *d)
{
    const char *name = parts[part].template;
    const source *file = templates_open(e->arena, e->options->templates, name);

    if (!file) {
        diag_error(d, (source_span){0}, "cannot read template '%s/%s': %s",
                   e->options->templates, name, strerror(errno));
        return false;
    }
    return tmpl_render(e->arena, file, e->view, out, d);
}

bool emit_c_print(const emit_c *e, emit_c_part part, const tmpl_out *out,
                  diag *d)
{
    return print(e, part, out, d) &&
           (part != EMIT_C_SOURCE || !e->view_options.fast ||
            print(e, EMIT_C_FAST, out, d));
}
