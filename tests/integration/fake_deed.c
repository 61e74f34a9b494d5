/* SPDX-License-Identifier: MIT */
#include "fake_deed.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

/* false: the client has gone away. */
static bool send_all(int fd, const char *bytes, size_t n)
{
    while (n) {
        ssize_t sent = send(fd, bytes, n, MSG_NOSIGNAL);

        if (sent <= 0)
            return false;
        bytes += sent;
        n -= (size_t)sent;
    }
    return true;
}

static const char *body_of(const fake_step *step)
{
    return step->body ? step->body : "";
}

/* length: the line that tells where the body ends. */
static void send_head(int fd, const fake_step *step, const char *length)
{
    char head[2048];
    int n = snprintf(head, sizeof(head),
                     "HTTP/1.1 %d Fake\r\nContent-Type: %s\r\n"
                     "%s\r\nx-request-id: req_fake\r\n%s\r\n",
                     step->status ? step->status : 200,
                     step->type ? step->type : "application/json", length,
                     step->headers ? step->headers : "");

    send_all(fd, head, (size_t)n);
}

static void send_sized_head(int fd, const fake_step *step, size_t n)
{
    char line[64];

    snprintf(line, sizeof(line), "Content-Length: %zu", n);
    send_head(fd, step, line);
}

/* The head, and of the body what `first` allows. */
static void send_first(int fd, const fake_step *step)
{
    send_sized_head(fd, step, strlen(body_of(step)));
    send_all(fd, body_of(step), step->first);
}

static fake_outcome answer(int fd, const fake_step *step)
{
    size_t n = strlen(body_of(step));

    send_sized_head(fd, step, n);
    send_all(fd, body_of(step), n);
    return FAKE_GOES_ON;
}

static fake_outcome stall(int fd, const fake_step *step)
{
    (void)fd;
    (void)step;
    return FAKE_WAITS;
}

static fake_outcome stall_body(int fd, const fake_step *step)
{
    send_first(fd, step);
    return FAKE_WAITS;
}

static fake_outcome cut(int fd, const fake_step *step)
{
    send_first(fd, step);
    return FAKE_ENDS;
}

static fake_outcome half_close(int fd, const fake_step *step)
{
    send_first(fd, step);
    shutdown(fd, SHUT_WR);
    return FAKE_WAITS;
}

static fake_outcome hang_up(int fd, const fake_step *step)
{
    (void)fd;
    (void)step;
    return FAKE_ENDS;
}

static fake_outcome chunked(int fd, const fake_step *step)
{
    send_head(fd, step, "Transfer-Encoding: chunked");
    for (const char *at = body_of(step); *at; at++) {
        char chunk[] = {'1', '\r', '\n', *at, '\r', '\n'};

        send_all(fd, chunk, sizeof(chunk));
    }
    send_all(fd, "0\r\n\r\n", 5);
    return FAKE_GOES_ON;
}

static uint32_t crc32_of(const char *bytes, size_t n)
{
    uint32_t crc = UINT32_MAX;

    for (size_t i = 0; i < n; i++) {
        crc ^= (unsigned char)bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? UINT32_C(0xEDB88320) : 0);
    }
    return ~crc;
}

static char *put_number(char *to, uint32_t value, int n_bytes)
{
    for (int i = 0; i < n_bytes; i++)
        *to++ = (char)(value >> 8 * i);
    return to;
}

/* RFC 1952 around one block of RFC 1951 that is stored as it is. */
static fake_outcome gzip(int fd, const fake_step *step)
{
    static const char start[] = {'\x1F', '\x8B', 8, 0, 0, 0, 0, 0, 0, 3};
    const char *body = body_of(step);
    uint32_t n = (uint32_t)strlen(body);
    char block[5];
    char end[8];
    fake_step coded = *step;

    block[0] = 1;
    put_number(put_number(block + 1, n, 2), ~n, 2);
    put_number(put_number(end, crc32_of(body, n), 4), n, 4);
    coded.headers = "Content-Encoding: gzip\r\n";
    send_sized_head(fd, &coded, sizeof(start) + sizeof(block) + n + 8);
    send_all(fd, start, sizeof(start));
    send_all(fd, block, sizeof(block));
    send_all(fd, body, n);
    send_all(fd, end, sizeof(end));
    return FAKE_GOES_ON;
}

static fake_outcome headers(int fd, const fake_step *step)
{
    static const char status[] = "HTTP/1.1 200 Fake\r\n";
    static const char line[] = "X-More: and more and more and more\r\n";

    (void)step;
    send_all(fd, status, sizeof(status) - 1);
    while (send_all(fd, line, sizeof(line) - 1))
        continue;
    return FAKE_ENDS;
}

static fake_outcome flood(int fd, const fake_step *step)
{
    static const char zeros[65536];
    size_t n = strlen(body_of(step));
    bool there;

    send_sized_head(fd, step, step->first);
    there = send_all(fd, body_of(step), n);
    for (; there && n < step->first; n += sizeof(zeros))
        there = send_all(fd, zeros, sizeof(zeros));
    return FAKE_ENDS;
}

static fake_outcome slowly(int fd, const fake_step *step)
{
    send_sized_head(fd, step, strlen(body_of(step)));
    return FAKE_TRICKLES;
}

fake_outcome fake_perform(int fd, const fake_step *step)
{
    static fake_outcome (*const deeds[])(int, const fake_step *) = {
        [FAKE_ANSWER] = answer,         [FAKE_STALL] = stall,
        [FAKE_STALL_BODY] = stall_body, [FAKE_CUT] = cut,
        [FAKE_HALF_CLOSE] = half_close, [FAKE_HANG_UP] = hang_up,
        [FAKE_CHUNKED] = chunked,       [FAKE_GZIP] = gzip,
        [FAKE_HEADERS] = headers,       [FAKE_FLOOD] = flood,
        [FAKE_SLOWLY] = slowly,
    };

    return deeds[step->deed](fd, step);
}
