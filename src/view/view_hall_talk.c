#include "core/msg.h"
#include "view/screen.h"

static void fill(const struct app *app, struct doc *d)
{
    const struct lesson *lesson = app->hall ? app->hall->lesson : NULL;
    d->title = str_of(_("Questions to talk about"));
    if (!lesson) {
        return;
    }
    d->aside = lesson->title;
    screen_text(d, _("Nobody is asked for what happened to them. Who tells of it is thanked, and "
                     "shown the help lines."));
    for (uint32_t i = 0; i < lesson->story_count; i++) {
        const struct lesson_story *story = &lesson->stories[i];
        if (story->question_count) {
            screen_air(d);
            doc_add(d, DOC_TEXT, app->hall->stories[i].title)->style = STYLE_STRONG;
        }
        for (uint32_t k = 0; k < story->question_count; k++) {
            doc_add(d, DOC_TEXT, story->questions[k]);
        }
    }
    screen_move_key(app, d, _("read on"));
    doc_key(d, "q", _("back"), INTENT_QUIT);
}

const struct view_screen view_hall_talk = {.name = "hall-talk", .fill = fill};
