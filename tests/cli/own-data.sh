#!/bin/sh
# What is kept belongs to the learner: looked at in every form, carried to another machine,
# merged without counting twice, and deleted so that no byte is left.
. "$(dirname "$0")/../lib.sh"
no_typing

# A whole conversation of a story: marks, answers, a judgement.
play() {
    {
        echo '1 enter m m 2'
        for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do
            echo '1 enter 1 enter'
        done
        echo '1 2 enter q q'
    } >"$T/keys"
    run "$WARY" play "$1" --script="$T/keys" --size=80x24 --seed=1 </dev/null
    expect_code 0 "play $1"
}

# Nothing yet: every form says so, or is empty, without a fault.
for format in text json csv html; do
    run "$WARY" progress --format="$format" </dev/null
    expect_code 0 "progress $format"
done
run "$WARY" report --format=json </dev/null
expect_code 66 "a report of nothing"
run "$WARY" export </dev/null
expect_code 0 "export of nothing"

play harbour-lights
play lime-tree-friday
for format in text json csv html; do
    for what in report progress; do
        run "$WARY" "$what" --format="$format" </dev/null
        expect_code 0 "$what $format"
        cp "$T/out" "$T/$what.$format"
    done
done
python3 - "$T" <<'PYTHON' || fail "a form that others cannot read"
import csv, html.parser, json, sys
folder = sys.argv[1]
report = json.load(open(f"{folder}/report.json"))
assert report["wary-report"] == 1 and report["story"] == "lime-tree-friday"
progress = json.load(open(f"{folder}/progress.json"))
assert progress["wary-progress"] == 1 and progress["conversations"] == 2, progress
assert any(s["due"] > "2020" for s in progress["signs"])
rows = list(csv.DictReader(open(f"{folder}/progress.csv", newline="")))
assert len(rows) == len(progress["signs"]) > 3, rows
class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.seen = [], []
    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        assert tag != "script" and not any(k in ("src", "href") or k.startswith("on") for k, _ in attrs), attrs
        if tag not in ("meta", "path", "circle"):
            self.open.append(tag)
    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag
for name in "report", "progress":
    page = Page()
    page.feed(open(f"{folder}/{name}.html", encoding="utf-8").read())
    assert not page.open and "main" in page.seen and "h1" in page.seen, page.open
PYTHON
run "$WARY" report --format=html "$(sql "SELECT id FROM session WHERE scenario = 'harbour-lights'")" </dev/null
expect_in "$T/out" '<svg ' "the timeline of a scam"
expect_in "$T/out" '<mark>' "words of a sign"
run "$WARY" report --lang=de --format=html </dev/null
expect_in "$T/out" '<html lang="de" dir="ltr">' "a page in German"
run "$WARY" report --format=pdf </dev/null
expect_code 64 "a format that is not there"
expect_in "$T/err" 'there are text, json, csv, html' "a format that is not there"

# Research: as many rows as conversations and events, and nobody in them.
run "$WARY" export --format=sessions </dev/null
same "rows" 3 "$(wc -l <"$T/out")"
expect_not_in "$T/out" "$(sql 'SELECT id FROM session LIMIT 1')" "an id"
run "$WARY" export --format=events </dev/null
same "events" "$(($(sql 'SELECT count(*) FROM event') + 1))" "$(wc -l <"$T/out")"
run "$WARY" export --format=codebook </dev/null
expect_in "$T/out" '^sessions,score,' codebook
run "$WARY" export --format=xapi </dev/null
expect_code 64 "an export that is not there"

# To another machine and back: nothing twice.
run "$WARY" export </dev/null
cp "$T/out" "$T/profile.jsonl"
run env WARY_STORE="$T/other.db" "$WARY" import "$T/profile.jsonl" </dev/null
expect_code 0 import
expect_in "$T/out" '^2 conversations added' import
run env WARY_STORE="$T/other.db" "$WARY" progress --format=json </dev/null
cmp "$T/out" "$T/progress.json" || fail "the profile is another on the other machine"
run "$WARY" import "$T/profile.jsonl" </dev/null
expect_in "$T/out" '^0 conversations added; 2 were here already' "the same file again"
same "conversations" 2 "$(sql 'SELECT count(*) FROM session')"
head -c 3000 "$T/profile.jsonl" >"$T/half.jsonl"
run env WARY_STORE="$T/third.db" "$WARY" import "$T/half.jsonl" </dev/null
expect_code 65 "half a file"
same "conversations of half a file" 0 "$(sqlite3 -batch -init /dev/null "$T/third.db" 'SELECT count(*) FROM session')"
{ head -n -1 "$T/profile.jsonl"; grep '"session"' "$T/profile.jsonl" | tail -n 1
    echo "{\"end\":$(wc -l <"$T/profile.jsonl")}"; } >"$T/twice.jsonl"
