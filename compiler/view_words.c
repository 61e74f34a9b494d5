/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "ctext.h"
#include "view_part.h"
#include "words.h"

/* The text with what LM_WORDS_END stands for behind it. */
static const char *padded_text(lm_arena *arena, const lm_words *words)
{
    enum { PADDING = 32 };
    uint32_t size = words->at[words->n];

    if (size + PADDING > CTEXT_LITERAL_MAX)
        return ctext_chars(arena, words->text, size + PADDING - 1, 4);
    return alloc_printf(arena, "%s\n    LM_WORDS_END",
                        ctext_literal(arena, words->text, size, 4));
}

void view_words(lm_arena *arena, tmpl_tree *tree, const char *name,
                const lm_words *words)
{
    size_t slots = words_slots(words);

    tmpl_text(tree, "name", name);
    tmpl_text(tree, "text", padded_text(arena, words));
    tmpl_text(tree, "at", ctext_u32(arena, words->at, words->n + 1U));
    tmpl_text(tree, "sorted",
              words->n ? ctext_u16(arena, words->sorted, words->n) : "0");
    tmpl_text(tree, "slots", ctext_u16(arena, words->slots, slots));
    tmpl_text(tree, "multiplier",
              alloc_printf(arena, "UINT64_C(%#llx)",
                           (unsigned long long)words->multiplier));
    tmpl_text(tree, "n", view_number(arena, words->n));
    tmpl_text(tree, "shift", view_number(arena, words->shift));
    tmpl_text(tree, "lead", view_number(arena, words->lead));
    tmpl_text(tree, "trail", view_number(arena, words->trail));
    tmpl_text(tree, "plain", words->plain ? "true" : "false");
}
