// core/msg.h - every word that a person reads goes through here
//
// gettext's habits with a catalogue that the shell hands in: _() marks and
// translates, N_() only marks, P_() has plural forms, C_() has a context.
// Without a catalogue the English source is given back.
#ifndef CORE_MSG_H
#define CORE_MSG_H

// Look-up of one catalogue.  Gives NULL for what it does not have.
typedef const char *msg_find_fn(void *ctx, const char *context, const char *text,
                                const char *plural, unsigned long n);

// Use this catalogue from now on; NULL for none.  Texts got before die with it.
void msg_use(msg_find_fn *find, void *ctx);

// The text in the language in use.
const char *msg_get(const char *text) __attribute__((format_arg(1)));

// The same with a context that tells two meanings of one word apart.
const char *msg_get_in(const char *context, const char *text) __attribute__((format_arg(2)));

// One of two forms (English), or of as many as the language has.
const char *msg_count(const char *one, const char *many, unsigned long n)
    __attribute__((format_arg(1), format_arg(2)));

#define _(text) msg_get(text)
#define N_(text) (text)
#define C_(context, text) msg_get_in(context, text)
#define P_(one, many, n) msg_count(one, many, n)

#endif
