/* SPDX-License-Identifier: MIT */
#include "openai_chat.h"

#include "media.h"

#include <string.h>

static const char *role_name(const lm_provider *row, lm_role role)
{
    if (role == LM_SYSTEM)
        return row->flags & LM_PROVIDER_DEVELOPER ? "developer" : "system";
    return role == LM_ASSISTANT ? "assistant" : "user";
}

static void write_message(lm__writer *w, const char *role, const char *text)
{
    lm__write_object(w);
    lm__write_member(w, "role", role);
    lm__write_member(w, "content", text);
    lm__write_end_object(w);
}

/* {"url": ...}, or the URL alone, with the bytes in it where there are some. */
static void write_url(lm__writer *w, const lm_provider *row, lm__media *media)
{
    bool plain = row->flags & LM_PROVIDER_PLAIN_MEDIA;

    if (!plain) {
        lm__write_object(w);
        lm__write_key(w, "url");
    }
    lm__media_write(media, true);
    if (plain)
        return;
    if (media->part->detail)
        lm__write_member(w, "detail", media->part->detail);
    lm__write_end_object(w);
}

static void write_image(lm__writer *w, const lm_provider *row, lm__media *media)
{
    lm__write_member(w, "type", "image_url");
    lm__write_key(w, "image_url");
    write_url(w, row, media);
}

/* "wav" of audio/wav; two go by another name here. */
static const char *format_of(const char *mime)
{
    const char *slash = strchr(mime, '/');

    if (strcmp(mime, "audio/mpeg") == 0)
        return "mp3";
    return slash ? slash + 1 : mime;
}

static void write_audio(lm__writer *w, const lm_provider *row, lm__media *media)
{
    bool plain = row->flags & LM_PROVIDER_PLAIN_MEDIA;

    if (media->part->url && !plain) {
        lm__write_member(w, "type", "audio_url");
        lm__write_key(w, "audio_url");
        write_url(w, row, media);
        return;
    }
    lm__write_member(w, "type", "input_audio");
    lm__write_key(w, "input_audio");
    if (plain) {
        lm__media_write(media, false);
        return;
    }
    lm__write_object(w);
    lm__write_key(w, "data");
    lm__media_write(media, false);
    lm__write_member(w, "format", format_of(media->mime));
    lm__write_end_object(w);
}

static void write_document(lm__writer *w, const lm_provider *row,
                           lm__media *media)
{
    const lm_part *part = media->part;

    if (row->flags & LM_PROVIDER_PLAIN_MEDIA) {
        lm__write_member(w, "type", "document_url");
        lm__write_key(w, "document_url");
        lm__media_write(media, true);
        return;
    }
    lm__write_member(w, "type", "file");
    lm__write_key(w, "file");
    lm__write_object(w);
    if (!part->file_id)
        lm__write_member(w, "filename", media->name);
    lm__write_key(w, part->file_id ? "file_id" : "file_data");
    lm__media_write(media, true);
    lm__write_end_object(w);
}

static void write_text(lm__writer *w, const char *text)
{
    lm__write_member(w, "type", "text");
    lm__write_member(w, "text", text);
}

static void write_media(lm__writer *w, const lm_provider *row,
                        const lm__question *q, const lm_part *part)
{
    static void (*const writers[])(lm__writer *, const lm_provider *,
                                   lm__media *) = {
        [LM_PART_IMAGE] = write_image,
        [LM_PART_AUDIO] = write_audio,
        [LM_PART_DOCUMENT] = write_document,
    };
    lm__media media;

    if (lm__media_open(&media, part, q->options->max_media, w))
        writers[part->kind](w, row, &media);
    lm__media_close(&media);
}

static void write_parts(lm__writer *w, const lm_provider *row,
                        const lm__question *q, const lm_part *part)
{
    lm__write_object(w);
    lm__write_member(w, "role", "user");
    lm__write_key(w, "content");
    lm__write_array(w);
    for (; part->kind; part++) {
        lm__write_object(w);
        if (part->kind == LM_PART_TEXT)
            write_text(w, part->text);
        else
            write_media(w, row, q, part);
        lm__write_end_object(w);
    }
    lm__write_end_array(w);
    lm__write_end_object(w);
}

/* A text of the caller's with words of our own behind it. */
static void write_with_words(lm__writer *w, const lm_provider *row,
                             const char *text, const char *words)
{
    lm__write_object(w);
    lm__write_member(w, "role", role_name(row, LM_SYSTEM));
    lm__write_key(w, "content");
    lm__write_joined(w, text, "\n\n", words);
    lm__write_end_object(w);
}

