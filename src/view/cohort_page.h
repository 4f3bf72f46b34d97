// view/cohort_page.h - a class in sentences: how early each sign was recognised, who was trusted
#ifndef VIEW_COHORT_PAGE_H
#define VIEW_COHORT_PAGE_H

#include "core/cohort.h"
#include "view/app_state.h"

// Fill a doc with what the cohort (a struct cohort) says.
void cohort_page_fill(const struct app *app, const void *cohort, struct doc *d);

#endif
