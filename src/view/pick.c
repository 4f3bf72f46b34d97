#include "view/pick.h"

static bool is_twin_recent(const struct app *app, const struct story *story)
{
    for (size_t i = 0; i < app->past_count && i < PICK_APART; i++) {
        if (story->twin.len && str_is(app->pasts[i].id, story->twin)) {
            return true;
        }
    }
    return false;
}

static bool is_newest(const struct app *app, const struct story *story)
{
    return app->past_count > 0 && str_is(app->pasts[0].id, story->id);
}

// The wishes, from all of them to none: what is left out when nothing fits.
enum { WISH_NEW = 1, WISH_APART = 2, WISH_OTHER = 4, WISH_TOLD = 8, WISH_KIND = 16 };
// TOLD: in one's language.  KIND: scams and honest people mixed, see wants_honest.
static const unsigned wishes[] = {
    WISH_KIND | WISH_TOLD | WISH_NEW | WISH_APART | WISH_OTHER,
    WISH_KIND | WISH_TOLD | WISH_APART | WISH_OTHER,
    WISH_TOLD | WISH_NEW | WISH_APART | WISH_OTHER,
    WISH_TOLD | WISH_APART | WISH_OTHER,
    WISH_TOLD | WISH_OTHER,
    WISH_TOLD,
    WISH_NEW | WISH_APART | WISH_OTHER,
    WISH_OTHER,
    0,
};

static uint64_t mix(uint64_t x)
{
    x += 0x9E3779B97F4A7C15u;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

// Of any five conversations in a row at least two with an honest person and two without,
// whatever the needs are; between that chance decides, so that nobody can guess.
static bool wants_honest(const struct app *app)
{
    size_t before = PICK_APART - 1, n = app->past_count < before ? app->past_count : before;
    size_t honest = 0;
    for (size_t i = 0; i < n; i++) {
        honest += app->pasts[i].verdict == VERDICT_HARMLESS;
    }
    bool by_chance = mix(~app->seed - app->skips - app->past_count) & 1;
    bool is_short = honest + (before - n) <= 1;
    bool is_long = n - honest + (before - n) <= 1;
    return is_short || (!is_long && by_chance);
}

static bool fits(const struct app *app, size_t i, int not_this, unsigned wish)
{
    const struct story *story = &app->stories[i];
    bool is_new = !(wish & WISH_NEW) || !story->is_played;
    bool is_apart = !(wish & WISH_APART) || !is_twin_recent(app, story);
    bool is_other = !(wish & WISH_OTHER) || ((int)i != not_this && !is_newest(app, story));
    bool is_told = !(wish & WISH_TOLD) || story->lang.len == 0;
    bool is_kind =
        !(wish & WISH_KIND) || app->settings.by_chance || story->is_honest == wants_honest(app);
    return !story->has_error && is_told && is_new && is_apart && is_other && is_kind;
}

static size_t count_fits(const struct app *app, int not_this, unsigned wish)
{
    size_t n = 0;
    for (size_t i = 0; i < app->story_count; i++) {
        n += fits(app, i, not_this, wish);
    }
    return n;
}

static int nth_fit(const struct app *app, int not_this, unsigned wish, size_t n)
{
    for (size_t i = 0; i < app->story_count; i++) {
        if (fits(app, i, not_this, wish) && n-- == 0) {
            return (int)i;
        }
    }
    return -1;
}

// The one that is needed most after story `last` (-1: of all); the first of equals.
static int next_needed(const struct app *app, int not_this, unsigned wish, int last)
{
    int best = -1;
    for (int i = 0; i < (int)app->story_count; i++) {
        double need = app->stories[i].need;
        double below = last < 0 ? 1 : app->stories[last].need - need;
        bool is_left = below > 0 || (below >= 0 && i > last);
        if (is_left && fits(app, (size_t)i, not_this, wish) &&
            (best < 0 || need > app->stories[best].need)) {
            best = i;
        }
    }
    return best;
}

// The one with the greatest need; each time the learner passes over one, the next.
static int neediest(const struct app *app, int not_this, unsigned wish, size_t n)
{
    int at = -1;
    for (size_t i = 0; i <= app->skips % n; i++) {
        at = next_needed(app, not_this, wish, at);
    }
    return at;
}

int pick_story(const struct app *app, int not_this)
{
    // Before the first conversation everything is new: chance, or a class would begin alike.
    bool by_need = !app->settings.by_chance && app->past_count > 0;
    for (size_t w = 0; w < COUNT_OF(wishes); w++) {
        size_t n = count_fits(app, not_this, wishes[w]);
        if (n && by_need) {
            return neediest(app, not_this, wishes[w], n);
        }
        if (n) {
            uint64_t at = mix(app->seed + app->skips + app->past_count) % n;
            return nth_fit(app, not_this, wishes[w], (size_t)at);
        }
    }
    return -1;
}

size_t pick_count(const struct app *app)
{
    return count_fits(app, -1, 0);
}
