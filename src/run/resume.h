// run/resume.h - the conversation that can be continued
//
// The newest one that is open, can be read and has not come to its end.  One that
// has (the program died between its last event and closing it) is closed here;
// one that can no longer be read is passed over and left as it is.
#ifndef RUN_RESUME_H
#define RUN_RESUME_H

#include "run/library.h"
#include "store/store.h"

enum { RESUME_TITLE_MAX = 256 };

struct resume {
    struct store_session row;
    char title[RESUME_TITLE_MAX];  // of the story
    uint32_t day;                  // where it stands
};

// Fill *out with the one to continue, of this story (NULL: of any); false when
// there is none.
bool resume_find(struct store *store, struct library *lib, const char *story, struct resume *out);

#endif
