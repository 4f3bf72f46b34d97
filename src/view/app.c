#include "view/app.h"

#include <limits.h>

#include "core/msg.h"
#include "view/keys.h"
#include "view/layout.h"
#include "view/move.h"
#include "view/items.h"
#include "view/pace.h"
#include "view/screen.h"

enum { CTRL_Z = 0x1A };

const char *const app_theme_words[THEMES] = {
    [THEME_AUTO] = "auto",         [THEME_DARK] = "dark", [THEME_LIGHT] = "light",
    [THEME_CONTRAST] = "contrast", [THEME_MONO] = "mono",
};

void app_init(struct app *app, const struct registry *reg)
{
    *app = (struct app){
        .registry = reg,
        .settings = {.typing = true, .mouse = true, .region = "ZZ", .lang = "en"},
        .is_saving = true,
    };
    screen_home(app);
}

enum screen_id app_top(const struct app *app)
{
    return app->stack[app->depth - 1].screen;
}

// The focus stays the screen's own; see move.h.
static void fill(const struct app *app, struct doc *d)
{
    doc_clear(d);
    screen_table[app_top(app)]->fill(app, d);
}

void app_doc(const struct app *app, struct doc *d)
{
    fill(app, d);
    d->status = app->status[0] ? str_of(app->status) : d->status;
    d->own_focus = d->focus;
    d->focus = move_focus(&app->stack[app->depth - 1], d);
}

void app_draw(struct app *app, struct doc *d, struct frame *f)
{
    app->rows = f->rows;
    app->cols = f->cols;
    app->width = f->width;
    app_doc(app, d);
    layout_draw(f, d, &screen_top(app)->scroll);
    app->drawn = d;
}

int app_timeout(const struct app *app, uint64_t now_ms)
{
    if (app->due_ms == 0) {
        return -1;
    }
    uint64_t left = app->due_ms > now_ms ? app->due_ms - now_ms : 0;
    return left > INT_MAX ? INT_MAX : (int)left;
}

// One input on its way through.
struct turn {
    struct app *app;
    const struct input *in;
    struct doc *doc;  // what the top screen says, its focus the screen's own
    struct effects *fx;
};

static const struct doc_item *item_at(const struct doc *d, int i)
{
    return i >= 0 && (size_t)i < d->count ? &d->items[i] : NULL;
}

static const struct doc_item *focused(const struct turn *t)
{
    return item_at(t->doc, move_focus(screen_top(t->app), t->doc));
}

static void do_intent(struct turn *t, enum intent intent, const struct doc_item *item)
{
    const struct view_screen *screen = screen_table[app_top(t->app)];
    bool is_back = intent == INTENT_BACK || intent == INTENT_QUIT;
    if (intent == INTENT_QUICK_EXIT) {
        screen_effect(t->fx, EFFECT_QUICK_EXIT);
    } else if (intent == INTENT_LANGUAGE) {
        screen_languages(t->app, t->fx);
    } else if (intent == INTENT_HELP && app_top(t->app) != SCREEN_HELP) {
        screen_push(t->app, SCREEN_HELP);
    } else if (is_back && !screen->owns_back) {
        screen_pop(t->app);
    } else if (screen->act) {
        screen->act(t->app, intent, item, t->in->at_ms, t->fx);
    }
}

static void choose(struct turn *t, int item)
{
    if (item >= 0) {
        move_to(screen_top(t->app), t->doc, item);
        do_intent(t, INTENT_ENTER, &t->doc->items[item]);
    }
}

static void on_key(struct turn *t)
{
    int key = t->in->value;
    if (key >= '1' && key <= '9' && doc_find_choice(t->doc, key - '0') >= 0) {
        choose(t, doc_find_choice(t->doc, key - '0'));
    } else if (key == CTRL_Z) {
        screen_effect(t->fx, EFFECT_SUSPEND);
    } else if (move_key(t->app, t->doc, key)) {
        pace_hurry(t->app, t->in->at_ms, t->fx);
    } else {
        do_intent(t, keys_intent(key), focused(t));
    }
}

