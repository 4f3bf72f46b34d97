#!/bin/sh
# A class on one machine: a teacher and thirty learners (CLASS_OF=7 for fewer), each under a
# user id of their own where that can be; a pause, a vote, a hub that is killed, lines that drop,
# two who ask to be forgotten, and a report that is right; everything on the disk once.
. "$(dirname "$0")/../lib.sh"
no_typing
size=${CLASS_OF:-30}
learners=$(seq "$size")

# Everybody has to be able to run it.
chmod 711 "$T"
mkdir -m 755 "$T/bin" "$T/data"
mkdir -m 1777 "$T/run"
cp "$WARY" "$T/bin/wary"
cp -R "$WARY_DATA/." "$T/data"
chmod -R a+rX "$T/bin" "$T/data" "$XDG_CONFIG_HOME"
export WARY_CLASSES="$T/run" WARY_DATA="$T/data" WARY_LOCALES="$T/none"

# as NAME KEY...: keys on the terminal of that window
as() {
    as_window=$1
    shift
    mux send-keys -t "$as_window" "$@"
}

shows() {
    mux capture-pane -p -t "$1" | grep -qE -- "$2"
}

shows_not() {
    ! shows "$1" "$2"
}

# sees NAME PATTERN
sees() {
    until_true shows "$1" "$2" || {
        mux capture-pane -p -t "$1" >&2
        fail "$1 never sees \`$2\`"
    }
}

sees_no_more() {
    until_true shows_not "$1" "$2" || fail "$1 still sees \`$2\`"
}

# learner NUMBER: joins in a window of its own
learner() {
    mkdir -p "$T/l$1"
    user=
    if [ "$(id -u)" = 0 ]; then
        user="setpriv --reuid=$((4000 + $1)) --regid=$((4000 + $1)) --clear-groups"
        chown "$((4000 + $1))" "$T/l$1"
    fi
    mux new-window -d -n "l$1" "exec $user env HOME=$T/l$1 WARY_STORE=$T/l$1/wary.db $T/bin/wary join $class_code"
    sees "l$1" 'You are called'
}

name_of() {
    mux capture-pane -p -t "$1" | sed -n 's/.*You are called \(.*\) in this class.*/\1/p'
}

