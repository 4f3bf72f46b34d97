#include "class/link.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/mem.h"
#include "sys/clock.h"
#include "sys/local.h"

enum {
    FIRST_MS = 500,
    LONGEST_MS = 8000,
    PING_MS = 15000,
    FLUSH_MS = 20,  // until what could not be sent is tried again
    LAST_MS = 500,  // for what waits when it is closed
    SILENT_MS = 45000
};

struct link {
    const struct link_plan *plan;
    int fd;
    enum link_state state;
    struct buf in, out;
    uint64_t next_ms;  // AWAY: when it is tried again
    uint32_t delay_ms;
    uint64_t ping_ms, heard_ms;
    char why[400], code[40];
};

struct link *link_open(const struct link_plan *plan)
{
    struct link *link = mem_new(1, sizeof *link);
    link->plan = plan;
    link->fd = -1;
    link->delay_ms = FIRST_MS;
    return link;
}

static void hang_up(struct link *link, uint64_t now_ms)
{
    if (link->fd >= 0) {
        (void)close(link->fd);
    }
    link->fd = -1;
    buf_clear(&link->in);
    buf_clear(&link->out);
    if (link->state != LINK_REFUSED) {
        uint32_t spread = link->delay_ms / 2;
        link->state = LINK_AWAY;
        link->next_ms = now_ms + link->delay_ms - spread / 2 + clock_random() % (spread + 1);
        link->delay_ms = link->delay_ms * 2 < LONGEST_MS ? link->delay_ms * 2 : LONGEST_MS;
    }
}

static void call(struct link *link, uint64_t now_ms)
{
    struct err err = {0};
    link->fd = local_connect(link->plan->socket, link->plan->owner, &err);
    if (link->fd < 0) {
        (void)snprintf(link->why, sizeof link->why, "%s", err.msg);
        hang_up(link, now_ms);
        return;
    }
    link->state = LINK_GREETING;
    link->heard_ms = now_ms;
    link->ping_ms = now_ms + PING_MS;
}

static void flush(struct link *link)
{
    size_t at = 0;
    if (link->out.len == 0) {
        return;
    }
    while (link->fd >= 0 && at < link->out.len) {
        ssize_t n = send(link->fd, link->out.ptr + at, link->out.len - at, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            break;
        }
        if (n < 0) {
            // What the hub said before it hung up is still to be read.
            at = link->out.len;
            break;
        }
        at += (size_t)n;
    }
    size_t left = link->out.len - at;
    memmove(link->out.ptr, link->out.ptr + at, left);
    link->out.len = left;
}

// --- what the hub says

// Words after which it is worth trying again.
static bool is_passing(struct str code)
{
    static const char *const words[] = {"full", "silent", "too-many-codes"};
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (str_is_c(code, words[i])) {
            return true;
        }
    }
    return false;
}

static void refused(struct link *link, const struct wire *w)
{
    (void)snprintf(link->why, sizeof link->why, "%.*s", STR_ARG(w->why));
    (void)snprintf(link->code, sizeof link->code, "%.*s", STR_ARG(w->code));
    if (!is_passing(w->code)) {
        link->state = LINK_REFUSED;
    } else if (w->retry) {
        link->delay_ms = (uint32_t)w->retry;
    }
}

static void greet(struct link *link, const struct wire *w)
{
    struct wire out = {0};
    if (w->proto != WIRE_PROTO) {
        refused(link, &(struct wire){.code = STR("protocol"),
                                     .why = STR("this class speaks another version; update wary")});
        return;
    }
    link->plan->greet(link->plan->ctx, &out);
    (void)link_send(link, &out);
}

static void take(struct link *link, struct str line)
{
    struct wire w;
    // A hub of a newer version may say what is not known here.
    if (!wire_read(line, &w, NULL)) {
        return;
    }
    if (w.kind == WIRE_HELLO) {
        greet(link, &w);
    } else if (w.kind == WIRE_ERR && link->state == LINK_GREETING) {
        refused(link, &w);
    } else {
        if (w.kind == WIRE_WELCOME) {
            link->state = LINK_HERE;
            link->delay_ms = FIRST_MS;
            link->why[0] = link->code[0] = '\0';
        }
        if (w.kind == WIRE_ERR && !str_is_c(w.code, "refused")) {
            refused(link, &w);
        }
        link->plan->hear(link->plan->ctx, &w);
    }
    wire_free(&w);
}

static void take_lines(struct link *link)
{
    size_t at = 0;
    for (;;) {
        char *end = link->in.len > at ? memchr(link->in.ptr + at, '\n', link->in.len - at) : NULL;
        if (!end) {
            break;
        }
        size_t len = (size_t)(end - link->in.ptr) - at;
        take(link, (struct str){link->in.ptr + at, len});
        at += len + 1;
    }
    if (at) {
        memmove(link->in.ptr, link->in.ptr + at, link->in.len - at);
        link->in.len -= at;
    }
}

static void receive(struct link *link, uint64_t now_ms)
{
    char block[4096];
    bool is_over = false;
    while (link->fd >= 0 && !is_over) {
        ssize_t n = recv(link->fd, block, sizeof block, 0);
        if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            break;
        }
        is_over = n == 0 || (n < 0 && errno != EINTR);
        if (n > 0) {
            link->heard_ms = now_ms;
            buf_put(&link->in, block, (size_t)n);
            take_lines(link);
            is_over = link->in.len > WIRE_LINE_MAX;  // no hub of ours does this
        }
    }
    if (is_over) {
        if (!link->why[0]) {
            (void)snprintf(link->why, sizeof link->why, "the class has hung up");
        }
        hang_up(link, now_ms);
    }
}

static void ping(struct link *link, uint64_t now_ms)
{
    if (link->fd >= 0 && now_ms >= link->ping_ms) {
        link->ping_ms = now_ms + PING_MS;
        (void)link_send(link, &(struct wire){.kind = WIRE_PING});
    }
    if (link->fd >= 0 && now_ms - link->heard_ms >= SILENT_MS) {
        hang_up(link, now_ms);
    }
}

void link_step(struct link *link, uint64_t now_ms)
{
    if (link->state == LINK_AWAY && now_ms >= link->next_ms) {
        call(link, now_ms);
    }
    receive(link, now_ms);
    ping(link, now_ms);
    flush(link);
}

bool link_send(struct link *link, const struct wire *w)
{
    if (link->fd < 0) {
        return false;
    }
    wire_put(w, &link->out);
    flush(link);
    return true;
}

int link_fd(const struct link *link)
{
    return link->fd;
}

int link_timeout(const struct link *link, uint64_t now_ms)
{
    if (link->state == LINK_REFUSED && link->fd < 0) {
        return -1;
    }
    if (link->out.len) {
        return FLUSH_MS;
    }
    uint64_t due = link->fd < 0 ? link->next_ms : link->ping_ms;
    return due > now_ms ? (int)(due - now_ms) : 0;
}

enum link_state link_state(const struct link *link)
{
    return link->state;
}

const char *link_why(const struct link *link)
{
    return link->why;
}

const char *link_code(const struct link *link)
{
    return link->code;
}

void link_close(struct link *link)
{
    if (!link) {
        return;
    }
    if (link->fd >= 0 && link->out.len) {
        struct pollfd p = {link->fd, POLLOUT, 0};
        (void)poll(&p, 1, LAST_MS);
        flush(link);
    }
    if (link->fd >= 0) {
        (void)close(link->fd);
    }
    buf_free(&link->in);
    buf_free(&link->out);
    mem_free(link);
}
