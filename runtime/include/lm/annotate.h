/* SPDX-License-Identifier: MIT */
#ifndef LM_ANNOTATE_H
#define LM_ANNOTATE_H

/*
 * Marks for structs of your own that lmc reads from a C header. They expand to
 * nothing: this file needs no other, and a header that has them no library.
 *
 *     #include <lm/annotate.h>
 *
 *     LM_MODEL typedef struct UserDetails {
 *         char *name LM(min_length = 1); /// as written in the text
 *         int age LM(ge = 0, le = 150);
 *         bool has_height;
 *         double height LM(gt = 0);
 *         char *tags[8];
 *         size_t n_tags;
 *     } UserDetails;
 *
 * `lmc user.h` then writes user.lm.h and user.lm.c with UserDetails_parse and
 * the like; the page "headers" of the documentation tells all that can be said.
 */

/* Before a struct, or before the typedef of one. */
#define LM_MODEL

/* Behind a member, an enumerator, or LM_MODEL. */
#define LM(...)

#endif
