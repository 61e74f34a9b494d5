/* SPDX-License-Identifier: MIT */
#include "share.h"

#include "allocator.h"
#include "curl.h"

#include <pthread.h>
#include <string.h>

struct lm_share {
    const lm_allocator *allocator;
    CURLSH *handle;
    pthread_mutex_t locks[CURL_LOCK_DATA_LAST]; /* one for each kind */
};

static void lock(CURL *easy, curl_lock_data data, curl_lock_access access,
                 void *ctx)
{
    lm_share *share = ctx;

    (void)easy;
    (void)access;
    pthread_mutex_lock(&share->locks[data]);
}

static void unlock(CURL *easy, curl_lock_data data, void *ctx)
{
    lm_share *share = ctx;

    (void)easy;
    pthread_mutex_unlock(&share->locks[data]);
}

static bool set_up(lm_share *share)
{
    CURLSH *h = share->handle;

    return curl_share_setopt(h, CURLSHOPT_LOCKFUNC, lock) == CURLSHE_OK &&
           curl_share_setopt(h, CURLSHOPT_UNLOCKFUNC, unlock) == CURLSHE_OK &&
           curl_share_setopt(h, CURLSHOPT_USERDATA, share) == CURLSHE_OK &&
           curl_share_setopt(h, CURLSHOPT_SHARE, CURL_LOCK_DATA_DNS) ==
               CURLSHE_OK &&
           curl_share_setopt(h, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION) ==
               CURLSHE_OK;
}

lm_share *lm_share_new(const lm_allocator *allocator)
{
    lm_share *share = NULL;

    if (!lm__curl_global(NULL))
        share = lm__new(allocator, sizeof(*share));
    if (!share)
        return NULL;
    memset(share, 0, sizeof(*share));
    share->allocator = allocator;
    for (size_t i = 0; i < CURL_LOCK_DATA_LAST; i++)
        pthread_mutex_init(&share->locks[i], NULL);
    share->handle = curl_share_init();
    if (share->handle && set_up(share))
        return share;
    lm_share_free(share);
    return NULL;
}

void lm_share_free(lm_share *share)
{
    if (!share)
        return;
    curl_share_cleanup(share->handle);
    for (size_t i = 0; i < CURL_LOCK_DATA_LAST; i++)
        pthread_mutex_destroy(&share->locks[i]);
    lm__delete(share->allocator, share, sizeof(*share));
}

CURLSH *lm__share_handle(const lm_share *share)
{
    return share ? share->handle : NULL;
}