run env WARY_STORE="$T/third.db" "$WARY" import "$T/twice.jsonl" </dev/null
expect_code 65 "a conversation twice in the file"
expect_in "$T/err" 'stands twice in the file' "a conversation twice in the file"
same "conversations of it" 0 "$(sqlite3 -batch -init /dev/null "$T/third.db" 'SELECT count(*) FROM session')"
{ head -n 1 "$T/profile.jsonl"; grep '"session"' "$T/profile.jsonl"; echo '{"end":3}'; } >"$T/untold.jsonl"
run env WARY_STORE="$T/third.db" "$WARY" import "$T/untold.jsonl" </dev/null
expect_code 0 "a file without stories"
expect_in "$T/out" '^0 conversations added.*2 were left out' "a file without stories"
printf '{"wary-profile":2}\n{"end":1}\n' >"$T/newer.jsonl"
run "$WARY" import "$T/newer.jsonl" </dev/null
expect_code 65 "a file of a newer version"
expect_in "$T/err" 'newer wary' "a file of a newer version"
run "$WARY" import "$T/nothing.jsonl" </dev/null
expect_code 66 "no such file"
run "$WARY" import </dev/null
expect_code 64 "no file named"

# A clock that was set forward and back by years: every screen still comes.
run env WARY_NOW=4000000000 "$WARY" progress --format=json </dev/null
expect_code 0 "a clock a lifetime ahead"
run env WARY_NOW=1000 "$WARY" progress --format=json </dev/null
expect_code 0 "a clock of 1970"
expect_in "$T/out" '"due": "19[67]' "a clock of 1970"

# A store of a newer wary, and a damaged one: not readable, and still to be deleted.
for damage in newer broken; do
    cp "$T/other.db" "$T/$damage.db"
done
sqlite3 -batch -init /dev/null "$T/newer.db" 'PRAGMA user_version = 99'
dd if=/dev/zero of="$T/broken.db" bs=4096 seek=1 count=3 conv=notrunc 2>/dev/null
for damage in newer broken; do
    run env WARY_STORE="$T/$damage.db" "$WARY" purge </dev/null
    expect_code 64 "purge of a $damage store without a word"
    [ -s "$T/$damage.db" ] || fail "the $damage store is gone"
    run env WARY_STORE="$T/$damage.db" "$WARY" purge --yes </dev/null
    expect_code 0 "purge of a $damage store"
    [ ! -e "$T/$damage.db" ] || fail "the $damage store is still there"
done
echo 'a letter that is no store at all' >"$T/letter.db"
run env WARY_STORE="$T/letter.db" "$WARY" purge --yes </dev/null
expect_code 69 "purge of a letter"
[ -s "$T/letter.db" ] || fail "the letter is gone"

# What classes have left: old ones go when asked for, own doings with everything else.
mkdir -p "$T/classes" "$T/class"
cp "$T/other.db" "$T/classes/old.db"
cp "$T/other.db" "$T/classes/young.db"
touch -d '40 days ago' "$T/classes/old.db"
run "$WARY" purge --old-classes </dev/null
expect_code 0 "old classes"
expect_in "$T/out" '^1 class deleted' "old classes"
[ -e "$T/classes/young.db" ] || fail "a young class is gone"
same "conversations" 2 "$(sql 'SELECT count(*) FROM session')"
printf 'x\n' >"$T/class/abc-1.ndjson"

# Deleted is deleted.
run "$WARY" purge </dev/null
expect_code 64 "purge without a word"
same "conversations" 2 "$(sql 'SELECT count(*) FROM session')"
grep -qa 'harbour-lights' "$WARY_STORE"* || fail "the store should know the story before"
run "$WARY" purge --yes </dev/null
expect_code 0 purge
[ ! -e "$T/class/abc-1.ndjson" ] || fail "what was done in a class is left"
if grep -la -e 'harbour' -e 'Ravelmouth' -e 'reply choice' "$WARY_STORE"* >&2; then
    fail "bytes are left"
fi
run "$WARY" progress </dev/null
expect_in "$T/out" 'Nothing here yet' "after a purge"
