/* SPDX-License-Identifier: MIT */
#include "forward.h"
#include "tiny.h"
#include "tokenizer.h"

#include <stdio.h>
#include <stdlib.h>

enum { MAX_NAME = 64 };

static const long max_file_size = 64L << 20;

typedef struct tiny {
    lm_backend backend;
    char name[MAX_NAME];
    void *bytes; /* of the file, if they are our own */
    gguf file;
    model model;
    tokenizer tokenizer;
    forward forward;
} tiny;

/* ChatML: each turn between two control tokens, the role on its first line. */
static lm_status render(void *ctx, const lm_message *messages,
                        lm_prompt *prompt)
{
    static const char *const starts[] = {
        [LM_SYSTEM] = "<|im_start|>system\n",
        [LM_USER] = "<|im_start|>user\n",
        [LM_ASSISTANT] = "<|im_start|>assistant\n",
    };

    (void)ctx;
    for (; messages->role != LM_END_; messages++) {
        lm_prompt_control(prompt, starts[messages->role]);
        lm_prompt_text(prompt, messages->text);
        lm_prompt_control(prompt, "<|im_end|>\n");
    }
    lm_prompt_control(prompt, starts[LM_ASSISTANT]);
    return LM_OK;
}

static lm_status tokenise(void *ctx, const char *text, size_t n, bool control,
                          lm_token *tokens, size_t *n_tokens)
{
    const tokenizer *t = &((const tiny *)ctx)->tokenizer;

    *n_tokens = control ? tokenizer_encode_control(t, text, n, tokens)
                        : tokenizer_encode(t, text, n, tokens);
    return LM_OK;
}

static lm_status decode(void *ctx, const lm_token *tokens, size_t n,
                        size_t n_logits)
{
    forward *f = &((tiny *)ctx)->forward;

    if (n > f->m->n_context - f->n_past)
        return LM_LIMIT;
    if (n_logits > n || n_logits > FORWARD_LOGITS)
        return LM_ARGUMENT;
    for (size_t i = 0; i < n; i++)
        if (tokens[i] < 0 || (uint32_t)tokens[i] >= f->m->n_vocab)
            return LM_ARGUMENT;
    forward_read(f, tokens, n, n_logits);
    return LM_OK;
}

static const float *logits(void *ctx, size_t i)
{
    const forward *f = &((const tiny *)ctx)->forward;

    return f->logits + i * f->m->n_vocab;
}

static lm_status rewind_to(void *ctx, size_t n)
{
    forward *f = &((tiny *)ctx)->forward;

    if (n > f->n_past)
        return LM_ARGUMENT;
    f->n_past = n;
    return LM_OK;
}

static const char *bytes_of(void *ctx, lm_token token, size_t *n)
{
    const tokenizer_token *t = &((const tiny *)ctx)->tokenizer.tokens[token];

    *n = t->control ? 0 : t->size;
    return t->text;
}

static bool ends(void *ctx, lm_token token)
{
    return token == ((const tiny *)ctx)->tokenizer.end;
}

static lm_status open_parts(tiny *t, lm_error *err)
{
    lm_status status = model_open(&t->model, &t->file, err);

    if (status == LM_OK)
        status = tokenizer_open(&t->tokenizer, &t->file, err);
    if (status == LM_OK && t->tokenizer.n_tokens != t->model.n_vocab)
        status = lm_error_set(err, LM_UNSUPPORTED,
                              "the model's vocabulary and weights differ");
    if (status == LM_OK)
        status = forward_open(&t->forward, &t->model, err);
    return status;
}

/* The name that the file gives goes to a terminal, and so is made plain. */
static void set_name(tiny *t)
{
    gguf_text name = {"tiny", 4};

    gguf_string(&t->file, "general.name", &name);
    for (size_t i = 0; i < name.size && i < sizeof(t->name) - 1; i++) {
        char c = name.at[i];

        if (c < ' ' || c > '~')
            c = '?';
        t->name[i] = c;
    }
}

static void fill_in(tiny *t)
{
    set_name(t);
    t->backend = (lm_backend){
        .name = t->name,
        .tell = LM_TELL_NOTHING, /* it knows its tasks, and no notation */
        .n_vocab = t->model.n_vocab,
        .n_context = t->model.n_context,
        .max_logits = FORWARD_LOGITS,
        .render = render,
        .tokenise = tokenise,
        .decode = decode,
        .logits = logits,
        .rewind = rewind_to,
        .bytes = bytes_of,
        .ends = ends,
        .ctx = t,
    };
}

lm_backend *tiny_open_bytes(const void *bytes, size_t size, lm_error *err)
{
    tiny *t = calloc(1, sizeof(*t));

    if (!t) {
        lm_error_set(err, LM_NOMEM, "no memory for the model");
        return NULL;
    }
    if (gguf_open(&t->file, bytes, size, err) != LM_OK ||
        open_parts(t, err) != LM_OK) {
        tiny_close(&t->backend);
        return NULL;
    }
    fill_in(t);
    return &t->backend;
}

static void *read_all(FILE *file, size_t *size, lm_error *err)
{
    void *bytes;
    long length;

    if (fseek(file, 0, SEEK_END) || (length = ftell(file)) < 0 ||
        fseek(file, 0, SEEK_SET)) {
        lm_error_set(err, LM_IO, "the model's file has no end");
        return NULL;
    }
    if (length > max_file_size) {
        lm_error_set(err, LM_LIMIT, "the model is too large for this");
        return NULL;
    }
    *size = (size_t)length;
    bytes = malloc(*size + 1);
    if (!bytes)
        lm_error_set(err, LM_NOMEM, "no memory for the model");
    else if (fread(bytes, 1, *size, file) == *size)
        return bytes;
    else
        lm_error_set(err, LM_IO, "the model's file cannot be read");
    free(bytes);
    return NULL;
}

lm_backend *tiny_open(const char *path, lm_error *err)
{
    FILE *file = fopen(path, "rb");
    lm_backend *backend = NULL;
    size_t size;
    void *bytes;

    if (!file) {
        lm_error_set(err, LM_IO, "%s cannot be opened", path);
        return NULL;
    }
    bytes = read_all(file, &size, err);
    fclose(file);
    if (bytes)
        backend = tiny_open_bytes(bytes, size, err);
    if (backend)
        ((tiny *)backend->ctx)->bytes = bytes;
    else
        free(bytes);
    return backend;
}

void tiny_close(lm_backend *backend)
{
    tiny *t = (tiny *)backend; /* its first member */

    if (!t)
        return;
    forward_close(&t->forward);
    tokenizer_close(&t->tokenizer);
    model_close(&t->model);
    free(t->bytes);
    free(t);
}
