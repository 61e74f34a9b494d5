/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "utf8.h"

#include <stdio.h>
#include <string.h>

enum { CUT_AT = 40 };

/* A byte or an escape of a control character; returns its length. */
static size_t visible(char *to, unsigned char c)
{
    static const char digits[] = "0123456789abcdef";

    if (c >= 0x20 && c != 0x7F) {
        to[0] = (char)c;
        return 1;
    }
    to[0] = '\\';
    to[1] = 'x';
    to[2] = digits[c >> 4];
    to[3] = digits[c & 15];
    return 4;
}

/* Cut at CUT_AT bytes or fewer, between code points. */
static size_t shown_length(const char *text, size_t n)
{
    return n > CUT_AT ? lm__utf8_cut(text, CUT_AT) : n;
}

static const char *show(char to[LM__SHOWN], const char *text, size_t n,
                        bool cut, const char *quote)
{
    size_t shown = shown_length(text, n);
    size_t at = (size_t)snprintf(to, LM__SHOWN, "%s", quote);

    for (size_t i = 0; i < shown && at < LM__SHOWN - 12; i++)
        at += visible(to + at, (unsigned char)text[i]);
    snprintf(to + at, LM__SHOWN - at, "%s%s",
             shown < n || cut ? "\xE2\x80\xA6" : "", quote);
    return to;
}

const char *lm__show(char to[LM__SHOWN], const char *text, size_t n)
{
    return show(to, text, n, false, "\"");
}

const char *lm__show_token(const lm_parser *p, char to[LM__SHOWN])
{
    const char *quote = p->token_of == LM_TOKEN_STRING ? "\"" : "";

    if (p->accept == LM__TAKE_TEXT && p->text)
        return show(to, p->text, p->text_n, p->cut, quote);
    return show(to, p->scratch, p->n_scratch, p->cut, quote);
}

static const struct {
    unsigned token;
    const char *text;
} tokens[] = {
    {LM_TOKEN_NULL, "null"},       {LM_TOKEN_BOOL, "a boolean"},
    {LM_TOKEN_NUMBER, "a number"}, {LM_TOKEN_STRING, "a string"},
    {LM_TOKEN_ARRAY, "an array"},  {LM_TOKEN_OBJECT, "an object"},
};

const char *lm__found(unsigned token)
{
    for (size_t i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++)
        if (tokens[i].token == token)
            return tokens[i].text;
    return "nothing";
}

const char *lm__show_tokens(char to[LM__SHOWN], const lm_union *u)
{
    unsigned left = 0;
    unsigned all;
    size_t at = 0;

    for (uint16_t i = 0; i < u->n_members; i++)
        left |= u->members[i].tokens;
    to[0] = '\0';
    all = left;
    for (unsigned token = LM_TOKEN_OBJECT; token; token >>= 1) {
        if (!(all & token))
            continue;
        left &= ~token;
        at += (size_t)snprintf(to + at, LM__SHOWN - at, "%s%s",
                               !at    ? ""
                               : left ? ", "
                                      : " or ",
                               lm__found(token));
    }
    return to;
}

const char *lm__expected(const lm_type *type)
{
    static const char *const texts[] = {
        [LM_KIND_BOOL] = "true or false", [LM_KIND_INT] = "an integer",
        [LM_KIND_UINT] = "an integer",    [LM_KIND_FLOAT] = "a number",
        [LM_KIND_STRING] = "a string",    [LM_KIND_ENUM] = "a string",
        [LM_KIND_MODEL] = "an object",    [LM_KIND_LIST] = "an array",
        [LM_KIND_MAP] = "an object",      [LM_KIND_UNION] = "a value",
        [LM_KIND_JSON] = "a value",       [LM_KIND_FORMAT] = "a string",
        [LM_KIND_BYTES] = "a string",     [LM_KIND_DECIMAL] = "a number",
    };

    return texts[type->kind];
}

const char *lm__show_words(char *to, size_t size, const lm_words *words)
{
    size_t at = 0;

    to[0] = '\0';
    for (uint32_t i = 0; i < words->n; i++) {
        char shown[LM__SHOWN];
        size_t n;
        const char *word = lm__word(words, i, &n);

        lm__show(shown, word, n);
        if (at + strlen(shown) + 8 > size) {
            snprintf(to + at, size - at, ", \xE2\x80\xA6");
            break;
        }
        at +=
            (size_t)snprintf(to + at, size - at, "%s%s", i ? ", " : "", shown);
    }
    return to;
}
