/* SPDX-License-Identifier: MIT */
#ifndef ANNOTATED_H
#define ANNOTATED_H

#include <lm/annotate.h>
#include <lm/format.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A header as one finds them: lmc reads the structs behind LM_MODEL and passes
 * over the rest. twin.model says the same in lmc's own language.
 */

#ifdef __cplusplus
extern "C" {
#endif

#define NAME_SIZE 16
#define N_CODES (3u)
#define SQUARE(x) ((x) * (x))

#if 0
LM_MODEL typedef struct { this is no C };
#endif

typedef uint32_t account_id;
struct registry; /* not lmc's */
union number {
    int whole;
    double real;
};
typedef void (*account_hook)(struct registry *registry, int event);

enum internal_state { STATE_IDLE, STATE_BUSY = 1 << 4 };

/// How far one may go.
typedef enum Level {
    LEVEL_low,                              ///< reads
    LEVEL_high = 7 LM(alias = "very high"), /**< writes */
    LEVEL_other = -3 LM(unknown),
    LEVEL_count LM(skip)
} Level;

enum side { left, right };

/** Where something is. */
LM_MODEL LM(extra = forbid) struct point {
    short x LM(ge = -100, le = 100);
    int8_t y;
};

LM_MODEL typedef struct Item Item;

/*! A part, which may hold parts. */
LM_MODEL struct Item {
    char code[8] LM(pattern = "^[A-Z]*$");
    unsigned char amount LM(ge = 1, default = 1);
    Item *inner; /* one, or none */
    Item *parts;
    size_t n_parts LM(skip);
};

typedef lm_date day;

/* The program's own, in memory like an lm_datetime. */
struct moment {
    int64_t seconds;
    int32_t nanoseconds, offset;
};

/** Dates, names and other formats. */
LM_MODEL typedef struct Formats {
    lm_datetime made LM(ge = "2000-01-01T00:00:00Z");
    day from; ///< a day
    bool has_until;
    day until LM(lt = "2100-01-01");
    struct moment seen LM(format = datetime);
    lm_time at[2];
    size_t n_at;
    lm_duration every;
    lm_uuid *ids;
    size_t n_ids;
    uint8_t key[16] LM(format = uuid);
    bool has_host;
    unsigned char host[4] LM(format = ipv4);
    lm_ipv6 gateway;
    lm_bytes blob LM(max_length = 4);
    char *mail LM(format = email, max_length = 20);
    const char *page LM(format = uri, optional);
    char *cost LM(format = decimal, ge = 0, multiple_of = 0.01);
    char **mails LM(format = email, max_items = 2);
    size_t n_mails;
} Formats;

static inline int twice(int x)
{
    struct point here = {0, 0};

    if (x < 0) {
        return here.x;
    }
    return SQUARE(x) / (x ? x : 1) * 2;
}

/**
 * An account.
 *
 * With a second paragraph: 100 % of "all" that there is.
 */
LM_MODEL LM(name = "account") typedef struct Account {
    /// The name, as written.
    char *name LM(min_length = 1, max_length = 12, alias = "full name");
    const char *motto LM(optional);
    account_id id;
    unsigned long long serial;
    int age LM(ge = 0, lt = 150); ///< in years
    long balance;
    bool has_height;
    double height LM(gt = 0, multiple_of = 0.25);
    float ratio, factor LM(ge = -1.5, le = 1.5);
    bool active;
    bool has_verified, verified;
    Level level LM(default = LEVEL_high);
    bool has_side;
    enum side side;
    struct point home;
    bool has_work;
    struct point work;
    struct point *other;
    char nick[NAME_SIZE] LM(min_length = 2);
    bool has_alias_;
    char alias_[NAME_SIZE];
    bool has_comment;
    char *comment;
    char **tags LM(max_items = 3, max_length = 4, unique);
    size_t n_tags;
    const char *words[4];
    size_t n_words;
    char codes[N_CODES][8];
    size_t n_codes;
    int32_t *numbers LM(optional, min_items = 1, ge = 0);
    size_t n_numbers;
    struct point path[2];
    size_t n_path;
    Item **spare;
    size_t n_spare;
    Level levels[2] LM(default = []);
    size_t n_levels;
    Item item;
    char *raw LM(format = json);
    Formats *formats;
    /// Where the account lives.
    struct {
        int8_t floor LM(ge = 0);
        struct Door {
            char code[8];
            bool open; ///< now
        } door, *back;
        struct Door doors[2];
        size_t n_doors;
    } house;
/* ISO C++ has no members without names. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
    struct {
        bool paid;
        struct {
            bool has_fee;
            float fee;
        };
    };
#pragma GCC diagnostic pop
    struct {
        void *handle;
    } own LM(skip);
    account_hook on_change LM(skip);
    union number last LM(skip);
    unsigned dirty : 1 LM(skip);
    int state LM(skip);
} __attribute__((aligned(16))) Account;

Account *account_new(struct registry *registry, enum internal_state state);

#ifdef __cplusplus
}
#endif

#endif
