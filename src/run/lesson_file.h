// run/lesson_file.h - a lesson with its stories, ready for a class
#ifndef RUN_LESSON_FILE_H
#define RUN_LESSON_FILE_H

#include "core/finding.h"
#include "core/lesson.h"
#include "run/library.h"

struct lesson_file {
    struct lesson *lesson;
    struct scenario **stories;  // of each of its stories
    struct buf *texts;          // the bytes that each was read from
};

// Open a lesson: an id of the data folder's lessons/, a lesson's file, or the id or file of a
// single story, which is a lesson of one.  A story lies beside the lesson's file or in the
// library.  false with *err, the first thing that is the matter, when it cannot be taught; the
// caller frees *out in either case.
bool lesson_file_open(struct library *lib, const char *name, struct lesson_file *out,
                      struct err *err);

// Judge the stories of this lesson's file: findings are added, in order of place.
void lesson_file_judge(struct library *lib, const char *file, const struct lesson *lesson,
                       struct findings *f);

// Free what it holds.
void lesson_file_free(struct lesson_file *lf);

#endif
