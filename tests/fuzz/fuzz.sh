#!/bin/sh
# make fuzz: all targets with clang's libFuzzer, from the good and the bad stories and
# the corpus that was kept.
# usage: fuzz.sh SRCDIR EXECUTIONS [KEEP]
#   EXECUTIONS  of stories; ten times as many of conditions and of messages
#   KEEP        a file, to which the smallest inputs are packed that reach all that was reached
# What is found is left in the current folder.
set -eu
src=$(cd "$1" && pwd)
runs=$2
keep=${3:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export WARY_DATA="$src/scenarios"
cc() {
    clang -g -O1 -std=c11 -D_GNU_SOURCE -DWARY_LOCALEDIR='"/nowhere"' -DWARY_DATADIR='"/nowhere"' -I"$src/src" \
        -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all "$@"
}
sources=$(find "$src/src/core" "$src/src/load" "$src/src/sys" -name '*.c' ! -name 'notify_*')
sources="$sources $src/src/sys/notify_none.c"
# shellcheck disable=SC2086
cc -o "$work/fuzz_story" "$src/tests/fuzz/fuzz_story.c" "$src/src/run/library.c" "$src/src/run/languages.c" $sources -lyaml -lunistring -lmd -lm
# shellcheck disable=SC2086
cc -o "$work/fuzz_expr" "$src/tests/fuzz/fuzz_expr.c" $sources -lyaml -lunistring -lmd -lm
# shellcheck disable=SC2086
cc -o "$work/fuzz_wire" "$src/tests/fuzz/fuzz_wire.c" "$src/src/class/wire.c" "$src/src/report/json.c" $sources -ljansson -lyaml -lunistring -lmd -lm
mkdir "$work/wire"
awk '{ print > (dir "/" NR) }' dir="$work/wire" "$src/tests/fuzz/wire.txt"
tar -xJf "$src/tests/fuzz/corpus.tar.xz" -C "$work"
cp "$src"/scenarios/*-*.yaml "$src"/tests/bad/*.yaml "$src"/scenarios/new/*.template "$work/story"
grep -rhoE 'if: .*' "$src/scenarios" | sed 's/^if: //' | awk '{ print > (dir "/" NR) }' dir="$work/expr"
"$work/fuzz_expr" -runs="$((runs * 10))" -max_len=200 -print_final_stats=1 "$work/expr"
"$work/fuzz_wire" -runs="$((runs * 10))" -max_len=9000 -print_final_stats=1 "$work/wire"
"$work/fuzz_story" -runs="$runs" -max_len=30000 -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 "$work/story"
if [ -n "$keep" ]; then
    mkdir -p "$work/kept/story" "$work/kept/expr"
    "$work/fuzz_expr" -merge=1 "$work/kept/expr" "$work/expr"
    # Large ones are the stories themselves, which the tests read anyway.
    find "$work/story" -type f -size +3k -delete
    "$work/fuzz_story" -merge=1 "$work/kept/story" "$work/story"
    tar -cJf "$keep" --sort=name --owner=0 --group=0 --mtime=@0 -C "$work/kept" expr story
fi
