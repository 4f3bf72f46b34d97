// run/class_file.h - a class from the files that its learners exported
#ifndef RUN_CLASS_FILE_H
#define RUN_CLASS_FILE_H

#include "core/cohort.h"
#include "run/library.h"

enum { CLASS_FILES_MAX = 500 };

// Fold the conversations of these files, each of them one learner's export.  False with *err
// (and the file's name in it) when one of them cannot be read.
bool class_file_fold(struct library *lib, char *const *files, size_t count, struct cohort *out,
                     struct err *err);

#endif
