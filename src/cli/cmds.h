// cli/cmds.h - the commands; each is defined in the file of its name
#ifndef CLI_CMDS_H
#define CLI_CMDS_H

#include "cli/cmd.h"

extern const struct cmd cmd_home, cmd_play, cmd_list, cmd_progress, cmd_report, cmd_check,
    cmd_help_me, cmd_simulate, cmd_graph, cmd_new, cmd_schema, cmd_diff, cmd_preview, cmd_extract,
    cmd_export, cmd_import, cmd_purge, cmd_check_up, cmd_host, cmd_join, cmd_board, cmd_forget;

#endif
