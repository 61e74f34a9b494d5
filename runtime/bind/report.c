/* SPDX-License-Identifier: MIT */
#include "report.h"

#include "arena.h"

#include <stdalign.h>

static const char *const code_names[] = {
#define LM_X(name, code) code,
    LM_CODE_LIST(LM_X)
#undef LM_X
};

const char *lm_code_name(lm_code code)
{
    if ((unsigned)code >= LM_CODE_COUNT_)
        return "unknown";
    return code_names[code];
}

bool lm__report_room(lm_report *report, bool violation)
{
    size_t limit = report->limit ? report->limit : LM_REPORT_MAX;

    report->n_violations += violation;
    if (report->n < limit)
        return true;
    report->left_out++;
    return false;
}

lm_status lm__report_add(lm_report *report, const lm_finding *finding)
{
    if (report->n == report->capacity) {
        size_t capacity = report->capacity ? report->capacity * 2 : 8;
        lm_finding *findings =
            lm__arena_resize(&report->arena, report->findings,
                             report->capacity * sizeof(*findings),
                             capacity * sizeof(*findings), alignof(lm_finding));

        if (!findings)
            return LM_NOMEM;
        report->findings = findings;
        report->capacity = capacity;
    }
    report->findings[report->n++] = *finding;
    return LM_OK;
}

void lm_report_clear(lm_report *report)
{
    report->findings = NULL;
    report->capacity = 0;
    report->n = 0;
    report->left_out = 0;
    report->n_violations = 0;
    lm_arena_reset(&report->arena);
}

void lm_report_free(lm_report *report)
{
    lm_report_clear(report);
    lm_arena_free(&report->arena);
}
