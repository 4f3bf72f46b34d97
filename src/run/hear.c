#include "run/hear.h"

#include <stdio.h>
#include <string.h>

#include "core/msg.h"

static enum roll_mode mode_of(struct str word)
{
    return str_is_c(word, "paused") ? ROLL_PAUSED
           : str_is_c(word, "over") ? ROLL_ENDED
                                    : ROLL_GOING;
}

void hear_state(struct room_state *s, const struct wire *w)
{
    s->mode = mode_of(w->mode);
    (void)snprintf(s->text, sizeof s->text, "%.*s", STR_ARG(w->text));
    s->gate = (uint32_t)w->gate;
    s->here = (uint32_t)w->count;
    s->is_voting = w->is_voting;
    s->is_locked = w->is_locked;
    s->is_revealed = w->is_revealed;
    s->has_tally = s->has_tally && w->is_revealed && s->round == w->round;
    s->round = (uint32_t)w->round;
}

void hear_tally(struct room_state *s, const struct wire *w)
{
    s->has_tally = true;
    s->tally[VERDICT_SCAM] = (uint32_t)w->scam;
    s->tally[VERDICT_HARMLESS] = (uint32_t)w->harmless;
    s->tally[VERDICT_UNCLEAR] = (uint32_t)w->unclear;
    s->before[VERDICT_SCAM] = (uint32_t)w->before_scam;
    s->before[VERDICT_HARMLESS] = (uint32_t)w->before_harmless;
    s->before[VERDICT_UNCLEAR] = (uint32_t)w->before_unclear;
}

static const struct {
    const char *code, *says;
} reasons[] = {
    {"wrong-code", N_("That is not the code of this class.")},
    {"too-many-codes", N_("There were too many wrong codes. It is tried again in a minute.")},
    {"full", N_("The class has no free line just now. It is tried again.")},
    {"too-many", N_("You are connected to this class too often. Close one of the terminals.")},
    {"elsewhere", N_("You have joined from another terminal. This one is let go.")},
    {"removed", N_("Your teacher has taken you off the list. You may join again.")},
    {"blocked", N_("Your teacher has closed this class for you.")},
    {"forgotten", N_("Nothing of you is kept in this class any more.")},
    {"protocol", N_("The class runs another version of wary.")},
};

const char *hear_why(const char *code, const char *english)
{
    for (size_t i = 0; i < COUNT_OF(reasons); i++) {
        if (strcmp(reasons[i].code, code) == 0) {
            return _(reasons[i].says);
        }
    }
    return english;
}
