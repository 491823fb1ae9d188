/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What shells are given to read. The command line up to the cursor goes to the program, which knows its commands and
 * options; a line of what it answers is a word, or a word, a tab and what it means; ":files" and ":folders" leave it to
 * the shell. Nothing that a project says is expanded or run on the way.
 */
#include "completions.h"

#include <stddef.h>

/* bash parts words at '=' too, so that what it replaces is the value alone. */
static const char bash[] = "# Completions of platen for bash, from `platen completions bash`.\n"
                           "_platen() {\n"
                           "\tlocal line word=${2#=}\n"
                           "\tCOMPREPLY=()\n"
                           "\twhile IFS= read -r line; do\n"
                           "\t\tline=${line%%$'\\t'*}\n"
                           "\t\tcase $line in\n"
                           "\t\t:files) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- \"$word\") ;;\n"
                           "\t\t:folders) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -d -- \"$word\") ;;\n"
                           "\t\t*=) compopt -o nospace && COMPREPLY+=(\"$line\") ;;\n"
                           "\t\t*) COMPREPLY+=(\"$line\") ;;\n"
                           "\t\tesac\n"
                           "\tdone < <(\"$1\" completions bash -- \"${COMP_WORDS[@]:1:COMP_CWORD}\" 2>/dev/null)\n"
                           "}\n"
                           "complete -F _platen platen\n";

/* Read by compinit as a function of its own, or by `source`. */
static const char zsh[] =
        "#compdef platen\n"
        "# Completions of platen for zsh, from `platen completions zsh`.\n"
        "_platen() {\n"
        "\tlocal line\n"
        "\tlocal -a whole open\n"
        "\tfor line in ${(f)\"$($words[1] completions zsh -- \"${(@Q)words[2,CURRENT]}\" 2>/dev/null)\"}; do\n"
        "\t\tcase $line in\n"
        "\t\t:files) compset -P '*='; _files; return ;;\n"
        "\t\t:folders) compset -P '*='; _files -/; return ;;\n"
        "\t\tesac\n"
        "\t\tlocal name=${${line%%$'\\t'*}//:/\\\\:} about=''\n"
        "\t\t[[ $line == *$'\\t'* ]] && about=:${line#*$'\\t'}\n"
        "\t\tif [[ $name == *= ]]; then open+=(\"$name$about\"); else whole+=(\"$name$about\"); fi\n"
        "\tdone\n"
        "\t_describe platen whole -- open -S ''\n"
        "}\n"
        "if [[ $funcstack[1] == _platen ]]; then _platen; else compdef _platen platen; fi\n";

static const char fish[] = "# Completions of platen for fish, from `platen completions fish`.\n"
                           "function __platen_complete\n"
                           "\tset -l words (commandline -opc)\n"
                           "\tset -l word (commandline -ct)\n"
                           "\tset -l head (string match -r -- '^--[^=]*=' \"$word\")\n"
                           "\tset -l rest (string replace -r -- '^--[^=]*=' '' \"$word\")\n"
                           "\tfor line in ($words[1] completions fish -- $words[2..-1] \"$word\" 2>/dev/null)\n"
                           "\t\tswitch $line\n"
                           "\t\t\tcase :files\n"
                           "\t\t\t\tfor path in (__fish_complete_path \"$rest\")\n"
                           "\t\t\t\t\techo -- \"$head$path\"\n"
                           "\t\t\t\tend\n"
                           "\t\t\tcase :folders\n"
                           "\t\t\t\tfor path in (__fish_complete_directories \"$rest\" '')\n"
                           "\t\t\t\t\techo -- \"$head$path\"\n"
                           "\t\t\t\tend\n"
                           "\t\t\tcase '*'\n"
                           "\t\t\t\techo -- $line\n"
                           "\t\tend\n"
                           "\tend\n"
                           "end\n"
                           "complete -c platen -f -a '(__platen_complete)'\n";

const struct completion_script completion_scripts[] = {{"bash", bash}, {"zsh", zsh}, {"fish", fish}, {NULL, NULL}};
