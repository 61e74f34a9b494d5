/* SPDX-License-Identifier: MIT */
#include "media.h"

#include <errno.h>
#include <string.h>

unsigned lm__media_flag(const lm_part *part)
{
    static const unsigned by_kind[][3] = {
        [LM_PART_IMAGE] = {LM_MEDIA_IMAGE, LM_MEDIA_IMAGE_URL,
                           LM_MEDIA_IMAGE_ID},
        [LM_PART_AUDIO] = {LM_MEDIA_AUDIO, LM_MEDIA_AUDIO_URL,
                           LM_MEDIA_AUDIO_ID},
        [LM_PART_DOCUMENT] = {LM_MEDIA_DOCUMENT, LM_MEDIA_DOCUMENT_URL,
                              LM_MEDIA_DOCUMENT_ID},
    };

    return by_kind[part->kind][part->file_id ? 2 : part->url != NULL];
}

static lm_status check_part(const lm_provider *row, const lm_part *part,
                            lm_error *err)
{
    static const char *const kinds[] = {[LM_PART_IMAGE] = "images",
                                        [LM_PART_AUDIO] = "audio",
                                        [LM_PART_DOCUMENT] = "documents"};

    if (part->kind == LM_PART_TEXT || row->media & lm__media_flag(part))
        return LM_OK;
    return lm_error_set(err, LM_UNSUPPORTED, "%s takes no %s%s", row->id,
                        kinds[part->kind],
                        part->url       ? " by URL"
                        : part->file_id ? " by file_id"
                                        : "");
}

lm_status lm__media_check(const lm_provider *row, const lm_message *messages,
                          lm_error *err)
{
    lm_status status = LM_OK;

    for (const lm_message *m = messages; !status && m->role; m++) {
        const lm_part *part = lm_message_parts(m);

        for (; part && part->kind && !status; part++)
            status = check_part(row, part, err);
    }
    return status;
}

typedef struct magic {
    size_t at;
    const char *bytes;
    size_t n;
    const char *mime;
} magic;

const char *lm__media_sniff(const unsigned char *head, size_t n)
{
    static const magic all[] = {
        {0, "\x89PNG\r\n\x1a\n", 8, "image/png"},
        {0, "\xff\xd8\xff", 3, "image/jpeg"},
        {0, "GIF8", 4, "image/gif"},
        {8, "WEBP", 4, "image/webp"},
        {8, "WAVE", 4, "audio/wav"},
        {0, "ID3", 3, "audio/mpeg"},
        {0, "\xff\xfb", 2, "audio/mpeg"},
        {0, "\xff\xf3", 2, "audio/mpeg"},
        {0, "OggS", 4, "audio/ogg"},
        {0, "fLaC", 4, "audio/flac"},
        {4, "ftypM4A", 7, "audio/mp4"},
        {0, "%PDF-", 5, "application/pdf"},
    };

    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
        if (n >= all[i].at + all[i].n &&
            memcmp(head + all[i].at, all[i].bytes, all[i].n) == 0)
            return all[i].mime;
    return NULL;
}

static bool open_file(lm__media *m)
{
    const char *path = m->part->path;

    m->file = fopen(path, "rb");
    if (m->file)
        m->n_head = fread(m->head, 1, sizeof(m->head), m->file);
    if (m->file && !ferror(m->file))
        return true;
    lm__writer_fail(m->w, LM_IO, "cannot read %s: %s", path, strerror(errno));
    return false;
}

static const char *name_of(const lm_part *part)
{
    const char *path = part->path ? part->path : "";
    const char *slash = strrchr(path, '/');

    if (part->name)
        return part->name;
    if (*path)
        return slash ? slash + 1 : path;
    return part->kind == LM_PART_DOCUMENT ? "document.pdf" : "file";
}

/* What goes into a request unescaped: nothing that would need it. */
static bool is_mime(const char *mime)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "abcdefghijklmnopqrstuvwxyz"
                                  "0123456789/!#$&^_.+-;= ";

    return *mime && !mime[strspn(mime, allowed)];
}

/* What it is must be known of bytes; of a URL the provider finds out. */
static bool find_mime(lm__media *m)
{
    const lm_part *part = m->part;

    m->mime = part->mime;
    if (!m->mime && part->bytes)
        m->mime = lm__media_sniff(part->bytes, part->n_bytes);
    if (!m->mime && part->path)
        m->mime = lm__media_sniff(m->head, m->n_head);
    if (m->mime && !is_mime(m->mime))
        lm__writer_fail(m->w, LM_ARGUMENT, "a part's mime is none");
    if (m->mime || part->url || part->file_id)
        return !m->w->status;
    lm__writer_fail(m->w, LM_ARGUMENT, "%s: what it is does not show: set mime",
                    part->path ? part->path : "a part's bytes");
    return false;
}

static bool is_too_long(const lm__media *m)
{
    if (m->part->n_bytes <= m->max)
        return false;
    lm__writer_fail(m->w, LM_LIMIT, "a part is longer than %zu bytes", m->max);
    return true;
}

bool lm__media_open(lm__media *m, const lm_part *part, size_t max,
                    lm__writer *w)
{
    *m = (lm__media){.part = part,
                     .w = w,
                     .name = name_of(part),
                     .max = max ? max : LM__MEDIA_MAX};
    if (w->status || is_too_long(m))
        return false;
    if (part->path && !open_file(m))
        return false;
    return find_mime(m);
}

/* Multiples of three, so that no piece but the last is padded. */
enum { PIECE = 3 * 1024 };

static void write_file(lm__media *m)
{
    unsigned char piece[PIECE];
    size_t n = m->n_head;
    size_t total = 0;

    memcpy(piece, m->head, n);
    do {
        n += fread(piece + n, 1, sizeof(piece) - n, m->file);
        total += n;
        if (total > m->max) {
            lm__writer_fail(m->w, LM_LIMIT, "%s is longer than %zu bytes",
                            m->part->path, m->max);
            return;
        }
        lm__write_base64(m->w, piece, n);
        if (n < sizeof(piece))
            break;
        n = 0;
    } while (!m->w->status);
    if (ferror(m->file))
        lm__writer_fail(m->w, LM_IO, "cannot read %s", m->part->path);
}

void lm__media_write(lm__media *m, bool as_url)
{
    if (m->part->url || m->part->file_id) {
        lm__write_string(m->w, m->part->url ? m->part->url : m->part->file_id);
        return;
    }
    lm__write_begin_text(m->w);
    if (as_url) {
        lm__write_more_text(m->w, "data:");
        lm__write_more_text(m->w, m->mime);
        lm__write_more_text(m->w, ";base64,");
    }
    if (m->file)
        write_file(m);
    else
        lm__write_base64(m->w, m->part->bytes, m->part->n_bytes);
    lm__write_end_text(m->w);
}

void lm__media_close(lm__media *m)
{
    if (m->file)
        fclose(m->file);
    m->file = NULL;
}
