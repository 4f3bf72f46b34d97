// report/answers.h - the research export's third table: one row an answered item
//
// As codebook.h: CSV, numbered, days from the first sitting, nothing of a person.
#ifndef REPORT_ANSWERS_H
#define REPORT_ANSWERS_H

#include "report/codebook.h"

// Append the head line, or the rows of a sitting over a form.
void answers_head(struct buf *out);
void answers_session(const struct codebook_session *one, struct buf *out);

// Append what the columns mean, as rows of the codebook.
void answers_text(struct buf *out);

#endif
