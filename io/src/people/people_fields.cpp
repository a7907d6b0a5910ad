// SPDX-License-Identifier: Apache-2.0
// How products call the columns that are known. docs/import-people.md prints this table, and a test compares
// both.
#include "people/people_parts.hpp"

#include <array>

namespace organograph::io {

namespace people {

namespace {

using Words = std::string_view;
constexpr Words w_position_id[] = {"Position ID", "Position Number", "Position No", "Position Code",
                                   "Post ID",     "Post Number",     "Post No",     "Post Reference",
                                   "Post Ref",    "Role ID",         "Pos No",      "Pos ID",
                                   "Pos Number",  "Planstelle"};
constexpr Words w_employee_id[] = {"Employee ID",
                                   "Employee Number",
                                   "Employee No",
                                   "Employee #",
                                   "Employee Code",
                                   "Emp ID",
                                   "Emp No",
                                   "EEID",
                                   "EE ID",
                                   "Staff ID",
                                   "Staff Number",
                                   "Staff No",
                                   "Worker ID",
                                   "Worker Number",
                                   "Associate ID",
                                   "Person ID",
                                   "Person Number",
                                   "Personnel Number",
                                   "Personnel No",
                                   "Pers.No.",
                                   "Payroll Number",
                                   "Payroll No",
                                   "Assignment Number",
                                   "Personalnummer",
                                   "Holder ID",
                                   "Matricule"};
constexpr Words w_other_id[] = {
    "ID", "Unique ID", "Unique Identifier", "Object ID", "Node ID", "User ID", "Sys ID", "GUID", "UID"};
constexpr Words w_email[] = {
    "E-mail",        "Email Address",      "E-mail Address", "Work Email",    "Work E-mail", "Email - Work",
    "Primary Email", "Primary Work Email", "Business Email", "Company Email", "Mail"};
constexpr Words w_login[] = {"User Principal Name", "UPN", "Username", "Login"};
constexpr Words w_name[] = {"Name",
                            "Full Name",
                            "Employee Name",
                            "Employee",
                            "Worker",
                            "Worker Name",
                            "Display Name",
                            "Person",
                            "Person Name",
                            "Staff Name",
                            "Staff Member",
                            "Holder",
                            "Post Holder",
                            "Holder Name",
                            "Incumbent",
                            "Resource Name",
                            "Last Name, First Name"};
constexpr Words w_other_name[] = {"Preferred Name", "Legal Name", "Known As", "Common Name"};
constexpr Words w_first_name[] = {"First Name", "Given Name",           "Forename",
                                  "Vorname",    "Preferred First Name", "Legal First Name"};
constexpr Words w_last_name[] = {"Last Name", "Surname",         "Family Name",
                                 "Nachname",  "Legal Last Name", "Preferred Last Name"};
constexpr Words w_job_title[] = {
    "Job Title",  "Employee Title", "Business Title", "Position Title",     "Post Title",
    "Role Title", "Working Title",  "Designation",    "Stellenbezeichnung", "Planstellenbezeichnung"};
constexpr Words w_title[] = {"Title"};
constexpr Words w_other_title[] = {"Position Name", "Position",    "Post",     "Role",         "Job",
                                   "Job Name",      "Job Profile", "Funktion", "Employee Role"};
constexpr Words w_manager_position_id[] = {
    "Manager Position ID",    "Manager Position Number",    "Reports To Position",
    "Reports To Position ID", "Parent Position ID",         "Parent Position",
    "Supervisor Position ID", "Line Manager Position ID",   "Reports To Post",
    "Reports To Post ID",     "Superior Position",          "Reports To Position Number",
    "Parent Position Number", "Supervisor Position Number", "Line Manager Position Number",
    "Manager Position No",    "Reports To Post Number",     "Parent Post ID",
    "Manager Post ID",        "Line Manager Post ID"};
constexpr Words w_manager_id[] = {"Manager ID",
                                  "Manager Employee ID",
                                  "Manager's Employee ID",
                                  "Manager Employee Number",
                                  "Manager Number",
                                  "Manager No",
                                  "Manager Emp ID",
                                  "Manager Worker ID",
                                  "Line Manager ID",
                                  "Line Manager Number",
                                  "Supervisor ID",
                                  "Supervisor Number",
                                  "Supervisor EID",
                                  "Supervisor Employee ID",
                                  "Reports To ID",
                                  "Reporting To ID",
                                  "Reporting Manager ID",
                                  "Superior ID",
                                  "Pers.No. superior",
                                  "Parent ID",
                                  "Boss ID",
                                  "Manager Personnel Number",
                                  "Manager Person Number",
                                  "Line Manager Employee Number",
                                  "Line Manager Employee ID",
                                  "Line Manager Person Number",
                                  "Line Manager Payroll Number",
                                  "Manager Payroll Number",
                                  "Manager Staff Number",
                                  "Manager Worker Number",
                                  "Supervisor Employee Number",
                                  "Supervisor Person Number",
                                  "Worker's Manager ID",
                                  "Mgr ID",
                                  "Line Mgr ID",
                                  "Reporting Officer ID",
                                  "Vorgesetzter Pers.Nr.",
                                  "Personalnummer Vorgesetzter",
                                  "Mgr No",
                                  "Mgr Number",
                                  "Mgr Employee ID",
                                  "Mgr Emp No",
                                  "Line Mgr No"};
constexpr Words w_manager_email[] = {
    "Manager Email",           "Manager's Email",      "Manager E-mail",
    "Manager Email Address",   "Manager Mail",         "Line Manager Email",
    "Line Manager E-mail",     "Supervisor Email",     "Reports To Email",
    "Reporting Manager Email", "Manager UPN",          "Manager User Principal Name",
    "Manager's Email Address", "Line Manager's Email", "Line Manager Email Address",
    "Supervisor's Email",      "Direct Manager Email", "Manager Login",
    "Manager Username"};
constexpr Words w_manager_name[] = {"Manager Name",          "Manager's Name",
                                    "Line Manager Name",     "Supervisor Name",
                                    "Reports To Name",       "Reporting Manager Name",
                                    "Manager Display Name",  "Name of superior",
                                    "Manager Full Name",     "Line Manager Full Name",
                                    "Line Manager's Name",   "Supervisor's Name",
                                    "Supervisor Full Name",  "Mgr Name",
                                    "Line Mgr Name",         "Direct Manager Name",
                                    "Reporting Officer Name"};
constexpr Words w_manager[] = {"Manager",
                               "Line Manager",
                               "Reports To",
                               "Reporting To",
                               "Supervisor",
                               "Reporting Manager",
                               "Direct Manager",
                               "Worker's Manager",
                               "Immediate Manager",
                               "Superior",
                               "Boss",
                               "Parent",
                               "Vorgesetzter",
                               "Mgr",
                               "Line Mgr",
                               "Managed By",
                               "Direct Supervisor",
                               "Immediate Supervisor",
                               "Line Supervisor",
                               "Reporting Officer",
                               "Direct Superior",
                               "Employee's Manager",
                               "Responsible Manager",
                               "Vorgesetzte"};
constexpr Words w_dotted[] = {"Dotted Line Manager",    "Dotted Manager",     "Dotted Line",
                              "Dotted Line Manager ID", "Dotted Line To",     "Matrix Manager",
                              "Matrix Manager ID",      "Functional Manager", "Secondary Manager",
                              "Second Manager",         "Additional Manager", "Project Manager"};
constexpr Words w_assistant[] = {"Assistant", "Is Assistant"};
constexpr Words w_shape[] = {"Master Shape", "Master Shape Name"};
constexpr Words w_organisation[] = {
    "Company",           "Company Name", "Organisation", "Organization",    "Organisation Name",
    "Organization Name", "Legal Entity", "Employer",     "Business Entity", "Council"};
constexpr Words w_organisation_id[] = {"Company ID", "Company Code", "Organisation ID", "Organization ID",
                                       "Legal Entity ID"};
constexpr Words w_division[] = {"Division",      "Division Name", "Directorate",
                                "Business Unit", "Branch",        "Sector"};
constexpr Words w_unit[] = {"Department",
                            "Department Name",
                            "Dept",
                            "Unit",
                            "Unit Name",
                            "Org Unit",
                            "Organisational Unit",
                            "Organizational Unit",
                            "Supervisory Organization",
                            "Supervisory Organisation",
                            "Abteilung",
                            "Organisationseinheit"};
constexpr Words w_team[] = {"Team", "Team Name", "Section"};
constexpr Words w_function[] = {"Function", "Service", "Service Area"};
constexpr Words w_location[] = {"Location", "Work Location", "Office Location", "Location Name", "Site",
                                "Office",   "Base",          "Place of Work",   "Standort"};
constexpr Words w_grade[] = {"Grade", "Pay Grade", "Job Grade",  "Salary Grade", "Compensation Grade",
                             "Band",  "Pay Band",  "Salary Band"};
constexpr Words w_level[] = {"Level", "Org Level", "Hierarchy Level", "Outline Level", "Structure Level",
                             "Layer", "Depth"};
constexpr Words w_tier[] = {"Tier"};
constexpr Words w_reports_known[] = {"Reports Known"};
constexpr Words w_fte[] = {"FTE",
                           "Full Time Equivalent",
                           "FTE %",
                           "Contracted FTE",
                           "Position FTE",
                           "Worker FTE",
                           "FTE Value",
                           "Capacity",
                           "Arbeitszeitanteil",
                           "Post FTE",
                           "Establishment FTE",
                           "Budgeted FTE",
                           "Occupancy FTE",
                           "WTE",
                           "Whole Time Equivalent",
                           "Contracted WTE"};
constexpr Words w_hours[] = {
    "Weekly Hours",  "Hours per Week", "Scheduled Weekly Hours", "Contracted Hours", "Contract Hours",
    "Working Hours", "Hours"};
constexpr Words w_cost[] = {"Annual Cost", "Total Cost", "Full Cost", "Total Employment Cost", "Cost"};
constexpr Words w_salary[] = {"Annual Salary",
                              "Base Salary",
                              "Salary",
                              "Base Pay",
                              "Annual Base Pay",
                              "Total Base Pay",
                              "Basic Salary",
                              "Gross Salary",
                              "Actual Salary",
                              "Pay",
                              "Total Base Pay Annualized",
                              "Total Base Pay Annualized - Amount",
                              "Jahresgehalt"};
constexpr Words w_status[] = {"Status",          "Employee Status", "Worker Status",    "Employment Status",
                              "Position Status", "Post Status",     "Assignment Status"};
constexpr Words w_vacant[] = {"Vacant", "Vacancy", "Is Vacant"};
constexpr Words w_active[] = {"Active", "Is Active", "Currently Active", "Account Enabled"};
constexpr Words w_start[] = {
    "Start Date",   "Start",  "Hire Date",          "Date of Joining", "Employment Start Date",
    "Date Started", "Joined", "Original Hire Date", "Eintritt",        "Eintrittsdatum"};
constexpr Words w_end[] = {"End Date",
                           "End",
                           "Termination Date",
                           "Leaving Date",
                           "Last Day of Work",
                           "Contract End Date",
                           "Employment End Date",
                           "Date Left"};
constexpr Words w_user_type[] = {"User Type", "Account Type"};
constexpr Words w_headcount[] = {"Headcount",       "Head Count",  "Number of Posts",
                                 "No of Posts",     "Posts",       "Number in Post",
                                 "Number of Staff", "No of Staff", "Number of Employees"};
constexpr Words w_joint[] = {"Joint Post", "Shared Post", "Joint",       "Shared",
                             "Is Joint",   "Is Shared",   "Shared With", "Joint With"};
constexpr Words w_outline[] = {"Outline Number", "Outline No", "WBS", "Hierarchy Number", "Structure Number"};
constexpr std::array<Words, 12> level_names = {"level_1", "level_2",  "level_3",  "level_4",
                                               "level_5", "level_6",  "level_7",  "level_8",
                                               "level_9", "level_10", "level_11", "level_12"};
constexpr std::array<Words, 36> level_words = {
    "Layer 1",  "Tier 1",  "L1",  "Layer 2",  "Tier 2",  "L2",  "Layer 3",  "Tier 3",  "L3",
    "Layer 4",  "Tier 4",  "L4",  "Layer 5",  "Tier 5",  "L5",  "Layer 6",  "Tier 6",  "L6",
    "Layer 7",  "Tier 7",  "L7",  "Layer 8",  "Tier 8",  "L8",  "Layer 9",  "Tier 9",  "L9",
    "Layer 10", "Tier 10", "L10", "Layer 11", "Tier 11", "L11", "Layer 12", "Tier 12", "L12"};

using tables::Field;

// Users of Entra ID, whose manager is an object.
constexpr std::string_view expanded_manager =
    "export it as a value: Get-MgUser -All -Property Id,DisplayName,Mail,JobTitle,Department -ExpandProperty "
    "Manager | Select-Object Id,DisplayName,Mail,JobTitle,Department,@{n='Manager ID';e={$_.Manager.Id}} | "
    "Export-Csv users.csv";

constexpr std::array<Field, column_count> all_fields() {
  std::array<Field, column_count> out = {
      Field{"position_id", w_position_id, false, true},
      Field{"employee_id", w_employee_id, false, true},
      Field{"other_id", w_other_id, false, true},
      Field{"email", w_email, false, true},
      Field{"login", w_login, false, true},
      Field{"name", w_name, false, true},
      Field{"other_name", w_other_name, false, true},
      Field{"first_name", w_first_name, false, true},
      Field{"last_name", w_last_name, false, true},
      Field{"job_title", w_job_title, false, true},
      Field{"title", w_title, false, true},
      Field{"other_title", w_other_title, false, true},
      Field{"manager_position_id", w_manager_position_id},
      Field{"manager_id", w_manager_id, false, false, expanded_manager},
      Field{"manager_email", w_manager_email, false, false, expanded_manager},
      Field{"manager_name", w_manager_name, false, false, expanded_manager},
      Field{"manager", w_manager, false, false, expanded_manager},
      Field{"dotted_manager", w_dotted},
      Field{"assistant", w_assistant},
      Field{"shape", w_shape, false, true},
      Field{"organisation", w_organisation, false, true},
      Field{"organisation_id", w_organisation_id, false, true},
      Field{"division", w_division, false, true},
      Field{"unit", w_unit, false, true},
      Field{"team", w_team, false, true},
      Field{"function", w_function, false, true},
      Field{"location", w_location, false, true},
      Field{"grade", w_grade, false, true},
      Field{"level", w_level, false, true},
      Field{"tier", w_tier, false, true},
      Field{"fte", w_fte, false, true},
      Field{"hours", w_hours, false, true},
      Field{"annual_cost", w_cost, false, true},
      Field{"salary", w_salary, false, true},
      Field{"status", w_status, false, true},
      Field{"vacant", w_vacant, false, true},
      Field{"active", w_active, false, true},
      Field{"start", w_start, false, true},
      Field{"end", w_end, false, true},
      Field{"reports_known", w_reports_known, false, true},
      Field{"user_type", w_user_type, false, true},
      Field{"headcount", w_headcount, false, true},
      Field{"joint", w_joint, false, true},
      Field{"outline", w_outline, false, true}};
  for (std::size_t i = 0; i < most_levels; ++i)
    out[first_level + i] = {level_names[i], std::span<const Words>(&level_words[3 * i], 3), false, true};
  return out;
}

constexpr std::array<Field, column_count> known_fields = all_fields();

} // namespace

std::span<const tables::Field> fields() {
  return known_fields;
}

} // namespace people

std::span<const ImportField> people_fields() {
  static const auto out = [] {
    std::array<ImportField, people::column_count> fields;
    for (std::size_t f = 0; f < fields.size(); ++f)
      fields[f] = {people::known_fields[f].name, people::known_fields[f].spellings};
    return fields;
  }();
  return out;
}

} // namespace organograph::io
