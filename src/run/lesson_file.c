#include "run/lesson_file.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/msg.h"
#include "load/load.h"
#include "sys/file.h"

// What library_load is asked for: the file beside the lesson where there is one, else the id.
static void name_of_story(const char *file, struct str id, struct buf *out)
{
    const char *slash = strrchr(file, '/');
    buf_fmt(out, "%.*s%.*s.yaml", slash ? (int)(slash - file + 1) : 2, slash ? file : "./",
            STR_ARG(id));
    if (access(buf_text(out), R_OK) != 0) {
        buf_clear(out);
        buf_put_str(out, id);
    }
}

static bool is_missing(struct library *lib, const char *name)
{
    struct buf path = {0};
    bool is_path = library_is_path(name);
    buf_fmt(&path, "%.*s/%s.yaml", STR_ARG(lib->folder), name);
    bool missing = !is_path && access(buf_text(&path), R_OK) != 0;
    buf_free(&path);
    return missing;
}

static void judge_story(struct library *lib, const char *file, const struct lesson_story *story,
                        size_t *scams, struct findings *f)
{
    struct buf name = {0};
    char id[SCENARIO_ID_MAX + 1];
    (void)snprintf(id, sizeof id, "%.*s", STR_ARG(str_part(story->id, 0, SCENARIO_ID_MAX)));
    name_of_story(file, story->id, &name);
    struct scenario *sc = library_load_story(lib, buf_text(&name), NULL);
    if (sc) {
        *scams += sc->verdict == VERDICT_SCAM;
    } else {
        bool missing = is_missing(lib, buf_text(&name));
        finding_add(f, missing ? FINDING_LESSON_STORY : FINDING_LESSON_BROKEN, story->at, id);
    }
    scenario_free(sc);
    buf_free(&name);
}

void lesson_file_judge(struct library *lib, const char *file, const struct lesson *lesson,
                       struct findings *f)
{
    size_t scams = 0;
    for (uint32_t i = 0; i < lesson->story_count; i++) {
        judge_story(lib, file, &lesson->stories[i], &scams, f);
    }
    if (lesson->story_count > 1 && scams == lesson->story_count) {
        finding_add(f, FINDING_LESSON_HONEST, lesson->at_stories);
    }
    finding_sort(f);
}

// The first error of findings as *err.
static bool fail(const struct findings *f, const char *file, struct err *err)
{
    struct buf says = {0};
    size_t i = 0;
    while (i + 1 < f->count && finding_kinds[f->list[i].id].severity != SEVERITY_ERROR) {
        i++;
    }
    finding_fmt(&f->list[i], str_of(file), &says);
    says.len -= says.len && says.ptr[says.len - 1] == '\n';
    bool ok = err_set(err, ERR_SYNTAX, "%.*s", (int)says.len, says.ptr);
    buf_free(&says);
    return ok;
}

static bool load_text(struct library *lib, const char *file, struct str text,
                      struct lesson_file *out, struct err *err)
{
    struct findings f = {0};
    out->lesson = load_lesson(text, &f);
    if (out->lesson && !finding_has_error(&f)) {
        lesson_file_judge(lib, file, out->lesson, &f);
    }
    bool ok = !finding_has_error(&f) || fail(&f, file, err);
    finding_clear(&f);
    return ok;
}

static bool load_stories(struct library *lib, const char *file, struct lesson_file *out,
                         struct err *err)
{
    bool ok = true;
    out->stories = mem_new(out->lesson->story_count, sizeof(struct scenario *));
    out->texts = mem_new(out->lesson->story_count, sizeof *out->texts);
    for (uint32_t i = 0; ok && i < out->lesson->story_count; i++) {
        struct buf name = {0};
        name_of_story(file, out->lesson->stories[i].id, &name);
        out->stories[i] = library_load(lib, buf_text(&name), &out->texts[i], err);
        ok = out->stories[i] != NULL;
        buf_free(&name);
    }
    return ok;
}

// A lesson of one story, which is named by its id or file.
static bool open_one(struct library *lib, const char *name, struct lesson_file *out,
                     struct err *err)
{
    struct scenario *sc = library_load_story(lib, name, err);
    if (!sc) {
        return false;
    }
    out->lesson = lesson_of_one(sc->id, sc->title);
    scenario_free(sc);
    out->stories = mem_new(1, sizeof(struct scenario *));
    out->texts = mem_new(1, sizeof *out->texts);
    out->stories[0] = library_load(lib, name, &out->texts[0], err);
    return out->stories[0] != NULL;
}

bool lesson_file_open(struct library *lib, const char *name, struct lesson_file *out,
                      struct err *err)
{
    struct buf path = {0}, text = {0};
    *out = (struct lesson_file){0};
    if (library_is_path(name)) {
        buf_put_c(&path, name);
    } else {
        buf_fmt(&path, "%.*s/lessons/%s.yaml", STR_ARG(lib->folder), name);
    }
    bool is_lesson = file_read(buf_text(&path), load_limits_usual.bytes, &text, NULL) &&
                     load_is_lesson((struct str){text.ptr, text.len});
    bool ok = is_lesson
                  ? load_text(lib, buf_text(&path), (struct str){text.ptr, text.len}, out, err) &&
                        load_stories(lib, buf_text(&path), out, err)
                  : open_one(lib, name, out, err);
    buf_free(&path);
    buf_free(&text);
    return ok;
}

void lesson_file_free(struct lesson_file *lf)
{
    for (uint32_t i = 0; lf->lesson && lf->stories && i < lf->lesson->story_count; i++) {
        scenario_free(lf->stories[i]);
        buf_free(&lf->texts[i]);
    }
    mem_free(lf->stories);
    mem_free(lf->texts);
    lesson_free(lf->lesson);
    *lf = (struct lesson_file){0};
}
