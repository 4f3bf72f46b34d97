// core/early.h - the field's measures of early risk detection
//
// One case is one subject (a conversation, or one sign of it): whether the risk
// was there, whether it was called, and after how many messages.
// Source: ERDE: Losada and Crestani 2016; latency, speed, F_latency: Sadeque, Xu
// and Bethard, WSDM 2018; ERDE%: Trotzek, Koitka and Friedrich 2018.  A "yes" is
// irrevocable; the delay of a false positive or of a "no" is never used.
#ifndef CORE_EARLY_H
#define CORE_EARLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct early_case {
    bool is_risk, is_called;
    uint32_t k;      // messages seen when it was called, from 1; used for true positives
    uint32_t total;  // messages of the case, for ERDE%; 0: none
};

struct early {
    uint32_t hits, misses, alarms, rests;
    bool has_precision, has_recall, has_latency;  // else there is nothing to divide by
    double precision, recall, f1;                 // f1 is 0 without a hit
    double latency, speed;                        // medians over the hits
    double f_latency;                             // f1 * speed; 0 without a hit
};

// lc_o(k) = 1 / (1 + e^(o - k)): what a hit after k messages costs.
double early_cost(double o, double k);

// pen(k) = tanh(p (k - 1) / 2).
double early_penalty(double p, double k);

// The p for which pen(K) = 1/2: ln 3 / (K - 1); K > 1.
double early_p(double big_k);

// Mean cost over all cases, with c_fp = share of cases with a risk, c_fn = c_tp = 1.
// NAN without a case.
double early_erde(const struct early_case *cases, size_t count, double o);

// The same with k as a percentage of the case's messages; o in percent.
double early_erde_share(const struct early_case *cases, size_t count, double o);

// Precision, recall, F1, latency, speed and F_latency with this p.
struct early early_figures(const struct early_case *cases, size_t count, double p);

#endif
