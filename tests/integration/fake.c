/* SPDX-License-Identifier: MIT */
#include "fake_deed.h"

#include <arpa/inet.h>
#include <lm/buffer.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MAX_CONNECTIONS = 16, MAX_REQUESTS = 256, SLOW_MS = 2 };

typedef struct connection {
    int fd;       /* -1: free */
    lm_buffer in; /* what was read and is not a whole request yet */
    bool stalled;
    const char *slow; /* what is left of a body that comes slowly; or NULL */
} connection;

struct fake {
    const fake_step *script;
    size_t n_steps;
    int listening;
    int wake[2]; /* a byte in it ends the thread */
    char url[64];
    pthread_t thread;
    connection connections[MAX_CONNECTIONS];
    pthread_mutex_t lock; /* of what follows */
    fake_request requests[MAX_REQUESTS];
    size_t n_requests;
    size_t n_connections;
};

static void drop(connection *c)
{
    close(c->fd);
    lm_buffer_free(&c->in);
    *c = (connection){.fd = -1};
}

static void perform(connection *c, const fake_step *step)
{
    switch (fake_perform(c->fd, step)) {
    case FAKE_GOES_ON:
        break;
    case FAKE_WAITS:
        c->stalled = true;
        break;
    case FAKE_TRICKLES:
        c->stalled = true;
        c->slow = step->body;
        break;
    case FAKE_ENDS:
        drop(c);
        break;
    }
}

/* One more byte of a body that comes slowly. */
static void trickle(connection *c)
{
    if (*c->slow && send(c->fd, c->slow, 1, MSG_NOSIGNAL) == 1)
        c->slow++;
    else
        c->slow = NULL;
}

static void answer(fake *server, connection *c)
{
    static const fake_step beyond = {.status = 500, .body = "unexpected"};
    size_t i = server->n_requests - 1;

    perform(c, i < server->n_steps ? &server->script[i] : &beyond);
}

static char *copy(const char *text, size_t n)
{
    char *to = malloc(n + 1);

    if (!to)
        abort();
    memcpy(to, text, n);
    to[n] = '\0';
    return to;
}

static size_t content_length(const char *head)
{
    const char *line = head;

    while ((line = strstr(line, "\r\n"))) {
        line += 2;
        if (strncasecmp(line, "Content-Length:", 15) == 0)
            return strtoul(line + 15, NULL, 10);
    }
    return 0;
}

/* Takes a whole request out of what was read; false: there is none yet. */
static bool take_request(fake *server, lm_buffer *in)
{
    const char *end = in->data ? strstr(in->data, "\r\n\r\n") : NULL;
    fake_request *request = &server->requests[server->n_requests];
    size_t n_head;
    size_t n_body;

    if (!end || server->n_requests == MAX_REQUESTS)
        return false;
    n_head = (size_t)(end + 4 - in->data);
    n_body = content_length(in->data);
    if (in->size - n_head < n_body)
        return false;
    pthread_mutex_lock(&server->lock);
    request->head = copy(in->data, n_head);
    request->body = copy(in->data + n_head, n_body);
    server->n_requests++;
    pthread_mutex_unlock(&server->lock);
    in->size -= n_head + n_body;
    memmove(in->data, in->data + n_head + n_body, in->size + 1);
    return true;
}

static void receive(fake *server, connection *c)
{
    char bytes[16384];
    ssize_t n = recv(c->fd, bytes, sizeof(bytes), 0);

    if (n <= 0) {
        drop(c);
        return;
    }
    lm_buffer_append(&c->in, bytes, (size_t)n);
    while (c->fd >= 0 && !c->stalled && take_request(server, &c->in))
        answer(server, c);
}

static void count_connection(fake *server)
{
    pthread_mutex_lock(&server->lock);
    server->n_connections++;
    pthread_mutex_unlock(&server->lock);
}

static void accept_one(fake *server)
{
    int fd = accept(server->listening, NULL, NULL);
    int yes = 1;

    count_connection(server);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
    for (size_t i = 0; fd >= 0 && i < MAX_CONNECTIONS; i++) {
        if (server->connections[i].fd < 0) {
            server->connections[i].fd = fd;
            return;
        }
    }
    if (fd >= 0)
        close(fd);
}

/* For poll: without end, unless a body comes slowly. */
static int patience(const fake *server)
{
    for (size_t i = 0; i < MAX_CONNECTIONS; i++)
        if (server->connections[i].slow)
            return SLOW_MS;
    return -1;
}

static void *run(void *ctx)
{
    fake *server = ctx;
    struct pollfd fds[MAX_CONNECTIONS + 2];

    for (;;) {
        fds[0] = (struct pollfd){.fd = server->wake[0], .events = POLLIN};
        fds[1] = (struct pollfd){.fd = server->listening, .events = POLLIN};
        for (size_t i = 0; i < MAX_CONNECTIONS; i++)
            fds[i + 2] = (struct pollfd){.fd = server->connections[i].fd,
                                         .events = POLLIN};
        if (poll(fds, MAX_CONNECTIONS + 2, patience(server)) < 0 ||
            fds[0].revents)
            return NULL;
        for (size_t i = 0; i < MAX_CONNECTIONS; i++) {
            if (fds[i + 2].revents)
                receive(server, &server->connections[i]);
            else if (server->connections[i].slow)
                trickle(&server->connections[i]);
        }
        if (fds[1].revents)
            accept_one(server);
    }
}

static bool listen_on_loopback(fake *server)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    socklen_t n = sizeof(address);

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    server->listening = socket(AF_INET, SOCK_STREAM, 0);
    if (server->listening < 0 ||
        bind(server->listening, (struct sockaddr *)&address, n) ||
        listen(server->listening, MAX_CONNECTIONS) ||
        getsockname(server->listening, (struct sockaddr *)&address, &n))
        return false;
    snprintf(server->url, sizeof(server->url), "http://127.0.0.1:%d/v1",
             ntohs(address.sin_port));
    return true;
}

fake *fake_start(const fake_step *script, size_t n)
{
    fake *server = calloc(1, sizeof(*server));

    if (!server)
        return NULL;
    server->script = script;
    server->n_steps = n;
    for (size_t i = 0; i < MAX_CONNECTIONS; i++)
        server->connections[i].fd = -1;
    pthread_mutex_init(&server->lock, NULL);
    if (pipe(server->wake) || !listen_on_loopback(server) ||
        pthread_create(&server->thread, NULL, run, server)) {
        free(server);
        return NULL;
    }
    return server;
}

const char *fake_url(const fake *server)
{
    return server->url;
}

static size_t get_locked(fake *server, const size_t *count)
{
    size_t n;

    pthread_mutex_lock(&server->lock);
    n = *count;
    pthread_mutex_unlock(&server->lock);
    return n;
}

size_t fake_requests(fake *server)
{
    return get_locked(server, &server->n_requests);
}

size_t fake_connections(fake *server)
{
    return get_locked(server, &server->n_connections);
}

const fake_request *fake_request_at(const fake *server, size_t i)
{
    return &server->requests[i];
}

void fake_stop(fake *server)
{
    if (write(server->wake[1], "", 1) != 1)
        abort();
    pthread_join(server->thread, NULL);
    for (size_t i = 0; i < MAX_CONNECTIONS; i++)
        if (server->connections[i].fd >= 0)
            drop(&server->connections[i]);
    for (size_t i = 0; i < server->n_requests; i++) {
        free(server->requests[i].head);
        free(server->requests[i].body);
    }
    close(server->listening);
    close(server->wake[0]);
    close(server->wake[1]);
    free(server);
}
