/* SPDX-License-Identifier: MIT */
#include "names.h"

#include <stdlib.h>
#include <string.h>

/* Words that C11, C++17 or their libraries keep from being identifiers. */

static const char *const c_keywords[] = {
    "asm",      "auto",          "break",  "case",     "char",     "const",
    "continue", "default",       "do",     "double",   "else",     "enum",
    "extern",   "float",         "for",    "fortran",  "goto",     "if",
    "inline",   "int",           "long",   "register", "restrict", "return",
    "short",    "signed",        "sizeof", "static",   "struct",   "switch",
    "typedef",  "typeof",        "union",  "unsigned", "void",     "volatile",
    "while",    "typeof_unqual",
};

static const char *const cpp_keywords[] = {
    "alignas",   "alignof",       "and",
    "and_eq",    "bitand",        "bitor",
    "bool",      "catch",         "char16_t",
    "char32_t",  "char8_t",       "class",
    "co_await",  "co_return",     "co_yield",
    "compl",     "concept",       "const_cast",
    "consteval", "constexpr",     "constinit",
    "decltype",  "delete",        "dynamic_cast",
    "explicit",  "export",        "false",
    "friend",    "mutable",       "namespace",
    "new",       "noexcept",      "not",
    "not_eq",    "nullptr",       "operator",
    "or",        "or_eq",         "private",
    "protected", "public",        "reinterpret_cast",
    "requires",  "static_assert", "static_cast",
    "template",  "this",          "thread_local",
    "throw",     "true",          "try",
    "typeid",    "typename",      "using",
    "virtual",   "wchar_t",       "xor",
    "xor_eq",
};

/* Those without arguments: the others take effect before a "(" only. */
static const char *const macros[] = {
    "BUFSIZ",       "CHAR_BIT",   "EDOM",      "EOF",         "ERANGE",
    "FILENAME_MAX", "HUGE_VAL",   "I",         "INFINITY",    "INT16_MAX",
    "INT16_MIN",    "INT32_MAX",  "INT32_MIN", "INT64_MAX",   "INT64_MIN",
    "INT8_MAX",     "INT8_MIN",   "INT_MAX",   "INT_MIN",     "LONG_MAX",
    "LONG_MIN",     "NAN",        "NULL",      "PTRDIFF_MAX", "PTRDIFF_MIN",
    "SEEK_CUR",     "SEEK_END",   "SEEK_SET",  "SIZE_MAX",    "UINT16_MAX",
    "UINT32_MAX",   "UINT64_MAX", "UINT8_MAX", "UINT_MAX",    "ULONG_MAX",
    "_Complex_I",   "complex",    "environ",   "errno",       "i386",
    "imaginary",    "linux",      "noreturn",  "stderr",      "stdin",
    "stdout",       "unix",
};

/* Types, functions and objects of <lm/generated.h> and what it includes. */
static const char *const file_scope[] = {
    "FILE",     "clearerr", "dprintf",  "fclose",         "fdopen",
    "feof",     "ferror",   "fflush",   "fgetc",          "fgetpos",
    "fgets",    "fileno",   "fmemopen", "fopen",          "fpos_t",
    "fprintf",  "fputc",    "fputs",    "fread",          "freopen",
    "fscanf",   "fseek",    "fseeko",   "fsetpos",        "ftell",
    "ftello",   "fwrite",   "getc",     "getchar",        "getdelim",
    "getline",  "main",     "off_t",    "open_memstream", "pclose",
    "perror",   "popen",    "printf",   "ptrdiff_t",      "putc",
    "putchar",  "puts",     "remove",   "rename",         "renameat",
    "rewind",   "scanf",    "setbuf",   "setvbuf",        "size_t",
    "snprintf", "sprintf",  "sscanf",   "ssize_t",        "tmpfile",
    "tmpnam",   "ungetc",   "va_list",  "vdprintf",       "vfprintf",
    "vfscanf",  "vprintf",  "vscanf",   "vsnprintf",      "vsprintf",
    "vsscanf",
};

/* Parameters and locals of the templates: a type's name would be hidden. */
static const char *const locals[] = {
    "a",     "b",       "buf",  "check",  "client",
    "err",   "file",    "json", "length", "messages",
    "model", "options", "out",  "status", "value",
};

static int compare(const void *key, const void *item)
{
    return strcmp(key, *(const char *const *)item);
}

#define IS_IN(word, list)                                                      \
    (bsearch(word, list, sizeof(list) / sizeof(*(list)), sizeof(*(list)),      \
             compare) != NULL)

const char *names_reserved(const char *word)
{
    if (IS_IN(word, c_keywords))
        return "a keyword of C";
    if (IS_IN(word, cpp_keywords))
        return "a keyword of C++";
    if (IS_IN(word, macros))
        return "a macro of the C library or compiler";
    return NULL;
}

/* int64_t and its kin. */
static bool is_integer_type(const char *word)
{
    size_t n = strlen(word);
    bool sized = strncmp(word, "int", 3) == 0 || strncmp(word, "uint", 4) == 0;

    return sized && n > 2 && strcmp(word + n - 2, "_t") == 0;
}

const char *names_reserved_type(const char *word)
{
    const char *why = names_reserved(word);

    if (why)
        return why;
    if (IS_IN(word, file_scope) || is_integer_type(word))
        return "a name of the C library";
    if (IS_IN(word, locals))
        return "a name in the generated functions";
    if (strncmp(word, "lm_", 3) == 0)
        return "a name of liblm";
    return NULL;
}
