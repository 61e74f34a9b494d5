/* SPDX-License-Identifier: MIT */

/*
 * The page about providers has each row of the table, as it is:
 *
 *     providers_test docs/providers.md
 *
 * Without a page it prints the rows, for who has to write it.
 */
#include "tap.h"

#include <lm/buffer.h>
#include <lm/provider.h>

#include <stdio.h>
#include <string.h>

static void put_host(const lm_provider *row, lm_buffer *out)
{
    const char *host = row->url ? strstr(row->url, "://") : NULL;

    if (!host)
        lm_buffer_puts(out, "yours");
    else
        lm_buffer_append(out, host + 3, strcspn(host + 3, "/"));
}

static void put_variables(const lm_provider *row, lm_buffer *out)
{
    bool needed = !(row->flags & LM_PROVIDER_KEY_OPTIONAL);

    for (size_t i = 0; i < LM_PROVIDER_VARS && row->key_vars[i]; i++)
        lm_buffer_printf(out, "%s`%s`", i ? ", " : "", row->key_vars[i]);
    lm_buffer_printf(out, "%s | ", needed ? "" : " (not needed)");
    for (size_t i = 0; i < LM_PROVIDER_VARS && row->url_vars[i].name; i++)
        lm_buffer_printf(out, "%s`%s`", i ? ", " : "", row->url_vars[i].name);
}

static void put_modes(const lm_provider *row, lm_buffer *out)
{
    lm_buffer_puts(out, lm_mode_name(row->default_mode));
    for (int i = LM_MODE_DEFAULT + 1; i < LM_MODE_COUNT_; i++) {
        lm_mode mode = (lm_mode)i;

        if (mode != row->default_mode && (row->modes & (1u << i)))
            lm_buffer_printf(out, ", %s", lm_mode_name(mode));
    }
}

static void put_row(const lm_provider *row, lm_buffer *out)
{
    lm_buffer_clear(out);
    lm_buffer_printf(out, "| `%s` | ", row->id);
    put_host(row, out);
    lm_buffer_puts(out, " | ");
    put_variables(row, out);
    lm_buffer_puts(out, " | ");
    put_modes(row, out);
    lm_buffer_puts(out, " |\n");
}

static bool read_page(const char *path, lm_buffer *page)
{
    FILE *file = fopen(path, "r");
    char bytes[4096];
    size_t n;

    if (!file)
        return false;
    while ((n = fread(bytes, 1, sizeof(bytes), file)) > 0)
        lm_buffer_append(page, bytes, n);
    (void)fclose(file);
    return lm_buffer_status(page) == LM_OK && page->data;
}

int main(int argc, char **argv)
{
    tap t = {0};
    lm_buffer page = {0};
    lm_buffer text = {0};
    size_t n;
    const lm_provider *rows = lm_provider_list(&n);

    if (argc > 1 && !tap_ok(&t, read_page(argv[1], &page), "the page is there"))
        return tap_done(&t);
    for (size_t i = 0; i < n; i++) {
        put_row(&rows[i], &text);
        if (argc > 1)
            tap_ok(&t, strstr(page.data, text.data) != NULL, "row %s",
                   text.data);
        else
            (void)fputs(text.data, stdout);
    }
    lm_buffer_free(&page);
    lm_buffer_free(&text);
    return argc > 1 ? tap_done(&t) : 0;
}
