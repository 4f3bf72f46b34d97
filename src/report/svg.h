// report/svg.h - the plots as pictures inside a page
//
// Plain shapes, readable in black and white; what they say stands beside them in words,
// so they are hidden from screen readers.
#ifndef REPORT_SVG_H
#define REPORT_SVG_H

#include "core/profile.h"
#include "core/score.h"
#include "core/session.h"
#include "core/str.h"

// Append the timeline of a conversation: a row a sign, from where it showed to where it was
// marked or to the end; nothing without a sign.
void svg_timeline(const struct session *s, const struct score *score, struct buf *out);

// Append the learning curve with its band; nothing below two points.
void svg_curve(const struct profile *p, struct buf *out);

#endif
