// core/err.h - why something did not work, in the caller's own storage
//
// Every function that can fail returns bool and takes `struct err *err` last.
// `return err_set(err, ...)` is the one way to fail: it returns false.  A NULL
// err is allowed and drops the message.  Nothing here is ever freed.
#ifndef CORE_ERR_H
#define CORE_ERR_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base.h"

enum err_code {
    ERR_NONE,
    ERR_USAGE,   // the command line is wrong
    ERR_SYNTAX,  // a file is not what its format says
    ERR_RULE,    // a file is well formed and says something that cannot be
    ERR_EVENT,   // an event is not legal in this state
    ERR_LIMIT,   // a fixed limit was reached
    ERR_SYSTEM,  // the operating system said no; errno text in msg
    ERR_STORE,   // the store said no
    ERR_NET,     // the other end of a line said no or fell silent
};

struct err {
    enum err_code code;
    int errnum;             // errno of an ERR_SYSTEM, else 0
    unsigned line, column;  // in the file the message speaks of, from 1; 0 when none
    char where[160];        // file, event or field, outermost first
    char msg[320];          // English, for authors and operators
};

// Fail: fill *err, when there is one, and return false.
bool err_set(struct err *err, enum err_code code, const char *fmt, ...) PRINTF(3, 4)
    __attribute__((cold));

// Fail because the system said so: "<what>: <text of errnum>".  Returns false.
bool err_sys(struct err *err, int errnum, const char *what);

// Add where it happened, while the failure travels up.  Returns false.
bool err_at(struct err *err, const char *what, size_t index);

// Add the file that the failure is about.  Returns false.
bool err_in(struct err *err, const char *file);

// "file:line:column: message" in buf, cut to size.  Returns buf.
const char *err_fmt(const struct err *err, char *buf, size_t size);

#endif
