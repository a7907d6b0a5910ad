# SPDX-License-Identifier: Apache-2.0
# Has PROGRAM print its manual pages and completions into MADE; GZIP, where there is one, compresses the pages.
file(REMOVE_RECURSE ${MADE})
file(MAKE_DIRECTORY ${MADE}/man1 ${MADE}/bash ${MADE}/zsh ${MADE}/fish)
execute_process(COMMAND ${PROGRAM} manual -o ${MADE}/man1 COMMAND_ERROR_IS_FATAL ANY)
if(GZIP)
  file(GLOB pages ${MADE}/man1/*.1)
  execute_process(COMMAND ${GZIP} -9n ${pages} COMMAND_ERROR_IS_FATAL ANY)
endif()
execute_process(COMMAND ${PROGRAM} completion bash OUTPUT_FILE ${MADE}/bash/organograph COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${PROGRAM} completion zsh OUTPUT_FILE ${MADE}/zsh/_organograph COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${PROGRAM} completion fish OUTPUT_FILE ${MADE}/fish/organograph.fish COMMAND_ERROR_IS_FATAL ANY)
file(TOUCH ${MADE}/done)
