/* SPDX-License-Identifier: MIT */
#include "openai_chat.h"

#include "body.h"

#include <string.h>

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

static void write_media(const lm__parameters *p, lm__media *media)
{
    static void (*const writers[])(lm__writer *, const lm_provider *,
                                   lm__media *) = {
        [LM_PART_IMAGE] = write_image,
        [LM_PART_AUDIO] = write_audio,
        [LM_PART_DOCUMENT] = write_document,
    };

    writers[media->part->kind](p->w, p->row, media);
}

static void write_call(lm__writer *w, const lm__tool_call *call)
{
    lm__write_object(w);
    lm__write_member(w, "name", call->name);
    lm__write_member(w, "arguments", call->arguments);
    lm__write_end_object(w);
}

enum { SHORT_ID = 9 };

static const char id_letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789";

static bool is_short_id(const char *id)
{
    return strspn(id, id_letters) == SHORT_ID && !id[SHORT_ID];
}

/* Another in its place, made of all of it and the call's number. */
static void write_short_id(lm__writer *w, const char *id, size_t number)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325) ^ number;
    char text[SHORT_ID + 1] = "";

    for (; *id; id++)
        hash = (hash ^ (unsigned char)*id) * UINT64_C(0x100000001b3);
    for (size_t i = 0; i < SHORT_ID; i++) {
        text[i] = id_letters[hash % (sizeof(id_letters) - 1)];
        hash /= sizeof(id_letters) - 1;
    }
    lm__write_string(w, text);
}

/* Ids are of the provider that made them, which may have been another. */
static void write_id(const lm__parameters *p, const char *key,
                     const lm__turn *turn, size_t i)
{
    const char *id = turn->reply.calls[i].id;
    bool is_short = p->row->flags & LM_PROVIDER_SHORT_IDS ||
                    p->question->mode == LM_MODE_MISTRAL_TOOLS;

    lm__write_key(p->w, key);
    if (is_short && !is_short_id(id))
        write_short_id(p->w, id, i);
    else
        lm__write_string(p->w, id);
}

/* Up to its calls, of whichever kind. */
static void begin_answer(lm__writer *w, const lm__reply *reply)
{
    lm__write_object(w);
    lm__write_member(w, "role", "assistant");
    lm__write_key(w, "content");
    if (reply->content)
        lm__write_string(w, reply->content);
    else
        lm__write_null(w);
}

/* function_call, from before there were tools: one call, without an id. */
static void write_legacy_call(lm__writer *w, const lm__turn *turn)
{
    const lm__tool_call *call = &turn->reply.calls[0];

    begin_answer(w, &turn->reply);
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
static void write_tool_calls(const lm__parameters *p, const lm__turn *turn)
{
    const lm__reply *reply = &turn->reply;
    lm__writer *w = p->w;

    begin_answer(w, reply);
    if (reply->thought && p->row->flags & LM_PROVIDER_ECHO_THOUGHT)
        lm__write_member(w, "reasoning_content", reply->thought);
    lm__write_key(w, "tool_calls");
    lm__write_array(w);
    for (size_t i = 0; i < reply->n_calls; i++) {
        lm__write_object(w);
        write_id(p, "id", turn, i);
        lm__write_member(w, "type", "function");
        lm__write_key(w, "function");
        write_call(w, &reply->calls[i]);
        lm__write_end_object(w);
    }
    lm__write_end_array(w);
    lm__write_end_object(w);
}

/* Every call must have an answer, or the request is refused. */
static void write_calls(const lm__parameters *p, const lm__turn *turn)
{
    const lm__reply *reply = &turn->reply;
    bool named = p->row->flags & LM_PROVIDER_NAME_RESULTS ||
                 p->question->mode == LM_MODE_MISTRAL_TOOLS;
    lm__writer *w = p->w;

    if (reply->legacy_call) {
        write_legacy_call(w, turn);
        return;
    }
    write_tool_calls(p, turn);
    for (size_t i = 0; i < reply->n_calls; i++) {
        lm__write_object(w);
        lm__write_member(w, "role", "tool");
        write_id(p, "tool_call_id", turn, i);
        if (named)
            lm__write_member(w, "name", reply->calls[i].name);
        lm__write_member(w, "content", turn->complaint);
        lm__write_end_object(w);
    }
}

static const lm__form form = {
    .model_role = "assistant",
    .key = "content",
    .text_type = "text",
    .media = write_media,
    .calls = write_calls,
};

static const char *system_role(const lm_provider *row)
{
    return row->flags & LM_PROVIDER_DEVELOPER ? "developer" : "system";
}

/* A text of the caller's with words of our own behind it. */
static void write_with_words(const lm__parameters *p, const char *text,
                             const char *words)
{
    lm__writer *w = p->w;

    lm__write_object(w);
    lm__write_member(w, "role", system_role(p->row));
    lm__write_key(w, "content");
    lm__write_joined(w, text, "\n\n", words);
    lm__write_end_object(w);
}

static const lm_message *first_of_system(const lm_message *m)
{
    while (m->role && m->role != LM_SYSTEM)
        m++;
    return m->role ? m : NULL;
}

/*
 * Words of our own go behind the caller's first system text, or before all
 * else: some providers take one system message only.
 */
void lm__openai_chat_messages(const lm__parameters *p, const char *words)
{
    const lm_message *messages = p->question->messages;
    const lm_message *first = *words ? first_of_system(messages) : NULL;

    if (*words && !first)
        lm__write_message(p->w, &form, system_role(p->row), words);
    for (const lm_message *m = messages; m->role; m++) {
        if (m == first)
            write_with_words(p, m->text, words);
        else if (m->role == LM_SYSTEM)
            lm__write_message(p->w, &form, system_role(p->row), m->text);
        else
            lm__write_said(p, &form, m);
    }
    lm__write_turns(p, &form);
}
