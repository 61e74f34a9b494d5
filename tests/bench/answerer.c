/* SPDX-License-Identifier: MIT */
#include "answerer.h"

#include "loopback.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_CONNECTIONS = 24, MAX_REQUEST = 65536 };

typedef struct connection {
    size_t n;
    char text[MAX_REQUEST];
} connection;

typedef struct serving {
    struct pollfd fds[MAX_CONNECTIONS + 1]; /* the first one listens */
    connection connections[MAX_CONNECTIONS];
    char response[MAX_REQUEST];
    size_t n_response;
    int first; /* -1: it was told */
} serving;

static void tell_first(serving *s, const connection *c)
{
    if (s->first < 0)
        return;
    if (write(s->first, c->text, c->n) < 0)
        perror("answerer");
    close(s->first);
    s->first = -1;
}

/* Whole requests only come one at a time: nobody sends two unasked. */
static void receive(serving *s, size_t i)
{
    connection *c = &s->connections[i];
    int fd = s->fds[i + 1].fd;
    ssize_t n = recv(fd, c->text + c->n, sizeof(c->text) - 1 - c->n, 0);

    if (n <= 0) {
        close(fd);
        s->fds[i + 1].fd = -1;
        c->n = 0;
        return;
    }
    c->n += (size_t)n;
    c->text[c->n] = '\0';
    if (c->n < loopback_request_size(c->text))
        return;
    tell_first(s, c);
    c->n = 0;
    if (send(fd, s->response, s->n_response, MSG_NOSIGNAL) < 0)
        perror("answerer");
}

static void accept_one(serving *s)
{
    int fd = accept(s->fds[0].fd, NULL, NULL);
    int yes = 1;

    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
    for (size_t i = 1; i <= MAX_CONNECTIONS; i++)
        if (s->fds[i].fd < 0) {
            s->fds[i].fd = fd;
            return;
        }
    close(fd);
}

static void serve(serving *s)
{
    while (poll(s->fds, MAX_CONNECTIONS + 1, -1) > 0) {
        for (size_t i = 0; i < MAX_CONNECTIONS; i++)
            if (s->fds[i + 1].revents)
                receive(s, i);
        if (s->fds[0].revents)
            accept_one(s);
    }
}

static void run(int listening, int first, const char *body)
{
    static serving s;

    s.first = first;
    s.n_response =
        (size_t)snprintf(s.response, sizeof(s.response),
                         "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                         "Content-Length: %zu\r\n\r\n%s",
                         strlen(body), body);
    s.fds[0] = (struct pollfd){.fd = listening, .events = POLLIN};
    for (size_t i = 1; i <= MAX_CONNECTIONS; i++)
        s.fds[i] = (struct pollfd){.fd = -1, .events = POLLIN};
    serve(&s);
}

int answerer_start(answerer *server, const char *body)
{
    int listening =
        loopback_listen(server->url, sizeof(server->url), MAX_CONNECTIONS);
    int ends[2];

    if (listening < 0 || pipe(ends))
        return false;
    server->process = fork();
    if (server->process == 0) {
        close(ends[0]);
        run(listening, ends[1], body);
        _exit(0);
    }
    close(listening);
    close(ends[1]);
    server->first = ends[0];
    return server->process > 0;
}

size_t answerer_first(answerer *server, char *text, size_t size)
{
    size_t n = 0;
    ssize_t more;

    while (n < size && (more = read(server->first, text + n, size - n)) > 0)
        n += (size_t)more;
    return n < size ? n : 0;
}

void answerer_stop(answerer *server)
{
    kill(server->process, SIGKILL);
    waitpid(server->process, NULL, 0);
    close(server->first);
}
