#include "core/fsrs.h"

#include <math.h>
#include <stdbool.h>

// Default weights of FSRS-6.
static const double w[21] = {.212,   1.2931, 2.3065, 8.2956, 6.4133, .8334, 3.0194,
                             .001,   1.8722, .1666,  .796,   1.4835, .0614, .2629,
                             1.6483, .6014,  1.8729, .5425,  .0912,  .0658, .1542};

static const double stability_least = 0.001, stability_most = 36500;

static double within(double x, double least, double most)
{
    return fmin(fmax(x, least), most);
}

// Such that the recall is 0.9 after S days.
static double factor(void)
{
    return pow(0.9, -1 / w[20]) - 1;
}

double fsrs_recall(double stability, double days)
{
    return pow(1 + factor() * days / stability, -w[20]);
}

double fsrs_days_to(double stability, double recall)
{
    return stability / factor() * (pow(recall, -1 / w[20]) - 1);
}

uint32_t fsrs_interval(double stability, uint32_t most)
{
    return (uint32_t)within(round(fsrs_days_to(stability, 0.9)), 1, most);
}

static double first_difficulty(enum fsrs_grade grade)
{
    return w[4] - exp(w[5] * (grade - 1)) + 1;
}

static double next_difficulty(double d, enum fsrs_grade grade)
{
    double moved = d + -w[6] * ((int)grade - 3) * (10 - d) / 9;
    return within(w[7] * first_difficulty(FSRS_EASY) + (1 - w[7]) * moved, 1, 10);
}

static double after_forgetting(const struct fsrs_card *card, double recall)
{
    double s = card->stability;
    double next =
        w[11] * pow(card->difficulty, -w[12]) * (pow(s + 1, w[13]) - 1) * exp(w[14] * (1 - recall));
    return fmin(next, s / exp(w[17] * w[18]));
}

static double after_recall(const struct fsrs_card *card, enum fsrs_grade grade, double recall)
{
    double s = card->stability;
    double gain =
        exp(w[8]) * (11 - card->difficulty) * pow(s, -w[9]) * (exp(w[10] * (1 - recall)) - 1);
    gain *= grade == FSRS_HARD ? w[15] : grade == FSRS_EASY ? w[16] : 1;
    return s * (1 + gain);
}

static double same_day(double s, enum fsrs_grade grade)
{
    double step = exp(w[17] * ((int)grade - 3 + w[18])) * pow(s, -w[19]);
    return s * (grade >= FSRS_GOOD ? fmax(step, 1) : step);
}

static double next_stability(const struct fsrs_card *card, enum fsrs_grade grade, int64_t day)
{
    if (day <= card->day) {
        return same_day(card->stability, grade);
    }
    double recall = fsrs_recall(card->stability, (double)(day - card->day));
    return grade == FSRS_AGAIN ? after_forgetting(card, recall) : after_recall(card, grade, recall);
}

struct fsrs_card fsrs_review(struct fsrs_card card, enum fsrs_grade grade, int64_t day)
{
    bool is_first = card.stability <= 0;
    struct fsrs_card next = {.day = !is_first && day < card.day ? card.day : day};
    next.stability = is_first ? w[grade - 1] : next_stability(&card, grade, day);
    next.stability = within(next.stability, stability_least, stability_most);
    next.difficulty =
        is_first ? within(first_difficulty(grade), 1, 10) : next_difficulty(card.difficulty, grade);
    return next;
}

double fsrs_now(const struct fsrs_card *card, int64_t today)
{
    if (card->stability <= 0) {
        return 0;
    }
    return fsrs_recall(card->stability, today > card->day ? (double)(today - card->day) : 0);
}

int64_t fsrs_due(const struct fsrs_card *card)
{
    return card->day + fsrs_interval(card->stability, FSRS_DAYS_MAX);
}
