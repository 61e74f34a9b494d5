/* SPDX-License-Identifier: MIT */
#ifndef LM_FUNCTION_H
#define LM_FUNCTION_H

#include "lm/buffer.h"
#include "lm/client.h"
#include "lm/table.h"

LM_BEGIN_DECLS

/*
 * A `function` of a .model file: messages with places for arguments, and the
 * type of the answer. Generated code wraps lm_function_call in a function with
 * the parameters of the model:
 *
 *     UserDetails *user = extract(client, "Jason is 20 years old.");
 *
 * An argument is data: it goes into the message as it is, and nothing in it is
 * looked at again. Strings, enums and formats go in as their text, all else as
 * JSON; an optional one that is absent leaves nothing.
 *
 * Threads: the tables are constants; a call is its client's.
 */

/* A piece of a message: text, or the argument of a number. */
typedef struct lm_function_part {
    const char *text; /* NULL: an argument */
    int32_t argument; /* field of the arguments' model; -1: text */
} lm_function_part;

typedef struct lm_function_message {
    lm_role role;
    const lm_function_part *parts;
    size_t n_parts;
} lm_function_message;

typedef struct lm_function {
    const char *name;          /* as written in the model */
    const lm_model *arguments; /* its struct holds one call's arguments */
    const lm_target *target;
    const lm_function_message *messages;
    size_t n_messages;
} lm_function;

/*
 * Appends the text of message `number` with the arguments in it. A string that
 * is NULL and not optional is LM_ARGUMENT, a value that cannot be written
 * LM_INVALID; then buf is as it was, and err (may be NULL) says why.
 */
LM_API lm_status lm_function_text(const lm_function *function, size_t number,
                                  const void *arguments, lm_buffer *buf,
                                  lm_error *err);

/* lm_call with the function's messages; arguments are borrowed for it. */
LM_API lm_status lm_function_call(lm_client *client,
                                  const lm_function *function,
                                  const void *arguments,
                                  const lm_call_options *options, void **out,
                                  lm_error *err);

LM_END_DECLS

#endif
