#include "run/loop.h"

#include <stdio.h>
#include <string.h>

#include "core/msg.h"
#include "run/history.h"
#include "run/newer.h"
#include "run/play.h"
#include "run/resume.h"
#include "run/settings.h"
#include "run/queue.h"
#include "sys/clock.h"
#include "sys/paths.h"
#include "view/items.h"
#include "view/screen.h"

// Everything that one run of the program holds.
struct run {
    struct front *front;
    const struct loop_options *options;
    struct app app;
    struct library lib;
    struct store *store;  // owned; memory until the real one is open
    struct play play;
    struct history history;
    struct resume resume;  // what `Continue` goes on with
    struct queue queue;
    bool is_done, is_quick;
};

static void feed(struct run *r, struct input in)
{
    in.at_ms = play_now(&r->play);
    queue_feed(&r->queue, &r->app, &in);
}

static void failed(struct run *r, const struct err *err)
{
    feed(r, (struct input){.kind = INPUT_FAILED, .err = err});
}

static void look_for_open(struct run *r)
{
    r->app.can_resume = resume_find(r->store, &r->lib, NULL, &r->resume);
    r->app.resume_title = str_of(r->resume.title);
    r->app.resume_day = r->resume.day;
    history_mark_stories(&r->history, r->store, &r->lib);
}

static void adopt(struct run *r)
{
    r->app.session = r->play.session;
    history_mark_stories(&r->history, r->store, &r->lib);
    feed(r, (struct input){.kind = INPUT_LOADED});
}

static uint64_t next_seed(struct run *r)
{
    return r->options->has_seed ? r->options->seed : clock_random();
}

static bool begin_story(struct run *r, const char *story, struct err *err)
{
    struct play_begin begin = {next_seed(r), r->app.settings.lang, r->app.settings.region,
                               r->options->mode};
    r->app.session = NULL;
    bool ok = play_start(&r->play, &r->lib, r->store, story, &begin, err);
    if (ok) {
        adopt(r);
    }
    return ok;
}

static void on_start(struct run *r, const struct effect *fx)
{
    struct err err = {0};
    const struct str id = r->lib.files[fx->index];
    if (!begin_story(r, id.ptr, &err)) {
        failed(r, &err);
    }
}

static void on_form(struct run *r, const struct effect *fx)
{
    struct err err = {0};
    if (!begin_story(r, r->lib.form_files[fx->index].ptr, &err)) {
        failed(r, &err);
    }
}

static void on_resume(struct run *r, const struct effect *fx)
{
    struct err err = {0};
    struct resume found;
    char id[sizeof found.row.scenario] = "";
    bool is_any = fx->index < 0;
    if (!is_any) {
        (void)snprintf(id, sizeof id, "%.*s", STR_ARG(r->lib.stories[fx->index].id));
    }
    r->app.session = NULL;
    bool ok = resume_find(r->store, &r->lib, is_any ? NULL : id, &found) ||
              err_set(&err, ERR_EVENT, "%s", _("There is no conversation to go on with."));
    if (ok && play_resume(&r->play, &r->lib, r->store, &found.row, &err) &&
        newer_take(&r->play, &r->lib, r->store, &r->app.carried, &err)) {
        adopt(r);
    } else {
        look_for_open(r);
        failed(r, &err);
    }
}

static void on_event(struct run *r, const struct effect *fx)
{
    struct err err = {0};
    if (r->play.session && play_event(&r->play, r->store, &fx->event, &err)) {
        feed(r, (struct input){.kind = INPUT_APPLIED});
    } else {
        failed(r, &err);
    }
}

static void on_no_save(struct run *r, const struct effect *fx)
{
    (void)fx;
    r->play.is_detached = true;
    r->app.is_saving = false;
}

static void on_settings(struct run *r, const struct effect *fx)
{
    (void)fx;
    struct err err = {0};
    if (r->options->config_path &&
        !settings_save(&r->app.settings, r->options->config_path, &err)) {
        failed(r, &err);
    }
}

static void on_progress(struct run *r, const struct effect *fx)
{
    (void)fx;
    history_fill(&r->history, r->store, &r->lib);
    history_show(&r->history, &r->app);
    history_mark_stories(&r->history, r->store, &r->lib);
}

// --- languages

