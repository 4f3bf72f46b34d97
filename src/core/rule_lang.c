#include "core/rule_lang.h"

#include <stdio.h>
#include <string.h>

#include "core/fill.h"
#include "core/phrase.h"
#include "core/rule.h"
#include "core/rule_text.h"
#include "core/text.h"
#include "core/translate.h"

enum { PLACES_MAX = 16, DIGITS_MIN = 3 };

// Columns that a label has where it is shown.
static const struct {
    const char *context;
    int cols;
} labels[] = {{"title", 40}, {"cast.name", 20}, {"cast.bio", 44}};

struct work {
    const struct registry *reg;
    const struct catalogue *c;
    struct findings *out;
};

// --- placeholders

static size_t places_of(struct str s, struct str out[PLACES_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < s.len && n < PLACES_MAX; i++) {
        bool known = false;
        size_t len = s.ptr[i] == '{' ? fill_placeholder(s, i, &known) : 0;
        if (len) {
            out[n++] = str_part(s, i, len);
            i += len - 1;
        }
    }
    return n;
}

static size_t count_of(struct str place, const struct str *list, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        count += str_is(place, list[i]);
    }
    return count;
}

static void add_place(const struct work *w, const struct phrase *phrase, enum finding_id id,
                      struct str place)
{
    char text[64];
    (void)snprintf(text, sizeof text, "%.*s", STR_ARG(place));
    finding_add(w->out, id, phrase->at, text, phrase->context);
}

static void check_places(const struct work *w, const struct phrase *phrase, struct str text)
{
    struct str of_source[PLACES_MAX], of_text[PLACES_MAX];
    size_t n = places_of(*phrase->slot, of_source), m = places_of(text, of_text);
    for (size_t i = 0; i < n; i++) {
        if (count_of(of_source[i], of_source, n) > count_of(of_source[i], of_text, m)) {
            add_place(w, phrase, FINDING_PLACE_LOST, of_source[i]);
            return;
        }
    }
    for (size_t i = 0; i < m; i++) {
        if (count_of(of_text[i], of_text, m) > count_of(of_text[i], of_source, n)) {
            add_place(w, phrase, FINDING_PLACE_ADDED, of_text[i]);
            return;
        }
    }
}

// --- labels, signs that nobody sees, numbers of help lines

static void check_label(const struct work *w, const struct phrase *phrase, struct str text)
{
    for (size_t i = 0; i < COUNT_OF(labels); i++) {
        size_t n = strlen(labels[i].context);
        bool is_it = strncmp(phrase->context, labels[i].context, n) == 0;
        if (is_it && text_cols(text, text_width_plain) > labels[i].cols) {
            char most[12];
            (void)snprintf(most, sizeof most, "%d", labels[i].cols);
            finding_add(w->out, FINDING_LABEL_LONG, phrase->at, phrase->context, most);
        }
    }
}

static void check_hidden(const struct work *w, const struct phrase *phrase, struct str text)
{
    size_t at;
    if (text_check(text, &at) != TEXT_OK) {
        finding_add(w->out, FINDING_HIDDEN_SIGN, phrase->at, phrase->context);
    }
}

static size_t count_digits(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        n += s.ptr[i] >= '0' && s.ptr[i] <= '9';
    }
    return n;
}

static bool has_number(struct str text, struct str number)
{
    return count_digits(number) >= DIGITS_MIN && text_find_word(text, number) >= 0;
}

static void check_numbers(const struct work *w, const struct phrase *phrase, struct str text)
{
    for (uint32_t i = 0; i < w->reg->region_count; i++) {
        const struct region *region = &w->reg->regions[i];
        bool found = has_number(text, region->emergency);
        for (uint32_t k = 0; k < region->line_count && !found; k++) {
            found = has_number(text, region->lines[k].phone);
        }
        if (found) {
            finding_add(w->out, FINDING_HELP_NUMBER, phrase->at, phrase->context);
            return;
        }
    }
}

static void check_one(void *ctx, const struct phrase *phrase)
{
    const struct work *w = ctx;
    const char *got = catalogue_get(w->c, phrase->context, *phrase->slot);
    if (!got) {
        finding_add(w->out, FINDING_UNTRANSLATED, phrase->at, phrase->context);
        return;
    }
    struct str text = str_of(got);
    struct buf blank = {0};
    check_places(w, phrase, text);
    check_label(w, phrase, text);
    check_hidden(w, phrase, text);
    rule_text_blank(text, &blank);
    check_numbers(w, phrase, (struct str){blank.ptr, blank.len});
    buf_free(&blank);
}

// --- the words of the story's own rules

static bool is_said(const struct findings *list, const struct finding *one)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct finding *f = &list->list[i];
        if (f->id == one->id && f->at.line == one->at.line && f->at.column == one->at.column) {
            return true;
        }
    }
    return false;
}

// What the translation has and the source has not.
static void check_words(struct scenario *sc, const struct registry *reg, struct findings *out)
{
    struct findings of_source = {0}, of_text = {0};
    rule_check_words(sc, reg, &of_text);
    (void)translate_story(sc, NULL);
    rule_check_words(sc, reg, &of_source);
    for (size_t i = 0; i < of_text.count; i++) {
        const struct finding *one = &of_text.list[i];
        bool is_note = finding_kinds[one->id].severity == SEVERITY_NOTE;
        if (!is_note && !is_said(&of_source, one)) {
            finding_add(out, FINDING_TRANSLATED_WORDS, one->at, one->sentence);
        }
    }
    finding_clear(&of_source);
    finding_clear(&of_text);
}

void rule_lang_check(struct scenario *sc, const struct registry *reg, const struct catalogue *c,
                     struct findings *out)
{
    struct work w = {reg, c, out};
    phrase_each_story(sc, check_one, &w);
    struct translate_gap gap = translate_story_gaps(sc, c);
    if (gap.missing == 0 && gap.misplaced) {
        finding_add(out, FINDING_WORDS_MISPLACED, gap.at, gap.context);
    }
    if (translate_story(sc, c)) {
        check_words(sc, reg, out);
    }
    (void)translate_story(sc, NULL);
}
