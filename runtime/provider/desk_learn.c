/* SPDX-License-Identifier: MIT */
#include "desk.h"
#include "lm/table.h"
#include "stream.h"

#include <string.h>

enum { MAX_STRINGS = 8, MAX_DEPTH = 16 };

/* A text that no provider sends. */
static const char marker[] = "~lm~";

typedef struct walk {
    const char *start, *s, *end;
    unsigned depth;
    lm__hole holes[LM__HOLES - 1]; /* one is left for the text */
    uint32_t n_holes;
    lm__hole strings[MAX_STRINGS]; /* one of which may be the text */
    uint32_t n_strings;
} walk;

/* Of what is in the tables, and is not looked into. */
static const lm_type closed = {.kind = LM_KIND_JSON};

static bool walk_value(walk *w, const lm_type *type);

static void skip_space(walk *w)
{
    while (w->s < w->end && strchr(" \t\r\n", *w->s) && *w->s)
        w->s++;
}

static bool next_is(walk *w, char c)
{
    skip_space(w);
    if (w->s == w->end || *w->s != c)
        return false;
    w->s++;
    return true;
}

static lm__hole hole_from(const walk *w, const char *from, lm__hole_kind kind)
{
    return (lm__hole){(uint32_t)(from - w->start), (uint32_t)(w->s - from),
                      kind};
}

static void add_hole(walk *w, const char *from, lm__hole_kind kind)
{
    if (w->n_holes < LM__HOLES - 1)
        w->holes[w->n_holes++] = hole_from(w, from, kind);
}

/* type NULL: nobody looks at it. */
static bool walk_string(walk *w, const lm_type *type)
{
    const char *from = ++w->s;
    bool escaped = false;

    w->s = lm__string_end(from, w->end, &escaped);
    if (!w->s)
        return false;
    if (!type && !escaped)
        add_hole(w, from, LM__HOLE_TEXT);
    else if (type && w->n_strings < MAX_STRINGS &&
             (type->kind == LM_KIND_STRING || type->kind == LM_KIND_UNION))
        w->strings[w->n_strings++] = hole_from(w, from, LM__HOLE_DELTA);
    w->s++;
    return true;
}

static bool walk_word(walk *w, const lm_type *type)
{
    const char *from = w->s;
    bool digits = true;

    while (w->s < w->end && *w->s && !strchr(",]} \t\r\n", *w->s)) {
        digits = digits && *w->s >= '0' && *w->s <= '9';
        w->s++;
    }
    if (!type && digits && w->s > from)
        add_hole(w, from, LM__HOLE_NUMBER);
    return w->s > from;
}

/* What the tables say of a member of a value of that type. */
static const lm_type *member_of(const lm_type *type, const char *key, size_t n)
{
    const lm_model *model =
        type && type->kind == LM_KIND_MODEL ? type->of : NULL;

    if (!model || model->flags & (LM_MODEL_FORBID_EXTRA | LM_MODEL_KEEP_EXTRA))
        return type ? &closed : NULL;
    for (uint16_t i = 0; i < model->n_fields; i++) {
        const lm_words *keys = model->keys;
        size_t size = keys->at[i + 1] - keys->at[i] - keys->lead - keys->trail;

        if (size == n &&
            memcmp(keys->text + keys->at[i] + keys->lead, key, n) == 0)
            return &model->fields[i].type;
    }
    return NULL;
}

static bool walk_member(walk *w, const lm_type *type)
{
    const char *key;
    bool escaped = false;
    size_t n;

    if (!next_is(w, '"'))
        return false;
    key = w->s;
    w->s = lm__string_end(key, w->end, &escaped);
    if (!w->s || escaped)
        return false;
    n = (size_t)(w->s++ - key);
    return next_is(w, ':') && walk_value(w, member_of(type, key, n));
}

static bool walk_object(walk *w, const lm_type *type)
{
    bool good = true;

    w->s++;
    if (next_is(w, '}'))
        return true;
    do
        good = walk_member(w, type);
    while (good && next_is(w, ','));
    return good && next_is(w, '}');
}

static bool walk_list(walk *w, const lm_type *type)
{
    const lm_type *item = type && type->kind == LM_KIND_LIST ? type->of : NULL;
    bool good = true;

    if (type && !item)
        item = &closed;
    w->s++;
    if (next_is(w, ']'))
        return true;
    do
        good = walk_value(w, item);
    while (good && next_is(w, ','));
    return good && next_is(w, ']');
}

