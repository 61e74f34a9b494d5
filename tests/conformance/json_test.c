/* SPDX-License-Identifier: MIT */
#include "cases.h"
#include "tap.h"

#include <lm/parser.h>
#include <lm/value.h>

#include <stdio.h>
#include <string.h>

/* The grammar, by a root that takes any value, whole and byte by byte. */

static const lm_type any = {LM_KIND_JSON, 0, 0, sizeof(char *), 0, NULL, NULL};

/* Its text without white space; "" if it is refused. */
static void read_case(const json_case *c, size_t step, lm_policy policy,
                      char *to, size_t size)
{
    lm_parse_options options = {.policy = policy};
    lm_parser *parser = lm_parser_new(&any, &options);
    void *value = NULL;

    to[0] = '\0';
    if (!parser)
        return;
    for (size_t i = 0; i < c->n; i += step)
        lm_parser_feed(parser, c->text + i, c->n - i < step ? c->n - i : step);
    if (lm_parser_finish(parser, &value, NULL) == LM_OK) {
        snprintf(to, size, "%s", *(char **)value);
        lm_value_free(value);
    }
    lm_parser_free(parser);
}

/* Policies may differ in what they take with a byte order mark only. */
static bool lax_agrees(const json_case *c, const char *strict)
{
    char lax[512];

    read_case(c, c->n ? c->n : 1, LM_POLICY_LAX, lax, sizeof(lax));
    return !strcmp(lax, strict) || !strcmp(c->name, "i_byte_order_mark");
}

static void run_case(tap *t, const json_case *c)
{
    char whole[512];
    char bytes[512];

    read_case(c, c->n ? c->n : 1, LM_POLICY_STRICT, whole, sizeof(whole));
    read_case(c, 1, LM_POLICY_STRICT, bytes, sizeof(bytes));
    tap_ok(t,
           (whole[0] != '\0') == c->takes && !strcmp(whole, bytes) &&
               lax_agrees(c, whole),
           "%s: %s", c->name, c->takes ? "is taken" : "is refused");
}

int main(void)
{
    tap t = {0};

    for (size_t i = 0; i < n_json_cases; i++)
        run_case(&t, &json_cases[i]);
    return tap_done(&t);
}
