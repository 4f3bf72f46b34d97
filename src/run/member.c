#include "run/member.h"

#include <stdio.h>
#include <string.h>

#include "run/hear.h"
#include "sys/clock.h"

static void copy(char *to, size_t size, struct str from)
{
    (void)snprintf(to, size, "%.*s", STR_ARG(from));
}

static void set_buf(struct buf *to, struct str from)
{
    buf_clear(to);
    buf_put_str(to, from);
}

// --- what the hub says

static void greet(void *ctx, struct wire *out)
{
    const struct member *m = ctx;
    *out = (struct wire){.kind = WIRE_JOIN,
                         .proto = WIRE_PROTO,
                         .code = str_of(m->plan->code),
                         .resume = str_of(m->box.token)};
}

static void send_line(const struct member *m, const struct outbox_line *line)
{
    (void)link_send(m->link, &(struct wire){.kind = WIRE_EV,
                                            .seq = line->seq,
                                            .ms = line->ms,
                                            .line = str_of(line->text)});
}

static void send_rest(const struct member *m)
{
    for (size_t i = 0; i < m->box.count; i++) {
        if (m->box.list[i].seq > m->acked) {
            send_line(m, &m->box.list[i]);
        }
    }
}

static void hear_welcome(struct member *m, const struct wire *w)
{
    char token[WIRE_TOKEN + 1];
    copy(token, sizeof token, w->resume);
    if (strcmp(token, m->box.token) != 0) {
        (void)outbox_begin(&m->box, token, NULL);
        m->seq = 0;
    }
    set_buf(&m->title, w->title);
    set_buf(&m->name, w->name);
    m->learner = (uint32_t)w->learner;
    m->acked = (uint32_t)w->seq;
    m->room.title = (struct str){m->title.ptr, m->title.len};
    m->room.name = (struct str){m->name.ptr, m->name.len};
    m->room.is_welcome = true;
    m->room.is_paced = w->is_paced;
    m->room.story_count = w->count < LESSON_STORIES_MAX ? (uint32_t)w->count : LESSON_STORIES_MAX;
    send_rest(m);
}

// Where the lines of this story begin in the outbox; count when it was not begun, or when
// another was begun after it.
static size_t first_line(const struct member *m, int i)
{
    for (size_t k = m->box.count; k-- > 0;) {
        struct event ev;
        if (event_parse(str_of(m->box.list[k].text), &ev, NULL) && ev.kind == EVENT_BEGIN) {
            return strcmp(m->stories[i].hash, ev.u.begin.hash) == 0 ? k : m->box.count;
        }
    }
    return m->box.count;
}

static void hear_story(struct member *m, const struct wire *w)
{
    if (w->story < 1 || w->story > LESSON_STORIES_MAX) {
        return;
    }
    struct member_story *story = &m->stories[w->story - 1];
    copy(story->id, sizeof story->id, w->name);
    copy(story->hash, sizeof story->hash, w->hash);
    set_buf(&story->title, w->title);
    story->size = w->size;
    m->room.stories[w->story - 1].title = (struct str){story->title.ptr, story->title.len};
    m->room.stories[w->story - 1].is_open =
        !m->room.stories[w->story - 1].is_done && first_line(m, (int)w->story - 1) < m->box.count;
}

// A line of the own log that this disk does not have.
static void hear_log(struct member *m, const struct wire *w)
{
    if (w->seq <= m->seq) {
        return;
    }
    if (w->seq != m->seq + 1) {
        (void)outbox_trim(&m->box, UINT32_MAX, NULL);  // what was before is the hub's alone
    }
    if (outbox_add(&m->box, (uint32_t)w->seq, w->ms, w->line, NULL)) {
        m->seq = (uint32_t)w->seq;
    }
}

static void ask_part(struct member *m)
{
    const struct member_story *story = &m->stories[m->wanted];
    if (story->text.len < story->size) {
        (void)link_send(
            m->link,
            &(struct wire){.kind = WIRE_GET, .hash = str_of(story->hash), .from = story->text.len});
    }
}

