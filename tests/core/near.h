// tests/core/near.h - numbers that are the same but for rounding
#ifndef TESTS_CORE_NEAR_H
#define TESTS_CORE_NEAR_H

#include <math.h>

#define assert_near(is, should, within)                                                            \
    do {                                                                                           \
        const double is_ = (is), should_ = (should);                                               \
        if (!(fabs(is_ - should_) <= (within))) {                                                  \
            print_error("%s is %.12g, not %.12g\n", #is, is_, should_);                            \
            fail();                                                                                \
        }                                                                                          \
    } while (0)

// The next of a fixed chain of pseudo-random numbers (xorshift64*).
static inline uint64_t near_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 0x2545F4914F6CDD1Du;
}

#endif
