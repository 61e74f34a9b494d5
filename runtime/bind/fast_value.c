/* SPDX-License-Identifier: MIT */
#include "fast_value.h"

/* Values that are not as they mostly stand, and what stopping leaves behind. */

char *lm__fast_unbox(lm__gear *g, const lm_type *type, char *slot)
{
    const lm_model *model = type->of;
    char *target = slot;

    if (type->flags & LM_TYPE_BOXED) {
        target = lm__arena_take(g->arena, model->size, alignof(max_align_t));
        if (!target) {
            lm__declined(g, model->size);
            return NULL;
        }
        lm__zero(target, model->size);
        lm__store_pointer(slot, target);
    }
    lm__slot_set_has(type, slot, true);
    return target;
}

LM__OUTLINE const char *lm__any_value(lm__gear *g, lm__frame *f,
                                      const lm_type *type, char *slot,
                                      const char *s)
{
    const char *v = lm__skip_space(g, s);

    if (v >= g->stop + LM__KEY_BLOCK)
        return NULL;
    if (*v == 'n' && (type->flags & LM_TYPE_OPTIONAL))
        return lm__fast_null(v);
    if (type->flags & LM_TYPE_INLINE)
        return NULL;
    if (type->flags & LM_TYPE_BOXED)
        return type->kind == LM_KIND_MODEL && *v == '{'
                   ? lm__fast_model(g, f + 1, type, slot, v + 1, LM__FIRST_KEY)
                   : NULL;
    return v > s ? plain_value(g, f, type, slot, v) : NULL;
}

/* What a frame has that was not open before. */
static void fill(lm__gear *g, lm__frame *f, const lm__kept *kept)
{
    bool model = kept->type->kind == LM_KIND_MODEL;

    memset(f, 0, sizeof(*f));
    f->type = kept->type;
    f->base = kept->base;
    f->start = lm__offset_of(g, kept->first) - 1;
    f->kind = model ? LM__FRAME_MODEL : LM__FRAME_LIST;
    f->in = model ? LM__IN_OBJECT : LM__IN_ARRAY;
}

void lm__fast_keep(lm__gear *g, lm__frame *f, lm__kept kept)
{
    if (f > g->entry)
        fill(g, f, &kept);
    if (f->kind == LM__FRAME_MODEL) {
        f->seen.bits = kept.seen;
        f->next = kept.next;
    } else {
        f->next += kept.count - f->count;
        f->count = kept.count;
        f->capacity = kept.capacity;
        lm__items_show(f);
    }
    f->at = kept.at;
}
