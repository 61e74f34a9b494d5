/* SPDX-License-Identifier: MIT */
#include "suite.h"
#include "user.lm.h"

#include <lm/provider.h>
#include <lm/transport.h>
#include <stdio.h>
#include <string.h>

/*
 * Images, audio and documents, each from memory, at a URL and in a file of the
 * provider's: for each provider they are in the request, or refused by name.
 */

#define PNG "\x89PNG\r\n\x1a\n"
#define WAV "RIFF\0\0\0\0WAVE"
#define PDF "%PDF-1.7"

typedef enum source { BYTES, URL, FILE_ID, SOURCES } source;

static const struct {
    lm_part_kind kind;
    const char *bytes;
    size_t n_bytes;
    const char *base64;
    const char *word; /* of a refusal */
    unsigned flags[SOURCES];
} kinds[] = {
    {LM_PART_IMAGE,
     PNG,
     8,
     "iVBORw0KGgo=",
     "images",
     {LM_MEDIA_IMAGE, LM_MEDIA_IMAGE_URL, LM_MEDIA_IMAGE_ID}},
    {LM_PART_AUDIO,
     WAV,
     12,
     "UklGRgAAAABXQVZF",
     "audio",
     {LM_MEDIA_AUDIO, LM_MEDIA_AUDIO_URL, LM_MEDIA_AUDIO_ID}},
    {LM_PART_DOCUMENT,
     PDF,
     8,
     "JVBERi0xLjc=",
     "documents",
     {LM_MEDIA_DOCUMENT, LM_MEDIA_DOCUMENT_URL, LM_MEDIA_DOCUMENT_ID}},
};

enum { KINDS = sizeof(kinds) / sizeof(*kinds) };

static const char url[] = "https://files.example.org/7";
static const char id[] = "file-7";

static lm_part part_of(size_t kind, source from)
{
    lm_part part = {.kind = kinds[kind].kind};

    if (from == BYTES) {
        part.bytes = (const unsigned char *)kinds[kind].bytes;
        part.n_bytes = kinds[kind].n_bytes;
    } else if (from == URL) {
        part.url = url;
    } else {
        part.file_id = id;
    }
    return part;
}

static void check_sent(const lm_request *request, size_t kind, source from)
{
    const char *const shown[] = {kinds[kind].base64, url, id};

    ck_assert_msg(strstr(request->body, shown[from]) != NULL, "no %s in %s",
                  shown[from], request->body);
    ck_assert_msg(strstr(request->body, "Who is it?") != NULL, "%s",
                  request->body);
}

static void check_part(lm_client *client, const lm_provider *row, size_t kind,
                       source from)
{
    static const char *const ways[] = {"", " by URL", " by file_id"};
    const lm_part parts[] = {{.kind = LM_PART_TEXT, .text = "Who is it?"},
                             part_of(kind, from),
                             LM_PARTS_END};
    const lm_message msgs[] = {lm_user_parts(parts), LM_MESSAGES_END};
    lm_request *request = NULL;
    lm_error err = {0};
    lm_status status = UserDetails_request(client, msgs, NULL, &request, &err);
    char refusal[100];

    snprintf(refusal, sizeof(refusal), "%s takes no %s%s", row->id,
             kinds[kind].word, ways[from]);
    if (row->media & kinds[kind].flags[from]) {
        ck_assert_msg(status == LM_OK, "%s: %s", row->id, err.message);
        check_sent(request, kind, from);
    } else {
        ck_assert_int_eq(status, LM_UNSUPPORTED);
        ck_assert_str_eq(err.message, refusal);
    }
    lm_request_free(request);
}

START_TEST(sent_or_refused)
{
    static const lm_transport none = {.offline = true};
    const lm_client_options options = {.transport = &none,
                                       .base_url = "http://localhost"};
    size_t n;
    const lm_provider *row = &lm_provider_list(&n)[_i];
    char name[64];
    lm_client *client = NULL;

    snprintf(name, sizeof(name), "%s/m", row->id);
    ck_assert_int_eq(lm_client_open(name, &options, &client, NULL), LM_OK);
    for (size_t kind = 0; kind < KINDS; kind++)
        for (int from = BYTES; from < SOURCES; from++)
            check_part(client, row, kind, (source)from);
    lm_client_free(client);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("parts");
    TCase *cases = tcase_create("parts");
    size_t n;

    lm_provider_list(&n);
    tcase_add_loop_test(cases, sent_or_refused, 0, (int)n);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
