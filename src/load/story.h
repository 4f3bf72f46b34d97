// load/story.h - a tree as a story: the head, the people, the tests
#ifndef LOAD_STORY_H
#define LOAD_STORY_H

#include "load/draft.h"

// Build the whole story; findings say what is the matter with it.
void story_fill(struct draft *d, const struct node *root);

#endif
