#include "sys/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

uint64_t clock_ms(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

int64_t clock_wall_s(void)
{
    const char *given = getenv("WARY_NOW");
    return given && given[0] ? strtoll(given, NULL, 10) : (int64_t)time(NULL);
}

void clock_date(int64_t wall_s, char out[16])
{
    time_t t = (time_t)wall_s;
    struct tm tm;
    if (!localtime_r(&t, &tm) || strftime(out, 16, "%Y-%m-%d", &tm) == 0) {
        out[0] = '\0';
    }
}

int64_t clock_day(int64_t wall_s)
{
    time_t t = (time_t)wall_s;
    struct tm tm;
    if (!localtime_r(&t, &tm)) {
        return 0;
    }
    int64_t local_s = wall_s + tm.tm_gmtoff;
    return local_s / 86400 - (local_s % 86400 < 0);
}

uint64_t clock_random(void)
{
    uint64_t bits = 0;
    if (getrandom(&bits, sizeof bits, 0) != (ssize_t)sizeof bits) {
        bits = clock_ms() * 6364136223846793005u + (uint64_t)clock_wall_s();
    }
    return bits;
}
