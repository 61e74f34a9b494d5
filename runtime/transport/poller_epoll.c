/* SPDX-License-Identifier: MIT */
#include "allocator.h"
#include "poller.h"

#include <errno.h>
#include <sys/epoll.h>
#include <unistd.h>

struct lm__poller {
    const lm_allocator *allocator;
    int epoll;
};

lm__poller *lm__poller_new(const lm_allocator *allocator)
{
    lm__poller *poller = lm__new(allocator, sizeof(*poller));

    if (!poller)
        return NULL;
    poller->allocator = allocator;
    poller->epoll = epoll_create1(EPOLL_CLOEXEC);
    if (poller->epoll >= 0)
        return poller;
    lm__delete(allocator, poller, sizeof(*poller));
    return NULL;
}

void lm__poller_free(lm__poller *poller)
{
    if (!poller)
        return;
    close(poller->epoll);
    lm__delete(poller->allocator, poller, sizeof(*poller));
}

void *lm__poller_set(lm__poller *poller, int fd, unsigned events, void *kept)
{
    struct epoll_event event = {.data.fd = fd};

    if (events & LM_SOCKET_READ)
        event.events |= EPOLLIN;
    if (events & LM_SOCKET_WRITE)
        event.events |= EPOLLOUT;
    if (!events) {
        epoll_ctl(poller->epoll, EPOLL_CTL_DEL, fd, NULL);
        return NULL;
    }
    if (epoll_ctl(poller->epoll, kept ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, fd,
                  &event) == 0)
        return poller;
    /* A descriptor that was closed and opened again unseen, or the reverse. */
    if (epoll_ctl(poller->epoll,
                  errno == EEXIST ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, fd,
                  &event) == 0)
        return poller;
    return NULL;
}

static unsigned events_of(uint32_t found)
{
    unsigned events = 0;

    if (found & EPOLLIN)
        events |= LM_SOCKET_READ;
    if (found & EPOLLOUT)
        events |= LM_SOCKET_WRITE;
    if (found & (EPOLLERR | EPOLLHUP))
        events |= LM_SOCKET_FAILED;
    return events;
}

int lm__poller_wait(lm__poller *poller, int32_t timeout_ms,
                    lm__poller_event *events, int n)
{
    struct epoll_event found[LM__POLLER_BATCH];
    int n_found;

    if (n > LM__POLLER_BATCH)
        n = LM__POLLER_BATCH;
    n_found = epoll_wait(poller->epoll, found, n, timeout_ms);
    /* A signal's handler may be what the caller waits for. */
    if (n_found < 0 && errno == EINTR)
        return 0;
    for (int i = 0; i < n_found; i++)
        events[i] =
            (lm__poller_event){found[i].data.fd, events_of(found[i].events)};
    return n_found;
}
