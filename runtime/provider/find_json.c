/* SPDX-License-Identifier: MIT */
#include "find_json.h"

#include "lm/parser.h"

#include <string.h>

/* A text full of braces is not tried at each of them. */
enum { MAX_TRIES = 32 };

typedef enum ending { CLOSED, BROKEN, CUT, NO_MEMORY } ending;

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static lm__span trim(lm__span s)
{
    while (s.n && is_space(*s.at)) {
        s.at++;
        s.n--;
    }
    while (s.n && is_space(s.at[s.n - 1]))
        s.n--;
    return s;
}

static lm__span from(lm__span s, const char *at)
{
    return (lm__span){at, s.n - (size_t)(at - s.at)};
}

/* How the value at s ends; CLOSED sets its size. */
static ending find_end(lm_parser *parser, lm__span *s)
{
    lm_status status;
    lm_error err = {0};
    void *nothing;

    lm_parser_reset(parser);
    status = lm_parser_feed(parser, s->at, s->n);
    if (!status)
        return lm_parser_done(parser) ? CLOSED : CUT;
    if (status == LM_NOMEM)
        return NO_MEMORY;
    lm_parser_finish(parser, &nothing, &err);
    if (strcmp(err.code, lm_code_name(LM_CODE_TRAILING)) != 0)
        return BROKEN;
    *s = trim((lm__span){s->at, lm_parser_offset(parser)});
    return CLOSED;
}

size_t lm__find_brace(const char *text, size_t n, bool *line_start)
{
    size_t i = 0;

    for (; i < n && text[i] != '{'; i++) {
        if (text[i] == '\n')
            *line_start = true;
        else if (!is_space(text[i]))
            *line_start = false;
    }
    return i;
}

/* The first object in s that is closed, else from the first brace on. */
static lm_status find_object(lm_parser *parser, lm__span s, lm__span *out)
{
    const char *at = s.n ? memchr(s.at, '{', s.n) : NULL;

    *out = at ? from(s, at) : (lm__span){s.at, 0};
    for (int tries = 0; at && tries < MAX_TRIES; tries++) {
        lm__span object = from(s, at);
        ending end = find_end(parser, &object);

        if (end == NO_MEMORY)
            return LM_NOMEM;
        if (end != BROKEN) {
            *out = object;
            return LM_OK;
        }
        s = from(s, at + 1);
        at = s.n ? memchr(s.at, '{', s.n) : NULL;
    }
    return LM_OK;
}

/* What stands behind a line that begins with three backticks or tildes. */
static lm__span find_fence(lm__span s)
{
    lm__span none = {s.at, 0};
    bool line_start = true;

    for (; s.n >= 3; s = from(s, s.at + 1)) {
        bool fence = memcmp(s.at, "```", 3) == 0 || memcmp(s.at, "~~~", 3) == 0;

        if (line_start && fence) {
            const char *end = memchr(s.at, '\n', s.n);

            return end ? from(s, end + 1) : none;
        }
        line_start = *s.at == '\n' || (line_start && is_space(*s.at));
    }
    return none;
}

static lm_parser *new_parser(const lm_allocator *allocator)
{
    static const lm_type any = {.kind = LM_KIND_JSON, .size = sizeof(char *)};
    const lm_parse_options options = {
        .flags = LM_PARSE_FIRST | LM_PARSE_RECOGNISE, .allocator = allocator};

    return lm_parser_new(&any, &options);
}

bool lm__is_json(const char *text, const lm_allocator *allocator)
{
    lm_parser *parser = new_parser(allocator);
    lm__span whole = trim((lm__span){text, strlen(text)});
    lm__span value = whole;
    bool is =
        parser && find_end(parser, &value) == CLOSED && value.n == whole.n;

    lm_parser_free(parser);
    return is;
}

lm_status lm__find_json(lm__span text, const lm_allocator *allocator,
                        lm__span *out)
{
    lm__span fenced;
    lm_parser *parser;
    lm_status status;

    *out = text = trim(text);
    if (!text.n || (*text.at == '{' && text.at[text.n - 1] == '}'))
        return LM_OK;
    fenced = *text.at == '{' ? text : trim(find_fence(text));
    if (fenced.n && *fenced.at == '{')
        text = fenced;
    parser = new_parser(allocator);
    if (!parser)
        return LM_NOMEM;
    status = find_object(parser, text, out);
    lm_parser_free(parser);
    return status;
}