static void add_language(void *ctx, const char *name, struct str own_name)
{
    struct run *r = ctx;
    struct app *app = &r->app;
    if (app->language_count == APP_LANGUAGES_MAX) {
        return;
    }
    struct language *l = &app->languages[app->language_count++];
    (void)snprintf(l->name, sizeof l->name, "%s", name);
    (void)snprintf(l->own_name, sizeof l->own_name, "%.*s", STR_ARG(own_name));
    l->can_show = !r->front->can_show || r->front->can_show(r->front, l->own_name);
}

static void on_languages(struct run *r, const struct effect *fx)
{
    (void)fx;
    r->app.language_count = 0;
    if (r->options->languages) {
        languages_each(r->options->languages, add_language, r);
    } else {
        add_language(r, LANG_SOURCE, STR("English"));
    }
}

static void show_lists(struct run *r)
{
    r->app.stories = r->lib.stories;
    r->app.story_count = r->lib.story_count;
    r->app.forms = r->lib.forms;
    r->app.form_count = r->lib.form_count;
}

// All that was said in the old language is said anew: lists, registry, the open story.
static void speak(struct run *r, struct err *err)
{
    struct languages *l = r->options->languages;
    languages_registry(l, r->lib.registry);
    (void)library_list(&r->lib, err);
    show_lists(r);
    if (r->play.scenario) {
        languages_story(l, r->play.scenario);
    }
    (void)snprintf(r->app.language, sizeof r->app.language, "%s", l->now);
}

static void on_language(struct run *r, const struct effect *fx)
{
    struct err err = {0};
    struct languages *l = r->options->languages;
    const char *name = r->app.languages[fx->index].name;
    if (l && languages_use(l, name, &err)) {
        (void)snprintf(r->app.settings.lang, sizeof r->app.settings.lang, "%s", name);
        on_settings(r, fx);
    }
    if (l) {
        speak(r, &err);
        on_progress(r, fx);
        look_for_open(r);
    }
    if (err.code != ERR_NONE) {
        failed(r, &err);
    }
}

static void on_close(struct run *r, const struct effect *fx)
{
    play_close(&r->play, r->store);
    r->app.session = NULL;
    on_progress(r, fx);
    look_for_open(r);
}

static void on_quit(struct run *r, const struct effect *fx)
{
    (void)fx;
    r->is_done = true;
}

static void on_quick_exit(struct run *r, const struct effect *fx)
{
    (void)fx;
    r->is_done = r->is_quick = true;
}

static void on_suspend(struct run *r, const struct effect *fx)
{
    (void)fx;
    if (r->front->suspend) {
        r->front->suspend(r->front);
    }
}

typedef void perform_fn(struct run *r, const struct effect *fx);

static perform_fn *const performers[] = {
    [EFFECT_NONE] = NULL,
    [EFFECT_EVENT] = on_event,
    [EFFECT_START] = on_start,
    [EFFECT_FORM] = on_form,
    [EFFECT_RESUME] = on_resume,
    [EFFECT_NO_SAVE] = on_no_save,
    [EFFECT_SETTINGS] = on_settings,
    [EFFECT_LANGUAGES] = on_languages,
    [EFFECT_LANGUAGE] = on_language,
    [EFFECT_PROGRESS] = on_progress,
    [EFFECT_SCENE] = NULL,  // only in a preview
    [EFFECT_CLOSE] = on_close,
    [EFFECT_QUIT] = on_quit,
    [EFFECT_QUICK_EXIT] = on_quick_exit,
    [EFFECT_SUSPEND] = on_suspend,
};

static void perform_all(struct run *r)
{
    struct effect fx;
    while (!r->is_quick && queue_take(&r->queue, &fx)) {
        if (performers[fx.kind]) {
            performers[fx.kind](r, &fx);
        }
    }
}

static bool open_store(struct run *r, struct err *err)
{
    struct buf path = {0};
    const char *want = r->options->store_path;
    bool ok = want || paths_store(&path, err);
    if (ok && !(want && !want[0])) {
        struct store *store = store_sqlite_open(want ? want : buf_text(&path), err);
        if (store) {
            store_close(r->store);
            r->store = store;
        }
        ok = store != NULL;
    }
    buf_free(&path);
    if (!ok) {
        err->code = ERR_STORE;  // whatever it was, the learner may play on without saving
    }
    return ok;
}

