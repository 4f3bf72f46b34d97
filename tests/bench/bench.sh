#!/bin/sh
# make bench: every figure as a ratio to a floor measured in the same run.
# usage: bench.sh SRCDIR BUILDDIR      needs a quiet machine; nothing here is a test
set -eu
src=$(cd "$1" && pwd)
build=$2
here=$src/tests/bench
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TERM=xterm-256color LC_ALL=C.UTF-8 HOME="$work/home" WARY_DATA="$src/scenarios"
export WARY_STORE="$work/wary.db"
mkdir -p "$HOME"
wary=$build/src/cli/wary
rounds=${ROUNDS:-31}

cc="${CC:-gcc} -O2 -D_GNU_SOURCE -I$src/src"
$cc -o "$work/bare" "$here/bare.c" -lncursesw -ltinfo
$cc -o "$work/drive" "$here/drive.c" -lutil
$cc -o "$work/yamlfloor" "$here/yamlfloor.c" -lyaml
for program in loadtime plays wrap; do
    $cc -o "$work/$program" "$here/$program.c" "$build"/src/librun.a "$build"/src/libload.a \
        "$build"/src/libstore.a "$build"/src/libview.a "$build"/src/libsys.a \
        "$build"/src/libcore.a -lunistring -lyaml -lsqlite3 -lunistring -lmd -lm
done

row() { # NAME VALUE FLOOR GOAL
    awk -v n="$1" -v v="$2" -v f="$3" -v g="$4" \
        'BEGIN { printf "%-44s %10s / %-10s = %6.2f   goal %s\n", n, v, f, (f > 0 ? v / f : 0), g }'
}

"$wary" list >/dev/null
"$work/drive" start 3 -- "$wary" >/dev/null
row "G1 start to first screen (us)" "$("$work/drive" start "$rounds" -- "$wary")" \
    "$("$work/drive" start "$rounds" -- "$work/bare")" "1.6"
down=jkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjk
row "G3 key to paint, no event (us)" "$("$work/drive" keys $down -- "$wary")" \
    "$("$work/drive" keys $down -- "$work/bare" keys)" "1.5"

# frames KEY...: the screens of these keys as files of frames, from the same program.
frames() {
    printf 'dump\n' >"$work/keys"
    for key in "$@"; do printf '%s dump\n' "$key" >>"$work/keys"; done
    # shellcheck disable=SC2086
    "$wary" $story --script "$work/keys" --size 80x24 >"$work/screens" || true
    awk 'NR > 1 && (NR - 1) % 24 == 0 { printf "\f" } { print }' "$work/screens"
}

enters=$(printf '\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r')
e=enter
story="play harbour-lights --seed 1"
frames $e $e $e $e $e $e $e $e $e $e $e $e $e $e $e $e $e $e $e $e >"$work/chat"
# shellcheck disable=SC2086
row "G3 key to paint, with an event (us)" "$("$work/drive" keys "$enters" -- "$wary" $story)" \
    "$("$work/drive" keys "$enters" -- "$work/bare" replay "$work/chat" "$work/raw.log")" "1.2"
row "G5 context switches in 10 s idle" "$("$work/drive" idle 10 -- "$wary" | cut -d' ' -f1)" 1 "0"
# Pages of a program that was just linked count as dirty until they are on the disk.
sync
trees=$("$work/loadtime" "$WARY_DATA")
row "G7 private memory but for the trees (kB)" "$(($("$work/drive" memory -- "$wary") - trees))" \
    "$("$work/drive" memory -- "$work/bare")" "1.3"

# The screens in full, the one before the stories are read among them: one key more.
printf 'dump-all j j j j k k\n' >"$work/keys"
"$wary" --script "$work/keys" --size 80x24 >"$work/screens" || true
awk 'NR > 1 && (NR - 1) % 24 == 0 { printf "\f" } { print }' "$work/screens" >"$work/frames"
# A terminal without attributes, so that both send the same cells and nothing else.
row "G4 bytes on the wire" "$(TERM=vt52 "$work/drive" bytes jjjjkk -- "$wary")" \
    "$(TERM=vt52 "$work/drive" bytes 1111111 -- "$work/bare" replay "$work/frames")" "1.02"

sh "$here/bigstory.sh" 1000 >"$work/big.yaml"
floor=$("$work/yamlfloor" "$work/big.yaml" 9)
times=$("$work/loadtime" "$WARY_DATA" "$work/big.yaml" 9)
row "G8 load 1 MB (us)" "${times% *}" "$floor" "1.6"
row "   rules and graph walk of the same (us)" "${times#* }" "$floor" "apart"

# A long conversation in words, as it is drawn: the floor does no more than breaks.
for story in "$src"/scenarios/*-*.yaml; do sed -n 's/^ *- [a-z]*: "\(.*\)"$/\1/p' "$story"; done >"$work/texts"
wrapped=$("$work/wrap" "$work/texts" 21)
row "wrapping: u8_width_linebreaks, ours (us)" "${wrapped#* }" "${wrapped% *}" "at least 0.7"
if [ -d "$build/locales/mo/de" ]; then
    WARY_LOCALES=$build/locales/mo
    export WARY_LOCALES
    row "start in German, in English (us)" "$("$work/drive" start "$rounds" -- "$wary" --lang=de)" \
        "$("$work/drive" start "$rounds" -- "$wary" --lang=en)" "1.1"
fi

sh "$here/layered.sh" 1000 >"$work/layered.yaml"
plays=$("$work/plays" "$WARY_DATA" "$work/layered.yaml" 100000)
row "plays/s of 1,000 scenes: robots, a bare walk" "${plays% *}" "${plays#* }" "100000 plays/s"

# took COMMAND...: microseconds from start to finish, the least of fifteen runs.
took() {
    best=
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
        from=$(date +%s%N)
        "$@" >/dev/null || true
        us=$((($(date +%s%N) - from) / 1000))
        [ -n "$best" ] && [ "$best" -le "$us" ] || best=$us
    done
    echo "$best"
}

# Screens after ten years of classes: as long as with a hundred conversations.
sh "$here/many.sh" "$wary" "$work/few.db" 100
sh "$here/many.sh" "$wary" "$work/many.db" 100000
printf 'dump\n' >"$work/keys"
row "home screen of 100,000 sessions, of 100 (us)" \
    "$(took "$wary" --script="$work/keys" --store="$work/many.db")" \
    "$(took "$wary" --script="$work/keys" --store="$work/few.db")" "2"
row "wary progress of 100,000 sessions, of 100 (us)" "$(took "$wary" progress --store="$work/many.db")" \
    "$(took "$wary" progress --store="$work/few.db")" "2"
rm -f "$work/many.db"

# check as a program against a program that only reads libyaml's events, and the
# most memory it takes.
for scenes in 60 1000 10000; do
    sh "$here/layered.sh" "$scenes" >"$work/check.yaml"
    floor=$(took "$work/yamlfloor" "$work/check.yaml" 1)
    row "check of $scenes scenes (us)" "$(took "$wary" check --quiet --limits=large "$work/check.yaml")" \
        "$floor" "2.5 at 60, 1.6 at 1,000"
    kb=$("$work/drive" peak -- "$wary" check --quiet --limits=large "$work/check.yaml")
    row "   its most memory (kB)" "$kb" 1 "8192 at 1,000; 40960 at 10,000"
done
