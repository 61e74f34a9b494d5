/* SPDX-License-Identifier: MIT */
#include "media.h"
#include "messages.h"
#include "suite.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A part as it is written, and what came of it. */
typedef struct written {
    lm_buffer out;
    lm_status status;
    lm_error err;
} written;

static written write_part(const lm_part *part, size_t max, bool as_url)
{
    written w = {0};
    lm__writer writer;
    lm__media media;

    lm__writer_open(&writer, &w.out);
    if (lm__media_open(&media, part, max, &writer))
        lm__media_write(&media, as_url);
    lm__media_close(&media);
    w.status = lm__writer_close(&writer, &w.err);
    return w;
}

static void assert_written(const lm_part *part, bool as_url, const char *want)
{
    written w = write_part(part, 0, as_url);

    ck_assert_msg(w.status == LM_OK, "%s", w.err.message);
    ck_assert_str_eq(w.out.data, want);
    lm_buffer_free(&w.out);
}

static void assert_refused(const lm_part *part, size_t max, lm_status status,
                           const char *why)
{
    written w = write_part(part, max, false);

    ck_assert_int_eq(w.status, status);
    ck_assert_msg(strstr(w.err.message, why) != NULL, "%s", w.err.message);
    lm_buffer_free(&w.out);
}

START_TEST(base64_of_every_remainder)
{
    static const char *const want[] = {"\"\"", "\"/w==\"", "\"/+8=\"",
                                       "\"/++A\"", "\"/++AAA==\""};

    for (size_t n = 0; n < 5; n++) {
        const lm_part part = {.kind = LM_PART_IMAGE,
                              .bytes = "\xff\xef\x80\x00",
                              .n_bytes = n,
                              .mime = "image/png"};

        assert_written(&part, false, want[n]);
    }
}
END_TEST

START_TEST(types_by_their_first_bytes)
{
    static const struct {
        const char *bytes;
        size_t n;
        const char *mime;
    } cases[] = {
        {"\x89PNG\r\n\x1a\n....", 12, "image/png"},
        {"\xff\xd8\xff\xe0", 4, "image/jpeg"},
        {"GIF89a", 6, "image/gif"},
        {"RIFF....WEBP", 12, "image/webp"},
        {"RIFF....WAVE", 12, "audio/wav"},
        {"ID3\x03", 4, "audio/mpeg"},
        {"OggS", 4, "audio/ogg"},
        {"%PDF-1.7", 8, "application/pdf"},
        {"%PDF", 4, NULL},
        {"RIFF....", 8, NULL},
        {"", 0, NULL},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        ck_assert_pstr_eq(
            lm__media_sniff((const unsigned char *)cases[i].bytes, cases[i].n),
            cases[i].mime);
}
END_TEST

/* A file of n bytes, of which the first make it a PNG. */
static void make_file(char *path, size_t n)
{
    int fd = mkstemp(path);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "wb");

    ck_assert_ptr_nonnull(file);
    fputs("\x89PNG\r\n\x1a\n", file);
    for (size_t i = 8; i < n; i++)
        fputc((int)(i & 0xff), file);
    ck_assert_int_eq(fclose(file), 0);
}

/* The pieces of a file make the text that its bytes at once make. */
START_TEST(files_in_pieces)
{
    static const size_t sizes[] = {8, 47, 48, 49, 3071, 3072, 3073, 10000};

    for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
        char path[] = "/tmp/lm_media_XXXXXX";
        lm_part part = {.kind = LM_PART_IMAGE, .path = path};
        unsigned char *bytes = malloc(sizes[i]);
        FILE *file;
        written from_file, from_bytes;

        make_file(path, sizes[i]);
        from_file = write_part(&part, 0, true);
        file = fopen(path, "rb");
        ck_assert_ptr_nonnull(file);
        ck_assert_uint_eq(fread(bytes, 1, sizes[i], file), sizes[i]);
        fclose(file);
        unlink(path);
        part = (lm_part){
            .kind = LM_PART_IMAGE, .bytes = bytes, .n_bytes = sizes[i]};
        from_bytes = write_part(&part, 0, true);
        ck_assert_int_eq(from_file.status, LM_OK);
        ck_assert_str_eq(from_file.out.data, from_bytes.out.data);
        lm_buffer_free(&from_file.out);
        lm_buffer_free(&from_bytes.out);
        free(bytes);
    }
}
END_TEST