static void hear_part(struct member *m, const struct wire *w)
{
    struct member_story *story = m->wanted >= 0 ? &m->stories[m->wanted] : NULL;
    if (story && str_is_c(w->hash, story->hash) && w->from == story->text.len && w->part.len) {
        buf_put_str(&story->text, w->part);
        ask_part(m);
    }
}

static void hear(void *ctx, const struct wire *w)
{
    struct member *m = ctx;
    switch ((int)w->kind) {
    case WIRE_WELCOME:
        hear_welcome(m, w);
        break;
    case WIRE_STORY:
        hear_story(m, w);
        break;
    case WIRE_LOG:
        hear_log(m, w);
        break;
    case WIRE_STATE:
        hear_state(&m->room.state, w);
        break;
    case WIRE_TALLY:
        hear_tally(&m->room.state, w);
        break;
    case WIRE_ACK:
        m->acked = (uint32_t)w->seq;
        break;
    case WIRE_PART:
        hear_part(m, w);
        break;
    default:
        break;
    }
}

// --- the line

bool member_open(struct member *m, const struct member_plan *plan, struct err *err)
{
    *m = (struct member){.plan = plan, .story = -1, .wanted = -1, .box.fd = -1};
    m->line = (struct link_plan){plan->socket, plan->owner, m, greet, hear};
    m->link = link_open(&m->line);
    m->room.why = m->why;
    bool ok = !plan->folder || outbox_open(&m->box, plan->folder, plan->name, plan->is_new, err);
    m->seq = m->box.count ? m->box.list[m->box.count - 1].seq : 0;
    return ok;
}

static enum room_line line_of(const struct member *m)
{
    static const enum room_line lines[] = {[LINK_AWAY] = ROOM_AWAY,
                                           [LINK_GREETING] = ROOM_COMING,
                                           [LINK_HERE] = ROOM_HERE,
                                           [LINK_REFUSED] = ROOM_OUT};
    return lines[link_state(m->link)];
}

// Whoever was here before is unknown to the class by now: join as somebody new.
static void start_anew(struct member *m)
{
    if (!m->keeps_token && link_state(m->link) == LINK_REFUSED && m->box.token[0] &&
        !m->room.is_welcome && strcmp(link_code(m->link), "unknown-learner") == 0) {
        link_close(m->link);
        (void)outbox_begin(&m->box, "", NULL);
        m->seq = m->acked = 0;
        m->link = link_open(&m->line);
        link_step(m->link, clock_ms());
    }
}

static void forget_here(struct member *m)
{
    if (!m->is_forgotten && link_state(m->link) == LINK_REFUSED &&
        strcmp(link_code(m->link), "forgotten") == 0) {
        m->is_forgotten = true;
        (void)outbox_begin(&m->box, "", NULL);
        m->seq = m->acked = 0;
    }
}

void member_step(struct member *m)
{
    link_step(m->link, clock_ms());
    start_anew(m);
    forget_here(m);
    m->room.line = line_of(m);
    copy(m->why, sizeof m->why, str_of(hear_why(link_code(m->link), link_why(m->link))));
    if (m->wanted >= 0 && m->room.line == ROOM_HERE && m->stories[m->wanted].text.len == 0) {
        ask_part(m);
    }
}

int member_fd(const struct member *m)
{
    return link_fd(m->link);
}

int member_timeout(const struct member *m)
{
    return link_timeout(m->link, clock_ms());
}

uint64_t member_now(const struct member *m)
{
    return m->session ? clock_ms() - m->base_ms : 0;
}

// --- stories

// The learner's own library when it has the very same file, else what the hub has sent.
static struct scenario *load(struct member *m, struct member_story *story, struct err *err)
{
    struct scenario *sc = library_load(m->plan->lib, story->id, NULL, NULL);
    if (sc && strcmp(sc->hash, story->hash) == 0) {
        return sc;
    }
    scenario_free(sc);
    if (story->text.len < story->size) {
        return NULL;  // not yet
    }
    return library_revive(m->plan->lib, (struct str){story->text.ptr, story->text.len}, story->hash,
                          err);
}

