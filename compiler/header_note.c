/* SPDX-License-Identifier: MIT */
#include "header_part.h"

#include <string.h>

/*
 * LM(...): constraints, attributes and the few words that only headers have.
 * What is no word of these is taken for a constraint, and the resolver says
 * which there are.
 */
typedef enum note_form { NOTE_ATTR, NOTE_VALUES, NOTE_OWN } note_form;

static const struct {
    const char *word;
    note_form form;
} words[] = {
    {"alias", NOTE_ATTR},      {"check", NOTE_ATTR},
    {"title", NOTE_ATTR},      {"examples", NOTE_VALUES},
    {"deprecated", NOTE_ATTR}, {"atomic", NOTE_ATTR},
    {"nonnull", NOTE_ATTR},    {"drop_invalid", NOTE_ATTR},
    {"extra", NOTE_ATTR},      {"name", NOTE_ATTR},
    {"hot", NOTE_ATTR},        {"unknown", NOTE_ATTR},
    {"default", NOTE_OWN},     {"optional", NOTE_OWN},
    {"skip", NOTE_OWN},        {"format", NOTE_OWN},
};

enum { N_WORDS = sizeof(words) / sizeof(words[0]) };

static size_t find_word(const char *word)
{
    size_t i = 0;

    while (i < N_WORDS && strcmp(words[i].word, word) != 0)
        i++;
    return i;
}

/* The scanner takes all of C; what stands in LM() is read as in a .model. */
static void check_tokens(header *h)
{
    const parser *p = &h->p;
    size_t depth = 1;

    for (size_t i = p->at; depth; i++) {
        const token *t = &p->tokens.items[i];

        if (t->kind == TOKEN_END)
            return;
        depth += t->kind == TOKEN_LPAREN;
        depth -= t->kind == TOKEN_RPAREN;
        token_check(&p->tokens, t, p->diag);
    }
}

static void add_attr(header *h, const ast_name *name, const ast_value *value,
                     note_form form, c_notes *notes)
{
    bool spread = form == NOTE_VALUES && value && value->kind == AST_ARRAY;
    size_t n = spread ? value->n : value != NULL;
    ast_attr attr = {.name = *name, .span = name->span, .n_args = n};

    attr.args = alloc_array(h->p.arena, n + 1, ast_arg);
    for (size_t i = 0; i < n; i++)
        attr.args[i].value = spread ? value->items[i] : *value;
    if (value)
        attr.span = source_join(name->span, value->span);
    *list_add(h->p.arena, &notes->attrs) = attr;
}

static bool own_word(header *h, const ast_name *name, const ast_value *value,
                     c_notes *notes)
{
    bool takes = *name->text == 'd' || *name->text == 'f';

    if ((value != NULL) != takes) {
        diag_error(h->p.diag, name->span,
                   takes ? "'%s' takes a value" : "'%s' takes no value",
                   name->text);
        return false;
    }
    if (*name->text == 'd')
        notes->init = value;
    else if (*name->text == 'f')
        notes->format = value->kind == AST_WORD ? value->text : "";
    else if (*name->text == 'o')
        notes->optional = true;
    else
        notes->skip = true;
    return true;
}

static bool read_one(header *h, c_notes *notes)
{
    parser *p = &h->p;
    ast_name name;
    ast_value *value = NULL;
    size_t word;

    if (!parser_name(p, &name, "the name of a constraint"))
        return false;
    word = find_word(name.text);
    if (parser_accept(p, TOKEN_EQUALS)) {
        value = parse_value_new(p);
        if (!value)
            return false;
    }
    if (word < N_WORDS && words[word].form == NOTE_OWN)
        return own_word(h, &name, value, notes);
    if (word < N_WORDS) {
        if (*name.text == 'a' && name.text[1] == 'l')
            notes->wire = value;
        add_attr(h, &name, value, words[word].form, notes);
    } else {
        *list_add(p->arena, &notes->rules) = (ast_rule){name, value};
    }
    return true;
}

bool header_note(header *h, c_notes *notes)
{
    parser *p = &h->p;
    size_t errors = p->diag->n_errors;
    bool ok = true;

    if (!parser_is_word(p, "LM") || parser_peek_second(p) != TOKEN_LPAREN)
        return false;
    parser_take(p);
    parser_take(p);
    check_tokens(h);
    while (ok && parser_peek(p) != TOKEN_RPAREN) {
        ok = read_one(h, notes);
        if (ok && !parser_accept(p, TOKEN_COMMA))
            break;
    }
    ok = ok && p->diag->n_errors == errors &&
         parser_expect(p, TOKEN_RPAREN, "or ','");
    while (!ok && parser_peek(p) != TOKEN_END &&
           parser_peek(p) != TOKEN_SEMICOLON &&
           parser_peek(p) != TOKEN_RBRACE && !parser_accept(p, TOKEN_RPAREN))
        parser_take(p);
    return true;
}
