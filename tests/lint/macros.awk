# The skeleton of a manual page: its macros in order, with the words that are the same in
# every language (commands, options, variables, files); what is translated is left out.
# Two pages that say the same have the same skeleton; line breaks (`.br`) may differ, since
# only a section that is called SYNOPSIS breaks before each `.Nm`.
BEGIN {
    split("Ar Cm Fl Ev Pa Xr Op Nm Ic Dq Li", names)
    for (i in names) is_macro[names[i]] = 1
    split("Cm Fl Ev Pa Xr Ic Nm Dl Dd Dt El An", names)
    for (i in names) is_same[names[i]] = 1
}

/^\.br$/ { next }

/^\./ {
    line = $1
    state = substr($1, 2)
    for (i = 2; i <= NF; i++) {
        if ($i == "Ns") {
            continue  # where there is a space or none is the language's own business
        }
        if ($i in is_macro) {
            state = $i
            line = line " " $i
        } else if (state in is_same && $i !~ /^([,.;:()|]|，|。|、|；|：|（|）)+$/) {
            line = line " " $i
        } else if (state == "Bl" && $i ~ /^-[a-z]+$/) {
            line = line " " $i
        }
    }
    print line
}
