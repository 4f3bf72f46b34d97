#include "core/merge.h"

size_t merge_orders(const struct merge_row *here, size_t here_count, const struct merge_row *there,
                    size_t there_count, size_t *out)
{
    size_t count = 0, h = 0;
    for (size_t t = 0; t < there_count; t++) {
        size_t twin = there[t].twin;
        if (twin != MERGE_ALONE) {
            while (h <= twin && h < here_count) {
                out[count++] = h++;
            }
            continue;
        }
        while (h < here_count && here[h].twin == MERGE_ALONE && here[h].at_s <= there[t].at_s) {
            out[count++] = h++;
        }
        out[count++] = here_count + t;
    }
    while (h < here_count) {
        out[count++] = h++;
    }
    return count;
}
