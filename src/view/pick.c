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
enum { WISH_NEW = 1, WISH_APART = 2, WISH_OTHER = 4, WISH_TOLD = 8 };  // TOLD: in one's language
static const unsigned wishes[] = {
    WISH_TOLD | WISH_NEW | WISH_APART | WISH_OTHER,
    WISH_TOLD | WISH_APART | WISH_OTHER,
    WISH_TOLD | WISH_OTHER,
    WISH_TOLD,
    WISH_NEW | WISH_APART | WISH_OTHER,
    WISH_OTHER,
    0,
};

static bool fits(const struct app *app, size_t i, int not_this, unsigned wish)
{
    const struct story *story = &app->stories[i];
    bool is_new = !(wish & WISH_NEW) || !story->is_played;
    bool is_apart = !(wish & WISH_APART) || !is_twin_recent(app, story);
    bool is_other = !(wish & WISH_OTHER) || ((int)i != not_this && !is_newest(app, story));
    bool is_told = !(wish & WISH_TOLD) || story->lang.len == 0;
    return !story->has_error && is_told && is_new && is_apart && is_other;
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

static uint64_t mix(uint64_t x)
{
    x += 0x9E3779B97F4A7C15u;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

int pick_story(const struct app *app, int not_this)
{
    for (size_t w = 0; w < COUNT_OF(wishes); w++) {
        size_t n = count_fits(app, not_this, wishes[w]);
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
