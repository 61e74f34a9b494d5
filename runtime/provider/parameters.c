/* SPDX-License-Identifier: MIT */
#include "parameters.h"

#include <string.h>

static bool is_in(const lm_extra *extra, const char *name)
{
    for (; extra && extra->name; extra++)
        if (strcmp(extra->name, name) == 0)
            return true;
    return false;
}

bool lm__put_key(const lm__parameters *p, const char *name)
{
    if (is_in(p->question->options->extra, name) || is_in(p->row->extra, name))
        return false;
    lm__write_key(p->w, name);
    return true;
}

static void leave_out(const lm__parameters *p, const char *what)
{
    lm_buffer_puts(p->left_out, p->left_out->size ? ", " : "");
    lm_buffer_puts(p->left_out, what);
}

/* true: the key is written, and the value is to follow. */
static bool takes(const lm__parameters *p, const char *field, const char *what)
{
    const char *const *at = p->row->strip;

    while (field && at && *at && strcmp(*at, field) != 0)
        at++;
    if (!field || (at && *at)) {
        leave_out(p, what);
        return false;
    }
    return lm__put_key(p, field);
}

void lm__put_max_tokens(const lm__parameters *p, const char *field)
{
    int32_t n = p->question->options->max_tokens;

    if (n > 0 && takes(p, field, "max_tokens"))
        lm__write_int(p->w, n);
}

void lm__put_temperature(const lm__parameters *p, const char *field)
{
    const lm_call_options *o = p->question->options;

    if (o->has_temperature && takes(p, field, "temperature"))
        lm__write_double(p->w, o->temperature);
}

void lm__put_top_p(const lm__parameters *p, const char *field)
{
    const lm_call_options *o = p->question->options;

    if (o->has_top_p && takes(p, field, "top_p"))
        lm__write_double(p->w, o->top_p);
}

void lm__put_seed(const lm__parameters *p, const char *field)
{
    const lm_call_options *o = p->question->options;

    if (o->has_seed && takes(p, field, "seed"))
        lm__write_int(p->w, o->seed);
}

void lm__put_stop(const lm__parameters *p, const char *field)
{
    const char *const *stop = p->question->options->stop_texts;

    if (!stop || !*stop || !takes(p, field, "stop"))
        return;
    lm__write_array(p->w);
    for (; *stop; stop++)
        lm__write_string(p->w, *stop);
    lm__write_end_array(p->w);
}

void lm__put_effort(const lm__parameters *p, const char *field)
{
    const char *effort = p->question->options->reasoning_effort;

    if (effort && takes(p, field, "reasoning_effort"))
        lm__write_string(p->w, effort);
}

bool lm__any_sampling(const lm__parameters *p)
{
    const lm_call_options *o = p->question->options;

    return o->max_tokens > 0 || o->has_temperature || o->has_top_p ||
           (o->has_seed && p->row->seed_field) ||
           (o->stop_texts && *o->stop_texts);
}

void lm__put_stream(const lm__parameters *p)
{
    if (p->question->stream && lm__put_key(p, "stream"))
        lm__write_bool(p->w, true);
}

void lm__put_extras(const lm__parameters *p)
{
    const lm_extra *own = p->question->options->extra;

    for (const lm_extra *extra = own; extra && extra->name; extra++) {
        lm__write_key(p->w, extra->name);
        lm__write_raw(p->w, extra->json);
    }
    for (const lm_extra *extra = p->row->extra; extra && extra->name; extra++) {
        if (is_in(own, extra->name))
            continue;
        lm__write_key(p->w, extra->name);
        lm__write_raw(p->w, extra->json);
    }
}
