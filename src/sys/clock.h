// sys/clock.h - time and chance, which core must never ask for itself
#ifndef SYS_CLOCK_H
#define SYS_CLOCK_H

#include <stdint.h>

// Milliseconds that only run forward, whatever happens to the wall clock.
uint64_t clock_ms(void);

// Seconds since 1970; for display only.  $WARY_NOW overrides it (tests).
int64_t clock_wall_s(void);

// "2026-11-23" of wall seconds, local time, into out[16].
void clock_date(int64_t wall_s, char out[16]);

// Days since 1970 of wall seconds, by the local calendar.
int64_t clock_day(int64_t wall_s);

// 64 random bits from the kernel.
uint64_t clock_random(void);

#endif
