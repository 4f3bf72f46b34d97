// tests/class/room.h - a real hub in a process of its own, and lines to it
#ifndef TESTS_CLASS_ROOM_H
#define TESTS_CLASS_ROOM_H

#include "dir.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include "class/hub.h"
#include "core/mem.h"
#include "core/sketch.h"
#include "sys/local.h"

enum { ROOM_WAIT_MS = 20000, ROOM_LINE = 9000 };

#define ROOM_CODE "K7Q4XM"
#define ROOM_ID "00112233445566778899aabb"
#define ROOM_HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define ROOM_BEGIN                                                                                 \
    "begin scenario=sketch version=1 hash=" ROOM_HASH " seed=1 lang=en region=GB mode=class"

static const char room_story[] = "ending lost\n"
                                 "scene hello approach 1\n"
                                 "say One.\n"
                                 "say Two.\n"
                                 "sign 1 Three.\n"
                                 "choose\n"
                                 "reply yes goto hello\n"
                                 "reply no\n"
                                 "end lost\n";

struct room {
    struct dir *dir;
    char socket[DIR_PATH_MAX], store[DIR_PATH_MAX];
    pid_t hub;
    bool is_one_account;
};

static inline void room_serve(const struct room *r, int ready)
{
    struct scenario *sc = sketch_story(room_story);
    struct registry reg = sketch_registry();
    struct buf text = {0};
    struct lesson *lesson = lesson_of_one(sc->id, STR("A lesson"));
    struct store *store = store_sqlite_open(r->store, NULL);
    (void)snprintf(sc->hash, sizeof sc->hash, "%s", ROOM_HASH);
    for (int i = 0; i < 400; i++) {
        buf_fmt(&text, "# line %d of a file with \xC3\xBCmlauts\n", i);
    }
    struct hub_plan plan = {.socket = r->socket,
                            .id = ROOM_ID,
                            .code = ROOM_CODE,
                            .key = "a key of thirty-two bytes, about",
                            .lesson = lesson,
                            .stories = &sc,
                            .texts = &text,
                            .registry = &reg,
                            .store = store,
                            .is_one_account = r->is_one_account};
    struct hub *hub = store ? hub_open(&plan, NULL) : NULL;
    if (hub && write(ready, "x", 1) == 1) {
        hub_run(hub);
    }
    hub_close(hub);
    store_close(store);
    buf_free(&text);
    lesson_free(lesson);
    scenario_free(sc);
    _exit(hub ? 0 : 1);
}

// Start the hub, or start it again.
static inline void room_open(struct room *r)
{
    int ready[2];
    char byte = 0;
    assert_int_equal(pipe2(ready, O_CLOEXEC), 0);
    r->hub = fork();
    assert_true(r->hub >= 0);
    if (r->hub == 0) {
        room_serve(r, ready[1]);
    }
    (void)close(ready[1]);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    (void)close(ready[0]);
}

// Stop it; gives what waitpid said.
static inline int room_stop(struct room *r, int how)
{
    int status = 0;
    (void)kill(r->hub, how);
    assert_int_equal(waitpid(r->hub, &status, 0), r->hub);
    r->hub = 0;
    return status;
}

static inline int room_begin(void **state)
{
    static struct room r;
    void *dir = NULL;
    r = (struct room){0};
    if (dir_begin(&dir) != 0) {
        return -1;
    }
    r.dir = dir;
    (void)chmod(r.dir->path, 0711);
    (void)snprintf(r.socket, sizeof r.socket, "%s", dir_join(r.dir, "hub.sock"));
    (void)snprintf(r.store, sizeof r.store, "%s", dir_join(r.dir, "class.db"));
    (void)signal(SIGPIPE, SIG_IGN);
    room_open(&r);
    *state = &r;
    return 0;
}

static inline int room_end(void **state)
{
    struct room *r = *state;
    void *dir = r->dir;
    int status = r->hub ? room_stop(r, SIGTERM) : 0;
    (void)dir_end(&dir);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : -1;
}

#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, room_begin, room_end)

// --- one line to the hub

struct line {
    int fd;
    char bytes[ROOM_LINE * 2];
    size_t len;
    struct wire last;  // what was heard; freed with the next
};

static inline struct line *line_open(const struct room *r)
{
    struct line *l = mem_new(1, sizeof *l);
    l->fd = local_connect(r->socket, geteuid(), NULL);
    assert_true(l->fd >= 0);
    return l;
}