class_sql() {
    sqlite3 -batch -init /dev/null "$T"/classes/*.db ".timeout 5000" "$1"
}

# Lines that learner N's own disk has, and those that the class's has of them.
own_lines() {
    sed -n 's/.*"t":"ev".*"line":"\(.*\)"}$/\1/p' "$T/l$1/class/"*.ndjson
}

class_lines() {
    class_sql "SELECT line FROM event JOIN session ON n = session WHERE id LIKE '%$(printf %08x "$1")' ORDER BY seq"
}

are_the_same() {
    own_lines "$1" >"$T/own"
    class_lines "$1" >"$T/kept"
    [ -s "$T/own" ] && cmp -s "$T/own" "$T/kept"
}

hub_pid() {
    for hub in $(class_pids); do
        [ "$(readlink "/proc/$hub/fd/0")" != /dev/null ] || echo "$hub"
    done
}

class_pids() {
    for exe in /proc/[0-9]*/exe; do
        [ "$(readlink "$exe" 2>/dev/null)" != "$T/bin/wary" ] || { exe=${exe#/proc/}; echo "${exe%/exe}"; }
    done
}

mux_open 80x80 "exec $T/bin/wary host first-lesson"
mux rename-window teacher
sees teacher 'wary join [A-Z0-9]{6} '
class_code=$(mux capture-pane -p -t teacher | sed -n 's/.*wary join \([A-Z0-9]*\).*/\1/p')
for n in $learners; do
    learner "$n"
done
sees teacher "$size joined, 0 away"
first=$(name_of l1)
second=$(name_of l2)
sees teacher "$first +0"

# What the class is shown of it: the code and how many, nobody's name.
mux new-window -d -n board "exec $T/bin/wary board"
sees board "To take part: wary join $class_code"
sees board "$size are here"
if shows board "$first"; then
    fail "the board shows a name"
fi

# Nobody else's code, and nobody's folder but the teacher's.
run env WARY_STORE="$T/x.db" "$T/bin/wary" join '???' </dev/null
expect_code 64 "a code that is none"
same "mode of the folder" "711" "$(stat -c %a "$T"/run/wary-*)"
[ "$(id -u)" != 0 ] || ! setpriv --reuid=4001 --clear-groups cat "$T"/classes/*.db >/dev/null 2>&1 ||
    fail "a learner can read the class's store"

# They play; the teacher sees how far.
for n in $learners; do
    as "l$n" 1
    sees "l$n" 'Ilya'
    as "l$n" Enter
    sees "l$n" '▶ 1 '
    as "l$n" 1
done
sees teacher "$first +1  >"
sees teacher "$second +1  >"

# A pause lies over everything, and goes again.
as teacher 1
for n in $learners; do
    sees "l$n" 'The class is paused'
done
sees teacher 'Paused: Talk to your neighbour'

# A vote: hidden, counted, and shown to all when the teacher says so.
as teacher 2
for n in $learners; do
    sees "l$n" 'what is it'
    as "l$n" "$((n == 3 ? 2 : 1))"
    sees "l$n" 'Your vote is in'
done
sees teacher "# $((size - 1))  a scam"
if shows board 'This vote' || shows l1 'This vote'; then
    fail "votes are shown before they are revealed"
fi
sees teacher '# 1  honest'
as teacher 3
sees teacher 'Hide the votes'
for n in $learners; do
    sees "l$n" "# $((size - 1))  a scam"
done
sees board "# $((size - 1))  a scam"
as teacher 1
for n in $learners; do
    sees "l$n" 'Ilya'
done

# The hub dies; learners go on meanwhile, and it comes back with everything.
kill -KILL "$(hub_pid)"
as l1 1
as l1 Enter
until_true are_the_same 1 || fail "the class has other lines of learner 1 than their own disk"
sees teacher "$size joined, 0 away"

# A line drops: the terminal of learner 2 is gone; they come back as who they were.
mux kill-window -t l2
sees teacher "$second .*away"
learner 2
same "the name of learner 2" "$second" "$(name_of l2)"
sees l2 'A table at the Lime Tree +go on'
as l2 1
sees l2 'Ilya'
sees teacher "$size joined, 0 away"
for n in $learners; do
    until_true are_the_same "$n" || fail "the class has other lines of learner $n"
done

# Learner 3 asks for everything to be deleted, and learner 2 after them, from a shell.
as l3 q
sees l3 'Delete what is kept of me'
for _ in 1 2 3 4 5; do
    as l3 Down
done
sees l3 '▶ Delete what'
as l3 Enter
sees l3 'No, keep it'
as l3 2
sees l3 'Nothing of you is kept'
same "lines of learner 3" 0 "$(class_lines 3 | wc -l)"
mux kill-window -t l3
mux kill-window -t l2
sees teacher "$second .*away"
user=
[ "$(id -u)" != 0 ] || user="setpriv --reuid=4002 --regid=4002 --clear-groups"
# shellcheck disable=SC2086 # words of a command
run $user env HOME="$T/l2" WARY_STORE="$T/l2/wary.db" "$T/bin/wary" forget "$class_code" </dev/null
expect_code 0 forget
expect_in "$T/out" 'Nothing of you is kept' forget
same "lines of learner 2" 0 "$(class_lines 2 | wc -l)"
# shellcheck disable=SC2086
run $user env HOME="$T/l2" WARY_STORE="$T/l2/wary.db" "$T/bin/wary" forget "$class_code" </dev/null
expect_code 64 "forget of nobody"
sees teacher "$((size - 2)) joined, 0 away"

# The others leave the conversation, and say what it was.
for n in $learners; do
    case $n in 2 | 3) continue ;; esac
    as "l$n" l
    sees "l$n" 'Block'
    as "l$n" 2
    sees "l$n" 'What made you leave'
    as "l$n" l
    sees "l$n" 'What was this'
    as "l$n" 1
    sees "l$n" 'How sure are you'
    as "l$n" 3
    sees "l$n" 'You took it for a scam'
done
for n in $learners; do
    [ "$n" = 2 ] || [ "$n" = 3 ] || until_true are_the_same "$n" || fail "other lines of learner $n"
done

# The end.
as teacher q
sees teacher 'End it for all'
as teacher 2
sees teacher 'The class is over'
sees board 'The class is over'
as board q
no_hub() {
    [ -z "$(hub_pid)" ]
}
until_true no_hub || fail "the hub does not end"
as teacher q
sees teacher 'Leave'
as teacher 1
same "integrity" ok "$(class_sql 'PRAGMA integrity_check')"
same "gaps in the logs" "" "$(class_sql 'SELECT session FROM event GROUP BY session HAVING count(*) != max(seq)')"
nothing_left() {
    [ -z "$(ls "$T/run")" ] && [ -z "$(ls "$T"/classes/*.card 2>/dev/null)" ]
}
until_true nothing_left || fail "the class left its folder or its key behind"
expect_not_in "$T/kept" "$(id -un)" "a user's name"

# What is left to read.
run "$T/bin/wary" report "$T"/classes/*.db </dev/null
expect_code 0 "the report of the class"
expect_in "$T/out" "^$((size - 2)) learners" "the report of the class"
expect_in "$T/out" "Of $((size - 2)) conversations with a scam, $((size - 2)) were taken for one" "the report of the class"
expect_not_in "$T/out" "$first" "a name in the report"
