/* SPDX-License-Identifier: MIT */
#include "body.h"

/* The list of one part that some take for a text. */
static void write_wrapped(lm__writer *w, const char *text)
{
    lm__write_array(w);
    lm__write_object(w);
    lm__write_member(w, "text", text);
    lm__write_end_object(w);
    lm__write_end_array(w);
}

void lm__write_message(lm__writer *w, const lm__form *form, const char *role,
                       const char *text)
{
    lm__write_object(w);
    lm__write_member(w, "role", role);
    lm__write_key(w, form->key);
    if (form->wrapped)
        write_wrapped(w, text);
    else
        lm__write_string(w, text);
    lm__write_end_object(w);
}

static void write_media(const lm__parameters *p, const lm__form *form,
                        const lm_part *part)
{
    lm__media media;

    if (lm__media_open(&media, part, p->question->options->max_media, p->w))
        form->media(p, &media);
    lm__media_close(&media);
}

static void write_part(const lm__parameters *p, const lm__form *form,
                       const lm_part *part)
{
    lm__write_object(p->w);
    if (part->kind != LM_PART_TEXT) {
        write_media(p, form, part);
    } else {
        if (form->text_type)
            lm__write_member(p->w, "type", form->text_type);
        lm__write_member(p->w, "text", part->text);
    }
    lm__write_end_object(p->w);
}

static void write_parts(const lm__parameters *p, const lm__form *form,
                        const lm_part *part)
{
    lm__writer *w = p->w;

    lm__write_object(w);
    lm__write_member(w, "role", "user");
    lm__write_key(w, form->key);
    lm__write_array(w);
    for (; part->kind; part++)
        write_part(p, form, part);
    lm__write_end_array(w);
    lm__write_end_object(w);
}

void lm__write_said(const lm__parameters *p, const lm__form *form,
                    const lm_message *message)
{
    const lm_part *parts = lm_message_parts(message);

    if (!parts)
        lm__write_message(p->w, form,
                          message->role == LM_USER ? "user" : form->model_role,
                          message->text);
    else if (form->parts)
        form->parts(p, parts);
    else
        write_parts(p, form, parts);
}

/* What a model wrote, or another provider sent, may be anything. */
static bool are_objects(const lm__parameters *p, const lm__reply *reply)
{
    for (size_t i = 0; i < reply->n_calls; i++)
        if (!lm__is_json(reply->calls[i].arguments, p->w->out->allocator))
            return false;
    return true;
}

static bool are_calls(const lm__parameters *p, const lm__form *form,
                      const lm__reply *reply)
{
    const lm__question *q = p->question;

    if (!lm__mode_calls(q->mode) || !reply->n_calls ||
        (form->echoes && !reply->echo) ||
        (form->objects && !are_objects(p, reply)))
        return false;
    return !reply->legacy_call || q->mode == LM_MODE_FUNCTIONS;
}

static void write_turn(const lm__parameters *p, const lm__form *form,
                       const lm__turn *turn)
{
    const char *text =
        lm__reply_payload(&turn->reply, p->question->target->name);

    if (are_calls(p, form, &turn->reply)) {
        form->calls(p, turn);
        return;
    }
    if (text)
        lm__write_message(p->w, form, form->model_role, text);
    lm__write_message(p->w, form, "user", turn->complaint);
}

void lm__write_turns(const lm__parameters *p, const lm__form *form)
{
    for (const lm__turn *turn = p->question->turns; turn; turn = turn->next)
        write_turn(p, form, turn);
}

void lm__write_history(const lm__parameters *p, const lm__form *form)
{
    for (const lm_message *m = p->question->messages; m->role; m++)
        if (m->role != LM_SYSTEM)
            lm__write_said(p, form, m);
    lm__write_turns(p, form);
}

void lm__write_described(lm__writer *w, const lm_target *target)
{
    lm__write_member(w, "name", target->name);
    if (target->description)
        lm__write_member(w, "description", target->description);
}

void lm__write_tools(const lm__parameters *p,
                     void (*one)(const lm__parameters *p,
                                 const lm_target *target))
{
    const lm_target *target;

    lm__write_array(p->w);
    for (size_t i = 0; (target = lm__question_target(p->question, i)); i++)
        one(p, target);
    lm__write_end_array(p->w);
}

static void write_text(lm__writer *w, lm__told told)
{
    lm_buffer text = {.allocator = w->out->allocator};

    for (size_t i = 0; i < told.n; i++)
        lm_buffer_append(&text, told.piece[i].at, told.piece[i].n);
    lm__writer_check(w, lm_buffer_status(&text));
    if (!w->status)
        lm__write_string(w, text.data);
    lm_buffer_free(&text);
}

void lm__write_schema(lm__writer *w, const lm_target *target,
                      lm_profile profile)
{
    lm__told told = lm__told_schema(target, profile);

    lm__write_raw(w, told.piece[0].at);
    for (size_t i = 1; i < told.n; i++)
        lm__write_more(w, told.piece[i].at, told.piece[i].n);
}

void lm__write_schema_text(lm__writer *w, const lm_target *target,
                           lm_profile profile)
{
    write_text(w, lm__told_schema(target, profile));
}

void lm__write_grammar(lm__writer *w, const lm_target *target)
{
    write_text(w, lm__told_grammar(target));
}
