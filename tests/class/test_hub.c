#include "class/room.h"

enum { LEARNERS = 6, NOBODY = 65534 };

// Learners' lines in the store, those of the class's own log left out.
static const char learner_lines[] =
    "SELECT count(*) FROM event JOIN session ON n = session WHERE id NOT LIKE '%00000000'";

static void hub__welcomes__who_knows_the_code(void **state)
{
    struct room *r = *state;
    struct line *l = line_open(r);
    const struct wire *w = line_hear(l, WIRE_HELLO);
    assert_int_equal(w->proto, WIRE_PROTO);
    assert_true(str_is_c(w->session, "00112233"));
    line_say(l, "{\"t\":\"join\",\"proto\":1,\"code\":\"" ROOM_CODE "\"}");
    w = line_hear(l, WIRE_WELCOME);
    assert_int_equal(w->learner, 1);
    assert_int_equal(w->count, 1);
    assert_int_equal(w->seq, 0);
    assert_int_equal(w->resume.len, WIRE_TOKEN);
    assert_true(w->name.len > 0);
    w = line_hear(l, WIRE_STORY);
    assert_true(str_is_c(w->hash, ROOM_HASH));
    w = line_hear(l, WIRE_STATE);
    assert_true(str_is_c(w->mode, "going"));
    assert_int_equal(w->count, 1);
    line_close(l);
}

static void hub__refuses__a_wrong_code__and_guessing(void **state)
{
    struct room *r = *state;
    for (int i = 0; i < 5; i++) {
        struct line *l = line_open(r);
        line_say(l, "{\"t\":\"join\",\"proto\":1,\"code\":\"AAAAAA\"}");
        line_is_refused(l, "wrong-code");
    }
    struct line *l = line_open(r);
    line_say(l, "{\"t\":\"join\",\"proto\":1,\"code\":\"" ROOM_CODE "\"}");
    line_is_refused(l, "too-many-codes");
}

static void hub__acknowledges__what_is_on_the_disk(void **state)
{
    struct room *r = *state;
    char token[WIRE_TOKEN + 1] = "";
    struct line *l = line_join(r, token);
    line_event(l, 1, ROOM_BEGIN);
    line_event(l, 2, "read");
    line_event(l, 3, "read");
    line_acked(l, 3);
    (void)room_stop(r, SIGKILL);  // the disk is all that is left
    assert_int_equal(room_count(r, learner_lines), 3);
    line_close(l);
}

static void hub__keeps_a_line_once__however_often_it_comes(void **state)
{
    struct room *r = *state;
    char token[WIRE_TOKEN + 1] = "";
    struct line *l = line_join(r, token);
    line_event(l, 1, ROOM_BEGIN);
    line_acked(l, 1);
    line_event(l, 1, ROOM_BEGIN);
    line_acked(l, 1);
    line_event(l, 2, "read");
    line_event(l, 2, "read");
    line_acked(l, 2);
    (void)room_stop(r, SIGTERM);
    assert_int_equal(room_count(r, learner_lines), 2);
    line_close(l);
}

// What a session would not do is not kept, whoever sends it.
static void hub__refuses__lines_that_cannot_be(void **state)
{
    static const struct {
        unsigned seq;
        const char *line, *code;
    } bad[] = {
        {2, "read", "gap"},
        {1, "read", "bad-event"},
        {1, "hello", "bad-event"},
        {1, "begin scenario=sketch version=1 hash=abc seed=1 lang=en region=GB mode=class",
         "bad-event"},
    };
    struct room *r = *state;
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        char token[WIRE_TOKEN + 1] = "";
        struct line *l = line_join(r, token);
        line_event(l, bad[i].seq, bad[i].line);
        line_is_refused(l, bad[i].code);
    }
    char token[WIRE_TOKEN + 1] = "";
    struct line *l = line_join(r, token);
    line_event(l, 1, ROOM_BEGIN);
    line_event(l, 2, "reply choice=yes");  // nothing was asked yet
    line_is_refused(l, "bad-event");
    (void)room_stop(r, SIGTERM);
    assert_int_equal(room_count(r, learner_lines), 1);
}

