/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_REPORT_H
#define LM_BIND_REPORT_H

#include "lm/report.h"

/*
 * To add to a caller's report:
 *
 *     if (lm__report_room(report, false))
 *         status = lm__report_add(report, &finding);
 *
 * Threads: as the report.
 */

/* Counts a finding; false: there is room for no more of them. */
bool lm__report_room(lm_report *report, bool violation);

/* LM_NOMEM, or LM_OK. path and text already lie in the report's arena. */
lm_status lm__report_add(lm_report *report, const lm_finding *finding);

#endif
