/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "utf8.h"

#include <stdarg.h>
#include <stdio.h>

struct lm_check {
    void *context;
    char message[256]; /* "": the check gave none */
};

static void set_message(lm_check *check, const char *format, va_list args)
    LM_PRINTF(2, 0);

/* Cut between code points where it is too long. */
static void set_message(lm_check *check, const char *format, va_list args)
{
    size_t room = sizeof(check->message);
    int n = vsnprintf(check->message, room, format, args);

    if (n > 0 && (size_t)n >= room)
        check->message[lm__utf8_cut(check->message, room - 1)] = '\0';
}

bool lm_check_fail(lm_check *check, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    if (!check->message[0])
        set_message(check, format, args);
    va_end(args);
    return false;
}

void *lm_check_context(const lm_check *check)
{
    return check->context;
}

static void run(lm_parser *p, const lm__frame *f, const lm_check_row *row,
                lm__place place)
{
    lm_check check = {.context = p->options.context, .message = ""};

    if (row->run(f->base, &check))
        return;
    if (check.message[0])
        lm__note(p, LM_CODE_CHECK, place, "%s", check.message);
    else
        lm__note(p, LM_CODE_CHECK, place, "the check %s failed", row->name);
}

/* There is a value, and it is to be checked. */
static bool wanted(const lm_parser *p, const lm__frame *f)
{
    return p->build && f->base && !(p->options.flags & LM_PARSE_NO_CHECKS);
}

/* Checks of the rows for one field; -1: for the whole model. */
static void run_rows(lm_parser *p, const lm__frame *f, int32_t field,
                     lm__place place)
{
    const lm_model *model = lm__model_of(f);

    for (uint16_t i = 0; i < model->n_checks; i++)
        if (model->checks[i].field == field)
            run(p, f, &model->checks[i], place);
}

void lm__check_field(lm_parser *p, lm__frame *f, lm__place place)
{
    const lm_field *field = &lm__model_of(f)->fields[f->at];

    if (!(field->flags & LM_FIELD_CHECKED) || !wanted(p, f))
        return;
    if (p->n_violations != f->before ||
        !lm__slot_has(&field->type, f->base + field->offset))
        return;
    run_rows(p, f, f->at, place);
}

void lm__check_model(lm_parser *p, lm__frame *f)
{
    if (lm__model_of(f)->n_checks && wanted(p, f) &&
        p->n_violations == f->violations)
        run_rows(p, f, -1, lm__at_frame(f));
}
