#include "view/move.h"

#include "view/layout.h"
#include "view/screen.h"

enum { FAR = 1000000, WHEEL_ROWS = 3 };

static bool can_focus(const struct doc *d, int i)
{
    return i >= 0 && (size_t)i < d->count && d->items[i].can_focus;
}

// The next item that can have the focus, from `i` in this direction, or -1.
static int beside(const struct doc *d, int i, int way)
{
    for (i += way; i >= 0 && (size_t)i < d->count; i += way) {
        if (d->items[i].can_focus) {
            return i;
        }
    }
    return -1;
}

static int own_focus(const struct doc *d)
{
    return can_focus(d, d->focus) ? d->focus : beside(d, -1, 1);
}

int move_focus(const struct app_screen *at, const struct doc *d)
{
    return can_focus(d, at->focus) ? at->focus : own_focus(d);
}

void move_to(struct app_screen *at, const struct doc *d, int item)
{
    at->focus = item == own_focus(d) ? -1 : item;
}

static void scroll_by(struct app_screen *at, int rows)
{
    at->scroll = at->scroll + rows < 0 ? 0 : at->scroll + rows;
}

// Move over n items, or scroll when there is nothing more to move to.
static void step(struct app_screen *at, const struct doc *d, int way, int n)
{
    int from = move_focus(at, d), to = from;
    for (int i = 0; i < n && from >= 0; i++) {
        int next = beside(d, to, way);
        to = next >= 0 ? next : to;
    }
    if (from < 0 || to == from) {
        scroll_by(at, way);
    } else {
        move_to(at, d, to);
    }
}

static void go_round(struct app_screen *at, const struct doc *d, int way)
{
    int from = move_focus(at, d);
    int to = beside(d, from, way);
    to = to >= 0 ? to : beside(d, way > 0 ? -1 : (int)d->count, way);
    if (to >= 0) {
        move_to(at, d, to);
    }
}

static void page(struct app_screen *at, const struct doc *d, int way, int rows)
{
    int from = move_focus(at, d);
    bool is_fixed = from < 0 || (d->items[from].is_pane && !d->at_bottom);
    if (is_fixed) {
        scroll_by(at, way * rows);
    } else {
        step(at, d, way, rows > 4 ? rows / 2 : 2);
    }
}

static void to_end(struct app_screen *at, const struct doc *d, int way)
{
    int to = beside(d, way > 0 ? (int)d->count : -1, -way);
    at->scroll = way > 0 ? FAR : 0;
    if (to >= 0) {
        move_to(at, d, to);
    }
}

static void wheel(struct app_screen *at, const struct doc *d, int way)
{
    if (move_focus(at, d) < 0) {
        scroll_by(at, way * WHEEL_ROWS);
    } else {
        step(at, d, way, 1);
    }
}

enum motion { MOTION_STEP, MOTION_ROUND, MOTION_PAGE, MOTION_END, MOTION_WHEEL };

static const struct {
    int key, way;
    enum motion motion;
} motions[] = {
    {KEY_IS_UP, -1, MOTION_STEP},        {'k', -1, MOTION_STEP},
    {KEY_IS_DOWN, 1, MOTION_STEP},       {'j', 1, MOTION_STEP},
    {KEY_IS_TAB, 1, MOTION_ROUND},       {KEY_IS_BACKTAB, -1, MOTION_ROUND},
    {KEY_IS_PAGE_UP, -1, MOTION_PAGE},   {KEY_IS_PAGE_DOWN, 1, MOTION_PAGE},
    {KEY_IS_HOME, -1, MOTION_END},       {'g', -1, MOTION_END},
    {KEY_IS_END, 1, MOTION_END},         {'G', 1, MOTION_END},
    {KEY_IS_WHEEL_UP, -1, MOTION_WHEEL}, {KEY_IS_WHEEL_DOWN, 1, MOTION_WHEEL},
};

static void move(struct app *app, const struct doc *d, enum motion motion, int way)
{
    struct app_screen *at = screen_top(app);
    switch (motion) {
    case MOTION_STEP:
        step(at, d, way, 1);
        break;
    case MOTION_ROUND:
        go_round(at, d, way);
        break;
    case MOTION_PAGE:
        page(at, d, way, layout_page(app->rows));
        break;
    case MOTION_END:
        to_end(at, d, way);
        break;
    case MOTION_WHEEL:
        wheel(at, d, way);
        break;
    }
}

bool move_key(struct app *app, const struct doc *d, int key)
{
    for (size_t i = 0; i < COUNT_OF(motions); i++) {
        if (motions[i].key == key) {
            move(app, d, motions[i].motion, motions[i].way);
            return true;
        }
    }
    return false;
}
