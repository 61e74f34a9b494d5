/* SPDX-License-Identifier: MIT */
#ifndef TESTS_JSON_EQUAL_H
#define TESTS_JSON_EQUAL_H

#include <stdbool.h>

/*
 * Equal as JSON: members in any order, numbers by value. False too if one of
 * the texts is not JSON.
 *
 * Threads: a pure function.
 */
bool json_equal(const char *a, const char *b);

#endif
