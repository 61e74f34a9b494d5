/* SPDX-License-Identifier: MIT */
#ifndef SUITE_H
#define SUITE_H

#include <check.h>
#include <stddef.h>

/*
 * The main of a unit test: runs a suite of Check, each case a point of TAP on
 * stdout.
 *
 *     int main(void)
 *     {
 *         Suite *suite = suite_create("arena");
 *
 *         suite_add_tcase(suite, alignment_cases());
 *         return suite_main(suite);
 *     }
 *
 * Threads: call it once.
 */
int suite_main(Suite *suite);

/*
 * How many of n cases of one kind to try: all, but at most `few` where
 * sanitizers make each take ten times as long.
 */
size_t suite_cases(size_t n, size_t few);

#endif
