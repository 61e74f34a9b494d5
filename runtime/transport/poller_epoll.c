/* SPDX-License-Identifier: MIT */
#include "allocator.h"
#include "poller.h"

#include <errno.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

/* Of a socket that is owned; of others we keep nothing. */
typedef struct socket_state {
    void *who; /* as noted */
    bool owned;
    unsigned char known;  /* LM_SOCKET_... that the system watches for */
    unsigned char wanted; /* those that the transport wants */
} socket_state;

struct lm__poller {
    const lm_allocator *allocator;
    int epoll;
    socket_state *sockets; /* by descriptor */
    size_t n_sockets;
};

lm__poller *lm__poller_new(const lm_allocator *allocator)
{
    lm__poller *poller = lm__new(allocator, sizeof(*poller));

    if (!poller)
        return NULL;
    *poller = (lm__poller){.allocator = allocator};
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
    lm__delete(poller->allocator, poller->sockets,
               poller->n_sockets * sizeof(*poller->sockets));
    lm__delete(poller->allocator, poller, sizeof(*poller));
}

/* NULL: fd is not owned. */
static socket_state *find(lm__poller *poller, int fd)
{
    if ((size_t)fd < poller->n_sockets && poller->sockets[fd].owned)
        return &poller->sockets[fd];
    return NULL;
}

/* before: what the system watches for, as far as is known. */
static bool tell(const lm__poller *poller, int fd, unsigned before,
                 unsigned events)
{
    struct epoll_event event = {.data.fd = fd};
    int what = before ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;

    if (!events)
        return epoll_ctl(poller->epoll, EPOLL_CTL_DEL, fd, NULL) == 0;
    if (events & LM_SOCKET_READ)
        event.events |= EPOLLIN;
    if (events & LM_SOCKET_WRITE)
        event.events |= EPOLLOUT;
    if (epoll_ctl(poller->epoll, what, fd, &event) == 0)
        return true;
    /* A descriptor that was closed and opened again unseen, or the reverse. */
    what = errno == EEXIST ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
    return epoll_ctl(poller->epoll, what, fd, &event) == 0;
}

static bool change(const lm__poller *poller, int fd, socket_state *s,
                   unsigned events)
{
    if (s->known == events)
        return true;
    if (!tell(poller, fd, s->known, events) && events)
        return false;
    s->known = (unsigned char)events;
    return true;
}

/*
 * A connection that rests is readable when its server closes it, and no
 * sooner. Writable it is always, which would keep us awake.
 */
void *lm__poller_set(lm__poller *poller, int fd, unsigned events, void *kept)
{
    socket_state *s = find(poller, fd);
    bool good;

    if (s) {
        s->wanted = (unsigned char)events;
        good =
            change(poller, fd, s, events ? events : s->known & LM_SOCKET_READ);
    } else {
        good = tell(poller, fd, kept != NULL, events);
    }
    return good && events ? poller : NULL;
}

void lm__poller_own(lm__poller *poller, int fd)
{
    size_t n = poller->n_sockets ? poller->n_sockets : 16;
    socket_state *sockets;

    while (n <= (size_t)fd)
        n *= 2;
    if (n > poller->n_sockets) {
        sockets = lm__resize(poller->allocator, poller->sockets,
                             poller->n_sockets * sizeof(*sockets),
                             n * sizeof(*sockets));
        if (!sockets)
            return;
        memset(sockets + poller->n_sockets, 0,
               (n - poller->n_sockets) * sizeof(*sockets));
        poller->sockets = sockets;
        poller->n_sockets = n;
    }
    poller->sockets[fd] = (socket_state){.owned = true};
}

void lm__poller_note(lm__poller *poller, int fd, void *who)
{
    socket_state *s = find(poller, fd);

    if (s)
        s->who = who;
}

void lm__poller_disown(lm__poller *poller, int fd)
{
    socket_state *s = find(poller, fd);

    if (!s)
        return;
    change(poller, fd, s, 0);
    s->owned = false;
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

/* A connection that nobody wants now, and has events, is at its end. */
static int take_wanted(lm__poller *poller, const struct epoll_event *found,
                       int n_found, lm__poller_event *events)
{
    int n = 0;

    for (int i = 0; i < n_found; i++) {
        int fd = found[i].data.fd;
        socket_state *s = find(poller, fd);

        if (s && !s->wanted)
            change(poller, fd, s, 0);
        else
            events[n++] = (lm__poller_event){fd, events_of(found[i].events),
                                             s ? s->who : NULL};
    }
    return n;
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
    if (n_found < 0)
        return errno == EINTR ? 0 : n_found;
    return take_wanted(poller, found, n_found, events);
}
