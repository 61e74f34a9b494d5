/* SPDX-License-Identifier: MIT */
#include "messages.h"

#include <stdbool.h>

static int count_sources(const lm_part *part)
{
    return (part->path != NULL) + (part->bytes != NULL) + (part->url != NULL) +
           (part->file_id != NULL);
}

static bool is_whole(const lm_part *part)
{
    if (part->kind == LM_PART_TEXT)
        return part->text != NULL;
    return part->kind <= LM_PART_DOCUMENT && count_sources(part) == 1;
}

static lm_status check_parts(const lm_part *parts, int message, lm_error *err)
{
    if (!parts || !parts->kind)
        return lm_error_set(err, LM_ARGUMENT, "message %d has no parts",
                            message);
    for (const lm_part *part = parts; part->kind; part++)
        if (!is_whole(part))
            return lm_error_set(err, LM_ARGUMENT,
                                "part %d of message %d has no known kind, or "
                                "not exactly one of text, path, bytes, url and "
                                "file_id",
                                (int)(part - parts), message);
    return LM_OK;
}

lm_status lm__messages_check(const lm_message *messages, lm_error *err)
{
    lm_status status = LM_OK;

    if (!messages || !messages->role)
        return lm_error_set(err, LM_ARGUMENT, "there are no messages");
    for (const lm_message *m = messages; !status && m->role; m++) {
        int i = (int)(m - messages);

        if (m->role == LM_USER_PARTS)
            status = check_parts(lm_message_parts(m), i, err);
        else if (m->role < LM_SYSTEM || m->role > LM_USER_PARTS || !m->text)
            status = lm_error_set(err, LM_ARGUMENT,
                                  "message %d has no text or no known role", i);
    }
    return status;
}
