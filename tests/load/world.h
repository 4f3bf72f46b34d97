// tests/load/world.h - a small registry, and one load with all that it said
#ifndef TESTS_LOAD_WORLD_H
#define TESTS_LOAD_WORLD_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "load/load.h"

static const char *const world_files[] = {
    "wary-sources: 1\n"
    "sources:\n"
    "  ftc-romance: {name: \"A page\", url: \"https://a.example/\", checked: 2026-11-23}\n"
    "  cafc-romance: {name: \"Another\", checked: never, says: \"So it is.\"}\n",
    "wary-families: 1\n"
    "families:\n"
    "  dating: {name: \"Dating\", about: \"Two people meet.\"}\n",
    "wary-names: 1\n"
    "platforms:\n"
    "  lumen-dating: {name: \"Lumen Dating\", channel: dating-chat}\n"
    "  postmere: {name: \"Postmere\", channel: mail}\n"
    "learners: [\"Kim\", \"Noa\"]\n"
    "brands: [\"Norrowby\"]\n"
    "real-brands: [\"Realbrand\"]\n"
    "blaming: [\"gullible\"]\n",
    "wary-signs: 1\n"
    "signs:\n"
    "  fast-intimacy: {name: \"Close too soon\", stage: bond, strength: medium, rises: \"\",\n"
    "    looks: \"l\", why: \"w\", todo: \"t\", lookalike: \"o\", cue: \"c\",\n"
    "    authorities: [cafc-romance, ftc-romance]}\n"
    "  secrecy: {name: \"Secrecy\", stage: isolate, strength: strong,\n"
    "    looks: \"l\", why: \"w\", todo: \"t\", lookalike: \"o\", cue: \"c\"}\n",
    "wary-region: 1\n"
    "id: ZZ\n"
    "name: \"Anywhere\"\n"
    "currency: {code: USD, symbol: \"$\", position: before, digits: 0, scale: 1}\n"
    "lines: []\n",
    "wary-region: 1\n"
    "id: TW\n"
    "name: \"Taiwan\"\n"
    "currency: {code: TWD, symbol: \"NT$\", position: after, digits: 0, scale: 30}\n"
    "emergency: \"110\"\n"
    "hotline: fraud\n"
    "lines:\n"
    "  - {id: bank, name: \"Your bank\", phone: \"\", url: \"\", hours: \"\", for: money,\n"
    "     says: \"First.\", checked: never}\n"
    "  - {id: fraud, name: \"165\", phone: \"165\", for: report, checked: never}\n",
};

static inline struct registry *world_open(void)
{
    struct registry *reg = mem_new(1, sizeof *reg);
    for (size_t i = 0; i < COUNT_OF(world_files); i++) {
        struct findings f = {0};
        if (!load_registry_file(str_of(world_files[i]), "world", reg, &f) || f.count) {
            (void)fprintf(stderr, "world %zu: %s\n", i, f.count ? f.list[0].sentence : "");
            abort();
        }
        finding_clear(&f);
    }
    return reg;
}

// Of a group of tests: *state is the registry.
static inline int world_setup(void **state)
{
    *state = world_open();
    return 0;
}

static inline int world_teardown(void **state)
{
    registry_free(*state);
    return 0;
}

// One load.  Clear it with world_clear.
struct world_load {
    struct scenario *sc;
    struct findings findings;
    struct buf said;  // "word line:column hint\n" each, in order of place
    double seconds;   // of processor time
};

static inline void world_say(struct world_load *l)
{
    finding_sort(&l->findings);
    buf_put(&l->said, "", 0);
    for (size_t i = 0; i < l->findings.count; i++) {
        const struct finding *f = &l->findings.list[i];
        buf_fmt(&l->said, "%s %u:%u", finding_kinds[f->id].word, f->at.line, f->at.column);
        buf_fmt(&l->said, "%s%s\n", f->hint ? " " : "", f->hint ? f->hint : "");
    }
}

static inline struct world_load world_load_with(const struct registry *reg, struct str bytes,
                                                const struct load_limits *limits)
{
    struct world_load l = {0};
    clock_t start = clock();
    l.sc = load_scenario(bytes, "story.yaml", "00ff", reg, limits, &l.findings);
    l.seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    world_say(&l);
    return l;
}

static inline struct world_load world_load(const struct registry *reg, struct str bytes)
{
    return world_load_with(reg, bytes, &load_limits_usual);
}

static inline void world_clear(struct world_load *l)
{
    scenario_free(l->sc);
    finding_clear(&l->findings);
    buf_free(&l->said);
}

// The head of a story that is right, then `scenes:` and one scene up to its steps.
static const char world_head[] =
    "wary: 1\nid: small\nversion: 1\ntitle: \"Small\"\nlang: en\nverdict: scam\nfamily: dating\n"
    "channel: dating-chat\nplatform: lumen-dating\n"
    "about: {audience: \"16+\", minutes: 2, topics: [romance]}\nsources: [ftc-romance]\n"
    "stake: 100\ncast: {dana: {name: \"Dana\"}}\nvars: {trust: 0, told: no}\n"
    "endings: {done: \"Over.\"}\nscenes:\n  hello:\n    stage: approach\n    day: 1\n"
    "    steps:\n";
enum { WORLD_HEAD_LINES = 20 };

// A story with these steps, then `end: done`.
static inline void world_story(struct buf *out, const char *steps)
{
    buf_put_c(out, world_head);
    buf_put_c(out, steps);
    buf_put_c(out, "      - end: done\n");
}

static inline struct str world_str(const struct buf *b)
{
    return (struct str){b->ptr, b->len};
}

// A file of the source tree: "tests/load/good.yaml".
static inline struct buf world_read(const char *path)
{
    const char *root = getenv("srcdir");
    struct buf name = {0}, text = {0};
    char room[4096];
    size_t n;
    buf_fmt(&name, "%s/%s", root ? root : ".", path);
    FILE *f = fopen(buf_text(&name), "rb");
    if (!f) {
        (void)fprintf(stderr, "cannot open %s\n", buf_text(&name));
        abort();
    }
    while ((n = fread(room, 1, sizeof room, f)) > 0) {
        buf_put(&text, room, n);
    }
    (void)fclose(f);
    buf_free(&name);
    return text;
}

#endif
