/* SPDX-License-Identifier: MIT */
#ifndef LM_LOOKUP_H
#define LM_LOOKUP_H

#include "lm/provider.h"

/*
 * From the name of a client to its row and model, with errors that help:
 *
 *     status = lm__provider_lookup("opnai/gpt-4o", NULL, &row, &model, err);
 *     // no provider "opnai"; did you mean "openai"? There are openai, ...
 *
 * Threads: pure functions.
 */

/*
 * Splits "provider/model" and finds the row; own, if not NULL, stands in for
 * the table. *model points into name.
 */
lm_status lm__provider_lookup(const char *name, const lm_provider *own,
                              const lm_provider **row, const char **model,
                              lm_error *err);

/* What is peculiar to a model of the row; NULL: it is as the others. */
const lm_provider_model *lm__provider_model(const lm_provider *row,
                                            const char *model);

/* Makes the row that of one of its models. */
void lm__provider_specialise(lm_provider *row, const lm_provider_model *model);

/* LM_OK: the row has the mode. Else err lists those it has. */
lm_status lm__provider_check_mode(const lm_provider *row, lm_mode mode,
                                  lm_error *err);

#endif
