/* SPDX-License-Identifier: MIT */
#include "lm/value.h"

#include "base64.h"
#include "format.h"
#include "number.h"
#include "out.h"
#include "pointer.h"
#include "scan.h"
#include "slot.h"

#include <math.h>
#include <string.h>

/*
 * A failure returns NULL from level to level, and each puts its step before
 * the path on the way up: a value that can be written pays nothing for it.
 */
typedef struct writer {
    lm__out out;
    unsigned flags;
    unsigned depth;
    char path[sizeof(((lm_error *)0)->path)];
} writer;

static char *put_slot(writer *w, char *to, const lm_type *type,
                      const void *slot);
static char *put_model(writer *w, char *to, const lm_type *type,
                       const void *value);

static char *invalid(writer *w, lm_code code, const char *why)
{
    return lm__out_fail(&w->out, LM_INVALID, code, why);
}

static char *at_key(writer *w, const char *key, size_t n)
{
    lm__pointer_prepend(w->path, sizeof(w->path), key, n);
    return NULL;
}

static char *at_index(writer *w, size_t index)
{
    lm__pointer_prepend_index(w->path, sizeof(w->path), index);
    return NULL;
}

static bool enter(writer *w)
{
    if (w->depth == LM_VALUE_DEPTH_MAX) {
        lm__out_fail(&w->out, LM_LIMIT, LM_CODE_DEPTH,
                     "the value is nested too deep");
        return false;
    }
    w->depth++;
    return true;
}

static char *put_line(writer *w, char *to)
{
    size_t n = (size_t)2 * w->depth;

    to = lm__out_room(&w->out, to, n + 1);
    if (!to)
        return NULL;
    *to++ = '\n';
    memset(to, ' ', n);
    return to + n;
}

/* What stands before an item: a bracket or a comma. */
static inline char *put_lead(writer *w, char *to, char lead)
{
    to = lm__out_room(&w->out, to, 1);
    if (!to)
        return NULL;
    *to++ = lead;
    return w->flags & LM_WRITE_INDENT ? put_line(w, to) : to;
}

/* brackets: "{}" or "[]"; lead is still the first if nothing was written. */
static inline char *leave(writer *w, char *to, char lead, const char *brackets)
{
    w->depth--;
    to = lm__out_room(&w->out, to, 2);
    if (!to)
        return NULL;
    if (lead != ',')
        *to++ = brackets[0];
    else if (w->flags & LM_WRITE_INDENT)
        to = put_line(w, to);
    if (to)
        *to++ = brackets[1];
    return to;
}

/*
 * A word with what surrounds it, in blocks: NULs enough stand behind all the
 * words. first takes the place of its first byte.
 */
static inline char *put_block(writer *w, char *to, const char *from, size_t n,
                              char first)
{
    to = lm__out_room(&w->out, to, n);
    if (!to)
        return NULL;
    memcpy(to, from, LM__BLOCK);
    if (n > LM__BLOCK)
        memcpy(to + LM__BLOCK, from + LM__BLOCK, n - LM__BLOCK);
    *to = first;
    return to + n;
}

/* A word alone, as a JSON string. */
static char *put_word(writer *w, char *to, const lm_words *words, size_t i)
{
    size_t n = words->at[i + 1] - words->at[i] - words->lead - words->trail;

    return lm__out_text(&w->out, to, words->text + words->at[i] + words->lead,
                        n);
}

static char *put_colon(writer *w, char *to)
{
    to = lm__out_room(&w->out, to, 2);
    if (!to)
        return NULL;
    *to++ = ':';
    if (w->flags & LM_WRITE_INDENT)
        *to++ = ' ';
    return to;
}

/* A key that must be escaped, or that has a line of its own. */
static char *put_key(writer *w, char *to, const lm_words *keys, size_t i,
                     char lead)
{
    to = put_lead(w, to, lead);
    if (to)
        to = put_word(w, to, keys, i);
    return to ? put_colon(w, to) : NULL;
}

static char *put_null(writer *w, char *to)
{
    return lm__out_bytes(&w->out, to, "null", 4);
}

/* "No value": null where the type takes it. A list is empty, too, if NULL. */
static char *put_absent(writer *w, char *to, const lm_type *type,
                        const void *slot)
{
    if (type->flags & LM_TYPE_OPTIONAL)
        return put_null(w, to);
    if (lm__type_is_counted(type) && !(type->flags & LM_TYPE_BOXED) &&
        !lm__slot_count(type, slot))
        return lm__out_bytes(&w->out, to,
                             type->kind == LM_KIND_LIST ? "[]" : "{}", 2);
    return invalid(w, LM_CODE_MISSING, "the value is missing");
}