static bool walk_value(walk *w, const lm_type *type)
{
    bool good;

    skip_space(w);
    if (w->s == w->end || w->depth == MAX_DEPTH)
        return false;
    w->depth++;
    if (*w->s == '"')
        good = walk_string(w, type);
    else if (*w->s == '{')
        good = walk_object(w, type);
    else if (*w->s == '[')
        good = walk_list(w, type);
    else
        good = walk_word(w, type);
    w->depth--;
    return good;
}

lm__seen lm__desk_seen(const lm__stream *s)
{
    return (lm__seen){s->content.size,
                      s->n_calls == 1 ? s->calls[0].arguments.size : 0,
                      s->n_calls};
}

/* The text that the event brought. */
typedef struct brought {
    const char *at;
    size_t n;
    bool of_call;
} brought;

/* false: none, or it did more than that. */
static bool find_brought(const lm__stream *s, const lm__seen *before,
                         brought *text)
{
    lm__seen now = lm__desk_seen(s);
    const lm_buffer *from;
    size_t at;

    text->of_call = now.arguments > before->arguments;
    from = text->of_call ? &s->calls[0].arguments : &s->content;
    at = text->of_call ? before->arguments : before->content;
    if (now.n_calls != before->n_calls || from->size <= at || s->legacy ||
        (text->of_call && now.content != before->content))
        return false;
    text->at = from->data + at;
    text->n = from->size - at;
    return true;
}

/* The event with the marker in place of a string; no data: no memory. */
static lm__event mark(lm__desk *desk, const lm__event *event,
                      const lm__hole *hole)
{
    size_t size = sizeof(marker) - 1;
    size_t n = event->n - hole->n + size;
    char *data = lm_arena_alloc(&desk->scratch, n, 1);

    if (data) {
        memcpy(data, event->data, hole->at);
        memcpy(data + hole->at, marker, size);
        memcpy(data + hole->at + size, event->data + hole->at + hole->n,
               event->n - hole->at - hole->n);
    }
    return (lm__event){.type = event->type, .data = data, .n = n};
}

/* What no event sets, so that it shows what is set at all. */
static const lm__stream untouched = {
    .finish_raw = "?",
    .finish = LM__FINISH_CUT,
    .usage = {-7, -7, -7, -7, -7},
    .counts = {-7, -7, -7, -7},
    .thought = LM__THOUGHT_TEXT,
};

static bool open_trial(lm__stream *t, const lm__stream *s, lm_arena *arena,
                       lm__desk *desk, bool of_call)
{
    lm__stream_open(t, s->row, arena, desk);
    t->finish_raw = untouched.finish_raw;
    t->finish = untouched.finish;
    t->usage = untouched.usage;
    memcpy(t->counts, untouched.counts, sizeof(t->counts));
    t->thought = untouched.thought;
    if (lm__stream_text(t, "?"))
        return false;
    t->has_content = false;
    return !of_call ||
           !lm__stream_call_add(t, lm__stream_call_at(t, s->calls[0].index),
                                "?", "?", "?");
}

static bool is_same(const char *text, const char *what)
{
    return text && strcmp(text, what) == 0;
}

static bool is(const lm_buffer *text, const char *what)
{
    return text->size == strlen(what) &&
           memcmp(text->data, what, text->size) == 0;
}

/* Of what lies outside the text, the event has set nothing. */
static bool is_untouched(const lm__stream *t)
{
    return !t->done && !t->legacy && !t->fault && !t->rest && !t->whole &&
           t->finish == untouched.finish && t->thought == untouched.thought &&
           t->finish_raw == untouched.finish_raw &&
           memcmp(&t->usage, &untouched.usage, sizeof(t->usage)) == 0 &&
           memcmp(t->counts, untouched.counts, sizeof(t->counts)) == 0;
}

/* The marker came out as the text, and nothing else happened. */
static bool came_out(const lm__stream *t, bool of_call)
{
    static const char both[] = "?~lm~";

    if (!is_untouched(t))
        return false;
    if (!of_call)
        return t->has_content && !t->n_calls && is(&t->content, both);
    return !t->has_content && t->n_calls == 1 && is(&t->content, "?") &&
           is_same(t->calls[0].id, "?") && is_same(t->calls[0].name, "?") &&
           is(&t->calls[0].arguments, both);
}

