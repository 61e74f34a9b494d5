/* SPDX-License-Identifier: MIT */
#include "curl.h"

#include "allocator.h"
#include "clock.h"
#include "curl_line.h"
#include "curl_status.h"
#include "fetch.h"
#include "pieces.h"
#include "poller.h"

#include <pthread.h>
#include <string.h>
#include <unistd.h>

struct lm__curl {
    CURLM *multi;
    lm__poller *poller;
    int64_t timer_at;       /* of our own clock; NO_TIMER: none is set */
    lm_watcher watcher;     /* {0}: the poller watches */
    lm__line_shared shared; /* by all lines */
    lm__line_url url;       /* likewise */
    bool heard;             /* an exchange was handed something */
    lm__pieces pieces;
    lm__line *spare;
    lm__line *busy;
    char why[CURL_ERROR_SIZE]; /* as libcurl has said; "": nothing */
};

#define NO_TIMER INT64_MAX

/* Of an exchange, with what its owner has behind it. */
enum { EXCHANGE_BYTES = 320 };

static pthread_once_t global_once = PTHREAD_ONCE_INIT;
static CURLcode global_result;

static void global_init(void)
{
    global_result = curl_global_init(CURL_GLOBAL_DEFAULT);
}

/* libcurl says when a connection begins and ends. */
static int on_open(void *ctx, curl_socket_t fd, curlsocktype purpose)
{
    const lm__curl *curl = ctx;

    (void)purpose;
    lm__poller_own(curl->poller, fd);
    return CURL_SOCKOPT_OK;
}

static int on_close(void *ctx, curl_socket_t fd)
{
    const lm__curl *curl = ctx;

    lm__poller_disown(curl->poller, fd);
    return close(fd);
}

static CURLcode tell_sockets(lm__curl *curl, CURL *easy)
{
    CURLcode bad = CURLE_OK;

    if (!bad)
        bad = curl_easy_setopt(easy, CURLOPT_SOCKOPTFUNCTION, on_open);
    if (!bad)
        bad = curl_easy_setopt(easy, CURLOPT_SOCKOPTDATA, curl);
    if (!bad)
        bad = curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, on_close);
    if (!bad)
        bad = curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, curl);
    return bad;
}

static lm__line *take_line(lm__curl *curl)
{
    lm__line *line = curl->spare;

    if (line) {
        curl->spare = line->next;
        return line;
    }
    line = lm__line_new(&curl->shared);
    if (!line || tell_sockets(curl, line->easy) == CURLE_OK)
        return line;
    lm__line_free(line);
    return NULL;
}

static void link_line(lm__curl *curl, lm__line *line)
{
    line->next = curl->busy;
    if (curl->busy)
        curl->busy->before = line;
    curl->busy = line;
}

static void unlink_line(lm__curl *curl, lm__line *line)
{
    if (line->before)
        line->before->next = line->next;
    else
        curl->busy = line->next;
    if (line->next)
        line->next->before = line->before;
    line->before = NULL;
}

static void give_line(lm__curl *curl, lm__line *line)
{
    line->next = curl->spare;
    curl->spare = line;
}

static lm_status begin(void *ctx, lm_exchange *exchange, lm_error *err)
{
    lm__curl *curl = ctx;
    lm__line *line = take_line(curl);
    CURLcode bad;

    if (!line)
        return lm_error_set(err, LM_NOMEM, "no memory for a connection");
    bad = lm__line_dial(line, exchange);
    if (!bad && curl_multi_add_handle(curl->multi, line->easy) != CURLM_OK)
        bad = CURLE_FAILED_INIT;
    if (bad) {
        give_line(curl, line);
        return lm_error_set(err, lm__curl_status(bad), "%s",
                            curl_easy_strerror(bad));
    }
    link_line(curl, line);
    exchange->handle = line;
    return LM_OK;
}

/* The events of fd are the line's now; -1: it waits for none. */
static void wait_on(const lm__curl *curl, lm__line *line, int fd)
{
    if (line->fd >= 0)
        lm__poller_note(curl->poller, line->fd, NULL);
    if (fd >= 0)
        lm__poller_note(curl->poller, fd, line->exchange);
    line->fd = fd;
}

static void detach(lm__curl *curl, lm__line *line)
{
    curl_multi_remove_handle(curl->multi, line->easy);
    wait_on(curl, line, -1);
    lm__pieces_drop(&curl->pieces, line);
    line->exchange->handle = NULL;
    unlink_line(curl, line);
    give_line(curl, line);
}

static void cancel(void *ctx, lm_exchange *exchange)
{
    detach(ctx, exchange->handle);
}