static char *put_bool(writer *w, char *to, const lm_type *type,
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

static char *put_int(writer *w, char *to, const lm_type *type,
                     const void *value)
{
    (void)w;
    return lm__put_int(to, lm__load_int(type->size, value));
}

static char *put_uint(writer *w, char *to, const lm_type *type,
                      const void *value)
{
    (void)w;
    return lm__put_uint(to, lm__load_uint(type->size, value));
}

static char *put_float(writer *w, char *to, const lm_type *type,
                       const void *value)
{
    double number = lm__load_float(type->size, value);

    if (!isfinite(number))
        return invalid(w, LM_CODE_RANGE, "the number is not finite");
    if (type->size == sizeof(float))
        return lm__put_float(to, (float)number);
    return lm__put_double(to, number);
}

static char *put_string(writer *w, char *to, const lm_type *type,
                        const void *slot)
{
    const char *text = lm__slot_pointer(type, slot);

    if (type->flags & LM_TYPE_INLINE)
        return lm__out_text(&w->out, to, text, lm__slot_length(type, text));
    return lm__out_string(&w->out, to, text);
}

/* Number of the word that stands for an enum's value; n: there is none. */
static size_t enum_word(const lm_enum *e, int64_t value)
{
    size_t i = 0;

    if (!e->numbers)
        return value >= 0 && value < e->words->n ? (size_t)value : e->words->n;
    while (i < e->words->n && e->numbers[i] != value)
        i++;
    return i;
}

static char *put_enum(writer *w, char *to, const lm_type *type,
                      const void *value)
{
    const lm_enum *e = type->of;
    size_t i = enum_word(e, lm__load_int(type->size, value));

    if (i == e->words->n)
        return invalid(w, LM_CODE_ENUM, "the enum has no such member");
    if (!e->words->plain)
        return put_word(w, to, e->words, i);
    return put_block(w, to, e->words->text + e->words->at[i],
                     e->words->at[i + 1] - e->words->at[i], '"');
}

static char *at_field(writer *w, const lm_words *keys, size_t i)
{
    return at_key(w, keys->text + keys->at[i] + keys->lead,
                  keys->at[i + 1] - keys->at[i] - keys->lead - keys->trail);
}

/* No text, or that of an object without members. */
static bool is_empty(const char *extra)
{
    static const char space[] = " \t\r\n";

    if (!extra)
        return true;
    extra += strspn(extra, space);
    if (*extra++ != '{')
        return false;
    extra += strspn(extra, space);
    return *extra == '}' && !extra[1 + strspn(extra + 1, space)];
}

/*
 * The members that were kept as they came: the text of an object, of which
 * the braces give way to what the model has.
 */
static char *put_extra(writer *w, char *to, const lm_model *model,
                       const char *base, char *lead)
{
    const char *text = lm__load_pointer(base + model->extra);
    size_t before = (size_t)(to - w->out.buf->data);

    if (is_empty(text))
        return to;
    to = lm__out_room(&w->out, to, 0);
    if (to)
        to = lm__out_json(&w->out, to, text, strlen(text));
    if (!to)
        return NULL;
    if (w->out.buf->data[before] != '{')
        return invalid(w, LM_CODE_TYPE, "the extra members are no object");
    w->out.buf->data[before] = *lead;
    *lead = ',';
    return to - 1;
}

/* Where there is a default, only null says that the value is absent. */
static bool is_left_out(const writer *w, const lm_model *model, size_t i)
{
    return (model->fields[i].type.flags & LM_TYPE_OPTIONAL) &&
           !(w->flags & LM_WRITE_NULLS) && !(model->inits && model->inits[i]);
}

/*
 * As put_slot, for a value that is there or must be: the kinds that most are,
 * without a call.
 */
LM__INLINE char *put_field(writer *w, char *to, const lm_type *type,
                           const void *slot)
{
    const char *text;

    if (type->flags & (LM_TYPE_BOXED | LM_TYPE_INLINE))
        return put_slot(w, to, type, slot);
    switch (type->kind) {
    case LM_KIND_STRING:
        text = lm__load_pointer(slot);
        return text ? lm__out_string(&w->out, to, text)
                    : put_absent(w, to, type, slot);
    case LM_KIND_BOOL:
        return put_bool(w, to, type, slot);
    case LM_KIND_INT:
        return put_int(w, to, type, slot);
    case LM_KIND_FLOAT:
        return put_float(w, to, type, slot);
    case LM_KIND_ENUM:
        return put_enum(w, to, type, slot);
    case LM_KIND_MODEL:
        return put_model(w, to, type, slot);
    default:
        return put_slot(w, to, type, slot);
    }
}

/* Members of any keys, in any form. */
static char *put_members(writer *w, char *to, const lm_model *model,
                         const char *base, char *lead)
{
    for (size_t i = 0; i < model->n_fields; i++) {
        const lm_type *type = &model->fields[i].type;
        const char *slot = base + model->fields[i].offset;

        if (is_left_out(w, model, i) && !lm__slot_has(type, slot))
            continue;
        to = put_key(w, to, model->keys, i, *lead);
        if (to)
            to = put_slot(w, to, type, slot);
        if (!to)
            return at_field(w, model->keys, i);
        *lead = ',';
    }
    return to;
}

/*
 * The same where the keys may be copied as they stand, which is nearly always.
 * They begin with a comma, which gives way to the brace.
 */
static char *put_plain_members(writer *w, char *to, const lm_model *model,
                               const char *base, char *lead)
{
    const lm_field *end = model->fields + model->n_fields;
    const char *keys = model->keys->text;
    const uint32_t *at = model->keys->at;

    for (const lm_field *f = model->fields; f < end; f++, at++) {
        const char *slot = base + f->offset;

        bool absent =
            (f->type.flags & LM_TYPE_OPTIONAL) && !lm__slot_has(&f->type, slot);

        if (absent && is_left_out(w, model, (size_t)(f - model->fields)))
            continue;
        to = put_block(w, to, keys + at[0], at[1] - at[0], *lead);
        if (to)
            to = absent ? put_null(w, to) : put_field(w, to, &f->type, slot);
        if (!to)
            return at_field(w, model->keys, (size_t)(f - model->fields));
        *lead = ',';
    }
    return to;
}

static char *put_model(writer *w, char *to, const lm_type *type,
                       const void *value)
{
    const lm_model *model = type->of;
    char lead = '{';

    if (!enter(w))
        return NULL;
    if (model->keys->plain && !(w->flags & (LM_WRITE_INDENT | LM_WRITE_NULLS)))
        to = put_plain_members(w, to, model, value, &lead);
    else
        to = put_members(w, to, model, value, &lead);
    if (to && (model->flags & LM_MODEL_KEEP_EXTRA))
        to = put_extra(w, to, model, value, &lead);
    return to ? leave(w, to, lead, "{}") : NULL;
}

static char *put_list(writer *w, char *to, const lm_type *type,
                      const void *slot)
{
    const lm_type *item = type->of;
    const char *at = lm__slot_pointer(type, slot);
    size_t n = lm__slot_count(type, slot);
    size_t stride = lm__type_stride(item);
    char lead = '[';

    if (!enter(w))
        return NULL;
    for (size_t i = 0; i < n; i++, at += stride) {
        to = put_lead(w, to, lead);
        if (to)
            to = item->flags & LM_TYPE_OPTIONAL ? put_slot(w, to, item, at)
                                                : put_field(w, to, item, at);
        if (!to)
            return at_index(w, i);
        lead = ',';
    }
    return leave(w, to, lead, "[]");
}

static char *put_entry(writer *w, char *to, const lm_map *map,
                       const char *entry, char lead)
{
    const char *key = lm__load_pointer(entry);

    if (!key)
        return invalid(w, LM_CODE_MISSING, "a key of the map is missing");
    to = put_lead(w, to, lead);
    if (to)
        to = lm__out_string(&w->out, to, key);
    if (!to)
        return NULL;
    to = put_colon(w, to);
    if (to)
        to = put_slot(w, to, &map->value, entry + map->value_offset);
    return to ? to : at_key(w, key, strlen(key));
}

static char *put_map(writer *w, char *to, const lm_type *type, const void *slot)
{
    const lm_map *map = type->of;
    const char *entry = lm__slot_pointer(type, slot);
    size_t n = lm__slot_count(type, slot);
    char lead = '{';

    if (!enter(w))
        return NULL;
    for (; n > 0; n--, entry += map->entry_size) {
        to = put_entry(w, to, map, entry, lead);
        if (!to)
            return NULL;
        lead = ',';
    }
    return leave(w, to, lead, "{}");
}

static char *put_union(writer *w, char *to, const lm_type *type,
                       const void *value)
{
    const lm_union *u = type->of;
    int kind = lm__load_union_kind(value);
    const lm_union_member *member;

    if (kind < 1 || kind > u->n_members)
        return invalid(w, LM_CODE_UNION, "the union has no such member");
    if (!enter(w))
        return NULL;
    member = &u->members[kind - 1];
    to = put_slot(w, to, &member->type, (const char *)value + member->offset);
    w->depth--;
    return to;
}

static char *put_json(writer *w, char *to, const lm_type *type,
                      const void *slot)
{
    const char *text = lm__slot_pointer(type, slot);

    return lm__out_json(&w->out, to, text, lm__slot_length(type, text));
}

static char *put_format(writer *w, char *to, const lm_type *type,
                        const void *value)
{
    size_t n;

    to = lm__out_room(&w->out, to, LM_FORMAT_TEXT);
    if (!to)
        return NULL;
    n = lm_format_write(type->of, value, to + 1);
    if (!n)
        return invalid(w, LM_CODE_FORMAT, "the value has no text");
    to[0] = '"';
    to[n + 1] = '"';
    return to + n + 2;
}

static char *put_bytes(writer *w, char *to, const lm_type *type,
                       const void *value)
{
    lm_bytes bytes;

    (void)type;
    memcpy(&bytes, value, sizeof(bytes));
    if (bytes.size > SIZE_MAX / 4)
        return invalid(w, LM_CODE_LIMIT, "there are too many bytes");
    to = lm__out_room(&w->out, to, (bytes.size + 2) / 3 * 4 + 2);
    if (!to)
        return NULL;
    *to++ = '"';
    to = lm__base64_write(bytes.data, bytes.size, to);
    *to++ = '"';
    return to;
}

/* The text as it is, if it is that of a number. */
static char *put_decimal(writer *w, char *to, const lm_type *type,
                         const void *slot)
{
    const char *text = lm__slot_pointer(type, slot);

    if (!lm__is_number(text))
        return invalid(w, LM_CODE_NUMBER, "the text is not a number");
    return lm__out_bytes(&w->out, to, text, strlen(text));
}

/* By lm_kind. Each finds the slack free, and a value that is there. */
static char *(*const putters[])(writer *w, char *to, const lm_type *type,
                                const void *value) = {
    [LM_KIND_BOOL] = put_bool,     [LM_KIND_INT] = put_int,
    [LM_KIND_UINT] = put_uint,     [LM_KIND_FLOAT] = put_float,
    [LM_KIND_STRING] = put_string, [LM_KIND_ENUM] = put_enum,
    [LM_KIND_MODEL] = put_model,   [LM_KIND_LIST] = put_list,
    [LM_KIND_MAP] = put_map,       [LM_KIND_UNION] = put_union,
    [LM_KIND_JSON] = put_json,     [LM_KIND_FORMAT] = put_format,
    [LM_KIND_BYTES] = put_bytes,   [LM_KIND_DECIMAL] = put_decimal};

static char *put_slot(writer *w, char *to, const lm_type *type,
                      const void *slot)
{
    if (!lm__slot_has(type, slot))
        return put_absent(w, to, type, slot);
    return putters[type->kind](w, to, type, lm__slot_value(type, slot));
}

static lm_status report(const writer *w, lm_status status, lm_error *err)
{
    bool is_fault = w->out.fault != LM_OK;

    if (!err)
        return status;
    snprintf(err->path, sizeof(err->path), "%s", w->path);
    snprintf(err->code, sizeof(err->code), "%s",
             is_fault ? lm_code_name(w->out.code) : "");
    return lm_error_set(err, status, "%s%s%s", w->path, w->path[0] ? ": " : "",
                        is_fault ? w->out.why : lm_status_text(status));
}

lm_status lm_value_write(const lm_type *type, const void *value, unsigned flags,
                         lm_buffer *buf, lm_error *err)
{
    lm_status status;
    writer w;
    char *to = lm__out_begin(&w.out, buf);

    w.flags = flags;
    w.depth = 0;
    w.path[0] = '\0';
    if (to)
        to = put_slot(&w, to, type, value);
    status = lm__out_end(&w.out, to);
    return status == LM_OK ? LM_OK : report(&w, status, err);
}
