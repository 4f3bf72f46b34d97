// core/normal.h - the standard normal distribution
#ifndef CORE_NORMAL_H
#define CORE_NORMAL_H

// The share of the distribution below x: 0.5 erfc(-x / sqrt 2).
double normal_share(double x);

// The x below which lies share p, 0 < p < 1; minus or plus infinity at 0 and 1.
// Wichura 1988, algorithm AS241 (PPND16): about 16 digits.
double normal_at(double p);

#endif
