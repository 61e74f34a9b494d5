/* SPDX-License-Identifier: MIT */
#include "format.h"

#include <stdalign.h>
#include <string.h>

/* Days of months, and 29 February in leap years alone. */
#define YEAR "[0-9]{4}"
#define LEAP_YEAR                                                              \
    "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])"                             \
    "|(?:[02468][048]|[13579][26])00)"
#define DATE                                                                   \
    "(?:" YEAR "-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"             \
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"                                   \
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))|" LEAP_YEAR "-02-29)"

/* Which second may be a leap second is for lm_format_time to say. */
#define HOUR "(?:[01][0-9]|2[0-3])"
#define TIME_OF(second)                                                        \
    HOUR ":[0-5][0-9]:" second "(?:\\.[0-9]{1,9})?"                            \
         "(?:[Zz]|[+-]" HOUR ":[0-5][0-9])"

#define TIME TIME_OF("(?:[0-5][0-9]|60)")
#define PLAIN_TIME TIME_OF("[0-5][0-9]")

#define N "[0-9]{1,9}"
#define CLOCK "T(?:" N "H(?:" N "M)?(?:" N "S)?|" N "M(?:" N "S)?|" N "S)"
#define DURATION                                                               \
    "P(?:" N "W|" N "Y(?:" N "M)?(?:" N "D)?(?:" CLOCK ")?"                    \
    "|" N "M(?:" N "D)?(?:" CLOCK ")?|" N "D(?:" CLOCK ")?|" CLOCK ")"

#define HEX "[0-9a-fA-F]"
#define UUID HEX "{8}-(?:" HEX "{4}-){3}" HEX "{12}"

#define OCTET "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
#define IPV4 "(?:" OCTET "\\.){3}" OCTET

/* By the number of groups in front of the gap. */
#define G HEX "{1,4}"
#define IPV6                                                                   \
    "(?:(?:" G ":){7}(?:" G "|:)"                                              \
    "|(?:" G ":){6}(?:" IPV4 "|:" G "|:)"                                      \
    "|(?:" G ":){5}(?::" IPV4 "|(?::" G "){1,2}|:)"                            \
    "|(?:" G ":){4}(?:(?::" G ")?:" IPV4 "|(?::" G "){1,3}|:)"                 \
    "|(?:" G ":){3}(?:(?::" G "){0,2}:" IPV4 "|(?::" G "){1,4}|:)"             \
    "|(?:" G ":){2}(?:(?::" G "){0,3}:" IPV4 "|(?::" G "){1,5}|:)"             \
    "|" G ":(?:(?::" G "){0,4}:" IPV4 "|(?::" G "){1,6}|:)"                    \
    "|:(?:(?::" G "){0,5}:" IPV4 "|(?::" G "){1,7}|:))"

/* An address of RFC 5322 without comments and quotes; a host with a dot. */
#define ATEXT "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
#define LABEL "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
#define EMAIL ATEXT "(?:\\." ATEXT ")*@(?:" LABEL "\\.)+" LABEL

/* RFC 3986, absolute, with something behind the scheme. */
#define PLAIN "A-Za-z0-9\\-._~!$&'()*+,;="
#define PERCENT "%" HEX "{2}"
#define PCHAR "(?:[" PLAIN ":@]|" PERCENT ")"
#define HOST                                                                   \
    "(?:\\[(?:" IPV6 "|[Vv]" HEX "+\\.[" PLAIN ":]+)\\]"                       \
    "|(?:[" PLAIN "]|" PERCENT ")*)"
#define AUTHORITY "(?:(?:[" PLAIN ":]|" PERCENT ")*@)?" HOST "(?::[0-9]*)?"
#define URI                                                                    \
    "[A-Za-z][A-Za-z0-9+\\-.]*:"                                               \
    "(?://" AUTHORITY "(?:/" PCHAR "*)*"                                       \
    "|/(?:" PCHAR "+(?:/" PCHAR "*)*)?|" PCHAR "+(?:/" PCHAR "*)*)"            \
    "(?:[?](?:" PCHAR "|[/?])*)?(?:#(?:" PCHAR "|[/?])*)?"

/* RFC 4648, padded, with zeros in the bits that nothing is made of. */
#define BASE64                                                                 \
    "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]=="                            \
    "|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?"

#define WHOLE(pattern) "^(?:" pattern ")$"
#define C_TYPE(type) #type, sizeof(type), alignof(type)
#define ROW(row) &(row), "&" #row
#define NO_ROW NULL, NULL

static const model_format formats[] = {
    {"datetime", "date-time", WHOLE(DATE "[Tt]" TIME),
     WHOLE(DATE "[Tt]" PLAIN_TIME), ROW(lm_format_datetime),
     C_TYPE(lm_datetime), true},
    {"date", "date", WHOLE(DATE), NULL, ROW(lm_format_date), C_TYPE(lm_date),
     true},
    {"time", "time", WHOLE(TIME), WHOLE(PLAIN_TIME), ROW(lm_format_time),
     C_TYPE(lm_time), true},
    {"duration", "duration", WHOLE(DURATION), NULL, ROW(lm_format_duration),
     C_TYPE(lm_duration), false},
    {"uuid", "uuid", WHOLE(UUID), NULL, ROW(lm_format_uuid), C_TYPE(lm_uuid),
     false},
    {"ipv4", "ipv4", WHOLE(IPV4), NULL, ROW(lm_format_ipv4), C_TYPE(lm_ipv4),
     false},
    {"ipv6", "ipv6", WHOLE(IPV6), NULL, ROW(lm_format_ipv6), C_TYPE(lm_ipv6),
     false},
    {"email", "email", WHOLE(EMAIL), NULL, NO_ROW, C_TYPE(char *), false},
    {"uri", "uri", WHOLE(URI), NULL, NO_ROW, C_TYPE(char *), false},
    {"bytes", NULL, "^" BASE64 "$", NULL, NO_ROW, C_TYPE(lm_bytes), false},
};

const model_format *format_find(const char *name)
{
    for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    return NULL;
}

const model_dfa *format_dfa(lm_arena *arena, const model_format *format,
                            diag *d)
{
    const source_span nowhere = {0};
    model_dfa *dfa = dfa_compile(arena, format->pattern, nowhere, d);

    dfa->format = format->name;
    return dfa;
}

lm_pattern format_grammar(lm_arena *arena, const model_format *format, diag *d)
{
    const char *pattern = format->grammar ? format->grammar : format->pattern;
    const source_span nowhere = {0};
    const model_dfa *dfa = dfa_compile(arena, pattern, nowhere, d);

    return (lm_pattern){dfa->source,    dfa->classes,  dfa->next, dfa->accepts,
                        dfa->n_classes, dfa->n_states, NULL};
}
