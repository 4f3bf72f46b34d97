# tests/lib.sh - what every end-to-end test stands on; sourced, never run
#
# The world is pinned: language, time zone, terminal, home, store.  Everything
# lives in a new folder $T that goes away at the end.  Nothing sleeps: what takes
# a while is asked for again until it is so, for 20 seconds at most.
# shellcheck shell=sh
# shellcheck disable=SC2034 # some of these are for the scripts
set -eu

srcdir=$(cd "${srcdir:-$(dirname "$0")/../..}" && pwd)
WARY=${WARY:-$srcdir/build/gcc/src/cli/wary}
WARY_DATA=${WARY_DATA:-$srcdir/scenarios}
WARY_LOCALES=${WARY_LOCALES:-$(cd "$(dirname "$WARY")/../.." && pwd)/locales/mo}
case $WARY in
*/*) WARY=$(cd "$(dirname "$WARY")" && pwd)/${WARY##*/} ;;
*) WARY=$(command -v "$WARY") ;;
esac
T=$(mktemp -d "${TMPDIR:-/tmp}/wary-test.XXXXXX")
DEADLINE_S=${DEADLINE_S:-60}

for name in $(env | sed -n 's/^\(LC_[A-Z]*\|XDG_[A-Z_]*\|WARY_[A-Z]*\|NO_COLOR\|CLICOLOR[A-Z_]*\|COLORTERM\|LINES\|COLUMNS\|TMUX[A-Z_]*\)=.*/\1/p'); do
    case $name in
    WARY_DATA | WARY_LOCALES | WARY_SOAK) ;;
    *) unset "$name" ;;
    esac
done
unset LANGUAGE
LANG=C.UTF-8
LC_ALL=C.UTF-8
TZ=UTC
TERM=screen-256color
HOME=$T/home
XDG_STATE_HOME=$T/state
XDG_CONFIG_HOME=$T/config
WARY_STORE=$T/wary.db
TMUX_TMPDIR=$T
export LANG LC_ALL TZ TERM HOME XDG_STATE_HOME XDG_CONFIG_HOME WARY WARY_DATA WARY_LOCALES WARY_STORE TMUX_TMPDIR T
mkdir -p "$HOME" "$XDG_STATE_HOME" "$XDG_CONFIG_HOME/wary"

STORY_WORDS='Dana|Ravelmouth|harbour|Harbour|cake'

# The ids of the stories that come along, a line each.
stories() {
    grep -l '^scenes:' "$srcdir"/scenarios/*.yaml | sed 's,.*/,,; s,\.yaml$,,'
}

mux() {
    tmux -L "wary-$$" -f "$T/tmux.conf" "$@"
}

at_end() {
    end_code=$?
    trap - EXIT HUP INT TERM
    if [ -e "$T/tmux.conf" ]; then
        mux kill-server 2>/dev/null || :
    fi
    chmod -R u+rwx "$T" 2>/dev/null || :
    rm -rf "$T"
    exit "$end_code"
}
trap at_end EXIT
trap 'exit 1' HUP INT TERM

# Say what is the matter, with the screen if there is one, and end the test.
fail() {
    printf '%s: %s\n' "$0" "$*" >&2
    if [ -e "$T/tmux.conf" ]; then
        mux capture-pane -p >&2 || :
    fi
    exit 1
}

# until_true COMMAND...: ask again until it succeeds; false after the deadline.
until_true() {
    until_end=$(($(date +%s) + DEADLINE_S))
    until "$@"; do
        [ "$(date +%s)" -lt "$until_end" ] || return 1
    done
}

# Settings for who does not want to wait for somebody to type.
no_typing() {
    printf 'typing: off\n' >"$XDG_CONFIG_HOME/wary/config.yaml"
}

sql() {
    sqlite3 -batch -init /dev/null "$WARY_STORE" ".timeout 5000" "$1"
}

# The events of the newest conversation but the first, which tells the seed and mode.
events() {
    sql 'SELECT line FROM event WHERE session = (SELECT max(n) FROM session) AND seq > 1 ORDER BY seq'
}

# same WHAT WANTED GOT
same() {
    [ "$2" = "$3" ] || fail "$1: wanted \`$2\`, got \`$3\`"
}

# --- a command line: run it, keep what it says

# run COMMAND...: $code, $T/out and $T/err; stdin is empty unless redirected by the caller.
run() {
    code=0
    "$@" >"$T/out" 2>"$T/err" || code=$?
}

# expect_code CODE WHAT
expect_code() {
    [ "$code" -eq "$1" ] || fail "$2: exit code $code, wanted $1: $(head -c 600 "$T/err" "$T/out")"
}

# expect_in FILE PATTERN WHAT: a line of the file looks so (grep -E).
expect_in() {
    grep -qE -- "$2" "$1" || fail "$3: no line like \`$2\` in: $(head -c 2000 "$1")"
}

# expect_not_in FILE PATTERN WHAT
expect_not_in() {
    if grep -nE -- "$2" "$1" >&2; then
        fail "$3: a line like \`$2\`"
    fi
}

# --- a terminal: tmux

