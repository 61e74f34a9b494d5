/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */

#include "teller.h"

#include "loopback.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    BACKLOG = 1024,
    MAX_REQUEST = 16384,
    /* Few at a time with a nap between them: a reader that is not too slow
       finds one or two sockets ready when it looks. */
    BURST = 2,
    NAP_NS = 20000
};

static const size_t the_end = SIZE_MAX;

/* What both processes see. */
struct teller_board {
    _Atomic uint32_t joined[TELLER_SIDES];
    _Atomic uint32_t told; /* orders that were carried out */
    _Atomic uint64_t bytes[TELLER_SIDES];
};

typedef struct order {
    teller_side side;
    size_t event;
} order;

typedef struct serving {
    const story *stories;
    size_t n;
    struct teller_board *board;
    int listening, orders;
    int *fds[TELLER_SIDES]; /* of the streams; -1: not asked for yet */
    text event, chunk;
} serving;

static void send_all(int fd, const char *s, size_t n)
{
    if (send(fd, s, n, MSG_NOSIGNAL) != (ssize_t)n) {
        perror("bench_streams: server");
        _exit(1);
    }
}

static void tell_one(serving *s, order o, size_t i)
{
    char size[32];

    text_clear(&s->event);
    text_clear(&s->chunk);
    if (o.event == the_end) {
        text_puts(&s->chunk, "0\r\n\r\n");
    } else {
        story_event(&s->stories[i], o.event, &s->event);
        snprintf(size, sizeof(size), "%zx\r\n", s->event.n);
        text_puts(&s->chunk, size);
        text_put(&s->chunk, s->event.s, s->event.n);
        text_puts(&s->chunk, "\r\n");
    }
    send_all(s->fds[o.side][i], s->chunk.s, s->chunk.n);
    s->board->bytes[o.side] += s->event.n;
}

static void carry_out(serving *s)
{
    const struct timespec nap = {0, NAP_NS};
    order o;

    if (read(s->orders, &o, sizeof(o)) != sizeof(o))
        _exit(0);
    for (size_t i = 0; i < s->n; i++) {
        tell_one(s, o, i);
        if (i % BURST == BURST - 1)
            nanosleep(&nap, NULL);
    }
    s->board->told++;
}

/* The request says whose it is. */
static void join(serving *s, int fd, const char *request)
{
    static const char head[] = "HTTP/1.1 200 OK\r\n"
                               "Content-Type: text/event-stream\r\n"
                               "Transfer-Encoding: chunked\r\n\r\n";
    teller_side side =
        strncmp(request, "POST /v1/bare", 13) ? TELLER_TYPED : TELLER_BARE;
    const char *at = strstr(request, "stream ");
    size_t i = at ? strtoul(at + 7, NULL, 10) : s->n;

    if (i >= s->n || s->fds[side][i] >= 0) {
        fputs("bench_streams: a request for no stream\n", stderr);
        _exit(1);
    }
    s->fds[side][i] = fd;
    send_all(fd, head, sizeof(head) - 1);
    s->board->joined[side]++;
}

/* Listeners send all of their request at once, or nearly. */
static void welcome(serving *s)
{
    static char request[MAX_REQUEST];
    int fd = accept(s->listening, NULL, NULL);
    size_t n = 0;
    int yes = 1;

    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
    do {
        ssize_t more = recv(fd, request + n, sizeof(request) - 1 - n, 0);

        if (more <= 0) {
            close(fd);
            return;
        }
        n += (size_t)more;
        request[n] = '\0';
    } while (n < loopback_request_size(request));
    join(s, fd, request);
}

static void serve(serving *s)
{
    struct pollfd fds[] = {{.fd = s->listening, .events = POLLIN},
                           {.fd = s->orders, .events = POLLIN}};

    for (size_t side = 0; side < TELLER_SIDES; side++) {
        s->fds[side] = malloc(s->n * sizeof(int));
        for (size_t i = 0; s->fds[side] && i < s->n; i++)
            s->fds[side][i] = -1;
    }
    while (s->fds[0] && s->fds[1] && poll(fds, 2, -1) > 0) {
        if (fds[0].revents)
            welcome(s);
        if (fds[1].revents)
            carry_out(s);
    }
}

bool teller_start(teller *t, const story *stories, size_t n)
{
    serving s = {.stories = stories, .n = n};
    int ends[2];

    t->n_orders = 0;
    s.listening = loopback_listen(t->url, sizeof(t->url), BACKLOG);
    s.board = mmap(NULL, sizeof(*s.board), PROT_READ | PROT_WRITE,
                   MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (s.listening < 0 || s.board == MAP_FAILED || pipe(ends))
        return false;
    s.orders = ends[0];
    t->board = s.board;
    t->process = fork();
    if (t->process == 0) {
        close(ends[1]);
        serve(&s);
        _exit(1);
    }
    close(s.listening);
    close(ends[0]);
    t->orders = ends[1];
    return t->process > 0;
}

size_t teller_joined(const teller *t, teller_side side)
{
    return t->board->joined[side];
}

static void give_order(teller *t, order o)
{
    if (write(t->orders, &o, sizeof(o)) != sizeof(o)) {
        perror("bench_streams: order");
        exit(1);
    }
    t->n_orders++;
}

void teller_tell(teller *t, teller_side side, size_t i)
{
    give_order(t, (order){side, i});
}

void teller_end(teller *t, teller_side side)
{
    give_order(t, (order){side, the_end});
}

bool teller_told(const teller *t)
{
    return t->board->told == t->n_orders;
}

uint64_t teller_bytes(const teller *t, teller_side side)
{
    return t->board->bytes[side];
}

void teller_stop(teller *t)
{
    close(t->orders);
    kill(t->process, SIGKILL);
    waitpid(t->process, NULL, 0);
    munmap(t->board, sizeof(*t->board));
}
