/* SPDX-License-Identifier: MIT */
#include "calls.h"

#include "call.h"

void lm__calls_append(lm__calls *list, lm__call *call)
{
    lm__calls_remove(call);
    call->list = list;
    call->next = NULL;
    call->before = list->last;
    if (list->last)
        list->last->next = call;
    else
        list->first = call;
    list->last = call;
}

void lm__calls_remove(lm__call *call)
{
    lm__calls *list = call->list;

    if (!list)
        return;
    if (call->before)
        call->before->next = call->next;
    else
        list->first = call->next;
    if (call->next)
        call->next->before = call->before;
    else
        list->last = call->before;
    call->list = NULL;
}

lm__call *lm__calls_take(lm__calls *list)
{
    lm__call *call = list->first;

    if (call)
        lm__calls_remove(call);
    return call;
}
