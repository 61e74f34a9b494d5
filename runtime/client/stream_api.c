/* SPDX-License-Identifier: MIT */
#include "drive.h"
#include "lm/value.h"
#include "state.h"

#include <string.h>

lm_stream *lm_stream_open(lm_client *client, const lm_message *messages,
                          const lm_target *target,
                          const lm_call_options *options)
{
    lm__call *call;

    if (!client)
        return NULL;
    memset(&client->error, 0, sizeof(client->error));
    if (lm__call_new(client, messages, target, options, &call, &client->error))
        return NULL;
    call->info_out = call->options.info;
    call->options.may_restart = options && options->may_restart;
    if (!lm__call_go_live(call)) {
        lm__call_release(call);
        lm_error_set(&client->error, LM_NOMEM, "no memory for a stream");
        return NULL;
    }
    lm__drive_add(call);
    return call->live;
}

/* Waits for something new. false: there will be nothing, or no waiting. */
static bool wait(lm_stream *stream)
{
    lm__call *call = stream->call;
    lm_client *client = call->client;

    while (!stream->fresh && call->state != LM__CALL_DONE) {
        if (lm__drive_may_wait(client, NULL))
            return false;
        lm__drive(client, INT32_MAX);
        client->stop = LM_OK;
    }
    return stream->fresh;
}

/* The value at the end; NULL: it is not there, or was taken. */
static const void *whole_of(const lm_stream *stream)
{
    const lm__call *call = stream->call;

    return call->state == LM__CALL_DONE ? call->value : NULL;
}

const void *lm_stream_partial(lm_stream *stream)
{
    const void *partial = NULL;

    if (whole_of(stream))
        partial = whole_of(stream);
    else if (stream->parser)
        partial = lm_parser_partial(stream->parser);
    stream->shown |= partial != NULL;
    return partial;
}

const void *lm_stream_next(lm_stream *stream)
{
    const void *partial = NULL;

    while (stream && !partial && wait(stream)) {
        stream->fresh = false;
        partial = lm_stream_partial(stream);
    }
    return partial;
}

/* Bytes from item to item. */
static size_t step_of(const lm_type *item)
{
    if (item->stride)
        return item->stride;
    return item->flags & LM_TYPE_BOXED ? sizeof(void *) : item->size;
}

/* An item of the list that the model is; NULL: it is not complete yet. */
static const void *find_item(lm_stream *stream, size_t number)
{
    const lm_model *model = stream->call->ask.question.target->type->of;
    const lm_type *list = &model->fields[0].type;
    const char *slot = lm_stream_partial(stream);
    const char *items;
    size_t n;

    if (!slot || list->kind != LM_KIND_LIST || list->flags & LM_TYPE_INLINE)
        return NULL;
    slot += model->fields[0].offset;
    memcpy(&n, slot + list->companion, sizeof(n));
    memcpy(&items, slot, sizeof(items));
    if (!whole_of(stream))
        n = lm__parser_items(stream->parser, 0);
    return number < n ? items + number * step_of(list->of) : NULL;
}

/* The next item that is complete and has kept all rules; NULL: none yet. */
static const void *take_item(lm_stream *stream)
{
    const void *item = find_item(stream, stream->items);

    while (item && !whole_of(stream) &&
           !lm__parser_item_holds(stream->parser, 0, stream->items))
        item = find_item(stream, ++stream->items);
    stream->items += item != NULL;
    return item;
}

const void *lm_stream_next_item(lm_stream *stream)
{
    const void *item = stream ? take_item(stream) : NULL;

    while (stream && !item && wait(stream)) {
        stream->fresh = false;
        item = take_item(stream);
    }
    /* Of an answer that did not come in pieces. */
    if (stream && !item && whole_of(stream))
        item = take_item(stream);
    return item;
}

lm_status lm_stream_finish(lm_stream *stream, void **out, lm_error *err)
{
    lm__call *call;
    lm_status status = LM_OK;

    if (!stream)
        return lm_error_set(err, LM_ARGUMENT, "there is no stream");
    call = stream->call;
    while (!status && call->state != LM__CALL_DONE) {
        status = lm__drive_may_wait(call->client, err);
        if (!status)
            lm__drive(call->client, INT32_MAX);
        call->client->stop = LM_OK;
    }
    if (status)
        return status;
    if (call->info_out)
        *call->info_out = call->info;
    call->client->error = *lm__call_error(call);
    if (call->why) {
        if (err)
            *err = *call->why;
        return call->why->status;
    }
    *out = call->value;
    call->value = NULL;
    return LM_OK;
}

static void release(lm__call *call)
{
    lm_value_free(call->value);
    lm__call_release(call);
}

void lm_stream_close(lm_stream *stream)
{
    lm__call *call;

    if (!stream)
        return;
    call = stream->call;
    if (call->state == LM__CALL_DONE) {
        release(call);
    } else {
        call->on_over = release;
        lm__drive_drop(call);
    }
}

unsigned lm_stream_restarts(const lm_stream *stream)
{
    return stream ? stream->restarts : 0;
}

lm_state lm_stream_state_of(const lm_stream *stream, const void *address,
                            size_t size)
{
    if (!stream)
        return LM_ABSENT;
    if (whole_of(stream))
        return lm__value_state_of(stream->call->ask.question.target->type,
                                  whole_of(stream), address, size);
    if (!stream->parser)
        return LM_ABSENT;
    return lm_parser_state_of(stream->parser, address, size);
}
