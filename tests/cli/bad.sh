#!/bin/sh
# Files that are broken or hostile: a place, a sentence and a word, fast, in little memory, never played.
. "$(dirname "$0")/../lib.sh"

MEMORY_KB=65536

# A program built with sanitizers reserves more than that before it begins.
# shellcheck disable=SC3045 # ulimit -v is in every sh of Debian
fits_in_memory() (
    ulimit -v "$MEMORY_KB"
    "$WARY" --version
)
if ! { fits_in_memory; } >/dev/null 2>&1; then
    MEMORY_KB=unlimited
fi

# shellcheck disable=SC3045
limited() (
    ulimit -v "$MEMORY_KB"
    exec timeout 10 "$WARY" "$@"
)

now_ms() {
    date +%s%3N
}

# refused WORD [LINE:COLUMN]: check names it in $file, and play refuses.
refused() {
    begun=$(now_ms)
    run limited check "$file" </dev/null
    took=$(($(now_ms) - begun))
    expect_code 65 "check of $1"
    [ "$took" -lt 2000 ] || fail "check of $1 takes $took ms"
    same "stderr of $1" "" "$(cat "$T/err")"
    expect_in "$T/out" "^$file:${2:-[0-9]+:[0-9]+}: error: .+ \\[$1\\]\$" "check of $1"
    expect_in "$T/out" '^1 file: [1-9][0-9]* errors?, ' "check of $1"
    expect_not_in "$T/out" '^(==|wary: bug)' "check of $1"
    if LC_ALL=C tr -d '\n' <"$T/out" | LC_ALL=C grep -q '[[:cntrl:]]'; then
        fail "check of $1 prints a control character"
    fi
    run limited play "$file" --no-save </dev/null
    expect_code 65 "play of $1"
    expect_in "$T/err" "^wary: $file:.+" "play of $1"
    expect_not_in "$T/out" '^Answer 1' "play of $1"
}

# story: a good one, from which most bad ones are made.
story() {
    cat <<'YAML'
wary: 1
id: sketch
version: 1
title: "Sketch"
lang: en
verdict: harmless
family: dating
channel: dating-chat
platform: lumen-dating
fit: medium
about: {audience: "16+", minutes: 2, topics: [romance]}
sources: [cftc-romance]
stake: 100
cast:
  dana: {name: "Dana", bio: "has a boat"}
scenes:
  hello:
    stage: approach
    day: 1
    steps:
      - dana: "Hi {learner}!"
      - choose:
          - reply: "Hello."
          - reply: "No."
            leaves: yes
      - goto: bye
  bye:
    stage: bond
    day: 2
    steps:
      - dana: "Good night."
      - end: quiet
endings:
  quiet: "Nothing happened."
YAML
}

file=$T/good.yaml
story >"$file"
run limited check "$file" </dev/null
expect_code 0 "the good story"
expect_not_in "$T/out" ': error: ' "the good story"

# bad NAME WORD [LINE:COLUMN]: the file is standard input.
bad() {
    file=$T/$1.yaml
    cat >"$file"
    shift
    refused "$@"
}

night=$(story | grep -n 'Good night' | cut -d : -f 1)

# --- bytes
bad empty empty-file 1:1 </dev/null
printf '\n\n# nothing\n' | bad blank empty-file
awk 'BEGIN { for (i = 0; i < 5000; i++) print i * i }' | gzip | bad binary 'not-utf8|control-character'
printf 'wary\0: 1\nid: x\n' | bad nul control-character 1:5
story | sed 's/Good night/Gr\xfc\xdfe/' | bad latin-1 not-utf8 "$night:18"
{ printf '\357\273\277' && story; } | bad bom byte-order-mark 1:1
story | sed 's/^    day: 1/\tday: 1/' | bad tabs tab
story | sed 's/Good night/\x1b[2Jgone/' | bad escape control-character "$night:16"
printf '%s' "$(story)" | sed 's/Good night/Good\xc2\x9bnight/' | bad c1 control-character "$night:20"
story | sed 's/Good night/Good\xe2\x80\xaenight/' | bad bidi bidi-character "$night:20"
story | sed 's/Good night/Good \\e[2J/' | bad escape-yaml control-character
story | sed 's/Good night/Good \\x9b/' | bad c1-yaml control-character
story | sed 's/Good night/Good \\u202e/' | bad bidi-yaml bidi-character
story | sed 's/Good night/Good \\u0007/' | bad bell-yaml control-character
story | sed 's/Good night/Good \\0/' | bad nul-yaml control-character
story | sed 's/title: "Sketch"/title: "Sk\\x1b]0;x\\x07etch"/' | bad title-yaml control-character

