/* SPDX-License-Identifier: MIT */
#include "loop.h"

#include <check.h>

void *loop_watch(void *ctx, int fd, unsigned events, void *kept)
{
    static const short wanted[] = {0, POLLIN, POLLOUT,
                                   (short)(POLLIN | POLLOUT)};
    loop *l = ctx;
    struct pollfd *at = kept;

    for (size_t i = 0; !at && i < l->n; i++)
        if (l->fds[i].fd < 0)
            at = &l->fds[i];
    if (!at) {
        ck_assert_uint_lt(l->n, LOOP_SOCKETS);
        at = &l->fds[l->n++];
    }
    *at = (struct pollfd){.fd = events ? fd : -1, .events = wanted[events]};
    return at;
}

void loop_timer(void *ctx, int64_t ms)
{
    ((loop *)ctx)->ms = ms;
}

lm_status loop_hang(loop *l, lm_client *client)
{
    lm_status status = lm_client_on_socket(client, loop_watch, l);

    return status ? status : lm_client_on_timer(client, loop_timer, l);
}

static lm_status tell(lm_client *client, const struct pollfd *at)
{
    unsigned events = at->revents & POLLOUT ? LM_SOCKET_WRITE : 0U;

    if (at->revents & ~POLLOUT)
        events |= LM_SOCKET_READ;
    return lm_client_socket_ready(client, at->fd, events);
}

lm_status loop_turn(loop *l, lm_client *client)
{
    int n = poll(l->fds, (nfds_t)l->n, l->ms < 0 ? 2000 : (int)l->ms);
    lm_status status = LM_OK;

    ck_assert_msg(n > 0 || l->ms >= 0, "nothing happens any more");
    if (n == 0) {
        l->ms = -1;
        status = lm_client_timeout(client);
    }
    for (size_t i = 0; !status && i < l->n; i++)
        if (l->fds[i].fd >= 0 && l->fds[i].revents) {
            struct pollfd found = l->fds[i];

            l->fds[i].revents = 0;
            status = tell(client, &found);
        }
    return status;
}