START_TEST(urls_go_as_they_are)
{
    const lm_part part = {.kind = LM_PART_IMAGE, .url = "https://x/\"a\""};

    assert_written(&part, true, "\"https://x/\\\"a\\\"\"");
}
END_TEST

START_TEST(what_cannot_be_sent)
{
    const lm_part unknown = {
        .kind = LM_PART_IMAGE, .bytes = "??", .n_bytes = 2};
    const lm_part mime = {.kind = LM_PART_IMAGE,
                          .bytes = "??",
                          .n_bytes = 2,
                          .mime = "a\",\"b\":\""};
    const lm_part missing = {.kind = LM_PART_IMAGE, .path = "/nowhere/a.png"};
    const lm_part folder = {.kind = LM_PART_IMAGE, .path = "/tmp"};
    const lm_part big = {
        .kind = LM_PART_DOCUMENT, .bytes = "%PDF-1.7", .n_bytes = 8};

    assert_refused(&unknown, 0, LM_ARGUMENT, "set mime");
    assert_refused(&mime, 0, LM_ARGUMENT, "mime");
    assert_refused(&missing, 0, LM_IO, "/nowhere/a.png");
    assert_refused(&folder, 0, LM_IO, "/tmp");
    assert_refused(&big, 7, LM_LIMIT, "7 bytes");
}
END_TEST

START_TEST(a_file_over_the_limit)
{
    char path[] = "/tmp/lm_media_XXXXXX";
    const lm_part part = {.kind = LM_PART_IMAGE, .path = path};
    written exact;

    make_file(path, 4000);
    assert_refused(&part, 3999, LM_LIMIT, "3999 bytes");
    exact = write_part(&part, 4000, false);
    unlink(path);
    ck_assert_int_eq(exact.status, LM_OK);
    lm_buffer_free(&exact.out);
}
END_TEST

static lm_status check(const char *id, lm_part part, lm_error *err)
{
    const lm_part parts[] = {part, LM_PARTS_END};
    const lm_message msgs[] = {lm_user_parts(parts), LM_MESSAGES_END};

    ck_assert_int_eq(lm__messages_check(msgs, err), LM_OK);
    return lm__media_check(lm_provider_find(id), msgs, err);
}

START_TEST(providers_that_take_none)
{
    const lm_part image = {.kind = LM_PART_IMAGE, .path = "a.png"};
    const lm_part link = {.kind = LM_PART_IMAGE, .url = "https://x"};
    const lm_part file = {.kind = LM_PART_DOCUMENT, .file_id = "file-1"};
    lm_error err = {0};

    ck_assert_int_eq(check("openai", image, &err), LM_OK);
    ck_assert_int_eq(check("anthropic", file, &err), LM_OK);
    ck_assert_int_eq(check("deepseek", image, &err), LM_UNSUPPORTED);
    ck_assert_str_eq(err.message, "deepseek takes no images");
    ck_assert_int_eq(check("ollama", link, &err), LM_UNSUPPORTED);
    ck_assert_str_eq(err.message, "ollama takes no images by URL");
    ck_assert_int_eq(check("groq", file, &err), LM_UNSUPPORTED);
    ck_assert_str_eq(err.message, "groq takes no documents by file_id");
}
END_TEST

START_TEST(parts_that_are_not_whole)
{
    static const lm_part wrong[] = {
        {.kind = LM_PART_TEXT},
        {.kind = LM_PART_IMAGE},
        {.kind = LM_PART_AUDIO, .path = "a", .url = "b"},
        {.kind = (lm_part_kind)77, .path = "a"},
    };

    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        const lm_part parts[] = {wrong[i], LM_PARTS_END};
        const lm_message msgs[] = {
            {LM_SYSTEM, "a"}, lm_user_parts(parts), LM_MESSAGES_END};
        lm_error err = {0};

        ck_assert_int_eq(lm__messages_check(msgs, &err), LM_ARGUMENT);
        ck_assert_ptr_nonnull(strstr(err.message, "part 0 of message 1"));
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("media");
    TCase *cases = tcase_create("media");

    tcase_add_test(cases, base64_of_every_remainder);
    tcase_add_test(cases, types_by_their_first_bytes);
    tcase_add_test(cases, files_in_pieces);
    tcase_add_test(cases, urls_go_as_they_are);
    tcase_add_test(cases, what_cannot_be_sent);
    tcase_add_test(cases, a_file_over_the_limit);
    tcase_add_test(cases, providers_that_take_none);
    tcase_add_test(cases, parts_that_are_not_whole);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