static void hub__goes_on_from_the_disk__after_a_crash(void **state)
{
    struct room *r = *state;
    char token[WIRE_TOKEN + 1] = "", same[WIRE_TOKEN + 1];
    struct line *l = line_join(r, token);
    memcpy(same, token, sizeof same);
    line_event(l, 1, ROOM_BEGIN);
    line_event(l, 2, "read");
    line_acked(l, 2);
    (void)room_stop(r, SIGKILL);
    line_close(l);
    room_open(r);
    l = line_join(r, token);
    assert_string_equal(token, same);
    assert_int_equal(l->last.learner, 1);
    assert_int_equal(l->last.seq, 2);
    assert_int_equal(line_hear(l, WIRE_LOG)->seq, 1);
    const struct wire *w = line_hear(l, WIRE_LOG);
    assert_int_equal(w->seq, 2);
    assert_int_equal(w->ms, 20);
    assert_true(str_is_c(w->line, "read"));
    line_event(l, 3, "read");
    line_acked(l, 3);
    line_close(l);
}

// --- kill -9 at any moment

enum { KILLS = 20, SENDERS = 4, BURST = 24, KILL_WITHIN_US = 4000 };

struct sender {
    struct line *line;
    char token[WIRE_TOKEN + 1];
    unsigned sent;
    uint64_t acked;
};

static const char *line_of(unsigned seq)
{
    return seq == 1   ? ROOM_BEGIN
           : seq == 2 ? "read"
           : seq % 2  ? "mark message=1"
                      : "unmark message=1";
}

// What has come by now, and nothing is waited for.
static void take_acks(struct sender *s)
{
    struct pollfd p = {s->line->fd, POLLIN, 0};
    while (memchr(s->line->bytes, '\n', s->line->len) || poll(&p, 1, 0) > 0) {
        if (!line_next(s->line)) {
            return;
        }
        s->acked = s->line->last.kind == WIRE_ACK ? s->line->last.seq : s->acked;
    }
}

// Come back, send what the class does not have, and as much again.
static void send_burst(const struct room *r, struct sender *s)
{
    s->line = line_join(r, s->token);
    assert_true(s->line->last.seq >= s->acked);  // nothing that was acknowledged is gone
    s->sent = (unsigned)s->line->last.seq;
    for (int i = 0; i < BURST; i++) {
        s->sent++;
        line_event(s->line, s->sent, line_of(s->sent));
    }
}

static void wait_us(unsigned us)
{
    struct pollfd none = {-1, 0, 0};
    (void)ppoll(&none, 1, &(struct timespec){0, (long)us * 1000}, NULL);
}

struct counting {
    unsigned count;
};

static bool count_line(void *ctx, uint32_t seq, uint64_t at_ms, struct str line)
{
    struct counting *c = ctx;
    assert_int_equal(seq, ++c->count);
    assert_int_equal(at_ms, seq * 10);
    assert_true(str_is_c(line, line_of(seq)));
    return true;
}

static void hub__loses_nothing_acknowledged__when_killed_at_any_moment(void **state)
{
    struct room *r = *state;
    struct sender all[SENDERS] = {{0}};
    uint32_t seed = 7;
    for (int round = 0; round < KILLS; round++) {
        for (int i = 0; i < SENDERS; i++) {
            send_burst(r, &all[i]);
        }
        seed = seed * 1664525u + 1013904223u;
        wait_us((seed >> 16) % KILL_WITHIN_US);
        for (int i = 0; i < SENDERS; i++) {
            take_acks(&all[i]);
        }
        (void)room_stop(r, SIGKILL);
        for (int i = 0; i < SENDERS; i++) {
            line_close(all[i].line);
        }
        room_open(r);
    }
    (void)room_stop(r, SIGTERM);
    struct store *store = store_sqlite_open(r->store, NULL);
    assert_non_null(store);
    for (int i = 0; i < SENDERS; i++) {
        struct counting c = {0};
        char id[STORE_ID_LEN + 1];
        hub_store_id(ROOM_ID, (uint32_t)i + 1, id);
        assert_true(store->each_event(store, id, count_line, &c, NULL));
        assert_true(c.count >= all[i].acked);
        assert_true(all[i].acked > 0);
    }
    store_close(store);
}

static void hub__knows_nobody__by_a_foreign_token(void **state)
{
    struct room *r = *state;
    struct line *l = line_open(r);
    line_say(l, "{\"t\":\"join\",\"proto\":1,\"code\":\"" ROOM_CODE
                "\",\"resume\":\"00000000000000000000000000000000\"}");
    line_is_refused(l, "unknown-learner");
}

