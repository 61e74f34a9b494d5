/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include <stdio.h>
#include <stdlib.h>

/*
 * What lm_parser_accepts says of bytes is what feeding them shows, at every
 * place of the text; what is forced is accepted.
 */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool so, const char *what, size_t at)
{
    if (so)
        return;
    fprintf(stderr, "%s, at %zu\n", what, at);
    abort();
}

static void forced(const lm_parser *parser, size_t at)
{
    char bytes[64];
    size_t n = lm_parser_forced(parser, bytes, sizeof(bytes));

    expect(n <= sizeof(bytes), "more forced than there is room for", at);
    expect(lm_parser_accepts(parser, bytes, n) == n,
           "what is forced is not accepted", at);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_input in;
    lm_parser *parser;
    size_t most;

    if (!fuzz_input_take(&in, data, size))
        return 0;
    in.options.policy = LM_POLICY_STRICT;
    in.options.flags |= LM_PARSE_FIRST | LM_PARSE_RECOGNISE;
    if (in.other)
        in.options.flags |= LM_PARSE_COMPACT;
    parser = lm_parser_new(in.type, &in.options);
    if (!parser)
        abort();
    most = lm_parser_accepts(parser, in.text, in.n);
    for (size_t i = 0; i < in.n; i += in.step) {
        size_t n = in.n - i < in.step ? in.n - i : in.step;
        size_t taken = lm_parser_accepts(parser, in.text + i, n);
        lm_status status = lm_parser_feed(parser, in.text + i, n);

        expect((status == LM_OK) == (taken == n), "accepted and refused", i);
        expect(lm_parser_offset(parser) == i + taken, "another offset", i);
        if (status != LM_OK)
            break;
        if (i % 8 == 0)
            forced(parser, i);
    }
    expect(lm_parser_offset(parser) == most, "accepted whole is otherwise", 0);
    lm_parser_free(parser);
    return 0;
}
