/* SPDX-License-Identifier: MIT */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_same(const char *path, const char *bytes, size_t n)
{
    FILE *file = fopen(path, "rb");
    char block[4096];
    size_t at = 0;
    size_t got;
    bool same = true;

    if (!file)
        return false;
    while (same && (got = fread(block, 1, sizeof(block), file)) > 0) {
        same = got <= n - at && memcmp(block, bytes + at, got) == 0;
        at += got;
    }
    same = same && at == n && !ferror(file);
    fclose(file);
    return same;
}

static bool write_all(int fd, const char *bytes, size_t n)
{
    while (n) {
        ssize_t written = write(fd, bytes, n);

        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        n -= (size_t)written;
    }
    return true;
}

bool output_create(const char *path, const char *bytes, size_t n)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    bool ok;
    int why;

    if (fd < 0)
        return false;
    ok = write_all(fd, bytes, n);
    why = errno;
    if (close(fd) != 0 && ok) {
        ok = false;
        why = errno;
    }
    if (!ok)
        unlink(path);
    errno = why;
    return ok;
}

/* Beside the file, so that the rename stays within one file system. */
static char *temporary_name(const char *path)
{
    size_t size = strlen(path) + 32;
    char *name = malloc(size);

    if (name)
        snprintf(name, size, "%s.%ld.tmp", path, (long)getpid());
    return name;
}

bool output_write(const char *path, const char *bytes, size_t n)
{
    char *temporary;
    bool ok;

    if (is_same(path, bytes, n))
        return true;
    temporary = temporary_name(path);
    if (!temporary)
        return false;
    ok = output_create(temporary, bytes, n);
    if (ok && rename(temporary, path) != 0) {
        int why = errno;

        unlink(temporary);
        errno = why;
        ok = false;
    }
    free(temporary);
    return ok;
}

bool output_directory(const char *path)
{
    return mkdir(path, 0777) == 0 || errno == EEXIST;
}
