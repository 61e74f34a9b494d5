/* SPDX-License-Identifier: MIT */
#include "fake.h"
#include "reply.h"
#include "suite.h"
#include "user.lm.h"

#include <lm/share.h>
#include <pthread.h>
#include <stdlib.h>

/* A client in each of several threads, with a share for all of them. */

enum { THREADS = 6, CALLS = 40, ALL = 240 };

typedef struct worker {
    const char *url;
    lm_share *share;
    unsigned good;
} worker;

static void *work(void *ctx)
{
    static const lm_message messages[] = {{LM_USER, "Hello"}, LM_MESSAGES_END};
    worker *w = ctx;
    const lm_client_options options = {.base_url = w->url,
                                       .api_key = "sk-test",
                                       .mode = LM_MODE_TOOLS,
                                       .share = w->share};
    lm_client *client = lm_client_from_provider("openai/any", &options);

    for (int i = 0; client && i < CALLS; i++) {
        UserDetails *user = UserDetails_create(client, messages);

        w->good += user != NULL;
        UserDetails_free(user);
    }
    lm_client_free(client);
    return NULL;
}

START_TEST(a_client_in_each_thread)
{
    fake_step script[ALL] = {{.status = 0}};
    char *good = reply_value(LM_MODE_TOOLS, "{\"name\":\"Jason\",\"age\":25}");
    lm_share *share = lm_share_new(NULL);
    worker workers[THREADS];
    pthread_t threads[THREADS];
    fake *server;

    for (size_t i = 0; i < ALL; i++)
        script[i].body = good;
    server = fake_start(script, ALL);
    ck_assert_ptr_nonnull(share);
    for (size_t i = 0; i < THREADS; i++) {
        workers[i] = (worker){fake_url(server), share, 0};
        ck_assert_int_eq(pthread_create(&threads[i], NULL, work, &workers[i]),
                         0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        ck_assert_uint_eq(workers[i].good, CALLS);
    }
    ck_assert_uint_eq(fake_connections(server), THREADS);
    lm_share_free(share);
    fake_stop(server);
    free(good);
}
END_TEST

START_TEST(no_share)
{
    lm_share_free(NULL);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("share");
    TCase *cases = tcase_create("share");

    tcase_add_test(cases, a_client_in_each_thread);
    tcase_add_test(cases, no_share);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
