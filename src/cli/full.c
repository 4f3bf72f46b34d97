#include "cli/full.h"

static void full_show(struct front *front, struct app *app)
{
    tui_show(front->impl, app);
}

static bool full_wait(struct front *front, struct app *app, int timeout_ms, struct input *in)
{
    (void)app;
    return tui_wait(front->impl, timeout_ms, front->watch_fd, in, &front->signal);
}

static void full_close(struct front *front, bool is_quick)
{
    tui_close(front->impl, is_quick);
    front->impl = NULL;
}

static bool full_can_show(struct front *front, const char *text)
{
    return tui_can_show(front->impl, text);
}

static void full_suspend(struct front *front)
{
    tui_suspend(front->impl);
}

bool full_open(struct front *front, const struct tui_options *options, struct err *err)
{
    struct tui *tui = tui_open(options, err);
    *front = (struct front){
        .impl = tui,
        .show = full_show,
        .wait = full_wait,
        .close = full_close,
        .can_show = full_can_show,
        .suspend = full_suspend,
    };
    return tui != NULL;
}
