#include "load/plan.h"

// One id of `stories`; a second time is a finding.
static void add_story(struct build *b, const struct node *n, struct lesson *out)
{
    struct str id = build_token(b, n, "a story");
    int first = lesson_find_story(out, id);
    if (id.len && first >= 0) {
        build_twice(b, id, n->at, out->stories[first].at);
    } else if (id.len) {
        out->stories[out->story_count++] = (struct lesson_story){.id = id, .at = n->at};
    }
}

static void fill_stories(struct build *b, const struct node *list, struct lesson *out)
{
    out->at_stories = list ? list->at : out->at_stories;
    if (!build_is(b, list, NODE_LIST, "stories")) {
        return;
    }
    if (list->count == 0 || list->count > LESSON_STORIES_MAX) {
        finding_add(b->findings, FINDING_WRONG_TYPE, list->at, "stories", "a list of 1 to 12 ids");
        return;
    }
    out->stories = arena_new(b->arena, list->count, sizeof *out->stories);
    for (uint32_t i = 0; i < list->count; i++) {
        add_story(b, node_item(list, i), out);
    }
}

// The story that is talked about, or NULL with a finding that names the nearest.
static struct lesson_story *story_of(struct build *b, const struct node *after, struct lesson *out)
{
    int at = after ? lesson_find_story(out, after->text) : -1;
    if (after && at < 0) {
        struct str ids[LESSON_STORIES_MAX];
        for (uint32_t i = 0; i < out->story_count; i++) {
            ids[i] = out->stories[i].id;
        }
        build_add(b, FINDING_LESSON_AFTER, after->at, after->text);
        build_nearest(b, after->text, ids, out->story_count);
    }
    return at < 0 ? NULL : &out->stories[at];
}

static void fill_talk(struct build *b, const struct node *n, struct lesson *out)
{
    uint32_t count = 0;
    if (!build_place(b, n, "a talk", GRAMMAR_TALK)) {
        return;
    }
    struct lesson_story *story = story_of(b, build_need(b, n, "after"), out);
    const struct node *list = build_need(b, n, "questions");
    const struct str *questions = list ? build_texts(b, list, "questions", &count) : NULL;
    if (count > LESSON_QUESTIONS_MAX) {
        finding_add(b->findings, FINDING_WRONG_TYPE, list->at, "questions",
                    "a list of at most 12 texts");
    } else if (story) {
        story->questions = questions;
        story->question_count = count;
    }
}

void plan_fill(struct build *b, const struct node *root, struct lesson *out)
{
    const struct node *version = node_find(root, "wary-lesson");
    const struct node *pace = node_find(root, "pace"), *check_up = node_find(root, "check-up");
    const struct node *talks = node_find(root, "discuss");
    out->at_stories = root->at;
    if (!str_is_c(version->text, "1")) {
        build_add(b, FINDING_GRAMMAR, version->at, version->text);
    }
    (void)build_place(b, root, "a lesson", GRAMMAR_LESSON);
    out->title = build_text(b, build_need(b, root, "title"), "title");
    out->lang = build_token(b, node_find(root, "lang"), "lang");
    fill_stories(b, build_need(b, root, "stories"), out);
    if (pace) {
        out->pace = (enum lesson_pace)build_word(b, pace, lesson_pace_words, LESSON_PACES);
    }
    if (check_up) {
        out->check_up =
            (enum lesson_check_up)build_word(b, check_up, lesson_check_up_words, LESSON_CHECK_UPS);
    }
    if (talks && build_is(b, talks, NODE_LIST, "discuss")) {
        for (uint32_t i = 0; i < talks->count; i++) {
            fill_talk(b, node_item(talks, i), out);
        }
    }
}
