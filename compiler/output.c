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

/* False: errno says why. */
static bool write_and_close(int fd, const char *bytes, size_t n)
{
    bool ok = write_all(fd, bytes, n);
    int why = errno;

    if (close(fd) != 0 && ok)
        return false;
    errno = why;
    return ok;
}

bool output_create(const char *path, const char *bytes, size_t n)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

    if (fd < 0)
        return false;
    if (!write_and_close(fd, bytes, n)) {
        int why = errno;

        unlink(path);
        errno = why;
        return false;
    }
    return true;
}

/* A device or pipe is written to: a rename would put a file in its place. */
static bool is_special(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

static bool write_special(const char *path, const char *bytes, size_t n)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);

    return fd >= 0 && write_and_close(fd, bytes, n);
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

    if (is_special(path))
        return write_special(path, bytes, n);
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
