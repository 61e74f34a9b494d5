/* SPDX-License-Identifier: MIT */
#include "suite.h"

int suite_main(Suite *suite)
{
    SRunner *runner = srunner_create(suite);
    int n_failed;

    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed > 0;
}

size_t suite_cases(size_t n, size_t few)
{
#ifdef SUITE_FEW
    return n < few ? n : few;
#else
    (void)few;
    return n;
#endif
}
