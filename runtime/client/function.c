/* SPDX-License-Identifier: MIT */
#include "lm/function.h"

#include "allocator.h"
#include "client.h"
#include "lm/value.h"
#include "slot.h"

#include <string.h>

/* The messages of a function, made of its parts and one call's arguments. */

static lm_status put_slot(lm_buffer *buf, const lm_type *type, const char *slot,
                          lm_error *err);

static lm_status put_enum(lm_buffer *buf, const lm_type *type,
                          const void *value, lm_error *err)
{
    const lm_enum *e = type->of;
    const lm_words *words = e->words;
    int64_t number = lm__load_int(type->size, value);

    for (uint32_t i = 0; i < words->n; i++) {
        if ((e->numbers ? e->numbers[i] : (int64_t)i) != number)
            continue;
        lm_buffer_append(buf, words->text + words->at[i] + words->lead,
                         words->at[i + 1] - words->at[i] - words->lead -
                             words->trail);
        return lm_buffer_status(buf);
    }
    return lm_error_set(err, LM_INVALID, "the enum has no such member");
}

static lm_status put_format(lm_buffer *buf, const lm_type *type,
                            const void *value, lm_error *err)
{
    char text[LM_FORMAT_TEXT];
    size_t n = lm_format_write(type->of, value, text);

    if (!n)
        return lm_error_set(err, LM_INVALID, "the value has no text");
    lm_buffer_append(buf, text, n);
    return lm_buffer_status(buf);
}

/* The base64 without the quotes that it has in JSON. */
static lm_status put_bytes(lm_buffer *buf, const lm_type *type,
                           const void *value, lm_error *err)
{
    size_t before = buf->size;
    lm_status status = lm_value_write(type, value, 0, buf, err);

    if (status != LM_OK)
        return status;
    buf->size -= 2;
    memmove(buf->data + before, buf->data + before + 1, buf->size - before);
    buf->data[buf->size] = '\0';
    return LM_OK;
}

static lm_status put_union(lm_buffer *buf, const lm_type *type,
                           const char *value, lm_error *err)
{
    const lm_union *u = type->of;
    int kind = lm__load_union_kind(value);

    if (kind < 1 || kind > u->n_members)
        return lm_error_set(err, LM_INVALID, "the union has no such member");
    return put_slot(buf, &u->members[kind - 1].type,
                    value + u->members[kind - 1].offset, err);
}

/* A union in a union is of the outer one: this goes one deep. */
static lm_status put_slot(lm_buffer *buf, const lm_type *type, const char *slot,
                          lm_error *err)
{
    if (!lm__slot_has(type, slot) && (type->flags & LM_TYPE_OPTIONAL))
        return LM_OK;
    if (!lm__slot_has(type, slot) && !lm__type_is_counted(type))
        return lm_error_set(err, LM_ARGUMENT, "an argument is NULL");
    switch (type->kind) {
    case LM_KIND_STRING:
        lm_buffer_puts(buf, lm__load_pointer(slot));
        return lm_buffer_status(buf);
    case LM_KIND_ENUM:
        return put_enum(buf, type, slot, err);
    case LM_KIND_FORMAT:
        return put_format(buf, type, slot, err);
    case LM_KIND_BYTES:
        return put_bytes(buf, type, slot, err);
    case LM_KIND_UNION:
        return put_union(buf, type, lm__slot_value(type, slot), err);
    default:
        return lm_value_write(type, slot, 0, buf, err);
    }
}

/* Names the argument in the error. */
static lm_status put_argument(const lm_function *f, int32_t number,
                              const void *arguments, lm_buffer *buf,
                              lm_error *err)
{
    const lm_field *field = &f->arguments->fields[number];
    const lm_words *keys = f->arguments->keys;
    uint32_t at = keys->at[number] + keys->lead;
    lm_error why = {0};
    lm_status status = put_slot(buf, &field->type,
                                (const char *)arguments + field->offset, &why);

    if (status == LM_OK)
        return LM_OK;
    return lm_error_set(
        err, status, "%s: argument '%.*s': %s", f->name,
        (int)(keys->at[number + 1] - at - keys->trail), keys->text + at,
        why.status == LM_OK ? lm_status_text(status) : why.message);
}

static lm_status put_part(const lm_function *f, const lm_function_part *part,
                          const void *arguments, lm_buffer *buf, lm_error *err)
{
    if (!part->text)
        return put_argument(f, part->argument, arguments, buf, err);
    lm_buffer_puts(buf, part->text);
    if (lm_buffer_status(buf) == LM_OK)
        return LM_OK;
    return lm_error_set(err, lm_buffer_status(buf), "%s: %s", f->name,
                        lm_status_text(lm_buffer_status(buf)));
}

lm_status lm_function_text(const lm_function *function, size_t number,
                           const void *arguments, lm_buffer *buf, lm_error *err)
{
    const lm_function_message *message = &function->messages[number];
    size_t before = buf->size;
    lm_status status = LM_OK;

    for (size_t i = 0; i < message->n_parts && status == LM_OK; i++)
        status = put_part(function, &message->parts[i], arguments, buf, err);
    if (status != LM_OK && buf->size > before) {
        buf->size = before;
        buf->data[before] = '\0';
    }
    return status;
}

/* All texts, each with its NUL, one behind the other. */
static lm_status put_texts(const lm_function *f, const void *arguments,
                           lm_buffer *buf, lm_error *err)
{
    for (size_t i = 0; i < f->n_messages; i++) {
        lm_status status = lm_function_text(f, i, arguments, buf, err);

        if (status != LM_OK)
            return status;
        lm_buffer_putc(buf, '\0');
    }
    return lm_buffer_status(buf) == LM_OK
               ? LM_OK
               : lm_error_set(err, lm_buffer_status(buf), "%s: %s", f->name,
                              lm_status_text(lm_buffer_status(buf)));
}

static void set_messages(const lm_function *f, const char *texts,
                         lm_message *messages)
{
    static const lm_message end = LM_MESSAGES_END;

    for (size_t i = 0; i < f->n_messages; i++) {
        messages[i] = (lm_message){f->messages[i].role, texts};
        texts += strlen(texts) + 1;
    }
    messages[f->n_messages] = end;
}

static lm_status call(lm_client *client, const lm_function *f,
                      const void *arguments, const lm_call_options *options,
                      void **out)
{
    size_t size = (f->n_messages + 1) * sizeof(lm_message);
    lm_message *messages = lm__new(client->allocator, size);
    lm_buffer texts = {.allocator = client->allocator};
    lm_status status;

    if (!messages)
        return lm_error_set(&client->error, LM_NOMEM, "%s: %s", f->name,
                            lm_status_text(LM_NOMEM));
    status = put_texts(f, arguments, &texts, &client->error);
    if (status == LM_OK) {
        set_messages(f, texts.data, messages);
        status = lm_call(client, messages, f->target, options, out, NULL);
    }
    lm_buffer_free(&texts);
    lm__delete(client->allocator, messages, size);
    return status;
}

lm_status lm_function_call(lm_client *client, const lm_function *function,
                           const void *arguments,
                           const lm_call_options *options, void **out,
                           lm_error *err)
{
    lm_status status;

    if (!client)
        return lm_call(NULL, NULL, function->target, options, out, err);
    memset(&client->error, 0, sizeof(client->error));
    status = call(client, function, arguments, options, out);
    if (status != LM_OK && err)
        *err = client->error;
    return status;
}
