#include "class/hub.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "class/hub_state.h"
#include "core/mem.h"
#include "sys/local.h"

static const struct timeval rows_every = {0, HUB_ROWS_MS * 1000};
static const struct timeval retry_after = {0, HUB_RETRY_MS * 1000};
static const struct timeval linger_for = {HUB_LINGER_S, 0};
static const struct timeval listen_after = {1, 0};

// After every pass of the loop that changed something: to the disk, then to the learners.
static void on_commit(evutil_socket_t fd, short what, void *ctx)
{
    struct hub *hub = ctx;
    (void)fd;
    (void)what;
    if (!book_commit(hub)) {
        (void)event_add(hub->commit, &retry_after);
    }
    bool is_news = hub->is_state_due;
    hub->is_state_due = false;
    for (struct conn *c = hub->conns, *next; c; c = next) {
        next = c->next;
        c->is_state_due |= is_news && c->role != ROLE_NONE;
        // Who has just joined is welcome when that is on the disk.
        if (hub->item_count == 0 || !c->is_welcome_due) {
            conn_tell(c);
        }
    }
    if (hub->roll.mode == ROLL_ENDED && hub->item_count == 0) {
        (void)event_add(hub->linger, &linger_for);
    }
}

static void on_rows(evutil_socket_t fd, short what, void *ctx)
{
    struct hub *hub = ctx;
    (void)fd;
    (void)what;
    if (hub->boards) {
        teacher_sums(hub);
    }
    if (hub->teachers) {
        teacher_rows(hub);
    }
}

static void on_accept(struct evconnlistener *listener, evutil_socket_t fd, struct sockaddr *from,
                      int len, void *ctx)
{
    (void)listener;
    (void)from;
    (void)len;
    conn_open(ctx, fd);
}

// No more descriptors: do not spin on it.
static void on_accept_error(struct evconnlistener *listener, void *ctx)
{
    struct hub *hub = ctx;
    (void)evconnlistener_disable(listener);
    (void)event_add(hub->listen_again, &listen_after);
}

static void on_listen_again(evutil_socket_t fd, short what, void *ctx)
{
    struct hub *hub = ctx;
    (void)fd;
    (void)what;
    (void)evconnlistener_enable(hub->listener);
}

static void on_stop(evutil_socket_t fd, short what, void *ctx)
{
    struct hub *hub = ctx;
    (void)fd;
    (void)what;
    (void)event_base_loopbreak(hub->base);
}

static void make_events(struct hub *hub)
{
    hub->base = event_base_new();
    hub->commit = evtimer_new(hub->base, on_commit, hub);
    hub->rows = event_new(hub->base, -1, EV_PERSIST, on_rows, hub);
    hub->listen_again = evtimer_new(hub->base, on_listen_again, hub);
    hub->linger = evtimer_new(hub->base, on_stop, hub);
    hub->stop = evsignal_new(hub->base, SIGTERM, on_stop, hub);
    hub->interrupt = evsignal_new(hub->base, SIGINT, on_stop, hub);
    (void)event_add(hub->rows, &rows_every);
    (void)event_add(hub->stop, NULL);
    (void)event_add(hub->interrupt, NULL);
}

static bool listen_at(struct hub *hub, struct err *err)
{
    int fd = local_listen(hub->plan->socket, err);
    if (fd < 0) {
        return false;
    }
    hub->listener = evconnlistener_new(hub->base, on_accept, hub,
                                       LEV_OPT_CLOSE_ON_FREE | LEV_OPT_CLOSE_ON_EXEC, 0, fd);
    evconnlistener_set_error_cb(hub->listener, on_accept_error);
    return true;
}

struct hub *hub_open(const struct hub_plan *plan, struct err *err)
{
    struct hub *hub = mem_new(1, sizeof *hub);
    hub->plan = plan;
    make_events(hub);
    if (!book_open(hub, err) || !listen_at(hub, err)) {
        hub_close(hub);
        return NULL;
    }
    return hub;
}

void hub_run(struct hub *hub)
{
    (void)event_base_dispatch(hub->base);
}

void hub_close(struct hub *hub)
{
    if (!hub) {
        return;
    }
    (void)book_commit(hub);
    while (hub->conns) {
        conn_close(hub->conns);
    }
    if (hub->listener) {
        evconnlistener_free(hub->listener);
        (void)unlink(hub->plan->socket);
    }
    struct event *events[] = {hub->commit, hub->rows,      hub->listen_again,
                              hub->stop,   hub->interrupt, hub->linger};
    for (size_t i = 0; i < COUNT_OF(events); i++) {
        event_free(events[i]);
    }
    event_base_free(hub->base);
    book_close(hub);
    mem_free(hub);
}
