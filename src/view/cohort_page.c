#include "view/cohort_page.h"

#include "core/msg.h"
#include "view/taught.h"
#include "view/screen.h"

static void put_outcomes(struct doc *d, const struct cohort *c)
{
    unsigned seen = c->outcomes[OUTCOME_CAUGHT], trusted = c->outcomes[OUTCOME_TRUSTED];
    if (c->scams) {
        doc_say(d, DOC_TEXT,
                P_("Of %u conversation with a scam, %u was taken for one at the end.",
                   "Of %u conversations with a scam, %u were taken for one at the end.", c->scams),
                c->scams, seen);
    }
    if (c->honest) {
        doc_say(d, DOC_TEXT,
                P_("Of %u honest conversation, %u was trusted.",
                   "Of %u honest conversations, %u were trusted.", c->honest),
                c->honest, trusted);
    }
    if (c->harmless) {
        doc_say(d, DOC_TEXT, _("Of 100 harmless messages, %.0f were marked as odd."),
                100.0 * (double)c->false_marks / (double)c->harmless);
    }
}

static void put_median(struct doc *d, const struct cohort_sign *s)
{
    if (s->has_median) {
        doc_say(d, DOC_TEXT,
                P_("Half had recognised it by message %u.", "Half had recognised it by message %u.",
                   s->median),
                s->median);
    } else if (2 * s->never > s->cases) {
        screen_text(d, _("More than half never recognised it."));
    }
}

static void put_sign(const struct app *app, struct doc *d, const struct cohort_sign *s)
{
    screen_air(d);
    doc_add(d, DOC_TEXT, taught_name(app, s->sign))->style = STYLE_STRONG;
    doc_say(d, DOC_TEXT,
            P_("%u time met, by %u learners. Recognised at once: %u, within 5 messages: %u, within "
               "10 messages: %u.",
               "%u times met, by %u learners. Recognised at once: %u, within 5 messages: %u, "
               "within 10 messages: %u.",
               s->cases),
            s->cases, s->learners, s->within[0], s->within[1], s->within[2]);
    if (s->left || s->never) {
        doc_say(d, DOC_TEXT, _("Left safely before it was needed: %u. Never: %u."), s->left,
                s->never);
    }
    put_median(d, s);
}

static const char *check_up_words(int i)
{
    static const char *const words[COHORT_CHECK_UPS] = {N_("First check-up"), N_("Second check-up"),
                                                        N_("Third check-up")};
    return _(words[i]);
}

static void put_check_ups(struct doc *d, const struct cohort *c)
{
    bool is_any = false;
    for (int i = 0; i < COHORT_CHECK_UPS; i++) {
        const struct cohort_check_up *one = &c->check_ups[i];
        if (one->learners < COHORT_LEARNERS_MIN) {
            continue;
        }
        if (!is_any) {
            screen_head(d, _("Check-ups"));
        }
        is_any = true;
        doc_say(d, DOC_TEXT, P_("%s: %u learner", "%s: %u learners", one->learners),
                check_up_words(i), one->learners)
            ->style = STYLE_STRONG;
        doc_say(d, DOC_TEXT, _("%u of %u scams seen, %u of %u honest messages trusted"),
                one->sum.seen, one->sum.scams, one->sum.trusted, one->sum.honest);
        if (i > 0 && c->check_ups[0].learners >= COHORT_LEARNERS_MIN &&
            cohort_is_more_suspicious(c, i)) {
            screen_text(d, _("More scams seen, and more honest messages suspected: more "
                             "suspicious, not better at telling the two apart."));
        }
    }
}

void cohort_page_fill(const struct app *app, const void *cohort, struct doc *d)
{
    const struct cohort *c = cohort;
    d->title = str_of(_("A class"));
    doc_say(d, DOC_TEXT, P_("%u learner", "%u learners", c->learners), c->learners);
    doc_say(d, DOC_TEXT, P_("%u conversation", "%u conversations", c->conversations),
            c->conversations);
    if (c->learners < COHORT_LEARNERS_MIN) {
        screen_air(d);
        doc_say(d, DOC_TEXT,
                _("Figures are shown from %d learners on, so that nobody is seen in them."),
                COHORT_LEARNERS_MIN);
        return;
    }
    if (c->conversations) {
        screen_head(d, _("Scams recognised, honest people trusted"));
        put_outcomes(d, c);
    }
    put_check_ups(d, c);
    if (c->sign_count) {
        screen_head(d, _("Sign by sign, the hardest first"));
    }
    for (uint32_t i = 0; i < c->sign_count; i++) {
        put_sign(app, d, &c->signs[i]);
    }
    if (c->few) {
        screen_air(d);
        doc_say(d, DOC_TEXT,
                P_("%u sign was met by fewer than %d learners and is left out.",
                   "%u signs were met by fewer than %d learners and are left out.", c->few),
                c->few, COHORT_LEARNERS_MIN);
    }
    screen_air(d);
    screen_text(d, _("A short trend is no proof of learning: people differ more than lessons do."));
}
