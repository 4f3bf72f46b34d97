// run/newer.h - an open conversation whose story has a newer version
//
// It plays on with the version that it began with, unless the newer one says
// `withdraw_before`: then it is carried over (core/carry.h), in the store too.
#ifndef RUN_NEWER_H
#define RUN_NEWER_H

#include "core/carry.h"
#include "run/play.h"

// Carry p over when that is due.  *out says how it went: is_carried false when
// there was nothing to do.  False with *err when it could not be stored (then all
// is as it was) or not be read back (then p is empty).
bool newer_take(struct play *p, struct library *lib, struct store *store, struct carried_note *out,
                struct err *err);

#endif
