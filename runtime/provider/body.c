/* SPDX-License-Identifier: MIT */
#include "body.h"

void lm__write_wrapped(lm__writer *w, const char *text)
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
        lm__write_wrapped(w, text);
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

static void write_results(lm__writer *w, const lm__form *form,
                          const lm__turn *turn)
{
    lm__write_object(w);
    lm__write_member(w, "role", "user");
    lm__write_key(w, form->key);
    lm__write_array(w);
    for (size_t i = 0; i < turn->reply.n_calls; i++)
        form->result(w, &turn->reply.calls[i], turn->complaint);
    lm__write_end_array(w);
    lm__write_end_object(w);
}

static void write_calls(const lm__parameters *p, const lm__form *form,
                        const lm__turn *turn)
{
    if (form->calls)
        form->calls(p, turn);
    else
        lm__write_raw(p->w, turn->reply.echo);
    if (form->result)
        write_results(p->w, form, turn);
}

static void write_turn(const lm__parameters *p, const lm__form *form,
                       const lm__turn *turn)
{
    const char *text =
        lm__reply_payload(&turn->reply, p->question->target->name);

    if (are_calls(p, form, &turn->reply)) {
        write_calls(p, form, turn);
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

/* Calls are not held to it where they may be several, or are functions. */
static bool is_strict(const lm__parameters *p)
{
    lm_mode mode = p->question->mode;

    return p->row->flags & LM_PROVIDER_STRICT_TOOLS &&
           (mode == LM_MODE_TOOLS || mode == LM_MODE_MISTRAL_TOOLS);
}

void lm__write_tool(const lm__parameters *p, const char *key,
                    const lm_target *target)
{
    bool strict = is_strict(p);

    lm__write_object(p->w);
    lm__write_described(p->w, target);
    lm__write_key(p->w, key);
    lm__write_schema(p->w, target,
                     strict ? p->row->profile : LM_PROFILE_CANONICAL);
    if (strict) {
        lm__write_key(p->w, "strict");
        lm__write_bool(p->w, true);
    }
    lm__write_end_object(p->w);
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
