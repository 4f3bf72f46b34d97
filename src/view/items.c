#include "view/items.h"

#include <stdlib.h>
#include <string.h>

#include "view/said.h"

static int last_taken(const struct app *app, const struct form_entry *form)
{
    for (size_t i = 0; i < app->past_form_count; i++) {
        if (str_is(app->past_forms[i].form, form->id)) {
            return (int)i;
        }
    }
    return (int)app->past_form_count;
}

int items_form(const struct app *app, enum form use)
{
    int best = -1;
    for (size_t i = 0; i < app->form_count; i++) {
        bool is_later =
            best >= 0 && last_taken(app, &app->forms[i]) <= last_taken(app, &app->forms[best]);
        if (app->forms[i].use == use && !is_later) {
            best = (int)i;
        }
    }
    return best;
}

bool items_is_open(const struct app *app)
{
    return app->session && app->session->scenario->form != FORM_NONE;
}

const struct scene *items_now(const struct app *app)
{
    const struct session *s = app->session;
    return s && s->item_count ? &s->scenario->scenes[s->items[s->item_count - 1].scene] : NULL;
}

// --- which is next

struct rank {
    bool is_same_channel;
    uint32_t times;
    uint64_t hash;
    uint32_t scene;
};

static int by_rank(const void *a, const void *b)
{
    const struct rank *x = a, *y = b;
    if (x->is_same_channel != y->is_same_channel) {
        return x->is_same_channel ? 1 : -1;
    }
    if (x->times != y->times) {
        return x->times < y->times ? -1 : 1;
    }
    return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static uint32_t times_asked(const struct app *app, struct str form, struct str item)
{
    uint32_t n = 0;
    for (size_t i = 0; i < app->past_form_count; i++) {
        const struct sitting_past *past = &app->past_forms[i];
        for (uint32_t k = 0; str_is(past->form, form) && k < past->item_count; k++) {
            n += str_is(past->items[k], item);
        }
    }
    return n;
}

static bool is_same_channel(const struct app *app, const struct scene *item)
{
    int i = registry_find_platform(app->registry, item->platform);
    return app->has_channel && i >= 0 && app->registry->platforms[i].channel == app->channel;
}

static struct rank *ranked(const struct app *app)
{
    const struct session *s = app->session;
    const struct scenario *sc = s->scenario;
    struct rank *list = mem_new(sc->scene_count, sizeof *list);
    for (uint32_t i = 0; i < sc->scene_count; i++) {
        const struct scene *item = &sc->scenes[i];
        list[i] = (struct rank){.scene = i};
        if (sc->form == FORM_AFTER) {
            uint64_t hash = (str_hash(item->id) ^ s->seed) * UINT64_C(0x9E3779B97F4A7C15);
            list[i].is_same_channel = is_same_channel(app, item);
            list[i].times = times_asked(app, sc->id, item->id);
            list[i].hash = hash ^ hash >> 29;
        } else {
            list[i].hash = i;
        }
    }
    qsort(list, sc->scene_count, sizeof *list, by_rank);
    return list;
}

static bool was_asked(const struct session *s, uint32_t scene)
{
    for (uint32_t i = 0; i < s->item_count; i++) {
        if (s->items[i].scene == scene) {
            return true;
        }
    }
    return false;
}

// As many of one kind as of the other, one more when the number is odd.
static bool has_room(const struct session *s, enum verdict verdict)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->item_count; i++) {
        n += s->scenario->scenes[s->items[i].scene].verdict == verdict;
    }
    return n < (s->scenario->ask + 1) / 2;
}

int items_next(const struct app *app)
{
    const struct session *s = app->session;
    int next = -1;
    if (s->item_count >= s->scenario->ask) {
        return -1;
    }
    struct rank *list = ranked(app);
    for (uint32_t i = 0; i < s->scenario->scene_count && next < 0; i++) {
        uint32_t scene = list[i].scene;
        if (!was_asked(s, scene) && has_room(s, s->scenario->scenes[scene].verdict)) {
            next = (int)scene;
        }
    }
    mem_free(list);
    return next;
}

// --- from one to the next

void items_go_on(struct app *app, uint64_t at_ms, struct effects *fx)
{
    int next = items_is_open(app) ? items_next(app) : -1;
    if (next < 0) {
        screen_home(app);
        screen_push(app, SCREEN_ITEMS_END);
        return;
    }
    const struct str id = app->session->scenario->scenes[next].id;
    struct event *ev = screen_event(fx, EVENT_ITEM, at_ms);
    memcpy(ev->u.choice, id.ptr, id.len);
    (void)screen_allow(app, fx);
}

void items_after(struct app *app, const struct event *done, uint64_t at_ms, struct effects *fx)
{
    bool is_told = app->session->scenario->form == FORM_AFTER;
    if (done->kind == EVENT_ITEM) {
        screen_home(app);
        screen_push(app, SCREEN_ITEM);
    } else if (done->kind == EVENT_JUDGE && is_told) {
        screen_home(app);
        screen_push(app, SCREEN_ITEM_WHY);
    } else if (done->kind == EVENT_JUDGE) {
        items_go_on(app, at_ms, fx);
    } else if (done->kind == EVENT_END) {
        items_stop(app, fx);
    }
}

void items_offer(struct app *app)
{
    int form = items_form(app, FORM_AFTER);
    if (form >= 0 && !app->settings.no_items && !items_is_open(app)) {
        app->form = form;
        screen_push(app, SCREEN_ITEMS);
    }
}

void items_stop(struct app *app, struct effects *fx)
{
    screen_home(app);
    screen_effect(fx, EFFECT_CLOSE);
    screen_effect(fx, EFFECT_PROGRESS);
}

void items_put(const struct app *app, struct doc *d, bool with_signs)
{
    const struct session *s = app->session;
    for (size_t i = 0; i < s->shown_count; i++) {
        (void)said_line(app, d, &s->shown[i], with_signs ? SAID_SIGNS : SAID_PLAIN);
    }
}
