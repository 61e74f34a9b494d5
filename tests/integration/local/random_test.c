/* SPDX-License-Identifier: MIT */
#include "everything.lm.h"
#include "gguf.h"
#include "random_model.h"
#include "tap.h"
#include "tiny.h"

#include <lm/local.h>

#include <string.h>

/*
 * Whatever the weights are, an answer is a value of its type: the type's
 * bounds leave room for some hundred bytes, so that each comes to its end.
 */

static const lm_message messages[] = {
    {LM_USER, "caf\xC3\xA9 \"}]: abc 123"},
    LM_MESSAGES_END,
};

static const random_model shapes[] = {
    {.layers = 1,
     .width = 32,
     .heads = 4,
     .kv_heads = 4,
     .forward = 32,
     .type = GGUF_F32,
     .merges = 0},
    {.layers = 2,
     .width = 32,
     .heads = 4,
     .kv_heads = 2,
     .forward = 64,
     .type = GGUF_F16,
     .merges = RANDOM_MODEL_MERGES},
    {.layers = 2,
     .width = 64,
     .heads = 2,
     .kv_heads = 1,
     .forward = 32,
     .type = GGUF_Q8_0,
     .merges = RANDOM_MODEL_MERGES,
     .scale = 4},
    {.layers = 1,
     .width = 32,
     .heads = 1,
     .kv_heads = 1,
     .forward = 32,
     .type = GGUF_F16,
     .merges = RANDOM_MODEL_MERGES,
     .scale = 60000},
};

enum { N_SHAPES = sizeof(shapes) / sizeof(*shapes), SEEDS = 4 };

/* One text; false: it failed, and a note says how. */
static bool run(lm_decoder *decoder, const lm_decode_options *options,
                lm_decoded *out)
{
    lm_error err = {0};
    const lm_parse_options strict = {.policy = LM_POLICY_STRICT};
    Everything *value;

    if (lm_decoder_run(decoder, messages, &Everything_type, options, out,
                       &err) != LM_OK) {
        tap_note("%s", err.message);
        return false;
    }
    value = out->complete
                ? Everything_parse(out->text, out->size, &strict, &err)
                : NULL;
    Everything_free(value);
    if (!value)
        tap_note("%s at %s in %s", err.message, err.path, out->text);
    return value != NULL;
}

/* With guesses and without them, the text is the same. */
static bool same_with_drafts(lm_decoder *decoder,
                             const lm_decode_options *options, const char *text)
{
    lm_decode_options guessing = *options;
    lm_decoded out;

    guessing.draft = 5;
    if (!run(decoder, &guessing, &out))
        return false;
    if (strcmp(out.text, text) == 0)
        return true;
    tap_note("%s", out.text);
    return false;
}

static void try_model(tap *t, const lm_backend *backend, int shape, int seed)
{
    static const double temperatures[] = {0, 0.7, 5};
    lm_decoder *decoder = NULL;
    lm_error err = {0};

    if (!tap_ok(t, lm_decoder_new(backend, NULL, &decoder, &err) == LM_OK,
                "decoder %d/%d", shape, seed))
        return;
    for (size_t i = 0; i < sizeof(temperatures) / sizeof(*temperatures); i++) {
        const lm_decode_options options = {
            .temperature = temperatures[i],
            .seed = (uint64_t)seed,
            .flags = i % 2 ? LM_DECODE_PLAIN : 0,
        };
        lm_decoded out = {0};
        char text[2048] = "";
        bool ok = run(decoder, &options, &out) && out.size < sizeof(text);

        tap_ok(t, ok, "model %d/%d at temperature %g", shape, seed,
               temperatures[i]);
        if (!ok || temperatures[i] > 0)
            continue;
        memcpy(text, out.text, out.size + 1);
        tap_ok(t, same_with_drafts(decoder, &options, text),
               "model %d/%d with drafts", shape, seed);
    }
    lm_decoder_free(decoder);
}

int main(void)
{
    tap t = {0};

    for (int i = 0; i < N_SHAPES * SEEDS; i++) {
        random_model shape = shapes[i % N_SHAPES];
        lm_buffer file = {0};
        lm_error err = {0};
        lm_backend *backend;

        shape.seed = (uint64_t)i;
        random_model_write(&shape, &file);
        backend = tiny_open_bytes(file.data, file.size, &err);
        if (tap_ok(&t, backend != NULL, "model %d: %s", i, err.message))
            try_model(&t, backend, i % N_SHAPES, i);
        tiny_close(backend);
        lm_buffer_free(&file);
    }
    return tap_done(&t);
}
