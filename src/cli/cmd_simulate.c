#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/cmds.h"
#include "cli/start.h"
#include "core/fill.h"
#include "core/explore.h"
#include "core/msg.h"
#include "core/simulate.h"
#include "load/load.h"
#include "sys/file.h"

enum { PLAYS_USUAL = 1000, UNMET_MAX = 10 };

// One run of `wary simulate` over stories.
struct run {
    const struct options *o;
    struct library lib;
    uint64_t count, seed;
    int only;  // a robot, or -1
    const struct region *region;
    struct err err;
};

// --- the words of single plays

static void print_line(const struct run *r, const struct session *s, const struct shown *line)
{
    struct buf words = {0};
    const struct scenario *sc = s->scenario;
    const struct fill fill = {.learner = fill_learner(s->registry, s->seed), .region = r->region};
    fill_text(session_text(s, line), &fill, &words);
    if (line->kind == SHOWN_DAY) {
        (void)printf("day %u\n", line->day);
    } else if (line->kind == SHOWN_MESSAGE) {
        const struct cast *cast = &sc->cast[sc->steps[line->index].u.message->cast];
        (void)printf("%u%s %.*s: %s\n", line->number, line->is_marked ? "*" : "",
                     STR_ARG(cast->name), buf_text(&words));
    } else if (line->kind == SHOWN_CHECK_ASKED) {
        (void)printf("? %s\n", scenario_check_words[line->index]);
    } else {
        static const char *const leads[SHOWN_KINDS] = {
            [SHOWN_NOTE] = "-", [SHOWN_REPLY] = ">", [SHOWN_CHECK_FOUND] = "=", [SHOWN_END] = "."};
        (void)printf("%s %s\n", leads[line->kind], buf_text(&words));
    }
    buf_free(&words);
}

static void print_play(const struct run *r, const struct scenario *sc, int robot, uint64_t n)
{
    uint64_t seed = simulate_seed(r->seed, n);
    struct session *s = robot_play(&robot_table[robot], sc, r->lib.registry, seed);
    (void)printf("# %.*s, %s, play %llu\n", STR_ARG(sc->id), robot_table[robot].name,
                 (unsigned long long)n);
    for (size_t i = 0; i < s->shown_count; i++) {
        print_line(r, s, &s->shown[i]);
    }
    if (s->has_left) {
        (void)printf(". left\n");
    }
    struct score score;
    score_session(s, &score);
    if (score.why == SCORE_OK) {
        (void)printf("= %d of 100\n", score.number);
    }
    session_free(s);
}

static void print_transcripts(const struct run *r, const struct scenario *sc)
{
    for (int robot = 0; robot < ROBOTS; robot++) {
        for (uint64_t n = 0; n < r->count && (r->only < 0 || r->only == robot); n++) {
            print_play(r, sc, robot, n);
        }
    }
}

// --- the sums

static void print_number(int number)
{
    if (number < 0) {
        (void)printf("%5s", "-");
    } else {
        (void)printf("%5d", number);
    }
}

static void print_head(void)
{
    (void)printf("  %-8s%-26s%-18s%6s%12s%13s\n", "", " score", "messages", "turns", "lost",
                 "left");
    (void)printf("  %-8s%5s%5s%5s%5s%6s%6s%6s%6s%6s%7s%8s\n", "robot", "mean", "5%", "50%", "95%",
                 "none", "least", "mean", "most", "mean", "most", "mean");
}

static double mean_of(uint64_t sum, uint64_t plays)
{
    return (double)sum / (double)plays;
}

