/* SPDX-License-Identifier: MIT */
#ifndef LM_MESSAGE_H
#define LM_MESSAGE_H

#include "lm/api.h"

#include <stddef.h>

LM_BEGIN_DECLS

/*
 * What a model is told: an array of messages, closed by LM_MESSAGES_END. Most
 * are a text; one of the user's may be made of parts, some of them images,
 * audio or documents:
 *
 *     const lm_part badge[] = {
 *         {.kind = LM_PART_TEXT, .text = "Who is on this badge?"},
 *         {.kind = LM_PART_IMAGE, .path = "badge.png"},
 *         LM_PARTS_END
 *     };
 *     const lm_message msgs[] = {
 *         {LM_SYSTEM, "You are a world class extractor."},
 *         lm_user_parts(badge),
 *         LM_MESSAGES_END
 *     };
 *
 * A file is read when the request is written, straight into it; a URL is
 * passed on for the provider to fetch. Nothing else is read or fetched, and no
 * text is ever taken for a path.
 *
 * Threads: borrowed for the time of a call, and never changed.
 */
typedef enum lm_role {
    LM_END_ = 0,
    LM_SYSTEM,
    LM_USER,
    LM_ASSISTANT,
    LM_USER_PARTS /* the user's, made of parts: see lm_user_parts */
} lm_role;

typedef enum lm_part_kind {
    LM_PART_END_ = 0,
    LM_PART_TEXT,
    LM_PART_IMAGE,
    LM_PART_AUDIO,
    LM_PART_DOCUMENT
} lm_part_kind;

/*
 * Of text, only text is set. Of the others exactly one of path, bytes, url and
 * file_id: a provider that does not take media of that kind, or not in that
 * way, is not asked, and the call fails with LM_UNSUPPORTED.
 */
typedef struct lm_part {
    lm_part_kind kind;
    const char *text;  /* UTF-8, sent as it is */
    const char *path;  /* of a file */
    const void *bytes; /* n_bytes of them */
    size_t n_bytes;
    const char *url;     /* the provider fetches it */
    const char *file_id; /* of a file that the provider has */
    const char *mime;    /* "image/png"; NULL: what its first bytes tell */
    const char *name;    /* of a document, for the model; NULL: the path's */
    const char *detail;  /* of an image: "low", "high"; NULL: the provider's */
} lm_part;

/* Closes an array of parts. */
#define LM_PARTS_END                                                           \
    {                                                                          \
        LM_PART_END_, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL        \
    }

/* One turn. Text is UTF-8, sent as it is: nothing in it is expanded. */
typedef struct lm_message {
    lm_role role;
    const char *text; /* of LM_USER_PARTS, see lm_user_parts */
} lm_message;

/* Closes an array of messages. */
#define LM_MESSAGES_END                                                        \
    {                                                                          \
        LM_END_, NULL                                                          \
    }

/* A turn of parts, which are borrowed and closed by LM_PARTS_END. */
static inline lm_message lm_user_parts(const lm_part *parts)
{
    /* A third member would make {LM_USER, "text"} a warning everywhere. */
    const lm_message message = {LM_USER_PARTS,
                                (const char *)(const void *)parts};

    return message;
}

/* The parts of a turn of LM_USER_PARTS; NULL: it is another. */
static inline const lm_part *lm_message_parts(const lm_message *message)
{
    if (message->role != LM_USER_PARTS)
        return NULL;
    return (const lm_part *)(const void *)message->text;
}

LM_END_DECLS

#endif