static inline void line_close(struct line *l)
{
    wire_free(&l->last);
    (void)close(l->fd);
    mem_free(l);
}

static inline void line_say(struct line *l, const char *text)
{
    struct buf out = {0};
    buf_fmt(&out, "%s\n", text);
    for (size_t at = 0; at < out.len;) {
        ssize_t n = write(l->fd, out.ptr + at, out.len - at);
        if (n < 0 && errno == EAGAIN) {
            struct pollfd p = {l->fd, POLLOUT, 0};
            assert_true(poll(&p, 1, ROOM_WAIT_MS) > 0);
            continue;
        }
        if (n < 0) {
            break;  // it has hung up: what it said is still to be heard
        }
        at += (size_t)n;
    }
    buf_free(&out);
}

// The next message; false when the hub has hung up.
static inline bool line_next(struct line *l)
{
    for (;;) {
        char *end = memchr(l->bytes, '\n', l->len);
        if (end) {
            wire_free(&l->last);
            struct err err = {0};
            if (!wire_read((struct str){l->bytes, (size_t)(end - l->bytes)}, &l->last, &err)) {
                fail_msg("%s: %.*s", err.msg, (int)(end - l->bytes), l->bytes);
            }
            l->len -= (size_t)(end + 1 - l->bytes);
            memmove(l->bytes, end + 1, l->len);
            return true;
        }
        struct pollfd p = {l->fd, POLLIN, 0};
        if (poll(&p, 1, ROOM_WAIT_MS) <= 0) {
            fail_msg("the hub says nothing");
        }
        ssize_t n = read(l->fd, l->bytes + l->len, sizeof l->bytes - l->len);
        if (n <= 0) {
            return false;
        }
        l->len += (size_t)n;
    }
}

// Messages up to one of this kind.
static inline const struct wire *line_hear(struct line *l, enum wire_kind kind)
{
    do {
        if (!line_next(l)) {
            fail_msg("the hub has hung up before a %s", wire_words[kind]);
        }
    } while (l->last.kind != kind);
    return &l->last;
}

// It is refused with this word, and hung up on.
static inline void line_is_refused(struct line *l, const char *code)
{
    const struct wire *w = line_hear(l, WIRE_ERR);
    assert_string_equal(w->code.len ? w->code.ptr : "", code);
    while (line_next(l)) {
    }
    line_close(l);
}

// Join; token: "" for somebody new, else that of before.  It gets the token and the name.
static inline struct line *line_join(const struct room *r, char token[WIRE_TOKEN + 1])
{
    struct line *l = line_open(r);
    char text[300];
    (void)snprintf(text, sizeof text,
                   "{\"t\":\"join\",\"proto\":1,\"code\":\"" ROOM_CODE "\"%s%s%s}",
                   token[0] ? ",\"resume\":\"" : "", token, token[0] ? "\"" : "");
    line_say(l, text);
    const struct wire *w = line_hear(l, WIRE_WELCOME);
    (void)snprintf(token, WIRE_TOKEN + 1, "%.*s", STR_ARG(w->resume));
    return l;
}

static inline struct line *line_teach(const struct room *r)
{
    struct line *l = line_open(r);
    line_say(l, "{\"t\":\"teach\",\"proto\":1}");
    (void)line_hear(l, WIRE_STATE);
    return l;
}

static inline void line_event(struct line *l, unsigned seq, const char *event)
{
    char text[600];
    (void)snprintf(text, sizeof text, "{\"t\":\"ev\",\"seq\":%u,\"ms\":%u,\"line\":\"%s\"}", seq,
                   seq * 10, event);
    line_say(l, text);
}

static inline void line_acked(struct line *l, uint64_t seq)
{
    while (line_hear(l, WIRE_ACK)->seq < seq) {
    }
    assert_int_equal(l->last.seq, seq);
}

static inline void line_do(struct line *l, const char *what)
{
    char text[300];
    (void)snprintf(text, sizeof text, "{\"t\":\"do\",\"line\":\"%s\"}", what);
    line_say(l, text);
}

// A number out of the class's store, which nobody has open.
static inline int room_count(const struct room *r, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *stmt = NULL;
    assert_int_equal(sqlite3_open_v2(r->store, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    int n = sqlite3_column_int(stmt, 0);
    (void)sqlite3_finalize(stmt);
    (void)sqlite3_close(db);
    return n;
}

#endif