static void print_robot(const struct simulate *sim, int robot)
{
    const struct simulate_robot *r = &sim->robots[robot];
    double mean = simulate_mean(r);
    (void)printf("  %-8s", robot_table[robot].name);
    print_number(mean < 0 ? -1 : (int)(mean + 0.5));
    print_number(simulate_quantile(r, 0.05));
    print_number(simulate_quantile(r, 0.5));
    print_number(simulate_quantile(r, 0.95));
    (void)printf("%5.0f%%%6llu%6.1f%6llu%6.1f%7llu%8.1f%5.0f%%\n",
                 100 * mean_of(r->without, r->plays), (unsigned long long)r->messages.least,
                 mean_of(r->messages.sum, r->plays), (unsigned long long)r->messages.most,
                 mean_of(r->turns.sum, r->plays), (unsigned long long)r->lost.most,
                 mean_of(r->lost.sum, r->plays), 100 * mean_of(r->left, r->plays));
}

static void print_unmet(const char *file, struct place at, const char *what, struct str id,
                        unsigned *left)
{
    if (*left) {
        (void)printf("  %s:%u:%u: %s %.*s was never met\n", file, at.line, at.column, what,
                     STR_ARG(id));
        --*left;
    }
}

static void print_coverage(const struct simulate *sim, const char *file)
{
    const struct scenario *sc = sim->scenario;
    unsigned left = UNMET_MAX;
    (void)printf("  scenes %zu of %u, replies %zu of %u, endings %zu of %u\n",
                 simulate_met(sim->scenes, sc->scene_count), sc->scene_count,
                 simulate_met(sim->replies, sc->reply_count), sc->reply_count,
                 simulate_met(sim->endings, sc->ending_count), sc->ending_count);
    for (uint32_t i = 0; i < sc->scene_count; i++) {
        if (!sim->scenes[i]) {
            print_unmet(file, sc->scenes[i].at, "scene", sc->scenes[i].id, &left);
        }
    }
    for (uint32_t i = 0; i < sc->reply_count; i++) {
        if (!sim->replies[i]) {
            print_unmet(file, sc->replies[i].at, "reply", sc->replies[i].key, &left);
        }
    }
    for (uint32_t i = 0; i < sc->ending_count; i++) {
        if (!sim->endings[i]) {
            print_unmet(file, sc->endings[i].at, "ending", sc->endings[i].id, &left);
        }
    }
}

static void print_range(const char *what, const struct explore_range *range)
{
    (void)printf(", %s %llu to %llu", what, (unsigned long long)range->least,
                 (unsigned long long)range->most);
}

// Whoever marks each sign at once has 100 and whoever marks nothing 0, on every way
// that has a number at all (core/score.h).
static void print_score_bounds(const struct scenario *sc, const struct explore *x)
{
    bool is_scam = sc->verdict == VERDICT_SCAM;
    bool has_number = x->bounds.harmless.least >= SCORE_HARMLESS_MIN &&
                      (!is_scam || x->signs_min >= SCORE_SIGNS_MIN);
    if (sc->verdict == VERDICT_UNCLEAR) {
        (void)printf(", no score");
    } else {
        (void)printf(has_number ? ", score 0 to 100" : ", score none or 0 to 100");
    }
}

// What every natural way comes to: proven, not played.
static void print_bounds(const struct scenario *sc)
{
    struct explore x = explore_run_bounded(sc);
    if (x.bounds.is_known) {
        (void)printf(x.is_capped ? "  ways, as far as they were looked at" : "  all ways");
        print_range("messages", &x.bounds.messages);
        print_range("turns", &x.bounds.turns);
        print_range("lost", &x.bounds.lost);
        print_score_bounds(sc, &x);
        (void)printf("\n");
    } else {
        (void)printf(x.is_capped ? "  it has more ways than were looked at: no bounds are known\n"
                                 : "  a loop gives its ways no upper bound\n");
    }
    explore_free(&x);
}

static void print_sums(const struct run *r, const struct simulate *sim, const char *file)
{
    (void)printf("%.*s: %llu plays a robot, seed %llu\n", STR_ARG(sim->scenario->id),
                 (unsigned long long)r->count, (unsigned long long)r->seed);
    print_head();
    for (int robot = 0; robot < ROBOTS; robot++) {
        if (sim->robots[robot].plays) {
            print_robot(sim, robot);
        }
    }
    print_bounds(sim->scenario);
    print_coverage(sim, file);
    if (simulate_is_blurred(sim)) {
        (void)printf("  the score does not tell who sees the signs early from who marks "
                     "everything\n");
    }
}

