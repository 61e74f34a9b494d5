/* SPDX-License-Identifier: MIT */
#include "out.h"

#include "lex.h"

/* Nesting of a json field; one bit a level says "object". */
enum { DEPTH_MAX = 1024 };

typedef struct nesting {
    uint32_t objects[DEPTH_MAX / 32];
    unsigned depth;
} nesting;

static lm__lex_in innermost(const nesting *n)
{
    unsigned top = n->depth - 1;

    if (!n->depth)
        return LM__IN_ROOT;
    return n->objects[top / 32] >> top % 32 & 1 ? LM__IN_OBJECT : LM__IN_ARRAY;
}

static bool open_container(nesting *n, lm__lex *lex, bool is_object)
{
    uint32_t bit = UINT32_C(1) << n->depth % 32;

    if (n->depth == DEPTH_MAX)
        return false;
    if (is_object)
        n->objects[n->depth / 32] |= bit;
    else
        n->objects[n->depth / 32] &= ~bit;
    n->depth++;
    lex->in = (uint8_t)innermost(n);
    return true;
}

static void close_container(nesting *n, lm__lex *lex)
{
    n->depth--;
    lex->in = (uint8_t)innermost(n);
    lm__lex_after_value(lex);
}

/* Keeps the automaton told of what only a stack knows. */
static bool follow(nesting *n, lm__lex *lex, lm__lex_event event)
{
    switch (event) {
    case LM__LEX_ERROR:
        return false;
    case LM__LEX_OBJECT:
    case LM__LEX_ARRAY:
        return open_container(n, lex, event == LM__LEX_OBJECT);
    case LM__LEX_END_OBJECT:
    case LM__LEX_END_ARRAY:
        close_container(n, lex);
        return true;
    case LM__LEX_QUOTE:
        if (!lex->key)
            lm__lex_after_value(lex);
        return true;
    case LM__LEX_NUMBER_END:
    case LM__LEX_TRUE:
    case LM__LEX_FALSE:
    case LM__LEX_NULL:
        lm__lex_after_value(lex);
        return true;
    default:
        return true;
    }
}

static bool ends_well(nesting *n, lm__lex *lex)
{
    lm__lex_event event = lm__lex_end(lex);

    if (event == LM__LEX_NUMBER_END) {
        follow(n, lex, event);
        event = lm__lex_end(lex);
    }
    return event == LM__LEX_SPACE && !n->depth;
}

char *lm__out_json(lm__out *out, char *to, const char *text, size_t n)
{
    lm__lex lex = {0};
    nesting open = {.depth = 0};

    to = lm__out_room(out, to, n);
    for (size_t i = 0; to && i < n;) {
        lm__lex_event event = lm__lex_step(&lex, (uint8_t)text[i]);

        if (event == LM__LEX_STRING || event == LM__LEX_KEY)
            lex.null_ok = true; /* it stays an escape, as it was read */
        if (!follow(&open, &lex, event))
            return lm__out_fail(out, LM_INVALID, LM_CODE_SYNTAX,
                                "the text is not one JSON value");
        if (event == LM__LEX_NUMBER_END)
            continue;
        if (event != LM__LEX_SPACE)
            *to++ = text[i];
        i++;
    }
    if (to && !ends_well(&open, &lex))
        return lm__out_fail(out, LM_INVALID, LM_CODE_SYNTAX,
                            "the text is not one JSON value");
    return to;
}
