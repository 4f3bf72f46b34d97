#!/bin/sh
# A screen of text on stdin as a picture on stdout, for the README.
set -eu
awk '
    function esc(s) { gsub(/&/, "\\&amp;", s); gsub(/</, "\\&lt;", s); gsub(/>/, "\\&gt;", s); return s }
    { line[NR] = $0 }
    END {
        h = 20 * NR + 24
        printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"760\" height=\"%d\" viewBox=\"0 0 760 %d\">\n", h, h
        printf "<rect width=\"760\" height=\"%d\" rx=\"8\" fill=\"#1c2128\"/>\n", h
        print "<g font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"14.6\" fill=\"#e6edf3\" xml:space=\"preserve\">"
        for (i = 1; i <= NR; i++) {
            fill = line[i] ~ /─────/ ? " fill=\"#6e7681\"" : line[i] ~ /▶|●/ ? " fill=\"#e3b341\"" : ""
            printf "<text x=\"16\" y=\"%d\"%s xml:space=\"preserve\" textLength=\"\">%s</text>\n", 20 * i + 8, fill, esc(line[i])
        }
        print "</g>\n</svg>"
    }' | sed 's/ textLength=""//'
