// core/detect.h - signal detection: telling signs from harmless messages
//
// Source: Hautus 1995 (the log-linear correction, always applied), Macmillan and
// Creelman (d', c, A'), Donaldson 1992 (B''D), Youden 1950 (J).
#ifndef CORE_DETECT_H
#define CORE_DETECT_H

#include <stdbool.h>
#include <stdint.h>

enum { DETECT_TRIALS_MIN = 10 };  // of each kind, before d' and c are shown

struct detect {
    uint32_t hits, misses;   // of the signs
    uint32_t alarms, rests;  // of the harmless: false alarms, correct rejections
};

struct detect_figures {
    double hit_rate, alarm_rate;  // uncorrected; 0 without a trial
    double d, c;                  // d' and criterion; c > 0 holds back, c < 0 is jumpy
    double ln_beta, a_z, a;       // ln beta, area under the equal-variance ROC, A'
    double b;                     // B''D; only when has_b
    double j;                     // Youden's J = hit rate - alarm rate
    bool has_b;                   // B''D is 0/0 when everything is right
    bool is_enough;               // at least DETECT_TRIALS_MIN of each kind and one flag
};

// Every figure is finite, whatever the counts.
struct detect_figures detect_figures(const struct detect *counts);

#endif
