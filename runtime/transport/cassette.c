/* SPDX-License-Identifier: MIT */
#include "cassette.h"

#include "allocator.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static lm_status no_memory(lm_error *err)
{
    return lm_error_set(err, LM_NOMEM, "no memory for the cassette");
}

static lm_cassette *new_cassette(const char *path,
                                 const lm_allocator *allocator)
{
    size_t size = strlen(path) + 1;
    lm_cassette *c = lm__new(allocator, sizeof(*c));

    if (!c)
        return NULL;
    memset(c, 0, sizeof(*c));
    c->allocator = allocator;
    c->last = &c->tracks;
    c->path = lm__new(allocator, size);
    if (!c->path) {
        lm_cassette_close(c);
        return NULL;
    }
    memcpy(c->path, path, size);
    return c;
}

static void free_tracks(lm_cassette *c)
{
    while (c->tracks) {
        lm__track *track = c->tracks;

        c->tracks = track->next;
        lm_wire_CassetteLine_free(track->line);
        lm__delete(c->allocator, track, sizeof(*track));
    }
}

void lm_cassette_close(lm_cassette *c)
{
    if (!c)
        return;
    free_tracks(c);
    if (c->file)
        fclose(c->file);
    lm__curl_close(c->curl);
    if (c->path)
        lm__delete(c->allocator, c->path, strlen(c->path) + 1);
    lm__delete(c->allocator, c, sizeof(*c));
}

const lm_transport *lm_cassette_transport(const lm_cassette *cassette)
{
    return &cassette->transport;
}

size_t lm_cassette_left(const lm_cassette *cassette)
{
    return cassette->left;
}

static lm_status cannot(const char *verb, const char *path, lm_error *err)
{
    return lm_error_set(err, LM_IO, "cannot %s the cassette %s: %s", verb, path,
                        strerror(errno));
}

static lm_status open_over(lm_cassette *c, const lm_transport *over,
                           lm_error *err)
{
    lm_status status;

    if (over) {
        c->over = *over;
        return LM_OK;
    }
    status = lm__curl_open(c->allocator, &c->curl, err);
    if (!status)
        c->over = lm__curl_transport(c->curl);
    return status;
}

lm_status lm_cassette_record(const char *path, const lm_transport *over,
                             const lm_allocator *allocator, lm_cassette **out,
                             lm_error *err)
{
    lm_cassette *c = new_cassette(path, allocator);
    lm_status status;

    if (!c)
        return no_memory(err);
    status = open_over(c, over, err);
    if (!status) {
        c->file = fopen(path, "a");
        if (!c->file)
            status = cannot("write", path, err);
    }
    if (status) {
        lm_cassette_close(c);
        return status;
    }
    lm__record_start(c);
    *out = c;
    return LM_OK;
}

/* The status of that name; LM_OK: there is none. */
static lm_status named(const char *name)
{
    for (int i = LM_OK + 1; i < LM_STATUS_COUNT_; i++)
        if (strcmp(lm_status_name((lm_status)i), name) == 0)
            return (lm_status)i;
    return LM_OK;
}

static lm_status check_line(const lm__track *track, const char *path,
                            lm_error *err)
{
    const lm_wire_CassetteLine *line = track->line;

    if (!line->response && !line->failure)
        return lm_error_set(err, LM_SYNTAX,
                            "%s:%u: neither a response nor a failure", path,
                            track->number);
    if (line->failure && !track->failure)
        return lm_error_set(err, LM_SYNTAX, "%s:%u: %s is no status", path,
                            track->number, line->failure->status);
    return LM_OK;
}

static lm_status add_line(lm_cassette *c, const char *text, size_t n,
                          unsigned number, lm_error *err)
{
    const lm_parse_options options = {.policy = LM_POLICY_STRICT,
                                      .allocator = c->allocator};
    lm__track *track = lm__new(c->allocator, sizeof(*track));
    lm_error wrong = {0};

    if (!track)
        return no_memory(err);
    *track = (lm__track){.number = number};
    *c->last = track;
    c->last = &track->next;
    track->line = lm_wire_CassetteLine_parse(text, n, &options, &wrong);
    if (!track->line)
        return lm_error_set(err, wrong.status, "%s:%u: %s%s%s", c->path, number,
                            wrong.path, *wrong.path ? ": " : "", wrong.message);
    if (track->line->failure)
        track->failure = named(track->line->failure->status);
    c->left++;
    return check_line(track, c->path, err);
}

/* Lines that are empty are none. */
static lm_status read_lines(lm_cassette *c, FILE *file, lm_error *err)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t n;
    unsigned number = 0;
    lm_status status = LM_OK;

    while (!status && (n = getline(&line, &size, file)) >= 0) {
        number++;
        if (strspn(line, " \t\r\n") < (size_t)n)
            status = add_line(c, line, (size_t)n, number, err);
    }
    if (!status && ferror(file))
        status = cannot("read", c->path, err);
    free(line);
    return status;
}

lm_status lm_cassette_replay(const char *path, const lm_allocator *allocator,
                             lm_cassette **out, lm_error *err)
{
    lm_cassette *c = new_cassette(path, allocator);
    FILE *file;
    lm_status status;

    if (!c)
        return no_memory(err);
    file = fopen(path, "r");
    status = file ? read_lines(c, file, err) : cannot("read", path, err);
    if (file)
        fclose(file);
    if (status) {
        lm_cassette_close(c);
        return status;
    }
    lm__replay_start(c);
    *out = c;
    return LM_OK;
}