/*
 * The caller's messages. Words of our own go behind his first system text, or
 * before all else: some providers take one system message only.
 */
static void write_messages(lm__writer *w, const lm_provider *row,
                           const lm__question *q, const char *words)
{
    const lm_message *first = NULL;

    for (const lm_message *m = q->messages; m->role && !first; m++)
        if (m->role == LM_SYSTEM)
            first = m;
    if (!first && words)
        write_message(w, role_name(row, LM_SYSTEM), words);
    for (const lm_message *m = q->messages; m->role; m++) {
        if (m->role == LM_USER_PARTS)
            write_parts(w, row, q, lm_message_parts(m));
        else if (m != first || !words)
            write_message(w, role_name(row, m->role), m->text);
        else
            write_with_words(w, row, m->text, words);
    }
}

static void write_call(lm__writer *w, const lm__tool_call *call)
{
    lm__write_object(w);
    lm__write_member(w, "name", call->name);
    lm__write_member(w, "arguments", call->arguments);
    lm__write_end_object(w);
}

static void write_content(lm__writer *w, const char *content)
{
    lm__write_key(w, "content");
    if (content)
        lm__write_string(w, content);
    else
        lm__write_null(w);
}

/* function_call, from before there were tools: one call, without an id. */
static void write_legacy_turn(lm__writer *w, const lm__turn *turn)
{
    const lm__tool_call *call = &turn->reply.calls[0];

    lm__write_object(w);
    lm__write_member(w, "role", "assistant");
    write_content(w, turn->reply.content);
    lm__write_key(w, "function_call");
    write_call(w, call);
    lm__write_end_object(w);
    lm__write_object(w);
    lm__write_member(w, "role", "function");
    lm__write_member(w, "name", call->name);
    lm__write_member(w, "content", turn->complaint);
    lm__write_end_object(w);
}

/* The assistant's calls as it made them. */
static void write_calls(lm__writer *w, const lm__reply *reply)
{
    lm__write_object(w);
    lm__write_member(w, "role", "assistant");
    write_content(w, reply->content);
    lm__write_key(w, "tool_calls");
    lm__write_array(w);
    for (size_t i = 0; i < reply->n_calls; i++) {
        lm__write_object(w);
        lm__write_member(w, "id", reply->calls[i].id);
        lm__write_member(w, "type", "function");
        lm__write_key(w, "function");
        write_call(w, &reply->calls[i]);
        lm__write_end_object(w);
    }
    lm__write_end_array(w);
    lm__write_end_object(w);
}

/* Every call must have an answer, or the request is refused. */
static void write_tool_turn(lm__writer *w, const lm__turn *turn, bool named)
{
    const lm__reply *reply = &turn->reply;

    write_calls(w, reply);
    for (size_t i = 0; i < reply->n_calls; i++) {
        lm__write_object(w);
        lm__write_member(w, "role", "tool");
        lm__write_member(w, "tool_call_id", reply->calls[i].id);
        if (named)
            lm__write_member(w, "name", reply->calls[i].name);
        lm__write_member(w, "content", turn->complaint);
        lm__write_end_object(w);
    }
}

/*
 * A call is echoed as one only where the request offers the tool, or it would
 * be refused; else what was answered counts, not how.
 */
static void write_turn(lm__writer *w, const lm_provider *row,
                       const lm__question *q, const lm__turn *turn)
{
    const lm__reply *reply = &turn->reply;
    const char *text = lm__reply_payload(reply, q->target->name);

    if (reply->legacy_call && q->mode == LM_MODE_FUNCTIONS) {
        write_legacy_turn(w, turn);
    } else if (lm__mode_calls(q->mode) && reply->n_calls &&
               !reply->legacy_call) {
        write_tool_turn(w, turn,
                        row->flags & LM_PROVIDER_NAME_RESULTS ||
                            q->mode == LM_MODE_MISTRAL_TOOLS);
    } else {
        if (text)
            write_message(w, "assistant", text);
        write_message(w, "user", turn->complaint);
    }
}

void lm__openai_chat_messages(const lm_provider *row,
                              const lm__question *question, const char *words,
                              lm__writer *w)
{
    lm__write_array(w);
    write_messages(w, row, question, words);
    for (const lm__turn *turn = question->turns; turn; turn = turn->next)
        write_turn(w, row, question, turn);
    lm__write_end_array(w);
}
