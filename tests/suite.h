/* SPDX-License-Identifier: MIT */
#ifndef SUITE_H
#define SUITE_H

#include <check.h>

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

#endif
