/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

/*
 * Runs on the machine that builds: writes the files named on its command line
 * as C arrays, with the table that compiler/templates.h declares.
 *
 *     embed OUTPUT.c FILE...
 */

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static int embed(FILE *out, const char *path, int number)
{
    FILE *in = fopen(path, "rb");
    int column = 0;
    int c;

    if (!in) {
        perror(path);
        return -1;
    }
    fprintf(out, "\nstatic const char file_%d[] = {\n", number);
    while ((c = getc(in)) != EOF)
        fprintf(out, "%d,%s", (signed char)c, ++column % 16 ? "" : "\n");
    fputs("0};\n", out);
    if (ferror(in)) {
        perror(path);
        fclose(in);
        return -1;
    }
    return fclose(in);
}

static int embed_all(FILE *out, char **paths, int n)
{
    fputs("#include \"templates.h\"\n", out);
    for (int i = 0; i < n; i++)
        if (embed(out, paths[i], i) != 0)
            return -1;
    fputs("\nconst templates_file templates_files[] = {\n", out);
    for (int i = 0; i < n; i++)
        fprintf(out, "    {\"%s\", file_%d, sizeof(file_%d) - 1},\n",
                base_name(paths[i]), i, i);
    fprintf(out, "};\n\nconst size_t templates_count = %d;\n", n);
    return ferror(out) ? -1 : 0;
}

int main(int argc, char **argv)
{
    FILE *out;
    int failed;

    if (argc < 3) {
        fputs("usage: embed OUTPUT.c FILE...\n", stderr);
        return 2;
    }
    out = fopen(argv[1], "wb");
    if (!out) {
        perror(argv[1]);
        return 3;
    }
    failed = embed_all(out, argv + 2, argc - 2);
    return fclose(out) != 0 || failed ? 3 : 0;
}
