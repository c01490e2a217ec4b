/* Compiled once for all of the window: to read it takes longer than to compile most of its files. */
#include <adwaita.h>
