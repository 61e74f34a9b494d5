/* SPDX-License-Identifier: MIT */
#ifndef LM_API_H
#define LM_API_H

/*
 * What every public header needs: visibility, C++ linkage and the versions
 * that tie generated code to the library.
 */

#define LM_VERSION_MAJOR 0
#define LM_VERSION_MINOR 1
#define LM_VERSION_PATCH 0
#define LM_VERSION_STRING "0.1.0"

/*
 * Version of the tables in lm/table.h. Generated files compare it with the
 * one they were made for and stop with #error when the two differ.
 */
#define LM_TABLE_VERSION 8

#if defined(__GNUC__) || defined(__clang__)
#define LM_API __attribute__((visibility("default")))
#define LM_PRINTF(text, first) __attribute__((format(printf, text, first)))
#define LM_MUST_USE __attribute__((warn_unused_result))
/* Called where something failed: what leads there is kept out of the way. */
#define LM_COLD __attribute__((cold))
#else
#define LM_API
#define LM_PRINTF(text, first)
#define LM_MUST_USE
#define LM_COLD
#endif

#ifdef __cplusplus
#define LM_BEGIN_DECLS extern "C" {
#define LM_END_DECLS }
#define LM_STATIC_ASSERT(condition, text) static_assert(condition, text)
#else
#define LM_BEGIN_DECLS
#define LM_END_DECLS
#define LM_STATIC_ASSERT(condition, text) _Static_assert(condition, text)
#endif

#endif
