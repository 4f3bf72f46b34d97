#include "shots.h"

#include <stdlib.h>

#include "view/frame.h"

static const struct {
    int rows, cols;
    bool ascii;
    const char *name;
} sizes[] = {{24, 80, false, "80x24"}, {15, 40, false, "40x15"}};

static void path_of(const char *shot, const char *size, char *out, size_t cap)
{
    const char *root = getenv("srcdir");
    (void)snprintf(out, cap, "%s/tests/screen/%s-%s.screen", root ? root : ".", shot, size);
}

static void write_golden(const char *path, const struct buf *text)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_int_equal(text->len, fwrite(text->ptr, 1, text->len, f));
    assert_int_equal(0, fclose(f));
}

static void compare(const char *path, const struct buf *text)
{
    char want[32768];
    FILE *f = fopen(path, "r");
    if (!f) {
        fail_msg("%s is not there; UPDATE=1 writes it", path);
        return;
    }
    size_t n = fread(want, 1, sizeof want - 1, f);
    (void)fclose(f);
    want[n] = '\0';
    if (strcmp(want, buf_text(text)) != 0) {
        fail_msg("%s has changed (UPDATE=1 accepts it):\n%s", path, buf_text(text));
    }
}

static void draw(struct rig *r, int rows, int cols, bool ascii, struct buf *out)
{
    struct frame f = frame_new(rows, cols, text_width_plain, ascii);
    r->app.settings.ascii = ascii;
    app_draw(&r->app, &r->doc, &f);
    frame_text(&f, out);
    frame_free(&f);
}

static void screens__look_as_they_did__at_two_sizes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(shots); i++) {
        for (size_t j = 0; j < COUNT_OF(sizes); j++) {
            struct rig r;
            struct buf text = {0};
            char path[512];
            shot_take(&r, &shots[i]);
            draw(&r, sizes[j].rows, sizes[j].cols, sizes[j].ascii, &text);
            path_of(shots[i].name, sizes[j].name, path, sizeof path);
            if (getenv("UPDATE")) {
                write_golden(path, &text);
            } else {
                compare(path, &text);
            }
            buf_free(&text);
            rig_close(&r);
        }
    }
}

static bool is_ascii(const struct buf *text)
{
    for (size_t i = 0; i < text->len; i++) {
        if ((unsigned char)text->ptr[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

static void screens__have_nothing_but_ascii__when_asked(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(shots); i++) {
        struct rig r;
        struct buf text = {0};
        shot_take(&r, &shots[i]);
        r.regions[1].currency_symbol = STR("GBP ");
        draw(&r, 24, 80, true, &text);
        if (!is_ascii(&text)) {
            fail_msg("%s:\n%s", shots[i].name, buf_text(&text));
        }
        buf_free(&text);
        rig_close(&r);
    }
}

// The row of the one focus mark is the row of the cursor.
static void screens__have_the_cursor_on_the_focus__where_there_is_one(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(shots) * 2; i++) {
        struct rig r;
        shot_take(&r, &shots[i / 2]);
        struct frame f = frame_new(sizes[i % 2].rows, sizes[i % 2].cols, text_width_plain, false);
        app_draw(&r.app, &r.doc, &f);
        int marks = 0, row = -1;
        for (int c = 0; c < f.rows * f.cols; c++) {
            bool is_mark = strcmp(f.cells[c].text, "▶") == 0;
            marks += is_mark;
            row = is_mark ? c / f.cols : row;
        }
        assert_int_equal(r.doc.focus >= 0, marks);
        assert_true(marks == 0 || row == f.cursor_row);
        frame_free(&f);
        rig_close(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(screens__look_as_they_did__at_two_sizes),
        cmocka_unit_test(screens__have_nothing_but_ascii__when_asked),
        cmocka_unit_test(screens__have_the_cursor_on_the_focus__where_there_is_one),
    };
    return cmocka_run_group_tests_name("golden", tests, NULL, NULL);
}
