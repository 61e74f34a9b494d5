/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "allocator.h"
#include "mend.h"

#include <stdio.h>
#include <string.h>

/*
 * The first token picks the member. Where that leaves several objects, the
 * text of the object is kept until its tag or a distinguishing key tells which
 * it is (frame SWITCH), and is then read again as that member.
 */

bool lm__takes_null(const lm_type *type)
{
    const lm_union *u = type->of;

    if (type->kind == LM_KIND_JSON)
        return true;
    if (type->kind != LM_KIND_UNION)
        return false;
    for (uint16_t i = 0; i < u->n_members; i++)
        if (u->members[i].tokens & LM_TOKEN_NULL)
            return true;
    return false;
}

static void note_none(lm_parser *p, const lm_union *u, unsigned token)
{
    char tokens[LM__SHOWN];

    lm__show_tokens(tokens, u);
    lm__note(p, LM_CODE_UNION, lm__at_token(p), "expected %s, found %s", tokens,
             lm__found(token));
}

static bool capture_room(lm_parser *p)
{
    lm__capture *c = &p->capture;
    size_t capacity = c->capacity ? c->capacity * 2 : 256;
    char *bytes;

    if (c->n < c->capacity)
        return true;
    bytes = lm__resize(p->options.allocator, c->bytes, c->capacity, capacity);
    if (!bytes) {
        lm__nomem(p);
        return false;
    }
    c->bytes = bytes;
    c->capacity = capacity;
    return true;
}

/* The byte does not stand behind the one before it: one was mended. */
static void jump(lm_parser *p)
{
    lm__capture *c = &p->capture;
    lm__place place = lm__here(p);
    lm__jump *jumps = c->jumps;

    if (c->n_jumps == c->jumps_room) {
        uint32_t room = c->jumps_room ? c->jumps_room * 2 : 16;

        jumps =
            lm__resize(p->options.allocator, jumps,
                       c->jumps_room * sizeof(*jumps), room * sizeof(*jumps));
        if (!jumps) {
            lm__nomem(p);
            return;
        }
        c->jumps = jumps;
        c->jumps_room = room;
    }
    lm__position(p, &place);
    jumps[c->n_jumps++] =
        (lm__jump){c->n, place.offset, place.line, place.column};
}

void lm__capture_byte(lm_parser *p, uint8_t byte)
{
    if (p->mend && p->capture.n && p->offset != p->capture.next)
        jump(p);
    p->capture.next = p->offset + 1;
    if (capture_room(p))
        p->capture.bytes[p->capture.n++] = (char)byte;
}

static void switch_begin(lm_parser *p, const lm_type *type, char *slot)
{
    if (!lm__push(p, LM__FRAME_SWITCH, type, slot))
        return;
    p->capture.depth = p->depth;
    p->capture.n = 0;
    p->capture.n_jumps = 0;
    p->capture.member = -1;
    lm__capture_byte(p, p->byte);
}

/* The kind shows when the value does; that of an outer union at once. */
static const lm_type *pick(lm_parser *p, const lm_union *u, uint16_t i,
                           char **slot)
{
    if (!*slot)
        return &u->members[i].type;
    if (p->union_slot)
        memcpy(p->union_slot, &p->union_kind, sizeof(p->union_kind));
    p->union_slot = *slot;
    p->union_kind = i + 1;
    *slot += u->members[i].offset;
    return &u->members[i].type;
}

const lm_type *lm__union_pick(lm_parser *p, const lm_type *type, char **slot,
                              unsigned token)
{
    const lm_union *u = type->of;
    uint16_t n = 0;
    uint16_t first = 0;

    for (uint16_t i = u->n_members; i > 0; i--) {
        if (u->members[i - 1].tokens & token) {
            first = (uint16_t)(i - 1);
            n++;
        }
    }
    if (!n && token == LM_TOKEN_ARRAY && lm__reads_pairs(p)) {
        for (uint16_t i = 0; i < u->n_members; i++)
            if (u->members[i].type.kind == LM_KIND_MAP)
                return pick(p, u, i, slot);
    }
    if (!n) {
        note_none(p, u, token);
        return NULL;
    }
    if (n > 1 && token == LM_TOKEN_OBJECT && u->words) {
        switch_begin(p, type, *slot);
        return NULL;
    }
    return pick(p, u, first, slot);
}

/* It cannot be known any more: the rest goes nowhere. */
static void give_up(lm_parser *p, lm__frame *f)
{
    f->kind = LM__FRAME_SKIP;
    p->capture.depth = 0;
}

static const lm_union *union_of(const lm__frame *f)
{
    return f->type->of;
}

void lm__switch_key(lm_parser *p)
{
    lm__frame *f = lm__top(p);
    const lm_union *u = union_of(f);
    int word;

    f->at = -1;
    if (u->tag) {
        if (!p->cut && p->n_scratch == strlen(u->tag) &&
            !memcmp(p->scratch, u->tag, p->n_scratch))
            f->at = 0;
        return;
    }
    word = lm__narrow_word(&p->narrow);
    if (word >= 0)
        p->capture.member = u->members_of[word];
}

