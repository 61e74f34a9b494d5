/* SPDX-License-Identifier: MIT */
#include "checks.lm.h"

#include <string.h>

/* The bodies of the checks in checks.model. */

bool Point_check_is_even(const int64_t *y, lm_check *check)
{
    return *y % 2 == 0 || lm_check_fail(check, "y is odd");
}

bool Checks_check_is_known(const char *name, lm_check *check)
{
    return strcmp(name, "Nobody") != 0 ||
           lm_check_fail(check, "no such person: %s", name);
}

bool Checks_check_is_adult(const int64_t *age, lm_check *check)
{
    (void)check;
    return *age >= 18;
}

bool Checks_check_fits(const Size *size, lm_check *check)
{
    (void)size;
    (void)check;
    return true;
}

bool Checks_check_is_near(const Point *at, lm_check *check)
{
    return at->x < 100 || lm_check_fail(check, "too far");
}

bool Checks_check_are_sorted(char *const *tags, size_t n_tags, lm_check *check)
{
    for (size_t i = 1; i < n_tags; i++)
        if (strcmp(tags[i - 1], tags[i]) > 0)
            return lm_check_fail(check, "not sorted");
    return true;
}

bool Checks_check_is_path(const Point *path, size_t n_path, lm_check *check)
{
    (void)path;
    (void)check;
    return n_path < 10;
}

bool Checks_check_is_short(const Point *path, size_t n_path, lm_check *check)
{
    (void)path;
    (void)check;
    return n_path < 5;
}

bool Checks_check_are_props(const Checks_props_entry *props, size_t n_props,
                            lm_check *check)
{
    (void)check;
    return !n_props || props[0].key != NULL;
}

bool Checks_check_is_either(const Checks_either *either, lm_check *check)
{
    (void)check;
    return either->kind != Checks_either_none;
}

bool Checks_check_is_raw(const char *raw, lm_check *check)
{
    (void)check;
    return *raw == '[';
}

bool Checks_check_is_code(const char *code, lm_check *check)
{
    (void)check;
    return *code == 'c';
}

bool Checks_check_are_codes(const char (*codes)[4], size_t n_codes,
                            lm_check *check)
{
    (void)check;
    return !n_codes || codes[n_codes - 1][0] == 'z';
}

bool Checks_check_are_more(const char (*more)[4], size_t n_more,
                           lm_check *check)
{
    return Checks_check_are_codes(more, n_more, check);
}

bool Checks_check_are_marks(const int8_t *marks, size_t n_marks,
                            lm_check *check)
{
    (void)check;
    return n_marks != 1 || marks[0] > 0;
}

bool Checks_check_is_whole(const Checks *value, lm_check *check)
{
    return value->at.x < value->age || lm_check_fail(check, "x above age");
}
