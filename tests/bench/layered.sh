#!/bin/sh
# A story in layers, as many scenes as asked for: 20 choices and 61 lines in every play.
# usage: layered.sh SCENES
awk -v scenes="$1" 'BEGIN {
    layers = 20
    wide = int(scenes / layers)
    print "wary: 1\nid: layered\nversion: 1\ntitle: \"Layers\"\nlang: en\nverdict: scam"
    print "family: dating\nchannel: dating-chat\nplatform: lumen-dating\nfit: medium"
    print "about: {audience: \"16+\", minutes: 12, topics: [money]}\nsources: [ftc-romance]\nstake: 1000"
    print "cast:\n  dana: {name: \"Dana\", bio: \"invented\"}\nscenes:"
    split("flaunted-wealth fast-intimacy moves-off-platform early-investment-talk", signs, " ")
    for (l = 0; l < layers; l++) {
        for (w = 0; w < (l ? wide : 1); w++) {
            printf "  s%d-%d:\n    stage: %s\n    day: %d\n    steps:\n", l, w, l < 10 ? "bond" : "hook", l + 1
            printf "      - dana: \"Layer %d, place %d: the first of the lines that people write.\"\n", l, w
            printf "      - dana: \"Layer %d, place %d: another line, about as long.\"\n", l, w
            if (l % 4 == 1)
                printf "        signs: [%s]\n", signs[int(l / 4) % 4 + 1]
            printf "      - dana: \"Layer %d, place %d: and one more before you answer.\"\n      - choose:\n", l, w
            for (r = 0; r < 3; r++) {
                printf "          - reply: \"Answer %d in layer %d, place %d.\"\n", r, l, w
                if (l + 1 < layers)
                    printf "            goto: s%d-%d\n", l + 1, (w * 3 + r) % wide
            }
            if (l + 1 == layers)
                printf "      - dana: \"The last line.\"\n      - end: over\n"
        }
    }
    print "endings:\n  over: \"It ends here.\""
}'
