// cli/class_find.h - the class that a code belongs to
#ifndef CLI_CLASS_FIND_H
#define CLI_CLASS_FIND_H

#include "class/wire.h"
#include "run/venue.h"

struct class_find {
    struct venue venue;
    char code[WIRE_CODE + 1];  // in capitals
};

// "K7Q4XM", or "K7Q4XM-1001" with the teacher's user id where several classes run: a code is
// told to no other teacher's hub.  False with *err, which names them.
bool class_find(const char *word, struct class_find *out, struct err *err);

#endif
