/* SPDX-License-Identifier: MIT */
#include "tap.h"

#include <lm/parser.h>
#include <lm/value.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Files whose names say what a reader of JSON does with them: y_ take, n_
 * refuse, i_ as it likes. Ours are held to the choices below, whole and byte
 * by byte:
 *
 *     files_test y_array_empty.json n_array_comma.json ...
 */

/* Of the i_ files, those that are taken; the others are refused. */
static const char *const taken[] = {
    "i_number_double_huge_neg_exp.json", "i_number_huge_exp.json",
    "i_number_neg_int_huge_exp.json",    "i_number_pos_double_huge_exp.json",
    "i_number_real_neg_overflow.json",   "i_number_real_pos_overflow.json",
    "i_number_real_underflow.json",      "i_number_too_big_neg_int.json",
    "i_number_too_big_pos_int.json",     "i_number_very_big_negative_int.json",
};

enum { MAX_FILE = 1 << 20 };

static const lm_type any = {LM_KIND_JSON, 0, 0, sizeof(char *), 0, NULL, NULL};

static bool is_taken(const char *name)
{
    if (name[0] != 'i')
        return name[0] == 'y';
    for (size_t i = 0; i < sizeof(taken) / sizeof(taken[0]); i++) {
        if (!strcmp(name, taken[i]))
            return true;
    }
    return false;
}

static bool takes(const char *text, size_t n, size_t step)
{
    lm_parse_options options = {.policy = LM_POLICY_STRICT};
    lm_parser *parser = lm_parser_new(&any, &options);
    void *value = NULL;

    if (!parser)
        return false;
    for (size_t i = 0; i < n; i += step)
        lm_parser_feed(parser, text + i, n - i < step ? n - i : step);
    lm_parser_finish(parser, &value, NULL);
    lm_value_free(value);
    lm_parser_free(parser);
    return value != NULL;
}

/* Bytes read, or MAX_FILE where the file cannot be read or is too long. */
static size_t read_file(const char *path, char *text)
{
    FILE *file = fopen(path, "rb");
    size_t n = MAX_FILE;

    if (!file)
        return n;
    n = fread(text, 1, MAX_FILE, file);
    fclose(file);
    return n;
}

static void run_file(tap *t, const char *path, char *text)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    size_t n = read_file(path, text);
    bool wanted = is_taken(name);

    if (!tap_ok(t, n < MAX_FILE, "%s can be read", name))
        return;
    tap_ok(t,
           takes(text, n, n ? n : 1) == wanted && takes(text, n, 1) == wanted,
           "%s: %s", name, wanted ? "is taken" : "is refused");
}

int main(int argc, char **argv)
{
    tap t = {0};
    char *text = malloc(MAX_FILE);

    if (!text)
        return 1;
    for (int i = 1; i < argc; i++)
        run_file(&t, argv[i], text);
    free(text);
    return tap_done(&t);
}
