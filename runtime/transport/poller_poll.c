/* SPDX-License-Identifier: MIT */
#include "allocator.h"
#include "poller.h"

#include <errno.h>
#include <poll.h>

/* A place that is free has a descriptor below 0, which poll passes over. */
struct lm__poller {
    const lm_allocator *allocator;
    struct pollfd *fds;
    size_t n, room;
};

lm__poller *lm__poller_new(const lm_allocator *allocator)
{
    lm__poller *poller = lm__new(allocator, sizeof(*poller));

    if (poller)
        *poller = (lm__poller){.allocator = allocator};
    return poller;
}

void lm__poller_free(lm__poller *poller)
{
    if (!poller)
        return;
    lm__delete(poller->allocator, poller->fds,
               poller->room * sizeof(*poller->fds));
    lm__delete(poller->allocator, poller, sizeof(*poller));
}

/* A free place, or NULL. */
static struct pollfd *find_place(lm__poller *poller)
{
    size_t room = poller->room ? 2 * poller->room : 16;
    struct pollfd *fds;

    for (size_t i = 0; i < poller->n; i++)
        if (poller->fds[i].fd < 0)
            return &poller->fds[i];
    if (poller->n == poller->room) {
        fds = lm__resize(poller->allocator, poller->fds,
                         poller->room * sizeof(*fds), room * sizeof(*fds));
        if (!fds)
            return NULL;
        poller->fds = fds;
        poller->room = room;
    }
    return &poller->fds[poller->n++];
}

void *lm__poller_set(lm__poller *poller, int fd, unsigned events, void *kept)
{
    struct pollfd *at = NULL;

    for (size_t i = 0; kept && !at && i < poller->n; i++)
        if (poller->fds[i].fd == fd)
            at = &poller->fds[i];
    if (!events) {
        if (at)
            at->fd = -1;
        return NULL;
    }
    if (!at)
        at = find_place(poller);
    if (!at)
        return NULL;
    *at = (struct pollfd){.fd = fd};
    if (events & LM_SOCKET_READ)
        at->events |= POLLIN;
    if (events & LM_SOCKET_WRITE)
        at->events |= POLLOUT;
    return poller;
}

/* Nothing is kept by the system. */
void lm__poller_own(lm__poller *poller, int fd)
{
    (void)poller;
    (void)fd;
}

void lm__poller_disown(lm__poller *poller, int fd)
{
    (void)poller;
    (void)fd;
}

/* Few sockets are looked at here. */
void lm__poller_note(lm__poller *poller, int fd, void *who)
{
    (void)poller;
    (void)fd;
    (void)who;
}

static unsigned events_of(short found)
{
    unsigned events = 0;

    if (found & POLLIN)
        events |= LM_SOCKET_READ;
    if (found & POLLOUT)
        events |= LM_SOCKET_WRITE;
    if (found & (POLLERR | POLLHUP | POLLNVAL))
        events |= LM_SOCKET_FAILED;
    return events;
}

int lm__poller_wait(lm__poller *poller, int32_t timeout_ms,
                    lm__poller_event *events, int n)
{
    int n_ready = poll(poller->fds, (nfds_t)poller->n, timeout_ms);
    int n_found = 0;

    if (n_ready < 0)
        return errno == EINTR ? 0 : -1;
    for (size_t i = 0; n_ready && n_found < n && i < poller->n; i++) {
        if (!poller->fds[i].revents)
            continue;
        events[n_found++] = (lm__poller_event){
            poller->fds[i].fd, events_of(poller->fds[i].revents), NULL};
        n_ready--;
    }
    return n_found;
}
