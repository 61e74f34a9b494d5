/* SPDX-License-Identifier: MIT */
#include "cached.lm.h"
#include "lm/cache.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_FILE = 64 << 20 };

/* FNV-1a: a name, no proof; the file has the key itself. */
static uint64_t hash(const char *key, size_t n)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);

    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)key[i]) * UINT64_C(0x100000001b3);
    return h;
}

/* "DIRECTORY/0123456789abcdef.json" */
static void put_path(lm_buffer *out, const char *directory, const char *key,
                     size_t n_key)
{
    lm_buffer_printf(out, "%s/%016llx.json", directory,
                     (unsigned long long)hash(key, n_key));
}

static bool read_file(const char *path, lm_buffer *out)
{
    FILE *file = fopen(path, "r");
    char block[8192];
    size_t n;
    bool good;

    if (!file)
        return false;
    while ((n = fread(block, 1, sizeof(block), file)) > 0)
        lm_buffer_append(out, block, n);
    good = !ferror(file) && !lm_buffer_status(out) && out->data;
    fclose(file);
    return good;
}

static bool is_for(const lm_wire_CachedFile *file, const char *key,
                   size_t n_key)
{
    return strlen(file->key) == n_key && memcmp(file->key, key, n_key) == 0;
}

static lm_status get(void *ctx, const char *key, size_t n_key, lm_buffer *out)
{
    const lm_parse_options strict = {.policy = LM_POLICY_STRICT};
    lm_buffer path = {.max = 0};
    lm_buffer text = {.max = MAX_FILE};
    lm_wire_CachedFile *file = NULL;
    lm_status status = LM_NOT_FOUND;

    put_path(&path, ctx, key, n_key);
    if (!lm_buffer_status(&path) && read_file(path.data, &text))
        file = lm_wire_CachedFile_parse(text.data, text.size, &strict, NULL);
    if (file && is_for(file, key, n_key)) {
        lm_buffer_puts(out, file->value);
        status = lm_buffer_status(out);
    }
    lm_wire_CachedFile_free(file);
    lm_buffer_free(&path);
    lm_buffer_free(&text);
    return status;
}

static bool write_all(int fd, const char *bytes, size_t n)
{
    while (n) {
        ssize_t written = write(fd, bytes, n);

        if (written <= 0)
            return false;
        bytes += written;
        n -= (size_t)written;
    }
    return true;
}

/* A reader sees the old file, the new one or none, and never half of one. */
static void replace(const char *path, const lm_buffer *text)
{
    lm_buffer scratch = {.max = 0};
    int fd = -1;

    lm_buffer_printf(&scratch, "%s.XXXXXX", path);
    if (!lm_buffer_status(&scratch))
        fd = mkstemp(scratch.data);
    if (fd >= 0) {
        bool good = write_all(fd, text->data, text->size);

        if (close(fd) != 0 || !good || rename(scratch.data, path) != 0)
            unlink(scratch.data);
    }
    lm_buffer_free(&scratch);
}

static char *copy_of(const char *text, size_t n)
{
    char *copy = malloc(n + 1);

    if (!copy)
        return NULL;
    memcpy(copy, text, n);
    copy[n] = '\0';
    return copy;
}

static void put(void *ctx, const char *key, size_t n_key, const char *value,
                size_t n)
{
    lm_wire_CachedFile file = {.key = copy_of(key, n_key),
                               .value = copy_of(value, n)};
    lm_buffer path = {.max = 0};
    lm_buffer text = {.max = MAX_FILE};

    put_path(&path, ctx, key, n_key);
    mkdir(ctx, 0700);
    if (file.key && file.value && !lm_buffer_status(&path) &&
        lm_wire_CachedFile_write(&file, &text) == LM_OK)
        replace(path.data, &text);
    free(file.key);
    free(file.value);
    lm_buffer_free(&path);
    lm_buffer_free(&text);
}

lm_cache lm_cache_directory(const char *path)
{
    /* A context is not const; the path behind it is never written to. */
    union {
        const char *in;
        void *out;
    } ctx = {.in = path};

    return (lm_cache){.get = get, .put = put, .ctx = ctx.out};
}
