// view/keys.h - which key means what, the same on every screen
//
// One table.  Keys that move the focus are not here: see move.h.
#ifndef VIEW_KEYS_H
#define VIEW_KEYS_H

#include "view/app_state.h"

// What a code point or enum key asks for; INTENT_NONE for all others.
enum intent keys_intent(int key);

#endif