mux_open() {
    cat >"$T/tmux.conf" <<CONF
set -g status off
set -g default-shell /bin/sh
set -g default-terminal $TERM
set -g history-limit 2000
set -s escape-time 0
CONF
    mux new-session -d -x "${1%x*}" -y "${1#*x}" "$2"
}

# tui_start COLSxROWS ARGUMENT...: wary alone on a terminal.  Its pid is in
# $T/pid; at the end there are $T/status, $T/tty.before and $T/tty.after.
tui_start() {
    start_size=$1
    shift
    rm -f "$T/pid" "$T/status" "$T/tty.before" "$T/tty.after" "$T/done"
    {
        # shellcheck disable=SC2016 # for the other shell
        printf '%s\n' 'stty -a >"$T/tty.before"' 'status=0'
        # shellcheck disable=SC2016
        printf '%s' 'sh -c '\''echo $$ >"$T/pid"; exec "$WARY" "$@"'\'' wary'
        for start_word in "$@"; do
            printf " '%s'" "$start_word"
        done
        # shellcheck disable=SC2016
        printf ' || status=$?\n'
        # shellcheck disable=SC2016
        printf '%s\n' 'echo "$status" >"$T/status"' 'stty -a >"$T/tty.after"' ': >"$T/done"' 'exec cat'
    } >"$T/pane.sh"
    mux_open "$start_size" "exec sh '$T/pane.sh'"
    until_true test -s "$T/pid" || fail "it did not start"
}

# tui_shell COLSxROWS: a shell with job control.
tui_shell() {
    mux_open "$1" "exec env PS1='ready> ' ENV= sh -i"
    tui_expect 'ready>'
}

# A second start on the same terminal server needs the first one gone.
tui_stop() {
    mux kill-server
    until_true tui_is_gone || fail "tmux does not end"
}

tui_is_gone() {
    ! mux has-session 2>/dev/null
}

# tui_keys KEY...: as tmux names them; digits and letters are themselves.
tui_keys() {
    mux send-keys "$@"
}

# tui_bytes HEX...: raw bytes, for what tmux would keep for itself.
tui_bytes() {
    mux send-keys -H "$@"
}

tui_screen() {
    mux capture-pane -p
}

tui_has() {
    tui_screen | grep -qE -- "$1"
}

tui_has_not() {
    ! tui_has "$1"
}

# tui_expect PATTERN: wait until a line of the screen looks so.
tui_expect() {
    until_true tui_has "$1" || fail "the screen never shows \`$1\`"
}

tui_expect_gone() {
    until_true tui_has_not "$1" || fail "the screen does not stop to show \`$1\`"
}

# Row, column and visibility of the cursor.
tui_cursor() {
    mux display-message -p '#{cursor_y} #{cursor_x} #{cursor_flag}'
}

# The screen and the cursor at one moment.
tui_state() {
    mux capture-pane -p \; display-message -p '@ #{cursor_y} #{cursor_x} #{cursor_flag}'
}

# tui_state on stdin: is the cursor visible, on the row of the only focus mark?
state_is_sound() {
    awk '/^@ / { if ($2 + 1 == row && $4 == 1 && marks == 1) ok = 1 }
         { n = gsub(/▶/, "&"); if (n) row = NR; marks += n }
         END { exit !ok }'
}

has_sound_change() {
    tui_state >"$T/now"
    ! cmp -s "$T/before" "$T/now" && state_is_sound <"$T/now"
}

# tui_sound: the cursor is on the only focus mark.
tui_sound() {
    : >"$T/before"
    until_true has_sound_change || fail "the cursor is not on the only focus mark: $(tail -n 1 "$T/now")"
}

# tui_press KEY: a key that must change something; then the cursor is on the focus again.
tui_press() {
    tui_state >"$T/before"
    tui_keys "$1"
    until_true has_sound_change || fail "after $1 nothing moves, or the cursor is off the focus"
}

has_status() {
    test -e "$T/done"
}

# The terminal's settings before and after, but for its size.
tty_is_same() {
    for tty_when in before after; do
        sed 's/rows [0-9]*; columns [0-9]*;//' "$T/tty.$tty_when" >"$T/tty.$tty_when.sized"
    done
    cmp "$T/tty.before.sized" "$T/tty.after.sized"
}

# tui_ended CODE: it ends with this exit code and the terminal is as before.
tui_ended() {
    until_true has_status || fail "it does not end"
    same "exit code" "$1" "$(cat "$T/status")"
    tty_is_same || fail "the terminal is not as it was"
    same "alternate screen" 0 "$(mux display-message -p '#{alternate_on}')"
    same "mouse" 0 "$(mux display-message -p '#{mouse_any_flag}')"
    same "cursor" 1 "$(mux display-message -p '#{cursor_flag}')"
}

# The home screen, once the stories are there.
tui_home() {
    tui_expect 'Choose +[0-9]+ conversations'
    tui_sound
}

has_step() {
    tui_has 'what happened, and when' || has_sound_change
}

# tui_play: choose first answers from the content note to the debrief.
tui_play() {
    tui_expect 'Start'
    play_turn=0
    until tui_has 'what happened, and when'; do
        play_turn=$((play_turn + 1))
        [ "$play_turn" -le 200 ] || fail "the conversation does not end"
        tui_state >"$T/before"
        tui_keys 1
        until_true has_step || fail "the first answer does nothing"
    done
}
