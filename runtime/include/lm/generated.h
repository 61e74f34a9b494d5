/* SPDX-License-Identifier: MIT */
#ifndef LM_GENERATED_H
#define LM_GENERATED_H

/* All that a generated file includes. */
#include "lm/async.h"
#include "lm/check.h"
#include "lm/client.h"
#include "lm/error.h"
#include "lm/function.h"
#include "lm/parser.h"
#include "lm/request.h"
#include "lm/stream.h"
#include "lm/table.h"
#include "lm/target.h"
#include "lm/value.h"

#endif
