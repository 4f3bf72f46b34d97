#!/bin/sh
# make fuzz-replay: the kept corpus once more, in a build with clang and sanitizers.
# usage: replay.sh SRCDIR BUILDDIR
set -eu
src=$(cd "$1" && pwd)
build=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export WARY_DATA="$src/scenarios"
tar -xJf "$src/tests/fuzz/corpus.tar.xz" -C "$work"
for target in expr story; do
    [ -n "$(ls "$work/$target")" ] || { echo "no corpus of $target" >&2; exit 1; }
    clang -g -O1 -std=c11 -D_GNU_SOURCE -I"$src/src" -fsanitize=fuzzer,address,undefined \
        -fno-sanitize-recover=all -o "$work/fuzz_$target" "$src/tests/fuzz/fuzz_$target.c" \
        "$build/src/librun.a" "$build/src/libload.a" "$build/src/libsys.a" "$build/src/libcore.a" \
        -lyaml -lunistring -lmd -lm
    find "$work/$target" -type f | sort | xargs "$work/fuzz_$target" -timeout=20 >"$work/out" 2>&1 ||
        { cat "$work/out" >&2; exit 1; }
    echo "$target: $(find "$work/$target" -type f | wc -l) inputs, no finding"
done
