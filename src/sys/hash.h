// sys/hash.h - keyed hashes: the same person is known again, and not named
#ifndef SYS_HASH_H
#define SYS_HASH_H

#include <stdint.h>

#include "core/str.h"

enum { HASH_HEX = 64, HASH_KEY = 32 };

// HMAC-SHA-256 (RFC 2104) as 64 hex digits and a NUL.
void hash_hmac(struct str key, struct str text, char out[HASH_HEX + 1]);

#endif
