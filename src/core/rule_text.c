#include "core/rule_text.h"

#include <string.h>

struct each {
    const struct rule_case *c;
    rule_text_fn *fn;
    void *ctx;
    enum stage stage;
    struct str hint;
};

static void say(const struct each *e, enum rule_text_voice voice, struct str words, struct place at)
{
    if (words.len) {
        struct rule_text text = {voice, words, at, e->stage, e->hint};
        e->fn(e->c, &text, e->ctx);
    }
}

static void say_message(struct each *e, const struct step *step)
{
    const struct message *m = step->u.message;
    bool is_incoming = scenario_is_incoming(e->c->sc, step);
    enum rule_text_voice voice = is_incoming ? RULE_TEXT_OTHERS : RULE_TEXT_TRUSTED;
    e->hint = m->hint;
    say(e, voice, m->subject, step->at);
    for (uint16_t i = 0; i < m->text_count; i++) {
        say(e, voice, m->texts[i], step->at);
    }
    e->hint = STR("");
    for (uint16_t i = 0; i < m->look_count; i++) {
        say(e, RULE_TEXT_NARRATOR, m->looks[i].why, m->looks[i].at);
    }
}

static void say_step(struct each *e, const struct step *step)
{
    if (step->kind == STEP_MESSAGE && step->u.message) {
        say_message(e, step);
    } else if (step->kind == STEP_NOTE) {
        say(e, RULE_TEXT_NARRATOR, step->u.note, step->at);
    } else if (step->kind == STEP_CHOOSE) {
        for (uint32_t i = 0; i < step->u.choose.count; i++) {
            const struct reply *reply = &e->c->sc->replies[step->u.choose.first + i];
            e->hint = reply->hint;
            say(e, RULE_TEXT_REPLY, reply->text, reply->at);
        }
        e->hint = STR("");
    }
}

static void say_scene(struct each *e, const struct scene *scene)
{
    e->stage = scene->stage;
    for (int k = 0; k < CHECKS; k++) {
        if (scene->checks[k].is_set) {
            say(e, RULE_TEXT_NARRATOR, scene->checks[k].text, scene->checks[k].at);
        }
    }
    for (uint32_t i = scene->first; i < scene->first + scene->count; i++) {
        say_step(e, &e->c->sc->steps[i]);
    }
    e->stage = STAGE_APPROACH;
}

void rule_text_each(const struct rule_case *c, rule_text_fn *fn, void *ctx)
{
    const struct scenario *sc = c->sc;
    struct each e = {.c = c, .fn = fn, .ctx = ctx, .stage = STAGE_APPROACH};
    say(&e, RULE_TEXT_TITLE, sc->title, sc->at_title);
    for (uint32_t i = 0; i < sc->cast_count; i++) {
        say(&e, RULE_TEXT_CAST, sc->cast[i].name, sc->cast[i].at);
        say(&e, RULE_TEXT_CAST, sc->cast[i].bio, sc->cast[i].at);
    }
    for (uint32_t i = 0; i < sc->scene_count; i++) {
        say_scene(&e, &sc->scenes[i]);
    }
    for (uint32_t i = 0; i < sc->ending_count; i++) {
        say(&e, RULE_TEXT_ENDING, sc->endings[i].text, sc->endings[i].at);
    }
}

void rule_text_blank(struct str words, struct buf *buf)
{
    buf_clear(buf);
    buf_put_str(buf, words);
    for (size_t i = 0; i < buf->len; i++) {
        const char *end = buf->ptr[i] == '{' ? memchr(buf->ptr + i, '}', buf->len - i) : NULL;
        if (end) {
            size_t len = (size_t)(end - (buf->ptr + i)) + 1;
            memset(buf->ptr + i, ' ', len);
            i += len - 1;
        }
    }
}

size_t rule_text_letters(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        n += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    }
    return n;
}
