/* SPDX-License-Identifier: MIT */
#include "lookup.h"
#include "suite.h"

#include <string.h>

static const struct {
    const char *name;
    const char *id;    /* NULL: it is refused */
    const char *model; /* or what the message holds */
} names[] = {
    {"openai/gpt-4o-mini", "openai", "gpt-4o-mini"},
    {"together/meta-llama/Llama-3.3-70B", "together",
     "meta-llama/Llama-3.3-70B"},
    {"opnai/gpt-4o", NULL, "did you mean \"openai\""},
    {"olama/x", NULL, "did you mean \"ollama\""},
    {"something/x", NULL, "there are openai, openai-responses, azure"},
    {"openai", NULL, "provider/model"},
    {"openai/", NULL, "provider/model"},
    {"", NULL, "provider/model"},
    {NULL, NULL, "provider/model"},
};

START_TEST(lookup)
{
    const lm_provider *row = NULL;
    const char *model = NULL;
    lm_error err = {0};
    lm_status status =
        lm__provider_lookup(names[_i].name, NULL, &row, &model, &err);

    if (!names[_i].id) {
        ck_assert_int_eq(status, LM_CONFIG);
        ck_assert_msg(strstr(err.message, names[_i].model) != NULL, "%s",
                      err.message);
        return;
    }
    ck_assert_msg(status == LM_OK, "%s", err.message);
    ck_assert_str_eq(row->id, names[_i].id);
    ck_assert_str_eq(model, names[_i].model);
}
END_TEST

START_TEST(a_far_name_has_no_guess)
{
    const lm_provider *row;
    const char *model;
    lm_error err = {0};

    lm__provider_lookup("zzzzzzzzzzzz/x", NULL, &row, &model, &err);
    ck_assert_ptr_null(strstr(err.message, "did you mean"));
}
END_TEST

START_TEST(a_mode_that_is_not_there_lists_those_that_are)
{
    const lm_provider *row = lm_provider_find("ollama");
    lm_error err = {0};

    ck_assert_int_eq(lm__provider_check_mode(row, LM_MODE_TOOLS, NULL), LM_OK);
    ck_assert_int_eq(lm__provider_check_mode(row, LM_MODE_FUNCTIONS, &err),
                     LM_UNSUPPORTED);
    ck_assert_str_eq(err.message, "ollama has no mode functions; it has tools, "
                                  "json_schema, json, md_json, "
                                  "parallel_tools");
}
END_TEST

/* What every row must have, or the client would fail in the dark. */
START_TEST(rows_are_whole)
{
    size_t n;
    const lm_provider *rows = lm_provider_list(&n);

    for (size_t i = 0; i < n; i++) {
        const lm_provider *row = &rows[i];

        ck_assert_ptr_eq(lm_provider_find(row->id), row);
        ck_assert_msg(row->url || row->url_vars[0].name, "%s", row->id);
        ck_assert_msg(!row->url || row->url[strlen(row->url) - 1] != '/', "%s",
                      row->id);
        ck_assert_int_eq(lm__provider_check_mode(row, row->default_mode, NULL),
                         LM_OK);
        ck_assert_msg(row->token_field && row->key_vars[0], "%s", row->id);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("lookup");
    TCase *cases = tcase_create("lookup");

    tcase_add_loop_test(cases, lookup, 0,
                        (int)(sizeof(names) / sizeof(*names)));
    tcase_add_test(cases, a_far_name_has_no_guess);
    tcase_add_test(cases, a_mode_that_is_not_there_lists_those_that_are);
    tcase_add_test(cases, rows_are_whole);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