static bool is_text(lm__desk *desk, const lm__stream *s, const lm__event *event,
                    const lm__hole *hole, bool of_call)
{
    lm_arena arena = {.allocator = desk->scratch.allocator};
    lm__event marked = mark(desk, event, hole);
    lm__stream trial;
    bool good = marked.data != NULL;

    good = open_trial(&trial, s, &arena, desk, of_call) && good;
    good = good && s->dialect->event(&trial, &marked) == LM_OK &&
           came_out(&trial, of_call);
    lm__stream_close(&trial);
    lm_arena_free(&arena);
    return good;
}

/* The string that says the same as the text, and is it; NULL: there is none. */
static const lm__hole *find_text(lm__desk *desk, const lm__stream *s,
                                 const lm__event *event, const walk *w,
                                 const brought *text)
{
    for (uint32_t i = 0; i < w->n_strings; i++) {
        const lm__hole *hole = &w->strings[i];
        char *said = lm_arena_alloc(&desk->scratch, hole->n, 1);
        size_t n =
            said ? lm__string_read(said, w->start + hole->at, hole->n, true)
                 : 0;

        if (said && n == text->n && memcmp(said, text->at, n) == 0 &&
            is_text(desk, s, event, hole, text->of_call))
            return hole;
    }
    return NULL;
}

/* The one that was not used for longest. */
static lm__shape *oldest(lm__desk *desk)
{
    lm__shape *old = desk->shapes;

    for (lm__shape *at = desk->shapes; at < desk->shapes + LM__SHAPES; at++)
        if (at->used < old->used)
            old = at;
    return old;
}

/* As the walk found them, from the begin of the data on. */
static void put_hole(lm__shape *shape, const lm__hole *hole)
{
    shape->holes[shape->n_holes] = *hole;
    shape->holes[shape->n_holes++].at += shape->lead;
}

static void put_holes(lm__shape *shape, const walk *w, const lm__hole *text)
{
    bool put = false;

    shape->n_holes = 0;
    for (uint32_t i = 0; i < w->n_holes; i++) {
        if (!put && text->at < w->holes[i].at) {
            put_hole(shape, text);
            put = true;
        }
        put_hole(shape, &w->holes[i]);
    }
    if (!put)
        put_hole(shape, text);
}

/* Of one that came in several pieces it is taken to have the usual form. */
static void put_bytes(lm__shape *shape, const lm__event *event)
{
    lm_buffer *to = &shape->bytes;

    lm_buffer_clear(to);
    if (event->raw) {
        shape->lead = (uint32_t)(event->data - event->raw);
        lm_buffer_append(to, event->raw, event->n_raw);
    } else {
        if (strcmp(event->type, "message") != 0)
            lm_buffer_printf(to, "event: %s\n", event->type);
        lm_buffer_puts(to, "data: ");
        shape->lead = (uint32_t)to->size;
        lm_buffer_append(to, event->data, event->n);
        lm_buffer_puts(to, "\n\n");
    }
    shape->trail = (uint32_t)(to->size - shape->lead - event->n);
}

static void keep(lm__desk *desk, const lm__stream *s, const lm__event *event,
                 const walk *w, const lm__hole *text, bool of_call)
{
    lm__shape *shape = oldest(desk);

    shape->dialect = NULL;
    shape->bytes.allocator = desk->scratch.allocator;
    put_bytes(shape, event);
    if (lm_buffer_status(&shape->bytes))
        return;
    memcpy(shape->type, event->type, strlen(event->type) + 1);
    put_holes(shape, w, text);
    shape->of_call = of_call;
    shape->index = of_call ? s->calls[0].index : 0;
    shape->used = desk->events;
    shape->dialect = s->dialect;
}

void lm__desk_learn(lm__desk *desk, const lm__stream *s, const lm__event *event,
                    const lm__seen *before)
{
    walk w = {
        .start = event->data, .s = event->data, .end = event->data + event->n};
    const lm__hole *hole = NULL;
    brought text;

    if (desk->plain || desk->events < desk->wait || !s->dialect->event_type ||
        event->n > LM__SHAPE_MAX || event->n_raw > LM__SHAPE_MAX ||
        strlen(event->type) >= sizeof(desk->shapes->type) ||
        !find_brought(s, before, &text))
        return;
    if (walk_value(&w, s->dialect->event_type) && w.s == w.end)
        hole = find_text(desk, s, event, &w, &text);
    if (hole)
        keep(desk, s, event, &w, hole, text.of_call);
    /* Where it does not pay, it is tried less and less. */
    desk->pause =
        desk->pause < LM__PAUSE_MAX ? desk->pause * 2 + 1 : LM__PAUSE_MAX;
    desk->wait = desk->events + desk->pause;
}
