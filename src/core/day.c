#include "core/day.h"

#include <stdbool.h>
#include <stdio.h>

enum { DAYS_OF_ERA = 146097, DAYS_TO_1970 = 719468 };

static const int64_t first = -719528, last = 2932896;  // 0000-01-01 and 9999-12-31

void day_text(int64_t day, char out[DAY_TEXT])
{
    int64_t d = (day < first ? first : day > last ? last : day) + DAYS_TO_1970;
    int64_t era = (d >= 0 ? d : d - (DAYS_OF_ERA - 1)) / DAYS_OF_ERA;
    int64_t in_era = d - era * DAYS_OF_ERA;
    int64_t year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    int64_t in_year = in_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * in_year + 2) / 153;  // from March
    int64_t of_month = in_year - (153 * month + 2) / 5 + 1;
    bool is_next = month >= 10;
    (void)snprintf(out, DAY_TEXT, "%04d-%02d-%02d", (int)(year + era * 400 + is_next) % 10000,
                   (int)(is_next ? month - 9 : month + 3) % 100, (int)of_month % 100);
}