// A story of the list begins with its content note, which needs no store.
static bool show_note(struct run *r, const char *story)
{
    for (size_t i = 0; i < r->lib.story_count; i++) {
        if (str_is_c(r->lib.stories[i].id, story) && !r->lib.stories[i].has_error) {
            r->app.story = (int)i;
            screen_push(&r->app, SCREEN_NOTE);
            if (!r->front->is_plain) {
                r->front->show(r->front, &r->app);
            }
            return true;
        }
    }
    return false;
}

// The form with this id, or the one whose name ends so; empty: the check-up that was
// taken least lately.
static int find_form(const struct run *r, const char *id)
{
    for (size_t i = 0; id[0] && i < r->lib.form_count; i++) {
        struct str have = r->lib.forms[i].id;
        size_t n = strlen(id);
        bool ends_so = have.len > n && have.ptr[have.len - n - 1] == '-' &&
                       str_is_c(str_part(have, have.len - n, have.len), id);
        if (str_is_c(have, id) || ends_so) {
            return (int)i;
        }
    }
    return id[0] ? -1 : items_form(&r->app, FORM_CHECK_UP);
}

// A form of the list begins with a page that says what it is.
static bool show_form(struct run *r, const char *id)
{
    int form = find_form(r, id);
    if (form >= 0) {
        r->app.form = form;
        screen_push(&r->app, SCREEN_ITEMS);
    }
    return form >= 0;
}

// A file begins at once.  What cannot be played ends the run; what cannot be
// kept is for the learner to decide.
static bool begin_file(struct run *r, const char *story, struct err *err)
{
    struct err why = {0};
    if (begin_story(r, story, &why)) {
        return true;
    }
    if (why.code == ERR_STORE) {
        failed(r, &why);
        return true;
    }
    *err = why;
    return false;
}

static bool open_library(struct run *r, struct err *err)
{
    if (!library_open(&r->lib, r->options->folder, err) || !library_list(&r->lib, err)) {
        return false;
    }
    r->app.registry = r->lib.registry;
    show_lists(r);
    return true;
}

static bool open_all(struct run *r, struct err *err)
{
    struct err no_store = {0};
    const char *play = r->options->play;
    if (!open_library(r, err)) {
        return false;
    }
    bool is_noted = play && show_note(r, play);
    bool has_store = open_store(r, &no_store);
    on_progress(r, NULL);
    look_for_open(r);
    mem_trim();
    is_noted = is_noted || (r->options->form && show_form(r, r->options->form));
    if (!is_noted && r->options->form && !library_is_path(r->options->form)) {
        return err_set(err, ERR_SYSTEM, _("there is no form `%s`; there are a and b"),
                       r->options->form);
    }
    play = r->options->form ? r->options->form : play;
    bool ok = !play || is_noted || begin_file(r, play, err);
    if (ok && !has_store) {
        failed(r, &no_store);
    }
    return ok;
}

static void turn(struct run *r)
{
    struct input in = {0};
    r->front->show(r->front, &r->app);
    int timeout = app_timeout(&r->app, play_now(&r->play));
    if (!r->front->wait(r->front, &r->app, timeout, &in)) {
        r->is_done = true;
        return;
    }
    feed(r, in);
    perform_all(r);
}

bool loop_run(struct front *front, const struct settings *settings,
              const struct loop_options *options, bool *is_quick, struct err *err)
{
    struct run r = {.front = front, .options = options, .store = store_memory_open()};
    struct registry empty = {0};
    app_init(&r.app, &empty);
    r.app.settings = *settings;
    r.app.is_plain = front->is_plain;
    r.app.is_saving = true;
    r.lib.languages = options->languages;
    if (options->languages) {
        (void)snprintf(r.app.language, sizeof r.app.language, "%s", options->languages->now);
    }
    r.app.seed = options->has_seed ? options->seed : clock_random();
    if (!options->play && !options->form && !front->is_plain) {
        front->show(front, &r.app);
    }
    bool ok = open_all(&r, err);
    perform_all(&r);
    while (ok && !r.is_done) {
        turn(&r);
    }
    *is_quick = r.is_quick;
    play_close(&r.play, r.store);
    history_free(&r.history);
    store_close(r.store);
    library_close(&r.lib);
    return ok;
}