static void hub__serves_the_newest_line__and_tells_the_older_one(void **state)
{
    struct room *r = *state;
    char token[WIRE_TOKEN + 1] = "";
    struct line *old = line_join(r, token), *new = line_join(r, token);
    line_is_refused(old, "elsewhere");
    line_event(new, 1, ROOM_BEGIN);
    line_acked(new, 1);
    line_close(new);
}

static void hub__refuses__what_does_not_belong_there(void **state)
{
    static const char *const first[] = {"{\"t\":\"ev\",\"seq\":1,\"ms\":1,\"line\":\"read\"}",
                                        "{\"t\":\"do\",\"line\":\"lock\"}",
                                        "{\"t\":\"ack\",\"seq\":1}", "{\"t\":\"spin\"}"};
    struct room *r = *state;
    for (size_t i = 0; i < COUNT_OF(first); i++) {
        struct line *l = line_open(r);
        line_say(l, first[i]);
        line_is_refused(l, "not-now");
    }
    struct line *l = line_open(r);
    line_say(l, "GET / HTTP/1.1");
    line_is_refused(l, "bad-message");
    l = line_open(r);
    line_say(l, "{\"t\":\"join\",\"proto\":2,\"code\":\"" ROOM_CODE "\"}");
    line_is_refused(l, "protocol");
}

static void hub__hangs_up__on_a_line_without_an_end(void **state)
{
    struct room *r = *state;
    struct line *l = line_open(r);
    char *much = mem_new(WIRE_LINE_MAX * 4 + 1, 1);
    memset(much, 'x', WIRE_LINE_MAX * 4);
    line_say(l, much);
    line_is_refused(l, "too-long");
    mem_free(much);
}

// Many more than it takes at once: they wait with the sender, and none is lost.
static void hub__takes_all__of_a_sender_that_is_too_fast(void **state)
{
    struct room *r = *state;
    char token[WIRE_TOKEN + 1] = "";
    struct line *l = line_join(r, token);
    unsigned seq = 1;
    line_event(l, seq++, ROOM_BEGIN);
    for (int i = 0; i < 20; i++) {
        line_event(l, seq++, "read");
        line_event(l, seq++, "read");
        line_event(l, seq++, "read");
        line_event(l, seq++, "reply choice=yes");
    }
    line_acked(l, seq - 1);
    line_close(l);
}

static void hub__gives_a_story__part_by_part(void **state)
{
    struct room *r = *state;
    char token[WIRE_TOKEN + 1] = "", ask[200];
    struct line *l = line_join(r, token);
    uint64_t size = line_hear(l, WIRE_STORY)->size, at = 0;
    while (at < size) {
        (void)snprintf(ask, sizeof ask, "{\"t\":\"get\",\"hash\":\"" ROOM_HASH "\",\"from\":%llu}",
                       (unsigned long long)at);
        line_say(l, ask);
        const struct wire *w = line_hear(l, WIRE_PART);
        assert_int_equal(w->from, at);
        assert_true(w->part.len > 0 && w->part.len <= WIRE_PART_MAX);
        at += w->part.len;
    }
    assert_int_equal(at, size);
    line_say(l, "{\"t\":\"get\",\"hash\":\"abc\",\"from\":0}");
    line_is_refused(l, "unknown-story");
}

// --- the teacher

static const struct wire *state_of(struct line *l, const char *mode)
{
    const struct wire *w;
    do {
        w = line_hear(l, WIRE_STATE);
    } while (!str_is_c(w->mode, mode));
    return w;
}

static void hub__pauses_and_goes_on__for_everybody(void **state)
{
    struct room *r = *state;
    char token[WIRE_TOKEN + 1] = "";
    struct line *teacher = line_teach(r), *l = line_join(r, token);
    line_do(teacher, "pause text=Talk%20to%20your%20neighbour");
    assert_true(str_is_c(state_of(l, "paused")->text, "Talk to your neighbour"));
    line_do(teacher, "pause text=x");
    assert_true(str_is_c(line_hear(teacher, WIRE_ERR)->code, "refused"));
    line_do(teacher, "resume");
    (void)state_of(l, "going");
    line_do(teacher, "join learner=1");
    assert_true(str_is_c(line_hear(teacher, WIRE_ERR)->code, "refused"));
    line_do(teacher, "ballot learner=1 number=1 verdict=scam");
    assert_true(str_is_c(line_hear(teacher, WIRE_ERR)->why, "a teacher does not do this"));
    line_close(l);
    line_close(teacher);
}

