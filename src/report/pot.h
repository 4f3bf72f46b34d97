// report/pot.h - the texts of a story or of the registry, for translators (PO template)
//
// The file format of GNU gettext.  Order of the story; each text once a context;
// who speaks, the author's hints and the places stand in comments.
#ifndef REPORT_POT_H
#define REPORT_POT_H

#include "core/phrase.h"

// Append the template of a story.
void pot_put_story(struct scenario *sc, struct buf *out);

// Append the template of the registry.
void pot_put_registry(struct registry *reg, struct buf *out);

#endif
