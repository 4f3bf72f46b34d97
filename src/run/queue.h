// run/queue.h - what the app has asked for and nobody has done yet
//
// Every loop (the trainer, a preview, a class) feeds inputs in and performs what comes out.
#ifndef RUN_QUEUE_H
#define RUN_QUEUE_H

#include "view/app.h"

enum { QUEUE_MAX = 64 };

// Zero is empty.
struct queue {
    struct effect list[QUEUE_MAX];
    size_t head, tail;
};

// Feed an input to the app; its effects go to the end.
void queue_feed(struct queue *q, struct app *app, const struct input *in);

// Take the next effect off; false when there is none.
bool queue_take(struct queue *q, struct effect *out);

#endif