static bool replay(struct member *m, size_t from, struct err *err)
{
    bool ok = true;
    for (size_t k = from; ok && k < m->box.count; k++) {
        struct event ev;
        ok = event_parse(str_of(m->box.list[k].text), &ev, err);
        ev.at_ms = m->box.list[k].ms;
        ok = ok && session_apply(m->session, &ev, err);
    }
    m->base_ms = clock_ms() - m->session->at_ms;
    return ok;
}

static bool keep_and_send(struct member *m, const struct event *ev, struct err *err)
{
    struct buf line = {0};
    event_fmt(ev, &line);
    bool ok = outbox_add(&m->box, m->seq + 1, ev->at_ms, (struct str){line.ptr, line.len}, err);
    if (ok) {
        m->seq++;
        send_line(m, &m->box.list[m->box.count - 1]);
    }
    buf_free(&line);
    return ok;
}

static bool begin(struct member *m, int i, struct err *err)
{
    struct event ev = event_begin(m->stories[i].scenario, clock_random());
    event_place(&ev, m->stories[i].scenario, m->plan->lang, m->plan->region);
    ev.u.begin.mode = MODE_CLASS;
    m->base_ms = clock_ms();
    // What is on the hub's disk and of another story is not needed here any more.
    return (m->acked < m->seq || outbox_trim(&m->box, m->seq, err)) && keep_and_send(m, &ev, err) &&
           session_apply(m->session, &ev, err);
}

void member_close_story(struct member *m)
{
    if (m->story >= 0) {
        struct room_story *shown = &m->room.stories[m->story];
        shown->is_done = m->session && m->session->state == SESSION_CLOSED;
        shown->is_open = !shown->is_done;
        scenario_free(m->stories[m->story].scenario);
        m->stories[m->story].scenario = NULL;
    }
    session_free(m->session);
    m->session = NULL;
    m->story = -1;
}

bool member_play(struct member *m, int i, struct err *err)
{
    struct member_story *story = &m->stories[i];
    if (m->story == i && m->session) {
        return true;
    }
    member_close_story(m);
    story->scenario = load(m, story, err);
    m->wanted = !story->scenario && err->code == ERR_NONE ? i : -1;
    if (!story->scenario) {
        if (m->wanted >= 0) {
            ask_part(m);
        }
        return false;
    }
    m->story = i;
    m->session = session_new(story->scenario, m->plan->lib->registry);
    size_t from = first_line(m, i);
    bool ok = from < m->box.count ? replay(m, from, err) : begin(m, i, err);
    if (!ok) {
        session_free(m->session);
        m->session = NULL;
        member_close_story(m);
        return false;
    }
    m->room.stories[i].is_open = true;
    return true;
}

bool member_event(struct member *m, const struct event *ev, struct err *err)
{
    struct event timed = *ev;
    uint64_t now = member_now(m);
    if (!m->session) {
        return err_set(err, ERR_EVENT, "no conversation is open");
    }
    timed.at_ms = now > m->session->at_ms ? now : m->session->at_ms;
    return session_check(m->session, &timed, err) && keep_and_send(m, &timed, err) &&
           session_apply(m->session, &timed, err);
}

// --- small things

void member_draw_name(struct member *m)
{
    m->room.spins += link_send(m->link, &(struct wire){.kind = WIRE_SPIN});
}

bool member_forget(struct member *m)
{
    return link_send(m->link, &(struct wire){.kind = WIRE_FORGET});
}

void member_vote(struct member *m, enum verdict verdict)
{
    if (link_send(m->link, &(struct wire){.kind = WIRE_BALLOT,
                                          .round = m->room.state.round,
                                          .verdict = str_of(scenario_verdict_words[verdict])})) {
        m->room.voted = m->room.state.round;
        m->room.vote = verdict;
    }
}

void member_close(struct member *m)
{
    bool is_done = m->is_forgotten || (m->room.state.mode == ROLL_ENDED && m->acked >= m->seq);
    member_close_story(m);
    link_close(m->link);
    outbox_close(&m->box, is_done);
    for (int i = 0; i < LESSON_STORIES_MAX; i++) {
        buf_free(&m->stories[i].title);
        buf_free(&m->stories[i].text);
    }
    buf_free(&m->title);
    buf_free(&m->name);
    *m = (struct member){.story = -1, .wanted = -1, .box.fd = -1};
}
