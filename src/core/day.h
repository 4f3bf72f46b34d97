// core/day.h - days since 1970 as dates; no clock, no time zone
#ifndef CORE_DAY_H
#define CORE_DAY_H

#include <stdint.h>

enum { DAY_TEXT = 16 };

// "2026-11-23" of a day since 1970, into out; years outside 0..9999 are clamped.
// Source: the civil calendar in eras of 400 years (Hinnant, chrono algorithms).
void day_text(int64_t day, char out[DAY_TEXT]);

#endif
