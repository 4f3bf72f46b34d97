#include "tui/look.h"

#include <ncurses.h>

// One style: attributes and a colour; -1 is the terminal's own.
struct look {
    attr_t attrs;
    short color;
};

enum { OWN = -1 };

static const struct look quiet_looks[STYLES] = {
    [STYLE_PLAIN] = {A_NORMAL, OWN},
    [STYLE_TITLE] = {A_BOLD, OWN},
    [STYLE_QUIET] = {A_NORMAL, OWN},
    [STYLE_RULE] = {A_NORMAL, OWN},
    [STYLE_THEIRS] = {A_NORMAL, COLOR_CYAN},
    [STYLE_YOURS] = {A_NORMAL, COLOR_YELLOW},
    [STYLE_NOTE] = {A_NORMAL, OWN},
    [STYLE_STRONG] = {A_BOLD, OWN},
    [STYLE_SIGN] = {A_UNDERLINE, OWN},
    [STYLE_MARKED] = {A_BOLD, COLOR_YELLOW},
    [STYLE_MISSED] = {A_BOLD, OWN},
    [STYLE_HARM] = {A_BOLD, COLOR_YELLOW},
    [STYLE_GOOD] = {A_NORMAL, COLOR_CYAN},
    [STYLE_FOCUS] = {A_BOLD, COLOR_CYAN},
    [STYLE_KEY] = {A_BOLD, OWN},
};

// Ink and paper of a theme; the looks above stand on them.
static const struct {
    short ink, paper;
    bool has_color, is_bold;
} themes[THEMES] = {
    [THEME_AUTO] = {OWN, OWN, true, false},
    [THEME_DARK] = {COLOR_WHITE, COLOR_BLACK, true, false},
    [THEME_LIGHT] = {COLOR_BLACK, COLOR_WHITE, false, false},
    [THEME_CONTRAST] = {COLOR_WHITE, COLOR_BLACK, false, true},
    [THEME_MONO] = {OWN, OWN, false, false},
};

void look_start(bool wants_color)
{
    if (wants_color && has_colors()) {
        (void)start_color();
        (void)use_default_colors();
    }
}

// Colours are on when start_color gave pairs.
static bool is_colored(void)
{
    return COLOR_PAIRS > STYLES;
}

void look_use(enum theme theme)
{
    if (!is_colored()) {
        return;
    }
    for (short i = 0; i < STYLES; i++) {
        bool own = quiet_looks[i].color == OWN || !themes[theme].has_color;
        (void)init_pair((short)(i + 1), own ? themes[theme].ink : quiet_looks[i].color,
                        themes[theme].paper);
    }
    bool is_plain = themes[theme].ink == OWN;
    chtype bold = themes[theme].is_bold ? A_BOLD : A_NORMAL;
    bkgdset((chtype)' ' | (is_plain ? A_NORMAL : (chtype)COLOR_PAIR(STYLE_PLAIN + 1)) | bold);
}

void look_style(enum style style)
{
    bool own = quiet_looks[style].color == OWN && style != STYLE_PLAIN;
    short pair = is_colored() && !own ? (short)(style + 1) : 0;
    (void)attr_set(quiet_looks[style].attrs, pair, NULL);
}
