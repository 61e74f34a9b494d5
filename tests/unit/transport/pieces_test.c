/* SPDX-License-Identifier: MIT */
#include "curl.h"
#include "lm/buffer.h"
#include "suite.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/*
 * Several responses that come on at the same time: each exchange gets its own
 * bytes in their order, and its end behind them, whatever the others do.
 */

enum { CROWD = 70, MAX_CHUNK = 8000 };

typedef struct listener {
    lm_exchange exchange;
    char url[64];
    lm_buffer told, got;
    size_t stop_at; /* in bytes: it wants no more; 0: all */
    unsigned ends;
    size_t at_end; /* bytes that it had then */
    lm_status status;
    int fd; /* the server's end */
} listener;

static listener crowd[CROWD];
static lm__curl *curl;
static lm_transport transport;
static int door;
static unsigned short port;

static lm_status on_header(lm_exchange *exchange, const char *line, size_t n)
{
    (void)exchange;
    (void)line;
    (void)n;
    return LM_OK;
}

static lm_status on_body(lm_exchange *exchange, const char *bytes, size_t n)
{
    listener *l = exchange->ctx;

    lm_buffer_append(&l->got, bytes, n);
    return l->stop_at && l->got.size >= l->stop_at ? LM_CANCELLED : LM_OK;
}

static void on_done(lm_exchange *exchange, lm_status status, const char *why)
{
    listener *l = exchange->ctx;

    (void)why;
    l->ends++;
    l->at_end = l->got.size;
    l->status = status;
}

static void turn(void)
{
    ck_assert_int_eq(transport.poll(transport.ctx, 0, NULL), LM_OK);
}

static void tell(listener *l, const char *bytes, size_t n)
{
    ck_assert_int_eq(send(l->fd, bytes, n, MSG_NOSIGNAL), (ssize_t)n);
}

static void tell_chunk(listener *l, char what, size_t n)
{
    static char chunk[MAX_CHUNK + 16];
    int at = snprintf(chunk, sizeof(chunk), "%zx\r\n", n);

    memset(chunk + at, what, n);
    memcpy(chunk + at + n, "\r\n", 2);
    tell(l, chunk, (size_t)at + n + 2);
    lm_buffer_append(&l->told, chunk + at, n);
}

/* Its request is read, and the head of a response is on its way. */
static void answer(listener *l)
{
    static const char head[] = "HTTP/1.1 200 OK\r\n"
                               "Transfer-Encoding: chunked\r\n\r\n";
    struct pollfd ready = {.fd = door, .events = POLLIN};
    char request[4096];

    while (poll(&ready, 1, 0) == 0)
        turn();
    l->fd = accept(door, NULL, NULL);
    ck_assert_int_ge(l->fd, 0);
    ready.fd = l->fd;
    while (poll(&ready, 1, 0) == 0)
        turn();
    ck_assert_int_gt(recv(l->fd, request, sizeof(request), 0), 0);
    tell(l, head, sizeof(head) - 1);
}

static void begin(listener *l)
{
    static const char *const headers[] = {NULL};

    *l = (listener){.fd = -1};
    snprintf(l->url, sizeof(l->url), "http://127.0.0.1:%u/", port);
    l->exchange = (lm_exchange){.method = "GET",
                                .url = l->url,
                                .headers = headers,
                                .connect_ms = -1,
                                .on_header = on_header,
                                .on_body = on_body,
                                .on_done = on_done,
                                .ctx = l};
    ck_assert_int_eq(transport.begin(transport.ctx, &l->exchange, NULL), LM_OK);
    answer(l);
}

static void setup(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    socklen_t n = sizeof(address);

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    door = socket(AF_INET, SOCK_STREAM, 0);
    ck_assert_int_eq(bind(door, (struct sockaddr *)&address, n), 0);
    ck_assert_int_eq(listen(door, CROWD), 0);
    ck_assert_int_eq(getsockname(door, (struct sockaddr *)&address, &n), 0);
    port = ntohs(address.sin_port);
    ck_assert_int_eq(lm__curl_open(NULL, &curl, NULL), LM_OK);
    transport = lm__curl_transport(curl);
    for (size_t i = 0; i < CROWD; i++)
        begin(&crowd[i]);
}

