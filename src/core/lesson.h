// core/lesson.h - what a class goes through: stories in order, and what is talked about
#ifndef CORE_LESSON_H
#define CORE_LESSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/mem.h"
#include "core/scenario.h"
#include "core/str.h"

enum lesson_pace {
    LESSON_FREE,   // each learner goes on alone
    LESSON_STAGE,  // nobody goes past the gate that the teacher opens
    LESSON_PACES
};
enum lesson_check_up { LESSON_NO_CHECK_UP, LESSON_BEFORE_AFTER, LESSON_CHECK_UPS };
enum { LESSON_STORIES_MAX = 12, LESSON_QUESTIONS_MAX = 12 };

extern const char *const lesson_pace_words[LESSON_PACES];
extern const char *const lesson_check_up_words[LESSON_CHECK_UPS];

struct lesson_story {
    struct str id;  // of a story of the library, or a file beside the lesson
    struct place at;
    const struct str *questions;  // for the talk after it
    uint32_t question_count;
};

struct lesson {
    struct arena arena;  // owns all of it
    struct str title, lang;
    enum lesson_pace pace;
    enum lesson_check_up check_up;
    struct lesson_story *stories;
    uint32_t story_count;
    struct place at_stories;
};

// A lesson of this one story.
struct lesson *lesson_of_one(struct str story, struct str title);

// Index of the story with this id, or -1.
int lesson_find_story(const struct lesson *lesson, struct str id);

// Free it; NULL is fine.
void lesson_free(struct lesson *lesson);

#endif