static void on_click(struct turn *t)
{
    const struct doc *d = t->doc;
    int at = t->in->value;
    const struct doc_item *item = item_at(d, at);
    if (at < 0 && (size_t)(-1 - at) < d->key_count) {
        do_intent(t, (enum intent)d->keys[-1 - at].intent, focused(t));
    } else if (item && (item->kind == DOC_CHOICE || item->kind == DOC_TICK)) {
        choose(t, at);
    } else if (item && item->can_focus) {
        move_to(screen_top(t->app), d, at);
    }
}

static void on_choose(struct turn *t)
{
    int item = doc_find_choice(t->doc, t->in->value);
    choose(t, item);
    if (item < 0) {
        screen_status(t->app, _("That number is not offered here."));
    }
}

static void on_mark(struct turn *t)
{
    for (size_t i = 0; i < t->doc->count && app_top(t->app) == SCREEN_CHAT; i++) {
        const struct doc_item *item = &t->doc->items[i];
        if (item->number > 0 && (int)item->number == t->in->value) {
            do_intent(t, INTENT_MARK, item);
            return;
        }
    }
    screen_status(t->app, _("There is no message with that number here."));
}

static void on_intent(struct turn *t)
{
    do_intent(t, (enum intent)t->in->value, focused(t));
}

static void on_tick(struct turn *t)
{
    if (t->app->due_ms) {
        pace_read(t->app, t->in->at_ms, t->fx);
    }
}

static void on_resize(struct turn *t)
{
    t->app->rows = t->in->value;
    t->app->cols = t->in->other;
}

static void on_loaded(struct turn *t)
{
    t->app->last = (struct effect){0};
    if (items_is_open(t->app)) {
        items_go_on(t->app, t->in->at_ms, t->fx);
    } else {
        screen_open_session(t->app);
    }
    if (t->app->carried.is_carried) {
        screen_push(t->app, SCREEN_NEWER);
    }
}

static void on_applied(struct turn *t)
{
    struct effect done = t->app->last;
    t->app->last = (struct effect){0};
    t->app->due_ms = 0;
    if (done.kind == EFFECT_EVENT && items_is_open(t->app)) {
        items_after(t->app, &done.event, t->in->at_ms, t->fx);
    } else if (done.kind == EFFECT_EVENT && t->app->session) {
        pace_after(t->app, &done.event, t->fx);
    }
}

static void on_failed(struct turn *t)
{
    t->app->problem = t->in->err ? *t->in->err : (struct err){0};
    t->app->due_ms = 0;
    if (app_top(t->app) != SCREEN_PROBLEM) {
        screen_push(t->app, SCREEN_PROBLEM);
    }
}

static const struct {
    void (*run)(struct turn *t);
    bool is_learner;  // a person did it: the status line has been read
} kinds[] = {
    [INPUT_KEY] = {on_key, true},        [INPUT_CLICK] = {on_click, true},
    [INPUT_CHOOSE] = {on_choose, true},  [INPUT_MARK] = {on_mark, true},
    [INPUT_INTENT] = {on_intent, true},  [INPUT_TICK] = {on_tick, false},
    [INPUT_RESIZE] = {on_resize, false}, [INPUT_APPLIED] = {on_applied, false},
    [INPUT_LOADED] = {on_loaded, false}, [INPUT_FAILED] = {on_failed, false},
};

static void remember(struct app *app, const struct effects *fx)
{
    for (size_t i = 0; i < fx->count; i++) {
        enum effect_kind kind = fx->out[i].kind;
        if (kind == EFFECT_EVENT || kind == EFFECT_START || kind == EFFECT_RESUME ||
            kind == EFFECT_FORM) {
            app->last = fx->out[i];
        }
    }
}

size_t app_apply(struct app *app, const struct input *in, struct effect out[APP_EFFECTS_MAX])
{
    struct doc filled = {0}, doc = {0};
    struct effects fx = {.out = out};
    struct turn t = {.app = app, .in = in, .doc = &doc, .fx = &fx};
    if (kinds[in->kind].is_learner) {
        if (!app->drawn) {
            app_doc(app, &filled);
        }
        doc = app->drawn ? *app->drawn : filled;
        doc.focus = doc.own_focus;
        app->status[0] = '\0';
    }
    app->drawn = NULL;
    kinds[in->kind].run(&t);
    pace_settle(app, in->at_ms, &fx);
    remember(app, &fx);
    doc_free(&filled);
    return fx.count;
}
