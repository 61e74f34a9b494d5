/* SPDX-License-Identifier: MIT */
#include "tokenizer.h"

#include <stdlib.h>
#include <string.h>

enum {
    NORMAL = 1,      /* token_type of the format; all else is control here */
    MAX_NAME = 512,  /* bytes of a token that merges */
    ALPHABET = 0x144 /* code points that stand for bytes lie below */
};

/* A token's name in the file, to look tokens up by it. */
typedef struct name {
    gguf_text text;
    lm_token token;
} name;

static int compare_names(const void *a, const void *b)
{
    const gguf_text *x = &((const name *)a)->text;
    const gguf_text *y = &((const name *)b)->text;
    size_t n = x->size < y->size ? x->size : y->size;
    int order = n ? memcmp(x->at, y->at, n) : 0;

    return order ? order : (x->size > y->size) - (x->size < y->size);
}

static int compare_merges(const void *a, const void *b)
{
    const tokenizer_merge *x = a;
    const tokenizer_merge *y = b;

    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    return (x->right > y->right) - (x->right < y->right);
}

/*
 * In the file a token's bytes are written as printable characters: those that
 * are printable in Latin-1 as themselves, the others as U+0100 and up in
 * turn. Entries that stand for nothing are -1.
 */
static void make_alphabet(int16_t bytes[ALPHABET])
{
    int16_t next = 0x100;

    for (int i = 0; i < ALPHABET; i++)
        bytes[i] = -1;
    for (int16_t b = 0; b < 256; b++) {
        bool printable = (b >= 33 && b <= 126) || (b >= 161 && b != 173);

        bytes[printable ? b : next++] = b;
    }
}

/* Bytes of a name through the alphabet; false: it holds something else. */
static bool decode_name(const int16_t bytes[ALPHABET], gguf_text text,
                        char *out, size_t *size)
{
    size_t n = 0;

    for (size_t i = 0; i < text.size; i++) {
        unsigned c = (unsigned char)text.at[i];

        if (c >= 0xC0 && c < 0xE0 && i + 1 < text.size)
            c = (c & 31) << 6 | ((unsigned char)text.at[++i] & 63);
        if (c >= ALPHABET || bytes[c] < 0)
            return false;
        out[n++] = (char)(unsigned char)bytes[c];
    }
    *size = n;
    return n > 0;
}

/* What is needed while the tokenizer is made. */
typedef struct maker {
    tokenizer made;
    name *names; /* sorted */
} maker;

/* Reads names and types, and decodes the names of normal tokens. */
static bool read_tokens(maker *m, gguf_array names, gguf_array types)
{
    tokenizer *t = &m->made;
    int16_t bytes[ALPHABET];
    char *text = t->texts;

    make_alphabet(bytes);
    for (int b = 0; b < 256; b++)
        t->of_byte[b] = -1;
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        tokenizer_token *token = &t->tokens[i];
        gguf_text raw = gguf_next_text(&names);

        m->names[i] = (name){raw, (lm_token)i};
        token->control = gguf_next_int(&types) != NORMAL;
        token->text = token->control ? raw.at : text;
        token->size = raw.size;
        if (token->control)
            continue;
        if (!decode_name(bytes, raw, text, &token->size))
            return false;
        if (token->size == 1)
            t->of_byte[(unsigned char)*text] = (lm_token)i;
        text += token->size;
    }
    for (int b = 0; b < 256; b++)
        if (t->of_byte[b] < 0)
            return false;
    return true;
}

/* -1: no token has that name, or it is a control token's. */
static lm_token look_up(const maker *m, gguf_text text)
{
    name key = {text, 0};
    const name *found = bsearch(&key, m->names, m->made.n_tokens,
                                sizeof(*m->names), compare_names);

    if (!found || m->made.tokens[found->token].control)
        return -1;
    return found->token;
}

/* "left right" */
static bool read_merge(const maker *m, gguf_text text, tokenizer_merge *out)
{
    const char *space =
        text.size < MAX_NAME ? memchr(text.at, ' ', text.size) : NULL;
    char joined[MAX_NAME];
    gguf_text left;
    gguf_text right;

    if (!space)
        return false;
    left = (gguf_text){text.at, (size_t)(space - text.at)};
    right = (gguf_text){space + 1, text.size - left.size - 1};
    memcpy(joined, left.at, left.size);
    memcpy(joined + left.size, right.at, right.size);
    out->left = look_up(m, left);
    out->right = look_up(m, right);
    out->merged = look_up(m, (gguf_text){joined, left.size + right.size});
    return out->left >= 0 && out->right >= 0 && out->merged >= 0;
}

static bool read_merges(maker *m, gguf_array merges)
{
    tokenizer *t = &m->made;

    for (uint32_t i = 0; merges.n; i++) {
        tokenizer_merge *merge = &t->merges[t->n_merges++];

        if (!read_merge(m, gguf_next_text(&merges), merge))
            return false;
        merge->rank = i;
    }
    qsort(t->merges, t->n_merges, sizeof(*t->merges), compare_merges);
    return true;
}

static bool allocate(maker *m, gguf_array names, uint64_t n_merges)
{
    tokenizer *t = &m->made;
    size_t size = 1;

    t->n_tokens = (uint32_t)names.n;
    while (names.n)
        size += gguf_next_text(&names).size;
    t->tokens = calloc(t->n_tokens, sizeof(*t->tokens));
    t->merges = calloc((size_t)n_merges + 1, sizeof(*t->merges));
    t->texts = malloc(size);
    m->names = calloc(t->n_tokens, sizeof(*m->names));
    return t->tokens && t->merges && t->texts && m->names;
}

static lm_status make(maker *m, const gguf *file, lm_error *err)
{
    gguf_array names;
    gguf_array types;
    gguf_array merges;
    uint32_t end;

    if (!gguf_texts(file, "tokenizer.ggml.tokens", &names) ||
        !gguf_ints(file, "tokenizer.ggml.token_type", &types) ||
        !gguf_texts(file, "tokenizer.ggml.merges", &merges) ||
        !gguf_uint(file, "tokenizer.ggml.eos_token_id", &end) ||
        names.n != types.n || names.n > INT32_MAX || merges.n > INT32_MAX ||
        end >= names.n)
        return lm_error_set(err, LM_UNSUPPORTED,
                            "the model's vocabulary is not complete");
    m->made.end = (lm_token)end;
    if (!allocate(m, names, merges.n))
        return lm_error_set(err, LM_NOMEM, "no memory for the vocabulary");
    if (!read_tokens(m, names, types))
        return lm_error_set(err, LM_UNSUPPORTED,
                            "the model's vocabulary is not one of bytes");
    qsort(m->names, m->made.n_tokens, sizeof(*m->names), compare_names);
    if (!read_merges(m, merges))
        return lm_error_set(err, LM_SYNTAX,
                            "the model merges what is not in its vocabulary");
    return LM_OK;
}

lm_status tokenizer_open(tokenizer *out, const gguf *file, lm_error *err)
{
    maker m = {0};
    gguf_text kind;
    lm_status status;

    if (!gguf_string(file, "tokenizer.ggml.model", &kind) ||
        !gguf_text_is(kind, "gpt2"))
        return lm_error_set(err, LM_UNSUPPORTED,
                            "the model's tokenizer is not a byte-level one");
    status = make(&m, file, err);
    free(m.names);
    if (status == LM_OK)
        *out = m.made;
    else
        tokenizer_close(&m.made);
    return status;
}

void tokenizer_close(tokenizer *t)
{
    free(t->tokens);
    free(t->merges);
    free(t->texts);
    *t = (tokenizer){0};
}