static void teardown(void)
{
    lm__curl_close(curl);
    close(door);
    for (size_t i = 0; i < CROWD; i++) {
        close(crowd[i].fd);
        lm_buffer_free(&crowd[i].told);
        lm_buffer_free(&crowd[i].got);
    }
}

/* Chunks of all of them, and for some the end in the same turn. */
static void tell_all(size_t bytes, size_t end_every)
{
    for (size_t i = 0; i < CROWD; i++) {
        listener *l = &crowd[i];

        tell_chunk(l, (char)('a' + i % 20), bytes + i);
        tell_chunk(l, 'z', 7);
        if (end_every && i % end_every == 0)
            tell(l, "0\r\n\r\n", 5);
    }
}

static void check_got(const listener *l, size_t n)
{
    ck_assert_msg(l->got.size >= n && memcmp(l->got.data, l->told.data, n) == 0,
                  "listener %zd has %zu of %zu bytes", l - crowd, l->got.size,
                  n);
}

START_TEST(each_gets_its_own)
{
    static const size_t sizes[] = {1, 300, 3000, 4095, 4096, 5000, 20};

    for (size_t k = 0; k < sizeof(sizes) / sizeof(*sizes); k++) {
        tell_all(sizes[k], 0);
        for (int i = 0; i < 8; i++)
            turn();
        for (size_t i = 0; i < CROWD; i++) {
            check_got(&crowd[i], crowd[i].told.size);
            ck_assert_uint_eq(crowd[i].ends, 0);
        }
    }
}
END_TEST

START_TEST(some_end)
{
    tell_all(100, 3);
    for (int i = 0; i < 8; i++)
        turn();
    for (size_t i = 0; i < CROWD; i++) {
        const listener *l = &crowd[i];

        check_got(l, l->told.size);
        ck_assert_uint_eq(l->ends, i % 3 == 0);
        ck_assert_int_eq(l->status, LM_OK);
        ck_assert_uint_eq(l->at_end, i % 3 == 0 ? l->told.size : 0);
    }
}
END_TEST

/* They are ended at once, and once, with what they returned. */
START_TEST(some_want_no_more)
{
    for (size_t i = 0; i < CROWD; i += 5)
        crowd[i].stop_at = 50;
    tell_all(100, 7);
    for (int i = 0; i < 8; i++)
        turn();
    for (size_t i = 0; i < CROWD; i++) {
        const listener *l = &crowd[i];
        bool stopped = i % 5 == 0;

        check_got(l, stopped ? 50 : l->told.size);
        ck_assert_uint_eq(l->ends, stopped || i % 7 == 0);
        ck_assert_int_eq(l->status, stopped ? LM_CANCELLED : LM_OK);
        ck_assert_uint_eq(l->at_end, l->ends ? l->got.size : 0);
    }
}
END_TEST

/* The one that ends has others cancelled, which are not heard of again. */
static void on_done_cancel(lm_exchange *exchange, lm_status status,
                           const char *why)
{
    on_done(exchange, status, why);
    for (size_t i = 1; i < CROWD; i++)
        if (crowd[i].exchange.handle)
            transport.cancel(transport.ctx, &crowd[i].exchange);
}

START_TEST(one_ends_all_others)
{
    crowd[0].stop_at = 1;
    crowd[0].exchange.on_done = on_done_cancel;
    tell_all(100, 7);
    for (int i = 0; i < 8; i++)
        turn();
    ck_assert_uint_eq(crowd[0].ends, 1);
    for (size_t i = 1; i < CROWD; i++) {
        ck_assert_uint_le(crowd[i].ends, i % 7 == 0);
        ck_assert_ptr_null(crowd[i].exchange.handle);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pieces");
    TCase *cases = tcase_create("pieces");

    tcase_add_checked_fixture(cases, setup, teardown);
    tcase_add_test(cases, each_gets_its_own);
    tcase_add_test(cases, some_end);
    tcase_add_test(cases, some_want_no_more);
    tcase_add_test(cases, one_ends_all_others);
    tcase_set_timeout(cases, 60);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
