/* SPDX-License-Identifier: MIT */
#include "write.h"

#include "base64.h"
#include "format.h"

#include <string.h>

char *lm__write_invalid(lm__writer *w, lm_code code, const char *why)
{
    return lm__out_fail(&w->out, LM_INVALID, code, why);
}

char *lm__write_too_deep(lm__writer *w)
{
    return lm__out_fail(&w->out, LM_LIMIT, LM_CODE_DEPTH,
                        "the value is nested too deep");
}

static char *at_key(lm__writer *w, const char *key, size_t n)
{
    lm__pointer_prepend(w->path, sizeof(w->path), key, n);
    return NULL;
}

char *lm__write_at_field(lm__writer *w, const lm_words *keys, size_t i)
{
    return at_key(w, keys->text + keys->at[i] + keys->lead,
                  keys->at[i + 1] - keys->at[i] - keys->lead - keys->trail);
}

char *lm__write_at_index(lm__writer *w, size_t index)
{
    lm__pointer_prepend_index(w->path, sizeof(w->path), index);
    return NULL;
}

static char *put_line(lm__writer *w, char *to)
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
static inline char *put_lead(lm__writer *w, char *to, char lead)
{
    to = lm__out_room(&w->out, to, 1);
    if (!to)
        return NULL;
    *to++ = lead;
    return w->flags & LM_WRITE_INDENT ? put_line(w, to) : to;
}

/* brackets: "{}" or "[]"; lead is still the first if nothing was written. */
static inline char *leave(lm__writer *w, char *to, char lead,
                          const char *brackets)
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

/* A word alone, as a JSON string. */
char *lm__write_word(lm__writer *w, char *to, const lm_words *words, size_t i)
{
    size_t n = words->at[i + 1] - words->at[i] - words->lead - words->trail;

    return lm__out_text(&w->out, to, words->text + words->at[i] + words->lead,
                        n);
}

static char *put_colon(lm__writer *w, char *to)
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
static char *put_key(lm__writer *w, char *to, const lm_words *keys, size_t i,
                     char lead)
{
    to = put_lead(w, to, lead);
    if (to)
        to = lm__write_word(w, to, keys, i);
    return to ? put_colon(w, to) : NULL;
}

static char *put_null(lm__writer *w, char *to)
{
    return lm__out_bytes(&w->out, to, "null", 4);
}

/* "No value": null where the type takes it. A list is empty, too, if NULL. */
static char *put_absent(lm__writer *w, char *to, const lm_type *type,
                        const void *slot)
{
    if (type->flags & LM_TYPE_OPTIONAL)
        return put_null(w, to);
    if (lm__type_is_counted(type) && !(type->flags & LM_TYPE_BOXED) &&
        !lm__slot_count(type, slot))
        return lm__out_bytes(&w->out, to,
                             type->kind == LM_KIND_LIST ? "[]" : "{}", 2);
    return lm__write_invalid(w, LM_CODE_MISSING, "the value is missing");
}

static char *put_uint(lm__writer *w, char *to, const lm_type *type,
                      const void *value)
{
    (void)w;
    return lm__put_uint(to, lm__load_uint(type->size, value));
}

