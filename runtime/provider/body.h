/* SPDX-License-Identifier: MIT */
#ifndef LM_BODY_H
#define LM_BODY_H

#include "media.h"
#include "parameters.h"
#include "told.h"

/*
 * What requests of all bodies are made of: messages, answers that were wrong,
 * tools, schemas. How a body spells them is in its form.
 *
 *     static const lm__form form = {
 *         .model_role = "assistant", .key = "content", .calls = write_calls};
 *
 *     lm__write_key(w, "messages");
 *     lm__write_array(w);
 *     lm__write_history(p, &form);
 *     lm__write_end_array(w);
 *
 * Threads: those of the writer.
 */
typedef struct lm__form {
    const char *model_role; /* "assistant", "model" */
    const char *key;        /* of a message's text or parts */
    const char *text_type;  /* of a part that is text; NULL: it has no type */
    bool wrapped;           /* a text is a list of one part */
    bool echoes;            /* calls go back as they came, and only so */
    bool objects;           /* a call's arguments are no text, but JSON */

    /* The members of a part that is no text. */
    void (*media)(const lm__parameters *p, lm__media *media);

    /* A message of parts; NULL: an object with a list of them. */
    void (*parts)(const lm__parameters *p, const lm_part *parts);

    /*
     * The message of a turn's calls, and what the model is told of each,
     * unless `result` does that. NULL: its message as it came.
     */
    void (*calls)(const lm__parameters *p, const lm__turn *turn);

    /* What it is told of one call, in a message of the user's for all. */
    void (*result)(lm__writer *w, const lm__tool_call *call,
                   const char *complaint);
} lm__form;

/* The list of one part that some take for a text. */
void lm__write_wrapped(lm__writer *w, const char *text);

/* A message of one text. */
void lm__write_message(lm__writer *w, const lm__form *form, const char *role,
                       const char *text);

/* The caller's message, whatever is in it. */
void lm__write_said(const lm__parameters *p, const lm__form *form,
                    const lm_message *message);

/*
 * Answers that were not valid, and what was said to them. Calls are given back
 * as such only where the request offers the tools, or it would be refused;
 * else what was answered counts, not how.
 */
void lm__write_turns(const lm__parameters *p, const lm__form *form);

/* The caller's messages but for those of the system; then the turns. */
void lm__write_history(const lm__parameters *p, const lm__form *form);

/* The target's name and description, as members. */
void lm__write_described(lm__writer *w, const lm_target *target);

/*
 * A tool as an object: what describes it, and its parameters under that key.
 * Where the provider holds calls to the schema it is the lowered one, and
 * strict.
 */
void lm__write_tool(const lm__parameters *p, const char *key,
                    const lm_target *target);

/* A list of the tools, each written by `one`. */
void lm__write_tools(const lm__parameters *p,
                     void (*one)(const lm__parameters *p,
                                 const lm_target *target));

/* The schema as a value, and as a string. */
void lm__write_schema(lm__writer *w, const lm_target *target,
                      lm_profile profile);
void lm__write_schema_text(lm__writer *w, const lm_target *target,
                           lm_profile profile);

/* The grammar as a string; there must be one. */
void lm__write_grammar(lm__writer *w, const lm_target *target);

#endif
