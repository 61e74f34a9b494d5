/* SPDX-License-Identifier: MIT */
#ifndef FRONT_TEXT_H
#define FRONT_TEXT_H

#include "ast.h"
#include "diag.h"
#include "model.h"

/*
 * Models from texts that stand in a test.
 *
 *     front_text t = {0};
 *     const model_unit *unit = front_text_unit(&t, "model A { x: int }");
 *     ck_assert_str_eq(front_text_errors(&t), "");
 *     front_text_end(&t);
 *
 * Threads: one front_text in one thread.
 */
typedef struct front_text {
    lm_arena arena;
    diag diag;
} front_text;

ast_file *front_text_ast(front_text *t, const char *text);
const model_unit *front_text_unit(front_text *t, const char *text);

/* All that was reported. */
const char *front_text_errors(front_text *t);

const model_decl *front_text_decl(const model_unit *unit, const char *name);
const model_field *front_text_field(const model_unit *unit, const char *model,
                                    const char *name);

/* A type in short: "[int64]?", "{string}", "(Cat|Dog)", "User*". */
const char *front_text_type(front_text *t, const model_type *type);

void front_text_end(front_text *t);

#endif