static void hub__shows_a_teacher__how_far_each_is(void **state)
{
    struct room *r = *state;
    char token[WIRE_TOKEN + 1] = "";
    struct line *teacher = line_teach(r), *l = line_join(r, token);
    line_event(l, 1, ROOM_BEGIN);
    line_event(l, 2, "read");
    line_event(l, 3, "read");
    line_event(l, 4, "read");
    line_event(l, 5, "mark message=3");
    const struct wire *w;
    do {
        w = line_hear(teacher, WIRE_ROW);
        assert_int_equal(w->learner, 1);
    } while (w->stage == 0);
    assert_true(w->is_here);
    assert_int_equal(w->story, 1);
    assert_int_equal(w->message, 3);
    assert_true(str_is_c(w->cells, "!       "));
    line_close(l);
    while (line_hear(teacher, WIRE_ROW)->is_here) {
    }
    line_close(teacher);
    teacher = line_open(r);  // somebody who looks in later sees all of it
    line_say(teacher, "{\"t\":\"teach\",\"proto\":1}");
    assert_int_equal(line_hear(teacher, WIRE_ROW)->message, 3);
    line_close(teacher);
}

static void hub__hides_votes__until_they_are_revealed(void **state)
{
    struct room *r = *state;
    struct line *teacher = line_teach(r), *l[LEARNERS];
    char token[LEARNERS][WIRE_TOKEN + 1] = {{0}};
    for (int i = 0; i < LEARNERS; i++) {
        l[i] = line_join(r, token[i]);
    }
    line_do(teacher, "vote");
    for (int i = 0; i < LEARNERS; i++) {
        while (!line_hear(l[i], WIRE_STATE)->is_voting) {
        }
        line_say(l[i], i < 4 ? "{\"t\":\"ballot\",\"round\":1,\"verdict\":\"scam\"}"
                             : "{\"t\":\"ballot\",\"round\":1,\"verdict\":\"harmless\"}");
    }
    const struct wire *w;
    do {
        w = line_hear(teacher, WIRE_TALLY);
    } while (w->scam + w->harmless < LEARNERS);
    assert_int_equal(w->scam, 4);
    line_do(teacher, "reveal");
    do {
        assert_true(line_next(l[0]));
        assert_true(l[0]->last.kind != WIRE_TALLY);  // not before
    } while (l[0]->last.kind != WIRE_STATE || !l[0]->last.is_revealed);
    w = line_hear(l[0], WIRE_TALLY);
    assert_int_equal(w->scam, 4);
    assert_int_equal(w->harmless, 2);
    for (int i = 0; i < LEARNERS; i++) {
        line_close(l[i]);
    }
    line_close(teacher);
}

// A board is told how many, from five on, and never who.
static void hub__tells_a_board__sums_and_no_rows(void **state)
{
    struct room *r = *state;
    struct line *board = line_open(r), *l[LEARNERS];
    line_say(board, "{\"t\":\"board\",\"proto\":1}");
    (void)line_hear(board, WIRE_STATE);
    for (int i = 0; i < LEARNERS; i++) {
        char token[WIRE_TOKEN + 1] = "";
        l[i] = line_join(r, token);
        line_event(l[i], 1, ROOM_BEGIN);
        line_event(l[i], 2, "read");
        line_event(l[i], 3, "read");
        line_event(l[i], 4, "read");
        line_event(l[i], 5, i < 4 ? "mark message=3" : "check what=photo");
        line_acked(l[i], 5);
    }
    do {
        assert_true(line_next(board));
        assert_true(board->last.kind != WIRE_ROW);
        assert_true(board->last.kind != WIRE_SUM || board->last.count >= 5);
    } while (board->last.kind != WIRE_SUM || board->last.count < LEARNERS);
    assert_true(str_is_c(board->last.sums, "4,0,0,0,0,0,0,0"));
    line_do(board, "lock");  // it may look, and nothing else
    line_is_refused(board, "not-now");
    for (int i = 0; i < LEARNERS; i++) {
        line_close(l[i]);
    }
}