# --- bombs
awk 'BEGIN {
    print "wary: 1\na0: &a0 [x, x, x, x, x, x, x, x, x, x]"
    for (i = 1; i < 30; i++) {
        printf "a%d: &a%d [", i, i
        for (j = 0; j < 10; j++) printf "%s*a%d", j ? ", " : "", i - 1
        print "]"
    }
}' | bad bomb 'alias|anchor'
awk 'BEGIN { printf "wary: 1\nx: "; for (i = 0; i < 100000; i++) printf "["; print "" }' | bad deep too-deep
awk 'BEGIN { printf "wary: 1\nx: "; for (i = 0; i < 100000; i++) printf "{a: "; print "" }' | bad deep-maps too-deep
awk 'BEGIN { print "wary: 1\nx:"; for (i = 0; i < 100000; i++) printf "- "; print "y" }' | bad deep-dashes too-deep
awk 'BEGIN { print "wary: 1"; for (i = 0; i < 1300; i++) printf "%*sa:\n", i, "" }' | bad deep-indent too-deep
awk 'BEGIN { for (i = 0; i < 20 * 1024 * 16; i++) print "# a comment that fills a line of 64 bytes, with a line break....." }' |
    bad big too-big 1:1
awk 'BEGIN { for (i = 0; i < 100000; i++) print "%YAML 1.1" }' | bad directives directive
{ story && awk 'BEGIN { for (i = 0; i < 60000; i++) print "k" i ": 1" }'; } | bad keys 'unknown-key|too-many'
story | awk '/Good night/ { printf "      - dana: \""; for (i = 0; i < 200000; i++) printf "a "; print "\""; next } { print }' |
    bad long 'text-too-long|too-long'
story | sed 's/^vars:.*//; s/^cast:/vars: {n: 0}\ncast:/' |
    awk '/- end: quiet/ { printf "      - if: "; for (i = 0; i < 100000; i++) printf "("; print "n" } { print }' |
    bad condition bad-condition

# --- mistakes
story | sed 's/^title: .*/&\ntitle: "Twice"/' | bad twice duplicate-key 5:1
story | sed 's/goto: bye/goto: nowhere/' | bad dangling unknown-scene 26:15
story | sed 's/      - end: quiet/      - goto: bye/' | bad loop silent-loop
story | sed 's/end: quiet/end: never/' | bad ending unknown-ending
story | sed 's/^      - end: quiet//' | bad open no-end
story | sed 's/id: sketch/id: Sketch One/' | bad id bad-id 2:5
story | sed 's/^wary: 1/wary: 9/' | bad grammar grammar-version 1:7
story | sed 's/Good night\."/Good night./' | bad quote 'quote-open|syntax|quote-early'
story | sed 's/^  quiet:/  <<: {a: 1}\n  quiet:/' | bad merge merge-key
story | sed 's/"Sketch"/!!binary "Sketch"/' | bad tag tag
{ story && printf -- '---\n' && story; } | bad documents several-documents

# Not a file at all.
mkdir "$T/folder.yaml"
run limited play "$T/folder.yaml" --no-save </dev/null
case $code in
65 | 66 | 74) ;;
*) fail "a folder as a story: $code" ;;
esac
expect_in "$T/err" '^wary: ' "a folder as a story"
for device in /dev/null /dev/zero; do
    run limited check "$device" </dev/null
    case $code in
    65 | 66) ;;
    *) fail "$device as a story: $code" ;;
    esac
    cat "$T/out" "$T/err" >"$T/both"
    expect_in "$T/both" "$device:.+" "$device as a story"
done
