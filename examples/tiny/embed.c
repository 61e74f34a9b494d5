/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/*
 * Writes a file as C, to be built into a program:
 *
 *     embed little tiny-extract-q8_0.gguf model_data.c
 *
 * In words of eight bytes, which compile several times as fast as single
 * ones, and so in the byte order of the machine that the program is for.
 */
enum { WORD = 8, WORDS_IN_LINE = 3 };

static uint64_t to_word(const unsigned char bytes[WORD], bool little)
{
    uint64_t word = 0;

    for (int i = 0; i < WORD; i++)
        word = word << 8 | bytes[little ? WORD - 1 - i : i];
    return word;
}

static void write_words(FILE *in, FILE *out, bool little)
{
    unsigned char bytes[WORD] = {0};
    unsigned long size = 0;
    size_t n;

    fputs("/* Made by embed. */\n#include \"builtin.h\"\n\n"
          "const uint64_t tiny_builtin[] = {",
          out);
    for (unsigned i = 0; (n = fread(bytes, 1, WORD, in)) > 0; i++) {
        fprintf(out, "%s0x%" PRIx64 ",", i % WORDS_IN_LINE ? " " : "\n    ",
                to_word(bytes, little));
        memset(bytes, 0, WORD);
        size += n;
    }
    fprintf(out, "\n};\n\nconst size_t tiny_builtin_size = %lu;\n", size);
}

int main(int argc, char **argv)
{
    FILE *in = argc == 4 ? fopen(argv[2], "rb") : NULL;
    FILE *out = in ? fopen(argv[3], "w") : NULL;
    bool ok;

    if (!out) {
        fputs("usage: embed little|big FILE OUT.c\n", stderr);
        return 2;
    }
    write_words(in, out, strcmp(argv[1], "little") == 0);
    ok = !ferror(in) && !ferror(out);
    fclose(in);
    return fclose(out) == 0 && ok ? 0 : 1;
}
