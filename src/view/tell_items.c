#include "view/tell_items.h"

#include "core/msg.h"
#include "view/screen.h"

void tell_items_sum(struct doc *d, const struct sitting *sum)
{
    doc_say(d, DOC_TEXT,
            P_("You recognised %u of %u scam.", "You recognised %u of %u scams.", sum->scams),
            sum->seen, sum->scams);
    doc_say(d, DOC_TEXT,
            P_("You trusted %u of %u honest message.", "You trusted %u of %u honest messages.",
               sum->honest),
            sum->trusted, sum->honest);
    if (sum->open) {
        doc_say(d, DOC_TEXT, P_("You left %u open.", "You left %u open.", sum->open), sum->open);
    }
}

static const char *sure_words(int sure)
{
    static const char *const words[SITTING_SURES] = {
        [1] = N_("A guess"), [2] = N_("Fairly sure"), [3] = N_("Very sure")};
    return _(words[sure]);
}

void tell_items_sureness(struct doc *d, const struct sitting *sum)
{
    screen_head(d, _("How sure you were, and how often you were right"));
    for (int i = SITTING_SURES - 1; i > 0; i--) {
        if (sum->asked[i]) {
            doc_say(d, DOC_TEXT, _("%s: right %u of %u times."), sure_words(i), sum->right[i],
                    sum->asked[i]);
        }
    }
    screen_text(d, _("Being sure is a good guide when the more certain answers are right more "
                     "often. Nobody is right every time."));
}

void tell_items_detection(struct doc *d, const struct sitting *sum)
{
    struct detect counts = sitting_detect(sum);
    struct detect_figures figures = detect_figures(&counts);
    if (figures.is_enough) {
        screen_air(d);
        doc_say(d, DOC_TEXT,
                _("In figures: d' %.1f, c %.1f, from %u scams and %u honest messages."), figures.d,
                figures.c, sum->scams, sum->honest)
            ->style = STYLE_QUIET;
    }
}
