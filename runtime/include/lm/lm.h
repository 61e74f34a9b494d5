/* SPDX-License-Identifier: MIT */
#ifndef LM_LM_H
#define LM_LM_H

/*
 * The whole library. A file that makes calls needs only the header that lmc
 * wrote; one that does not can include this, or the part it uses.
 */
#include "lm/api.h"
#include "lm/async.h"
#include "lm/buffer.h"
#include "lm/cache.h"
#include "lm/cassette.h"
#include "lm/check.h"
#include "lm/client.h"
#include "lm/error.h"
#include "lm/function.h"
#include "lm/hooks.h"
#include "lm/local.h"
#include "lm/memory.h"
#include "lm/message.h"
#include "lm/parser.h"
#include "lm/patch.h"
#include "lm/provider.h"
#include "lm/report.h"
#include "lm/request.h"
#include "lm/route.h"
#include "lm/share.h"
#include "lm/stream.h"
#include "lm/table.h"
#include "lm/target.h"
#include "lm/tools.h"
#include "lm/transport.h"
#include "lm/value.h"

#endif
