// core/score.h - how early each sign was recognised (score version 1)
//
// Pure functions of a walk: the incoming messages in the order in which they
// were shown, with the marks on them.  Source of every formula: Sadeque, Xu,
// Bethard, WSDM 2018 (penalty); Losada and Crestani 2016 (ERDE); Youden's J.
//
//   k = t - a + 1        messages from onset a to recognition t, 1 = at once
//   pen(k) = tanh(p (k - 1) / 2),  p = ln 3 / (K - 1),  K = 10
//   credit w = (1 - pen(k)) (1 - share of the stake lost between a and t)
//   score = round(100 max(0, mean w - gamma))
#ifndef CORE_SCORE_H
#define CORE_SCORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/registry.h"
#include "core/scenario.h"

enum {
    SCORE_VERSION = 1,
    SCORE_K = 10,            // half credit at the tenth message
    SCORE_GRACE = 2,         // messages before a break-off that are censored
    SCORE_SIGNS_MIN = 3,     // fewer shown: no number
    SCORE_HARMLESS_MIN = 8,  // fewer shown: no number
};

struct score_message {
    uint64_t signs;  // bit a sign; 0: harmless unless neutral
    bool is_neutral;
    uint32_t day;
    uint64_t lost_before;  // money lost when it was shown
    bool all_before;       // documents or travel lost when it was shown
    uint32_t mark_t;       // reading position of its mark, >= its number; 0: none
    uint64_t mark_lost;    // money lost when it was marked
    bool mark_all;
    int16_t named;  // sign that the learner named, or -1
};

enum score_end { SCORE_END_NATURAL, SCORE_END_BROKEN_OFF, SCORE_END_POLITE };

struct score_walk {
    enum verdict verdict;
    enum score_end end;
    double share_read;  // 0..1
    uint64_t stake, lost;
    bool has_lost_all;
    const struct score_message *messages;  // borrowed; message n is messages[n - 1]
    size_t count;
};

enum score_why {
    SCORE_OK,
    SCORE_TOO_SHORT,     // fewer than 3 signs or 8 harmless messages
    SCORE_BEFORE_ONSET,  // broken off before anything could be seen
    SCORE_NOT_READ,      // an honest story, left before half of it
    SCORE_UNCLEAR,       // verdict unclear: words only
    SCORE_WHYS
};

struct score_sign {
    uint8_t sign;
    uint32_t onset;  // message number
    uint32_t onset_day;
    uint32_t t;        // reading position of the recognition; 0: missed
    uint32_t message;  // the marked message that recognised it; 0: missed
    uint32_t k;        // t - onset + 1; 0: missed
    uint32_t days;     // story days from onset to recognition
    double loss;       // share of the stake lost in between, 0..1
    double credit;     // w
    bool is_censored;  // left so soon after its onset that it does not count
    bool is_named;     // named rightly on the message that recognised it
};

struct score {
    enum score_why why;
    int number;                // 0..100; only when why is SCORE_OK
    double j, hits, gamma, q;  // J_w, H_w, chance, share of harmless messages marked
    struct score_sign signs[REGISTRY_SIGNS_MAX];  // in order of onset
    uint32_t sign_count;                          // displayed, the censored ones included
    uint32_t counted;                             // n: sign_count without the censored
    uint32_t noticed;                             // of the counted
    uint32_t named;                               // of the noticed, named rightly
    uint32_t harmless, false_marks;               // harmless messages shown, of them marked
    bool has_median;
    double median_later;  // median over the noticed of k - 1
    uint64_t stake, lost;
};

// pen(k): 0 at k = 1, one half at k = SCORE_K.
double score_penalty(double k);

// Score a walk.  Never fails; *out says why there is no number when there is none.
void score_walk(const struct score_walk *walk, struct score *out);

struct session;

// The walk of a session so far: messages in a block that the caller frees with
// mem_free(walk.messages); the rest by value.
struct score_walk score_walk_of(const struct session *s);

// score_walk of score_walk_of.
void score_session(const struct session *s, struct score *out);

// The band in English, for msg: "mostly unnoticed", "some", "many", "early and accurate".
const char *score_band(int number);

enum score_outcome {
    OUTCOME_CAUGHT,
    OUTCOME_MISSED,
    OUTCOME_SUSPECTED,
    OUTCOME_TRUSTED,
    OUTCOME_OPEN
};

// What the judgement at the end came to.  OPEN: cannot tell, or an unclear story.
enum score_outcome score_outcome(enum verdict verdict, enum verdict judged, uint8_t sure);

#endif
