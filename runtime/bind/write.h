/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_WRITE_H
#define LM_BIND_WRITE_H

#include "lm/value.h"

#include "number.h"
#include "out.h"
#include "pointer.h"
#include "slot.h"

#include <math.h>

/*
 * What the writers of values share. Each takes the place where it writes and
 * returns the one behind, and finds LM__OUT_SMALL bytes free:
 *
 *     to = lm__write_int(w, to, type, slot);
 *     if (!to)
 *         return lm__write_at_index(w, i);
 *
 * A failure returns NULL from level to level, and each puts its step before
 * the path on the way up: a value that can be written pays nothing for it.
 *
 * Threads: one writer in one thread at a time.
 */
typedef struct lm__writer {
    lm__out out;
    unsigned flags; /* LM_WRITE_... */
    unsigned depth;
    char path[sizeof(((lm_error *)0)->path)];
} lm__writer;

/* Any value, or what stands for none. */
char *lm__write_slot(lm__writer *w, char *to, const lm_type *type,
                     const void *slot);

/*
 * In the shortest form, without LM_WRITE_INDENT and LM_WRITE_NULLS: an object
 * whose keys are copied as they stand, and a list.
 */
char *lm__write_plain_model(lm__writer *w, char *to, const lm_type *type,
                            const void *value);
char *lm__write_plain_list(lm__writer *w, char *to, const lm_type *type,
                           const void *slot);

/* Word i as a JSON string. */
char *lm__write_word(lm__writer *w, char *to, const lm_words *words, size_t i);

/*
 * The members that were kept as they came. *lead stands before the first one
 * and is a comma then.
 */
char *lm__write_extra(lm__writer *w, char *to, const lm_model *model,
                      const char *base, char *lead);

/* Where there is a default, only null says that the value is absent. */
static inline bool lm__is_left_out(const lm_model *model, size_t i)
{
    return (model->fields[i].type.flags & LM_TYPE_OPTIONAL) &&
           !(model->inits && model->inits[i]);
}

/* These fail, and return NULL. */
char *lm__write_invalid(lm__writer *w, lm_code code, const char *why);
char *lm__write_at_field(lm__writer *w, const lm_words *keys, size_t i);
char *lm__write_at_index(lm__writer *w, size_t index);
char *lm__write_too_deep(lm__writer *w);

static inline bool lm__write_enter(lm__writer *w)
{
    if (LM__UNLIKELY(w->depth == LM_VALUE_DEPTH_MAX))
        return lm__write_too_deep(w);
    w->depth++;
    return true;
}

LM__INLINE char *lm__write_bool(lm__writer *w, char *to, const lm_type *type,
                                const void *value)
{
    static const char words[][8] = {"false", "true"};
    bool is_true;

    (void)w;
    (void)type;
    memcpy(&is_true, value, sizeof(is_true));
    memcpy(to, words[is_true], sizeof(words[0]));
    return to + 5 - is_true;
}

LM__INLINE char *lm__write_int(lm__writer *w, char *to, const lm_type *type,
                               const void *value)
{
    (void)w;
    return lm__put_int(to, lm__load_int(type->size, value));
}

LM__INLINE char *lm__write_float(lm__writer *w, char *to, const lm_type *type,
                                 const void *value)
{
    double number = lm__load_float(type->size, value);

    if (LM__UNLIKELY(!isfinite(number)))
        return lm__write_invalid(w, LM_CODE_RANGE, "the number is not finite");
    if (type->size == sizeof(float))
        return lm__put_float(to, (float)number);
    return lm__put_double(to, number);
}

/* Number of the word that stands for an enum's value; n: there is none. */
LM__INLINE size_t lm__enum_word(const lm_enum *e, int64_t value)
{
    size_t i = 0;

    if (LM__LIKELY(!e->numbers))
        return (uint64_t)value < e->words->n ? (size_t)value : e->words->n;
    while (i < e->words->n && e->numbers[i] != value)
        i++;
    return i;
}

/* n bytes, the first 32 in a block: NULs enough stand behind all words. */
LM__INLINE char *lm__write_block(lm__writer *w, char *to, const char *from,
                                 size_t n)
{
    memcpy(to, from, LM__BLOCK);
    if (LM__UNLIKELY(n > LM__BLOCK)) {
        to = lm__out_room(&w->out, to, n);
        if (!to)
            return NULL;
        memcpy(to, from, n);
    }
    return to + n;
}

LM__INLINE char *lm__write_enum(lm__writer *w, char *to, const lm_type *type,
                                const void *value)
{
    const lm_enum *e = type->of;
    const lm_words *words = e->words;
    size_t i = lm__enum_word(e, lm__load_int(type->size, value));

    if (LM__UNLIKELY(i == words->n))
        return lm__write_invalid(w, LM_CODE_ENUM,
                                 "the enum has no such member");
    if (LM__UNLIKELY(!words->plain))
        return lm__write_word(w, to, words, i);
    return lm__write_block(w, to, words->text + words->at[i],
                           words->at[i + 1] - words->at[i]);
}

#endif
