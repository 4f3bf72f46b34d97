#include "store/store.h"

#include "core/mem.h"

void store_close(struct store *store)
{
    if (store) {
        store->close(store);
        mem_free(store);
    }
}