static void simulate(const struct run *r, const struct scenario *sc, const char *file)
{
    struct simulate sim = simulate_new(sc);
    for (int robot = 0; robot < ROBOTS; robot++) {
        if (r->only < 0 || r->only == robot) {
            simulate_add(&sim, r->lib.registry, robot, r->count, r->seed);
        }
    }
    print_sums(r, &sim, file);
    simulate_free(&sim);
}

static bool on_story(struct run *r, const char *story)
{
    struct scenario *sc = library_load_story(&r->lib, story, &r->err);
    if (!sc) {
        return false;
    }
    if (r->o->transcript) {
        print_transcripts(r, sc);
    } else {
        simulate(r, sc, story);
    }
    scenario_free(sc);
    return true;
}

// Another folder than the library's: its stories, registries and forms left out.
struct other {
    struct run *r;
    const char *folder;
    size_t count;
};

static bool on_name(void *ctx, const char *name)
{
    struct other *o = ctx;
    struct buf path = {0};
    struct scenario *sc;
    buf_fmt(&path, "%s/%s", o->folder, name);
    bool is_story = (sc = library_load_story(&o->r->lib, buf_text(&path), NULL)) != NULL;
    scenario_free(sc);
    o->count += is_story;
    bool ok = !is_story || on_story(o->r, buf_text(&path));
    buf_free(&path);
    return ok;
}

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool on_other(struct run *r, const char *folder)
{
    struct other o = {.r = r, .folder = folder};
    return file_each(folder, ".yaml", on_name, &o, &r->err) && r->err.code == ERR_NONE &&
           (o.count ||
            err_set(&r->err, ERR_SYSTEM, _("%s: there is no story in this folder"), folder));
}

static bool on_folder(struct run *r)
{
    bool ok = library_list(&r->lib, &r->err);
    for (size_t i = 0; ok && i < r->lib.story_count; i++) {
        ok = r->lib.stories[i].has_error || on_story(r, r->lib.files[i].ptr);
    }
    return ok;
}

static bool take_options(struct run *r)
{
    r->count = r->o->count ? r->o->count : r->o->transcript ? 1 : PLAYS_USUAL;
    r->seed = r->o->has_seed ? r->o->seed : 1;
    r->only = r->o->robot ? robot_find(str_of(r->o->robot)) : r->o->transcript ? ROBOT_RANDOM : -1;
    if (r->o->robot && r->only < 0) {
        struct buf names = {0};
        for (int i = 0; i < ROBOTS; i++) {
            buf_fmt(&names, " %s", robot_table[i].name);
        }
        (void)err_set(&r->err, ERR_USAGE, _("there is no robot `%s`; there are%s"), r->o->robot,
                      buf_text(&names));
        buf_free(&names);
        return false;
    }
    return true;
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct run r = {.o = options};
    struct buf data = {0}, config = {0};
    struct settings settings;
    start_data(options, &data);
    bool ok = take_options(&r) && start_settings(options, &settings, &config, &r.err) &&
              library_open(&r.lib, buf_text(&data), &r.err);
    if (ok) {
        r.region = registry_get_region(r.lib.registry, str_of(settings.region));
    }
    for (int i = 0; ok && i < arg_count; i++) {
        ok = is_folder(args[i]) ? on_other(&r, args[i]) : on_story(&r, args[i]);
    }
    ok = ok && (arg_count || on_folder(&r));
    library_close(&r.lib);
    buf_free(&data);
    buf_free(&config);
    return ok ? EXIT_IS_OK : cmd_fail(&r.err);
}

const struct cmd cmd_simulate = {
    "simulate", "[STORY|FOLDER...]", N_("let robots play a story"), OPTION_SIMULATE, -1, run};
