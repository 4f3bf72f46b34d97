// core/base.h - the three attributes that the house uses, and nothing else
//
// They say part of a contract to the compiler; a compiler that knows none of
// them loses the warnings and nothing more.
#ifndef CORE_BASE_H
#define CORE_BASE_H

#define PRINTF(fmt_at, first_at) __attribute__((format(printf, fmt_at, first_at)))
#define MUST_USE __attribute__((warn_unused_result))
#define NORETURN __attribute__((noreturn))

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
