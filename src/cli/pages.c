#include "cli/pages.h"

#include <stdio.h>

#include "cli/start.h"
#include "core/score.h"
#include "run/page.h"
#include "run/plain.h"
#include "view/screen.h"

bool pages_open(struct pages *pages, const struct options *o, struct err *err)
{
    struct buf data = {0}, config = {0};
    *pages = (struct pages){.lib.languages = o->languages};
    start_data(o, &data);
    bool ok = library_open(&pages->lib, buf_text(&data), err);
    app_init(&pages->app, pages->lib.registry);
    pages->app.is_plain = true;
    ok = start_settings(o, &pages->app.settings, &config, ok ? err : NULL) && ok;
    buf_free(&data);
    buf_free(&config);
    if (!ok) {
        library_close(&pages->lib);
    }
    return ok;
}

void pages_open_bare(struct pages *pages, const struct options *o)
{
    struct buf data = {0};
    *pages = (struct pages){.lib.languages = o->languages};
    start_data(o, &data);
    if (!library_open(&pages->lib, buf_text(&data), NULL)) {
        library_close(&pages->lib);
    }
    app_init(&pages->app, pages->lib.registry);
    pages->app.is_plain = true;
    if (o->region) {
        struct settings *s = &pages->app.settings;
        (void)snprintf(s->region, sizeof s->region, "%s", o->region);
    }
    buf_free(&data);
}

// What is done with each page of a screen.
typedef void page_fn(const struct doc *d, void *ctx);

static void each_page(const struct pages *pages, struct session *session, enum screen_id screen,
                      page_fn *fn, void *ctx)
{
    struct app app = pages->app;
    int count = 1;
    app.session = session;
    screen_push(&app, screen);
    if (screen == SCREEN_SIGN) {
        struct score score;
        score_session(session, &score);
        count = (int)score.sign_count;
    }
    for (app.sign = 0; app.sign < count; app.sign++) {
        struct doc d = {0};
        app_doc(&app, &d);
        fn(&d, ctx);
        doc_free(&d);
    }
}

static void print_page(const struct doc *d, void *ctx)
{
    struct buf text = {0};
    buf_fmt(&text, "%.*s\n", STR_ARG(d->title));
    plain_put(d, 0, &text);
    buf_put_c(&text, "\n");
    (void)fwrite(buf_text(&text), 1, text.len, ctx);
    buf_free(&text);
}

void pages_print(const struct pages *pages, struct session *session, enum screen_id screen,
                 FILE *out)
{
    each_page(pages, session, screen, print_page, out);
}

struct part {
    struct str picture;
    struct buf *out;
};

static void put_page(const struct doc *d, void *ctx)
{
    const struct part *part = ctx;
    page_put(d, part->picture, part->out);
}

void pages_put(const struct pages *pages, struct session *session, enum screen_id screen,
               struct str picture, struct buf *out)
{
    struct part part = {picture, out};
    each_page(pages, session, screen, put_page, &part);
}

void pages_print_doc(const struct pages *pages, pages_fill_fn *fill, const void *what, FILE *out)
{
    struct doc d = {0};
    fill(&pages->app, what, &d);
    print_page(&d, out);
    doc_free(&d);
}

void pages_put_doc(const struct pages *pages, pages_fill_fn *fill, const void *what,
                   struct buf *out)
{
    struct doc d = {0};
    fill(&pages->app, what, &d);
    page_put(&d, (struct str){0}, out);
    doc_free(&d);
}

const char *pages_lang(const struct options *o)
{
    return o->languages ? o->languages->now : "";
}

void pages_close(struct pages *pages)
{
    library_close(&pages->lib);
}
