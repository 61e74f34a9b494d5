/* SPDX-License-Identifier: MIT */
#include "window.h"

#include <string.h>

/* Of one second, so that the sum of all of them is a number. */
#define MOST (INT64_MAX / LM__WINDOW_SECONDS)

static int64_t *amount_of(lm__window *w, int64_t second)
{
    return &w->amounts[second % LM__WINDOW_SECONDS];
}

/* Forgets what is more than a minute ago. */
static void move_to(lm__window *w, int64_t now_ms)
{
    int64_t second = now_ms / 1000;

    if (second <= w->second)
        return;
    if (second - w->second >= LM__WINDOW_SECONDS) {
        memset(w->amounts, 0, sizeof(w->amounts));
        w->second = second;
    }
    while (w->second < second)
        *amount_of(w, ++w->second) = 0;
}

static int64_t sum_of(const lm__window *w)
{
    int64_t sum = 0;

    for (int i = 0; i < LM__WINDOW_SECONDS; i++)
        sum += w->amounts[i];
    return sum;
}

/* A second counts until all of it is a minute ago. */
int64_t lm__window_wait(lm__window *w, int64_t now_ms)
{
    int64_t sum;
    int64_t second;

    if (w->limit <= 0)
        return 0;
    move_to(w, now_ms);
    sum = sum_of(w);
    second = w->second - LM__WINDOW_SECONDS + 1;
    while (sum >= w->limit && second <= w->second) {
        if (second >= 0)
            sum -= *amount_of(w, second);
        second++;
    }
    if (second == w->second - LM__WINDOW_SECONDS + 1)
        return 0;
    return (second - 1 + LM__WINDOW_SECONDS) * 1000 - now_ms;
}

void lm__window_add(lm__window *w, int64_t now_ms, int64_t n)
{
    int64_t *amount;

    if (w->limit <= 0)
        return;
    move_to(w, now_ms);
    amount = amount_of(w, w->second);
    if (n < -*amount)
        *amount = 0;
    else if (n > MOST - *amount)
        *amount = MOST;
    else
        *amount += n;
}
