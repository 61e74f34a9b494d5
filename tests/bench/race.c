/* SPDX-License-Identifier: MIT */
#ifdef __linux__
#define _GNU_SOURCE /* sched_setaffinity */
#include <sched.h>
#endif

#include "race.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* A measurement takes at least this long if nothing else is said, so that the
   clock's step and what the caches have to learn anew do not count. */
static const double min_seconds = 0.004;

#ifdef __linux__
static bool pin(int process, int cpu)
{
    cpu_set_t set;

    if (cpu < 0)
        return false;
    CPU_ZERO(&set);
    CPU_SET((size_t)cpu, &set);
    return sched_setaffinity(process, sizeof(set), &set) == 0;
}

bool race_pin(void)
{
    return pin(0, sched_getcpu());
}

bool race_pin_apart(int process)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    int cpu = sched_getcpu();

    return n > 1 && cpu >= 0 && pin(process, (cpu + 1) % (int)n);
}
#else
bool race_pin(void)
{
    return false;
}

bool race_pin_apart(int process)
{
    (void)process;
    return false;
}
#endif

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double measure(const runner *r, unsigned repeats)
{
    double start = now();

    for (unsigned i = 0; i < repeats; i++)
        r->run(r->ctx);
    return (now() - start) / repeats;
}

static void calibrate(runner *r)
{
    double least = r->least > 0 ? r->least : min_seconds;

    r->repeats = 1;
    /* What takes long needs no second look. */
    if (measure(r, 1) >= min_seconds * 2)
        return;
    for (;;) {
        double seconds = measure(r, r->repeats) * r->repeats;

        if (seconds >= least)
            return;
        r->repeats *= 2;
    }
}

void race_run(runner *runners, size_t n, unsigned rounds)
{
    for (size_t i = 0; i < n; i++)
        calibrate(&runners[i]);
    for (unsigned round = 0; round < rounds; round++) {
        for (size_t i = 0; i < n; i++) {
            runner *r = &runners[(i + round) % n];

            r->times[round] = measure(r, r->repeats);
        }
    }
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;

    return (x > y) - (x < y);
}

static double median(double *values, unsigned n)
{
    qsort(values, n, sizeof(*values), by_value);
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

double race_ratio(const runner *a, const runner *b, unsigned rounds)
{
    double ratios[RACE_MAX_ROUNDS];

    for (unsigned i = 0; i < rounds; i++)
        ratios[i] = a->times[i] / b->times[i];
    return median(ratios, rounds);
}

double race_median(const runner *a, unsigned rounds)
{
    double times[RACE_MAX_ROUNDS];

    memcpy(times, a->times, rounds * sizeof(*times));
    return median(times, rounds);
}
