#include "core/msg.h"
#include "view/screen.h"

static const char *const calm[] = {
    N_("Stop sending anything: money, pictures, papers, codes."),
    N_("You need not decide anything now, whatever they say."),
    N_("Talk to one person you trust, today."),
    N_("Call your bank, on the number on your card."),
    N_("Save the conversation before you block anybody."),
};

static void put_line(struct doc *d, const struct help_line *line)
{
    bool is_checked = line->checked.len && !str_is_c(line->checked, "never");
    screen_air(d);
    if (line->phone.len) {
        doc_say(d, DOC_TEXT, "%.*s: %.*s", STR_ARG(line->name), STR_ARG(line->phone))->style =
            STYLE_STRONG;
    } else {
        doc_add(d, DOC_TEXT, line->name)->style = STYLE_STRONG;
    }
    if (line->says.len) {
        doc_add(d, DOC_TEXT, line->says);
    }
    if (line->hours.len) {
        doc_add(d, DOC_TEXT, line->hours);
    }
    if (line->url.len) {
        doc_add(d, DOC_TEXT, line->url);
    }
    if (is_checked) {
        doc_say(d, DOC_TEXT, _("Checked on %.*s."), STR_ARG(line->checked))->style = STYLE_QUIET;
    } else if (line->phone.len || line->url.len) {
        doc_add(d, DOC_TEXT, str_of(_("Not checked.")))->style = STYLE_QUIET;
    }
}

static void put_lines(struct doc *d, const struct region *region)
{
    doc_say(d, DOC_HEAD, _("Help lines: %.*s"), STR_ARG(region->name))->style = STYLE_STRONG;
    for (uint32_t i = 0; i < region->line_count; i++) {
        put_line(d, &region->lines[i]);
    }
    if (region->emergency.len) {
        screen_air(d);
        doc_say(d, DOC_TEXT, _("If anybody is in danger: %.*s"), STR_ARG(region->emergency));
    }
    if (region->line_count == 0) {
        screen_air(d);
        screen_text(d, _("No help line is known for this region. Your bank and the police nearest "
                         "to you are good first calls. Settings has other regions."));
    }
}

static void fill(const struct app *app, struct doc *d)
{
    const struct region *region = screen_region(app);
    d->title = str_of(_("Is this happening to me?"));
    d->aside = str_of(_("nothing is asked or kept"));
    for (size_t i = 0; i < COUNT_OF(calm); i++) {
        doc_say(d, DOC_TEXT, "%s %s", screen_glyph(app, GLYPH_DOT), _(calm[i]));
    }
    screen_air(d);
    screen_text(d, _("It can happen to anyone, and it is never too late to stop."));
    if (region) {
        screen_air(d);
        put_lines(d, region);
    }
    screen_move_key(app, d, _("read on"));
    doc_key(d, "?", _("help"), INTENT_HELP);
    doc_key(d, "q", _("back"), INTENT_QUIT);
    doc_key(d, "^Q", _("quick exit"), INTENT_QUICK_EXIT);
}

const struct view_screen view_helpme = {.name = "helpme", .fill = fill};
