#include "run/queue.h"

void queue_feed(struct queue *q, struct app *app, const struct input *in)
{
    struct effect out[APP_EFFECTS_MAX];
    size_t n = app_apply(app, in, out);
    for (size_t i = 0; i < n && q->tail - q->head < QUEUE_MAX; i++) {
        q->list[q->tail++ % QUEUE_MAX] = out[i];
    }
}

bool queue_take(struct queue *q, struct effect *out)
{
    if (q->head == q->tail) {
        return false;
    }
    *out = q->list[q->head++ % QUEUE_MAX];
    return true;
}
