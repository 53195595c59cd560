# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
# docs/openapi.yaml against the route table, the tables of the contract tests and the answers that these tests saw.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

add_executable(print_contract print_contract.cpp)
target_link_libraries(print_contract PRIVATE kith_flags kith_contract kith_shared)
add_dependencies(print_contract kithd)
set_target_properties(print_contract PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")

set(recorded "${PROJECT_BINARY_DIR}/tests/recorded")
set(recordings)
set(recorded_subjects ${contract_subjects} notifications)
# Long ones with no answer that the others do not see, and those that send bytes on connections of their own.
list(REMOVE_ITEM recorded_subjects backup search_recall doctor storage_faults file_resume)
foreach(subject ${recorded_subjects})
  list(APPEND recordings "${recorded}/contract_${subject}.jsonl")
  set_property(TEST contract_${subject} APPEND PROPERTY ENVIRONMENT "KITH_TEST_RECORD=${recorded}/contract_${subject}.jsonl")
  # On SQLite only: the answers are the same on PostgreSQL, that is what those entries are for.
  set_property(TEST contract_${subject} APPEND PROPERTY FIXTURES_SETUP contract_answers)
endforeach()

set(check ${Python3_EXECUTABLE} -B)
add_test(NAME openapi_document COMMAND ${check} "${CMAKE_CURRENT_SOURCE_DIR}/openapi_document.py" "${PROJECT_SOURCE_DIR}"
                                       $<TARGET_FILE:print_contract>)
add_test(NAME openapi_answers COMMAND ${check} "${CMAKE_CURRENT_SOURCE_DIR}/openapi_answers.py" "${PROJECT_SOURCE_DIR}" ${recordings})
add_test(NAME openapi_notices_violations COMMAND ${check} "${CMAKE_CURRENT_SOURCE_DIR}/openapi_test.py" "${PROJECT_SOURCE_DIR}")
set_tests_properties(openapi_answers PROPERTIES FIXTURES_REQUIRED contract_answers)
set_tests_properties(openapi_document openapi_answers openapi_notices_violations PROPERTIES TIMEOUT 120 LABELS "contract")
