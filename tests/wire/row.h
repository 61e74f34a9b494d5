/* SPDX-License-Identifier: MIT */
#ifndef TESTS_ROW_H
#define TESTS_ROW_H

#include "manifest.lm.h"

#include <lm/provider.h>

/*
 * The provider that a fixture is of: "llama_cpp_python/..." is
 * llama-cpp-python. NULL: none of ours.
 *
 * Threads: a pure function.
 */
const lm_provider *row_of(const Fixture *fixture);

#endif