static lm__place at_tag(const lm_parser *p, const lm_union *u)
{
    lm__place place = lm__at_token(p);

    place.key = u->tag;
    place.n_key = strlen(u->tag);
    return place;
}

void lm__switch_value(lm_parser *p, lm__frame *f, unsigned token)
{
    const lm_union *u = union_of(f);

    if (f->at < 0)
        return;
    if (token == LM_TOKEN_STRING) {
        p->accept = LM__TAKE_TAG;
        p->n_scratch = 0;
        lm__narrow_start(&p->narrow, u->words);
        return;
    }
    lm__note(p, LM_CODE_UNION, at_tag(p, u), "expected a string, found %s",
             lm__found(token));
    give_up(p, f);
}

void lm__note_tag(lm_parser *p)
{
    const lm_union *u = union_of(lm__top(p));
    char shown[LM__SHOWN];
    char listed[LM__SHOWN * 2];

    lm__note(p, LM_CODE_UNION, at_tag(p, u), "%s is not one of %s",
             lm__show_token(p, shown),
             lm__show_words(listed, sizeof(listed), u->words));
}

void lm__tag_byte(lm_parser *p, uint8_t byte)
{
    bool open = lm__narrow_step(&p->narrow, byte);

    lm__scratch_put(p, byte);
    if (!open && p->eager)
        lm__note_tag(p);
}

void lm__switch_tag(lm_parser *p)
{
    lm__frame *f = lm__top(p);
    int word = lm__narrow_word(&p->narrow);

    if (word < 0)
        word = lm__mend_tag(p, union_of(f)->words);
    if (word >= 0) {
        p->capture.member = union_of(f)->members_of[word];
        return;
    }
    lm__note_tag(p);
    give_up(p, f);
}

void lm__switch_end(lm_parser *p)
{
    lm__frame *f = lm__top(p);
    const lm_union *u = union_of(f);
    char shown[LM__SHOWN * 2];

    if (u->tag)
        lm__note(p, LM_CODE_UNION, lm__at_frame(f),
                 "the key %s tells which kind of %s it is, and is missing",
                 lm__show(shown, u->tag, strlen(u->tag)), u->name);
    else
        lm__note(p, LM_CODE_UNION, lm__at_frame(f),
                 "one of the keys %s tells which kind of %s it is, and none "
                 "is there",
                 lm__show_words(shown, sizeof(shown), u->words), u->name);
    give_up(p, f);
}

/* The slot of the value's member: its kind is set, as it is complete. */
static char *member_slot(const lm__frame *f, int member)
{
    int kind = member + 1;

    if (!f->base)
        return NULL;
    memcpy(f->base, &kind, sizeof(kind));
    return f->base + union_of(f)->members[member].offset;
}

/* While the captured text is read again, it is the chunk. */
static void place_at(lm_parser *p, const lm__jump *from, const char *bytes)
{
    p->offset = from->offset;
    p->lines.mark_line = from->line;
    p->lines.mark_start = from->offset - (from->column - 1);
    lm__chunk_begin(p, bytes);
}

/* The bytes from the first one on that is mended. */
static void jump_again(lm_parser *p, const lm__capture *c)
{
    for (uint32_t i = 0; i < c->n_jumps && p->status == LM_OK; i++) {
        size_t at = c->jumps[i].at;
        size_t end = i + 1 < c->n_jumps ? c->jumps[i + 1].at : c->n;

        lm__mend_token(p);
        lm__frames_place(p);
        place_at(p, &c->jumps[i], c->bytes + at);
        lm__run(p, c->bytes + at, end - at);
    }
}

static void read_again(lm_parser *p, const lm__capture *c, const lm__frame *f)
{
    const lm_type *type = &union_of(f)->members[c->member].type;
    lm__jump start = {0, f->start, f->line, f->column};
    size_t n = c->n_jumps ? c->jumps[0].at : c->n;
    lm__lines lines = p->lines;
    size_t end = p->offset;

    place_at(p, &start, c->bytes);
    lm__value_again(p, type, member_slot(f, c->member));
    if (p->status == LM_OK) {
        p->offset++;
        lm__run(p, c->bytes + 1, n - 1);
        jump_again(p, c);
    }
    if (p->mend) {
        lm__mend_token(p);
        p->offset = end;
    }
    lm__frames_place(p);
    p->lines = lines;
}

void lm__switch_replay(lm_parser *p)
{
    lm__capture taken = p->capture;
    lm__frame f;

    lm__frames_place(p);
    f = *lm__top(p);
    memset(&p->capture, 0, sizeof(p->capture));
    lm__pop(p);
    read_again(p, &taken, &f);
    lm__delete(p->options.allocator, taken.bytes, taken.capacity);
    lm__delete(p->options.allocator, taken.jumps,
               taken.jumps_room * sizeof(*taken.jumps));
}