static char *put_string(lm__writer *w, char *to, const lm_type *type,
                        const void *slot)
{
    const char *text = lm__slot_pointer(type, slot);

    if (type->flags & LM_TYPE_INLINE)
        return lm__out_text(&w->out, to, text, lm__slot_length(type, text));
    return lm__out_string(&w->out, to, text);
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

/* Text of an object, of which the braces give way to what the model has. */
char *lm__write_extra(lm__writer *w, char *to, const lm_model *model,
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
        return lm__write_invalid(w, LM_CODE_TYPE,
                                 "the extra members are no object");
    w->out.buf->data[before] = *lead;
    *lead = ',';
    return to - 1;
}

/* Members of any keys, in any form. */
static char *put_members(lm__writer *w, char *to, const lm_model *model,
                         const char *base, char *lead)
{
    for (size_t i = 0; i < model->n_fields; i++) {
        const lm_type *type = &model->fields[i].type;
        const char *slot = base + model->fields[i].offset;

        if (lm__is_left_out(model, i) && !(w->flags & LM_WRITE_NULLS) &&
            !lm__slot_has(type, slot))
            continue;
        to = put_key(w, to, model->keys, i, *lead);
        if (to)
            to = lm__write_slot(w, to, type, slot);
        if (!to)
            return lm__write_at_field(w, model->keys, i);
        *lead = ',';
    }
    return to;
}

static bool is_shortest(const lm__writer *w)
{
    return !(w->flags & (LM_WRITE_INDENT | LM_WRITE_NULLS));
}

/* Of a model: its keys are copied as they stand. */
static bool is_plain(const lm__writer *w, const lm_type *type)
{
    return ((const lm_model *)type->of)->keys->plain && is_shortest(w);
}

static char *put_model(lm__writer *w, char *to, const lm_type *type,
                       const void *value)
{
    const lm_model *model = type->of;
    char lead = '{';

    if (is_plain(w, type))
        return lm__write_plain_model(w, to, type, value);
    if (!lm__write_enter(w))
        return NULL;
    to = put_members(w, to, model, value, &lead);
    if (to && (model->flags & LM_MODEL_KEEP_EXTRA))
        to = lm__write_extra(w, to, model, value, &lead);
    return to ? leave(w, to, lead, "{}") : NULL;
}

static char *put_list(lm__writer *w, char *to, const lm_type *type,
                      const void *slot)
{
    const lm_type *item = type->of;
    const char *at = lm__slot_pointer(type, slot);
    size_t n = lm__slot_count(type, slot);
    size_t stride = lm__type_stride(item);
    char lead = '[';

    if (is_shortest(w))
        return lm__write_plain_list(w, to, type, slot);
    if (!lm__write_enter(w))
        return NULL;
    for (size_t i = 0; i < n; i++, at += stride) {
        to = put_lead(w, to, lead);
        if (to)
            to = lm__write_slot(w, to, item, at);
        if (!to)
            return lm__write_at_index(w, i);
        lead = ',';
    }
    return leave(w, to, lead, "[]");
}

static char *put_entry(lm__writer *w, char *to, const lm_map *map,
                       const char *entry, char lead)
{
    const char *key = lm__load_pointer(entry);

    if (!key)
        return lm__write_invalid(w, LM_CODE_MISSING,
                                 "a key of the map is missing");
    to = put_lead(w, to, lead);
    if (to)
        to = lm__out_string(&w->out, to, key);
    if (!to)
        return NULL;
    to = put_colon(w, to);
    if (to)
        to = lm__write_slot(w, to, &map->value, entry + map->value_offset);
    return to ? to : at_key(w, key, strlen(key));
}

static char *put_map(lm__writer *w, char *to, const lm_type *type,
                     const void *slot)
{
    const lm_map *map = type->of;
    const char *entry = lm__slot_pointer(type, slot);
    size_t n = lm__slot_count(type, slot);
    char lead = '{';

    if (!lm__write_enter(w))
        return NULL;
    for (; n > 0; n--, entry += map->entry_size) {
        to = put_entry(w, to, map, entry, lead);
        if (!to)
            return NULL;
        lead = ',';
    }
    return leave(w, to, lead, "{}");
}

static char *put_union(lm__writer *w, char *to, const lm_type *type,
                       const void *value)
{
    const lm_union *u = type->of;
    int kind = lm__load_union_kind(value);
    const lm_union_member *member;

    if (kind < 1 || kind > u->n_members)
        return lm__write_invalid(w, LM_CODE_UNION,
                                 "the union has no such member");
    if (!lm__write_enter(w))
        return NULL;
    member = &u->members[kind - 1];
    to = lm__write_slot(w, to, &member->type,
                        (const char *)value + member->offset);
    w->depth--;
    return to;
}

static char *put_json(lm__writer *w, char *to, const lm_type *type,
                      const void *slot)
{
    const char *text = lm__slot_pointer(type, slot);

    return lm__out_json(&w->out, to, text, lm__slot_length(type, text));
}

static char *put_format(lm__writer *w, char *to, const lm_type *type,
                        const void *value)
{
    size_t n;

    to = lm__out_room(&w->out, to, LM_FORMAT_TEXT);
    if (!to)
        return NULL;
    n = lm_format_write(type->of, value, to + 1);
    if (!n)
        return lm__write_invalid(w, LM_CODE_FORMAT, "the value has no text");
    to[0] = '"';
    to[n + 1] = '"';
    return to + n + 2;
}

static char *put_bytes(lm__writer *w, char *to, const lm_type *type,
                       const void *value)
{
    lm_bytes bytes;

    (void)type;
    memcpy(&bytes, value, sizeof(bytes));
    if (bytes.size > SIZE_MAX / 4)
        return lm__write_invalid(w, LM_CODE_LIMIT, "there are too many bytes");
    to = lm__out_room(&w->out, to, (bytes.size + 2) / 3 * 4 + 2);
    if (!to)
        return NULL;
    *to++ = '"';
    to = lm__base64_write(bytes.data, bytes.size, to);
    *to++ = '"';
    return to;
}

/* The text as it is, if it is that of a number. */
static char *put_decimal(lm__writer *w, char *to, const lm_type *type,
                         const void *slot)
{
    const char *text = lm__slot_pointer(type, slot);

    if (!lm__is_number(text))
        return lm__write_invalid(w, LM_CODE_NUMBER, "the text is not a number");
    return lm__out_bytes(&w->out, to, text, strlen(text));
}

/* By lm_kind. Each finds the slack free, and a value that is there. */
static char *(*const putters[])(lm__writer *w, char *to, const lm_type *type,
                                const void *value) = {
    [LM_KIND_BOOL] = lm__write_bool, [LM_KIND_INT] = lm__write_int,
    [LM_KIND_UINT] = put_uint,       [LM_KIND_FLOAT] = lm__write_float,
    [LM_KIND_STRING] = put_string,   [LM_KIND_ENUM] = lm__write_enum,
    [LM_KIND_MODEL] = put_model,     [LM_KIND_LIST] = put_list,
    [LM_KIND_MAP] = put_map,         [LM_KIND_UNION] = put_union,
    [LM_KIND_JSON] = put_json,       [LM_KIND_FORMAT] = put_format,
    [LM_KIND_BYTES] = put_bytes,     [LM_KIND_DECIMAL] = put_decimal};

char *lm__write_slot(lm__writer *w, char *to, const lm_type *type,
                     const void *slot)
{
    if (!lm__slot_has(type, slot))
        return put_absent(w, to, type, slot);
    return putters[type->kind](w, to, type, lm__slot_value(type, slot));
}

/* The value, without asking twice where it is what it mostly is. */
static char *put_root(lm__writer *w, char *to, const lm_type *type,
                      const void *value)
{
    if (LM__LIKELY(type->kind == LM_KIND_MODEL && !type->flags &&
                   !type->companion && is_plain(w, type)))
        return lm__write_plain_model(w, to, type, value);
    return lm__write_slot(w, to, type, value);
}

static lm_status report(const lm__writer *w, lm_status status, lm_error *err)
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
    lm__writer w;
    char *to = lm__out_begin(&w.out, buf);

    w.flags = flags;
    w.depth = 0;
    w.path[0] = '\0';
    if (to)
        to = put_root(&w, to, type, value);
    status = lm__out_end(&w.out, to);
    return status == LM_OK ? LM_OK : report(&w, status, err);
}
