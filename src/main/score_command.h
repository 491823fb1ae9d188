/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_MAIN_SCORE_COMMAND_H
#define PLATEN_MAIN_SCORE_COMMAND_H

#include "run.h"

/* platen score ANSWERS: reads them and prints what a program asks for; the status to end with. -1: a document is to be made of
   them, to which the options have been narrowed. */
int score_answers(struct run *r);

#endif
