/* SPDX-License-Identifier: MIT */
#include "regex_read.h"

/* One end of a range, or a set of its own such as \d. */
static bool take_atom(regex_reader *r, regex_set *set, bool *one)
{
    uint32_t code;

    if (*r->at == '\\')
        return regex_escape(r, true, set, one);
    code = regex_take(r);
    *one = true;
    *set = (regex_set){0};
    regex_set_add(r->arena, set, code, code);
    return true;
}

static bool at_range(const regex_reader *r)
{
    return r->end - r->at >= 2 && r->at[0] == '-' && r->at[1] != ']';
}

static bool take_range(regex_reader *r, regex_set *set)
{
    const char *start = r->at;
    regex_set low;
    regex_set high;
    bool one_low;
    bool one_high;

    if (!take_atom(r, &low, &one_low))
        return false;
    if (!at_range(r)) {
        regex_set_join(r->arena, set, &low);
        return true;
    }
    r->at++;
    if (!take_atom(r, &high, &one_high))
        return false;
    if (!one_low || !one_high) {
        regex_error(r, start, r->at, "a range has one character at each end");
        return false;
    }
    if (low.ranges[0].first > high.ranges[0].first) {
        regex_error(r, start, r->at,
                    "the range is empty: its ends are in the "
                    "wrong order");
        return false;
    }
    regex_set_add(r->arena, set, low.ranges[0].first, high.ranges[0].first);
    return true;
}

bool regex_class(regex_reader *r, regex_set *set)
{
    const char *start = r->at - 1;
    bool others = regex_accept(r, '^');

    *set = (regex_set){0};
    while (r->at < r->end && *r->at != ']')
        if (!take_range(r, set))
            return false;
    if (!regex_accept(r, ']')) {
        regex_error(r, start, start + 1, "'[' is not closed");
        return false;
    }
    regex_set_finish(r->arena, set);
    if (others)
        *set = regex_set_invert(r->arena, set);
    return true;
}
