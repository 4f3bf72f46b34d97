#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/class_hub.h"
#include "cli/cmds.h"
#include "cli/start.h"
#include "core/msg.h"
#include "run/class_card.h"
#include "run/host.h"
#include "run/lesson_file.h"
#include "run/venue.h"
#include "sys/clock.h"
#include "sys/local.h"
#include "sys/paths.h"

// A class that is being started, or looked at again.
struct hosting {
    const struct options *o;
    const char *name;  // of the lesson; NULL: the class that runs already
    struct library lib;
    struct lesson_file lesson;
    struct venue venue;
    struct hub_plan plan;
    struct class_card card;
    struct buf store, card_path;
    pid_t hub;  // 0: not ours to start again
    bool is_over;
};

// Without letters and digits that are taken for one another.
static void draw_code(char out[WIRE_CODE + 1])
{
    static const char letters[] = "ABCDEFGHJKLMNPQRTUVWXY346789";
    for (int i = 0; i < WIRE_CODE; i++) {
        out[i] = letters[clock_random() % (sizeof letters - 1)];
    }
    out[WIRE_CODE] = '\0';
}

static bool find_files(struct hosting *h, struct err *err)
{
    struct buf folder = {0};
    bool ok =
        start_class_folder(h->o, "classes", &folder, err) && paths_make(buf_text(&folder), err);
    if (ok) {
        buf_fmt(&h->store, "%s/%s.db", buf_text(&folder), h->venue.id);
        buf_fmt(&h->card_path, "%s/%s.card", buf_text(&folder), h->venue.id);
    }
    buf_free(&folder);
    return ok;
}

// The lesson as it can be found again from any folder.
static bool name_lesson(struct hosting *h, struct err *err)
{
    char *whole = library_is_path(h->name) ? realpath(h->name, NULL) : NULL;
    const char *name = whole ? whole : h->name;
    bool ok = strlen(name) < sizeof h->card.lesson ||
              err_set(err, ERR_LIMIT, "%s: the path is too long", name);
    if (ok) {
        (void)snprintf(h->card.lesson, sizeof h->card.lesson, "%s", name);
    }
    free(whole);  // realpath's own
    return ok;
}

static bool start(struct hosting *h, struct err *err)
{
    h->plan = (struct hub_plan){.socket = h->venue.socket,
                                .lesson = h->lesson.lesson,
                                .stories = h->lesson.stories,
                                .texts = h->lesson.texts,
                                .registry = h->lib.registry,
                                .is_one_account = h->card.is_one_account};
    memcpy(h->plan.id, h->venue.id, sizeof h->plan.id);
    memcpy(h->plan.code, h->card.code, sizeof h->plan.code);
    memcpy(h->plan.key, h->card.key, sizeof h->plan.key);
    return class_hub_start(&h->plan, buf_text(&h->store), &h->hub, err);
}

static bool begin(struct hosting *h, struct err *err)
{
    h->card.is_one_account = h->o->one_account;
    draw_code(h->card.code);
    for (size_t i = 0; i < sizeof h->card.key; i++) {
        h->card.key[i] = (char)clock_random();
    }
    if (!lesson_file_open(&h->lib, h->name, &h->lesson, err) || !name_lesson(h, err) ||
        !venue_make(&h->venue, err)) {
        return false;
    }
    bool ok = find_files(h, err) && class_card_save(buf_text(&h->card_path), &h->card, err) &&
              start(h, err);
    if (!ok) {
        venue_remove(&h->venue);
    }
    return ok;
}

// The class of this teacher: it runs, or its hub has died and is started again.
static bool find(struct hosting *h, struct err *err)
{
    if (!venue_list(geteuid(), &h->venue, 1)) {
        return err_set(err, ERR_USAGE, "%s",
                       _("you have no class running; name a lesson or a story to begin one"));
    }
    if (!find_files(h, err) || !class_card_load(buf_text(&h->card_path), &h->card, err) ||
        !lesson_file_open(&h->lib, h->card.lesson, &h->lesson, err)) {
        return false;
    }
    int fd = local_connect(h->venue.socket, h->venue.owner, NULL);
    if (fd >= 0) {
        (void)close(fd);
        return true;
    }
    return start(h, err);
}

// The hub was killed: it goes on from the disk.
static void revive(void *ctx)
{
    struct hosting *h = ctx;
    if (h->hub && class_hub_is_dead(h->hub)) {
        (void)class_hub_start(&h->plan, buf_text(&h->store), &h->hub, NULL);
    }
}

static bool teach(void *ctx, struct front *front, const struct settings *settings, bool *is_quick,
                  struct err *err)
{
    struct hosting *h = ctx;
    const struct host_plan plan = {.socket = h->venue.socket,
                                   .owner = h->venue.owner,
                                   .registry = h->lib.registry,
                                   .lesson = h->lesson.lesson,
                                   .revive = revive,
                                   .ctx = h};
    return host_run(front, settings, &plan, &h->is_over, is_quick, err);
}

static void say_end(const struct hosting *h)
{
    if (!h->is_over) {
        (void)printf("%s\n", _("The class goes on. `wary host` takes you back to it."));
    } else if (h->store.len) {
        (void)printf(_("The class is over. It is kept in %s."), buf_text(&h->store));
        (void)printf("\n");
    }
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct hosting h = {.o = options, .name = arg_count ? args[0] : NULL};
    struct err err = {0};
    struct buf data = {0};
    start_data(options, &data);
    bool ok =
        library_open(&h.lib, buf_text(&data), &err) && (h.name ? begin(&h, &err) : find(&h, &err));
    int code = ok ? start_in_front(options, teach, &h) : cmd_fail(&err);
    if (ok && code == EXIT_IS_OK) {
        say_end(&h);
    }
    if (h.is_over) {
        venue_remove(&h.venue);
        (void)unlink(buf_text(&h.card_path));
    }
    lesson_file_free(&h.lesson);
    library_close(&h.lib);
    buf_free(&h.store);
    buf_free(&h.card_path);
    buf_free(&data);
    return code;
}

const struct cmd cmd_host = {"host",      "[LESSON]", N_("teach a class on this machine"),
                             OPTION_HOST, 1,          run};
