/* SPDX-License-Identifier: MIT */
#include "plan_build.h"

/* What the engine is told of a field, so that it need not ask its type. */

static lm_op text_op(const lm_type *type)
{
    const lm_string_rules *rules = type->rules;

    if (!rules)
        return type->flags & LM_TYPE_OPTIONAL ? LM_OP_TEXT_OR_NULL : LM_OP_TEXT;
    return (type->flags & LM_TYPE_OPTIONAL) || rules->pattern ? LM_OP_ANY
                                                              : LM_OP_LENGTH;
}

static lm_op int_op(const lm_type *type)
{
    const lm_int_rules *rules = type->rules;

    if (rules && (rules->set & (LM_RULE_MULTIPLE_OF | LM_RULE_VALUES)))
        return LM_OP_ANY;
    if (type->size == sizeof(int64_t))
        return LM_OP_INT64;
    return type->size == sizeof(int32_t) ? LM_OP_INT32 : LM_OP_ANY;
}

/* The numbers of an enum of the user's are its own. */
static lm_op enum_op(const lm_type *type, const model_type *of)
{
    const lm_words *words = ((const lm_enum *)type->of)->words;

    return type->size == sizeof(int32_t) && !of->decl->c_type && words->plain &&
                   words->slots
               ? LM_OP_ENUM
               : LM_OP_ANY;
}

/* Of a type that takes null. */
static lm_op optional_op(const lm_type *type)
{
    bool boxed = type->flags & LM_TYPE_BOXED;

    if (type->kind == LM_KIND_STRING && !boxed && !type->companion)
        return text_op(type);
    if (type->kind == LM_KIND_MODEL && boxed)
        return LM_OP_MODEL_OR_NULL;
    return type->kind == LM_KIND_FLOAT && type->size == sizeof(double) &&
                   type->companion && !boxed
               ? LM_OP_DOUBLE_OR_NULL
               : LM_OP_ANY;
}

static lm_op plain_op(const lm_type *type, const model_type *of)
{
    switch (type->kind) {
    case LM_KIND_STRING:
        return text_op(type);
    case LM_KIND_INT:
        return int_op(type);
    case LM_KIND_FLOAT:
        return type->size == sizeof(double) ? LM_OP_DOUBLE : LM_OP_ANY;
    case LM_KIND_BOOL:
        return LM_OP_BOOL;
    case LM_KIND_ENUM:
        return enum_op(type, of);
    case LM_KIND_MODEL:
        return LM_OP_MODEL;
    case LM_KIND_LIST:
        return LM_OP_LIST;
    default:
        return LM_OP_ANY;
    }
}

lm_op plan_op(const lm_field *row, const model_field *field)
{
    const lm_type *type = &row->type;

    if ((row->flags & LM_FIELD_DROP_INVALID) || field->n_checks ||
        (type->flags & LM_TYPE_INLINE))
        return LM_OP_ANY;
    if (type->flags & LM_TYPE_OPTIONAL)
        return optional_op(type);
    return type->flags & LM_TYPE_BOXED ? LM_OP_ANY
                                       : plain_op(type, field->type);
}

uint8_t plan_key_size(const lm_words *keys, size_t i)
{
    uint32_t n = keys->at[i + 1] - keys->at[i] - 1;

    return keys->plain && n <= LM_FIELD_KEY_MAX ? (uint8_t)n : 0;
}
