#include "core/lesson.h"

const char *const lesson_pace_words[LESSON_PACES] = {"free", "stage"};
const char *const lesson_check_up_words[LESSON_CHECK_UPS] = {"none", "before-after"};

static struct str copy(struct arena *arena, struct str s)
{
    return (struct str){arena_copy(arena, s.ptr, s.len), s.len};
}

struct lesson *lesson_of_one(struct str story, struct str title)
{
    struct arena arena = {0};
    struct lesson *lesson = arena_new(&arena, 1, sizeof *lesson);
    lesson->title = copy(&arena, title);
    lesson->stories = arena_new(&arena, 1, sizeof *lesson->stories);
    lesson->stories[0].id = copy(&arena, story);
    lesson->story_count = 1;
    lesson->arena = arena;
    return lesson;
}

int lesson_find_story(const struct lesson *lesson, struct str id)
{
    for (uint32_t i = 0; i < lesson->story_count; i++) {
        if (str_is(lesson->stories[i].id, id)) {
            return (int)i;
        }
    }
    return -1;
}

void lesson_free(struct lesson *lesson)
{
    if (lesson) {
        struct arena arena = lesson->arena;
        arena_free(&arena);
    }
}