/* The line may serve another exchange before on_done is back. */
static void finish(lm__curl *curl, lm__line *line, CURLcode result,
                   const char *why)
{
    lm_exchange *exchange = line->exchange;
    lm_status status = line->stopped ? line->stopped : lm__curl_status(result);

    if (!*why)
        why = curl_easy_strerror(result);
    detach(curl, line);
    curl->heard = true;
    exchange->on_done(exchange, status, status ? why : NULL);
}

/*
 * on_done may begin and cancel exchanges. Where several have ended at once, it
 * is not known of which of them libcurl has said why.
 */
static void finish_all(lm__curl *curl)
{
    const CURLMsg *message;
    char why[CURL_ERROR_SIZE];
    int left;

    *why = '\0';
    if (*curl->why)
        memcpy(why, curl->why, sizeof(why));
    *curl->why = '\0';
    while ((message = curl_multi_info_read(curl->multi, &left))) {
        lm__line *line = NULL;

        if (left)
            *why = '\0';
        if (message->msg != CURLMSG_DONE)
            continue;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &line);
        if (line)
            finish(curl, line, message->data.result, why);
    }
}

static lm_status check(CURLMcode code, lm_error *err)
{
    if (code == CURLM_OK)
        return LM_OK;
    return lm_error_set(err, code == CURLM_OUT_OF_MEMORY ? LM_NOMEM : LM_IO,
                        "%s", curl_multi_strerror(code));
}

static CURLMcode act(lm__curl *curl, curl_socket_t fd, unsigned events)
{
    int mask = 0;
    int running;

    if (fd == CURL_SOCKET_TIMEOUT)
        curl->timer_at = NO_TIMER;
    if (events & LM_SOCKET_READ)
        mask |= CURL_CSELECT_IN;
    if (events & LM_SOCKET_WRITE)
        mask |= CURL_CSELECT_OUT;
    if (events & LM_SOCKET_FAILED)
        mask |= CURL_CSELECT_ERR;
    return curl_multi_socket_action(curl->multi, fd, mask, &running);
}

static lm_status ready(void *ctx, int fd, unsigned events, lm_error *err)
{
    lm__curl *curl = ctx;
    CURLMcode code =
        act(curl, fd == LM_SOCKET_TIMER ? CURL_SOCKET_TIMEOUT : fd, events);

    finish_all(curl);
    return check(code, err);
}

static lm__line *find_stopped(const lm__curl *curl)
{
    lm__line *line = curl->busy;

    while (line && !line->stopped)
        line = line->next;
    return line;
}

/* Those that want no more, which libcurl was not told while it read. */
static void finish_stopped(lm__curl *curl)
{
    lm__line *line;

    while ((line = find_stopped(curl)))
        finish(curl, line, CURLE_WRITE_ERROR, "");
    curl->pieces.stopped = false;
}

/* What an exchange has in itself is fetched while libcurl reads. */
static CURLMcode act_all(lm__curl *curl, const lm__poller_event *events, int n)
{
    CURLMcode code = CURLM_OK;

    for (int i = 0; i < n; i++)
        lm__fetch(events[i].who, EXCHANGE_BYTES);
    if (n > 1)
        lm__pieces_begin(&curl->pieces);
    for (int i = 0; !code && i < n; i++) {
        code = act(curl, events[i].fd, events[i].events);
        if (*curl->why) {
            lm__pieces_hand_on(&curl->pieces);
            finish_all(curl);
        }
    }
    lm__pieces_end(&curl->pieces);
    if (curl->pieces.stopped)
        finish_stopped(curl);
    return code;
}

/* In milliseconds, until libcurl's timer. */
static int64_t time_left(const lm__curl *curl)
{
    return curl->timer_at == NO_TIMER ? INT64_MAX
                                      : curl->timer_at - lm__clock_ms();
}

/*
 * A request that was just begun is sent before anything is waited for: libcurl
 * sets its timer to the next moment then.
 */
static CURLMcode act_on_time(lm__curl *curl, int32_t *timeout_ms)
{
    int64_t left = time_left(curl);
    CURLMcode code = CURLM_OK;

    if (left <= 0) {
        code = act(curl, CURL_SOCKET_TIMEOUT, 0);
        finish_all(curl);
        left = curl->heard || code ? 0 : time_left(curl);
    }
    if (left < *timeout_ms)
        *timeout_ms = left > 0 ? (int32_t)left : 0;
    return code;
}

static lm_status poll_all(void *ctx, int32_t timeout_ms, lm_error *err)
{
    lm__poller_event events[LM__POLLER_BATCH];
    lm__curl *curl = ctx;
    CURLMcode code;
    int n;

    curl->heard = false;
    code = act_on_time(curl, &timeout_ms);
    n = lm__poller_wait(curl->poller, timeout_ms, events, LM__POLLER_BATCH);
    if (n < 0)
        return lm_error_set(err, LM_IO, "waiting for sockets failed");
    if (!code)
        code = act_all(curl, events, n);
    if (n)
        finish_all(curl);
    return check(code, err);
}

