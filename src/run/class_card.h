// run/class_card.h - what a hub needs to be started again: its code, its key, its lesson
//
// One line in a file of the teacher's own (0600) beside the class's store.  Without it the
// users in the store cannot be told apart any more: it is deleted when the class is over.
#ifndef RUN_CLASS_CARD_H
#define RUN_CLASS_CARD_H

#include <stdbool.h>

#include "core/err.h"
#include "core/str.h"

enum { CARD_CODE = 6, CARD_KEY = 32, CARD_LESSON_MAX = 1024 };

struct class_card {
    char code[CARD_CODE + 1];
    char key[CARD_KEY];
    char lesson[CARD_LESSON_MAX];  // as `wary host` was told: an id, or a whole path
    bool is_one_account;
};

bool class_card_save(const char *path, const struct class_card *card, struct err *err);

// false with *err: there is none, or it is none of ours.
bool class_card_load(const char *path, struct class_card *card, struct err *err);

#endif
