/* SPDX-License-Identifier: MIT */
#include "lookup.h"

#include <stdio.h>
#include <string.h>

#define MAX_ID 32

static unsigned least(unsigned a, unsigned b, unsigned c)
{
    unsigned ab = a < b ? a : b;

    return ab < c ? ab : c;
}

/* Letters to add, drop or change to make b of a; b is at most MAX_ID long. */
static unsigned distance(const char *a, size_t n_a, const char *b)
{
    unsigned row[MAX_ID + 1];
    size_t n_b = strlen(b);

    for (size_t j = 0; j <= n_b; j++)
        row[j] = (unsigned)j;
    for (size_t i = 0; i < n_a; i++) {
        unsigned corner = row[0];

        row[0] = (unsigned)i + 1;
        for (size_t j = 0; j < n_b; j++) {
            unsigned change = corner + (a[i] != b[j]);

            corner = row[j + 1];
            row[j + 1] = least(corner + 1, row[j] + 1, change);
        }
    }
    return row[n_b];
}

static const char *nearest(const char *id, size_t n)
{
    size_t n_rows;
    const lm_provider *rows = lm_provider_list(&n_rows);
    const char *best = NULL;
    unsigned least_yet = 4;

    for (size_t i = 0; n <= MAX_ID && i < n_rows; i++) {
        unsigned d = distance(id, n, rows[i].id);

        if (d < least_yet) {
            least_yet = d;
            best = rows[i].id;
        }
    }
    return best;
}

/* Appends to a list in text; what has no room is left out. */
static void list_add(char *text, size_t size, const char *word)
{
    size_t n = strlen(text);

    if (n + strlen(word) + 3 < size)
        snprintf(text + n, size - n, "%s%s", n ? ", " : "", word);
}

static lm_status unknown(const char *id, size_t n, lm_error *err)
{
    size_t n_rows;
    const lm_provider *rows = lm_provider_list(&n_rows);
    const char *guess = nearest(id, n);
    char all[400] = "";

    for (size_t i = 0; i < n_rows; i++)
        list_add(all, sizeof(all), rows[i].id);
    return lm_error_set(
        err, LM_CONFIG, "no provider \"%.*s\"%s%s%s; there are %s",
        (int)(n < 64 ? n : 64), id, guess ? "; did you mean \"" : "",
        guess ? guess : "", guess ? "\"?" : "", all);
}

lm_status lm__provider_lookup(const char *name, const lm_provider *own,
                              const lm_provider **row, const char **model,
                              lm_error *err)
{
    const char *slash = name ? strchr(name, '/') : NULL;
    size_t n_rows;
    const lm_provider *rows = lm_provider_list(&n_rows);
    size_t n;

    if (!slash || !slash[1])
        return lm_error_set(err, LM_CONFIG,
                            "\"%.64s\" is not of the form \"provider/model\"",
                            name ? name : "");
    n = (size_t)(slash - name);
    *model = slash + 1;
    if (own) {
        *row = own;
        return LM_OK;
    }
    for (size_t i = 0; i < n_rows; i++) {
        if (strlen(rows[i].id) == n && memcmp(rows[i].id, name, n) == 0) {
            *row = &rows[i];
            return LM_OK;
        }
    }
    return unknown(name, n, err);
}

const lm_provider_model *lm__provider_model(const lm_provider *row,
                                            const char *model)
{
    const lm_provider_model *at = row->models;

    while (at && at->prefix &&
           strncmp(model, at->prefix, strlen(at->prefix)) != 0)
        at++;
    return at && at->prefix ? at : NULL;
}

void lm__provider_specialise(lm_provider *row, const lm_provider_model *model)
{
    row->flags = (row->flags & ~model->clear) | model->set;
    if (model->strip)
        row->strip = model->strip;
}

static lm_status no_such_mode(const lm_provider *row, lm_mode mode,
                              lm_error *err)
{
    char modes[160] = "";

    for (int m = LM_MODE_DEFAULT + 1; m < LM_MODE_COUNT_; m++)
        if (row->modes & 1u << m)
            list_add(modes, sizeof(modes), lm_mode_name((lm_mode)m));
    return lm_error_set(err, LM_UNSUPPORTED, "%s has no mode %s; it has %s",
                        row->id, lm_mode_name(mode), modes);
}

lm_status lm__provider_check_mode(const lm_provider *row, lm_mode mode,
                                  lm_error *err)
{
    if (mode > LM_MODE_DEFAULT && mode < LM_MODE_COUNT_ &&
        row->modes & 1u << mode)
        return LM_OK;
    return no_such_mode(row, mode, err);
}
