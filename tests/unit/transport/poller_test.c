/* SPDX-License-Identifier: MIT */
#include "poller.h"
#include "suite.h"

#include <sys/socket.h>
#include <unistd.h>

/* A poller, and a connection with its server. */
static lm__poller *poller;
static int fd, server;

static void set_up(void)
{
    int ends[2];

    poller = lm__poller_new(NULL);
    ck_assert_ptr_nonnull(poller);
    ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    fd = ends[0];
    server = ends[1];
}

static void tear_down(void)
{
    lm__poller_free(poller);
    close(fd);
    close(server);
}

static void send_byte(void)
{
    ck_assert_int_eq(write(server, "x", 1), 1);
}

/* The events of the only socket that has some; 0: none has. */
static unsigned found(int of)
{
    lm__poller_event events[4];
    int n = lm__poller_wait(poller, 0, events, 4);

    ck_assert_int_le(n, 1);
    if (n == 0)
        return 0;
    ck_assert_int_eq(events[0].fd, of);
    return events[0].events;
}

START_TEST(tells_what_is_wanted)
{
    void *kept = lm__poller_set(poller, fd, LM_SOCKET_READ, NULL);

    ck_assert_ptr_nonnull(kept);
    ck_assert_uint_eq(found(fd), 0);
    send_byte();
    ck_assert_uint_eq(found(fd), LM_SOCKET_READ);
    kept = lm__poller_set(poller, fd, LM_SOCKET_WRITE, kept);
    ck_assert_uint_eq(found(fd), LM_SOCKET_WRITE);
    kept = lm__poller_set(poller, fd, LM_SOCKET_READ | LM_SOCKET_WRITE, kept);
    ck_assert_uint_eq(found(fd), LM_SOCKET_READ | LM_SOCKET_WRITE);
    ck_assert_ptr_null(lm__poller_set(poller, fd, 0, kept));
    ck_assert_uint_eq(found(fd), 0);
}
END_TEST

START_TEST(an_owned_socket_rests)
{
    lm__poller_own(poller, fd);
    for (int i = 0; i < 3; i++) {
        void *kept =
            lm__poller_set(poller, fd, LM_SOCKET_READ | LM_SOCKET_WRITE, NULL);

        ck_assert_uint_eq(found(fd), LM_SOCKET_WRITE);
        kept = lm__poller_set(poller, fd, LM_SOCKET_READ, kept);
        ck_assert_uint_eq(found(fd), 0);
        send_byte();
        ck_assert_uint_eq(found(fd), LM_SOCKET_READ);
        ck_assert_int_eq(read(fd, &(char){0}, 1), 1);
        ck_assert_ptr_null(lm__poller_set(poller, fd, 0, kept));
        ck_assert_uint_eq(found(fd), 0);
    }
}
END_TEST

/* What its server does is not told, and is not lost for the next request. */
START_TEST(the_end_of_a_resting_socket)
{
    void *kept;

    lm__poller_own(poller, fd);
    kept = lm__poller_set(poller, fd, LM_SOCKET_READ, NULL);
    lm__poller_set(poller, fd, 0, kept);
    shutdown(server, SHUT_RDWR);
    ck_assert_uint_eq(found(fd), 0);
    ck_assert_uint_eq(found(fd), 0);
    ck_assert_ptr_nonnull(lm__poller_set(poller, fd, LM_SOCKET_READ, NULL));
    ck_assert_uint_ne(found(fd) & LM_SOCKET_READ, 0);
}
END_TEST

/* Another socket with the same number, before and behind its disown. */
START_TEST(a_number_is_used_again)
{
    void *kept;
    int ends[2];

    lm__poller_own(poller, fd);
    kept = lm__poller_set(poller, fd, LM_SOCKET_READ, NULL);
    lm__poller_set(poller, fd, 0, kept);
    lm__poller_disown(poller, fd);
    ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    ck_assert_int_eq(dup2(ends[0], fd), fd);
    close(ends[0]);
    close(server);
    server = ends[1];
    send_byte();
    ck_assert_uint_eq(found(fd), 0);
    for (int owned = 0; owned < 2; owned++) {
        if (owned)
            lm__poller_own(poller, fd);
        kept = lm__poller_set(poller, fd, LM_SOCKET_READ, NULL);
        ck_assert_ptr_nonnull(kept);
        ck_assert_uint_eq(found(fd), LM_SOCKET_READ);
        lm__poller_set(poller, fd, 0, kept);
    }
}
END_TEST

/* Not all pollers keep it; none tells of one who was taken back. */
START_TEST(who_waits)
{
    lm__poller_event event = {0};

    lm__poller_own(poller, fd);
    lm__poller_set(poller, fd, LM_SOCKET_WRITE, NULL);
    lm__poller_note(poller, fd, &event);
    ck_assert_int_eq(lm__poller_wait(poller, 1000, &event, 1), 1);
    ck_assert(!event.who || event.who == &event);
    lm__poller_note(poller, fd, NULL);
    ck_assert_int_eq(lm__poller_wait(poller, 1000, &event, 1), 1);
    ck_assert_ptr_null(event.who);
}
END_TEST

START_TEST(of_many_some)
{
    int many[40][2];

    for (int i = 0; i < 40; i++) {
        ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, many[i]), 0);
        lm__poller_own(poller, many[i][0]);
        ck_assert_ptr_nonnull(
            lm__poller_set(poller, many[i][0], LM_SOCKET_READ, NULL));
    }
    for (int i = 39; i >= 0; i -= 13) {
        ck_assert_int_eq(write(many[i][1], "x", 1), 1);
        ck_assert_uint_eq(found(many[i][0]), LM_SOCKET_READ);
        ck_assert_int_eq(read(many[i][0], &(char){0}, 1), 1);
    }
    for (int i = 0; i < 40; i++) {
        lm__poller_set(poller, many[i][0], 0, poller);
        lm__poller_disown(poller, many[i][0]);
        close(many[i][0]);
        close(many[i][1]);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("poller");
    TCase *cases = tcase_create("poller");

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, tells_what_is_wanted);
    tcase_add_test(cases, an_owned_socket_rests);
    tcase_add_test(cases, the_end_of_a_resting_socket);
    tcase_add_test(cases, a_number_is_used_again);
    tcase_add_test(cases, who_waits);
    tcase_add_test(cases, of_many_some);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