/* What libcurl wants to be watched goes to the loop, or to our own poller. */
static int on_socket(CURL *easy, curl_socket_t fd, int what, void *ctx,
                     void *kept)
{
    lm__curl *curl = ctx;
    lm__line *line = NULL;
    unsigned events = 0;

    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &line);
    if (what & CURL_POLL_IN)
        events |= LM_SOCKET_READ;
    if (what & CURL_POLL_OUT)
        events |= LM_SOCKET_WRITE;
    if (curl->watcher.on_socket)
        kept = curl->watcher.on_socket(curl->watcher.ctx, fd, events, kept);
    else
        kept = lm__poller_set(curl->poller, fd, events, kept);
    if (line)
        wait_on(curl, line, events ? fd : -1);
    curl_multi_assign(curl->multi, fd, events ? kept : NULL);
    return 0;
}

static int on_timer(CURLM *multi, long ms, void *ctx)
{
    lm__curl *curl = ctx;

    (void)multi;
    if (curl->watcher.on_timer)
        curl->watcher.on_timer(curl->watcher.ctx, ms);
    else
        curl->timer_at = ms < 0 ? NO_TIMER : lm__clock_ms() + ms;
    return 0;
}

static lm_status watch(void *ctx, const lm_watcher *watcher, lm_error *err)
{
    lm__curl *curl = ctx;

    if (curl->busy)
        return lm_error_set(err, LM_ARGUMENT,
                            "there are requests in flight already");
    curl->watcher = watcher ? *watcher : (lm_watcher){0};
    return LM_OK;
}

static CURLMcode set_up_multi(lm__curl *curl)
{
    CURLM *multi = curl->multi;
    CURLMcode bad = CURLM_OK;

    if (!bad)
        bad = curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, on_socket);
    if (!bad)
        bad = curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, curl);
    if (!bad)
        bad = curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, on_timer);
    if (!bad)
        bad = curl_multi_setopt(multi, CURLMOPT_TIMERDATA, curl);
    return bad;
}

lm_status lm__curl_global(lm_error *err)
{
    pthread_once(&global_once, global_init);
    if (!global_result)
        return LM_OK;
    return lm_error_set(err, LM_CONFIG, "libcurl: %s",
                        curl_easy_strerror(global_result));
}

void lm__curl_share(lm__curl *curl, const lm_share *share)
{
    curl->shared.share = share;
}

void lm__curl_trust(lm__curl *curl, const char *ca_file)
{
    curl->shared.ca_file = ca_file;
}

lm_status lm__curl_open(const lm_allocator *allocator, lm__curl **out,
                        lm_error *err)
{
    lm__curl *curl;

    if (lm__curl_global(err))
        return LM_CONFIG;
    curl = lm__new(allocator, sizeof(*curl));
    if (!curl)
        return lm_error_set(err, LM_NOMEM, "no memory for the transport");
    memset(curl, 0, sizeof(*curl));
    curl->timer_at = NO_TIMER;
    curl->shared.allocator = allocator;
    curl->shared.heard = &curl->heard;
    curl->shared.why = curl->why;
    curl->pieces.allocator = allocator;
    curl->shared.pieces = &curl->pieces;
    curl->shared.url = &curl->url;
    curl->poller = lm__poller_new(allocator);
    curl->multi = curl_multi_init();
    if (!curl->multi || !curl->poller || set_up_multi(curl) != CURLM_OK) {
        lm__curl_close(curl);
        return lm_error_set(err, LM_NOMEM, "no memory for libcurl");
    }
    *out = curl;
    return LM_OK;
}

static void free_lines(lm__line *line)
{
    while (line) {
        lm__line *next = line->next;

        lm__line_free(line);
        line = next;
    }
}

void lm__curl_close(lm__curl *curl)
{
    if (!curl)
        return;
    while (curl->busy)
        detach(curl, curl->busy);
    free_lines(curl->spare);
    curl_multi_cleanup(curl->multi);
    lm__poller_free(curl->poller);
    lm__pieces_free(&curl->pieces);
    lm__line_forget_url(&curl->shared);
    lm__delete(curl->shared.allocator, curl, sizeof(*curl));
}

lm_transport lm__curl_transport(lm__curl *curl)
{
    return (lm_transport){
        .begin = begin,
        .cancel = cancel,
        .poll = poll_all,
        .watch = watch,
        .ready = ready,
        .ctx = curl,
    };
}
