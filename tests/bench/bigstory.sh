#!/bin/sh
# A story of N scenes on stdout, for measurements.  usage: bigstory.sh N
awk -v n="$1" 'BEGIN {
    print "wary: 1\nid: big-story\nversion: 1\ntitle: \"A big story\"\nlang: en\nverdict: scam"
    print "family: dating\nchannel: dating-chat\nplatform: lumen-dating\nfit: medium"
    print "about: {audience: \"16+\", minutes: 12, topics: [romance, money]}"
    print "sources: [cftc-romance]\nstake: 1000\ncast:\n  dana: {name: \"Dana\", bio: \"says hello\"}"
    print "vars: {trust: 0}\nscenes:"
    for (i = 0; i < n; i++) {
        printf "  scene-%d:\n    stage: bond\n    day: %d\n    steps:\n", i, 1 + int(i / 50)
        for (j = 0; j < 8; j++) {
            printf "      - dana: \"This is message %d of scene %d, and it is about as long as people write.\"\n", j, i
            if (j == 3) print "        signs: {fast-intimacy: \"as long as people write\"}"
        }
        print "      - choose:"
        for (j = 0; j < 3; j++) {
            printf "          - reply: \"Answer %d in scene %d, with a few more words.\"\n", j, i
            printf "            goto: scene-%d\n", i + 1 + j < n ? i + 1 + j : n
        }
    }
    printf "  scene-%d:\n    stage: bond\n    day: 9999\n    steps:\n      - end: done\n", n
    print "endings: {done: \"It is over.\"}"
}'
