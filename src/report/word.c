#include "report/word.h"

static const char *const outcomes[] = {[OUTCOME_CAUGHT] = "caught",
                                       [OUTCOME_MISSED] = "missed",
                                       [OUTCOME_SUSPECTED] = "suspected",
                                       [OUTCOME_TRUSTED] = "trusted",
                                       [OUTCOME_OPEN] = "open"};
static const char *const whys[SCORE_WHYS] = {
    [SCORE_OK] = "scored",
    [SCORE_TOO_SHORT] = "too-short",
    [SCORE_BEFORE_ONSET] = "before-onset",
    [SCORE_NOT_READ] = "not-read",
    [SCORE_UNCLEAR] = "unclear",
};
static const char *const biases[] = {[BIAS_UNKNOWN] = "unknown",
                                     [BIAS_EVEN] = "even",
                                     [BIAS_HOLDS_BACK] = "holds-back",
                                     [BIAS_SUSPECTS] = "suspects"};
static const char *const trends[] = {
    [TREND_UNKNOWN] = "unknown",        [TREND_SAME] = "same",
    [TREND_BETTER] = "better",          [TREND_SUSPICIOUS] = "more-suspicious",
    [TREND_TRUSTING] = "more-trusting", [TREND_WORSE] = "worse"};

const char *word_end(const struct session *s)
{
    return !s->has_left ? "natural" : session_is_broken_off(s) ? "broken-off" : "polite";
}

const char *word_outcome(enum score_outcome outcome)
{
    return outcomes[outcome];
}

const char *word_why(enum score_why why)
{
    return whys[why];
}

const char *word_bias(enum profile_bias bias)
{
    return biases[bias];
}

const char *word_trend(enum profile_trend trend)
{
    return trends[trend];
}
