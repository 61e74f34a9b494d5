/* SPDX-License-Identifier: MIT */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes compared or copied at a time. */
enum { BLOCK = 1 << 14 };

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

/* Beside the file, so that the rename stays within one file system. */
static char *temporary_name(const char *path)
{
    size_t size = strlen(path) + 32;
    char *name = malloc(size);

    if (name)
        snprintf(name, size, "%s.%ld.tmp", path, (long)getpid());
    return name;
}

/* From here on it differs: what was the same so far is written, too. */
static bool diverge(output_file *o)
{
    char block[BLOCK];
    size_t at = 0;

    o->temporary = temporary_name(o->path);
    if (!o->temporary)
        return false;
    o->fd = open(o->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (o->fd < 0) {
        free(o->temporary);
        o->temporary = NULL;
        return false;
    }
    while (at < o->same) {
        size_t left = o->same - at;
        ssize_t got;

        errno = EIO; /* of one that became shorter */
        got = pread(o->old, block, left < BLOCK ? left : BLOCK, (off_t)at);
        if (got <= 0 || !write_all(o->fd, block, (size_t)got))
            return false;
        at += (size_t)got;
    }
    return true;
}

bool output_begin(output_file *o, const char *path)
{
    *o = (output_file){.path = path, .old = -1, .fd = -1};
    if (is_special(path)) {
        o->fd = open(path, O_WRONLY | O_CLOEXEC);
        return o->fd >= 0;
    }
    o->old = open(path, O_RDONLY | O_CLOEXEC);
    return o->old >= 0 || diverge(o);
}

/* The file that is there goes on with these bytes. */
static bool is_same(const output_file *o, const char *bytes, size_t n)
{
    char block[BLOCK];
    size_t at = 0;

    while (at < n) {
        size_t left = n - at;
        ssize_t got = pread(o->old, block, left < BLOCK ? left : BLOCK,
                            (off_t)(o->same + at));

        if (got <= 0 || memcmp(block, bytes + at, (size_t)got) != 0)
            return false;
        at += (size_t)got;
    }
    return true;
}

bool output_put(output_file *o, const char *bytes, size_t n)
{
    if (o->fd >= 0)
        return write_all(o->fd, bytes, n);
    if (is_same(o, bytes, n)) {
        o->same += n;
        return true;
    }
    return diverge(o) && write_all(o->fd, bytes, n);
}

static bool is_longer(const output_file *o)
{
    struct stat status;

    return fstat(o->old, &status) != 0 || status.st_size != (off_t)o->same;
}

static bool close_all(output_file *o)
{
    bool ok = o->fd < 0 || close(o->fd) == 0;

    if (o->old >= 0)
        close(o->old);
    o->fd = o->old = -1;
    return ok;
}

/* What is left of it is taken away; errno stays as it is. */
void output_discard(output_file *o)
{
    int why = errno;

    close_all(o);
    if (o->temporary)
        unlink(o->temporary);
    free(o->temporary);
    o->temporary = NULL;
    errno = why;
}

bool output_end(output_file *o)
{
    bool ok = o->fd >= 0 || !is_longer(o) || diverge(o);

    ok = close_all(o) && ok;
    if (ok && o->temporary)
        ok = rename(o->temporary, o->path) == 0;
    if (ok) {
        free(o->temporary);
        o->temporary = NULL;
    } else {
        output_discard(o);
    }
    return ok;
}

bool output_write(const char *path, const char *bytes, size_t n)
{
    output_file o;

    if (output_begin(&o, path) && output_put(&o, bytes, n))
        return output_end(&o);
    output_discard(&o);
    return false;
}

bool output_directory(const char *path)
{
    return mkdir(path, 0777) == 0 || errno == EEXIST;
}