static void hub__keeps_small_votes__to_the_teacher(void **state)
{
    struct room *r = *state;
    char token[WIRE_TOKEN + 1] = "";
    struct line *teacher = line_teach(r), *l = line_join(r, token);
    line_do(teacher, "vote");
    while (!line_hear(l, WIRE_STATE)->is_voting) {
    }
    line_say(l, "{\"t\":\"ballot\",\"round\":1,\"verdict\":\"scam\"}");
    while (line_hear(teacher, WIRE_TALLY)->scam == 0) {
    }
    line_do(teacher, "reveal");
    line_do(teacher, "pause text=x");
    do {
        assert_true(line_next(l));
        assert_true(l->last.kind != WIRE_TALLY);
    } while (l->last.kind != WIRE_STATE || !str_is_c(l->last.mode, "paused"));
    line_close(l);
    line_close(teacher);
}

static void hub__tells_who_is_removed__and_shuts_out_who_is_blocked(void **state)
{
    struct room *r = *state;
    char first[WIRE_TOKEN + 1] = "", second[WIRE_TOKEN + 1] = "";
    struct line *teacher = line_teach(r), *l = line_join(r, first);
    line_do(teacher, "remove learner=1");
    line_is_refused(l, "removed");
    l = line_join(r, second);
    line_do(teacher, "block learner=2");
    line_is_refused(l, "blocked");
    l = line_open(r);
    line_say(l, "{\"t\":\"join\",\"proto\":1,\"code\":\"" ROOM_CODE "\"}");
    line_is_refused(l, "refused");
    line_close(teacher);
}

static void hub__lets_a_learner_draw_other_names__and_no_more_than_three(void **state)
{
    struct room *r = *state;
    char token[WIRE_TOKEN + 1] = "", name[5][64];
    struct line *l = line_join(r, token);
    for (int i = 0; i < 5; i++) {
        line_say(l, "{\"t\":\"spin\"}");
        const struct wire *w = line_hear(l, WIRE_WELCOME);
        (void)snprintf(name[i], sizeof name[i], "%.*s", STR_ARG(w->name));
    }
    assert_string_not_equal(name[0], name[1]);
    assert_string_not_equal(name[1], name[2]);
    assert_string_equal(name[2], name[3]);
    assert_string_equal(name[3], name[4]);
    line_close(l);
}

static void hub__forgets__who_asks_for_it(void **state)
{
    struct room *r = *state;
    char token[WIRE_TOKEN + 1] = "", other[WIRE_TOKEN + 1] = "";
    struct line *teacher = line_teach(r), *l = line_join(r, token), *stays = line_join(r, other);
    line_event(l, 1, ROOM_BEGIN);
    line_event(stays, 1, ROOM_BEGIN);
    line_acked(stays, 1);
    line_acked(l, 1);
    line_say(l, "{\"t\":\"forget\"}");
    line_is_refused(l, "forgotten");
    while (line_hear(teacher, WIRE_ROW)->name.len != 0) {
    }
    assert_int_equal(teacher->last.learner, 1);
    line_close(teacher);
    line_close(stays);
    (void)room_stop(r, SIGKILL);
    assert_int_equal(room_count(r, learner_lines), 1);  // of the other
    room_open(r);                                       // and it can be started again
    l = line_open(r);
    char text[300];
    (void)snprintf(text, sizeof text,
                   "{\"t\":\"join\",\"proto\":1,\"code\":\"" ROOM_CODE "\",\"resume\":\"%s\"}",
                   token);
    line_say(l, text);
    line_is_refused(l, "unknown-learner");
    l = line_join(r, other);
    assert_int_equal(l->last.learner, 2);
    line_close(l);
}

static void hub__ends__when_the_class_is_over(void **state)
{
    struct room *r = *state;
    struct line *teacher = line_teach(r);
    int status = 1;
    line_do(teacher, "over");
    (void)state_of(teacher, "over");
    assert_int_equal(waitpid(r->hub, &status, 0), r->hub);
    r->hub = 0;
    assert_int_equal(status, 0);
    assert_int_not_equal(access(r->socket, F_OK), 0);
    line_close(teacher);
}

// --- other users

