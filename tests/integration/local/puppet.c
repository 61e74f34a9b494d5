/* SPDX-License-Identifier: MIT */
#include "puppet.h"

#include <string.h>
#include <time.h>

static const char *const words[] = {
    "{\"", "\":", "\":\"", "\",\"", "\"}", "name", "age",
    ",\"", "25",  "<s>",   "<u>",   "<a>", "<e>",  "<other>",
};

enum {
    N_WORDS = sizeof(words) / sizeof(*words),
    SYSTEM = PUPPET_VOCAB - 5, /* control tokens are the last ones */
    USER,
    ASSISTANT,
    END,
    OTHER
};

_Static_assert(256 + N_WORDS == PUPPET_VOCAB, "each word is a token");

static const char *text_of(const puppet *p, lm_token token, size_t *n)
{
    if (token < 256) {
        *n = p->without && p->bytes[token] == p->without ? 0 : 1;
        return &p->bytes[token];
    }
    *n = strlen(words[token - 256]);
    return words[token - 256];
}

static lm_status render(void *ctx, const lm_message *messages,
                        lm_prompt *prompt)
{
    static const char *const roles[] = {"", "<s>", "<u>", "<a>"};

    (void)ctx;
    for (; messages->role != LM_END_; messages++) {
        lm_prompt_control(prompt, roles[messages->role]);
        lm_prompt_text(prompt, messages->text);
        lm_prompt_control(prompt, "<e>");
    }
    lm_prompt_control(prompt, "<a>");
    return LM_OK;
}

/* The longest token that the n bytes begin with. */
static lm_token first_token(const char *text, size_t n, bool control)
{
    lm_token best = (unsigned char)*text;
    size_t longest = 1;

    for (int i = 0; i < N_WORDS; i++) {
        size_t size = strlen(words[i]);

        if ((i + 256 < SYSTEM || control) && size > longest && size <= n &&
            memcmp(text, words[i], size) == 0) {
            longest = size;
            best = i + 256;
        }
    }
    return best;
}

static lm_status tokenise(void *ctx, const char *text, size_t n, bool control,
                          lm_token *tokens, size_t *n_tokens)
{
    *n_tokens = 0;
    while (n) {
        lm_token token = first_token(text, n, control);
        size_t size;

        text_of(ctx, token, &size);
        size = size ? size : 1;
        tokens[(*n_tokens)++] = token;
        text += size;
        n -= size;
    }
    return LM_OK;
}

/* The text goes on with these n bytes; a NUL is never part of it. */
static bool begins(const char *text, const char *with, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!text[i] || text[i] != with[i])
            return false;
    return true;
}

/* Where its last turn begins in the first n tokens, and how many it had. */
static size_t last_turn(const puppet *p, size_t n, size_t *turns)
{
    size_t begin = 0;

    *turns = 0;
    for (size_t i = 0; i < n; i++)
        if (p->tokens[i] == ASSISTANT) {
            begin = i + 1;
            ++*turns;
        }
    return begin;
}

/* What it wants to say behind the first n tokens; "" is the end. */
static const char *wanted(const puppet *p, size_t n)
{
    size_t turns;
    size_t at = last_turn(p, n, &turns);
    const char *want = turns ? p->wants[(turns - 1) % 4] : NULL;

    for (; want && at < n; at++) {
        size_t size;
        const char *said = text_of(p, p->tokens[at], &size);

        if (!begins(want, said, size))
            return "";
        want += size;
    }
    return want ? want : "";
}

/* Tokens that go on as wanted are the likelier the longer they are. */
static void fill_logits(const puppet *p, size_t n, float *logits)
{
    const char *want = wanted(p, n);

    for (lm_token i = 0; i < PUPPET_VOCAB; i++) {
        size_t size;
        const char *text = text_of(p, i, &size);

        logits[i] = 0;
        if (i < SYSTEM && begins(want, text, size))
            logits[i] = (float)size;
    }
    if (!*want)
        logits[END] = 1;
}

static lm_status decode(void *ctx, const lm_token *tokens, size_t n,
                        size_t n_logits)
{
    puppet *p = ctx;

    if (n > PUPPET_CONTEXT - p->n_tokens || n_logits > n ||
        n_logits > PUPPET_LOGITS)
        return LM_ARGUMENT;
    if (++p->n_decodes == p->fail_at)
        return LM_IO;
    if (p->slow)
        nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
    memcpy(p->tokens + p->n_tokens, tokens, n * sizeof(*tokens));
    p->n_tokens += n;
    for (size_t i = 0; i < n_logits; i++)
        fill_logits(p, p->n_tokens - n_logits + i + 1, p->logits[i]);
    p->n_logits = n_logits;
    return LM_OK;
}

static const float *logits(void *ctx, size_t i)
{
    const puppet *p = ctx;

    return i < p->n_logits ? p->logits[i] : NULL;
}

static lm_status rewind_to(void *ctx, size_t n)
{
    puppet *p = ctx;

    if (n > p->n_tokens)
        return LM_ARGUMENT;
    p->n_tokens = n;
    p->n_rewinds++;
    return LM_OK;
}

static const char *bytes_of(void *ctx, lm_token token, size_t *n)
{
    const char *text = text_of(ctx, token, n);

    if (token >= SYSTEM)
        *n = 0;
    return text;
}

static bool ends(void *ctx, lm_token token)
{
    (void)ctx;
    return token == END;
}

void puppet_init(puppet *p)
{
    memset(p, 0, sizeof(*p));
    for (int i = 0; i < 256; i++)
        p->bytes[i] = (char)(unsigned char)i;
    p->backend = (lm_backend){
        .name = "puppet",
        .tell = LM_TELL_NOTHING,
        .n_vocab = PUPPET_VOCAB,
        .n_context = PUPPET_CONTEXT,
        .max_logits = PUPPET_LOGITS,
        .render = render,
        .tokenise = tokenise,
        .decode = decode,
        .logits = logits,
        .rewind = rewind_to,
        .bytes = bytes_of,
        .ends = ends,
        .ctx = p,
    };
}

void puppet_sequence(const puppet *p, char *text, size_t size)
{
    size_t used = 0;

    for (size_t i = 0; i < p->n_tokens; i++) {
        size_t n;
        const char *piece = text_of(p, p->tokens[i], &n);

        if (n >= size - used)
            break;
        memcpy(text + used, piece, n);
        used += n;
    }
    text[used] = '\0';
}

size_t puppet_n_control(const puppet *p)
{
    size_t n = 0;

    for (size_t i = 0; i < p->n_tokens; i++)
        n += p->tokens[i] >= SYSTEM;
    return n;
}
