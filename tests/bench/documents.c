/* SPDX-License-Identifier: MIT */
#include "documents.h"

#include "layout.h"
#include "story.h"
#include "values.h"
#include "verify.h"

typedef struct recipe {
    document_kind kind;
    size_t n;
    layout layout;
} recipe;

static const recipe recipes[N_WORKLOADS] = {
    [WORKLOAD_W1] = {KIND_PERSON, 1024, {0}},
    [WORKLOAD_W2X] = {KIND_ORDER, 2048, {0}},
    [WORKLOAD_W2P] = {KIND_ORDER, 2048, {.indent = 2}},
    [WORKLOAD_W2S] = {KIND_ORDER, 2048, {.shuffle = {20}}},
    [WORKLOAD_W3] = {KIND_RECORDS, 1, {0}},
    [WORKLOAD_W4X] = {KIND_ARTICLE, 20, {0}},
    [WORKLOAD_W6] = {KIND_ORDER, 64, {0}},
};

/* A few words, and then a call with the document for its arguments. */
static void tell(document *doc, unsigned number, pool *p)
{
    static const char words[] = "Let me put that order together, one moment.";
    enum { WORD_EVENTS = 12, OTHER_EVENTS = 5 };
    const story s = {.number = number,
                     .tool = "Order",
                     .words = words,
                     .n_words = sizeof(words) - 1,
                     .word_events = WORD_EVENTS,
                     .arguments = doc->json.s,
                     .n_arguments = doc->json.n,
                     .argument_events =
                         DOCUMENT_EVENTS - WORD_EVENTS - OTHER_EVENTS};

    doc->ends = pool_take(p, DOCUMENT_EVENTS * sizeof(*doc->ends));
    for (size_t i = 0; i < DOCUMENT_EVENTS; i++) {
        story_event(&s, i, &doc->events);
        doc->ends[i] = doc->events.n;
    }
}

void documents_make(documents *set, workload which)
{
    const recipe *r = &recipes[which];
    layout l = r->layout;
    dice d = {20240607};

    *set = (documents){.kind = r->kind, .n = r->n};
    set->items = pool_take(&set->memory, r->n * sizeof(document));
    for (size_t i = 0; i < r->n; i++) {
        document *doc = &set->items[i];

        *doc = (document){
            .value = value_make(r->kind, &d, &set->memory),
            .in_order = !r->layout.shuffle.state,
        };
        doc->hash = value_hash(r->kind, doc->value);
        layout_print(&l, r->kind, doc->value, &doc->json);
        if (which == WORKLOAD_W6)
            tell(doc, (unsigned)i, &set->memory);
        set->bytes += doc->events.n ? doc->events.n : doc->json.n;
    }
}

void documents_free(documents *set)
{
    for (size_t i = 0; i < set->n; i++) {
        text_free(&set->items[i].json);
        text_free(&set->items[i].events);
    }
    pool_free(&set->memory);
    *set = (documents){0};
}