// Run fn as somebody else, when we may; its exit status.
static int as_nobody(int (*fn)(const struct room *r), const struct room *r, uid_t owner)
{
    int status = -1;
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        _exit(owner == 0 && setresuid(NOBODY, NOBODY, NOBODY) != 0 ? 99 : fn(r));
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

static uid_t hub_owner;

static struct line *foreign_line(const struct room *r)
{
    struct line *l = mem_new(1, sizeof *l);
    l->fd = local_connect(r->socket, hub_owner, NULL);
    return l->fd >= 0 ? l : NULL;
}

static int teaches(const struct room *r)
{
    struct line *l = foreign_line(r);
    if (!l) {
        return 1;
    }
    line_say(l, "{\"t\":\"teach\",\"proto\":1}");
    while (line_next(l)) {
        if (l->last.kind == WIRE_ERR) {
            return str_is_c(l->last.code, "not-yours") ? 7 : 2;
        }
    }
    return 3;
}

// With the token of another user's learner.
static char stolen[WIRE_TOKEN + 1];

static int steals(const struct room *r)
{
    struct line *l = foreign_line(r);
    char text[200];
    if (!l) {
        return 1;
    }
    (void)snprintf(text, sizeof text,
                   "{\"t\":\"join\",\"proto\":1,\"code\":\"" ROOM_CODE "\",\"resume\":\"%s\"}",
                   stolen);
    line_say(l, text);
    while (line_next(l)) {
        if (l->last.kind == WIRE_ERR) {
            return str_is_c(l->last.code, "unknown-learner") ? 7 : 2;
        }
    }
    return 3;
}

static int reads_the_store(const struct room *r)
{
    return access(r->store, R_OK) != 0 && unlink(r->socket) != 0 ? 7 : 1;
}

static int crowds(const struct room *r)
{
    for (int i = 0; i < 4; i++) {
        struct line *l = foreign_line(r);
        if (!l || !line_next(l) || l->last.kind != WIRE_HELLO) {
            return 1;
        }
    }
    struct line *l = foreign_line(r);
    while (l && line_next(l)) {
        if (l->last.kind == WIRE_ERR) {
            return str_is_c(l->last.code, "too-many") ? 7 : 2;
        }
    }
    return 3;
}

static void hub__lets_another_user__neither_teach_nor_steal_nor_crowd(void **state)
{
    struct room *r = *state;
    hub_owner = geteuid();
    if (hub_owner != 0) {
        return;  // CI on Debian is root; elsewhere there is nobody to be
    }
    struct line *l = line_join(r, stolen);
    assert_int_equal(as_nobody(teaches, r, hub_owner), 7);
    assert_int_equal(as_nobody(steals, r, hub_owner), 7);
    assert_int_equal(as_nobody(reads_the_store, r, hub_owner), 7);
    assert_int_equal(as_nobody(crowds, r, hub_owner), 7);
    line_event(l, 1, ROOM_BEGIN);
    line_acked(l, 1);
    line_close(l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ROOM(hub__welcomes__who_knows_the_code),
        IN_ROOM(hub__refuses__a_wrong_code__and_guessing),
        IN_ROOM(hub__acknowledges__what_is_on_the_disk),
        IN_ROOM(hub__keeps_a_line_once__however_often_it_comes),
        IN_ROOM(hub__refuses__lines_that_cannot_be),
        IN_ROOM(hub__goes_on_from_the_disk__after_a_crash),
        IN_ROOM(hub__loses_nothing_acknowledged__when_killed_at_any_moment),
        IN_ROOM(hub__knows_nobody__by_a_foreign_token),
        IN_ROOM(hub__serves_the_newest_line__and_tells_the_older_one),
        IN_ROOM(hub__refuses__what_does_not_belong_there),
        IN_ROOM(hub__hangs_up__on_a_line_without_an_end),
        IN_ROOM(hub__takes_all__of_a_sender_that_is_too_fast),
        IN_ROOM(hub__gives_a_story__part_by_part),
        IN_ROOM(hub__pauses_and_goes_on__for_everybody),
        IN_ROOM(hub__shows_a_teacher__how_far_each_is),
        IN_ROOM(hub__hides_votes__until_they_are_revealed),
        IN_ROOM(hub__tells_a_board__sums_and_no_rows),
        IN_ROOM(hub__keeps_small_votes__to_the_teacher),
        IN_ROOM(hub__tells_who_is_removed__and_shuts_out_who_is_blocked),
        IN_ROOM(hub__lets_a_learner_draw_other_names__and_no_more_than_three),
        IN_ROOM(hub__forgets__who_asks_for_it),
        IN_ROOM(hub__ends__when_the_class_is_over),
        IN_ROOM(hub__lets_another_user__neither_teach_nor_steal_nor_crowd),
    };
    return cmocka_run_group_tests_name("hub", tests, NULL, NULL);
}
