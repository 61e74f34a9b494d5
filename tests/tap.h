/* SPDX-License-Identifier: MIT */
#ifndef TAP_H
#define TAP_H

#include <lm/api.h>

#include <stdbool.h>

/*
 * The Test Anything Protocol on stdout, for test programs that are not suites
 * of Check: those that start other programs, or make their cases from files.
 *
 *     int main(void)
 *     {
 *         tap t = {0};
 *
 *         tap_ok(&t, lm_status_name(LM_OK) != NULL, "OK has a name");
 *         tap_text(&t, lm_status_name(LM_OK), "OK", "it is OK");
 *         return tap_done(&t);
 *     }
 *
 * A point's name says which case it is, since that is all one sees of it when
 * it fails.
 *
 * Threads: one tap in one thread at a time.
 */
typedef struct tap {
    unsigned n;
    unsigned n_failed;
} tap;

/* One point. Returns ok. */
bool tap_ok(tap *t, bool ok, const char *format, ...) LM_PRINTF(3, 4);

/* One point: both texts are the same; if not, both are shown. */
bool tap_text(tap *t, const char *got, const char *want, const char *format,
              ...) LM_PRINTF(4, 5);

/* One point that cannot be tested here, and why. */
void tap_skip(tap *t, const char *name, const char *reason);

/* Shown with the point before it; each line of it as a comment. */
void tap_note(const char *format, ...) LM_PRINTF(1, 2);

/* The plan. What main returns: 0, or 1 if a point failed or there was none. */
int tap_done(const tap *t);

#endif
