#include "class/hub_state.h"

static struct str mode_of(const struct roll *r)
{
    static const char *const words[] = {"going", "paused", "over"};
    return str_of(words[r->mode]);
}

struct wire hub_state_picture(const struct hub *hub)
{
    const struct roll *r = &hub->roll;
    uint32_t here = 0;
    for (uint32_t i = 0; i < hub->seat_count; i++) {
        here += hub->seats[i].conn != NULL;
    }
    return (struct wire){
        .kind = WIRE_STATE,
        .rev = r->rev,
        .mode = mode_of(r),
        .text = str_of(hub->trouble[0] ? hub->trouble : r->text),
        .gate = r->gate,
        .round = r->round,
        .is_voting = r->is_voting,
        .is_revealed = r->is_revealed,
        .is_locked = r->is_locked,
        .count = here,
    };
}
