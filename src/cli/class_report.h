// cli/class_report.h - `wary report FILE...`: a class from what its learners exported, or from
// what its hub has kept
#ifndef CLI_CLASS_REPORT_H
#define CLI_CLASS_REPORT_H

#include <stdbool.h>

#include "cli/pages.h"

// Whether this argument of `report` is a file rather than the beginning of an id.
bool class_report_is_file(const char *arg);

// Print it in the options' format; the exit code.
int class_report_run(struct pages *pages, const struct options *o, char *const *files, int count);

#endif
